// The page at work: the part after # in the address says what is open, so every view can be linked.
function route() {
  const [kind, raw] = location.hash.slice(1).split("=", 2);
  let id = "";
  try {
    id = decodeURIComponent(raw ?? "");
  } catch {
    id = "";
  }
  if (kind === "thing" && Object.hasOwn(shown.things, id)) {
    showThing(id);
    selectNode(id);
    reveal([id]);
  } else if (kind === "tie" && Object.hasOwn(shown.ties, id)) {
    showTie(id);
    selectEdge(id);
    reveal([shown.ties[id].start, shown.ties[id].end]);
  } else {
    panel.hidden = true;
    selectNothing();
  }
}

function close() {
  if (panel.hidden) return;
  history.replaceState(null, "", location.pathname + location.search);
  route();
}

const go = (hash) => {
  if (location.hash === hash) route();
  else location.hash = hash;
};

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) go(`#thing=${encodeURIComponent(node)}`);
  else if (edge !== undefined) go(`#tie=${encodeURIComponent(edge)}`);
  else close();
});
network.on("dragEnd", ({ nodes: dragged }) => {
  if (!dragged.length) return;
  network.storePositions();
  route();
});
addEventListener("hashchange", () => {
  route();
  if (!panel.hidden) panelTitle.focus({ preventScroll: true });
  if (!panel.hidden) document.querySelector(".screen").scrollIntoView({ block: "start" });
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
document.querySelector(".close").addEventListener("click", close);

const search = document.getElementById("search");
const found = new Map();
for (const [id, thing] of Object.entries(shown.things)) {
  for (const name of [thing.name, ...(thing.names ?? []).map((other) => other.name)]) {
    const text = name === thing.name || name.includes(thing.name) ? name : `${name} (${thing.name})`;
    if (!found.has(text)) found.set(text, id);
  }
}
document.getElementById("names").append(...[...found.keys()].map((text) => make("option", { value: text })));
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’ʼʻ`]/g, "").toLowerCase().trim();
function seek({ guess }) {
  const wanted = plain(search.value);
  if (!wanted) return;
  const names = [...found];
  const hit =
    names.find(([text]) => plain(text) === wanted) ??
    (guess ? names.find(([text]) => plain(text).startsWith(wanted)) ?? names.find(([text]) => plain(text).includes(wanted)) : undefined);
  if (hit) go(`#thing=${encodeURIComponent(hit[1])}`);
}
search.addEventListener("input", () => seek({ guess: false }));
search.form.addEventListener("submit", (event) => {
  event.preventDefault();
  seek({ guess: true });
});
search.form.hidden = false;

const zoom = document.querySelector(".zoom");
zoom.hidden = false;
zoom.addEventListener("click", (event) => {
  const way = event.target.dataset.zoom;
  if (way === "fit") fit();
  else if (way) network.moveTo({ scale: network.getScale() * (way === "in" ? 1.3 : 1 / 1.3) });
});

if (matchMedia("(max-width: 760px)").matches) document.querySelector(".legend details").open = false;
document.getElementById("nothing").hidden = graph.nodes.length > 0;
fit({ readable: true });
route();
// For the console and for tests: the drawing itself.
window.actorgraph = { network, nodes, edges };
