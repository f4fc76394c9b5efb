// What the reader has chosen: one value, replaced whole at each change, and everybody who wants to know.

/**
 * @typedef {Object} Choice
 * @property {"opening" | "all" | "near" | "group" | "only"} scope  What part of the case is looked at; "only" is what was added.
 * @property {number} centre  With scope "near": the thing in the middle ...
 * @property {number} hops  ... and how many ties around it.
 * @property {boolean} through  The walk goes on through hubs.
 * @property {number} group  With scope "group": which of the groups of a large page.
 * @property {Measure} by  What widths count in the overview of groups.
 * @property {Set<number>} added  Things that were added to that part, by place.
 * @property {Set<string>} families  Families that are switched off.
 * @property {Set<string>} kinds  Types of actors, and "event", that are switched off.
 * @property {Set<string>} modalities  Modalities that are switched off.
 * @property {Set<number>} relations  Only these relations, by place; empty: all.
 * @property {Set<number>} claimants  Only who is vouched for by these, by place in keys; empty: all.
 * @property {Set<number>} sources  Only from these sources, by place; empty: all.
 * @property {number} least  Only who has at least so many ties.
 * @property {Set<number>} hidden  Things that are put away, by place.
 * @property {number | null} from  First day of the span; null: open.
 * @property {number | null} to  Last day of the span; null: open.
 * @property {boolean} undated  In a span, keep what may hold then: what has no day, or too wide a time.
 * @property {"off" | "on" | "playing"} film  The last day is a step of the film, and what is new in it stands out.
 * @property {boolean} derived  Show what only follows from several claims.
 * @property {number} thing  The chosen thing, or -1.
 * @property {number} tie  The chosen tie, or -1.
 * @property {{from: number, to: number} | null} path  The ends of a path; -1: not picked yet.
 * @property {string} along  The only family that paths may run along; empty: any.
 * @property {boolean} tentative  Paths may rest on tentative claims too.
 * @property {string} ask  The question that was typed; empty for none.
 * @property {number} tour  The point of the tour that is shown, from 1; 0: none.
 * @property {"story" | "groups" | "answer" | "drawing" | "table"} view  The drawing is the network of all ties.
 * @property {string} table  What is listed, and how it is filtered, sorted and grouped; table.js writes and reads it.
 * @property {boolean} about  The panel describes the case and its sources.
 * @property {Camera | null} camera  Null: all is in sight.
 * @property {Map<number, Point>} moved  Where things were dragged to or pinned, by place.
 * @property {Set<number>} selected  Several things that are taken together, by place.
 * @property {Gathered[]} gathered  Things that are drawn as one.
 * @property {Map<number, string>} notes  What the reader wrote on things, by place.
 *
 * @typedef {{name: string, members: number[]}} Gathered  Members by place, in the order of the case.
 */

/** @type {Choice} */
export const START = {
  scope: "all", centre: -1, hops: 1, through: false, group: -1, by: "claims", added: new Set(),
  families: new Set(), kinds: new Set(), modalities: new Set(),
  relations: new Set(), claimants: new Set(), sources: new Set(),
  least: 0, hidden: new Set(),
  from: null, to: null, undated: false, film: "off", derived: false,
  thing: -1, tie: -1, path: null, along: "", tentative: false,
  ask: "", tour: 0, view: "drawing", table: "", about: false, camera: null, moved: new Map(),
  selected: new Set(), gathered: [], notes: new Map(),
};

/** What the reader made by hand: filters and views come and go, and this stays. @type {(keyof Choice)[]} */
const BY_HAND = ["hidden", "moved", "gathered", "notes"];

/** Return what one starts with, and what the reader made by hand. @param {Choice} now @returns {Choice} */
export const startWith = (now) => ({ ...START, ...Object.fromEntries(BY_HAND.map((key) => [key, now[key]])) });

/** What decides which claims, things and ties are visible. */
export const FILTERS = /** @type {const} */ ([
  "scope", "centre", "hops", "through", "group", "added", "gathered", "families", "kinds", "modalities", "relations", "claimants", "sources",
  "least", "hidden", "from", "to", "undated", "derived",
]);

/**
 * @typedef {Object} State
 * @property {() => Choice} now
 * @property {(changes: Partial<Choice>) => void} change
 * @property {(listener: (now: Choice, changed: Set<string>) => void) => void} listen
 */

/**
 * Return the state of a page, starting from some choices.
 * @param {Partial<Choice>} start
 * @returns {State}
 */
export function createState(start) {
  let now = { ...START, ...start };
  /** @type {((now: Choice, changed: Set<string>) => void)[]} */
  const listeners = [];
  return {
    now: () => now,
    change: (changes) => {
      const before = /** @type {Record<string, unknown>} */ (now);
      const other = Object.entries(changes).filter(([key, value]) => before[key] !== value && content(before[key]) !== content(value));
      if (!other.length) return;
      now = { ...now, ...Object.fromEntries(other) };
      for (const listener of listeners) listener(now, new Set(other.map(([key]) => key)));
    },
    listen: (listener) => { listeners.push(listener); },
  };
}

/** Return what a choice holds: an address makes new sets and maps of it each time. @param {unknown} value */
const content = (value) => JSON.stringify(value instanceof Set || value instanceof Map ? [...value] : value);

/**
 * Return a set with a value taken in, or out where it was in.
 * @template T
 * @param {Set<T>} set
 * @param {T} value
 */
export function toggled(set, value) {
  const other = new Set(set);
  if (!other.delete(value)) other.add(value);
  return other;
}
