// An answer on the stage: what it says as cards, events and lines, and the form that fits the question.
import { byId, make } from "../element.js";
import { createStory, storyKey } from "./story.js";
import { formOf } from "../forms/form.js";
import { isRoomFor, layered, tellingsOf } from "./layers.js";

/** Cards and events that are drawn; more stand in the panel alone. */
const MOST = 90;
/** Names that the head of the page has room for. */
const NAMES = 6;
/** Pixels of the drawing below a form, at least, and of one beside it. */
const LEAST = { height: 130, width: 340 };
/** Lines of a drawing that says more beside a form; a thicket does not, nor what lies in one event or actor alone. */
const MOST_LINES = 24;
/** How close the parts of a form stand, and where the drawing is, from the most roomy to the closest. */
const WAYS = ["beside", "above", "alone", "alone compact", "alone compact dense", "alone compact dense tight", "alone compact dense tight brief"];
/** How much of a phone the list of the panel leaves to what answers: as usual, more, all but its title. */
const LISTS = ["", "low", "title"];

/**
 * Return what draws answers in a part of the stage.
 * @param {Case} page
 * @param {import("./story.js").Acts & import("../forms/form.js").FormActs} acts
 */
export function createAnswer(page, acts) {
  const stage = make("div", { class: "sheet" });
  /** All that may be drawn, what answers before what stands beside. @type {import("./layers.js").Telling[]} */
  let all = [];
  /** How many of them answer. */
  let own = 0;
  /** What is drawn now. @type {import("./layers.js").Telling[]} */
  let tellings = [];
  /** Answers that no line leads to. @type {number[]} */
  let alone = [];
  /** @type {number[]} */
  let named = [];
  const sheet = createStory(stage, page, (room) => (isAnything() ? layered(page, content(), room) : null), "The answer: cards of actors, events between them, and lines of what is said", acts);

  const isAnything = () => tellings.length > 0 || alone.length > 0;
  const content = () => ({ tellings, alone, mayFold: parts.childElementCount < 2 });

  /** @param {Answered} answered */
  function take(answered) {
    const answering = new Set(answered.rows.flatMap(({ claims, chain }) => [...claims, ...chain]));
    const found = tellingsOf(page, answered.claims, answered.derived);
    const isOwn = (/** @type {import("./layers.js").Telling} */ { derived, claims }) => derived || claims.some((at) => answering.has(at));
    const drawn = new Set();
    named = [...new Set([...answered.rows.map(({ thing }) => thing), ...answered.things])].filter((at) => at >= 0);
    all = [...found.filter(isOwn), ...found.filter((telling) => !isOwn(telling))].filter((telling) => {
      const ends = endsOf(telling);
      const isRoom = ends.length > 0 && new Set([...drawn, ...ends]).size <= MOST;
      if (isRoom) ends.forEach((at) => drawn.add(at));
      return isRoom;
    });
    own = all.filter(isOwn).length;
    draws(all.length);
  }

  const endsOf = (/** @type {import("./layers.js").Telling} */ { from, via, to }) => [from, via, to].filter((at) => at >= 0);

  /** Let the first of all that may be drawn be drawn. @param {number} many */
  function draws(many) {
    tellings = all.slice(0, many);
    const drawn = new Set(tellings.flatMap(endsOf));
    alone = named.filter((at) => !drawn.has(at)).slice(0, Math.max(0, MOST - drawn.size));
  }

  /** Whether the stage has room for all of it. */
  const isInSight = () => !isAnything() || isRoomFor(page, content(), { width: stage.clientWidth, height: stage.clientHeight });

  const parts = make("div");
  /** What is left out. */
  const rest = make("span", { hidden: true });
  let drawnFor = "";
  const sizeNow = () => `${parts.clientWidth} ${parts.clientHeight}`;

  /** Draw so that what answers is in sight: in the first way that has room for it, else in the closest. */
  function draw() {
    const { dataset } = document.documentElement;
    const last = LISTS[LISTS.length - 1];
    LISTS.find((list) => {
      dataset.list = list;
      return isInRoom(list === last ? WAYS : WAYS.slice(0, -1));
    });
    sheet.draw();
    if (!isAnything() && parts.childElementCount < 2) stage.replaceChildren(make("p", { class: "notice" }, "This answer has no actor or event to draw."));
    drawnFor = sizeNow();
    const shown = new Set([...tellings.flatMap(endsOf), ...alone]);
    const leftOut = new Set([...all.flatMap(endsOf), ...named].filter((at) => !shown.has(at))).size;
    rest.textContent = leftOut ? `${leftOut} more in the list` : "";
    rest.hidden = !leftOut;
  }

  /** Choose what is drawn in the room that there is, and how; return whether all that answers is in sight. @param {string[]} ways */
  function isInRoom(ways) {
    stage.style.height = "";
    const form = parts.childElementCount > 1 ? /** @type {HTMLElement} */ (parts.firstElementChild) : null;
    if (!form) {
      parts.className = "scene-parts";
      return isAloneInSight();
    }
    draws(all.length);
    const isWorth = all.length > 0 && all.length <= MOST_LINES && all.every((telling) => endsOf(telling).length > 1) && alone.length <= new Set(all.flatMap(endsOf)).size;
    const found = ways.find((way) => {
      parts.className = `scene-parts ${way}`;
      return way.startsWith("alone") ? isFitting(form) : isWorth && isFitting(form) && isBesideInSight(way, form);
    });
    return Boolean(found);
  }

  /** @param {HTMLElement} form */
  const isFitting = (form) => form.scrollHeight <= Math.min(form.clientHeight, parts.clientHeight) + 1 && form.scrollWidth <= form.clientWidth + 1;

  /** @param {string} way @param {HTMLElement} form */
  function isBesideInSight(way, form) {
    stage.style.height = way.startsWith("above") ? `${parts.clientHeight - form.offsetHeight}px` : "";
    return stage.clientHeight >= LEAST.height && stage.clientWidth >= LEAST.width && isInSight();
  }

  /** Choose all of it; if that is too much, what answers; if that is too much too, as much of it as there is room for, and return false. */
  function isAloneInSight() {
    draws(all.length);
    if (isInSight() || !all.length) return true;
    draws(own);
    if (own && isInSight()) return true;
    let [least, most] = [1, own || all.length];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      draws(middle);
      if (isInSight()) least = middle;
      else most = middle - 1;
    }
    draws(least);
    return false;
  }

  return {
    ...sheet,
    /** @param {Answered} answered @returns {Node[]} What stands on the stage, from top to bottom. */
    show: (answered) => {
      take(answered);
      parts.replaceChildren(...(answered.form ? [formOf(page, answered.form, acts)] : []), stage);
      return [parts];
    },
    draw,
    /** Draw again if the room for all of it has another size than when that was done. */
    fit: () => { if (sizeNow() !== drawnFor) draw(); },
    /** The key below the drawing, once it is drawn. */
    key: () => {
      const key = storyKey(sheet.shape());
      key.prepend(rest);
      return key;
    },
  };
}

/**
 * Show the question as the title of the page, with its verdict and the first words of the answer; or the case's own title.
 * @param {Case} page
 * @param {Answered | null} answered
 */
export function showQuestion(page, answered) {
  const [heading, box] = [/** @type {HTMLElement} */ (document.querySelector("h1")), byId("answer")];
  heading.textContent = answered ? answered.title : page.title;
  document.title = answered ? `${answered.title} · ${page.title}` : page.title;
  box.hidden = !answered;
  if (!answered) return;
  const verdict = answered.verdict ? `${answered.verdict[0].toUpperCase()}${answered.verdict.slice(1)}.` : "";
  const names = answered.rows.map(({ name }) => name).filter(Boolean);
  const said = answered.said || (names.length > NAMES ? `${names.slice(0, NAMES).join(", ")} and ${names.length - NAMES} more.` : names.length ? `${names.join(", ")}.` : "");
  box.replaceChildren(make("b", { id: "verdict" }, verdict || said), verdict ? ` ${said}` : "");
  box.toggleAttribute("tabindex", false);
  if (box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0; // a long one is scrolled on a phone
}
