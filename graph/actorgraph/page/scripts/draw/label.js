// Names as labels: at most three short lines, broken as label.py breaks them, which made room for them.
import { LINE, LINES } from "./constants.js";

/** Letters by their width, as label.py has them: a little more than those of the usual fonts. */
const NARROW = /[ijlI.,:;'’‘|!()[\]{}\-/ ftr]/u;
const WIDE = /[mwMWQO@%—…]/u;
const FULL = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u;

/**
 * Return a name as lines of about twenty letters; what is left out is marked.
 * @param {string} name
 * @returns {string[]}
 */
export function broken(name) {
  /** @type {string[][]} */
  const lines = [[]];
  for (const word of name.split(/\s+/u).filter(Boolean)) {
    const letters = [...word];
    for (let from = 0; from < letters.length; from += LINE) {
      const piece = letters.slice(from, from + LINE);
      const last = lines[lines.length - 1];
      if (last.length && last.length + 1 + piece.length > LINE) lines.push([...piece]);
      else lines[lines.length - 1] = last.length ? [...last, " ", ...piece] : [...piece];
    }
    if (lines.length > LINES) break;
  }
  const texts = lines.slice(0, LINES).map((line) => line.join(""));
  if (lines.length > LINES) texts[LINES - 1] = `${lines[LINES - 1].slice(0, LINE - 1).join("").trimEnd()}…`;
  return texts;
}

/**
 * Return about how wide a text is.
 * @param {string} words
 * @param {number} size
 */
export function wide(words, size) {
  let ems = 0;
  for (const letter of words) {
    if (/\p{Mn}/u.test(letter)) continue;
    ems += FULL.test(letter) ? 1.05 : NARROW.test(letter) ? 0.36 : WIDE.test(letter) ? 0.95 : /\p{Lu}/u.test(letter) ? 0.72 : 0.6;
  }
  return ems * size;
}
