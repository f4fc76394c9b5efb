// An answer in the panel: who answers, then the evidence for each, then what was said beside it.
import { counted, isolated, make } from "../element.js";

/** Rows of an answer of which each has its evidence below a heading of its own. */
const MOST_HEADINGS = 30;

/**
 * @param {Pick<import("./panel.js").Context, "page" | "cards">} context
 * @param {Answered} answered
 * @returns {Node[]}
 */
export function answerContent({ page, cards }, answered) {
  const { rows, beside, verdict, said, nearest = [], offers = [] } = answered;
  const evidence = [...new Set(rows.flatMap(({ claims, chain }) => [...claims, ...chain]))];
  const facts = [counted(evidence.length, "claim"), beside.length ? `${beside.length} beside` : ""].filter(Boolean);
  return [
    make("p", { class: "said", dir: "auto" }, verdict ? make("b", {}, `${verdict[0].toUpperCase()}${verdict.slice(1)}.`) : null, said ? make("span", { class: "again" }, ` ${said}`) : null),
    ...(evidence.length ? [make("p", { class: "kind" }, facts.join(" · "))] : []),
    ...(rows.length ? [list(page, rows)] : []),
    ...(rows.length > 1 && rows.length <= MOST_HEADINGS ? rows.flatMap((row) => under(row, cards)) : evidence.length ? [cards(evidence)] : []),
    ...besides(page, beside, cards),
    ...(nearest.length ? [make("h3", { class: "family" }, "Said nearest to its words"), cards(nearest)] : []),
    ...(offers.length ? [make("p", { class: "kind" }, "You can ask:"), make("ul", { class: "answers" }, ...offers.map((text) => make("li", {}, make("a", { href: `#ask=${encodeURIComponent(text)}`, dir: "auto" }, text))))] : []),
  ];
}

/** @param {Case} page @param {AnswerRow[]} rows */
function list(page, rows) {
  return make("ol", { class: "answers" }, ...rows.map(({ thing, name, words, chain }) => make("li", {},
    nameOf(page, thing, name), " ", make("small", {}, words || (chain.length ? "follows" : "")))));
}

/** @param {Case} page @param {number} thing @param {string} name */
const nameOf = (page, thing, name) => (page.things[thing]
  ? make("a", { href: `#thing=${encodeURIComponent(page.keys[thing])}`, "data-thing": page.keys[thing], dir: "auto" }, name)
  : make("span", { dir: "auto" }, name));

/**
 * @param {AnswerRow} row
 * @param {import("./panel.js").Context["cards"]} cards
 */
function under({ name, claims, chain }, cards) {
  return [
    make("h3", { class: "family" }, isolated(name)),
    ...(claims.length ? [cards(claims)] : []),
    ...(chain.length ? [make("p", { class: "kind" }, claims.length ? "It also follows from" : "It follows from"), cards(chain)] : []),
  ];
}

/** What bears on an answer and does not count: first what denies it. @param {Case} page @param {number[]} beside @param {import("./panel.js").Context["cards"]} cards */
function besides(page, beside, cards) {
  const isDenied = (/** @type {number} */ at) => page.modalities[page.codes.modality[at]] === "denied";
  return Object.entries({ Denied: beside.filter(isDenied), "Also said, and not counted": beside.filter((at) => !isDenied(at)) })
    .flatMap(([heading, its]) => (its.length ? [make("h3", { class: "family" }, heading), cards(its)] : []));
}
