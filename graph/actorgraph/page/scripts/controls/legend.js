// The legend, which is the filter too: every row says what a sign means, how much there is, and switches it.
import { button, byId, make, makeSvg, spaced } from "../element.js";
import { toggled } from "./state.js";

/** @type {Record<Shape, [string, Record<string, string | number>]>} */
const SHAPES = {
  dot: ["circle", { r: 6.2 }],
  square: ["rect", { x: -5.8, y: -5.8, width: 11.6, height: 11.6 }],
  triangle: ["path", { d: "M0 -6.8 7 5.4H-7z" }],
  triangleDown: ["path", { d: "M0 6.8 7 -5.4H-7z" }],
  hexagon: ["path", { d: "M-7 0-3.5 -6.1H3.5L7 0 3.5 6.1H-3.5z" }],
  star: ["path", { d: "M0 -7.4 2 -2.6 7 -2.3 3.1 1 4.4 6 0 3.3 -4.4 6 -3.1 1 -7 -2.3 -2 -2.6z" }],
  diamond: ["path", { d: "M0 -7 7 0 0 7 -7 0z" }],
};

/** @param {string} className */
const line = (className) =>
  makeSvg("svg", { class: "line", viewBox: "0 0 34 8", "aria-hidden": "true" }, makeSvg("path", { class: className, d: "M2 4H32" }));

/**
 * Return the sign of a look around the origin, 14 pixels wide.
 * @param {Look} look
 */
export function signOf(look) {
  const [tag, attributes] = SHAPES[look.shape];
  return makeSvg(tag, attributes);
}

/** @param {Look} look */
function shape(look) {
  const classes = ["shape", `tone-${look.tone}`, look.hollow ? "hollow" : "", look.dashed ? "dashed" : ""].join(" ").trim();
  return makeSvg("svg", { class: classes, viewBox: "-9 -9 18 18", "aria-hidden": "true" }, signOf(look));
}

/**
 * One switch of the legend: its sign, its words, how many pass and how many there are.
 * @typedef {{row: HTMLElement, set: "families" | "kinds" | "modalities", name: string, count: HTMLElement, total: number}} Row
 */

/**
 * Fill the legend and keep it true.
 * @param {Case} page
 * @param {import("./state.js").State} state
 * @param {Map<string, string>} hues  The hue of every family.
 * @param {boolean} concluded  Whether the page knows what follows from several claims.
 * @returns {(visible: Visible) => void}  To be called with what is visible now.
 */
export function createLegend(page, state, hues, concluded) {
  const totals = tally(page, [...page.codes.relation.keys()], page.things);
  /** @type {Row[]} */
  const rows = [];

  /**
   * @param {"families" | "kinds" | "modalities"} set
   * @param {string} name
   * @param {number} total
   * @param {Node | null} sign
   */
  function row(set, name, total, sign) {
    const count = make("b", {}, String(total));
    const flip = button("", () => state.change({ [set]: toggled(state.now()[set], name) }), { class: "switch", "aria-pressed": "true", title: `Hide or show ${spaced(name)}` });
    flip.append(...(sign ? [sign] : []), make("span", {}, spaced(name)), count);
    const only = button("only", () => onlyThese(set, [name]), { class: "only", "aria-label": `Only ${spaced(name)}` });
    const element = make("li", {}, flip, only);
    rows.push({ row: element, set, name, count, total });
    return element;
  }

  /** Leave these alone on, or all on again where they are already. @param {"families" | "kinds" | "modalities"} set @param {string[]} its */
  function onlyThese(set, its) {
    const others = rows.filter((row) => row.set === set && !its.includes(row.name)).map(({ name }) => name);
    const now = state.now()[set];
    const areAlone = its.every((name) => !now.has(name)) && others.every((name) => now.has(name));
    state.change({ [set]: new Set(areAlone ? [] : others) });
  }

  /** @param {string} title @param {...Node} lists */
  const section = (title, ...lists) => make("section", {}, make("h3", {}, title), ...lists);

  /** @type {Map<string, string[]>} */
  const byHue = new Map();
  const families = page.families.filter((family) => totals.families.get(family));
  families.sort((a, b) => (totals.families.get(b) ?? 0) - (totals.families.get(a) ?? 0));
  for (const family of families) byHue.set(hues.get(family) ?? "other", [...(byHue.get(hues.get(family) ?? "other") ?? []), family]);
  const hueLists = [...byHue].sort(([a], [b]) => Number(a === "other") - Number(b === "other")).map(([hue, its]) =>
    make("ul", { class: "hue" }, ...its.map((family) => row("families", family, totals.families.get(family) ?? 0, line(`hue-${hue}`)))));

  /** @type {{flip: HTMLElement, its: string[]}[]} */
  const groupRows = [];

  /** A modality has no sign of its own: it is a chip under the line of its group. @param {string} name */
  function chip(name) {
    const total = totals.modalities.get(name) ?? 0;
    const count = make("b", {}, String(total));
    const element = button("", () => state.change({ modalities: toggled(state.now().modalities, name) }), { class: "switch chip", "aria-pressed": "true", title: `Hide or show what is ${name}` });
    element.append(make("span", {}, name), " ", count);
    const item = make("li", {}, element);
    rows.push({ row: item, set: "modalities", name, count, total });
    return item;
  }

  /** @param {string} group @param {string[]} its */
  function groupRow(group, its) {
    const flip = button("", () => {
      const now = new Set(state.now().modalities);
      const isOn = its.some((name) => !now.has(name));
      for (const name of its) if (isOn) now.add(name); else now.delete(name);
      state.change({ modalities: now });
    }, { class: "switch", "aria-pressed": "true", title: `Hide or show what is ${group}` });
    flip.append(line(group.replace(" ", "-")), make("span", {}, group));
    groupRows.push({ flip, its });
    const only = button("only", () => onlyThese("modalities", its), { class: "only", "aria-label": `Only what is ${group}` });
    return make("li", {}, flip, only);
  }

  const groups = [...new Set(page.groups)].flatMap((group) => {
    const its = page.modalities.filter((name, at) => page.groups[at] === group && totals.modalities.get(name));
    return its.length ? [make("ul", {}, groupRow(group, its)), make("ul", { class: "chips", "aria-label": group }, ...its.map(chip))] : [];
  });
  if (page.ties.some(({ link }) => link === "in-event" || link === "blamed")) {
    const dot = line("assertive");
    dot.append(makeSvg("circle", { class: "end", cx: 29, cy: 4, r: 3.4 }));
    groups.push(make("ul", {}, make("li", { class: "key" }, dot, make("span", {}, "in this event, not its object"))));
  }

  if (page.ties.some(({ disclaims }) => disclaims === "denies") || totals.modalities.get("denied")) {
    const bar = line("assertive");
    bar.append(makeSvg("path", { class: "bar", d: "M17 0V8" }));
    groups.push(make("ul", {}, make("li", { class: "key" }, bar, make("span", {}, "denied by somebody"))));
  }

  const kinds = [...totals.kinds].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([kind, count]) =>
    row("kinds", kind, count, shape(/** @type {Thing} */ (page.things.find((thing) => thing.kind === kind)).look)));

  const derived = button("", () => state.change({ derived: !state.now().derived }), { class: "switch", "aria-pressed": "false", id: "derived" });
  derived.append(line("derived"), make("span", {}, "what follows from several claims"), make("b", {}, String(page.ties.filter((tie) => tie.known).length)));
  const follows = concluded
    ? section("Derived, said by nobody outright", make("ul", {}, make("li", {}, derived)))
    : section("Derived", make("p", { class: "note" }, "Too many actors to work out here what follows from several claims; actorgraph who and whom do it for one."));

  byId("legend-rows").append(
    section("Colours: what is said", ...hueLists),
    section("Lines: how sure it is", ...groups),
    section("Shapes: who and what", make("ul", {}, ...kinds)),
    follows,
  );

  return (visible) => {
    const now = state.now();
    const passing = tally(page, visible.claims, visible.whole.things);
    for (const { set, name, row, count, total } of rows) {
      const on = !now[set].has(name);
      const passed = passing[set].get(name) ?? 0;
      row.querySelector(".switch")?.setAttribute("aria-pressed", String(on));
      row.classList.toggle("none", !passed);
      const among = set === "modalities" ? "/" : " of ";
      count.textContent = passed === total ? String(total) : `${passed}${among}${total}`;
    }
    for (const { flip, its } of groupRows) {
      const on = its.filter((name) => !now.modalities.has(name)).length;
      flip.setAttribute("aria-pressed", on === its.length ? "true" : on ? "mixed" : "false");
    }
    derived.setAttribute("aria-pressed", String(now.derived));
  };
}

/**
 * Count claims by family and modality, and things by type.
 * @param {Case} page
 * @param {number[]} claims
 * @param {Thing[]} things
 */
function tally(page, claims, things) {
  const counts = { families: new Map(), kinds: new Map(), modalities: new Map() };
  const add = (/** @type {Map<string, number>} */ map, /** @type {string} */ key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const at of claims) {
    add(counts.families, page.relations[page.codes.relation[at]].family);
    add(counts.modalities, page.modalities[page.codes.modality[at]]);
  }
  for (const { kind } of things) add(counts.kinds, kind);
  return counts;
}
