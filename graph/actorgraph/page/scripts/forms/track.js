// Rows that each have a mark on one axis: days of a timeline, figures on a line of numbers.
import { make, makeSvg } from "../element.js";

/** The part of the axis that two ticks must lie apart so that their words do. */
const APART = 0.22;
/** Half the height of a row's rail. */
const MIDDLE = 11;

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(2)}%`;

/**
 * Return the rail of one row: a dot, or a bar of which an open end is an arrow.
 * @param {{ from: number | null, to: number | null, name: string }} mark  Shares of the axis; null for an open end.
 * @param {number[]} ticks
 */
export function rail({ from, to, name }, ticks) {
  const [left, right] = [from ?? 0, to ?? 1];
  const isDot = from !== null && from === to;
  return makeSvg("svg", { class: `range ${name}`, width: "100%", height: 2 * MIDDLE, "aria-hidden": "true" },
    ...ticks.map((at) => makeSvg("line", { class: "tick", x1: percent(at), x2: percent(at), y1: 0, y2: 2 * MIDDLE })),
    ...(isDot ? [makeSvg("circle", { class: "mark", cx: percent(left), cy: MIDDLE, r: 6 })] : [
      makeSvg("rect", { class: "mark", x: percent(left), width: percent(right - left), y: MIDDLE - 4, height: 8, rx: 2 }),
      ...(from === null ? [arrow(0, "M0 0L10 -8V8Z")] : []),
      ...(to === null ? [arrow(1, "M0 0L-10 -8V8Z"), ...(from === null ? [] : [makeSvg("circle", { class: "mark open", cx: percent(left), cy: MIDDLE, r: 5 })])] : []),
    ]));
}

/** @param {number} at @param {string} shape */
const arrow = (at, shape) => makeSvg("svg", { x: percent(at), y: MIDDLE, overflow: "visible" }, makeSvg("path", { class: "mark", d: shape }));

/**
 * Return the words of an axis, as many as have room; the first and the last always.
 * @param {{ at: number, text: string }[]} ticks  In their order.
 */
export function axis(ticks) {
  const last = ticks[ticks.length - 1];
  /** @type {{ at: number, text: string }[]} */
  const shown = [];
  for (const tick of ticks) {
    const before = shown[shown.length - 1];
    const isFree = !before || tick.at - before.at >= APART;
    if (isFree && (tick === last || tick === ticks[0] || last.at - tick.at >= APART)) shown.push(tick);
  }
  if (last && !shown.includes(last)) shown.push(last);
  return makeSvg("svg", { class: "numbers", width: "100%", height: 20, "aria-hidden": "true" },
    ...shown.map(({ at, text }) => {
      const words = makeSvg("text", { x: percent(at), y: 14, "text-anchor": at < 0.1 ? "start" : at > 0.9 ? "end" : "middle" });
      words.textContent = text;
      return words;
    }));
}

/** @param {...Node} rows */
export const tracks = (...rows) => make("ol", { class: "span-rows" }, ...rows.map((row) => make("li", {}, row)));
