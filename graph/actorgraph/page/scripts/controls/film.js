// The film: the days on which something comes in, one after the other, and what is new on each.
import { calendar, dayWords, monthWords } from "../read/day.js";

/** @typedef {import("./state.js").Choice} Choice */

/** More steps than this are taken by month, quarter, year or decade. */
const MOST = 60;
/** @type {((day: number) => number)[]} */
const UNITS = [
  (day) => day,
  (day) => 12 * calendar(day).year + calendar(day).month,
  (day) => 4 * calendar(day).year + Math.floor(calendar(day).month / 3),
  (day) => calendar(day).year,
  (day) => Math.floor(calendar(day).year / 10),
];

/** What decides which days are steps: all filters but the last day, and the undated, which the film leaves out. */
const DECIDING = /** @type {const} */ ([
  "scope", "centre", "hops", "families", "kinds", "modalities", "relations", "claimants", "sources", "least", "hidden", "derived", "from",
]);

/**
 * @typedef {Object} Frame  What a step shows for the first time.
 * @property {string} time  In words.
 * @property {Set<Thing>} things
 * @property {Set<Tie>} ties  New ties, and those that new claims were added to ...
 * @property {Set<Tie>} grown  ... which are these.
 * @property {number[]} claims
 */

/**
 * Return the first day from which on a span without a beginning has a claim for sure; null if none does. See `holds`.
 * @param {Codes} codes
 * @param {number} at
 */
export function entryOf({ first, last, dated }, at) {
  if (dated[at] === 0) return null;
  return dated[at] === 4 ? last[at] : first[at] ?? last[at];
}

/**
 * Return the last of the days in each unit, with the smallest unit that leaves few of them, and which that is.
 * @param {Iterable<number>} days
 */
function stepsOf(days) {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  for (const [unit, its] of UNITS.entries()) {
    const steps = [...new Map(sorted.map((day) => [its(day), day])).values()];
    if (steps.length <= MOST || unit === UNITS.length - 1) return { days: steps, unit };
  }
  return { days: sorted, unit: 0 };
}

/**
 * Return the time of a step in words: no finer than the times of what is new.
 * @param {number} day
 * @param {number} unit
 * @param {number} length  Days of the shortest of these.
 */
function stepWords(day, unit, length) {
  const [{ year, date }, before, after] = [day, day - 1, day + 1].map(calendar);
  if (unit > 1) return `Until ${dayWords(day)}`;
  if (length > 364 && (before.year < year || after.year > year)) return String(year);
  return unit === 1 || (length > 27 && (date === 1 || after.date === 1)) ? monthWords(day) : dayWords(day);
}

/**
 * Return the film of a case.
 * @param {Case} page
 * @param {(now: Choice) => Visible & {passing: (at: number) => boolean}} visibleOf
 */
export function createFilm(page, visibleOf) {
  /** @type {{key: unknown[], days: number[], unit: number, sizes: Map<number, number>} | null} */
  let known = null;
  /** @type {{now: Choice | null, scene: Scene | null, frame: Frame | null}} */
  let last = { now: null, scene: null, frame: null };
  const at = (/** @type {Choice} */ now, /** @type {number} */ day) => visibleOf({ ...now, to: day, undated: false });

  /** @param {Choice} now */
  function steps(now) {
    const key = DECIDING.map((name) => now[name]);
    if (known && key.every((value, n) => value === known?.key[n])) return known;
    const { passing } = visibleOf({ ...now, from: null, to: null });
    const days = page.things.flatMap(({ days: its }) => its?.first ?? its?.last ?? []);
    for (let claim = 0; claim < page.count; claim += 1) {
      const day = passing(claim) ? entryOf(page.codes, claim) : null;
      if (day !== null) days.push(day);
    }
    known = { key, ...stepsOf(now.from === null ? days : days.map((day) => Math.max(day, now.from ?? day))), sizes: new Map() };
    return known;
  }

  /** How much is drawn until a day; it never becomes less. @param {Choice} now @param {number} day */
  function size(now, day) {
    const { sizes } = steps(now);
    const found = sizes.get(day);
    if (found !== undefined) return found;
    const { whole: scene } = at(now, day);
    sizes.set(day, scene.things.length + scene.ties.length);
    return /** @type {number} */ (sizes.get(day));
  }

  /** The first of the days until which more is drawn than so much; null if there is none. @param {Choice} now @param {number} least @param {number} after */
  const firstAbove = (now, least, after) => steps(now).days.find((day) => day > after && size(now, day) > least) ?? null;

  return {
    /** The day of the first step; null if nothing is dated. @param {Choice} now */
    first: (now) => firstAbove(now, 0, -Infinity),
    /** The day of the next step, which is the first if none is taken; null at the end. @param {Choice} now */
    next: (now) => (now.to === null ? firstAbove(now, 0, -Infinity) : firstAbove(now, size(now, now.to), now.to)),
    /** All that a film shows in the end. @param {Choice} now */
    whole: (now) => visibleOf({ ...now, to: null, undated: false }).scene,
    /**
     * Return what is new at this step; null if it is none.
     * @param {Choice} now
     * @param {Visible} visible
     */
    frame: (now, { whole: scene }) => {
      if (last.now !== now || last.scene !== scene) last = { now, scene, frame: frameOf(now, scene) };
      return last.frame;
    },
  };

  /** @param {Choice} now @param {Scene} scene @returns {Frame | null} */
  function frameOf(now, scene) {
    if (now.film === "off" || now.to === null) return null;
    const until = now.to;
    const { days, unit } = steps(now);
    const [before, step] = [undefined, ...days.filter((day) => day <= until)].slice(-2);
    if (step === undefined) return null;
    const earlier = before === undefined ? null : at(now, before).whole;
    const had = new Set(earlier?.ties.flatMap(({ claims }) => claims));
    const claims = [...new Set(scene.ties.flatMap((drawn) => drawn.claims))].filter((claim) => !had.has(claim));
    const ties = new Set(scene.ties.filter((drawn) => drawn.claims.some((claim) => !had.has(claim))).map(({ tie }) => tie));
    const stood = new Set(earlier?.things);
    const grown = new Set(earlier?.ties.flatMap(({ tie }) => (ties.has(tie) ? tie : [])));
    const { first, last } = page.codes;
    const length = Math.min(...claims.map((claim) => 1 + (last[claim] ?? Infinity) - (first[claim] ?? -Infinity)));
    return { time: stepWords(step, unit, length), claims, ties, grown, things: new Set(scene.things.filter((thing) => !stood.has(thing))) };
  }
}

/**
 * Return what stands out at a step: what is new, and the ends of new ties. Whatever is chosen comes first.
 * @param {Emphasis} chosen
 * @param {Frame | null} frame
 * @param {Scene} scene
 * @returns {Emphasis}
 */
export function litBy(chosen, frame, scene) {
  if (chosen.near || !frame || frame.ties.size === scene.ties.length || !(frame.ties.size + frame.things.size)) return chosen;
  const ends = [...frame.ties].flatMap(({ start, end }) => [start, end]);
  return { ...chosen, near: { things: new Set([...frame.things, ...ends]), ties: frame.ties } };
}

/**
 * Return the claim that tells best what is new: assertive, between two actors who were not tied so, of a day and not only
 * said on it, told often.
 * @param {Case} page
 * @param {Frame} frame
 */
export function tellingClaim(page, { claims, grown }) {
  const { codes, groups } = page;
  const fresh = new Set(claims);
  /** @param {number} claim */
  const worth = (claim) => {
    const tie = page.ties[codes.tie[claim]];
    const isBetweenActors = ![tie.start, tie.end].some(({ isEvent, kind }) => isEvent || kind === "place");
    const isOfDay = codes.dated[claim] > 1 && codes.first[claim] === codes.last[claim];
    const told = tie.claims.filter((its) => fresh.has(its)).length;
    return [Number(groups[codes.modality[claim]] === "assertive"), Number(isBetweenActors), Number(!grown.has(tie)), Number(isOfDay), told, -codes.modality[claim]];
  };
  const ranked = claims.filter((claim) => codes.tie[claim] >= 0).map((claim) => ({ claim, worth: worth(claim) }));
  ranked.sort((a, b) => b.worth.reduce((order, value, n) => order || value - a.worth[n], 0) || a.claim - b.claim);
  return ranked[0]?.claim ?? -1;
}
