// What follows from several claims together, as `actorgraph.questions.derive` concludes it: who commands, who is of a
// class, who belongs to an umbrella.
import { shareADay } from "./claims.js";

/**
 * @typedef {import("./claims.js").Claims} Claims
 * @typedef {import("./claims.js").Hop} Hop
 * @typedef {import("./claims.js").Filters} Filters
 * @typedef {import("./asked.js").Reading} Reading
 * An actor that an answer reaches through a chain of claims, and by which rule.
 * @typedef {{actor: number, known: string, chain: Hop[]}} Derived
 * One move of a rule from an end of a claim; a mutual one only of relations that go both ways.
 * @typedef {{known: string, rule: "class" | "upwards" | "member", relation: string, outward: boolean, mutual?: boolean}} Step
 */

/** How an answer is known, from what is said outright to what needs the longest argument. */
export const KNOWN = ["stated", "attributed", "class", "umbrella", "command", "not asserted"];
/** @type {Step[]} */
const FROM_OBJECT = [
  { known: "class", rule: "class", relation: "instance-of", outward: true },
  { known: "command", rule: "upwards", relation: "part-of", outward: false, mutual: true },
];
/** @type {Step[]} */
const FROM_SUBJECT = [
  { known: "command", rule: "upwards", relation: "part-of", outward: false },
  { known: "umbrella", rule: "member", relation: "member-of", outward: false },
];
/** @type {Step[]} */
const ON_FROM_SUBJECT = [
  { known: "command", rule: "upwards", relation: "part-of", outward: true },
  { known: "umbrella", rule: "member", relation: "member-of", outward: true },
];
/** @type {Step[]} */
const ON_FROM_OBJECT = [
  { known: "class", rule: "class", relation: "instance-of", outward: false },
  { known: "command", rule: "upwards", relation: "part-of", outward: true, mutual: true },
];

/**
 * Return what follows about the other end of a reading; what is said outright is left out.
 * @param {Claims} claims
 * @param {Reading} reading
 * @param {number} actor
 * @param {Filters} filters
 * @returns {Derived[]}
 */
export function derived(claims, { relations, inverse }, actor, filters) {
  const walker = createWalker(claims, filters);
  const able = (/** @type {Step} */ { rule, mutual }) => relations.filter((at) => claims.hasRule(at, rule) && (claims.page.relations[at].symmetric || !mutual));
  const ends = (/** @type {Hop} */ hop) => (inverse ? [hop.subject, hop.object] : [hop.object, hop.subject]);
  /** @type {Derived[]} */
  const found = [];
  const commanded = relations.some((at) => claims.page.relations[at].name === "part-of") ? walker.walks([actor], { known: "command", relation: "part-of", outward: inverse }).get(actor) : undefined;
  for (const [there, chain] of commanded ?? []) if (chain.length > 1) found.push(...walker.joined(there, "command", chain));
  const own = found.length; // the parts of parts go no further
  for (const step of inverse ? FROM_SUBJECT : FROM_OBJECT) {
    const chains = able(step).length ? walker.walks([actor], step).get(actor) : undefined;
    if (!chains) continue;
    for (const hop of walker.hops(chains.keys(), able(step), inverse)) {
      const [here, there] = ends(hop);
      found.push(...walker.joined(there, step.known, [hop, .../** @type {Hop[]} */ (chains.get(here))]));
    }
  }
  const starts = [...walker.hops([actor], relations, inverse).map((hop) => ({ actor: ends(hop)[1], known: "stated", chain: [hop] })), ...found.slice(own)];
  for (const step of inverse ? ON_FROM_OBJECT : ON_FROM_SUBJECT) {
    const its = new Set(able(step));
    const fitting = starts.filter(({ chain: [hop] }) => its.has(hop.relation));
    const chains = fitting.length ? walker.walks(new Set(fitting.map((start) => start.actor)), step) : new Map();
    for (const start of fitting) {
      for (const [there, chain] of chains.get(start.actor) ?? []) {
        const known = KNOWN[Math.max(KNOWN.indexOf(start.known), KNOWN.indexOf(step.known))];
        found.push(...walker.joined(there, known, [...start.chain, ...chain]));
      }
    }
  }
  return found;
}

/** Return the parts of an actor, and their parts, each with the claims that make it a part. @param {Claims} claims @param {number} actor @param {Filters} filters */
export const partsOf = (claims, actor, filters) => createWalker(claims, filters).walks([actor], { known: "command", relation: "part-of", outward: false }).get(actor) ?? new Map();

/** @param {Claims} claims @param {Filters} filters */
function createWalker(claims, filters) {
  const ranks = [...claims.counting(filters)].filter((at) => !claims.unasserted.includes(at));

  /** @param {Iterable<number>} starts @param {number[]} relations @param {boolean} outward */
  const hops = (starts, relations, outward) => (ranks.length && relations.length ? claims.hops(starts, { outward, relations, filters, ranks }) : []);

  /**
   * Return, for each start, the actors that a step reaches and the shortest, firmest chain to each.
   * @param {Iterable<number>} starts
   * @param {Pick<Step, "relation" | "outward" | "known">} step
   * @returns {Map<number, Map<number, Hop[]>>}
   */
  function walks(starts, { relation, outward }) {
    const relations = claims.page.relations.flatMap(({ name }, at) => (name === relation ? [at] : []));
    /** @type {Map<number, Hop[]>} */
    const edges = new Map();
    const seen = new Set(starts);
    for (let frontier = new Set(starts); frontier.size;) {
      const reached = new Set();
      for (const hop of hops(frontier, relations, outward)) {
        const [here, there] = outward ? [hop.subject, hop.object] : [hop.object, hop.subject];
        const its = edges.get(here);
        if (its) its.push(hop);
        else edges.set(here, [hop]);
        if (!seen.has(there)) reached.add(there);
      }
      for (const there of reached) seen.add(there);
      frontier = reached;
    }
    return new Map([...starts].filter((start) => edges.has(start)).map((start) => [start, chainsFrom(start, edges, outward)]));
  }

  /** Return the chain from a start to everything that the edges reach; firm claims go first. @param {number} start @param {Map<number, Hop[]>} edges @param {boolean} outward */
  function chainsFrom(start, edges, outward) {
    /** @type {Map<number, Hop[]>} */
    const chains = new Map([[start, []]]);
    for (let frontier = [start]; frontier.length;) {
      const reached = [];
      for (const here of frontier) {
        const before = /** @type {Hop[]} */ (chains.get(here));
        for (const hop of (edges.get(here) ?? []).toSorted((a, b) => a.rank - b.rank || a.at - b.at)) {
          const there = outward ? hop.object : hop.subject;
          const chain = [...before, hop];
          if (chains.has(there) || !shareADay(claims.dated(chain))) continue;
          chains.set(there, chain);
          reached.push(there);
        }
      }
      frontier = reached;
    }
    chains.delete(start);
    return chains;
  }

  /** Return a conclusion if the days of its claims meet and it does not run in a circle. @param {number} actor @param {string} known @param {Hop[]} chain @returns {Derived[]} */
  function joined(actor, known, chain) {
    const many = chain.reduce((sum, { subject, object }) => sum + Number(subject === actor) + Number(object === actor), 0);
    return many === 1 && shareADay(claims.dated(chain)) ? [{ actor, known, chain }] : [];
  }

  return { hops, walks, joined };
}
