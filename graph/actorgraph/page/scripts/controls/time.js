// The time bar: a span of days with two handles, play, what has no date, and the events along the axis.
import { announce } from "./announce.js";
import { button, byId, counted, make } from "../element.js";
import { dayOf, dayText } from "../read/day.js";
import { holds } from "./filters.js";

/** Steps in which play goes through all days, and milliseconds between them. */
const STEPS = 80;
const PAUSE = 150;
/** Days kept free on either side of the first and last date. */
const MARGIN = 1;

/**
 * Return the first and last day that the page knows; open ends do not count. Null where nothing is dated.
 * @param {Codes} codes
 */
export function spanOf({ first, last }) {
  let low = Infinity;
  let high = -Infinity;
  for (const column of [first, last]) {
    for (const day of column) {
      if (day === null || day < -3_000_000) continue;
      if (day < low) low = day;
      if (day > high) high = day;
    }
  }
  return low <= high ? { low: low - MARGIN, high: high + MARGIN } : null;
}

/**
 * Fill the time bar; the words of the page must have been read.
 * @param {Case} page
 * @param {import("./state.js").State} state
 * @param {(thing: Thing) => void} show
 * @returns {() => void}  To be called when the choices changed.
 */
export function createTime(page, state, show) {
  const bar = byId("time");
  const span = spanOf(datedCodes(page));
  if (!span) {
    bar.hidden = true;
    return () => {};
  }
  const { low, high } = span;
  const handle = (/** @type {string} */ name) => make("input", { type: "range", min: low, max: high, step: 1, "aria-label": name, class: "handle" });
  const [from, to] = [handle("First day"), handle("Last day")];
  const axis = make("div", { class: "axis" });
  const fill = make("div", { class: "fill" });
  const days = make("output", { class: "days" });
  const undated = make("input", { type: "checkbox", id: "undated" });
  const unsure = make("span");

  /** @param {number} day */
  const share = (day) => `${((100 * (day - low)) / (high - low)).toFixed(3)}%`;
  /** @param {number} a @param {number} b */
  function set(a, b) {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    state.change({ from: first <= low ? null : first, to: last >= high ? null : last });
  }
  for (const input of [from, to]) input.addEventListener("input", () => { stop(); set(Number(from.value), Number(to.value)); });
  undated.addEventListener("change", () => state.change({ undated: undated.checked }));

  let timer = 0;
  const play = button("", () => (timer ? stop() : start()), { class: "play", "aria-label": "Play", title: "Play through the days" });
  function stop() {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    play.classList.remove("on");
    play.setAttribute("aria-label", "Play");
  }
  function start() {
    const step = Math.max(1, Math.round((high - low) / STEPS));
    const now = state.now();
    let day = now.to === null || now.to >= high ? low : now.to;
    play.classList.add("on");
    play.setAttribute("aria-label", "Stop");
    timer = window.setInterval(() => {
      day = Math.min(high, day + step);
      // Play lets ties come as their days come; what has gone by stays, unless a first day was set.
      state.change({ to: day >= high ? null : day });
      if (day >= high) {
        stop();
        announce("Played to the last day");
      }
    }, PAUSE);
  }

  axis.append(make("div", { class: "rail" }), fill, ...ticks(page, share, show), from, to);
  const reset = button("All days", () => { stop(); state.change({ from: null, to: null, undated: true }); }, { class: "quiet" });
  bar.append(play, axis, days, make("label", { class: "undated", for: "undated" }, undated, unsure), reset);
  scale(axis, low, high, share);

  return () => {
    const now = state.now();
    const [a, b] = [Math.max(low, now.from ?? low), Math.min(high, now.to ?? high)];
    from.value = String(a);
    to.value = String(b);
    from.setAttribute("aria-valuetext", now.from === null ? "from the beginning" : dayText(now.from));
    to.setAttribute("aria-valuetext", now.to === null ? "to the end" : dayText(now.to));
    fill.style.left = share(a);
    fill.style.right = `calc(100% - ${share(b)})`;
    undated.checked = now.undated;
    unsure.textContent = unsureWords(page, now.from, now.to);
    reset.hidden = now.from === null && now.to === null && now.undated;
    days.textContent = now.from === null && now.to === null ? `${dayText(low + MARGIN)} – ${dayText(high - MARGIN)}`
      : `${now.from === null ? "…" : dayText(now.from)} – ${now.to === null ? "…" : dayText(now.to)}`;
  };
}

/**
 * Return how many claims have no date, or within a span, of how many the dates do not say whether they hold then.
 * @param {Case} page
 * @param {number | null} from
 * @param {number | null} to
 */
function unsureWords(page, from, to) {
  const { dated } = page.codes;
  if (from === null && to === null) return `undated (${dated.filter((by) => !by).length})`;
  return `may hold then (${dated.filter((_, at) => holds(page, at, from, to) === "maybe").length})`;
}

/**
 * Return the days of the claims, and of events that no claim dates.
 * @param {Case} page
 * @returns {Codes}
 */
function datedCodes(page) {
  const events = page.things.filter((thing) => thing.isEvent).map((thing) => dayOf(page.dossier(thing).when ?? "")).filter((day) => day !== null);
  return { ...page.codes, first: [...page.codes.first.filter((_, at) => page.codes.dated[at]), ...events], last: page.codes.last.filter((_, at) => page.codes.dated[at]) };
}

/**
 * Return a mark for each event that has a day; those of one day are one mark.
 * @param {Case} page
 * @param {(day: number) => string} share
 * @param {(thing: Thing) => void} show
 */
function ticks(page, share, show) {
  /** @type {Map<number, Thing[]>} */
  const byDay = new Map();
  for (const thing of page.things) {
    const day = thing.isEvent ? dayOf(page.dossier(thing).when ?? "") : null;
    if (day !== null) byDay.set(day, [...(byDay.get(day) ?? []), thing]);
  }
  if (byDay.size > 400) return [];
  return [...byDay].sort(([a], [b]) => a - b).map(([day, events]) => {
    const words = events.length > 3 ? counted(events.length, "event") : events.map(({ name }) => name).join(", ");
    const mark = button("", () => show(events[0]), { class: "event-mark", title: `${dayText(day)}: ${words}`, "aria-label": `${dayText(day)}: ${words}` });
    mark.style.left = share(day);
    return mark;
  });
}

/**
 * Write days, months or years under the axis, as many as there is room for.
 * @param {HTMLElement} axis
 * @param {number} low
 * @param {number} high
 * @param {(day: number) => string} share
 */
function scale(axis, low, high, share) {
  const most = Math.max(2, Math.min(9, Math.floor(axis.clientWidth / 90)));
  const months = (high - low) / 30.44;
  const every = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000].find((step) => months / step <= most) ?? 12_000;
  if (months < most / 2) {
    const step = Math.max(1, Math.ceil((high - low) / most));
    for (let day = low + MARGIN; day <= high; day += step) axis.append(label(dayText(day).slice(5), day));
    return;
  }
  const start = new Date(low * 86_400_000);
  for (let month = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; month += 1) {
    if (month % every) continue;
    const first = new Date(0);
    first.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    const day = Math.round(first.getTime() / 86_400_000);
    if (day > high) break;
    if (day >= low) axis.append(label(every >= 12 ? dayText(day).slice(0, 4) : dayText(day).slice(0, 7), day));
  }

  /** @param {string} text @param {number} day */
  function label(text, day) {
    const element = make("span", { class: "day", "aria-hidden": "true" }, text);
    element.style.left = share(day);
    return element;
  }
}
