// The evidence of a tie: who says so, and beside it who holds back, denies or blames somebody else.
import { button, counted, make, spaced } from "../element.js";
import { toggled } from "../controls/state.js";

/** @typedef {import("./panel.js").Context} Context */

/** @type {Record<string, string>} */
const RULES = {
  class: "It follows through a class: who sponsors a class sponsors each of it, as one of them.",
  umbrella: "It follows through an umbrella: what a member does, a member of the umbrella does.",
  command: "It follows through a command: what a part does or suffers, the whole that commands it does or suffers.",
};
const RIVALS = 20;

/**
 * @param {Context} context
 * @param {Tie} tie
 * @returns {Node[]}
 */
export function evidenceContent({ page, state, visible, cards }, tie) {
  if (tie.known) return derivedContent(page, tie, cards);
  const { passing } = visible();
  const claims = tie.claims.filter(passing);
  const group = (/** @type {number} */ at) => page.groups[page.codes.modality[at]];
  const against = claims.filter((at) => group(at) === "not asserted");
  const said = claims.filter((at) => group(at) !== "not asserted");
  const firmest = claims.length ? page.modalities[page.codes.modality[claims[0]]] : "";
  const content = /** @type {Node[]} */ ([
    make("p", { class: "kind" }, `${spaced(tie.family)}: ${counted(claims.length, "claim")}${claims.length > 1 ? `, ${firmest} at the firmest` : ""}`),
  ]);
  if (said.length && against.length) {
    content.push(make("div", { class: "both" },
      side("Says so", said, cards), side("Hints, holds back, denies or presupposes", against, cards)));
  } else {
    if (against.length) content.push(make("p", { class: "warning" }, "Nobody asserts this: it is only hinted, withheld, denied or presupposed."));
    content.push(cards(claims));
  }
  const left = tie.claims.length - claims.length;
  if (left) content.push(make("p", { class: "note" }, `${counted(left, "more claim")} ${left === 1 ? "is" : "are"} set aside by the filters.`));
  const rivals = rivalsOf(page, tie, passing);
  if (rivals.length) content.push(make("h3", { class: "family" }, "Others on the same event"), cards(rivals.slice(0, RIVALS)));
  content.push(make("div", { class: "acts" }, button(`Hide ${spaced(tie.family)}`, () => state.change({ families: toggled(state.now().families, tie.family), tie: -1 }), { class: "quiet" })));
  return content;
}

/**
 * @param {string} title
 * @param {number[]} claims
 * @param {Context["cards"]} cards
 */
const side = (title, claims, cards) => make("section", { class: "side" }, make("h3", {}, title), cards(claims));

/**
 * @param {Case} page
 * @param {Tie} tie
 * @param {Context["cards"]} cards
 * @returns {Node[]}
 */
function derivedContent(page, tie, cards) {
  return [
    make("p", { class: "kind" }, `${spaced(tie.family)}: derived from ${counted(tie.claims.length, "claim")}`),
    make("p", { class: "warning" }, `No source says this outright. ${RULES[tie.known] ?? ""}`),
    make("h3", { class: "family" }, "The chain, step by step"),
    cards(tie.claims),
  ];
}

/**
 * Return the claims that name somebody else for the same event, claim it or deny it.
 * @param {Case} page
 * @param {Tie} tie
 * @param {(at: number) => boolean} passing
 */
function rivalsOf(page, tie, passing) {
  const { codes } = page;
  if (tie.family !== "attribution") return [];
  const events = new Set(tie.claims.map((at) => codes.event[at]).filter((event) => event >= 0));
  const own = new Set(tie.claims);
  return [...codes.event.keys()].filter((at) =>
    events.has(codes.event[at]) && !own.has(at) && passing(at) && page.relations[codes.relation[at]].family === "attribution");
}
