// Names as labels: at most three short lines, broken as label.py breaks them, which made room for them.
import { LINE, LINES } from "./constants.js";

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
