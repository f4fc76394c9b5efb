// Places for the few hundred things of a focus, found in the page itself: the essentials of page/layout/stress.py.
//
// Distances in the drawing follow distances in the graph: stress is brought down by stochastic gradient
// descent over all pairs (Zheng, Pawar and Goodman 2018, https://arxiv.org/abs/1710.04626). Then boxes
// are pushed apart, and things off the lines that are not theirs if there are few lines.
import { ASPECT, BUSIEST, CLEARANCE, CLEARING, FEW, GAP, HANDFUL, LEAST_WIDTH, PATIENCE, ROUNDS, START_ASPECT, STEP, TRIES } from "./constants.js";

/** Passes after which pushing apart ends in any case. */
const PASSES = 2000;

/**
 * Return the middle of every thing, in whole pixels, so that no two boxes overlap; the same for the
 * same input. The middle of the whole is (0, 0).
 * @param {Box[]} things the room of each with its label, in pixels from its middle; top and left are negative
 * @param {[number, number][]} pairs ties, as places in things; their direction and number do not matter
 * @returns {Point[]}
 */
export function arrange(things, pairs) {
  if (!things.length) return [];
  const near = neighbours(things.length, pairs);
  const drawn = parts(near).map((part) => drawing(part, near, things));
  const at = inRows(drawn, things);
  const whole = bounds(at, things);
  const x = (whole.left + whole.right) / 2;
  const y = (whole.top + whole.bottom) / 2;
  // Adding 0 makes a 0 of -0.
  return at.map((point) => ({ x: Math.round(point.x - x) + 0, y: Math.round(point.y - y) + 0 }));
}

/**
 * @typedef {object} Part a connected component
 * @property {number[]} things
 * @property {Point[]} at where each is
 */

/** @type {(count: number, pairs: [number, number][]) => number[][]} */
function neighbours(count, pairs) {
  /** @type {Set<number>[]} */
  const near = Array.from({ length: count }, () => new Set());
  for (const [a, b] of pairs) {
    if (a === b) continue;
    near[a].add(b);
    near[b].add(a);
  }
  return near.map((set) => [...set].sort((a, b) => a - b));
}

/**
 * The connected components, the largest first.
 * @type {(near: number[][]) => number[][]}
 */
function parts(near) {
  const seen = new Uint8Array(near.length);
  const found = [];
  for (let start = 0; start < near.length; start += 1) {
    if (seen[start]) continue;
    seen[start] = 1;
    const part = [start];
    for (const one of part) {
      for (const other of near[one]) {
        if (!seen[other]) {
          seen[other] = 1;
          part.push(other);
        }
      }
    }
    found.push(part);
  }
  return found.sort((a, b) => b.length - a.length);
}

/** @type {(part: number[], near: number[][], things: Box[]) => Part} */
function drawing(part, near, things) {
  if (part.length === 1) return { things: part, at: [{ x: 0, y: 0 }] };
  const place = new Map(part.map((thing, n) => [thing, n]));
  const beside = part.map((thing) => near[thing].map((other) => place.get(other) ?? 0));
  const boxes = part.map((thing) => things[thing]);
  /** @type {[number, number][]} */
  const lines = [];
  beside.forEach((others, n) => {
    for (const other of others) if (n < other) lines.push([n, other]);
  });
  const wanted = distances(beside);
  const few = lines.length <= FEW;
  let best = lying(spread(beside.length, wanted, 1));
  if (few && lines.length > 3) { // three lines need not cross
    let least = crossings(best, lines);
    for (let seed = 2; seed <= TRIES && least; seed += 1) {
      const tried = lying(spread(beside.length, wanted, seed));
      const crossed = crossings(tried, lines);
      if (crossed < least) [best, least] = [tried, crossed];
    }
  }
  return { things: part, at: apart(best, boxes, few ? lines : []) };
}

/**
 * A small generator of numbers in [0, 1), the same for the same seed (mulberry32).
 * @type {(seed: number) => () => number}
 */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @typedef {object} Distances all pairs in a mixed but fixed order, and how far apart they should be
 * @property {Uint16Array} one
 * @property {Uint16Array} two
 * @property {Float64Array} far
 * @property {number} longest
 */

/** @type {(near: number[][]) => Distances} */
function distances(near) {
  const count = near.length;
  const most = near.map((others) => Math.min(BUSIEST, Math.sqrt(others.length)));
  const size = (count * (count - 1)) / 2;
  const one = new Uint16Array(size);
  const two = new Uint16Array(size);
  const far = new Float64Array(size);
  const steps = new Int32Array(count);
  const queue = new Int32Array(count);
  const random = seeded(7);
  let longest = 0;
  let filled = 0;
  for (let start = 0; start < count; start += 1) {
    steps.fill(-1);
    steps[start] = 0;
    queue[0] = start;
    for (let next = 0, last = 1; next < last; next += 1) {
      const here = queue[next];
      for (const other of near[here]) {
        if (steps[other] >= 0) continue;
        steps[other] = steps[here] + 1;
        queue[last] = other;
        last += 1;
      }
    }
    for (let other = 0; other < start; other += 1) {
      // Busy things need room around them, and long ways need not be drawn at full length.
      const wanted = steps[other] ** 0.85 * (1 + 0.06 * (most[start] + most[other]));
      longest = Math.max(longest, wanted);
      const at = Math.floor(random() * (filled + 1)); // put in anywhere: a shuffle as it grows
      one[filled] = one[at];
      two[filled] = two[at];
      far[filled] = far[at];
      one[at] = start;
      two[at] = other;
      far[at] = wanted;
      filled += 1;
    }
  }
  return { one, two, far, longest };
}

/**
 * Places whose distances follow the ties.
 * @type {(count: number, wanted: Distances, seed: number) => Point[]}
 */
function spread(count, wanted, seed) {
  const { one, two, far, longest } = wanted;
  const random = seeded(seed);
  const side = Math.sqrt(count);
  const x = Float64Array.from({ length: count }, () => random() * side);
  const y = Float64Array.from({ length: count }, () => random() * side);
  const shrink = Math.log((longest * longest) / 0.1) / (ROUNDS - 1);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const rate = longest * longest * Math.exp(-shrink * turn);
    for (let n = 0; n < far.length; n += 1) {
      const pair = turn % 2 ? n : far.length - 1 - n;
      const i = one[pair];
      const j = two[pair];
      const dx = x[i] - x[j];
      const dy = y[i] - y[j];
      const length = Math.sqrt(dx * dx + dy * dy) || 1e-9;
      const share = Math.min(1, rate / (far[pair] * far[pair]));
      const move = (share * (length - far[pair])) / (2 * length);
      x[i] -= move * dx;
      y[i] -= move * dy;
      x[j] += move * dx;
      y[j] += move * dy;
    }
  }
  return Array.from(x, (value, n) => ({ x: value, y: y[n] }));
}

/** @type {(at: Point[], lines: [number, number][]) => number} */
function crossings(at, lines) {
  let found = 0;
  for (let n = 0; n < lines.length; n += 1) {
    const [a, b] = lines[n];
    for (let m = 0; m < n; m += 1) {
      const [c, d] = lines[m];
      if (a === c || a === d || b === c || b === d) continue;
      if (turn(at[a], at[b], at[c]) * turn(at[a], at[b], at[d]) >= 0) continue;
      if (turn(at[c], at[d], at[a]) * turn(at[c], at[d], at[b]) < 0) found += 1;
    }
  }
  return found;
}

/**
 * Twice the area of a triangle, positive where it turns left.
 * @type {(a: Point, b: Point, c: Point) => number}
 */
function turn(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/**
 * Points in pixels, turned and stretched so that they spread from left to right.
 * @type {(points: Point[]) => Point[]}
 */
function lying(points) {
  const count = points.length;
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (const point of points) {
    x += point.x / count;
    y += point.y / count;
  }
  for (const point of points) {
    xx += (point.x - x) ** 2;
    yy += (point.y - y) ** 2;
    xy += (point.x - x) * (point.y - y);
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const turned = points.map((point) => ({
    x: (point.x - x) * cos + (point.y - y) * sin,
    y: (point.y - y) * cos - (point.x - x) * sin,
  }));
  const all = bounds(turned, null);
  const aspect = count > HANDFUL ? START_ASPECT : 3 * START_ASPECT; // few things lie in a row
  const wide = all.right - all.left;
  const stretch = wide ? Math.max(0.7, (aspect * (all.bottom - all.top)) / wide) : 1;
  const across = STEP * Math.sqrt(Math.min(stretch, 3));
  return turned.map((point) => ({ x: point.x * across, y: (point.y * across) / stretch }));
}

/**
 * Points moved as little as needed for their boxes not to overlap. Each pass pushes overlapping pairs
 * apart along the shorter way, and things off the lines that run too close by them; if passes alone
 * do not end, the whole is made a little larger, which always does.
 * @type {(points: Point[], boxes: Box[], lines: [number, number][]) => Point[]}
 */
function apart(points, boxes, lines) {
  const at = roomy(points, boxes);
  for (let pass = 1; pass < PASSES; pass += 1) {
    const clearing = pass <= CLEARING && lines.length > 0;
    if (clearing) clearLines(at, lines);
    if (!parted(at, boxes) && !clearing) break;
    if (pass % PATIENCE === 0) {
      for (const point of at) {
        point.x *= 1.05;
        point.y *= 1.05;
      }
    }
  }
  return at;
}

/**
 * Points on an area that is at least twice and a half that of their boxes.
 * @type {(points: Point[], boxes: Box[]) => Point[]}
 */
function roomy(points, boxes) {
  const all = bounds(points, boxes);
  let needed = 0;
  for (const box of boxes) needed += (box.right - box.left + GAP) * (box.bottom - box.top + GAP);
  const area = (all.right - all.left) * (all.bottom - all.top);
  const scale = Math.max(1, Math.sqrt((2.5 * needed) / area));
  return points.map((point) => ({ x: point.x * scale, y: point.y * scale }));
}

/**
 * Push overlapping boxes apart once, in a sweep from left to right; return whether there were any.
 * @type {(at: Point[], boxes: Box[]) => boolean}
 */
function parted(at, boxes) {
  const left = at.map((point, n) => point.x + boxes[n].left);
  const order = at.map((_, n) => n).sort((a, b) => left[a] - left[b] || a - b);
  let found = false;
  for (let n = 0; n < order.length; n += 1) {
    const a = order[n];
    for (let m = n + 1; m < order.length; m += 1) {
      const b = order[m];
      if (left[b] >= left[a] + boxes[a].right - boxes[a].left + GAP) break;
      if (push(at[a], boxes[a], at[b], boxes[b])) found = true;
    }
  }
  return found;
}

/** @type {(a: Point, one: Box, b: Point, two: Box) => boolean} */
function push(a, one, b, two) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const right = one.right - two.left + GAP - dx;
  const left = two.right - one.left + GAP + dx;
  const down = one.bottom - two.top + GAP - dy;
  const up = two.bottom - one.top + GAP + dy;
  if (Math.min(right, left, down, up) <= 1e-6) return false;
  const across = right <= left ? right : -left;
  const along = down <= up ? down : -up;
  if (Math.abs(across) < Math.abs(along)) {
    a.x -= across / 2;
    b.x += across / 2;
  } else {
    a.y -= along / 2;
    b.y += along / 2;
  }
  return true;
}

/**
 * Move things a little off the straight lines that pass through them.
 * @type {(at: Point[], lines: [number, number][]) => void}
 */
function clearLines(at, lines) {
  for (const [a, b] of lines) {
    const { x, y } = at[a];
    const dx = at[b].x - x;
    const dy = at[b].y - y;
    const long = Math.sqrt(dx * dx + dy * dy);
    if (long < 1) continue;
    const ux = dx / long;
    const uy = dy / long;
    for (let n = 0; n < at.length; n += 1) {
      if (n === a || n === b) continue;
      const point = at[n];
      const along = (point.x - x) * ux + (point.y - y) * uy;
      const off = (point.y - y) * ux - (point.x - x) * uy;
      if (along <= 0 || along >= long || Math.abs(off) >= CLEARANCE) continue;
      const move = ((CLEARANCE - Math.abs(off)) / 2) * (off >= 0 ? 1 : -1);
      point.x -= uy * move;
      point.y += ux * move;
    }
  }
}

/**
 * All points, with the parts in rows: the largest first, the others below and beside it.
 * @type {(drawn: Part[], things: Box[]) => Point[]}
 */
function inRows(drawn, things) {
  const room = drawn.map((part) => bounds(part.at, part.things.map((thing) => things[thing])));
  let widest = LEAST_WIDTH;
  for (const box of room) {
    widest = Math.max(widest, (box.bottom - box.top) * ASPECT, box.right - box.left);
  }
  /** @type {Point[]} */
  const at = new Array(things.length);
  let [x, y, high] = [0, 0, 0];
  drawn.forEach((part, n) => {
    const box = room[n];
    const wide = box.right - box.left;
    if (x && x + wide > widest) [x, y, high] = [0, y + high + 2 * GAP, 0];
    part.things.forEach((thing, m) => {
      at[thing] = { x: part.at[m].x - box.left + x, y: part.at[m].y - box.top + y };
    });
    x += wide + 2 * GAP;
    high = Math.max(high, box.bottom - box.top);
  });
  return at;
}

/**
 * The box around points, or around the boxes at them.
 * @type {(at: Point[], boxes: Box[] | null) => Box}
 */
function bounds(at, boxes) {
  const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  at.forEach((point, n) => {
    const box = boxes ? boxes[n] : { left: 0, top: 0, right: 0, bottom: 0 };
    all.left = Math.min(all.left, point.x + box.left);
    all.top = Math.min(all.top, point.y + box.top);
    all.right = Math.max(all.right, point.x + box.right);
    all.bottom = Math.max(all.bottom, point.y + box.bottom);
  });
  return all;
}
