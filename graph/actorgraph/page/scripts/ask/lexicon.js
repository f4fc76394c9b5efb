// The words of a question: closed sets, the verbs, phrases and nouns that ask for a relation, and the relations
// themselves; made of the tables of `actorgraph.ask.tables`. No English stands in the scripts but here and there a
// word that the grammar hangs on.
import { createStem } from "./stem.js";

/**
 * What a phrase asks for: a relation or family by name, from one end or the other, by some means or any.
 * @typedef {{target: string, inverse: boolean, mode: string}} Form
 * A phrase as stems and places, and what it asks for; a state begins with a form of "to be"; `own` of the vocabulary.
 * @typedef {{key: string[], form: Form, state: boolean, own: boolean}} Phrase
 * One or several relations, by place, seen from one end: `inverse` if the objects are asked for.
 * @typedef {{name: string, relations: number[], inverse: boolean}} Reading
 * @typedef {import("./words.js").Word} Word
 * @typedef {ReturnType<typeof createLexicon>} Lexicon
 */

/** Places in a phrase: who suffers it, the event, the means. */
export const ENDS = new Set(["{o}", "{e}", "{m}"]);
/** With "what", things that are told in words alone answer too. */
export const TEXT = ["text"];

/** @param {Tables} tables */
export function createLexicon(tables) {
  const stem = createStem(tables.stems, tables.whole);
  const split = (/** @type {string} */ text) => text.split("|");
  const sets = Object.fromEntries(Object.entries(tables.words).map(([name, rows]) => [name, new Set(Object.values(rows).flatMap(split))]));
  const words = (/** @type {string} */ name) => sets[name];
  const meanings = Object.fromEntries(Object.entries(tables.words).map(([name, rows]) =>
    [name, new Map(Object.entries(rows).flatMap(([meaning, its]) => split(its).map((word) => /** @type {[string, string]} */ ([word, meaning]))))]));
  /** Return what a word of a set means, as its words; none for all, undefined if it is not of the set. @param {string} name @param {string} word */
  const meaning = (name, word) => {
    const found = meanings[name].get(word);
    return found === undefined ? undefined : found === "-" ? [] : found.split(" ");
  };
  /** @type {Map<string, string[][]>} */
  const runsOf = new Map();
  /** Return the words of a set, each as a run of single words, the longest first. @param {string} name */
  function runs(name) {
    let found = runsOf.get(name);
    if (!found) runsOf.set(name, found = [...words(name)].map((text) => text.split(" ")).sort((a, b) => b.length - a.length));
    return found;
  }
  const known = new Set(tables.known.split(" "));
  const plain = new Set(tables.stems_plain.split(" "));
  const other = new Set(tables.stems_known.split(" "));
  const stemsOf = (/** @type {Iterable<string>} */ its) => new Set([...its].map(stem));
  const be = words("be");
  const light = new Set([...be, ...words("light")]);

  // -- phrases and nouns ----------------------------------------------------------------------------------

  const forms = tables.forms.map(([target, inverse, mode]) => ({ target, inverse: Boolean(inverse), mode }));
  /** @type {Map<string, Phrase[]>} */
  const phrases = new Map();
  const acts = new Set();
  for (const row of tables.phrases.split("\n")) {
    const [head, ...key] = row.split(" ");
    const phrase = { key, form: forms[parseInt(head, 10)], state: head.includes("s"), own: head.includes("o") };
    for (const first of key[0].split("|")) {
      const [begins] = first.split("_");
      const its = phrases.get(begins);
      if (its) its.push(phrase);
      else phrases.set(begins, [phrase]);
    }
    if (phrase.own && key.length === 2 && key[1] === "{o}") acts.add(key[0]);
  }
  const nouns = new Map(tables.nouns.flatMap((row, at) => (row ? split(row).map((noun) => /** @type {[string, Form]} */ ([noun, forms[at]])) : [])));
  const irregular = [...new Set(tables.stems.flat())];

  // -- relations --------------------------------------------------------------------------------------------

  const relations = tables.relations.map(([name, family, inverse, symmetric]) => ({ name, family, inverse, symmetric: Boolean(symmetric) }));
  const places = new Map(relations.map(({ name }, at) => [name, at]));
  const families = new Map(tables.families);
  /** What a name means from either end: places of relations, and whether it is the inverse. @type {Map<string, [string, boolean]>} */
  const named = new Map();
  for (const [name, inverse] of [...relations.map((its) => [its.name, its.inverse]), ...families]) {
    if (!named.has(name)) named.set(name, [name, false]);
    if (!named.has(inverse)) named.set(inverse, [name, true]);
  }
  const members = (/** @type {string} */ family) => relations.flatMap((its, at) => (its.family === family ? [at] : []));
  const relationsOf = (/** @type {string} */ name) => (places.has(name) ? [/** @type {number} */ (places.get(name))] : members(name));

  /**
   * Return the reading of some relations from one end; a single one that goes both ways has one end only.
   * @param {number[]} its
   * @param {boolean} inverse
   * @returns {Reading}
   */
  function readingOf(its, inverse) {
    const one = relations[its[0]];
    if (its.length === 1) return inverse && !one.symmetric ? { name: one.inverse, relations: its, inverse: true } : { name: one.name, relations: its, inverse: false };
    return { name: inverse ? families.get(one.family) ?? one.family : one.family, relations: its, inverse };
  }

  return {
    stem, words, runs, meaning, known, light, acts, nouns, relations, readingOf, stemsOf,
    tables,
    /** The modality of what somebody "denies", "hints" and so on, by the stem of the verb; empty for none. @param {string} verb */
    modalVerb: (verb) => [...meanings.modal_verbs].findLast(([its]) => stem(its) === verb)?.[1] ?? "",
    isIngForm: (/** @type {Word} */ word) => word.folded.endsWith("ing") && stem(word.folded.slice(0, -3)) === word.stem,
    isParticiple: (/** @type {Word} */ word) => word.folded.endsWith("ed") || words("participles").has(word.folded) || irregular.filter((form) => stem(form) === word.stem).slice(1).includes(word.folded),
    /** The meanings of a set, by word. @param {string} name */
    meanings: (name) => meanings[name],
    /** True if a word, or a form of it, is known. @param {Word} word */
    has: (word) => known.has(word.folded) || plain.has(word.stem) || other.has(word.stem),
    /** True if the grammar or the vocabulary has a word, the lexicon aside. @param {Word} word */
    hasPlainly: (word) => known.has(word.folded) || plain.has(word.stem),
    /** Return the phrases that begin with a stem. @param {string} first */
    beginning: (first) => phrases.get(first) ?? [],
    /** Return the means that words name; empty if they leave it open. @param {string[]} its */
    meansIn: (its) => {
      const found = its.map((word) => tables.means[stem(word)]).filter(Boolean);
      return found.find((means) => means !== SUPPLIES) ?? found[0] ?? "";
    },
    /** Return the part in an event that words name; empty for none. @param {string[]} its */
    partIn: (its) => {
      for (const word of its) for (const [begins, part] of Object.entries(tables.parts)) if (word.startsWith(begins)) return part;
      return "";
    },
    isFamily: (/** @type {string} */ name) => families.has(name),
    /** True if a relation or family is called so, from either end. @param {string} name */
    knows: (name) => named.has(name),
    /** @param {string} name @returns {Reading} */
    readingNamed: (name) => {
      const [target, inverse] = /** @type {[string, boolean]} */ (named.get(name));
      return readingOf(relationsOf(target), inverse);
    },
    /** @param {Form} form @returns {Reading} */
    reading: ({ target, inverse }) => readingOf(relationsOf(target), inverse),
    /** @param {Reading} reading */
    turned: (reading) => readingOf(reading.relations, !reading.inverse),
    /** The family of a reading. @param {Reading} reading */
    family: (reading) => relations[reading.relations[0]].family,
    /** The names of the relations of a reading. @param {Reading} reading */
    names: (reading) => reading.relations.map((at) => relations[at].name),
    /** @param {Form} form */
    isSymmetric: ({ target }) => relationsOf(target).some((at) => relations[at].symmetric),
    /** Return a sentence about a reading, with words in it; "!r" puts them in quotes. @param {string} name @param {Record<string, string | number>} [its] */
    note: (name, its = {}) => tables.notes[name].replace(/\{(\w+)(!r)?\}/gu, (_, key, quote) => (quote ? quoted(String(its[key])) : String(its[key]))),
  };
}

/** Whatever is supplied, if a question does not say what. */
export const SUPPLIES = "supplies";

/** Return words in quotes, as Python writes a text. @param {string} text */
export const quoted = (text) => (text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`);
