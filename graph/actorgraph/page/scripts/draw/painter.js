// Painting a scene on a canvas, whole or piece by piece, at any pixel ratio: for the screen and for pictures.
import { FIRMNESS, cornersOf, penOf, spineOf, strokesOf } from "./geometry.js";
import { placing } from "./names.js";
import { mixed } from "./theme.js";

/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context */

/**
 * `ratio`: canvas pixels for a CSS pixel. `ground`: fill the ground first; true if not given. `part`: all;
 * or, for a canvas that keeps what rarely changes, the lines and things in full colour ("base") and then
 * what stands out and the names ("front"). `without`: things that are left out with their ties. `covered`:
 * parts of the stage on which something else lies, where no name is written.
 * @typedef {{ ratio?: number, ground?: boolean, part?: "all" | "base" | "front", without?: Set<Thing> | null, covered?: Box[] }} Options
 */

/**
 * What every step of a painting needs. `view` is the world box that is painted, with a margin; `passing`:
 * lines that neither start nor end in it step back.
 * @typedef {{ context: Context, theme: Theme, camera: Camera, ratio: number, view: Box, fine: boolean, passing: boolean, alpha: number }} Easel
 */

/** @typedef {import("./names.js").Label} Label */

/** How much of its colour remains of what steps back. */
export const FADED = 0.26;
/** How much of the ink remains in a name that steps back. */
export const FADED_INK = 0.42;
/** From this scale on dashes, arrowheads and outlines can be seen. */
const FINE = 0.33;
/** Things of a smaller radius on the screen are specks, whatever their shape. */
const SPECK = 2.4;
/** More lines than this in sight are drawn as hairlines without arrowheads. */
const MANY = 5000;
/** With more lines than this in sight, those that only pass through step back. */
const CROWD = 1200;
const PASSING = 0.25;
/** How many lines are sorted by their style at once, and how many painted between two looks at the clock. */
const SLAB = 3000;
const STEP = 250;
/** Wide lines in one path cost the more the more they cross: 60,000 took 24 s in one path, 3 s by 100, 0.9 s alone. */
const FEW = 4;
const TURN = 2 * Math.PI;
/** How wide a line is that leads to a name, and how much of the ink it has. */
export const LEAD = 0.9;
export const LEAD_INK = 0.7;

/**
 * Paint a scene completely.
 * @param {Context} context
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {Camera} camera
 * @param {number} width  In CSS pixels.
 * @param {number} height
 * @param {Options} [options]
 */
export function paint(context, scene, emphasis, theme, camera, width, height, options) {
  const steps = painting(context, scene, emphasis, theme, camera, width, height, options);
  while (!steps.next().done);
}

/**
 * Paint a scene in steps of about a millisecond; the caller may rest after each.
 * @param {Context} context
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {Camera} camera
 * @param {number} width  In CSS pixels.
 * @param {number} height
 * @param {Options} [options]
 * @returns {Generator<void, void, void>}
 */
export function* painting(context, scene, emphasis, theme, camera, width, height, options = {}) {
  const { ratio = 1, ground = true, part = "all", without = null, covered = [] } = options;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  if (ground) {
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, Math.ceil(width * ratio), Math.ceil(height * ratio));
  }
  if (!(width > 0 && height > 0)) return;
  const view = viewOf(camera, width, height);
  const things = scene.things.filter((thing) => isInView(thing, view, camera.scale) && !without?.has(thing));
  yield;
  const ties = scene.ties.filter(({ tie }) => crosses(tie, view) && !(without && (without.has(tie.start) || without.has(tie.end))));
  yield;
  const ending = ties.length > CROWD ? ties.filter(({ tie }) => isIn(tie.start, view) || isIn(tie.end, view)) : ties;
  const fine = camera.scale >= FINE && ending.length <= MANY;
  const passing = ending.length < ties.length;
  /** @type {Easel} */
  const easel = { context, theme, camera, ratio, view, fine, passing, alpha: crowdAlpha(scene.ties.length, camera.scale) };
  toWorld(easel, width, height);
  const { near } = emphasis;
  const isNear = (/** @type {Drawn} */ { tie }) => tie === emphasis.tie || Boolean(near?.ties.has(tie));
  if (part === "base") {
    yield* paintTies(easel, ties, 1);
    yield* paintThings(easel, things, 1);
    return;
  }
  if (part === "all") {
    const fade = near ? FADED : 1;
    yield* paintTies(easel, near || emphasis.tie ? ties.filter((drawn) => !isNear(drawn)) : ties, fade);
    yield* paintThings(easel, near ? things.filter((thing) => !near.things.has(thing)) : things, fade);
  }
  const nearTies = near || emphasis.tie ? ties.filter(isNear) : [];
  const clear = { ...easel, alpha: 0.95, passing: false, fine: camera.scale >= FINE * 0.6 && nearTies.length <= MANY / 2 };
  yield* paintTies(clear, nearTies, 1, emphasis.tie);
  const nearThings = near ? things.filter((thing) => near.things.has(thing)) : [];
  if (!near && emphasis.tie) nearThings.push(...things.filter((thing) => thing === emphasis.tie?.start || thing === emphasis.tie?.end));
  if (!near?.things.has(/** @type {Thing} */ (emphasis.thing)) && emphasis.thing && things.includes(emphasis.thing)) nearThings.push(emphasis.thing);
  yield* paintThings(clear, nearThings, 1);
  if (emphasis.thing && things.includes(emphasis.thing)) paintRing(easel, emphasis.thing);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const labels = yield* placing(context, scene, emphasis, theme, camera, width, height, without, covered);
  yield* paintNames(easel, labels, emphasis);
}

/**
 * Paint some ties, things and their names over what is there: what moves while the rest stands still.
 * @param {Context} context
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @param {number} ratio
 */
export function paintOver(context, scene, emphasis, theme, camera, width, height, ratio) {
  const near = { things: new Set(scene.things), ties: new Set(scene.ties.map(({ tie }) => tie)) };
  const steps = painting(context, scene, { ...emphasis, near }, theme, camera, width, height, { ratio, ground: false, part: "front" });
  while (!steps.next().done);
}

/**
 * Return the world box that is in sight, and a little more.
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
function viewOf({ x, y, scale }, width, height) {
  const [across, down] = [width / 2 / scale + 12 / scale, height / 2 / scale + 12 / scale];
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

/**
 * @param {Thing} thing
 * @param {Box} view
 * @param {number} scale
 */
function isInView({ x, y, size }, view, scale) {
  const reach = size + 8 / scale;
  return x + reach > view.left && x - reach < view.right && y + reach > view.top && y - reach < view.bottom;
}

/** @param {Point} point @param {Box} box */
const isIn = ({ x, y }, box) => x > box.left && x < box.right && y > box.top && y < box.bottom;

/**
 * Return whether a tie may be in sight: some of its box is, and for a straight one some of its line.
 * @param {Tie} tie
 * @param {Box} view
 */
function crosses({ start, end, bend, loop }, view) {
  if (isIn(start, view) || isIn(end, view)) return true;
  let margin = 0;
  if (start === end) margin = start.size * 1.5 + 40 + 7 * Math.min(loop, 80);
  else if (bend) margin = 2 * Math.abs(bend) * (Math.abs(end.x - start.x) + Math.abs(end.y - start.y));
  if (Math.max(start.x, end.x) + margin < view.left || Math.min(start.x, end.x) - margin > view.right) return false;
  if (Math.max(start.y, end.y) + margin < view.top || Math.min(start.y, end.y) - margin > view.bottom) return false;
  return margin > 0 || Boolean(clipped(start, end, view));
}

/**
 * Return the shares of a straight line between which it is in a box (Liang and Barsky), or null.
 * @param {Point} a
 * @param {Point} b
 * @param {Box} box
 */
function clipped(a, b, box) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [from, to] = [0, 1];
  for (let side = 0; side < 4; side++) {
    const speed = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const room = side === 0 ? a.x - box.left : side === 1 ? box.right - a.x : side === 2 ? a.y - box.top : box.bottom - a.y;
    if (speed === 0) {
      if (room < 0) return null;
    } else if (speed < 0) from = Math.max(from, room / speed);
    else to = Math.min(to, room / speed);
    if (from > to) return null;
  }
  return { from, to };
}

/**
 * Return how opaque lines are: less where many are drawn small, so that a crowd shows its build.
 * @param {number} count
 * @param {number} scale
 */
function crowdAlpha(count, scale) {
  const crowd = Math.max(0.12, Math.min(0.9, 0.9 * Math.sqrt(1800 / Math.max(1, count))));
  return crowd + (0.9 - crowd) * Math.max(0, Math.min(1, (scale - 0.1) / 0.5));
}

/** @param {Easel} easel @param {number} width @param {number} height */
function toWorld({ context, camera: { x, y, scale }, ratio }, width, height) {
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * (width / 2 - x * scale), ratio * (height / 2 - y * scale));
  context.lineJoin = "round";
}

/**
 * @param {Easel} easel
 * @param {Drawn[]} ties
 * @param {number} share  How much of their colour they keep.
 * @param {Tie | null} [chosen]
 */
function* paintTies(easel, ties, share, chosen = null) {
  const picked = ties.find(({ tie }) => tie === chosen);
  const isEnding = (/** @type {Drawn} */ { tie }) => isIn(tie.start, easel.view) || isIn(tie.end, easel.view);
  if (easel.passing) {
    const passing = ties.filter((drawn) => !isEnding(drawn));
    const alpha = easel.alpha * PASSING * Math.max(0.2, Math.min(1, Math.sqrt(CROWD / passing.length)));
    yield* paintSlabs({ ...easel, fine: false, alpha }, passing, share);
    yield* paintSlabs(easel, ties.filter(isEnding), share);
  } else yield* paintSlabs(easel, ties, share);
  if (picked) yield* paintChosen(easel, picked);
  easel.context.globalAlpha = 1;
  easel.context.setLineDash([]);
}

/**
 * Lines lie in the order of the scene, slab by slab; within a slab those of one style are painted together.
 * @param {Easel} easel
 * @param {Drawn[]} ties
 * @param {number} share
 */
function* paintSlabs(easel, ties, share) {
  for (let at = 0; at < ties.length; at += SLAB) {
    const slab = ties.slice(at, at + SLAB);
    yield* easel.fine ? paintFine(easel, slab, share) : paintCoarse(easel, slab, share);
  }
}

/**
 * Things that are drawn alike, together.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @returns {Map<string, T[]>}
 */
function alike(items, key) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const item of items) {
    const its = key(item);
    const others = found.get(its);
    if (others) others.push(item);
    else found.set(its, [item]);
  }
  return found;
}

/**
 * Lines that are too small or too many to have dashes and arrowheads: hairlines of one pixel, for which
 * the browser has a short cut, so that a path may hold many.
 * @param {Easel} easel
 * @param {Drawn[]} ties
 * @param {number} share
 */
function* paintCoarse({ context, theme, camera: { scale }, ratio, alpha, view }, ties, share) {
  const hair = 0.98 / (ratio * scale);
  context.setLineDash([]);
  context.lineCap = "butt";
  const styles = alike(ties, ({ tie, group, width }) => `${tie.hue} ${group} ${Math.min(4, Math.ceil(width * scale * ratio * 4))}`);
  for (const its of styles.values()) {
    const [{ tie: one, group, width }] = its;
    context.lineWidth = Math.max(0.6 * hair, Math.min(hair, width));
    context.globalAlpha = alpha * FIRMNESS[group];
    context.strokeStyle = mixed(theme.hue[one.hue], theme.ground, share);
    for (let at = 0; at < its.length; at += STEP) {
      context.beginPath();
      for (const { tie } of its.slice(at, at + STEP)) {
        const { start, end, bend } = tie;
        // A bend that is hardly seen is not worth its price.
        const isBent = start === end || (bend && Math.abs(bend) * (Math.abs(end.x - start.x) + Math.abs(end.y - start.y)) * scale > 3);
        if (isBent) trace(context, spineOf(tie));
        else segment(context, start, end, view);
      }
      context.stroke();
      yield;
    }
  }
}

/**
 * @param {Context} context
 * @param {Point} a
 * @param {Point} b
 * @param {Box} view
 */
function segment(context, a, b, view) {
  if (isIn(a, view) && isIn(b, view)) {
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    return;
  }
  const seen = clipped(a, b, view);
  if (!seen) return;
  context.moveTo(a.x + (b.x - a.x) * seen.from, a.y + (b.y - a.y) * seen.from);
  context.lineTo(a.x + (b.x - a.x) * seen.to, a.y + (b.y - a.y) * seen.to);
}

/** @param {Context} context @param {Point[]} curve */
function trace(context, [a, b, c, d]) {
  context.moveTo(a.x, a.y);
  if (d) context.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
  else if (c) context.quadraticCurveTo(b.x, b.y, c.x, c.y);
  else context.lineTo(b.x, b.y);
}

/**
 * @param {Easel} easel
 * @param {Drawn[]} ties
 * @param {number} share
 */
function* paintFine(easel, ties, share) {
  const { context, theme, alpha } = easel;
  let done = 0;
  for (const its of alike(ties, ({ tie, group, width }) => `${tie.hue} ${group} ${tie.known} ${width}`).values()) {
    const firm = alpha * FIRMNESS[its[0].group];
    const colour = mixed(theme.hue[its[0].tie.hue], theme.ground, share);
    context.strokeStyle = colour;
    context.fillStyle = colour;
    setPen(easel, its[0], 0);
    for (let at = 0; at < its.length; at += FEW) {
      const strokes = its.slice(at, at + FEW).map((drawn) => strokesOf(drawn, penUnit(easel.camera.scale)));
      context.globalAlpha = alpha;
      context.beginPath();
      for (const { line, pen } of strokes) traceSeen(context, line, pen.dash, easel.view);
      context.stroke();
      context.globalAlpha = firm;
      context.beginPath();
      for (const { endings } of strokes) traceEndings(context, endings);
      context.fill();
      done += FEW;
      if (done % 100 < FEW) yield;
    }
  }
}

/**
 * @param {Easel} easel
 * @param {Drawn} drawn
 * @param {number} more  World pixels wider than usual.
 */
function setPen({ context, ratio, camera: { scale } }, drawn, more) {
  const { dash, cap, width } = penOf(drawn, penUnit(scale));
  context.lineWidth = Math.max(width + more, 0.8 / (ratio * scale));
  context.lineCap = cap;
  context.setLineDash(dash);
}

/**
 * Trace a line; of a long straight one only what is in sight, with its dashes where they would be.
 * @param {Context} context
 * @param {Point[]} line
 * @param {number[]} dash
 * @param {Box} view
 */
function traceSeen(context, line, dash, view) {
  if (line.length > 2) {
    trace(context, line);
    return;
  }
  const [a, b] = line;
  const seen = clipped(a, b, view);
  if (!seen) return;
  const long = Math.hypot(b.x - a.x, b.y - a.y);
  const period = dash.reduce((sum, part) => sum + part, 0);
  const from = period && long ? (Math.floor((seen.from * long) / period) * period) / long : seen.from;
  context.moveTo(a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from);
  context.lineTo(a.x + (b.x - a.x) * seen.to, a.y + (b.y - a.y) * seen.to);
}

/** World pixels for a pixel of a pen: lines are not thinner for being seen from afar, until they are hairlines. @param {number} scale */
export const penUnit = (scale) => (scale >= FINE ? 1 / Math.min(1, scale) : 1);

/** @param {Context} context @param {import("./geometry.js").Ending[]} endings */
function traceEndings(context, endings) {
  for (const { corners, dot } of endings) {
    if (dot) traceDot(context, dot, dot.radius);
    else traceOutline(context, corners);
  }
}

/** @param {Context} context @param {Point} middle @param {number} radius */
function traceDot(context, { x, y }, radius) {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, TURN);
}

/** @param {Context} context @param {Point[]} corners */
function traceOutline(context, corners) {
  corners.forEach(({ x, y }, at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

/**
 * The chosen line: wider, on a band of the accent.
 * @param {Easel} easel
 * @param {Drawn} drawn
 */
function* paintChosen(easel, drawn) {
  const { context, theme, camera: { scale } } = easel;
  const line = easel.fine ? strokesOf(drawn, penUnit(scale)).line : spineOf(drawn.tie);
  context.globalAlpha = 0.3;
  context.strokeStyle = theme.accent;
  context.lineCap = "round";
  context.lineWidth = drawn.width + 8 / Math.min(1, scale);
  context.setLineDash([]);
  context.beginPath();
  trace(context, line);
  context.stroke();
  const wider = { ...drawn, width: drawn.width + 1.4 / Math.min(1, scale) };
  yield* easel.fine ? paintFine({ ...easel, alpha: 1 }, [wider], 1) : [];
  if (easel.fine) return;
  context.globalAlpha = 1;
  context.strokeStyle = theme.hue[drawn.tie.hue];
  context.lineWidth = 2.4 / scale;
  context.beginPath();
  trace(context, line);
  context.stroke();
}

/**
 * @param {Easel} easel
 * @param {Thing[]} things
 * @param {number} share  How much of their colour they keep.
 */
function* paintThings(easel, things, share) {
  for (let at = 0; at < things.length; at += STEP) {
    const kinds = alike(things.slice(at, at + STEP), ({ look, size }) =>
      `${look.shape} ${look.tone} ${look.hollow} ${look.dashed} ${look.pale} ${size * easel.camera.scale < SPECK}`);
    for (const its of kinds.values()) paintKind(easel, its, share);
    yield;
  }
}

/**
 * Paint things of one look: with a seam of the ground around them, so that no line seems to end there.
 * @param {Easel} easel
 * @param {Thing[]} things
 * @param {number} share
 */
function paintKind({ context, theme, camera: { scale }, ratio }, things, share) {
  const { look } = things[0];
  const tone = mixed(theme.tone[look.tone], theme.ground, share);
  const rim = look.pale ? mixed(theme.tone.state ?? theme.ink, theme.ground, share) : tone;
  const least = 0.9 / scale;
  if (things[0].size * scale < SPECK) {
    context.fillStyle = tone;
    for (const { x, y, size } of things) {
      const half = Math.max(size, least);
      context.fillRect(x - half, y - half, 2 * half, 2 * half);
    }
    return;
  }
  context.beginPath();
  for (const thing of things) {
    if (look.shape === "dot") traceDot(context, thing, thing.size);
    else traceOutline(context, cornersOf(look.shape, thing.size, thing));
  }
  context.setLineDash([]);
  if (scale * ratio > 0.4) {
    context.strokeStyle = theme.ground;
    context.lineWidth = 4.5;
    context.stroke();
  }
  context.fillStyle = look.hollow ? theme.ground : tone;
  context.fill();
  context.strokeStyle = rim;
  context.lineWidth = look.hollow ? Math.max(2, 1.4 / scale) : 1.5;
  if (look.dashed) context.setLineDash([4, 3]);
  context.stroke();
  context.setLineDash([]);
}

/** @param {Easel} easel @param {Thing} thing */
function paintRing({ context, theme, camera: { scale } }, thing) {
  context.strokeStyle = theme.accent;
  context.lineWidth = 2.5 / Math.min(1, scale);
  context.beginPath();
  traceDot(context, thing, Math.max(thing.size * 1.12 + 5, 8 / scale));
  context.stroke();
}

/**
 * @param {Easel} easel
 * @param {Label[]} labels
 * @param {Emphasis} emphasis
 */
function* paintNames({ context, theme }, labels, { near, thing: chosen }) {
  const faint = mixed(theme.ink, theme.ground, FADED_INK);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  paintLeads(context, theme, labels);
  context.strokeStyle = theme.ground;
  // The least important first, so that where halos touch, the name that matters more is whole.
  for (const { thing, tie, lines, size, x, top, step, box, isRightToLeft, isPlate } of [...labels].reverse()) {
    if (isPlate) {
      context.fillStyle = theme.ground;
      context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    }
    context.font = `${thing && thing === chosen ? "600 " : ""}${size}px ${theme.font}`;
    context.direction = isRightToLeft ? "rtl" : "ltr";
    context.lineWidth = 3.4;
    context.fillStyle = tie || !near || (thing && near.things.has(thing)) || thing === chosen ? theme.ink : faint;
    lines.forEach((line, at) => context.strokeText(line, x, top + size * 0.92 + at * step));
    lines.forEach((line, at) => context.fillText(line, x, top + size * 0.92 + at * step));
    yield;
  }
}

/** Lines that lead to names: thin, on a seam of the ground, so that none is taken for a tie. @param {Context} context @param {Theme} theme @param {Label[]} labels */
function paintLeads(context, theme, labels) {
  const leads = labels.flatMap(({ lead }) => (lead ? [lead] : []));
  context.setLineDash([]);
  context.lineCap = "butt";
  for (const [colour, wide] of /** @type {const} */ ([[theme.ground, 3], [mixed(theme.soft, theme.ground, LEAD_INK), LEAD]])) {
    context.strokeStyle = colour;
    context.lineWidth = wide;
    context.beginPath();
    for (const [from, to] of leads) {
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.stroke();
  }
}
