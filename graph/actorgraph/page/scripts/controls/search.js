// The search field: names, aliases, native scripts, ids, the words of quotes, and questions.
import { answerTo, createReader, readingOf, verdictOn } from "../read/ask.js";
import { byId, counted, isolated, make, spaced } from "../element.js";
import { createCombobox } from "./combobox.js";
import { marked } from "../panel/sentence.js";

const NAMES = 8;
const QUOTES = 5;
const NEAR = 3;
/** Actors that answer a question, as far as one reads them in a list; all their claims are one choice below. */
const ANSWERS = 8;

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
 * @param {Show} show
 * @typedef {Object} Show
 * @property {(thing: Thing) => void} thing
 * @property {(at: number) => void} claim
 * @property {(found: number[], text: string) => void} claims
 * @property {(from: Thing, to: Thing) => void} path
 * @property {(title: string, words: string, said: number[], beside: number[]) => void} answer
 */
export function createSearch(page, finder, show) {
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  const done = () => { input.value = ""; };
  const read = createReader(page, finder.names);
  createCombobox(input, (text) => {
    const asked = read(text);
    const answers = asked ? answered(page, asked, text, show).map(({ title, offers }) => ({
      title, offers: offers.map(({ content, take }) => ({ content, take: () => { done(); take(); } })),
    })) : [];
    const quotes = finder.claims(text);
    const named = finder.things(text, NAMES);
    // Another spelling is suggested, never assumed.
    const near = named.length || quotes.length || asked ? [] : finder.near(text, NEAR);
    return [
      ...answers,
      { title: near.length ? "Nothing is called so; near it are" : "Actors and events", offers: [...named, ...near].map((found) => ({ content: offered(found), take: () => { done(); show.thing(found.thing); } })) },
      {
        title: quotes.length ? `${counted(quotes.length, "claim")} with these words` : "",
        offers: [
          ...quotes.slice(0, QUOTES).map((at) => ({ content: [excerpt(page.claim(at).quote, text), plainly(page, at)], take: () => { done(); show.claim(at); } })),
          ...(quotes.length > 1 ? [{ content: [`Read all ${quotes.length}`], take: () => { done(); show.claims(quotes, text); } }] : []),
        ],
      },
    ];
  }, { nothing: "Nothing is called so, and no quote says it." });
  return input;
}

/**
 * Return what the page offers to a question, in groups of which the first says how it was read.
 * @param {Case} page
 * @param {import("../read/ask.js").Question} asked
 * @param {string} text
 * @param {Show} show
 * @returns {{title: string, offers: import("./combobox.js").Offer[]}[]}
 */
function answered(page, asked, text, show) {
  const title = readingOf(page, asked);
  if (asked.kind === "about") return [{ title, offers: [{ content: offered({ thing: asked.a, name: asked.a.name, rank: 0 }), take: () => show.thing(asked.a) }] }];
  if (asked.kind === "path") {
    return [{ title, offers: [{ content: ["The shortest paths between ", isolated(asked.a.name), " and ", isolated(asked.b.name)], take: () => show.path(asked.a, asked.b) }] }];
  }
  const answer = answerTo(page, asked);
  const { sides, also, claims } = answer;
  const isOfKind = asked.kind === "who" && asked.only.types.length; // what is said of others is no answer
  const verdict = asked.kind === "who" && sides.length ? "" : verdictOn(page, isOfKind ? { sides, also: [] } : answer);
  const beside = claimsOf(also);
  const offer = (/** @type {import("../read/ask.js").Side} */ side) => {
    const { words, said, against } = sideOf(page, answer, side);
    return {
      content: sideOffer(page, side, `${words} · ${counted(said.length + against.length, "claim")}`),
      take: () => show.answer(title, words, said, sides.includes(side) ? beside : against),
    };
  };
  return [
    {
      title: verdict ? `${title} – ${verdict}` : title,
      offers: [
        ...(sides.length ? sides.slice(0, ANSWERS).map(offer) : [nothing(text, title, beside, show)]),
        ...(sides.length && claims.length > 1 ? [{ content: [`Read all ${counted(claims.length, "claim")}`], take: () => show.answer(title, verdict, claimsOf(sides), beside) }] : []),
      ],
    },
    { title: "Also said, which does not count", offers: also.slice(0, ANSWERS).map(offer) },
  ];
}

/** @param {import("../read/ask.js").Side[]} sides */
const claimsOf = (sides) => sides.flatMap(({ claims }) => claims);

/**
 * Return what is said of one side, what denies it, and in words how sure that is: what others deny is not only stated.
 * @param {Case} page
 * @param {import("../read/ask.js").Answer} answer
 * @param {import("../read/ask.js").Side} side
 */
function sideOf(page, { sides, also }, side) {
  const isIts = (/** @type {import("../read/ask.js").Side} */ { other, text }) => other === side.other && text === side.text;
  const its = { sides: sides.filter(isIts), also: also.filter(isIts) };
  if (side.other < 0 || verdictOn(page, its) !== "contradicted") return { words: sureness(page, side.claims), said: side.claims, against: [] };
  const [said, against] = [claimsOf(its.sides), claimsOf(its.also)];
  return { words: `contradicted: ${sureness(page, [...said, ...against])}`, said, against };
}

/**
 * Return who stands at the other end, and in which ways it is said.
 * @param {Case} page
 * @param {import("../read/ask.js").Side} side
 * @param {string} words
 */
function sideOffer(page, { other, text }, words) {
  const who = other < 0 ? make("span", { dir: "auto" }, text || "nobody by name") : isolated(page.names[other]);
  return [who, " ", make("small", {}, words)];
}

/**
 * Return the modalities of some claims, each once, firmest first.
 * @param {Case} page
 * @param {number[]} claims
 */
const sureness = ({ codes, modalities }, claims) => [...new Set(claims.map((at) => modalities[codes.modality[at]]))].join(", ");

/**
 * The page holds only what is said outright, and perhaps not all of the case: that no claim is here is no answer.
 * @param {string} text
 * @param {string} title
 * @param {number[]} also  Claims on the question that do not count.
 * @param {Show} show
 */
function nothing(text, title, also, show) {
  // Quoted so that a shell takes it as it stands.
  const quoted = /["$`\\!]/u.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
  const words = `No claim on this page ${also.length ? "asserts it" : "says so"}. The command line also looks at what follows from several: actorgraph ask ${quoted}`;
  return { content: [make("span", { dir: "auto" }, words)], take: () => show.answer(title, words, [], also) };
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
