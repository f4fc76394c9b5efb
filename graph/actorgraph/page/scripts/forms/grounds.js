// Communities as grounds: a box each, with its name, its counts and its members.
import { evidence, headOf } from "./piece.js";
import { make } from "../element.js";

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "grounds" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function groundsForm(page, { groups }, acts) {
  return groups.map(({ name, words, things, claims }) => make("section", { class: "ground" },
    make("h3", { dir: "auto" }, name),
    evidence(page, claims, name, acts, "counts", words),
    make("div", { class: "members" }, ...things.map((at) => headOf(page, { thing: at, name: page.things[at].name })))));
}
