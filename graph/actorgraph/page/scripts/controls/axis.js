// The axis of the time strip: days on which something is dated have room of their own, gaps between them little.
import { calendar, dayOfMonth, monthWords, shortDay } from "../read/day.js";

/** Days before this are no days of a case; columns of imported tables have such. */
const LEAST = -3_000_000;
/** How much room a gap takes for each doubling of its days, beside a day on which something is dated. */
const GAP = 0.3;
/** CSS pixels: the least distance of two marks, which is also the size of their targets; the width of a letter; what parts two labels. */
const TARGET = 26;
const LETTER = 6.6;
const APART = 10;

/**
 * Return the days on which something begins or ends, sorted; open ends do not count.
 * @param {Case} page
 */
export function datedDays({ codes, things }) {
  /** @type {Set<number | null | undefined>} */
  const days = new Set(things.flatMap((thing) => [thing.days?.first, thing.days?.last]));
  for (let at = 0; at < codes.dated.length; at += 1) if (codes.dated[at]) days.add(codes.first[at]).add(codes.last[at]);
  return [...days].flatMap((day) => (typeof day === "number" && day >= LEAST ? day : [])).sort((a, b) => a - b);
}

/** @typedef {ReturnType<typeof createScale>} Scale */

/**
 * Return where days lie on an axis, from 0 to 1: each of the given days has the same room, a gap some for each
 * doubling of its length.
 * @param {number[]} days  Sorted, at least one.
 */
export function createScale(days) {
  /** Bounds of days, and where they lie. */
  const bounds = [days[0]];
  const places = [0];
  for (const day of days) {
    const gap = day - bounds[bounds.length - 1];
    if (gap > 0) {
      bounds.push(day);
      places.push(places[places.length - 1] + GAP * Math.log2(1 + gap));
    }
    bounds.push(day + 1);
    places.push(places[places.length - 1] + 1);
  }
  const whole = places[places.length - 1];

  /** @param {number[]} from @param {number[]} to @param {number} value */
  function between(from, to, value) {
    let [low, high] = [0, from.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= value) low = middle;
      else high = middle;
    }
    const share = Math.min(1, Math.max(0, (value - from[low]) / (from[high] - from[low])));
    return to[low] + share * (to[high] - to[low]);
  }
  return {
    low: days[0],
    high: days[days.length - 1],
    /** Where a day begins, which is where the one before ends. @param {number} day */
    share: (day) => between(bounds, places, day) / whole,
    /** @param {number} day */
    middle: (day) => (between(bounds, places, day) + between(bounds, places, day + 1)) / 2 / whole,
    /** The day that lies there. @param {number} share */
    dayAt: (share) => Math.min(days[days.length - 1], Math.floor(between(places, bounds, share * whole) + 1e-6)),
    /** The next of the given days, or the one before; at the end, that. @param {number} day @param {number} by  1 or -1. */
    turn: (day, by) => (by > 0 ? days.find((its) => its > day) : days.findLast((its) => its < day)) ?? days[by > 0 ? days.length - 1 : 0],
  };
}

/**
 * @typedef {Object} Mark  One or several days on the axis at which something begins.
 * @property {number} x  CSS pixels.
 * @property {number} first
 * @property {number} last
 * @property {Thing[]} events
 * @property {number} claims
 */

/**
 * Return a mark for each day of events, or of claims if no event has a date. Days that lie closer than a finger is wide
 * are one mark.
 * @param {Case} page
 * @param {Scale} scale
 * @param {number} width  CSS pixels.
 * @returns {Mark[]}
 */
export function marksOf({ things, codes }, scale, width) {
  /** @type {Map<number, Mark>} */
  const byDay = new Map();
  const mark = (/** @type {number} */ day) => {
    if (!byDay.has(day)) byDay.set(day, { x: scale.middle(day) * width, first: day, last: day, events: [], claims: 0 });
    return /** @type {Mark} */ (byDay.get(day));
  };
  for (const thing of things) {
    const day = thing.days?.first ?? thing.days?.last;
    if (typeof day === "number" && day >= scale.low) mark(day).events.push(thing);
  }
  if (!byDay.size) {
    for (let at = 0; at < codes.dated.length; at += 1) {
      const day = codes.dated[at] ? codes.first[at] ?? codes.last[at] : null;
      if (day !== null && day >= scale.low) mark(day).claims += 1;
    }
  }
  /** @type {Mark[]} */
  const marks = [];
  for (const its of [...byDay.values()].sort((a, b) => a.first - b.first)) {
    const before = marks[marks.length - 1];
    if (!before || its.x - before.x >= TARGET) marks.push(its);
    else Object.assign(before, { last: its.last, events: [...before.events, ...its.events], claims: before.claims + its.claims });
  }
  return marks;
}

/** Months between labels of a long axis, and the CSS pixels that a label has at least. */
const EVERY = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000];
const WIDE = 84;

/**
 * Return the first days of months, or of years, as many as there is room for.
 * @param {Scale} scale
 * @param {number} width  CSS pixels.
 */
function beginnings({ low, high, share }, width) {
  const month = (/** @type {number} */ day) => 12 * calendar(day).year + calendar(day).month;
  const [first, last] = [month(low) + 1, month(high)];
  const every = EVERY.find((step) => (last - first) / step < width / WIDE) ?? EVERY[EVERY.length - 1];
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n).filter((its) => its % every === 0);
  return months.map((its) => {
    const day = dayOfMonth(its);
    return { x: share(day) * width, day, short: "", full: every < 12 ? monthWords(day) : String(calendar(day).year) };
  });
}

/**
 * Return the labels for which there is room: the first and last day, then days with marks, in the order of what they hold,
 * or where a mark stands for several days the beginnings of months or years. A day has its year if the label before is of
 * another.
 * @param {Mark[]} marks
 * @param {Scale} scale
 * @param {number} width  CSS pixels.
 * @returns {{x: number, text: string}[]}
 */
export function labelsOf(marks, scale, width) {
  const day = (/** @type {number} */ its) => ({ x: scale.middle(its) * width, day: its, short: shortDay(its), full: `${shortDay(its)} ${calendar(its).year}` });
  const isLong = marks.some(({ first, last }) => first !== last);
  const weighed = [...marks].sort((a, b) => b.events.length + b.claims - a.events.length - a.claims || a.first - b.first);
  const wanted = [...new Set([scale.low, scale.high])].map(day).concat(isLong ? beginnings(scale, width) : weighed.map(({ first }) => day(first)));
  /** @type {(typeof wanted[0] & {left: number, right: number})[]} */
  const placed = [];
  for (const label of wanted) {
    const half = (label.full.length * LETTER) / 2;
    const x = Math.min(Math.max(label.x, half - TARGET), width + TARGET - half);
    const [left, right] = [x - half, x + half];
    if (placed.every((other) => right + APART < other.left || left - APART > other.right)) placed.push({ ...label, x, left, right });
  }
  placed.sort((a, b) => a.day - b.day);
  const isOfYearBefore = (/** @type {number} */ n) => n > 0 && calendar(placed[n - 1].day).year === calendar(placed[n].day).year;
  return placed.map(({ x, short, full }, n) => ({ x, text: short && isOfYearBefore(n) ? short : full }));
}
