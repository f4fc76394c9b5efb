// Times in plain English: "on 2 February 2024", "since October", "last week"; see `actorgraph.ask.times`.
import { calendar, dayOf, dayText } from "../read/day.js";

/**
 * A time in a question: where it ends, the filters that it means, and the years among which the asker has to choose.
 * @typedef {{end: number, filters: Record<string, string>, years: number[]}} Span
 * @typedef {import("./store.js").Days} Days
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {{end: number, text: string, plain: boolean}} Found  `text` has XXXX for a year that is not given.
 */

const YEAR = /^(?:1[0-9]|20)\d\d$/u;
const DECADE = /^((?:1[0-9]|20)\d)0s$/u;
const TO = new Map([["between", ["and"]], ["from", ["to", "until", "till", "through"]]]);
/** Days that are counted back at most. */
const LONGEST = 36_500;

/** Return the days of 2024, 2024-02, 2024-02-03 or of one to another; null if there are none. @param {string} text @returns {Days | null} */
export function daysOf(text) {
  if (text.includes("/")) {
    const [one, other] = text.split("/").map(daysOf);
    return one && other ? { first: one.first, last: other.last, text } : null;
  }
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/u.exec(text) ?? [];
  if (!year || Number(month ?? 1) > 12 || Number(month ?? 1) < 1) return null;
  const first = dayOf(`${year}-${month ?? "01"}-${day ?? "01"}`);
  if (first === null) return null;
  if (day) return { first, last: first, text };
  const next = new Date(0);
  next.setUTCFullYear(Number(year) + (month ? 0 : 1), month ? Number(month) : 0, 1);
  return { first, last: Math.round(next.getTime() / 86_400_000) - 1, text };
}

/** Return the filters that a time means. @param {string} how @param {Days} days @returns {Record<string, string>} */
function filtersOf(how, { first, last, text }) {
  if (how === "after") return { since: dayText(/** @type {number} */ (last) + 1) };
  if (how === "before") return { until: dayText(/** @type {number} */ (first) - 1) };
  return { [how === "at" ? "as_of" : how]: text };
}

const folded = (/** @type {Word[]} */ words, /** @type {number} */ at) => words[at]?.folded ?? "";
const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
const four = (/** @type {number} */ number) => String(number).padStart(4, "0");

/**
 * Return a time that is counted back from the day of the latest report: "on Sunday", "the 28th", "last week".
 * @param {Lexicon} lexicon
 * @param {Word[]} words
 * @param {number} start
 * @param {string} latest
 * @returns {Span | null}
 */
export function relativeAt(lexicon, words, start, latest) {
  const today = dayOf(latest);
  if (today === null) return null;
  const lead = lexicon.meanings("before_day").get(folded(words, start));
  const [how, at] = lead === undefined ? ["at", start] : [lead, start + 1];
  const found = weekday(lexicon, words, at, today) ?? dayOfMonth(lexicon, words, at, today) ?? period(lexicon, words, at, today) ?? past(lexicon, words, at, today);
  // A weekday alone is one at the end of a question: "Who attacked X Friday?".
  if (!found || (how === "at" && at === start && found[0] === start + 1 && start !== words.length - 1)) return null;
  const days = daysOf(found[1]);
  return days && { end: found[0], filters: filtersOf(how, days), years: [] };
}

/** @typedef {[number, string] | null} Counted */

/** @param {number} day */
const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7; // the first of January 1970 was a Thursday

/** @param {Lexicon} lexicon @param {Word[]} words @param {number} at @param {number} today @returns {Counted} */
function weekday(lexicon, words, at, today) {
  const skip = at + Number(["last", "this", "past"].includes(folded(words, at)));
  const day = [...lexicon.words("weekdays")].indexOf(folded(words, skip));
  return day < 0 ? null : [skip + 1, dayText(today - ((weekdayOf(today) - day + 7) % 7))];
}

/** "The 28th", the last one up to a day. @param {Lexicon} lexicon @param {Word[]} words @param {number} at @param {number} today @returns {Counted} */
function dayOfMonth(lexicon, words, at, today) {
  const [, number] = /^(\d{1,2})(?:st|nd|rd|th)$/u.exec(folded(words, at + 1)) ?? [];
  if (folded(words, at) !== "the" || !number) return null;
  if (folded(words, at + 2) === "of" || lexicon.words("months").has(folded(words, at + 2))) return null;
  const { year, month } = calendar(today);
  for (let back = 0; back < 12; back += 1) {
    const its = year * 12 + month - back;
    const text = `${four(Math.floor(its / 12))}-${two((its % 12) + 1)}-${number.padStart(2, "0")}`;
    const found = dayOf(text);
    if (found !== null && found <= today) return [at + 2, text];
  }
  return null;
}

/** "Last week", "this month", "last year", "last October". @param {Lexicon} lexicon @param {Word[]} words @param {number} at @param {number} today @returns {Counted} */
function period({ meanings }, words, at, today) {
  const [which, span] = [folded(words, at), folded(words, at + 1)];
  if (!["last", "this"].includes(which)) return null;
  const back = Number(which === "last");
  const named = Number(meanings("months").get(span) ?? 0);
  if (named) {
    const { year, month } = calendar(today);
    return [at + 2, `${four(year - Number(named + back > month + 1))}-${two(named)}`];
  }
  if (!["week", "month", "year"].includes(span)) return null;
  const monday = today - weekdayOf(today) - 7 * back;
  if (span === "week") return [at + 2, `${dayText(monday)}/${dayText(monday + 6)}`];
  const { year, month } = calendar(today);
  const its = year * 12 + month - back;
  return [at + 2, span === "month" ? `${four(Math.floor(its / 12))}-${two((its % 12) + 1)}` : four(year - back)];
}

/** "Yesterday", "the last three months" as the days up to today. @param {Lexicon} lexicon @param {Word[]} words @param {number} at @param {number} today @returns {Counted} */
function past(lexicon, words, at, today) {
  if (folded(words, at) === "yesterday") return [at + 1, dayText(today - 1)];
  const start = at + Number(folded(words, at) === "the");
  if (!["last", "past"].includes(folded(words, start))) return null;
  const numbers = lexicon.meanings("number_words");
  const counts = /^\p{Nd}+$/u.test(folded(words, start + 1)) || numbers.has(folded(words, start + 1));
  const number = counts ? Number(numbers.get(folded(words, start + 1)) ?? folded(words, start + 1)) : 1;
  const span = start + 1 + Number(counts);
  const days = Number(lexicon.meanings("spans").get(folded(words, span).replace(/s$/u, "")) ?? 0);
  if (!days || number * days > LONGEST) return null;
  return [span + 1, `${dayText(today - number * days)}/${dayText(today)}`];
}

/**
 * Return the time that begins at a word with its preposition; null if there is none.
 * @param {Lexicon} lexicon
 * @param {Word[]} words
 * @param {number} start
 * @param {(text: string) => number[]} years  The years of the case that have a month ("10") or day ("02-02").
 * @returns {Span | null}
 */
export function timeAt(lexicon, words, start, years) {
  const [before, months, filling] = [lexicon.meanings("before"), lexicon.meanings("months"), lexicon.words("filling")];
  const pair = pairAt();
  if (pair) return pair;
  for (const length of [2, 1]) {
    const how = before.get(words.slice(start, start + length).map((word) => word.folded).join(" "));
    if (!how) continue;
    let at = start + length;
    while (at < words.length && filling.has(words[at].folded)) at += 1;
    const found = dateAt(at);
    if (found) return spanOf(found, how);
  }
  const found = dateAt(start);
  return found && !found.plain ? spanOf(found, "at") : null;

  /** "Between A and B", "from A to B". @returns {Span | null} */
  function pairAt() {
    const joints = TO.get(words[start].folded);
    const one = joints ? dateAt(start + 1) : null;
    const other = one && joints?.includes(folded(words, one.end)) ? dateAt(one.end + 1) : null;
    if (!one || !other) return null;
    const early = one.text.startsWith("XXXX") && !other.text.startsWith("XXXX") ? other.text.slice(0, 4) + one.text.slice(4) : one.text;
    const [since, until] = [early, other.text].map(dated);
    if (!daysOf(since.text) || !daysOf(until.text)) return null;
    return { end: other.end, filters: { since: since.text, until: until.text }, years: since.years.length ? since.years : until.years };
  }

  /** @param {Found} found @param {string} how @returns {Span | null} */
  function spanOf({ end, text }, how) {
    const known = dated(text);
    const days = daysOf(known.text);
    return days && { end, filters: filtersOf(how, days), years: known.years };
  }

  /** Return a time with its year, and the years to choose among if that is not clear. @param {string} text */
  function dated(text) {
    if (!text.startsWith("XXXX-")) return { text, years: [] };
    const known = years(text.slice(5));
    const year = known[known.length - 1];
    return { text: year ? four(year) + text.slice(4) : text, years: known.length > 1 ? known : [] };
  }

  /** Return the date, month or year that begins at a word. @param {number} at @returns {Found | null} */
  function dateAt(at) {
    return at < words.length ? iso(at) ?? dayMonth(at) ?? monthFirst(at) ?? year(at) : null;
  }

  /** Return 2024-02-02 or 2024-02; folding has made blanks of its hyphens. @param {number} at */
  function iso(at) {
    const { typed } = words[at];
    return /^\d{4}-\d{2}(?:-\d{2})?$/u.test(typed) && daysOf(typed) ? { end: at + typed.split("-").length, text: typed, plain: false } : null;
  }

  /** Return 2 February [2024], also "2nd of February". @param {number} at */
  function dayMonth(at) {
    const day = numberAt(at);
    if (!day) return null;
    const next = at + (folded(words, at + 1) === "of" ? 2 : 1);
    const month = monthAt(next);
    if (!month) return null;
    const [its, end] = yearAfter(next + 1);
    return { end, text: `${its}-${month}-${day}`, plain: false };
  }

  /** Return February 2[, 2024], February 2024 or February. @param {number} at */
  function monthFirst(at) {
    const month = monthAt(at);
    if (!month) return null;
    const day = numberAt(at + 1);
    const [its, end] = yearAfter(at + (day ? 2 : 1));
    // "may" and "march" are verbs too: as months they need a year, or a preposition before them.
    const plain = !day && its === "XXXX" && (words[at].folded === "may" || words[at].folded === "march");
    return { end, text: `${its}-${month}${day ? `-${day}` : ""}`, plain };
  }

  /** A year, or the years of "the 1990s". @param {number} at */
  function year(at) {
    const { folded: text } = words[at];
    const [, decade] = DECADE.exec(text) ?? [];
    if (decade) return { end: at + 1, text: `${decade}0/${decade}9`, plain: false };
    return YEAR.test(text) ? { end: at + 1, text, plain: true } : null;
  }

  /** @param {number} at @returns {[string, number]} */
  function yearAfter(at) {
    const skip = at + Number(["of", "in"].includes(folded(words, at)));
    return YEAR.test(folded(words, skip)) ? [words[skip].folded, skip + 1] : ["XXXX", at];
  }

  /** @param {number} at */
  function monthAt(at) {
    return months.get(folded(words, at))?.padStart(2, "0") ?? "";
  }

  /** @param {number} at */
  function numberAt(at) {
    const found = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(folded(words, at));
    return found && Number(found[1]) >= 1 && Number(found[1]) <= 31 ? found[1].padStart(2, "0") : "";
  }
}
