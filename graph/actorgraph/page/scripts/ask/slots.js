// What each slot of the grammar finds in one question: names, verbs in their forms, kinds, auxiliaries; see
// `actorgraph.ask.slots`.
import { createParse, inTurn, WEIGHT } from "./grammar.js";
import { ENDS, SUPPLIES, TEXT } from "./lexicon.js";
import { POSSESSIVE } from "./words.js";

/**
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./lexicon.js").Form} Form
 * @typedef {import("./lexicon.js").Phrase} Phrase
 * @typedef {import("./grammar.js").Ways} Ways
 * @typedef {import("./grammar.js").Slot} Slot
 * @typedef {(phrase: Phrase, word: Word) => boolean} Test
 */

/** What stands for an end of a clause that is asked for, or that may be anybody. */
export const ASKED = "asked";
export const ANYBODY = "anybody";
const OF_KIND = new Set(["of the", "kind of", "kinds of", "sort of", "sorts of", "type of", "types of"]);
/** Types of actors in which something happens. */
const GROUNDS = new Set(["place", "facility", "state"]);
/** Families of acts of force and of places, whose verbs may lack their preposition. */
const FORCE = new Set(["attack", "response", "contact", "location"]);

/**
 * Return what pieces of the grammar make of the words, and what its questions find that take all of them.
 * @param {import("./grammar.js").Grammar} grammar
 * @param {Lexicon} lexicon
 * @param {Word[]} words
 * @param {import("./naming.js").Spots} names
 */
export function parseOf(grammar, lexicon, words, names) {
  const { words: sets, light, stem, isIngForm, isParticiple } = lexicon;
  const [aux, become, be] = [sets("aux"), sets("become"), sets("be")];
  const folded = (/** @type {number} */ at) => words[at]?.folded ?? "";
  const run = (/** @type {number} */ at, /** @type {number} */ length) => (at + length <= words.length ? words.slice(at, at + length).map((word) => word.folded).join(" ") : "");
  const isBe = (/** @type {string} */ word) => be.has(word) || become.has(word);
  const isWithin = (/** @type {string} */ word) => (light.has(word) && !be.has(word)) || sets("within").has(word);
  /** @type {Test} */
  const isPlain = (phrase, word) => !phrase.state && !isIngForm(word);
  /** @type {Test} */
  const isIng = (phrase, word) => !phrase.state && isIngForm(word);
  /** "Is allied with", and nouns: "leader of". @type {Test} */
  const isState = (phrase, word) => {
    const rest = phrase.key.slice(0, -1);
    const isUndergone = rest.length === 1 && !phrase.own && isParticiple(word); // who was killed does not kill
    return (phrase.state && !isUndergone) || (rest.length > 1 && sets("prepositions").has(rest[rest.length - 1]) && !isIngForm(word) && !isParticiple(word));
  };
  const isAct = (/** @type {Form} */ form) => FORCE.has(lexicon.family(lexicon.reading(form)));

  // -- names ------------------------------------------------------------------------------------------------

  /** @type {Slot} */
  function thing(start, role) {
    const at = start + Number(sets("determiners").has(folded(start)) && !names.has(start)); // "any American troops"
    /** @type {Ways} */
    const found = (names.get(at) ?? []).flatMap(([end, things]) => things.map((its) => /** @type {[number, any]} */ ([end, { [role]: its, [WEIGHT]: end - at }])));
    const isItself = ["o", "e", "by"].includes(role); // "Does X deny it?" is not of X
    if (!sets("it").has(folded(at)) || names.has(at) || isItself) return found;
    const before = new Set([...names].filter(([start]) => start < at).flatMap(([, [[, things]]]) => things));
    return before.size === 1 ? [[at + 1, { [role]: [...before][0] }]] : found; // nobody else can be meant
  }

  /** @type {Slot} */
  const event = (at, role) => thing(at, role).filter(([, found]) => found[role].isEvent);

  /** @type {Slot} */
  const place = (at, role) => thing(at, role).filter(([, found]) => GROUNDS.has(found[role].kind));

  // -- who, and what kind -------------------------------------------------------------------------------------

  /** @type {Slot} */
  function who(at) {
    const word = folded(at);
    /** @type {Ways} */
    const found = sets("which").has(word) ? kinds(at + (OF_KIND.has(run(at + 1, 2)) ? 3 : 1), "") : [];
    return sets("who").has(word) ? [...found, [at + 1, { types: word === "what" ? TEXT : [] }]] : found;
  }

  /**
   * Return a slot for runs of words of a set, the longest first.
   * @param {string} set
   * @param {(text: string, meaning: string[], its: Word[]) => Record<string, any>} found
   * @returns {Slot}
   */
  const meant = (set, found) => (at) => [3, 2, 1].flatMap((length) => {
    const text = run(at, length);
    const meaning = text ? lexicon.meaning(set, text) : undefined;
    return meaning ? [/** @type {[number, any]} */ ([at + length, found(text, meaning, words.slice(at, at + length))])] : [];
  });
  const kinds = meant("kinds", (kind, types) => ({ types, kind }));

  /** @type {Slot} */
  const noun = (at) => [3, 2, 1].flatMap((length) => {
    const form = at + length <= words.length ? lexicon.nouns.get(words.slice(at, at + length).map((word) => word.stem).join(" ")) : undefined;
    return form ? [/** @type {[number, any]} */ ([at + length, { form }])] : [];
  });

  /** @type {Slot} */
  function title(at) {
    /** @type {Ways} */
    const found = [];
    for (let end = Math.min(words.length, at + 5); end > at; end -= 1) {
      const its = words.slice(at, end);
      if (its.some((word) => aux.has(word.folded) || sets("question_words").has(word.folded))) continue;
      found.push([end, { title: its.filter((word) => !sets("small").has(word.folded)).map((word) => word.folded) }]);
    }
    return found;
  }

  /** "Sons of the Pass' leader" may lose its mark. @type {Slot} */
  const possessive = (at) => (folded(at) === POSSESSIVE ? [[at + 1, {}]] : at && folded(at - 1).endsWith("s") ? [[at, {}]] : []);

  // -- auxiliaries ----------------------------------------------------------------------------------------------

  /** Return where runs of auxiliaries that begin at a word end. @param {number} at */
  function runs(at) {
    const found = [];
    for (let end = at; aux.has(folded(end)) || isBe(folded(end)); end += 1) found.push(end + 1);
    return found;
  }
  const ahead = (/** @type {number} */ at) => (folded(at) === "will" || folded(at) === "would" ? { ahead: "yes" } : {});
  /** @type {Slot} */
  const doing = (at) => runs(at).filter((end) => !isBe(folded(end - 1))).map((end) => [end, ahead(at)]);
  /** @type {Slot} */
  const being = (at) => runs(at).filter((end) => isBe(folded(end - 1))).map((end) => [end, ahead(at)]);

  // -- verbs and states -----------------------------------------------------------------------------------------

  const beginning = (/** @type {number} */ at) => (at < words.length && !light.has(folded(at)) ? lexicon.beginning(words[at].stem) : []);

  /** Mark what a phrase of the lexicon finds: its ends must be of the types that it asks for. @param {Phrase} phrase @param {Ways} found @returns {Ways} */
  const strictly = (phrase, found) => (phrase.own ? found : found.map(([end, one]) => [end, { ...one, strict: "yes" }]));

  /** @param {Test} test @param {string} [gap] @returns {Slot} */
  const verb = (test, gap = "") => (at) => beginning(at).flatMap((phrase) => (test(phrase, words[at]) ? strictly(phrase, matched(phrase.key, at, phrase.form, gap)) : []));

  /** States, with an article before a noun: "the head of". @param {(test: Test) => Slot} find @returns {Slot} */
  const state = (find) => (at, role) => find(isState)(at + Number(sets("articles").has(folded(at))), role);

  /** Verbs in the passive: what stands first behind the verb is the subject now. @type {Slot} */
  const passive = (at) => beginning(at).flatMap((phrase) => {
    const { key, form } = phrase;
    const gap = /** @type {string} */ (key.find((part) => ENDS.has(part)));
    if (phrase.state || form.inverse || gap === "{m}" || !isParticiple(words[at]) || lexicon.isSymmetric(form)) return [];
    return strictly(phrase, matched(key, at, form, gap)).map(([end, found]) => /** @type {[number, any]} */ ([end, { ...found, gap }]));
  });

  /** Phrases that lack their object, and the preposition before it: "want war" of "want war with". @param {Test} test @returns {Slot} */
  const alone = (test) => (at) => beginning(at).flatMap((phrase) => {
    if (phrase.key[phrase.key.length - 1] !== "{o}" || !test(phrase, words[at])) return [];
    let rest = phrase.key.slice(0, -1);
    const last = rest[rest.length - 1];
    if (rest.length > 1 && last.split("|").every((word) => sets("prepositions").has(word))) {
      if (last.includes("|") && lexicon.family(lexicon.reading(phrase.form)) === "attack") return []; // "carried out an attack" is of one that has a name
      const isShort = phrase.own && (phrase.state || isAct(phrase.form));
      if (!(rest.length > 2 || isShort) || (last === "by" && !phrase.state)) return []; // "speak" alone is no "speak for"
      rest = rest.slice(0, -1);
    }
    return matched(rest, at, phrase.form, "");
  });

  /** Return the words and places of a phrase, but for the place that is a gap. @param {string[]} key @param {number} at @param {Form} form @param {string} gap @returns {Ways} */
  const matched = (key, at, form, gap) => inTurn(key, at, (part, start) => partAt(part, start, gap)).map(([end, { means, ...found }]) => [end, { ...found, form: { ...form, mode: means || form.mode } }]);

  /** @param {string} part @param {number} at @param {string} gap @returns {Ways} */
  function partAt(part, at, gap) {
    if (part === gap) return [[at, {}]];
    if (part === "{o}") return parse.piece("object", at);
    if (part === "{e}") return event(at, "e");
    if (part === "{m}") return means(at);
    return part.split("|").flatMap((its) => {
      const end = inStems(its.split("_"), at);
      return end ? [/** @type {[number, any]} */ ([end, {}])] : [];
    });
  }

  /** Return where words with some stems end that begin at a word, 0 if others stand there. @param {string[]} stems @param {number} start */
  function inStems(stems, start) {
    let at = start;
    for (const part of stems) {
      for (; isWithin(folded(at)) && words[at].stem !== part; at += 1) {
        // "Started the war" is of one that has a name, "started war" of any.
        if (folded(at) === "the" && lexicon.meanings("heads").get(folded(at + 1)) === "war") return 0;
      }
      if (words[at]?.stem !== part) return 0;
      at += 1;
    }
    return at;
  }

  /** What is handed over: "weapons", "support". @param {number} start @returns {Ways} */
  function means(start) {
    let at = start;
    while (isWithin(folded(at))) at += 1;
    if (at >= words.length) return [];
    const its = lexicon.meansIn([folded(at)]);
    if (its === "troops" && folded(at - 1) !== "with") return []; // troops that are sent are deployed
    if (its && its !== SUPPLIES) return [[at + 1, { means: its }]];
    return lexicon.stemsOf(sets("help")).has(words[at].stem) ? [[at + 1, {}]] : [];
  }

  // -- relations in other places ------------------------------------------------------------------------------

  /** "Blames", "accuses". @type {Slot} */
  const attributes = (at) => beginning(at).filter(({ key, form }) => form.target === "attributes" && key.length === 2 && key[1] === "{o}" && !form.inverse).map(() => [at + 1, {}]);

  /** @type {Slot} */
  const blamed = (at, role) => [
    ...(at < words.length && isParticiple(words[at]) ? attributes(at, role) : []),
    ...(run(at, 2) === "held responsible" ? [/** @type {[number, any]} */ ([at + 2, {}])] : []),
  ];

  /** Relations that go both ways: "at war", "allied", "fighting each other". @type {Slot} */
  function together(at) {
    let left = words.slice(at).map((word) => word.folded);
    for (const tail of lexicon.runs("each_other")) if (left.length >= tail.length && tail.every((word, n) => left[left.length - tail.length + n] === word)) left = left.slice(0, -tail.length);
    const key = left.filter((word) => !isWithin(word)).map(stem);
    if (!key.length) return [];
    const asked = new Set([key, ...[...sets("both_ways")].map((last) => [...key, last])].map((its) => its.join(" ")));
    const forms = lexicon.beginning(key[0]).filter((phrase) => asked.has(phrase.key.slice(0, -1).join(" "))).map(({ form }) => form);
    const its = key.length === 1 ? lexicon.nouns.get(key[0]) : undefined;
    return [...new Set(its ? [...forms, its] : forms)].filter(lexicon.isSymmetric).map((form) => /** @type {[number, any]} */ ([words.length, { form }]));
  }

  /** The relation of a participle: "backed" in "Iran-backed groups". @type {Slot} */
  const verbOf = (at) => beginning(at).filter(({ key, form }) => key.length === 2 && !form.inverse && /(?:ed|led|run)$/u.test(folded(at))).map(({ form }) => [at + 1, { form }]);

  /** @type {Slot} */
  function modalVerb(at) {
    const modal = at < words.length ? lexicon.modalVerb(words[at].stem) : "";
    return modal ? [[at + (["at", "that"].includes(folded(at + 1)) ? 2 : 1), { modal: [folded(at), [modal]] }]] : [];
  }

  /** Any words. @type {Slot} */
  const span = (at, role) => words.slice(at).map((_, more) => [at + more + 1, { [role]: [at, at + more + 1] }]);

  const find = { verb, alone };
  const parse = createParse(grammar, words, {
    thing, event, place, who, kinds, noun, title, possessive, do: doing, be: being, passive, attributes, blamed, together,
    any: (at, role) => (sets("somebody").has(folded(at)) ? [[at + 1, { [role]: ANYBODY }]] : []),
    ask: (at, role) => (sets("asked").has(folded(at)) ? [[at + 1, { [role]: ASKED }]] : []),
    aux: (at) => [at, ...runs(at)].map((end) => [end, {}]),
    "do?": (at, role) => [[at, {}], ...doing(at, role)],
    been: (at) => (["been", "being", "be"].includes(folded(at)) ? [[at + 1, {}]] : []),
    act: verb(isPlain), ing: verb(isIng), act_to: verb(isPlain, "{o}"), ing_to: verb(isIng, "{o}"),
    act_alone: alone(isPlain), ing_alone: alone(isIng),
    stative: state(find.verb), stative_to: state((test) => verb(test, "{o}")), stative_alone: state(find.alone),
    verb_of: verbOf, modal_verb: modalVerb,
    "run": span, "run?": (at, role) => [[at, { [role]: [at, at] }], ...span(at, role)],
    doing: (at, role) => (folded(at).endsWith("ing") ? span(at, role) : []),
    name: (at, role) => (names.get(at) ?? []).slice(0, 1).map(([end]) => [end, { [role]: [at, end] }]),
    wh: (at, role) => (sets("question_words").has(folded(at)) && !["by", "that"].includes(folded(at)) ? [[at + 1, { [role]: [at, at + 1] }]] : []),
    helps: (at, role) => (aux.has(folded(at)) ? [[at + 1, { [role]: [at, at + 1] }]] : []),
    words: (at) => (at < words.length ? [[words.length, { words: words.slice(at) }]] : []),
    acts: meant("acts", (_, acts, its) => ({ acts, words: its })),
    deed: meant("deeds", (_, [deed]) => ({ deed })),
    deed_verb: meant("deed_verbs", (_, [deed]) => ({ deed })),
    modal: meant("modals", (text, modal) => ({ modal: [text, modal] })),
  });
  return parse;
}
