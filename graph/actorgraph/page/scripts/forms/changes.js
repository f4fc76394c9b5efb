// What differs between two tellings: contradicted, added and dropped, each with its sign.
import { evidence, folding, times, told } from "./piece.js";
import { make } from "../element.js";

/** @type {[string, string, (before: string, after: string) => string][]} */
const TONES = [
  ["contradicted", "≠", () => "Contradicted"],
  ["added", "+", (_, after) => `Added: only ${after}`],
  ["dropped", "−", (before) => `Dropped: only ${before}`],
];

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "changes" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function changesForm(page, { before, after, rows, kept }, acts) {
  /** @type {Set<number>} */
  const named = new Set();
  const parts = TONES.flatMap(([tone, sign, title]) => {
    const its = rows.filter((row) => row.tone === tone);
    return its.length ? [make("section", { class: tone },
      make("h3", {}, `${title(before, after)} (${its.length.toLocaleString("en")})`),
      make("ul", {}, ...folding(page, its, named, acts, ({ words, claims }) => ({ element: make("li", {}, make("span", { class: "sign-of", "aria-hidden": "true" }, sign), changeOf(page, words, claims, named, acts)), claims }))))] : [];
  });
  return [...parts, make("p", { class: "note" }, `${rows.length ? "" : "Nothing differs. "}Kept: ${kept.toLocaleString("en")}.`)];
}

/**
 * Return what changed: a claim's sentence with its names, or words that say it otherwise, such as two figures.
 * @param {Case} page
 * @param {string} words
 * @param {number[]} claims
 * @param {Set<number>} named
 * @param {import("./form.js").FormActs} acts
 */
function changeOf(page, words, claims, named, acts) {
  const isSentence = claims.length > 0 && page.sentence(claims[0]) === words;
  return isSentence ? told(page, claims, acts, named) : evidence(page, claims, words, acts, "change", words, times(claims));
}
