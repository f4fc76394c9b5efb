// The first step: names that the case has not are accepted with a type, merged into somebody, or struck.
import { createCombobox } from "../controls/combobox.js";
import { button, byId, counted, isolated, make, spaced } from "../element.js";
import { fold } from "../read/fold.js";

/** The types that have a digit: 1 to 9, then 0. */
export const TYPED = ["state", "government-body", "military", "armed-group", "umbrella-group", "class", "organisation", "person", "media-outlet", "place"];

/** Return the names that wait for a decision. @param {CodingState} state */
export const newNames = (state) => state.names.filter(({ known, struck }) => !known && !struck);

/**
 * @param {CodingDesk} desk
 * @param {{accept: (name: CodingName, type: string) => void, strike: (name: CodingName) => void, merge: (name: CodingName, into: string) => void, back: (name: CodingName) => void, look: (at: number) => void, done: () => void}} acts
 * @param {boolean} merging  Whether the field is open in which one says into whom.
 */
export function drawNames(desk, acts, merging) {
  const { state, report } = desk;
  const waiting = newNames(state);
  const rows = waiting.map((name, at) => {
    const isHere = at === desk.name;
    const [start, end] = report.sentences[name.sentence];
    const row = make("li", { class: `name-row${isHere ? " here" : ""}`, "aria-current": isHere ? "true" : undefined },
      make("strong", { dir: "auto" }, name.name), make("small", {}, counted(name.count, "time")),
      make("p", { class: "note", dir: "auto" }, ...around(report.text, start, end, name)));
    if (name.like.length && isHere) row.append(make("p", { class: "note" }, "Perhaps ", ...name.like.flatMap(({ name: other, why }, n) => [n ? ", " : "", isolated(other), ` (${why})`])));
    if (isHere && merging) row.append(mergeField(state, name, acts.merge));
    else if (isHere) {
      const keys = make("div", { class: "keys", role: "group", "aria-label": `What ${name.name} is` });
      TYPED.forEach((type, n) => {
        const element = button(`${spaced(type)} `, () => acts.accept(name, type), { class: type === name.type ? "guess" : undefined });
        element.prepend(make("kbd", {}, String((n + 1) % 10)), " ");
        keys.append(element);
      });
      keys.append(...[["f", "facility", "facility"], ["v", "event", "event"]].map(([key, words, type]) => {
        const element = button(words, () => acts.accept(name, type), { class: type === name.type ? "guess" : undefined });
        element.prepend(make("kbd", {}, key), " ");
        return element;
      }));
      const strike = button("strike", () => acts.strike(name));
      strike.prepend(make("kbd", {}, "n"), " ");
      const merge = button("merge into …", () => acts.merge(name, ""));
      merge.prepend(make("kbd", {}, "m"), " ");
      const guess = button(`as ${spaced(name.type)}`, () => acts.accept(name, name.type));
      guess.prepend(make("kbd", {}, "y"), " ");
      keys.append(guess, strike, merge);
      row.append(keys);
    } else row.addEventListener("click", () => acts.look(at));
    return row;
  });
  const known = state.names.filter((name) => name.known);
  const struck = state.names.filter((name) => name.struck && !name.known);
  byId("work").replaceChildren(
    make("h2", {}, make("b", {}, "Names"), waiting.length ? `${waiting.length} to decide` : "all decided"),
    waiting.length
      ? make("p", { class: "note" }, "Names that the case has not. A name becomes an actor, another name of one, or is struck: then its pairs are no longer offered.")
      : make("p", { class: "here-words" }, "Every name in the text is one of the case’s, or struck."),
    make("ol", { class: "names-new" }, ...rows),
    ...(waiting.length ? [] : [goOn(acts.done)]),
    list(`${counted(known.length, "name")} that the case has`, known.map(({ name, type, why }) => [name, `${spaced(type)} · ${why}`])),
    ...(struck.length ? [list(`${counted(struck.length, "name")} struck`, struck.map(({ name }) => [name, ""]), struck.map((name) => () => acts.back(name)))] : []),
  );
  byId("work").querySelector(".here")?.scrollIntoView({ block: "nearest" });
}

/** @param {() => void} done */
function goOn(done) {
  const element = button("To the sentences ", done, { class: "more" });
  element.append(make("kbd", {}, "Enter"));
  return element;
}

/** @param {string} title @param {[string, string][]} rows @param {(() => void)[]} [backs]  What brings each back. */
function list(title, rows, backs = []) {
  return make("details", { class: "known" }, make("summary", {}, title),
    make("ul", {}, ...rows.map(([name, why], at) => make("li", {}, isolated(name), " ", make("small", { dir: "auto" }, why), backs[at] ? button("Bring back", backs[at], { class: "quiet" }) : null))));
}

/**
 * Return the sentence of a name, the name marked.
 * @param {string} text @param {number} start @param {number} end @param {CodingName} name
 */
function around(text, start, end, name) {
  const from = Math.max(start, name.start - 90);
  const to = Math.min(end, name.end + 110);
  return [from > start ? "… " : "", text.slice(from, name.start), make("mark", {}, text.slice(name.start, name.end)), text.slice(name.end, to), to < end ? " …" : ""];
}

/**
 * Return the field in which one says whose name it is.
 * @param {CodingState} state @param {CodingName} name @param {(name: CodingName, into: string) => void} merge
 */
function mergeField(state, name, merge) {
  const input = make("input", { id: "merge-into", "aria-label": `Whose name ${name.name} is`, placeholder: "Whose name is it?" });
  const box = make("div", { class: "merge" }, input);
  createCombobox(input, (words) => [{ offers: found(state, words, name).map((thing) => ({
    content: [isolated(thing.name), make("small", {}, ` ${spaced(thing.type)}`)], take: () => merge(name, thing.id),
  })) }], { nothing: "Nobody is called so" });
  if (name.like[0]) input.value = name.like[0].name;
  return box;
}

/** @param {CodingState} state @param {string} words @param {CodingName} name */
function found(state, words, name) {
  const wanted = fold(words);
  const likely = new Set(name.like.map(({ id }) => id));
  return state.things.filter((thing) => [thing.name, ...thing.names].some((one) => fold(one).includes(wanted)))
    .sort((a, b) => Number(likely.has(b.id)) - Number(likely.has(a.id)) || a.name.length - b.name.length).slice(0, 8);
}
