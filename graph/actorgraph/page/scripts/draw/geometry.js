// Where lines run and what outlines look like, in world pixels: for whatever draws them, on a canvas or as SVG.

/**
 * How a line is stroked.
 * @typedef {{ dash: number[], cap: "butt" | "round", width: number }} Pen
 */

/**
 * What stands on a line, filled in its colour: the corners of an arrowhead or of a bar across, or a dot.
 * @typedef {{ corners: Point[], dot: { x: number, y: number, radius: number } | null }} Ending
 */

/** Between a line's end and the outline that it reaches. */
const GAP = 2;
/** What follows from several claims: not what anybody said, so no line that says how it was said. */
const DERIVED_DASH = [7, 4, 1, 4];
/** How opaque what stands on a line is, to be as faint as the line, of which dashes and dots leave little; and the line itself at a scale at which they cannot be seen. @type {Record<Group, number>} */
export const FIRMNESS = { assertive: 1, tentative: 0.75, "not asserted": 0.4 };
/** @type {Record<Group, number[]>} */
const DASHES = { assertive: [], tentative: [9, 6], "not asserted": [1, 6] };
const STEPS = 20;

/** @param {Point} one @param {Point} other @param {number} share */
const between = (one, other, share) => ({ x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share });

/** @param {number} count @param {(at: number) => Point} point */
const points = (count, point) => Array.from({ length: count }, (_, at) => point(at));

/**
 * The corners of the shapes around (0, 0) at size 1, as vis-network draws those of the same names: a
 * triangle and a star stand a little off the middle so that they look centred. A dot has no corners.
 * @type {Record<Shape, Point[]>}
 */
const CORNERS = {
  dot: [],
  square: [{ x: -1, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 1 }, { x: -1, y: 1 }],
  triangle: triangle(1),
  triangleDown: triangle(-1),
  hexagon: points(6, (at) => ({ x: Math.cos((at * Math.PI) / 3), y: Math.sin((at * Math.PI) / 3) })),
  star: points(10, (at) => {
    const reach = 0.82 * (at % 2 ? 0.5 : 1.3);
    return { x: reach * Math.sin((at * Math.PI) / 5), y: 0.082 - reach * Math.cos((at * Math.PI) / 5) };
  }),
  diamond: [{ x: 0, y: 1 }, { x: 1, y: 0 }, { x: 0, y: -1 }, { x: -1, y: 0 }],
};

/** @param {number} sign  1: it points up, -1: down. */
function triangle(sign) {
  const half = 1.15;
  const offset = 0.275 * half;
  const below = half / Math.sqrt(3);
  const above = half * Math.sqrt(3) - below;
  return [{ x: 0, y: sign * (offset - above) }, { x: half, y: sign * (offset + below) }, { x: -half, y: sign * (offset + below) }];
}

/**
 * Return the corners of a shape; none for a dot, which is a circle of radius `size`.
 * @param {Shape} shape
 * @param {number} size
 * @param {Point} [middle]
 * @returns {Point[]}
 */
export function cornersOf(shape, size, middle = { x: 0, y: 0 }) {
  return CORNERS[shape].map(({ x, y }) => ({ x: middle.x + x * size, y: middle.y + y * size }));
}

/**
 * Return how far a thing's outline is from its middle, in the direction (x, y).
 * @param {Thing} thing
 * @param {number} x
 * @param {number} y
 */
export function rimOf(thing, x, y) {
  const corners = CORNERS[thing.look.shape];
  const long = Math.hypot(x, y);
  if (!corners.length || !long) return thing.size;
  for (let at = 0; at < corners.length; at++) {
    const a = corners[at];
    const b = corners[(at + 1) % corners.length];
    // Where the ray t * (x, y) crosses the side a + u * (b - a).
    const [sideX, sideY] = [b.x - a.x, b.y - a.y];
    const turn = x * sideY - y * sideX;
    if (Math.abs(turn) < 1e-12) continue;
    const t = (a.x * sideY - a.y * sideX) / turn;
    const u = (a.x * y - a.y * x) / turn;
    if (t > 0 && u > -1e-9 && u < 1 + 1e-9) return t * long * thing.size;
  }
  return thing.size;
}

/**
 * Return the course of a tie from middle to middle, as the points of a Bézier curve: two for a
 * straight line, three for a bent one, four for a loop (which starts and ends at the outline).
 * @param {Tie} tie
 * @returns {Point[]}
 */
export function spineOf(tie) {
  const { start, end, bend } = tie;
  if (start === end) return loopOf(start, tie.loop);
  const straight = [{ x: start.x, y: start.y }, { x: end.x, y: end.y }];
  if (!bend) return straight;
  // The middle of a quadratic curve lies half as far out as its control point. Left of someone who
  // walks along (dx, dy), with y downwards, is (dy, -dx).
  const middle = between(start, end, 0.5);
  const control = { x: middle.x + 2 * bend * (end.y - start.y), y: middle.y - 2 * bend * (end.x - start.x) };
  return [straight[0], control, straight[1]];
}

/**
 * Return a loop. Each of many around one thing has its own direction and reach; the reach stays within
 * bounds, whatever their number.
 * @param {Thing} thing
 * @param {number} loop
 */
function loopOf(thing, loop) {
  const angle = loop * 0.9 + 0.8;
  const reach = thing.size + 1.7 * (16 + (5 * loop) / (1 + loop / 60));
  const out = (/** @type {number} */ turn, /** @type {number | null} */ distance) => {
    const [x, y] = [Math.cos(angle + turn), -Math.sin(angle + turn)];
    const far = distance ?? rimOf(thing, x, y) + GAP;
    return { x: thing.x + x * far, y: thing.y + y * far };
  };
  const control = (reach - 0.25 * thing.size) / 0.75 / Math.cos(0.55);
  return [out(0.42, null), out(0.55, control), out(-0.55, control), out(-0.42, null)];
}

/**
 * Return the course of a tie as it is drawn: from outline to outline. Where the outlines touch there is
 * nothing between them, and both ends are one point.
 * @param {Tie} tie
 * @returns {Point[]}
 */
export function courseOf(tie) {
  const spine = spineOf(tie);
  if (spine.length === 4) return spine;
  const from = leaving(spine, tie.start);
  const to = 1 - leaving([...spine].reverse(), tie.end);
  if (from >= to) return spine.map(() => pointAt(spine, (from + to) / 2));
  return partOf(spine, from, to);
}

/**
 * Return where a curve that starts in the middle of a thing leaves it, from 0 to 1.
 * @param {Point[]} spine
 * @param {Thing} thing
 */
function leaving(spine, thing) {
  const end = spine[spine.length - 1];
  const long = Math.hypot(end.x - thing.x, end.y - thing.y);
  if (spine.length === 2) {
    return long ? Math.min(1, (rimOf(thing, end.x - thing.x, end.y - thing.y) + GAP) / long) : 1;
  }
  let [inside, outside] = [0, 1];
  for (let turn = 0; turn < 12; turn++) {
    const at = (inside + outside) / 2;
    const { x, y } = pointAt(spine, at);
    const [dx, dy] = [x - thing.x, y - thing.y];
    if (Math.hypot(dx, dy) < rimOf(thing, dx, dy) + GAP) inside = at;
    else outside = at;
  }
  return outside;
}

/**
 * Return the point of a Bézier curve at a share of its way, from 0 to 1.
 * @param {Point[]} curve
 * @param {number} share
 * @returns {Point}
 */
export function pointAt(curve, share) {
  const rest = 1 - share;
  const [a, b, c, d] = curve;
  if (curve.length === 2) return between(a, b, share);
  if (curve.length === 3) {
    const [p, q, r] = [rest * rest, 2 * rest * share, share * share];
    return { x: p * a.x + q * b.x + r * c.x, y: p * a.y + q * b.y + r * c.y };
  }
  const [p, q, r, s] = [rest ** 3, 3 * rest * rest * share, 3 * rest * share * share, share ** 3];
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}

/**
 * Return the piece of a Bézier curve between two shares of its way, by de Casteljau's construction.
 * @param {Point[]} curve
 * @param {number} from
 * @param {number} to
 */
export function partOf(curve, from, to) {
  if (from >= 1) return curve.map(() => curve[curve.length - 1]);
  const rest = from ? upTo([...curve].reverse(), 1 - from).reverse() : curve;
  return upTo(rest, (to - from) / (1 - from));
}

/**
 * Return the first piece of a Bézier curve.
 * @param {Point[]} curve
 * @param {number} share
 */
function upTo(curve, share) {
  const piece = [curve[0]];
  for (let level = curve; level.length > 1; ) {
    const finer = [];
    for (let at = 1; at < level.length; at++) finer.push(between(level[at - 1], level[at], share));
    level = finer;
    piece.push(level[0]);
  }
  return piece;
}

/**
 * Return the middle of a tie as it is drawn.
 * @param {Tie} tie
 */
export function middleOf(tie) {
  return pointAt(spineOf(tie), 0.5);
}

/**
 * Return how far a point is from a Bézier curve.
 * @param {Point[]} curve
 * @param {Point} point
 */
export function distanceTo(curve, point) {
  if (curve.length === 2) return distanceToLine(curve[0], curve[1], point);
  let least = Infinity;
  let last = curve[0];
  for (let step = 1; step <= STEPS; step++) {
    const next = pointAt(curve, step / STEPS);
    least = Math.min(least, distanceToLine(last, next, point));
    last = next;
  }
  return least;
}

/**
 * @param {Point} a
 * @param {Point} b
 * @param {Point} point
 */
function distanceToLine(a, b, point) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const along = square ? Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / square)) : 0;
  return Math.hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}

/**
 * Return the world box that a tie's line stays in.
 * @param {Tie} tie
 * @returns {Box}
 */
export function tieBox(tie) {
  // A Bézier curve stays among its points.
  const spine = spineOf(tie);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of spine) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/**
 * Return how a tie's line is stroked: how it is said shows in its dashes.
 * @param {Drawn} drawn
 * @param {number} [unit]  World pixels for a pixel of the pen.
 * @returns {Pen}
 */
export function penOf({ tie, group, width }, unit = 1) {
  const [dash, wide] = tie.known ? [DERIVED_DASH, Math.min(width, 1.4)] : [DASHES[group], width];
  // The gaps of a wide line are as clear as those of a thin one.
  const long = unit * Math.max(1, wide / 3);
  return { dash: dash.map((part) => part * long), cap: !tie.known && group === "not asserted" ? "round" : "butt", width: wide * unit };
}

/**
 * Return a tie in full: the curve to stroke, which ends inside its arrowhead, and what stands on it.
 * A bar across its middle is a denial. An arrow points at whom it reaches; a dot at the end is the event in which it happens; a dot
 * at the start is whoever was not named.
 * @param {Drawn} drawn
 * @param {number} [unit]  World pixels for a pixel of the pen.
 * @returns {{ line: Point[], endings: Ending[], pen: Pen }}
 */
export function strokesOf(drawn, unit = 1) {
  const { tie } = drawn;
  const pen = penOf(drawn, unit);
  const course = courseOf(tie);
  const long = lengthOf(course);
  if (!long) return { line: course, endings: [], pen };
  /** @type {Ending[]} */
  const endings = drawn.isDenied ? [{ corners: barAcross(course, pen.width, unit), dot: null }] : [];
  if (tie.link === "symmetric") return { line: course, endings, pen };
  let [from, to] = [0, 1];
  const shareAt = (/** @type {Point} */ end, /** @type {Point} */ beside) => {
    // How much of the curve's way a pixel is there: a loop starts and ends fast.
    const speed = (course.length - 1) * Math.hypot(end.x - beside.x, end.y - beside.y);
    return (/** @type {number} */ pixels) => Math.min(0.6, pixels / (speed || long));
  };
  const atStart = shareAt(course[0], course[1]);
  const atEnd = shareAt(course[course.length - 1], course[course.length - 2]);
  const isInEvent = tie.link === "in-event" || tie.link === "blamed";
  if (tie.link !== "directed") {
    const radius = Math.min(1.9 * unit + 0.75 * pen.width, long / 4);
    const share = isInEvent ? 1 - atEnd(radius) : atStart(radius);
    endings.push({ corners: [], dot: { ...pointAt(course, share), radius } });
    if (isInEvent) to = share;
    else from = share;
  }
  if (!isInEvent) {
    const head = Math.min(6.5 * unit + 2.6 * pen.width, 0.6 * long);
    const back = pointAt(course, 1 - atEnd(head));
    endings.push({ corners: arrowhead(back, course[course.length - 1], tie.known ? 0.45 : 0.12), dot: null });
    to = 1 - (tie.known ? 0.5 : 0.8) * atEnd(head);
  }
  return { line: partOf(course, from, to), endings, pen };
}

/**
 * @param {Point} back
 * @param {Point} tip
 * @param {number} notch  How deep its back is cut in, as a share of its length.
 */
function arrowhead(back, tip, notch) {
  const [x, y] = [(tip.x - back.x) * 0.36, (tip.y - back.y) * 0.36];
  return [tip, { x: back.x - y, y: back.y + x }, between(back, tip, notch), { x: back.x + y, y: back.y - x }];
}

/**
 * @param {Point[]} course
 * @param {number} width  Of the line.
 * @param {number} unit
 */
function barAcross(course, width, unit) {
  const [before, after] = [pointAt(course, 0.49), pointAt(course, 0.51)];
  const long = Math.hypot(after.x - before.x, after.y - before.y) || 1;
  const [x, y] = [(after.x - before.x) / long, (after.y - before.y) / long];
  const [half, out] = [0.9 * unit + 0.25 * width, 5.5 * unit + width];
  const middle = pointAt(course, 0.5);
  const corner = (/** @type {number} */ along, /** @type {number} */ aside) => ({ x: middle.x + along * half * x - aside * out * y, y: middle.y + along * half * y + aside * out * x });
  return [corner(-1, -1), corner(-1, 1), corner(1, 1), corner(1, -1)];
}

/** @param {Point[]} curve */
function lengthOf(curve) {
  const steps = curve.length === 2 ? 1 : STEPS;
  let long = 0;
  let last = curve[0];
  for (let step = 1; step <= steps; step++) {
    const next = pointAt(curve, step / steps);
    long += Math.hypot(next.x - last.x, next.y - last.y);
    last = next;
  }
  return long;
}

/**
 * Return the `d` of an SVG path for a Bézier curve.
 * @param {Point[]} curve
 */
export function curvePath(curve) {
  const [first, ...rest] = curve.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`);
  return `M${first}${["", "L", "Q", "C"][rest.length]}${rest.join(" ")}`;
}

/**
 * Return the `d` of an SVG path for a closed outline.
 * @param {Point[]} corners
 */
export function outlinePath(corners) {
  return `M${corners.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join("L")}Z`;
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;
