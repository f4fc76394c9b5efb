// The visible claims as GraphML, one edge a claim: ids, columns and their types are those of formats/graphs/graphml.
import { dayText } from "../read/day.js";
import { LETTERS } from "./letters.js";
import { figureOf } from "./csv.js";

const SCHEMA = "http://graphml.graphdrawing.org/xmlns";
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="${SCHEMA}"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="${SCHEMA} ${SCHEMA}/1.1/graphml.xsd">
`;
const TOKEN = new RegExp(`^[\\-.0-9:_${LETTERS}]+$`, "u");
/** What XML cannot hold; half of a surrogate pair is among it. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** Ends of lines that a reader makes a line feed of. @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\u0085": "&#133;", "\u2028": "&#8232;" };

/**
 * Return a text as the content of an XML element, without what XML cannot hold.
 * @param {string} text
 */
export const xmlText = (text) => text.replace(NO_XML, "").replace(/[&<>\r\u0085\u2028]/g, (found) => ESCAPES[found]);

/**
 * Return a text as the value of an XML attribute.
 * @param {string} text
 */
export const xmlValue = (text) => xmlText(text).replaceAll('"', ESCAPES['"']);

/** @typedef {Record<string, string | boolean | number>} Row */
/** @typedef {{start: string, end: string, row: Row}} Edge */

/** The types of columns that are no texts. @type {Record<string, string>} */
const TYPES = { anonymous: "boolean", implied: "boolean", asserted: "boolean", weight: "double", machine: "boolean", modality_rank: "long", claims: "long", quantity_value: "double" };

/**
 * Return the visible claims as GraphML.
 * @param {Case} page
 * @param {Visible} visible
 */
export function graphmlOf(page, visible) {
  const nodes = new Map(visible.scene.things.map((thing) => [thing.id, thingRow(page, thing)]));
  const edges = grouped(visible.claims.map((at) => {
    const claim = page.claim(at);
    const [start, end] = endsOf(claim);
    for (const id of [start, end]) if (!nodes.has(id)) nodes.set(id, endRow(page, id));
    return { start, end, row: claimRow(page, claim) };
  }), [...nodes.keys()]);
  const graph = { title: page.meta.title ?? "", licence: page.meta.licence ?? "", claims: edges.length };
  const nodeIds = xmlIds("n", [...nodes.keys()], (id) => TOKEN.test(id));
  const edgeIds = xmlIds("e", edges.map(({ row }) => String(row.claim)), isKept);
  const idOf = new Map([...nodes.keys()].map((id, at) => [id, nodeIds[at]]));
  return [
    HEAD,
    keys("graph", [graph]), keys("node", [...nodes.values()]), keys("edge", edges.map(({ row }) => row)),
    `  <graph id="${graphId(graph.title)}" edgedefault="directed" parse.order="nodesfirst">\n`,
    ...data("graph", graph).map((datum) => `    ${datum}\n`),
    ...[...nodes].map(([id, row]) => `    <node id="${idOf.get(id)}">${data("node", row).join("")}</node>\n`),
    ...edges.map(({ start, end, row }, at) =>
      `    <edge id="${edgeIds[at]}" source="${idOf.get(start)}" target="${idOf.get(end)}">${data("edge", row).join("")}</edge>\n`),
    "  </graph>\n</graphml>\n",
  ].join("");
}

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
 * Return the nodes between which a claim is an edge, as network.py has them.
 * @param {Claim} claim
 */
function endsOf({ subject, object, event, text, quantity }) {
  const literal = text || quantity;
  return [subject || event, object || (literal ? `text:${literal}` : event)];
}

/**
 * @param {Case} page
 * @param {Thing} thing
 * @returns {Row}
 */
function thingRow(page, thing) {
  const { type, parent, part_of, places, names, anonymous, when, note, number, article } = page.dossier(thing);
  const kind = { node: thing.id, kind: thing.isEvent ? "event" : "actor" };
  const named = { name: thing.name, type: type ?? thing.kind };
  const time = { when: when ?? "", places: (places ?? []).join("; ") };
  const rest = {
    note: note ?? "",
    number: number ?? "",
    article: article ?? "",
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
 * Return the row of an end that is not drawn: a thing that is hidden, or what a report does not name.
 * @param {Case} page
 * @param {string} id
 * @returns {Row}
 */
function endRow(page, id) {
  const thing = page.thing(id);
  if (thing) return thingRow(page, thing);
  const isText = id.startsWith("text:");
  const name = isText ? id.slice("text:".length) : page.name(id);
  const [kind, type] = isText ? ["text", "text"] : ["actor", "unknown"];
  return { node: id, name, kind, type, anonymous: false, label: name };
}

/**
 * @param {Case} page
 * @param {Claim} claim
 * @returns {Row}
 */
function claimRow(page, claim) {
  const { relation, source } = claim;
  const { label, asserted } = page.edge(claim.at);
  const figure = figureOf(claim.quantity);
  return {
    claim: claim.id,
    relation: relation.name,
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
    ...(figure && { quantity_what: figure.what, quantity_op: figure.op, quantity_value: figure.value, quantity_unit: figure.unit }),
    family: relation.familyInVocabulary,
    modality_group: claim.group,
    modality_rank: page.codes.modality[claim.at],
    label,
    asserted,
    weight: asserted ? 1 : 0,
    source_id: source.id,
    source_title: source.title,
    source_date: source.date ?? "",
    source_address: source.address ?? "",
    machine: Boolean(source.machine),
    ...daysOf(page, claim),
  };
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
  return { first_day: text(page.codes.first[at]), last_day: text(page.codes.last[at]) };
}

/**
 * Return the declarations of the columns that are filled, in the order in which they occur.
 * @param {string} element
 * @param {Row[]} rows
 */
function keys(element, rows) {
  const names = new Set();
  for (const row of rows) for (const name in row) if (row[name] !== "") names.add(name);
  return [...names].map((name) =>
    `  <key id="${element}_${name}" for="${element}" attr.name="${name}" attr.type="${TYPES[name] ?? "string"}"/>\n`).join("");
}

/**
 * Return the values of a row; empty ones are left out.
 * @param {string} element
 * @param {Row} row
 */
function data(element, row) {
  return Object.entries(row).filter(([, value]) => value !== "")
    .map(([name, value]) => `<data key="${element}_${name}">${valueText(name, value)}</data>`);
}

/**
 * @param {string} name
 * @param {string | boolean | number} value
 */
function valueText(name, value) {
  if (typeof value === "string") return xmlText(value);
  return typeof value === "number" && TYPES[name] === "double" && Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/**
 * Return XML ids: a word keeps itself where it may and occurs once, all else is numbered.
 * @param {string} letter
 * @param {string[]} words
 * @param {(word: string) => boolean} keeps
 */
function xmlIds(letter, words, keeps) {
  const counts = new Map();
  for (const word of words) if (keeps(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let number = 0;
  return words.map((word) => {
    if (counts.get(word) === 1) return word;
    while (counts.has(`${letter}${number}`)) number += 1;
    return `${letter}${number++}`;
  });
}

/** False for `01` too: networkx reads the ids of edges as numbers where it can, so it would be 1. @param {string} word */
const isKept = (word) => TOKEN.test(word) && (!/^[-+]?\p{Nd}+(?:_\p{Nd}+)*$/u.test(word) || /^(?:0|-?[1-9][0-9]*)$/.test(word));

/** @param {string} title */
function graphId(title) {
  const plain = title.normalize("NFKD").toLowerCase().replace(/[\p{Mn}'’‘ʼʿʾ`]/gu, "").normalize("NFC");
  const slug = plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return TOKEN.test(slug) ? slug : "network";
}
