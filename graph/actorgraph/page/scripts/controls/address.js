// The view in the address: what is chosen, after the #, so that a copied link or a bookmark restores it.
import { dayOf, dayText } from "../read/day.js";
import { START } from "./state.js";

/** World pixels from the middle, and the scale, up to which an address is believed. */
const FAR = 1e6;
const CLOSE = 1000;

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
  "near", "scope", "families-off", "types-off", "modalities-off", "relations", "claimants", "sources", "ties", "hidden",
  "since", "until", "undated", "derived", "path", "at", "moved",
];

/** The view on which a page opens. @param {Case} page */
export const usualView = (page) => (page.story ? "story" : START.view);

/**
 * @param {Case} page
 * @param {Record<string, string>} given
 * @returns {import("./state.js").Choice["view"]}
 */
function viewOf(page, given) {
  if (given.view === "table") return "table";
  const isOfNetwork = given.view === "network" || OF_THE_NETWORK.some((name) => name in given);
  return isOfNetwork ? "drawing" : usualView(page);
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
  if (now.scope === "near") add("near", `${key(now.centre)},${now.hops}`);
  else if (now.scope !== usual) add("scope", now.scope);
  add("families-off", joined(now.families));
  add("types-off", joined(now.kinds));
  add("modalities-off", joined(now.modalities));
  add("relations", joined([...now.relations].map((at) => page.relations[at].name)));
  add("claimants", joined([...now.claimants].map(key)));
  add("sources", joined([...now.sources].map((at) => page.sources[at]?.id ?? "").filter(Boolean)));
  if (now.least) add("ties", String(now.least));
  add("hidden", joined([...now.hidden].map(key)));
  if (now.from !== null) add("since", dayText(now.from));
  if (now.to !== null) add("until", dayText(now.to));
  if (!now.undated) add("undated", "no");
  if (now.derived) add("derived", "yes");
  if (now.thing >= 0) add("thing", key(now.thing));
  if (now.tie >= 0) add("tie", page.ties[now.tie].id);
  if (now.path) add("path", [now.path.from, now.path.to].map((at) => (at < 0 ? "" : key(at))).join(","));
  if (now.tentative) add("tentative", "yes");
  if (now.view !== usualView(page)) add("view", now.view === "drawing" ? "network" : now.view);
  if (now.about) add("about", "yes");
  if (now.camera) add("at", [Math.round(now.camera.x), Math.round(now.camera.y), now.camera.scale.toFixed(3)].join(","));
  add("moved", [...now.moved].map(([at, { x, y }]) => `${key(at)}:${Math.round(x)}:${Math.round(y)}`).join(","));
  return parts.map(([name, value]) => `${name}=${written(value)}`).join("&");
}

/**
 * Return the choices that an address holds. What it names and the page has not is left out.
 * @param {Case} page
 * @param {string} hash  With or without its #.
 * @returns {Partial<import("./state.js").Choice>}
 */
export function choicesOf(page, hash) {
  /** @type {Record<string, string>} */
  const given = {};
  for (const part of hash.replace(/^#/, "").split("&")) {
    const at = part.indexOf("=");
    if (at > 0) given[part.slice(0, at)] = decoded(part.slice(at + 1));
  }
  const things = new Map(page.keys.map((key, at) => [key, at]));
  const place = (/** @type {string | undefined} */ id) => things.get(id ?? "") ?? -1;
  const thing = (/** @type {string | undefined} */ id) => (place(id) < page.things.length ? place(id) : -1);
  const places = (/** @type {string | undefined} */ text) => new Set(split(text).map(place).filter((at) => at >= 0));
  const known = (/** @type {string | undefined} */ text, /** @type {string[]} */ names) => new Set(split(text).filter((name) => names.includes(name)));
  const among = (/** @type {string | undefined} */ text, /** @type {string[]} */ names) =>
    new Set(split(text).map((name) => names.indexOf(name)).filter((at) => at >= 0));
  /** @type {Partial<import("./state.js").Choice>} */
  const found = {
    families: known(given["families-off"], page.families),
    kinds: known(given["types-off"], [...new Set(page.things.map(({ kind }) => kind))]),
    modalities: known(given["modalities-off"], page.modalities),
    relations: among(given.relations, page.relations.map(({ name }) => name)),
    claimants: places(given.claimants),
    sources: among(given.sources, page.sources.map(({ id }) => id)),
    least: Math.max(0, whole(given.ties) ?? 0),
    hidden: new Set([...places(given.hidden)].filter((at) => at < page.things.length)),
    from: dayOf(given.since ?? ""),
    to: dayOf(given.until ?? ""),
    undated: given.undated !== "no",
    thing: thing(given.thing),
    tie: page.ties.findIndex(({ id }) => id === given.tie),
    tentative: given.tentative === "yes",
    view: viewOf(page, given),
    about: given.about === "yes",
    moved: new Map(),
    path: null,
    camera: null,
  };
  if ("derived" in given) found.derived = given.derived === "yes";
  if (given.near) {
    const [id, hops] = split(given.near);
    if (thing(id) >= 0) Object.assign(found, { scope: "near", centre: thing(id), hops: Math.min(9, Math.max(0, whole(hops) ?? 1)) });
  } else if (given.scope === "all" || given.scope === "opening") {
    found.scope = given.scope;
  }
  if (given.path !== undefined) {
    const [from, to] = given.path.split(",").map(thing);
    found.path = { from: from ?? -1, to: to ?? -1 };
  }
  const [x, y, scale] = (given.at ?? "").split(",").map(Number);
  // Farther out or closer in there is nothing to see, and from numbers without measure nobody finds back.
  if (Math.abs(x) <= FAR && Math.abs(y) <= FAR && scale >= 1 / CLOSE && scale <= CLOSE) found.camera = { x, y, scale };
  for (const part of split(given.moved)) {
    const [id, left, top] = part.split(":");
    const [at, across, down] = [thing(id), whole(left), whole(top)];
    if (at >= 0 && across !== null && down !== null) found.moved?.set(at, { x: across, y: down });
  }
  return found;
}
