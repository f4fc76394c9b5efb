// A claim in words: who does what to whom, and the card that proves it.
import { dayOf } from "../read/day.js";
import { isolated, make, spaced } from "../element.js";
import { told } from "../read/words.js";

/**
 * Return a link to a thing of the page, or its name alone where the page only mentions it.
 * @param {Case} page
 * @param {string} id
 */
export function thingLink(page, id) {
  const name = isolated(page.name(id));
  return page.thing(id) ? make("a", { href: `#thing=${encodeURIComponent(id)}`, "data-thing": id }, name) : name;
}

/**
 * @param {Case} page
 * @param {Claim} claim
 * @param {(id: string) => Node} [named]  How a name is written; the usual way is a link.
 */
export function sentence(page, claim, named = (id) => thingLink(page, id)) {
  const line = make("p", { class: "sentence" });
  line.append(named(claim.subject || claim.event), " ", make("span", { class: "relation" }, claim.relation.reading));
  if (claim.object) line.append(" ", named(claim.object));
  const literals = [claim.text, claim.quantity].filter(Boolean);
  if (literals.length) {
    const words = make("span", { class: "literal", dir: "auto" }, literals.join(" · "));
    line.append(claim.object ? " (" : " ", words, claim.object ? ")" : "");
  }
  if (claim.event && claim.subject && claim.event !== claim.object) {
    line.append(claim.relation.family === "attribution" ? ", for " : ", in ", named(claim.event));
  }
  return line;
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
  const rest = [source.publisher ? page.name(source.publisher) : "", told(source.date ?? "")].filter(Boolean).join(", ");
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
  if (claim.when) fact("When", told(claim.when));
  if (claim.said) fact(dayOf(claim.said) === null ? "Said" : "Said on", told(claim.said));
  if (claim.role) fact("As", claim.role);
  if (claim.mode.length) fact("How", claim.mode.join(", "));
  fact("Source", sourceLine(page, claim.source));
  if (claim.implied) fact("Implied", make("span", { class: "flag" }, "the coder’s reading, not the words"));
  if (claim.record) fact("Record", [claim.file, claim.record].filter(Boolean).join(", "));
  if (claim.cites) fact("Cites", claim.cites);
  if (claim.source.machine) fact("Coded", make("span", { class: "flag" }, "by a program, not by a person"));
  if (claim.note) fact("Note", claim.note);
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

/**
 * Return what a tie says in a few words, for a hint or an announcement.
 * @param {Case} page
 * @param {Tie} tie
 */
export function tieWords(page, tie) {
  const readings = [...new Set(tie.claims.map((at) => page.relations[page.codes.relation[at]].reading))].slice(0, 3).join(" / ");
  if (tie.known) return `${tie.start.name} → ${tie.end.name}: ${spaced(tie.family)}, follows through ${tie.known === "class" ? "a class" : tie.known === "umbrella" ? "an umbrella" : "a command"}`;
  const where = tie.link === "in-event" ? ", in" : "";
  const modality = page.modalities[page.codes.modality[tie.claims[0]]];
  return `${tie.start.name} ${readings}${where} ${tie.end.name} · ${modality}, ${tie.claims.length} claim${tie.claims.length === 1 ? "" : "s"}`;
}
