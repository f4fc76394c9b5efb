// The view in the address: what is chosen, after the #, so that a copied link or a bookmark restores it.
import { dayText, spanOf } from "../read/day.js";
import { groupOf } from "../draw/groups.js";
import { START } from "./state.js";
import { cameraOf, unreadOf } from "./unread.js";

/** Keep commas and colons, which ids do not hold, so that people can read the address. */
const written = (/** @type {string} */ text) => encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":");

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @param {Iterable<string>} texts */
const joined = (texts) => [...texts].sort().join(",");
const split = (/** @type {string | undefined} */ text) => (text ? text.split(",").filter(Boolean) : []);
const whole = (/** @type {string | undefined} */ text) => (/^-?\d{1,9}$/.test(text ?? "") ? Number(text) : null);

/** What narrows a case down, or moves it: only the network shows that. */
const OF_THE_NETWORK = [
  "near", "group", "scope", "families", "families-off", "types-off", "modalities-off", "relations", "claimants", "sources", "ties", "hidden", "added", "groups",
  "since", "until", "undated", "film", "derived", "path", "at", "moved",
];

/** What widths may count. @type {Measure[]} */
const MEASURES = ["claims", "events", "deaths"];

/** The longest question that an address may hold. */
const LONGEST_QUESTION = 300;
/** How long a note and the name of a group may be, and how many of each an address may hold. */
export const LONGEST_NOTE = 280;
export const LONGEST_NAME = 60;
const MOST_NOTES = 60;

/** The view on which a page opens, or that shows what was asked. @param {Case} page @param {string} [ask] */
export const usualView = (page, ask = "") => (ask || page.isAnswer ? "answer" : page.overview?.first ? "groups" : page.story ? "story" : START.view);

/** @param {Case} page */
const wordsOf = (page) => ({ views: ["table", "network", "answer", ...(page.story ? ["story"] : []), ...(page.overview ? ["groups"] : [])], measures: MEASURES });

/**
 * @param {Case} page
 * @param {Record<string, string>} given
 * @param {(name: string) => boolean} [isRead]  Whether anything of a value is understood.
 * @returns {import("./state.js").Choice["view"]}
 */
function viewOf(page, given, isRead = () => true) {
  if (given.view === "table") return "table";
  if (given.view === "story" && page.story) return "story";
  if (given.view === "groups" && page.overview) return "groups";
  if (given.ask && given.view !== "network") return "answer";
  const isOfNetwork = given.view === "network" || OF_THE_NETWORK.some((name) => name in given && isRead(name));
  return isOfNetwork ? "drawing" : usualView(page);
}

/** Of each page the families of its claims: others are in its vocabulary alone. @type {WeakMap<Case, string[]>} */
const held = new WeakMap();

/** @param {Case} page */
function familiesOf(page) {
  const known = held.get(page) ?? [...new Set([...new Set(page.codes.relation)].map((at) => page.relations[at].family))];
  held.set(page, known);
  return known;
}

/**
 * Return what stands after the # for a choice; empty where nothing is chosen.
 * @param {Case} page
 * @param {import("./state.js").Choice} now
 * @param {import("./state.js").Choice["scope"]} usual  The scope on which this page opens.
 */
export function hashOf(page, now, usual) {
  const key = (/** @type {number} */ at) => page.keys[at];
  /** @type {[string, string][]} */
  const parts = [];
  const add = (/** @type {string} */ name, /** @type {string} */ value) => { if (value) parts.push([name, value]); };
  if (now.tour) add("tour", String(now.tour));
  if (now.scope === "near") add("near", `${key(now.centre)},${now.hops}${now.through ? ",all" : ""}`);
  else if (now.scope === "group") add("group", key(page.overview?.groups[now.group]?.members[0] ?? 0));
  else if (now.scope !== usual) add("scope", now.scope);
  add("ask", now.ask);
  const others = familiesOf(page).filter((family) => !now.families.has(family));
  if (others.length && others.length < now.families.size) add("families", joined(others));
  else add("families-off", joined(now.families));
  add("types-off", joined(now.kinds));
  add("modalities-off", joined(now.modalities));
  add("relations", joined([...now.relations].map((at) => page.relations[at].name)));
  add("claimants", joined([...now.claimants].map(key)));
  add("sources", joined([...now.sources].map((at) => page.sources[at]?.id ?? "").filter(Boolean)));
  if (now.least) add("ties", String(now.least));
  add("hidden", joined([...now.hidden].map(key)));
  add("added", joined([...now.added].map(key)));
  for (const { name, members } of now.gathered) add("groups", `${name}:${members.map(key).join(",")}`);
  if (now.from !== null) add("since", dayText(now.from));
  if (now.to !== null) add("until", dayText(now.to));
  if (now.undated && (now.from !== null || now.to !== null)) add("undated", "yes");
  if (now.film !== "off") add("film", "yes");
  if (now.derived) add("derived", "yes");
  if (now.thing >= 0) add("thing", key(now.thing));
  if (now.tie >= 0) add("tie", page.ties[now.tie].id);
  if (now.path) add("path", [now.path.from, now.path.to].map((at) => (at < 0 ? "" : key(at))).join(","));
  add("along", now.along);
  if (now.tentative) add("tentative", "yes");
  const viewAt = parts.length;
  add("table", now.table);
  if (now.about) add("about", "yes");
  if (now.by !== START.by) add("by", now.by);
  if (now.camera) add("at", [Math.round(now.camera.x), Math.round(now.camera.y), now.camera.scale.toFixed(3)].join(","));
  add("moved", [...now.moved].map(([at, { x, y }]) => `${key(at)}:${Math.round(x)}:${Math.round(y)}`).join(","));
  add("selected", joined([...now.selected].map(key)));
  for (const [at, text] of now.notes) add("note", `${key(at)}:${text}`);
  if (now.view !== usualView(page, now.ask) || now.view !== viewOf(page, Object.fromEntries(parts))) parts.splice(viewAt, 0, ["view", now.view === "drawing" ? "network" : now.view]);
  return parts.map(([name, value]) => `${name}=${written(value)}`).join("&");
}

/**
 * Return what an address gives, by name, and all of what may stand there more than once.
 * @param {string} hash  With or without its #.
 */
function givenBy(hash) {
  /** @type {Record<string, string>} */
  const given = {};
  /** @type {Record<"groups" | "note", string[]>} */
  const many = { groups: [], note: [] };
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at <= 0) continue;
    const name = part.slice(0, at);
    given[name] = decoded(part.slice(at + 1));
    if (name === "groups" || name === "note") many[name].push(given[name]);
  }
  return { given, many };
}

/**
 * Return what an address says that the page has not.
 * @param {Case} page
 * @param {string} hash
 */
export const unreadIn = (page, hash) => unreadOf(page, givenBy(hash).given, wordsOf(page));

/**
 * Return the choices that an address holds. What it names and the page has not is left out.
 * @param {Case} page
 * @param {string} hash  With or without its #.
 * @returns {Partial<import("./state.js").Choice>}
 */
export function choicesOf(page, hash) {
  const { given, many } = givenBy(hash);
  const tour = Math.max(0, whole(given.tour) ?? 0);
  const point = page.tour.points[tour - 1];
  // The number alone is the scene as the tour has it; with more beside it somebody has looked further.
  if (point && Object.keys(given).length === 1) return { ...choicesOf(page, point.address), tour };
  const things = new Map(page.keys.map((key, at) => [key, at]));
  const place = (/** @type {string | undefined} */ id) => things.get(id ?? "") ?? -1;
  const thing = (/** @type {string | undefined} */ id) => (place(id) < page.things.length ? place(id) : -1);
  const places = (/** @type {string | undefined} */ text) => new Set(split(text).map(place).filter((at) => at >= 0));
  const known = (/** @type {string | undefined} */ text, /** @type {string[]} */ names) => new Set(split(text).filter((name) => names.includes(name)));
  const among = (/** @type {string | undefined} */ text, /** @type {string[]} */ names) =>
    new Set(split(text).map((name) => names.indexOf(name)).filter((at) => at >= 0));
  const drawn = (/** @type {string | undefined} */ text) => new Set([...places(text)].filter((at) => at < page.things.length));
  const families = known(given.families, page.families);
  const unread = unreadOf(page, given, wordsOf(page));
  /** @type {Partial<import("./state.js").Choice>} */
  const found = {
    families: families.size ? new Set(page.families.filter((family) => !families.has(family))) : known(given["families-off"], page.families),
    added: drawn(given.added),
    selected: drawn(given.selected),
    along: page.families.includes(given.along) ? given.along : "",
    gathered: gatheredOf(many.groups, (ids) => [...drawn(ids)]),
    notes: new Map(many.note.slice(0, MOST_NOTES).flatMap((text) => {
      const [, id, words] = /^([^:]*):(.+)$/su.exec(text) ?? [];
      return thing(id) >= 0 ? [/** @type {[number, string]} */ ([thing(id), words.slice(0, LONGEST_NOTE)])] : [];
    })),
    kinds: known(given["types-off"], [...new Set(page.things.map(({ kind }) => kind))]),
    modalities: known(given["modalities-off"], page.modalities),
    relations: among(given.relations, page.relations.map(({ name }) => name)),
    claimants: places(given.claimants),
    sources: among(given.sources, page.sources.map(({ id }) => id)),
    tour: point ? tour : 0,
    ask: (given.ask ?? "").slice(0, LONGEST_QUESTION),
    least: Math.max(0, whole(given.ties) ?? 0),
    hidden: drawn(given.hidden),
    ...spanOf(given.since ?? "", given.until ?? ""),
    undated: given.undated === "yes",
    film: given.film === "yes" ? "on" : "off",
    thing: thing(given.thing),
    tie: page.ties.findIndex(({ id }) => id === given.tie),
    tentative: given.tentative === "yes",
    view: viewOf(page, given, (name) => !unread.get(name)?.isAll),
    table: given.table ?? "",
    about: given.about === "yes",
    by: MEASURES.find((name) => name === given.by) ?? START.by,
    through: false,
    moved: new Map(),
    path: null,
    camera: cameraOf(given.at ?? ""),
  };
  if ("derived" in given) found.derived = given.derived === "yes";
  if (given.near) {
    const [id, hops, on] = split(given.near);
    if (thing(id) >= 0) Object.assign(found, { scope: "near", centre: thing(id), hops: Math.min(9, Math.max(0, whole(hops) ?? 1)), through: on === "all" });
  } else if (given.group && groupOf(page, given.group) >= 0) {
    Object.assign(found, { scope: "group", group: groupOf(page, given.group) });
  } else if (given.scope === "all" || given.scope === "opening" || given.scope === "only") {
    found.scope = given.scope;
  }
  if (given.path !== undefined) {
    const [from, to] = given.path.split(",").map(thing);
    found.path = { from: from ?? -1, to: to ?? -1 };
  }
  for (const part of split(given.moved)) {
    const [id, left, top] = part.split(":");
    const [at, across, down] = [thing(id), whole(left), whole(top)];
    if (at >= 0 && across !== null && down !== null) found.moved?.set(at, { x: across, y: down });
  }
  return found;
}

/**
 * Return the groups that an address holds. Nothing is in two of them, and one alone is none.
 * @param {string[]} texts  `name:id,id`; a name may hold colons, and ids do not.
 * @param {(ids: string) => number[]} placesOf
 * @returns {import("./state.js").Gathered[]}
 */
function gatheredOf(texts, placesOf) {
  const taken = new Set();
  return texts.slice(0, MOST_NOTES).flatMap((text) => {
    const [, name, ids] = /^(.*):([^:]*)$/su.exec(text) ?? ["", "", ""];
    const members = placesOf(ids).filter((at) => !taken.has(at)).sort((a, b) => a - b);
    if (members.length < 2) return [];
    members.forEach((at) => taken.add(at));
    return [{ name: name.slice(0, LONGEST_NAME) || "Group", members }];
  });
}
