// Statements that stand against each other, side by side: the words, who says them, how sure, when and in which source.
import { counted, isolated, make } from "../element.js";
import { evidence, headOf, nameOf } from "./piece.js";
import { marked } from "../panel/sentence.js";

/** Claims of one side that are written out. */
const MOST = 3;
/** Actors and events of one conflict that stand at its head. */
const MOST_ENDS = 12;

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "sides" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function sidesForm(page, { conflicts }, acts) {
  return conflicts.map(({ words, sides, note }) => make("section", {},
    make("h3", { dir: "auto" }, words),
    ends(page, sides, acts),
    make("div", { class: "sides-of" }, ...sides.map((side) => make("div", { class: "side-of" },
      make("h4", { dir: "auto" }, evidence(page, side.claims, side.words, acts, "", side.words)),
      ...side.claims.slice(0, MOST).map((at) => said(page, at, side.words, acts)),
      side.claims.length > MOST ? evidence(page, side.claims, side.words, acts, "rest", counted(side.claims.length - MOST, "more claim")) : null))),
    note ? make("p", { class: "note" }, note) : null));
}

/**
 * @param {Case} page
 * @param {number} at
 * @param {string} title
 * @param {import("./form.js").FormActs} acts
 */
function said(page, at, title, acts) {
  const claim = page.claim(at);
  const { source, claimant, spokesperson, said: day, modality, quote, hedge } = claim;
  const voice = [spokesperson ? `through ${page.name(spokesperson)}` : "", modality, day, source.title].filter(Boolean).join(" · ");
  const words = make("q", { dir: "auto", lang: source.language }, ...marked(quote, hedge).map((part, n) => (n === 1 ? make("mark", {}, part) : part)));
  return make("div", { class: "said-so" },
    evidence(page, [at], title, acts, "quote", quote ? words : isolated(page.sentence(at))),
    make("small", {}, nameOf(page, page.codes.claimant[at], page.name(claimant)), make("span", { class: "voice" }, ` · ${voice}`)));
}

/**
 * Return the actors and events that the sides speak of.
 * @param {Case} page
 * @param {{ claims: number[] }[]} sides
 * @param {import("./form.js").FormActs} acts
 */
function ends(page, sides, acts) {
  const { subject, object, event } = page.codes;
  const things = [...new Set(sides.flatMap(({ claims }) => claims).flatMap((at) => [subject[at], object[at], event[at]]))].filter((n) => page.things[n]);
  return things.length ? make("p", { class: "members" }, ...things.slice(0, MOST_ENDS).map((n) => headOf(page, { thing: n, name: page.things[n].name }))) : null;
}
