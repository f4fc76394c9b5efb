// What is drawn, in words: a heading and a table of all lines, for who reads by ear.
import { counted, grouped, make } from "../element.js";

/** Lines that are written out; the tables of the page have all. */
const MOST = 200;

/**
 * A line in words: what it says, how sure that is, and how many claims say it.
 * @typedef {{words: string, sure: string, many: number}} Worded
 *
 * Write what is drawn below a heading.
 * @param {HTMLElement} element
 * @param {Worded[]} lines
 * @param {string[]} names  Of all that is drawn, also of what no line leads to.
 */
export function putInWords(element, lines, names) {
  const head = ["What is said", "How sure", "Claims"].map((text) => make("th", { scope: "col" }, text));
  const left = lines.length - MOST;
  if (!names.length) return element.replaceChildren(); // a form of its own is in words already
  element.replaceChildren(
    make("h2", {}, "The drawing in words"),
    make("p", {}, `${counted(lines.length, "line")} among ${grouped(names.length)} actors, events or groups.`),
    ...(lines.length ? [make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...lines.slice(0, MOST).map(({ words, sure, many }) => make("tr", {}, make("td", { dir: "auto" }, words), make("td", {}, sure), make("td", {}, String(many))))))] : []),
    ...(left > 0 ? [make("p", {}, `${counted(left, "more line")} in the tables.`)] : []),
    ...(names.length ? [make("p", {}, "Drawn: ", ...names.slice(0, MOST).flatMap((name, at) => [at ? "; " : "", make("bdi", {}, name)]), names.length > MOST ? "; …." : ".")] : []),
  );
}

/**
 * Return a line of some claims in words.
 * @param {Case} page
 * @param {number[]} claims  Firmest first.
 * @param {boolean} [follows]  It only follows from them.
 * @returns {Worded}
 */
export const worded = (page, claims, follows = false) => ({
  words: `${follows ? "It follows from: " : ""}${claims.slice(0, follows ? claims.length : 1).map((at) => page.sentence(at)).join(" ")}`,
  sure: follows ? "derived" : page.modalities[page.codes.modality[claims[0]]], many: claims.length,
});
