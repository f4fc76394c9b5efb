// One thing after another, top to bottom: what is said, what only follows, and where the telling stops.
import { evidence, folding, headOf, modalityOf, times, told } from "./piece.js";
import { make } from "../element.js";

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "steps" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function stepsForm(page, { ways }, acts) {
  /** @type {Set<number>} */
  const named = new Set();
  return ways.map(({ words, start, steps }) => make("section", { class: "way-of" },
    make("h3", { dir: "auto" }, words),
    headOf(page, start),
    make("ol", {}, ...folding(page, steps, named, acts, (step) => ({ element: stepOf(page, step, steps[steps.indexOf(step) - 1]?.head ?? start, named, acts), claims: step.claims })))));
}

/**
 * Return a step: its sentence beside the line, and to whom it leads, unless that stands right above.
 * @param {Case} page
 * @param {Step} step
 * @param {Head} before
 * @param {Set<number>} named  Whom to add to.
 * @param {import("./form.js").FormActs} acts
 */
function stepOf(page, { head, words, claims, rule, depth }, before, named, acts) {
  const isEnd = !claims.length;
  const kind = isEnd ? "stops" : rule ? "follows" : "told";
  const isSame = before.thing === head.thing && before.name === head.name;
  if (!isSame && !isEnd) named.add(head.thing);
  const title = claims.length ? page.sentence(claims[0]) : words;
  return make("li", { class: `step ${kind} ${depth ? "aside" : ""}` },
    rule && !isEnd ? make("small", { class: "rule" }, rule) : null,
    ...(claims.length && page.sentence(claims[0]) === words ? [told(page, claims, acts, named)] : [evidence(page, claims, title, acts, "link", isEnd ? "■ " : null, words, times(claims))]),
    claims.length ? make("small", {}, modalityOf(page, claims[0])) : null,
    isEnd || isSame ? null : headOf(page, head));
}
