// What the reader did to things, over the network: rings around what is selected, pins, signs of notes, the lasso.
import { makeSvg } from "../element.js";

/** Pixels between a thing and the ring around it. */
const GAP = 5;
/** Things that have marks; more are too many to be told apart. */
const MOST = 600;

/**
 * @typedef {Object} Marked
 * @property {Thing[]} selected
 * @property {Thing[]} pinned
 * @property {Thing[]} noted
 */

/**
 * Return what draws marks on a stage, above what is painted there. Nobody can click on them.
 * @param {HTMLElement} stage
 * @param {() => Renderer} renderer
 */
export function createMarks(stage, renderer) {
  const svg = makeSvg("svg", { class: "marks", "aria-hidden": "true" });
  const lasso = makeSvg("polygon", { class: "lasso", points: "" });
  stage.append(svg);
  /** @type {Marked} */
  let marked = { selected: [], pinned: [], noted: [] };

  function draw() {
    const { scale } = renderer().camera();
    const at = (/** @type {Thing} */ thing) => ({ ...renderer().where(thing), r: thing.size * scale });
    const rings = marked.selected.slice(0, MOST).map((thing) => {
      const { x, y, r } = at(thing);
      return makeSvg("circle", { class: "ring", cx: x, cy: y, r: r + GAP });
    });
    const pins = marked.pinned.slice(0, MOST).map((thing) => {
      const { x, y, r } = at(thing);
      return makeSvg("path", { class: "pin", d: pinPath(x - r * 0.8 - 4, y - r * 0.8 - 2) });
    });
    const notes = marked.noted.slice(0, MOST).map((thing) => {
      const { x, y, r } = at(thing);
      return noteSign(x + r * 0.8 + 5, y - r * 0.8 - 5);
    });
    svg.replaceChildren(...rings, ...pins, ...notes, lasso);
  }

  return {
    draw: () => { if (svg.childElementCount > 1 || marked.selected.length || marked.pinned.length || marked.noted.length) draw(); },
    /** @param {Marked} its */
    mark: (its) => {
      marked = its;
      draw();
    },
    /** @param {Point[]} line  Of the stage; empty to take it away. */
    lasso: (line) => {
      lasso.setAttribute("points", line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "));
      if (!lasso.isConnected) svg.append(lasso);
    },
  };
}

/** A pin with its head above a point. @param {number} x @param {number} y */
const pinPath = (x, y) => `M${x.toFixed(1)} ${y.toFixed(1)}v-4m-3 0h6l-1 -2v-4h-4v4z`;

/** A leaf with three lines. @param {number} x @param {number} y */
export const noteSign = (x, y) => makeSvg("g", { class: "note-sign", transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
  makeSvg("rect", { x: -5.5, y: -6.5, width: 11, height: 13, rx: 2 }), makeSvg("path", { d: "M-3 -3H3M-3 0H3M-3 3H1" }));

/**
 * Return whether a point is within a closed line.
 * @param {Point} point
 * @param {Point[]} line
 */
export function isWithin({ x, y }, line) {
  let isIn = false;
  line.forEach((a, n) => {
    const b = line[(n + 1) % line.length];
    if ((a.y > y) !== (b.y > y) && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isIn = !isIn;
  });
  return isIn;
}
