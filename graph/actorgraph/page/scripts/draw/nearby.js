// What is near a point: things by a uniform grid, ties by their boxes and then by the distance of their lines.
import { distanceTo, spineOf, tieBox } from "./geometry.js";

/**
 * @typedef {{
 *   thingAt(point: Point, reach: number): Thing | null,
 *   tieAt(point: Point, reach: number): Tie | null,
 *   moved(thing: Thing): void,
 * }} Nearby
 */

/**
 * Return an index of a scene, in world coordinates. Ties are indexed when one is first asked for.
 * @param {Scene} scene
 * @returns {Nearby}
 */
export function createNearby(scene) {
  const things = new Grid(scene.things);
  /** @type {Float32Array | null} */
  let boxes = null;

  /** @param {number} at */
  function index(at) {
    const { left, top, right, bottom } = tieBox(scene.ties[at].tie);
    boxes?.set([left, top, right, bottom], 4 * at);
  }

  return {
    thingAt: (point, reach) => things.at(point, reach),
    tieAt: (point, reach) => {
      if (!boxes) {
        boxes = new Float32Array(4 * scene.ties.length);
        scene.ties.forEach((_, at) => index(at));
      }
      return nearestTie(scene.ties, boxes, point, reach);
    },
    moved: (thing) => {
      things.moved(thing);
      if (!boxes) return;
      scene.ties.forEach(({ tie }, at) => {
        if (tie.start === thing || tie.end === thing) index(at);
      });
    },
  };
}

/**
 * Going through all boxes takes 60,000 ties a fraction of a millisecond, so they need no tree.
 * @param {Drawn[]} ties
 * @param {Float32Array} boxes
 * @param {Point} point
 * @param {number} reach
 */
function nearestTie(ties, boxes, point, reach) {
  const { x, y } = point;
  let least = reach;
  /** @type {Tie | null} */
  let found = null;
  for (let at = 0, place = 0; at < ties.length; at++, place += 4) {
    if (x < boxes[place] - least || x > boxes[place + 2] + least || y < boxes[place + 1] - least || y > boxes[place + 3] + least) continue;
    const { tie } = ties[at];
    const distance = distanceTo(spineOf(tie), point);
    if (distance > least) continue;
    least = distance;
    found = tie;
  }
  return found;
}

/** Things by the square of the plane that their middle is in. */
class Grid {
  /** @param {Thing[]} things */
  constructor(things) {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    this.largest = 0;
    for (const { x, y, size } of things) {
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
      this.largest = Math.max(this.largest, size);
    }
    // About one thing a square, whatever the shape of the whole.
    const area = Math.max(1, (box.right - box.left) * (box.bottom - box.top));
    const longest = Math.max(box.right - box.left, box.bottom - box.top, 1);
    this.side = things.length ? Math.max(40, Math.sqrt(area / things.length), longest / 4096) : 40;
    /** @type {Map<string, Set<Thing>>} */
    this.squares = new Map();
    /** @type {Map<Thing, string>} */
    this.places = new Map();
    for (const thing of things) this.put(thing);
  }

  /** @param {Thing} thing */
  put(thing) {
    const place = `${Math.floor(thing.x / this.side)} ${Math.floor(thing.y / this.side)}`;
    const others = this.squares.get(place);
    if (others) others.add(thing);
    else this.squares.set(place, new Set([thing]));
    this.places.set(thing, place);
  }

  /** @param {Thing} thing */
  moved(thing) {
    this.squares.get(this.places.get(thing) ?? "")?.delete(thing);
    this.put(thing);
  }

  /**
   * The thing whose outline is nearest, of those no further away than the reach.
   * @param {Point} point
   * @param {number} reach
   */
  at({ x, y }, reach) {
    const far = this.largest + reach;
    const [first, last] = [Math.floor((x - far) / this.side), Math.floor((x + far) / this.side)];
    const [top, bottom] = [Math.floor((y - far) / this.side), Math.floor((y + far) / this.side)];
    // Seen from very far, everything is within reach, and a list is quicker than so many squares.
    const isMany = (last - first + 1) * (bottom - top + 1) > this.places.size;
    const near = isMany ? this.places.keys() : this.within(first, top, last, bottom);
    let least = Infinity;
    /** @type {Thing | null} */
    let found = null;
    for (const thing of near) {
      const distance = Math.hypot(thing.x - x, thing.y - y);
      if (distance > thing.size + reach || distance - thing.size >= least) continue;
      least = distance - thing.size;
      found = thing;
    }
    return found;
  }

  /** @param {number} first @param {number} top @param {number} last @param {number} bottom */
  *within(first, top, last, bottom) {
    for (let column = first; column <= last; column++) {
      for (let row = top; row <= bottom; row++) yield* this.squares.get(`${column} ${row}`) ?? [];
    }
  }
}
