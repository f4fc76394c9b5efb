// The columns of the tables: what each shows, what it is sorted and filtered by, and what rows can be grouped by.
import { counted, isolated, make, spaced } from "../element.js";
import { fold } from "../read/fold.js";
import { quotation, sentence, sourceLine } from "./sentence.js";
import { whenText } from "../read/when.js";

/**
 * What a row is about: a claim, or a thing with its ties and claims.
 * @typedef {{claim: Claim} | {thing: Thing, ties: number, claims: number}} Row
 *
 * @typedef {Object} Column
 * @property {string} id  As it stands in the address.
 * @property {string} name
 * @property {"text" | "choice" | "least"} filter  Words that it has, a value that it is, or a number that it reaches.
 * @property {(row: any) => string | number} value  What it is filtered by.
 * @property {(row: any) => string | number} [key]  What it is sorted by, if that is something else.
 * @property {(row: any) => Node | string} cell
 *
 * @typedef {Object} Grouping
 * @property {string} id
 * @property {string} name
 * @property {(row: any) => string} value
 * @property {((row: any) => string | number)} [key]  The order of groups, if it is not that of their size.
 *
 * @typedef {{columns: Column[], groupings: Grouping[]}} Listing
 */

/** What comes after all dates. */
const LAST = "9999";

/**
 * Return the columns of the claims, and of the actors and events.
 * @param {Case} page
 * @returns {Record<"claims" | "actors", Listing>}
 */
export function listingsOf(page) {
  const name = (/** @type {string} */ id) => fold(page.name(id));
  const timeOf = (/** @type {Claim} */ { when, said }) => [whenText(when), said ? `said ${whenText(said)}` : ""].filter(Boolean).join(" · ");
  const titleOf = (/** @type {{claim: Claim}} */ { claim }) => claim.source.title;
  /** @type {Column[]} */
  const claims = [
    { id: "what", name: "What is said", filter: "text", value: ({ claim }) => page.sentence(claim.at), key: ({ claim }) => name(claim.subject || claim.event), cell: ({ claim }) => make("span", {}, ...sentence(page, claim, (_, text) => isolated(text)).childNodes) },
    { id: "words", name: "Words", filter: "text", value: ({ claim }) => claim.quote, cell: ({ claim }) => quotation(claim) },
    { id: "sure", name: "How sure", filter: "choice", value: ({ claim }) => claim.modality, key: ({ claim }) => page.codes.modality[claim.at], cell: ({ claim }) => make("span", { class: `sure ${claim.group.replace(" ", "-")}` }, claim.modality) },
    { id: "by", name: "Said by", filter: "choice", value: ({ claim }) => page.name(claim.claimant), key: ({ claim }) => name(claim.claimant), cell: ({ claim }) => voice(page, claim) },
    { id: "when", name: "When", filter: "text", value: ({ claim }) => timeOf(claim), key: ({ claim }) => claim.when || claim.said || LAST, cell: ({ claim }) => make("span", {}, timeOf(claim)) },
    // One source is named above the table.
    ...(page.sources.length > 1 ? [/** @type {Column} */ ({ id: "source", name: "Source", filter: "choice", value: titleOf, cell: ({ claim }) => sourceLine(page, claim.source) })] : []),
  ];
  /** @type {Column[]} */
  const actors = [
    { id: "name", name: "Name", filter: "text", value: ({ thing }) => thing.name, key: ({ thing }) => fold(thing.name), cell: ({ thing }) => isolated(thing.name) },
    { id: "type", name: "Type", filter: "choice", value: ({ thing }) => spaced(thing.kind), cell: ({ thing }) => spaced(thing.kind) },
    { id: "ties", name: "Ties", filter: "least", value: ({ ties }) => ties, key: ({ ties }) => -ties, cell: ({ ties }) => make("span", {}, counted(ties, "tie")) },
    { id: "claims", name: "Claims", filter: "least", value: ({ claims: many }) => many, key: ({ claims: many }) => -many, cell: ({ claims: many }) => make("span", {}, counted(many, "claim")) },
    { id: "names", name: "Other names", filter: "text", value: ({ thing }) => (page.dossier(thing).names ?? []).map((its) => its.name).join(" "), key: ({ thing }) => page.dossier(thing).names?.[0]?.name ?? "\uffff", cell: ({ thing }) => names(page, thing) },
  ];
  return {
    claims: {
      columns: claims,
      groupings: [
        { id: "relation", name: "relation", value: ({ claim }) => claim.relation.reading },
        { id: "by", name: "who says it", value: ({ claim }) => page.name(claim.claimant) },
        ...(page.sources.length > 1 ? [{ id: "source", name: "source", value: titleOf }] : []),
        { id: "day", name: "day", value: ({ claim }) => dayOf(page, claim), key: ({ claim }) => page.codes.first[claim.at] ?? (page.codes.last[claim.at] ?? Infinity) },
        { id: "sure", name: "how sure it is", value: ({ claim }) => claim.modality, key: ({ claim }) => page.codes.modality[claim.at] },
      ],
    },
    actors: { columns: actors, groupings: [{ id: "type", name: "type", value: ({ thing }) => spaced(thing.kind) }] },
  };
}

/** Return when a claim is of, by its own date, else its event's, else when it was said. @param {Case} page @param {Claim} claim */
function dayOf(page, { when, said, event }) {
  const happened = page.thing(event);
  const of = when || (happened && page.dossier(happened).when) || "";
  return of ? whenText(of) : said ? `said ${whenText(said)}` : "without a date";
}

/** @param {Case} page @param {Claim} claim */
function voice(page, { claimant, spokesperson }) {
  const words = make("span", {}, isolated(page.name(claimant)));
  if (spokesperson) words.append(", through ", isolated(page.name(spokesperson)));
  return words;
}

/** @param {Case} page @param {Thing} thing */
function names(page, thing) {
  const list = make("span");
  (page.dossier(thing).names ?? []).forEach(({ name, language }, at) => {
    const item = isolated(name);
    if (language) item.lang = language;
    list.append(at ? " · " : "", item);
  });
  return list;
}
