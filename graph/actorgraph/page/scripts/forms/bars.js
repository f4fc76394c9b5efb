// A value for each, in their order, as bars from one side.
import { evidence, headOf } from "./piece.js";
import { make, makeSvg } from "../element.js";

/** The share of its room that the longest bar takes; beside it stand its words. */
const LONGEST = 60;

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "bars" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function barsForm(page, { unit, rows }, acts) {
  const most = Math.max(...rows.map(({ value }) => value), 0) || 1;
  return [
    make("ol", { class: "span-rows bars-of" }, ...rows.map(({ head, value, words, claims }) => make("li", { class: "bar-row" },
      headOf(page, head),
      evidence(page, claims, head.name, acts, "value", barOf(Math.max(0.5, (LONGEST * value) / most)), worded(words))))),
    make("p", { class: "note" }, `The bars: ${unit}.`),
  ];
}

/** The words beside a bar: where there is little room, those before a semicolon. @param {string} words */
function worded(words) {
  const [first, ...more] = words.split("; ");
  return make("span", {}, first, more.length ? make("span", { class: "more-words" }, `; ${more.join("; ")}`) : null);
}

/** @param {number} share  In percent. */
function barOf(share) {
  return makeSvg("svg", { width: `${share.toFixed(2)}%`, height: 14, "aria-hidden": "true" }, makeSvg("rect", { class: "mark", width: "100%", height: 14, rx: 2 }));
}
