// Which claims, ties and things are visible under the present choices.
import { counted, grouped } from "../element.js";
import { dayText } from "../read/day.js";
import { gather } from "../draw/gather.js";
import { groupName } from "../draw/groups.js";

/** @typedef {import("./state.js").Choice} Choice */

/** A page with more things is a large one: walks stop at hubs. */
const FEW = 300;
/** Things with more ties are hubs, and with more than the square root of the number of things. */
const LEAST_HUB = 40;
/** What is drawn around one thing of a large page, and of the neighbours of a hub. */
const MOST_NEAR = 250;
const MOST_OF_A_HUB = 119;
/** Members of a group that are drawn, the most salient. */
const MOST_OF_A_GROUP = 120;
/** Hubs that are named in the status. */
const HUBS_NAMED = 3;

/** Line widths in world pixels: of one claim that asserts it, for each e times as many, and at most, as drawing.py has them. */
const THIN = 1.2;
const WIDER = 0.97;
const WIDEST = 10;

/**
 * What the dates of a claim say of a span of days, of which null is an open end: "yes" if it holds on one of
 * them, "maybe" if they neither say so nor rule it out. The rules are those of `Claims` in Python.
 * @param {Pick<Case, "codes" | "groups">} page
 * @param {number} at
 * @param {number | null} from
 * @param {number | null} to
 * @returns {"yes" | "maybe" | "no"}
 */
export function holds({ codes, groups }, at, from, to) {
  const [low, high] = [from ?? -Infinity, to ?? Infinity];
  const [first, last] = [codes.first[at] ?? -Infinity, codes.last[at] ?? Infinity];
  const published = codes.published[codes.source[at]] ?? Infinity;
  const by = codes.dated[at];
  if (by === 0) return groups[codes.modality[at]] === "tentative" || low <= published ? "maybe" : "no";
  const meets = last >= low && first <= high;
  const isKnown = (last < Infinity || low <= published) && (first > -Infinity || last <= high) && (by < 4 || (first >= low && last <= high));
  if (meets && isKnown) return "yes";
  return meets || by === 1 ? "maybe" : "no";
}

/**
 * Return a test of claims by their place: relation, modality, voice, source and day.
 * @param {Case} page
 * @param {Choice} now
 * @returns {(at: number) => boolean}
 */
function claimTest(page, now) {
  const { relations, modalities, codes } = page;
  const relationOn = relations.map((relation, at) =>
    !now.families.has(relation.family) && (!now.relations.size || now.relations.has(at)));
  const modalityOn = modalities.map((name) => !now.modalities.has(name));
  const { from, to, undated, claimants, sources } = now;
  const isOfAnyDay = from === null && to === null;
  return (at) => {
    if (!relationOn[codes.relation[at]] || !modalityOn[codes.modality[at]]) return false;
    if (claimants.size && !claimants.has(codes.claimant[at]) && !claimants.has(codes.spokesperson[at])) return false;
    if (sources.size && !sources.has(codes.source[at])) return false;
    if (isOfAnyDay) return true;
    const found = holds(page, at, from, to);
    return found === "yes" || (found === "maybe" && undated);
  };
}

/**
 * Return how many claims pass but for their dates, which do not say whether they hold on the days of the span.
 * @param {Case} page
 * @param {Choice} now
 */
export function countUnsure(page, now) {
  const passes = claimTest(page, { ...now, from: null, to: null });
  let count = 0;
  for (let at = 0; at < page.count; at += 1) count += Number(passes(at) && holds(page, at, now.from, now.to) === "maybe");
  return count;
}

/**
 * Return a test of things: an event whose date rules out the days of the span is not drawn.
 * @param {Choice} now
 * @returns {(thing: Thing) => boolean}
 */
function timeTest({ from, to }) {
  const [low, high] = [from ?? -Infinity, to ?? Infinity];
  return ({ days }) => !days || ((days.last ?? Infinity) >= low && (days.first ?? -Infinity) <= high);
}

/**
 * Return a test of things: type, what is put away, and the part that the page opens on.
 * @param {Case} page
 * @param {Choice} now
 * @param {{things: number[]} | null} opening
 * @returns {(thing: Thing) => boolean}
 */
function thingTest(page, now, opening) {
  const group = now.scope === "group" ? page.overview?.groups[now.group] : null;
  const within = group ? new Set([...group.members.slice(0, MOST_OF_A_GROUP), ...now.added])
    : now.scope === "only" ? now.added : now.scope === "opening" && opening ? new Set([...opening.things, ...now.added]) : null;
  return (thing) => !now.kinds.has(thing.kind) && !now.hidden.has(thing.at) && (!within || within.has(thing.at));
}

/** True where a choice sets some claims aside.
 * @param {Choice} now
 */
function isNarrow(now) {
  const sets = [now.families, now.modalities, now.relations, now.claimants, now.sources];
  return sets.some((set) => set.size) || now.from !== null || now.to !== null || now.least > 0;
}

/**
 * Return what is at most some ties away from a thing, with the ties on the way.
 *
 * Of a large page the walk enters a hub and does not leave it, and takes the most salient if there are too many:
 * all that a thing is tied to, or of a hub some, and then what is tied to those.
 * @param {Thing} centre
 * @param {number} hops
 * @param {Drawn[]} ties
 * @param {number} size How many things the page has.
 * @param {boolean} [through] Go on through hubs, however much that brings.
 * @returns {Walk}
 * @typedef {{things: Set<Thing>, ties: Drawn[], hubs: Thing[], found: number}} Walk  What is drawn, where the walk did not go on, and how much it met.
 */
export function around(centre, hops, ties, size, through = false) {
  const isFree = through || size <= FEW;
  const limit = isFree ? Infinity : Math.max(LEAST_HUB, Math.sqrt(size));
  /** How many hops away each thing is. @type {Map<Thing, number>} */
  const reached = new Map([[centre, 0]]);
  const met = new Set([centre]);
  const stops = (/** @type {Thing} */ thing) => thing !== centre && thing.degree > limit;
  for (let hop = 1; hop <= hops; hop += 1) {
    /** @type {Set<Thing>} */
    const next = new Set();
    for (const { tie: { start, end } } of ties) {
      if (reached.has(start) && !stops(start) && !reached.has(end)) next.add(end);
      if (reached.has(end) && !stops(end) && !reached.has(start)) next.add(start);
    }
    if (!next.size) break;
    next.forEach((thing) => met.add(thing));
    const room = hop > 1 ? MOST_NEAR - reached.size : next.size > MOST_NEAR ? MOST_OF_A_HUB : next.size;
    const kept = isFree ? [...next] : [...next].sort((a, b) => b.salience - a.salience || a.at - b.at).slice(0, Math.max(0, room));
    kept.forEach((thing) => reached.set(thing, hop));
  }
  const away = (/** @type {Thing} */ thing) => reached.get(thing) ?? Infinity;
  // Of a hub only those ties are drawn by which it was entered; the others would run through everything.
  const kept = ties.filter(({ tie: { start, end } }) => reached.has(start) && reached.has(end)
    && !(stops(start) && away(end) >= away(start) && start !== end) && !(stops(end) && away(start) >= away(end) && start !== end));
  const hubs = [...reached.keys()].filter((thing) => stops(thing) && (away(thing) < hops || kept.length < ties.length)).sort((a, b) => b.degree - a.degree || a.at - b.at);
  return { things: new Set(reached.keys()), ties: kept, hubs: isFree ? [] : hubs, found: met.size };
}

/**
 * Return what passes: claims by place, things and ties as they are drawn.
 * @param {Case} page
 * @param {Choice} now
 * @param {any} opening
 * @returns {Visible & {passing: (at: number) => boolean, narrowed: string[], away: Thing[], stops: number}}  `narrowed`: the filters but for what is put away; `stops`: at how many hubs a walk did not go on.
 */
export function visibleOf(page, now, opening) {
  const { codes } = page;
  const passes = claimTest(page, now);
  const allowed = thingTest(page, now, opening);
  const asked = now.scope === "opening" && opening?.claims.length ? new Set(opening.claims) : null;
  const passing = (/** @type {number} */ at) => (!asked || asked.has(at)) && passes(at);

  const isOfTime = timeTest(now);
  const every = [...stated(page, passing, allowed), ...(now.derived ? following(page, passing, allowed) : [])];
  const isTimely = (/** @type {Drawn} */ { tie }) => isOfTime(tie.start) && isOfTime(tie.end);
  let ties = every.filter(isTimely);
  const ofOtherTime = new Set(every.flatMap((drawn) => (isTimely(drawn) ? [] : drawn.tie.at)));
  let things = page.things.filter((thing) => allowed(thing) && isOfTime(thing));
  /** @type {Walk | null} */
  let walk = null;
  if (now.scope === "near" && page.things[now.centre]) {
    walk = around(page.things[now.centre], now.hops, ties, page.things.length, now.through);
    const reached = new Set([...walk.things, ...[...now.added].map((at) => page.things[at])]);
    const isAdded = (/** @type {Thing} */ { at }) => now.added.has(at);
    things = things.filter((thing) => reached.has(thing));
    const walked = new Set(walk.ties);
    ties = ties.filter((drawn) => walked.has(drawn) || ((isAdded(drawn.tie.start) || isAdded(drawn.tie.end)) && reached.has(drawn.tie.start) && reached.has(drawn.tie.end)));
  }
  if (now.least > 0) {
    const busy = new Set([...tieCounts(ties)].filter(([, count]) => count >= now.least).map(([thing]) => thing));
    things = things.filter((thing) => busy.has(thing));
    ties = ties.filter(({ tie }) => busy.has(tie.start) && busy.has(tie.end));
  }
  const shown = new Set(things);
  const claims = [];
  const named = new Set();
  const at = (/** @type {number} */ place) => page.things[place];
  const drawn = new Set(ties.map(({ tie }) => tie.at));
  const isReadOnly = (/** @type {Thing | undefined} */ thing) => thing && allowed(thing) && !isOfTime(thing) && now.scope !== "near" && !now.least;
  for (let n = 0; n < page.count; n += 1) {
    if (!passing(n)) continue;
    const tie = codes.tie[n];
    const about = at(codes.subject[n]) ?? at(codes.event[n]);
    // What is said on these days about an event of other days is read, though it has no line.
    if (tie >= 0 && !ofOtherTime.has(tie) ? !drawn.has(tie) : !shown.has(about) && !isReadOnly(about)) continue;
    claims.push(n);
    for (const place of [codes.subject[n], codes.object[n], codes.event[n]]) if (place >= 0) named.add(at(place));
  }
  // A thing that no claim mentions stays while all claims count, and goes when some are set aside.
  if (isNarrow(now) || asked) {
    const kept = now.scope === "near" ? page.things[now.centre] : null;
    things = things.filter((thing) => named.has(thing) || thing === kept || (now.scope === "only" && now.added.has(thing.at)));
  }
  const narrowed = [...filterWords(page, now, opening), ...(walk ? walkWords(walk) : [])];
  const away = [...now.hidden].map((at) => page.things[at]);
  const whole = { things, ties };
  return { ...gather(page, whole, now.gathered), whole, claims, narrowed, away, filters: [...narrowed, ...awayWords(away)], stops: walk?.hubs.length ?? 0, passing };
}

/** @param {Drawn[]} ties */
function tieCounts(ties) {
  /** @type {Map<Thing, number>} */
  const counts = new Map();
  for (const { tie } of ties) {
    for (const end of new Set([tie.start, tie.end])) counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return counts;
}

/**
 * @param {Case} page
 * @param {(at: number) => boolean} passing
 * @param {(thing: Thing) => boolean} allowed
 */
function stated(page, passing, allowed) {
  /** @type {Drawn[]} */
  const drawn = [];
  for (const tie of page.ties) {
    if (tie.known || !allowed(tie.start) || !allowed(tie.end)) continue;
    const claims = tie.claims.filter(passing);
    if (!claims.length) continue;
    const asserting = claims.filter((at) => page.groups[page.codes.modality[at]] === "assertive").length;
    const isDenied = tie.disclaims === "denies" || claims.some((at) => page.modalities[page.codes.modality[at]] === "denied");
    drawn.push({
      tie, claims, isDenied,
      group: tie.disclaims ? "not asserted" : page.groups[page.codes.modality[claims[0]]],
      width: Math.min(THIN + WIDER * Math.log(Math.max(1, asserting)), WIDEST),
    });
  }
  return drawn;
}

/**
 * @param {Case} page
 * @param {(at: number) => boolean} passing
 * @param {(thing: Thing) => boolean} allowed
 * @returns {Drawn[]}
 */
function following(page, passing, allowed) {
  return page.ties
    .filter((tie) => tie.known && allowed(tie.start) && allowed(tie.end) && tie.claims.every(passing))
    .map((tie) => ({ tie, group: "assertive", isDenied: false, width: THIN, claims: tie.claims }));
}

/**
 * Return in words where a walk did not go on, and what it met besides.
 * @param {Walk} walk
 */
function walkWords({ things, hubs, found }) {
  const named = hubs.slice(0, HUBS_NAMED).map((hub) => `${hub.called} (${counted(hub.degree, "tie")})`).join(", ");
  const more = hubs.length > HUBS_NAMED ? ` and ${counted(hubs.length - HUBS_NAMED, "other hub")}` : "";
  return [
    ...(found > things.size ? [`the ${grouped(things.size)} most salient of ${grouped(found)}`] : []),
    ...(hubs.length ? [`does not go on from ${named}${more}`] : []),
  ];
}

/**
 * Return in words what is set aside.
 * @param {Case} page
 * @param {Choice} now
 * @param {{words: string, claims: number[], answer: unknown} | null} opening
 * @returns {string[]}
 */
export function filterWords(page, now, opening) {
  const words = [...page.filters.map((text) => `only ${text}`)];
  const spaced = (/** @type {Iterable<string>} */ names) => [...names].sort().map((name) => name.replaceAll("-", " ")).join(", ");
  if (now.scope === "opening" && opening) words.push(opening.answer ? `the answer to “${opening.words}”` : `only ${opening.words}`);
  if (now.scope === "near" && page.things[now.centre]) {
    words.push(`only up to ${now.hops} hop${now.hops === 1 ? "" : "s"} around ${page.things[now.centre].called}`);
  }
  const group = now.scope === "group" ? page.overview?.groups[now.group] : null;
  if (group) words.push(`only ${groupName(page, group)}${group.members.length > MOST_OF_A_GROUP ? `, the ${MOST_OF_A_GROUP} most salient of ${grouped(group.members.length)}` : ""}`);
  if (now.scope === "only") words.push(`only ${counted(now.added.size, "thing")} that were picked`);
  else if (now.added.size) words.push(`with ${counted(now.added.size, "neighbour")} that were added`);
  const others = page.families.filter((family) => !now.families.has(family));
  if (now.families.size > others.length && others.length) words.push(`only ${spaced(others)}`);
  else if (now.families.size) words.push(`without ${spaced(now.families)}`);
  if (now.kinds.size) words.push(`without ${spaced(now.kinds)}`);
  if (now.modalities.size) words.push(`without what is ${spaced(now.modalities)}`);
  if (now.relations.size) words.push(`only ${[...now.relations].map((at) => page.relations[at].reading).join(", ")}`);
  if (now.claimants.size) words.push(`only said by ${[...now.claimants].map((at) => page.names[at]).join(", ")}`);
  if (now.sources.size) words.push(`only from ${[...now.sources].map((at) => page.sources[at]?.title ?? "").join(", ")}`);
  if (now.least) words.push(`only who has ${now.least} ties or more`);
  if (now.from !== null) words.push(`since ${dayText(now.from)}`);
  if (now.to !== null) words.push(`until ${dayText(now.to)}`);
  if (now.undated && (now.from !== null || now.to !== null)) words.push("with what may hold then");
  return words;
}

/** Names of what is put away that a list has room for. */
export const AWAY_NAMED = 6;

/** @param {Thing[]} away */
function awayWords(away) {
  const names = away.slice(0, AWAY_NAMED).map(({ called }) => called);
  if (away.length > names.length) names.push(`${away.length - names.length} more`);
  return names.length ? [`put away: ${names.join(", ")}`] : [];
}
