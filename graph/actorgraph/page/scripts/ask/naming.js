// The names in a question: exact ones at any place, parts of names, and what misspelt words may have been; see
// `actorgraph.ask.naming`.
import { fold } from "../read/fold.js";
import { foldedOf, POSSESSIVE } from "./words.js";

/**
 * The names in a question by the word at which they begin: where each ends, and whom it may name; longest first.
 * @typedef {Map<number, [number, Thing[]][]>} Spots
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./store.js").Store} Store
 */

/** Words of the longest name that is looked for, and spellings that are tried for one question. */
const LONGEST = 14;
/** People whom one name may mean; of more it means none. */
const MOST_PEOPLE = 6;
/** Endings that make another word of a root. */
const DERIVED = /(?:ions?|ives?|ing|ers?|ors?|als?|ists?|isms?|ments?|ness|ly|able)$/u;
const MOST_TRIED = 24;
/** Letters of a word of the grammar of which a slip is mended. */
const LONG = 7;
/** Claims of an organisation's offices that are looked at. */
const MOST_OFFICES = 500;
const ARTICLE = /^(?:the|an?) /u;
/** Endings with which the name of a state names its people and what is its own: Iran, Iranian. */
const OF_A_STATE = /^(.{3,}?)(?:ians?|ans?|ns?|is?|ese|ish)$/u;

/** Return the places inside of names. @param {Spots} names */
export const inside = (names) => new Set([...names].flatMap(([start, [[end]]]) => Array.from({ length: end - start }, (_, n) => start + n)));

/** Return the names that stand within no longer one. @param {Spots} names @returns {Spots} */
export function longest(names) {
  const spans = [...names].flatMap(([start, ends]) => ends.map(([end]) => [start, end]));
  const isWithin = (/** @type {number} */ start, /** @type {number} */ end) => spans.some(([at, to]) => at <= start && end <= to && to - at > end - start);
  return new Map([...names].map(([start, ends]) => /** @type {[number, [number, Thing[]][]]} */ ([start, ends.filter(([end]) => !isWithin(start, end))])).filter(([, ends]) => ends.length));
}

/** True if some names are all of others. @param {Spots} some @param {Spots} names */
export const isAll = (some, names) => some.size === names.size && [...some].every(([start, ends]) => ends.length === names.get(start)?.length);

/** Return names with those of others behind them. @param {Spots} first @param {Spots} second @returns {Spots} */
export const joined = (first, second) => new Map([...new Set([...first.keys(), ...second.keys()])].sort((a, b) => a - b).map((at) => [at, [...(first.get(at) ?? []), ...(second.get(at) ?? [])]]));

/**
 * Return the names in a question.
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @returns {Spots}
 */
export function spots({ words: sets }, store, words) {
  /** @type {Spots} */
  const found = new Map();
  for (let start = 0; start < words.length; start += 1) {
    if (words[start].folded === POSSESSIVE) continue;
    /** @type {[number, Thing[]][]} */
    const ends = [];
    for (let end = start + 1; end <= Math.min(start + LONGEST, words.length); end += 1) {
      if (words[end - 1].folded === POSSESSIVE) continue;
      const bare = foldedOf(words.slice(start, end)).replace(ARTICLE, "");
      const things = ["", "a ", "an ", "the "].map((article) => store.called(article + bare)).find((its) => its.length);
      if (things) ends.push([end, things]);
    }
    for (const [end, things] of [...ends]) {
      // "The Brigade's fighters".
      if (words[end]?.folded === POSSESSIVE && sets("own_people").has(words[end + 1]?.folded ?? "") && things[0].kind !== "state") ends.push([end + 2, things]);
      const isTrailed = end < words.length && sets("trailing").has(words[end].folded);
      if (isTrailed && !ends.some(([other]) => other === end + 1)) ends.push([end + 1, things]);
    }
    if (ends.length) found.set(start, ends);
  }
  addTitles(sets, words, found);
  addPeople(sets, store, words, found);
  for (const ends of found.values()) ends.sort((a, b) => b[0] - a[0]);
  return found;
}

/** Let a person's name begin at a title before it: "president Raisi". @param {Lexicon["words"]} sets @param {Word[]} words @param {Spots} found */
function addTitles(sets, words, found) {
  for (const [start, ends] of [...found]) {
    const people = ends.filter(([, things]) => things[0].kind === "person");
    for (let at = start - 1; people.length && at >= 0 && sets("titles").has(words[at].folded) && !found.has(at); at -= 1) found.set(at, [...people]);
  }
}

/** Let "Iranians" name the state Iran, and "Iranian soldiers" the one military that it has. @param {Lexicon["words"]} sets @param {Store} store @param {Word[]} words @param {Spots} found */
function addPeople(sets, store, words, found) {
  /** @type {[number, string[]][]} */
  const asked = words.flatMap(({ folded }, at) => {
    const [, state] = OF_A_STATE.exec(folded) ?? [];
    if (!state || folded.length < 5 || found.has(at)) return [];
    const texts = [...["", "a", "e", "y"].map((ending) => state + ending), folded.replace(/s$/u, "").replace(/n$/u, "")];
    const governed = sets("of_states").has(words[at + 1]?.folded ?? "") ? texts.map((text) => `government of ${text}`) : [];
    return [[at, [...texts, ...governed].sort()]];
  });
  for (const [at, texts] of asked) {
    const states = texts.map((text) => store.called(text).filter(({ kind }) => text.startsWith("government of ") || kind === "state")).find((its) => its.length);
    if (!states) continue;
    /** @type {[number, Thing[]][]} */
    const ends = [[at + 1, states]];
    const next = words[at + 1]?.folded ?? "";
    if (sets("trailing").has(next) || sets("of_states").has(next)) ends.unshift([at + 2, states]); // "the Iranian government"
    if (!found.has(at)) found.set(at, ends);
    if (words[at - 1]?.folded === "the" && !found.has(at - 1)) found.set(at - 1, ends);
  }
  for (const ends of found.values()) {
    for (const [end, [thing]] of [...ends]) {
      if (end >= words.length || !sets("soldiers").has(words[end].folded) || thing.kind !== "state") continue;
      const forces = store.children(thing).filter(({ kind }) => kind === "military");
      if (forces.length === 1 && !ends.some(([other]) => other === end + 1)) ends.push([end + 1, forces]);
    }
  }
}

/**
 * Return the actors that a part of a name names: a person's first or last name, or all but general nouns. No other
 * name may hold that part, and a word that the grammar knows is none, unless it is written like one.
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @param {Spots} exact
 * @returns {Spots}
 */
export function partly(lexicon, store, words, exact) {
  const { words: sets, known } = lexicon;
  const taken = inside(exact);
  /** @type {Spots} */
  const found = new Map();
  words.forEach(({ folded, typed }, at) => {
    const isLikeAName = at > 0 && /^\p{Lu}/u.test(typed) && !sets("aux").has(folded) && !sets("question_words").has(folded);
    const isShort = folded.length < 3 && !lexicon.meanings("states").has(folded);
    if (taken.has(at) || isShort || /^\p{Nd}+$/u.test(folded)) return;
    if (words[at - 1]?.folded === "the" && (isLikeAName || isBody(lexicon, folded))) {
      for (const end of [at + 2, at + 1].filter((its) => its <= words.length)) { // "the Customs Union", "the Council"
        const headed = store.headed(foldedOf(words.slice(at, end)));
        if (headed.length !== 1) continue;
        for (const start of [at - 1, at]) found.set(start, [[end, headed]]);
        return;
      }
    }
    // "The us" and "US" are no pronoun.
    const isShortState = lexicon.meanings("states").has(folded) && (["the", "by"].includes(words[at - 1]?.folded) || /^\p{Lu}+$/u.test(typed));
    if (known.has(folded) && !isLikeAName && !isShortState) return;
    for (let end = Math.min(at + 3, words.length); end > at; end -= 1) {
      const text = foldedOf(words.slice(at, end));
      const governing = governingOf(lexicon, store, text);
      const held = governing.length ? governing : heldBy(store, text);
      const things = governing.length || held.length === 1 || isFewPeople(held) ? held : reordered(store, words.slice(at, end));
      if (!things.length || !(governing.length || things.every((one) => isDistinctive(sets, store, text, one)))) continue;
      found.set(at, [[end, things]]);
      if (words[at - 1]?.folded === "the" && !found.has(at - 1)) found.set(at - 1, [[end, things]]);
      break;
    }
  });
  return new Map([...found, ...longer(lexicon, store, words, exact)]);
}

/** Return the actors of which a name holds words, or whom a source describes and does not name: "Republicans" are the "several Republican lawmakers". @param {Store} store @param {string} text */
function heldBy(store, text) {
  const held = store.namedWith(text);
  return held.length ? held : store.namedWith(text.replace(/s$/u, "")).filter(({ name }) => isDescription(name));
}

/** True for "several lawmakers". @param {string} name */
const isDescription = (name) => /^\p{Ll}/u.test(name);

/** Return the actors whose names go on behind a shorter name: "US intelligence" is the US intelligence community. @param {Lexicon} lexicon @param {Store} store @param {Word[]} words @param {Spots} exact @returns {Spots} */
function longer({ words: sets }, store, words, exact) {
  return new Map([...exact].flatMap(([at, [[end]]]) => {
    const next = words[end]?.folded ?? "";
    if (!next || exact.has(end) || sets("aux").has(next) || sets("small").has(next) || /(?:ed|ing)$/u.test(next)) return []; // "Iran backed" is no Iran-backed group
    const text = foldedOf(words.slice(at, end + 1));
    const things = store.namedWith(text);
    return things.length === 1 && isDistinctive(sets, store, text, things[0]) ? [/** @type {[number, [number, Thing[]][]]} */ ([at, [[end + 1, things]]])] : [];
  }));
}

/** True if all are people, and few: each is a reading. @param {Thing[]} things */
const isFewPeople = (things) => things.length <= MOST_PEOPLE && things.every(({ kind }) => kind === "person");

/** Return the one person whose name has these words in another order, and a first name that differs by a letter. @param {Store} store @param {Word[]} run */
function reordered(store, run) {
  if (run.length < 2) return [];
  const first = run.slice(0, -1).map(({ folded }) => folded);
  const last = run[run.length - 1].folded;
  const found = store.namedWith(last).filter(({ kind, name }) => kind === "person"
    && first.every((its) => fold(name).split(" ").some((other) => other !== last && edits(its, other, 1) <= 1)));
  return found.length === 1 ? found : [];
}

/** Return the government of a state that may have a longer name: "Government of Russia (Soviet Union)". @param {Lexicon} lexicon @param {Store} store @param {string} text */
function governingOf({ meanings }, store, text) {
  const long = meanings("states").get(text) ?? text;
  const government = `government of ${text}`;
  for (const name of [long, `government of ${long}`, government]) {
    const called = store.called(name);
    if (called.length) return called;
  }
  const longer = new RegExp(`^${government} (?:\\(|of ).*$`, "iu");
  return store.namedWith(government).filter(({ name }) => longer.test(name));
}

/** True if "the" before a word may make it the name of a body: "the council", "the army", not "the group". @param {Lexicon} lexicon @param {string} word */
function isBody({ words: sets, known, meaning }, word) {
  const types = meaning("kinds", word);
  return types ? types.join() === "military" : sets("general").has(word) || !known.has(word);
}

/** True if a part of a name tells an actor: a person's first or last name, or all but general nouns and the adjective of a state. @param {Lexicon["words"]} sets @param {Store} store @param {string} part @param {Thing} thing */
function isDistinctive(sets, store, part, { name, kind, isEvent }) {
  const [whole, own] = [fold(name).split(" "), part.split(" ")];
  if (kind === "person" && !own.every((word) => whole.includes(word))) return true; // spelt otherwise, and in another order
  if (isEvent || own.length >= whole.length || own.every((word) => sets("general").has(word))) return false;
  if (isDescription(name)) return true; // which has no name of which this may be a part
  if (kind === "person") return [whole.slice(0, own.length), whole.slice(-own.length)].some((its) => its.join(" ") === part);
  return whole.every((word) => own.includes(word) || ["small", "trailing", "general"].some((set) => sets(set).has(word)) || isOfState(store, word));
}

/** True for "Iranian" if there is a state Iran. @param {Store} store @param {string} word */
function isOfState(store, word) {
  const [, state] = OF_A_STATE.exec(word) ?? [];
  const asked = [word, word.replace(/s$/u, "").replace(/n$/u, ""), ...(state ? ["", "a", "e", "y"].map((ending) => state + ending) : [])];
  return asked.flatMap(store.called).some(({ kind }) => kind === "state");
}

/**
 * Return the persons that an office names: "the Iranian president", "Karth's foreign minister", "the leader of X".
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @param {Spots} exact
 * @returns {Spots}
 */
export function officeHolders(lexicon, store, words, exact) {
  /** @type {Spots} */
  const found = new Map();
  const add = (/** @type {number} */ start, /** @type {number} */ end, /** @type {Thing} */ person) => found.set(start, [...(found.get(start) ?? []), [end, [person]]]);
  for (const [start, [[end, [thing]]]] of exact) {
    if (thing.isEvent) continue;
    const after = end + Number(words[end]?.folded === POSSESSIVE);
    for (let stop = Math.min(words.length, after + 3); stop > after; stop -= 1) {
      const person = inOffice(lexicon, store, thing, words.slice(after, stop));
      if (!person) continue;
      add(start, stop, person);
      break;
    }
    const begins = start && words[start - 1].folded === "of" ? start - 1 : 0;
    for (let first = Math.max(0, begins - 3); first < begins; first += 1) {
      const person = inOffice(lexicon, store, thing, words.slice(first, begins));
      if (!person) continue;
      add(first - Number(first > 0 && words[first - 1].folded === "the"), end, person);
      break;
    }
  }
  return found;
}

/**
 * Return the one event that a facility stands for, as it was hit in no other: "who was behind Tower 22".
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} _
 * @param {Spots} exact
 * @returns {Spots}
 */
export function doneThere({ relations }, store, _, exact) {
  const deeds = relations.flatMap(({ family }, at) => (family === "attack" ? [at] : []));
  const { codes, things } = store.page;
  return new Map([...exact].flatMap(([start, [[end, [thing]]]]) => {
    if (store.type(thing) !== "facility") return [];
    const events = new Set(store.claims(deeds, { object: thing }).slice(0, MOST_OFFICES).flatMap((at) => things[codes.event[at]] ?? []));
    return events.size === 1 ? [/** @type {[number, [number, Thing[]][]]} */ ([start, [[end, [...events]]]])] : [];
  }));
}

/** Return the one attack in a place that stands for it behind "before" and "after": "before Jordan". @param {Store} store @param {Word[]} words @param {Spots} exact @returns {Spots} */
export function happenedThere(store, words, exact) {
  return new Map([...exact].flatMap(([start, [[end, [thing]]]]) => {
    const isAround = ["before", "after"].includes(words[start - 1]?.folded ?? "");
    if (!isAround || !["place", "facility", "state"].includes(store.type(thing))) return [];
    const attacks = store.eventsOf("attack", MOST_OFFICES, 0).filter((event) => store.isAt(event, thing));
    return attacks.length === 1 ? [/** @type {[number, [number, Thing[]][]]} */ ([start, [[end, attacks]]])] : [];
  }));
}

/** Return the one person who is said to have a title in an organisation, null if there is none or several. @param {Lexicon} lexicon @param {Store} store @param {Thing} of @param {Word[]} title */
function inOffice({ words: sets, stem, readingNamed }, store, of, title) {
  const wanted = title.map((word) => word.stem);
  const isPlain = wanted.some((word) => ["aux", "question_words", "small"].some((set) => sets(set).has(word)));
  if (!wanted.length || isPlain || !title.some(({ folded }) => sets("titles").has(folded))) return null;
  const { codes, things, claim } = store.page;
  const held = store.claims(readingNamed("leadership").relations, { object: of }).slice(0, MOST_OFFICES).flatMap((at) => {
    const { role, text } = claim(at);
    const its = new Set(fold(`${role} ${text}`).split(" ").map(stem));
    return wanted.every((word) => its.has(word)) ? things[codes.subject[at]] ?? [] : [];
  });
  const people = [...new Set(held)];
  return people.length === 1 ? people[0] : null;
}

/**
 * Yield the question with misspelt words of names replaced, nearest first, and what was replaced.
 * @param {Lexicon} lexicon
 * @param {Store} store
 * @param {Word[]} words
 * @returns {Generator<{words: Word[], instead: [string, string][]}>}
 */
export function* respelt(lexicon, store, words) {
  const { known, stem } = lexicon;
  const isDoubtful = (/** @type {string} */ word) => !known.has(word) && word.length > 3 && !/\p{N}/u.test(word) && !store.nameWords().has(word);
  const doubtful = new Map(words.filter(({ folded }) => isDoubtful(folded)).map((word) => [word.folded, word]));
  const near = [...doubtful].map(([text, word]) => {
    const slips = lexicon.has(word) ? [] : [...known].filter((other) => isSlip(text, other));
    return /** @type {[string, string[]]} */ ([text, [...nearWords(store, text), ...(slips.length === 1 ? slips : [])]]);
  }).filter(([, its]) => its.length);
  if (!near.length) return;
  const many = near.reduce((product, [, its]) => product * its.length, 1);
  for (let tried = 0; tried < Math.min(many, MOST_TRIED); tried += 1) {
    let rest = tried;
    const instead = near.toReversed().map(([word, its]) => {
      const choice = its[rest % its.length];
      rest = Math.floor(rest / its.length);
      return /** @type {[string, string]} */ ([word, choice]);
    }).reverse();
    const byWord = new Map(instead);
    yield {
      instead,
      words: words.map((word) => {
        const text = byWord.get(word.folded);
        return text === undefined ? word : { folded: text, typed: word.typed, stem: stem(text) };
      }),
    };
  }
}

/** True if a long word has one vowel wrong, or one letter too many or too few, and so is no other word. @param {string} word @param {string} other */
function isSlip(word, other) {
  if (Math.min(word.length, other.length) < LONG || word[0] !== other[0] || word.at(-1) !== other.at(-1)) return false;
  if (word.length === other.length) {
    const unlike = [...word].flatMap((letter, at) => (letter === other[at] ? [] : [letter + other[at]]));
    return unlike.length === 1 && /^[aeiou]{2}$/u.test(unlike[0]);
  }
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  return long.length === short.length + 1 && [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

/** @type {WeakMap<Store, [string, number][]>} */
const spellings = new WeakMap();

/** Return the words of names of which a word may be a misspelling, nearest first. @param {Store} store @param {string} word */
function nearWords(store, word) {
  let its = spellings.get(store);
  if (!its) spellings.set(store, its = [...store.nameWords().keys()].filter((other) => other.length >= 4 && /^\p{L}/u.test(other)).map((other) => [other, lettersOf(other)]));
  // Short words are other names too easily: Iran and Iraq.
  const most = word.length >= 8 ? 2 : 1;
  const found = [];
  const own = lettersOf(word);
  for (const [other, letters] of its) {
    // Each edit changes at most two of the letters that a word has.
    if (isDerived(word, other) || Math.abs(other.length - word.length) > most || manyIn(own ^ letters) > 2 * most) continue;
    const distance = edits(word, other, most);
    if (distance && distance <= most && isAlikeEnough(word, other)) found.push({ distance, isOther: Number(other[0] !== word[0]), other });
  }
  return found.sort((a, b) => a.distance - b.distance || a.isOther - b.isOther || (a.other < b.other ? -1 : 1)).slice(0, 4).map(({ other }) => other);
}

/** True for two words of one root, of which none is misspelt: "explosive" and "explosion". @param {string} word @param {string} other */
function isDerived(word, other) {
  const [one, two] = [word, other].map((its) => its.replace(DERIVED, ""));
  return one === two && word !== other && one.length > 3;
}

/** Return which letters a word has, as bits; letters far apart in Unicode may share one. @param {string} word */
function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) % 32);
  return bits;
}

/** Return how many bits a number has. @param {number} bits */
function manyIn(bits) {
  let many = 0;
  for (let rest = bits; rest; rest &= rest - 1) many += 1;
  return many;
}

/** True for short words only if two letters changed places or one was doubled. @param {string} word @param {string} other */
function isAlikeEnough(word, other) {
  const letters = (/** @type {string} */ text) => [...text].sort().join("");
  const set = (/** @type {string} */ text) => [...new Set(text)].sort().join("");
  return word.length > 5 || letters(word) === letters(other) || set(word) === set(other);
}

/**
 * Return how many letters must be changed, put in, left out or swapped with the next (optimal string alignment);
 * more than `most` once it is.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function edits(one, other, most) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let a = 1; a <= one.length; a += 1) {
    const row = [a];
    for (let b = 1; b <= other.length; b += 1) {
      const cost = Number(one[a - 1] !== other[b - 1]);
      row[b] = Math.min(rows[a - 1][b] + 1, row[b - 1] + 1, rows[a - 1][b - 1] + cost);
      if (a > 1 && b > 1 && one[a - 1] === other[b - 2] && one[a - 2] === other[b - 1]) row[b] = Math.min(row[b], rows[a - 2][b - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    rows.push(row);
  }
  return rows[one.length][other.length];
}

/** Return the states that are called by the seats of their governments: "Tehran", "the Kremlin". @param {Lexicon} lexicon @param {Store} store @param {Word[]} words @param {Spots} exact @returns {Spots} */
export function capitals({ meanings }, store, words, exact) {
  /** @type {Spots} */
  const found = new Map();
  for (let at = 0; at < words.length; at += 1) {
    for (const end of [at + 2, at + 1].filter((its) => its <= words.length)) {
      const states = exact.has(at) ? undefined : meanings("capitals").get(foldedOf(words.slice(at, end)));
      const named = new Set(states?.split("/").flatMap((name) => store.called(name)).filter(({ kind, isEvent }) => kind === "state" && !isEvent));
      if (named.size !== 1) continue;
      for (const start of new Set([at, words[at - 1]?.folded === "the" ? at - 1 : at])) found.set(start, [[end, [...named]]]);
      break;
    }
  }
  return found;
}
