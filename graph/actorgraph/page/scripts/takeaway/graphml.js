// A graph as GraphML, with its picture twice: in columns, as Gephi, Cytoscape and networkx have it, and as yEd draws it.
import { channels, fixed, graphOf, TYPES } from "./graph.js";
import { isToken, jsonText, xmlText } from "./xml.js";

/** @typedef {import("./graph.js").Row} Row */

const SCHEMA = "http://graphml.graphdrawing.org/xmlns";
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="${SCHEMA}"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:y="http://www.yworks.com/xml/graphml"
    xsi:schemaLocation="${SCHEMA} ${SCHEMA}/1.1/graphml.xsd">
`;
const YED = `  <key id="node_graphics" for="node" yfiles.type="nodegraphics"/>
  <key id="edge_graphics" for="edge" yfiles.type="edgegraphics"/>
`;
/** @type {Record<Shape, string>} */
const SHAPES = { dot: "ellipse", square: "rectangle", triangle: "triangle", triangleDown: "triangle2", hexagon: "hexagon", star: "star5", diamond: "diamond" };
/** @type {Record<Group, string>} */
const LINES = { assertive: "line", tentative: "dashed", "not asserted": "dotted" };

/**
 * Return what is shown as GraphML, one edge a claim.
 *
 * The columns `x` and `y` are those of Gephi, in which y is upwards; in yEd's own it is downwards. Those stand before
 * the columns, since networkx takes x, y and label from both, and the last one counts.
 * @param {Case} page
 * @param {import("./shown.js").Shown} shown
 */
export function graphmlOf(page, shown) {
  const { title, licence, header, nodes, edges } = graphOf(page, shown);
  const graph = { title, licence, claims: edges.length, actorgraph: jsonText(header) };
  const ids = nodes.map(({ thing }) => thing.id);
  const nodeIds = xmlIds("n", ids, isToken);
  const edgeIds = xmlIds("e", edges.map(({ id }) => id), isKept);
  const idOf = new Map(ids.map((id, at) => [id, nodeIds[at]]));
  const nodeRows = nodes.map((node) => ({ ...node.row, x: fixed(node.x), y: -fixed(node.y) || 0, size: fixed(node.size), ...channels(node.colour) }));
  const edgeRows = edges.map((edge) => ({ ...edge.row, width: fixed(edge.width), ...channels(edge.colour) }));
  return [
    HEAD,
    keys("graph", [graph]), keys("node", nodeRows), keys("edge", edgeRows), YED,
    `  <graph id="${graphId(title)}" edgedefault="directed" parse.order="nodesfirst">\n`,
    ...data("graph", graph).map((datum) => `    ${datum}\n`),
    ...nodes.map((node, at) => `    <node id="${nodeIds[at]}">${yedNode(node)}${data("node", nodeRows[at]).join("")}</node>\n`),
    ...edges.map((edge, at) =>
      `    <edge id="${edgeIds[at]}" source="${idOf.get(edge.start)}" target="${idOf.get(edge.end)}">${yedEdge(edge)}${data("edge", edgeRows[at]).join("")}</edge>\n`),
    "  </graph>\n</graphml>\n",
  ].join("");
}

/**
 * Return a thing as yEd draws it: its shape with its name below, or a card with its name inside.
 * @param {import("./graph.js").Node} node
 */
function yedNode({ thing, x, y, width, height, colour, isCard }) {
  const { shape, hollow, dashed } = thing.look;
  const isOpen = isCard || hollow;
  const label = isCard ? 'modelName="internal" modelPosition="c"' : 'modelName="sandwich" modelPosition="s"';
  return `<data key="node_graphics"><y:ShapeNode><y:Geometry x="${fixed(x - width / 2)}" y="${fixed(y - height / 2)}" width="${fixed(width)}" height="${fixed(height)}"/>`
    + `<y:Fill color="${isOpen ? "#ffffff" : colour}" transparent="false"/><y:BorderStyle color="${colour}" type="${dashed ? "dashed" : "line"}" width="${isOpen ? 2 : 1}.0"/>`
    + `<y:NodeLabel ${label}>${xmlText(thing.name)}</y:NodeLabel><y:Shape type="${isCard ? "roundrectangle" : SHAPES[shape]}"/></y:ShapeNode></data>`;
}

/** @param {import("./graph.js").Edge} edge */
const yedEdge = ({ colour, width, group, isSymmetric, row }) =>
  `<data key="edge_graphics"><y:PolyLineEdge><y:LineStyle color="${colour}" type="${LINES[group]}" width="${fixed(width)}"/>`
  + `<y:Arrows source="none" target="${isSymmetric ? "none" : "standard"}"/><y:EdgeLabel>${xmlText(String(row.label))}</y:EdgeLabel></y:PolyLineEdge></data>`;

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
const isKept = (word) => isToken(word) && (!/^[-+]?\p{Nd}+(?:_\p{Nd}+)*$/u.test(word) || /^(?:0|-?[1-9][0-9]*)$/.test(word));

/** @param {string} title */
function graphId(title) {
  const plain = title.normalize("NFKD").toLowerCase().replace(/[\p{Mn}'’‘ʼʿʾ`]/gu, "").normalize("NFC");
  const slug = plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return isToken(slug) ? slug : "network";
}
