// A drawing of a few hundred things for one screen: everything inside, few crossings, and lines that leave the names alone.
//
// It begins with places by stress, stretched over the room, and improves them by simulated annealing with a
// fixed seed (Davidson and Harel, Drawing Graphs Nicely Using Simulated Annealing, 1996): a crossing, a line
// through a name, a line through a thing and two names on one another cost, and so do lines that are much
// longer than others. Names are part of it: each stands below, above, left or right of its thing. Then lines
// bend where that frees a name or a crossing.

/** What stands in the way of reading; a line as long as usual costs nothing. */
const CROSSING = 5;
const STRUCK = 5;
const THROUGH = 6;
const OVERLAP = 14;
const OUTSIDE = 30;
const LENGTH = 0.3;
/** How much the name of a thing with few ties counts, and of one with many. */
const LEAST = 0.5;
const MOST = 2;
/** Nearer than this share of a usual line is too near. */
const NEAR = 0.75;
const CROWDED = 6;
/** How much wider than high the room of a thing with its name is. */
const WIDE = 1.5;
/** Comparisons that may be made in each pass, about a fifteenth of a second, and moves of each thing beyond which more bring nothing. */
const WORK = 1.2e7;
const BARE_MOVES = 1500;
const MOVES = 400;
const HOT = 8;
const WARM = 2;
const COLD = 0.15;
/** A thing that costs less than this is moved in one of five turns only: there is little to mend. */
const CALM = 3;
const IDLE = 0.8;
/** Pixels between a line and what is not its end, and between a thing and its name. */
const CLEAR = 5;
const BESIDE = 4;
/** Bends that are tried, as shares of a line's length, and pieces in which a bent line is looked at. */
const BENDS = [0, 0.06, -0.06, 0.12, -0.12, 0.19, -0.19, 0.27, -0.27];
const PIECES = 8;
/** Of more lines none is bent: each still crosses many, and to find that out takes a second. */
const MOST_BENT = 500;
/** Pixels that a line leaves the straight one at most. */
const FURTHEST = 80;
/** What bending to a share of its length costs a line. */
const BENT = 5;

/**
 * `width` and `height` are those of the name, `r` the radius of the shape, `weight` how much its name matters, 0 to 1.
 * @typedef {{ r: number, width: number, height: number, weight: number }} Body
 * @typedef {{ at: Point[], sides: Side[], bends: number[] }} Composition
 */

/** Where a name lies from its thing: to the right, and below. @type {Record<Side, [number, number]>} */
const AWAY = {
  below: [0, 1], right: [1, 0], left: [-1, 0], above: [0, -1], "below-right": [1, 1], "below-left": [-1, 1], "above-right": [1, -1], "above-left": [-1, -1],
};
export const SIDES = /** @type {Side[]} */ (Object.keys(AWAY));

/**
 * Return the box of a name at a side of a thing.
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {number} width
 * @param {number} height
 * @param {Side} side
 * @returns {Box}
 */
export function nameBox(x, y, r, width, height, side) {
  const [across, down] = AWAY[side];
  const aside = 0.7 * r + 2;
  const beside = across && down ? aside : r + BESIDE + 1;
  const below = across && down ? aside : r + BESIDE;
  const left = across > 0 ? x + beside : across < 0 ? x - width - beside : x - width / 2;
  const top = down > 0 ? y + below : down < 0 ? y - height - below : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

/**
 * Return whether a line from (ax, ay) to (bx, by) touches a box.
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 */
export function touches(ax, ay, bx, by, left, top, right, bottom) {
  if ((ax < left && bx < left) || (ax > right && bx > right) || (ay < top && by < top) || (ay > bottom && by > bottom)) return false;
  const dx = bx - ax;
  const dy = by - ay;
  const across = dx * (top - ay);
  const below = dx * (bottom - ay);
  const down = dy * (left - ax);
  const beyond = dy * (right - ax);
  if (across > down) return !(across > beyond && below > down && below > beyond);
  return !(across < down && across < beyond && below < down && below < beyond);
}

/**
 * Return whether two lines cross.
 * @type {(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number) => boolean}
 */
export function cross(ax, ay, bx, by, cx, cy, dx, dy) {
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (c * d >= 0) return false;
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return a * b < 0;
}

/**
 * A small generator of numbers in [0, 1), the same for the same seed (mulberry32).
 * @type {(seed: number) => () => number}
 */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Return places in a room around (0, 0), the side of each name, and the bend of each line.
 * @param {Body[]} bodies
 * @param {[number, number][]} lines  Ends as places in bodies; several may have the same ends.
 * @param {Point[]} start  Where things lie at first; stretched over the room.
 * @param {{ width: number, height: number }} room
 * @returns {Composition}
 */
export function compose(bodies, lines, start, room) {
  const board = new Board(bodies, pairsOf(lines), room);
  board.begin(start);
  board.anneal();
  board.settleNames();
  board.fill();
  board.settleNames();
  const course = new Courses(board, lines);
  for (let round = 0; round < 2; round += 1) {
    if (lines.length <= MOST_BENT) course.bend();
    course.settleNames();
  }
  return {
    at: bodies.map((_, n) => ({ x: Math.round(board.x[n]) + 0, y: Math.round(board.y[n]) + 0 })),
    sides: bodies.map((_, n) => SIDES[board.side[n]]),
    bends: [...course.bends],
  };
}

/** Different ends of lines, each pair once. @param {[number, number][]} lines @returns {[number, number][]} */
function pairsOf(lines) {
  /** @type {Map<number, [number, number]>} */
  const found = new Map();
  for (const [a, b] of lines) if (a !== b) found.set(Math.min(a, b) * 65536 + Math.max(a, b), [Math.min(a, b), Math.max(a, b)]);
  return [...found].sort(([a], [b]) => a - b).map(([, pair]) => pair);
}

/** Things with their names on a board, and straight lines between them; exported for its tests. */
export class Board {
  /** @param {Body[]} bodies @param {[number, number][]} pairs @param {{ width: number, height: number }} room */
  constructor(bodies, pairs, { width, height }) {
    const count = bodies.length;
    this.bodies = bodies;
    this.half = { x: width / 2, y: height / 2 };
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.r = Float64Array.from(bodies, ({ r }) => r);
    this.weight = Float64Array.from(bodies, ({ weight, width }) => (width ? LEAST + (MOST - LEAST) * weight : 0));
    this.side = new Uint8Array(count);
    /** Of each thing, the box of its name, and that of both with some room around. */
    this.box = new Float64Array(4 * count);
    this.hull = new Float64Array(4 * count);
    this.one = Int32Array.from(pairs, ([a]) => a);
    this.two = Int32Array.from(pairs, ([, b]) => b);
    /** @type {number[][]} */
    this.own = bodies.map(() => []);
    pairs.forEach(([a, b], line) => {
      this.own[a].push(line);
      this.own[b].push(line);
    });
    const lines = pairs.length;
    /** Where each line begins and ends, beside one another: they are read far more often than a thing is moved. */
    this.ends = { ax: new Float64Array(lines), ay: new Float64Array(lines), bx: new Float64Array(lines), by: new Float64Array(lines) };
    const most = Math.max(0, ...this.own.map(({ length }) => length));
    /** What everything costs as it stands: crossings of two lines, names and things struck by a line, two things too near; and their sums. */
    this.ledger = {
      crossings: new Uint8Array(lines * lines), crossed: new Int32Array(lines),
      strikes: new Float64Array(count * lines), struck: new Float64Array(count), striking: new Float64Array(lines),
      pairs: new Float64Array(count * count), crowded: new Float64Array(count),
    };
    /** The same of the thing that is moved, and of its lines. */
    this.tried = { crossings: new Uint8Array(most * lines), pairs: new Float64Array(count), own: new Float64Array(lines), others: new Float64Array(most * count) };
    this.usual = Math.max(90, 0.95 * Math.sqrt((width * height) / Math.max(1, count)));
  }

  /** Stretch places over the room. @param {Point[]} start */
  begin(start) {
    const spans = /** @type {const} */ (["x", "y"]).map((axis) => {
      const values = start.map((point) => point[axis]);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return { low, long: high - low };
    });
    const [across, down] = [0.84 * 2 * this.half.x, 0.84 * 2 * this.half.y];
    start.forEach(({ x, y }, n) => {
      const right = spans[0].long ? (x - spans[0].low) / spans[0].long - 0.5 : 0;
      const below = spans[1].long ? (y - spans[1].low) / spans[1].long - 0.5 : 0;
      this.put(n, right * across, below * down, 0);
    });
  }

  /** Put a thing somewhere, as far as it is in the room. @param {number} n @param {number} x @param {number} y @param {number} side @param {boolean} [isNamed] */
  put(n, x, y, side, isNamed = true) {
    const r = this.r[n] + 3;
    const far = { x: Math.max(0, this.half.x - r), y: Math.max(0, this.half.y - r) };
    this.x[n] = Math.max(-far.x, Math.min(far.x, x));
    this.y[n] = Math.max(-far.y, Math.min(far.y, y));
    this.side[n] = side;
    const { ax, ay, bx, by } = this.ends;
    for (const line of this.own[n]) {
      const isFirst = this.one[line] === n;
      (isFirst ? ax : bx)[line] = this.x[n];
      (isFirst ? ay : by)[line] = this.y[n];
    }
    if (isNamed) this.name(n, side);
  }

  /** Put the name of a thing at a side of it. @param {number} n @param {number} side */
  name(n, side) {
    this.side[n] = side;
    const { width, height } = this.bodies[n];
    const { left, top, right, bottom } = nameBox(this.x[n], this.y[n], this.r[n], width, height, SIDES[side]);
    const { box, hull } = this;
    const at = 4 * n;
    box[at] = left;
    box[at + 1] = top;
    box[at + 2] = right;
    box[at + 3] = bottom;
    const near = this.r[n] + CLEAR;
    hull[at] = Math.min(left, this.x[n] - near);
    hull[at + 1] = Math.min(top, this.y[n] - near);
    hull[at + 2] = Math.max(right, this.x[n] + near);
    hull[at + 3] = Math.max(bottom, this.y[n] + near);
  }

  /** What it costs a name to be over the edge of the room. @param {number} n */
  costOfEdge(n) {
    const { box, half, weight } = this;
    return box[4 * n] < -half.x || box[4 * n + 2] > half.x || box[4 * n + 1] < -half.y || box[4 * n + 3] > half.y ? OUTSIDE * weight[n] : 0;
  }

  // What is worked out for each pair is written into a row and not returned: so no number is put into an object of its own.

  /**
   * Write down what it costs a thing that each other one is too near. Return the sum.
   * @param {number} n
   * @param {boolean} isNamed  They have names, and must not touch; else they only keep some distance.
   * @param {Float64Array} row
   * @param {number} from  Where in the row.
   */
  crowding(n, isNamed, row, from) {
    return isNamed ? this.overlaps(n, row, from) : this.distances(n, row, from);
  }

  /** @param {number} n @param {Float64Array} row @param {number} from */
  distances(n, row, from) {
    const { x, y } = this;
    const near = NEAR * this.usual;
    const px = x[n];
    const py = y[n];
    let sum = 0;
    for (let m = 0; m < x.length; m += 1) {
      const across = Math.abs(x[m] - px) / WIDE;
      const down = Math.abs(y[m] - py);
      const gap = across > down ? across : down;
      const cost = gap < near && m !== n ? CROWDED * (1 - gap / near) : 0;
      row[from + m] = cost;
      sum += cost;
    }
    return sum;
  }

  /** @param {number} n @param {Float64Array} row @param {number} from */
  overlaps(n, row, from) {
    const { x, y, r, box, hull, weight } = this;
    const px = x[n];
    const py = y[n];
    const radius = r[n];
    const own = weight[n];
    const left = box[4 * n];
    const top = box[4 * n + 1];
    const right = box[4 * n + 2];
    const bottom = box[4 * n + 3];
    const west = hull[4 * n] - CLEAR;
    const north = hull[4 * n + 1] - CLEAR;
    const east = hull[4 * n + 2] + CLEAR;
    const south = hull[4 * n + 3] + CLEAR;
    let sum = 0;
    for (let m = 0; m < x.length; m += 1) {
      const at = 4 * m;
      row[from + m] = 0;
      if (hull[at] > east || hull[at + 2] < west || hull[at + 1] > south || hull[at + 3] < north || m === n) continue;
      let cost = 0;
      const apart = Math.max(Math.abs(x[m] - px), Math.abs(y[m] - py));
      const reach = r[m] + radius + 3 * CLEAR;
      if (apart < reach) cost += OVERLAP * (2 - apart / reach);
      const itsLeft = box[at] - 2;
      const itsTop = box[at + 1] - 1;
      const itsRight = box[at + 2] + 2;
      const itsBottom = box[at + 3] + 1;
      if (left < itsRight && right > itsLeft && top < itsBottom && bottom > itsTop) cost += OVERLAP * Math.min(own, weight[m]);
      if (px + radius > itsLeft && px - radius < itsRight && py + radius > itsTop && py - radius < itsBottom) cost += OVERLAP * weight[m];
      const its = r[m] + 2;
      if (x[m] + its > left && x[m] - its < right && y[m] + its > top && y[m] - its < bottom) cost += OVERLAP * own;
      row[from + m] = cost;
      sum += cost;
    }
    return sum;
  }

  /** What the length of a line costs. @param {number} line */
  costOfLength(line) {
    const a = this.one[line];
    const b = this.two[line];
    const dx = this.x[b] - this.x[a];
    const dy = this.y[b] - this.y[a];
    const stretch = Math.sqrt(dx * dx + dy * dy) / this.usual - 1;
    return LENGTH * stretch * stretch;
  }

  /**
   * Write down which lines a line crosses; those with a common end do not cross. Return how many, or one more than may be.
   * @param {number} line
   * @param {Uint8Array} row
   * @param {number} from  Where in the row.
   * @param {number} [most]  Do not look further if it crosses more.
   */
  crossingsOf(line, row, from, most = Infinity) {
    const { ax, ay, bx, by } = this.ends;
    const x = ax[line];
    const y = ay[line];
    const dx = bx[line] - x;
    const dy = by[line] - y;
    let found = 0;
    for (let rival = 0; rival < ax.length; rival += 1) {
      row[from + rival] = 0;
      const cx = ax[rival] - x;
      const cy = ay[rival] - y;
      const ex = bx[rival] - x;
      const ey = by[rival] - y;
      const turn = dx * cy - dy * cx;
      const back = dx * ey - dy * ex;
      if (turn * back >= 0) continue; // so it is too if they have an end in common
      const start = (ex - cx) * -cy + (ey - cy) * cx;
      if (start * (start + turn - back) >= 0) continue;
      row[from + rival] = 1;
      found += 1;
      if (found > most) break;
    }
    return found;
  }

  /**
   * Write down what it costs that lines run through the names of things, or through things that are not their ends. Return the sum, or what is more than it may be.
   * @param {number} first  Of the things.
   * @param {number} last  The one after the last.
   * @param {number} start  Of the lines.
   * @param {number} end
   * @param {Float64Array} row  By things, and within them by lines.
   * @param {number} from  Where in the row.
   * @param {number} [most]  Do not look further if it is more.
   */
  strikes(first, last, start, end, row, from, most = Infinity) {
    const { x, y, r, box, hull, one, two, weight } = this;
    const { ax, ay, bx, by } = this.ends;
    let sum = 0;
    let at = from;
    for (let n = first; n < last; n += 1) {
      const west = hull[4 * n];
      const north = hull[4 * n + 1];
      const east = hull[4 * n + 2];
      const south = hull[4 * n + 3];
      for (let line = start; line < end; line += 1) {
        row[at] = 0;
        at += 1;
        const px = ax[line];
        const py = ay[line];
        const qx = bx[line];
        const qy = by[line];
        if ((px < west && qx < west) || (px > east && qx > east) || (py < north && qy < north) || (py > south && qy > south)) continue;
        // Where the corners of the hull lie: all on the same side of the line, and it touches nothing.
        const dx = qx - px;
        const dy = qy - py;
        const high = dx * (north - py);
        const low = dx * (south - py);
        const back = dy * (west - px);
        const ahead = dy * (east - px);
        if ((high > back && high > ahead && low > back && low > ahead) || (high < back && high < ahead && low < back && low < ahead)) continue;
        let cost = touches(px, py, qx, qy, box[4 * n], box[4 * n + 1], box[4 * n + 2], box[4 * n + 3]) ? STRUCK * weight[n] : 0;
        const near = r[n] + CLEAR;
        if (one[line] !== n && two[line] !== n && touches(px, py, qx, qy, x[n] - near, y[n] - near, x[n] + near, y[n] + near)) cost += THROUGH;
        row[at - 1] = cost;
        sum += cost;
        if (sum > most) return sum;
      }
    }
    return sum;
  }

  /** Whether a straight line runs through the name of a thing. @param {number} n @param {number} line */
  isStruck(n, line) {
    const { box, ends } = this;
    return touches(ends.ax[line], ends.ay[line], ends.bx[line], ends.by[line], box[4 * n], box[4 * n + 1], box[4 * n + 2], box[4 * n + 3]);
  }

  // What stands is kept in a ledger, so that a move only has to work out what it would change, and no further than it can be accepted.

  /** Write down what everything costs as it stands. @param {boolean} isNamed */
  open(isNamed) {
    const [count, lines] = [this.x.length, this.one.length];
    const { crossings, crossed, strikes, struck, striking, pairs, crowded } = this.ledger;
    for (const sums of [struck, striking, crowded]) sums.fill(0);
    for (let line = 0; line < lines; line += 1) crossed[line] = this.crossingsOf(line, crossings, line * lines);
    for (let n = 0; n < count; n += 1) crowded[n] = this.crowding(n, isNamed, pairs, n * count);
    if (isNamed) this.strikes(0, count, 0, lines, strikes, 0);
    for (let n = 0; isNamed && n < count; n += 1) {
      for (let line = 0; line < lines; line += 1) {
        struck[n] += strikes[n * lines + line];
        striking[line] += strikes[n * lines + line];
      }
    }
  }

  /** What a thing costs as it stands, from the ledger. @param {number} n @param {boolean} isNamed */
  standing(n, isNamed) {
    const { crossed, strikes, struck, striking, crowded } = this.ledger;
    let sum = crowded[n] + struck[n] + (isNamed ? this.costOfEdge(n) : 0);
    const lines = this.one.length;
    for (const line of this.own[n]) sum += CROSSING * crossed[line] + this.costOfLength(line) + (isNamed ? striking[line] - strikes[n * lines + line] : 0);
    return sum;
  }

  /**
   * What a thing costs where it is now, all terms that it is part of; Infinity as soon as that is more than a limit.
   * @param {number} n
   * @param {boolean} isNamed
   * @param {number} limit
   */
  trial(n, isNamed, limit) {
    const { tried } = this;
    const count = this.x.length;
    const lines = this.one.length;
    const own = this.own[n];
    let sum = (isNamed ? this.costOfEdge(n) : 0) + this.crowding(n, isNamed, tried.pairs, 0);
    for (const line of own) sum += this.costOfLength(line);
    for (let at = 0; at < own.length && sum <= limit; at += 1) sum += CROSSING * this.crossingsOf(own[at], tried.crossings, at * lines, (limit - sum) / CROSSING);
    if (sum > limit) return Infinity;
    if (!isNamed) return sum;
    sum += this.strikes(n, n + 1, 0, lines, tried.own, 0, limit - sum);
    for (let at = 0; at < own.length && sum <= limit; at += 1) {
      // What its own lines do to itself is counted already.
      sum += this.strikes(0, count, own[at], own[at] + 1, tried.others, at * count) - tried.others[at * count + n];
    }
    return sum > limit ? Infinity : sum;
  }

  /** Write down what was tried: the thing stays where it is. @param {number} n @param {boolean} isNamed */
  accept(n, isNamed) {
    const { crossings, crossed, pairs, crowded } = this.ledger;
    const { tried } = this;
    const count = this.x.length;
    const lines = this.one.length;
    for (let m = 0; m < count; m += 1) {
      if (m === n) continue;
      const more = tried.pairs[m] - pairs[n * count + m];
      pairs[n * count + m] = pairs[m * count + n] = tried.pairs[m];
      crowded[n] += more;
      crowded[m] += more;
    }
    const own = this.own[n];
    for (let at = 0; at < own.length; at += 1) {
      const line = own[at];
      for (let rival = 0; rival < lines; rival += 1) {
        const more = tried.crossings[at * lines + rival] - crossings[line * lines + rival];
        if (!more) continue;
        crossings[line * lines + rival] = crossings[rival * lines + line] = tried.crossings[at * lines + rival];
        crossed[line] += more;
        crossed[rival] += more;
      }
    }
    if (!isNamed) return;
    for (let line = 0; line < lines; line += 1) this.keep(n, line, tried.own[line]);
    for (let at = 0; at < own.length; at += 1) {
      for (let m = 0; m < count; m += 1) this.keep(m, own[at], tried.others[at * count + m]);
    }
  }

  /** Write down what a line costs a thing. @param {number} n @param {number} line @param {number} cost */
  keep(n, line, cost) {
    const { strikes, struck, striking } = this.ledger;
    const more = cost - strikes[n * this.one.length + line];
    if (!more) return;
    strikes[n * this.one.length + line] = cost;
    struck[n] += more;
    striking[line] += more;
  }

  /** First without the names, which is quick and finds an order with few crossings, then with them. */
  anneal() {
    const count = this.x.length;
    if (count < 2 || !this.one.length) return;
    const lines = this.one.length;
    const random = seeded(1996);
    const price = (2 * lines / count) * lines + count;
    this.improve(false, Math.min(BARE_MOVES * count, WORK / price), HOT, random);
    this.improve(true, Math.min(MOVES * count, WORK / (3 * (price + 2 * lines + count))), WARM, random);
  }

  /**
   * @param {boolean} isNamed  Names count, and change their sides.
   * @param {number} moves
   * @param {number} hot
   * @param {() => number} random
   */
  improve(isNamed, moves, hot, random) {
    const count = this.x.length;
    const wide = Math.min(this.half.x, this.half.y);
    const reach = isNamed ? 0.25 : 1;
    const turning = isNamed ? 0.3 : 0;
    if (isNamed) this.x.forEach((at, n) => this.put(n, at, this.y[n], this.side[n]));
    this.open(isNamed);
    for (let move = 0; move < moves; move += 1) {
      const share = move / moves;
      const heat = hot * (COLD / hot) ** share;
      const n = Math.floor(random() * count);
      const x = this.x[n];
      const y = this.y[n];
      const side = this.side[n];
      const stands = this.standing(n, isNamed);
      if (stands < CALM && random() < IDLE) continue;
      const limit = stands - heat * Math.log(1 - random());
      const kind = random();
      if (kind < turning) this.put(n, x, y, Math.floor(random() * SIDES.length));
      else if (kind < turning + 0.1 && this.own[n].length) this.placeAmong(n, random, isNamed);
      else {
        const far = wide * (reach * (1 - share) ** 1.5 + 0.03);
        this.put(n, x + WIDE * (random() * 2 - 1) * far, y + (random() * 2 - 1) * far, isNamed && kind > 0.7 ? Math.floor(random() * SIDES.length) : side, isNamed);
      }
      if (this.trial(n, isNamed, limit) > limit) this.put(n, x, y, side, isNamed);
      else this.accept(n, isNamed);
    }
  }

  /** Put a thing near the middle of those that it is tied to. @param {number} n @param {() => number} random @param {boolean} isNamed */
  placeAmong(n, random, isNamed) {
    let [x, y] = [0, 0];
    for (const line of this.own[n]) {
      const other = this.one[line] === n ? this.two[line] : this.one[line];
      x += this.x[other] / this.own[n].length;
      y += this.y[other] / this.own[n].length;
    }
    const angle = 2 * Math.PI * random();
    this.put(n, x + this.usual * Math.cos(angle), y + this.usual * Math.sin(angle), this.side[n], isNamed);
  }

  /** Stretch all over the room, as far as the names leave it. */
  fill() {
    for (const axis of /** @type {const} */ (["x", "y"])) {
      const from = axis === "x" ? 0 : 1;
      const middles = this[axis];
      const count = middles.length;
      // A name must have room below or above its thing, wherever it stands now.
      const edges = Array.from({ length: count }, (_, n) => {
        const r = Math.max(this.r[n] + 3, axis === "x" ? this.bodies[n].width / 2 : 0);
        return [Math.min(this.box[4 * n + from] - middles[n], -r), Math.max(this.box[4 * n + 2 + from] - middles[n], r)];
      });
      const low = Math.min(...middles);
      const long = Math.max(...middles) - low;
      if (!long) continue;
      const half = this.half[axis];
      // Of each thing, where its middle may be at most: what is left of it and right of it must be inside.
      let [first, most] = [-half, 2 * half];
      for (let turn = 0; turn < 3; turn += 1) {
        const at = (/** @type {number} */ n) => first + ((middles[n] - low) / long) * most;
        const before = Math.max(0, ...edges.map(([back], n) => -half - (at(n) + back)));
        const after = Math.max(0, ...edges.map(([, on], n) => at(n) + on - half));
        first += before;
        most -= before + after;
      }
      if (most <= long) continue;
      for (let n = 0; n < count; n += 1) {
        const place = first + ((middles[n] - low) / long) * most;
        if (axis === "x") this.put(n, place, this.y[n], this.side[n]);
        else this.put(n, this.x[n], place, this.side[n]);
      }
    }
  }

  /** Give each name the side that costs least. */
  settleNames() {
    for (let n = 0; n < this.x.length; n += 1) {
      if (this.weight[n]) this.settle(n, this.one.length, (line) => (this.isStruck(n, line) ? STRUCK * this.weight[n] : 0));
    }
  }

  /**
   * Give a name the side that costs least, the one that it has before others.
   * @param {number} n
   * @param {number} lines  How many lines there are.
   * @param {(line: number) => number} costOf  What one costs the name where it is now.
   */
  settle(n, lines, costOf) {
    let [best, least] = [this.side[n], Infinity];
    for (const side of new Set([best, ...SIDES.keys()])) {
      this.name(n, side);
      let cost = this.costOfEdge(n) + this.overlaps(n, this.tried.pairs, 0);
      for (let line = 0; line < lines && cost < least; line += 1) cost += costOf(line);
      if (cost < least - 1e-9) [best, least] = [side, cost];
    }
    this.name(n, best);
  }
}

/** The lines of a board as they are drawn, each with its bend. */
class Courses {
  /** @param {Board} board @param {[number, number][]} lines */
  constructor(board, lines) {
    this.board = board;
    this.lines = lines;
    this.bends = new Float64Array(lines.length);
    /** Points of each line, x and y in turn, and the box that they are in. */
    this.points = lines.map(() => new Float64Array(2 * (PIECES + 1)));
    this.bounds = lines.map(() => new Float64Array(4));
    /** In how many pieces each is looked at: a straight one is one. */
    this.pieces = new Uint8Array(lines.length);
    /** Lines with the same ends, and how far each lies from their middle. @type {{ its: number[], shift: number[] }[]} */
    this.bundles = [];
    /** @type {Map<string, number[]>} */
    const between = new Map();
    lines.forEach(([a, b], line) => {
      if (a === b) return;
      const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
      const its = between.get(key);
      if (its) its.push(line);
      else between.set(key, [line]);
    });
    for (const its of between.values()) {
      const apart = Math.min(0.1, 0.4 / its.length);
      this.bundles.push({ its, shift: its.map((_, n) => (n - (its.length - 1) / 2) * apart) });
    }
    for (const bundle of this.bundles) this.lay(bundle, 0);
  }

  /** Bend the lines of a bundle. @param {{ its: number[], shift: number[] }} bundle @param {number} bend */
  lay({ its, shift }, bend) {
    const { x, y } = this.board;
    its.forEach((line, n) => {
      const [a, b] = this.lines[line];
      const sign = a < b ? 1 : -1; // left of who walks the one way is right of who walks the other
      const own = bend + shift[n];
      this.bends[line] = Math.round(own * sign * 1000) / 1000;
      const [from, to] = a < b ? [a, b] : [b, a];
      const [cx, cy] = [(x[from] + x[to]) / 2 + 2 * own * (y[to] - y[from]), (y[from] + y[to]) / 2 - 2 * own * (x[to] - x[from])];
      const points = this.points[line];
      const bounds = this.bounds[line];
      bounds.set([Infinity, Infinity, -Infinity, -Infinity]);
      const pieces = own ? PIECES : 1;
      this.pieces[line] = pieces;
      for (let piece = 0; piece <= pieces; piece += 1) {
        const share = piece / pieces;
        const p = (1 - share) ** 2;
        const q = 2 * share * (1 - share);
        const r = share ** 2;
        const px = p * x[from] + q * cx + r * x[to];
        const py = p * y[from] + q * cy + r * y[to];
        points[2 * piece] = px;
        points[2 * piece + 1] = py;
        bounds[0] = Math.min(bounds[0], px);
        bounds[1] = Math.min(bounds[1], py);
        bounds[2] = Math.max(bounds[2], px);
        bounds[3] = Math.max(bounds[3], py);
      }
    });
  }

  /** @param {number} line @param {number} left @param {number} top @param {number} right @param {number} bottom */
  touches(line, left, top, right, bottom) {
    const bounds = this.bounds[line];
    if (bounds[0] > right || bounds[2] < left || bounds[1] > bottom || bounds[3] < top) return false;
    const points = this.points[line];
    for (let at = 0; at < 2 * this.pieces[line]; at += 2) {
      if (touches(points[at], points[at + 1], points[at + 2], points[at + 3], left, top, right, bottom)) return true;
    }
    return false;
  }

  /** @param {number} line @param {number} rival */
  cross(line, rival) {
    const one = this.bounds[line];
    const two = this.bounds[rival];
    if (one[0] > two[2] || one[2] < two[0] || one[1] > two[3] || one[3] < two[1]) return 0;
    const a = this.points[line];
    const b = this.points[rival];
    let found = 0;
    for (let n = 0; n < 2 * this.pieces[line]; n += 2) {
      const ax = a[n];
      const ay = a[n + 1];
      const bx = a[n + 2];
      const by = a[n + 3];
      if ((ax < two[0] && bx < two[0]) || (ax > two[2] && bx > two[2]) || (ay < two[1] && by < two[1]) || (ay > two[3] && by > two[3])) continue;
      for (let m = 0; m < 2 * this.pieces[rival]; m += 2) {
        const cx = b[m];
        const cy = b[m + 1];
        const dx = b[m + 2];
        const dy = b[m + 3];
        if ((cx < ax && cx < bx && dx < ax && dx < bx) || (cx > ax && cx > bx && dx > ax && dx > bx)) continue;
        if (cross(ax, ay, bx, by, cx, cy, dx, dy)) found += 1;
      }
    }
    return found;
  }

  /** The lines that reach into a part of the board. @param {number} left @param {number} top @param {number} right @param {number} bottom */
  near(left, top, right, bottom) {
    /** @type {number[]} */
    const found = [];
    this.bounds.forEach((its, line) => { if (its[0] <= right && its[2] >= left && its[1] <= bottom && its[3] >= top) found.push(line); });
    return found;
  }

  /**
   * What a bundle may meet however it is bent: things with their names, and lines that are not its own.
   * @param {{ its: number[], shift: number[] }} bundle
   * @returns {{ things: number[], lines: number[] }}
   */
  around({ its, shift }) {
    const { x, y, hull } = this.board;
    const [a, b] = this.lines[its[0]];
    const reach = FURTHEST + Math.max(...shift) * this.lengthOf({ its }) + 1;
    const [left, right] = [Math.min(x[a], x[b]) - reach, Math.max(x[a], x[b]) + reach];
    const [top, bottom] = [Math.min(y[a], y[b]) - reach, Math.max(y[a], y[b]) + reach];
    /** @type {number[]} */
    const things = [];
    for (let m = 0; m < x.length; m += 1) {
      if (hull[4 * m] - 1 <= right && hull[4 * m + 2] + 1 >= left && hull[4 * m + 1] - 1 <= bottom && hull[4 * m + 3] + 1 >= top) things.push(m);
    }
    return { things, lines: this.near(left, top, right, bottom).filter((line) => !its.includes(line) && this.lines[line][0] !== this.lines[line][1]) };
  }

  /**
   * What a bundle costs with a bend, or more than a limit.
   * @param {{ its: number[] }} bundle
   * @param {{ things: number[], lines: number[] }} around
   * @param {number} bend
   * @param {number} limit
   */
  cost({ its }, around, bend, limit) {
    const { x, y, r, box, half, weight } = this.board;
    let sum = BENT * its.length * (Math.abs(bend) + 4 * bend * bend);
    for (const line of its) {
      const a = this.lines[line][0];
      const b = this.lines[line][1];
      const bounds = this.bounds[line];
      if (bounds[0] < -half.x || bounds[2] > half.x || bounds[1] < -half.y || bounds[3] > half.y) sum += OUTSIDE;
      for (const m of around.things) {
        if (weight[m] && this.touches(line, box[4 * m] - 1, box[4 * m + 1] - 1, box[4 * m + 2] + 1, box[4 * m + 3] + 1)) sum += STRUCK * weight[m];
        const near = r[m] + CLEAR;
        if (m !== a && m !== b && this.touches(line, x[m] - near, y[m] - near, x[m] + near, y[m] + near)) sum += THROUGH;
      }
      for (const rival of around.lines) {
        if (sum >= limit) return sum;
        const c = this.lines[rival][0];
        const d = this.lines[rival][1];
        const isBeside = c === a || c === b || d === a || d === b;
        sum += (isBeside ? 0.5 : 1) * CROSSING * this.cross(line, rival);
      }
    }
    return sum;
  }

  /** @param {{ its: number[] }} bundle */
  lengthOf({ its: [line] }) {
    const { x, y } = this.board;
    const [a, b] = this.lines[line];
    return Math.hypot(x[a] - x[b], y[a] - y[b]) || 1;
  }

  bend() {
    for (const bundle of this.bundles) {
      let [best, least] = [0, Infinity];
      const most = FURTHEST / this.lengthOf(bundle);
      const around = this.around(bundle);
      for (const bend of new Set(BENDS.map((share) => Math.max(-most, Math.min(most, share))))) {
        this.lay(bundle, bend);
        const cost = this.cost(bundle, around, bend, least);
        if (cost < least - 1e-9) [best, least] = [bend, cost];
        if (!least) break;
      }
      this.lay(bundle, best);
    }
  }

  /** Give each name the side that costs least, now that lines are bent. */
  settleNames() {
    const { board } = this;
    const { x, y, r, box, bodies, weight } = board;
    for (let n = 0; n < x.length; n += 1) {
      if (!weight[n]) continue;
      const [across, down] = [r[n] + bodies[n].width + 2 * BESIDE, r[n] + bodies[n].height + 2 * BESIDE];
      const near = this.near(x[n] - across, y[n] - down, x[n] + across, y[n] + down);
      board.settle(n, near.length, (at) => (this.touches(near[at], box[4 * n] - 1, box[4 * n + 1] - 1, box[4 * n + 2] + 1, box[4 * n + 3] + 1) ? STRUCK : 0));
    }
  }
}
