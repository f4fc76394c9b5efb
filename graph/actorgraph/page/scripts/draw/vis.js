// The drawing by vis-network, as pyvis has it: for pages that open whole.
import { islandText } from "../read/island.js";
import { mixed } from "./theme.js";
import { FIRMNESS, penOf, strokesOf } from "./geometry.js";
import { traceEndings } from "./painter.js";

/** How much is left of a thing, and of a tie, that steps back. */
const FADED_THING = 0.28;
const FADED_TIE = 0.16;
const SOLID = 0.9;
const SMALLEST = 0.05;
const LARGEST = 8;

/**
 * Run vis-network's script, which the page holds deflated; the page's policy allows it by its hash.
 * @returns {Promise<any>}
 */
async function library() {
  const script = document.createElement("script");
  script.textContent = await islandText("vis-script");
  document.head.append(script);
  return /** @type {any} */ (window).vis;
}

/** What stands on a line that nobody asserts is as faint as the line; vis has one colour for both, so it is drawn here. @param {Drawn} drawn */
const isFaint = ({ group }) => group === "not asserted";

/**
 * @param {Drawn} drawn
 */
function arrows(drawn) {
  const { tie: { link, known }, isDenied } = drawn;
  const none = { to: { enabled: false }, from: { enabled: false }, middle: { enabled: false } };
  if (isFaint(drawn)) return none;
  const middle = isDenied ? { enabled: true, scaleFactor: 0.7, type: "bar" } : none.middle;
  const arrow = { enabled: true, scaleFactor: 0.55, type: known ? "vee" : "arrow" };
  const dot = { enabled: true, scaleFactor: 0.33, type: "circle" };
  if (link === "symmetric") return { ...none, middle };
  if (link === "directed") return { ...none, to: arrow, middle };
  return link === "in-event" || link === "blamed" ? { ...none, to: dot, middle } : { to: arrow, from: dot, middle };
}

/**
 * @param {Tie} tie
 */
function course({ start, end, bend, loop }) {
  if (start === end) {
    // A circle that is much larger than the thing would run round it, with its arrow inside.
    const angle = (loop * 0.9 + 0.8) % 6.283;
    return { selfReference: { size: 15 + 3 * Math.min(4, Math.floor(loop / 7)), angle, renderBehindTheNode: false } };
  }
  if (!bend) return { smooth: false };
  return { smooth: { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: roundnessOf(Math.abs(bend)) } };
}

/**
 * Return the roundness with which vis bends a line by a share of its length: it bends it by
 * sin(r π / 2) (1 + r) / 4.
 * @param {number} bend
 */
function roundnessOf(bend) {
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 16; turn += 1) {
    const middle = (low + high) / 2;
    if ((Math.sin((middle * Math.PI) / 2) * (1 + middle)) / 4 < bend) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Return a renderer on a stage.
 * @param {HTMLElement} stage
 * @param {Theme} theme
 * @param {Listener} listener
 * @param {any} options  What pyvis gives vis-network.
 * @returns {Promise<Renderer>}
 */
export async function createVis(stage, theme, listener, options) {
  const vis = await library();
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(stage, { nodes, edges }, options);
  stage.querySelector(".vis-network")?.removeAttribute("tabindex"); // the stage itself takes the keyboard
  /** @type {Map<number, Thing>} */
  let things = new Map();
  /** @type {Map<number, Drawn>} */
  let ties = new Map();
  /** @type {Emphasis} */
  let emphasis = { near: null, thing: null, tie: null };

  /** @param {Thing} thing */
  function node(thing) {
    const { look } = thing;
    const fill = look.hollow ? theme.ground : theme.tone[look.tone];
    const rim = look.pale ? theme.tone.state : theme.tone[look.tone];
    const stays = !emphasis.near || emphasis.near.things.has(thing);
    const chosen = emphasis.thing === thing;
    const border = chosen ? theme.accent : rim;
    return {
      id: thing.at, label: thing.label.join("\n"), shape: look.shape, size: chosen ? thing.size + 3 : thing.size, x: thing.x, y: thing.y,
      opacity: stays ? 1 : FADED_THING,
      borderWidth: chosen ? 3 : look.hollow ? 2 : 1.5,
      shapeProperties: look.dashed ? { borderDashes: [4, 3] } : {},
      color: { background: fill, border, highlight: { background: fill, border }, hover: { background: fill, border: theme.accent } },
      font: {
        size: thing.letters, face: theme.font, color: stays ? theme.ink : mixed(theme.ink, theme.ground, 0.3),
        strokeColor: theme.ground, strokeWidth: 4, vadjust: -1,
      },
    };
  }

  /** @param {Drawn} drawn */
  function edge(drawn) {
    const { tie, width } = drawn;
    const { dash } = penOf(drawn);
    const stays = !emphasis.near || emphasis.near.ties.has(tie);
    const colour = theme.hue[tie.hue];
    return {
      id: tie.at, from: tie.start.at, to: tie.end.at,
      width: emphasis.tie === tie ? width + 1.6 : width,
      dashes: dash.length ? dash : false,
      arrows: arrows(drawn), ...course(tie),
      color: { color: colour, highlight: colour, hover: colour, opacity: stays ? SOLID : FADED_TIE },
    };
  }

  /** Put rows into a data set and take out what is gone. @param {any} set @param {any[]} rows */
  function replace(set, rows) {
    const ids = new Set(rows.map(({ id }) => id));
    const gone = set.getIds().filter((/** @type {number} */ id) => !ids.has(id));
    if (gone.length) set.remove(gone);
    if (rows.length) set.update(rows);
  }

  const camera = () => {
    const { x, y } = network.getViewPosition();
    return { x, y, scale: network.getScale() };
  };
  const hitAt = (/** @type {Point} */ point) => {
    const thing = things.get(network.getNodeAt(point)) ?? null;
    const tie = thing ? null : ties.get(network.getEdgeAt(point))?.tie ?? null;
    return { thing, tie };
  };

  network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
    const placed = (/** @type {Thing} */ thing) => ({ ...thing, ...network.getPosition(thing.at) }); // also while it is dragged
    for (const drawn of [...ties.values()].filter(isFaint)) {
      const { tie } = drawn;
      const start = placed(tie.start);
      const end = tie.end === tie.start ? start : placed(tie.end);
      const stays = !emphasis.near || emphasis.near.ties.has(tie);
      context.globalAlpha = (stays ? SOLID : FADED_TIE) * FIRMNESS[drawn.group];
      context.fillStyle = theme.hue[tie.hue];
      context.beginPath();
      traceEndings(context, strokesOf({ ...drawn, tie: { ...tie, start, end } }).endings);
      context.fill();
    }
    context.globalAlpha = 1;
  });
  network.on("click", (/** @type {any} */ { nodes: [thing], edges: [tie] }) => {
    network.unselectAll();
    listener.pick({ thing: things.get(thing) ?? null, tie: thing === undefined ? ties.get(tie)?.tie ?? null : null });
  });
  network.on("dragEnd", (/** @type {any} */ { nodes: dragged }) => {
    for (const at of dragged) {
      const thing = things.get(at);
      if (!thing) continue;
      Object.assign(thing, network.getPosition(at));
      listener.drag(thing);
    }
    network.unselectAll();
    listener.move(camera());
  });
  network.on("zoom", () => {
    const { x, y, scale } = camera();
    if (scale < SMALLEST || scale > LARGEST) network.moveTo({ position: { x, y }, scale: Math.min(LARGEST, Math.max(SMALLEST, scale)) });
    listener.move(camera());
  });
  // Tell of hovering at most once a frame: finding the nearest line is not free.
  let hovering = false;
  stage.addEventListener("pointermove", (event) => {
    if (hovering || event.buttons) return;
    hovering = true;
    requestAnimationFrame(() => {
      hovering = false;
      const box = stage.getBoundingClientRect();
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      const hit = hitAt(point);
      stage.classList.toggle("over", Boolean(hit.thing ?? hit.tie));
      listener.hover(hit, point);
    });
  });
  stage.addEventListener("pointerleave", () => listener.hover({ thing: null, tie: null }, { x: 0, y: 0 }));

  return {
    show: (scene, stands) => {
      emphasis = stands;
      things = new Map(scene.things.map((thing) => [thing.at, thing]));
      ties = new Map(); // none is drawn before both its ends are there
      replace(edges, []);
      replace(nodes, scene.things.map(node));
      ties = new Map(scene.ties.map((drawn) => [drawn.tie.at, drawn]));
      replace(edges, scene.ties.map(edge));
    },
    emphasise: (stands) => {
      emphasis = stands;
      if (things.size) nodes.update([...things.values()].map(node));
      if (ties.size) edges.update([...ties.values()].map(edge));
    },
    camera,
    look: ({ x, y, scale }) => {
      if (![x, y, scale].every(Number.isFinite)) return;
      network.moveTo({ position: { x, y }, scale: Math.min(LARGEST, Math.max(SMALLEST, scale)) });
      listener.move(camera());
    },
    where: (point) => network.canvasToDOM(point),
    pick: hitAt,
    refresh: (colours) => {
      theme = colours;
      network.setSize("100%", "100%");
      nodes.update([...things.values()].map(node));
      edges.update([...ties.values()].map(edge));
      network.redraw();
    },
    drawn: async () => {
      network.redraw();
      await new Promise((done) => requestAnimationFrame(done));
    },
  };
}
