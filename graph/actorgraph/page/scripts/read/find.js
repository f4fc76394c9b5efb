// Finding actors and events by any of their names, and claims by their words.
import { fold } from "./fold.js";

/** Names that share at least so much are suggested. */
const LIKE = 0.5;

/**
 * @typedef {{thing: Thing, name: string, rank: number}} Named  `name` is the name that was met.
 * @typedef {{thing: Thing, name: string, isId: boolean}} Called
 */

/**
 * Return a search over everything that the page holds; what it looks in is folded when first asked for.
 * @param {Case} page
 */
export function createFinder(page) {
  /** @type {(Called & {folded: string})[] | null} */
  let names = null;
  /** @type {string[] | null} */
  let words = null;

  const allNames = () => names ??= page.things.flatMap((thing) => {
    const others = page.dossier(thing).names ?? [];
    return [thing.name, ...others.map(({ name }) => name), thing.id].map((name, at) => ({ thing, name, isId: at > others.length, folded: fold(name) }));
  });
  const allWords = () => words ??= Array.from({ length: page.count }, (_, at) => {
    const { quote, text, note, hedge, quantity } = page.claim(at);
    return fold([quote, text, quantity, hedge, note].join(" "));
  });

  return {
    /** All names, folded. */
    names: allNames,
    /**
     * Return the things of which a name holds a text: the same name first, then names that begin with
     * it, then words that do, then the rest; among equals, who has more ties.
     * @param {string} text
     * @param {number} most
     * @returns {Named[]}
     */
    things: (text, most) => {
      const wanted = fold(text);
      if (!wanted) return [];
      /** @type {Map<Thing, Named>} */
      const best = new Map();
      for (const { thing, name, folded } of allNames()) {
        const rank = rankOf(folded, wanted);
        if (rank < 0) continue;
        const before = best.get(thing);
        if (!before || rank < before.rank) best.set(thing, { thing, name, rank });
      }
      return [...best.values()].sort((a, b) => a.rank - b.rank || b.thing.degree - a.thing.degree || a.thing.at - b.thing.at).slice(0, most);
    },
    /**
     * Return the things whose names come near a text, for other spellings; the nearest first.
     * @param {string} text
     * @param {number} most
     * @returns {Named[]}
     */
    near: (text, most) => {
      const likeness = likenessTo(fold(text));
      /** @type {Map<Thing, Named>} */
      const best = new Map();
      for (const { thing, name, folded } of allNames()) {
        const rank = 1 - likeness(folded);
        if (rank <= 1 - LIKE && rank < (best.get(thing)?.rank ?? Infinity)) best.set(thing, { thing, name, rank });
      }
      return [...best.values()].sort((a, b) => a.rank - b.rank || a.thing.at - b.thing.at).slice(0, most);
    },
    /**
     * Return the claims whose words hold a text, by place, in the order of the case.
     * @param {string} text
     * @returns {number[]}
     */
    claims: (text) => {
      const wanted = fold(text);
      if (wanted.length < 2) return [];
      return allWords().flatMap((words_, at) => (words_.includes(wanted) ? [at] : []));
    },
  };
}

/** @param {string} folded @param {string} wanted */
function rankOf(folded, wanted) {
  if (folded === wanted || folded === `the ${wanted}`) return 0;
  if (folded.startsWith(wanted)) return 1;
  const at = folded.indexOf(wanted);
  if (at < 0) return -1;
  return folded.includes(` ${wanted}`) ? 2 : 3;
}

/**
 * Return a function that says how much a text shares with another, 0 to 1: twice the pairs of letters that both have, by
 * all pairs (Dice 1945, "Measures of the Amount of Ecologic Association Between Species"). Texts of which the shorter
 * has too few pairs for `LIKE` share nothing.
 * @param {string} wanted
 * @returns {(folded: string) => number}
 */
function likenessTo(wanted) {
  /** @type {Map<string, number>} */
  const left = new Map();
  const many = wanted.length - 1;
  for (let at = 0; at < many; at += 1) left.set(wanted.slice(at, at + 2), (left.get(wanted.slice(at, at + 2)) ?? 0) + 1);
  return (folded) => {
    const its = folded.length - 1;
    if (many < 1 || its < 1 || 2 * Math.min(many, its) < LIKE * (many + its)) return 0;
    const shared = [];
    for (let at = 0; at < its; at += 1) {
      const pair = folded.slice(at, at + 2);
      const count = left.get(pair);
      if (!count) continue;
      left.set(pair, count - 1);
      shared.push(pair);
    }
    for (const pair of shared) left.set(pair, (left.get(pair) ?? 0) + 1);
    return (2 * shared.length) / (many + its);
  };
}
