// Who says what of whom about an event: accusers down, accused across, the verb and how sure it is in each cell.
import { evidence, headOf, modalityOf, times } from "./piece.js";
import { make } from "../element.js";

/** The least width of a column, in letters of the page. */
const LEAST = 6;

/**
 * @param {Case} page
 * @param {Extract<Form, { kind: "matrix" }>} form
 * @param {import("./form.js").FormActs} acts
 * @returns {Node[]}
 */
export function matrixForm(page, { about, rows, columns, cells }, acts) {
  const byPlace = new Map(cells.map(({ row, column, claims }) => [`${row} ${column}`, claims]));
  const table = make("table", {},
    make("caption", {}, "Who says what of whom: ", headOf(page, about)),
    make("thead", {}, make("tr", {}, make("td", { class: "corner" }, "says, of"), ...columns.map((head) => make("th", { scope: "col" }, headOf(page, head))))),
    make("tbody", {}, ...rows.map((head, row) => make("tr", {},
      make("th", { scope: "row" }, headOf(page, head)),
      ...columns.map((column, at) => cell(page, byPlace.get(`${row} ${at}`) ?? [], head, column, acts)),
    ))));
  table.style.minWidth = `${LEAST * (columns.length + 1)}rem`;
  return [table];
}

/**
 * Return a cell: each verb once, in the colour of its family, with the modality and how many claims say it so. Whom it is
 * of stands in the cell too, for a narrow screen, on which there are no columns.
 * @param {Case} page
 * @param {number[]} claims
 * @param {Head} row
 * @param {Head} column
 * @param {import("./form.js").FormActs} acts
 */
function cell(page, claims, row, column, acts) {
  /** @type {Map<string, number[]>} */
  const byWords = new Map();
  for (const at of claims) {
    const key = `${page.verb(at)}\n${modalityOf(page, at)}`;
    byWords.set(key, [...(byWords.get(key) ?? []), at]);
  }
  const of = byWords.size ? make("span", { class: "of-column" }, "of ", headOf(page, column)) : null;
  return make("td", {}, of, ...[...byWords].map(([key, its]) => {
    const [verb, modality] = key.split("\n");
    const hue = page.ties[page.codes.tie[its[0]]]?.hue ?? "other";
    return evidence(page, its, `${row.name} on ${column.name}`, acts, `cell hue-${hue}`, make("span", {}, verb), make("small", {}, modality), times(its));
  }));
}
