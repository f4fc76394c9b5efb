// The tour: a story told in scenes, one after another, each with a title, a text and its place in the address.
import { announce } from "./announce.js";
import { button, byId, make } from "../element.js";

/**
 * Return what shows the point at which the tour stands.
 * @param {Case} page
 * @param {import("./state.js").State} state
 * @param {(address: string) => Partial<import("./state.js").Choice>} choices  What an address shows, and nothing else.
 */
export function createTour(page, state, choices) {
  const { points } = page.tour;
  const bar = make("section", { id: "tour", "aria-label": "Tour", hidden: true });
  byId("summary").before(bar);
  const start = button("Tour", () => show(state.now().tour ? 0 : 1), { id: "start-tour", title: `A tour in ${points.length} scenes` });
  if (points.length) byId("find-path").before(start);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(step);
  });

  /** Show the scene with a number, from 1; 0 ends the tour where it stands. @param {number} at */
  function show(at) {
    const point = points[at - 1];
    state.change(point ? { ...choices(point.address), tour: at } : { tour: 0 });
    if (point) announce(`${at} of ${points.length}: ${point.title}. ${point.text}`);
    else start.focus();
  }

  /** @param {number} step */
  function go(step) {
    const at = state.now().tour + step;
    if (at < 1 || at > points.length) return;
    show(at);
    /** @type {HTMLElement | null} */ (bar.querySelector(step > 0 && at < points.length ? ".next" : ".back"))?.focus();
  }

  /** Write the bar for the point of the moment. */
  function draw() {
    const { tour: at } = state.now();
    const point = points[at - 1];
    bar.hidden = !point;
    start.setAttribute("aria-pressed", String(Boolean(point)));
    if (!point) return;
    const next = button("Next", () => go(1), { class: "next", disabled: at === points.length });
    const back = button("Back", () => go(-1), { class: "back", disabled: at === 1 });
    bar.replaceChildren(
      make("div", { class: "point", dir: "auto" }, make("small", {}, `${at} of ${points.length}`), make("h2", {}, point.title), make("p", {}, point.text)),
      make("div", { class: "acts", role: "group", "aria-label": "Steps of the tour" }, back, next,
        button("Print all", () => window.print(), { title: "One scene a page, with title and text" }), button("End", () => show(0), { "aria-label": "End the tour" })));
  }

  return {
    draw,
    /** The points, if the tour is on: what is printed. */
    points: () => (state.now().tour ? points : []),
    /** The choices of a point, by its place from 0. @param {number} at */
    choices: (at) => ({ ...choices(points[at].address), tour: at + 1 }),
  };
}
