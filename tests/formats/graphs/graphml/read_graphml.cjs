// Reads a GraphML file with graphology and prints all that it found as JSON.
const { readFileSync } = require("node:fs");
const { Graph } = require("graphology");
const { parse } = require("graphology-graphml");

const graph = parse(Graph, readFileSync(process.argv[2], "utf8"));
const found = {
  type: graph.type,
  attributes: graph.getAttributes(),
  nodes: graph.mapNodes((node, attributes) => [node, attributes]),
  edges: graph.mapEdges((edge, attributes, source, target) => [source, target, edge, attributes]),
};
process.stdout.write(JSON.stringify(found));
