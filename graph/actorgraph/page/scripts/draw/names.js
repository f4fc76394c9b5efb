// Which names are written, and where: beside their things where nothing runs, or a little off, with a thin line that leads to them.
import { SIDES, cross, nameBox, touches } from "./compose.js";
import { pointAt, spineOf } from "./geometry.js";

/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context */

/**
 * A name, or words on a line, where they are to be written: stage coordinates of the middle and top of the
 * first line, the box of all, and the size of the letters in CSS pixels. `lead` leads from a thing to a name
 * that does not stand beside it; `isPlate`: it stands on a plate, since lines run below it.
 * @typedef {{ thing: Thing | null, tie: Tie | null, lines: string[], size: number, x: number, top: number, step: number, box: Box, isRightToLeft: boolean, lead: [Point, Point] | null, isPlate: boolean }} Label
 */

export const SMALLEST_LETTERS = 11;
const LARGEST_LETTERS = 18;
/** Up to so many lines and things, a name looks for a place at which no line runs through it. */
const FEW = 700;
/** Pieces in which a line is looked at for that. */
const PIECES = 16;
/** Pixels that a name is further from its thing than usual, if it finds no place without a line nearer. */
const ASIDE = [0, 7, 14];
/** Pixels between a thing and a name to which a line leads, in which directions it is tried, and what is in the way costs, in pixels. */
const REACHES = [20, 32, 46, 62, 80, 100, 122, 148, 176, 206];
const DIRECTIONS = Array.from({ length: 36 }, (_, n) => [Math.cos((n * Math.PI) / 18), Math.sin((n * Math.PI) / 18)]);
const CROSSED = 16;
const MISTAKEN = 30;
/** A name this near to another thing may be taken for that one's. */
const NEAR = 9;
/** Who has so many ties is led to before the others have their names. */
const BUSY = 4;
/** How narrow a name may be broken, in letters, and in how many lines. */
const NARROWEST = 12;
const MOST_LINES = 4;
/** Places off their things that are tried for all names together: some 20 ms at most. */
const MOST_TRIES = 36000;
/** How many names of the most connected may stand on plates over lines, as a share of the others. */
const PLATES = 0.09;
/** Where words are tried along a line, and of how many lines they are written at once. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const MOST_WORDS = 60;
/** No more names than this for a million pixels. */
const NAMES = 260;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Widths of names at 100 pixels, by font. @type {WeakMap<string[], Map<string, number>>} */
const widths = new WeakMap();
/** The things of a scene, most ties first. @type {WeakMap<Thing[], Thing[]>} */
const orders = new WeakMap();

/**
 * Return which names are written, and where, most important first: what is chosen, what is near it, then
 * by the number of ties. No two overlap. Of few, each stands at the side of its thing where no line runs
 * through it, or a line leads to it where there is room; of many, the smaller the scale, the more room each
 * keeps around it.
 * @param {Context} context  Measures text.
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @param {Set<Thing> | null} [without]
 * @param {Box[]} [covered]  Parts of the stage on which something lies.
 * @returns {Label[]}
 */
export function placedLabels(context, scene, emphasis, theme, camera, width, height, without = null, covered = []) {
  const steps = placing(context, scene, emphasis, theme, camera, width, height, without, covered);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in steps.
 * @param {Context} context
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @param {Set<Thing> | null} without
 * @param {Box[]} covered
 * @returns {Generator<void, Label[], void>}
 */
export function* placing(context, scene, emphasis, theme, camera, width, height, without, covered) {
  const isFew = scene.ties.length <= FEW && scene.things.length <= FEW;
  const toStage = (/** @type {Point} */ { x, y }) => ({ x: (x - camera.x) * camera.scale + width / 2, y: (y - camera.y) * camera.scale + height / 2 });
  const most = Math.max(12, (NAMES * width * height) / 1e6);
  const lonely = isFew ? 2 : Math.max(1, Math.min(34, (0.62 - camera.scale) * 90));
  const board = new Board(width, height, isFew ? scene.ties.map(({ tie }) => ({ tie, spine: spineOf(tie).map(toStage) })) : []);
  for (const box of covered) board.take(box);
  if (isFew) {
    for (const thing of scene.things) {
      const { x, y } = toStage(thing);
      const r = thing.size * camera.scale + 1;
      if (x > -50 && y > -50 && x < width + 50 && y < height + 50) board.take({ left: x - r, top: y - r, right: x + r, bottom: y + r });
    }
  }
  /** @type {Label[]} */
  const placed = [];
  /** Names that may stand off their things when all others have their places. @type {Name[][]} */
  const waiting = [];
  /** Names of the most connected for which there is no room at all. @type {Name[][]} */
  const crowded = [];
  const spoken = isFew && emphasis.verbs ? scene.ties.filter(({ tie }) => tie === emphasis.tie || emphasis.near?.ties.has(tie)) : [];
  let isSpoken = spoken.length > MOST_WORDS;
  let seen = 0;
  for (const thing of byImportance(scene, emphasis)) {
    const isNear = Boolean(emphasis.near?.things.has(thing));
    if (!isSpoken && !isNear) {
      placed.push(...wordsOn(context, spoken, emphasis, theme, board));
      isSpoken = true;
    }
    if (placed.length >= most) break;
    if (++seen % 400 === 0) yield;
    if (without?.has(thing) || !thing.label.length) continue;
    const { x, y } = toStage(thing);
    if (x < -120 || x > width + 120 || y < -60 || y > height + 10) continue;
    const r = thing.size * camera.scale;
    const isChosen = thing === emphasis.thing;
    const around = isChosen || isNear ? 1 : lonely;
    const size = Math.round(2 * Math.max(SMALLEST_LETTERS, Math.min(LARGEST_LETTERS, thing.letters * camera.scale))) / 2;
    // Measuring text is slow: of many, first see whether the least that any name needs is free.
    const least = size + around;
    if (!isFew && !board.isFree(x - least, y + r + 4, x + least, y + r + 4 + size)) continue;
    const step = Math.round(size * 1.15 * 2) / 2;
    const names = (isFew ? formsOf(thing.label) : [thing.label]).map((lines) => ({
      thing, x, y, r, size, lines, across: (widthOf(context, lines, theme.font, isChosen) * size) / 100 + 4, step, high: step * lines.length + 2, around,
    }));
    const isFirst = isChosen || isNear || thing.degree >= BUSY;
    const label = isFew ? beside(board, names) ?? (isFirst ? aside(board, names) : null) ?? (isChosen ? beside(board, names, true) : null) : below(board, names[0]);
    if (label) placed.push(label);
    else if (isFew) (isFirst ? crowded : waiting).push(names);
  }
  if (!isSpoken) placed.push(...wordsOn(context, spoken, emphasis, theme, board));
  for (const names of waiting) {
    if (placed.length >= most) break;
    const label = aside(board, names);
    if (label) placed.push(label);
    yield;
  }
  let plates = Math.floor(PLATES * placed.length);
  for (const names of crowded) {
    const label = plates > 0 && placed.length < most ? beside(board, names, true) : null;
    if (!label) continue;
    placed.push(label);
    plates -= 1;
  }
  return placed;
}

/**
 * A name that looks for a place: `x`, `y` and `r` are those of its thing on the stage, `around` is the room that it keeps.
 * @typedef {{ thing: Thing, x: number, y: number, r: number, size: number, lines: string[], across: number, step: number, high: number, around: number }} Name
 */

/** Forms of a name, as its lines may be broken otherwise. @type {WeakMap<string[], string[][]>} */
const forms = new WeakMap();

/**
 * Return a name as it is written, and narrower if its words allow.
 * @param {string[]} label
 */
function formsOf(label) {
  const known = forms.get(label);
  if (known) return known;
  const words = label.join(" ").split(" ");
  const most = Math.max(NARROWEST, ...words.map(({ length }) => length));
  const found = [label];
  /** @type {string[]} */
  const narrow = [];
  for (const word of words) {
    const last = narrow.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) narrow[narrow.length - 1] = `${last} ${word}`;
    else narrow.push(word);
  }
  if (narrow.length > label.length && narrow.length <= MOST_LINES) found.push(narrow);
  forms.set(label, found);
  return found;
}

/**
 * Take a place for a name.
 * @param {Board} board
 * @param {Name} name
 * @param {Box} box
 * @param {Label["lead"]} lead
 * @param {boolean} [isPlate]
 * @returns {Label}
 */
function written(board, { thing, size, lines, step }, box, lead, isPlate = false) {
  board.take(box);
  if (lead) board.lead(...lead);
  return { thing, tie: null, lines, size, x: (box.left + box.right) / 2, top: box.top, step, box, isRightToLeft: isRightToLeft(lines), lead, isPlate };
}

/** Write a name below its thing, if there is room. @param {Board} board @param {Name} name */
function below(board, name) {
  const { x, y, r, across, high, around } = name;
  const box = nameBox(x, y, r, across, high, "below");
  return board.isFree(box.left - around, box.top - around / 2, box.right + around, box.bottom + around / 2) ? written(board, name, box, null) : null;
}

/**
 * Write a name at the first side of its thing that is free, the one that the layout gave it before others.
 * @param {Board} board
 * @param {Name[]} names  Its forms, the best first.
 * @param {boolean} [anyhow]  If lines run through all sides, take the one with the fewest.
 */
function beside(board, names, anyhow = false) {
  /** @type {{ name: Name, box: Box } | null} */
  let best = null;
  let least = Infinity;
  for (const name of names) {
    const { thing, x, y, r, across, high, around } = name;
    for (const off of ASIDE) {
      for (const side of [thing.side, ...SIDES]) {
        const box = nameBox(x, y, r + off, across, high, side);
        if (!board.holds(box) || !board.isFree(box.left - around, box.top - around / 2, box.right + around, box.bottom + around / 2)) continue;
        if (!board.isCut(box, null)) return written(board, name, box, null);
        const cuts = anyhow ? board.cuts(box) : Infinity;
        if (cuts < least) [best, least] = [{ name, box }, cuts];
      }
    }
  }
  return anyhow && best ? written(board, best.name, best.box, null, true) : null;
}

/**
 * Write a name where there is room near its thing, with a line that leads to it: as near as possible, past as few lines as
 * possible, and not beside another thing for whose name it would be taken.
 * @param {Board} board
 * @param {Name[]} names  Its forms.
 */
function aside(board, names) {
  /** @type {{ name: Name, box: Box, lead: [Point, Point] } | null} */
  let best = null;
  let least = Infinity;
  for (const reach of REACHES) {
    if (reach >= least || board.tries < 0) break;
    for (const name of names) {
      const { x, y, r, across, high, around } = name;
      for (const [ux, uy] of DIRECTIONS) {
        const [left, top] = [x + ux * (r + reach + across / 2) - across / 2, y + uy * (r + reach + high / 2) - high / 2];
        const box = { left, top, right: left + across, bottom: top + high };
        board.tries -= 1;
        if (!board.holds(box) || !board.isFree(left - around, top - around, box.right + around, box.bottom + around) || board.isCut(box, null)) continue;
        const end = { x: Math.max(left, Math.min(box.right, x)), y: Math.max(top, Math.min(box.bottom, y)) };
        const long = Math.hypot(end.x - x, end.y - y);
        if (long < r + 6) continue;
        const start = { x: x + ((end.x - x) * (r + 3)) / long, y: y + ((end.y - y) * (r + 3)) / long };
        if (!board.isClear(start, end)) continue;
        const isMistaken = !board.isFree(left - NEAR, top - NEAR, box.right + NEAR, box.bottom + NEAR);
        const cost = long - r + CROSSED * board.crossed(start, end) + (isMistaken ? MISTAKEN : 0);
        if (cost < least) [best, least] = [{ name, box, lead: [start, end] }, cost];
      }
    }
  }
  return best ? written(board, best.name, best.box, best.lead) : null;
}

/**
 * Return the words on lines, each at a place of its line where nothing else is; a line that has none goes without.
 * @param {Context} context
 * @param {Drawn[]} lines
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {Board} board
 * @returns {Label[]}
 */
function wordsOn(context, lines, { verbs }, theme, board) {
  const size = SMALLEST_LETTERS;
  context.font = `${size}px ${theme.font}`;
  return lines.flatMap((drawn) => {
    const points = board.courses.get(drawn.tie);
    const words = points && verbs ? verbs(drawn) : "";
    if (!points || !words) return [];
    const half = context.measureText(words).width / 2 + 3;
    for (const share of ALONG) {
      const { x, y } = alongOf(points, share);
      const box = { left: x - half, right: x + half, top: y - size * 0.65, bottom: y + size * 0.65 };
      if (!board.holds(box) || !board.isFree(box.left, box.top, box.right, box.bottom) || board.isCut(box, drawn.tie)) continue;
      board.take(box);
      return [{ thing: null, tie: drawn.tie, lines: [words], size, x, top: box.top, step: size, box, isRightToLeft: isRightToLeft([words]), lead: null, isPlate: false }];
    }
    return [];
  });
}

/** The point of a line at a share of its way. @param {number[]} points @param {number} share */
function alongOf(points, share) {
  const pieces = points.length / 2 - 1;
  const at = Math.min(pieces - 1, Math.floor(share * pieces));
  const rest = share * pieces - at;
  return { x: points[2 * at] + (points[2 * at + 2] - points[2 * at]) * rest, y: points[2 * at + 1] + (points[2 * at + 3] - points[2 * at + 1]) * rest };
}

/**
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 */
function* byImportance({ things }, { near, thing: chosen }) {
  let order = orders.get(things);
  if (!order) {
    order = [...things].sort((one, other) => other.degree - one.degree || one.at - other.at);
    orders.set(things, order);
  }
  const first = new Set();
  if (chosen && things.includes(chosen)) first.add(chosen);
  if (near) for (const thing of order) if (near.things.has(thing)) first.add(thing);
  yield* first;
  for (const thing of order) if (!first.has(thing)) yield thing;
}

/**
 * Return how wide the widest line of a name is at 100 pixels.
 * @param {Context} context
 * @param {string[]} label
 * @param {string} font
 * @param {boolean} isBold
 */
function widthOf(context, label, font, isBold) {
  const style = `${isBold ? "600 " : ""}100px ${font}`;
  const known = widths.get(label) ?? new Map();
  widths.set(label, known);
  const found = known.get(style);
  if (found !== undefined) return found;
  if (context.font !== style) context.font = style;
  const width = Math.max(...label.map((line) => context.measureText(line).width));
  known.set(style, width);
  return width;
}

/**
 * Return whether a name is written from right to left: its first letter says so.
 * @param {string[]} lines
 */
export function isRightToLeft(lines) {
  const letter = /\p{L}/u.exec(lines.join(" "));
  return letter ? RIGHT_TO_LEFT.test(letter[0]) : false;
}

/** Pixels of the side of a square, and squares beyond which nothing is looked for: what was dragged may lie anywhere. */
const SQUARE = 64;
const FARTHEST = 200;

/** The square that a place is in, of those that are looked at. @param {number} at */
const squareOf = (at) => Math.max(-FARTHEST, Math.min(FARTHEST, Math.floor(at / SQUARE)));

/** @template T @param {Map<number, T[]>} squares @param {Box} box @param {T} item */
function put(squares, { left, top, right, bottom }, item) {
  for (let row = squareOf(top); row <= squareOf(bottom); row += 1) {
    for (let column = squareOf(left); column <= squareOf(right); column += 1) {
      const others = squares.get(row * 4096 + column);
      if (others) others.push(item);
      else squares.set(row * 4096 + column, [item]);
    }
  }
}

/** Whether one of the items in the squares of a box is like that. @template T @param {Map<number, T[]>} squares @param {Box} box @param {(item: T) => boolean} test */
function some(squares, { left, top, right, bottom }, test) {
  for (let row = squareOf(top); row <= squareOf(bottom); row += 1) {
    for (let column = squareOf(left); column <= squareOf(right); column += 1) {
      const items = squares.get(row * 4096 + column);
      if (items?.some(test)) return true;
    }
  }
  return false;
}

/** A straight piece of a line of the stage. @typedef {{ tie: Tie | null, ax: number, ay: number, bx: number, by: number }} Piece */

/** What is where on the stage, by squares: the room that is taken, and the lines. */
class Board {
  /** @param {number} width @param {number} height @param {{ tie: Tie, spine: Point[] }[]} lines */
  constructor(width, height, lines) {
    this.width = width;
    this.height = height;
    /** @type {Map<number, Box[]>} */
    this.boxes = new Map();
    /** @type {Map<number, Piece[]>} */
    this.pieces = new Map();
    /** Lines that lead to names. @type {Piece[]} */
    this.leads = [];
    /** How many places off their things may still be tried: among very many lines there is no room anyway. */
    this.tries = MOST_TRIES;
    /** The lines that are in sight as polylines, x and y in turn. @type {Map<Tie, number[]>} */
    this.courses = new Map();
    for (const { tie, spine } of lines) this.draw(tie, spine);
  }

  /** @param {Tie} tie @param {Point[]} spine */
  draw(tie, spine) {
    const xs = spine.map(({ x }) => x);
    const ys = spine.map(({ y }) => y);
    if (Math.max(...xs) < 0 || Math.max(...ys) < 0 || Math.min(...xs) > this.width || Math.min(...ys) > this.height) return;
    /** @type {number[]} */
    const points = [];
    for (let n = 0; n <= PIECES; n += 1) {
      const { x, y } = pointAt(spine, n / PIECES);
      points.push(x, y);
    }
    this.courses.set(tie, points);
    for (let at = 0; at < 2 * PIECES; at += 2) {
      const piece = { tie, ax: points[at], ay: points[at + 1], bx: points[at + 2], by: points[at + 3] };
      const box = boxOf(piece);
      const onStage = { left: Math.max(0, box.left), top: Math.max(0, box.top), right: Math.min(this.width, box.right), bottom: Math.min(this.height, box.bottom) };
      if (onStage.left <= onStage.right && onStage.top <= onStage.bottom) put(this.pieces, onStage, piece);
    }
  }

  /** Whether all of a box is on the stage. @param {Box} box */
  holds({ left, top, right, bottom }) {
    return left > 1 && top > 1 && right < this.width - 1 && bottom < this.height - 1;
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom */
  isFree(left, top, right, bottom) {
    return !some(this.boxes, { left, top, right, bottom }, (box) => left < box.right && right > box.left && top < box.bottom && bottom > box.top);
  }

  /** @param {Box} box */
  take(box) {
    put(this.boxes, box, box);
  }

  /** Draw a line that leads to a name: no other name may lie on it. @param {Point} start @param {Point} end */
  lead(start, end) {
    const piece = { tie: null, ax: start.x, ay: start.y, bx: end.x, by: end.y };
    this.leads.push(piece);
    put(this.pieces, boxOf(piece), piece);
  }

  /** Whether a line runs through a box or touches it. @param {Box} box @param {Tie | null} own  A line that does not count. */
  isCut({ left, top, right, bottom }, own) {
    const around = { left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 };
    return some(this.pieces, around, ({ tie, ax, ay, bx, by }) => (!own || tie !== own) && touches(ax, ay, bx, by, around.left, around.top, around.right, around.bottom));
  }

  /** How many lines run through a box or touch it. @param {Box} box */
  cuts({ left, top, right, bottom }) {
    const found = new Set();
    const around = { left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 };
    some(this.pieces, around, (piece) => {
      if (touches(piece.ax, piece.ay, piece.bx, piece.by, around.left, around.top, around.right, around.bottom)) found.add(piece.tie ?? piece);
      return false;
    });
    return found.size;
  }

  /** Whether a line can lead from a point to another: past no name and thing, and across no other such line. @param {Point} start @param {Point} end */
  isClear({ x: ax, y: ay }, { x: bx, y: by }) {
    const box = boxOf({ tie: null, ax, ay, bx, by });
    if (some(this.boxes, box, ({ left, top, right, bottom }) => touches(ax, ay, bx, by, left - 1, top - 1, right + 1, bottom + 1))) return false;
    return !this.leads.some((lead) => crosses(ax, ay, bx, by, lead));
  }

  /** How many lines a straight line crosses. @param {Point} start @param {Point} end */
  crossed({ x: ax, y: ay }, { x: bx, y: by }) {
    const found = new Set();
    some(this.pieces, boxOf({ tie: null, ax, ay, bx, by }), (piece) => {
      if (crosses(ax, ay, bx, by, piece)) found.add(piece.tie);
      return false;
    });
    return found.size;
  }
}

/** @param {Piece} piece @returns {Box} */
const boxOf = ({ ax, ay, bx, by }) => ({ left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) });

/** @param {number} ax @param {number} ay @param {number} bx @param {number} by @param {Piece} piece */
const crosses = (ax, ay, bx, by, piece) => cross(ax, ay, bx, by, piece.ax, piece.ay, piece.bx, piece.by);
