// What stands out: the path that was asked for, the chosen tie with its ends, or a thing with its neighbours.

/** @typedef {import("../read/path.js").Path} Path */

/**
 * @param {Case} page
 * @param {import("../controls/state.js").Choice} now
 * @param {Scene} scene
 * @param {Path[]} paths
 * @returns {Emphasis}
 */
export function emphasisOf(page, now, scene, paths) {
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
  if (!thing) return { near: null, thing, tie };
  const ties = scene.ties.map((drawn) => drawn.tie).filter((tie) => tie.start === thing || tie.end === thing || concerns(page, tie, thing));
  const near = carried(page, new Set(ties));
  near.things.add(thing);
  return { near, thing, tie };
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
