// The drawing's equal for those who would rather read: actors and claims as tables that sort.
import { byId, button, counted, isolated, make, spaced } from "../element.js";
import { quotation, sentence, sourceLine, thingLink, voice } from "./sentence.js";
import { whenText } from "../read/when.js";

const AT_ONCE = 200;

/**
 * @typedef {Object} Column
 * @property {string} name
 * @property {(row: any) => string | number} key  What it is sorted by.
 * @property {(row: any) => Node | string} cell
 */

/**
 * Fill the table view.
 * @param {Case} page
 * @param {import("../controls/state.js").State} state
 * @returns {(visible: Visible) => void}  To be called with what is visible, while the table is in view.
 */
export function createTable(page, state) {
  const name = (/** @type {string} */ id) => page.name(id).toLocaleLowerCase("en");
  /** @type {Record<"claims" | "actors", Column[]>} */
  const columns = {
    claims: [
      { name: "What is said", key: (/** @type {Claim} */ claim) => name(claim.subject || claim.event), cell: (claim) => sentence(page, claim) },
      { name: "Words", key: (claim) => claim.quote, cell: (claim) => quotation(claim) },
      { name: "How sure", key: (claim) => page.modalities.indexOf(claim.modality), cell: (claim) => make("span", { class: `sure ${claim.group.replace(" ", "-")}` }, claim.modality) },
      { name: "Said by", key: (claim) => name(claim.claimant), cell: (claim) => voice(page, claim) },
      { name: "When", key: (claim) => claim.when || claim.said || "9999", cell: (claim) => [whenText(claim.when), claim.said ? `said ${whenText(claim.said)}` : ""].filter(Boolean).join(" · ") },
      { name: "Source", key: (claim) => claim.source.title, cell: (claim) => sourceLine(page, claim.source) },
    ],
    actors: [
      { name: "Name", key: (/** @type {{thing: Thing, ties: number, claims: number}} */ row) => row.thing.name.toLocaleLowerCase("en"), cell: (row) => thingLink(page, row.thing.id) },
      { name: "Type", key: (row) => row.thing.kind, cell: (row) => spaced(row.thing.kind) },
      { name: "Ties", key: (row) => -row.ties, cell: (row) => String(row.ties) },
      { name: "Claims", key: (row) => -row.claims, cell: (row) => String(row.claims) },
      { name: "Other names", key: (row) => page.dossier(row.thing).names?.[0]?.name ?? "\uffff", cell: (row) => names(page, row.thing) },
    ],
  };
  /** @type {"claims" | "actors"} */
  let kind = "claims";
  let sorted = { at: -1, falling: false };
  let wanted = AT_ONCE;
  /** @type {Visible | null} */
  let last = null;

  const caption = make("caption");
  const head = make("tr");
  const body = make("tbody");
  const table = make("table", {}, caption, make("thead", {}, head), body);
  const more = button("", () => { wanted += AT_ONCE; if (last) fill(last); }, { class: "more" });
  const tabs = /** @type {const} */ (["claims", "actors"]).map((its) => button(its === "claims" ? "Claims" : "Actors and events", () => {
    kind = its;
    sorted = { at: -1, falling: false };
    wanted = AT_ONCE;
    if (last) fill(last);
  }, { "data-kind": its }));
  const wide = make("div", { class: "wide", role: "region", "aria-label": "Table", tabindex: 0 }, table);
  byId("table").append(make("div", { class: "tabs", role: "group", "aria-label": "What the table lists" }, ...tabs), wide, more);

  /** @param {Visible} visible */
  function rowsOf(visible) {
    if (kind === "claims") return visible.claims.map((at) => page.claim(at));
    const ties = new Map();
    const claims = new Map();
    const add = (/** @type {Map<Thing, number>} */ map, /** @type {Thing | undefined} */ thing) => { if (thing) map.set(thing, (map.get(thing) ?? 0) + 1); };
    for (const { tie } of visible.scene.ties) for (const end of new Set([tie.start, tie.end])) add(ties, end);
    const { subject, object, event } = page.codes;
    for (const at of visible.claims) for (const end of new Set([subject[at], object[at], event[at]])) add(claims, page.things[end]);
    return visible.scene.things.map((thing) => ({ thing, ties: ties.get(thing) ?? 0, claims: claims.get(thing) ?? 0 }));
  }

  /** @param {Visible} visible */
  function fill(visible) {
    last = visible;
    const its = columns[kind];
    /** @type {any[]} */
    let rows = rowsOf(visible);
    const by = its[sorted.at];
    if (by) {
      const keyed = rows.map((row, n) => ({ row, n, key: by.key(row) }));
      const sign = sorted.falling ? -1 : 1;
      keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.n - b.n));
      rows = keyed.map(({ row }) => row);
    }
    caption.textContent = kind === "claims" ? counted(rows.length, "claim") : `${counted(rows.length, "actor and event").replace(/actor and events?$/, "actors and events")}`;
    if (visible.filters.length) caption.textContent += ` (${visible.filters.join("; ")})`;
    head.replaceChildren(...its.map((column, at) => {
      const order = sorted.at !== at ? "none" : sorted.falling ? "descending" : "ascending";
      const sort = button(column.name, () => {
        sorted = { at, falling: sorted.at === at && !sorted.falling };
        fill(visible);
        head.querySelectorAll("button")[at]?.focus();
      });
      return make("th", { scope: "col", "aria-sort": order }, sort);
    }));
    body.replaceChildren(...rows.slice(0, wanted).map((row) => make("tr", {}, ...its.map((column) => make("td", {}, column.cell(row))))));
    const left = rows.length - wanted;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(left, AT_ONCE)} more of ${left}`;
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.kind === kind));
    table.className = kind;
  }

  return fill;
}

/** @param {Case} page @param {Thing} thing */
function names(page, thing) {
  const list = make("span");
  (page.dossier(thing).names ?? []).forEach(({ name, language }, at) => {
    const item = isolated(name);
    if (language) item.lang = language;
    list.append(at ? " · " : "", item);
  });
  return list;
}
