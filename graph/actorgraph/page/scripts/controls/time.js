// The time strip: the span of days, the events along it, what may hold then, and the film.
import { announce } from "./announce.js";
import { button, byId, counted, make } from "../element.js";
import { countUnsure } from "./filters.js";
import { createScale, datedDays, labelsOf, marksOf } from "./axis.js";
import { createSpan, spanWords } from "./span.js";
import { dayText } from "../read/day.js";
import { tellingClaim } from "./film.js";
import { whenText } from "../read/when.js";

/** Milliseconds of a step at usual speed; at half of it nothing stands still for more than 2.5 seconds. */
const STEP = 1150;
/** Milliseconds without a movement of a handle until what would come next is looked for. */
const REST = 120;
const SPEEDS = [0.5, 1, 2];
/** Events that a mark names; of more it says how many. */
const NAMED = 3;

/**
 * Fill the time strip; the words of the page must have been read.
 * @param {Case} page
 * @param {import("./state.js").State} state
 * @param {ReturnType<typeof import("./film.js").createFilm>} film
 * @param {{show: (thing: Thing) => void, visible: () => Visible}} acts
 * @returns {() => void}  To be called when the choices changed.
 */
export function createTime(page, state, film, { show, visible }) {
  const bar = byId("time");
  const caption = byId("caption");
  const days = datedDays(page);
  if (!days.length) {
    bar.hidden = true;
    return (_ = false) => {};
  }
  const scale = createScale(days);
  const track = make("div", { class: "track" });
  const span = createSpan(track, scale, ({ from, to }) => state.change({ from, to, film: "off" }));
  const hint = make("p", { class: "mark-hint", "aria-hidden": "true", hidden: true });
  track.append(hint);
  const told = make("output", { class: "days" });
  const undated = make("input", { type: "checkbox", id: "undated" });
  const unsure = make("span");
  const long = make("span", { class: "long" }, "may hold then ");
  const holding = make("label", { class: "undated", for: "undated", title: "Claims without a date, or with one that does not say whether they hold on these days" }, undated, make("span", {}, long, unsure));
  undated.addEventListener("change", () => state.change({ undated: undated.checked, film: "off" }));
  const reset = button("All days", () => state.change({ from: null, to: null, undated: false, film: "off" }), { class: "quiet" });

  // -- the film -------------------------------------------------------------------------------------

  let timer = 0;
  let resting = 0;
  /** Show a step, with nothing else chosen. @param {number | null} day @param {"on" | "playing"} how */
  function step(day, how) {
    const now = state.now();
    if (day === null) return;
    state.change({ to: day, undated: false, film: how, ask: "", thing: -1, tie: -1, path: null, about: false, view: now.view === "table" ? "table" : "drawing" });
    if (how === "on") announce(caption.textContent ?? "");
  }
  const first = button("First", () => step(film.first(state.now()), "on"), { title: "The first day" });
  const next = button("Next", () => step(film.next(state.now()), "on"), { title: "The next day on which something comes in" });
  const play = button("Play", () => {
    const now = state.now();
    if (now.film === "playing") return state.change({ film: "on" });
    step(film.next(now) ?? film.first(now), "playing");
  }, { title: "Step by step through the days" });
  const speed = make("select", { "aria-label": "Speed", title: "Speed" }, ...SPEEDS.map((its) => make("option", { value: its, selected: its === 1 }, `${its}×`)));
  speed.addEventListener("change", () => { clearTimeout(timer); timer = 0; run(); });

  /** Take the next step when it is time, as long as the film plays and the reader chooses nothing else. */
  function run() {
    if (state.now().film !== "playing") {
      clearTimeout(timer);
      timer = 0;
    } else if (!timer) {
      timer = window.setTimeout(() => {
        timer = 0;
        const now = state.now();
        const day = film.next(now);
        if (now.film !== "playing") return;
        if (day !== null && now.thing < 0 && now.tie < 0 && !now.path && now.view === "drawing") return step(day, "playing");
        state.change({ film: "on" });
        if (day === null) announce("Played to the last day");
      }, STEP / Number(speed.value));
    }
  }

  /** Switch Next off where nothing comes any more, and do not leave the keyboard on it. */
  function showEnd() {
    const now = state.now();
    const wasIn = document.activeElement === next;
    next.disabled = now.to !== null && film.next(now) === null;
    if (wasIn && next.disabled) first.focus();
  }

  function showFilm() {
    const now = state.now();
    const isPlaying = now.film === "playing";
    play.textContent = isPlaying ? "Pause" : "Play";
    clearTimeout(resting);
    if (now.film === "off") resting = window.setTimeout(showEnd, REST);
    else showEnd();
    const frame = film.frame(now, visible());
    const at = frame ? tellingClaim(page, frame) : -1;
    caption.hidden = !frame;
    if (frame) caption.replaceChildren(make("b", {}, frame.time), " ", ...(at < 0 ? [counted(frame.things.size, "event")] : sentence(at, frame.claims.length)));
    run();
  }

  /** The sentence of a claim as a link to its evidence, and how many others are new. @param {number} at @param {number} count */
  function sentence(at, count) {
    const tie = page.ties[page.codes.tie[at]];
    return [
      make("a", { href: `#tie=${encodeURIComponent(tie.id)}`, "data-tie": tie.id }, page.sentence(at)),
      count > 1 ? make("small", {}, ` and ${counted(count - 1, "more claim")}`) : "",
    ];
  }

  // -- the axis -------------------------------------------------------------------------------------

  /** @param {import("./axis.js").Mark} mark */
  function markWords({ first: start, last, events, claims }) {
    const [only] = events;
    const when = events.length === 1 ? whenText(page.dossier(only).when ?? "") : start === last ? dayText(start) : `${dayText(start)} to ${dayText(last)}`;
    const what = !events.length ? counted(claims, "claim") : events.length > NAMED ? counted(events.length, "event") : events.map(({ name }) => name).join(", ");
    return `${when}: ${what}`;
  }

  /** @param {import("./axis.js").Mark} mark @param {number} most  What the fullest mark holds. */
  function markButton(mark, most) {
    const { x, first: start, last, events, claims } = mark;
    const words = markWords(mark);
    const its = button("", () => {
      const [only] = events.length === 1 ? events : [];
      const { first: from, last: to } = only?.days ?? { first: start, last };
      state.change({ from, to, film: "off" });
      if (only) show(only);
    }, { class: "event-mark", "aria-label": words });
    its.style.left = `${x.toFixed(1)}px`;
    its.style.setProperty("--tall", `${(5 + (6 * Math.log(events.length || claims)) / Math.max(1, Math.log(most))).toFixed(1)}px`);
    const reveal = () => {
      hint.textContent = words;
      hint.hidden = false;
      hint.style.left = `${Math.min(Math.max(x, 0), track.clientWidth - hint.offsetWidth).toFixed(1)}px`;
    };
    for (const name of ["pointerenter", "focus"]) its.addEventListener(name, reveal);
    for (const name of ["pointerleave", "blur"]) its.addEventListener(name, () => { hint.hidden = true; });
    return its;
  }

  const marks = make("div", { class: "marks" });
  const labels = make("div", { "aria-hidden": "true" });
  track.prepend(labels, marks);
  let width = -1;
  /** Lay out the marks and labels for the width that the axis has now. */
  function layOut() {
    if (track.clientWidth === width) return;
    width = track.clientWidth;
    const its = marksOf(page, scale, width);
    const most = Math.max(...its.map(({ events, claims }) => events.length || claims));
    marks.replaceChildren(...its.map((mark) => markButton(mark, most)));
    labels.replaceChildren(...labelsOf(its, scale, width).map(({ x, text }) => {
      const label = make("span", { class: "day" }, text);
      label.style.left = `${x.toFixed(1)}px`;
      return label;
    }));
    span.show(state.now());
  }

  bar.append(make("div", { class: "film", role: "group", "aria-label": "Film" }, first, play, next, speed), make("div", { class: "axis" }, track), make("div", { class: "span" }, told, holding, reset));
  new ResizeObserver(layOut).observe(track);

  return (isAnew = false) => {
    const now = state.now();
    const isAll = now.from === null && now.to === null;
    if (isAnew) width = -1; // the words of marks are there now
    layOut();
    span.show(now);
    told.textContent = spanWords(isAll ? { from: scale.low, to: scale.high } : now);
    holding.hidden = isAll;
    undated.checked = now.undated;
    const count = isAll ? 0 : countUnsure(page, now);
    unsure.textContent = `(${count.toLocaleString("en")})`;
    undated.setAttribute("aria-label", `may hold then (${count.toLocaleString("en")})`); // on a phone only the number is written
    reset.hidden = isAll;
    showFilm();
  };
}
