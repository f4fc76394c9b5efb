// The pieces of all forms: names that choose a thing, and words that open their evidence.
import { button, counted, isolated, make } from "../element.js";
import { markingOfAll } from "../read/marking.js";

/** @typedef {import("./form.js").FormActs} FormActs */

/**
 * Return what stands at a row, column or station: a link to a thing of the page, else its words.
 * @param {Case} page
 * @param {Head} head
 */
export function headOf(page, { thing: at, name }) {
  const thing = page.things[at];
  return thing ? linkTo(thing, name, `head${thing.isEvent ? " event" : ""}`) : make("span", { class: "head" }, isolated(name));
}

/** A link, which goes on in the next line where a button would not. @param {Thing} thing @param {string} text @param {string} name */
const linkTo = (thing, text, name) => make("a", { class: name, href: `#thing=${encodeURIComponent(thing.id)}`, "data-thing": thing.id, "data-card": thing.at }, isolated(text));

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
  for (const child of [...children, flagOf(page, claims)]) if (child) element.append(child);
  return element;
}

/**
 * Return a name within words.
 * @param {Case} page
 * @param {number} at
 * @param {string} text  The name as it stands there.
 */
export const nameOf = (page, at, text) => (page.things[at] ? linkTo(page.things[at], text, "name-of") : isolated(text));

/**
 * Return the sentence of the first of some claims: its names choose who they are of, and its verb opens the claims. What
 * others of them say in other words is counted as more.
 * @param {Case} page
 * @param {number[]} claims
 * @param {FormActs} acts
 * @param {Set<number>} [named]  Whom to add to.
 */
export function told(page, claims, acts, named) {
  const [first] = claims;
  const whole = page.sentence(first);
  const isSame = (/** @type {number} */ at) => page.sentence(at) === whole;
  const [same, others] = [claims.filter(isSame), claims.filter((at) => !isSame(at))];
  let isOpen = false; // one way to the evidence is enough
  const pieces = page.parts(first).map(({ kind, text, id }) => {
    const at = id ? page.thing(id)?.at ?? -1 : -1;
    if (at >= 0) {
      named?.add(at);
      return nameOf(page, at, text);
    }
    if (isOpen || (kind !== "verb" && kind !== "modality")) return kind === "text" ? text : isolated(text);
    isOpen = true;
    const element = button("", () => acts.claims(same, whole), { class: `piece verb-of ${groupOf(page, claims)}`, title: whole });
    element.append(isolated(text));
    return element;
  });
  return make("span", { class: `told ${groupOf(page, claims)}`, dir: "auto" }, ...punctuated(pieces), times(same), flagOf(page, same),
    isOpen ? null : evidence(page, same, whole, acts, "many", "words"),
    others.length ? evidence(page, claims, whole, acts, "many", `+${others.length} in other words`) : null);
}

/** Keep a full stop or comma on the line of the name before it. @param {(Node | string)[]} pieces */
function punctuated(pieces) {
  /** @type {(Node | string)[]} */
  const found = [];
  for (const piece of pieces) {
    const [, mark, rest] = /^([.,;:!?’”)]*)(.*)$/su.exec(typeof piece === "string" ? piece : piece.textContent ?? "") ?? ["", "", ""];
    const before = found[found.length - 1];
    if (!mark || typeof piece !== "string" || typeof before === "string" || !before) found.push(piece);
    else found.splice(-1, 1, make("span", { class: "with-mark" }, before, mark), rest);
  }
  return found;
}

/**
 * Return list items, those that name nobody who was not named before marked as such, and one that counts their claims for where
 * there is no room for them.
 * @template T
 * @param {Case} page
 * @param {T[]} list
 * @param {Set<number>} named  Whom to add to.
 * @param {FormActs} acts
 * @param {(one: T) => { element: HTMLLIElement, claims: number[] }} item  It adds whom it names to `named`.
 */
export function folding(page, list, named, acts, item) {
  /** @type {number[]} */
  const again = [];
  const items = list.map((one) => {
    const before = named.size;
    const { element, claims } = item(one);
    if (named.size === before && claims.length) {
      element.classList.add("again");
      again.push(...claims);
    }
    return element;
  });
  const words = counted(again.length, "more claim");
  return again.length ? [...items, make("li", { class: "folded" }, evidence(page, again, words, acts, "more-claims", `+ ${words}`))] : items;
}

/** On whose terms some claims may be passed on; null if nobody has marked them. @param {Case} page @param {number[]} claims */
function flagOf(page, claims) {
  const marking = markingOfAll(page, claims);
  return marking ? make("small", { class: "flag" }, marking) : null;
}

/** The group of the firmest claim, as a class. @param {Case} page @param {number[]} claims */
export const groupOf = (page, claims) => page.groups[page.codes.modality[claims[0]]].replace(" ", "-");

/** @param {Case} page @param {number} claim */
export const modalityOf = (page, claim) => page.modalities[page.codes.modality[claim]];

/** How many claims there are, if it is more than one. @param {number[]} claims */
export const times = (claims) => (claims.length > 1 ? make("small", { "aria-label": counted(claims.length, "claim") }, `×${claims.length}`) : null);
