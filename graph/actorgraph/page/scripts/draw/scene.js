// What is drawn now, in CSS pixels of the window: for tests, and for other programs that look at the page.
import { courseOf, pointAt } from "./geometry.js";
import { placedLabels } from "./names.js";
import { penUnit } from "./painter.js";

/** Curves are told as chords of at most so many pixels. */
const CHORD = 6;

/**
 * @typedef {{text: string, left: number, top: number, right: number, bottom: number, letters: number}} SceneLabel
 * @typedef {Object} Drawing  What the page draws with.
 * @property {Case} page
 * @property {import("../controls/state.js").State} state
 * @property {import("./story.js").Sheet | null} sheet  The cards that are looked at.
 * @property {ReturnType<typeof import("./groups.js").createGroups> | null} groups  The groups, if they are looked at.
 * @property {Renderer} renderer
 * @property {() => Visible} visible
 * @property {() => Emphasis} emphasis
 * @property {() => Theme} theme
 * @property {HTMLElement} stage
 * @property {() => Box[]} covered  Parts of the stage on which something lies.
 */

/**
 * Return what is drawn now.
 * @param {Drawing} drawing
 */
export function sceneNow(drawing) {
  const { state, stage, sheet, groups, page } = drawing;
  const { things, lines } = groups ? groups.scene() : sheet ? sheetScene(page, sheet) : state.now().view === "drawing" ? networkScene(drawing) : { things: [], lines: [] };
  const inView = (/** @type {string} */ id) => {
    const element = document.getElementById(id);
    return element?.offsetParent ? element.innerText.replace(/\s+/g, " ").trim() : "";
  };
  const panel = document.getElementById("panel");
  return {
    title: document.querySelector("h1")?.textContent?.trim() ?? "",
    headline: inView("headline") || inView("answer"),
    verdict: inView("verdict"),
    things, lines,
    panel_open: Boolean(panel && !panel.hidden),
    hash: stage.ownerDocument.location.hash,
  };
}

/** @param {number} number */
const rounded = (number) => Math.round(number * 10) / 10;

/** @param {DOMRect} box */
const boxed = ({ left, top, right, bottom }) => ({ left: rounded(left), top: rounded(top), right: rounded(right), bottom: rounded(bottom) });

/** What is drawn as cards, and what stands in the form of an answer. @param {Case} page @param {import("./story.js").Sheet} sheet */
function sheetScene(page, sheet) {
  const { things: drawnCards, lines } = cardScene(page, sheet);
  const cards = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#story [data-card]"));
  const view = /** @type {HTMLElement} */ (document.getElementById("story")).getBoundingClientRect();
  const inForm = new Set([...cards].filter((element) => element.checkVisibility()).map(({ dataset }) => page.things[Number(dataset.card)]?.id));
  // A drawing below a form may be out of sight: then what stands in the form is what one sees.
  const things = drawnCards.filter(({ id, box }) => !inForm.has(id) || (box.top >= view.top && box.bottom <= view.bottom));
  const drawn = new Set(things.map(({ id }) => id));
  const others = [...cards].flatMap((element) => {
    const thing = page.things[Number(element.dataset.card)];
    if (!thing || drawn.has(thing.id) || !element.checkVisibility()) return [];
    drawn.add(thing.id);
    // A name may run on in the next line: then it is where most of it is.
    const edges = boxed([...element.getClientRects()].reduce((most, rect) => (rect.width > most.width ? rect : most)));
    return [{
      id: thing.id, name: thing.name, type: thing.kind,
      x: rounded((edges.left + edges.right) / 2), y: rounded((edges.top + edges.bottom) / 2), r: rounded((edges.bottom - edges.top) / 2), box: edges, side: "", lit: true,
      shown_label: { text: thing.name, ...edges, letters: rounded(Number.parseFloat(getComputedStyle(element).fontSize)) },
    }];
  });
  return { things: [...things, ...others], lines };
}

/** @param {Case} page @param {import("./story.js").Sheet} sheet */
function cardScene(page, sheet) {
  const svg = /** @type {SVGGraphicsElement | null} */ (sheet.svg());
  if (!svg) return { things: [], lines: [] };
  const shape = sheet.shape();
  const scale = sheet.scale();
  const frame = svg.getBoundingClientRect();
  const at = (/** @type {number} */ x, /** @type {number} */ y) => ({ x: frame.left + x * scale, y: frame.top + y * scale });
  const lit = sheet.litBy();
  /** @param {Element | null} element @param {number} letters */
  const labelOf = (element, letters) => (element ? { text: [...element.children].map(({ textContent }) => textContent).join(" "), ...boxed(element.getBoundingClientRect()), letters: rounded(letters * scale) } : null);

  const things = sheet.parts().filter(({ line }) => !line).map(({ element, thing: place, side }) => {
    const thing = page.things[place];
    const edges = boxed(/** @type {Element} */ (element.querySelector("rect")).getBoundingClientRect());
    return {
      id: thing.id, name: thing.name, type: thing.kind,
      x: rounded((edges.left + edges.right) / 2), y: rounded((edges.top + edges.bottom) / 2), r: rounded((edges.bottom - edges.top) / 2),
      box: edges, side, lit: lit.isAll || lit.things.has(place),
      shown_label: labelOf(element.querySelector(".name"), shape.letters),
    };
  });
  const lines = sheet.parts().flatMap(({ element, line }) => {
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
      label: line.words ? labelOf(sheet.plateOf(element)?.querySelector("text") ?? null, shape.small) : null,
      claims: line.claims.map((claim) => page.claim(claim).id), lit: lit.isAll || lit.lines.has(line),
    }];
  });
  return { things, lines };
}

/** @param {Drawing} drawing */
function networkScene({ page, renderer, visible, emphasis, theme, stage, covered }) {
  const { scene } = visible();
  const { near } = emphasis();
  const frame = stage.getBoundingClientRect();
  const { scale } = renderer.camera();
  const at = (/** @type {Point} */ point) => {
    const { x, y } = renderer.where(point);
    return { x: frame.left + x, y: frame.top + y };
  };
  const labels = shownLabels(scene, emphasis(), renderer, theme(), stage, covered());
  const placed = (/** @type {SceneLabel | undefined} */ label) => (label ? {
    ...label, left: rounded(label.left + frame.left), right: rounded(label.right + frame.left), top: rounded(label.top + frame.top), bottom: rounded(label.bottom + frame.top),
  } : null);
  const things = scene.things.map((thing) => {
    const { x, y } = at(thing);
    const label = placed(labels.get(thing));
    return {
      id: thing.id, name: thing.name, type: thing.kind, x: rounded(x), y: rounded(y), r: rounded(thing.size * scale), box: null,
      side: "", lit: !near || near.things.has(thing),
      shown_label: label,
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
      modality: page.modalities[page.codes.modality[claims[0]]], width: rounded(width * scale * penUnit(scale)), points, label: placed(labels.get(tie)),
      claims: claims.map((claim) => page.claim(claim).id), lit: !near || near.ties.has(tie),
    };
  });
  return { things, lines };
}

/**
 * Return where the canvas draws the names for which it has found room.
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Renderer} renderer
 * @param {Theme} theme
 * @param {HTMLElement} stage
 * @param {Box[]} covered
 */
function shownLabels(scene, emphasis, renderer, theme, stage, covered) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const placed = placedLabels(context, scene, emphasis, theme, renderer.camera(), stage.clientWidth, stage.clientHeight, null, covered);
  /** @type {Map<Thing | Tie, SceneLabel>} */
  const found = new Map();
  for (const { thing, tie, lines, size, box } of placed) found.set(/** @type {Thing | Tie} */ (thing ?? tie), { text: lines.join(" "), ...box, letters: size });
  return found;
}
