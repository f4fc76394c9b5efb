// The pieces of all forms: names that choose a thing, and words that open their evidence.
import { button, counted, isolated, make } from "../element.js";

/** @typedef {import("./form.js").FormActs} FormActs */

/**
 * Return what stands at a row, column or station: a button for a thing of the page, else its words.
 * @param {Case} page
 * @param {Head} head
 * @param {FormActs} acts
 */
export function headOf(page, { thing: at, name }, acts) {
  const thing = page.things[at];
  if (!thing) return make("span", { class: "head" }, isolated(name));
  const element = button("", () => acts.thing(thing), { class: `head${thing.isEvent ? " event" : ""}`, "data-card": at });
  element.append(isolated(name));
  return element;
}

/**
 * Return words that open their claims; if there are none, the words alone.
 * @param {Case} page
 * @param {number[]} claims
 * @param {string} title  What the claims say, for the panel.
 * @param {FormActs} acts
 * @param {string} name  A class of the element.
 * @param {...(Node | string | null)} children
 */
export function evidence(page, claims, title, acts, name, ...children) {
  if (!claims.length) return make("span", { class: `piece ${name}`, dir: "auto" }, ...children);
  const element = button("", () => acts.claims(claims, title), { class: `piece ${name} ${groupOf(page, claims)}`, dir: "auto" });
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Return a name within words, as a button that chooses its actor or event.
 * @param {Case} page
 * @param {number} at
 * @param {string} text  The name as it stands there.
 * @param {FormActs} acts
 */
export function nameOf(page, at, text, acts) {
  const thing = page.things[at];
  if (!thing) return isolated(text);
  const element = button("", () => acts.thing(thing), { class: "name-of", "data-card": at });
  element.append(isolated(text));
  return element;
}

/**
 * Return the sentence of the first of some claims: its names choose who they are of, and its verb opens the claims.
 * @param {Case} page
 * @param {number[]} claims
 * @param {FormActs} acts
 * @param {Set<number>} [named]  Whom to add to.
 */
export function told(page, claims, acts, named) {
  const [first] = claims;
  const whole = page.sentence(first);
  let isOpen = false; // one way to the evidence is enough
  return make("span", { class: `told ${groupOf(page, claims)}`, dir: "auto" }, ...page.parts(first).map(({ kind, text, id }) => {
    const at = id ? page.thing(id)?.at ?? -1 : -1;
    if (at >= 0) {
      named?.add(at);
      return nameOf(page, at, text, acts);
    }
    if (isOpen || (kind !== "verb" && kind !== "modality")) return kind === "text" ? text : isolated(text);
    isOpen = true;
    const element = button("", () => acts.claims(claims, whole), { class: `piece verb-of ${groupOf(page, claims)}`, title: whole });
    element.append(isolated(text));
    return element;
  }), times(claims), isOpen ? null : evidence(page, claims, whole, acts, "many", "words"));
}

/** The group of the firmest claim, as a class. @param {Case} page @param {number[]} claims */
export const groupOf = (page, claims) => page.groups[page.codes.modality[claims[0]]].replace(" ", "-");

/** @param {Case} page @param {number} claim */
export const modalityOf = (page, claim) => page.modalities[page.codes.modality[claim]];

/** How many claims there are, if it is more than one. @param {number[]} claims */
export const times = (claims) => (claims.length > 1 ? make("small", { "aria-label": counted(claims.length, "claim") }, `×${claims.length}`) : null);
