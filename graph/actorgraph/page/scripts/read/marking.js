// Markings of the Traffic Light Protocol: on whose terms something may be passed on.

/** The levels, the freest first; as in model/tlp.py. */
const LEVELS = ["clear", "green", "amber", "amber+strict", "red"];

/** Return how a level is written; an empty text for none. @param {string | undefined} level */
export const markingText = (level) => (level ? `TLP:${level.toUpperCase()}` : "");

/** Whether some of a page may not be passed on freely: then a line above it says so. */
export const isPageMarked = () => document.getElementById("marking") !== null;

/** Return the strictest marking of some claims, if the page is marked. @param {Case} page @param {number[]} claims */
export function markingOfAll(page, claims) {
  if (!isPageMarked()) return "";
  const levels = claims.map((at) => markingOf(page, page.claim(at)));
  return LEVELS.map(markingText).filter((level) => levels.includes(level)).pop() ?? "";
}

/**
 * Return the strictest marking of a claim, its source, and whom these name; an empty text if nothing is marked.
 * @param {Case} page
 * @param {Claim} claim
 */
export function markingOf(page, claim) {
  const { source, subject, object, event, claimant, spokesperson } = claim;
  const things = [subject, object, event, claimant, spokesperson, source.publisher ?? ""].map((key) => page.thing(key));
  const levels = [claim.tlp, source.tlp, ...things.map((thing) => thing && page.dossier(thing).tlp)];
  const at = Math.max(...levels.map((level) => LEVELS.indexOf(level ?? "")));
  return markingText(LEVELS[at]);
}
