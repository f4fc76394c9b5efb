// All about one actor or event: its names in every script, what it is part of, and its claims by family.
import { button, counted, isolated, make, spaced } from "../element.js";
import { byFamily, quotation, sentence, thingLink } from "./sentence.js";
import { linked } from "./note.js";
import { markingOf, markingText } from "../read/marking.js";
import { noteField } from "./memo.js";
import { portrait } from "./portrait.js";
import { putAway } from "../controls/deeds.js";
import { whenText } from "../read/when.js";

/** @typedef {import("./panel.js").Context} Context */

/** Other names that are shown at once. */
const FEW = 6;
/** Letters of a note that are shown at once. */
const LONG = 280;

/**
 * @param {Context} context
 * @param {Thing} thing
 * @returns {Node[]}
 */
export function dossierContent(context, thing) {
  const { page, visible, hues, cards } = context;
  const dossier = page.dossier(thing);
  const { passing } = visible();
  const content = /** @type {Node[]} */ ([make("p", { class: "kind" }, ...kindOf(page, thing, dossier))]);
  if (dossier.names) content.push(namesOf(dossier.names));
  const { codes } = page;
  const all = [...codes.relation.keys()];
  const isEnd = (/** @type {number} */ at) => [codes.subject[at], codes.object[at], codes.event[at]].includes(thing.at);
  const touching = all.filter(isEnd);
  const said = all.filter((at) => !isEnd(at) && (codes.claimant[at] === thing.at || codes.spokesperson[at] === thing.at) && passing(at));
  const counting = touching.filter(passing).sort((a, b) => codes.modality[a] - codes.modality[b] || a - b);
  const evidence = make("div", {}, ...claimsByFamily());
  const figures = portrait(page, thing, counting, only);
  if (figures) content.push(figures);
  if (dossier.note) content.push(...noteOf(dossier.note));
  content.push(acts(context, thing), noteField(context.state, thing), evidence);
  const left = touching.length - counting.length;
  if (!counting.length && !said.length) content.push(make("p", { class: "note" }, "No claim that is shown mentions it."));
  if (left) content.push(make("p", { class: "note" }, `${counted(left, "more claim")} ${left === 1 ? "is" : "are"} set aside by the filters.`));
  return content;

  function claimsByFamily() {
    return [
      ...byFamily(page, counting).flatMap(([family, claims]) => [familyTitle(spaced(family), claims.length, hues.get(family) ?? "other"), cards(claims, shortCard)]),
      ...(said.length ? [familyTitle("said about others", said.length, "other"), cards(said, shortCard)] : []),
    ];
  }

  /** Show only the claims behind a figure of the portrait, and how to get back to all. @param {string} title @param {number[]} claims */
  function only(title, claims) {
    const family = page.relations[codes.relation[claims[0]]].family;
    const heading = familyTitle(title, claims.length, hues.get(family) ?? "other");
    heading.tabIndex = -1;
    const back = button("All claims", () => { evidence.replaceChildren(...claimsByFamily()); evidence.querySelector("h3")?.scrollIntoView({ block: "nearest" }); }, { class: "quiet" });
    evidence.replaceChildren(heading, back, cards(claims, shortCard));
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }
}

/** @param {string} words @param {number} number @param {string} hue */
export const familyTitle = (words, number, hue) =>
  make("h3", { class: `family hue-${hue}` }, make("span", {}, words), make("b", {}, String(number)));

/**
 * Return a claim with its words and its voice in one line; the sentence leads to all that is known.
 * @param {Case} page
 * @param {Claim} claim
 */
export function shortCard(page, claim) {
  const card = make("article", { class: "claim short", "data-claim": claim.id }, sentence(page, claim));
  if (claim.quote) card.append(quotation(claim));
  const voice = [isolated(page.name(claim.claimant))];
  if (claim.spokesperson) voice.push(isolated(page.name(claim.spokesperson)));
  const line = make("p", { class: "voice" }, "— ", voice[0], ...(voice[1] ? [" (through ", voice[1], ")"] : []));
  line.append(" · ", make("span", { class: `sure ${claim.group.replace(" ", "-")}` }, claim.modality));
  if (claim.when) line.append(` · ${whenText(claim.when)}`);
  if (claim.implied) line.append(" · the coder’s reading");
  const marking = markingOf(page, claim);
  if (marking) line.append(" · ", make("span", { class: "flag" }, marking));
  const tie = page.ties[page.codes.tie[claim.at]];
  if (tie) line.append(" · ", make("a", { href: `#tie=${encodeURIComponent(tie.id)}`, "data-tie": tie.id }, "evidence"));
  card.append(line);
  return card;
}

/**
 * @param {Case} page
 * @param {Thing} thing
 * @param {Dossier} dossier
 * @returns {(Node | string)[]}
 */
function kindOf(page, thing, dossier) {
  /** @type {(Node | string)[]} */
  const words = [thing.isEvent ? `event: ${spaced(dossier.type)}` : spaced(thing.kind)];
  if (dossier.tlp) words.push(` · ${markingText(dossier.tlp)}`);
  if (dossier.anonymous) words.push(", without a name");
  if (dossier.when) words.push(`, ${whenText(dossier.when)}`);
  for (const place of dossier.places ?? []) words.push(" · ", thingLink(page, place));
  const whole = dossier.parent ?? dossier.part_of;
  if (whole) words.push(", part of ", thingLink(page, whole));
  return words;
}

/** Return a note, of a long one its beginning and a way to the rest. @param {string} text @returns {Node[]} */
function noteOf(text) {
  const note = make("p", { class: "note", dir: "auto" }, ...linked(text));
  if (text.length <= LONG) return [note];
  note.classList.add("long");
  const whole = button("Whole note", () => { note.classList.remove("long"); whole.remove(); }, { class: "quiet" });
  return [note, whole];
}

/** Return other names: a few at once, many on demand. @param {Name[]} names */
function namesOf(names) {
  const list = make("ul", { class: "names", "aria-label": "Other names" }, ...names.map(nameItem));
  return names.length > FEW ? make("details", { class: "more-names" }, make("summary", {}, `${names.length} other names`), list) : list;
}

/** @param {Name} name */
function nameItem(name) {
  const from = name.since || name.until ? ` (${whenText(`${name.since ?? ""}/${name.until ?? ""}`)})` : "";
  const title = [spaced(name.kind), name.language, name.background ? "not in the reports" : ""].filter(Boolean).join(", ");
  return make("li", { dir: "auto", lang: name.language, title, class: name.background ? "background" : "" }, name.name + from);
}

/**
 * Return what can be done with a thing: look around it, start a path, put it away.
 * @param {Context} context
 * @param {Thing} thing
 */
function acts({ page, state }, thing) {
  const now = state.now();
  const around = [1, 2, 3].map((hops) => {
    const on = now.scope === "near" && now.centre === thing.at && now.hops === hops;
    return button(String(hops), () => state.change(on
      ? { scope: "all", camera: null }
      : { scope: "near", centre: thing.at, hops, camera: null }),
    { id: `hops-${hops}`, "aria-pressed": String(on), "aria-label": `Only up to ${counted(hops, "hop")} around it`, title: `Only up to ${counted(hops, "hop")} around it` });
  });
  return make("div", { class: "acts" },
    make("span", { class: "hops", role: "group", "aria-label": "Hops around it" }, make("span", {}, "Hops"), ...around),
    button("Path from here", () => state.change({ path: { from: thing.at, to: -1 }, thing: -1 })),
    button("Put away", () => state.change(putAway(state.now(), [thing.at])), { "aria-label": `Put away: ${page.names[thing.at]}` }));
}
