// A claim that is being written: its sentence as it will be read, the relations by letters, and its fields.
import { createCombobox } from "../controls/combobox.js";
import { button, byId, isolated, make, spaced } from "../element.js";
import { fold } from "../read/fold.js";
import { lettered, searched } from "./relations.js";
import { nameOf, partsOf } from "./words.js";

/** Fields with a name in them: key, what it is called, which things it may be. */
const NAMED = /** @type {const} */ ([
  ["subject", "Who", "both"], ["object", "To whom", "both"], ["event", "Event", "event"], ["claimant", "Who vouches", "actor"], ["spokesperson", "Who said it for them", "actor"],
]);
const WORDS = /** @type {const} */ ([
  ["text", "In words of the report, if it names nobody"], ["hedge", "Hedge: the words that weaken it"], ["when", "When it is true"], ["said", "When it was said"],
  ["role", "Part in the event (planner …)"], ["mode", "Means (weapons, money …)"], ["note", "Your note"],
]);

/**
 * @param {CodingDesk} desk
 * @param {{change: (fields: CodingFields) => void, relation: (name: string) => void, turn: () => void, accept: () => void, drop: () => void, close: () => void, all: () => void}} acts
 */
export function claimForm(desk, acts) {
  const draft = /** @type {CodingDraft} */ (desk.draft);
  const { fields } = draft;
  const relations = make("div", { class: "relations", role: "group", "aria-label": "Relation" }, ...lettered(desk, draft).map(({ letter, relation }) => {
    const isThis = relation.name === fields.relation;
    const element = button("", () => acts.relation(relation.name), { class: `hue-${relation.hue}`, "aria-pressed": isThis ? "true" : "false", tabindex: "-1", title: relation.meaning });
    element.append(make("kbd", {}, letter), " ", make("span", {}, relation.reading));
    return element;
  }), make("button", { type: "button", class: "hue-other", tabindex: "-1", id: "more-relations" }, make("kbd", {}, "/"), " ", make("span", {}, "others")));
  const finder = relationFinder(desk, acts);
  relations.querySelector("#more-relations")?.addEventListener("click", () => openFinder(finder));
  const form = make("div", { class: "claim-form", tabindex: "-1", role: "group", "aria-label": draft.replaces ? "Change a claim" : "A new claim", id: "claim-form" },
    make("p", { class: "reads", id: "reads", "aria-live": "polite", dir: "auto" }, "…"),
    make("p", { class: "fresh", id: "fresh" }),
    make("ul", { class: "warning", id: "wrong" }),
    relations, finder,
    make("blockquote", { class: "quote", dir: "auto", id: "quote" }, String(fields.quote ?? "")),
    fieldsOf(desk, acts),
    buttons(draft, acts));
  return form;
}

/** @param {CodingDraft} draft @param {{accept: () => void, drop: () => void, close: () => void, turn: () => void, all: () => void}} acts */
function buttons(draft, acts) {
  const keyed = (/** @type {string} */ words, /** @type {string} */ key, /** @type {() => void} */ act, name = "") => {
    const element = button(`${words} `, act, { class: name });
    element.append(make("kbd", {}, key));
    return element;
  };
  return make("div", { class: "go" },
    keyed(draft.replaces ? "Save" : "Accept", "Enter", acts.accept, "accept"),
    keyed("Turn round", "x", acts.turn),
    keyed(draft.replaces ? "Remove" : draft.card ? "Reject" : "Drop", "⌫", acts.drop),
    keyed(draft.all ? "Fewer fields" : "All fields", ".", acts.all),
    keyed("Close", "Esc", acts.close));
}

/** @param {CodingDesk} desk @param {{relation: (name: string) => void}} acts */
function relationFinder(desk, acts) {
  const draft = /** @type {CodingDraft} */ (desk.draft);
  const typeOf = (/** @type {unknown} */ id) => desk.state.things.find((thing) => thing.id === id)?.type ?? "";
  const input = make("input", { id: "find-relation", "aria-label": "Find a relation by its words", placeholder: "Find a relation by its words: backs, blames, met …" });
  const box = make("div", { class: "find-relation", hidden: true }, input);
  createCombobox(input, (words) => [{ offers: searched(desk.report.relations, words, typeOf(draft.fields.subject), typeOf(draft.fields.object)).slice(0, 9).map(({ relation, phrase }) => ({
    content: [relation.reading, make("small", { class: "plainly" }, phrase === relation.name || phrase === relation.reading ? relation.meaning : `“${phrase}” · ${relation.meaning}`)],
    take: () => acts.relation(relation.name),
  })) }], { nothing: "No relation that fits both ends has these words" });
  return box;
}

/** Show the field that finds relations. @param {HTMLElement | null} [box] */
export function openFinder(box = document.querySelector(".find-relation")) {
  if (!box) return;
  box.hidden = false;
  box.querySelector("input")?.focus();
}

/** @param {CodingDesk} desk @param {{change: (fields: CodingFields) => void}} acts */
function fieldsOf(desk, acts) {
  const draft = /** @type {CodingDraft} */ (desk.draft);
  const { fields, unsure, all } = draft;
  const shown = (/** @type {string} */ key) => all || unsure.includes(key) || Boolean(fields[key] && String(fields[key]));
  const room = make("div", { class: "fields" });
  // A claim without a subject is about an event.
  const isOpen = (/** @type {string} */ key) => !fields.subject && (key === "subject" || key === "event");
  const stop = (/** @type {string} */ key) => (all || unsure.includes(key) || isOpen(key) ? "0" : "-1");
  /** @param {string} key @param {string} words @param {HTMLElement} element @param {string} [size] */
  const add = (key, words, element, size = "") => room.append(make("label", { class: `f ${size} ${unsure.includes(key) ? "unsure" : ""}` }, make("span", {}, words), element));
  for (const [key, words, kind] of NAMED) {
    if (!shown(key) && !isOpen(key) && (key === "event" || key === "spokesperson")) continue;
    add(key, words, nameField(desk, key, kind, stop(key), (value) => acts.change({ [key]: value })));
  }
  if (shown("modality") || fields.modality) {
    const select = make("select", { id: "f-modality", tabindex: stop("modality") }, ...desk.report.modalities.map((modality) => {
      const option = make("option", { value: modality }, modality);
      option.selected = modality === (fields.modality || "stated");
      return option;
    }));
    // What is stated plainly has no words that weaken it.
    select.addEventListener("change", () => acts.change({ modality: select.value, ...(select.value === "stated" && { hedge: "" }) }));
    add("modality", "How it is said", select);
  }
  for (const [key, words] of WORDS) {
    if (!shown(key) && !(key === "hedge" && fields.modality && fields.modality !== "stated")) continue;
    const value = fields[key];
    const input = make("input", { id: `f-${key}`, value: Array.isArray(value) ? value.join(", ") : String(value ?? ""), tabindex: stop(key), autocomplete: "off" });
    input.addEventListener("input", () => acts.change({ [key]: input.value }));
    add(key, words, input, key === "note" || key === "text" ? "broad" : "");
  }
  if (shown("quantity")) room.append(figureField(desk, stop("quantity"), acts));
  if (all) {
    const box = make("input", { type: "checkbox", id: "f-implied" });
    box.checked = Boolean(fields.implied);
    box.addEventListener("change", () => acts.change({ implied: box.checked }));
    room.append(make("label", { class: "f mine" }, box, "my reading, and not the words"));
  }
  return room;
}

/** @param {CodingDesk} desk @param {string} stop @param {{change: (fields: CodingFields) => void}} acts */
function figureField(desk, stop, acts) {
  const figure = { what: "", op: "=", value: "", unit: "", ...(/** @type {CodingDraft} */ (desk.draft).fields.quantity ?? {}) };
  const change = () => acts.change({ quantity: figure.what || figure.value !== "" ? { ...figure } : null });
  const words = (/** @type {"what" | "value" | "unit"} */ key, /** @type {string} */ name) => {
    const input = make("input", { "aria-label": name, placeholder: name, value: String(figure[key]), tabindex: stop, autocomplete: "off" });
    input.addEventListener("input", () => { figure[key] = input.value; change(); });
    return input;
  };
  const select = make("select", { "aria-label": "Exactly, more, fewer, about", tabindex: stop }, ...desk.report.operators.map((op) => {
    const option = make("option", { value: op }, op);
    option.selected = op === figure.op;
    return option;
  }));
  select.addEventListener("change", () => { figure.op = select.value; change(); });
  return make("fieldset", { class: "f broad plain-set" }, make("legend", {}, "Figure"), make("div", { class: "figure" }, words("what", "what is counted"), select, words("value", "number"), words("unit", "unit")));
}

/**
 * Return a field that finds actors and events by any of their names; other words are a new name.
 * @param {CodingDesk} desk @param {string} key @param {"both" | "actor" | "event"} kind @param {string} stop @param {(value: string) => void} change
 */
function nameField(desk, key, kind, stop, change) {
  const { state } = desk;
  const fields = /** @type {CodingDraft} */ (desk.draft).fields;
  const input = make("input", { id: `f-${key}`, value: nameOf(state, fields[key]), tabindex: stop, dir: "auto" });
  const here = new Set((state.places[desk.sentence] ?? []).map(([id]) => id));
  const mayBe = (/** @type {CodingThing} */ thing) => kind === "both" || (kind === "event") === (thing.type === "event");
  createCombobox(input, (words) => {
    const wanted = fold(words);
    const found = state.things.filter((thing) => mayBe(thing) && [thing.name, ...thing.names, thing.id].some((one) => fold(one).includes(wanted)))
      .sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id)) || Number(fold(b.name).startsWith(wanted)) - Number(fold(a.name).startsWith(wanted)) || a.name.length - b.name.length);
    const offers = found.slice(0, 7).map((thing) => ({
      content: [isolated(thing.name), make("small", {}, ` ${spaced(thing.type)}`)], take: () => { input.value = thing.name; change(thing.id); byId("claim-form").focus(); },
    }));
    if (!found.some((thing) => fold(thing.name) === wanted)) offers.push({ content: [make("small", {}, "new: "), isolated(words)], take: () => { change(words); byId("claim-form").focus(); } });
    return [{ offers }];
  }, { nothing: "Nobody is called so" });
  input.addEventListener("change", () => { if (input.value !== nameOf(state, fields[key])) change(state.things.find((thing) => mayBe(thing) && thing.name === input.value)?.id ?? input.value.trim()); });
  return input;
}

/**
 * Show how the claim will be read, and what is wrong with it.
 * @param {{parts: CodingPart[], faults: string[], new: string[]}} preview
 */
export function showPreview({ parts, faults, new: fresh }) {
  const reads = document.getElementById("reads");
  if (!reads) return;
  reads.replaceChildren(...(parts.length ? partsOf(parts) : ["…"]));
  byId("fresh").textContent = fresh.length ? `New in the case: ${[...new Set(fresh)].join(", ")}` : "";
  byId("wrong").replaceChildren(...faults.map((fault) => make("li", { dir: "auto" }, fault)));
}
