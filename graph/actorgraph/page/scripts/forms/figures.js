// How many: the figures by what they are of, those of one thing counted on a line of numbers, none preferred.
import { axis, rail, tracks } from "./track.js";
import { evidence, headOf } from "./piece.js";
import { grouped } from "../read/claims.js";
import { make } from "../element.js";

/** The share of the axis up to the largest number; beyond is what is more than that. */
const FULL = 0.8;

/** @typedef {Extract<Form, { kind: "figures" }>["groups"][number]} Group */

/**
 * Return a part for each event or actor of which there are figures, those first of which some cannot all hold.
 * @param {Case} page
 * @param {Extract<Form, { kind: "figures" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function figuresForm(page, { groups }, acts) {
  const rank = (/** @type {Group} */ group) => Number(!isApart(page, group)) + Number(group.marks.length < 2) / 2;
  const sorted = [...groups].sort((a, b) => rank(a) - rank(b));
  return [make("div", { class: "lines-of" }, ...[...grouped(sorted, ({ about }) => `${about.thing} ${about.name}`)].map(([, its]) => make("section", { class: its.some((group) => isApart(page, group)) ? "apart" : "" },
    make("h3", {}, headOf(page, its[0].about)),
    ...its.flatMap((group) => (group.marks.length > 1 ? numberLine(page, group, acts) : group.marks.map((mark) => figureOf(page, mark, acts, "figure")))))))];
}

/** Whether some of the figures cannot all hold, as the case has its conflicts. @param {Case} page @param {Group} group */
function isApart(page, { marks }) {
  const its = new Set(marks.flatMap(({ claims }) => claims));
  return (page.asks.conflicts ?? []).some((sides) => sides.filter(([, claims]) => claims.some((at) => its.has(at))).length > 1);
}

/**
 * Return a figure with who gives it.
 * @param {Case} page
 * @param {Group["marks"][number]} mark
 * @param {import("./form.js").FormActs} acts
 * @param {string} name
 * @param {Node} [line]
 */
function figureOf(page, { words, claims }, acts, name, line) {
  const voices = [...new Set(claims.map((at) => voice(page, at)))].join("; ");
  return evidence(page, claims, words, acts, name, make("span", { class: "label" }, make("b", {}, words), ` ${voices}`), line ?? null);
}

/**
 * Return figures of one thing counted, each with its place on a line of numbers.
 * @param {Case} page
 * @param {Group} group
 * @param {import("./form.js").FormActs} acts
 */
function numberLine(page, group, acts) {
  const { unit, marks } = group;
  const numbers = [...new Set([0, ...marks.flatMap(({ least, most }) => [least, most])])].filter((number) => number !== null).sort((a, b) => a - b);
  const most = numbers[numbers.length - 1] || 1;
  const least = Math.min(0, numbers[0]);
  const place = (/** @type {number | null} */ number) => (number === null ? null : 0.02 + FULL * ((number - least) / (most - least || 1)));
  const ticks = numbers.map((number) => ({ at: place(number) ?? 0, text: number.toLocaleString("en") }));
  const rows = marks.map((mark) => figureOf(page, mark, acts, "span-row",
    rail({ from: mark.least === null ? place(least) : place(mark.least), to: place(mark.most), name: "" }, ticks.map(({ at }) => at))));
  return [
    make("h4", {}, `${unit[0].toUpperCase()}${unit.slice(1)}`, isApart(page, group) ? make("strong", { class: "odds" }, "≠ no number fits all") : null),
    tracks(...rows, make("div", { class: "span-row scale" }, make("span", { class: "label" }), axis(ticks))),
  ];
}

/** Who gives a figure, and how. @param {Case} page @param {number} at */
function voice(page, at) {
  const { claimant, modality } = page.claim(at);
  return `${page.name(claimant)}, ${modality}`;
}
