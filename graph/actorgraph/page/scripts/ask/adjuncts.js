// What stands beside a question: courtesies, times, whose word is asked for, words without weight; see
// `actorgraph.ask.adjuncts`. They are taken out before the question is read, and come back as filters.
import { dayText } from "../read/day.js";
import { fold } from "../read/fold.js";
import { kindOf, prominent } from "./described.js";
import { relativeAt, timeAt } from "./times.js";
import { POSSESSIVE, typedOf } from "./words.js";

/**
 * A question without what stands beside it, and what that was.
 * @typedef {Object} Stripped
 * @property {Word[]} words
 * @property {Record<string, string>} filters
 * @property {Thing[]} claimants
 * @property {string[]} without
 * @property {boolean} direct
 * @property {boolean} tentative
 * @property {number[]} years
 * @property {string} now
 * @property {string} day  The day of the event that a weekday before its noun says; see `ofADay`.
 * @property {string} counted  A time that was counted back from the latest report.
 * @property {Record<string, string>} [around]  The day of the event before or after which it is asked, as the bound that takes it in.
 * @property {Thing} [beside]  That event.
 * @property {Thing} [meant]  The event before or after which it is asked, if its words may mean others too.
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./naming.js").Spots} Spots
 * @typedef {import("./store.js").Store} Store
 */

/** @param {Word[]} words @param {string} day @returns {Stripped} */
export const plain = (words, day) => ({ words, filters: {}, claimants: [], without: [], direct: false, tentative: false, years: [], now: "", day, counted: "" });

/**
 * Return a question with "the attack" for "Sunday's attack" and "the Sunday attack", and the day, if it says so.
 * @param {Lexicon} lexicon
 * @param {Word[]} words
 * @param {Spots} names
 * @param {string} latest
 * @returns {[Word[], string]}
 */
export function ofADay(lexicon, words, names, latest) {
  for (const [at, word] of words.entries()) {
    const behind = words[at + 1]?.folded ?? "";
    const isOwner = behind === POSSESSIVE;
    if (names.has(at) || !(isOwner || kindOf(lexicon, behind))) continue;
    const sunday = relativeAt(lexicon, [word], 0, latest);
    if (!sunday) continue;
    const the = words[at - 1]?.folded === "the" ? [] : [{ folded: "the", typed: "the", stem: "the" }];
    return [[...words.slice(0, at), ...the, ...words.slice(at + 1 + Number(isOwner))], sunday.filters.as_of];
  }
  return [words, ""];
}

/**
 * Return a question without times, voices and words without weight.
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @param {Spots} names
 * @param {string} [day]  That of the event that it names, if it does.
 */
export function stripped(lexicon, store, words, names, day = "") {
  const kept = plain([], day);
  for (let at = 0; at < words.length;) {
    const end = adjunctAt(lexicon, store, words, at, names, kept);
    if (end) at = end;
    else {
      const ends = (names.get(at) ?? []).map(([reach]) => reach);
      const reach = ends.length ? Math.max(...ends) : at + 1;
      kept.words.push(...words.slice(at, reach));
      at = reach;
    }
  }
  return kept;
}

/**
 * Return a question without courtesies before it and extras after it.
 * @param {Lexicon} lexicon
 * @param {Word[]} words
 */
export function withoutEnds({ runs }, words) {
  const texts = words.map(({ folded }) => folded);
  let [start, end] = [0, texts.length];
  const isRun = (/** @type {string[]} */ run, /** @type {number} */ at) => at >= start && at + run.length <= end && end - start > run.length && run.every((word, n) => texts[at + n] === word);
  for (let changed = true; changed;) {
    const opening = runs("openings").find((run) => isRun(run, start));
    start += opening?.length ?? 0;
    const closing = runs("extras").find((run) => isRun(run, end - run.length));
    end -= closing?.length ?? 0;
    changed = Boolean(opening ?? closing);
  }
  return words.slice(start, end);
}

/**
 * Return where an adjunct that begins at a word ends, 0 if none begins there; `kept` learns of it.
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @param {number} at
 * @param {Spots} names
 * @param {Stripped} kept
 */
function adjunctAt(lexicon, store, words, at, names, kept) {
  const sets = lexicon.words;
  const word = words[at].folded;
  const isName = (/** @type {number} */ end) => (names.get(at) ?? []).some(([reach]) => reach >= end && reach - at > 1);
  let span = timeAt(lexicon, words, at, store.years);
  if (!span) {
    span = relativeAt(lexicon, words, at, store.latest);
    if (span && !isName(span.end)) kept.counted = typedOf(words.slice(at, span.end));
  }
  if (span && !isName(span.end) && !isOfAName(lexicon, words, at, span.end, names)) {
    Object.assign(kept.filters, span.filters);
    kept.years = span.years.length ? span.years : kept.years;
    return span.end;
  }
  const event = eventTime(lexicon, store, words, at, names, kept);
  if (event) return event;
  const begins = (/** @type {string[]} */ run) => run.every((its, n) => words[at + n]?.folded === its);
  for (const lead of lexicon.runs("says").filter(begins)) {
    for (const [end, things] of (names.get(at + lead.length) ?? []).toSorted(([a], [b]) => b - a)) {
      if (things[0].isEvent) continue;
      kept.claimants.push(things[0]);
      return end;
    }
  }
  for (const lead of lexicon.runs("without").filter(begins)) {
    for (let end = words.length; end > at + lead.length; end -= 1) {
      const source = store.sourceAt(words.slice(at + lead.length, end).map(({ folded }) => folded).join(" "));
      if (!source) continue;
      kept.without.push(source);
      return end;
    }
  }
  const direct = lexicon.runs("direct").find(begins);
  if (direct) {
    kept.direct = true;
    return at + direct.length;
  }
  const now = names.has(at) ? undefined : lexicon.runs("now").find(begins);
  if (now) {
    kept.now = now.join(" ");
    return at + now.length;
  }
  // "The three soldiers"
  if (sets("numbers").has(word) && names.has(at + 1) && !words.slice(at, at + 5).some(({ folded }) => folded === "many")) return at + 1;
  if (!sets("weightless").has(word) || names.has(at) || words.length < 2) return 0;
  kept.tentative ||= sets("maybe").has(word);
  return at + 1;
}

/**
 * Take "after the Jordan attack" or "the day after the attack" as a time if that is an event with a date.
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @param {number} at
 * @param {Spots} names
 * @param {Stripped} kept
 */
function eventTime({ meanings }, store, words, at, names, kept) {
  const text = (/** @type {number} */ n) => words[at + n]?.folded ?? "";
  const span = ["the", "a", "one"].includes(text(0)) ? Number(meanings("spans").get(text(1)) ?? 0) : 0;
  const how = meanings("event_times").get(text(span ? 2 : 0));
  if (!how || (span && !["before", "after"].includes(text(2)))) return 0;
  for (const [end, named] of names.get(at + (span ? 3 : 1)) ?? []) {
    const things = named.filter((one) => !kept.day || (one.isEvent && store.page.dossier(one).when === kept.day));
    const meant = prominent(store, things);
    const days = meant?.isEvent ? store.dayOf(meant) : null;
    if (!days) continue;
    if (things.length > 1) kept.meant = meant;
    const { first, last } = days;
    const day = (/** @type {number | null} */ its, /** @type {number} */ more) => (its === null ? "" : dayText(its + more));
    const [since, until] = {
      since: [day(first, 0), ""], until: ["", day(last, 0)],
      after: [day(last, 1), span ? day(last, span) : ""], before: [span ? day(first, -span) : "", day(first, -1)],
    }[how] ?? ["", ""];
    if (!(since || until) || (span && !(since && until))) return 0;
    if (!span && how === "after") kept.around = { since: day(last, 0) };
    if (!span && how === "before") kept.around = { until: day(first, 0) };
    if (kept.around) kept.beside = meant;
    Object.assign(kept.filters, since === until ? { as_of: since } : { ...(since && { since }), ...(until && { until }) });
    return end;
  }
  return 0;
}

/**
 * True if a month alone ends a name: "at the march" is of what is called so, "in March" is not.
 * @param {Lexicon} lexicon
 * @param {Word[]} words
 * @param {number} start
 * @param {number} end
 * @param {Spots} names
 */
function isOfAName({ words: sets }, words, start, end, names) {
  const texts = words.slice(start, end).map(({ folded }) => folded);
  const month = texts[texts.length - 1];
  if (!sets("months").has(month) || texts.slice(0, -1).some((text) => /\p{Nd}/u.test(text))) return false;
  for (let at = start; at < end; at += 1) {
    for (const [reach, things] of names.get(at) ?? []) {
      if (reach >= end && (at < end - 1 || things.some(({ name }) => fold(name) === month))) return true;
    }
  }
  return false;
}
