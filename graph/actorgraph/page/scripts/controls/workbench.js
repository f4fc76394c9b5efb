// The place to work: what hands and keys do to the things that are drawn, beside choosing one.
import { NOTHING_CHOSEN, broughtBack, expanded, groupOf, grouped, isPinned, onlyThese, pinned, placesOf, putAway, questionsAbout, ungrouped, unpinned } from "./deeds.js";
import { START, toggled } from "./state.js";
import { announce } from "./announce.js";
import { byId, counted, make, spaced } from "../element.js";
import { createMarks, isWithin } from "../draw/marks.js";
import { createMenu } from "./menu.js";
import { createMinimap } from "../draw/minimap.js";
import { SOON, secondPresses } from "../draw/twice.js";
import { writeNote } from "../panel/memo.js";

/** Milliseconds that a sentence of what was done stays. */
const READ = 6000;
/** Milliseconds that a finger rests until the menu opens. */
const LONG_PRESS = 550;
const TREMBLE = 9;

/**
 * @typedef {import("./menu.js").Item} Item
 * @typedef {{thing: Thing | null, tie: Tie | null, line?: StoryLine}} Target  What a menu is about; all null: the ground.
 * @typedef {Object} Host
 * @property {Case} page
 * @property {any} opening
 * @property {import("./state.js").State} state
 * @property {() => Renderer} renderer
 * @property {() => ReturnType<typeof import("./filters.js").visibleOf>} visible
 * @property {() => import("../draw/story.js").Sheet | null} sheet
 * @property {() => ReturnType<typeof import("../draw/overview.js").createOverview>} groups  The groups, if they are looked at.
 * @property {() => Theme} theme
 * @property {(text: string) => Answered | null} answers
 * @property {(thing: Thing | null) => void} choose
 * @property {(tie: Tie) => void} chooseTie
 * @property {(line: StoryLine) => void} chooseLine
 * @property {(text: string) => void} ask
 * @property {() => void} focusPanel
 * @property {(changes: import("./deeds.js").Changes) => string} link  The address of the page with some changes.
 * @property {() => void} showAll
 * @property {() => void} hideHint
 * @property {() => void} undo
 * @property {() => void} redo
 */

/** @param {Host} host */
export function createWorkbench(host) {
  const { page, state, renderer, visible } = host;
  const stage = byId("drawing");
  const network = byId("network");
  const menu = createMenu(/** @type {HTMLElement} */ (stage.closest("main")));
  const marks = createMarks(network, renderer);
  const minimap = createMinimap(/** @type {HTMLElement} */ (document.querySelector(".legend")), network, renderer, host.theme);
  const done = make("p", { id: "done", hidden: true, "aria-hidden": "true" });
  byId("stage").append(done);
  let reading = 0;

  /** Report what was done, to eyes and ears. @param {string} text */
  function say(text) {
    announce(text);
    done.textContent = text;
    done.hidden = false;
    clearTimeout(reading);
    reading = window.setTimeout(() => { done.hidden = true; }, READ);
  }

  /** What is drawn now, as things of the case. */
  const shownThings = () => {
    const sheet = host.sheet();
    return sheet ? sheet.parts().flatMap(({ thing }) => page.things[thing] ?? []) : visible().whole.things;
  };
  const isPicked = (/** @type {Thing} */ thing) => placesOf([thing]).every((at) => state.now().selected.has(at));

  // -- selecting ------------------------------------------------------------------------------------

  /** Take a thing to what is selected, or out of it; what was chosen before is taken along. @param {Thing} thing */
  function more(thing) {
    const now = state.now();
    const selected = new Set(now.selected);
    if (!selected.size && page.things[now.thing] && now.thing !== thing.at) selected.add(now.thing);
    const isIn = isPicked(thing);
    for (const at of placesOf([thing])) isIn ? selected.delete(at) : selected.add(at);
    select(selected);
  }

  /** @param {Set<number>} selected */
  function select(selected) {
    state.change({ ...NOTHING_CHOSEN, selected });
    announce(selected.size ? `${counted(selected.size, "thing")} selected` : "Nothing is selected");
  }

  /** @param {Point[]} line @param {boolean} isDone */
  function lasso(line, isDone) {
    marks.lasso(isDone ? [] : line);
    if (!isDone || line.length < 3) return;
    const inside = visible().scene.things.filter((thing) => isWithin(renderer().where(thing), line));
    select(new Set([...state.now().selected, ...placesOf(inside)]));
  }

  /** What moves with a thing that is dragged. @param {Thing} thing */
  function along(thing) {
    if (!isPicked(thing)) return [thing];
    return visible().scene.things.filter(isPicked);
  }

  /** Keep the places of what was dragged; the place of a group is that of its first member. @param {Thing[]} things */
  function dropped(things) {
    state.change(pinned(state.now(), things));
  }

  // -- what can be done -----------------------------------------------------------------------------

  /** @param {Thing} thing */
  function expand(thing) {
    if (thing.members) return state.change(ungrouped(state.now(), placesOf([thing])));
    const { changes, words } = expanded(page, state.now(), host.opening, thing, shownThings(), Boolean(host.sheet()));
    state.change(changes);
    say(words);
  }

  /** @param {Set<number> | number[]} places */
  const group = (places) => {
    state.change(grouped(state.now(), [...places]));
    /** @type {HTMLInputElement | null} */ (document.querySelector("#group-name"))?.select();
  };

  /** @param {import("./deeds.js").Changes} changes */
  async function copyLink(changes) {
    try {
      await navigator.clipboard.writeText(host.link(changes));
      say("The link is copied");
    } catch {
      say("Copy the address of this page: it holds the view");
    }
  }

  /** @param {Thing} thing @returns {Item[][]} */
  function ofThing(thing) {
    const now = state.now();
    const isSheet = Boolean(host.sheet());
    const around = (/** @type {number} */ hops) => () => state.change({ ...START_NEAR, centre: thing.at, hops, thing: thing.at, ...(isSheet ? { view: "drawing" } : {}) });
    const questions = questionsAbout(page, thing, host.answers, visible().passing);
    return [
      [
        { text: "Evidence", act: () => { host.choose(thing); host.focusPanel(); } },
        { text: "Expand: add its neighbours", act: () => expand(thing) },
        { text: "Look around, 1 hop", act: around(1) },
        { text: "Look around, 2 hops", act: around(2) },
        { text: "Path from here", act: () => state.change({ ...NOTHING_CHOSEN, path: { from: thing.at, to: -1 } }) },
      ],
      questions.map((text) => ({ text, act: () => host.ask(text) })),
      [
        { text: now.selected.has(thing.at) ? "Take out of the selection" : now.selected.size ? "Add to the selection" : "Select", act: () => more(thing) },
        { text: "Select with its neighbours", act: () => select(new Set([...now.selected, thing.at, ...neighbours(thing)])) },
        ...(isSheet ? [] : [now.moved.has(thing.at)
          ? { text: "Unpin", act: () => state.change(unpinned(state.now(), [thing.at])) }
          : { text: "Pin here", act: () => state.change(pinned(state.now(), [thing])) }]),
        { text: now.notes.has(thing.at) ? "Change the note" : "Add a note", act: () => { host.choose(thing); writeNote(); } },
        { text: "Put away", act: () => away([thing.at]) },
      ],
      [{ text: "Copy link", act: () => copyLink({ ...NOTHING_CHOSEN, thing: thing.at }) }],
    ];
  }

  /** @param {Thing} thing */
  const neighbours = (thing) => visible().whole.ties.flatMap(({ tie: { start, end } }) => (start === thing ? [end.at] : end === thing ? [start.at] : []));

  /** @param {number[]} places */
  function away(places) {
    const what = places.length === 1 ? page.things[places[0]].called : counted(places.length, "thing");
    state.change({ ...putAway(state.now(), places), ...(host.sheet() ? { view: "drawing" } : {}) });
    say(`Put away: ${what}`);
  }

  /** Several things, or a group. @param {Set<number>} places @returns {Item[][]} */
  function ofSeveral(places) {
    const now = state.now();
    const its = [...places];
    const things = [...new Set(its.map((at) => visible().standIn(page.things[at])))];
    const isGroup = groupOf(now, places);
    const panel = (/** @type {string} */ focus) => () => {
      state.change({ ...NOTHING_CHOSEN, selected: places });
      const field = /** @type {HTMLInputElement | null} */ (document.querySelector(focus));
      if (field) field.select();
      else host.focusPanel();
    };
    return [
      [
        ...(isGroup
          ? [{ text: "Members", act: panel("#none") }, { text: "Rename", act: panel("#group-name") }, { text: "Ungroup", act: () => state.change(ungrouped(state.now(), its)) }]
          : [{ text: "Ties among these", act: panel("#none") }, { text: "Group", act: () => group(places) }]),
        { text: "Only these", act: () => state.change({ ...onlyThese(its), ...(host.sheet() ? { view: "drawing" } : {}) }) },
      ],
      [
        ...(host.sheet() ? [] : [isPinned(now, things)
          ? { text: "Unpin", act: () => state.change(unpinned(state.now(), its)) }
          : { text: "Pin here", act: () => state.change(pinned(state.now(), things)) }]),
        { text: "Put away", act: () => away(its) },
      ],
      [{ text: "Let go", act: () => select(START.selected) }, { text: "Copy link", act: () => copyLink({ ...NOTHING_CHOSEN, selected: places }) }],
    ];
  }

  /** @param {Tie} tie @returns {Item[][]} */
  function ofTie(tie) {
    const ends = new Set(placesOf([tie.start, tie.end]));
    return [
      [{ text: "Evidence", act: () => { host.chooseTie(tie); host.focusPanel(); } }],
      [
        { text: "Select both ends", act: () => select(ends) },
        { text: `Only ${spaced(tie.family)}`, act: () => state.change({ families: new Set(page.families.filter((family) => family !== tie.family)) }) },
        { text: `Without ${spaced(tie.family)}`, act: () => state.change({ ...NOTHING_CHOSEN, families: toggled(state.now().families, tie.family) }) },
      ],
      [{ text: "Copy link", act: () => copyLink({ ...NOTHING_CHOSEN, tie: tie.at }) }],
    ];
  }

  /** @returns {Item[][]} */
  function ofGround() {
    const { hidden, selected } = state.now();
    return [
      [
        ...(selected.size ? [{ text: `Selection: ${counted(selected.size, "thing")}`, act: () => { state.change({ ...NOTHING_CHOSEN }); host.focusPanel(); } }] : []),
        { text: "Select all", act: () => select(new Set(shownThings().map(({ at }) => at))) },
        ...(host.sheet() ? [] : [{ text: "Fit all", act: () => state.change({ camera: null }) }, { text: "Show all", act: host.showAll }]),
        ...(hidden.size ? [{ text: `Bring back ${hidden.size === 1 ? page.things[[...hidden][0]].called : `all ${hidden.size} put away`}`, act: () => state.change(broughtBack(state.now(), [...hidden])) }] : []),
      ],
      [{ text: "Undo", act: host.undo }, { text: "Do again", act: host.redo }],
      [{ text: "Copy link", act: () => copyLink({}) }],
    ];
  }

  /** Open the menu of what is at a point of the window. @param {Target} target @param {Point} point */
  function open({ thing, tie, line }, point) {
    host.hideHint();
    const { selected } = state.now();
    if (thing && selected.size > 1 && isPicked(thing)) {
      const its = groupOf(state.now(), selected);
      return menu.open(its ? its.name : `${counted(selected.size, "thing")} selected`, ofSeveral(selected), point);
    }
    if (thing?.members) return menu.open(thing.called, ofSeveral(new Set(placesOf([thing]))), point);
    if (thing) return menu.open(thing.called, ofThing(thing), point);
    if (tie) return menu.open(`${tie.start.called} – ${tie.end.called}: ${spaced(tie.family)}`, ofTie(tie), point);
    if (line) return menu.open(spaced(line.family), [[{ text: "Evidence", act: () => { host.chooseLine(line); host.focusPanel(); } }]], point);
    menu.open("The drawing", ofGround(), point);
  }

  /** @param {Point} point  Of the stage. @returns {Point} */
  function ofWindow({ x, y }) {
    const { left, top } = stage.getBoundingClientRect();
    return { x: left + x, y: top + y };
  }

  /** Open the menu of what is chosen in the network. */
  function openChosen() {
    const { thing, tie, selected } = state.now();
    const its = page.things[thing] ? visible().standIn(page.things[thing]) : null;
    const line = page.ties[tie] ? visible().lineOf(page.ties[tie]) : null;
    const several = !its && selected.size ? visible().scene.things.find(isPicked) ?? null : null;
    const middle = its ?? several ?? (line && { x: (line.start.x + line.end.x) / 2, y: (line.start.y + line.end.y) / 2 });
    open({ thing: its ?? several, tie: line }, middle ? ofWindow(renderer().where(middle)) : ofWindow({ x: stage.clientWidth / 2, y: stage.clientHeight / 3 }));
  }

  // -- cards ----------------------------------------------------------------------------------------

  /** What an element of the cards is. @param {EventTarget | null} target @returns {Target} */
  function targetOf(target) {
    const sheet = host.sheet();
    const element = /** @type {Element | null} */ (target);
    const part = sheet?.parts().find((its) => its.element.contains(element) || sheet.plateOf(its.element)?.contains(element));
    if (!part) return { thing: null, tie: null };
    if (part.line) return { thing: null, tie: page.ties[part.line.tie] ?? null, line: part.line };
    return { thing: page.things[part.thing], tie: null };
  }

  /** What was clicked last: the panel may open under the pointer before a double click is whole. @type {{thing: Thing | null, at: number}} */
  let clicked = { thing: null, at: -Infinity };
  const picked = (/** @type {Thing | null} */ thing) => { clicked = { thing, at: performance.now() }; };
  byId("panel").addEventListener("click", (event) => {
    const { thing, at } = clicked;
    clicked = { thing: null, at: -Infinity };
    if (event.detail !== 2 || !thing || performance.now() - at > SOON) return;
    event.preventDefault();
    event.stopPropagation();
    expand(thing);
  }, true);

  const sheets = byId("story");
  const isSecond = secondPresses();
  /** What this press hit and the one before: the cards may be drawn anew between two. @type {(Thing | null)[]} */
  let [first, last] = /** @type {(Thing | null)[]} */ ([null, null]);
  let isDouble = false;
  let resting = 0;
  let rested = false;
  sheets.addEventListener("pointerdown", (event) => {
    rested = false;
    clearTimeout(resting);
    isDouble = isSecond(event);
    [first, last] = [last, targetOf(event.target).thing];
    if (event.pointerType !== "touch") return;
    const { target, clientX: x, clientY: y } = event;
    resting = window.setTimeout(() => {
      rested = true;
      openAt(target, { x, y });
    }, LONG_PRESS);
    const start = { x, y };
    const stop = (/** @type {PointerEvent} */ its) => {
      if (its.type === "pointermove" && Math.hypot(its.clientX - start.x, its.clientY - start.y) <= TREMBLE) return;
      clearTimeout(resting);
      for (const kind of /** @type {const} */ (["pointermove", "pointerup", "pointercancel"])) removeEventListener(kind, stop);
    };
    for (const kind of /** @type {const} */ (["pointermove", "pointerup", "pointercancel"])) addEventListener(kind, stop);
  });
  sheets.addEventListener("click", (event) => {
    const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
    isDouble ||= event.detail === 2 && !isMore;
    const { thing } = isMore ? targetOf(event.target) : { thing: null };
    if (!isDouble) picked(last);
    if (!rested && !thing && !(isDouble && first)) return;
    event.preventDefault();
    event.stopPropagation();
    if (thing) more(thing);
    else if (!rested && first) expand(first);
    rested = false;
  }, true);
  sheets.addEventListener("contextmenu", (event) => {
    if (!host.sheet() && !host.groups()) return;
    event.preventDefault();
    if (rested || /** @type {PointerEvent} */ (event).pointerType === "touch") return;
    openAt(event.target, { x: event.clientX, y: event.clientY });
  });

  /** Open the menu of what an element of the cards, or of the groups, is. @param {EventTarget | null} target @param {Point} point */
  function openAt(target, point) {
    const its = host.groups()?.menu(target);
    if (!its) return open(targetOf(target), point);
    if ("thing" in its) return open({ thing: its.thing, tie: null }, point);
    host.hideHint();
    menu.open(its.heading, its.items, point);
  }

  // -- by key ---------------------------------------------------------------------------------------

  stage.addEventListener("keydown", (event) => {
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      if (host.sheet() || host.groups()) {
        const element = /** @type {Element} */ (event.target);
        const { left, top, width, height } = element.getBoundingClientRect();
        openAt(element, { x: left + Math.min(width / 2, 60), y: top + Math.min(height, 40) });
      } else openChosen();
    } else if (state.now().view === "groups") return; // groups of the case have keys of their own
    else if (event.key === "s" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const thing = host.sheet() ? targetOf(event.target).thing : page.things[state.now().thing];
      if (!thing) return;
      const { selected } = state.now();
      const next = toggled(selected, thing.at);
      state.change({ selected: next });
      announce(`${thing.called} is ${next.has(thing.at) ? "selected" : "let go"}: ${counted(next.size, "thing")} selected`);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  /** Draw what the reader made: rings, pins and signs. */
  function mark() {
    const { selected, moved, notes } = state.now();
    const { scene, whole, standIn } = visible();
    const drawn = new Set(whole.things);
    const of = (/** @type {Iterable<number>} */ places) => [...new Set([...places].map((at) => page.things[at]).filter((thing) => drawn.has(thing)).map(standIn))];
    marks.mark({ selected: selected.size ? scene.things.filter(isPicked) : [], pinned: of(moved.keys()), noted: of(notes.keys()) });
  }

  return {
    more, picked, lasso, along, dropped, expand, open, mark,
    /** @param {Hit} hit @param {Point} point  Of the stage. */
    menu: (hit, point) => open(hit, ofWindow(point)),
    /** Things were moved, or the camera. */
    moved: () => { marks.draw(); minimap.draw(); },
    /** @param {Emphasis} emphasis */
    show: (emphasis) => { mark(); minimap.show(visible().scene, emphasis); },
    /** @param {Thing} group */
    chooseGroup: (group) => state.change({ ...NOTHING_CHOSEN, selected: new Set(placesOf([group])) }),
    /** @param {Thing[]} things */
    bringBack: (things) => state.change(broughtBack(state.now(), placesOf(things))),
  };
}

const START_NEAR = /** @type {const} */ ({ ...NOTHING_CHOSEN, scope: "near", camera: null });
