// Which claims, ties and things are visible under the present choices.
import { dayText } from "../read/day.js";

/** @typedef {import("./state.js").Choice} Choice */

/** Line widths in world pixels: a little wider for ties that more claims assert. */
const THIN = 1.4;
const WIDE = 3.5;

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
  return (at) => {
    if (!relationOn[codes.relation[at]] || !modalityOn[codes.modality[at]]) return false;
    if (claimants.size && !claimants.has(codes.claimant[at]) && !claimants.has(codes.spokesperson[at])) return false;
    if (sources.size && !sources.has(codes.source[at])) return false;
    if (from === null && to === null) return codes.dated[at] > 0 || undated;
    const found = holds(page, at, from, to);
    return found === "yes" || (found === "maybe" && undated);
  };
}

/**
 * Return a test of things: type, what is put away, and the part that the page opens on.
 * @param {Case} page
 * @param {Choice} now
 * @param {{things: number[]} | null} opening
 * @returns {(thing: Thing) => boolean}
 */
function thingTest(page, now, opening) {
  const within = now.scope === "opening" && opening ? new Set(opening.things) : null;
  return (thing) => !now.kinds.has(thing.kind) && !now.hidden.has(thing.at) && (!within || within.has(thing.at));
}

/** True where a choice sets some claims aside.
 * @param {Choice} now
 */
function isNarrow(now) {
  const sets = [now.families, now.modalities, now.relations, now.claimants, now.sources];
  return sets.some((set) => set.size) || now.from !== null || now.to !== null || !now.undated || now.least > 0;
}

/**
 * Return what is at most some ties away from a thing.
 * @param {Thing} centre
 * @param {number} hops
 * @param {Drawn[]} ties
 */
export function around(centre, hops, ties) {
  const reached = new Set([centre]);
  for (let hop = 0; hop < hops; hop += 1) {
    const before = new Set(reached);
    for (const { tie } of ties) {
      if (before.has(tie.start)) reached.add(tie.end);
      if (before.has(tie.end)) reached.add(tie.start);
    }
    if (reached.size === before.size) break;
  }
  return reached;
}

/**
 * Return what passes: claims by place, things and ties as they are drawn.
 * @param {Case} page
 * @param {Choice} now
 * @param {any} opening
 * @returns {Visible & {passing: (at: number) => boolean}}
 */
export function visibleOf(page, now, opening) {
  const { codes } = page;
  const passes = claimTest(page, now);
  const allowed = thingTest(page, now, opening);
  const asked = now.scope === "opening" && opening?.claims.length ? new Set(opening.claims) : null;
  const passing = (/** @type {number} */ at) => (!asked || asked.has(at)) && passes(at);

  let ties = stated(page, passing, allowed);
  if (now.derived) ties.push(...following(page, passing, allowed));
  let things = page.things.filter(allowed);
  if (now.scope === "near" && page.things[now.centre]) {
    const reached = around(page.things[now.centre], now.hops, ties);
    things = things.filter((thing) => reached.has(thing));
    ties = ties.filter(({ tie }) => reached.has(tie.start) && reached.has(tie.end));
  }
  if (now.least > 0) {
    const busy = new Set([...counted(ties)].filter(([, count]) => count >= now.least).map(([thing]) => thing));
    things = things.filter((thing) => busy.has(thing));
    ties = ties.filter(({ tie }) => busy.has(tie.start) && busy.has(tie.end));
  }
  const shown = new Set(things);
  const claims = [];
  const named = new Set();
  const at = (/** @type {number} */ place) => page.things[place];
  const drawn = new Set(ties.map(({ tie }) => tie.at));
  for (let n = 0; n < page.count; n += 1) {
    if (!passing(n)) continue;
    const tie = codes.tie[n];
    const about = at(codes.subject[n]) ?? at(codes.event[n]);
    if (tie >= 0 ? !drawn.has(tie) : !shown.has(about)) continue;
    claims.push(n);
    for (const place of [codes.subject[n], codes.object[n], codes.event[n]]) if (place >= 0) named.add(at(place));
  }
  // A thing that no claim mentions stays while all claims count, and goes when some are set aside.
  if (isNarrow(now) || asked) {
    const kept = now.scope === "near" ? page.things[now.centre] : null;
    things = things.filter((thing) => named.has(thing) || thing === kept);
  }
  return { scene: { things, ties }, claims, filters: filterWords(page, now, opening), passing };
}

/** @param {Drawn[]} ties */
function counted(ties) {
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
      width: Math.min(THIN + 0.6 * Math.sqrt(Math.max(0, asserting - 1)), WIDE),
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
 * Return in words what is set aside.
 * @param {Case} page
 * @param {Choice} now
 * @param {{words: string, claims: number[], path: number[], chosen: number} | null} opening
 * @returns {string[]}
 */
export function filterWords(page, now, opening) {
  const words = [...page.filters.map((text) => `only ${text}`)];
  const spaced = (/** @type {Iterable<string>} */ names) => [...names].sort().map((name) => name.replaceAll("-", " ")).join(", ");
  if (now.scope === "opening" && opening) words.push(opening.claims.length || opening.path.length || opening.chosen >= 0 ? `the answer to “${opening.words}”` : `only ${opening.words}`);
  if (now.scope === "near" && page.things[now.centre]) {
    words.push(`only up to ${now.hops} hop${now.hops === 1 ? "" : "s"} around ${page.things[now.centre].name}`);
  }
  if (now.families.size) words.push(`without ${spaced(now.families)}`);
  if (now.kinds.size) words.push(`without ${spaced(now.kinds)}`);
  if (now.modalities.size) words.push(`without what is ${spaced(now.modalities)}`);
  if (now.relations.size) words.push(`only ${[...now.relations].map((at) => page.relations[at].reading).join(", ")}`);
  if (now.claimants.size) words.push(`only said by ${[...now.claimants].map((at) => page.names[at]).join(", ")}`);
  if (now.sources.size) words.push(`only from ${[...now.sources].map((at) => page.sources[at]?.title ?? "").join(", ")}`);
  if (now.least) words.push(`only who has ${now.least} ties or more`);
  if (now.hidden.size) words.push(`${now.hidden.size} put away`);
  if (now.from !== null) words.push(`since ${dayText(now.from)}`);
  if (now.to !== null) words.push(`until ${dayText(now.to)}`);
  if (!now.undated) words.push(now.from === null && now.to === null ? "without what has no date" : "without what may hold then");
  return words;
}
