// Names and sentences as the coding page writes them.
import { isolated, make } from "../element.js";

/**
 * Return the name of an actor or event; what the case has not keeps its words.
 * @param {CodingState} state
 * @param {unknown} id
 */
export const nameOf = (state, id) => state.things.find((thing) => thing.id === id)?.name ?? String(id ?? "");

/**
 * Return a sentence, its verb and modality set apart.
 * @param {CodingPart[]} parts
 */
export const partsOf = (parts) => parts.map(({ kind, text, id }) => {
  if (id) return isolated(text);
  return kind === "text" ? text : make("span", { class: kind, dir: "auto" }, text);
});

/**
 * Return where words of a text begin and end.
 * @param {string} text
 * @returns {[number, number][]}
 */
export const wordsOf = (text) => [...text.matchAll(/\S+/gu)].map((found) => [found.index, found.index + found[0].length]);

/**
 * Return a passage as a quote has it: blanks joined, Markdown links reduced to their words.
 * @param {string} passage
 */
export const quoteOf = (passage) => passage.replace(/\[([^[\]]*)\]\([^()\s]*\)/gu, "$1").split(/\s+/u).filter(Boolean).join(" ");

/**
 * Return a passage without marks that a quote does not end with.
 * @param {string} text
 * @param {[number, number]} span
 * @returns {[number, number]}
 */
export function trimmed(text, [start, end]) {
  let last = end;
  while (last > start && /[\s.,;:]/u.test(text[last - 1])) last -= 1;
  return [start, last];
}
