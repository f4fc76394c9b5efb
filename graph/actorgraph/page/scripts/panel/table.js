// The drawing's equal for those who would rather read: claims and actors as tables that sort, filter and group.
import { byId, button, counted, make } from "../element.js";
import { fold } from "../read/fold.js";
import { listingsOf } from "./columns.js";

/** @typedef {import("./columns.js").Row} Row */
/** @typedef {import("./columns.js").Column} Column */

/** Rows that are written at once; more come when asked for. Of more than these, groups begin closed. */
const AT_ONCE = 200;
/** Values that can be chosen from in a column, the commonest. */
const CHOICES = 300;
/** Milliseconds after the last letter until rows are looked for. */
const REST = 150;

/**
 * What somebody chose of a table, as it stands in the address: `actors,by:type,sort:-ties,name:guard`.
 * @typedef {{kind: "claims" | "actors", by: string, sort: string, filters: Record<string, string>}} Wanted
 */

/** @param {string} text @returns {Wanted} */
function wantedOf(text) {
  const [first, ...rest] = text.split(",");
  const kind = first === "actors" ? "actors" : "claims";
  /** @type {Record<string, string>} */
  const given = {};
  for (const part of kind === "actors" ? rest : [first, ...rest]) {
    const at = part.indexOf(":");
    if (at > 0) given[part.slice(0, at)] = decoded(part.slice(at + 1));
  }
  const { by = "", sort = "", ...filters } = given;
  return { kind, by, sort, filters: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name.replace(/^is-/, ""), value])) };
}

/** @param {string} value @param {string} text @returns {HTMLOptionElement} */
const option = (value, text) => Object.assign(make("option", { dir: "auto" }, text), { value });

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @param {Wanted} wanted */
function addressOf({ kind, by, sort, filters }) {
  // A column may be called as a grouping is.
  const parts = Object.entries({ by, sort, ...Object.fromEntries(Object.entries(filters).map(([name, value]) => [`is-${name}`, value])) })
    .filter(([, value]) => value).map(([name, value]) => `${name}:${encodeURIComponent(value)}`);
  return [...(kind === "actors" ? [kind] : []), ...parts].join(",");
}

/**
 * Fill the table view.
 * @param {Case} page
 * @param {import("../controls/state.js").State} state
 * @param {{claim: (at: number) => void, thing: (thing: Thing) => void}} open  Opens what is known of a row.
 */
export function createTable(page, state, open) {
  const listings = listingsOf(page);
  let wanted = wantedOf("");
  let most = AT_ONCE;
  /** @type {Visible | null} */
  let last = null;
  /** The rows as they are listed. @type {Row[]} */
  let listed = [];
  /** Groups that are not as they begin. @type {Set<string>} */
  const turned = new Set();
  let chosen = "";
  let resting = 0;

  const caption = make("caption");
  const head = make("tr");
  const table = make("table", {}, caption, make("thead", {}, head));
  const more = button("", () => { most += AT_ONCE; fill(); }, { class: "more" });
  const tabs = /** @type {const} */ (["claims", "actors"]).map((kind) => button(kind === "claims" ? "Claims" : "Actors and events",
    () => want({ kind, by: "", sort: "", filters: {} }), { "data-kind": kind }));
  const by = make("select", { id: "table-by" });
  by.addEventListener("change", () => { turned.clear(); want({ by: by.value }); });
  // In a narrow table, whose rows are cards, its heads are shown on demand.
  const heads = button("Sort and filter", () => { heads.setAttribute("aria-expanded", String(table.classList.toggle("heads"))); }, { class: "of-heads", "aria-expanded": "false" });
  const plain = button("Clear filters", () => want({ filters: {} }), { class: "quiet" });
  byId("table").append(
    make("div", { class: "tabs" }, make("div", { role: "group", "aria-label": "What the table lists" }, ...tabs), make("label", {}, "Group by ", by), heads, plain),
    make("div", { class: "wide", role: "region", "aria-label": "Table", tabindex: 0 }, table), more);

  /** @param {Partial<Wanted>} changes */
  function want(changes) {
    most = AT_ONCE;
    state.change({ table: addressOf({ ...wanted, ...changes }) });
  }

  const listing = () => listings[wanted.kind];

  /** @param {Visible} visible @returns {Row[]} */
  function rowsOf(visible) {
    if (wanted.kind === "claims") return visible.claims.map((at) => ({ claim: page.claim(at) }));
    const ties = new Map();
    const claims = new Map();
    const add = (/** @type {Map<Thing, number>} */ map, /** @type {Thing | undefined} */ thing) => { if (thing) map.set(thing, (map.get(thing) ?? 0) + 1); };
    for (const { tie } of visible.whole.ties) for (const end of new Set([tie.start, tie.end])) add(ties, end);
    const { subject, object, event } = page.codes;
    for (const at of visible.claims) for (const end of new Set([subject[at], object[at], event[at]])) add(claims, page.things[end]);
    return visible.whole.things.map((thing) => ({ thing, ties: ties.get(thing) ?? 0, claims: claims.get(thing) ?? 0 }));
  }

  /** Return the rows that have what each column is to have. @param {Row[]} rows */
  function filtered(rows) {
    let left = rows;
    for (const { id, filter, value } of listing().columns) {
      const asked = wanted.filters[id];
      if (!asked) continue;
      const folded = fold(asked);
      left = left.filter(filter === "choice" ? (row) => value(row) === asked
        : filter === "least" ? (row) => Number(value(row)) >= Number(asked) : (row) => fold(String(value(row))).includes(folded));
    }
    return left;
  }

  /** @param {Row[]} rows */
  function sorted(rows) {
    const isFalling = wanted.sort.startsWith("-");
    const column = listing().columns.find(({ id }) => id === wanted.sort.replace("-", ""));
    if (!column) return rows;
    const key = column.key ?? column.value;
    const sign = isFalling ? -1 : 1;
    return rows.map((row, n) => ({ row, n, key: key(row) }))
      .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.n - b.n)).map(({ row }) => row);
  }

  /** Return the rows in groups; one without a name if nobody asked for any. @param {Row[]} rows @returns {[string, Row[]][]} */
  function grouped(rows) {
    const grouping = listing().groupings.find(({ id }) => id === wanted.by);
    if (!grouping) return [["", rows]];
    /** @type {Map<string, Row[]>} */
    const found = new Map();
    for (const row of rows) {
      const name = grouping.value(row);
      const its = found.get(name);
      if (its) its.push(row);
      else found.set(name, [row]);
    }
    const { key } = grouping;
    const order = (/** @type {Row[]} */ its) => (key ? key(its[0]) : -its.length);
    return [...found].sort(([, a], [, b]) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  }

  /** Write the heads, when what is listed changes; filters that somebody writes in stay as they are. @param {Row[]} rows */
  function writeHead(rows) {
    const { columns, groupings } = listing();
    if (!table.classList.contains(wanted.kind)) {
      table.classList.remove("claims", "actors");
      table.classList.add(wanted.kind);
      head.replaceChildren(...columns.map((column) => {
        const sort = button(column.name, () => want({ sort: wanted.sort === column.id ? `-${column.id}` : column.id }));
        return make("th", { scope: "col", "data-column": column.id }, sort, filterOf(column));
      }));
      by.replaceChildren(option("", "nothing"), ...groupings.map(({ id, name }) => option(id, name)));
    }
    by.value = groupings.some(({ id }) => id === wanted.by) ? wanted.by : "";
    plain.hidden = !Object.values(wanted.filters).some(Boolean);
    for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.kind === wanted.kind));
    for (const column of columns) {
      const th = /** @type {HTMLElement} */ (head.querySelector(`[data-column=${column.id}]`));
      th.setAttribute("aria-sort", wanted.sort === column.id ? "ascending" : wanted.sort === `-${column.id}` ? "descending" : "none");
      const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (th.querySelector("input, select"));
      const asked = wanted.filters[column.id] ?? "";
      if (column.filter === "choice") field.replaceChildren(...choices(rows, column, asked));
      else if (document.activeElement === field) continue; // somebody writes in it
      field.value = asked;
    }
  }

  /** Return the field by which a column is filtered. @param {Column} column */
  function filterOf({ id, name, filter }) {
    const set = (/** @type {string} */ value) => want({ filters: { ...wanted.filters, [id]: value } });
    if (filter === "choice") {
      const field = make("select", { "aria-label": `Only ${name}` });
      field.addEventListener("change", () => set(field.value));
      return field;
    }
    const field = make("input", filter === "least"
      ? { type: "number", min: 0, placeholder: "at least", "aria-label": `${name}: at least` }
      : { type: "search", placeholder: "filter", "aria-label": `${name}: with these words`, dir: "auto" });
    field.addEventListener("input", () => {
      clearTimeout(resting);
      resting = window.setTimeout(() => set(field.value.trim()), REST);
    });
    return field;
  }

  /** @param {Row[]} rows @param {Column} column @param {string} asked */
  function choices(rows, { value }, asked) {
    const counts = new Map(asked ? [[asked, 0]] : []);
    for (const row of rows) counts.set(String(value(row)), (counts.get(String(value(row))) ?? 0) + 1);
    const options = [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1)).slice(0, CHOICES);
    return [option("", "all"), ...options.map(([name, many]) => option(name, `${name} (${many})`))];
  }

  /** @param {Row} row */
  const keyOf = (row) => ("claim" in row ? row.claim.id : row.thing.id);

  /** @param {Row} row */
  function addressOfRow(row) {
    if ("thing" in row) return `#thing=${encodeURIComponent(row.thing.id)}`;
    const tie = page.ties[page.codes.tie[row.claim.at]];
    return tie ? `#tie=${encodeURIComponent(tie.id)}` : `#thing=${encodeURIComponent(row.claim.subject || row.claim.event)}`;
  }

  /** @param {Row} row */
  function rowOf(row) {
    const tr = make("tr", { "data-row": keyOf(row) }, ...listing().columns.map(({ name, cell }, at) => {
      const content = cell(row);
      return make("td", { "data-name": name }, at ? content : make("a", { class: "open", href: addressOfRow(row), tabindex: -1 }, content));
    }));
    const link = /** @type {HTMLElement} */ (tr.querySelector(".open"));
    tr.addEventListener("click", (event) => {
      const isElsewhere = /** @type {Element} */ (event.target).closest("a:not(.open)");
      if (isElsewhere || String(getSelection())) return;
      event.preventDefault();
      event.stopPropagation();
      mark(keyOf(row));
      link.focus({ preventScroll: true });
      if ("claim" in row) open.claim(row.claim.at);
      else open.thing(row.thing);
    });
    return tr;
  }

  /** Mark the row that is open, and let Tab come back to it. @param {string} key */
  function mark(key) {
    chosen = key;
    const rows = [...table.querySelectorAll("tbody tr[data-row]")];
    for (const row of rows) row.classList.toggle("chosen", row.getAttribute("data-row") === key);
    rest(/** @type {HTMLElement | null} */ (table.querySelector("tr.chosen .open") ?? table.querySelector('.open[tabindex="0"]') ?? table.querySelector(".open")));
  }

  /** Tab stops at one row; arrows lead to the others. @param {HTMLElement | null} link */
  function rest(link) {
    for (const other of table.querySelectorAll('.open[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    link?.setAttribute("tabindex", "0");
  }

  table.addEventListener("keydown", (event) => {
    const link = /** @type {HTMLElement} */ (event.target);
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!link.matches(".open") || !step) return;
    const links = /** @type {HTMLElement[]} */ ([...table.querySelectorAll(".open")]);
    const next = links[Math.min(links.length - 1, Math.max(0, links.indexOf(link) + step))];
    rest(next);
    next.focus();
    event.preventDefault();
  });
  state.listen(({ thing, tie }) => { if (chosen && thing < 0 && tie < 0) mark(""); });

  /** @param {string} name @param {Row[]} rows @param {boolean} isOpen */
  function groupHead(name, rows, isOpen) {
    const turn = button(name, () => {
      if (!turned.delete(name)) turned.add(name);
      fill();
      const heads = /** @type {HTMLElement[]} */ ([...table.querySelectorAll(".group button")]);
      heads.find((other) => other.dataset.group === name)?.focus();
    }, { "aria-expanded": String(isOpen), "data-group": name });
    turn.append(make("b", {}, ` ${rows.length.toLocaleString("en")}`));
    return make("tr", { class: "group" }, make("th", { scope: "rowgroup", colspan: listing().columns.length }, turn));
  }

  function fill() {
    if (!last) return;
    const all = rowsOf(last);
    writeHead(all);
    const groups = grouped(sorted(filtered(all)));
    listed = groups.flatMap(([, rows]) => rows);
    const isShut = wanted.by && listed.length > AT_ONCE;
    const noun = wanted.kind === "claims" ? "claim" : "actor or event";
    const many = wanted.kind === "claims" ? counted(listed.length, noun) : `${listed.length.toLocaleString("en")} ${listed.length === 1 ? noun : "actors and events"}`;
    const source = wanted.kind === "claims" && page.sources.length === 1 ? ` of “${page.sources[0].title}”` : "";
    const of = listed.length < all.length ? ` of ${all.length.toLocaleString("en")}` : "";
    const words = [...last.filters, ...(wanted.by ? [counted(groups.length, "group")] : [])];
    caption.textContent = `${of ? `${listed.length.toLocaleString("en")}${of} ${wanted.kind === "claims" ? "claims" : "actors and events"}` : many}${source}${words.length ? ` (${words.join("; ")})` : ""}`;
    let left = most;
    let beyond = 0;
    const bodies = groups.map(([name, rows]) => {
      const isOpen = !name || Boolean(isShut) === turned.has(name);
      const some = isOpen ? rows.slice(0, Math.max(0, left)) : [];
      left -= some.length;
      beyond += isOpen ? rows.length - some.length : 0;
      return make("tbody", {}, name ? groupHead(name, rows, isOpen) : null, ...some.map(rowOf));
    });
    for (const body of table.querySelectorAll("tbody")) body.remove();
    table.append(...bodies);
    more.hidden = !beyond;
    more.textContent = `Show ${Math.min(beyond, AT_ONCE)} more of ${beyond.toLocaleString("en")}`;
    mark(chosen);
  }

  return {
    /** Show what is visible. @param {Visible} visible */
    fill: (visible) => {
      last = visible;
      wanted = wantedOf(state.now().table);
      fill();
    },
    /** The claims as they are listed, if it is claims that are. */
    claims: () => (wanted.kind === "claims" ? listed.flatMap((row) => ("claim" in row ? [row.claim.at] : [])) : null),
    /** Bring the focus back to the row that was opened. */
    focus: () => /** @type {HTMLElement | null} */ (table.querySelector('.open[tabindex="0"]'))?.focus(),
  };
}
