// Several things drawn as one: a group that the reader made, and the ties of its members in bundles.

import { broken } from "./label.js";

/** @type {Look} */
const LOOK = { shape: "dot", tone: "civil", hollow: true, dashed: false, pale: false };
const LETTERS = 15;
const SMALLEST = 14;
const LARGEST = 34;
/** How far the lines between the same two lie apart, as a share of their length. */
const APART = 0.16;
const WIDEST = 6;

/**
 * A scene with its groups: `standIn` returns what is drawn for a thing, and `lineOf` for a tie, null if it runs within a group.
 * @typedef {{scene: Scene, groups: Thing[], standIn: (thing: Thing) => Thing, lineOf: (tie: Tie) => Tie | null}} Together
 */

/**
 * Return a scene in which the members of each group are one thing and their ties are bundles.
 * A bundle has the claims of all its ties, and bundles what runs the same way in the same family.
 * @param {Pick<Case, "codes" | "things">} page
 * @param {Scene} whole
 * @param {import("../controls/state.js").Gathered[]} gathered
 * @returns {Together}
 */
export function gather(page, whole, gathered) {
  /** @type {Map<Thing, Thing>} */
  const stands = new Map();
  const shown = new Set(whole.things);
  const groups = gathered.flatMap(({ name, members }, n) => {
    const all = members.map((at) => page.things[at]);
    const its = all.filter((thing) => shown.has(thing));
    if (!its.length) return [];
    const group = groupThing(name, all, n, its.length < all.length ? `${its.length} of ${all.length}` : String(all.length));
    for (const thing of its) stands.set(thing, group);
    return [group];
  });
  const standIn = (/** @type {Thing} */ thing) => stands.get(thing) ?? thing;
  if (!groups.length) return { scene: whole, groups, standIn, lineOf: (tie) => tie };

  /** @type {Map<string, Drawn[]>} */
  const bundles = new Map();
  /** @type {Drawn[]} */
  const ties = [];
  for (const drawn of whole.ties) {
    const { start, end, family, link, known } = drawn.tie;
    const [from, to] = [standIn(start), standIn(end)];
    if (from === start && to === end) ties.push(drawn);
    if ((from === start && to === end) || from === to) continue;
    const ends = link === "symmetric" ? [from.id, to.id].sort() : [from.id, to.id];
    const key = [family, link, known, ...ends].join("\n");
    bundles.set(key, [...bundles.get(key) ?? [], drawn]);
  }
  /** @type {Map<Tie, Tie | null>} */
  const lines = new Map(whole.ties.map(({ tie }) => [tie, standIn(tie.start) === standIn(tie.end) && tie.start !== tie.end ? null : tie]));
  /** How many bundles there are between the same two. @type {Map<string, number>} */
  const between = new Map();
  for (const its of bundles.values()) {
    const bundle = bundleOf(page, its, standIn);
    const { start, end } = bundle.tie;
    const pair = [start.id, end.id].sort().join("\n");
    const n = between.get(pair) ?? 0;
    between.set(pair, n + 1);
    // The first is straight, the others lie beside it by turns, seen from the same end.
    const side = Math.ceil(n / 2) * (n % 2 ? 1 : -1) * (start.id < end.id ? 1 : -1);
    bundle.tie.bend = APART * side || 0;
    for (const { tie } of its) lines.set(tie, bundle.tie);
    start.degree += start.members ? 1 : 0;
    end.degree += end.members ? 1 : 0;
    ties.push(bundle);
  }
  const scene = { things: [...whole.things.filter((thing) => !stands.has(thing)), ...groups], ties };
  return { scene, groups, standIn, lineOf: (tie) => (lines.has(tie) ? lines.get(tie) ?? null : tie) };
}

/**
 * @param {string} name
 * @param {Thing[]} members
 * @param {number} n  Its place among the groups.
 * @param {string} count  How many are shown, of how many.
 * @returns {Thing}
 */
function groupThing(name, members, n, count) {
  const [{ id }] = members;
  return {
    at: -2 - n, id: `own-group:${id}`, name: `${name} (${count})`, called: `${name} (${count})`, kind: "group", isEvent: false, look: LOOK, members,
    side: "below", size: Math.min(LARGEST, SMALLEST + 3 * Math.sqrt(members.length)), x: 0, y: 0, days: null, salience: Math.max(...members.map(({ salience }) => salience)), label: labelOf(name, count), letters: LETTERS, degree: 0,
  };
}

/** @param {string} name @param {string} count */
function labelOf(name, count) {
  const lines = broken(name);
  return lines.length < 3 ? [...lines, `${count} together`] : lines;
}

/**
 * @param {Pick<Case, "codes">} page
 * @param {Drawn[]} its
 * @param {(thing: Thing) => Thing} standIn
 * @returns {Drawn}
 */
function bundleOf({ codes }, its, standIn) {
  const all = [...new Set(its.flatMap(({ claims }) => claims))];
  const claims = its[0].tie.known ? all : all.sort((a, b) => codes.modality[a] - codes.modality[b] || a - b);
  const foremost = its.find((drawn) => drawn.claims.includes(claims[0])) ?? its[0];
  const [start, end] = [standIn(foremost.tie.start), standIn(foremost.tie.end)];
  const of = its.map(({ tie }) => tie);
  return {
    tie: { ...foremost.tie, id: `${foremost.tie.family}:${start.id}:${end.id}${foremost.tie.link === "directed" ? "" : `:${foremost.tie.link}`}`, start, end, claims, bend: 0, loop: 0, of },
    claims, group: foremost.group, isDenied: its.some(({ isDenied }) => isDenied),
    width: Math.min(WIDEST, Math.max(...its.map(({ width }) => width)) + Math.log2(its.length)),
  };
}

/**
 * Put each group among some things where that of its members stands that is nearest to the middle of them all: there is room.
 * @param {Thing[]} things
 */
export function placeGroups(things) {
  for (const group of things) {
    const { members } = group;
    if (!members) continue;
    const middle = { x: mean(members.map(({ x }) => x)), y: mean(members.map(({ y }) => y)) };
    const far = (/** @type {Thing} */ thing) => Math.hypot(thing.x - middle.x, thing.y - middle.y);
    const { x, y } = members.reduce((best, thing) => (far(thing) < far(best) ? thing : best));
    Object.assign(group, { x, y });
  }
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Return what stands out where some of it is drawn as groups and bundles.
 * @param {Emphasis} emphasis
 * @param {Together} together
 * @returns {Emphasis}
 */
export function together({ near, thing, tie }, { standIn, lineOf }) {
  return {
    near: near && { things: new Set([...near.things].map(standIn)), ties: new Set([...near.ties].flatMap((its) => lineOf(its) ?? [])) },
    thing: thing && standIn(thing), tie: tie && lineOf(tie),
  };
}
