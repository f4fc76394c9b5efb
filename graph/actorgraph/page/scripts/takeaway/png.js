// The whole scene as a picture, with the heading above it and the legend below.
import { frameOf } from "../draw/svg.js";
import { painting } from "../draw/painter.js";

/** Canvas pixels for a pixel of the scene, where a canvas can hold that. */
const SHARP = 2;
/** What the canvases of the usual browsers can hold, with a margin. */
const LONGEST = 16_000;
const LARGEST = 100_000_000;
/** A browser that can hold even less is tried with ever smaller pictures, down to this scale. */
const LEAST = 0.05;
/** Milliseconds between two rests, so that the page can be used meanwhile. */
const SHIFT = 40;

/**
 * Return a picture of the whole scene, and how many pixels stand for one of the scene: 2, or less where
 * the scene is so large that no canvas would hold it.
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {string[]} heading  Lines; the first is the title.
 * @returns {Promise<{ blob: Blob, scale: number }>}
 */
export async function pngOf(scene, emphasis, theme, heading) {
  const frame = frameOf(scene, theme, heading);
  const { width, height } = frame;
  let scale = Math.min(SHARP, LONGEST / Math.max(width, height), Math.sqrt(LARGEST / (width * height)));
  for (; scale >= LEAST; scale /= 2) {
    const blob = await pictureOf(scene, emphasis, theme, frame, scale);
    if (blob) return { blob, scale };
  }
  throw new Error("this browser cannot hold a picture of that size");
}

/**
 * Return the picture at a scale, or null where the browser cannot hold it.
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {import("../draw/svg.js").Frame} frame
 * @param {number} scale
 * @returns {Promise<Blob | null>}
 */
async function pictureOf(scene, emphasis, theme, frame, scale) {
  const { width, height, right, down, marks } = frame;
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  const camera = { x: width / 2 - right, y: height / 2 - down, scale: 1 };
  const steps = painting(context, scene, emphasis, theme, camera, width, height, { ratio: scale });
  for (let until = performance.now() + SHIFT; !steps.next().done;) {
    // Browsers put painting off until somebody asks for a pixel; all at once at the end it would take seconds.
    isPainted(context);
    if (performance.now() < until) continue;
    await new Promise((go) => setTimeout(go));
    until = performance.now() + SHIFT;
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const mark of marks) paintMark(context, mark, theme);
  if (!isPainted(context)) return null;
  return new Promise((give) => { canvas.toBlob(give, "image/png"); });
}

/** False where the canvas is too large: it stays empty in some browsers, and nobody says so. @param {CanvasRenderingContext2D} context */
const isPainted = (context) => context.getImageData(0, 0, 1, 1).data[3] > 0;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("../draw/svg.js").PathMark | import("../draw/svg.js").TextMark} mark
 * @param {Theme} theme
 */
function paintMark(context, mark, theme) {
  if ("text" in mark) {
    context.font = `${mark.weight} ${mark.size}px ${theme.font}`;
    context.direction = mark.isRightToLeft ? "rtl" : "ltr";
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.fillStyle = mark.colour;
    context.fillText(mark.text, mark.x, mark.y);
    return;
  }
  const path = new Path2D(mark.d);
  context.lineJoin = "round";
  context.lineCap = mark.cap;
  context.lineWidth = mark.width;
  context.setLineDash(mark.dash);
  if (mark.fill !== "none") {
    context.fillStyle = mark.fill;
    context.fill(path);
  }
  if (mark.stroke !== "none") {
    context.strokeStyle = mark.stroke;
    context.stroke(path);
  }
}
