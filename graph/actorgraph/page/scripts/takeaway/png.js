// What is drawn as a picture, with the heading above it and the key below.
import { painting } from "../draw/painter.js";

/** Pixels of the picture for one of the drawing, if that is not too many. */
const SHARP = 2;
/** The most pixels of a picture: larger files are slow to write and to open, and no screen shows them. */
export const MOST = 16_000_000;
/** What the canvases of the usual browsers can hold, with a margin. */
const LONGEST = 16_000;
/** A browser that can hold even less is tried with ever smaller pictures, down to this scale. */
const LEAST = 0.05;
/** Milliseconds between two rests, so that the page can be used meanwhile. */
const SHIFT = 40;

/** Paints a drawing, at so many pixels for one of its own. @typedef {(context: CanvasRenderingContext2D, scale: number) => Promise<void>} Paint */

/**
 * Return a drawing as a PNG, and how many pixels stand for one of the drawing: 2, or less if it is large.
 * @param {{width: number, height: number}} size
 * @param {Paint} paint
 * @returns {Promise<{ blob: Blob, scale: number, width: number, height: number }>}
 */
export async function pngOf({ width, height }, paint) {
  const most = Math.min(SHARP, LONGEST / Math.max(width, height), Math.sqrt(MOST / (width * height)));
  for (let scale = most; scale >= LEAST; scale /= 2) {
    const size = { width: Math.floor(width * scale), height: Math.floor(height * scale) };
    const blob = await pictureOf(size, (context) => paint(context, scale));
    if (blob) return { blob, scale, ...size };
  }
  throw new Error("this browser cannot hold a picture of that size");
}

/**
 * Return a picture, or null if the browser cannot hold it.
 * @param {{width: number, height: number}} size
 * @param {(context: CanvasRenderingContext2D) => Promise<void>} paint
 * @returns {Promise<Blob | null>}
 */
async function pictureOf(size, paint) {
  const canvas = Object.assign(document.createElement("canvas"), size);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  await paint(context);
  if (!isPainted(context)) return null;
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

/** False where the canvas is too large: it stays empty in some browsers, and nobody says so. @param {CanvasRenderingContext2D} context */
const isPainted = (context) => context.getImageData(0, 0, 1, 1).data[3] > 0;

/**
 * Return how the network is painted. The painter takes a tenth of the time that a browser needs for its SVG.
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {import("../draw/svg.js").Frame} frame
 * @returns {Paint}
 */
export const networkPaint = (scene, emphasis, theme, { width, height, right, down, marks }) => async (context, scale) => {
  const camera = { x: width / 2 - right, y: height / 2 - down, scale: 1 };
  const steps = painting(context, scene, emphasis, theme, camera, width, height, { ratio: scale });
  for (let until = performance.now() + SHIFT; !steps.next().done;) {
    if (performance.now() < until) continue;
    // Browsers put painting off until somebody asks for a pixel; all at once at the end it would take seconds.
    isPainted(context);
    await new Promise((go) => { setTimeout(go); });
    until = performance.now() + SHIFT;
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const mark of marks) paintMark(context, mark, theme);
};

/**
 * Return how a drawing that is SVG already is painted.
 * @param {string} svg
 * @returns {Paint}
 */
export const svgPaint = (svg) => async (context) => {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
};

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
