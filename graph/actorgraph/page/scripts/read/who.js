// Who does something to an actor, or to whom an actor does it, as `actorgraph.questions.who` answers it.
import { derived, KNOWN, partsOf } from "./derive.js";
import { blamed } from "./blame.js";
import { grouped } from "./claims.js";
import { fold } from "./fold.js";

/**
 * @typedef {import("./claims.js").Claims} Claims
 * @typedef {import("./claims.js").Filters} Filters
 * @typedef {import("./claims.js").Hop} Hop
 * @typedef {import("./asked.js").Reading} Reading
 * An actor that answers, how that is known, and on what it rests; of a derived one, the claims of its chain.
 * @typedef {{actor: number, known: string, rank: number, claims: number[], chain: number[], ways: Named[]}} Named
 * A claim on the same question that does not count, and why: its modality, "unnamed", "part", "ahead" or "means".
 * @typedef {{actor: number, at: number, why: string}} Said
 * @typedef {{reading: Reading, actor: number, event: number, role: string[], mode: string, direct: boolean}} Asked
 * @typedef {(chain: Hop[]) => boolean} Counts
 * @typedef {{stem: (word: string) => string, hasMeans: (at: number, mode: string) => boolean}} Words
 */

const DEEDS = ["attack", "casualties"];

/**
 * @param {Claims} claims
 * @param {Words} words
 * @param {Asked} asked
 * @param {string[]} types
 * @param {Filters} filters
 * @param {boolean} inWords  Whether what is said in words that name no actor answers, if nothing else does.
 */
export function whoAnswers(claims, words, asked, types, filters, inWords) {
  const { reading, actor } = asked;
  const { found, blaming } = answersUnder(claims, words, asked, filters);
  const isKind = (/** @type {Named} */ { actor: n }) => !types.length || [...types, "unknown"].includes(claims.page.things[n]?.kind ?? "unknown");
  const answers = found.filter(isKind);
  const holding = new Set(found.map((one) => one.actor));
  const mayHold = filters.spans.length && !filters.undated ? answersUnder(claims, words, asked, { ...filters, undated: true }).found.filter((one) => !holding.has(one.actor) && isKind(one)) : [];
  let said = alsoSaid(claims, words, asked, filters);
  said.push(...blaming.filter(({ at, why }) => !said.some((one) => one.at === at && one.why === why)));
  if (asked.mode) said = [...said.map((one) => (words.hasMeans(one.at, asked.mode) ? one : { ...one, why: "means" })), ...byOtherMeans(claims, words, asked, filters)];
  if (!asked.direct) said.push(...ofParts(claims, reading, actor, filters, asked.event));
  said.push(...stillToCome(claims, asked, filters));
  const answering = new Set(answers.flatMap((one) => [one, ...one.ways]).flatMap((way) => way.claims));
  said = said.filter(({ at }) => !answering.has(at)).sort((a, b) => rankOf(a) - rankOf(b));
  const unnamed = inWords && !answers.length ? said.filter(({ why }) => why === "unnamed") : [];
  if (inWords && reading.inverse && !answers.length && !unnamed.length && !asked.direct) {
    // What a part does, the whole does.
    for (const body of partsOf(claims, actor, filters).keys()) unnamed.push(...alsoSaid(claims, words, { ...asked, actor: body }, filters).filter(({ why }) => why === "unnamed"));
  }
  return { answers, mayHold, unnamed, said: said.filter((one) => !unnamed.includes(one)) };

  /** @param {Said} one */
  function rankOf({ at }) {
    return claims.page.codes.modality[at];
  }
}

/** @param {Claims} claims @param {Words} words @param {Asked} asked @param {Filters} filters */
function answersUnder(claims, words, asked, filters) {
  const { reading, actor, event, role, mode, direct } = asked;
  let counts = ofEvent(claims, event, filters);
  if (mode) {
    const before = counts;
    counts = (chain) => before(chain) && chain.some(({ at, relation }) => reading.relations.includes(relation) && words.hasMeans(at, mode));
  }
  const done = (/** @type {Hop[]} */ chain) => counts(chain) && !claims.forecasts(chain.map(({ at }) => at), filters).size;
  let stated = outright(claims, reading, actor, filters, done);
  if (role.length) stated = new Map([...stated].map(([n, hops]) => /** @type {[number, Hop[]]} */ ([n, hops.filter(({ at }) => hasRole(claims, words, at, role))])).filter(([, hops]) => hops.length));
  const chains = direct || role.length ? new Map() : concluded(claims, reading, actor, filters, done);
  const blame = blamedFor(claims, words, asked, filters);
  return { found: named(claims, stated, chains, mode ? [] : blame.answers), blaming: blame.said };
}

/** @param {Claims} claims @param {number} event @param {Filters} filters @returns {Counts} */
function ofEvent(claims, event, filters) {
  if (event < 0) return () => true;
  const about = new Set(claims.select({ ...filters, ranks: null }, { event }));
  return (chain) => chain.some(({ at }) => about.has(at));
}

/** @param {Claims} claims @param {Words} words @param {number} at @param {string[]} role */
function hasRole({ page }, { stem }, at, role) {
  const its = new Set(fold(page.claim(at).role).split(" ").map(stem));
  return role.every((word) => its.has(stem(word)));
}

/**
 * Return the claims that count, by the actor at their other end, firmest first.
 * @param {Claims} claims
 * @param {Reading} reading
 * @param {number} actor
 * @param {Filters} filters
 * @param {Counts} counts
 */
export function outright(claims, reading, actor, filters, counts) {
  const { codes, relations } = claims.page;
  const ranks = [...claims.counting(filters)];
  /** @type {Map<number, Hop[]>} */
  const found = new Map();
  for (const side of claims.sides(reading)) {
    const hops = claims.hops([actor], { outward: side.inverse, relations: side.relations, filters, ranks });
    // A word on one's own part in an event has no object: the event is what it is about.
    const own = side.relations.filter((at) => claims.isWord(at) && relations[at].name !== "attributes");
    const words = own.length ? claims.select(filters, { ranks, relations: own, missing: "object", ...(side.inverse ? { subject: actor } : { event: actor }) }) : [];
    hops.push(...words.filter((at) => codes.subject[at] >= 0 && codes.event[at] >= 0).map((at) => ({
      at, subject: claims.first(codes.subject[at]), object: claims.first(codes.event[at]), relation: codes.relation[at], rank: codes.modality[at],
    })));
    for (const hop of hops) {
      if (!counts([hop])) continue;
      const there = side.inverse ? hop.object : hop.subject;
      const its = found.get(there);
      if (its) its.push(hop);
      else found.set(there, [hop]);
    }
  }
  for (const hops of found.values()) hops.sort((a, b) => a.rank - b.rank || a.at - b.at);
  return found;
}

/**
 * Return the chains that count by the actor that they reach: the best of each rule, the best first.
 * @param {Claims} claims
 * @param {Reading} reading
 * @param {number} actor
 * @param {Filters} filters
 * @param {Counts} counts
 */
export function concluded(claims, reading, actor, filters, counts) {
  /** @typedef {import("./derive.js").Derived} Derived */
  const rank = (/** @type {Derived} */ { chain }) => Math.max(...chain.map((hop) => hop.rank));
  const worth = (/** @type {Derived} */ one) => [claims.firmness(rank(one)), KNOWN.indexOf(one.known), rank(one), one.chain.length, ...one.chain.map(({ at }) => at)];
  /** @type {Map<number, Map<string, Derived>>} */
  const best = new Map();
  for (const side of claims.sides(reading)) {
    for (const one of derived(claims, side, actor, filters)) {
      if (one.actor === actor || !counts(one.chain)) continue;
      const ways = best.get(one.actor) ?? new Map();
      best.set(one.actor, ways);
      const kept = ways.get(one.known);
      if (!kept || compared(worth(one), worth(kept)) < 0) ways.set(one.known, one);
    }
  }
  return new Map([...best].map(([n, ways]) => [n, [...ways.values()].sort((a, b) => compared(worth(a), worth(b)))]));
}

/** @param {number[]} one @param {number[]} other */
function compared(one, other) {
  const at = one.findIndex((value, n) => value !== other[n]);
  return at < 0 ? one.length - other.length : one[at] - (other[at] ?? -Infinity);
}

/**
 * Return the actors that claims name and those that chains reach, in the order of an answer.
 * @param {Claims} claims
 * @param {Map<number, Hop[]>} stated
 * @param {Map<number, import("./derive.js").Derived[]>} chains
 * @param {Named[]} further
 */
function named(claims, stated, chains, further) {
  /** @type {Named[]} */
  const found = [...stated].map(([actor, hops]) => ({
    actor, known: hops[0].rank <= Math.max(...claims.assertive) ? "stated" : "not asserted", rank: hops[0].rank, claims: hops.map(({ at }) => at), chain: [], ways: [],
  }));
  for (const [actor, ways] of chains) {
    for (const { known, chain } of ways) {
      const its = chain.map(({ at }) => at);
      found.push({ actor, known, rank: Math.max(...chain.map((hop) => hop.rank)), claims: its, chain: its, ways: [] });
    }
  }
  return eachWay(claims, [...found, ...further]);
}

/** Return each actor once, by the firmest of its ways with the others beside it, in the order of an answer. @param {Claims} claims @param {Named[]} found */
export function eachWay(claims, found) {
  const { names, keys } = claims.page;
  const name = (/** @type {Named} */ { actor }) => names[actor].toLowerCase();
  const order = (/** @type {Named} */ one) => [claims.firmness(one.rank), KNOWN.indexOf(one.known), one.rank];
  const by = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : Number(a > b));
  const sorted = [...found].sort((a, b) => compared(order(a), order(b)) || by(name(a), name(b)) || by(keys[a.actor], keys[b.actor]));
  return [...grouped(sorted, ({ actor }) => actor).values()].map(([first, ...ways]) => ({ ...first, ways }));
}

/** Return who is blamed for what the actor suffered, and what is said of that and does not count. @param {Claims} claims @param {Words} words @param {Asked} asked @param {Filters} filters */
function blamedFor(claims, words, { reading, actor, event, role }, filters) {
  /** @type {{answers: Named[], said: Said[]}} */
  const none = { answers: [], said: [] };
  if (reading.inverse || !reading.relations.some((at) => DEEDS.includes(claims.family(at)))) return none;
  const blame = blamed(claims, actor, reading.relations, filters, event);
  const counting = claims.counting(filters);
  const fits = (/** @type {number} */ at) => !role.length || hasRole(claims, words, at, role);
  const others = blame.statements.filter((one) => (!counting.has(one.rank) || one.accused < 0) && fits(one.at));
  const answers = blame.answers.map((one) => ({ ...one, claims: one.claims.filter(fits) })).filter((one) => one.claims.length);
  const said = others.map(({ at, accused, rank }) => ({ at, actor: accused, why: accused >= 0 ? claims.page.modalities[rank] : "unnamed" }));
  return { answers, said: [...said, ...blame.denials.map(({ at, accused }) => ({ at, actor: accused, why: "denied" }))] };
}

/** Return the claims that count and do not say that it is done by the means that is asked for. @param {Claims} claims @param {Words} words @param {Asked} asked @param {Filters} filters @returns {Said[]} */
function byOtherMeans(claims, words, { reading, actor, event, mode }, filters) {
  return [...outright(claims, reading, actor, filters, ofEvent(claims, event, filters))]
    .flatMap(([n, hops]) => hops.filter(({ at }) => !words.hasMeans(at, mode)).map(({ at }) => ({ at, actor: n, why: "means" })));
}

/** Return what is said to be likely still to come, which nobody has done by that. @param {Claims} claims @param {Asked} asked @param {Filters} filters @returns {Said[]} */
function stillToCome(claims, { reading, actor, event }, filters) {
  return [...outright(claims, reading, actor, filters, ofEvent(claims, event, filters))]
    .flatMap(([n, hops]) => [...claims.forecasts(hops.map(({ at }) => at), filters)].map((at) => ({ at, actor: n, why: "ahead" })));
}

/** Return what parts of the actor suffered, which it did not suffer by that. @param {Claims} claims @param {Reading} reading @param {number} actor @param {Filters} filters @param {number} event @returns {Said[]} */
function ofParts(claims, reading, actor, filters, event) {
  const { codes, relations } = claims.page;
  const carried = reading.relations.filter((at) => claims.hasRule(at, "upwards") && !relations[at].symmetric);
  const parts = reading.inverse || !carried.length ? [] : [...partsOf(claims, actor, filters).keys()];
  if (!parts.length) return [];
  return claims.hops(parts, { outward: false, relations: carried, filters, ranks: claims.counting(filters) })
    .filter(({ at }) => event < 0 || codes.event[at] === event)
    .map(({ at, subject }) => ({ at, actor: subject, why: "part" }));
}

/** Return what is said on the question but names nobody or does not count. @param {Claims} claims @param {Words} words @param {Asked} asked @param {Filters} filters @returns {Said[]} */
function alsoSaid(claims, words, { reading, actor, event, role }, filters) {
  const { codes, modalities } = claims.page;
  const counting = claims.counting(filters);
  const others = modalities.flatMap((_, at) => (counting.has(at) ? [] : [at]));
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const side of claims.sides(reading)) {
    const missing = side.inverse ? "object" : "subject";
    const wish = { relations: side.relations, ...(side.inverse ? { subject: actor } : { object: actor }), ...(event >= 0 ? { event } : {}) };
    for (const at of claims.select(filters, { ...wish, ranks: others })) found.set(at, claims.first(codes[missing][at]));
    for (const at of claims.select(filters, { ...wish, ranks: counting, missing })) found.set(at, -1);
  }
  return [...found].filter(([at]) => !role.length || hasRole(claims, words, at, role))
    .map(([at, end]) => ({ at, actor: end, why: end >= 0 ? modalities[codes.modality[at]] : "unnamed" }));
}
