// The form of an answer that is more than ties: a matrix, a timeline, number lines and so on, each a module of its own.
import { barsForm } from "./bars.js";
import { changesForm } from "./changes.js";
import { figuresForm } from "./figures.js";
import { groundsForm } from "./grounds.js";
import { make } from "../element.js";
import { nextBox, WAYS } from "../draw/story.js";
import { matrixForm } from "./matrix.js";
import { sidesForm } from "./sides.js";
import { stepsForm } from "./steps.js";
import { timelineForm } from "./timeline.js";
import { triadsForm } from "./triads.js";

/** What a form lets the reader do. @typedef {{ thing: (thing: Thing) => void, claims: (claims: number[], title: string) => void }} FormActs */

/** @type {Record<Form["kind"], (page: Case, form: any, acts: FormActs) => Node[]>} */
const FORMS = {
  matrix: matrixForm, timeline: timelineForm, figures: figuresForm, sides: sidesForm, bars: barsForm,
  grounds: groundsForm, changes: changesForm, triads: triadsForm, steps: stepsForm,
};

/** What a form is, for who comes to it by its heading. @type {Record<Form["kind"], string>} */
const TITLES = {
  matrix: "Who says what of whom, as a table", timeline: "The times, as a list", figures: "The figures, as a list", sides: "What stands against each other",
  bars: "The order, as a list", grounds: "The groups, as a list", changes: "What differs, as a list", triads: "The triads, as a list", steps: "The steps, as a list",
};

/**
 * Return a form as an element. Whatever in it stands for a thing of the page has its place in `data-card`. Arrows go from
 * one of its links and buttons to the next in their direction, as they do among cards.
 * @param {Case} page
 * @param {Form} form
 * @param {FormActs} acts
 * @returns {HTMLElement}
 */
export function formOf(page, form, acts) {
  const element = make("div", { class: `form ${form.kind}` }, make("h2", { class: "unseen" }, TITLES[form.kind]), ...FORMS[form.kind](page, form, acts));
  element.addEventListener("keydown", (event) => {
    const direction = WAYS[event.key];
    const from = /** @type {Element} */ (event.target);
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
    const box = from.getBoundingClientRect();
    const others = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("a, button")]).filter((other) => other !== from && other.checkVisibility());
    // Along a row or column first: what stands nearer, but in another row, is not to the right.
    const isAlong = (/** @type {DOMRect} */ its) => (direction.x ? its.top < box.bottom && its.bottom > box.top : its.left < box.right && its.right > box.left);
    const next = [others.filter((other) => isAlong(other.getBoundingClientRect())), others]
      .map((some) => some[nextBox(box, some.map((other) => other.getBoundingClientRect()), direction)]).find(Boolean);
    next?.focus();
    event.preventDefault();
    event.stopPropagation();
  });
  return element;
}
