// What an address says that this page has not: ids of nobody, days that are none, words that mean nothing.
import { groupOf } from "../draw/groups.js";
import { spanOf } from "../read/day.js";

/** How many of them are named. */
const NAMED = 3;
const LONGEST = 40;
/** World pixels from the middle, and the scale, up to which an address is believed. */
const FAR = 1e6;
const CLOSE = 1000;

/**
 * Return the camera that an address gives; null if it gives none: farther out or closer in there is nothing to see, and
 * from numbers without measure nobody finds back.
 * @param {string} text
 * @returns {Camera | null}
 */
export function cameraOf(text) {
  const [x, y, scale] = text.split(",").map(Number);
  return Math.abs(x) <= FAR && Math.abs(y) <= FAR && scale >= 1 / CLOSE && scale <= CLOSE ? { x, y, scale } : null;
}

/**
 * Return the parts of an address that are not understood, as they stand there, and whether anything of a part is.
 * @param {Case} page
 * @param {Record<string, string>} given  Values by their names.
 * @param {{views: string[], measures: string[]}} words
 * @returns {Map<string, {isAll: boolean, left: string[]}>}
 */
export function unreadOf(page, given, { views, measures }) {
  const keys = new Map(page.keys.map((key, at) => [key, at]));
  const isThing = (/** @type {string} */ id) => (keys.get(id) ?? Infinity) < page.things.length;
  const isKey = (/** @type {string} */ id) => keys.has(id);
  const among = (/** @type {Iterable<string>} */ names) => { const all = new Set(names); return (/** @type {string} */ name) => all.has(name); };
  const isNumber = (/** @type {string} */ text) => /^-?\d{1,9}$/.test(text);
  const isYes = among(["yes", "no"]);
  const isDay = (/** @type {string} */ text) => spanOf(text, "").from !== null;
  const isAny = () => true;
  const isPlaced = (/** @type {string} */ text) => { const [id, x, y] = text.split(":"); return isThing(id) && isNumber(x ?? "") && isNumber(y ?? ""); };
  const isTie = (/** @type {string} */ id) => page.ties.some((tie) => tie.id === id);
  const isFamily = among(page.families);
  /** Of each name how one value is read; those of a list each by itself, of which `first` must be understood. @type {Record<string, {list?: boolean, first?: boolean, reads: (text: string, at: number) => boolean}>} */
  const readers = {
    tour: { reads: (text) => Number(text) >= 1 && Number(text) <= page.tour.points.length },
    near: { list: true, first: true, reads: (text, at) => (at ? isNumber(text) || text === "all" : isThing(text)) },
    group: { reads: (id) => groupOf(page, id) >= 0 },
    scope: { reads: among(["all", "opening", "only"]) },
    view: { reads: among(views) },
    by: { reads: among(measures) },
    ask: { reads: isAny }, table: { reads: isAny },
    note: { reads: (text) => isThing(text.split(":")[0]) },
    groups: { reads: (text) => text.slice(text.lastIndexOf(":") + 1).split(",").filter(isThing).length > 1 },
    families: { list: true, reads: isFamily }, "families-off": { list: true, reads: isFamily }, along: { reads: isFamily },
    "types-off": { list: true, reads: among(page.things.map(({ kind }) => kind)) },
    "modalities-off": { list: true, reads: among(page.modalities) },
    relations: { list: true, reads: among(page.relations.map(({ name }) => name)) },
    sources: { list: true, reads: among(page.sources.map(({ id }) => id)) },
    claimants: { list: true, reads: isKey }, hidden: { list: true, reads: isThing }, added: { list: true, reads: isThing },
    selected: { list: true, reads: isThing }, path: { list: true, reads: isThing }, moved: { list: true, reads: isPlaced },
    thing: { reads: isThing }, tie: { reads: isTie }, ties: { reads: isNumber }, at: { reads: (text) => cameraOf(text) !== null },
    since: { reads: isDay }, until: { reads: isDay },
    undated: { reads: isYes }, film: { reads: isYes }, derived: { reads: isYes }, tentative: { reads: isYes }, about: { reads: isYes },
  };
  /** @type {Map<string, {isAll: boolean, left: string[]}>} */
  const found = new Map();
  for (const [name, value] of Object.entries(given)) {
    const reader = Object.hasOwn(readers, name) ? readers[name] : null;
    const items = reader?.list ? value.split(",").filter(Boolean) : value ? [value] : [];
    const left = reader ? items.filter((item, at) => !reader.reads(item, at)) : [value];
    if (left.length) found.set(name, { isAll: !reader || (reader.first ? left[0] === items[0] : left.length === items.length), left });
  }
  return found;
}

/**
 * Return one line about what is not understood; empty if all is.
 * @param {ReturnType<typeof unreadOf>} unread
 */
export function unreadWords(unread) {
  const named = [...unread].map(([name, { left }]) => `${name}=${left.join(",")}`).map((part) => (part.length > LONGEST ? `${part.slice(0, LONGEST)}…` : part));
  if (!named.length) return "";
  return `Not understood in the address: ${named.slice(0, NAMED).join("; ")}${named.length > NAMED ? `; and ${named.length - NAMED} more` : ""}.`;
}
