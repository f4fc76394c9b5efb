// The page at work: reads the case, draws it, and lets every part know when a choice changes.
import { announce } from "./controls/announce.js";
import { boxOf, cameraFor, openingCamera, revealing } from "./draw/camera.js";
import { byId, counted, make, spaced } from "./element.js";
import { choicesOf, usualView } from "./controls/address.js";
import { createCanvas } from "./draw/canvas.js";
import { createFacets } from "./controls/facets.js";
import { createFinder } from "./read/find.js";
import { createHint, showCounts, showSources } from "./controls/notice.js";
import { createHistory } from "./controls/history.js";
import { createKeyboard } from "./controls/keyboard.js";
import { createLegend } from "./controls/legend.js";
import { cards, createPanel } from "./panel/panel.js";
import { createPlaces } from "./draw/places.js";
import { createPrint } from "./takeaway/print.js";
import { createSearch } from "./controls/search.js";
import { createState, FILTERS, START } from "./controls/state.js";
import { createTable } from "./panel/table.js";
import { createTakeaway } from "./takeaway/takeaway.js";
import { createTime } from "./controls/time.js";
import { createVis } from "./draw/vis.js";
import { emphasisOf } from "./draw/emphasis.js";
import { pathsBetween } from "./read/path.js";
import { readCase } from "./read/data.js";
import { createStory, showHeadline, storyKey } from "./draw/story.js";
import { sceneNow } from "./draw/scene.js";
import { themeNow } from "./draw/theme.js";
import { tieWords } from "./panel/sentence.js";
import { visibleOf } from "./controls/filters.js";

/** If a chosen thing is not in view, all of a case comes into view, or its neighbours in a large one. */
const FEW = 300;
async function start() {
  const { page, opening, concluded, vis, words } = await readCase();
  const hues = new Map(page.ties.map(({ family, hue }) => [family, hue]));
  const theme = () => themeNow(page, [...new Set([...hues.values(), "other"])]);
  const usual = opening ? "opening" : "all";
  const first = opening ? {
    scope: /** @type {const} */ ("opening"), thing: opening.path.length ? -1 : opening.chosen, derived: opening.derived, tentative: opening.tentative,
    path: opening.path.length ? { from: opening.path[0], to: opening.path[1] } : null,
  } : {};
  const given = location.hash.length > 1;
  const state = createState({ view: usualView(page), ...(given ? { scope: usual, ...choicesOf(page, location.hash) } : first) });
  const places = createPlaces(page, opening);

  const stage = byId("drawing");
  const network = byId("network");
  const panelElement = byId("panel");
  const hint = createHint(stage);
  let isReady = false;
  /** What the table makes place for. */
  let drawn = usualView(page);
  let isFitting = false;
  let visible = visibleOf(page, state.now(), opening);
  /** @type {{paths: import("./read/path.js").Path[], more: boolean}} */
  let paths = { paths: [], more: false };
  /** @type {Emphasis} */
  let emphasis = { near: null, thing: null, tie: null };

  /** @type {Listener} */
  const listener = {
    pick: ({ thing, tie }) => {
      if (thing) choose(thing);
      else if (tie) chooseTie(tie);
      else clear();
    },
    hover: ({ thing, tie }, point) => {
      if (thing) hint.show(`${thing.name} · ${spaced(thing.kind)} · ${counted(thing.degree, "tie")}`, point);
      else if (tie) hint.show(tieWords(page, tie), point);
      else hint.hide();
    },
    move: (camera) => {
      hint.hide();
      if (!isFitting) state.change({ camera });
    },
    drag: (thing) => {
      state.change({ moved: new Map(state.now().moved).set(thing.at, { x: Math.round(thing.x), y: Math.round(thing.y) }) });
    },
  };
  const renderer = vis ? await createVis(network, theme(), listener, vis) : createCanvas(network, theme(), listener);
  const sheet = make("div", { class: "sheet" });
  const story = createStory(sheet, page, {
    thing: (thing) => choose(thing),
    tie: (tie) => chooseTie(tie),
    clear: () => clear(),
    words: (tie) => tieWords(page, tie),
    hover: (text, point) => { if (point) hint.show(text, point); else hint.hide(); },
  });
  const isStory = () => state.now().view === "story";

  // -- the camera -----------------------------------------------------------------------------------

  /** The part of the stage that the panel leaves free: what is at its side, or above it on a phone. */
  function room() {
    const all = stage.getBoundingClientRect();
    const free = { left: 0, top: 0, width: all.width, height: all.height };
    if (panelElement.hidden) return free;
    const over = panelElement.getBoundingClientRect();
    if (over.left - all.left > 200) free.width = over.left - all.left;
    else free.height = Math.max(120, over.top - all.top);
    return free;
  }

  /** @param {Camera} camera */
  function look(camera) {
    isFitting = true;
    renderer.look(camera);
    isFitting = false;
  }

  function fit() {
    const box = boxOf(emphasis.near && paths.paths.length ? emphasis.near.things : visible.scene.things);
    if (box) look(cameraFor(box, room(), { width: stage.clientWidth, height: stage.clientHeight }));
  }

  /** Look at what the page opens on: all, or on a small screen what can be read of it. */
  function open() {
    const { scope, centre } = state.now();
    const middle = scope === "near" ? page.things[centre] : null;
    look(openingCamera(visible.scene.things, room(), { width: stage.clientWidth, height: stage.clientHeight }, middle));
  }

  /** @param {number} factor */
  function zoom(factor) {
    const { x, y, scale } = renderer.camera();
    renderer.look({ x, y, scale: scale * factor });
  }

  /** @param {Thing[]} things */
  function reveal(things) {
    if (isStory()) return;
    const camera = revealing(renderer, things, room());
    if (camera) look(camera);
  }

  // -- choosing -------------------------------------------------------------------------------------

  /** @param {Thing | null} thing */
  function choose(thing) {
    if (!thing) return clear();
    const now = state.now();
    if (now.path && (now.path.from < 0 || now.path.to < 0)) {
      const end = now.path.from < 0 ? "from" : "to";
      return state.change({ path: { ...now.path, [end]: thing.at } });
    }
    state.change({ ...within(thing), ...shown(story.hasThing(thing)), thing: thing.at, tie: -1, path: null, about: false });
    reveal([thing]);
  }

  /** Return the changes by which the network is shown if the story does not have what is chosen. @param {boolean} isTold */
  const shown = (isTold) => (isStory() && !isTold ? { view: /** @type {const} */ ("drawing") } : {});

  /** Return the changes that bring a thing into view. @param {Thing} thing */
  function within(thing) {
    if (visible.scene.things.includes(thing)) return {};
    const now = state.now();
    const hidden = new Set(now.hidden);
    hidden.delete(thing.at);
    const kinds = new Set(now.kinds);
    kinds.delete(thing.kind);
    if (page.things.length <= FEW) return { hidden, kinds, scope: /** @type {const} */ ("all") };
    return now.scope === "all" ? { hidden, kinds } : { hidden, kinds, scope: /** @type {const} */ ("near"), centre: thing.at, hops: 1, camera: null };
  }

  /** @param {Tie} tie */
  function chooseTie(tie) {
    const derived = tie.known ? { derived: true } : {};
    state.change({ ...within(tie.start), ...within(tie.end), ...derived, ...shown(story.hasTie(tie)), tie: tie.at, thing: -1, path: null, about: false });
    reveal([tie.start, tie.end]);
  }

  /** @param {number} at */
  function chooseClaim(at) {
    const tie = page.ties[page.codes.tie[at]];
    const thing = page.things[page.codes.subject[at]] ?? page.things[page.codes.event[at]];
    if (tie) chooseTie(tie);
    else if (thing) choose(thing);
    const card = panelElement.querySelector(`[data-claim="${CSS.escape(page.claim(at).id)}"]`);
    card?.scrollIntoView({ block: "center" });
    card?.classList.add("met");
  }

  function clear() {
    const wasInside = panelElement.contains(document.activeElement);
    state.change({ thing: -1, tie: -1, path: null, about: false });
    story.choose(state.now());
    panel.show();
    if (wasInside) stage.focus();
  }

  function reset() {
    const kept = state.now();
    state.change({ ...START, scope: "all", view: kept.view, derived: kept.derived, thing: kept.thing, tie: kept.tie, path: kept.path });
    announce("All is shown");
  }

  // -- parts ----------------------------------------------------------------------------------------

  const legend = createLegend(page, state, hues, concluded);
  const finder = createFinder(page);
  const panel = createPanel({ page, state, finder, hues, visible: () => visible, paths: () => paths, cards: (claims, card) => cards(page, claims, card) });
  /** @type {(visible: Visible) => void} */
  let table = () => {};
  let facets = () => {};
  let time = () => {};

  function findPaths() {
    const { path, tentative } = state.now();
    const [from, to] = [page.things[path?.from ?? -1], page.things[path?.to ?? -1]];
    return from && to ? pathsBetween(page, visible, from, to, tentative) : { paths: [], more: false };
  }

  const writeAddress = createHistory(page, state, usual);
  let isReplaying = false;

  /** @param {Set<string>} changed */
  function update(changed) {
    const now = state.now();
    const has = (/** @type {Iterable<string>} */ keys) => [...keys].some((key) => changed.has(key));
    const isFiltered = has(FILTERS);
    if (isFiltered) visible = visibleOf(page, now, opening);
    if (isFiltered || changed.has("moved")) places.put(now, visible.scene);
    if (isFiltered || has(["path", "tentative"])) paths = findPaths();
    const isOther = has(["thing", "tie", "path", "tentative"]);
    if (isFiltered || isOther) emphasis = emphasisOf(page, now, visible.scene, paths.paths);
    if (isFiltered || changed.has("moved")) renderer.show(visible.scene, emphasis);
    else if (isOther) renderer.emphasise(emphasis);
    if (isFiltered) {
      legend(visible);
      facets();
      time();
      showCounts(page, visible, reset);
    }
    if (isReady && (isFiltered || isOther || changed.has("about"))) panel.show();
    if (now.view === "story") story.fit();
    if (!isReady || changed.has("view")) showView();
    if (isOther || changed.has("view")) story.choose(now);
    if (now.view === "story" && (isFiltered || now.path)) return state.change({ view: "drawing" });
    const isTable = now.view === "table";
    byId("table").hidden = !isTable;
    byId("stage").hidden = isTable;
    if (changed.has("view") && now.view === "drawing" && now.camera === null) open();
    byId("view").setAttribute("aria-pressed", String(isTable));
    byId("about").setAttribute("aria-pressed", String(now.about));
    if (isReady && isTable && (isFiltered || changed.has("view"))) table(visible);
    if (has(["scope", "centre", "hops", "camera"]) && now.camera === null) {
      if (now.scope === "near") open();
      else fit();
    }
    else if (changed.has("camera") && isReplaying && now.camera) look(now.camera);
    if (isReplaying && !now.camera && has(["thing", "tie", "path"])) revealChosen();
    if (changed.has("path") && paths.paths.length) reveal([...new Set(paths.paths.flatMap(({ things }) => things))]);
    if (isReady && !isReplaying) writeAddress(changed);
  }

  /** Show the story or the network on the stage, with what belongs to it. */
  function showView() {
    const { view } = state.now();
    document.documentElement.dataset.view = view;
    byId("story").hidden = view !== "story";
    network.classList.toggle("behind", view === "story");
    for (const [id, its] of [["view-story", "story"], ["view-network", "drawing"]]) byId(id).setAttribute("aria-pressed", String(view === its));
    for (const [name, value] of Object.entries({ tabindex: "0", role: "application", "aria-roledescription": "graph" })) {
      if (view === "story") stage.removeAttribute(name);
      else stage.setAttribute(name, value);
    }
    if (view === "story") drawStory();
  }

  function drawStory() {
    const before = story.svg();
    story.draw();
    const key = storyKey(story.shape());
    byId("story").replaceChildren(sheet, key);
    if (!before) story.draw(); // with the room that the key leaves
  }

  // -- the first frame ------------------------------------------------------------------------------

  if (page.story) {
    byId("summary").hidden = false;
    showHeadline(byId("headline"), page);
    byId("view-network").append(make("small", {}, ` ${counted(page.ties.filter(({ known, link }) => !known && link !== "blamed").length, "tie")}`));
  }
  showView();
  places.put(state.now(), visible.scene);
  paths = findPaths();
  emphasis = emphasisOf(page, state.now(), visible.scene, paths.paths);
  renderer.show(visible.scene, emphasis);
  const { camera } = state.now();
  if (camera) look(camera);
  else open();
  legend(visible);
  showCounts(page, visible, reset);
  await renderer.drawn();
  performance.mark("drawn");
  await new Promise((done) => { setTimeout(done); }); // what is drawn goes to the screen before the rest is made

  // -- and the rest ---------------------------------------------------------------------------------

  await words();
  facets = createFacets(page, state);
  time = createTime(page, state, choose);
  table = createTable(page, state);
  state.listen((_, changed) => update(changed));
  isReady = true;
  facets();
  time();
  update(new Set(["view"]));
  panel.show();
  const chosen = page.things[state.now().thing];
  if (chosen && !visible.scene.things.includes(chosen)) choose(chosen);
  if (state.now().camera === null) revealChosen();
  showSources(page);

  /** What is chosen must not lie behind the panel. */
  function revealChosen() {
    const { scope, thing, tie } = state.now();
    if (scope === "opening" && visible.scene.things.length <= 60 && panel.isOpen()) return fit();
    const line = page.ties[tie];
    const onPath = [...new Set(paths.paths.flatMap(({ things }) => things))];
    reveal(onPath.length ? onPath : line ? [line.start, line.end] : page.things[thing] ? [page.things[thing]] : []);
  }

  const search = createSearch(page, finder, {
    thing: (thing) => { choose(thing); announce(`${thing.name} is chosen`); },
    claim: chooseClaim,
    claims: (found, text) => { clear(); panel.found(found, text); panel.focus(); },
    answer: (title, words, said, beside) => {
      clear();
      panel.answer(title, words, said, beside);
      story.choose({ thing: -1, tie: -1, claims: said });
      panel.focus();
    },
    path: (from, to) => { state.change({ thing: -1, tie: -1, about: false, path: { from: from.at, to: to.at } }); panel.focus(); },
  });
  search.disabled = false;
  createTakeaway(page, () => visible, () => emphasis, theme);
  createPrint(page, () => visible, () => emphasis, theme, () => (isStory() ? story.svg() : null));
  const help = /** @type {HTMLDialogElement} */ (byId("help"));
  createKeyboard(page, state, () => visible, {
    choose,
    chooseTie,
    zoom,
    pan: (direction) => {
      const { x, y, scale } = renderer.camera();
      renderer.look({ x: x + (direction.x * 90) / scale, y: y + (direction.y * 90) / scale, scale });
    },
    fit: () => state.change({ camera: null }),
    focusPanel: () => { if (panel.isOpen()) panel.focus(); },
    clear: () => { clear(); hint.hide(); announce("Nothing is chosen"); },
    help: () => help.showModal(),
    toggleView,
  });

  /** Show the tables, or what was drawn before. */
  function toggleView() {
    const { view } = state.now();
    if (view !== "table") drawn = view;
    state.change({ view: view === "table" ? drawn : "table" });
  }

  byId("zoom").addEventListener("click", (event) => {
    const { zoom: kind } = /** @type {HTMLElement} */ (event.target).dataset;
    if (kind === "fit") {
      state.change({ camera: null });
      fit();
    } else if (kind) zoom(kind === "in" ? 1.3 : 1 / 1.3);
  });
  byId("close").addEventListener("click", clear);
  byId("view").addEventListener("click", toggleView);
  byId("view-story").addEventListener("click", () => state.change({ ...START, view: "story", scope: usual, thing: state.now().thing, tie: state.now().tie }));
  byId("view-network").addEventListener("click", () => state.change({ view: "drawing" }));
  byId("about").addEventListener("click", () => state.change({ about: !state.now().about, thing: -1, tie: -1, path: null }));
  byId("find-path").addEventListener("click", () => {
    const from = state.now().thing;
    state.change({ path: state.now().path ? null : { from, to: -1 }, thing: -1, tie: -1, about: false });
    document.getElementById(from < 0 ? "path-from" : "path-to")?.focus();
  });
  byId("open-help").addEventListener("click", () => help.showModal());
  byId("close-help").addEventListener("click", () => help.close());
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest?.("a[data-thing], a[data-tie]");
    if (!link) return;
    event.preventDefault();
    const { thing, tie } = /** @type {HTMLElement} */ (link).dataset;
    if (tie) chooseTie(/** @type {Tie} */ (page.ties.find(({ id }) => id === tie)));
    else choose(page.thing(thing ?? "") ?? null);
    if (state.now().view !== "table") panel.focus();
  });
  addEventListener("popstate", () => {
    isReplaying = true;
    state.change({ scope: usual, derived: false, ...choicesOf(page, location.hash) });
    isReplaying = false;
  });
  const redraw = () => {
    renderer.refresh(theme());
    if (state.now().camera === null) open();
    if (state.now().camera === null) revealChosen();
    if (isStory()) story.fit();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  new ResizeObserver(redraw).observe(stage);
  if (matchMedia("(max-width: 760px)").matches) /** @type {HTMLDetailsElement} */ (byId("legend-box")).open = false;
  // For the console, and for whoever drives the page: what it holds, and what is chosen.
  const scene = () => {
    story.fit();
    return sceneNow({ page, state, story, renderer, byVis: Boolean(vis), visible: () => visible, emphasis: () => emphasis, theme, stage: network });
  };
  Object.assign(window, { actorgraph: { page, state, renderer, visible: () => visible, paths: () => paths, scene } });
  document.documentElement.dataset.ready = "yes";
}

start().catch((error) => {
  const notice = byId("nothing");
  notice.hidden = false;
  notice.textContent = `The page could not be drawn: ${error instanceof Error ? error.message : error}. A browser of 2023 or later is needed.`;
  throw error;
});
