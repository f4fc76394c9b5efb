// The coding page: the report on the left, what to do with its sentences in the middle, what is coded on the right.
// Every deed goes to the server at once and comes back as the state of the files: what is shown is what is on the disk.
import { announce } from "../controls/announce.js";
import { button, byId, make } from "../element.js";
import { drawSentence, openCards } from "./cards.js";
import { drawDifferences } from "./differences.js";
import { claimForm, openFinder, showPreview } from "./form.js";
import { drawNames, newNames, TYPED } from "./names.js";
import { drawRail } from "./rail.js";
import { lettered } from "./relations.js";
import { ask, leave, Stale, token } from "./server.js";
import { drawText, selectedPassage } from "./text.js";
import { quoteOf, trimmed, wordsOf } from "./words.js";

/** Milliseconds between two looks at whether somebody else has changed the files. */
const LOOK = 4000;
/** Milliseconds after the last letter until the sentence follows. */
const REST = 90;

/** @type {CodingDesk} */
let desk;
let busy = false;
/** Say on the document whether a deed is on its way, for tests and for style. @param {boolean} is */
const setBusy = (is) => { busy = is; document.documentElement.dataset.busy = is ? "yes" : "no"; };
let merging = false;
let resting = 0;
let asked = 0;

// -- what is shown ---------------------------------------------------------------------------------

function draw() {
  const { report, state } = desk;
  byId("title").textContent = state.source.title;
  byId("where").textContent = [report.case, publisher(), state.source.date, report.coder ? `coder ${report.coder}` : "", `${report.folder}/${report.file}`].filter(Boolean).join(" · ");
  document.title = `Coding · ${state.source.title}`;
  byId("progress").replaceChildren(...state.marks.map((mark, at) => make("span", { class: `${mark === "flagged" ? "" : mark}${at === desk.sentence && desk.step !== "names" ? " here" : ""}`.trim() || undefined })));
  byId("progress").setAttribute("aria-label", `${state.marks.filter((mark) => mark === "coded" || mark === "read").length} of ${state.marks.length} sentences done`);
  const undo = /** @type {HTMLButtonElement} */ (byId("undo"));
  undo.disabled = !state.undo;
  undo.title = state.undo ? `Undo: ${state.undo}` : "Nothing to undo";
  const waiting = newNames(state).length;
  byId("to-names").textContent = waiting ? `Names (${waiting})` : "Names";
  for (const which of /** @type {const} */ (["names", "sentences", "differences"])) byId(`to-${which}`).setAttribute("aria-pressed", String(desk.step === which));
  byId("to-differences").hidden = !state.two;
  byId("to-differences").textContent = `Differences (${state.two?.left.length ?? 0})`;
  drawText(desk, (at) => { close(); go(at); });
  drawWork();
  drawRail(desk, (claim) => { desk.sentence = claim.sentences[0] ?? desk.sentence; desk.step = "sentences"; edit(claim); });
}

function drawWork() {
  if (desk.step === "differences") return drawDifferences(desk, { take: settleDifference, look: (at) => { desk.difference = at; lookAt(); draw(); }, agreed: () => { act("agreed", {}); } });
  if (desk.step === "names") {
    drawNames(desk, { accept, strike, merge, back: (name) => { act("name", { name: name.name, as: "bring back" }, settle); }, look: (at) => { desk.name = at; draw(); }, done: () => step("sentences") }, merging);
    if (merging) /** @type {HTMLInputElement | null} */ (document.getElementById("merge-into"))?.select();
    return;
  }
  const form = desk.draft ? claimForm(desk, { change, relation: choose, turn, accept: write, drop, close: () => { close(); draw(); }, all }) : null;
  drawSentence(desk, { take, edit, remove }, form);
  if (form) {
    form.focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
    preview();
  }
}

/** @returns {string} */
const publisher = () => desk.state.things.find(({ id }) => id === desk.state.source.publisher)?.name ?? desk.state.source.publisher;

/**
 * Say something above the page, with what can be done about it.
 * @param {string} words
 * @param {[string, () => void][]} [ways]
 */
function notice(words, ways = []) {
  const room = byId("notice");
  if (!ways.length && !room.hidden && room.firstChild?.textContent === words) return; // not read out again and again
  room.hidden = !words;
  room.replaceChildren(make("span", { dir: "auto" }, words), ...ways.map(([name, act]) => button(name, () => { notice(""); act(); })), ...(words ? [button("×", () => notice(""), { "aria-label": "Close" })] : []));
}

// -- deeds -----------------------------------------------------------------------------------------

/**
 * Do something to the files, and show what they are then.
 * @param {string} deed
 * @param {object} given
 * @param {() => void} [then]
 */
async function act(deed, given, then = () => {}) {
  if (busy) return;
  setBusy(true);
  try {
    const { done, state } = await ask(`/api/do/${deed}`, { ...given, version: desk.state.version });
    desk.state = state;
    notice("");
    then();
    announce(done);
    draw();
  } catch (error) {
    if (error instanceof Stale) conflict(error, deed, given, then);
    else notice(error instanceof Error ? error.message : String(error));
  } finally {
    setBusy(false);
  }
}

/**
 * Somebody else has written the files: nothing was saved, and the coder says what shall be.
 * @param {Stale} stale @param {string} deed @param {object} given @param {() => void} then
 */
function conflict({ state }, deed, given, then) {
  desk.state = state;
  drawText(desk, go);
  drawRail(desk, edit);
  notice("The case was changed on the disk by somebody else, so this was not saved. The page shows the files as they are now.", [
    ["Save mine into them", () => { act(deed, given, then); }],
    ["Drop mine", () => { close(); draw(); }],
  ]);
}

/** @param {CodingName} name @param {string} type */
function accept(name, type) {
  const isThere = desk.state.things.some(({ id }) => id === name.id);
  if (type !== "unknown" || !isThere) act("name", { name: name.name, as: "accept", type }, settle);
  else if (desk.name + 1 < newNames(desk.state).length) { desk.name += 1; draw(); } else step("sentences"); // it stays without a type
}
/** @param {CodingName} name */
const strike = (name) => { act("name", { name: name.name, as: "strike" }, settle); };
/** @param {CodingName} name @param {string} into  "" asks into whom. */
function merge(name, into) {
  merging = !into;
  if (into) act("name", { name: name.name, as: "merge", into }, settle);
  else draw();
}

function settle() {
  const left = newNames(desk.state).length;
  desk.name = Math.min(desk.name, Math.max(0, left - 1));
  merging = false;
}

/** @param {CodingDesk["step"]} which */
function step(which) {
  close();
  desk.step = which;
  desk.chosen = null;
  merging = false;
  if (which === "differences") lookAt();
  draw();
  if (which !== "names" && !desk.state.cards) drafted();
}

/** Fetch what is offered, which is left out while names are decided. */
async function drafted() {
  if (busy) return;
  setBusy(true);
  try {
    desk.state = await ask("/api/state");
    const first = desk.state.marks.indexOf("flagged");
    if (desk.state.marks[desk.sentence] !== "flagged" && first >= 0 && desk.step === "sentences") desk.sentence = first;
    draw();
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error));
  } finally {
    setBusy(false);
  }
}

// -- two coders ------------------------------------------------------------------------------------

/** Let the report take one side of the difference. @param {string} side */
function settleDifference(side) {
  const difference = desk.state.two?.left[desk.difference];
  if (difference) act("settle", { difference: difference.key, take: side }, lookAt);
}

/** Show the sentence of the difference that is looked at. */
function lookAt() {
  const left = desk.state.two?.left ?? [];
  desk.difference = Math.max(0, Math.min(desk.difference, left.length - 1));
  const difference = left[desk.difference];
  desk.sentence = difference?.sentence ?? desk.sentence;
  desk.chosen = difference?.place ?? null;
}

/** @param {KeyboardEvent} event @returns {boolean} */
function inDifferences({ key }) {
  const { two } = desk.state;
  if (key === "1") settleDifference("one");
  else if (key === "2") settleDifference("other");
  else if (key === "Backspace" || key === "0") settleDifference("neither");
  else if (key === "j" || key === "ArrowDown" || key === "k" || key === "ArrowUp") {
    desk.difference += key === "j" || key === "ArrowDown" ? 1 : -1;
    lookAt();
    draw();
  } else if (key === "a" && two?.missing) act("agreed", {});
  else return false;
  return true;
}

// -- sentences -------------------------------------------------------------------------------------

/** @param {number} sentence */
function go(sentence) {
  desk.sentence = Math.max(0, Math.min(desk.report.sentences.length - 1, sentence));
  desk.step = "sentences";
  desk.chosen = null;
  draw();
  if (!desk.state.cards) drafted();
  announce(`Sentence ${desk.sentence + 1}: ${desk.report.text.slice(...desk.report.sentences[desk.sentence])}`);
}

/** Go to the next sentence with something to look at, or the last such one. @param {number} way */
function next(way) {
  const { marks } = desk.state;
  for (let at = desk.sentence + way; at >= 0 && at < marks.length; at += way) if (marks[at] === "flagged") return go(at);
  const left = marks.indexOf("flagged");
  if (way > 0 && left >= 0 && left !== desk.sentence) return go(left);
  if (left < 0) notice("Every sentence with something to look at is coded or read. Shift+J goes to the others.");
}

/** Take a card: its claim opens filled in. @param {CodingCard} card */
function take(card) {
  const [start, end] = desk.report.sentences[desk.sentence];
  const [first] = card.options;
  if (first) {
    const { unsure, start: from, end: to, ...fields } = first;
    desk.draft = { fields, start: from, end: to, options: card.options, unsure, replaces: "", card: card.key, all: false };
  } else {
    const [subject, other] = card.ends;
    const isEvent = desk.state.things.find(({ id }) => id === other)?.type === "event";
    const [from, to] = trimmed(desk.report.text, [start, end]);
    desk.draft = { fields: { subject, [isEvent ? "event" : "object"]: other, ...voiceOf(desk.sentence), quote: quoteOf(desk.report.text.slice(from, to)) }, start: from, end: to, options: [], unsure: [], replaces: "", card: card.key, all: false };
  }
  desk.chosen = null;
  draw();
}

/** Return who speaks in a sentence, as its cards have it. @param {number} sentence */
function voiceOf(sentence) {
  const option = (desk.state.cards?.[sentence] ?? []).flatMap(({ options }) => options).find(({ claimant }) => claimant);
  return option ? { claimant: option.claimant, spokesperson: option.spokesperson } : {};
}

/** Begin a claim with the words that are selected, or with the sentence. */
function begin() {
  const { text, sentences } = desk.report;
  const passage = selectedPassage(text) ?? desk.chosen;
  const [start, end] = passage ?? trimmed(text, sentences[desk.sentence]);
  const at = sentences.findIndex(([, last]) => start < last);
  desk.sentence = at < 0 ? desk.sentence : at;
  getSelection()?.removeAllRanges();
  const names = (desk.state.places[desk.sentence] ?? []).filter(([, from, to]) => start <= from && to <= end).map(([id]) => id);
  const known = [...new Set(names)].filter((id) => desk.state.things.some((thing) => thing.id === id));
  const events = known.filter((id) => desk.state.things.find((thing) => thing.id === id)?.type === "event");
  const [subject, object] = known.filter((id) => !events.includes(id));
  desk.draft = { fields: { subject, object, event: events[0], ...voiceOf(desk.sentence), quote: quoteOf(text.slice(start, end)) }, start, end, options: [], unsure: ["subject", "object"], replaces: "", card: "", all: false };
  desk.chosen = null;
  desk.step = "sentences";
  draw();
}

/** Open a claim that is there. @param {CodingClaim} claim */
function edit(claim) {
  const [start, end] = claim.place ?? desk.report.sentences[desk.sentence];
  desk.draft = { fields: { ...claim.fields }, start, end, options: [], unsure: [], replaces: claim.id, card: "", all: true };
  draw();
}

/** @param {CodingClaim} claim */
const remove = (claim) => { act("remove", { id: claim.id }, close); };

function close() {
  desk.draft = null;
}

/** Write the claim that is open. */
function write() {
  const { draft } = desk;
  if (!draft) return;
  if (!draft.fields.relation) return notice("Choose a relation: press its letter, or / to find it by its words.");
  act("claim", { claim: draft.fields, replaces: draft.replaces }, () => {
    close();
    if (!openCards(desk).some(({ strict }) => strict) && desk.state.marks[desk.sentence] !== "flagged" && !draft.replaces) return;
  });
}

/** Reject the card of the claim that is open, or remove the claim. */
function drop() {
  const { draft } = desk;
  if (!draft) return;
  if (draft.replaces) act("remove", { id: draft.replaces }, close);
  else if (draft.card) act("reject", { card: draft.card }, close);
  else { close(); draw(); }
}

function turn() {
  const { draft } = desk;
  if (!draft) return;
  const { subject, object } = draft.fields;
  Object.assign(draft.fields, { subject: object, object: subject });
  draw();
}

function all() {
  if (!desk.draft) return;
  desk.draft.all = !desk.draft.all;
  draw();
}

/** Take a relation; one that was offered brings its direction, quote and voice. @param {string} name */
function choose(name) {
  const { draft } = desk;
  if (!draft) return;
  const option = draft.options.find(({ relation }) => relation === name);
  if (option) {
    const { unsure, start, end, ...fields } = option;
    Object.assign(draft, { fields, start, end, unsure });
  } else {
    const { takesObject } = desk.report.relations.find((relation) => relation.name === name) ?? { takesObject: true };
    draft.fields = { ...draft.fields, relation: name, ...(takesObject ? {} : { object: "" }) };
  }
  draw();
}

/** @param {CodingFields} fields */
function change(fields) {
  if (!desk.draft) return;
  Object.assign(desk.draft.fields, fields);
  clearTimeout(resting);
  resting = window.setTimeout(preview, REST);
}

async function preview() {
  if (!desk.draft) return;
  const turnOf = ++asked;
  try {
    const found = await ask("/api/preview", desk.draft.fields);
    if (turnOf === asked) showPreview(found);
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Move an end of the quote, or of the selection, by a word.
 * @param {number} way @param {boolean} atEnd
 */
function stretch(way, atEnd) {
  const { text, sentences } = desk.report;
  const { draft } = desk;
  const words = wordsOf(text);
  const [first] = sentences[desk.sentence];
  const open = draft ? [draft.start, draft.end] : desk.chosen;
  if (!open) {
    const word = words.find(([from]) => from >= first);
    if (word && way > 0 && atEnd) { desk.chosen = trimmed(text, word); draw(); }
    return;
  }
  let [start, end] = open;
  if (atEnd) {
    const ends = words.map(([from, to]) => trimmed(text, [from, to])[1]).filter((to) => to > start);
    end = (way > 0 ? ends.find((to) => to > end) : ends.findLast((to) => to < end)) ?? end;
  } else {
    const starts = words.map(([from]) => from).filter((from) => from < end);
    start = (way > 0 ? starts.find((from) => from > start) : starts.findLast((from) => from < start)) ?? start;
  }
  if (draft) {
    Object.assign(draft, { start, end });
    change({ quote: quoteOf(text.slice(start, end)) });
    byId("quote").textContent = String(draft.fields.quote);
    drawText(desk, go);
  } else {
    desk.chosen = [start, end];
    draw();
  }
}

// -- keys ------------------------------------------------------------------------------------------

/** @param {KeyboardEvent} event */
function onKey(event) {
  const help = /** @type {HTMLDialogElement} */ (byId("help"));
  if (!desk || help.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  const isField = target.matches("input:not([type=checkbox]), textarea, select");
  if (isField) return inField(event, target);
  const isPressable = target.matches("button, a, summary, input");
  if (isPressable && (event.key === "Enter" || event.key === " ")) return;
  const known = desk.draft ? inClaim(event) : desk.step === "differences" ? inDifferences(event) : desk.step === "names" ? inNames(event) : inSentence(event);
  if (known || everywhere(event)) event.preventDefault();
}

/** @param {KeyboardEvent} event @param {HTMLElement} target */
function inField(event, target) {
  const isOpen = target.getAttribute("aria-expanded") === "true";
  if (event.key === "Escape" && !isOpen) {
    event.preventDefault();
    if (merging) { merging = false; draw(); }
    else byId(desk.draft ? "claim-form" : "work").focus();
  } else if (event.key === "Enter" && desk.draft && target.getAttribute("role") !== "combobox") {
    event.preventDefault();
    event.stopPropagation();
    target.blur();
    write();
  }
}

/** @param {KeyboardEvent} event @returns {boolean} */
function everywhere({ key }) {
  if (key === "u") act("undo", {}, () => { close(); settle(); if (desk.step === "differences") lookAt(); });
  else if (key === "?") /** @type {HTMLDialogElement} */ (byId("help")).showModal();
  else if (key === "g" && !desk.draft) step(desk.step === "names" ? "sentences" : desk.step === "sentences" && desk.state.two ? "differences" : "names");
  else return false;
  return true;
}

/** @param {KeyboardEvent} event @returns {boolean} */
function inSentence({ key, shiftKey }) {
  const cards = openCards(desk);
  const card = /^[1-9]$/u.test(key) ? cards[Number(key) - 1] : undefined;
  if (card) take(card);
  else if (key === "j" || key === "ArrowDown") next(1);
  else if (key === "k" || key === "ArrowUp") next(-1);
  else if (key === "J") go(desk.sentence + 1);
  else if (key === "K") go(desk.sentence - 1);
  else if (key === "ArrowRight" || key === "ArrowLeft") stretch(key === "ArrowRight" ? 1 : -1, shiftKey);
  else if (key === "c" || (key === "Enter" && (desk.chosen || selectedPassage(desk.report.text)))) begin();
  else if (key === "r") act("read", { sentence: desk.sentence }, () => { if (desk.state.marks[desk.sentence] === "read") advance(); });
  else if (key === "e") { const [claim] = desk.state.claims.filter(({ sentences }) => sentences.includes(desk.sentence)); if (claim) edit(claim); }
  else if (key === "Enter" && !cards.length) next(1);
  else if (key === "Escape") { desk.chosen = null; draw(); }
  else return false;
  return true;
}

/** Go on after a sentence was marked as read. */
function advance() {
  const at = desk.state.marks.findIndex((mark, n) => n > desk.sentence && mark !== "coded" && mark !== "read");
  if (at >= 0) desk.sentence = at;
  desk.chosen = null;
}

/** @param {KeyboardEvent} event @returns {boolean} */
function inClaim({ key, shiftKey }) {
  const draft = /** @type {CodingDraft} */ (desk.draft);
  if (key === "Enter") write();
  else if (key === "Backspace" || key === "Delete") drop();
  else if (key === "Escape") { close(); draw(); }
  else if (key === "x") turn();
  else if (key === ".") all();
  else if (key === "/") openFinder();
  else if (key === "ArrowRight" || key === "ArrowLeft") stretch(key === "ArrowRight" ? 1 : -1, shiftKey);
  else {
    const found = lettered(desk, draft).find(({ letter }) => letter === key);
    if (!found) return false;
    choose(found.relation.name);
  }
  return true;
}

/** @param {KeyboardEvent} event @returns {boolean} */
function inNames({ key }) {
  const waiting = newNames(desk.state);
  const name = waiting[desk.name];
  const digit = /^[0-9]$/u.test(key) ? TYPED[(Number(key) + 9) % 10] : "";
  if (key === "Enter" && !waiting.length) step("sentences");
  else if (!name) return false;
  else if (digit) accept(name, digit);
  else if (key === "y" || key === "Enter") accept(name, name.type);
  else if (key === "f") accept(name, "facility");
  else if (key === "v") accept(name, "event");
  else if (key === "n") strike(name);
  else if (key === "m") merge(name, "");
  else if (key === "j" || key === "ArrowDown") { desk.name = Math.min(waiting.length - 1, desk.name + 1); draw(); }
  else if (key === "k" || key === "ArrowUp") { desk.name = Math.max(0, desk.name - 1); draw(); }
  else if (key === "Escape") step("sentences");
  else return false;
  return true;
}

// -- the beginning, and others ---------------------------------------------------------------------

/** Look whether somebody else has changed the files; a claim that is open stays. */
async function look() {
  if (busy || !desk) return;
  const before = desk.state.version;
  try {
    const { version } = await ask("/api/version");
    if (busy || version === desk.state.version || before !== desk.state.version) return;
    const state = await ask("/api/state");
    if (busy || before !== desk.state.version) return;
    desk.state = state;
    notice("The case was changed on the disk by somebody else; the page shows the files as they are now.");
    if (desk.draft) { drawText(desk, go); drawRail(desk, edit); } else draw();
  } catch (error) {
    notice(error instanceof Error ? error.message : String(error));
  }
}

async function start() {
  const [report, state] = await Promise.all([ask("/api/report"), ask("/api/state")]);
  const first = state.marks.findIndex((/** @type {string} */ mark) => mark === "flagged");
  desk = { report, state, step: state.two ? "differences" : newNames(state).length ? "names" : "sentences", sentence: Math.max(0, first), difference: 0, name: 0, chosen: null, draft: null };
  if (state.two) lookAt();
  const graph = byId("to-graph");
  graph.setAttribute("href", `/graph?token=${encodeURIComponent(token)}`);
  byId("undo").addEventListener("click", () => { act("undo", {}, () => { close(); settle(); }); });
  byId("to-names").addEventListener("click", () => step("names"));
  byId("to-sentences").addEventListener("click", () => step("sentences"));
  byId("to-differences").addEventListener("click", () => step("differences"));
  const help = /** @type {HTMLDialogElement} */ (byId("help"));
  byId("to-help").addEventListener("click", () => help.showModal());
  byId("close-help").addEventListener("click", () => help.close());
  document.addEventListener("keydown", onKey);
  addEventListener("pagehide", leave);
  setInterval(look, LOOK);
  draw();
  document.documentElement.dataset.ready = "yes";
  if (report.unnamed) notice("The case does not say who published this report: start again with --publisher NAME, or write it into the file of the report.");
  else if (!report.english) notice("The text does not look like English, and only English is drafted: claims are made from words that you select (c).");
}

start().catch((error) => notice(error.message));
