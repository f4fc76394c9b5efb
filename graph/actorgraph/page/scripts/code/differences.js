// Two coders side by side: one difference at a time, with what differs marked; the report takes one side, or neither.
import { button, byId, make, spaced } from "../element.js";
import { nameOf, partsOf } from "./words.js";

const KEYS = ["relation", "subject", "object", "event", "text", "role", "mode", "quantity", "claimant", "spokesperson", "modality", "hedge", "when", "said", "implied"];

/**
 * @param {CodingDesk} desk
 * @param {{take: (side: string) => void, look: (at: number) => void, agreed: () => void}} acts
 */
export function drawDifferences(desk, acts) {
  const { two } = desk.state;
  if (!two) return;
  const difference = two.left[desk.difference];
  const title = make("h2", {}, make("b", {}, `${two.one} and ${two.other}`), two.left.length ? `${desk.difference + 1} of ${two.left.length} to settle` : "all settled", two.settled ? `· ${two.settled} settled` : "");
  const measures = make("p", { class: "note" }, `Both found ${two.found === null ? "nothing" : `${Math.round(two.found * 100)} % of what either did`}; kappa of relations ${figure(two.kappa.relation)}, of modalities ${figure(two.kappa.modality)}.`);
  const agreed = two.missing ? [keyed(`Write the ${two.missing} on which both agree `, "a", acts.agreed, "more")] : [];
  if (!difference) {
    byId("work").replaceChildren(title, measures, make("p", { class: "here-words" }, "Nothing is left to settle in this report."), ...agreed);
    return;
  }
  const [start, end] = desk.report.sentences[difference.sentence];
  byId("work").replaceChildren(title, measures, make("p", { class: "here-words", dir: "auto" }, desk.report.text.slice(start, end)),
    make("div", { class: "two" }, side(desk, difference, "one", two.one, "1", acts), side(desk, difference, "other", two.other, "2", acts)),
    keyed("Take neither ", "⌫", () => acts.take("neither"), "more"), ...agreed,
    make("p", { class: "hints" }, ...[["1", two.one], ["2", two.other], ["j k", "next, last"], ["u", "undo"]].map(([key, words]) => make("span", {}, make("kbd", {}, key), ` ${words}`))));
}

/** @param {number | null} value */
const figure = (value) => (value === null ? "not defined" : value.toFixed(2));

/** @param {string} words @param {string} key @param {() => void} act @param {string} [name] */
function keyed(words, key, act, name) {
  const element = button(words, act, { class: name });
  element.append(make("kbd", {}, key));
  return element;
}

/**
 * @param {CodingDesk} desk @param {CodingDifference} difference @param {"one" | "other"} which @param {string} coder @param {string} key
 * @param {{take: (side: string) => void}} acts
 */
function side(desk, difference, which, coder, key, acts) {
  const claim = difference[which];
  const room = make("section", { "aria-label": coder }, make("h3", {}, coder));
  if (!claim) {
    room.append(make("p", { class: "note" }, "has no such claim"), keyed("Leave it out ", key, () => acts.take(which)));
    return room;
  }
  const rows = KEYS.filter((one) => difference.differs.includes(one) || (!difference.differs.length && shown(desk, claim.fields[one]))).flatMap((one) => {
    const words = shown(desk, claim.fields[one]) || "–";
    return [make("dt", {}, spaced(one)), make("dd", { dir: "auto" }, difference.differs.includes(one) ? make("mark", {}, words) : words)];
  });
  room.append(make("p", { class: "reads", dir: "auto" }, ...partsOf(claim.parts)), make("blockquote", { class: "quote", dir: "auto" }, String(claim.fields.quote)), make("dl", {}, ...rows),
    keyed("Take this ", key, () => acts.take(which)));
  return room;
}

/** @param {CodingDesk} desk @param {unknown} value */
function shown({ state }, value) {
  if (value === true) return "yes";
  if (Array.isArray(value)) return value.join(", ");
  if (value && typeof value === "object") return Object.values(value).filter(Boolean).join(" ");
  return value ? nameOf(state, value) : "";
}
