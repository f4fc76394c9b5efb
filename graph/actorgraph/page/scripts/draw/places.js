// Where things lie: composed for the screen if they are few or were chosen out of many, else as Python laid them out.
import { MARGIN } from "./camera.js";
import { placeGroups } from "./gather.js";
import { compose } from "./compose.js";
import { wide } from "./label.js";
import { SMALLEST_LETTERS } from "./names.js";

/** Up to so many things and ties are composed for the room that there is. */
const FEW = 200;
const FEW_TIES = 700;
/** Up to so many things of a part that was chosen, such as what is around one, are composed too: this takes half a second at most. */
const MOST = 400;
const MOST_TIES = 1500;
/** How much room a thing with its name is given, in times its box; a drawing is not larger or smaller than so. */
const AIR = 3.6;
const LARGEST = 1.25;
const SMALLEST = 0.45;
/** A thing with so many ties has a name that matters as much as any. */
const BUSY = 6;

/**
 * @param {Case} page
 * @param {{things: number[], x: number[], y: number[]} | null} opening
 * @param {() => { width: number, height: number }} room  What a drawing may fill, in CSS pixels.
 * @param {() => boolean} isFree  Whether there is all the room that there can be.
 */
export function createPlaces(page, opening, room, isFree) {
  const whole = page.things.map(({ x, y }) => ({ x, y }));
  const bends = page.ties.map(({ bend }) => bend);
  let arranged = "";
  /** The room for which a drawing is composed; a panel that opens beside it does not change that. */
  let size = "";
  /** What is to be in view of a composed drawing. @type {Box | null} */
  let frame = null;
  /** @type {Map<number, Point>} */
  let moved = new Map();
  /** Where the reader's groups were put, and how their bundles bend: both are made anew with every filter. @type {{places: Map<string, {x: number, y: number, side: Side}>, bends: Map<string, number>}} */
  let settled = { places: new Map(), bends: new Map() };

  /** As Python laid it out. @param {import("../controls/state.js").Choice} now */
  function laidOut(now) {
    whole.forEach((place, at) => Object.assign(page.things[at], place, { side: "below" }));
    page.ties.forEach((tie, at) => { tie.bend = bends[at]; });
    if (now.scope === "opening" && opening) opening.things.forEach((at, n) => Object.assign(page.things[at], { x: opening.x[n], y: opening.y[n] }));
  }

  /** @param {Scene} scene */
  function pairsOf({ things, ties }) {
    const number = new Map(things.map((thing, n) => [thing, n]));
    return ties.map(({ tie: { start, end } }) => /** @type {[number, number]} */ ([number.get(start), number.get(end)]));
  }

  /** @param {Scene} scene */
  function composeFor(scene) {
    const space = { width: Math.max(1, room().width - 2 * MARGIN), height: Math.max(1, room().height - 2 * MARGIN) };
    const { things, ties } = scene;
    const area = (space.width * space.height) / AIR;
    const needed = bodiesAt(things, 1).reduce((sum, body) => sum + roomOf(body), 0);
    const scale = Math.max(SMALLEST, Math.min(LARGEST, Math.sqrt(area / needed)));
    const [width, height] = [space.width / scale, space.height / scale];
    const bodies = bodiesAt(things, scale);
    unname(bodies, area / scale ** 2);
    const made = compose(bodies, pairsOf(scene), things.map(({ x, y }) => ({ x, y })), { width, height });
    things.forEach((thing, n) => Object.assign(thing, made.at[n], { side: made.sides[n] }));
    ties.forEach(({ tie }, n) => { tie.bend = made.bends[n]; });
    frame = { left: -width / 2, top: -height / 2, right: width / 2, bottom: height / 2 };
    performance.mark("composed"); // it takes as long as all the rest of a first frame
  }

  return {
    /** What is to be in view, in world pixels; null for all things. */
    frame: () => frame,
    /**
     * Put everything where it belongs under these choices, in place; return true if it was laid out anew.
     * @param {import("../controls/state.js").Choice} now
     * @param {Scene} scene
     * @returns {boolean}
     */
    put: (now, scene) => {
      if (isFree() || !size) size = `${room().width} ${room().height}`;
      const isPart = now.scope === "near" || now.scope === "group" || now.hidden.size > 0;
      const [most, mostTies] = isPart ? [MOST, MOST_TIES] : [FEW, FEW_TIES];
      const isComposed = scene.things.length <= most && scene.ties.length <= mostTies;
      if (isComposed && now.view !== "drawing") return false; // it is composed when it is looked at
      const part = now.scope === "near" ? `near ${now.centre} ${now.hops} ${now.through}` : now.scope === "group" ? `group ${now.group}` : now.scope;
      // Without a hub that is put away, the rest of a large page lies otherwise.
      const what = isComposed
        ? [size, ...scene.things.map(({ at }) => at), "-", ...scene.ties.map(({ tie }) => tie.at)].join(" ")
        : `${part} without ${[...now.hidden].join(" ")}`;
      // What was dragged and is not any more goes back to where it was laid out.
      const isOther = what !== arranged || [...moved.keys()].some((at) => !now.moved.has(at));
      if (isOther) {
        arranged = what;
        frame = null;
        laidOut(now);
        placeGroups(scene.things);
        if (isComposed && scene.things.length) composeFor(scene);
      }
      if (isOther) {
        settled = {
          places: new Map(scene.things.filter(({ members }) => members).map(({ id, x, y, side }) => [id, { x, y, side }])),
          bends: new Map(scene.ties.filter(({ tie }) => tie.of).map(({ tie: { id, bend } }) => [id, bend])),
        };
      }
      moved = now.moved;
      for (const [at, place] of moved) Object.assign(page.things[at], place);
      return isOther;
    },
    /**
     * Put groups where they were laid out, or dragged to, which is where their first member is then; their bundles too.
     * @param {Scene} scene
     */
    settle: ({ things, ties }) => {
      for (const group of things) if (group.members) Object.assign(group, settled.places.get(group.id), moved.get(group.members[0].at));
      for (const { tie } of ties) if (tie.of) tie.bend = settled.bends.get(tie.id) ?? tie.bend;
    },
  };
}

/**
 * Return things as what is composed at a scale: names have letters of 11 pixels at least.
 * @param {Thing[]} things
 * @param {number} scale
 * @returns {import("./compose.js").Body[]}
 */
function bodiesAt(things, scale) {
  return things.map(({ size, label, letters, degree }) => {
    const own = Math.max(SMALLEST_LETTERS, letters * scale) / scale;
    return {
      r: size, width: Math.max(0, ...label.map((line) => wide(line, own))) * 0.96 + 4 / scale, height: own * 1.15 * label.length + 2 / scale,
      weight: Math.min(1, degree / BUSY),
    };
  });
}

/** @param {import("./compose.js").Body} body */
const roomOf = ({ r, width, height }) => (width ? (width + 16) * (height + 8) : 0) + 4 * (r + 8) ** 2;

/**
 * Leave no room for the names that matter least, if there is not enough for all; where some is left, they are written.
 * @param {import("./compose.js").Body[]} bodies
 * @param {number} area
 */
function unname(bodies, area) {
  let left = area - bodies.reduce((sum, { r }) => sum + 4 * (r + 8) ** 2, 0);
  for (const body of [...bodies].sort((one, other) => other.weight - one.weight)) {
    left -= roomOf(body) - 4 * (body.r + 8) ** 2;
    if (left < 0) Object.assign(body, { width: 0, height: 0 });
  }
}
