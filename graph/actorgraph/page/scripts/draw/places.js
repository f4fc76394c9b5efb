// Where things lie: as Python laid them out, as the opening part was laid out, or as arranged here for a focus.
import { arrange } from "./arrange.js";

/** Up to so many things are arranged again for a focus; more keep their places in the whole. */
const MOST = 400;
/** A case of at most so many things is one drawing that people learn; its focus keeps every place. */
const FEW = 300;

/**
 * @param {Case} page
 * @param {{things: number[], x: number[], y: number[]} | null} opening
 */
export function createPlaces(page, opening) {
  const whole = page.things.map(({ x, y }) => ({ x, y }));
  let arranged = "";
  /** @type {Map<number, Point>} */
  let moved = new Map();

  /** @param {Thing[]} things @param {Tie[]} ties */
  function arrangeAgain(things, ties) {
    const number = new Map(things.map((thing, n) => [thing, n]));
    const boxes = things.map(({ size, label, letters }) => {
      const half = Math.max(size + 4, (Math.max(...label.map((line) => line.length)) * letters * 0.6) / 2 + 4);
      return { left: -half, top: -(size + 4), right: half, bottom: size + 6 + (letters + 2) * label.length };
    });
    const pairs = ties.map(({ start, end }) => /** @type {[number, number]} */ ([number.get(start), number.get(end)]));
    arrange(boxes, pairs).forEach(({ x, y }, n) => Object.assign(things[n], { x, y }));
  }

  return {
    /**
     * Put everything where it belongs under these choices, in place.
     * @param {import("../controls/state.js").Choice} now
     * @param {Scene} scene
     */
    put: (now, scene) => {
      const what = now.scope === "near" ? `near ${now.centre} ${now.hops}` : now.scope;
      // What was dragged and is not any more goes back to where it was laid out.
      if (what !== arranged || [...moved.keys()].some((at) => !now.moved.has(at))) {
        arranged = what;
        whole.forEach((place, at) => Object.assign(page.things[at], place));
        if (now.scope === "opening" && opening) opening.things.forEach((at, n) => Object.assign(page.things[at], { x: opening.x[n], y: opening.y[n] }));
        if (now.scope === "near" && page.things.length > FEW && scene.things.length <= MOST) arrangeAgain(scene.things, scene.ties.map(({ tie }) => tie));
      }
      moved = now.moved;
      for (const [at, place] of moved) Object.assign(page.things[at], place);
    },
  };
}
