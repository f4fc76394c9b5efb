// The portrait of an actor or event: how much is said of it, by whom, and how sure that is, in short sentences.
import { button, counted, isolated, make, spaced } from "../element.js";
import { either } from "./evidence.js";
import { modalitiesOf, sureness, tieClause } from "./sentence.js";

/** Rows, of which so many may be of what is not among the labels, and clauses in a row; more stand below. */
const ROWS = 6;
const FEW = 3;
const CLAUSES = 3;
/** What a thing is in a claim: who does it, to whom it is done, one of two who do it together, or the event in which. @typedef {"by" | "on" | "with" | "in"} Role */
/**
 * What is said of a thing by family and role, in the order of the portrait. `it` stands for the thing.
 * @type {[string, Partial<Record<Role, string>>][]}
 */
const LABELS = [
  ["sponsorship", { on: "Support for it", by: "Support by it" }],
  ["attack", { by: "Attacks said of it", on: "Attacks on it", with: "Fighting between it and others", in: "Attacks in it" }],
  ["attribution", { on: "Blame on it", by: "Blame by it", in: "Blame for it" }],
  ["casualties", { on: "Casualties on its side", by: "Casualties said to be by it", in: "Casualties in it" }],
  ["figure", { by: "Figures", on: "Figures", in: "Figures" }],
  ["leadership", { on: "Who leads or speaks for it", by: "What it leads or speaks for" }],
  ["membership", { by: "What it belongs to", on: "What belongs to it" }],
  ["alliance", { with: "Who works with it", by: "Who works with it", on: "Who works with it" }],
  ["sanction", { on: "Sanctions on it", by: "Sanctions by it" }],
  ["payment", { by: "Payments by it", on: "Payments to it" }],
  ["aid", { by: "Aid by it", on: "Aid to it" }],
  ["threat", { by: "Threats by it", on: "Threats to it" }],
  ["demand", { by: "Demands by it", on: "Demands on it" }],
  ["response", { by: "What it responds to", on: "What responds to it" }],
];
/** @type {Record<Role, string>} */
const OTHERS = { by: "said of it", on: "towards it", with: "with others", in: "in it" };

/**
 * Return the portrait of a thing, null if no claim says anything of it.
 * @param {Case} page
 * @param {Thing} thing
 * @param {number[]} claims  That pass the filters and mention it, firmest first.
 * @param {(title: string, claims: number[]) => void} show  Shows the claims behind a figure.
 */
export function portrait(page, thing, claims, show) {
  const all = rowsOf(page, thing, claims);
  const rows = all.filter(({ family }, at) => at < FEW || LABELS.some(([name]) => name === family)).slice(0, ROWS);
  if (!rows.length) return null;
  return make("ul", { class: "portrait", "aria-label": "In figures" }, ...rows.map(({ title, claims: its }) => {
    const shown = () => show(title, its);
    const lines = linesOf(page, its);
    const row = make("li", {}, button(`${title}: ${figureOf(page, its)}`, shown, { class: "quiet" }));
    lines.slice(0, CLAUSES).forEach((line, at) => row.append(at ? "; " : " — ", clause(page, thing, line, its)));
    if (lines.length > CLAUSES) row.append("; ", button(`${lines.length - CLAUSES} more`, shown, { class: "quiet" }));
    return row;
  }));
}

/** @param {Case} page @param {number[]} claims */
const assertedOf = ({ groups, codes }, claims) => claims.filter((at) => groups[codes.modality[at]] === "assertive").length;

/** Return how many claims there are, and of how many nobody asserts what they say. @param {Case} page @param {number[]} claims */
function figureOf(page, claims) {
  const asserted = assertedOf(page, claims);
  const isTentative = claims.some((at) => page.groups[page.codes.modality[at]] === "tentative");
  if (!asserted) return `${counted(claims.length, "claim")}, ${isTentative ? `only ${either(modalitiesOf(page, claims).keys())}` : "asserted by nobody"}`;
  return `${counted(asserted, "claim")}${asserted < claims.length ? ` and ${claims.length - asserted} not asserted` : ""}`;
}

/**
 * Return the claims by family and by what the thing is in them, in the order of the portrait.
 * @param {Case} page
 * @param {Thing} thing
 * @param {number[]} claims
 */
function rowsOf(page, thing, claims) {
  const { codes } = page;
  /** @type {Map<string, {family: string, place: number, title: string, claims: number[]}>} */
  const found = new Map();
  for (const at of claims) {
    const { symmetric, family, familyInVocabulary } = page.relations[codes.relation[at]];
    /** @type {Role} */
    const role = ![codes.subject[at], codes.object[at]].includes(thing.at) ? "in" : symmetric ? "with" : codes.subject[at] === thing.at ? "by" : "on";
    // A family that is drawn apart (denying an event, avoiding conflict) is told apart.
    const known = family === familyInVocabulary ? LABELS.findIndex(([name, labels]) => name === family && labels[role]) : -1;
    const labels = LABELS[known]?.[1] ?? {};
    const title = named(page, thing, labels[role] ?? `${spaced(family)[0].toUpperCase()}${spaced(family).slice(1)} ${OTHERS[role]}`);
    const place = known < 0 ? LABELS.length : known + Object.keys(labels).indexOf(role) / 10;
    const row = found.get(title) ?? { family, place, title, claims: [] };
    row.claims.push(at);
    found.set(title, row);
  }
  return [...found.values()].sort((a, b) => a.place - b.place || b.claims.length - a.claims.length);
}

/**
 * Return the claims by the lines of the drawing in which they are, or by what they say: those that most of them assert first.
 * @param {Case} page
 * @param {number[]} claims
 */
function linesOf(page, claims) {
  /** @type {Map<string, number[]>} */
  const lines = new Map();
  for (const at of claims) {
    // What has a figure is told as it is: another figure on the same line is not the same.
    const key = page.codes.tie[at] < 0 || page.claim(at).quantity ? page.sentence(at) : String(page.codes.tie[at]);
    const its = lines.get(key);
    if (its) its.push(at);
    else lines.set(key, [at]);
  }
  return [...lines.values()].sort((a, b) => assertedOf(page, b) - assertedOf(page, a));
}

/**
 * Return what the claims of a line say, as a link to them; how sure it is unless the figure of the row says that.
 * @param {Case} page
 * @param {Thing} thing
 * @param {number[]} claims
 * @param {number[]} row
 */
function clause(page, thing, claims, row) {
  const tie = page.ties[page.codes.tie[claims[0]]];
  const sure = sureOf(page, claims, row);
  const words = [...clauseOf(page, thing, tie, claims), sure ? ` (${sure})` : ""];
  return tie ? make("a", { href: `#tie=${encodeURIComponent(tie.id)}`, "data-tie": tie.id }, ...words) : make("span", {}, ...words);
}

/**
 * Return what a line says with the thing as “it”: “the White House hints at blaming it”; if it takes a sentence, the sentence.
 * @param {Case} page
 * @param {Thing} thing
 * @param {Tie | undefined} tie
 * @param {number[]} claims
 * @returns {(Node | string)[]}
 */
function clauseOf(page, thing, tie, claims) {
  // Of a figure the object is only a part: “killed three US service members”.
  const { quantity } = page.claim(claims[0]);
  const isPlain = tie && !quantity && (tie.link === "directed" || tie.link === "symmetric") && [tie.start, tie.end].includes(thing);
  const [start, verb, end] = isPlain ? tieClause(page, tie, claims) : ["", "", ""];
  if (!isPlain || !start || !verb) return sentenceOf(page, thing, claims[0]);
  const [from, to] = start === tie.start.name && end === tie.end.name ? [tie.start, tie.end] : [tie.end, tie.start];
  const name = (/** @type {Thing} */ end, /** @type {0 | 1} */ at) => (end === thing && thing.kind !== "person" ? itOf(page, thing, at) : isolated(page.noun(end).text));
  return [name(from, 0), ` ${verb} `, name(to, 1)];
}

/**
 * Return the sentence of a claim with the thing as “it”, but by its name if something is its own, or if it could be “they” or “them”.
 * @param {Case} page
 * @param {Thing} thing
 * @param {number} claim
 */
function sentenceOf(page, thing, claim) {
  const parts = page.parts(claim);
  const it = itOf(page, thing, 0);
  const names = [thing.name, page.noun(thing).text, `the ${thing.name}`, `The ${thing.name}`];
  return parts.map(({ kind, id, text }, at) => {
    const isOwner = /^['’]/u.test(parts[at + 1]?.text ?? "");
    const isIt = id === thing.id && thing.kind !== "person" && names.includes(text) && !isOwner && (it === "it" || at === 0);
    if (isIt) return it;
    return kind !== "text" ? isolated(text) : at === parts.length - 1 ? text.replace(/\.$/u, "") : text;
  });
}

/**
 * Return how sure a line is: how many claims there are, of which kinds, and how many are read between the lines.
 * @param {Case} page
 * @param {number[]} claims
 * @param {number[]} row
 */
function sureOf(page, claims, row) {
  const isStated = claims.every((at) => page.modalities[page.codes.modality[at]] === "stated");
  const isNobody = !assertedOf(page, claims) && assertedOf(page, row) > 0;
  const implied = claims.filter((at) => page.claim(at).implied).length;
  return [
    isStated ? (claims.length < row.length ? counted(claims.length, "claim") : "") : sureness(page, claims),
    isNobody && claims.every((at) => page.groups[page.codes.modality[at]] === "not asserted") ? "nobody asserts it" : "",
    implied ? `${implied === claims.length ? "" : `${implied} of them `}the coder’s reading` : "",
  ].filter(Boolean).join("; ");
}

/** Return what stands for a thing as subject (0) or object (1); of a person that is the name. @param {Case} page @param {Thing} thing @param {0 | 1} end */
const itOf = (page, thing, end) => (thing.kind === "person" ? thing.name : page.noun(thing).isPlural ? ["they", "them"][end] : "it");

/** @param {Case} page @param {Thing} thing @param {string} label */
function named(page, thing, label) {
  const [it, them] = thing.kind === "person" ? ["this person", "this person"] : [itOf(page, thing, 0), itOf(page, thing, 1)];
  if (it === "it") return label;
  return label.replace(/\bit (?=belongs|leads|speaks|responds)/u, it === "they" ? "they " : `${it} `).replace(/\bit\b/u, them).replace("its side", "their side")
    .replace("they belongs", "they belong").replace("they leads or speaks", "they lead or speak").replace("they responds", "they respond");
}
