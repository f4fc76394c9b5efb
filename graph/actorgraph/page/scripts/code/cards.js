// One sentence: what is offered for it as cards, and what is coded of it.
import { button, byId, isolated, make, spaced } from "../element.js";
import { nameOf, partsOf } from "./words.js";

/**
 * @param {CodingDesk} desk
 * @param {{take: (card: CodingCard) => void, edit: (claim: CodingClaim) => void, remove: (claim: CodingClaim) => void}} acts
 * @param {HTMLElement | null} form  The claim that is being written.
 */
export function drawSentence(desk, acts, form) {
  const { report, state, sentence } = desk;
  const [start, end] = report.sentences[sentence];
  const made = state.claims.filter(({ sentences }) => sentences.includes(sentence));
  const cards = openCards(desk);
  const mark = state.marks[sentence];
  byId("work").replaceChildren(
    make("h2", {}, make("b", {}, `Sentence ${sentence + 1}`), `of ${report.sentences.length}`, mark === "read" ? "· read, nothing to code" : ""),
    make("p", { class: "here-words", dir: "auto" }, report.text.slice(start, end)),
    ...(form ? [form] : [
      cards.length ? make("ol", { class: "cards", "aria-label": "Pairs that may be coded" }, ...cards.map((card, at) => cardRow(desk, card, at, acts.take))) : null,
      !cards.length && !made.length ? make("p", { class: "note" }, report.english ? "Nothing is offered here." : "Only English is drafted; claims can be made from any words.") : null,
    ].filter((one) => one !== null)),
    ...(made.length ? [make("h3", {}, made.length === 1 ? "Coded" : `Coded (${made.length})`), make("ul", { class: "made" }, ...made.map((claim) => madeRow(claim, acts)))] : []),
    form ? "" : hints(desk),
  );
}

/** Return the cards that are not coded yet: those without a claim of the same ends in the sentence. @param {CodingDesk} desk */
export function openCards({ state, sentence }) {
  const made = state.claims.filter(({ sentences }) => sentences.includes(sentence));
  return (state.cards?.[sentence] ?? []).filter((card) => !made.some(({ fields }) => {
    const ends = [fields.subject, fields.object, fields.event].map((id) => id || "");
    const same = card.ends.every((end) => ends.includes(end));
    const isFigure = Boolean(card.options[0]?.quantity);
    return same && isFigure === Boolean(fields.quantity) && (card.ends.length > 1 || card.options.some(({ relation }) => relation === fields.relation));
  })).slice(0, 9);
}

/** @param {CodingDesk} desk @param {CodingCard} card @param {number} at @param {(card: CodingCard) => void} take */
function cardRow({ state, report }, card, at, take) {
  const reading = (/** @type {string} */ name) => report.relations.find((relation) => relation.name === name)?.reading ?? spaced(name);
  const [first, ...others] = card.options;
  const ends = first ? [first.subject, first.object || first.event].filter(Boolean) : card.ends;
  const verb = first ? reading(first.relation) : "and";
  const shown = ends.length > 1 ? ends : [ends[0], first?.text ? `“${first.text}”` : first?.quantity ? String(first.quantity.value) : ""];
  const element = button("", () => take(card), { class: `card-row${card.strict ? "" : " weak"}`, title: card.why });
  element.append(make("kbd", {}, String(at + 1)), make("span", {},
    make("span", { class: "ends", dir: "auto" }, first && !first.subject && !first.object ? "" : isolated(nameOf(state, shown[0])), make("i", {}, verb), shown[1] ? isolated(nameOf(state, shown[1])) : ""),
    make("span", { class: "may" }, ...[
      first && first.modality && first.modality !== "stated" ? make("b", {}, String(first.modality)) : "",
      first && first.modality !== "stated" && others.length ? " · " : "",
      others.length ? `or ${others.map(({ relation }) => reading(relation)).join(", ")}` : "",
      !first ? "no relation is offered by the words" : "",
    ].filter(Boolean))));
  return make("li", {}, element);
}

/** @param {CodingClaim} claim @param {{edit: (claim: CodingClaim) => void, remove: (claim: CodingClaim) => void}} acts */
function madeRow(claim, acts) {
  return make("li", { class: `hue-${claim.hue}` }, make("span", { dir: "auto" }, ...partsOf(claim.parts)),
    button("Change", () => acts.edit(claim), { class: "quiet" }), button("Remove", () => acts.remove(claim), { class: "quiet" }));
}

/** @param {CodingDesk} desk */
function hints({ chosen }) {
  const rows = [["1–9", "take a pair"], ["c", chosen ? "a claim from the words" : "a claim of your own"], ["Shift →", "select words"], ["r", "read, nothing to code"], ["j", "next"], ["u", "undo"]];
  return make("p", { class: "hints" }, ...rows.map(([key, words]) => make("span", {}, make("kbd", {}, key), ` ${words}`)));
}
