// What can be done with things: put away, pinned, grouped, added to, asked about. Each is one change of the choices.
import { START } from "./state.js";
import { counted } from "../element.js";
import { visibleOf } from "./filters.js";

/** A page with more things adds only so many neighbours at once, the most salient. */
const FEW = 300;
const MOST_ADDED = 20;

/** @typedef {import("./state.js").Choice} Choice */
/** @typedef {Partial<Choice>} Changes */

/** What is chosen, let go. */
export const NOTHING_CHOSEN = /** @type {const} */ ({ thing: -1, tie: -1, path: null, about: false });

/**
 * Return the places of things; of a group, those of its members.
 * @param {Iterable<Thing>} things
 */
export const placesOf = (things) => [...things].flatMap(({ at, members }) => (members ? members.map((member) => member.at) : [at]));

/** @param {Choice} now @param {number[]} places @returns {Changes} */
export const putAway = (now, places) => ({
  ...NOTHING_CHOSEN, hidden: new Set([...now.hidden, ...places]), selected: START.selected,
});

/** @param {Choice} now @param {number[]} places @returns {Changes} */
export const broughtBack = (now, places) => ({ hidden: new Set([...now.hidden].filter((at) => !places.includes(at))) });

/** Keep things where they are, however the rest is laid out; of a group, its first member has the place. @param {Choice} now @param {Thing[]} things @returns {Changes} */
export const pinned = (now, things) => ({
  moved: new Map([...now.moved, ...things.map((thing) => /** @type {[number, Point]} */ ([anchorOf(thing), { x: Math.round(thing.x), y: Math.round(thing.y) }]))]),
});

/** The place in the case that says where a thing is: of a group, that of its first member. @param {Thing} thing */
const anchorOf = ({ at, members }) => (members ? members[0].at : at);

/** @param {Choice} now @param {Thing[]} things  As they are drawn. */
export const isPinned = (now, things) => things.every((thing) => now.moved.has(anchorOf(thing)));

/** @param {Choice} now @param {number[]} places @returns {Changes} */
export const unpinned = (now, places) => ({ moved: new Map([...now.moved].filter(([at]) => !places.includes(at))) });

/** Draw things as one. Nothing is in two groups, and one alone is none. @param {Choice} now @param {number[]} places @returns {Changes} */
export function grouped(now, places) {
  const rest = without(now, places);
  const names = new Set(rest.map(({ name }) => name));
  let number = 1;
  while (names.has(`Group ${number}`)) number += 1;
  const members = [...new Set(places)].sort((a, b) => a - b);
  return { ...NOTHING_CHOSEN, selected: new Set(members), gathered: [...rest, { name: `Group ${number}`, members }] };
}

/** @param {Choice} now @param {number[]} places @returns {Changes} */
export const ungrouped = (now, places) => ({ gathered: without(now, places) });

/** @param {Choice} now @param {number[]} places */
const without = ({ gathered }, places) => gathered
  .map(({ name, members }) => ({ name, members: members.filter((at) => !places.includes(at)) }))
  .filter(({ members }) => members.length > 1);

/** The group whose members these are, all and no others. @param {Choice} now @param {Set<number>} places */
export const groupOf = ({ gathered }, places) => gathered.find(({ members }) => members.length === places.size && members.every((at) => places.has(at))) ?? null;

/** @param {number[]} places @returns {Changes} */
export const onlyThese = (places) => ({ ...NOTHING_CHOSEN, scope: "only", added: new Set(places), camera: null });

/**
 * Return what adds the neighbours of a thing to what is shown, and what that is in words.
 *
 * Filters stay: a neighbour by what they leave out is none, and what was put away stays so.
 * @param {Case} page
 * @param {Choice} now
 * @param {any} opening
 * @param {Thing} thing
 * @param {Thing[]} shown  What is drawn now.
 * @param {boolean} isSheet  It is drawn as cards, of which there cannot be more.
 * @returns {{changes: Changes, words: string}}
 */
export function expanded(page, now, opening, thing, shown, isSheet) {
  const { ties } = visibleOf(page, { ...now, scope: "all", added: START.added, gathered: [] }, opening).whole;
  const others = new Set(ties.flatMap(({ tie: { start, end } }) => (start === thing ? [end] : end === thing ? [start] : [])));
  others.delete(thing);
  const drawn = new Set(shown);
  const fresh = [...others].filter((other) => !drawn.has(other)).sort((a, b) => b.salience - a.salience || a.at - b.at);
  const some = page.things.length > FEW ? fresh.slice(0, MOST_ADDED) : fresh;
  const before = others.size - fresh.length;
  const words = others.size === 0 ? `${thing.called} has no neighbours under the present filters`
    : some.length === 0 ? `All ${counted(others.size, "neighbour")} of ${thing.called} are shown`
      : `${before + some.length} of ${counted(others.size, "neighbour")} of ${thing.called} are shown`;
  const added = some.map(({ at }) => at);
  const keeps = !isSheet && (now.scope === "near" || now.scope === "only" || (now.scope === "opening" && !opening?.claims.length));
  const chosen = { ...NOTHING_CHOSEN, thing: thing.at, selected: START.selected };
  if (!isSheet && !some.length) return { changes: chosen, words };
  const all = keeps ? [...now.added, ...added] : [...shown.map(({ at }) => at), ...added];
  return { changes: { ...chosen, added: new Set(all), camera: null, ...(keeps ? {} : { scope: "only" }), ...(isSheet ? { view: "drawing" } : {}) }, words };
}

/** What can be asked about a thing if claims say so: at which end of a claim it stands, and in which family. */
const QUESTIONS = /** @type {const} */ ([
  ["sponsorship", "object", (/** @type {string} */ name) => `Who sponsors ${name}?`],
  ["sponsorship", "subject", (/** @type {string} */ name, /** @type {string} */ does) => `Whom ${does} ${name} sponsor?`],
  ["attack", "object", (/** @type {string} */ name) => `Who attacked ${name}?`],
  ["attack", "subject", (/** @type {string} */ name) => `Whom did ${name} attack?`],
  ["attribution", "object", (/** @type {string} */ name) => `Who blames ${name}?`],
  ["attribution", "event", (/** @type {string} */ name) => `Who is blamed for ${name}?`],
]);

/**
 * Return questions about a thing to which the claims that pass have an answer.
 * @param {Case} page
 * @param {Thing} thing
 * @param {(text: string) => Answered | null} answers
 * @param {(at: number) => boolean} passing
 */
export function questionsAbout(page, thing, answers, passing) {
  const { codes, relations } = page;
  const { text: name, isPlural } = page.noun(thing);
  return QUESTIONS.filter(([family, end]) => codes[end].some((at, claim) => at === thing.at && relations[codes.relation[claim]].familyInVocabulary === family && passing(claim)))
    .map(([, , words]) => words(name, isPlural ? "do" : "does"))
    .filter((text) => answers(text)?.rows.length);
}
