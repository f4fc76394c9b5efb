// The page of a network as pyvis has it: drawn by vis-network, with the menus that pyvis offers.
// These variables are global because pyvis's own functions look for them there.

/** @type {any} */
var nodes;
/** @type {any} */
var edges;
/** @type {any} */
var network;
/** @type {any} */
var allNodes;
/** @type {Record<string, unknown>} */
var nodeColors;
var highlightActive = false;
var filterActive = false;

(() => {
  const { vis, neighbourhoodHighlight, selectNode, highlightFilter, filterHighlight } = /** @type {any} */ (window);
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @type {Record<string, any>} */
  const graph = JSON.parse(byId("graph").textContent ?? "");

  /**
   * Return a title as the text that vis-network shows: entities read, breaks as lines; tags stay text.
   * @param {unknown} title
   */
  function asText(title) {
    const read = document.createElement("textarea");
    read.innerHTML = String(title).replace(/<br\s*\/?>/gi, "\n");
    return read.value;
  }
  const withText = (/** @type {any} */ item) => ("title" in item ? { ...item, title: asText(item.title) } : item);

  nodes = new vis.DataSet(graph.nodes.map(withText));
  edges = new vis.DataSet(graph.edges.map(withText));
  allNodes = nodes.get({ returnType: "Object" });
  nodeColors = Object.fromEntries(Object.entries(allNodes).map(([id, node]) => [id, node.color]));
  const options = JSON.parse(graph.options);
  if (graph.settings) options.configure = { ...options.configure, container: byId("config") };
  network = new vis.Network(byId("mynetwork"), { nodes, edges }, options);
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "yes"; });
  if (graph.highlight) network.on(graph.selectMenu ? "selectNode" : "click", neighbourhoodHighlight);

  // -- menus ----------------------------------------------------------------------------------------

  /** @param {...HTMLElement} controls */
  function row(...controls) {
    const line = document.createElement("p");
    line.append(...controls);
    return line;
  }
  /** @param {string} label @param {() => void} pressed */
  function button(label, pressed) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", pressed);
    return made;
  }
  /**
   * Return a list to choose from; what is chosen is a value of any kind, undefined if it is the label.
   * @param {string} label
   * @param {[any, string][]} choices  Values with the texts that are shown.
   * @param {(value: any) => void} chosen
   */
  function select(label, choices, chosen) {
    const list = document.createElement("select");
    list.ariaLabel = label;
    list.append(...[label, ...choices.map(([, text]) => text)].map((text) => new Option(text)));
    list.addEventListener("change", () => chosen(choices[list.selectedIndex - 1]?.[0]));
    return list;
  }

  if (graph.selectMenu) {
    const choices = graph.nodes.map((/** @type {any} */ { id, label }) => [id, String(label ?? id).replaceAll("\n", " ")]);
    const list = select("Select a node", choices, (id) => selectNode(id === undefined ? [] : [id]));
    byId("menus").append(row(list, button("Reset selection", () => {
      list.selectedIndex = 0;
      neighbourhoodHighlight({ nodes: [] });
    })));
  }

  if (graph.filterMenu) {
    const menu = row();
    /** @type {{item?: string, property?: string, value?: string[]}} */
    let wanted = {};
    const itself = (/** @type {string} */ text) => /** @type {[string, string]} */ ([text, text]);
    /** Return the texts and numbers that the chosen items have for a property. @param {string} property */
    function values(property) {
      const found = new Set(graph[`${wanted.item}s`].map((/** @type {any} */ item) => item[property]));
      return [...found].filter((value) => ["string", "number"].includes(typeof value)).map(String);
    }
    function show() {
      const { item, property } = wanted;
      const properties = item ? [...new Set(graph[`${item}s`].flatMap(Object.keys))].filter((name) => values(name).length) : [];
      menu.replaceChildren(
        select(item ?? "Nodes or edges", ["node", "edge"].map(itself), (chosen) => { wanted = { item: chosen }; show(); }),
        select(property ?? "Property", properties.map(itself), (chosen) => { wanted = { item, property: chosen }; show(); }),
        select("Value", property ? values(property).map(itself) : [], (chosen) => { wanted.value = chosen && [chosen]; }),
        button("Filter", () => { if (wanted.value) highlightFilter(wanted); }),
        button("Reset filter", () => { wanted = {}; filterHighlight({ nodes: [] }); show(); }),
      );
    }
    show();
    byId("menus").append(menu);
  }
})();
