// Where the drawing is looked at from: all of it, or as far as needed to see what was chosen.

const LARGEST = 1.25;
/** Pixels around what is in view. */
export const MARGIN = 8;

/**
 * Return the world box of some things with their labels.
 * @param {Iterable<Thing>} things
 * @returns {Box | null}
 */
export function boxOf(things) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, size, label, letters } of things) {
    const half = Math.max(size, (Math.max(0, ...label.map((line) => line.length)) * letters) / 3.6);
    box.left = Math.min(box.left, x - half);
    box.right = Math.max(box.right, x + half);
    box.top = Math.min(box.top, y - size);
    box.bottom = Math.max(box.bottom, y + size + 4 + label.length * (letters + 2));
  }
  return box.left <= box.right ? box : null;
}

/**
 * Return the camera that shows a box in the part of the stage that is free.
 * @param {Box} box
 * @param {{width: number, height: number, left: number, top: number}} room  The free part, in the stage.
 * @param {{width: number, height: number}} stage
 * @returns {Camera}
 */
export function cameraFor(box, room, stage) {
  const width = Math.max(1, box.right - box.left);
  const height = Math.max(1, box.bottom - box.top);
  const scale = Math.max(0.01, Math.min(LARGEST, (room.width - 2 * MARGIN) / width, (room.height - 2 * MARGIN) / height));
  return centred({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale, room, stage);
}

/**
 * Return the camera that puts a world point into the middle of the free part.
 * @param {Point} point
 * @param {number} scale
 * @param {{width: number, height: number, left: number, top: number}} room
 * @param {{width: number, height: number}} stage
 */
export function centred(point, scale, room, stage) {
  const across = room.left + room.width / 2 - stage.width / 2;
  const down = room.top + room.height / 2 - stage.height / 2;
  return { x: point.x - across / scale, y: point.y - down / scale, scale };
}

/**
 * Return the camera moved no further than needed for some things to be in the free part.
 * @param {Renderer} renderer
 * @param {Thing[]} things
 * @param {Parameters<typeof cameraFor>[1]} room
 * @returns {Camera | null}  Null where they are in sight already.
 */
export function revealing(renderer, things, room) {
  if (!things.length) return null;
  const points = things.map((thing) => renderer.where(thing));
  const shift = (/** @type {number[]} */ values, /** @type {number} */ start, /** @type {number} */ space) => {
    const margin = Math.min(70, space / 4);
    const [low, high] = [Math.min(...values) - start, Math.max(...values) - start];
    if (low < margin || high - low > space - 2 * margin) return low - margin;
    return Math.max(0, high - space + margin);
  };
  const dx = shift(points.map(({ x }) => x), room.left, room.width);
  const dy = shift(points.map(({ y }) => y), room.top, room.height);
  if (!dx && !dy) return null;
  const { x, y, scale } = renderer.camera();
  return { x: x + dx / scale, y: y + dy / scale, scale };
}
