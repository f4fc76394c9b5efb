// How many: the figures of each thing counted on a line of numbers, side by side, none preferred.
import { axis, rail, tracks } from "./track.js";
import { evidence, headOf } from "./piece.js";
import { make } from "../element.js";

/** The share of the axis up to the largest number; beyond is what is more than that. */
const FULL = 0.8;

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "figures" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function figuresForm(page, { groups }, acts) {
  return [make("div", { class: "lines-of" }, ...groups.map(({ about, unit, marks }) => {
    const numbers = [...new Set([0, ...marks.flatMap(({ least, most }) => [least, most])])].filter((number) => number !== null).sort((a, b) => a - b);
    const most = numbers[numbers.length - 1] || 1;
    const least = Math.min(0, numbers[0]);
    const place = (/** @type {number | null} */ number) => (number === null ? null : 0.02 + FULL * ((number - least) / (most - least || 1)));
    const ticks = numbers.map((number) => ({ at: place(number) ?? 0, text: number.toLocaleString("en") }));
    const rows = marks.map(({ least: from, most: to, words, claims }) => evidence(page, claims, words, acts, "span-row",
      make("span", { class: "label" }, make("b", {}, words), ` ${[...new Set(claims.map((at) => voice(page, at)))].join(", ")}`),
      rail({ from: from === null ? place(least) : place(from), to: place(to), name: "" }, ticks.map(({ at }) => at))));
    return make("section", {},
      make("h3", {}, `${unit[0].toUpperCase()}${unit.slice(1)}: `, headOf(page, about, acts)),
      tracks(...rows, make("div", { class: "span-row scale" }, make("span", { class: "label" }), axis(ticks))));
  }))];
}

/** Who gives a figure, and how. @param {Case} page @param {number} at */
function voice(page, at) {
  const { claimant, modality } = page.claim(at);
  return `${page.name(claimant)}, ${modality}`;
}
