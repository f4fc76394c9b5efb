// Plainer ways to put a question: the rules of the grammar that turn one wording into another which asks the same; see
// `actorgraph.ask.rephrase`.
import { parseOf } from "./slots.js";
import { foldedOf } from "./words.js";

/**
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./grammar.js").Grammar} Grammar
 */

/** Wordings that are made of one question at most. */
const MOST = 12;

/**
 * Return a question in other words, those that one rule makes first.
 * @param {Grammar} grammar
 * @param {Lexicon} lexicon
 * @param {Word[]} words
 * @param {(words: Word[]) => import("./naming.js").Spots} namesIn
 */
export function* plainer(grammar, lexicon, words, namesIn) {
  const seen = new Set([foldedOf(words)]);
  const waiting = [words];
  for (const before of waiting) {
    for (const made of byOneRule(grammar, lexicon, before, namesIn)) {
      const key = foldedOf(made);
      if (seen.has(key)) continue;
      if (seen.size > MOST) return;
      seen.add(key);
      waiting.push(made);
      yield made;
    }
  }
}

/**
 * Return a question as the rules that come first put it, each once: "who says it does not …" is "who denies that it …".
 * @param {Grammar} grammar
 * @param {Lexicon} lexicon
 * @param {Word[]} typed
 * @param {(words: Word[]) => import("./naming.js").Spots} namesIn
 */
export function putPlainly(grammar, lexicon, typed, namesIn) {
  return grammar.first.reduce((words, rule) => madeBy(rule, lexicon, words, parseOf(grammar, lexicon, words, namesIn(words)))[0] ?? words, typed);
}

/** @param {Grammar} grammar @param {Lexicon} lexicon @param {Word[]} words @param {(words: Word[]) => import("./naming.js").Spots} namesIn */
function byOneRule(grammar, lexicon, words, namesIn) {
  const parse = parseOf(grammar, lexicon, words, namesIn(words));
  return grammar.rules.flatMap((rule) => madeBy(rule, lexicon, words, parse));
}

/** Return what a rule makes of a question, if it takes all the words. @param {import("./grammar.js").Rule} rule @param {Lexicon} lexicon @param {Word[]} words @param {ReturnType<typeof parseOf>} parse */
function madeBy({ node, wording }, lexicon, words, parse) {
  const [, found] = parse.at(node, 0).find(([end]) => end === words.length) ?? [];
  return found ? [wording.split(" ").flatMap((part) => filled(lexicon, words, part, found))] : [];
}

/** Return a word of a wording, or the words of the question that stand in its place. @param {Lexicon} lexicon @param {Word[]} words @param {string} part @param {import("./grammar.js").Found} found @returns {Word[]} */
const filled = ({ stem }, words, part, found) => (part.startsWith("{")
  ? words.slice(...found[part.slice(1, -1)])
  : [{ folded: part, typed: part, stem: stem(part) }]);
