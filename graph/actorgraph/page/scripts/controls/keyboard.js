// The drawing by keyboard: arrows walk among neighbours, and a letter does what a button does.
import { announce } from "./announce.js";
import { byId, counted, spaced } from "../element.js";
import { tieWords } from "../panel/sentence.js";

/** @type {Record<string, Point>} */
const WAYS = {
  ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};

/**
 * Return the thing that lies nearest in a direction; what is far off the direction counts as further.
 * @param {Thing} from
 * @param {Iterable<Thing>} others
 * @param {Point} direction
 * @returns {Thing | null}
 */
export function nextThing(from, others, direction) {
  let best = null;
  let least = Infinity;
  for (const other of others) {
    const [dx, dy] = [other.x - from.x, other.y - from.y];
    const along = dx * direction.x + dy * direction.y;
    const off = Math.abs(dx * direction.y - dy * direction.x);
    if (other === from || along <= 0) continue;
    const cost = along + 2.2 * off;
    if (cost < least) [best, least] = [other, cost];
  }
  return best;
}

/**
 * Say what a thing is and how it is tied, for those who walk by ear.
 * @param {Thing} thing
 * @param {Drawn[]} ties
 */
export function thingWords(thing, ties) {
  return `${thing.name}, ${spaced(thing.kind)}, ${counted(ties.length, "tie")}`;
}

/**
 * @param {Case} page
 * @param {import("./state.js").State} state
 * @param {() => Visible} visible
 * @param {{choose: (thing: Thing | null) => void, chooseTie: (tie: Tie) => void, zoom: (factor: number) => void, pan: (direction: Point) => void, fit: () => void, focusPanel: () => void, clear: () => void, help: () => void, toggleView: () => void, undo: () => void, redo: () => void}} acts
 */
export function createKeyboard(page, state, visible, acts) {
  const stage = byId("drawing");
  const tiesOf = (/** @type {Thing} */ thing) => visible().scene.ties.filter(({ tie }) => tie.start === thing || tie.end === thing);

  /** @param {Point} direction */
  function walk(direction) {
    const { things } = visible().scene;
    const now = state.now();
    const tie = page.ties[now.tie];
    const from = page.things[now.thing] ?? tie?.start;
    if (!from || !things.includes(from)) {
      const busiest = things.reduce((best, thing) => (!best || thing.degree > best.degree ? thing : best), /** @type {Thing | null} */ (null));
      if (busiest) step(busiest);
      return;
    }
    const neighbours = new Set(tiesOf(from).flatMap(({ tie }) => [tie.start, tie.end]));
    const next = nextThing(from, neighbours, direction);
    if (next) step(next);
    else announce(`No neighbour of ${from.name} lies there`);
  }

  /** @param {Thing} thing */
  function step(thing) {
    acts.choose(thing);
    announce(thingWords(thing, tiesOf(thing)));
  }

  /** Go through the ties of the chosen thing, in the order of the case. @param {number} by */
  function turn(by) {
    const now = state.now();
    const tie = page.ties[now.tie];
    const thing = page.things[now.thing] ?? (tie ? page.things[centre] : null) ?? tie?.start;
    if (!thing) return;
    const ties = tiesOf(thing).map((drawn) => drawn.tie);
    if (!ties.length) return;
    centre = thing.at;
    const at = tie ? ties.indexOf(tie) : by > 0 ? -1 : 0;
    const next = ties[(at + by + ties.length) % ties.length];
    acts.chooseTie(next);
    announce(tieWords(page, next));
  }
  let centre = -1;

  stage.addEventListener("keydown", (event) => {
    if (state.now().view !== "drawing") return; // cards and lines have keys of their own
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = WAYS[event.key];
    if (direction) {
      if (event.shiftKey) acts.pan(direction);
      else walk(direction);
    } else if (event.key === "Enter" || event.key === " ") acts.focusPanel();
    else if (event.key === "+" || event.key === "=") acts.zoom(1.3);
    else if (event.key === "-" || event.key === "_") acts.zoom(1 / 1.3);
    else if (event.key === "0") acts.fit();
    else if (event.key === "]" || event.key === "t") turn(1);
    else if (event.key === "[" || event.key === "T") turn(-1);
    else if (/^[123]$/.test(event.key) && page.things[state.now().thing]) {
      state.change({ scope: "near", centre: state.now().thing, hops: Number(event.key), camera: null });
    } else return;
    event.preventDefault();
  });

  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const writing = target.matches("input:not([type=checkbox]):not([type=range]), textarea, select");
    if (event.defaultPrevented || target.closest("dialog")) return; // its Escape closes it, and its keys are not the drawing's
    // A group that was just made has its name in a field that has the focus: as long as nothing is typed there, the group is what is undone.
    const asItWas = target instanceof HTMLInputElement && target.defaultValue !== "" && target.value === target.defaultValue;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && (!writing || asItWas) && /^[zy]$/i.test(event.key)) {
      if (event.shiftKey || event.key.toLowerCase() === "y") acts.redo();
      else acts.undo();
      return event.preventDefault();
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") acts.clear();
    // A single key must not act while something else has the focus: people who speak to their computer press many.
    else if (writing || !(target === document.body || target.closest("#stage, #table"))) return;
    else if (event.key === "/") byId("search").focus();
    else if (event.key === "?") acts.help();
    else if (event.key === "v") acts.toggleView();
    else return;
    event.preventDefault();
  });
}
