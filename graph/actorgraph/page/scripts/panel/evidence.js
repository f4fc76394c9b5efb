// The evidence of a tie: who says so, and beside it who holds back, denies or blames somebody else.
import { button, counted, make, spaced } from "../element.js";
import { modalitiesOf, sureness } from "./sentence.js";
import { toggled } from "../controls/state.js";

/** @typedef {import("./panel.js").Context} Context */

/** @type {Record<string, string>} */
const RULES = {
  class: "It follows through a class: who sponsors a class sponsors each of it, as one of them.",
  umbrella: "It follows through an umbrella: what a member does, a member of the umbrella does.",
  command: "It follows through a command: what a part does, the whole that commands it does.",
};
const RIVALS = 20;
const ATTRIBUTION = "attribution";
/** What who says so does, by the modality. @type {Record<string, string>} */
const DOES = { hinted: "hints", withheld: "holds back", denied: "denies", presupposed: "presupposes" };

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
  const isAsserted = claims.some((at) => group(at) === "assertive");
  const content = /** @type {Node[]} */ ([
    make("p", { class: "kind" }, `${spaced(tie.family)}: ${claims.length ? sureness(page, claims) : "no claim"}`),
  ]);
  const only = either(modalitiesOf(page, claims).keys());
  if (against.length && !said.length) content.push(make("p", { class: "warning" }, `Nobody asserts this: it is only ${only}.`));
  else if (said.length && !isAsserted) content.push(make("p", { class: "warning" }, `It is said only as ${only}.`));
  if (said.length && against.length) {
    const does = capital(either([...modalitiesOf(page, against).keys()].map((name) => DOES[name])));
    content.push(make("div", { class: "both" },
      side(isAsserted ? "Says so" : `Only ${either(modalitiesOf(page, said).keys())}`, said, cards), side(does, against, cards)));
  } else content.push(cards(claims));
  const left = tie.claims.length - claims.length;
  if (left) content.push(make("p", { class: "note" }, `${counted(left, "more claim")} ${left === 1 ? "is" : "are"} set aside by the filters.`));
  const rivals = rivalsOf(page, tie, passing);
  if (rivals.length) content.push(make("h3", { class: "family" }, "Others on the same event"), cards(rivals.slice(0, RIVALS)));
  content.push(make("div", { class: "acts" }, button(`Hide ${spaced(tie.family)}`, () => state.change({ families: toggled(state.now().families, tie.family), tie: -1 }), { class: "quiet" })));
  return content;
}

/** @param {Iterable<string>} words */
export function either(words) {
  const texts = [...words];
  return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} or ${texts[texts.length - 1]}` : texts.join("");
}

/** @param {string} text */
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * @param {string} title
 * @param {number[]} claims
 * @param {Context["cards"]} cards
 */
const side = (title, claims, cards) => make("section", { class: "side" }, make("h3", {}, title), cards(claims));

/** @param {Case} page @param {Tie} tie */
const isTentative = ({ codes, groups }, { claims }) => claims.some((at) => groups[codes.modality[at]] !== "assertive");

/**
 * @param {Case} page
 * @param {Tie} tie
 * @param {Context["cards"]} cards
 * @returns {Node[]}
 */
function derivedContent(page, tie, cards) {
  return [
    make("p", { class: "kind" }, `${spaced(tie.family)}: derived from ${counted(tie.claims.length, "claim")}`),
    make("p", { class: "warning" }, `No source says this outright. ${RULES[tie.known] ?? ""}${isTentative(page, tie) ? " A step of it is not asserted, so it is tentative." : ""}`),
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
  if (tie.family !== ATTRIBUTION && !tie.disclaims) return [];
  const events = new Set(tie.claims.map((at) => codes.event[at]).filter((event) => event >= 0));
  const own = new Set(tie.claims);
  return [...codes.event.keys()].filter((at) =>
    events.has(codes.event[at]) && !own.has(at) && passing(at) && page.relations[codes.relation[at]].familyInVocabulary === ATTRIBUTION);
}
