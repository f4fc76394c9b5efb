// The search field: names, aliases, native scripts, ids, the words of quotes, and questions.
import { byId, counted, isolated, make, spaced } from "../element.js";
import { createCombobox } from "./combobox.js";
import { marked } from "../panel/sentence.js";

const NAMES = 8;
const QUOTES = 5;
const NEAR = 3;
/** Rows of an answer, as far as one reads them in a list; Enter shows all. */
const ROWS = 8;

/**
 * @param {Named} found
 * @returns {(Node | string)[]}
 * @typedef {import("../read/find.js").Named} Named
 */
export function offered({ thing, name }) {
  const also = name !== thing.name && name !== thing.id ? [make("small", { dir: "auto" }, name)] : [];
  return [isolated(thing.name), " ", make("small", {}, spaced(thing.kind)), ...(also.length ? [make("small", {}, " · "), ...also] : [])];
}

/**
 * @param {Case} page
 * @param {ReturnType<import("../read/find.js").createFinder>} finder
 * @param {import("../read/answer.js").Answers} answers
 * @param {Show} show
 * @typedef {Object} Show
 * @property {(thing: Thing) => void} thing
 * @property {(at: number) => void} claim
 * @property {(found: number[], text: string) => void} claims
 * @property {(text: string) => void} ask  Show what answers a question.
 * @property {() => (at: number) => boolean} passing  Which claims count now.
 */
export function createSearch(page, finder, answers, show) {
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  const done = () => { input.value = ""; };
  input.addEventListener("focus", answers.prepare, { once: true });
  /** @param {string} text */
  const ask = (text) => () => { done(); show.ask(text); };
  createCombobox(input, (text) => {
    if (answers.isQuestion(text)) {
      const answered = answers(text, show.passing());
      return answered ? [...asked(answered, text), ...found(text)] : [];
    }
    const groups = found(text);
    // Another spelling is suggested, never assumed.
    const near = groups.length || answers.hasName(text) ? [] : finder.near(text, NEAR);
    if (near.length) return [{ title: "Nothing is called so; near it are", offers: near.map(thingOffer) }];
    const answered = groups.length ? null : answers(text, show.passing());
    return answered ? asked(answered, text) : groups;
  }, { nothing: "Not understood." });
  return input;

  /** What answers a text, or what can be asked instead. @param {Answered} answered @param {string} text */
  function asked(answered, text) {
    const instead = (answered.offers ?? []).map((its) => ({ content: [make("span", { dir: "auto" }, its)], take: ask(its) }));
    const near = (answered.nearest ?? []).map((at) => claimOffer(at, ""));
    return [answerOffers(answered, ask(text)), { title: "Said nearest to its words", offers: near }, { title: "You can ask", offers: instead }].filter(({ offers }) => offers.length);
  }

  /** @param {Named} named */
  function thingOffer(named) {
    return { content: offered(named), take: () => { done(); show.thing(named.thing); } };
  }

  /** @param {number} at @param {string} text */
  function claimOffer(at, text) {
    return { content: [excerpt(page.claim(at).quote, text), plainly(page, at)], take: () => { done(); show.claim(at); } };
  }

  /** What is called so, and the claims that have the words. @param {string} text */
  function found(text) {
    const [named, quotes] = [finder.things(text, NAMES), finder.claims(text)];
    return [
      { title: "Actors and events", offers: named.map(thingOffer) },
      {
        title: `${counted(quotes.length, "claim")} with these words`,
        offers: [
          ...quotes.slice(0, QUOTES).map((at) => claimOffer(at, text)),
          ...(quotes.length > 1 ? [{ content: [`Read all ${quotes.length}`], take: () => { done(); show.claims(quotes, text); } }] : []),
        ],
      },
    ].filter(({ offers }) => offers.length);
  }
}

/**
 * Return what the page offers to a question: its verdict and first rows, each of which opens the answer.
 * @param {Answered} answered
 * @param {() => void} take
 */
function answerOffers({ title, verdict, said, rows }, take) {
  const more = rows.length - ROWS;
  const lines = rows.length
    ? [...rows.slice(0, ROWS).map(({ name, words }) => [isolated(name), " ", make("small", {}, words)]), ...(more > 0 ? [[`and ${more} more`]] : [])]
    : [[make("span", { dir: "auto" }, said || verdict)]];
  return { title: `${title} – ${verdict}`, offers: lines.map((content) => ({ content, take })) };
}

/**
 * Return the part of a quote around a text, with the text marked.
 * @param {string} quote
 * @param {string} text
 */
export function excerpt(quote, text) {
  const at = Math.max(0, quote.toLowerCase().indexOf(text.toLowerCase()) - 30);
  const piece = `${at ? "…" : ""}${quote.slice(at, at + 110)}${quote.length > at + 110 ? "…" : ""}`;
  const element = make("span", { class: "excerpt", dir: "auto" });
  marked(piece, text).forEach((part, n) => element.append(n === 1 ? make("mark", {}, part) : part));
  return element;
}

/**
 * Return what a claim says, to tell claims of one quote apart.
 * @param {Case} page
 * @param {number} at
 */
const plainly = (page, at) => make("small", { class: "plainly", dir: "auto" }, page.sentence(at));
