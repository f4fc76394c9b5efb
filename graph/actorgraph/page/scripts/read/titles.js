// A question as it was read, in words.
import { whenText } from "./when.js";

/**
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("../ask/reader.js").Reader} Reader
 */

/** What somebody with a part in an event is said to have done. */
export const DONE = new Map([["planner", "planned"], ["orderer", "ordered"], ["facilitator", "facilitated"], ["resourcer", "resourced"]]);

/**
 * Return a question as it was read, with its capital; as it was typed if the page has no words for its relation.
 * @param {Case} page
 * @param {Reader} reader
 * @param {Asked} asked
 * @param {string} typed
 */
export function titleOf(page, reader, asked, typed) {
  const words = readingOf(page, asked);
  if (!words) return `${typed.trim()[0].toUpperCase()}${typed.trim().slice(1)}`;
  return extended(`${words[0].toUpperCase()}${words.slice(1)}`, limitsOf(page, reader, asked));
}

/** Return whom alone a question asks for, and of what days and whose word. @param {Case} page @param {Reader} reader @param {Asked} asked */
function limitsOf(page, { lexicon: { meanings } }, { types, days, claimants, kind }) {
  const noun = [...meanings("kinds")].find(([, its]) => its === types.join(" "))?.[0];
  const text = (/** @type {import("./asked.js").Days} */ { text: its }) => whenText(its);
  const lead = (/** @type {import("./asked.js").Days} */ { first, last, text: its }) => (first === last ? "on" : its.includes("/") ? "from" : "in");
  return [
    types.length && types[0] !== "text" && noun ? ` (${noun} only)` : "",
    days.at ? `, ${lead(days.at)} ${text(days.at)}` : "",
    days.since ? `, since ${text(days.since)}` : "",
    days.until ? `, until ${text(days.until)}` : "",
    claimants.length && kind !== "said" ? `, according to ${claimants.map((thing) => page.noun(thing).text).join(" and ")}` : "",
  ].join("");
}

/** @param {Case} page @param {Asked} asked @returns {string} */
function readingOf(page, asked) {
  const { kind, a, b, event, reading, mode, topic } = asked;
  const noun = (/** @type {Thing | null} */ thing) => (thing ? page.noun(thing).text : "");
  const isMany = (/** @type {Thing | null} */ thing) => Boolean(thing && page.noun(thing).isPlural);
  const within = event ? ` in ${noun(event)}` : "";
  const [one, other] = [noun(a), noun(b)];
  const relation = reading && page.relations[reading.relations[0]];
  const called = reading?.relations.length === 1 ? relation?.name : relation?.familyInVocabulary;
  const row = page.asks.readings.find(([name]) => name === called);
  if (kind === "who") {
    if (!row || !a || topic.length || asked.modalities.length) return "";
    const question = reading?.inverse ? filled(row[2], { a: page.noun(a) }) : filled(row[1], { b: page.noun(a) });
    return extended(question, `${mode ? ` with ${mode}` : ""}${within}`);
  }
  if (kind === "yes-no") {
    if (topic[0] === "did-it") return mode ? `${isMany(a) ? "are" : "is"} ${one} said to have ${DONE.get(mode)} ${noun(event)}?` : `${isMany(a) ? "were" : "was"} ${one} behind ${noun(event)}?`;
    const object = b ?? event;
    if (!row || !a || !object || topic[0] === "ahead") return "";
    return extended(filled(row[3], { a: page.noun(a), b: page.noun(object) }), `${mode ? ` with ${mode}` : ""}${b && event ? ` ${called === "attributes" ? "for" : "in"} ${noun(event)}` : ""}`);
  }
  switch (kind) {
    case "attribution":
      if (b) return `who blames ${other} for ${noun(event)}`;
      return mode ? `who is said to have ${DONE.get(mode) ?? "done"} ${noun(event)}` : `who blames whom for ${noun(event)}`;
    case "responsibility": return `who ${topic[0] === "denies-responsibility" ? "denies" : "claims"} responsibility for ${noun(event)}`;
    case "could-be-meant": return `whom ${one} may mean`;
    case "timeline": return a ? `what happened around ${one}` : "what happened, and when";
    case "when": return reading ? "" : `when ${noun(event ?? a)} was`;
    case "where": return reading ? "" : `where ${noun(event ?? a)} ${(event ?? a)?.isEvent ? "took place" : isMany(a) ? "are" : "is"}`;
    case "why": return reading ? "" : `why ${noun(event ?? a)} took place`;
    case "said": return `what ${one} ${isMany(a) ? "say" : "says"}${topic[0] === "own" ? " in its own voice" : ""}${b ? ` about ${other}` : ""}`;
    case "path": return `how ${a?.name} and ${b?.name} are connected`;
    case "about": return `${a?.kind === "person" ? "who" : "what"} ${one} ${isMany(a) ? "are" : "is"}`;
    case "same": return a === b ? `whether both are names of ${one}` : `whether ${one} and ${other} are one actor`;
    case "conflicts": return `where what is said${a ? ` about ${one}` : ""} cannot all be true`;
    case "intentions": return topic[0] === "ahead" ? "what is said to come" : topic[0] === "all" ? `what ${one} ${isMany(a) ? "are" : "is"} said to want, plan or threaten` : "";
    case "claims": {
      if (topic[0] === "relation" && row && !a && !b) return `${row[1][0].replace(/\s*\{b\}/u, " whom").replace(/\?$/u, "")}${within}`;
      if (topic[0] === "deeds") return `what ${one} ${isMany(a) ? "are" : "is"} said to do`;
      return topic[0] === "suffered" ? `what is said to be done to ${other}` : "";
    }
    default: return "";
  }
}

/**
 * Return a question with names in it. Questions are for one and for several, first of a, then of b; a single one is for all.
 * @param {string[]} questions
 * @param {Record<string, {text: string, isPlural: boolean}>} names
 */
function filled(questions, names) {
  const at = Object.values(names).reduce((sum, { isPlural }) => 2 * sum + Number(isPlural), 0);
  const question = (questions[at] ?? questions[0]).replace(/\{([ab])\}/gu, (_, key) => names[key].text);
  return question.replace(/\bthe the /gu, "the "); // "one of the" and "the Snow Leopards"
}

/** Return a question with more before its question mark. @param {string} question @param {string} more */
const extended = (question, more) => (question.endsWith("?") ? `${question.slice(0, -1)}${more}?` : `${question}${more}`);
