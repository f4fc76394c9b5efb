// Questions in the search field, as far as the page can answer them: read with the phrases of `actorgraph ask`,
// which asks.py makes into tables. What is not wholly understood is not a question: the page never answers another
// question than the one asked.
import { fold } from "./fold.js";

/** The mark of a possessor, "Iran's", as a word of its own. */
const POSSESSIVE = "'s";
const POSSESSED = /^(.+)['’‘ʼ´`]s([.,;:?!)\]”"]*)$/isu;
const ARTICLE = /^(?:the|an?) /u;
const set = (/** @type {string} */ text) => new Set(text.split(" "));
const ASKING = set("who what where when how why that there it he she");
const WHO = set("who whom what which");
const ARTICLES = set("a an the");
const FRONTED = set("of to in with for by against from on under at");
/** The nouns and participles that ask for a path, and what may stand around them. */
const LINK = /^(?:what )?(?:(?:is|are|was|were) )?(?:there )?(?:(?:the|an?|any) )?(?:(?:shortest|closest|direct|possible|known|indirect) )?(?:relations?|relationships?|paths?|connections?|links?|ties?|route|chain) (?:between|from|of)$/u;
const TIED = /^(?:connected|linked|tied|related) (?:to|with)$/u;
const TIED_TOGETHER = /^(?:connected|linked|tied|related)?$/u;
/** What may stand between "who is" or "is X" and a noun for whoever does it. */
const NOUN = /^(?:all )?(?:(?:the|an?|one of the) )?(\S+) (?:of|for)$/u;
const IS_NOUN = /^(?:(?:an?|the|one) )?(?:of the )?(\S+) (?:of|to|for|in)$/u;
const OWN_NOUN = /^(\S+)$/u;
/** Words of the longest name that is looked for, of the longest noun for a kind, and of the longest question. */
const LONGEST = 14;
const LONGEST_KIND = 3;
const MOST_WORDS = 60;
/** Families of which "what" asks for words and not for actors. */
const IN_WORDS = set("announcement attribution contact response threat");
/** @type {Only} */
const ANYBODY = { types: [], noun: "" };
const PLACES = new Set(["place", "facility"]);
/** The least code of a claim that has a date of its own; see `Codes.dated`. */
const OWN_DATE = 3;

/**
 * A relation or family, seen from the end of who does it, or with `inverse` of who suffers it.
 * @typedef {{name: string, who: string[], whom: string[], whether: string[], relations: Set<number>, family: string}} Meaning
 * @typedef {{meaning: Meaning, inverse: boolean}} Form
 *
 * Types of actors that alone are asked for, and the noun that says so; none for all.
 * @typedef {{types: string[], noun: string}} Only
 *
 * What was asked. `a` and `b` are who does it and who suffers it; of "who", `a` is the one that is named.
 * @typedef {{kind: "who", form: Form, a: Thing, only: Only}
 *   | {kind: "yes-no", form: Form, a: Thing, b: Thing}
 *   | {kind: "path", a: Thing, b: Thing}
 *   | {kind: "about", a: Thing}} Question
 */

/**
 * Return a reader of questions about the page, which gives null for what is none.
 * @param {Case} page
 * @param {() => Folded[]} names
 * @typedef {{thing: Thing, name: string, isId: boolean, folded: string}} Folded
 * @returns {(text: string) => Question | null}
 */
export function createReader(page, names) {
  /** @type {ReturnType<typeof tablesOf> | null} */
  let tables = null;
  return (text) => {
    if (!page.asks.readings) return null;
    tables ??= tablesOf(page, names());
    const tokens = fronted(tokensOf(text));
    return tokens.length > 1 && tokens.length <= MOST_WORDS ? read(tables, tokens) : null;
  };
}

/**
 * Return the words of a text, folded; a possessive s is a word of its own.
 * @param {string} text
 * @returns {string[]}
 */
function tokensOf(text) {
  const pieces = (/** @type {string} */ chunk) => fold(chunk).split(" ").filter(Boolean);
  return text.split(/\s+/u).flatMap((chunk) => {
    const its = pieces(POSSESSED.exec(chunk)?.[1] ?? "");
    if (!its.length) return pieces(chunk);
    return [...its, ASKING.has(its[its.length - 1]) ? "is" : POSSESSIVE];
  });
}

/** "By whom is X backed" is "whom is X backed by". @param {string[]} tokens */
const fronted = (tokens) => (tokens.length > 3 && FRONTED.has(tokens[0]) && WHO.has(tokens[1]) ? [...tokens.slice(1), tokens[0]] : tokens);

/**
 * @param {Case} page
 * @param {Folded[]} names
 */
function tablesOf({ asks, relations }, names) {
  const light = set(asks.light);
  const aux = new Set([...light, ...set(asks.aux)].filter((word) => !ARTICLES.has(word)));
  /** @type {Meaning[]} */
  const meanings = asks.readings.map(([name, who, whom, whether, its]) => ({ name, who, whom, whether, relations: new Set(its), family: relations[its[0]].familyInVocabulary }));
  const forms = (/** @type {string[]} */ byCode) => new Map(byCode.flatMap((keys, code) =>
    keys.split("|").filter(Boolean).map((key) => /** @type {[string, Form]} */ ([key, { meaning: meanings[code >> 1], inverse: code % 2 === 1 }]))));
  const stems = new Map(asks.stems.flatMap((row) => row.split(" ").map((word, _, [stem]) => /** @type {[string, string]} */ ([word, stem]))));
  const kinds = new Map(asks.kinds.flatMap(([types, nouns]) => nouns.split("|").map((noun) => /** @type {[string, string[]]} */ ([noun, types === "text" ? [] : types.split(" ").filter(Boolean)]))));
  /** @type {Map<string, Set<Thing>>} */
  const called = new Map();
  for (const { thing, isId, folded } of names) {
    const bare = folded.replace(ARTICLE, "");
    // A word of the grammar is none of a name: the group that is called IS is found by its other names.
    if (isId || !bare || aux.has(bare) || WHO.has(bare)) continue;
    const known = called.get(bare);
    if (known) known.add(thing);
    else called.set(bare, new Set([thing]));
  }
  return { light, aux, phrases: forms(asks.phrases), nouns: forms(asks.nouns), stems, kinds, called, meanings: new Map(meanings.map((its) => [its.name, its])) };
}

/** @typedef {ReturnType<typeof tablesOf>} Tables */

/**
 * Return the longest name that begins at a word, and whom it names.
 * @param {Tables} tables
 * @param {string[]} tokens
 * @param {number} at
 */
function nameAt({ called }, tokens, at) {
  if (tokens[at] === POSSESSIVE) return null;
  for (let end = Math.min(tokens.length, at + LONGEST); end > at; end -= 1) {
    if (tokens[end - 1] === POSSESSIVE) continue;
    const things = called.get(tokens.slice(at, end).join(" ").replaceAll(` ${POSSESSIVE}`, "s").replace(ARTICLE, ""));
    if (things) return { end, things: [...things] };
  }
  return null;
}

/**
 * Return the names in some words, and the words before, between and after them; null where a name is of several.
 * @param {Tables} tables
 * @param {string[]} tokens
 */
function parted(tables, tokens) {
  /** @type {string[][]} */
  const words = [[]];
  const things = [];
  for (let at = 0; at < tokens.length;) {
    const found = nameAt(tables, tokens, at);
    if (found && found.things.length > 1) return null;
    if (found) {
      things.push(found.things[0]);
      words.push([]);
    } else words[words.length - 1].push(tokens[at]);
    at = found?.end ?? at + 1;
  }
  return { words, things };
}

/**
 * @param {Tables} tables
 * @param {string[]} tokens
 * @returns {Question | null}
 */
function read(tables, tokens) {
  const [first] = tokens;
  const found = parted(tables, tokens);
  const path = found && linked(tables, found);
  if (path) return path;
  if (WHO.has(first)) {
    for (const { only, end } of openings(tables, tokens)) {
      const rest = parted(tables, tokens.slice(end));
      const asked = rest && ofOne(tables, rest, only, end === 1 ? first : "");
      if (asked) return asked;
    }
    return null;
  }
  if (tables.aux.has(first)) return found && ofTwo(tables, found);
  // "Iran's proxies"; without the mark, "the Houthis attack" may be a sentence.
  if (found?.things.length !== 1 || (found.words[1].length && found.words[1][0] !== POSSESSIVE)) return null;
  return named(tables, found, ANYBODY);
}

/**
 * Yield where a question begins after "who" or "which groups", and whom alone it asks for.
 * @param {Tables} tables
 * @param {string[]} tokens
 */
function* openings({ kinds }, tokens) {
  const skip = tokens[1] === "of" && tokens[2] === "the" ? 3 : 1;
  if (tokens[0] === "which" || tokens[0] === "what") {
    for (let end = skip + LONGEST_KIND; end > skip; end -= 1) {
      const noun = tokens.slice(skip, end).join(" ");
      const types = kinds.get(noun);
      if (types) yield { only: { types, noun }, end };
    }
  }
  yield { only: ANYBODY, end: 1 };
}

/** @typedef {NonNullable<ReturnType<typeof parted>>} Parted */

/**
 * "How is A connected to B", "the path between A and B", "are A and B linked".
 * @param {Tables} tables
 * @param {Parted} found
 * @returns {Question | null}
 */
function linked({ aux }, { words, things }) {
  if (things.length !== 2 || things[0] === things[1]) return null;
  const [before, between, after] = words.map((its) => its.join(" "));
  const bare = words[0].every((word, at) => aux.has(word) || (at === 0 && word === "how"));
  const asksHow = words[0][0] === "how" && words[0].length > 1;
  const isPath = (LINK.test(before) && /^(?:and|to|with)$/u.test(between) && !after)
    || (bare && words[0].length > 0 && TIED.test(between) && !after)
    || (bare && words[0].length > 0 && between === "and" && TIED_TOGETHER.test(after) && (asksHow || after !== ""));
  return isPath ? { kind: "path", a: things[0], b: things[1] } : null;
}

/**
 * Questions with one name: who does it to A, to whom A does it, who A is.
 * @param {Tables} tables
 * @param {Parted} found
 * @param {Only} only
 * @param {string} opening  The word with which they begin; empty where a noun stands with it.
 * @returns {Question | null}
 */
function ofOne(tables, { words, things }, only, opening) {
  if (things.length !== 1) return null;
  const [before, after] = words.map((its) => withoutAux(tables, its));
  const [a] = things;
  if (!after.length && words[1].length) return null;
  const form = before.length && after.length ? null : phrase(tables, before.length ? before : after);
  if (form) {
    const { name, family } = form.meaning;
    const isWhat = opening === "what" || opening === "which";
    if (isWhat && (a.isEvent || IN_WORDS.has(family) || (before.length && name === "membership"))) return null;
    return who(tables, before.length ? form : turned(form), a, only);
  }
  if ((opening === "who" || opening === "what") && !before.length && !words[1].length && words[0].length === 1 && /^(?:is|are|was|were)$/u.test(words[0][0])) return { kind: "about", a };
  return named(tables, { words: [before, words[1]], things }, only);
}

/**
 * "A's backers", "the backers of A".
 * @param {Tables} tables
 * @param {Parted} found
 * @param {Only} only
 * @returns {Question | null}
 */
function named(tables, { words: [before, after], things: [a] }, only) {
  const form = after.length ? before.every((word) => ARTICLES.has(word)) && noun(tables, OWN_NOUN, owned(after, a)) : noun(tables, NOUN, before);
  return form ? who(tables, form, a, only) : null;
}

/**
 * Return the words after a possessor without its mark; a name that ends with an s needs none.
 * @param {string[]} words
 * @param {Thing} possessor
 */
const owned = (words, possessor) => (words[0] === POSSESSIVE ? words.slice(1) : fold(possessor.name).endsWith("s") ? words : []);

/**
 * Questions with two names: whether A does it to B.
 * @param {Tables} tables
 * @param {Parted} found
 * @returns {Question | null}
 */
function ofTwo(tables, { words, things }) {
  if (things.length !== 2 || withoutAux(tables, words[0]).length) return null;
  const between = withoutAux(tables, words[1]);
  const isOne = !between.length || between.join(" ") === "one of";
  const form = words[2].length
    ? isOne && noun(tables, OWN_NOUN, owned(words[2], things[1]))
    : phrase(tables, between) ?? noun(tables, IS_NOUN, between);
  if (!form || things.some(({ isEvent }) => isEvent)) return null;
  const meaning = form.inverse && PLACES.has(things[1].kind) ? form.meaning : meant(tables, form.meaning, things[1]);
  const [a, b] = form.inverse ? [things[1], things[0]] : things;
  return meaning && { kind: "yes-no", form: { meaning, inverse: false }, a, b };
}

/**
 * @param {Tables} tables
 * @param {Form} form
 * @param {Thing} a
 * @param {Only} only
 * @returns {Question | null}
 */
function who(tables, form, a, only) {
  // Whoever "attacked" an attack did it: that, and whom it struck, are other questions.
  if (a.isEvent && (form.inverse || form.meaning.family !== "response")) return null;
  // The members of a class are those that are of it.
  const ofClass = form.meaning.name === "member-of" && !form.inverse && a.kind === "class";
  const meaning = meant(tables, (ofClass && tables.meanings.get("membership")) || form.meaning, a);
  return meaning && { kind: "who", form: { ...form, meaning }, a, only };
}

/**
 * To belong to a place is to be there.
 * @param {Tables} tables
 * @param {Meaning} meaning
 * @param {Thing} thing
 */
const meant = ({ meanings }, meaning, thing) => (meaning.name === "membership" && PLACES.has(thing.kind) ? meanings.get("location") ?? null : meaning);

/** The same from the other end; a relation that goes both ways has but one. @param {Form} form @returns {Form} */
const turned = ({ meaning, inverse }) => ({ meaning, inverse: !inverse });

/** @param {Tables} tables @param {string[]} words */
function withoutAux({ aux }, words) {
  const at = words.findIndex((word) => !aux.has(word));
  return at < 0 ? [] : words.slice(at);
}

/**
 * Return what all of some words mean as a phrase.
 * @param {Tables} tables
 * @param {string[]} words
 * @returns {Form | null}
 */
function phrase({ light, stems, phrases }, words) {
  if (!words.length || light.has(words[words.length - 1])) return null;
  const key = words.filter((word) => !light.has(word)).map((word) => stems.get(word));
  return key.includes(undefined) ? null : keyed(phrases, /** @type {string[]} */ (key)) ?? null;
}

/**
 * Return what a key means; those that asks.py leaves out follow from shorter ones.
 * @param {Map<string, Form>} phrases
 * @param {string[]} key
 * @returns {Form | undefined}
 */
function keyed(phrases, key) {
  const found = phrases.get(key.join(" "));
  if (found || key.length < 2) return found;
  const last = key[key.length - 1];
  const shorter = last === "by" || (last === "against" && key.length === 2) ? keyed(phrases, key.slice(0, -1)) : undefined;
  if (!shorter || shorter.inverse || (last === "by" && key[key.length - 2] === "by")) return undefined;
  return last === "by" ? { ...shorter, inverse: true } : shorter;
}

/**
 * Return what the noun among some words means.
 * @param {Tables} tables
 * @param {RegExp} pattern
 * @param {string[]} words
 */
function noun({ stems, nouns }, pattern, words) {
  const found = pattern.exec(words.join(" "));
  return (found && nouns.get(stems.get(found[1]) ?? "")) ?? null;
}

/**
 * What the claims of the page say to a question. `others` are those at the other end of a relation, -1 for who
 * is not named; `also` does not count and is listed apart. Claims are places, firmest first.
 * @typedef {{other: number, text: string, claims: number[]}} Side
 * @typedef {{sides: Side[], also: Side[], claims: number[]}} Answer
 */

/**
 * Return what the claims of the page say to a question; what only follows from several of them is left out.
 * @param {Case} page
 * @param {Extract<Question, {kind: "who" | "yes-no"}>} asked
 * @returns {Answer}
 */
export function answerTo(page, asked) {
  const { codes, groups, relations, things } = page;
  const { meaning, inverse } = asked.form;
  const ahead = page.asks.ahead.split(" ").includes(meaning.family);
  const counts = (/** @type {number} */ claim) => ["assertive", ...(ahead ? ["tentative"] : [])].includes(groups[codes.modality[claim]]);
  const isKind = (/** @type {number} */ other) => asked.kind !== "who" || !asked.only.types.length || [...asked.only.types, "unknown"].includes(things[other]?.kind ?? "unknown");
  const named = asked.kind === "yes-no" ? asked.b.at : asked.a.at;
  /** @type {Side[]} */
  const sides = [];
  /** @type {Side[]} */
  const also = [];
  const places = Array.from({ length: page.count }, (_, at) => at).filter((at) => meaning.relations.has(codes.relation[at]));
  for (const at of places.sort((a, b) => codes.modality[a] - codes.modality[b] || a - b)) {
    const ends = inverse ? [codes.object[at], codes.subject[at]] : [codes.subject[at], codes.object[at]];
    const isTurned = relations[codes.relation[at]].symmetric && ends[1] !== named;
    const [other, end] = isTurned ? [ends[1], ends[0]] : ends;
    if (end !== named || (asked.kind === "yes-no" && other !== asked.a.at)) continue;
    const isCounted = other >= 0 && counts(at);
    if (isCounted && !isKind(other)) continue;
    const text = other < 0 ? page.claim(at).text || page.claim(at).quantity : "";
    const list = isCounted ? sides : also;
    const known = list.find((side) => side.other === other && side.text === text && (isCounted || codes.modality[side.claims[0]] === codes.modality[at]));
    if (known) known.claims.push(at);
    else list.push({ other, text, claims: [at] });
  }
  return { sides, also, claims: [...sides, ...also].flatMap(({ claims }) => claims) };
}

/**
 * Return a verdict on whether something is said, in words, as `verdict_of` of Python has it; never a bare no.
 * @param {Case} page
 * @param {Pick<Answer, "sides" | "also">} answer
 */
export function verdictOn(page, { sides, also }) {
  const { codes, groups, modalities } = page;
  const said = sides.flatMap(({ claims }) => claims);
  const others = also.flatMap(({ claims }) => claims);
  const denials = others.filter((at) => modalities[codes.modality[at]] === "denied");
  const asserting = said.filter((at) => groups[codes.modality[at]] === "assertive");
  const isDenied = said.length ? denials.some((denial) => said.some((at) => denies(page, denial, at))) : denials.length > 0;
  if (isDenied) return asserting.length ? "contradicted" : "denied only";
  if (asserting.length) return Math.min(...asserting.map((at) => codes.modality[at])) <= modalities.indexOf("stated") ? "stated" : "stated with a hedge";
  return said.length || others.length ? "not asserted here" : "not stated here";
}

/**
 * Return whether a denial is of what a claim says: of the same event, at the same time, as `denies` of Python has it.
 * @param {Case} page
 * @param {number} denial
 * @param {number} said
 */
function denies({ codes }, denial, said) {
  const [event, other] = [codes.event[denial], codes.event[said]];
  if (event !== other && event >= 0 && other >= 0) return false;
  if (codes.dated[denial] < OWN_DATE || codes.dated[said] < OWN_DATE) return true;
  return (codes.first[denial] ?? -Infinity) <= (codes.last[said] ?? Infinity) && (codes.first[said] ?? -Infinity) <= (codes.last[denial] ?? Infinity);
}

/**
 * Return a question as it was read, in words.
 * @param {Case} page
 * @param {Question} asked
 */
export function readingOf(page, asked) {
  const { kind, a } = asked;
  if (kind === "path") return `How ${a.name} and ${asked.b.name} are connected`;
  if (kind === "about") {
    const { text, isPlural } = page.noun(a);
    return `${a.kind === "person" ? "Who" : "What"} ${text} ${isPlural ? "are" : "is"}`;
  }
  const { meaning, inverse } = asked.form;
  if (kind === "who") {
    const question = inverse ? filled(meaning.whom, { a: page.noun(a) }) : filled(meaning.who, { b: page.noun(a) });
    return asked.only.types.length ? `${question} (${asked.only.noun} only)` : question;
  }
  const [subject, object] = (inverse ? [asked.b, a] : [a, asked.b]).map(page.noun);
  return filled(meaning.whether, { a: subject, b: object });
}

/**
 * Return a question with names in it.
 * @param {string[]} questions  For one and for several, first of a, then of b; a single one is for all.
 * @param {Record<string, {text: string, isPlural: boolean}>} names
 */
function filled(questions, names) {
  const at = Object.values(names).reduce((sum, { isPlural }) => 2 * sum + Number(isPlural), 0);
  const question = (questions[at] ?? questions[0]).replace(/\{([ab])\}/g, (_, key) => names[key].text);
  return question.replace(/\bthe the /g, "the "); // "one of the" and "the Snow Leopards"
}
