// Several questions in one: two that are joined by "and", one with two question words, one about a list of names; see
// `actorgraph.ask.parts`.
import { POSSESSIVE, typedOf, wordsOf } from "./words.js";
import { keyOf } from "./question.js";

/**
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("./reader.js").Reader} Reader
 */

/** Parts that one question has at most, texts that are read to find them, and parts that claims may answer. */
const MOST = 6;
const MOST_READ = 24;
const MOST_BY_CLAIMS = 6;
/** Words before "first" in a question of which of two was first. */
const COMING = new Set(["which", "what", "came", "happened", "was", "of", "these", "the", "two"]);
const JOINS = new Set(["and", "but", "or"]);
const SENTENCES = /(?<=[?;])\s+(?=[\p{L}\p{N}_])/u;

const TOPIC = /^([^:?–—]{2,80}?)\s*(?::|–|—|\s-)\s+(.+)$/su;

/**
 * Return the questions that a text asks together, each with its reading; none if one of them is not clear.
 * @param {Reader} reader
 * @param {string} text
 * @param {(piece: string) => Question | null} [byClaims]  Reads a part that the grammar does not read.
 */
export function partsOf(reader, text, byClaims) {
  const { lexicon, namesIn } = reader;
  const { words: sets, meaning } = lexicon;
  const wordsIn = (/** @type {string} */ its) => wordsOf(its, lexicon);
  const isAsking = (/** @type {Word | undefined} */ word) => word !== undefined && sets("question_words").has(word.folded);
  const asText = (/** @type {Word[]} */ words) => `${typedOf(words)}?`;
  let many = 0;
  let left = byClaims ? MOST_BY_CLAIMS : 0;
  const [, topic, rest] = TOPIC.exec(text.trim()) ?? [];
  const named = topic ? wordsIn(topic) : [];
  // "Hamas: who backs it?"
  if (named.length && (namesIn(named).get(0) ?? []).some(([end]) => end === named.length)) return one(rest, named);
  return of(text, []);

  /** @param {string} whole @param {Word[]} before @returns {[string, Question][]} */
  function of(whole, before) {
    for (const pieces of divisions(whole)) {
      /** @type {Map<string, [string, Question]>} */
      const found = new Map();
      let earlier = before;
      const isClear = pieces.every((piece) => {
        const before_ = [...found.values()].map(([, asked]) => asked);
        let its = one(piece, earlier);
        if (its.length && before_.some(isAbout) && !isAbout(its[0][1])) its = ofItsEvent(piece, before_);
        if (!its.length || isMutual(its[0][1])) return false;
        for (const part of its) found.set(keyOf(part[1]), part);
        earlier = [...earlier, ...wordsIn(piece)];
        return true;
      });
      if (isClear && found.size <= MOST) return [...found.values()];
    }
    return [];
  }

  /** Return a part that names nothing of the event of one before: "… and how many died?". @param {string} piece @param {Question[]} before @returns {[string, Question][]} */
  function ofItsEvent(piece, before) {
    const event = before.flatMap((asked) => [asked.event, asked.a, asked.b]).find((end) => end?.isEvent);
    const its = event ? one(`${piece.replace(/\?+$/u, "")} in ${event.name}?`, []) : [];
    return its.length && isAbout(its[0][1]) ? its : [];
  }

  /** Return a part if it is read in one way, or the parts that it has itself. @param {string} piece @param {Word[]} before @returns {[string, Question][]} */
  function one(piece, before) {
    many += 1;
    if (many > MOST_READ) return [];
    const its = referred(piece, before);
    const found = reader.readings(its);
    if (found.length > 1 && !found.every(({ described }) => described)) return [];
    if (found.length) return [[its, found[0]]];
    const parts = of(its, before);
    if (parts.length) return parts;
    left -= 1;
    const read = left >= 0 && its ? byClaims?.(its) : null;
    return read ? [[its, read]] : [];
  }

  /** @param {string} whole @returns {Generator<string[]>} */
  function* divisions(whole) {
    const sentences = whole.split(SENTENCES);
    if (sentences.length > 1) yield sentences;
    const words = wordsIn(whole);
    yield* inTurn(words);
    for (const [at, word] of words.entries()) if (JOINS.has(word.folded) && at > 0 && at < words.length - 1) yield* joined(words, at);
    yield* listed(words);
    if (left > 0) yield* alternatives(words);
  }

  /** Two questions of yes or no for one that asks which of two is so: "was it X or Y". @param {Word[]} words @returns {Generator<string[]>} */
  function* alternatives(words) {
    const texts = words.map(({ folded }) => folded);
    const at = texts.indexOf("or", 2);
    if (!sets("aux").has(texts[0] ?? "") || at < 0 || at > texts.length - 2) return;
    const articles = sets("articles");
    const isAlike = (/** @type {string} */ word) => (articles.has(texts[at + 1]) ? articles.has(word) : word === texts[at - 1]);
    const start = texts.slice(0, at).findLastIndex((word, n) => n > 1 && isAlike(word));
    if (start > 0) yield [asText(words.slice(0, at)), asText([...words.slice(0, start), ...words.slice(at + 1)])];
  }

  /** When each of two was, for "which came first, X or Y". @param {Word[]} words @returns {Generator<string[]>} */
  function* inTurn(words) {
    const texts = words.map(({ folded }) => folded);
    const first = texts.indexOf("first");
    const at = texts.indexOf("or", first);
    if (first < 1 || at < first + 2 || at > texts.length - 2 || !texts.slice(0, first).every((word) => COMING.has(word))) return;
    yield [words.slice(first + 1, at), words.slice(at + 1)].map((its) => `When was ${asText(its)}`);
  }

  /** Two questions that a word joins, or one with two question words: "when and where was X". @param {Word[]} words @param {number} at @returns {Generator<string[]>} */
  function* joined(words, at) {
    const [first, second] = [words.slice(0, at), words.slice(at + 1)];
    if (first.every(isAsking) && second.length > 1) {
      if (isAsking(second[0])) yield [asText([...first, ...second.slice(1)]), asText(second)];
    } else if (isAsking(second[0]) || sets("aux").has(second[0].folded) || isAsking(second[1])) yield [asText(first), asText(second)];
    else if (second.length > 1 && first.length > 1) yield [asText([...first, ...second.slice(1)]), asText([...first.slice(0, -1), ...second])]; // "who planned and resourced X"
  }

  /** A question about a list of names as one about each. @param {Word[]} words @returns {Generator<string[]>} */
  function* listed(words) {
    const names = namesIn(words);
    const endOf = (/** @type {number} */ at) => names.get(at)?.[0][0] ?? at;
    for (const start of [...names.keys()].sort((a, b) => a - b)) {
      let end = endOf(start);
      const spans = [[start, end]];
      let isJoined = false;
      while (end < words.length) {
        const after = end + Number(words[end].folded === "and" || words[end].folded === "or");
        if (!names.has(after)) break;
        isJoined = after > end;
        end = endOf(after);
        spans.push([after, end]);
      }
      if (spans.length < 2 || !isJoined) continue;
      end += Number(["both", "all", "each"].includes(words[end]?.folded)); // "X and Y both deny"
      yield spans.map(([from, to]) => asText([...words.slice(0, start), ...words.slice(from, to), ...words.slice(end)]));
      return;
    }
  }

  /** True for "are A, B and C connected" of one of them. @param {Question} asked */
  function isMutual({ kind, a, b, event, reading }) {
    return kind === "yes-no" && (!a || !b) && !event && reading !== null && lexicon.relations[reading.relations[0]].symmetric;
  }

  /** Return a part with the one name before it that a pronoun can mean in its place. @param {string} piece @param {Word[]} before */
  function referred(piece, before) {
    const words = wordsIn(piece);
    if (!before.length || !words.some(({ folded }) => sets("referring").has(folded))) return piece;
    const asksWho = ["who", "which"].includes(before[0].folded) && !sets("be").has(before[1]?.folded ?? before[0].folded);
    const named = [...new Set([...namesIn(before).values()].map(([[, [thing]]]) => thing))];
    /** @type {string[]} */
    const shown = [];
    for (const { folded, typed } of words) {
      const kinds = meaning("referring", folded);
      const meant = kinds ? named.filter((thing) => !(thing.isEvent && kinds.includes("person")) && kinds.includes(thing.kind === "person" ? "person" : "other")) : [];
      if (asksWho && kinds?.includes("person")) return ""; // "Who attacked X and who backs them?": whoever that is, or X
      if (kinds && meant.length === 1) shown.push(meant[0].name + (kinds.includes("own") ? POSSESSIVE : ""));
      else if (folded === POSSESSIVE && shown.length) shown[shown.length - 1] += POSSESSIVE;
      else if (typed) shown.push(typed);
    }
    return `${shown.join(" ")}?`;
  }
}

/** True if a question is about somebody or something, and not about all that is told. @param {Question} asked */
const isAbout = ({ call, a, b, event }) => Boolean(call ?? a ?? b ?? event);
