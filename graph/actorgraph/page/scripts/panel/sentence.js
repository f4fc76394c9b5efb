// A claim in words: its sentence, which Python has made, and the card that proves it.
import { dayOf } from "../read/day.js";
import { counted, isolated, make, spaced } from "../element.js";
import { linked } from "./note.js";
import { markingOf } from "../read/marking.js";
import { whenText } from "../read/when.js";

/**
 * Return a link to a thing of the page, or its name alone if the page only mentions it.
 * @param {Case} page
 * @param {string} id
 * @param {string} [text]  The name as it stands in a sentence.
 */
export function thingLink(page, id, text = page.name(id)) {
  const name = isolated(text);
  return page.thing(id) ? make("a", { href: `#thing=${encodeURIComponent(id)}`, "data-thing": id }, name) : name;
}

/**
 * Return the sentence of a claim.
 * @param {Case} page
 * @param {Claim} claim
 * @param {(id: string, text: string) => Node} [named]  How a name is written; if not given, as a link.
 */
export function sentence(page, claim, named = (id, text) => thingLink(page, id, text)) {
  return make("p", { class: "sentence" }, ...page.parts(claim.at).map(({ kind, text, id }) => {
    if (id) return named(id, text);
    return kind === "text" ? text : make("span", { class: kind, dir: "auto" }, text);
  }));
}

/**
 * Return a quote in one piece, or in three of which the second is the hedge.
 * @param {string} quote
 * @param {string} hedge
 * @returns {string[]}
 */
export function marked(quote, hedge) {
  if (!hedge) return [quote];
  const lower = quote.toLowerCase();
  const at = quote.includes(hedge) ? quote.indexOf(hedge) : lower.length === quote.length ? lower.indexOf(hedge.toLowerCase()) : -1;
  return at < 0 ? [quote] : [quote.slice(0, at), quote.slice(at, at + hedge.length), quote.slice(at + hedge.length)];
}

/**
 * Return the words of a claim, with what weakens them marked.
 * @param {Claim} claim
 */
export function quotation(claim) {
  const quote = make("blockquote", { dir: "auto", lang: claim.source.language });
  marked(claim.quote, claim.hedge).forEach((part, at) => quote.append(at === 1 ? make("mark", {}, part) : part));
  return quote;
}

/**
 * @param {Case} page
 * @param {Source} source
 */
export function sourceLine(page, source) {
  const title = isolated(source.title);
  const where = source.link ? make("a", { href: source.link, rel: "noopener noreferrer", target: "_blank" }, title) : title;
  const rest = [source.publisher ? page.name(source.publisher) : "", whenText(source.date ?? "")].filter(Boolean).join(", ");
  const line = make("span", {}, where, rest ? ` (${rest})` : "");
  if (source.address && !source.link) line.append(` ${source.address}`);
  return line;
}

/**
 * Return who vouches for a claim, and through whom.
 * @param {Case} page
 * @param {Claim} claim
 */
export function voice(page, claim) {
  const words = make("span", {}, thingLink(page, claim.claimant));
  if (claim.spokesperson) words.append(", through ", thingLink(page, claim.spokesperson));
  return words;
}

/**
 * Return a claim with all that is known of it.
 * @param {Case} page
 * @param {Claim} claim
 */
export function claimCard(page, claim) {
  const facts = make("dl");
  const fact = (/** @type {string} */ term, /** @type {(Node | string)[]} */ ...words) =>
    facts.append(make("dt", {}, term), make("dd", { dir: "auto" }, ...words));
  fact("Said by", voice(page, claim));
  const sure = make("span", { class: `sure ${claim.group.replace(" ", "-")}` }, claim.modality);
  const inQuote = marked(claim.quote, claim.hedge).length === 3;
  fact("How sure", sure, ...(claim.hedge && !inQuote ? [": ", make("mark", {}, claim.hedge)] : []),
    ...(claim.group === "assertive" ? [] : [make("small", {}, ` (${claim.group})`)]));
  if (claim.when) fact("When", whenText(claim.when));
  if (claim.said) fact(dayOf(claim.said) === null ? "Said" : "Said on", whenText(claim.said));
  if (claim.role) fact("As", claim.role);
  if (claim.mode.length) fact("How", claim.mode.join(", "));
  fact("Source", sourceLine(page, claim.source));
  if (claim.implied) fact("Implied", make("span", { class: "flag" }, "the coder’s reading, not the words"));
  const marking = markingOf(page, claim);
  if (marking) fact("Marked", make("span", { class: "flag" }, marking));
  if (claim.record) fact("Record", [claim.file, claim.record].filter(Boolean).join(", "));
  if (claim.cites) fact("Cites", claim.cites);
  if (claim.source.machine) fact("Coded", make("span", { class: "flag" }, "by a program, not by a person"));
  if (claim.note) fact("Note", ...linked(claim.note));
  const card = make("article", { class: "claim", "data-claim": claim.id }, sentence(page, claim));
  if (claim.quote) card.append(quotation(claim));
  card.append(facts);
  return card;
}

/**
 * Return the claims in the order of the vocabulary's families, each family with its claims.
 * @param {Case} page
 * @param {number[]} claims
 * @returns {[string, number[]][]}
 */
export function byFamily(page, claims) {
  /** @type {Map<string, number[]>} */
  const found = new Map(page.families.map((family) => [family, []]));
  for (const at of claims) found.get(page.relations[page.codes.relation[at]].family)?.push(at);
  return [...found].filter(([, its]) => its.length);
}

/** What stands between the ends of a line, if no verb does. */
const BETWEEN = { symmetric: "–", "in-event": "in", unnamed: "→", directed: "→", blamed: "–" };

/**
 * Return what a tie says: its two ends, and between them the verb of the firmest claim.
 *
 * The modality is in the verb: White House, *stops short of blaming*, Kata'ib Hezbollah. That somebody is blamed
 * for an event takes a sentence.
 * @param {Case} page
 * @param {Tie} tie
 * @param {number[]} claims  Of the tie, those that count, firmest first.
 * @returns {[string, string, string]}
 */
export function tieClause(page, tie, claims) {
  const { start, end, link, known } = tie;
  if (link === "blamed" && claims.length) return ["", page.sentence(claims[0]).replace(/\.$/u, ""), ""];
  const verb = known || !claims.length ? "" : page.verb(claims[0]);
  if (!verb) return [start.name, BETWEEN[link], end.name];
  if (link === "symmetric" && page.codes.subject[claims[0]] === end.at) return [end.name, verb, start.name];
  // What is said on an event is its object: "Ann denied responsibility for the raid".
  const isIn = link === "in-event" && page.relations[page.codes.relation[claims[0]]].familyInVocabulary !== "attribution";
  return [start.name, isIn ? `${verb} ·` : verb, end.name];
}

/**
 * Return how many claims there are of each modality.
 * @param {Case} page
 * @param {number[]} claims
 */
export function sureness(page, claims) {
  const its = modalitiesOf(page, claims);
  const many = counted(claims.length, "claim");
  return its.size === 1 ? `${[...its.keys()][0]}, ${many}` : `${many}, ${[...its].map(([name, count]) => `${count} ${name}`).join(", ")}`;
}

/**
 * Return how sure a tie is, and that nobody asserts it, or that it is also denied, if it is so.
 * @param {Case} page
 * @param {number[]} claims  Firmest first.
 */
function surenessInOneLine(page, claims) {
  if (page.groups[page.codes.modality[claims[0]]] === "not asserted") return `${sureness(page, claims)}; nobody asserts it`;
  return sureness(page, claims) + (modalitiesOf(page, claims).has("denied") ? "; it is also denied" : "");
}

/**
 * Return the modalities of some claims with how many each has, in the order of the claims.
 * @param {Pick<Case, "codes" | "modalities">} page
 * @param {number[]} claims
 * @returns {Map<string, number>}
 */
export function modalitiesOf({ codes, modalities }, claims) {
  const found = new Map();
  for (const at of claims) {
    const name = modalities[codes.modality[at]];
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

/**
 * Return what a bundle stands for. No source says of a group what is said of its members, so this is no sentence.
 * @param {Tie} tie
 */
export const bundleWords = ({ start, end, link, family, of }) => `${start.name} ${BETWEEN[link]} ${end.name}: ${spaced(family)}, ${counted(of?.length ?? 1, "tie")}`;

/**
 * Return what a tie says, for a hint or an announcement: the sentence of its firmest claim.
 * @param {Case} page
 * @param {Tie} tie
 */
export function tieWords(page, tie) {
  if (tie.of) return `${bundleWords(tie)}, ${sureness(page, tie.claims)}`;
  if (tie.known) return `${tie.start.name} → ${tie.end.name}: ${spaced(tie.family)}, follows through ${tie.known === "class" ? "a class" : tie.known === "umbrella" ? "an umbrella" : "a command"}`;
  return `${page.sentence(tie.claims[0]) || `${tie.start.name} – ${tie.end.name}:`} (${surenessInOneLine(page, tie.claims)})`;
}

/**
 * Return what a drawn tie says under the present filters, and how sure that is, in one line.
 * @param {Case} page
 * @param {Drawn} drawn
 */
export function drawnWords(page, { tie, claims }) {
  if (tie.of) return tieWords(page, tie);
  const how = tie.known ? "derived from several claims" : surenessInOneLine(page, claims);
  return `${tieClause(page, tie, claims).join(" ").trim()}: ${spaced(tie.family)}, ${how}`;
}
