// A graph as GEXF 1.3 with its picture (the viz module), and the days on which claims count as spells for Gephi's timeline.
import { channels, fixed, graphOf, TYPES } from "./graph.js";
import { jsonText, xmlText, xmlValue } from "./xml.js";

/** @typedef {import("./graph.js").Row} Row */

/** GEXF knows four shapes. @type {Partial<Record<Shape, string>>} */
const SHAPES = { square: "square", triangle: "triangle", triangleDown: "triangle", diamond: "diamond" };
/** @type {Record<Group, string>} */
const LINES = { assertive: "solid", tentative: "dashed", "not asserted": "dotted" };
/** @type {Record<string, string>} */
const WORDS = { long: "integer", int: "integer" };
/** What of an edge is an attribute of GEXF itself. */
const OWN = ["label", "weight"];

/**
 * Return what is shown as GEXF, one edge a claim, as formats/graphs/gexf.py writes it.
 *
 * The kind of an edge that nobody asserts is its label, so that Gephi counts it with no relation.
 * @param {Case} page
 * @param {import("./shown.js").Shown} shown
 */
export function gexfOf(page, shown) {
  const { title, licence, header, nodes, edges } = graphOf(page, shown);
  const keywords = Object.entries({ about: [header.about], source: header.sources, relation: header.relations, claim: header.claims })
    .flatMap(([name, records]) => records.map((record) => `    <keywords>actorgraph:${name} ${xmlText(jsonText(record))}</keywords>\n`));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n',
    "  <meta>\n    <creator>actorgraph</creator>\n", `    <description>${xmlText([title, licence].filter(Boolean).join(". "))}</description>\n`, ...keywords, "  </meta>\n",
    '  <graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed" idtype="string">\n',
    columns("node", nodes), columns("edge", edges), "    <nodes>\n",
    ...nodes.map((node) => {
      const look = `${colourOf(node)}<viz:position x="${fixed(node.x)}" y="${-fixed(node.y) || 0}" z="0"/><viz:size value="${fixed(node.size)}"/>`
        + `<viz:shape value="${node.isCard ? "square" : SHAPES[node.thing.look.shape] ?? "disc"}"/>`;
      return `      <node id="${xmlValue(node.thing.id)}" label="${xmlValue(node.thing.name)}">\n${inside("node", node, look)}      </node>\n`;
    }),
    "    </nodes>\n    <edges>\n",
    ...edges.map((edge) => {
      const { relation, label, asserted, weight } = edge.row;
      const look = `${colourOf(edge)}<viz:thickness value="${fixed(edge.width)}"/><viz:shape value="${LINES[edge.group]}"/>`;
      return `      <edge id="${xmlValue(edge.id)}" source="${xmlValue(edge.start)}" target="${xmlValue(edge.end)}" kind="${xmlValue(String(asserted ? relation : label))}"`
        + ` label="${xmlValue(String(label))}" weight="${weight}.0">\n${inside("edge", edge, look)}      </edge>\n`;
    }),
    "    </edges>\n  </graph>\n</gexf>\n",
  ].join("");
}

/** @param {{colour: string}} its */
function colourOf({ colour }) {
  const { r, g, b } = channels(colour);
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
}

/**
 * Return the columns that are filled.
 * @param {"node" | "edge"} element
 * @param {{row: Row}[]} its
 */
function columns(element, its) {
  const names = new Set();
  for (const { row } of its) for (const name in row) if (row[name] !== "" && !isOwn(element, name)) names.add(name);
  const typeOf = (/** @type {string} */ name) => WORDS[TYPES[name]] ?? TYPES[name] ?? "string";
  return `    <attributes class="${element}" mode="static">\n${[...names].map((name) =>
    `      <attribute id="${name}" title="${name}" type="${typeOf(name)}"/>\n`).join("")}    </attributes>\n`;
}

/** @param {"node" | "edge"} element @param {string} name */
const isOwn = (element, name) => (element === "edge" ? OWN.includes(name) : name === "label");

/**
 * Return what stands in a node or an edge: its values, its days and how it is drawn.
 * @param {"node" | "edge"} element
 * @param {{row: Row, first: string, last: string}} its
 * @param {string} look
 */
function inside(element, its, look) {
  const values = Object.entries(its.row).filter(([name, value]) => value !== "" && !isOwn(element, name))
    .map(([name, value]) => `          <attvalue for="${name}" value="${xmlValue(String(value))}"/>\n`).join("");
  const ends = Object.entries({ start: its.first, end: its.last }).filter(([, day]) => day).map(([name, day]) => ` ${name}="${day}"`).join("");
  return `        <attvalues>\n${values}        </attvalues>\n${ends ? `        <spells><spell${ends}/></spells>\n` : ""}        ${look}\n`;
}
