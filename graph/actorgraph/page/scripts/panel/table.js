// The drawing's equal for those who would rather read: actors and claims as tables that sort.
import { byId, button, counted, isolated, make, spaced } from "../element.js";
import { quotation, sentence, sourceLine, thingLink, voice } from "./sentence.js";
import { told } from "../read/words.js";

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
      { name: "What is said", key: (/** @type {Claim} */ it) => name(it.subject || it.event), cell: (it) => sentence(page, it) },
      { name: "Words", key: (it) => it.quote, cell: (it) => quotation(it) },
      { name: "How sure", key: (it) => page.modalities.indexOf(it.modality), cell: (it) => make("span", { class: `sure ${it.group.replace(" ", "-")}` }, it.modality) },
      { name: "Said by", key: (it) => name(it.claimant), cell: (it) => voice(page, it) },
      { name: "When", key: (it) => it.when || it.said || "9999", cell: (it) => [told(it.when), it.said ? `said ${told(it.said)}` : ""].filter(Boolean).join(" · ") },
      { name: "Source", key: (it) => it.source.title, cell: (it) => sourceLine(page, it.source) },
    ],
    actors: [
      { name: "Name", key: (/** @type {{thing: Thing, ties: number, claims: number}} */ it) => it.thing.name.toLocaleLowerCase("en"), cell: (it) => thingLink(page, it.thing.id) },
      { name: "Type", key: (it) => it.thing.kind, cell: (it) => spaced(it.thing.kind) },
      { name: "Ties", key: (it) => -it.ties, cell: (it) => String(it.ties) },
      { name: "Claims", key: (it) => -it.claims, cell: (it) => String(it.claims) },
      { name: "Other names", key: (it) => page.dossier(it.thing).names?.[0]?.name ?? "\uffff", cell: (it) => names(page, it.thing) },
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
      const way = sorted.falling ? -1 : 1;
      keyed.sort((a, b) => (a.key < b.key ? -way : a.key > b.key ? way : a.n - b.n));
      rows = keyed.map(({ row }) => row);
    }
    caption.textContent = kind === "claims" ? counted(rows.length, "claim") : `${counted(rows.length, "actor and event").replace(/actor and events?$/, "actors and events")}`;
    if (visible.filters.length) caption.textContent += ` (${visible.filters.join("; ")})`;
    head.replaceChildren(...its.map((column, at) => {
      const way = sorted.at !== at ? "none" : sorted.falling ? "descending" : "ascending";
      const sort = button(column.name, () => {
        sorted = { at, falling: sorted.at === at && !sorted.falling };
        fill(visible);
        head.querySelectorAll("button")[at]?.focus();
      });
      return make("th", { scope: "col", "aria-sort": way }, sort);
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
