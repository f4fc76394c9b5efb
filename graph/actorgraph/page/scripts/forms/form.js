// The form of an answer that is more than ties: a matrix, a timeline, number lines and so on, each a module of its own.
import { barsForm } from "./bars.js";
import { changesForm } from "./changes.js";
import { figuresForm } from "./figures.js";
import { groundsForm } from "./grounds.js";
import { make } from "../element.js";
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
 * Return a form as an element. Whatever in it stands for a thing of the page has its place in `data-card`.
 * @param {Case} page
 * @param {Form} form
 * @param {FormActs} acts
 * @returns {HTMLElement}
 */
export const formOf = (page, form, acts) => make("div", { class: `form ${form.kind}` }, make("h2", { class: "unseen" }, TITLES[form.kind]), ...FORMS[form.kind](page, form, acts));
