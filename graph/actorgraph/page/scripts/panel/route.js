// The path form and its answer: from whom, to whom, and every hop with the claims that carry it.
import { byId, button, counted, isolated, make, spaced } from "../element.js";
import { createCombobox } from "../controls/combobox.js";
import { shortCard } from "./dossier.js";
import { offered } from "../controls/search.js";

/** @typedef {import("./panel.js").Context} Context */

/**
 * @param {Context} context
 * @returns {Node[]}
 */
export function routeContent(context) {
  const { page, state, paths } = context;
  const now = state.now();
  const ends = now.path ?? { from: -1, to: -1 };
  const tentative = make("input", { type: "checkbox", id: "tentative" });
  tentative.checked = now.tentative;
  tentative.addEventListener("change", () => state.change({ tentative: tentative.checked }));
  const turn = button("⇅", () => state.change({ path: { from: ends.to, to: ends.from } }), { class: "quiet", "aria-label": "Turn the path round", title: "Turn the path round" });
  const form = make("div", { class: "route" },
    make("div", { class: "ends" }, field(context, "from", "From"), field(context, "to", "To")), turn,
    along(context),
    make("label", { class: "tentative", for: "tentative" }, tentative, "what is possible, intended or conditional counts too"));
  const [from, to] = [page.things[ends.from], page.things[ends.to]];
  if (!from || !to) return [form, make("p", { class: "note" }, "Write a name, or click on an actor or event in the drawing.")];
  const answer = paths();
  if (!answer.paths.length) return [form, nothing(context, from, to)];
  const { hops } = answer.paths[0];
  const head = make("p", { class: "kind" }, hops.length
    ? `${answer.more ? "The first " : ""}${counted(answer.paths.length, "shortest path")}: ${counted(hops.length, "hop")}`
    : "Both are the same.");
  const next = answer.next.length ? [make("h3", { class: "among" }, `Next best: ${counted(answer.next[0].hops.length, "hop")}`), ...answer.next.map((path) => told(context, path))] : [];
  return [form, head, ...answer.paths.map((path) => told(context, path)), ...next];
}

/** The choice of the only family along which paths run. @param {Context} context */
function along({ page, state, visible }) {
  const { codes, relations } = page;
  const present = new Set(visible().claims.map((at) => relations[codes.relation[at]].family));
  const chosen = state.now().along;
  const any = make("option", {}, "any ties");
  any.value = ""; // `make` leaves out what is empty
  const select = make("select", { id: "path-along" }, any,
    ...page.families.filter((family) => present.has(family) || family === chosen).map((family) => make("option", { value: family }, spaced(family))));
  select.value = chosen;
  select.addEventListener("change", () => state.change({ along: select.value }));
  return make("div", { class: "field along" }, make("label", { for: "path-along" }, "Along"), select);
}

/**
 * @param {Context} context
 * @param {"from" | "to"} end
 * @param {string} words
 */
function field({ page, state, finder }, end, words) {
  const id = `path-${end}`;
  const ends = state.now().path ?? { from: -1, to: -1 };
  const input = make("input", { id, type: "text", dir: "auto", placeholder: "Name of an actor or event" });
  input.value = page.things[ends[end]]?.name ?? "";
  const wrap = make("div", { class: "field" }, make("label", { for: id }, words), input);
  createCombobox(input, (text) => [{
    offers: finder.things(text, 8).map((found) => ({
      content: offered(found),
      take: () => {
        state.change({ path: { ...ends, [end]: found.thing.at } });
        byId(end === "from" ? "path-to" : "panel-title").focus();
      },
    })),
  }], { nothing: "Nothing is called so." });
  input.addEventListener("focus", () => input.select());
  return wrap;
}

/**
 * Say plainly that there is no path, and what would let more count.
 * @param {Context} context
 * @param {Thing} from
 * @param {Thing} to
 */
function nothing({ state, visible }, from, to) {
  const words = make("p", { class: "warning" }, "No path: nothing that counts connects ", isolated(from.name), " and ", isolated(to.name),
    state.now().along ? ` along ${spaced(state.now().along)}` : "", visible().filters.length ? " under the present filters." : ".");
  if (!state.now().tentative) words.append(" Hinted, withheld, denied and presupposed claims never count.");
  return words;
}

/**
 * @param {Context} context
 * @param {import("../read/path.js").Path} path
 */
function told({ page, cards }, path) {
  const line = make("p", { class: "way" }, isolated(path.things[0].name));
  for (const hop of path.hops) line.append(` ${arrow(hop)} `, isolated(hop.to.name));
  const isTentative = path.hops.some(({ ties }) => ties.every(({ claims }) => page.groups[page.codes.modality[claims[0]]] !== "assertive"));
  if (isTentative) line.append(", tentative");
  const turns = path.hops.filter(({ forth }) => !forth).length;
  const direction = !path.hops.length ? "" : turns ? `${turns === path.hops.length ? "against the arrows" : `${turns} of ${counted(path.hops.length, "hop")} against the arrow`}` : "with the arrows all the way";
  const steps = path.hops.map((hop) => {
    const claims = hop.ties.flatMap(({ claims }) => claims);
    return make("li", {}, make("p", { class: "hop" }, isolated(hop.from.name), ` ${arrow(hop)} `, isolated(hop.to.name), ` · ${counted(claims.length, "claim")}`), cards(claims, shortCard));
  });
  return make("section", { class: "path" }, line, direction ? make("p", { class: "kind" }, `${counted(path.hops.length, "hop")}, ${direction}`) : null, make("ol", {}, ...steps));
}

/** In which direction a hop is said. @param {import("../read/path.js").Hop} hop */
const arrow = ({ forth, back }) => (forth && back ? "–" : forth ? "→" : "←");
