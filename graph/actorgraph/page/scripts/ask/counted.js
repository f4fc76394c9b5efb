// What a question with "how many" counts: the thing it is about, and the words of what is counted; see
// `actorgraph.ask.counted` and `actorgraph.questions.figures`.
import { fold } from "../read/fold.js";
import { described, prominent, kindOf } from "./described.js";
import { spots } from "./naming.js";
import { POSSESSIVE } from "./words.js";

/**
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./frames.js").Reader} Reader
 * What a question is about: the actor, event or place; the event or place in which the actor does or suffers something;
 * the other words, and those of them that a figure must have; whether the actor does it or suffers it; words of no figure.
 * @typedef {{thing: Thing | null, topic: string[], needed: string[], role: string, at: Thing | null, unknown: string[]}} Scope
 * @typedef {{start: number, end: number, thing: Thing}} Name
 */

/** Types of actors in which something may happen. */
export const PLACES = new Set(["place", "facility", "state"]);

/** @param {Reader} reader @param {Word[]} words @returns {Scope} */
export function scopeOf(reader, words) {
  const { lexicon: { words: sets, light }, store } = reader;
  const names = namesIn(reader, words).sort((a, b) => (b.end - b.start) - (a.end - a.start) || a.start - b.start);
  const isPlace = (/** @type {Name} */ { start, thing }) => PLACES.has(store.type(thing)) && sets("inside").has(words[start - 1]?.folded ?? "");
  const where = names.find(({ thing }) => thing.isEvent) ?? names.find(isPlace);
  const actors = names.filter((name) => name !== where && !name.thing.isEvent);
  // "How many civilians did X kill": whoever does it is asked for, and what suffers it is counted.
  let doer = actors.find((name) => roleOf(reader, words, name) === "acts") ?? actors.at(0);
  const role = doer ? roleOf(reader, words, doer) : "";
  if (where && !role) doer = undefined;
  const places = (/** @type {Name[]} */ its) => new Set(its.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n)));
  const inside = places([...[doer, where].filter((name) => name !== undefined), ...names.filter(({ thing }) => thing.isEvent)]);
  // "In Iraq and Syria": no figure is of both, so each is asked for.
  const ends = new Set([doer, where].map((name) => name?.end));
  const joined = [...places(names.filter(({ start }) => ends.has(start - 1) && ["and", "or"].includes(words[start - 1].folded)))].map((at) => words[at].folded);
  const own = new Set([...places(names)].map((at) => words[at].folded).filter((word) => !joined.includes(word)));
  const isEmpty = (/** @type {string} */ word) => sets("aux").has(word) || light.has(word) || sets("uncounted").has(word) || word === POSSESSIVE;
  const isBefore = (/** @type {string} */ word) => word !== "of" && (sets("doing").has(word) || sets("during").has(word));
  const topic = words.filter((word, at) => !inside.has(at) && !isEmpty(word.folded));
  const once = (/** @type {Word[]} */ its) => [...new Set(its.map(({ folded }) => folded))];
  return {
    thing: (doer ?? where)?.thing ?? null,
    topic: once(topic),
    needed: once(topic.filter((word) => isNeeded(reader, word))),
    role: doer ? role : "",
    at: doer && where ? where.thing : null,
    // "Did the raids kill", "in the raids", of which it is open what they are, counts nothing.
    unknown: topic.filter((word) => !own.has(word.folded) && (joined.includes(word.folded) || !isCounted(reader, word) || (words[words.indexOf(word) - 1]?.folded === "the" && isBefore(words[words.indexOf(word) - 2]?.folded ?? "") && store.eventsOf(kindOf(reader.lexicon, word.folded), 1, 0).length))).map(({ typed, folded }) => typed || folded),
  };
}

/** Return the names in a question, without those that stand within a longer one. @param {Reader} reader @param {Word[]} words @returns {Name[]} */
function namesIn({ lexicon, store }, words) {
  const exact = spots(lexicon, store, words);
  const found = [...exact].map(([start, [[end, [thing]]]]) => ({ start, end, thing }));
  for (const [start, ends] of described(lexicon, store, words, exact, "")) {
    const before = words[start - 1]?.folded ?? "";
    if (words[start].folded !== "the" || !(lexicon.words("during").has(before) || lexicon.words("doing").has(before))) continue;
    const verb = Number(!lexicon.words("during").has(before)); // "did the strikes kill"
    for (const [end, things] of ends.filter(([its]) => its + verb <= words.length)) {
      const thing = prominent(store, things);
      if (thing) found.push({ start, end, thing });
    }
  }
  return found.filter((name) => found.every((one) => one.start > name.start || one.end < name.end || one.end - one.start === name.end - name.start));
}

/** True if a figure must have a word: one that names what is counted, and not what was done. @param {Reader} reader @param {Word} word */
function isNeeded({ lexicon }, word) {
  const kind = lexicon.meanings("kinds").get(word.folded);
  return kind === "text" || kind === "person" || !lexicon.hasPlainly(word);
}

/**
 * True if a word is known in a question with "how many": what it counts, or how it asks.
 * @param {Reader} reader
 * @param {Word} word
 */
export function isCounted({ lexicon, store }, word) {
  if (lexicon.words("asks_again").has(word.folded)) return false;
  return lexicon.has(word) || /^\p{Nd}+$/u.test(word.folded) || isCountable(lexicon, word.folded) || store.countedWords().has(word.stem);
}

/** @param {Lexicon} lexicon @param {string} word */
function isCountable(lexicon, word) {
  const key = lexicon.stem(word);
  const { byWord, byStem, countable } = alikeOf(lexicon);
  return byWord.has(word) || byStem.has(key) || countable.has(key);
}

/** @type {WeakMap<Lexicon, {byWord: Map<string, string>, byStem: Map<string, string>, countable: Set<string>}>} */
const alike = new WeakMap();

/** Return the words that mean one thing of a figure, and their stems, each with the first; and what else is counted. @param {Lexicon} lexicon */
function alikeOf(lexicon) {
  let found = alike.get(lexicon);
  if (!found) {
    const byWord = new Map(lexicon.tables.alike.flatMap((row) => row.split(" ").map((word, _, [root]) => /** @type {[string, string]} */ ([word, root]))));
    const byStem = new Map([...byWord].map(([word, root]) => [lexicon.stem(word), root]));
    alike.set(lexicon, found = { byWord, byStem, countable: new Set(lexicon.tables.countable.split(" ")) });
  }
  return found;
}

/** Return what a word means of a figure: "dead" is "kill". @param {Lexicon} lexicon @param {string} word */
export function meaningOf(lexicon, word) {
  const { byWord, byStem } = alikeOf(lexicon);
  const key = lexicon.stem(word);
  return byWord.get(word) ?? byStem.get(key) ?? key;
}

/** @type {WeakMap<Lexicon, Map<string, string>>} */
const senses = new WeakMap();

/** Return one word for all that say the same in a quote, else what it means of a figure. @param {Lexicon} lexicon @param {string} word */
export function senseOf(lexicon, word) {
  let found = senses.get(lexicon);
  if (!found) {
    const rows = lexicon.tables.synonyms.map((row) => row.split(" "));
    senses.set(lexicon, found = new Map(rows.flatMap((row) => row.flatMap((one) => [one, lexicon.stem(one)].map((form) => /** @type {[string, string]} */ ([form, row[0]]))))));
  }
  return found.get(word) ?? found.get(lexicon.stem(word)) ?? meaningOf(lexicon, word);
}

/** Return what the words of a claim's quote, text and role mean. @param {Lexicon} lexicon @param {Claim} claim */
export const wordsIn = (lexicon, { quote, text, role }) => new Set(fold(`${quote} ${text} ${role}`).split(" ").filter(Boolean).map((word) => senseOf(lexicon, word)));

/** Return what a name does in "did X kill" or "X were killed". @param {Reader} reader @param {Word[]} words @param {Name} name */
function roleOf({ lexicon: { words: sets, light, acts, stem, stemsOf } }, words, { start, end }) {
  if (start && sets("doing").has(words[start - 1].folded)) return "acts";
  if (words[end] && stemsOf(sets("dying")).has(words[end].stem)) return "suffers";
  const after = words.slice(end, end + 3).map(({ folded }) => folded);
  while (after.length && light.has(after[0])) {
    const isPassive = sets("being").has(/** @type {string} */ (after.shift()));
    if (isPassive && after.length && acts.has(stem(after[0]))) return "suffers";
  }
  return "";
}
