// What is drawn now, in CSS pixels of the window: for tests, and for other programs that look at the page.
import { broken } from "./label.js";
import { courseOf, pointAt } from "./geometry.js";
import { placedLabels } from "./painter.js";

/** Curves are told as chords of at most so many pixels. */
const CHORD = 6;
/** Below this size vis-network draws no name. */
const LEAST_LETTERS = 5;

/**
 * @typedef {{text: string, left: number, top: number, right: number, bottom: number, letters: number}} SceneLabel
 * @typedef {Object} Drawing  What the page draws with.
 * @property {Case} page
 * @property {import("../controls/state.js").State} state
 * @property {ReturnType<import("./story.js").createStory>} story
 * @property {Renderer} renderer
 * @property {boolean} byVis
 * @property {() => Visible} visible
 * @property {() => Emphasis} emphasis
 * @property {() => Theme} theme
 * @property {HTMLElement} stage
 */

/**
 * Return what is drawn now.
 * @param {Drawing} drawing
 */
export function sceneNow(drawing) {
  const { state, stage } = drawing;
  const { view } = state.now();
  const { things, lines } = view === "story" ? storyScene(drawing) : view === "drawing" ? networkScene(drawing) : { things: [], lines: [] };
  const headline = document.getElementById("headline");
  const panel = document.getElementById("panel");
  return {
    title: document.querySelector("h1")?.textContent?.trim() ?? "",
    headline: headline && headline.offsetParent ? (headline.textContent ?? "").replace(/\s+/g, " ").trim() : "",
    verdict: "",
    things, lines,
    panel_open: Boolean(panel && !panel.hidden),
    hash: stage.ownerDocument.location.hash,
  };
}

/** @param {number} number */
const rounded = (number) => Math.round(number * 10) / 10;

/** @param {Drawing} drawing */
function storyScene({ page, story }) {
  const svg = /** @type {SVGGraphicsElement | null} */ (story.svg());
  if (!svg) return { things: [], lines: [] };
  const shape = story.shape();
  const scale = story.scale();
  const frame = svg.getBoundingClientRect();
  const at = (/** @type {number} */ x, /** @type {number} */ y) => ({ x: frame.left + x * scale, y: frame.top + y * scale });
  const lit = story.litBy();
  const box = (/** @type {DOMRect} */ { left, top, right, bottom }) => ({ left: rounded(left), top: rounded(top), right: rounded(right), bottom: rounded(bottom) });
  /** @param {Element | null} element @param {number} letters */
  const labelOf = (element, letters) => (element ? { text: [...element.children].map(({ textContent }) => textContent).join(" "), ...box(element.getBoundingClientRect()), letters: rounded(letters * scale) } : null);

  const things = story.parts().filter(({ line }) => !line).map(({ element, thing: place, side }) => {
    const thing = page.things[place];
    const edges = box(/** @type {Element} */ (element.querySelector("rect")).getBoundingClientRect());
    return {
      id: thing.id, name: thing.name, type: thing.kind,
      x: rounded((edges.left + edges.right) / 2), y: rounded((edges.top + edges.bottom) / 2), r: rounded((edges.bottom - edges.top) / 2),
      box: edges, side, lit: lit.isAll || lit.things.has(place),
      shown_label: labelOf(element.querySelector(".name"), shape.letters),
    };
  });
  const lines = story.parts().flatMap(({ element, line }) => {
    if (!line) return [];
    const path = /** @type {SVGPathElement} */ (element.querySelector(".stroke"));
    const length = path.getTotalLength();
    const count = Math.max(2, Math.ceil((length * scale) / CHORD));
    /** @type {[number, number][]} */
    const points = Array.from({ length: count + 1 }, (_, n) => {
      const { x, y } = path.getPointAtLength((length * n) / count);
      const here = at(x, y);
      return [rounded(here.x), rounded(here.y)];
    });
    return [{
      from: page.things[line.from].id, to: page.things[line.to].id, via: page.things[line.via]?.id ?? null,
      family: line.family, modality: page.modalities[page.codes.modality[line.claims[0]]], width: rounded(line.width * scale), points,
      label: line.words ? labelOf(story.plateOf(element)?.querySelector("text") ?? null, shape.small) : null,
      claims: line.claims.map((claim) => page.claim(claim).id), lit: lit.isAll || lit.lines.has(line),
    }];
  });
  return { things, lines };
}

/** @param {Drawing} drawing */
function networkScene({ page, renderer, byVis, visible, emphasis, theme, stage }) {
  const { scene } = visible();
  const { near } = emphasis();
  const frame = stage.getBoundingClientRect();
  const { scale } = renderer.camera();
  const at = (/** @type {Point} */ point) => {
    const { x, y } = renderer.where(point);
    return { x: frame.left + x, y: frame.top + y };
  };
  const labels = byVis ? visLabels(scene, renderer, theme()) : canvasLabels(scene, emphasis(), renderer, theme(), stage);
  const things = scene.things.map((thing) => {
    const { x, y } = at(thing);
    const label = labels.get(thing);
    return {
      id: thing.id, name: thing.name, type: thing.kind, x: rounded(x), y: rounded(y), r: rounded(thing.size * scale), box: null,
      side: "", lit: !near || near.things.has(thing),
      shown_label: label ? { ...label, left: rounded(label.left + frame.left), right: rounded(label.right + frame.left), top: rounded(label.top + frame.top), bottom: rounded(label.bottom + frame.top) } : null,
    };
  });
  const lines = scene.ties.map(({ tie, width, claims }) => {
    const course = courseOf(tie);
    const many = course.length === 2 ? 1 : 24;
    /** @type {[number, number][]} */
    const points = Array.from({ length: many + 1 }, (_, n) => {
      const { x, y } = at(pointAt(course, n / many));
      return [rounded(x), rounded(y)];
    });
    return {
      from: tie.start.id, to: tie.end.id, via: null, family: tie.family,
      modality: page.modalities[page.codes.modality[claims[0]]], width: rounded(width * scale), points, label: null,
      claims: claims.map((claim) => page.claim(claim).id), lit: !near || near.ties.has(tie),
    };
  });
  return { things, lines };
}

/**
 * Return where vis-network draws the names: below the things, as broken, if they are large enough to read.
 * @param {Scene} scene
 * @param {Renderer} renderer
 * @param {Theme} theme
 */
function visLabels({ things }, renderer, theme) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const { scale } = renderer.camera();
  /** @type {Map<Thing, SceneLabel>} */
  const found = new Map();
  for (const thing of things) {
    const letters = thing.letters * scale;
    const lines = broken(thing.name);
    if (letters < LEAST_LETTERS || !lines.length) continue;
    context.font = `${thing.letters}px ${theme.font}`;
    const half = (Math.max(...lines.map((line) => context.measureText(line).width)) / 2) * scale;
    const { x, y } = renderer.where(thing);
    const top = y + thing.size * scale;
    found.set(thing, { text: lines.join(" "), left: x - half, right: x + half, top, bottom: top + lines.length * letters * 1.05 + 2 * scale, letters: rounded(letters) });
  }
  return found;
}

/**
 * Return where the canvas draws the names for which it has found room.
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Renderer} renderer
 * @param {Theme} theme
 * @param {HTMLElement} stage
 */
function canvasLabels(scene, emphasis, renderer, theme, stage) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const placed = placedLabels(context, scene, emphasis, theme, renderer.camera(), stage.clientWidth, stage.clientHeight);
  /** @type {Map<Thing, SceneLabel>} */
  const found = new Map();
  for (const { thing, lines, size, box } of placed) found.set(thing, { text: lines.join(" "), ...box, letters: size });
  return found;
}
