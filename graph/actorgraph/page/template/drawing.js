// The drawing: pyvis's nodes and edges in vis-network, in the colours of the page.
const stage = document.getElementById("drawing");
const hint = document.getElementById("hint");
const nodes = new vis.DataSet(graph.nodes);
const edges = new vis.DataSet(graph.edges);
const network = new vis.Network(stage, { nodes, edges }, graph.options);
const dark = matchMedia("(prefers-color-scheme: dark)");
const SMALLEST_READABLE = 0.62;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// A colour between two, both as #rrggbb; canvases in older browsers know no color-mix().
function mixed(one, other, share) {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(a * share + b * (1 - share)).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

// Give everything its colours; with a selection, what is not next to it steps back.
function paint(near = null) {
  const [ground, ink, accent] = ["ground", "ink", "accent"].map(colour);
  const font = colour("sans");
  const faint = mixed(ink, ground, 0.42);
  const tone = new Map(graph.nodes.map((node) => [node.tone, colour(`tone-${node.tone}`)]));
  const rim = (node) => (node.tone === "office" ? colour("tone-state") : tone.get(node.tone));
  const hue = new Map(graph.edges.map((edge) => [edge.hue, colour(`hue-${edge.hue}`)]));
  nodes.update(
    graph.nodes.map((node) => {
      const fill = node.hollow ? ground : tone.get(node.tone);
      const stays = !near || near.nodes.has(node.id);
      return {
        id: node.id,
        opacity: stays ? 1 : 0.32,
        borderWidth: node.hollow ? 2 : 1.5,
        color: { background: fill, border: rim(node), highlight: { background: fill, border: accent }, hover: { background: fill, border: accent } },
        font: { color: stays ? ink : faint, face: font, strokeColor: ground, size: node.font.size },
      };
    }),
  );
  edges.update(
    graph.edges.map((edge) => {
      const plain = hue.get(edge.hue);
      const stays = !near || near.edges.has(edge.id);
      return { id: edge.id, color: { color: plain, highlight: plain, hover: plain, opacity: stays ? 0.9 : 0.2 } };
    }),
  );
}

function selectNode(id) {
  network.unselectAll();
  const mine = graph.edges.filter((edge) => edge.from === id || edge.to === id);
  network.selectNodes([id], false);
  paint({ nodes: new Set([id, ...mine.flatMap((edge) => [edge.from, edge.to])]), edges: new Set(mine.map((edge) => edge.id)) });
}

function selectEdge(id) {
  const edge = edges.get(id);
  network.unselectAll();
  network.selectEdges([id]);
  paint({ nodes: new Set([edge.from, edge.to]), edges: new Set([id]) });
}

function selectNothing() {
  network.unselectAll();
  paint();
}

// Show all; where that would make the names too small to read, start at the busiest place instead.
function fit({ readable = false } = {}) {
  network.setSize("100%", "100%");
  network.fit({ animation: false });
  const { width, height } = room();
  const free = Math.min(width / stage.clientWidth, height / stage.clientHeight);
  const scale = Math.min(1.15, network.getScale() * free);
  const offset = { x: (width - stage.clientWidth) / 2, y: (height - stage.clientHeight) / 2 };
  network.moveTo({ scale, offset });
  if (!readable || scale >= SMALLEST_READABLE || !graph.nodes.length) return;
  const degree = (node) => graph.edges.filter((edge) => edge.from === node.id || edge.to === node.id).length;
  const busiest = graph.nodes.reduce((best, node) => (degree(node) > degree(best) ? node : best));
  network.moveTo({ position: { x: busiest.x, y: busiest.y }, scale: Math.max(SMALLEST_READABLE, Math.min(0.8, stage.clientWidth / 700)) });
}

// The part of the drawing that the panel leaves free: what is at its side, or above it on a phone.
function room() {
  const all = stage.getBoundingClientRect();
  if (panel.hidden) return { width: all.width, height: all.height };
  const over = panel.getBoundingClientRect();
  if (over.left - all.left > 200) return { width: over.left - all.left, height: all.height };
  return { width: all.width, height: Math.max(120, over.top - all.top) };
}

// Bring things into sight, moving no further than needed.
function reveal(ids) {
  const { width, height } = room();
  const points = ids.map((id) => network.canvasToDOM(network.getPosition(id)));
  const shift = (values, space) => {
    const margin = Math.min(70, space / 4);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (low < margin || high - low > space - 2 * margin) return low - margin;
    return Math.max(0, high - space + margin);
  };
  const dx = shift(points.map(({ x }) => x), width);
  const dy = shift(points.map(({ y }) => y), height);
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  if (dx || dy) network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
}

function point(text, pointer) {
  hint.textContent = text;
  hint.hidden = false;
  const width = stage.clientWidth;
  const left = Math.max(4, Math.min(pointer.x + 14, width - hint.offsetWidth - 4));
  const top = Math.max(4, Math.min(pointer.y + 16, stage.clientHeight - hint.offsetHeight - 4));
  hint.style.left = `${left}px`;
  hint.style.top = `${top}px`;
}

function tieHint(id) {
  const tie = shown.ties[id];
  const readings = [...new Set(tie.claims.map((at) => shown.claims[at].reading))].slice(0, 3).join(" / ");
  const where = tie.link === "in-event" ? ", in" : "";
  return `${nameOf(tie.start)} ${readings}${where} ${nameOf(tie.end)} · ${tie.modality}, ${count(tie.claims.length, "claim")}`;
}

network.on("hoverEdge", ({ edge, pointer }) => point(tieHint(edge), pointer.DOM));
network.on("hoverNode", ({ node, pointer }) => point(`${nameOf(node)} · ${spaced(shown.things[node].type)}`, pointer.DOM));
for (const gone of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(gone, () => { hint.hidden = true; });
dark.addEventListener("change", () => route());
