// The shortest paths between two things, under the present filters and on claims that count.

/**
 * One step: the tie that carries it and, of its claims, those that count, firmest first.
 * @typedef {{from: Thing, to: Thing, ties: {tie: Tie | null, claims: number[]}[]}} Hop
 * @typedef {{things: Thing[], hops: Hop[]}} Path
 */

/** As many paths as the command line prints. */
const MOST = 5;

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
 * @returns {{paths: Path[], more: boolean}}
 */
export function pathsBetween(page, visible, from, to, tentative) {
  if (from === to) return { paths: [{ things: [from], hops: [] }], more: false };
  const steps = stepsOf(page, visible, [from, to], counting(tentative));
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
    if (found.length === MOST) return { paths: found, more: true };
    found.push(pathOf(page, [...trace].reverse(), steps));
  }
  return { paths: found, more: false };
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
 */
function stepsOf({ things, codes, groups: groupOf }, { claims }, ends, groups) {
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
    if (!groups.has(groupOf[codes.modality[claim]])) continue;
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
function pathOf({ things, ties, codes }, trace, steps) {
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
    return { from: things[here], to: things[there], ties: [...byTie].map(([tie, its]) => ({ tie, claims: its })) };
  });
  return { things: trace.map((at) => things[at]), hops };
}
