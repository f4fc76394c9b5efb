// Reads each file that is named with the library that its kind is for, and prints the number of nodes and edges of each as JSON.
const { readFileSync } = require("node:fs");

const readers = {
  graphology: (text) => {
    const { MultiGraph } = require("graphology");
    const graph = new MultiGraph();
    graph.import(JSON.parse(text));
    return [graph.order, graph.size];
  },
  mermaid: async (text) => {
    const { JSDOM } = require("jsdom");
    const { window } = new JSDOM("");
    globalThis.window ??= window;
    globalThis.document ??= window.document;
    const { default: mermaid } = await import(require.resolve("mermaid").replace(/[^/]*$/, "mermaid.core.mjs"));
    mermaid.initialize({ maxTextSize: 5_000_000, maxEdges: 100_000 });
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    return [diagram.db.getVertices().size, diagram.db.getEdges().length];
  },
};

(async () => {
  const [kind, ...files] = process.argv.slice(2);
  const found = [];
  for (const file of files) found.push(await readers[kind](readFileSync(file, "utf8")));
  process.stdout.write(JSON.stringify(found));
})();
