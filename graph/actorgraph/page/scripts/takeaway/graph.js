// What is shown as a graph for other programs: one node a thing, one edge a claim that is drawn as a line.
// Columns and their types are those of actorgraph.network; what no node or edge holds goes into the header.
import { dayOf, dayText } from "../read/day.js";
import { figureOf } from "./csv.js";

/** @typedef {Record<string, string | boolean | number>} Row */
/** @typedef {import("./shown.js").Placed & {row: Row, first: string, last: string}} Node */
/** @typedef {import("./shown.js").Pen & {id: string, start: string, end: string, group: Group, isSymmetric: boolean, row: Row, first: string, last: string}} Edge */
/**
 * @typedef {{about: Record<string, string>, sources: Row[], relations: Row[], claims: Row[]}} Header
 * @typedef {{title: string, licence: string, header: Header, nodes: Node[], edges: Edge[]}} Graph
 */

/** The types of columns that are no texts, in the words of GraphML. @type {Record<string, string>} */
export const TYPES = {
  anonymous: "boolean", implied: "boolean", asserted: "boolean", machine: "boolean", modality_rank: "long", claims: "long",
  weight: "double", quantity_value: "double", width: "double", x: "double", y: "double", size: "double", r: "int", g: "int", b: "int",
};

/** @param {number} value */
export const fixed = (value) => Math.round(value * 100) / 100;

/**
 * Return red, green and blue of #rrggbb.
 * @param {string} colour
 */
export function channels(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return { r, g, b };
}

/**
 * Return what is shown as a graph.
 *
 * A claim that is drawn as no line (a figure, words, who is not named) has not two ends. Its sentence stands in
 * `also_said` of the thing that it is about, and all of it in the header, from which it can be imported again.
 * @param {Case} page
 * @param {import("./shown.js").Shown} shown
 * @returns {Graph}
 */
export function graphOf(page, shown) {
  const drawn = new Set(shown.nodes.map(({ thing }) => thing.id));
  const claims = shown.claims.map((at) => page.claim(at));
  const edges = claims.flatMap((claim) => {
    const pen = shown.pens.get(claim.at);
    const [start, end] = [claim.subject || claim.event, claim.object || claim.event];
    return pen && drawn.has(start) && drawn.has(end) ? [edgeOf(page, claim, start, end, pen, drawn)] : [];
  });
  const drawnClaims = new Set(edges.map(({ id }) => id));
  const left = claims.filter(({ id }) => !drawnClaims.has(id));
  /** @type {Map<string, string[]>} */
  const beside = new Map();
  for (const claim of left) {
    const about = [claim.subject, claim.event, claim.object].find((id) => drawn.has(id));
    if (about) beside.set(about, [...beside.get(about) ?? [], page.sentence(claim.at)]);
  }
  const nodes = shown.nodes.map((node) => {
    const day = dayOf(page.dossier(node.thing).when ?? "");
    const text = day === null ? "" : dayText(day);
    return { ...node, row: { ...thingRow(page, node.thing), also_said: (beside.get(node.thing.id) ?? []).join(" "), note_of_reader: shown.notes.get(node.thing.at) ?? "" }, first: text, last: text };
  });
  return {
    title: page.meta.title ?? "", licence: page.meta.licence ?? "", nodes, edges: grouped(edges, nodes.map(({ thing }) => thing.id)),
    header: headerOf(page, claims, left),
  };
}

/**
 * Return what a file needs beside nodes and edges: the words about the case, sources, relations and the claims without two ends.
 * @param {Case} page
 * @param {Claim[]} claims
 * @param {Claim[]} left
 * @returns {Header}
 */
function headerOf(page, claims, left) {
  const relations = new Set(claims.map(({ relation }) => relation));
  const sources = new Set(claims.map(({ source }) => source));
  return {
    about: page.meta,
    sources: page.sources.filter((source) => sources.has(source)).map(({ link, ...source }) => filled(source)),
    relations: page.relations.filter((relation) => relations.has(relation))
      .map(({ name, familyInVocabulary, reading, symmetric }) => filled({ name, family: familyInVocabulary, reading, symmetric })),
    claims: left.map((claim) => filled({ ...recordOf(claim), source: claim.source.id })),
  };
}

/** Return the cells that say something: a zero stays. @param {Record<string, string | boolean | number | undefined>} row @returns {Row} */
const filled = (row) => /** @type {Row} */ (Object.fromEntries(Object.entries(row).filter(([, value]) => value !== "" && value !== false && value !== undefined)));

/**
 * Return edges in networkx's order: by their start in the order of the nodes, then those to one end together.
 * @param {Edge[]} edges
 * @param {string[]} nodes
 */
function grouped(edges, nodes) {
  const places = new Map(nodes.map((id, at) => [id, at]));
  const firsts = new Map();
  const pair = (/** @type {Edge} */ { start, end }) => `${places.get(start)} ${places.get(end)}`;
  edges.forEach((edge, at) => { if (!firsts.has(pair(edge))) firsts.set(pair(edge), at); });
  const order = (/** @type {Edge} */ edge) => [places.get(edge.start) ?? 0, firsts.get(pair(edge))];
  return edges.map((edge, at) => [...order(edge), at]).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, , at]) => edges[at]);
}

/**
 * @param {Case} page
 * @param {Thing} thing
 * @returns {Row}
 */
function thingRow(page, thing) {
  const { type, parent, part_of, places, names, anonymous, when, note, number, article, tlp } = page.dossier(thing);
  const kind = { node: thing.id, kind: thing.isEvent ? "event" : "actor" };
  const named = { name: thing.name, type: type ?? thing.kind };
  const time = { when: when ?? "", places: (places ?? []).join("; ") };
  const rest = {
    note: note ?? "",
    number: number ?? "",
    article: article ?? "",
    tlp: tlp ?? "",
    names: (names ?? []).map(({ name }) => name).join("; "),
    names_data: namesData(names ?? []),
  };
  return thing.isEvent
    ? { ...kind, anonymous: false, ...named, ...time, ...rest, parent: part_of ?? "", label: thing.name }
    : { ...kind, ...named, parent: parent ?? "", anonymous: Boolean(anonymous), ...rest, label: thing.name };
}

/**
 * Return further names as JSON rows, as network.py writes them; empty if their texts joined hold all.
 * @param {Name[]} names
 */
function namesData(names) {
  const rows = names.map(({ name, kind, language, since, until, background }) =>
    [name, kind, language ?? "", since ?? "", until ?? "", Boolean(background)]);
  if (rows.every(([name, kind, ...rest]) => kind === "alias" && !rest.some(Boolean) && !String(name).includes("; "))) return "";
  return `[${rows.map((row) => `[${row.map((value) => JSON.stringify(value)).join(", ")}]`).join(", ")}]`;
}

/**
 * Return a claim under the columns of a claim's record.
 * @param {Claim} claim
 * @returns {Row}
 */
function recordOf(claim) {
  const figure = figureOf(claim.quantity);
  return {
    claim: claim.id,
    relation: claim.relation.name,
    subject: claim.subject,
    object: claim.object,
    event: claim.event,
    text: claim.text,
    role: claim.role,
    mode: claim.mode.join("; "),
    claimant: claim.claimant,
    spokesperson: claim.spokesperson,
    modality: claim.modality,
    hedge: claim.hedge,
    when: claim.when,
    said: claim.said,
    quote: claim.quote,
    implied: claim.implied,
    note: claim.note,
    file: claim.file,
    record: claim.record,
    cites: claim.cites,
    tlp: claim.tlp,
    ...(figure && { quantity_what: figure.what, quantity_op: figure.op, quantity_value: figure.value, quantity_unit: figure.unit }),
  };
}

/**
 * @param {Case} page
 * @param {Claim} claim
 * @param {string} start
 * @param {string} end
 * @param {import("./shown.js").Pen} pen
 * @param {Set<string>} drawn  Ids of the nodes.
 * @returns {Edge}
 */
function edgeOf(page, claim, start, end, pen, drawn) {
  const { relation, source, group } = claim;
  const { label, asserted } = page.edge(claim.at);
  const event = page.thing(claim.event);
  const happened = event && !drawn.has(event.id) && page.dossier(event);
  const days = daysOf(page, claim);
  const row = {
    ...recordOf(claim),
    family: relation.familyInVocabulary,
    modality_group: group,
    modality_rank: page.codes.modality[claim.at],
    label,
    asserted,
    weight: asserted ? 1 : 0,
    source_id: source.id,
    source_title: source.title,
    source_date: source.date ?? "",
    source_address: source.address ?? "",
    machine: Boolean(source.machine),
    source_tlp: source.tlp ?? "",
    first_day: days.first,
    last_day: days.last,
    ...(happened && { event_name: event.name, event_type: happened.type, event_when: happened.when ?? "" }),
  };
  return { ...pen, ...days, id: claim.id, start, end, group, isSymmetric: relation.symmetric, row };
}

/**
 * Return the days on which a claim counts by its own date or its event's. The page's filters also count a
 * state without a date from when it was said: that is not in here.
 * @param {Case} page
 * @param {Claim} claim
 */
function daysOf(page, { at, when, event }) {
  const thing = page.thing(event);
  const isKnown = when || (thing && page.dossier(thing).when);
  const text = (/** @type {number | null} */ day) => (isKnown && day !== null ? dayText(day) : "");
  return { first: text(page.codes.first[at]), last: text(page.codes.last[at]) };
}
