// Several things in the panel: who they are, what can be done with them, and what is said between them.
import { button, counted, isolated, make, spaced } from "../element.js";
import { byFamily, thingLink } from "./sentence.js";
import { familyTitle, shortCard } from "./dossier.js";
import { groupOf, grouped, isPinned, onlyThese, pinned, putAway, ungrouped, unpinned } from "../controls/deeds.js";
import { LONGEST_NAME } from "../controls/address.js";
import { toggled } from "../controls/state.js";

/** Members that are listed at once. */
const LISTED = 60;

/** @typedef {import("./panel.js").Context} Context */

/**
 * Return the heading of what is selected.
 * @param {import("../controls/state.js").Choice} now
 * @returns {(Node | string)[]}
 */
export function selectedHeading(now) {
  const group = groupOf(now, now.selected);
  return group ? [isolated(group.name), ` (${group.members.length})`] : [`${counted(now.selected.size, "thing")} selected`];
}

/**
 * @param {Context} context
 * @returns {Node[]}
 */
export function selectedContent(context) {
  const { page, state, hues, cards, visible } = context;
  const now = state.now();
  const places = [...now.selected];
  const things = places.map((at) => page.things[at]);
  const group = groupOf(now, now.selected);
  const among = claimsAmong(page, now.selected, visible().passing);
  return [
    ...(group ? [nameField(state, group), make("p", { class: "note" }, "A group of yours: no source says that these belong together.")] : []),
    acts(state, things, [...new Set(things.map(visible().standIn))], group),
    make("ul", { class: "picks" }, ...things.slice(0, LISTED).map((thing) => make("li", {}, thingLink(page, thing.id), make("small", {}, ` ${spaced(thing.kind)}`),
      ...(group ? [] : [button("×", () => state.change({ selected: toggled(state.now().selected, thing.at) }), { class: "quiet", "aria-label": `Let go of ${thing.called}`, title: "Let go" })])))),
    ...(things.length > LISTED ? [make("p", { class: "note" }, `and ${things.length - LISTED} more`)] : []),
    make("h3", { class: "among", id: "among" }, `Ties among these: ${counted(among.length, "claim")}`),
    ...byFamily(page, among).flatMap(([family, claims]) => [familyTitle(spaced(family), claims.length, hues.get(family) ?? "other"), cards(claims, shortCard)]),
  ];
}

/**
 * Return the claims of which at least two ends are among some things, firmest first.
 * @param {Case} page
 * @param {Set<number>} places
 * @param {(at: number) => boolean} passing
 */
export function claimsAmong({ codes }, places, passing) {
  return [...codes.relation.keys()]
    .filter((claim) => new Set([codes.subject[claim], codes.object[claim], codes.event[claim]].filter((at) => places.has(at))).size > 1 && passing(claim))
    .sort((a, b) => codes.modality[a] - codes.modality[b] || a - b);
}

/**
 * @param {Context["state"]} state
 * @param {Thing[]} things
 * @param {Thing[]} drawn  As which they are drawn.
 * @param {import("../controls/state.js").Gathered | null} group
 */
function acts(state, things, drawn, group) {
  const places = things.map(({ at }) => at);
  const change = (/** @type {() => import("../controls/deeds.js").Changes} */ changes) => () => state.change(changes());
  return make("div", { class: "acts" },
    group ? button("Ungroup", change(() => ungrouped(state.now(), places))) : places.length > 1 ? button("Group", () => {
      state.change(grouped(state.now(), places));
      /** @type {HTMLInputElement | null} */ (document.querySelector("#group-name"))?.select();
    }) : null,
    isPinned(state.now(), drawn)
      ? button("Unpin", change(() => unpinned(state.now(), places)))
      : button("Pin", change(() => pinned(state.now(), drawn)), { title: "They keep their places" }),
    button("Only these", change(() => onlyThese(places))),
    button("Put away", change(() => putAway(state.now(), places))));
}

/**
 * @param {Context["state"]} state
 * @param {import("../controls/state.js").Gathered} group
 */
function nameField(state, group) {
  const input = make("input", { id: "group-name", type: "text", dir: "auto", maxlength: LONGEST_NAME, value: group.name });
  input.addEventListener("change", () => {
    const name = input.value.trim() || group.name;
    state.change({ gathered: state.now().gathered.map((other) => (other.members === group.members ? { ...other, name } : other)) });
  });
  return make("div", { class: "field" }, make("label", { for: "group-name" }, "Name"), input);
}
