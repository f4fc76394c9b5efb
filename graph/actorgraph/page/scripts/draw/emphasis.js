// What stands out: the path that was asked for, the chosen tie with its ends, or a thing with its neighbours.

import { groupOf } from "../controls/deeds.js";

/** @typedef {import("../read/path.js").Path} Path */

/**
 * @param {Case} page
 * @param {import("../controls/state.js").Choice} now
 * @param {Scene} scene
 * @param {Path[]} paths
 * @param {Answered | null} [answered]  What was asked, if nothing else is chosen.
 * @returns {Emphasis}
 */
export function emphasisOf(page, now, scene, paths, answered = null) {
  const thing = page.things[now.thing] ?? null;
  const tie = page.ties[now.tie] ?? null;
  if (paths.length) {
    const things = new Set(paths.flatMap((path) => path.things));
    const ties = new Set(paths.flatMap(({ hops }) => hops.flatMap((hop) => hop.ties.flatMap(({ tie }) => tie ?? []))));
    return { near: { things, ties }, thing, tie };
  }
  if (now.path) {
    const ends = [now.path.from, now.path.to].flatMap((at) => page.things[at] ?? []);
    return { near: ends.length ? { things: new Set(ends), ties: new Set() } : null, thing, tie };
  }
  if (tie) return { near: carried(page, new Set([tie])), thing, tie };
  if (!thing && now.selected.size) return { near: selected(scene, now.selected, Boolean(groupOf(now, now.selected))), thing, tie };
  if (!thing && now.ask && answered) return { near: answering(page, scene, answered), thing, tie };
  if (!thing) return { near: null, thing, tie };
  const ties = scene.ties.map((drawn) => drawn.tie).filter((tie) => tie.start === thing || tie.end === thing || concerns(page, tie, thing));
  const near = carried(page, new Set(ties));
  near.things.add(thing);
  return { near, thing, tie };
}

/**
 * Return what of a scene answers a question; null if nothing of it does, so that nothing steps back.
 * @param {Case} page
 * @param {Scene} scene
 * @param {Answered} answered
 */
function answering(page, scene, { claims, derived, rows, things }) {
  const its = new Set([...claims.map((at) => page.codes.tie[at]), ...derived]);
  const near = carried(page, new Set(scene.ties.map(({ tie }) => tie).filter((tie) => its.has(tie.at))));
  for (const at of [...rows.map((row) => row.thing), ...things]) if (page.things[at]) near.things.add(page.things[at]);
  return near.things.size ? near : null;
}

/**
 * Return several things that are taken together, with the ties among them; of a group, with all its ties.
 * @param {Scene} scene
 * @param {Set<number>} places
 * @param {boolean} isGroup
 */
function selected({ things, ties }, places, isGroup) {
  const isIn = (/** @type {Thing} */ { at }) => places.has(at);
  const its = ties.map(({ tie }) => tie).filter(({ start, end }) => (isGroup ? isIn(start) || isIn(end) : isIn(start) && isIn(end)));
  return { things: new Set([...things.filter(isIn), ...its.flatMap(({ start, end }) => [start, end])]), ties: new Set(its) };
}

/**
 * Return ties with their ends and, of those that only follow from others, also these.
 * @param {Case} page
 * @param {Set<Tie>} ties
 */
function carried(page, ties) {
  const all = new Set(ties);
  for (const tie of ties) {
    if (tie.known) for (const claim of tie.claims) if (page.codes.tie[claim] >= 0) all.add(page.ties[page.codes.tie[claim]]);
  }
  return { things: new Set([...all].flatMap(({ start, end }) => [start, end])), ties: all };
}

/**
 * True where a tie between two others is about an event: who is blamed for it, who struck whom in it.
 * @param {Case} page
 * @param {Tie} tie
 * @param {Thing} thing
 */
const concerns = ({ codes }, tie, thing) => thing.isEvent && tie.claims.some((claim) => codes.event[claim] === thing.at);
