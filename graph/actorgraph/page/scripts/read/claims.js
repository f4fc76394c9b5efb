// The claims of the page by what is asked of them, as `actorgraph.store` gives them to a question.
import { holds } from "../controls/filters.js";

/**
 * Which claims count. `ranks` are places of modalities, null for the usual ones of a question; each span of days must be
 * met; `undated` lets claims count that may hold on them; only what a claimant vouches for or speaks; without some sources.
 * @typedef {Object} Filters
 * @property {Set<number> | null} ranks
 * @property {boolean} tentative
 * @property {[number | null, number | null][]} spans
 * @property {boolean} undated
 * @property {number[]} claimants
 * @property {number[]} without
 *
 * What is asked of claims; what is left out is not asked. `missing` is the end that they must not have; `either` stands at any end.
 * @typedef {{ranks?: Iterable<number>, relations?: Iterable<number>, subject?: number, object?: number, event?: number, either?: number, voice?: number, missing?: "subject" | "object"}} Wish
 *
 * A claim with both ends, as a step.
 * @typedef {{at: number, subject: number, object: number, relation: number, rank: number}} Hop
 * @typedef {ReturnType<typeof createClaims>} Claims
 */

/** Bits of `Asks.flags`. */
const RULES = { class: 1, upwards: 2, member: 4, over: 8, state: 16 };
/** How a claim is dated; see `Codes.dated`. */
const SAID_DATE = 1;
const EVENT_DATE = 2;
const OWN_DATE = 3;

/**
 * @param {Case} page
 * @param {(at: number) => boolean} passing  Which claims the page lets count.
 */
export function createClaims(page, passing) {
  const { codes, modalities, groups, relations, things, asks } = page;
  const all = Array.from({ length: page.count }, (_, at) => at).filter(passing);
  const rank = new Map(modalities.map((name, at) => [name, at]));
  const inGroup = (/** @type {Group} */ group) => groups.flatMap((its, at) => (its === group ? [at] : []));
  const [assertive, tentative, unasserted] = [inGroup("assertive"), inGroup("tentative"), inGroup("not asserted")];
  const same = sameActors(page, all);
  const future = new Set(asks.future);
  const group = (/** @type {number} */ n) => same.get(n) ?? [n];
  /** The place under which an actor is answered. */
  const first = (/** @type {number} */ n) => same.get(n)?.[0] ?? n;

  /** @param {number} at @param {Filters} filters */
  function fits(at, { spans, undated, claimants, without }) {
    if (claimants.length && !claimants.includes(codes.claimant[at]) && !claimants.includes(codes.spokesperson[at])) return false;
    if (without.includes(codes.source[at])) return false;
    return spans.every(([from, to]) => {
      const found = holds(page, at, from, to);
      return found === "yes" || (undated && found === "maybe");
    });
  }

  /**
   * Return the claims that meet all that is asked, in the order of the case. Without modalities, all of them do.
   * @param {Filters} filters
   * @param {Wish} [wish]
   */
  function select(filters, wish = {}) {
    const ranks = wish.ranks ?? filters.ranks;
    const [itsRanks, itsRelations] = [ranks && new Set(ranks), wish.relations && new Set(wish.relations)];
    const at_ = (/** @type {number | undefined} */ n) => (n === undefined ? null : new Set(group(n)));
    const [subject, object, event, either, voice] = [wish.subject, wish.object, wish.event, wish.either, wish.voice].map(at_);
    const isFiltered = filters.spans.length || filters.claimants.length || filters.without.length;
    return all.filter((at) => !(itsRelations && !itsRelations.has(codes.relation[at]))
      && !(itsRanks && !itsRanks.has(codes.modality[at]))
      && !(subject && !subject.has(codes.subject[at]))
      && !(object && !object.has(codes.object[at]))
      && !(event && !event.has(codes.event[at]))
      && !(either && !either.has(codes.subject[at]) && !either.has(codes.object[at]) && !either.has(codes.event[at]))
      && !(voice && !voice.has(codes.claimant[at]) && !voice.has(codes.spokesperson[at]))
      && !(wish.missing && codes[wish.missing][at] >= 0)
      && (!isFiltered || fits(at, filters)));
  }

  /** Return the modalities on which an answer may rest. @param {Filters} filters */
  const counting = ({ ranks, tentative: isTentative }) => ranks ?? new Set(isTentative ? [...assertive, ...tentative] : assertive);

  /**
   * Return the claims that leave some actors (`outward`) or reach them.
   * @param {Iterable<number>} starts
   * @param {{outward: boolean, relations: Iterable<number>, filters: Filters, ranks: Iterable<number>}} wish
   * @returns {Hop[]}
   */
  function hops(starts, { outward, relations: its, filters, ranks }) {
    const here = new Set([...starts].flatMap(group));
    return select(filters, { ranks, relations: its })
      .filter((at) => codes.subject[at] >= 0 && codes.object[at] >= 0 && here.has(outward ? codes.subject[at] : codes.object[at]))
      .map((at) => ({ at, subject: first(codes.subject[at]), object: first(codes.object[at]), relation: codes.relation[at], rank: codes.modality[at] }));
  }

  /** Return claims, each once, by falling firmness, else in their order. @param {Iterable<number>} claims */
  const firmest = (claims) => [...new Set(claims)].sort((a, b) => codes.modality[a] - codes.modality[b] || 0);

  /** Return the claims on what was still to come: who will likely attack has not attacked. @param {Iterable<number>} claims @param {Filters} filters */
  function forecasts(claims, filters) {
    if (filters.ranks || filters.tentative) return new Set();
    const hedged = [rank.get("believed"), rank.get("likely")];
    return new Set([...claims].filter((at) => future.has(at) && hedged.includes(codes.modality[at])));
  }

  /** @type {Map<number, number[]> | null} */
  let children = null;

  /** Return the actors that have this one as a parent. @param {number} n */
  function childrenOf(n) {
    if (!children) {
      children = new Map();
      for (const thing of things) {
        const parent = thing.isEvent ? "" : page.dossier(thing).parent;
        const above = parent ? page.thing(parent)?.at : undefined;
        if (above !== undefined) children.set(above, [...(children.get(above) ?? []), thing.at]);
      }
    }
    return [...new Set(group(n).flatMap((member) => children?.get(member) ?? []).map(first))].filter((child) => child !== n);
  }

  /** Return the actors that have this one as a parent, and those below them. @param {number} n */
  function bodies(n) {
    /** @type {number[]} */
    const found = [];
    for (const todo = [n]; todo.length;) {
      const below = childrenOf(/** @type {number} */ (todo.pop())).filter((child) => !found.includes(child) && child !== n);
      found.push(...below);
      todo.push(...below);
    }
    return found;
  }

  /** Return the topmost parent of an actor. @param {number} n */
  function root(n) {
    const seen = new Set([n]);
    let top = n;
    for (let above = parentOf(n); above >= 0 && !seen.has(above); above = parentOf(above)) {
      seen.add(above);
      top = above;
    }
    return top;
  }

  /** @param {number} n */
  function parentOf(n) {
    const parents = group(n).map((member) => (things[member] && !things[member].isEvent ? page.thing(page.dossier(things[member]).parent ?? "")?.at ?? -1 : -1));
    return first(parents.find((above) => above >= 0) ?? -1);
  }

  const hasRule = (/** @type {number} */ relation, /** @type {keyof typeof RULES} */ rule) => (asks.flags[relation] & RULES[rule]) > 0;
  const family = (/** @type {number} */ relation) => relations[relation].familyInVocabulary;
  const isWord = (/** @type {number} */ relation) => family(relation) === "attribution";

  return {
    page, select, counting, hops, firmest, forecasts, bodies, childrenOf, root, first, group, hasRule, family, isWord,
    assertive, tentative, unasserted,
    rank: (/** @type {string} */ modality) => /** @type {number} */ (rank.get(modality)),
    /** How firmly a modality says something: 0 plainly, 1 with a hedge, 2 tentatively, 3 not as a fact. @param {number} at */
    firmness: (at) => (unasserted.includes(at) ? 3 : tentative.includes(at) ? 2 : Number(at > /** @type {number} */ (rank.get("stated")))),
    /** True if a claim is of what was still to come. @param {number} at */
    isAhead: (at) => future.has(at),
    /** Return the places of the relations with a name or family. @param {string} name */
    members: (name) => relations.flatMap((relation, at) => (relation.name === name || relation.familyInVocabulary === name ? [at] : [])),
    relation: (/** @type {number} */ at) => relations[codes.relation[at]].name,
    familyOf: (/** @type {number} */ at) => family(codes.relation[at]),
    /** Return the reading, and for relations that go both ways the same from the other end. @param {import("./asked.js").Reading} reading */
    sides: (reading) => {
      const both = reading.relations.filter((at) => relations[at].symmetric);
      return both.length ? [reading, { relations: both, inverse: !reading.inverse }] : [reading];
    },
    /** Return the days of the claims that are dated, by themselves or by their event. @param {Hop[]} chain @returns {[number | null, number | null][]} */
    dated: (chain) => chain.filter(({ at }) => codes.dated[at] >= EVENT_DATE).map(({ at }) => [codes.first[at], codes.last[at]]),
    /** True if two claims speak of a time that they share, or may do so. @param {number} one @param {number} other */
    atOneTime: (one, other) => {
      const kinds = [codes.dated[one], codes.dated[other]];
      return kinds.includes(0) || kinds.every((kind) => kind === SAID_DATE) || shareADay([[codes.first[one], codes.last[one]], [codes.first[other], codes.last[other]]]);
    },
    /** True if a claim has a date of its own. @param {number} at */
    isDated: (at) => codes.dated[at] >= OWN_DATE,
    /** Return the ends of a claim that are things of the page. @param {number} at */
    ends: (at) => [codes.subject[at], codes.object[at], codes.event[at]].filter((end) => things[end]),
  };
}

/**
 * True if some day lies in all of some spans, of which null is an open end.
 * @param {[number | null, number | null][]} spans
 */
export function shareADay(spans) {
  return Math.max(...spans.map(([first]) => first ?? -Infinity)) <= Math.min(...spans.map(([, last]) => last ?? Infinity));
}

/**
 * Return the actors that a confirmed claim makes one, each with its whole group, lowest first.
 * @param {Case} page
 * @param {number[]} claims
 */
function sameActors({ codes, relations, modalities }, claims) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  const relation = relations.findIndex(({ name }) => name === "same-as");
  for (const at of claims) {
    if (codes.relation[at] !== relation || modalities[codes.modality[at]] !== "confirmed") continue;
    const [one, other] = [codes.subject[at], codes.object[at]];
    const both = [...new Set([...(found.get(one) ?? [one]), ...(found.get(other) ?? [other])])].sort((a, b) => a - b);
    for (const member of both) found.set(member, both);
  }
  return found;
}

/**
 * Return some things by a key that each has, in the order of their first.
 * @template K, V
 * @param {Iterable<V>} list
 * @param {(one: V) => K} key
 */
export function grouped(list, key) {
  /** @type {Map<K, V[]>} */
  const found = new Map();
  for (const one of list) {
    const its = key(one);
    const known = found.get(its);
    if (known) known.push(one);
    else found.set(its, [one]);
  }
  return found;
}
