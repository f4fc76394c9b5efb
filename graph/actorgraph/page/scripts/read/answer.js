// The answer to a question that was typed: read by `ask/reader.js`, answered by `content.js`, and put together for the page.
import { prominent } from "../ask/described.js";
import { SUPPLIES } from "../ask/lexicon.js";
import { partsOf } from "../ask/parts.js";
import { keyOf } from "../ask/question.js";
import { createReader } from "../ask/reader.js";
import { answeredBy, candidates, reasonFor } from "../ask/suggest.js";
import { askedOf } from "./asked.js";
import { createClaims } from "./claims.js";
import { contentOf } from "./content.js";
import { fold } from "./fold.js";
import { titleOf } from "./titles.js";
import { capital, listed, nothingSaid, told, voiced } from "./wording.js";

/**
 * @typedef {import("../ask/question.js").Question} Question
 * @typedef {import("../ask/reader.js").Read} Read
 * @typedef {import("../ask/reader.js").Reader} Reader
 * @typedef {import("./asked.js").Asked} Asked
 */

/** Questions that are offered if one was not understood. */
const OFFERED = 3;
/** Readings that are tried. */
const MOST_READINGS = 4;
/** Names that are near to words that were not understood. */
const NEAR = 3;
const ARROW = /^(.+?)\s*(?:->|→|=>|–>)\s*(.+)$/su;
/**
 * @typedef {ReturnType<typeof createAnswers>} Answers
 *
 * Return what answers the questions that are typed on a page. Its tables are read with the first of them.
 * @param {Case} page
 * @param {{names: () => import("../ask/store.js").Folded[], near: (text: string, most: number) => import("./find.js").Named[]}} finder
 */
export function createAnswers(page, finder) {
  /** @type {Reader | null} */
  let reader = null;
  /** The reader of questions; null if the page has no claims. */
  const tables = () => (page.asks.tables ? reader ??= createReader(page, finder.names) : null);
  /** What the last text was read as: the field asks for it more than once. @type {[string, Read] | null} */
  let last = null;
  /** @type {Map<string, Thing[]>} */
  const alike = new Map();
  /** Return the actors and events whose names come nearest to a text, looked for once. @param {string} text */
  function near(text) {
    let found = alike.get(text);
    if (!found) alike.set(text, found = finder.near(text, NEAR).map(({ thing }) => thing));
    return found;
  }

  /** @param {Reader} its @param {string} text */
  function read(its, text) {
    if (last?.[0] !== text) last = [text, its.read(text)];
    return last[1];
  }

  /**
   * Return the answer to a question; null for an empty text. What is not understood has the verdict "not understood".
   * @param {string} text
   * @param {(claim: number) => boolean} passing  Which claims count.
   * @returns {Answered | null}
   */
  function answer(text, passing) {
    if (!text.trim()) return null;
    const its = tables();
    if (!its) return plainly(text, "not understood", "The page has no claims.");
    const { readings, unknown, reason } = questionIn(its, text);
    if (readings.length) return withNearest(its, text, answerRead(its, text, readings, passing), passing);
    const listing = listOf(text, its);
    if (listing) return listing;
    const together = partsOf(its, text);
    if (together.length) return ofParts(its, text, together, passing);
    const [quoted] = its.quoted(text);
    if (quoted) return answerOf(its, text, quoted, passing) ?? leftTo(text, titleIn(its, text, quoted));
    const nearest = its.near(text);
    if (!reason) {
      let inWhole = byClaims(its, nearest, passing, text);
      for (const other of inWhole ? [] : its.nearOtherwise(text)) {
        inWhole = byClaims(its, other, passing, text);
        if (inWhole) break;
      }
      if (inWhole) return answerOf(its, text, inWhole, passing) ?? leftTo(text, titleIn(its, text, inWhole));
      const parts = partsOf(its, text, (part) => its.quoted(part)[0] ?? byClaims(its, its.near(part), passing, part));
      if (parts.length) return ofParts(its, text, parts, passing);
    }
    const shown = nearest?.shown.filter(passing) ?? [];
    const why = reason || reasonFor(its, text, unknown, (words) => near(words).map(({ name }) => name));
    return { ...plainly(text, "not understood", `${capital(why)}${why.endsWith("?") ? "" : "."}`), nearest: shown, offers: suggestions(its, text, shown, passing) };
  }

  /** Return the answer to the one question that a text asks, or offer the several. @param {Reader} its @param {string} text @param {[string, Question][]} parts @param {(claim: number) => boolean} passing */
  function ofParts(its, text, parts, passing) {
    if (parts.length === 1) return answerOf(its, text, parts[0][1], passing) ?? leftTo(text);
    return { ...leftTo(text, text, `It asks ${parts.length} questions at once. `), offers: parts.map(([part]) => part) };
  }

  /** Return what answers the readings of a question. @param {Reader} its @param {string} text @param {Question[]} readings @param {(claim: number) => boolean} passing */
  function answerRead(its, text, readings, passing) {
    if (readings.length === 1) return answerOf(its, text, readings[0], passing) ?? leftTo(text, titleIn(its, text, readings[0]));
    return onlyTold(its, text, readings, passing) ?? mostTold(its, text, readings, passing) ?? several(its, text, readings);
  }

  /** Return an answer with the claims of all that the question names, if nothing is stated as it was read. @param {Reader} its @param {string} text @param {Answered} answered @param {(claim: number) => boolean} passing @returns {Answered} */
  function withNearest(its, text, answered, passing) {
    const near_ = answered.verdict === "not stated" ? its.near(text)?.ofAllNames ?? [] : [];
    return { ...answered, nearest: near_.filter((at) => passing(at) && !answered.claims.includes(at)) };
  }

  /** Return the question that claims answer which meet all of one, or that is left to the command line; null if there are none. @param {Reader} its @param {ReturnType<Reader["near"]>} nearest @param {(claim: number) => boolean} passing @param {string} text @returns {Question | null} */
  function byClaims(its, nearest, passing, text) {
    const tried = new Set();
    for (const [question, meet] of nearest?.readings() ?? []) {
      if (question.at) return question; // what was done in a place the page cannot tell
      const found = tried.has(keyOf(question)) ? null : answerOf(its, text, question, passing);
      if (found?.claims.length && found.claims.every((at) => meet.has(at))) return question;
      tried.add(keyOf(question));
    }
    return null;
  }

  /** Return the answer to a question that was read; null if the page leaves it to the command line. @param {Reader} its @param {string} text @param {Question} question @param {(claim: number) => boolean} passing @returns {Answered | null} */
  function answerOf(its, text, question, passing) {
    const asked = askedOf(page, question);
    if (!asked) return null;
    const claims = createClaims(page, passing);
    const words = { stem: its.lexicon.stem, hasMeans: meansIn(page, its) };
    const content = contentOf({ page, claims, reader: its, filters: filtersOf(claims, asked), words, hasPart: hasPartIn(its) }, asked);
    return content && assembled(page, titleOf(page, its, asked, text), content, asked.notes.map((note) => `${capital(note)}.`).join(" "), denials(its, asked.kind, content));
  }

  /** Return who of those that answer denies it, as a sentence; empty if nobody does. @param {Reader} its @param {string} kind @param {import("./content.js").Content} content */
  function denials({ lexicon }, kind, { verdict, rows, claims = [], beside = [] }) {
    if ((kind !== "who" && kind !== "attribution") || verdict === "not stated" || (kind === "who" && verdict === "not asserted")) return "";
    const answering = new Set(rows.map(({ thing }) => thing));
    const isDenial = (/** @type {number} */ at) => lexicon.relations[page.codes.relation[at]]?.name === "denies-responsibility";
    const who = new Set([...rows.flatMap((row) => row.claims), ...claims, ...beside].filter(isDenial).map((at) => page.codes.subject[at]).filter((n) => answering.has(n)));
    const nouns = [...who].map((n) => page.noun(page.things[n])).sort((a, b) => (a.text < b.text ? -1 : 1));
    return nouns.length ? `${capital(listed(nouns.map(({ text }) => text)))} ${nouns.length > 1 || nouns[0].isPlural ? "deny" : "denies"} it.` : "";
  }

  /** Return the answer to the one reading of which something is said, if an event is only described: "the strikes". @param {Reader} its @param {string} text @param {Question[]} readings @param {(claim: number) => boolean} passing */
  function onlyTold(its, text, readings, passing) {
    if (readings.length > MOST_READINGS || !readings.every(({ described }) => described)) return null;
    const told = readings.filter((one) => answerOf(its, text, one, passing)?.verdict !== "not stated");
    return told.length === 1 ? answerOf(its, text, { ...told[0], notes: [...told[0].notes, its.lexicon.note("others")] }, passing) : null;
  }

  /** Return the answer to the one reading of whose event far more is told, if an event is only described. @param {Reader} its @param {string} text @param {Question[]} readings @param {(claim: number) => boolean} passing */
  function mostTold(its, text, readings, passing) {
    const ends = /** @type {const} */ (["a", "b", "event"]).filter((end) => new Set(readings.map((one) => one[end])).size > 1);
    const [end] = ends;
    if (ends.length !== 1 || !readings.every((one) => one.described && one[end])) return null;
    const meant = new Set(readings.map((one) => keyOf({ ...one, [end]: null }))).size === 1 ? prominent(its.store, readings.flatMap((one) => one[end] ?? [])) : undefined;
    const found = meant && readings.find((one) => one[end] === meant);
    if (!found || !meant) return null;
    const chosen = { ...found, notes: [...found.notes, its.lexicon.note("of several", { thing: page.noun(meant).text })] };
    return answerOf(its, text, chosen, passing) ?? leftTo(text, titleIn(its, text, chosen));
  }

  /** Several readings, of which none is answered. @param {Reader} its @param {string} text @param {Question[]} readings */
  function several(its, text, readings) {
    if (readings.some((one) => !askedOf(page, one))) return leftTo(text);
    const titles = readings.map((one) => titleIn(its, text, one));
    const things = readings.flatMap(({ a, b, event }) => [a, b, event]).flatMap((thing) => thing?.at ?? []);
    const ids = (/** @type {Question} */ { a, b, event }) => [a, b, event].flatMap((thing) => thing?.id ?? []).join(", ");
    const isClear = new Set(titles).size === titles.length;
    const words = new Set(readings.map((one, n) => `${titles[n].replace(/\?$/u, "")}${isClear || !ids(one) ? "" : ` (${ids(one)})`}`));
    return { ...plainly(text, "several readings", `It may mean: ${[...words].join("; ")}.${things.length ? " Write the whole name." : ""}`), things: [...new Set(things)] };
  }

  /** Return a question as it was read, in words. @param {Reader} its @param {string} text @param {Question} question */
  function titleIn(its, text, question) {
    const asked = askedOf(page, question);
    return asked ? titleOf(page, its, asked, text) : text;
  }

  /** Return the readings of a text; an arrow between two names asks how they are connected. @param {Reader} its @param {string} text @returns {Read} */
  function questionIn(its, text) {
    const arrow = ARROW.exec(text);
    const ends = arrow ? [its.read(arrow[1]), its.read(arrow[2])] : [];
    const [a, b] = ends.map(({ readings }) => (readings.length === 1 && readings[0].kind === "about" ? readings[0].a : null));
    return a && b ? { readings: [{ ...ends[0].readings[0], kind: "path", a, b }], unknown: [], reason: "" } : read(its, text);
  }

  /** Return questions near to a text, each of which is answered with something; first those that claims near to it answer. @param {Reader} its @param {string} text @param {number[]} claims @param {(claim: number) => boolean} passing */
  function suggestions(its, text, claims, passing) {
    /** @type {string[]} */
    const found = [];
    const answered = answeredBy(its, text, claims, near).map((one) => `${titleIn(its, text, one).replace(/\?$/u, "")}?`);
    for (const one of new Set([...answered, ...candidates(its, text, near)])) {
      if (found.length === OFFERED) break;
      const { readings } = its.read(one);
      const told = readings.length === 1 ? answerOf(its, one, readings[0], passing) : null;
      if (told && told.verdict !== "not stated") found.push(one);
    }
    return found;
  }

  /** Return the actors or events of a kind: "list armed groups", "which groups are there"; null if that is not asked. @param {string} text @param {Reader} its */
  function listOf(text, { lexicon }) {
    const [, noun = ""] = new RegExp(page.asks.listed, "iu").exec(text.trim()) ?? [];
    const words = fold(noun).replace(/^(?:(?:all|the|known|named) )+/u, "");
    const types = words ? lexicon.meaning("kinds", words) : undefined;
    // "Armed groups" are just those, "groups" are of several types.
    const own = new Set(page.things.map(({ kind }) => kind).filter((kind) => words === `${kind.replaceAll("-", " ")}s`));
    if (!own.size && (!types || types.join() === "text")) return null;
    const things = page.things.filter(({ kind, isEvent }) => (own.size ? own.has(kind) : types?.length ? types.includes(kind) : !isEvent)).toSorted((a, b) => b.degree - a.degree || a.at - b.at);
    const rows = things.map((thing) => ({ name: thing.name, thing: thing.at, words: thing.kind.replaceAll("-", " "), claims: [], chain: [] }));
    return { ...plainly(capital(words), things.length ? "stated" : "not stated", `${things.length} on this page.`), rows, things: things.map(({ at }) => at) };
  }

  return Object.assign(answer, {
    /** Read the tables, before the first question is asked. */
    prepare: () => void tables(),
    /** True if a text has the name of an actor or event in it. @param {string} text */
    hasName: (text) => {
      const folded = ` ${fold(text)} `;
      return finder.names().some((name) => !name.isId && name.folded !== "" && folded.includes(` ${name.folded} `));
    },
    /** True if a text asks something, and not only names an actor or event. @param {string} text */
    isQuestion: (text) => {
      const its = text.trim() ? tables() : null;
      if (!its) return false;
      return new RegExp(page.asks.begins, "iu").test(text) || read(its, text).readings.some(({ kind }) => kind !== "about");
    },
  });
}

/**
 * Return an answer that has no claims.
 * @param {string} title
 * @param {string} verdict
 * @param {string} said
 * @returns {Answered}
 */
const plainly = (title, verdict, said) => ({ title: title.trim(), verdict, said, rows: [], beside: [], claims: [], things: [], derived: [], form: null });

/** What the page leaves to the command line. @param {string} text @param {string} [title] @param {string} [why] */
function leftTo(text, title = text, why = "") {
  // Quoted so that a shell takes it as it stands.
  const shown = /["$`\\!]/u.test(text) ? `'${text.trim().replaceAll("'", "'\\''")}'` : `"${text.trim()}"`;
  return plainly(title, "not understood", `${why}The page leaves it to the command line: actorgraph ask ${shown}`);
}

/**
 * Return an answer with all that is drawn of it.
 * @param {Case} page
 * @param {string} title
 * @param {import("./content.js").Content} content
 * @param {string} note
 * @param {string} denial
 * @returns {Answered}
 */
function assembled(page, title, content, note, denial) {
  const { verdict, rows, claims = [], beside = [], things = [], form = null } = content;
  const once = (/** @type {number[]} */ list) => [...new Set(list)].filter((n) => n >= 0);
  const answering = once([...rows.flatMap((row) => [...row.claims, ...row.chain]), ...claims]);
  const own = new Set(answering);
  // What bears on the question and is in no row stands beside the rows.
  const inRows = new Set(rows.flatMap((row) => [...row.claims, ...row.chain]));
  const others = [...answering.filter((at) => !inRows.has(at)), ...once(beside).filter((at) => !own.has(at))];
  const isDenied = (/** @type {number} */ at) => page.modalities[page.codes.modality[at]] === "denied";
  const sorted = [...others.filter(isDenied), ...others.filter((at) => !isDenied(at))];
  return {
    title, verdict, rows, form,
    said: [saidOf(page, title, content, answering), denial, !denial && sorted.some(isDenied) && verdict !== "contradicted" && verdict !== "denied" ? "A denial stands beside it." : "", note].filter(Boolean).join(" "),
    beside: sorted,
    claims: once([...answering, ...sorted]),
    things: once([...rows.map(({ thing }) => thing), ...things]).filter((n) => page.things[n]),
    derived: followingTies(page, rows),
  };
}

/**
 * Return the sentence with which an answer begins.
 * @param {Case} page
 * @param {string} title
 * @param {import("./content.js").Content} content
 * @param {number[]} answering  The claims of its rows, for which there are no others.
 */
function saidOf(page, title, { verdict, lead = "", printed = "", claims = [] }, answering) {
  const its = [...new Set(claims.length ? claims : answering)].filter((at) => at >= 0);
  if (lead) return lead;
  if (verdict === "not stated") return nothingSaid(title);
  return printed ? voiced(page, printed, its) : told(page, its);
}

/** Return the places of the ties that only follow and that the chains of an answer make. @param {Case} page @param {AnswerRow[]} rows */
function followingTies(page, rows) {
  const chains = rows.filter(({ chain }) => chain.length).map(({ chain }) => [...chain].sort((a, b) => a - b).join());
  return page.ties.filter(({ known, claims }) => known && chains.includes([...claims].sort((a, b) => a - b).join())).map(({ at }) => at);
}

/** @param {import("./claims.js").Claims} claims @param {Asked} asked @returns {import("./claims.js").Filters} */
function filtersOf(claims, { modalities, tentative, days, claimants, without }) {
  /** @type {[number | null, number | null][]} */
  const spans = [];
  if (days.at) spans.push([days.at.first, days.at.last]);
  if (days.since || days.until) spans.push([days.since?.first ?? null, days.until?.last ?? null]);
  return { ranks: modalities.length ? new Set(modalities.map(claims.rank)) : null, tentative, spans, undated: false, claimants: claimants.flatMap(({ at }) => claims.group(at)), without };
}

/** Return a test whether a claim says that something is done by some means, in its mode or the words of its quote. @param {Case} page @param {Reader} reader */
function meansIn(page, { lexicon: { stem, tables } }) {
  const { gives, verbs, means } = page.asks;
  const has = (/** @type {string} */ text, /** @type {string} */ pattern) => new RegExp(`\\b(?:${pattern})\\b`, "u").test(text);
  return (/** @type {number} */ at, /** @type {string} */ mode) => {
    const asked = tables.means[stem(fold(mode))] ?? fold(mode);
    const { quote, mode: its } = page.claim(at);
    const folded = fold(quote);
    const isGiving = has(folded, gives);
    if (asked === SUPPLIES) return its.length > 0 || isGiving;
    const words = means[asked]?.split(" ") ?? [asked];
    const stems = new Set(words.map(stem));
    if (its.some((text) => fold(text).split(" ").some((word) => stems.has(stem(word))))) return true;
    return (verbs[asked] !== undefined && has(folded, verbs[asked])) || (isGiving && folded.split(" ").some((word) => words.includes(word)));
  };
}

/** Return a test whether the role of a claim is a part in an event. @param {Reader} reader @returns {(part: string) => (role: string) => boolean} */
const hasPartIn = ({ lexicon: { partIn, stem } }) => (part) => {
  if (!part) return () => true;
  const words = fold(part).split(" ");
  const wanted = partIn(words);
  return (role) => {
    const its = fold(role).split(" ");
    return wanted ? partIn(its) === wanted : words.every((word) => its.map(stem).includes(stem(word)));
  };
};
