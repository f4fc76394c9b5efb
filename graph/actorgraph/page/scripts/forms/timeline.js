// What happened when: a row for each time, with its place on one axis and all that is dated so.
import { rail, tracks } from "./track.js";
import { counted, make } from "../element.js";
import { evidence, folding, headOf, nameOf, told } from "./piece.js";
import { grouped } from "../read/claims.js";

/** The share of the axis that is left free at each end, for what has no beginning or end. */
const FREE = 0.06;

/** @typedef {Extract<Form, { kind: "timeline" }>["entries"][number]} Entry */

/**
 * Return the place of each day on the axis: a day more than before, and the longer the gap the more room, but not in proportion.
 * @param {number[]} days  Sorted.
 * @returns {Map<number, number>}
 */
export function placesOf(days) {
  let sum = 0;
  const sums = days.map((day, at) => (at ? sum += 1 + Math.log2(day - days[at - 1]) : 0));
  return new Map(days.map((day, at) => [day, sum ? FREE + (1 - 2 * FREE) * (sums[at] / sum) : 0.5]));
}

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "timeline" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function timelineForm(page, { entries, undated, more = 0 }, acts) {
  const days = [...new Set(entries.flatMap(({ first, last }) => [first, last]))].filter((day) => day !== null).sort((a, b) => a - b);
  const places = placesOf(days);
  const place = (/** @type {number | null} */ day) => (day === null ? null : places.get(day) ?? null);
  const ticks = [...places.values()];
  /** Who was named already: again is less than the first time. @type {Set<number>} */
  const named = new Set();
  const rows = [...grouped(entries, ({ first, last, day }) => `${first} ${last} ${day}`)].map(([, its]) => make("div", { class: "time-row" },
    make("time", {}, its[0].day),
    rail({ from: place(its[0].first), to: place(its[0].last), name: its.some(({ thing }) => page.things[thing]) ? "of-event" : "" }, ticks),
    make("ul", { class: "entries" }, ...folding(page, its, named, acts, (entry) => ({ element: make("li", {}, ...entryOf(page, entry, named, acts)), claims: entry.claims })))));
  const notes = [more ? `${more.toLocaleString("en")} later in the list` : "", undated ? `${counted(undated, "more claim")} without a date` : ""].filter(Boolean);
  return [tracks(...rows), ...(notes.length ? [make("p", { class: "note" }, notes.join("; "))] : [])];
}

/**
 * Return an event with who acts in it, or the sentence of a claim.
 * @param {Case} page
 * @param {Entry} entry
 * @param {Set<number>} named
 * @param {import("./form.js").FormActs} acts
 * @returns {(Node | string)[]}
 */
function entryOf(page, { thing: at, words, claims }, named, acts) {
  const thing = page.things[at];
  if (!thing) return claims.length ? [told(page, claims, acts, named)] : [words];
  named.add(at);
  const actors = [...new Set(claims.map((claim) => page.codes.subject[claim]))].filter((n) => page.things[n] && !page.things[n].isEvent);
  const list = actors.map((n) => {
    const name = make("span", { class: named.has(n) ? "again" : "" }, nameOf(page, n, page.things[n].name));
    named.add(n);
    return name;
  });
  return [
    headOf(page, { thing: at, name: words }),
    ...(list.length ? [make("span", { class: "who" }, ...list)] : []),
    ...(claims.length ? [evidence(page, claims, words, acts, "many", counted(claims.length, "claim"))] : []),
  ];
}
