// Whether somebody does something to somebody, or did an event, as `actorgraph.questions.whether` answers it.
import { attribution, blamed, DEEDS } from "./blame.js";
import { partsOf } from "./derive.js";
import { denies, verdictOf } from "./verdict.js";
import { whoAnswers } from "./who.js";

/**
 * @typedef {import("./claims.js").Claims} Claims
 * @typedef {import("./claims.js").Filters} Filters
 * @typedef {import("./asked.js").Reading} Reading
 * @typedef {import("./who.js").Named} Named
 * Who does it, -1 for anybody; what; to whom, -1 for anybody; in which event, -1 for any.
 * @typedef {{subject: number, reading: Reading, object: number, event: number, mode: string, direct: boolean, ahead: boolean}} Clause
 * What says so, what denies it, what says it in a way that does not count, from what it follows, and what is near to it.
 * @typedef {{verdict: string, answers: number[], denied: number[], also: number[], derived: Named | null, near: number[], mayHold: number[]}} Whether
 */

const MOST_NEAR = 5;
const AHEAD = ["likely", "possible", "intended", "conditional"];
/** Families of relations that are shown beside those of another: who commands or pays may be said to back. */
const AKIN = new Map([["leadership", ["sponsorship"]], ["payment", ["sponsorship"]]]);

/**
 * @param {Claims} claims
 * @param {import("./who.js").Words} words
 * @param {Clause} clause
 * @param {Filters} filters
 * @returns {Whether}
 */
export function whether(claims, words, clause, filters) {
  const { codes } = claims.page;
  const { subject, object, mode, ahead } = clause;
  const rankOf = (/** @type {number} */ at) => codes.modality[at];
  const deniedRank = claims.rank("denied");
  const counts = ahead ? new Set(AHEAD.map(claims.rank)) : claims.counting(filters);
  const blames = blamesFor(claims, clause, filters);
  let found = claims.firmest([...matching(claims, clause, filters), ...blames.said]);
  /** @type {number[]} */
  let general = [];
  if (mode) {
    const mayBe = (/** @type {number} */ at) => words.hasMeans(at, mode) || (rankOf(at) === deniedRank && !claims.page.claim(at).mode.length);
    general = found.filter((at) => !mayBe(at) && counts.has(rankOf(at)));
    found = found.filter(mayBe);
  }
  const saying = found.filter((at) => counts.has(rankOf(at)) && rankOf(at) !== deniedRank);
  const later = ahead ? new Set() : claims.forecasts(saying, filters);
  const counting = saying.filter((at) => !later.has(at));
  // Who denies having blamed somebody does not deny the deed.
  const unblamed = new Set(blames.said.filter((at) => claims.relation(at) === "attributes"));
  const denied = claims.firmest([...found.filter((at) => rankOf(at) === deniedRank && !unblamed.has(at)), ...blames.denied, ...disclaimers(claims, clause, filters)]);
  const also = found.filter((at) => !counting.includes(at) && !denied.includes(at));
  let derived = subject >= 0 && object >= 0 && !(denied.length || clause.direct || ahead) ? follows(claims, words, clause, filters) : null;
  if (derived && counting.length && claims.firmness(derived.rank) >= claims.firmness(rankOf(counting[0]))) derived = null;
  if (derived) also.push(...premisesDenied(claims, derived, filters).filter((at) => !also.includes(at)));
  const isFollowing = derived !== null && claims.assertive.includes(derived.rank);
  const mayHold = thatMayHold(claims, words, clause, filters, counts).filter((at) => !found.includes(at));
  const isAnswered = counting.length || derived || mayHold.length;
  const near = subject >= 0 && !isAnswered ? [...general, ...nearTo(claims, words, clause, filters, counts)] : general;
  return {
    answers: counting, denied, also, derived, mayHold,
    near: [...new Set(near)].filter((at) => !found.includes(at)),
    verdict: verdictOf(claims, isFollowing ? [] : counting.map(rankOf), {
      denied: denies(claims, denied, counting), derived: isFollowing,
      beside: [...also.map(rankOf).filter((rank) => rank !== deniedRank), ...[...later].map(() => claims.rank("intended")), ...(derived ? [derived.rank] : [])],
    }),
  };
}

/** Return the claims that deny those on which a conclusion rests. @param {Claims} claims @param {Named} conclusion @param {Filters} filters */
function premisesDenied(claims, { chain }, filters) {
  const { relation, subject, object } = claims.page.codes;
  return chain.flatMap((at) => claims.select(filters, { ranks: [claims.rank("denied")], relations: [relation[at]], subject: subject[at], object: object[at] }));
}

/** Return the claims that say it, in whatever way. @param {Claims} claims @param {Pick<Clause, "subject" | "reading" | "object" | "event">} clause @param {Filters} filters */
function matching(claims, { subject, reading, object, event }, filters) {
  const found = [];
  const wish = (/** @type {Record<string, number>} */ ends) => Object.fromEntries(Object.entries(ends).filter(([, n]) => n >= 0));
  for (const side of claims.sides(reading)) {
    const [one, other] = side.inverse ? [object, subject] : [subject, object];
    found.push(...claims.select(filters, { relations: side.relations, ...wish({ subject: one, object: other, event }) }));
    if (claims.page.things[object]?.isEvent && event < 0) found.push(...claims.select(filters, { relations: side.relations, ...wish({ subject, event: object }) }));
  }
  return claims.firmest(found);
}

/** Return the claims that blame an actor for what another suffered, and its denials. @param {Claims} claims @param {Clause} clause @param {Filters} filters */
function blamesFor(claims, { subject, reading, object, event }, filters) {
  if (subject < 0 || object < 0 || claims.page.things[object]?.isEvent || !reading.relations.some((at) => DEEDS.includes(claims.family(at)))) return { said: [], denied: [] };
  const [victim, doer] = reading.inverse ? [subject, object] : [object, subject];
  const blame = blamed(claims, victim, reading.relations, filters, event);
  const of = (/** @type {import("./blame.js").Statement[]} */ its) => [...new Set(its.filter(({ accused }) => accused === claims.first(doer)).map(({ at }) => at))];
  return { said: of(blame.statements), denied: of(blame.denials) };
}

/** Return the claims that an actor denies responsibility, or claims none, where it is asked whether it claims it. @param {Claims} claims @param {Clause} clause @param {Filters} filters */
function disclaimers(claims, clause, filters) {
  const { relations, inverse } = clause.reading;
  if (inverse || relations.length !== 1 || !claims.members("claims-responsibility").includes(relations[0])) return [];
  const others = ["denies-responsibility", "does-not-claim"].flatMap(claims.members);
  const counting = claims.counting(filters);
  return others.length ? matching(claims, { ...clause, reading: { ...clause.reading, relations: others } }, filters).filter((at) => counting.has(claims.page.codes.modality[at])) : [];
}

/** Return the firmest way in which it follows that the subject does it, from either end of the question. @param {Claims} claims @param {import("./who.js").Words} words @param {Clause} clause @param {Filters} filters @returns {Named | null} */
function follows(claims, words, { subject, reading, object, event, mode }, filters) {
  const turned = { relations: reading.relations, inverse: !reading.inverse && !(reading.relations.length === 1 && claims.page.relations[reading.relations[0]].symmetric) };
  for (const [its, actor, wanted] of /** @type {[Reading, number, number][]} */ ([[reading, object, subject], [turned, subject, object]])) {
    const { answers } = whoAnswers(claims, words, { reading: its, actor, event, role: [], mode, direct: false }, [], filters, false);
    const ways = answers.filter((answer) => answer.actor === claims.first(wanted)).flatMap((answer) => [answer, ...answer.ways]).filter(({ chain }) => chain.length);
    if (ways.length) return { ...ways[0], actor: subject };
  }
  return null;
}

/** Return the claims that say so and may hold on the days that are asked for, or a chain of such. @param {Claims} claims @param {import("./who.js").Words} words @param {Clause} clause @param {Filters} filters @param {Set<number>} counts */
function thatMayHold(claims, words, clause, filters, counts) {
  if (!filters.spans.length || filters.undated) return [];
  const loose = { ...filters, undated: true };
  const { codes } = claims.page;
  const saying = claims.firmest([...matching(claims, clause, loose), ...blamesFor(claims, clause, loose).said])
    .filter((at) => (counts.has(codes.modality[at]) || codes.modality[at] === claims.rank("denied")) && (!clause.mode || words.hasMeans(at, clause.mode)));
  if (saying.length || clause.direct || clause.subject < 0 || clause.object < 0) return saying;
  return follows(claims, words, clause, loose)?.claims ?? [];
}

/** Return what bears on a question that nothing answers: plans, what is akin, other days, and what the two do or suffer. @param {Claims} claims @param {import("./who.js").Words} words @param {Clause} clause @param {Filters} filters @param {Set<number>} counts */
function nearTo(claims, words, clause, filters, counts) {
  const { subject, reading, object, ahead } = clause;
  const { codes, relations } = claims.page;
  /** @type {number[]} */
  const found = [];
  if (ahead) {
    const aheadRanks = new Set(AHEAD.map(claims.rank));
    for (const part of new Set([...partsOf(claims, subject, filters).keys(), ...claims.bodies(subject)])) {
      found.push(...matching(claims, { subject: part, reading, object, event: -1 }, filters).filter((at) => aheadRanks.has(codes.modality[at])));
    }
  }
  const families = [...new Set(reading.relations.map(claims.family))];
  const akin = families.flatMap((family) => AKIN.get(family) ?? []).flatMap(claims.members);
  if (object >= 0 && akin.length) {
    const [one, other] = reading.inverse ? [object, subject] : [subject, object];
    found.push(...claims.firmest([
      ...claims.select(filters, { relations: akin, subject: one, object: other }),
      ...(families.includes("leadership") ? claims.select(filters, { relations: claims.members("membership"), subject: other, object: one }) : []),
    ]));
  }
  if (filters.spans.length) found.push(...matching(claims, clause, { ...filters, spans: [] }).filter((at) => counts.has(codes.modality[at])));
  const turned = { relations: reading.relations, inverse: !reading.inverse && !(reading.relations.length === 1 && relations[reading.relations[0]].symmetric) };
  const ask = (/** @type {Reading} */ its, /** @type {number} */ actor) => whoAnswers(claims, words, { reading: its, actor, event: -1, role: [], mode: "", direct: false }, [], filters, false);
  let { answers } = ask(turned, subject);
  /** @type {number[]} */
  let ofParts = [];
  if (object >= 0) {
    const atObject = ask(reading, object);
    ofParts = atObject.said.filter(({ why }) => why === "part").map(({ at }) => at);
    if (!answers.length) answers = atObject.answers;
  }
  const act = (/** @type {Named} */ { chain, claims: its }) => chain.find((at) => reading.relations.includes(codes.relation[at])) ?? its[0];
  found.push(...[...new Set([...ofParts, ...answers.map(act)])].slice(0, MOST_NEAR));
  return found;
}

/**
 * Return whether somebody did an event: who blames them, what they say of it, who could be meant.
 * @param {Claims} claims
 * @param {number} accused
 * @param {number} event
 * @param {string} role
 * @param {(role: string) => boolean} hasPart
 * @param {Filters} filters
 * @returns {Whether}
 */
export function did(claims, accused, event, role, hasPart, filters) {
  const { codes } = claims.page;
  const rankOf = (/** @type {number} */ at) => codes.modality[at];
  const deniedRank = claims.rank("denied");
  const answer = attribution(claims, event, hasPart, filters);
  const own = answer.claiming.filter((one) => one.accused === accused || one.claimant === accused);
  const found = claims.firmest([...answer.blaming.filter((one) => one.accused === accused), ...own].map(({ at }) => at));
  const counts = claims.counting(filters);
  const counting = found.filter((at) => counts.has(rankOf(at)) && rankOf(at) !== deniedRank);
  // Who denies having blamed somebody does not deny the deed, nor does who says that nobody was killed in it.
  const refuted = found.filter((at) => rankOf(at) === deniedRank && claims.familyOf(at) === "attack");
  const denied = claims.firmest([...refuted, ...answer.denying.filter((one) => one.accused === accused).map(({ at }) => at)]);
  const also = found.filter((at) => !counting.includes(at) && !denied.includes(at));
  const derived = counting.length || denied.length || role ? null : throughAPart(claims, accused, answer, filters);
  const parts = answer.otherParts.filter(({ rank }) => counts.has(rank));
  const ownParts = parts.filter((one) => one.accused === accused).map(({ at }) => at);
  const others = [...answer.blaming, ...answer.claiming].filter(({ rank }) => counts.has(rank));
  const ofOthers = claims.firmest([...others, ...(ownParts.length ? [] : parts)].map(({ at }) => at));
  const isFollowing = derived !== null && claims.assertive.includes(derived.rank);
  return {
    answers: counting, denied, also, derived, mayHold: [],
    near: counting.length || derived ? [] : [...ownParts, ...ofOthers].slice(0, MOST_NEAR),
    verdict: verdictOf(claims, counting.map(rankOf), { denied: denies(claims, denied, counting), derived: isFollowing, beside: also.map(rankOf).filter((rank) => rank !== deniedRank) }),
  };
}

/** Return how it follows that somebody did an event: a part of it is said to have done it. @param {Claims} claims @param {number} whole @param {ReturnType<typeof attribution>} answer @param {Filters} filters @returns {Named | null} */
function throughAPart(claims, whole, answer, filters) {
  const chains = partsOf(claims, whole, { ...filters, ranks: null });
  for (const one of [...answer.blaming, ...answer.claiming]) {
    const chain = claims.assertive.includes(one.rank) ? chains.get(one.accused) : undefined;
    if (!chain) continue;
    const hops = chain.toReversed();
    const its = [one.at, ...hops.map((/** @type {import("./claims.js").Hop} */ { at }) => at)];
    return { actor: whole, known: "command", rank: Math.max(one.rank, ...hops.map((/** @type {import("./claims.js").Hop} */ { rank }) => rank)), claims: its, chain: its, ways: [] };
  }
  return null;
}
