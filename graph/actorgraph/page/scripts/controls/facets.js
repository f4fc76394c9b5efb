// The filters that the legend has no sign for: relation, voice, source, and how many ties somebody has.
import { byId, make, spaced } from "../element.js";
import { fold } from "../read/fold.js";
import { toggled } from "./state.js";

/** More rows than this are looked through by name first. */
const MOST = 60;

/**
 * @typedef {Object} Facet
 * @property {"relations" | "claimants" | "sources"} set
 * @property {string} title
 * @property {() => {at: number, name: string, count: number}[]} rows  By falling count.
 */

/**
 * @param {Case} page
 * @param {number[]} column
 * @param {(at: number) => string} named
 */
function rowsOf(page, column, named) {
  const counts = new Map();
  for (const at of column) if (at >= 0) counts.set(at, (counts.get(at) ?? 0) + 1);
  return [...counts]
    .map(([at, count]) => ({ at, name: named(at), count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/**
 * Fill the further filters; the words of the page must have been read.
 * @param {Case} page
 * @param {import("./state.js").State} state
 * @returns {() => void}  To be called when the choices changed.
 */
export function createFacets(page, state) {
  const { codes } = page;
  const voices = [...codes.claimant, ...codes.spokesperson];
  /** @type {Facet[]} */
  const facets = [
    { set: "relations", title: "Relation", rows: () => rowsOf(page, codes.relation, (at) => page.relations[at].name) },
    { set: "claimants", title: "Who says it", rows: () => rowsOf(page, voices, (at) => page.names[at]) },
    { set: "sources", title: "Source", rows: () => rowsOf(page, codes.source, (at) => page.sources[at].title) },
  ];
  const boxes = facets.map((facet) => createFacet(facet, state));
  const least = /** @type {HTMLInputElement} */ (make("input", { type: "number", min: 0, max: 999, value: state.now().least, id: "least", inputmode: "numeric" }));
  least.addEventListener("input", () => state.change({ least: Math.max(0, Math.trunc(Number(least.value)) || 0) }));
  byId("facets").append(...boxes.map(({ element }) => element), make("p", { class: "least" }, make("label", { for: "least" }, "Ties at least"), least));
  return () => {
    for (const box of boxes) box.refresh();
    const text = String(state.now().least);
    if (document.activeElement !== least || !state.now().least) least.value = text;
  };
}

/**
 * @param {Facet} facet
 * @param {import("./state.js").State} state
 */
function createFacet({ set, title, rows }, state) {
  const list = make("ul");
  const note = make("small");
  const summary = make("summary", {}, title, " ", note);
  const find = make("input", { type: "search", placeholder: "Find in this list", "aria-label": `Find in: ${title}`, autocomplete: "off", spellcheck: "false" });
  const element = make("details", { class: "facet" }, summary, find, list);
  /** @type {{at: number, name: string, count: number}[] | null} */
  let all = null;

  function fill() {
    all ??= rows();
    find.hidden = all.length <= 12;
    const wanted = fold(find.value);
    const chosen = state.now()[set];
    const fitting = all.filter(({ at, name }) => chosen.has(at) || !wanted || fold(name).includes(wanted));
    list.replaceChildren(...fitting.slice(0, MOST).map(({ at, name, count }) => {
      const box = make("input", { type: "checkbox" });
      box.checked = chosen.has(at);
      box.addEventListener("change", () => state.change({ [set]: toggled(state.now()[set], at) }));
      return make("li", {}, make("label", {}, box, make("span", { dir: "auto" }, set === "relations" ? spaced(name) : name), make("b", {}, String(count))));
    }));
    if (fitting.length > MOST) list.append(make("li", { class: "note" }, `${fitting.length - MOST} more; write a part of the name above`));
  }

  find.addEventListener("input", fill);
  element.addEventListener("toggle", () => { if (element.open) fill(); });
  return {
    element,
    refresh: () => {
      const size = state.now()[set].size;
      note.textContent = size ? `only ${size}` : "all";
      if (!element.open) return;
      // Only the ticks if the rows are the same: a list that is rebuilt loses the keyboard's place.
      const boxes = [...list.querySelectorAll("input")];
      if (!all || find.value) fill();
      else boxes.forEach((box, n) => { box.checked = state.now()[set].has(/** @type {{at: number}[]} */ (all)[n].at); });
    },
  };
}
