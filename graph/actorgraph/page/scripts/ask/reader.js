// Questions in the search field, read as `actorgraph ask` reads them, with the same tables; see `actorgraph.ask.reader`.
// What is not wholly understood is not a question: the page never answers another question than the one asked.
import { fold } from "../read/fold.js";
import { ofADay, plain, stripped, withoutEnds } from "./adjuncts.js";
import { isCounted, PLACES } from "./counted.js";
import { described, doneBy, isByKind } from "./described.js";
import { MOST_QUOTES, BY_QUOTES, questionOf } from "./frames.js";
import { createGrammar, WEIGHT } from "./grammar.js";
import { createLexicon } from "./lexicon.js";
import { capitals, doneThere, happenedThere, inside, isAll, joined, longest, officeHolders, partly, respelt, spots } from "./naming.js";
import { nearest } from "./nearest.js";
import { keyOf, question } from "./question.js";
import { plainer, putPlainly } from "./rephrase.js";
import { parseOf } from "./slots.js";
import { createStore } from "./store.js";
import { daysOf } from "./times.js";
import { eachOnce, POSSESSIVE, typedOf, wordsOf } from "./words.js";

/**
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./naming.js").Spots} Spots
 * @typedef {import("./adjuncts.js").Stripped} Stripped
 * What became of a text: its readings (several if it may mean several things), or the words that were not understood,
 * or another reason.
 * @typedef {{readings: Question[], unknown: string[], reason: string}} Read
 * @typedef {ReturnType<typeof createReader>} Reader
 */

/** Days of an event that is of one of them: "Friday's strikes". */
const WEEK = 7;
/** Families of what may have been on the day of an event before or after it. */
const WORDS_AND_MEETINGS = new Set(["contact", "announcement", "demand", "threat"]);
const MOST_WORDS = 60;
/** Letters of the shortest name that is known although the mark of its possessor is missing. */
const LEAST_NAME = 4;
const MOST_CHARACTERS = 1000;
/** Wordings of a question for which claims are looked through. */
const MOST_WORDINGS = 3;
/** Families whose claims mostly tell what is not done yet, and kinds of questions that ask for claims; there the tentative ones count. */
const AHEAD = new Set(["threat", "aim", "conflict"]);
const HEDGED = new Set(["who", "claims", "yes-no", "when", "where", "why"]);
/** Relations to places of which a verb means another one to organisations, and the note on that. */
const OF_ORGANISATIONS = new Map([["occupies", ["control", "commands", "control"]], ["owns", ["run", "leads", "run"]]]);

/**
 * Return a reader of questions about the page.
 * @param {Case} page
 * @param {() => import("./store.js").Folded[]} names
 */
export function createReader(page, names) {
  const tables = /** @type {Tables} */ (JSON.parse(page.asks.tables));
  const lexicon = createLexicon(tables);
  const grammar = createGrammar(tables);
  const { words: sets, stem, note } = lexicon;
  const store = createStore(page, names, stem);
  const its = { lexicon, store };
  const registered = tables.registered.map((pattern) => new RegExp(`^(?:${pattern})$`, "isu"));
  const each = (/** @type {string} */ name) => lexicon.runs(name).map((run) => run.join(" ")).join("|");
  /** The courtesies before a question and after it, in a text. */
  const courtesies = new RegExp(`^(?:(?:${each("openings")})\\b[\\s,.:;!-]*)+|(?:[\\s,]+(?:${each("extras")})[\\s?!.]*)+$`, "giu");
  /** @type {Map<string, Spots>} */
  let known = new Map();
  /** Whether questions are read by the words of quotes: if they are in no other way. */
  let byQuotes = false;
  /** Why no day is left, if the times of a question exclude each other. */
  let noDay = "";

  /** Return the names in a question, looked for once. @param {Word[]} words */
  function namesIn(words) {
    const key = words.map(({ folded }) => folded).join(" ");
    let found = known.get(key);
    if (!found) known.set(key, found = spots(lexicon, store, words));
    return found;
  }

  /** @param {string} text @returns {Read} */
  function read(text) {
    known = new Map();
    const not = (/** @type {string} */ reason, /** @type {string[]} */ unknown_ = []) => ({ readings: [], unknown: unknown_, reason });
    const found = (/** @type {Question[]} */ readings) => ({ readings, unknown: [], reason: "" });
    const count = (/** @type {number} */ number) => number.toLocaleString("en-US");
    if (!text.trim()) return not(note("empty"));
    if ([...text].length > MOST_CHARACTERS) return not(note("characters", { count: count([...text].length), most: count(MOST_CHARACTERS) }));
    const call = registeredAs(text);
    if (call) return found([call]);
    const typed = wordsOf(text, lexicon);
    if (!typed.length) return not(note("no words"));
    if (typed.length > MOST_WORDS) return not(note("words", { count: count(typed.length), most: MOST_WORDS }));
    const words = plainly(typed);
    const denial = negation(words);
    if (denial) return not(note("denial", { word: denial }));
    noDay = "";
    for (const { words: spelt, instead } of [...eachOnce([words, withMark(words), withOwner(words)]).map((version) => ({ words: version, instead: [] })), ...respelt(lexicon, store, words)]) {
      const readings = inAnyWording(spelt, instead);
      if (readings.length) return found(readings);
    }
    const left = unknown(words);
    return not(!left.length && words.filter(({ folded }) => folded === "many").length > 1 ? note("twice") : noDay, left);
  }

  /** Return the claims whose quotes have the words of a question that is read in no other way. @param {string} text */
  function quoted(text) {
    const typed = [...text].length > MOST_CHARACTERS ? [] : wordsOf(text, lexicon);
    if (!typed.length || typed.length > MOST_WORDS) return [];
    const words = plainly(typed);
    if (negation(words)) return [];
    byQuotes = true;
    try {
      return inAnyWording(words, []);
    } finally {
      byQuotes = false;
    }
  }

  /** Return the claims that come nearest to a question, and what they may answer; null if it is too long or has no words. @param {string} text */
  function near(text) {
    const typed = [...text].length > MOST_CHARACTERS ? [] : wordsOf(text, lexicon);
    return typed.length && typed.length <= MOST_WORDS ? nearestTo(plainly(typed)) : null;
  }

  /** Yield the same of a question as the rules of the grammar put it. @param {string} text */
  function* nearOtherwise(text) {
    let left = MOST_WORDINGS;
    for (const wording of plainer(grammar, lexicon, withoutEnds(lexicon, plainly(wordsOf(text, lexicon))), namesIn)) {
      yield nearestTo(wording);
      left -= 1;
      if (!left) return;
    }
  }

  /** @param {Word[]} all */
  function nearestTo(all) {
    const words = withoutEnds(lexicon, withOwner(all));
    const kept = stripped(lexicon, store, words, namesIn(words));
    const its_ = nearest(its, kept.words, meantIn(kept.words));
    return { ...its_, readings };

    /** The questions that claims answer in whole if they are answered with none but these. @returns {Generator<[Question, Set<number>]>} */
    function* readings() {
      if (negation(kept.words)) return;
      for (const [made, meet] of its_.readings()) for (const one of inTime(inEachYear([finished(made, kept, [], false)], kept))) yield [one, meet];
    }
  }

  /** Return the names in a question, and what it describes, or names by an office or in part; the longest at each place. @param {Word[]} words @param {(typeof capitals)[]} [finders] */
  function meantIn(words, finders = [capitals, officeHolders, partly]) {
    const found = longest(namesIn(words));
    for (const more of [(/** @type {Spots} */ exact) => described(lexicon, store, words, exact, ""), ...finders.map((find) => (/** @type {Spots} */ exact) => find(lexicon, store, words, exact))]) {
      const its_ = longest(more(found));
      const taken = inside(found);
      for (const [at, [one]] of its_) {
        const before = found.get(at)?.[0][0] ?? at;
        const first = !one[1][0].isEvent && one[0] > before ? before : at; // "US intelligence"
        if (words.slice(first, one[0]).every((_, n) => !taken.has(first + n))) found.set(at, [one]);
      }
    }
    return found;
  }

  /** Return the readings of a question as it is spelt; none if it is not understood. @param {string} text */
  function readingsAsSpelt(text) {
    const typed = wordsOf(text, lexicon);
    if (!typed.length) return [];
    const words = plainly(typed);
    if (negation(words)) return [];
    const call = registeredAs(text);
    return call ? [call] : inAnyWording(words, []);
  }

  /** Return a question of the registry that says itself how it is asked. @param {string} text */
  function registeredAs(text) {
    const asked = text.replace(courtesies, "").replace(/^[ .?!]+|[ .?!]+$/gu, "");
    for (const [at, pattern] of registered.entries()) {
      const found = pattern.exec(asked);
      if (found) return question(tables.registered_as[at], { call: { ...found.groups } });
    }
    return null;
  }

  /** Return a question as it is put before it is read. @param {Word[]} words */
  function plainly(words) {
    const whole = putPlainly(grammar, lexicon, asserting(words), namesIn);
    const bare = withoutEnds(lexicon, whole);
    const at = whole.indexOf(bare[0]);
    return [...whole.slice(0, at), ...putPlainly(grammar, lexicon, bare, namesIn), ...whole.slice(at + bare.length)];
  }

  /** Return "did" for the "didn't" with which a question begins: it asks the same. @param {Word[]} words */
  function asserting(words) {
    const [opening = words[0]] = withoutEnds(lexicon, words);
    const bare = opening.folded.replace(/nt$/u, "");
    if (!sets("negations").has(opening.folded) || !sets("aux").has(bare)) return words;
    return words.map((word) => (word === opening ? { folded: bare, typed: word.typed, stem: stem(bare) } : word));
  }

  /** Return a question with the mark of the possessor that was not typed: "raisis speech". @param {Word[]} words */
  const withMark = (words) => words.flatMap((word) => {
    const bare = word.folded.replace(/s$/u, "");
    const known_ = store.nameWords();
    if (bare === word.folded || bare.length < LEAST_NAME || lexicon.has(word) || !known_.has(bare) || known_.has(word.folded)) return [word];
    return [{ folded: bare, typed: word.typed.slice(0, -1), stem: stem(bare) }, { folded: POSSESSIVE, typed: "'s", stem: POSSESSIVE }];
  });

  /** Return a question with the name that a pronoun means, if only one actor is named before it: "Did X say it would …". @param {Word[]} words */
  function withOwner(words) {
    const standsIn = (/** @type {Word} */ { folded }) => sets("standing_in").has(folded);
    if (!words.some(standsIn)) return words;
    const acting = [...meantIn(words)].filter(([, [[, [thing]]]]) => !thing.isEvent && !["place", "facility"].includes(thing.kind));
    return words.flatMap((word, at) => {
      const before = new Map(acting.filter(([, [[end]]]) => end <= at).map(([start, [[end, things]]]) => [things.map((thing) => thing.at).join(), [start, end]]));
      const [[start, end] = [0, 0]] = before.values();
      // "X deny it" is not of X.
      const isInOwnClause = at < words.length - 1 && (words.slice(end, at).some(({ folded }) => sets("clauses").has(folded)) || sets("aux").has(words[at + 1].folded));
      // "Was it X that", "is it true".
      const isExpletive = word.folded === "it" && sets("be").has(words[at - 1]?.folded ?? "") && (at === 1 || ["that", "who", "which"].includes(words[at + 1]?.folded ?? ""));
      return standsIn(word) && before.size === 1 && isInOwnClause && !isExpletive ? words.slice(start, end) : [word];
    });
  }

  /** Return the word by which a question asks what is not so. @param {Word[]} all */
  function negation(all) {
    const words = withoutEnds(lexicon, all);
    const taken = inside(namesIn(words));
    const condition = words.findIndex(({ folded }) => folded === "condition"); // what somebody does if something is not so
    const found = words.slice(0, condition < 0 ? words.length : condition).find(({ folded }, at) => sets("negations").has(folded) && !taken.has(at)
      && words[at + 1]?.folded !== "counting" && !(folded === "no" && words[at + 1]?.folded === "longer")
      && !words.slice(at + 1, at + 3).some((its_) => sets("left_open").has(its_.folded)));
    return found ? typedOf([found]) || found.folded : "";
  }

  // -- one spelling -----------------------------------------------------------------------------------

  /** Return the readings of a question as it stands, or else as a rule of the grammar puts it. @param {Word[]} words @param {[string, string][]} instead */
  function inAnyWording(words, instead) {
    const found = readingsOf(words, instead);
    if (found.length) return found;
    for (const wording of plainer(grammar, lexicon, withoutEnds(lexicon, words), namesIn)) {
      const others = readingsOf(wording, instead);
      if (others.length) return others;
    }
    return [];
  }

  /** @param {Word[]} words @param {[string, string][]} instead @returns {Question[]} */
  function readingsOf(words, instead) {
    for (const wording of eachOnce([withoutEnds(lexicon, words), words, owned(words)])) {
      const [version, day] = ofADay(lexicon, wording, namesIn(wording), store.latest);
      let names_ = namesIn(version);
      if (version.some(({ folded }) => sets("event_times").has(folded))) {
        names_ = joined(names_, described(lexicon, store, version, names_, ""));
        names_ = new Map([...names_, ...happenedThere(store, version, names_)]);
      }
      if (version.some(({ folded }) => folded === "according" || folded === "per")) names_ = joined(names_, meantIn(version));
      const kept = stripped(lexicon, store, version, names_, day);
      for (const [n, option] of eachOnce([kept.words, version]).entries()) {
        const use = n ? plain(version, day) : kept;
        for (const order of option.length ? eachOnce([option, fronted(option), inverted(fronted(option))]) : []) {
          const found = inOrder(order, use, instead);
          if (found.length) return found;
        }
      }
    }
    return [];
  }

  /** @param {Word[]} words @param {Stripped} kept @param {[string, string][]} instead @returns {Question[]} */
  function inOrder(words, kept, instead) {
    const exact = ofDay(namesIn(words), kept.day);
    const whole = longest(exact);
    for (const names_ of isAll(whole, exact) ? [exact] : [whole, exact]) {
      const found = firstOf(words, names_, kept, instead);
      if (found.length) return found; // "the Jordan attack" is no attack by Jordan
    }
    const more = ofDay(joined(described(lexicon, store, words, exact, kept.day || kept.filters.as_of || ""), capitals(lexicon, store, words, exact)), kept.day);
    for (const find of [null, officeHolders, partly, doneThere]) {
      const meant = find ? joined(more, find(lexicon, store, words, joined(exact, more))) : more;
      const others = meant.size ? firstOf(words, joined(exact, meant), kept, instead) : [];
      if (others.length) return others.map((one) => ({ ...one, notes: [...one.notes, ...meantBy(one, words, meant)], described: true }));
    }
    return [];
  }

  /** Return names without the events that are not of a day, if the question names one. @param {Spots} names_ @param {string} day @returns {Spots} */
  function ofDay(names_, day) {
    if (!day) return names_;
    const isOf = (/** @type {Thing} */ event) => {
      const [when, asked] = [store.dayOf(event), daysOf(day)];
      return when !== null && asked !== null && when.first !== null && asked.first !== null && when.last !== null && when.last - when.first < WEEK && when.first <= asked.first && asked.first <= when.last;
    };
    const kept = [...names_].map(([at, ends]) => /** @type {[number, [number, Thing[]][]]} */ ([at, ends.map(([end, things]) => /** @type {[number, Thing[]]} */ ([end, things.filter((one) => !one.isEvent || isOf(one))])).filter(([, things]) => things.length)]));
    return new Map(kept.filter(([, ends]) => ends.length));
  }

  /** Return what the first group of the grammar that takes all the words makes of them. @param {Word[]} words @param {Spots} names_ @param {Stripped} kept @param {[string, string][]} instead */
  function firstOf(words, names_, kept, instead) {
    const taken_ = inside(names_);
    const namedWords = new Set(words.filter((_, at) => taken_.has(at)).map(({ folded }) => folded));
    const left = words.filter((_, at) => !taken_.has(at));
    const made = parseOf(grammar, lexicon, words, names_).questions().flatMap(({ group, found }) => {
      if ((found.is === BY_QUOTES) !== byQuotes) return [];
      const made_ = questionOf(its, byQuotes ? { ...found, named: namedWords } : found);
      const asked = made_ && asSpoken(asDescribed(inItsText(ofEither(made_, left))));
      return asked && canSpeak(asked) && hasItsNoun(asked, left) ? [{ group, weight: found[WEIGHT] ?? 0, asked: finished(inItsManner(asked, found, words, names_), kept, instead, "tentative" in found) }] : [];
    });
    if (!made.length) return [];
    const group = Math.min(...made.map((one) => one.group));
    const weight = Math.max(...made.filter((one) => one.group === group).map((one) => one.weight));
    /** @type {Map<string, Question>} */
    const unique = new Map();
    for (const one of made) if (one.group === group && one.weight === weight && !unique.has(keyOf(one.asked))) unique.set(keyOf(one.asked), one.asked);
    return inTime(inEachYear([...unique.values()], kept));
  }

  /** Return a question with the other relation that its verb may mean, if no claim has the first and one has that. @param {Question} asked @param {Word[]} words @returns {Question} */
  function ofEither(asked, words) {
    const { reading } = asked;
    if (reading?.relations.length !== 1) return asked;
    if (asked.kind === "when" && lexicon.names(reading)[0] === "leaves" && asked.a && asked.b) return ofItsEnd(asked);
    const [name] = lexicon.names(reading);
    for (const { folded } of words) {
      const either = lexicon.meanings("either_of").get(folded)?.split(" ") ?? [];
      const other = either.find((its_) => its_ !== name);
      if (!other || !either.includes(name) || !lexicon.knows(other)) continue;
      const { relations } = lexicon.readingNamed(other);
      if (claimsOf(asked, reading.relations).length || !claimsOf(asked, relations).length) continue;
      const meant = lexicon.readingOf(relations, reading.inverse);
      return { ...asked, reading: meant, notes: [...asked.notes, note("either", { word: folded, other })] };
    }
    return asked;
  }

  /** Return a question of yes or no as one of the claims that have whom it names in their text: "defends our people in X". @param {Question} asked @returns {Question} */
  function inItsText(asked) {
    const { kind, a, b, reading } = asked;
    if (kind !== "yes-no" || !a || !b || !reading || reading.inverse || b.isEvent || claimsOf(asked, reading.relations).length) return asked;
    const name = fold(b.name);
    const its_ = store.claims(reading.relations, { subject: a }).slice(0, MOST_QUOTES);
    const isTold = its_.some((at) => page.codes.object[at] < 0 && ` ${fold(page.claim(at).text)} `.includes(` ${name} `));
    return isTold ? { ...asked, kind: "claims", b: null, topic: ["words", ...name.split(" ")] } : asked;
  }

  /** Return a question of how an event is described as one of claims about it, if it is the subject of no claim. @param {Question} asked @returns {Question} */
  function asDescribed(asked) {
    const { a: event, reading } = asked;
    if (!event?.isEvent || !reading || lexicon.names(reading).join() !== "described-as") return asked;
    if (store.claims(reading.relations, { subject: event }).length || !store.claims(reading.relations, { event }).length) return asked;
    return { ...asked, kind: "claims", a: null, event, reading: lexicon.readingNamed("described-as"), topic: ["relation", "described-as"], types: [] };
  }

  /** Return whom a person blames or warns as one of what it says for others, if no claim has it do so itself. @param {Question} asked @returns {Question} */
  function asSpoken(asked) {
    const { kind, a: who, reading, filters } = asked;
    if (kind !== "who" || !who || store.type(who) !== "person" || !reading?.inverse || claimsOf(asked, reading.relations).length) return asked;
    const { codes } = page;
    const speaks = store.claims(reading.relations, {}).some((at) => codes.spokesperson[at] === who.at && codes.subject[at] === codes.claimant[at]);
    const names = lexicon.names(reading);
    const told = names.length === 1 ? lexicon.readingNamed(names[0]) : reading;
    return speaks ? { ...asked, kind: "claims", a: null, reading: told, topic: ["relation", told.name], filters: { ...filters, claimant: who.id } } : asked;
  }

  /** Return when somebody was in an office or group, which has an end, if nobody is said to leave it. @param {Question} asked @returns {Question} */
  function ofItsEnd(asked) {
    const has = (/** @type {string} */ name) => claimsOf(asked, lexicon.readingNamed(name).relations).length;
    const family = has("leaves") ? undefined : ["leadership", "membership"].find(has);
    return family ? { ...asked, reading: lexicon.readingNamed(family), notes: [...asked.notes, note("end", { family })] } : asked;
  }

  /** False if a question says a relation with a noun that not all its claims have: "closed its border". @param {Question} asked @param {Word[]} words */
  function hasItsNoun(asked, words) {
    const nouns = lexicon.stemsOf(sets("telling"));
    const telling = words.map((word) => word.stem).filter((word) => nouns.has(word));
    const { reading } = asked;
    if (!telling.length || !reading || lexicon.family(reading) !== "rupture") return true;
    return claimsOf(asked, reading.relations).every((at) => {
      const { quote, text } = page.claim(at);
      const has = new Set(fold(`${quote} ${text}`).split(" ").map(stem));
      return telling.every((word) => has.has(word));
    });
  }

  /** Return the claims of some relations at the ends that a question names. @param {Question} asked @param {number[]} relations */
  function claimsOf({ kind, a, b, reading }, relations) {
    const [one, other] = Boolean(reading?.inverse) !== (kind === "who") ? [b, a] : [a, b];
    if (!lexicon.relations[relations[0]].symmetric) return store.claims(relations, { subject: one ?? undefined, object: other ?? undefined });
    const either = one ?? other ?? undefined;
    return [...store.claims(relations, { subject: either }), ...store.claims(relations, { object: either })];
  }

  /** False if an event is to vouch for something. @param {Question} asked */
  const canSpeak = ({ filters: { claimant } }) => typeof claimant !== "string" || !page.thing(claimant)?.isEvent;

  /**
   * Return a question with the means by which it asks that something is done, or the part in an event.
   * @param {Question} asked
   * @param {import("./grammar.js").Found} found
   * @param {Word[]} words
   * @param {Spots} names_
   * @returns {Question}
   */
  function inItsManner(asked, found, words, names_) {
    if (asked.kind === "attribution" || asked.topic.includes("did-it")) {
      const taken = inside(names_);
      const part = lexicon.partIn(words.filter((_, at) => !taken.has(at)).map(({ folded }) => folded));
      return part !== "perpetrator" && !asked.b ? { ...asked, mode: part } : asked; // to perpetrate is to do it
    }
    const one = ofOffice(inControl(asked, words), words);
    const mode = found.form?.mode;
    if (!mode) return one;
    return one.kind === "who" || one.kind === "yes-no" ? { ...one, mode } : { ...one, notes: [...one.notes, note("means", { mode })] };
  }

  /** Return a question of the control of an organisation as one of command, and of running it as one of leading it: only places are occupied, and owned by whoever runs them. @param {Question} asked @param {Word[]} words */
  function inControl(asked, words) {
    const { reading } = asked;
    const other = reading && !reading.inverse ? OF_ORGANISATIONS.get(lexicon.names(reading).join()) : undefined;
    if (!other) return asked;
    const [verb, meant, why] = other;
    const held = asked.kind === "yes-no" ? asked.b : asked.a;
    // "Runs a state" is of who leads it.
    if (!lexicon.knows(meant) || !held || (PLACES.has(store.type(held)) && !(verb === "run" && held.kind === "state")) || held.kind === "media-outlet") return asked;
    if (words.every((word) => word.stem !== stem(verb)) || words.some((word) => word.folded === "facility" || word.stem === stem("own"))) return asked;
    return { ...asked, reading: lexicon.readingNamed(meant), notes: [...asked.notes, note(why)] };
  }

  /** Return who has an office, if nobody is told to do what it is named after: "the commander of X". @param {Question} asked @param {Word[]} words @returns {Question} */
  function ofOffice(asked, words) {
    const { kind, a, reading } = asked;
    const titles = new Set(words.filter(({ folded }) => sets("titles").has(folded)).map((word) => word.stem));
    if (kind !== "who" || !a || !reading || reading.inverse || !titles.size) return asked;
    const office = lexicon.readingNamed("leadership");
    if (!office.relations.includes(reading.relations[0]) || store.claims(reading.relations, { object: a }).length) return asked;
    for (const at of store.claims(office.relations, { object: a })) {
      const topic = fold(page.claim(at).role).split(" ").filter((word) => titles.has(stem(word)));
      if (topic.length) return { ...asked, reading: office, topic };
    }
    return asked;
  }

  /** True if the day of an event counts as before and after it: for words, meetings, and who did not do it. @param {Question} asked @param {Thing} [event] */
  function mayBeThatDay({ kind, reading, topic, a }, event) {
    if (kind === "said" || (kind === "who" && reading && WORDS_AND_MEETINGS.has(lexicon.family(reading)))) return true;
    if (topic[0] !== "deeds" || !a || !event) return false;
    return !doneBy(lexicon, store, [event], [a]).length;
  }

  /** Return a question with the filters of what stood beside it, and notes on the reading. @param {Question} asked @param {Stripped} kept @param {[string, string][]} instead @param {boolean} isTentative @returns {Question} */
  function finished(asked, kept, instead, isTentative) {
    const { now, counted, claimants, without, meant, around, beside } = kept;
    const day = kept.filters.as_of;
    // "The attack on Sunday" is told by its day; what is said of it has others.
    const isOfTheDay = day && [asked.event, asked.a, asked.b].some((thing) => thing?.isEvent && store.page.dossier(thing).when === day);
    const isHedged = HEDGED.has(asked.kind) && ((asked.reading && AHEAD.has(lexicon.family(asked.reading))) || kept.words.some(({ folded }) => sets("may").has(folded)));
    /** @type {import("./question.js").Filters} */
    const filters = {
      ...kept.filters,
      ...(claimants.length && { claimant: claimants.map(({ id }) => id) }), ...(without.length && { without }),
      ...((kept.tentative || isTentative || isHedged) && { tentative: true }),
    };
    if (isOfTheDay) delete filters.as_of;
    Object.assign(filters, asked.filters);
    const notes = instead.map(([wrong, right]) => note("respelt", { wrong, right }));
    if (counted) notes.push(note("counted back", { words: counted, day: store.latest }));
    if (around && mayBeThatDay(asked, beside)) {
      Object.assign(filters, around);
      notes.push(note("hour"));
    }
    if (meant) notes.push(note("of several", { thing: page.noun(meant).text }));
    if (now && asked.kind !== "gaps" && !filters.as_of && !filters.since && !filters.until) {
      if (store.latest) filters.as_of = store.latest;
      notes.push(...(store.latest ? [note("now", { word: now, day: store.latest }), ...(now === "no longer" ? [note("no longer")] : [])] : [note("no day", { word: now })]));
    }
    return { ...asked, filters, direct: asked.direct || kept.direct, notes: [...asked.notes, ...notes] };
  }

  /** Return the questions for each year that a date without a year may mean. @param {Question[]} asked @param {Stripped} kept */
  function inEachYear(asked, { years, filters: kept }) {
    if (years.length < 2) return asked;
    const chosen = String(years[years.length - 1]);
    return years.flatMap((year) => asked.map((one) => ({
      ...one, filters: Object.fromEntries(Object.entries(one.filters).map(([key, value]) => [key, key in kept && typeof value === "string" ? value.replace(chosen, String(year).padStart(4, "0")) : value])),
    })));
  }

  /** Return the questions whose times leave a day: nothing is since 2020 and until 2018. @param {Question[]} asked */
  function inTime(asked) {
    return asked.filter(({ filters: { since, until } }) => {
      const fits = !since || !until || (daysOf(String(since))?.first ?? -Infinity) <= (daysOf(String(until))?.last ?? Infinity);
      if (!fits) noDay = note("no time", { times: `since ${since} and until ${until}` });
      return fits;
    });
  }

  /** Return which event is meant by words that only say of what kind, "the attack", or who by a part of a name. @param {Question} asked @param {Word[]} words @param {Spots} meant */
  function meantBy(asked, words, meant) {
    const things = new Set([asked.a, asked.b, asked.event]);
    return [...meant].flatMap(([start, ends]) => ends.flatMap(([end, them]) => {
      const run = words.slice(start, end);
      if (!isByKind(lexicon, run) && them[0].isEvent) return [];
      const used = them.filter((thing) => things.has(thing));
      for (const thing of used) things.delete(thing); // once, although "the" may be left out
      return used.map((thing) => note("meant", { words: typedOf(run), thing: page.noun(thing).text }));
    }));
  }

  /** Return the words that neither the grammar nor a name of the page knows, as typed. @param {Word[]} words */
  function unknown(words) {
    const taken = inside(meantIn(words, [capitals]));
    const counts = words.some(({ folded }) => folded === "many");
    const found = new Set();
    let shown = "";
    words.forEach((word, at) => {
      shown = word.typed || shown || word.folded; // the pieces of "Al-Nusra" are one word
      const isPlain = (lexicon.has(word) && !sets("judgements").has(word.folded)) || /^\p{Nd}+$/u.test(word.folded) || (counts && isCounted(its, word));
      if (!taken.has(at) && !isPlain && word.folded !== POSSESSIVE) found.add(shown);
    });
    return [...found];
  }

  /** Return a question with "the" for "his" or "its", as in "Where did X make his speech?". @param {Word[]} words */
  function owned(words) {
    const isOwn = (/** @type {string} */ word) => lexicon.meaning("referring", word)?.includes("own");
    return words.map((word) => (isOwn(word.folded) ? { folded: "the", typed: "the", stem: stem("the") } : word));
  }

  /** "By whom is X backed" is "whom is X backed by". @param {Word[]} words */
  function fronted(words) {
    const [first, second] = words.map(({ folded }) => folded);
    return words.length > 3 && sets("fronting").has(second) && sets("fronted").has(first) ? [...words.slice(1), words[0]] : words;
  }

  /** "Who the backers of X are" is "who are the backers of X". @param {Word[]} words */
  function inverted(words) {
    const last = words[words.length - 1];
    return words.length > 3 && sets("inverting").has(words[0].folded) && sets("inverted").has(last.folded) ? [words[0], last, ...words.slice(1, -1)] : words;
  }

  return { read, quoted, near, nearOtherwise, meantIn, withOwner, readings: readingsAsSpelt, lexicon, store, namesIn };
}
