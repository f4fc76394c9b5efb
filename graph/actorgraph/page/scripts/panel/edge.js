// The edge between the drawing and the panel: dragged, or moved with the arrows; the drawing takes the rest.
import { byId } from "../element.js";

/** Pixels that an arrow moves the edge. */
const STEP = 32;
/** Shares of the room that the panel may take, in percent. */
const LEAST = 15;
const MOST = 75;

/** Let the reader choose the panel's width, or on a phone its height. */
export function createEdge() {
  const edge = byId("panel-edge");
  const panel = byId("panel");
  const main = /** @type {HTMLElement} */ (panel.parentElement);
  const isBelow = () => getComputedStyle(main).flexDirection === "column";

  /** @param {number} size  Of the panel, in pixels; for anything else the usual size. */
  function take(size) {
    const room = isBelow() ? main.clientHeight : main.clientWidth;
    const share = Math.min(MOST, Math.max(LEAST, (size / room) * 100));
    main.style.setProperty(isBelow() ? "--panel-height" : "--panel-width", isBelow() ? `${share.toFixed(1)}%` : `${Math.round((share / 100) * room)}px`);
    edge.setAttribute("aria-valuenow", share.toFixed(0));
  }

  edge.setAttribute("aria-valuemin", String(LEAST));
  edge.setAttribute("aria-valuemax", String(MOST));
  edge.setAttribute("aria-valuenow", "30");
  edge.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
  });
  edge.addEventListener("pointermove", (event) => {
    if (!edge.hasPointerCapture(event.pointerId)) return;
    const box = main.getBoundingClientRect();
    take(isBelow() ? box.bottom - event.clientY : box.right - event.clientX);
  });
  edge.addEventListener("dblclick", () => {
    main.style.removeProperty("--panel-width");
    main.style.removeProperty("--panel-height");
  });
  byId("raise").addEventListener("click", () => {
    if (main.style.getPropertyValue("--panel-height")) main.style.removeProperty("--panel-height");
    else take(main.clientHeight / 2);
  });
  edge.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const { width, height } = panel.getBoundingClientRect();
    take((isBelow() ? height : width) + step);
  });
}
