// The panel of a group, of what ties two groups, and of all who are in no group that is drawn.
import { button, counted, isolated, make, spaced } from "../element.js";
import { claimsOf, groupName } from "../draw/groups.js";

/** Names that are listed at once; more come when asked for. */
const AT_ONCE = 60;

/** @param {Thing} thing */
const link = (thing) => make("li", {}, make("a", { href: `#thing=${encodeURIComponent(thing.id)}`, "data-thing": thing.id }, isolated(thing.called)), make("small", {}, ` ${spaced(thing.kind)}`));

/**
 * Return a list that grows on demand.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Node} row
 */
function growing(items, row) {
  const list = make("ul", { class: "sources names-of" });
  let next = 0;
  function more() {
    list.querySelector("li.rest")?.remove();
    list.append(...items.slice(next, next + AT_ONCE).map(row));
    next += AT_ONCE;
    const left = items.length - next;
    if (left > 0) list.append(make("li", { class: "rest" }, button(`Show ${Math.min(left, AT_ONCE)} more of ${left.toLocaleString("en")}`, more, { class: "more" })));
  }
  more();
  return list;
}

/**
 * Return what the panel says of a group: how many, where, what ties it inside and to others, and who is in it.
 * @param {Case} page
 * @param {ReturnType<typeof import("../draw/groups.js").createGroups>} groups
 * @param {number} unit
 * @param {{open: (group: number) => void, bundle: (bundle: Bundle) => void}} acts
 */
export function groupContent(page, groups, unit, acts) {
  const overview = /** @type {Overview} */ (page.overview);
  const at = overview.units[unit][1];
  const { members, places, inner } = overview.groups[at];
  const kinds = new Map();
  for (const member of members) kinds.set(page.things[member].kind, (kinds.get(page.things[member].kind) ?? 0) + 1);
  const bundles = overview.bundles.filter(({ from, to }) => from === unit || to === unit);
  const said = (/** @type {[string, number][]} */ pairs) => pairs.map(([word, number]) => `${spaced(word)} ${number.toLocaleString("en")}`).join(", ");
  return [
    make("p", { class: "kind" }, `Group of ${counted(members.length, "member")}: ${said([...kinds].sort((a, b) => b[1] - a[1]))}`),
    make("p", { class: "note" }, overview.friends ? "Found by alliance, sponsorship, membership and the like." : "Found by who has to do with whom, as friend or foe."),
    ...(inner.length ? [make("p", { class: "note" }, `Claims between members: ${said(inner)}`)] : []),
    ...(places.length ? [make("p", { class: "note" }, `Where: ${places.map(([place, number]) => `${page.things[place].called} ${number.toLocaleString("en")}`).join(", ")}`)] : []),
    make("div", { class: "acts" }, button("Open the group", () => acts.open(at))),
    ...(bundles.length ? [make("h3", { class: "family" }, "Ties to others"), growing(bundles, (bundle) => make("li", {}, button(groups.bundleWords(bundle), () => acts.bundle(bundle), { class: "quiet" })))] : []),
    make("h3", { class: "family" }, "Members"),
    growing(members.map((member) => page.things[member]), link),
  ];
}

/**
 * Return the claims of a bundle.
 * @param {Case} page
 * @param {Bundle} bundle
 * @param {(claims: number[]) => HTMLElement} cards
 */
export function bundleContent(page, bundle, cards) {
  const claims = claimsOf(page, bundle);
  const families = new Map();
  for (const at of claims) families.set(page.relations[page.codes.relation[at]].family, (families.get(page.relations[page.codes.relation[at]].family) ?? 0) + 1);
  const said = [...families].sort((a, b) => b[1] - a[1]).map(([family, number]) => `${spaced(family)} ${number.toLocaleString("en")}`).join(", ");
  return [make("p", { class: "kind" }, `${counted(claims.length, "claim")}: ${said}`), cards(claims)];
}

/**
 * Return who is in none of the groups that are drawn: smaller groups, who is tied to somebody, and who to nobody, by where they are.
 * @param {Case} page
 * @param {[number, number][]} shown The units that are drawn.
 * @param {(group: number) => void} open
 */
export function restContent(page, shown, open) {
  const overview = /** @type {Overview} */ (page.overview);
  const drawn = new Set(shown.map(([, group]) => group));
  const singles = new Set(shown.flatMap(([head, group]) => (group < 0 ? [head] : [])));
  const smaller = [...overview.groups.keys()].filter((at) => !drawn.has(at));
  const tied = overview.tied.filter((at) => !singles.has(at));
  const inside = new Set([...overview.groups.flatMap(({ members }) => members), ...overview.tied]);
  const alone = page.things.filter(({ at }) => !inside.has(at));
  const at = placesOf(page);
  /** @type {Map<string, Thing[]>} */
  const byPlace = new Map();
  for (const thing of alone) {
    const place = at.get(thing.at) ?? "";
    byPlace.set(place, [...(byPlace.get(place) ?? []), thing]);
  }
  const rows = [...byPlace].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  /** @param {string} words @param {boolean} isOpen @param {() => Node} content */
  function part(words, isOpen, content) {
    const details = make("details", { open: isOpen }, make("summary", {}, words));
    const fill = () => { if (details.open && details.children.length === 1) details.append(content()); };
    details.addEventListener("toggle", fill);
    fill();
    return details;
  }
  return [
    ...(smaller.length ? [part(counted(smaller.length, "smaller group"), true, () => growing(smaller, (group) => make("li", {}, button(groupName(page, overview.groups[group]), () => open(group), { class: "quiet" }))))] : []),
    ...(tied.length ? [part(`${counted(tied.length, "other")} tied to somebody, in no group`, false, () => growing(tied.map((one) => page.things[one]), link))] : []),
    ...(alone.length ? [make("h3", { class: "family" }, `${alone.length.toLocaleString("en")} without a tie to others${at.size ? ", by place" : ""}`),
      ...rows.map(([place, its]) => part(`${place || "no place"}: ${its.length.toLocaleString("en")}`, rows.length === 1, () => growing(its, link)))] : []),
  ];
}

/** Return the name of the first place where each thing is said to be. @param {Case} page */
function placesOf(page) {
  /** @type {Map<number, string>} */
  const found = new Map();
  for (const { family, start, end } of page.ties) if (family === "location" && !found.has(start.at)) found.set(start.at, end.called);
  return found;
}
