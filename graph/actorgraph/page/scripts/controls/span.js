// The span of days: two handles on the axis, and what lies between them, each moved by pointer and by keyboard.
import { dayText } from "../read/day.js";
import { make } from "../element.js";

/** CSS pixels that are free between the handles at least, so that the span can be taken hold of. */
const LEAST = 24;

/**
 * @typedef {Object} Days  A span; null: open.
 * @property {number | null} from
 * @property {number | null} to
 */

/** @param {Days} days */
export function spanWords({ from, to }) {
  return `${from === null ? "…" : dayText(from)} – ${to === null ? "…" : dayText(to)}`;
}

/**
 * Return the handles on a track, and how to show a span with them.
 * @param {HTMLElement} track
 * @param {import("./axis.js").Scale} scale
 * @param {(days: Days) => void} change
 */
export function createSpan(track, scale, change) {
  const { low, high } = scale;
  /** @type {Days} */
  let shown = { from: null, to: null };
  const slider = (/** @type {string} */ name, /** @type {string} */ kind) =>
    make("div", { role: "slider", tabindex: "0", class: kind, "aria-label": name, "aria-orientation": "horizontal", "aria-valuemin": low, "aria-valuemax": high });
  const [from, window_, to] = [slider("First day", "handle from"), slider("All of the span", "fill"), slider("Last day", "handle to")];
  track.append(make("div", { class: "rail" }), window_, from, to);

  const first = () => Math.max(low, Math.min(shown.from ?? low, high));
  const last = () => Math.min(high, Math.max(shown.to ?? high, low));

  /** Choose a span; one that ends before it begins is turned round, and an end of the axis is open. @param {number} a @param {number} b */
  function set(a, b) {
    const [one, other] = [Math.max(low, Math.min(a, b)), Math.min(high, Math.max(a, b))];
    change({ from: one <= low ? null : one, to: other >= high ? null : other });
  }
  /** Move the whole span by so many days, as far as the axis goes. @param {number} days @param {Days} [start] */
  function shift(days, start = { from: first(), to: last() }) {
    const [a, b] = [start.from ?? low, start.to ?? high];
    const by = Math.max(low - a, Math.min(high - b, days));
    set(a + by, b + by);
  }

  /** @param {HTMLElement} element @param {() => number} now @param {(day: number) => void} go */
  function byKey(element, now, go) {
    element.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (by) go(now() + by);
      else if (event.key === "PageUp" || event.key === "PageDown") go(scale.turn(now(), event.key === "PageUp" ? 1 : -1));
      else if (event.key === "Home" || event.key === "End") go(event.key === "Home" ? low : high);
      else return;
      event.preventDefault();
    });
  }
  byKey(from, first, (day) => set(Math.min(day, last()), last()));
  byKey(to, last, (day) => set(first(), Math.max(day, first())));
  byKey(window_, first, (day) => shift(day - first()));

  /** The day under the pointer. @param {PointerEvent} event */
  const under = ({ clientX }) => {
    const { left, width } = track.getBoundingClientRect();
    return scale.dayAt((clientX - left) / Math.max(1, width));
  };
  /**
   * Follow a pointer from where it goes down on an element.
   * @param {HTMLElement} element
   * @param {(day: number, start: {day: number, from: number, to: number}) => void} move
   */
  function byPointer(element, move) {
    element.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      element.focus();
      element.setPointerCapture(event.pointerId);
      const start = { day: under(event), from: first(), to: last() };
      const follow = (/** @type {PointerEvent} */ its) => move(under(its), start);
      const end = () => element.removeEventListener("pointermove", follow);
      element.addEventListener("pointermove", follow);
      for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, end, { once: true });
    });
  }
  byPointer(from, (day, start) => set(Math.min(day, start.to), start.to));
  byPointer(to, (day, start) => set(start.from, Math.max(day, start.from)));
  // A span is moved; where everything is shown, one is drawn.
  byPointer(window_, (day, start) => {
    if (start.from <= low && start.to >= high) set(start.day, day);
    else shift(day - start.day, start);
  });

  /** @param {HTMLElement} element @param {number} day @param {string} words */
  function describe(element, day, words) {
    element.setAttribute("aria-valuenow", String(day));
    element.setAttribute("aria-valuetext", words);
  }
  return {
    set,
    /** @param {Days} days */
    show: (days) => {
      shown = days;
      const width = track.clientWidth;
      const [left, right] = [scale.share(first()) * width, scale.share(last() + 1) * width];
      const spare = Math.max(0, LEAST - (right - left)) / 2;
      const start = Math.max(0, Math.min(left - spare, width - LEAST));
      const end = Math.max(start + Math.min(LEAST, width), right + spare - Math.max(0, right + spare - width));
      from.style.left = window_.style.left = `${start.toFixed(1)}px`;
      to.style.left = `${end.toFixed(1)}px`;
      window_.style.width = `${(end - start).toFixed(1)}px`;
      describe(from, first(), days.from === null ? "from the beginning" : dayText(days.from));
      describe(to, last(), days.to === null ? "to the end" : dayText(days.to));
      describe(window_, first(), spanWords(days));
    },
  };
}
