// Finding actors and events by any of their names, and claims by their words.
import { fold } from "./fold.js";

/**
 * @typedef {{thing: Thing, name: string, rank: number}} Named  `name` is the name that was met.
 */

/**
 * Return a search over everything that the page holds; what it looks in is folded when first asked for.
 * @param {Case} page
 */
export function createFinder(page) {
  /** @type {{thing: Thing, name: string, folded: string}[] | null} */
  let names = null;
  /** @type {string[] | null} */
  let words = null;

  const allNames = () => names ??= page.things.flatMap((thing) => {
    const others = page.dossier(thing).names ?? [];
    return [thing.name, ...others.map(({ name }) => name), thing.id].map((name) => ({ thing, name, folded: fold(name) }));
  });
  const allWords = () => words ??= Array.from({ length: page.count }, (_, at) => {
    const { quote, text, note, hedge, quantity } = page.claim(at);
    return fold([quote, text, quantity, hedge, note].join(" "));
  });

  return {
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
