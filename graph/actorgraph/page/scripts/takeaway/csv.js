// The visible claims as a table for a spreadsheet, each with its citation; `actorgraph import csv` reads it too.
import { citationOf } from "../panel/citation.js";
import { markingOf } from "../read/marking.js";

/**
 * What a spreadsheet may take for a formula at the start of a cell, also in the wide forms that Chinese and
 * Japanese keyboards write: https://owasp.org/www-community/attacks/CSV_Injection.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;
const FIGURE = /^(more than |fewer than |about |at least |at most |)(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?: ([^]*))?$/u;
/** @type {Record<string, string>} */
const OPERATORS = { "": "=", "more than ": ">", "fewer than ": "<", "about ": "~", "at least ": ">=", "at most ": "<=" };

/** @typedef {{what: string, op: string, value: number, number: string, unit: string}} Figure */

/**
 * Return a figure in its parts, of which the page has only the words: "more than 85 targets (targets struck)".
 * What is counted is the last pair of brackets, with the pairs in it. null: the words are none of a figure.
 * @param {string} words
 * @returns {Figure | null}
 */
export function figureOf(words) {
  let [depth, at] = [0, words.length];
  if (!words.endsWith(")")) return null;
  do {
    at -= 1;
    depth += words[at] === ")" ? 1 : words[at] === "(" ? -1 : 0;
  } while (depth && at > 0);
  const found = words[at - 1] === " " ? FIGURE.exec(words.slice(0, at - 1)) : null;
  if (!found) return null;
  return { what: words.slice(at + 1, -1), op: OPERATORS[found[1]], value: Number(found[2]), number: found[2], unit: found[3] ?? "" };
}

/**
 * The columns. Those that the import knows have its words as their names, and what it needs in them: ids,
 * figures in parts. The rest is for people, and the import says that it leaves it.
 * @type {[string, (page: Case, claim: Claim, figure: Figure | null) => string][]}
 */
const COLUMNS = [
  ["id", (_, { id }) => id],
  ["subject", (_, { subject }) => subject],
  ["subject_name", (page, { subject }) => named(page, subject)],
  ["subject_type", (page, { subject }) => typeOf(page, subject)],
  ["relation", (_, { relation }) => relation.name],
  ["label", (page, { at }) => page.edge(at).label],
  ["asserted", (page, { at }) => String(page.edge(at).asserted)],
  ["sentence", (page, { at }) => page.sentence(at)],
  ["object", (_, { object }) => object],
  ["object_name", (page, { object }) => named(page, object)],
  ["object_type", (page, { object }) => typeOf(page, object)],
  ["event", (_, { event }) => event],
  ["event_name", (page, { event }) => named(page, event)],
  ["event_when", (page, { event }) => timeOf(page, event)],
  ["text", (_, { text }) => text],
  ["role", (_, { role }) => role],
  ["mode", (_, { mode }) => mode.join("; ")],
  ["quantity", (_, { quantity }) => quantity],
  ["quantity_what", (_, __, figure) => figure?.what ?? ""],
  // An empty cell means "=", which alone would look like the start of a formula.
  ["quantity_op", (_, __, figure) => (figure && figure.op !== "=" ? figure.op : "")],
  ["quantity_value", (_, __, figure) => figure?.number ?? ""],
  ["quantity_unit", (_, __, figure) => figure?.unit ?? ""],
  ["modality", (_, { modality }) => modality],
  ["hedge", (_, { hedge }) => hedge],
  ["claimant", (_, { claimant }) => claimant],
  ["claimant_name", (page, { claimant }) => named(page, claimant)],
  ["spokesperson", (_, { spokesperson }) => spokesperson],
  ["spokesperson_name", (page, { spokesperson }) => named(page, spokesperson)],
  ["when", (_, { when }) => when],
  ["said", (_, { said }) => said],
  ["quote", (_, { quote }) => quote],
  ["implied", (_, { implied }) => (implied ? "true" : "")],
  ["note", (_, { note }) => note],
  ["file", (_, { file }) => file],
  ["record", (_, { record }) => record],
  ["cites", (_, { cites }) => cites],
  ["tlp", (page, claim) => markingOf(page, claim).slice("TLP:".length).toLowerCase()],
  ["source", (_, { source }) => source.id],
  ["source_title", (_, { source }) => source.title],
  ["publisher", (_, { source }) => source.publisher ?? ""],
  ["source_date", (_, { source }) => source.date ?? ""],
  ["address", (_, { source }) => source.address ?? ""],
  ["citation", (page, claim) => citationOf(claim.source, named(page, claim.source.publisher ?? ""), claim)],
];

/** @param {Case} page @param {string} id */
const named = (page, id) => (id ? page.name(id) : "");

/** The type of an actor; an event has none that the import knows. @param {Case} page @param {string} id */
function typeOf(page, id) {
  const thing = page.thing(id);
  return thing && !thing.isEvent ? thing.kind : "";
}

/** @param {Case} page @param {string} id */
function timeOf(page, id) {
  const thing = page.thing(id);
  return (thing && page.dossier(thing).when) || "";
}

/**
 * Return claims as CSV: UTF-8 with the mark that Excel needs to see it, one row a claim.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it; so does a figure in
 * words that begins with a minus. In `quantity_value` a plain number stays, since it does nothing and the
 * import needs it.
 * @param {Case} page
 * @param {number[]} claims  By place, in the order of the rows.
 */
export function claimsCsvOf(page, claims) {
  const rows = claims.map((at) => {
    const claim = page.claim(at);
    const figure = figureOf(claim.quantity);
    return COLUMNS.map(([name, value]) => cell(value(page, claim, figure), name === "quantity_value")).join(",");
  });
  return `\ufeff${[COLUMNS.map(([name]) => name).join(","), ...rows].join("\r\n")}\r\n`;
}

/**
 * Return a value as a cell of RFC 4180. A NUL, at which spreadsheets end the cell, is left out.
 * @param {string} value
 * @param {boolean} [isNumber]
 */
function cell(value, isNumber = false) {
  const text = value.replaceAll("\0", "");
  const safe = FORMULA.test(text) && !(isNumber && PLAIN_NUMBER.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
