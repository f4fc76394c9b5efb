// What to say if a question was not understood: why, and which near questions could be asked; see `actorgraph.ask.suggest`.
import { withoutEnds } from "./adjuncts.js";
import { quoted } from "./lexicon.js";
import { inside } from "./naming.js";
import { question } from "./question.js";
import { typedOf, wordsOf } from "./words.js";

/** @typedef {import("./reader.js").Reader} Reader */

/** Characters of what is quoted, and words that are. */
const MOST_CALLED = 80;
const MOST_LETTERS = 40;
const MOST_WORDS = 8;
/** Actors of whom questions are offered beside those that are named. */
const BUSIEST = 2;

/** @param {string} text @param {number} most */
const shortened = (text, most) => (text.length <= most ? text : `${text.slice(0, most).replace(/ [^ ]*$/u, "")} …`);
const isCapital = (/** @type {string} */ word) => /^\p{Lu}/u.test(word);

/**
 * Return why a question was not understood, in a sentence.
 * @param {Reader} reader
 * @param {string} text
 * @param {string[]} unknown
 * @param {(text: string) => string[]} near  The names that come nearest to a text.
 */
export function reasonFor({ lexicon, meantIn, withOwner }, text, unknown, near) {
  const { note, words: sets } = lexicon;
  const words = withOwner(wordsOf(text, lexicon));
  const taken = inside(meantIn(words));
  const rest = words.filter((_, at) => !taken.has(at));
  const isStrange = !taken.size || !rest.every(({ folded }) => /^[\0-\x7f]*$/u.test(folded));
  if (words.some(({ folded }) => sets("foreign").has(folded)) || (rest.length && isStrange && !rest.some(({ folded }) => lexicon.known.has(folded)))) return note("english");
  const judging = rest.find(({ folded }) => sets("judgements").has(folded));
  if (judging) return note("judgement", { word: judging.typed || judging.folded });
  const pronouns = rest.filter(({ folded, typed }) => sets("pronouns").has(folded) && !(taken.size && sets("owning").has(folded)) && (typed === typed.toLowerCase() || typed !== typed.toUpperCase())).map(({ folded }) => folded); // "US" is none
  if (pronouns.length && unknown.every((word) => pronouns.includes(word))) return note("pronoun", { word: pronouns[0] });
  const group = unknown.length ? undefined : rest.find(({ folded }, at) => rest[at - 1]?.folded === "the" && lexicon.meaning("kinds", folded));
  if (group) return note("nobody", { words: `the ${group.typed || group.folded}` });
  if (!unknown.length) return note("order");
  const names = near(unknown.join(" "));
  const hint = names.length ? note("near", { names: names.map(quoted).join(" or ") }) : "";
  if (isCapital(unknown[0]) && isCapital(unknown[unknown.length - 1])) return note("nobody", { words: shortened(unknown.join(" "), MOST_CALLED) }) + hint;
  const shown = unknown.slice(0, MOST_WORDS).map((word) => quoted(shortened(word, MOST_LETTERS))).join(", ");
  return note(unknown.length === 1 ? "unknown word" : "unknown words", { words: shown }) + hint;
}

/**
 * Return questions that claims answer, of the kind of the one that was asked.
 * @param {Reader} reader
 * @param {string} text
 * @param {number[]} claims
 * @param {(text: string) => Thing[]} near
 */
export function answeredBy(reader, text, claims, near) {
  const { lexicon, store: { page } } = reader;
  const asked = withoutEnds(lexicon, wordsOf(text, lexicon)).map(({ folded }) => folded);
  const named = thingsIn(reader, text, near);
  return claims.flatMap((at) => {
    const [a, b] = [page.codes.subject[at], page.codes.object[at]].map((n) => page.things[n] ?? null);
    const reading = lexicon.readingOf([page.codes.relation[at]], false);
    if (lexicon.words("aux").has(asked[0]) && a) return [question("yes-no", { a, b, reading })];
    const both = [...(b ? [question("who", { a: b, reading })] : []), ...(a ? [question("who", { a, reading: lexicon.turned(reading) })] : [])];
    return both.sort((one, other) => Number(named.includes(/** @type {Thing} */ (other.a))) - Number(named.includes(/** @type {Thing} */ (one.a))));
  });
}

/**
 * Return questions near to one that was not understood, the nearest first.
 * @param {Reader} reader
 * @param {string} text
 * @param {(text: string) => Thing[]} near  The actors and events whose names come nearest to a text.
 */
export function candidates(reader, text, near) {
  const { lexicon, store: { page, lastYear } } = reader;
  const all = wordsOf(text, lexicon);
  const asked = new Set(all.map(({ stem }) => stem));
  const things = thingsIn(reader, text, near);
  const busiest = page.things.filter(({ isEvent }) => !isEvent).toSorted((a, b) => b.degree - a.degree || a.at - b.at).slice(0, BUSIEST);
  const made = [
    ...(things.length > 1 ? offers(things.slice(0, 2).some(({ isEvent }) => isEvent) ? "link" : "two", things) : []),
    ...things.slice(0, 2).flatMap((thing) => offers(thing.isEvent ? "event" : thing.kind === "person" ? "person" : "actor", [thing])),
    ...offers("busiest", busiest),
  ];
  const shared = (/** @type {string} */ its) => wordsOf(its, lexicon).filter(({ stem }) => asked.has(stem)).length;
  const typed = typedOf(all);
  return [...new Map(made.filter((its) => typedOf(wordsOf(its, lexicon)) !== typed).map((its) => [its, shared(its)]))].sort((a, b) => b[1] - a[1]).map(([its]) => its);

  /** Return the questions on things; without two, those that name none. @param {string} on @param {Thing[]} its */
  function offers(on, its) {
    const names = its.slice(0, 2).map((thing) => page.noun(thing));
    return lexicon.tables.offers[on].flatMap((pattern) => {
      if ((pattern.includes("{a}") && !names[0]) || (pattern.includes("{b}") && !names[1])) return [];
      const ofNumber = pattern.replace(/\[(\w+)\|(\w+)\]/gu, (_, one, several) => (names[0]?.isPlural ? several : one));
      return [ofNumber.replace(/\{(\w+)\}/gu, (_, key) => (key === "year" ? String(lastYear() ?? "") : names[key === "a" ? 0 : 1].text))];
    });
  }
}

/** Return the things that a question names; if it names fewer than two, also those with near names. @param {Reader} reader @param {string} text @param {(text: string) => Thing[]} near */
function thingsIn({ lexicon, namesIn }, text, near) {
  const words = withoutEnds(lexicon, wordsOf(text, lexicon));
  const names = namesIn(words);
  /** @type {Set<Thing>} */
  const found = new Set();
  for (let at = 0; at < words.length;) {
    const [[end, [thing]] = [at + 1, []]] = names.get(at) ?? [];
    if (thing) found.add(thing);
    at = end;
  }
  const unknown = found.size < 2 ? words.filter((word, at) => !names.has(at) && !lexicon.has(word)) : [];
  if (unknown.length) for (const thing of near(typedOf(unknown))) found.add(thing);
  return [...found];
}
