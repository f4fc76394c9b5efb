// The shortest paths between two things, under the present filters and on claims that count.

/**
 * One step: the tie that carries it and, of its claims, those that count, firmest first. `forth` and `back`: whether
 * a claim says so in the direction of the path, or against it; of what has no direction, both.
 * @typedef {{from: Thing, to: Thing, forth: boolean, back: boolean, ties: {tie: Tie | null, claims: number[]}[]}} Hop
 * @typedef {{things: Thing[], hops: Hop[]}} Path
 * @typedef {{paths: Path[], more: boolean, next: Path[]}} Paths  The shortest, whether there are more of these, and the next best.
 */

/** As many paths as the command line prints. */
const MOST = 5;
/** How many hops longer than the shortest the next best may be, and how many steps are tried to find them. */
const LONGER = 3;
const PATIENCE = 200_000;

/**
 * Return the groups that count: what is stated, and what is possible or intended where asked for.
 * @param {boolean} tentative
 */
const counting = (tentative) => new Set(tentative ? ["assertive", "tentative"] : ["assertive"]);

/**
 * Return the shortest paths, at most five, in the order of the case; none where the two are not tied.
 *
 * A claim may be walked from either end. An event joins all that the claims about it name only where it
 * is an end itself: that two have to do with one event does not connect them.
 * @param {Case} page
 * @param {{claims: number[]}} visible
 * @param {Thing} from
 * @param {Thing} to
 * @param {boolean} tentative
 * @param {string} [along]  The only family that counts; empty: any.
 * @returns {Paths}
 */
export function pathsBetween(page, visible, from, to, tentative, along = "") {
  if (from === to) return { paths: [{ things: [from], hops: [] }], more: false, next: [] };
  const steps = stepsOf(page, visible, [from, to], counting(tentative), along);
  /** @type {Map<number, number[]>} */
  const before = new Map([[from.at, []]]);
  let frontier = [from.at];
  while (frontier.length && !before.has(to.at)) {
    /** @type {Map<number, number[]>} */
    const reached = new Map();
    for (const here of frontier) {
      for (const there of steps.get(here)?.keys() ?? []) {
        if (before.has(there)) continue;
        const sources = reached.get(there);
        if (sources) sources.push(here);
        else reached.set(there, [here]);
      }
    }
    for (const [there, sources] of reached) before.set(there, sources.sort((a, b) => a - b));
    frontier = [...reached.keys()];
  }
  const found = [];
  for (const trace of tracesBack(to.at, before)) {
    if (found.length === MOST) return { paths: found, more: true, next: [] };
    found.push(pathOf(page, [...trace].reverse(), steps));
  }
  const next = found.length ? nextBest(from.at, to.at, found[0].hops.length, MOST - found.length, steps) : [];
  return { paths: found, more: false, next: next.map((trace) => pathOf(page, trace, steps)) };
}

/**
 * Return the shortest of the paths that are longer than the shortest, and pass nothing twice.
 * @param {number} from
 * @param {number} to
 * @param {number} least  Hops of the shortest.
 * @param {number} most
 * @param {Map<number, Map<number, number[]>>} steps
 */
function nextBest(from, to, least, most, steps) {
  const left = distancesTo(to, steps);
  let tried = 0;
  /** @type {number[][]} */
  const found = [];
  /** @param {number[]} trace @param {number} length */
  function walk(trace, length) {
    const here = trace[trace.length - 1];
    if (here === to) {
      if (trace.length === length + 1) found.push([...trace]);
      return;
    }
    for (const there of [...steps.get(here)?.keys() ?? []].sort((a, b) => a - b)) {
      if (found.length >= most || (tried += 1) > PATIENCE) return;
      if (trace.includes(there) || trace.length + (left.get(there) ?? Infinity) > length) continue;
      trace.push(there);
      walk(trace, length);
      trace.pop();
    }
  }
  for (let length = least + 1; length <= least + LONGER && !found.length; length += 1) walk([from], length);
  return found;
}

/**
 * Return how many hops everything is away from a thing.
 * @param {number} to
 * @param {Map<number, Map<number, number[]>>} steps
 */
function distancesTo(to, steps) {
  const left = new Map([[to, 0]]);
  const queue = [to];
  for (const here of queue) {
    for (const there of steps.get(here)?.keys() ?? []) {
      if (left.has(there)) continue;
      left.set(there, (left.get(here) ?? 0) + 1);
      queue.push(there);
    }
  }
  return left;
}

/**
 * @param {number} at
 * @param {Map<number, number[]>} before
 * @returns {Generator<number[]>}
 */
function* tracesBack(at, before) {
  const sources = before.get(at);
  if (!sources) return;
  if (!sources.length) yield [at];
  for (const there of sources) for (const trace of tracesBack(there, before)) yield [at, ...trace];
}

/**
 * Return, for every thing, whom it is tied to and by which claims.
 * @param {Case} page
 * @param {{claims: number[]}} visible
 * @param {Thing[]} ends
 * @param {Set<string>} groups
 * @param {string} along
 */
function stepsOf({ things, codes, relations, groups: groupOf }, { claims }, ends, groups, along) {
  /** @type {Map<number, Map<number, number[]>>} */
  const steps = new Map();
  const join = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ claim) => {
    for (const [here, there] of [[a, b], [b, a]]) {
      let others = steps.get(here);
      if (!others) steps.set(here, others = new Map());
      const carried = others.get(there);
      if (carried) carried.push(claim);
      else others.set(there, [claim]);
    }
  };
  const events = new Set(ends.filter((thing) => thing.isEvent).map(({ at }) => at));
  const known = (/** @type {number} */ at) => at >= 0 && at < things.length;
  for (const claim of claims) {
    if (!groups.has(groupOf[codes.modality[claim]]) || (along && relations[codes.relation[claim]].family !== along)) continue;
    const [subject, object, event] = [codes.subject[claim], codes.object[claim], codes.event[claim]];
    if (known(subject) && known(object) && subject !== object) join(subject, object, claim);
    if (!events.has(event)) continue;
    for (const end of new Set([subject, object])) if (known(end) && end !== event) join(event, end, claim);
  }
  return steps;
}

/**
 * @param {Case} page
 * @param {number[]} trace
 * @param {Map<number, Map<number, number[]>>} steps
 * @returns {Path}
 */
function pathOf({ things, ties, codes, relations }, trace, steps) {
  const hops = trace.slice(1).map((there, n) => {
    const here = trace[n];
    const claims = [...new Set(steps.get(here)?.get(there) ?? [])].sort((a, b) => codes.modality[a] - codes.modality[b] || a - b);
    /** @type {Map<Tie | null, number[]>} */
    const byTie = new Map();
    for (const claim of claims) {
      // A claim about an event may be drawn between two others; then no line of its own shows this hop.
      const tie = ties[codes.tie[claim]] ?? null;
      const isHop = (/** @type {Tie} */ { start, end }) => [start.at, end.at].every((at) => at === here || at === there);
      const own = tie && isHop(tie) ? tie : ties.find((other) => other.link === "blamed" && isHop(other) && other.claims.includes(claim)) ?? null;
      const carried = byTie.get(own);
      if (carried) carried.push(claim);
      else byTie.set(own, [claim]);
    }
    // What happens in an event, and what is mutual, runs either way.
    const says = (/** @type {number} */ start, /** @type {number} */ end) => claims.some((claim) =>
      (codes.subject[claim] === start && codes.object[claim] === end) || relations[codes.relation[claim]].symmetric || codes.event[claim] === here || codes.event[claim] === there);
    return { from: things[here], to: things[there], forth: says(here, there), back: says(there, here), ties: [...byTie].map(([tie, its]) => ({ tie, claims: its })) };
  });
  return { things: trace.map((at) => things[at]), hops };
}
