// The drawing: one canvas for every size.
//
// Painting 60,000 lines takes a third of a second, so what is seen while the camera moves is the last
// complete picture, moved and scaled. When movement rests, a new picture is made behind it, a few
// milliseconds at a time, and takes its place when it is whole. A scene that is quickly painted is
// simply painted.
import { createNearby } from "./nearby.js";
import { FADED, paintOver, painting } from "./painter.js";
import { secondPresses } from "./twice.js";

/**
 * A picture that is kept, and the camera and CSS size that it was made with; scale 0: there is none.
 * @typedef {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, camera: Camera, width: number, height: number, ratio: number }} Picture
 */

/**
 * A picture in the making. `ground`: its lines and things are painted again, not only what stands out.
 * @typedef {{ scene: Scene, emphasis: Emphasis, camera: Camera, ground: boolean, without: Set<Thing> | null }} Plan
 */

/**
 * What hands do on the stage; points are stage coordinates.
 * @typedef {{
 *   pick(point: Point, reach: number): Hit,
 *   chosen(hit: Hit, isMore: boolean): void,
 *   doubled(hit: Hit, point: Point): void,
 *   menu(hit: Hit, point: Point): void,
 *   lasso(line: Point[], isDone: boolean): void,
 *   hovered(hit: Hit, point: Point): void,
 *   grab(thing: Thing, point: Point): void,
 *   carry(point: Point): void,
 *   drop(): void,
 *   pan(across: number, down: number): void,
 *   zoom(times: number, point: Point): void,
 * }} Hands
 */

const SMALLEST = 0.01;
const LARGEST = 8;
/** Milliseconds that painting may take of a frame. */
const SLICE = 7;
/** A scene that is painted within so many milliseconds is painted again in every frame. */
const QUICK = 9;
const FEW = 1500;
/** Milliseconds without movement after which a new picture is begun. */
const REST = 120;
/** Pixels of a canvas beyond which it has fewer than the screen. */
const MOST_PIXELS = 8e6;
/** Milliseconds in which things glide to where they lie now. */
const GLIDE = 220;
const REACH = 8;
const TOUCH_REACH = 14;
/** Pixels that a pointer may tremble and still click. */
const TREMBLE = 4;
const TOUCH_TREMBLE = 9;
/** Milliseconds that a finger rests until the menu opens. */
const LONG_PRESS = 550;
/** @type {Emphasis} */
const PLAIN = { near: null, thing: null, tie: null };
/** @type {Hit} */
const NOTHING = { thing: null, tie: null };

/**
 * Return a renderer on a stage, which is a positioned element.
 * @param {HTMLElement} stage
 * @param {Theme} theme
 * @param {Listener} listener
 * @param {() => Box[]} [covered]  Parts of the stage on which something lies.
 * @returns {Renderer}
 */
export function createCanvas(stage, theme, listener, covered = () => []) {
  /** @type {Scene} */
  let scene = { things: [], ties: [] };
  let emphasis = PLAIN;
  /** @type {Camera} */
  let camera = { x: 0, y: 0, scale: 1 };
  let [width, height, ratio] = [0, 0, 1];

  const front = shownCanvas(stage);
  const over = shownCanvas(stage);
  over.canvas.style.pointerEvents = "none";
  // Pictures are made where pixels can be read back: there every step is painted when the clock is
  // looked at, and not all of them at the end.
  let back = newPicture({ willReadFrequently: true });
  let base = newPicture({ willReadFrequently: true });
  const still = newPicture({});
  const overview = newPicture({});

  /** What of the next picture must be painted again: everything, or only what stands out. @type {"" | "front" | "all"} */
  let stale = "";
  let isShifted = false;
  /** @type {{ plan: Plan, steps: Generator<void, void, void>, spent: number } | null} */
  let job = null;
  /** Milliseconds that the last picture took. */
  let cost = 0;
  let frame = 0;
  /** Something else is looked at: nothing is painted until this is. */
  let isResting = false;
  let timer = 0;
  let restAt = 0;
  let movedAt = -Infinity;
  /** @type {(() => void)[]} */
  let waiting = [];
  /** @type {import("./nearby.js").Nearby | null} */
  let nearby = null;
  /**
   * The things in the hand with their ties, painted over a picture without them; until there is one with them.
   * @type {{ things: Thing[], scene: Scene, offsets: Point[], isStale: boolean, isDropped: boolean } | null}
   */
  let held = null;
  /** Where things and the camera were, if they glide to where they are now. @type {{ places: Map<Thing, Point>, camera: Camera, began: number } | null} */
  let gliding = null;

  const isQuick = () => scene.ties.length <= FEW && scene.things.length <= FEW && cost <= QUICK;
  const isPending = () => Boolean(width && height && !isResting && (stale || gliding || job || isShifted || held?.isStale));
  const toWorld = (/** @type {Point} */ { x, y }) => ({ x: camera.x + (x - width / 2) / camera.scale, y: camera.y + (y - height / 2) / camera.scale });

  function wake() {
    if (!frame && !isResting) frame = requestAnimationFrame(draw);
  }

  /** @param {"front" | "all"} part */
  function ask(part) {
    stale = part === "all" ? part : stale || part;
    wake();
  }

  function measure() {
    const [across, down] = [stage.clientWidth, stage.clientHeight];
    const finest = Math.max(1, Math.sqrt(MOST_PIXELS / Math.max(1, across * down)));
    const fine = Math.min(devicePixelRatio || 1, finest);
    if (across === width && down === height && fine === ratio) return;
    [width, height, ratio] = [across, down, fine];
    job = null;
    for (const { canvas } of [front, over]) fit(canvas, width * ratio, height * ratio);
    // A canvas that changes its size is empty: put the picture back before anybody sees that.
    if (still.camera.scale) shift();
    ask("all");
  }

  function draw() {
    frame = 0;
    if (width && height && !isResting) {
      if (gliding && !isQuick()) gliding = null; // it takes too long to be painted in every frame
      if (gliding) paintGliding(gliding);
      else if (isQuick() && (stale || isShifted)) paintWhole();
      else paintSlice();
      if (held?.isStale) drawOver();
    }
    settle();
  }

  /** Paint things on their way; when that is done they are again where they lie. @param {NonNullable<typeof gliding>} from */
  function paintGliding({ places, camera: first, began }) {
    const share = (performance.now() - began) / GLIDE;
    if (share >= 1) {
      gliding = null;
      return paintWhole();
    }
    const rest = (1 - share) ** 3;
    const between = (/** @type {number} */ one, /** @type {number} */ other) => other + (one - other) * rest;
    const last = camera;
    const moving = scene.things.flatMap((thing) => {
      const place = places.get(thing);
      return place ? [{ thing, place, x: thing.x, y: thing.y }] : [];
    });
    camera = { x: between(first.x, last.x), y: between(first.y, last.y), scale: between(first.scale, last.scale) };
    for (const { thing, place } of moving) Object.assign(thing, { x: between(place.x, thing.x), y: between(place.y, thing.y) });
    paintWhole();
    for (const { thing, x, y } of moving) Object.assign(thing, { x, y });
    camera = last;
    ask("all");
  }

  function paintWhole() {
    const began = performance.now();
    job = null;
    base.camera.scale = 0;
    prepare(back);
    for (const _ of painting(back.context, scene, emphasis, theme, camera, width, height, { ratio, covered: covered() }));
    flush(back);
    cost = performance.now() - began;
    publish(null);
  }

  /** Move the picture if the camera moved, or work a little on the next one. */
  function paintSlice() {
    const now = performance.now();
    const isFirst = !still.camera.scale;
    if (isShifted) shift();
    if (job && !isSame(job.plan.camera, camera)) {
      job = null;
      ask("all");
    }
    if (!job && !stale) return;
    if (now < restAt && !isFirst) {
      clearTimeout(timer);
      timer = setTimeout(wake, restAt - now + 1);
      return;
    }
    const its = job ?? begin();
    job = its;
    while (!its.steps.next().done) {
      if (isFirst) continue; // nothing else is waited for, and each flush takes its time
      flush(back);
      if (performance.now() < now + SLICE) continue;
      its.spent += performance.now() - now;
      wake();
      return;
    }
    flush(back);
    job = null;
    cost = its.spent + performance.now() - now;
    const next = stale;
    publish(its.plan.without);
    if (next) ask(next);
  }

  function begin() {
    const ground = stale === "all" || !isSame(base.camera, camera);
    const without = held && !held.isDropped ? new Set(held.things) : null;
    const plan = { scene, emphasis, camera: { ...camera }, ground, without };
    stale = "";
    return { plan, steps: stepsOf(plan), spent: 0 };
  }

  /**
   * Lines and things in full colour are kept apart, since what stands out changes more often.
   * @param {Plan} plan
   */
  function* stepsOf(plan) {
    const { without } = plan;
    if (plan.ground) {
      prepare(back);
      yield* painting(back.context, plan.scene, PLAIN, theme, plan.camera, width, height, { ratio, part: "base", without });
      flush(back);
      [back, base] = [base, back];
    }
    prepare(back);
    const { context, canvas } = back;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = theme.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = plan.emphasis.near ? FADED : 1;
    context.drawImage(base.canvas, 0, 0);
    yield;
    yield* painting(context, plan.scene, plan.emphasis, theme, plan.camera, width, height, { ratio, ground: false, part: "front", without, covered: covered() });
  }

  /** Give a picture the stage's size and the camera. @param {Picture} its */
  function prepare(its) {
    fit(its.canvas, width * ratio, height * ratio);
    Object.assign(its, { camera: { ...camera }, width, height, ratio });
  }

  /** The new picture is whole: show it, and keep it for moving. @param {Set<Thing> | null} without */
  function publish(without) {
    stale = "";
    isShifted = false;
    copy(back, still);
    if (showsAll(still)) copy(back, overview);
    front.context.setTransform(1, 0, 0, 1, 0, 0);
    front.context.drawImage(still.canvas, 0, 0);
    if (held && without?.has(held.things[0])) return drawOver();
    if (held?.isDropped) held = null;
    if (held) held.isStale = false;
    clear(over);
  }

  /** @param {Picture} its */
  function showsAll({ camera: { x, y, scale } }) {
    const [across, down] = [width / 2 / scale, height / 2 / scale];
    return scene.things.every((thing) => Math.abs(thing.x - x) < across && Math.abs(thing.y - y) < down);
  }

  /** Show the last picture where the camera has it now, before what is known of its surroundings. */
  function shift() {
    isShifted = false;
    front.context.setTransform(1, 0, 0, 1, 0, 0);
    front.context.fillStyle = theme.ground;
    front.context.fillRect(0, 0, front.canvas.width, front.canvas.height);
    if (!still.camera.scale) return;
    const { left, top, right, bottom } = placeOf(still);
    const isWhole = left <= 0 && top <= 0 && right >= width && bottom >= height;
    if (!isWhole && overview.camera.scale && !isSame(overview.camera, still.camera)) put(overview);
    put(still);
    if (held) drawOver();
  }

  /** Where a picture is on the stage now. @param {Picture} its */
  function placeOf(its) {
    const half = camera.scale / its.camera.scale / 2;
    const x = width / 2 + (its.camera.x - camera.x) * camera.scale;
    const y = height / 2 + (its.camera.y - camera.y) * camera.scale;
    return { left: x - its.width * half, right: x + its.width * half, top: y - its.height * half, bottom: y + its.height * half };
  }

  /** Draw of a picture what is on the stage now. @param {Picture} its */
  function put(its) {
    const place = placeOf(its);
    const [left, top] = [Math.max(0, place.left), Math.max(0, place.top)];
    const [across, down] = [Math.min(width, place.right) - left, Math.min(height, place.bottom) - top];
    if (across <= 0 || down <= 0) return;
    const times = (its.ratio * its.camera.scale) / camera.scale;
    const from = [(left - place.left) * times, (top - place.top) * times];
    front.context.drawImage(
      its.canvas, from[0], from[1], across * times, down * times,
      left * ratio, top * ratio, across * ratio, down * ratio,
    );
  }

  function drawOver() {
    clear(over);
    if (!held) return;
    held.isStale = false;
    paintOver(over.context, held.scene, emphasis, theme, camera, width, height, ratio);
  }

  /** Tell who waits, when all that was asked for is on the stage. */
  function settle() {
    if (isPending()) return;
    const done = waiting;
    waiting = [];
    for (const resolve of done) resolve();
  }

  /** @param {Camera} its @param {boolean} isByHand */
  function turnTo({ x, y, scale }, isByHand) {
    const next = { x, y, scale: Math.max(SMALLEST, Math.min(LARGEST, scale)) };
    if (![x, y, scale].every(Number.isFinite) || isSame(next, camera)) return;
    const now = performance.now();
    if (isByHand) gliding = null;
    // A single jump needs no rest; movement does.
    restAt = isByHand || now - movedAt < 2 * REST ? now + REST : now;
    movedAt = now;
    camera = next;
    isShifted = true;
    ask("front");
    listener.move({ ...camera });
  }

  /** @param {Point} point @param {number} reach  In CSS pixels. @returns {Hit} */
  function pick(point, reach) {
    nearby ??= createNearby(scene);
    const at = toWorld(point);
    const thing = nearby.thingAt(at, (reach / 2 + 1) / camera.scale);
    return { thing, tie: thing ? null : nearby.tieAt(at, reach / camera.scale) };
  }

  /** @param {Thing[]} things @returns {Scene} */
  function around(things) {
    const its = new Set(things);
    return { things, ties: scene.ties.filter(({ tie }) => its.has(tie.start) || its.has(tie.end)) };
  }

  followHands(front.canvas, {
    pick,
    chosen: (hit, isMore) => listener.pick(hit, isMore),
    doubled: ({ thing }, point) => {
      if (thing) listener.expand(thing);
      else zoom(2, point);
    },
    menu: (hit, point) => listener.menu(hit, point),
    lasso: (line, isDone) => listener.lasso(line, isDone),
    hovered: (hit, point) => listener.hover(hit, point),
    grab: (thing, point) => {
      const at = toWorld(point);
      const things = listener.along(thing);
      held = { things, scene: around(things), offsets: things.map(({ x, y }) => ({ x: x - at.x, y: y - at.y })), isStale: false, isDropped: false };
      ask("all");
    },
    carry: (point) => {
      if (!held) return;
      const { x, y } = toWorld(point);
      const { things, offsets } = held;
      things.forEach((thing, n) => Object.assign(thing, { x: x + offsets[n].x, y: y + offsets[n].y }));
      listener.carry(things);
      if (isQuick()) return ask("all");
      held.isStale = true;
      wake();
    },
    drop: () => {
      if (!held) return;
      held.isDropped = true;
      for (const thing of held.things) nearby?.moved(thing);
      ask("all");
      listener.drag(held.things);
    },
    pan: (across, down) => turnTo({ x: camera.x - across / camera.scale, y: camera.y - down / camera.scale, scale: camera.scale }, true),
    zoom,
  });

  /** @param {number} times @param {Point} point  What stays where it is. */
  function zoom(times, point) {
    const scale = Math.max(SMALLEST, Math.min(LARGEST, camera.scale * times));
    const { x, y } = toWorld(point);
    turnTo({ x: x - (point.x - width / 2) / scale, y: y - (point.y - height / 2) / scale, scale }, true);
  }
  new ResizeObserver(measure).observe(stage);
  measure();

  return {
    show: (next, stands) => {
      // The time that a scene takes is guessed from the last one, so that filters do not flicker between ways of painting.
      cost *= Math.min(1, (next.ties.length + next.things.length) / Math.max(1, scene.ties.length + scene.things.length));
      scene = next;
      emphasis = stands;
      nearby = null;
      overview.camera.scale = 0;
      held = held?.things.every((thing) => next.things.includes(thing)) ? { ...held, scene: around(held.things) } : null;
      ask("all");
    },
    emphasise: (stands) => {
      emphasis = stands;
      ask("front");
    },
    glide: ({ places, camera: first }) => {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden || !isQuick()) return;
      gliding = { places, camera: first, began: performance.now() };
      ask("all");
    },
    rest: (rests) => {
      isResting = rests;
      if (rests) settle();
      else if (isPending()) wake();
    },
    camera: () => ({ ...camera }),
    look: (next) => turnTo(next, false),
    where: ({ x, y }) => ({ x: (x - camera.x) * camera.scale + width / 2, y: (y - camera.y) * camera.scale + height / 2 }),
    pick: (point) => pick(point, REACH),
    refresh: (colours) => {
      theme = colours;
      job = null;
      overview.camera.scale = 0;
      measure();
      ask("all");
    },
    drawn: () => new Promise((done) => {
      // In a tab that is not shown no frame comes, and nobody waits for one.
      if (isPending() && !document.hidden) waiting.push(done);
      else done();
    }),
  };
}

/** @param {Camera} one @param {Camera} other */
const isSame = (one, other) => one.x === other.x && one.y === other.y && one.scale === other.scale;

/**
 * @param {HTMLElement} stage
 * @returns {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D }}
 */
function shownCanvas(stage) {
  const canvas = document.createElement("canvas");
  const { style } = canvas;
  style.position = "absolute";
  style.left = style.top = "0";
  style.width = style.height = "100%";
  style.touchAction = "none";
  stage.append(canvas);
  return { canvas, context: /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")) };
}

/**
 * @param {CanvasRenderingContext2DSettings} settings
 * @returns {Picture}
 */
function newPicture(settings) {
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false, ...settings }));
  return { canvas, context, camera: { x: 0, y: 0, scale: 0 }, width: 0, height: 0, ratio: 1 };
}

/** @param {HTMLCanvasElement} canvas @param {number} across @param {number} down */
function fit(canvas, across, down) {
  const [width, height] = [Math.max(1, Math.round(across)), Math.max(1, Math.round(down))];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Paint what was only written down. @param {Picture} its */
function flush({ context }) {
  context.getImageData(0, 0, 1, 1);
}

/** @param {{ canvas: HTMLCanvasElement, context: CanvasRenderingContext2D }} its */
function clear({ canvas, context }) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
}

/** @param {Picture} from @param {Picture} to */
function copy(from, to) {
  const { camera, width, height, ratio } = from;
  Object.assign(to, { camera: { ...camera }, width, height, ratio });
  fit(to.canvas, from.canvas.width, from.canvas.height);
  to.context.drawImage(from.canvas, 0, 0);
}

/**
 * Tell what mouse, pen and fingers do on a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {Hands} hands
 */
function followHands(canvas, hands) {
  /** Where every finger is that is down. @type {Map<number, Point>} */
  const fingers = new Map();
  /** What they do. @type {{ act: "press" | "carry" | "pan" | "pinch" | "lasso", start: Point, thing: Thing | null, reach: number, line: Point[] } | null} */
  let doing = null;
  const isSecond = secondPresses();
  /** What this press hit and the one before; the second of two means the same as the first, even if the drawing has moved since. @type {Hit[]} */
  let [first, last] = [NOTHING, NOTHING];
  let isDouble = false;
  /** Until a finger that rests asks for the menu. */
  let resting = 0;
  /** @type {Point | null} */
  let hovered = null;

  /** @param {MouseEvent} event @returns {Point} */
  function pointOf({ clientX, clientY }) {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {Point} point */
  function leave(point) {
    hovered = null;
    canvas.style.cursor = doing && doing.act !== "press" ? "grabbing" : "";
    hands.hovered(NOTHING, point);
  }

  /** At most once a frame: finding the nearest line is not free. @param {Point} point */
  function hover(point) {
    const isWaiting = hovered !== null;
    hovered = point;
    if (isWaiting) return;
    requestAnimationFrame(() => {
      const at = hovered;
      hovered = null;
      if (!at || doing) return;
      const hit = hands.pick(at, REACH);
      canvas.style.cursor = hit.thing || hit.tie ? "pointer" : "";
      hands.hovered(hit, at);
    });
  }

  /** @param {Map<number, Point>} its */
  function span(its) {
    const [one, other] = its.values();
    return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, long: Math.hypot(one.x - other.x, one.y - other.y) };
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || fingers.size === 2) return;
    const point = pointOf(event);
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, point);
    const isTouch = event.pointerType === "touch";
    const reach = isTouch ? TOUCH_REACH : REACH;
    if (doing?.act === "carry") hands.drop();
    if (doing?.act === "lasso") hands.lasso([], false);
    clearTimeout(resting);
    if (fingers.size === 2) {
      doing = { act: "pinch", start: point, thing: null, reach, line: [] };
      return;
    }
    const hit = hands.pick(point, reach);
    isDouble = isSecond(event);
    [first, last] = [last, hit];
    doing = { act: "press", start: point, thing: hit.thing, reach, line: [] };
    if (isTouch) resting = window.setTimeout(() => ask(event.pointerId, hit, point), LONG_PRESS);
  });

  /** A finger has rested long enough. @param {number} finger @param {Hit} hit @param {Point} point */
  function ask(finger, hit, point) {
    if (doing?.act !== "press" || !fingers.delete(finger)) return;
    doing = null;
    hands.menu(hit, point);
  }

  // Of a mouse the system knows what is a double click.
  canvas.addEventListener("mousedown", ({ detail, shiftKey, ctrlKey, metaKey }) => { isDouble ||= detail === 2 && !shiftKey && !ctrlKey && !metaKey; });
  canvas.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    event.stopPropagation();
    // Of a finger that rests some browsers report this too.
    if (/** @type {PointerEvent} */ (event).pointerType === "touch") return;
    clearTimeout(resting);
    fingers.clear();
    doing = null;
    const point = pointOf(event);
    hands.menu(hands.pick(point, REACH), point);
  });

  canvas.addEventListener("pointermove", (event) => {
    const point = pointOf(event);
    const before = fingers.get(event.pointerId);
    if (!before || !doing) {
      if (event.pointerType !== "touch" && !event.buttons) hover(point);
      return;
    }
    if (doing.act === "pinch") {
      const old = span(fingers);
      fingers.set(event.pointerId, point);
      const now = span(fingers);
      hands.pan(now.x - old.x, now.y - old.y);
      if (old.long > 1 && now.long > 1) hands.zoom(now.long / old.long, now);
      return;
    }
    if (doing.act === "press") {
      const trembled = Math.hypot(point.x - doing.start.x, point.y - doing.start.y);
      if (trembled <= (doing.reach === TOUCH_REACH ? TOUCH_TREMBLE : TREMBLE)) return;
      clearTimeout(resting);
      const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
      doing.act = isMore && !doing.thing ? "lasso" : doing.thing ? "carry" : "pan";
      doing.line = [doing.start];
      if (doing.act === "carry" && doing.thing) hands.grab(doing.thing, doing.start);
      leave(point);
    }
    fingers.set(event.pointerId, point);
    if (doing.act === "carry") hands.carry(point);
    else if (doing.act === "lasso") {
      doing.line.push(point);
      hands.lasso(doing.line, false);
    } else hands.pan(point.x - before.x, point.y - before.y);
  });

  /** @param {PointerEvent} event */
  function lift(event) {
    if (!fingers.delete(event.pointerId) || !doing) return;
    const { act, reach, line } = doing;
    clearTimeout(resting);
    // The finger that stays moves the ground.
    doing = act === "pinch" && fingers.size ? { ...doing, act: "pan" } : null;
    if (!doing) canvas.style.cursor = "";
    if (act === "carry") hands.drop();
    if (act === "lasso") hands.lasso(event.type === "pointerup" ? line : [], true);
    if (act !== "press" || event.type !== "pointerup") return;
    if (isDouble) hands.doubled(first, pointOf(event));
    else hands.chosen(hands.pick(pointOf(event), reach), event.shiftKey || event.ctrlKey || event.metaKey);
  }
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("lostpointercapture", lift);
  canvas.addEventListener("pointerleave", (event) => {
    if (!doing) leave(pointOf(event));
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 300 : 1);
    // A pinch on a touchpad comes as a wheel with Ctrl, in smaller steps.
    const times = Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016));
    const point = pointOf(event);
    hands.zoom(Math.max(0.4, Math.min(2.5, times)), point);
    if (!doing) leave(point);
  }, { passive: false });
}
