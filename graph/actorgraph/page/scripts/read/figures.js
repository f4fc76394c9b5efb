// How many: the figures that sources give, as `actorgraph.questions.figures` finds them. None is added up or preferred.
import { meaningOf, PLACES } from "../ask/counted.js";
import { DEEDS } from "./blame.js";
import { fold } from "./fold.js";

/**
 * @typedef {import("./claims.js").Claims} Claims
 * @typedef {import("./claims.js").Filters} Filters
 * @typedef {import("../ask/reader.js").Reader} Reader
 * A figure as a claim gives it; `isNone` if the claim denies that anybody was hit.
 * @typedef {{at: number, op: string, value: number, what: string, unit: string, isNone: boolean}} Figure
 * What is asked: of what, what is counted, which words a figure must have, whether it acts (null for both), in which event or place.
 * @typedef {{thing: Thing | null, what: string[], needed: string[], acts: boolean | null, at: Thing | null}} Asked
 */

/** Words of which one is enough: "killed and wounded" asks for both figures. */
const LOSSES = new Set(["kill", "injure"]);
/** Units that leave open which people are counted, and who may be among them. */
const ANYBODY = new Set(["", "people", "persons", "others"]);
const AMONG_ANYBODY = "soldier";
/** What an operator is in words, and the numbers that are written so. @type {Record<string, string>} */
const OPERATORS = { ">": "more than ", "<": "fewer than ", "~": "about ", ">=": "at least ", "<=": "at most " };
const SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const CLAIMED = "claims-responsibility";

/**
 * Return the figures that fit, firmest first, and those of more or less than that.
 * @param {Claims} claims
 * @param {Reader} reader
 * @param {Asked} asked
 * @param {Filters} filters
 */
export function figuresFor(claims, reader, asked, filters) {
  const { codes, things, relations, names } = claims.page;
  const { lexicon } = reader;
  const uncounted = new Set(claims.page.asks.uncounted.split(" "));
  const meaning = (/** @type {string} */ word) => meaningOf(lexicon, word);
  /** Thousands of figures have the same words. @type {Map<string, string[]>} */
  const folded = new Map();
  const wordsIn = (/** @type {string} */ text) => {
    const found = folded.get(text) ?? fold(text).split(" ").filter(Boolean);
    folded.set(text, found);
    return found;
  };
  const given = new Map(claims.page.asks.figures.map(([at, op, value, what, unit]) => [at, { at, op, value, what, unit, isNone: false }]));
  const { thing, acts, at } = asked;
  const wanted = [...new Set(asked.what.map(meaning))];
  const must = new Set(asked.needed.map(meaning));
  const type = (/** @type {number} */ n) => (things[n] ? reader.store.type(things[n]) : "");
  /** The words of figures without and with the names of their ends. @type {Map<number, Set<string>>[]} */
  const known = [new Map(), new Map()];

  let kept = fitting(filters);
  let mayHold = filters.spans.length && !filters.undated ? fitting({ ...filters, undated: true }).filter((one) => !kept.some((other) => other.at === one.at)) : [];
  const place = at ?? (acts === null ? thing : null);
  const wider = widerThan([...kept, ...mayHold], place);
  let near = kept.filter((one) => wider.has(one.at));
  kept = kept.filter((one) => !wider.has(one.at));
  mayHold = mayHold.filter((one) => !wider.has(one.at));
  if (!kept.length && thing && !acts) near = [...near, ...thatFit(ofItsBodies(thing))];
  return { kept, near, mayHold };

  /** Return the claims whose figures fit, and those that say none in an event. @param {Filters} its @returns {Figure[]} */
  function fitting(its) {
    let found = thatFit(counted(thing, acts, its));
    if (!found.length && thing && acts === null) found = thatFit(ofWhatItSuffers(thing, its));
    if (found.length && !thing?.isEvent && !at?.isEvent) return found;
    return firmest([...found, ...thatFit(none(its))]);
  }

  /** @param {Figure[]} found @returns {Figure[]} */
  function firmest(found) {
    const rank = (/** @type {Figure} */ one) => (one.isNone ? claims.rank("stated") : codes.modality[one.at]);
    return [...new Map(found.map((one) => [one.at, one])).values()].sort((a, b) => rank(a) - rank(b));
  }

  /** Return the figures that have the words that they must, and most of the wanted ones. @param {Figure[]} found */
  function thatFit(found) {
    const all = firmest(found);
    const exact = all.filter((one) => [...must].every((word) => wordsOf(one, true).has(word)));
    // People of whom it is open who they are answer for soldiers if no figure is of soldiers.
    const loose = all.filter((one) => has(one, [...must]));
    const losses = wanted.filter((word) => LOSSES.has(word));
    const parts = losses.length < 2 ? [wanted] : losses.map((loss) => wanted.filter((word) => word === loss || !losses.includes(word)));
    const fitting = (/** @type {Figure[]} */ held) => firmest(parts.flatMap((part) => ofTheUnit(held.filter((one) => fits(one, part)), part)));
    const found_ = fitting(exact);
    return found_.length ? found_ : fitting(loose);
  }

  /** @param {Figure} one @param {string[]} part */
  function fits(one, part) {
    if (!part.length) return true;
    if (!part.some((word) => wordsOf(one, false).has(word))) return false; // the name of an end alone counts nothing
    return has(one, part.filter((word) => !uncounted.has(word)));
  }

  /** True if a figure has some words; people of whom it is open who they are may be soldiers. @param {Figure} one @param {string[]} its */
  function has(one, its) {
    const isOpen = ANYBODY.has(fold(one.unit)) && codes.object[one.at] < 0;
    return its.every((word) => wordsOf(one, true).has(word) || (isOpen && word === AMONG_ANYBODY));
  }

  /** Return the figures that count just what is asked for; else all but those of dead and injured. @param {Figure[]} found @param {string[]} part */
  function ofTheUnit(found, part) {
    if (!part.length) return found;
    const exact = found.filter((one) => wordsIn(`${one.unit} ${claims.relation(one.at)}`).some((word) => part.includes(meaning(word)))
      || wordsIn(one.what).map(meaning).some((word) => LOSSES.has(word) && part.includes(word))); // "people killed", of which no kills tells
    return exact.length ? exact : found.filter((one) => ![...LOSSES].some((loss) => wordsOf(one, false).has(loss)));
  }

  /** Return the meanings of the words that say what a figure counts, with the names of its ends or without. @param {Figure} one @param {boolean} isNamed */
  function wordsOf({ at: claim, what, unit }, isNamed) {
    const memory = known[Number(isNamed)];
    const before = memory.get(claim);
    if (before) return before;
    const { text, role } = claims.page.claim(claim);
    const ends = isNamed ? [codes.subject[claim], codes.object[claim], codes.event[claim]].map((end) => names[end] ?? "") : [];
    const found = new Set([what, unit, claims.relation(claim), text, role, ...ends].flatMap(wordsIn).filter((word) => word !== "others").map(meaning));
    memory.set(claim, found);
    return found;
  }

  // -- where figures are ------------------------------------------------------------------------------

  /** @param {Thing | null} its @param {boolean | null} does @param {Filters} by @returns {Figure[]} */
  function counted(its, does, by) {
    if (!at || !its) return ofThing(its ?? at, does, by);
    const there = [...ofThing(at, null, by), ...(at.isEvent ? [] : ofItsEvents(at, false, by))];
    const left = new Map(there.map((one) => [one.at, one]));
    const found = ofThing(its, does, by).filter((one) => left.delete(one.at));
    return does ? found : [...found, ...[...left.values()].filter((one) => codes.subject[one.at] < 0 && codes.object[one.at] < 0)];
  }

  /** Return the figures about a thing and the events that are part of it. @param {Thing | null} its @param {boolean | null} does @param {Filters} by */
  function ofThing(its, does, by) {
    if (!its) return withFigures(claims.select(by));
    let found = atThings([its.at, ...partsOfEvent(its)], by);
    const group = new Set(claims.group(its.at));
    if (does !== null) found = found.filter((one) => group.has(does ? codes.subject[one.at] : codes.object[one.at]) && !relations[codes.relation[one.at]].symmetric); // who died in a clash is open
    return !its.isEvent && (does || (does === null && !found.length)) ? [...found, ...ofItsEvents(its, Boolean(does), by)] : found;
  }

  /** @param {number[]} found @returns {Figure[]} */
  function withFigures(found) {
    return found.flatMap((one) => given.get(one) ?? []);
  }

  /** @param {number[]} places @param {Filters} by */
  function atThings(places, by) {
    return places.flatMap((n) => withFigures(claims.select(by, { either: n })));
  }

  /** @param {Thing} its */
  function partsOfEvent(its) {
    return its.isEvent ? things.filter((other) => other.isEvent && claims.page.dossier(other).part_of === its.id).map((other) => other.at) : [];
  }

  /** Return the denials that somebody was killed or injured, as figures of none. @param {Filters} by @returns {Figure[]} */
  function none(by) {
    if (by.ranks && ![...by.ranks].includes(claims.rank("denied"))) return [];
    const about = thing ? new Set(around(thing)) : null;
    const there = at ? new Set(around(at)) : null;
    return claims.select({ ...by, ranks: null }, { ranks: [claims.rank("denied")], relations: ["kills", "injures"].flatMap(claims.members) }).flatMap((one) => {
      const [subject, object, event] = [codes.subject[one], codes.object[one], codes.event[one]];
      const ends = acts ? [subject] : acts === false ? [object, event] : [subject, object, event];
      if (given.has(one) || (about && !ends.some((end) => about.has(end))) || (there && !there.has(event) && !there.has(object))) return [];
      return [{ at: one, op: "=", value: 0, what: claims.relation(one) === "kills" ? "killed" : "injured", unit: claims.page.claim(one).text, isNone: true }];
    });
  }

  /** Return an actor with its bodies, an event with its parts, a place with what happened there. @param {Thing} its */
  function around(its) {
    if (its.isEvent) return [its.at, ...partsOfEvent(its)];
    return [...claims.group(its.at), ...claims.bodies(its.at), ...(PLACES.has(type(its.at)) ? eventsOf(its, false, { ...filters, ranks: null, spans: [], claimants: [], without: [], tentative: false }) : [])];
  }

  /** @param {Thing} its */
  function ofItsBodies(its) {
    return claims.bodies(its.at).flatMap((body) => counted(things[body], false, filters)).filter((one) => codes.object[one.at] >= 0);
  }

  /** Return the figures about the events in which something was done to an actor. @param {Thing} its @param {Filters} by */
  function ofWhatItSuffers(its, by) {
    const done = claims.select(by, { ranks: claims.counting(by), relations: DEEDS.flatMap(claims.members), object: its.at });
    const found = atThings([...new Set(done.map((one) => codes.event[one]).filter((n) => n >= 0))], by).filter((one) => codes.object[one.at] < 0);
    if (!at) return found;
    const there = new Set(counted(null, null, by).map((one) => one.at));
    return found.filter((one) => there.has(one.at));
  }

  /** Return the figures about the events of an actor; if it acts, without deeds of others. @param {Thing} its @param {boolean} does @param {Filters} by */
  function ofItsEvents(its, does, by) {
    const own = new Set([...claims.group(its.at), ...claims.bodies(its.at)]);
    const isOfOthers = (/** @type {number} */ n) => n >= 0 && !own.has(n) && !things[n]?.isEvent;
    return atThings(eventsOf(its, does, by), by).filter((one) => !does || !isOfOthers(codes.subject[one.at]));
  }

  /** Return the events in which an actor or a body of it acts, or that hit or lie in a place. @param {Thing} its @param {boolean} does @param {Filters} by */
  function eventsOf(its, does, by) {
    const acting = [...claims.members(CLAIMED), ...DEEDS.flatMap(claims.members)];
    const ranks = claims.counting(by);
    const found = [its.at, ...claims.bodies(its.at)].flatMap((n) => [
      ...claims.select(by, { ranks, relations: acting, subject: n }),
      ...(!does && PLACES.has(type(its.at)) ? claims.select(by, { ranks, relations: [...claims.members("location"), ...acting], object: n }) : []),
    ]);
    const isRecorded = (/** @type {Thing} */ event) => event.isEvent && (claims.page.dossier(event).places ?? []).includes(its.id);
    const recorded = !does && PLACES.has(type(its.at)) ? things.filter(isRecorded).map(({ at: n }) => n) : [];
    return [...new Set([...found.flatMap((one) => [codes.event[one], codes.object[one], codes.subject[one]]), ...recorded])].filter((n) => things[n]?.isEvent);
  }

  /** Return the claims on events that happened in a place and also in places outside of it. @param {Figure[]} found @param {Thing | null} its */
  function widerThan(found, its) {
    if (!its || !PLACES.has(type(its.at))) return new Set();
    const lies = relations.flatMap(({ familyInVocabulary }, n) => (familyInVocabulary === "location" ? [n] : []));
    const inside = new Set(claims.select(filters, { relations: lies, object: its.at }).map((one) => codes.subject[one]));
    const near_ = new Set([its.at, ...claims.select(filters, { relations: lies, subject: its.at }).map((one) => codes.object[one])]);
    const events = new Set(found.filter(({ at: one }) => codes.subject[one] !== its.at && codes.object[one] !== its.at).map(({ at: one }) => codes.event[one]).filter((n) => things[n]?.isEvent));
    const wide = new Set([...events].filter((event) => {
      const recorded = (claims.page.dossier(things[event]).places ?? []).map((id) => claims.page.thing(id)?.at ?? -1);
      return [...claims.select(filters, { relations: lies, subject: event }).map((one) => codes.object[one]), ...recorded].some((n) => n >= 0 && !inside.has(n) && !near_.has(n));
    }));
    return new Set(found.filter(({ at: one }) => wide.has(codes.event[one])).map((one) => one.at));
  }
}

/** Return a figure in words, as Python writes it: "more than 85 targets (targets struck)". @param {Figure} figure */
export function figureWords({ op, value, what, unit }) {
  if (op === "=" && value === 0) return unit ? `no ${unit} (${what})` : `none (${what})`;
  const before = OPERATORS[op] ?? "";
  return `${before}${value}${unit ? ` ${unit}` : ""} (${what})`;
}

/** Return a figure of its unit as a sentence says it, the number in words up to nine. @param {Figure} figure */
export function countedWords({ op, value, unit }) {
  const plain = op !== "=" && !value ? "0" : SMALL[value] ?? value.toLocaleString("en");
  return `${OPERATORS[op] ?? ""}${plain} ${unit}`.trim();
}

/** Return the least and the greatest number that a figure means; "about" is a tenth more or less, and at least one. @param {Figure} figure */
export function bounds({ op, value }) {
  const margin = op === "~" ? Math.max(Math.abs(value) / 10, 1) : 0;
  return { least: op.startsWith("<") ? null : value - margin, most: op.startsWith(">") ? null : value + margin };
}
