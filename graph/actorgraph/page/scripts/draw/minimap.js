// The whole network, small, beside the drawing; it is there while something is out of sight.
import { boxOf } from "./camera.js";
import { make } from "../element.js";

const WIDTH = 168;
const HEIGHT = 112;
const PADDING = 6;

/**
 * Return the small map of a stage. Those who do not see have nothing of it, and walk by keyboard.
 * @param {HTMLElement} room  Where it stands; it covers nothing that is drawn.
 * @param {HTMLElement} stage
 * @param {() => Renderer} renderer
 * @param {() => Theme} theme
 */
export function createMinimap(room, stage, renderer, theme) {
  const canvas = make("canvas", { id: "minimap", "aria-hidden": "true", width: 2 * WIDTH, height: 2 * HEIGHT });
  canvas.style.width = `${WIDTH}px`;
  canvas.style.height = `${HEIGHT}px`;
  const holder = make("div", { class: "map", hidden: true }, canvas);
  room.append(holder);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @type {Thing[]} */
  let things = [];
  /** @type {Set<Thing> | null} */
  let near = null;
  /** @type {Box | null} */
  let box = null;
  let frame = 0;

  const scale = () => (box ? Math.min((WIDTH - 2 * PADDING) / Math.max(1, box.right - box.left), (HEIGHT - 2 * PADDING) / Math.max(1, box.bottom - box.top)) : 1);
  const middle = () => (box ? { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 } : { x: 0, y: 0 });

  /** True if the middle of a thing is not on the stage. */
  const isOut = () => things.some((thing) => {
    const { x, y } = renderer().where(thing);
    return x < 0 || y < 0 || x > stage.clientWidth || y > stage.clientHeight;
  });

  function draw() {
    frame = 0;
    const isShown = things.length > 1 && isOut();
    holder.hidden = !isShown;
    if (!isShown) return;
    box = boxOf(things);
    const { ground, ink, soft, accent } = theme();
    const [by, { x, y }] = [scale(), middle()];
    const at = (/** @type {Point} */ point) => ({ x: WIDTH / 2 + (point.x - x) * by, y: HEIGHT / 2 + (point.y - y) * by });
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.fillStyle = ground;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    const size = things.length > 400 ? 1 : 3;
    for (const isNear of [false, true]) {
      context.fillStyle = isNear ? ink : soft;
      for (const thing of things) {
        if (Boolean(near?.has(thing)) !== isNear) continue;
        const place = at(thing);
        context.fillRect(place.x - size / 2, place.y - size / 2, size, size);
      }
    }
    const camera = renderer().camera();
    const [across, down] = [(stage.clientWidth / camera.scale) * by, (stage.clientHeight / camera.scale) * by];
    const here = at(camera);
    context.strokeStyle = accent;
    context.lineWidth = 1.5;
    context.strokeRect(here.x - across / 2, here.y - down / 2, across, down);
  }

  let isHeld = false;
  /** @param {PointerEvent} event */
  function go(event) {
    const { left, top } = canvas.getBoundingClientRect();
    const [by, { x, y }] = [scale(), middle()];
    renderer().look({ x: x + (event.clientX - left - WIDTH / 2) / by, y: y + (event.clientY - top - HEIGHT / 2) / by, scale: renderer().camera().scale });
  }
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    isHeld = true;
    go(event);
  });
  canvas.addEventListener("pointermove", (event) => { if (isHeld) go(event); });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    canvas.addEventListener(end, () => {
      isHeld = false;
      draw();
    });
  }

  return {
    /** Draw it with the next frame: the camera or the size of the stage is another. */
    draw: () => { if (!frame) frame = requestAnimationFrame(draw); },
    /** @param {Scene} scene @param {Emphasis} emphasis */
    show: (scene, emphasis) => {
      things = scene.things;
      near = emphasis.near?.things ?? null;
      if (!frame) frame = requestAnimationFrame(draw);
    },
  };
}
