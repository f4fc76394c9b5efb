// The page at work: reads the case, draws it, and lets every part know when a choice changes.
import { announce } from "./controls/announce.js";
import { putInWords, worded } from "./draw/inwords.js";
import { boxOf, cameraFor, revealing } from "./draw/camera.js";
import { byId, counted, make, spaced } from "./element.js";
import { choicesOf, hashOf, unreadIn, usualView } from "./controls/address.js";
import { createCanvas } from "./draw/canvas.js";
import { createEdge } from "./panel/edge.js";
import { createFacets } from "./controls/facets.js";
import { createFilm, litBy } from "./controls/film.js";
import { createFinder } from "./read/find.js";
import { createHint, showCounts, showSources } from "./controls/notice.js";
import { createHistory } from "./controls/history.js";
import { createKeyboard } from "./controls/keyboard.js";
import { createLegend } from "./controls/legend.js";
import { cards, createPanel } from "./panel/panel.js";
import { createPlaces } from "./draw/places.js";
import { createPrint } from "./takeaway/print.js";
import { createSearch } from "./controls/search.js";
import { createState, FILTERS, START, startWith } from "./controls/state.js";
import { createTable } from "./panel/table.js";
import { createTakeaway } from "./takeaway/takeaway.js";
import { createTime } from "./controls/time.js";
import { createTour } from "./controls/tour.js";
import { createUndo } from "./controls/undo.js";
import { createWorkbench } from "./controls/workbench.js";
import { emphasisOf } from "./draw/emphasis.js";
import { together } from "./draw/gather.js";
import { pathsBetween } from "./read/path.js";
import { readCase } from "./read/data.js";
import { createAnswer, showQuestion } from "./draw/answer.js";
import { createAnswers } from "./read/answer.js";
import { createOverview } from "./draw/overview.js";
import { createStory, shapeFor, showHeadline, showMore, storyKey } from "./draw/story.js";
import { sceneNow } from "./draw/scene.js";
import { themeNow } from "./draw/theme.js";
import { tieWords } from "./panel/sentence.js";
import { unreadWords } from "./controls/unread.js";
import { visibleOf } from "./controls/filters.js";

/** If a chosen thing is not in view, all of a case comes into view, or its neighbours in a large one. */
const FEW = 300;
/** Of more things, what one points at is not lit with its neighbours: it would take too long to paint. */
const MANY = 3000;
async function start() {
  const { page, opening, concluded, words } = await readCase();
  const hues = new Map(page.ties.map(({ family, hue }) => [family, hue]));
  const theme = () => themeNow(page, [...new Set([...hues.values(), "other"])]);
  const usual = opening ? "opening" : "all";
  const first = opening ? {
    scope: /** @type {const} */ ("opening"), derived: opening.derived, tentative: opening.tentative,
  } : {};
  const given = location.hash.length > 1 ? location.hash : page.tour.starts ? "#tour=1" : "";
  const state = createState({ view: usualView(page), ...(given ? { scope: usual, ...choicesOf(page, given) } : first) });
  const places = createPlaces(page, opening, () => room(), () => byId("panel").hidden);
  const film = createFilm(page, (now) => visibleOf(page, now, opening));

  const stage = byId("drawing");
  const network = byId("network");
  const panelElement = byId("panel");
  createEdge();
  const hint = createHint(stage);
  let isReady = false;
  /** What the table makes place for. */
  let drawn = usualView(page);
  let isFitting = false;
  /** What the pointer is on. @type {Thing | null} */
  let pointed = null;
  let visible = visibleOf(page, state.now(), opening);
  /** @type {import("./read/path.js").Paths} */
  let paths = { paths: [], more: false, next: [] };
  /** @type {Emphasis} */
  let emphasis = { near: null, thing: null, tie: null };

  /** @type {Listener} */
  const listener = {
    pick: ({ thing, tie }, isMore) => {
      bench.picked(thing);
      if (thing && isMore) bench.more(thing);
      else if (thing) choose(thing);
      else if (tie) chooseTie(tie);
      else clear();
    },
    hover: ({ thing, tie }, point) => {
      light(thing);
      const note = thing ? state.now().notes.get(thing.at) : "";
      if (thing) hint.show(`${thing.called} · ${spaced(thing.kind)} · ${counted(thing.degree, "tie")}${note ? ` · your note: ${note}` : ""}`, point);
      else if (tie) hint.show(tieWords(page, tie), point);
      else hint.hide();
    },
    move: (camera) => {
      hint.hide();
      bench?.moved();
      if (!isFitting) state.change({ camera });
    },
    expand: (thing) => bench.expand(thing),
    menu: (hit, point) => bench.menu(hit, point),
    lasso: (line, isDone) => bench.lasso(line, isDone),
    along: (thing) => bench.along(thing),
    carry: () => bench.moved(),
    drag: (things) => bench.dropped(things),
  };
  const renderer = createCanvas(network, theme(), listener, covered);
  const sheet = make("div", { class: "sheet" });
  /** @type {import("./draw/story.js").Acts} */
  const acts = {
    thing: (thing) => choose(thing),
    line: ({ tie, claims }) => {
      if (page.ties[tie]) chooseTie(page.ties[tie]);
      else panel.found(claims, page.sentence(claims[0]));
    },
    clear: () => clear(),
    words: ({ tie, claims, family }) => (page.ties[tie] ? tieWords(page, page.ties[tie]) : page.sentence(claims[0]) || family),
    hover: (text, point) => { if (point) hint.show(text, point); else hint.hide(); },
  };
  const story = createStory(sheet, page, (space) => (page.story ? shapeFor(page.story.shapes, space) : null), "The story: cards of actors, events between them, and lines of what is said", acts);
  const answer = createAnswer(page, { ...acts, claims: (claims, title) => { panel.found(claims, title); panel.focus(); } });
  /** The drawing of cards that is looked at; null for the network and the tables. */
  const cardsNow = () => ({ story, answer, groups: null, drawing: null, table: null }[state.now().view]);
  /** The same, or the drawing of groups. */
  const sheetNow = () => (state.now().view === "groups" ? overview?.sheet ?? null : cardsNow());
  const overview = createOverview(page, state, { ...acts, panel: () => panel, cards: (claims) => cards(page, claims) });

  // -- the camera -----------------------------------------------------------------------------------

  /** The part of the stage that nothing lies over: the buttons and the counts have a strip below. */
  function room() {
    const strip = Math.max(...["zoom", "shown"].map((id) => byId(id).offsetHeight));
    return { left: 0, top: 0, width: stage.clientWidth, height: Math.max(1, stage.clientHeight - (strip ? strip + 14 : 0)) };
  }

  /** What lies over the stage: the buttons and the counts. @returns {Box[]} */
  function covered() {
    const { left, top } = stage.getBoundingClientRect();
    return ["zoom", "shown"].map((id) => byId(id).getBoundingClientRect()).filter(({ width }) => width)
      .map((box) => ({ left: box.left - left - 2, top: box.top - top - 2, right: box.right - left + 2, bottom: box.bottom - top + 2 }));
  }

  /** @param {Camera} camera */
  function look(camera) {
    isFitting = true;
    renderer.look(camera);
    isFitting = false;
  }

  function fit() {
    const box = emphasis.near && paths.paths.length ? boxOf(emphasis.near.things) : places.frame() ?? boxOf(wholeNow().things);
    if (box) look(cameraFor(box, room(), { width: stage.clientWidth, height: stage.clientHeight }));
  }

  /** What has its places now: of a film, all that will come, so that it is looked at from one place. */
  const wholeNow = () => (state.now().film === "off" ? visible.scene : film.whole(state.now()));

  /** All lies elsewhere now: look at all of it. */
  function refit() {
    if (state.now().camera === null) fit();
    else state.change({ camera: null });
  }

  /** @param {number} factor */
  function zoom(factor) {
    const { x, y, scale } = renderer.camera();
    renderer.look({ x, y, scale: scale * factor });
  }

  /** @param {Thing[]} things */
  function reveal(things) {
    if (sheetNow()) return;
    const camera = revealing(renderer, things, room());
    if (camera) look(camera);
  }

  // -- choosing -------------------------------------------------------------------------------------

  /** @param {Thing | null} thing @param {boolean} [keeps]  What is selected stays so. */
  function choose(thing, keeps = false) {
    if (!thing) return clear();
    if (thing.members) return bench.chooseGroup(thing);
    const now = state.now();
    if (now.path && (now.path.from < 0 || now.path.to < 0)) {
      const end = now.path.from < 0 ? "from" : "to";
      return state.change({ path: { ...now.path, [end]: thing.at } });
    }
    state.change({ ...within(thing), ...shown(sheetNow()?.hasThing(thing)), thing: thing.at, tie: -1, path: null, about: false, ...(keeps ? {} : { selected: START.selected }) });
    reveal([visible.standIn(thing)]);
  }

  /** Return the changes by which the network is shown if the cards do not have what is chosen. @param {boolean} [isDrawn] */
  const shown = (isDrawn) => (sheetNow() && !isDrawn ? { view: /** @type {const} */ ("drawing") } : {});

  /** Return the changes that bring a thing into view. @param {Thing} thing */
  function within(thing) {
    if (thing.members || visible.whole.things.includes(thing)) return {};
    const now = state.now();
    const hidden = new Set(now.hidden);
    hidden.delete(thing.at);
    const kinds = new Set(now.kinds);
    kinds.delete(thing.kind);
    if (page.things.length <= FEW) return { hidden, kinds, scope: /** @type {const} */ ("all") };
    return now.scope === "all" ? { hidden, kinds } : { hidden, kinds, scope: /** @type {const} */ ("near"), centre: thing.at, hops: 1, through: false, camera: null };
  }

  /** @param {Tie} tie */
  function chooseTie(tie) {
    const derived = tie.known ? { derived: true } : {};
    state.change({ ...within(tie.start), ...within(tie.end), ...derived, ...shown(sheetNow()?.hasTie(tie)), tie: tie.at, thing: -1, path: null, about: false, selected: START.selected });
    reveal([tie.start, tie.end]);
  }

  /** @param {number} at */
  function chooseClaim(at) {
    const tie = page.ties[page.codes.tie[at]];
    const thing = page.things[page.codes.subject[at]] ?? page.things[page.codes.event[at]];
    if (tie) chooseTie(tie);
    else if (thing) choose(thing);
    panel.meet(at);
  }

  /** Let go of what is chosen; if nothing is, of the question. */
  function clear() {
    const wasInside = panelElement.contains(document.activeElement);
    const { thing, tie, path, about, selected, ask, view } = state.now();
    const isChosen = thing >= 0 || tie >= 0 || path || about || selected.size;
    state.change({ selected: START.selected, thing: -1, tie: -1, path: null, about: false, ...(ask && !isChosen ? { ask: "", ...(view === "answer" ? { view: usualView(page) } : {}) } : {}) });
    sheetNow()?.choose(state.now());
    panel.show();
    if (!wasInside) return;
    if (view === "table" && table) table.focus();
    else focusDrawing();
  }

  /** Give the focus to the drawing: of cards, to the one that Tab leads to. */
  function focusDrawing() {
    /** @type {HTMLElement} */ (sheetNow() ? stage.querySelector("svg [tabindex='0']") ?? stage : stage).focus();
  }

  function reset() {
    const kept = state.now();
    state.change({ ...startWith(kept), scope: "all", ask: kept.ask, view: kept.view, derived: kept.derived, thing: kept.thing, tie: kept.tie, path: kept.path });
    announce("All is shown");
  }

  // -- parts ----------------------------------------------------------------------------------------

  const finder = createFinder(page);
  const answers = createAnswers(page, finder);
  /** @type {Answered | null} */
  let answered = null;
  const legend = createLegend(page, state, hues, concluded);
  const panel = createPanel({ page, state, finder, hues, visible: () => visible, paths: () => paths, answered: () => answered, cards: (claims, card) => cards(page, claims, card) });
  /** @type {ReturnType<typeof createTable> | null} */
  let table = null;
  let facets = () => {};
  let time = (_ = false) => {};

  function findPaths() {
    const { path, tentative, along } = state.now();
    const [from, to] = [page.things[path?.from ?? -1], page.things[path?.to ?? -1]];
    return from && to ? pathsBetween(page, visible, from, to, tentative, along) : { paths: [], more: false, next: [] };
  }

  const undo = createUndo(state);
  /** @param {import("./controls/state.js").Choice} now */
  const emphasised = (now) => ({ ...together(litBy(emphasisOf(page, now, visible.whole, paths.paths, now.film === "off" ? answered : null), film.frame(now, visible), visible.whole), visible), verbs });

  /** @param {Drawn} drawn */
  const verbs = ({ tie, claims }) => (tie.known || !claims.length ? "" : page.verb(claims[0]));

  /** Light what one points at with its neighbours, if nothing else stands out. @param {Thing | null} thing */
  function light(thing) {
    if (thing === pointed) return;
    pointed = thing;
    if (emphasis.near || visible.scene.things.length > MANY) return;
    renderer.emphasise(thing ? { ...together(emphasisOf(page, { ...state.now(), thing: thing.at, tie: -1, path: null }, visible.whole, []), visible), verbs } : emphasis);
  }

  const tour = createTour(page, state, (address) => ({ ...START, scope: usual, ...choicesOf(page, address) }));
  const bench = createWorkbench({
    page, opening, state, theme, renderer: () => renderer, visible: () => visible, sheet: () => { const sheet = sheetNow(); return sheet && "parts" in sheet ? sheet : null; }, ...undo,
    groups: () => (state.now().view === "groups" ? overview : null),
    answers: (text) => answers(text, visible.passing), choose, chooseTie, chooseLine: acts.line, showAll: reset, hideHint: hint.hide,
    ask: (text) => askFor(text), focusPanel: () => panel.focus(),
    link: (changes) => `${location.href.split("#")[0]}#${hashOf(page, { ...state.now(), ...changes }, usual)}`,
  });
  const writeAddress = createHistory(page, state, usual);
  let isReplaying = false;
  let wording = 0;

  /** @param {Set<string>} changed */
  function update(changed) {
    const now = state.now();
    const isTable = now.view === "table";
    byId("table").hidden = !isTable;
    byId("stage").hidden = isTable; // before anything asks how large it is
    const has = (/** @type {Iterable<string>} */ keys) => [...keys].some((key) => changed.has(key));
    const isFiltered = has(FILTERS);
    const before = isFiltered && isReady ? { places: new Map(visible.scene.things.map((thing) => [thing, { x: thing.x, y: thing.y }])), camera: renderer.camera() } : null;
    if (isFiltered) visible = visibleOf(page, now, opening);
    if (isFiltered) showCounts(page, visible, reset, bench.bringBack, ways());
    const isLaidOut = (isFiltered || has(["moved", "view", "film"])) && places.put(now, wholeNow());
    if (isFiltered || changed.has("moved") || isLaidOut) places.settle(visible.scene);
    if (isFiltered || has(["path", "tentative", "along"])) paths = findPaths();
    const isOther = has(["thing", "tie", "path", "along", "tentative", "ask", "film", "selected"]);
    if (isFiltered || changed.has("ask")) findAnswer();
    if (isFiltered || isOther) emphasis = emphasised(now);
    if (isFiltered || isLaidOut || changed.has("moved")) renderer.show(visible.scene, emphasis);
    else if (isOther) renderer.emphasise(emphasis);
    if (isFiltered || isOther || has(["moved", "notes"])) bench.show(emphasis);
    if (isFiltered) {
      legend(visible);
      facets();
    }
    if (isFiltered || isOther) time();
    showSummary();
    if (isReady && (isFiltered || isOther || changed.has("about") || (changed.has("moved") && now.selected.size) || (changed.has("notes") && document.activeElement?.id !== "own-note"))) panel.show();
    sheetNow()?.fit();
    if (changed.has("view") || (now.view === "answer" && (isFiltered || changed.has("ask")))) showView();
    if (isOther || has(["view", "notes"])) sheetNow()?.choose(now);
    if (changed.has("by")) overview?.measure();
    if ((now.view === "story" || now.view === "groups") && !changed.has("view") && (isFiltered || now.path)) return state.change({ view: "drawing" });
    if (changed.has("view") && now.view === "drawing" && now.camera === null) fit();
    else if (isLaidOut && isFiltered && isReady && !isReplaying) refit();
    byId("view").setAttribute("aria-pressed", String(isTable));
    byId("about").setAttribute("aria-pressed", String(now.about));
    if (isReady && isTable && (isFiltered || has(["view", "table"]))) table?.fill(visible);
    if (has(["scope", "centre", "hops", "through", "group", "added", "camera"]) && now.camera === null) fit();
    else if (changed.has("camera") && isReplaying && now.camera) look(now.camera);
    if (isReplaying && !now.camera && has(["thing", "tie", "path"])) revealChosen();
    if (changed.has("path") && paths.paths.length) reveal([...new Set(paths.paths.flatMap(({ things }) => things))]);
    if (changed.has("tour")) tour.draw();
    if (isFiltered || has(["view", "ask"])) inWords();
    if (before && isLaidOut) renderer.glide(before);
    if (isReady && !isReplaying) writeAddress(changed);
  }

  /** Put what is drawn into words, once it is drawn. */
  function inWords() {
    clearTimeout(wording);
    wording = setTimeout(() => {
      if (state.now().view === "table") return;
      const cards = cardsNow();
      if (cards) {
        const { lines, cards: drawn, stations } = cards.shape();
        return putInWords(byId("in-words"), lines.filter(({ claims }) => claims.length).map(({ claims, derived }) => worded(page, claims, derived)), [...drawn, ...stations].map(([at]) => page.things[at].called));
      }
      if (state.now().view === "groups" && overview) {
        const { things, lines } = overview.sheet.scene();
        const names = new Map(things.map(({ id, name }) => [id, name]));
        return putInWords(byId("in-words"), lines.map(({ from, to, claims, label }) => ({ words: `${names.get(from)} – ${names.get(to)}${label ? `: ${label.text}` : ""}`, sure: "", many: claims.length })), [...names.values()]);
      }
      const { ties, things } = visible.scene;
      putInWords(byId("in-words"), ties.filter(({ claims }) => claims.length).map(({ tie, claims }) => worded(page, claims, Boolean(tie.known))), things.map(({ called }) => called));
    }, 250);
  }

  /** What else may be shown than what is drawn: back from a group, on through hubs. @returns {[string, () => void][]} */
  function ways() {
    const { scope } = state.now();
    return [
      ...(overview && scope === "group" ? [/** @type {[string, () => void]} */ (["Close the group", overview.show])] : []),
      ...(scope === "near" && visible.stops ? [/** @type {[string, () => void]} */ (["Go on through hubs", () => state.change({ through: true, camera: null })])] : []),
    ];
  }

  /** Say what of an address is not understood, until a choice is made. @param {string} hash */
  function showUnread(hash) {
    const words = unreadWords(unreadIn(page, hash));
    byId("unread").textContent = words;
    byId("unread").hidden = !words;
  }

  /** Show the head of the drawing if it has anything: views to choose from, a headline or a caption. */
  function showSummary() {
    byId("views").hidden = !page.story && !overview && !answered;
    byId("summary").hidden = ["views", "caption"].every((id) => byId(id).hidden);
  }

  /** Show the story or the network on the stage, with what belongs to it. */
  function showView() {
    const { view } = state.now();
    const isSheet = view === "story" || view === "groups" || view === "answer";
    document.documentElement.dataset.view = view;
    byId("story").hidden = !isSheet;
    network.classList.toggle("behind", isSheet);
    renderer.rest(isSheet);
    for (const [id, its] of [["view-answer", "answer"], ["view-story", "story"], ["view-groups", "groups"], ["view-network", "drawing"]]) byId(id).setAttribute("aria-pressed", String(view === its));
    byId("view-answer").hidden = !answered;
    byId("view-story").hidden = !page.story;
    byId("view-groups").hidden = !overview;
    if (page.story || overview) showHeadline(byId("headline"), page, view === "groups");
    showSummary();
    showMore(byId("headline"), byId("headline-more"));
    showQuestion(page, view === "story" ? null : answered);
    for (const [name, value] of Object.entries({ tabindex: "0", role: "application", "aria-roledescription": "graph" })) {
      if (!isSheet) stage.setAttribute(name, value);
      else if (name === "role") stage.setAttribute(name, "group");
      else stage.removeAttribute(name);
    }
    const drawing = sheetNow();
    if (drawing === story) drawSheet(story, [sheet], () => storyKey(story.shape()));
    else if (view === "groups" && overview) drawSheet(overview.sheet, [overview.stage], overview.key);
    else if (drawing && answered) drawSheet(answer, answer.show(answered), answer.key);
  }

  /**
   * @param {Pick<import("./draw/story.js").Sheet, "draw" | "choose">} drawing
   * @param {Node[]} content
   * @param {() => Node} key
   */
  function drawSheet(drawing, content, key) {
    byId("story").replaceChildren(...content);
    drawing.draw();
    byId("story").append(key());
    drawing.draw(); // with the room that the key leaves
    drawing.choose(state.now());
  }

  /** Find the answer to what was asked, among the claims that pass the filters. */
  function findAnswer() {
    const { ask } = state.now();
    answered = ask ? answers(ask, visible.passing) : opening?.answer ?? null;
    byId("view-answer").hidden = !answered;
  }

  // -- the first frame ------------------------------------------------------------------------------

  // What stands around the drawing comes first: the room for it does not change any more.
  if (matchMedia("(max-width: 760px)").matches) /** @type {HTMLDetailsElement} */ (byId("legend-box")).open = false;
  if (page.story || overview) {
    byId("view-network").append(make("small", {}, ` ${counted(page.ties.filter(({ known, link }) => !known && link !== "blamed").length, "tie")}`));
  }
  showView();
  showUnread(given);
  showCounts(page, visible, reset, bench.bringBack, ways());
  legend(visible);
  time = createTime(page, state, film, { show: choose, visible: () => visible });
  if (state.now().film === "off") time(); // the caption of a film needs its words
  places.put(state.now(), wholeNow());
  places.settle(visible.scene);
  paths = findPaths();
  emphasis = emphasised(state.now());
  renderer.show(visible.scene, emphasis);
  const { camera } = state.now();
  if (camera) look(camera);
  else fit();
  bench.show(emphasis);
  const sizeNow = () => `${stage.clientWidth} ${stage.clientHeight}`;
  /** The size for which the stage was drawn. */
  let drawnFor = sizeNow();
  await renderer.drawn();
  performance.mark("drawn");
  await new Promise((done) => { setTimeout(done); }); // what is drawn goes to the screen before the rest is made

  // -- and the rest ---------------------------------------------------------------------------------

  await words();
  findAnswer();
  facets = createFacets(page, state);
  table = createTable(page, state, { claim: chooseClaim, thing: choose });
  state.listen((_, changed) => {
    update(changed);
    if (!isReplaying && !byId("unread").hidden) showUnread("");
  });
  isReady = true;
  facets();
  time(true);
  update(new Set(["view", "tour"]));
  panel.show();
  const chosen = page.things[state.now().thing];
  if (chosen && !visible.whole.things.includes(chosen)) choose(chosen);
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

  /** @param {string} text */
  function askFor(text) {
    state.change({ thing: -1, tie: -1, path: null, about: false, selected: START.selected, ask: text, view: "answer" });
    panel.focus();
  }

  const search = createSearch(page, finder, answers, {
    thing: (thing) => { choose(thing); announce(`${thing.called} is chosen`); },
    claim: chooseClaim,
    claims: (found, text) => { clear(); panel.found(found, text); panel.focus(); },
    ask: askFor,
    passing: () => visible.passing,
  });
  search.disabled = false;
  createTakeaway(page, {
    visible: () => visible, emphasis: () => emphasis, theme, notes: () => state.now().notes,
    sheet: () => {
      const sheet = sheetNow();
      const parts = /** @type {HTMLElement[]} */ ([...byId("story").querySelector(".scene-parts:has(> .form)")?.children ?? []]);
      return sheet && { what: state.now().view, svg: sheet.svg(), shape: "asStory" in sheet ? sheet.asStory() : sheet.shape(), parts };
    },
    listed: () => (state.now().view === "table" ? table?.claims() ?? null : null),
  });
  createPrint(page, { visible: () => visible, emphasis: () => emphasis, theme, story: () => sheetNow()?.svg() ?? null, scenes: tour.points, now: state.now, show });

  /** Show a scene for paper, which is no step back; null: what was shown before. @param {number | null} at @param {import("./controls/state.js").Choice} before */
  function show(at, before) {
    isReplaying = true;
    state.change(at === null ? before : tour.choices(at));
    isReplaying = false;
  }
  const help = /** @type {HTMLDialogElement} */ (byId("help"));
  createKeyboard(page, state, () => visible, {
    choose: (thing) => choose(thing, true),
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
    ...undo,
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
  byId("headline-more").addEventListener("click", () => {
    byId("headline-more").setAttribute("aria-expanded", String(byId("headline").classList.toggle("whole")));
    showMore(byId("headline"), byId("headline-more"));
  });
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address keeps what is seen
    focusDrawing();
  });
  byId("view").addEventListener("click", toggleView);
  byId("view-story").addEventListener("click", () => state.change({ ...startWith(state.now()), view: "story", scope: usual, thing: state.now().thing, tie: state.now().tie }));
  byId("view-answer").addEventListener("click", () => state.change({ view: "answer" }));
  byId("view-groups").addEventListener("click", () => overview?.show());
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
    showUnread(location.hash);
  });
  const redraw = () => {
    drawnFor = sizeNow();
    if (places.put(state.now(), wholeNow())) {
      places.settle(visible.scene);
      renderer.show(visible.scene, emphasis);
    }
    renderer.refresh(theme());
    bench.moved();
    if (state.now().camera === null) fit();
    if (state.now().camera === null) revealChosen();
    sheetNow()?.fit();
    showMore(byId("headline"), byId("headline-more"));
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  // It reports the size once although nothing has changed.
  new ResizeObserver(() => { if (drawnFor !== sizeNow()) redraw(); }).observe(stage);
  // For the console, and for whoever drives the page: what it holds, and what is chosen.
  const scene = () => {
    if (drawnFor !== sizeNow()) redraw(); // the observer would do so with the next frame
    const isOfGroups = state.now().view === "groups";
    return sceneNow({ page, sheet: isOfGroups ? null : cardsNow(), groups: isOfGroups ? overview?.sheet ?? null : null, state, renderer, visible: () => visible, emphasis: () => emphasis, theme, stage: network, covered });
  };
  Object.assign(window, { actorgraph: { page, state, renderer, visible: () => visible, paths: () => paths, scene, answers: (/** @type {string} */ text) => answers(text, visible.passing) } });
  document.documentElement.dataset.ready = "yes";
}

start().catch((error) => {
  const notice = byId("nothing");
  notice.hidden = false;
  notice.textContent = `The page could not be drawn: ${error instanceof Error ? error.message : error}. A browser of 2023 or later is needed.`;
  throw error;
});
