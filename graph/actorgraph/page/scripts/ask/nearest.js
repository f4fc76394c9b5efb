// The claims that come nearest to the words of a question that the grammar does not read; if they meet all of it, and its
// order does not speak against it, they are its answer. See `actorgraph.ask.nearest`, of which this has the numbers, too.
import { fold } from "../read/fold.js";
import { senseOf, wordsIn } from "./counted.js";
import { asksAgain, isEmpty, isOfAName, LASTING } from "./frames.js";
import { ENDS } from "./lexicon.js";
import { question } from "./question.js";
import { POSSESSIVE } from "./words.js";

/**
 * @typedef {import("./words.js").Word} Word
 * @typedef {import("./lexicon.js").Form} Form
 * A name in a question: whom it may mean and what is a part of that, by place, its words, and those if it is a place.
 * @typedef {{start: number, end: number, ids: Set<number>, parts: Set<number>, words: string[], place: string[]}} Spot
 * A word of a question: which relations, modalities and means (=), types (~) and families it may name.
 * @typedef {{at: number, word: Word, verbs: Form[], noun: Form | undefined, senses: string[], types: string[], families: Set<string>}} Term
 * Claims that are shown, and those of them that are of all the names of the question, if it has several; what may be asked if claims meet all of the question, with these claims, best first.
 * @typedef {{shown: number[], ofAllNames: number[], readings: () => Generator<[import("./question.js").Question, Set<number>]>}} Nearest
 */

/** Claims of one name, or of a small case, that are looked through, and those of all names; claims that are shown. */
const MOST_OF_ONE = 1000;
const MOST = 2000;
const SHOWN = 3;
/** States of which a name has that of an actor. */
const NAMESAKES = 3;
/** The part of the weight of a question that a claim must meet, and its part of what the nearest one meets. */
const LEAST = 0.3;
const BESIDE = 0.8;
/** How much more a name weighs than a word. */
const OF_NAMES = 1.5;
/** What the relation, a part of an actor, its name in a quote, the place of the event and the type of an end tell of a word. */
const BY_KIND = 0.7;
const BY_PART = 0.6;
const BY_WORDS = 0.9;
const BY_PLACE = 0.9;
const BY_TYPE = 0.5;
/** Families of verbs that may have another one in their object. */
const EMBEDDING = ["attribution", "announcement", "demand", "aim"];
/** What "wants X to" tells; how what one plans is said, and the family of the verb. */
const WISHING = "demand";
const INTENDED = "intended";
const PLANNED = "aim";
/** Families of what one does by saying something. */
const SPEAKING = ["announcement", "threat", "demand", "attribution"];
/** True for a phrase with a word behind its object: "want X to". @param {import("./lexicon.js").Phrase} phrase */
const isAround = ({ key }) => key.slice(1).join(" ") === "{o} to";
/** Prepositions that make another verb of one; words with which a verb has another sense, and behind which no noun stands. */
const LEADING = ["to", "from", "for", "with", "into", "against", "at"];
const PARTICLES = ["over", "up", "down", "off", "back", "away", "out"];
const BEFORE_A_VERB = ["who", "that", "to", "did", "does"];
/** What part one has in a deed whose name stands behind a preposition. @type {Record<string, string>} */
const BEFORE_A_NAME = { by: "agent", from: "agent", off: "agent", to: "patient", for: "patient", against: "patient", at: "patient", on: "patient", towards: "patient", toward: "patient" };
const LEAST_WORDS = 2;
const BEFORE_A_NOUN = ["articles", "which", "determiners"];
/** Words before a participle among which one makes it a passive. */
const REACH = 6;

/** What the words of claims mean, without and with what their relations and ends are, made once. @type {WeakMap<Case, Map<number, {own: Set<string>, all: Set<string>}>>} */
const toldIn = new WeakMap();

/**
 * Return the claims that come nearest to a question.
 * @param {import("./frames.js").Reader} reader
 * @param {Word[]} words  Without what stands beside the question.
 * @param {import("./naming.js").Spots} named
 * @returns {Nearest}
 */
export function nearest(reader, words, named) {
  const { lexicon, store } = reader;
  const { page } = store;
  const { codes } = page;
  const { words: sets, light } = lexicon;
  const texts = words.map(({ folded }) => folded);
  const be = sets("be");
  const planning = lexicon.stemsOf(sets("planning"));
  const voicing = lexicon.stemsOf(sets("voicing"));
  const meant = (/** @type {string} */ word) => senseOf(lexicon, word);
  const family = (/** @type {number} */ at) => lexicon.relations[codes.relation[at]].family;
  const relation = (/** @type {number} */ at) => lexicon.relations[codes.relation[at]].name;
  const all = [...named].map(([start, [[end, things]]]) => spotOf(start, end, things));
  const taken = new Set(all.flatMap(({ start, end }) => texts.map((_, at) => at).slice(start, end)));
  const spots = all.filter(({ ids }, n) => all.findIndex((one) => one.ids.size === ids.size && [...one.ids].every((at) => ids.has(at))) === n); // each name once
  const ofNames = new Set(texts.filter((_, at) => taken.has(at)));
  const terms = words.flatMap((word, at) => (!taken.has(at) && saysSomething(at) ? [termOf(word, at)] : []));
  const claims = terms.length ? candidates() : [];
  const met = claims.map(metBy);
  const best = shown();
  /** Pronouns in whose place anybody and anything may stand. */
  const open = [...new Set(texts.filter((word, at) => !taken.has(at) && sets("standing_in").has(word) && !sets("of_somebody").has(word)))].toSorted();
  return {
    shown: best.map((n) => claims[n]), readings,
    ofAllNames: best.filter((n) => spots.length > 1 && spots.every(({ start }) => met[n].has(start))).map((n) => claims[n]),
  };

  // -- what the question says ---------------------------------------------------------------------------

  /** @param {number} start @param {number} end @param {Thing[]} things @returns {Spot} */
  function spotOf(start, end, things) {
    const parts = things.flatMap((thing) => [...store.children(thing), ...(thing.isEvent ? [] : store.namesakes(thing, NAMESAKES))]); // "Iran (Islamic Republic of)"
    const [before = ""] = texts.slice(Math.max(0, start - 2), start).filter((word) => !light.has(word)).slice(-1);
    // A quote may have a place although the claim is of another.
    const isPlace = store.type(things[0]) === "place" || (sets("inside").has(before) && before !== "on");
    const ats = (/** @type {Thing[]} */ its) => new Set(its.map(({ at }) => at));
    const its = texts.slice(start, end).filter((word) => !sets("small").has(word));
    return { start, end, ids: ats(things), parts: ats(parts), words: its, place: isPlace ? its : [] };
  }

  /** True if a quote has all the words of a place, or the words of the claim itself those of a name. @param {Spot} spot @param {Set<string>} told @param {number} at */
  function standsIn({ words: its, place }, told, at) {
    const own = fold(page.claim(at).text).split(" ");
    return (place.length && place.every((word) => told.has(meant(word)))) || (its.length > 0 && its.every((word) => own.includes(word)));
  }

  /** False for function words, nouns for any actor, and verbs that say nothing alone: "took part", not "took over". @param {number} at */
  function saysSomething(at) {
    const word = texts[at];
    if (word === POSSESSIVE) return false;
    if (!isEmpty(lexicon, word) && !["question_words", "empty", "pronouns"].some((name) => sets(name).has(word))) return lexicon.meaning("kinds", word)?.length !== 0;
    return PARTICLES.includes(texts[at + 1]) && !sets("aux").has(word) && !PARTICLES.includes(word) && !sets("question_words").has(word);
  }

  /** @param {Word} word @param {number} at @returns {Term} */
  function termOf(word, at) {
    const fitting = lexicon.beginning(word.stem).filter((phrase) => fits(phrase, at));
    const around = fitting.filter((phrase) => isAround(phrase) && standsAround(at));
    const phrases = around.length ? around : fitting.filter((phrase) => !isAround(phrase));
    const noun = BEFORE_A_VERB.includes(texts[at - 1]) ? undefined : lexicon.nouns.get(word.stem);
    const verbs = [...new Set(phrases.map(({ form }) => form))];
    const relations = [...verbs, ...(noun ? [noun] : [])].flatMap((form) => lexicon.names(lexicon.reading(form)));
    const senses = [...relations, ...(lexicon.meaning("modals", word.folded) ?? []), lexicon.modalVerb(word.stem), lexicon.meansIn([word.folded]), planning.has(word.stem) ? INTENDED : ""];
    return {
      at, word, verbs, noun, senses: senses.filter(Boolean).map((one) => `=${one}`), types: (lexicon.meaning("kinds", word.folded) ?? []).map((one) => `~${one}`),
      families: new Set(phrases.filter(({ state }) => !state).map(({ form }) => lexicon.family(lexicon.reading(form)))),
    };
  }

  /** True if the question has "to" behind the name behind a verb: "want X to". @param {number} at */
  function standsAround(at) {
    let end = at + 1;
    while (taken.has(end) || sets("articles").has(texts[end] ?? "")) end += 1;
    return end > at + 1 && texts[end] === "to";
  }

  /** True if the question has all words and means of a phrase, and no preposition behind the verb that it has not. @param {import("./lexicon.js").Phrase} phrase @param {number} at */
  function fits({ key }, at) {
    const stems = new Set(words.map(({ stem }) => stem));
    const fixed = key.filter((part) => !ENDS.has(part)).map((part) => part.split("|"));
    const behind = words[at + 1]?.stem ?? "";
    if (key.includes("{m}") && !lexicon.meansIn(texts) && !texts.includes("what")) return false;
    if (LEADING.includes(behind) && taken.has(at + 2) && !fixed.some((part) => part.includes(behind))) return false;
    return fixed.every((part) => part.some((text) => text.split("_").every((one) => stems.has(one))));
  }

  // -- what claims meet of it ---------------------------------------------------------------------------

  function candidates() {
    const all = Array.from({ length: page.count }, (_, at) => at);
    if (page.count < MOST) return all;
    const each = [...named].flatMap(([, [[, things]]]) => things).flatMap((thing) => store.claimsOf(thing).slice(0, MOST_OF_ONE));
    return [...new Set(each.slice(0, MOST))];
  }

  /** The actors and events that a claim names. @param {number} at */
  function mentions(at) {
    return [codes.subject[at], codes.object[at], codes.event[at], codes.claimant[at], codes.spokesperson[at]].filter((n) => n >= 0);
  }

  /** The places of the event of a claim. @param {number} at */
  function placesOf(at) {
    const event = page.things[codes.event[at]];
    return (event ? page.dossier(event).places ?? [] : []).map((key) => page.thing(key)?.at ?? -1);
  }

  /** How much of each name and word a claim meets, by the place in the question. @param {number} at */
  function metBy(at) {
    const told = toldBy(at).all;
    /** @type {Map<number, number>} */
    const its = new Map();
    for (const spot of spots) {
      const found = among(spot, mentions(at));
      if (found >= 0) its.set(spot.start, spot.ids.has(found) ? 1 : BY_PART);
      else if (among(spot, placesOf(at)) >= 0) its.set(spot.start, BY_PLACE);
      else if (standsIn(spot, told, at)) its.set(spot.start, BY_WORDS);
    }
    for (const { at: place, word, senses, types } of terms) {
      if (told.has(meant(word.folded))) its.set(place, 1);
      else if (senses.some((one) => told.has(one))) its.set(place, BY_KIND);
      else if (types.some((one) => told.has(one))) its.set(place, BY_TYPE);
    }
    return its;
  }

  /** @param {number} at */
  function toldBy(at) {
    const known = toldIn.get(page) ?? new Map();
    let its = known.get(at);
    if (!its) {
      const { mode, modality } = page.claim(at);
      const own = wordsIn(lexicon, page.claim(at));
      its = { own, all: new Set([...own, ...[relation(at), modality, ...mode].map((one) => `=${one}`), ...mentions(at).flatMap(toldOf)]) };
      if (known.size > MOST) known.clear();
      toldIn.set(page, known.set(at, its));
    }
    return its;
  }

  /** The type of an actor or event, and what the words of its name mean. @param {number} n */
  function toldOf(n) {
    const thing = page.things[n];
    return thing ? [`~${store.type(thing)}`, ...fold(thing.name).split(" ").map(meant)] : [];
  }

  /** Return which of some things a name means, or else which is a part of that; -1 if none is. @param {Spot} spot @param {number[]} its */
  function among({ ids, parts }, its) {
    return its.find((n) => ids.has(n)) ?? its.find((n) => parts.has(n)) ?? -1;
  }

  /** The claims that have much of the question by their place here, nearest first. */
  function shown() {
    const weights = new Map([...spots.map(({ start }) => start), ...terms.map(({ at }) => at)].map((at) => [at, Math.log(1 + claims.length / (1 + met.filter((its) => its.has(at)).length))]));
    for (const { start } of spots) weights.set(start, OF_NAMES * (weights.get(start) ?? 0));
    const whole = sum(weights.values());
    const scores = met.map((its) => sum([...its].map(([at, part]) => (weights.get(at) ?? 0) * part)) / whole);
    // Much of the weight, or all the names and one thing more.
    const bears = (/** @type {number} */ n) => {
      const many = spots.filter(({ start }) => met[n].has(start)).length;
      return (scores[n] >= LEAST && met[n].size > many) || (many === spots.length && many > 0 && met[n].size > 1);
    };
    const best = scores.map((_, n) => n).filter(bears).sort((a, b) => scores[b] - scores[a]).slice(0, SHOWN);
    return best.filter((n) => scores[n] >= BESIDE * scores[best[0]]);
  }

  // -- if claims meet all of it --------------------------------------------------------------------------

  /** @returns {ReturnType<Nearest["readings"]>} */
  function* readings() {
    const isClosed = (/** @type {string} */ word) => sets("of_somebody").has(word) || sets("judgements").has(word) || sets("relative").has(word);
    const mayBeAName = (/** @type {Term} */ { word }) => !lexicon.has(word) && isOfAName(reader, word.folded, ofNames);
    if (!terms.length || texts.some((word, at) => !taken.has(at) && isClosed(word)) || asksAgain(lexicon, words) || texts[0] === "why" || (texts[0] === "whose" && !words.some(({ stem }) => voicing.has(stem))) || texts.includes("behind") || terms.some(mayBeAName)) return;
    const isVoiced = words.some(({ stem }) => voicing.has(stem));
    const isCount = texts.some((word) => sets("counts").has(word)) && !texts.includes("times");
    const telling = claims.map((_, n) => n).filter((n) => met[n].size === spots.length + terms.length
      && (isVoiced ? isOfTheSpeaker(claims[n]) : isOfAll(claims[n])) && (!isCount || page.claim(claims[n]).quantity) && tells(claims[n], met[n])
      && (!open.length || terms.every(({ at }) => met[n].get(at) === 1))
      && (texts[0] !== "when" || page.claim(claims[n]).when));
    // "It" is the one event of which all of them are: "was it an accident?".
    const isOfOne = new Set(telling.map((n) => (codes.event[claims[n]] >= 0 ? codes.event : codes.subject)[claims[n]])).size === 1;
    const isIt = texts[1] === "it" && sets("be").has(texts[0]);
    const least = spots.length ? 0 : isIt && isOfOne ? 1 : LEAST_WORDS;
    const whole = telling.filter((n) => [...met[n].values()].filter((part) => part === 1).length >= least && isInOrder(claims[n]));
    const its = new Set(whole.map((n) => claims[n]));
    const total = new Map(whole.map((n) => [n, Math.round(sum(met[n].values()) * 1e9)]));
    for (const n of whole.toSorted((a, b) => (total.get(b) ?? 0) - (total.get(a) ?? 0))) {
      for (const name of ["", family(claims[n]), relation(claims[n])]) yield [askingFor(claims[n], name), its];
    }
  }

  /** True if a claim is about all whom the question names, and not only told by them. @param {number} at */
  function isOfAll(at) {
    const quote = toldBy(at).own;
    return spots.every((spot) => among(spot, [codes.subject[at], codes.object[at], codes.event[at], ...placesOf(at)]) >= 0 || standsIn(spot, quote, at));
  }

  /** True if whoever is named before "say" vouches for a claim, or does what it tells. @param {number} at */
  function isOfTheSpeaker(at) {
    const its = [codes.claimant[at], codes.spokesperson[at], ...(SPEAKING.includes(family(at)) || relation(at) === "tells" ? [codes.subject[at]] : [])];
    return spots.every((spot) => !voicing.has(words[spot.end]?.stem ?? "") || among(spot, its) >= 0);
  }

  /** True if a claim has all the words itself, or is of a relation that one names and meets more than types. @param {number} at @param {Map<number, number>} its */
  function tells(at, its) {
    const own_ = family(at);
    const isPlanned = page.claim(at).modality === INTENDED; // "plans to" is how it is said
    const verbs = terms.map(({ families }) => [...families]).filter((families) => families.length && !(isPlanned && families.join() === PLANNED));
    if (own_ !== WISHING && verbs.some((families) => families.join() === WISHING)) return false;
    const isLasting = verbs.flat().some((one) => LASTING.has(one)); // "Iran-backed" tells of other things too
    if (!isLasting && terms.every((term) => its.get(term.at) === 1)) return true;
    const own = verbs.filter((families) => !families.every((one) => EMBEDDING.includes(one)));
    const of = own.length ? own : verbs;
    const isMore = terms.some((term) => (its.get(term.at) ?? 0) > BY_TYPE);
    const isEmbedding = (/** @type {Iterable<string>} */ families) => [...families].every((one) => EMBEDDING.includes(one));
    const isOfOuter = verbs.some((families) => isEmbedding(families) && families.includes(own_));
    // "Who wants X to leave" of the demand that has "leave" in its words.
    if (isMore && isOfOuter && terms.every((term) => isEmbedding(term.families) || its.get(term.at) === 1)) return true;
    return isMore && (!of.length || of.flat().includes(own_));
  }

  /** False if a name is at the other end of the claim than in the question, or nothing tells at which it is. @param {number} at */
  function isInOrder(at) {
    if (lexicon.relations[codes.relation[at]].symmetric) return true;
    const ends = Object.entries({ agent: codes.subject[at], patient: codes.object[at] });
    const held = spots.flatMap((spot) => ends.filter(([, end]) => among(spot, [end]) >= 0).map(([role]) => ({ role, votes: roles(spot, codes.relation[at]) })));
    if (held.length > 1 && held.every(({ votes }) => !votes.length)) return false;
    return held.every(({ role, votes }) => !votes.length || votes.includes(role));
  }

  /** Return whether a name is the one who does it or to whom it is done, as words for the relation or a preposition tell. @param {Spot} spot @param {number} of */
  function roles(spot, of) {
    const found = terms.flatMap((term) => {
      const forms = [...term.verbs.map((form) => ({ form, isNoun: false })), ...(term.noun ? [{ form: term.noun, isNoun: true }] : [])];
      return forms.filter(({ form }) => lexicon.reading(form).relations.includes(of)).map(({ form, isNoun }) => (isNoun ? ofNoun(term, form, spot) : ofVerb(term, form, spot)));
    }).filter(Boolean);
    const [after = ""] = texts.slice(spot.end, spot.end + 3).filter((word) => !light.has(word));
    if (spot.start === 1 && ((sets("aux").has(texts[0]) && !be.has(texts[0])) || after === "one" || after === "ones")) return ["agent"]; // "did X …", "is X the one that …"
    if (found.length) return found;
    const before = texts.slice(Math.max(0, spot.start - 3), spot.start).filter((word) => !light.has(word));
    if (before.slice(-2).join(" ") === "out of") return ["agent"];
    return [BEFORE_A_NAME[before[before.length - 1]] ?? ""].filter(Boolean);
  }

  /** "The backers of X", "X's proxies", but not "bombers from X". @param {Term} term @param {Form} form @param {Spot} spot */
  function ofNoun({ at }, form, { start, end }) {
    const between = texts.slice(Math.min(at, end), Math.max(at, start)).filter((word) => !light.has(word) || sets("aux").has(word));
    if (!between.every((word) => [POSSESSIVE, texts[at], "of", "for", "to"].includes(word))) return "";
    return form.inverse ? "agent" : "patient";
  }

  /** Return the part that a name has in what a verb says, by where it stands; empty if that is open. @param {Term} term @param {Form} form @param {Spot} spot */
  function ofVerb({ at, word }, form, { start, end }) {
    if (at && BEFORE_A_NOUN.some((name) => sets(name).has(texts[at - 1]))) return ""; // "the attack", "what sanctions does X …"
    const isBy = texts.slice(Math.max(0, start - 2), start).includes("by");
    const isBefore = texts.slice(Math.max(0, at - REACH), at).some((one) => be.has(one));
    const isPassive = lexicon.isParticiple(word) && (texts.slice(at).includes("by") || isBefore);
    if (lexicon.isIngForm(word) && !isBefore) return isBy ? "agent" : ""; // "the training of X", "X's training"
    if (isPassive && !isBy && start > at) return "";
    const isFirst = isBy || (end <= at && !isPassive);
    return isFirst !== form.inverse ? "agent" : "patient";
  }

  /** Return the question for the claims that have in common with one what is asked; with a relation or family it is of that. @param {number} at @param {string} of */
  function askingFor(at, of) {
    const ends = { a: [codes.subject[at]], b: [codes.object[at]], event: [codes.event[at]], at: placesOf(at) };
    /** @type {Record<string, Thing>} */
    const parts = {};
    const topic = ["words"];
    let voice = -1;
    for (const spot of spots) {
      const part = Object.entries(ends).find(([key, its]) => !(key in parts) && among(spot, its) >= 0);
      if (part) parts[part[0]] = page.things[among(spot, part[1])];
      else {
        const its = among(spot, [codes.claimant[at], codes.spokesperson[at]]);
        if (its >= 0) voice = its;
        else topic.push(...spot.words);
      }
    }
    const told = toldBy(at).own;
    const isNaming = (/** @type {Term} */ { families, senses, word }) => (of && families.has(family(at))) || (senses.includes(`=${relation(at)}`) && !told.has(meant(word.folded)));
    topic.push(...terms.filter((term) => !isNaming(term) && told.has(meant(term.word.folded))).map(({ word }) => word.folded));
    const reading = terms.some(isNaming) ? lexicon.readingNamed(of || relation(at)) : null;
    const isPlanned = page.claim(at).modality === INTENDED && terms.some(({ word }) => planning.has(word.stem));
    const notes = open.map((word) => lexicon.note("anybody", { word }));
    return question("claims", { ...parts, reading, topic, notes, filters: { ...(voice >= 0 && { claimant: page.keys[voice] }), ...(isPlanned && { modality: [INTENDED] }) } });
  }
}

/** @param {Iterable<number>} numbers */
const sum = (numbers) => [...numbers].reduce((total, number) => total + number, 0);
