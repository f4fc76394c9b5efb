// Events and facilities that a question describes and does not name, such as "the drone attack"; see
// `actorgraph.ask.described`.
import { fold } from "../read/fold.js";
import { POSSESSIVE, wordsOf } from "./words.js";

/**
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./naming.js").Spots} Spots
 * The words of the names of an event or facility, those of its type and places, its type, and the nouns of its names.
 * @typedef {{own: Set<string>, every: Set<string>, stems: Set<string>, kind: string, heads: Set<string>}} Described
 */

/** Things with a word of the question in a name up to which they are looked through, and that one description may mean. */
const MOST_DESCRIBED = 5000;
const MOST_MEANT = 4;
/** How many times more must be told of an event than of any other that a description may mean. */
const FAR_MORE = 3;
/** Events of a kind among which one may stand out. */
const MOST_ALIKE = 50;
const LONGEST = 9;
/** What stands between initials. */
const INITIALS = /(?<![^ ][^ ])(?<=[^ ]) (?=[^ ](?: |$))/gu;
const PLACES = new Set(["place", "facility"]);
/** Families of what somebody does in an event. */
const DEEDS = new Set(["attack", "casualties"]);
const STORIES = new Set(["attack", "war", "statement", "agreement"]);

/** @type {WeakMap<Store, Map<Thing, Described | null>>} */
const portraits = new WeakMap();

/** Nouns for whatever somebody says. */
const ANY_WORDS = new Set(["statement", "announcement", "word", "message"]);

/** Return the kind of which a noun is, such as *attack* for "strikes"; empty for none. @param {Lexicon} lexicon @param {string} word */
export const kindOf = ({ meanings }, word) => [word, word.replace(/s$/u, ""), word.replace(/es$/u, "")].map((form) => meanings("heads").get(form)).find(Boolean) ?? ""; // "ambushes"

/** True if words only say of what kind an event or facility is: "the attack", not "the drone attack". @param {Lexicon} lexicon @param {Word[]} run */
export const isByKind = (lexicon, run) => run.every(({ folded }) => lexicon.words("small").has(folded) || kindOf(lexicon, folded));

/**
 * Return events and facilities that runs of words describe.
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @param {Spots} exact
 * @param {string} day  Of several events, those of this very day are meant.
 * @returns {Spots}
 */
export function described(lexicon, store, words, exact, day) {
  const { words: sets } = lexicon;
  const isNoName = (/** @type {string} */ word) => word !== "by" && word !== "that" && (sets("aux").has(word) || sets("question_words").has(word));
  /** @type {Spots} */
  const found = new Map();
  const owners = [...new Set([...exact.values()].map(([[, [thing]]]) => thing).filter(({ isEvent }) => !isEvent).map(({ name }) => name))];
  const candidates = store.namedLike([...words, ...owners.flatMap((name) => wordsOf(name, lexicon))].filter(({ folded }) => folded.length > 2 && !isNoName(folded)).map(({ stem }) => stem));
  if (candidates.length > MOST_DESCRIBED) return found;
  for (let start = 0; start < words.length; start += 1) {
    for (let end = Math.min(words.length, start + LONGEST); end > start; end -= 1) {
      const run = words.slice(start, end);
      const [first, last] = [run[0].folded, run[run.length - 1].folded];
      if ((sets("small").has(first) && !sets("articles").has(first)) || sets("small").has(last)) continue;
      if ((first === "a" || first === "an") && isByKind(lexicon, run)) continue; // "a base" is any
      if ((exact.get(start) ?? []).some(([reach]) => reach >= end) || run.some(({ folded }) => isNoName(folded) || folded === "to")) continue;
      let meant = fitting(lexicon, store, run, candidates);
      if (!meant.length) meant = fitting(lexicon, store, asCalled(lexicon, words, start, end, exact), candidates);
      const doers = namedBeforeNoun(exact, start, end);
      const isEarlier = (/** @type {Word} */ { folded }) => sets("earlier").has(folded);
      if (!meant.length && run.some(isEarlier)) meant = earlier(lexicon, store, run.filter((word) => !isEarlier(word) && word.folded !== POSSESSIVE), candidates, doers);
      // "The checkpoint attack" tells one of the attacks.
      const isKindAlone = isByKind(lexicon, run) && run.filter(({ folded }) => !sets("small").has(folded)).length === 1;
      if (isKindAlone && meant.length === 1 && !tellsItsForm(lexicon, last)) meant.push(...rivals(store, meant[0], last.endsWith("s")));
      if (isKindAlone && !meant.length && first === "the") meant = foremost(lexicon, store, kindOf(lexicon, last), last, day);
      if (meant.length > 1) {
        const done = doneBy(lexicon, store, meant, doers);
        meant = done.length ? done : meant;
      }
      const most = meant.length > MOST_MEANT ? prominent(store, meant.slice(0, MOST_ALIKE)) : undefined;
      if (most) meant = [most];
      const things = onTheDay(store, meant, day);
      if (!things.length || things.length > MOST_MEANT) continue;
      found.set(start, [[end, things]]);
      break;
    }
  }
  return found;
}

/**
 * Return the one event of which far more is told than of the others; undefined if there is none.
 * @param {Store} store
 * @param {Thing[]} things
 */
export function prominent(store, things) {
  if (things.length < 2 || !things.every(({ isEvent }) => isEvent)) return things.length === 1 ? things[0] : undefined;
  const [first, second] = [...things].sort((a, b) => store.many(b) - store.many(a));
  return store.many(first) >= Math.max(FAR_MORE * store.many(second), 1) ? first : undefined;
}

/** Return the other events of its type that "the attack" may mean as well, as more is told of them. @param {Store} store @param {Thing} event @param {boolean} isPlural */
function rivals(store, event, isPlural) {
  if (!event.isEvent || event.name.split(/\s+/u).filter(Boolean).length === 1) return [];
  return store.eventsOf(store.type(event), MOST_MEANT + 1, store.many(event)).filter((its) => store.page.noun(its).isPlural === isPlural);
}

/** True for "speech", which no news conference is; an attack may be called a strike, too. @param {Lexicon} lexicon @param {string} noun */
const tellsItsForm = (lexicon, noun) => kindOf(lexicon, noun) === "statement" && !ANY_WORDS.has(noun.replace(/s$/u, ""));

/** Return the one event of its kind of which far more is told, if none has that noun: "the raids" are the airstrikes. @param {Lexicon} lexicon @param {Store} store @param {string} kind @param {string} noun @param {string} day */
function foremost(lexicon, store, kind, noun, day) {
  if (!kind || kind === "facility") return [];
  const alike = ofItsForm(lexicon, store, noun, onTheDay(store, store.eventsOf(kind, MOST_ALIKE, 0), day)).filter((its) => noun.endsWith("ing") || lexicon.words("of_several").has(noun) || store.page.noun(its).isPlural === noun.endsWith("s"));
  const meant = prominent(store, alike);
  return meant ? [meant] : [];
}

/** Keep the events that were made as a noun says, by their names, else by the quotes: "the ambush" is no explosion. @param {Lexicon} lexicon @param {Store} store @param {string} noun @param {Thing[]} events */
function ofItsForm(lexicon, store, noun, events) {
  const forms = new Map([...lexicon.meanings("forms_of_attack")].map(([word, ways]) => [lexicon.stem(word), ways.split(" ")]));
  const form = forms.get(lexicon.stem(noun)) ?? [];
  if (!form.length || form.includes("any")) return events;
  const isSo = (/** @type {string[]} */ words) => words.some((word) => forms.get(lexicon.stem(word))?.some((way) => form.includes(way)));
  const quotesOf = (/** @type {Thing} */ event) => store.claimsOf(event).filter((at) => store.page.codes.event[at] === event.at).slice(0, MOST_ALIKE).flatMap((at) => fold(store.page.claim(at).quote).split(" "));
  const named = events.filter((event) => isSo([...(portraitOf(lexicon, store, event)?.own ?? [])]));
  return named.length ? named : events.filter((event) => isSo(quotesOf(event)));
}

/** Return a run of words with the first names of the actors in it: "KH's announcement". @param {Lexicon} lexicon @param {Word[]} words @param {number} start @param {number} end @param {Spots} exact */
function asCalled(lexicon, words, start, end, exact) {
  /** @type {Word[]} */
  const run = [];
  for (let at = start; at < end;) {
    const [to, [thing] = []] = exact.get(at)?.[0] ?? [end, []];
    const isNamed = thing && !thing.isEvent && to < end;
    run.push(...(isNamed ? wordsOf(thing.name, lexicon) : [words[at]]));
    at = isNamed ? to : at + 1;
  }
  return run.filter(({ folded }) => folded !== POSSESSIVE);
}

/** Return whom words name before the noun that ends them: "the US strikes", not "the strikes on the US". @param {Spots} exact @param {number} start @param {number} end */
function namedBeforeNoun(exact, start, end) {
  return [...exact].filter(([at, [[to, [thing]]]]) => at >= start && at < end && to < end && end <= to + 3 && !thing.isEvent).map(([, [[, [thing]]]]) => thing);
}

/** Return the events that actors did: "the US strikes" are no strikes on the US. @param {Lexicon} lexicon @param {Store} store @param {Thing[]} events @param {Thing[]} doers */
export function doneBy({ relations }, store, events, doers) {
  const acting = new Set(doers.flatMap((doer) => [doer, ...store.children(doer)]).map(({ at }) => at));
  const { codes } = store.page;
  const its = acting.size ? store.claims(relations.flatMap(({ family }, at) => (DEEDS.has(family) ? [at] : [])), {}).filter((at) => acting.has(codes.subject[at])) : [];
  const done = new Set(its.map((at) => codes.event[at]));
  return events.filter(({ at }) => done.has(at));
}

/** Return the events of a kind that began before the latest of it: those that words describe or somebody did. @param {Lexicon} lexicon @param {Store} store @param {Word[]} run @param {Thing[]} candidates @param {Thing[]} doers */
function earlier(lexicon, store, run, candidates, doers) {
  const noun = run[run.length - 1]?.folded ?? "";
  const kind = kindOf(lexicon, noun);
  if (!kind || kind === "facility") return [];
  const events = store.eventsOf(kind, MOST_ALIKE, 0);
  const began = new Map(events.flatMap((event) => /** @type {[Thing, number][]} */ ((store.dayOf(event)?.first ?? null) === null ? [] : [[event, store.dayOf(event)?.first ?? 0]])));
  const latest = Math.max(0, ...began.values());
  const before = events.filter((event) => (began.get(event) ?? latest) < latest && store.page.noun(event).isPlural === noun.endsWith("s"));
  if (run.filter(({ folded }) => !lexicon.words("small").has(folded)).length === 1) {
    const named = before.filter((event) => portraitOf(lexicon, store, event)?.heads.has(noun.replace(/s$/u, "")));
    return named.length ? named : before;
  }
  const its = [...fitting(lexicon, store, run, candidates), ...doneBy(lexicon, store, before, doers)];
  return before.filter((event) => its.includes(event));
}

/** Return the things that a run of words describes: exact words before other forms of them. @param {Lexicon} lexicon @param {Store} store @param {Word[]} run @param {Thing[]} candidates */
function fitting(lexicon, store, run, candidates) {
  const words = run.filter(({ folded }) => !lexicon.words("small").has(folded));
  if (run.length === 1 || words.some(({ folded }) => lexicon.words("relative").has(folded))) return [];
  const heads = new Set(words.map(({ folded }) => kindOf(lexicon, folded)).filter(Boolean));
  if (!words.length) return [];
  const head = headOf(lexicon, run.map(({ folded }) => folded)).replace(/s$/u, "");
  if (heads.size > 1) heads.delete("facility"); // "the attack on the outpost" is the attack
  const told = words.filter(({ folded }) => !heads.has(kindOf(lexicon, folded)));
  const plain = told.filter(({ folded }) => !kindOf(lexicon, folded));
  /** @type {Thing[][]} */
  const [exact, loose, alike, plainly] = [[], [], [], []];
  for (const thing of candidates) {
    const its = portraitOf(lexicon, store, thing);
    if (!its || !(its.heads.has(head) || (heads.size && isKind(lexicon, its.kind, words, heads)))) continue;
    if (words.every(({ folded }) => its.every.has(folded)) && words.some(({ folded }) => its.own.has(folded))) exact.push(thing);
    if (words.every(({ stem }) => its.stems.has(stem))) loose.push(thing);
    if (told.length && told.every(({ stem }) => its.stems.has(stem))) alike.push(thing); // "the strike on the outpost", an attack
    if (plain.length && plain.every(({ stem }) => its.stems.has(stem))) plainly.push(thing); // "the strike on the base in Jordan"
  }
  return [exact, loose, alike].find((its) => its.length) ?? plainly;
}

/** Return the noun of which the other words of a name say more: the last one before a preposition. @param {Pick<Lexicon, "words">} lexicon @param {string[]} words */
function headOf({ words: sets }, words) {
  let head = "";
  for (const word of words) {
    if (head && (sets("prepositions").has(word) || sets("behind_a_head").has(word) || (sets("small").has(word) && !sets("articles").has(word)))) break;
    head = word;
  }
  return head;
}

/** Return the words of an event or facility; null for all else. @param {Lexicon} lexicon @param {Store} store @param {Thing} thing */
function portraitOf({ words: sets, stemsOf }, store, thing) {
  let known = portraits.get(store);
  if (!known) portraits.set(store, known = new Map());
  let found = known.get(thing);
  if (found !== undefined) return found;
  found = null;
  if (thing.isEvent || PLACES.has(thing.kind)) {
    const { names = [], places = [], type } = store.page.dossier(thing);
    const wordsIn = (/** @type {string[]} */ texts) => texts.flatMap((text) => fold(text).replace(INITIALS, "").split(" ")).filter((word) => word && !sets("small").has(word));
    const own = new Set(wordsIn([thing.name, ...names.map(({ name }) => name)]));
    const every = new Set([...own, ...(thing.isEvent ? wordsIn([...places.map(store.page.name), type ?? ""]) : [])]);
    const called = thing.isEvent ? [thing.name, ...names.map(({ name }) => name)] : [];
    const heads = new Set(called.map((text) => headOf({ words: sets }, fold(text).split(" ")).replace(/s$/u, "")));
    found = { own, every, stems: stemsOf(every), kind: thing.isEvent ? type ?? "" : thing.kind, heads };
  }
  known.set(thing, found);
  return found;
}

/** True if a noun among the words is one for this type of event or facility. @param {Lexicon} lexicon @param {string} kind @param {Word[]} words @param {Set<string>} heads */
function isKind({ stem }, kind, words, heads) {
  if (PLACES.has(kind)) return heads.has("facility");
  if (STORIES.has(kind)) return heads.has(kind);
  return !heads.has("facility") || words.some((word) => word.stem === stem(kind));
}

/** Keep, of several events, those of the very day that the question names. @param {Store} store @param {Thing[]} things @param {string} day */
function onTheDay(store, things, day) {
  const exact = things.length > 1 && day ? things.filter((thing) => thing.isEvent && store.page.dossier(thing).when === day) : [];
  return exact.length ? exact : things;
}
