// Who says that somebody did an event, and who claims or denies it, as `actorgraph.questions.attribution` has it.
import { grouped, shareADay } from "./claims.js";

/**
 * @typedef {import("./claims.js").Claims} Claims
 * @typedef {import("./claims.js").Filters} Filters
 * @typedef {import("./who.js").Named} Named
 * Somebody's word on who did an event; `accused` is -1 if the claim names nobody.
 * @typedef {{at: number, accused: number, claimant: number, rank: number, role: string}} Statement
 * @typedef {{blaming: Statement[], claiming: Statement[], denying: Statement[], unclaimed: Statement[]}} Told
 */

export const DEEDS = ["attack", "casualties"];
const OWN = { "claims-responsibility": "claiming", "denies-responsibility": "denying", "does-not-claim": "unclaimed" };

/**
 * Return what claims about events say of who did them; who is blamed goes by falling firmness.
 * @param {Claims} claims
 * @param {number[]} about
 * @returns {Told}
 */
export function statementsOf(claims, about) {
  const { codes, things } = claims.page;
  const first = claims.first;
  /** @type {Told} */
  const told = { blaming: [], claiming: [], denying: [], unclaimed: [] };
  const denied = claims.rank("denied");
  const isAsserted = (/** @type {number} */ at) => claims.assertive.includes(codes.modality[at]);
  for (const at of new Set(about)) {
    const [subject, object, claimant] = [codes.subject[at], codes.object[at], codes.claimant[at]].map((end) => (end >= 0 ? first(end) : -1));
    const relation = claims.relation(at);
    const statement = (/** @type {number} */ accused) => ({ at, accused, claimant, rank: codes.modality[at], role: claims.page.claim(at).role });
    const isDenied = codes.modality[at] === denied;
    if (relation in OWN) {
      // Who is said not to have claimed an event has not denied it.
      const word = isDenied ? (relation === "claims-responsibility" ? "does-not-claim" : "") : relation;
      if (word && (isDenied || isAsserted(at))) told[/** @type {keyof Told} */ (OWN[/** @type {keyof typeof OWN} */ (word)])].push(statement(subject));
    } else if (relation === "attributes") told.blaming.push(statement(object));
    else if (DEEDS.includes(claims.familyOf(at)) && subject >= 0 && !things[subject]?.isEvent) {
      told.blaming.push(statement(subject));
      if (claimant < 0 || !things[claimant] || claims.root(claimant) !== claims.root(subject)) continue;
      if (isDenied) told.denying.push(statement(subject));
      else if (isAsserted(at)) told.claiming.push(statement(subject));
    }
  }
  told.blaming.sort((a, b) => a.rank - b.rank);
  return told;
}

/**
 * Return those whom statements accuse by name, firmest first, each with the claims.
 * @param {Claims} claims
 * @param {Statement[]} statements
 * @param {string} [known]
 * @returns {Named[]}
 */
export function accusedBy(claims, statements, known = "stated") {
  return [...grouped(statements.filter(({ accused }) => accused >= 0), ({ accused }) => accused)].map(([actor, its]) => {
    const rank = Math.min(...its.map((one) => one.rank));
    return { actor, known: claims.assertive.includes(rank) ? known : "not asserted", rank, claims: [...new Set(its.map(({ at }) => at))], chain: [], ways: [] };
  }).sort((a, b) => a.rank - b.rank);
}

/**
 * Return who blames whom for an event, who claims it and who denies it. With a part in it, only who had that part.
 * @param {Claims} claims
 * @param {number} event
 * @param {(role: string) => boolean} hasPart
 * @param {Filters} filters
 */
export function attribution(claims, event, hasPart, filters) {
  const told = statementsOf(claims, [...claims.select(filters, { event }), ...claims.select(filters, { object: event })]);
  const blaming = told.blaming.filter(({ role }) => hasPart(role));
  const claiming = told.claiming.filter(({ role }) => hasPart(role));
  const counting = [...blaming, ...claiming].filter(({ rank }) => claims.counting(filters).has(rank));
  return {
    answers: accusedBy(claims, counting), counting, blaming, claiming,
    denying: told.denying, unclaimed: told.unclaimed,
    otherParts: told.blaming.filter(({ role }) => !hasPart(role)),
    possible: possibilities(claims, blaming, filters),
  };
}

/** Return the members of accused umbrellas that are not accused themselves, once each. @param {Claims} claims @param {Statement[]} blaming @param {Filters} filters */
function possibilities(claims, blaming, filters) {
  const counting = blaming.filter(({ rank, accused }) => claims.assertive.includes(rank) && accused >= 0);
  const accused = new Set(counting.map((one) => one.accused));
  /** @type {Map<number, {actor: number, through: number, claims: number[]}>} */
  const found = new Map();
  for (const one of counting) {
    const hops = claims.hops([one.accused], { outward: false, relations: claims.members("member-of"), filters: { ...filters, ranks: null }, ranks: claims.counting({ ...filters, ranks: null }) });
    for (const { at, subject } of hops) {
      if (!accused.has(subject) && !found.has(subject)) found.set(subject, { actor: subject, through: one.accused, claims: [one.at, at] });
    }
  }
  return [...found.values()];
}

/**
 * Return who is blamed for the events in which somebody suffered something, and all that is said of it.
 * @param {Claims} claims
 * @param {number} victim  An actor, place or facility, or the event itself.
 * @param {number[]} relations  What it suffered.
 * @param {Filters} filters
 * @param {number} event  Only this event counts; -1 for all.
 */
export function blamed(claims, victim, relations, filters, event) {
  const { codes, things } = claims.page;
  const isEvent = things[victim]?.isEvent;
  const families = DEEDS.filter((name) => relations.some((at) => claims.family(at) === name));
  if (!families.length) return { answers: [], statements: [], denials: [] };
  const deeds = (families.includes("attack") ? DEEDS : ["casualties"]).flatMap(claims.members);
  const speaking = ["attribution", ...DEEDS].flatMap(claims.members);
  const found = isEvent ? aboutEvent(claims, victim, speaking, filters) : onDeeds(claims, victim, deeds, speaking, filters, event);
  const victims = new Set(claims.group(victim));
  const isPlace = (/** @type {number} */ n) => things[n]?.kind === "place" || things[n]?.kind === "facility";
  // What was done to others in an event says nothing of the victim; what was done to the place does.
  const kept = found.filter((at) => isEvent || !DEEDS.includes(claims.familyOf(at))
    || (isPlace(codes.object[at]) && !victims.has(codes.object[at])) || !(codes.object[at] >= 0 || claims.page.claim(at).text));
  const told = statementsOf(claims, kept);
  const said = [...new Map([...told.blaming, ...told.claiming].filter(({ accused }) => !victims.has(accused)).map((one) => [one.at, one])).values()];
  const counting = claims.counting(filters);
  const counted = said.filter(({ rank, accused }) => counting.has(rank) && rank !== claims.rank("denied") && accused >= 0);
  return { answers: accusedBy(claims, counted, "attributed"), statements: said.sort((a, b) => a.rank - b.rank), denials: told.denying };
}

/** Return the claims with some relations about an event, whenever they were made. @param {Claims} claims @param {number} event @param {number[]} relations @param {Filters} filters */
function aboutEvent(claims, event, relations, filters) {
  const own = claims.page.asks.events.find(([at]) => at === event);
  if (own && !filters.spans.every((span) => shareADay([[own[1], own[2]], span]))) return [];
  const timeless = { ...filters, spans: [] };
  return [...claims.select(timeless, { relations, event }), ...claims.select(timeless, { relations, object: event })];
}

/** Return the claims with some relations about the events in which an actor suffered something. @param {Claims} claims @param {number} victim @param {number[]} deeds @param {number[]} relations @param {Filters} filters @param {number} event */
function onDeeds(claims, victim, deeds, relations, filters, event) {
  const { codes, things, dossier, asks } = claims.page;
  const everything = { ...filters, ranks: null, spans: [], claimants: [], without: [] };
  const suffered = claims.select(everything, { object: victim, ranks: claims.assertive, relations: deeds });
  const events = new Set(suffered.flatMap((at) => [codes.event[at], codes.subject[at]]));
  const bases = new Set(claims.group(victim).filter((n) => things[n]?.kind === "facility").map((n) => things[n].id));
  if (bases.size) for (const thing of things) if (thing.isEvent && (dossier(thing).places ?? []).some((place) => bases.has(place))) events.add(thing.at);
  const days = new Map(asks.events.map(([at, first, last]) => [at, /** @type {[number | null, number | null]} */ ([first, last])]));
  const isThen = (/** @type {number} */ n) => filters.spans.every((span) => { const its = days.get(n); return !its || shareADay([its, span]); });
  return claims.select({ ...filters, spans: [] }, { relations, ...(event >= 0 ? { event } : {}) }).filter((at) => codes.event[at] >= 0 && events.has(codes.event[at]) && isThen(codes.event[at]));
}
