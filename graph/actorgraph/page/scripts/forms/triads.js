// Triads: three actors, the signs of their ties, and whether friends of friends are friends.
import { button, make, makeSvg } from "../element.js";
import { headOf } from "./piece.js";

/** The size of the picture. */
const WIDTH = 220;
const HEIGHT = 104;
/** Where the ends of the ties lie, in its pixels: above, left below, right below. */
const CORNERS = [[110, 12], [22, 92], [198, 92]];

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "triads" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function triadsForm(page, { words, triads }, acts) {
  return [make("p", { class: "sum" }, words), make("div", { class: "triads-of" }, ...triads.map((triad) => picture(page, triad, acts)))];
}

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "triads" }>["triads"][number]} triad
 * @param {import("./form.js").FormActs} acts
 */
function picture(page, { balanced, heads, ties }, acts) {
  const names = heads.map(({ name }) => name);
  return make("section", { class: `triad ${balanced ? "balanced" : "unbalanced"}` },
    headOf(page, heads[0]),
    make("div", { class: "picture" },
      makeSvg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, "aria-hidden": "true" },
        ...ties.map(({ sign, start, end }) => line(sign, CORNERS[start], CORNERS[end])),
        ...CORNERS.map(([cx, cy]) => makeSvg("circle", { class: "corner", cx, cy, r: 6 }))),
      ...ties.map((tie) => signOf(tie, names, acts))),
    make("div", { class: "base" }, headOf(page, heads[1]), headOf(page, heads[2])),
    make("p", {}, balanced ? "balanced" : "not balanced"));
}

/**
 * Return the sign on a tie, which opens its claims.
 * @param {Extract<Form, { kind: "triads" }>["triads"][number]["ties"][number]} tie
 * @param {string[]} names
 * @param {import("./form.js").FormActs} acts
 */
function signOf({ sign, start, end, claims }, names, acts) {
  const title = `${names[start]} ${sign} ${names[end]}`;
  const element = button("", () => acts.claims(claims, title), { class: `piece sign ${sign === "+" ? "for" : "against"}`, title });
  const [[x1, y1], [x2, y2]] = [CORNERS[start], CORNERS[end]];
  element.style.left = `${(50 * (x1 + x2)) / WIDTH}%`;
  element.style.top = `${(50 * (y1 + y2)) / HEIGHT}%`;
  element.append(make("span", { class: "unseen" }, `${names[start]} `), make("b", {}, sign === "+" ? "+" : "−"), make("span", { class: "unseen" }, ` ${names[end]}`));
  return element;
}

/** @param {string} sign @param {number[]} start @param {number[]} end */
const line = (sign, [x1, y1], [x2, y2]) => makeSvg("g", { class: sign === "+" ? "for" : "against" }, makeSvg("line", { x1, y1, x2, y2 }));
