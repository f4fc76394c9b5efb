// A question as words: each folded, with its stem, and with the letters as they were typed; see `actorgraph.ask.words`.
import { fold } from "../read/fold.js";

/** @typedef {{folded: string, typed: string, stem: string}} Word */

/** The mark of a possessor, "Iran's", as a word of its own. */
export const POSSESSIVE = "'s";
const PLURAL = /^[^'’]+s['’]$/iu;
const POSSESSED = /^(.+)['’‘ʼ´`]s[.,;:?!)\]”"]*$/isu;
const AROUND = /^[.,;:?!()[\]{}"“”«»¿¡…]+|[.,;:?!()[\]{}"“”«»¿¡…]+$/gu;
/** "B-1s" are of the kind B-1; "1990s" is a decade. */
const PLURAL_NUMBER = /^(\p{Nd}{1,3})s$/u;
/** What parts words, as Python has it. */
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/**
 * Return the words of a text. The possessor of a plural, "the militias' leader", has the mark too, but not if a
 * quotation began before.
 * @param {string} text
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @returns {Word[]}
 */
export function wordsOf(text, { stem, words, meanings }) {
  /** @type {Word[]} */
  const found = [];
  let isQuoting = false;
  for (const chunk of text.split(BLANKS).filter(Boolean)) {
    isQuoting ||= /^['‘]/u.test(chunk);
    const possessed = POSSESSED.exec(chunk);
    if (PLURAL.test(chunk) && !isQuoting) {
      found.push(...piecesOf(chunk, stem), { folded: POSSESSIVE, typed: "'", stem: POSSESSIVE });
    } else if (possessed && fold(possessed[1])) {
      found.push(...piecesOf(possessed[1], stem));
      const isAsking = words("clitic").has(found[found.length - 1].folded); // "who's" is "who is"
      found.push(isAsking ? { folded: "is", typed: "is", stem: stem("is") } : { folded: POSSESSIVE, typed: "'s", stem: POSSESSIVE });
    } else {
      found.push(...piecesOf(chunk, stem));
      const last = found[found.length - 1]?.folded ?? "";
      const apart = meanings("run_together").get(last); // "whos"
      const isShort = last.length > 1 || words("clitic").has(found[found.length - 2]?.folded ?? ""); // "who r"
      if (apart && isShort) found.splice(-1, 1, ...apart.split(" ").map((one) => ({ folded: one, typed: one, stem: stem(one) })));
    }
  }
  return found;
}

/**
 * Return the words of a chunk without blanks; the first carries the letters of all.
 * @param {string} chunk
 * @param {(word: string) => string} stem
 */
function piecesOf(chunk, stem) {
  const shown = chunk.replace(AROUND, "");
  return fold(chunk).split(" ").filter(Boolean).map((piece) => piece.replace(PLURAL_NUMBER, "$1")).map((folded, at) => ({ folded, typed: at ? "" : shown, stem: stem(folded) }));
}

/** Return words as one folded text, under which a name is found. @param {Word[]} words */
export const foldedOf = (words) => words.map(({ folded }) => folded).join(" ").replaceAll(` ${POSSESSIVE}`, "s");

/** Return words as they were typed; the pieces of one chunk stand together. @param {Word[]} words */
export function typedOf(words) {
  /** @type {string[]} */
  const shown = [];
  for (const { folded, typed } of words) {
    if (folded === POSSESSIVE && shown.length) shown[shown.length - 1] += "'s";
    else if (typed) shown.push(typed);
  }
  return shown.join(" ");
}

/** True if both are the same words. @param {Word[]} one @param {Word[]} other */
const isSame = (one, other) => one.length === other.length && one.every((word, at) => word === other[at]);

/** Return rows of words, each once. @param {Word[][]} rows */
export const eachOnce = (rows) => rows.filter((row, at) => !rows.slice(0, at).some((before) => isSame(before, row)));
