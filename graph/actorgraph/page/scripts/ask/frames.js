// What a question asks, made of what the grammar found in it: a clause with its parts, or a question of its own kind;
// see `actorgraph.ask.frames`. A function returns null if the words fit and the sense does not.
import { fold } from "../read/fold.js";
import { scopeOf, senseOf, wordsIn } from "./counted.js";
import { TEXT } from "./lexicon.js";
import { question } from "./question.js";
import { ANYBODY, ASKED } from "./slots.js";
import { POSSESSIVE, typedOf } from "./words.js";

/**
 * @typedef {import("./lexicon.js").Reading} Reading
 * @typedef {import("./grammar.js").Found} Found
 * @typedef {import("./question.js").Question} Question
 * @typedef {{lexicon: import("./lexicon.js").Lexicon, store: import("./store.js").Store}} Reader
 * @typedef {(reader: Reader, found: Found) => Question | null} Builder
 * Who does what to whom, in which event: an end is a thing, ASKED, ANYBODY or missing. Without a relation somebody did the event.
 * @typedef {{agent: any, patient: any, event: any, relation: Reading | null}} Clause
 */

const PLACES = new Set(["place", "facility"]);
const LOCATED = new Set(["occupies", "operates-in", "located-in"]);
const OWN_WORD = new Set(["claims-responsibility", "denies-responsibility", "does-not-claim"]);
const SAID_OF = new Set(["sanction", "sponsorship", "demand"]);
const DEEDS = new Set(["attack", "casualties"]);
/** Types of actors that have names wherever they are told of. */
const NAMED = new Set(["state", "government-body", "place", "facility"]);
/** What the grammar calls questions that are read by the words of quotes, if in no other way. */
export const BY_QUOTES = "in_words";
/** Families of what happens and of what lasts. */
const HAPPENING = new Set([...DEEDS, "contact", "protection", "demand", "response", "rupture", "location"]);
export const LASTING = new Set(["sponsorship", "leadership", "alliance", "sanction"]);
/** Sets of words that no quote need have; claims that are looked through. */
const NO_CONTENT = ["aux", "small", "uncounted", "prepositions", "within", "no_content"];
export const MOST_QUOTES = 1000;
/** How what is done on condition is said. */
const IF = "conditional";
const CIRCUMSTANCES = new Set(["when", "where", "why"]);
/** How what has not happened is said. */
export const AHEAD = ["likely", "possible", "intended", "conditional"];

/** Return the question that was found; null if its words make no sense together. @type {Builder} */
export const questionOf = (reader, found) => (found.is in reader.lexicon.tables.made ? made(reader, found.is, found) : BUILDERS[found.is](reader, found));

/** Return the question that a row of the table makes of what was found; null if a part of it is missing. @param {Reader} reader @param {string} name @param {Found} found @returns {Question | null} */
function made({ lexicon }, name, found) {
  const [kind, ...rest] = lexicon.tables.made[name].split(" ");
  /** @type {Record<string, any>} */
  const parts = { topic: [], filters: {} };
  for (const text of rest.filter((its) => its.includes("="))) {
    const [part, source] = text.split("=");
    /** @type {any} */
    let value = source.replaceAll("_", " ").split("/");
    if (source.startsWith("{")) {
      value = found[source.replace(/[{?}]/gu, "")] ?? null;
      if (value === null && !source.includes("?")) return null;
    }
    if (part === "reading") {
      if (!lexicon.knows(source)) return null;
      value = lexicon.readingNamed(source);
    }
    if (part === "topic") parts.topic.push(...(value ?? []));
    else if (part === "claimant") parts.filters = value ? { claimant: value.id } : {};
    else if (part === "modality") parts.filters = { modality: value };
    else parts[part] = value;
  }
  return rest.includes("apart") && parts.a === parts.b ? null : question(kind, parts);
}

// -- clauses ----------------------------------------------------------------------------------------------------

const isThing = (/** @type {any} */ end) => typeof end === "object" && end !== null;
const named = (/** @type {any} */ end) => /** @type {Thing | null} */ (isThing(end) ? end : null);
const isOnly = (/** @type {string[]} */ names, /** @type {Set<string>} */ its) => names.every((name) => its.has(name));

/** Return the clause, with the ends of a passive or of an inverse phrase in their places. @param {Reader} reader @param {Found} found @returns {Clause} */
function clauseOf({ lexicon, store }, found) {
  /** @type {Record<string, any>} */
  const ends = { s: found.s ?? null, o: found.o ?? null, by: found.by ?? null, e: found.e ?? null };
  const asks = found.asks ?? "";
  if (asks === "s" || asks === "o") ends[asks] = ASKED;
  if (found.voice === "passive") {
    const by = ends.by ?? (asks === "o" ? ASKED : null);
    if (asks === "o") ends.o = null;
    ends[found.pred === "did" || found.gap === "{e}" ? "e" : "o"] = ends.s;
    ends.s = by;
  }
  if (found.pred === "answers") return { agent: ends.s, patient: ends.o, event: null, relation: lexicon.readingNamed("responds-to") };
  if (found.pred === "part" && store.type(found.e) !== "attack" && lexicon.knows("attends")) return { agent: ends.s, patient: ends.e, event: null, relation: lexicon.readingNamed("attends") };
  if (found.pred === "did" || found.pred === "part") return { agent: ends.s, patient: null, event: ends.e, relation: null };
  const relation = lexicon.reading(found.form);
  if (relation.inverse) return { agent: ends.o, patient: ends.s, event: ends.e, relation: lexicon.turned(relation) };
  return { agent: ends.s, patient: ends.o, event: ends.e, relation };
}

/** Return the question that asks for a part of a clause, or whether it is so. @type {Builder} */
function ofClause(reader, found) {
  const clause = clauseOf(reader, found);
  if (clause.event === ASKED || (found.strict && !fits(reader, clause))) return null;
  const people = killedOf(reader, clause);
  const its_ = askedOf(reader, { ...clause, patient: people ?? clause.patient }, found);
  const placed = its_ && atAPlace(reader, its_);
  const { noun } = reader.store.page;
  const its = placed && people ? { ...placed, notes: [...placed.notes, reader.lexicon.note("people", { state: noun(clause.patient).text, part: noun(people).text })] } : placed;
  const mode = found.form?.mode;
  return its && mode && (its.kind === "who" || its.kind === "yes-no") ? { ...its, mode } : its;
}

/** Return the one part of a state of which somebody was killed or hurt, if the state is said to be: "Americans". @param {Reader} reader @param {Clause} clause */
function killedOf({ lexicon, store }, { patient, relation }) {
  if (!isThing(patient) || store.type(patient) !== "state" || !relation?.relations.every((at) => lexicon.relations[at].family === "casualties")) return null;
  const isHurt = (/** @type {Thing} */ object) => store.claims(relation.relations, { object }).length > 0;
  const found = isHurt(patient) ? [] : store.children(patient).filter(isHurt);
  return found.length === 1 ? found[0] : null;
}

/** Return a question of deeds that hit a place or state as one of what was done there, if no claim has it hit. @param {Reader} reader @param {Question} asked @returns {Question} */
function atAPlace({ lexicon, store }, asked) {
  const { kind, a, b, event, reading, types } = asked;
  if (!reading || event || !reading.relations.every((at) => DEEDS.has(lexicon.relations[at].family))) return asked;
  const { codes, things } = store.page;
  const claims = (/** @type {{subject?: Thing, object?: Thing}} */ ends) => store.claims(reading.relations, ends);
  if (kind === "who" && reading.inverse && a && types.includes("state")) {
    const isHit = claims({ subject: a }).some((at) => types.includes(things[codes.object[at]]?.kind ?? ""));
    return isHit ? asked : question("where", { a, reading: lexicon.turned(reading) });
  }
  const place = ["yes-no", "why", "when"].includes(kind) ? b : a;
  if (!place || ![...PLACES, "state"].includes(store.type(place)) || (kind === "who" && reading.inverse) || !["who", "yes-no", "why", "when"].includes(kind) || claims({ object: place }).length) return asked;
  const located = new Set(store.claims(lexicon.readingNamed("location").relations, { object: place }).map((at) => codes.subject[at]));
  const doers = kind !== "who" && a ? [a, ...store.children(a)] : [undefined];
  const events = new Set(doers.flatMap((subject) => claims({ subject })).map((at) => codes.event[at]).filter((n) => n >= 0 && (located.has(n) || store.isAt(things[n], place))));
  if (!events.size) return asked;
  if (kind === "who" || (kind === "yes-no" && !a)) return question("claims", { reading, topic: ["relation", reading.name], at: place });
  if (kind === "yes-no") return { ...asked, kind: "where", b: null, topic: ["at", place.id], direct: false };
  const answers = lexicon.readingNamed("response").relations;
  const isTold = (/** @type {number} */ n) => kind !== "why" || events.size < 2 || store.claims(answers, { subject: things[n] }).length > 0; // that of which a reason is told
  const told = [...events].filter(isTold);
  return told.length === 1 ? question(kind, { event: things[told[0]], notes: [lexicon.note("there", { event: store.page.noun(things[told[0]]).text })] }) : asked;
}

/** False if a phrase of the lexicon has the wrong type of object: only places are held or worked in. @param {Reader} reader @param {Clause} clause */
function fits({ lexicon, store }, { agent, patient, relation }) {
  if (!relation) return true;
  const names = lexicon.names(relation);
  if (isThing(agent) && agent.isEvent) return !names.includes("sponsors");
  if (!isThing(patient)) return true;
  if (isOnly(names, LOCATED)) return [...PLACES, "state"].includes(store.type(patient));
  return names.join() !== "attends" || patient.isEvent;
}

/** @param {Reader} reader @param {Clause} clause @param {Found} found */
function askedOf(reader, clause, found) {
  const asks = found.asks ?? "";
  if (!clause.relation) return found.pred === "part" && found.types?.join() === TEXT.join() ? null : did(reader, clause, asks); // planes do no attack
  if (CIRCUMSTANCES.has(asks)) return circumstance(reader, clause, clause.relation, asks, found);
  if (reader.lexicon.names(clause.relation).join() === "attends" && !found.types?.length) { // planes attend nothing
    const takenPart = takingPart(reader, clause, "strict" in found || found.pred === "noun");
    if (takenPart) return takenPart;
  }
  return clause.agent === ASKED || clause.patient === ASKED ? who(reader, clause, clause.relation, found) : yesNo(reader, clause, found);
}

/** Who did an attack in which it is asked who took part, or met at an event that nobody is told to attend. @param {Reader} reader @param {Clause} clause @param {boolean} isStrict  Who was there need not have done it. */
function takingPart(reader, { agent, patient: event }, isStrict) {
  const { lexicon, store } = reader;
  if (!isThing(event) || !event.isEvent || store.claims(lexicon.readingNamed("attends").relations, { object: event }).length) return null;
  if (store.type(event) === "attack" && !isStrict) return did(reader, { agent, patient: null, event, relation: null }, "");
  const reading = lexicon.readingNamed("contact");
  const isMeeting = store.claims(reading.relations, {}).some((at) => store.page.codes.event[at] === event.at);
  return isMeeting ? question("claims", { a: named(agent), event, reading, topic: ["relation", "contact"] }) : null;
}

/** @param {Reader} reader @param {Clause} clause @param {string} asks */
function did({ lexicon }, { agent, event }, asks) {
  if (!isThing(event) || !event.isEvent) return null;
  if (CIRCUMSTANCES.has(asks)) return question(asks, { event });
  if (agent === ASKED || agent === ANYBODY || agent === null) return question("attribution", { event });
  if (agent.isEvent || !lexicon.knows("attributes")) return null;
  return question("yes-no", { a: agent, event, topic: ["did-it"] });
}

/** @param {Reader} reader @param {Clause} clause @param {Reading} reading @param {string} asks @param {Found} found */
function circumstance({ lexicon }, clause, reading, asks, found) {
  const [agent, patient] = [named(clause.agent), named(clause.patient)];
  const family = lexicon.family(reading);
  if (!agent && !patient) return null;
  if (patient?.isEvent && family === "leadership") return null;
  if (asks === "where" && agent && reading.relations.every((at) => lexicon.relations[at].family === "location")) return question("where", { a: agent });
  if (!agent && patient && (patient.isEvent || family === "location")) return null;
  const topic = asks === "when" ? [["since", "start"], ["ahead", "ahead"]].filter(([, role]) => found[role]).map(([key]) => key) : [];
  return question(asks, { a: agent, b: patient, reading, topic });
}

/** @param {Reader} reader @param {Clause} clause @param {Reading} reading @param {Found} found @returns {Question | null} */
function who(reader, clause, reading, found) {
  const { lexicon } = reader;
  const [agent, patient] = [named(clause.agent), named(clause.patient)];
  if (agent?.isEvent && agent === found.s && reading.name === "membership") return question("where", { event: agent }); // "What country was the attack in?"
  const event = named(clause.event);
  let types = found.types ?? [];
  if (!agent && !patient) {
    if (event && lexicon.names(reading).includes("attributes")) return question("attribution", { event });
    if (clause.patient === ASKED && clause.agent === null) return question("claims", { reading: lexicon.turned(reading), event, types, topic: ["suffers"] });
    return question("claims", { reading, topic: ["relation", reading.name], event });
  }
  if (clause.agent === ASKED && clause.patient === null) return null;
  const isMeeting = lexicon.family(reading) === "contact";
  if (isMeeting && found.asks === "o" && !types.length && !(patient ?? agent)?.isEvent) types = [...TEXT]; // "Whom did X meet?" may be told in words that name nobody
  const its = whoOf(reader, patient ? reading : lexicon.turned(reading), /** @type {Thing} */ (patient ?? agent), event, types);
  return found.ahead && its?.kind === "who" ? { ...its, direct: true, filters: { modality: AHEAD } } : its;
}

/** @param {Reader} reader @param {Reading} asked @param {Thing} thing @param {Thing | null} event @param {string[]} types */
function whoOf({ lexicon, store }, asked, thing, event, types) {
  let reading = asked;
  const isMember = reading.name.startsWith("membership");
  if ((isMember || lexicon.names(reading).join() === "operates-in") && PLACES.has(store.type(thing))) { // "hosts the outpost"
    const isOwned = isMember && reading.inverse && lexicon.knows("owns") && store.claims(lexicon.readingNamed("owns").relations, { object: thing }).length > 0; // it belongs to that, and is only in others
    const location = lexicon.readingNamed("location"); // "is in"
    reading = isOwned ? lexicon.readingNamed("owns") : reading.inverse ? lexicon.turned(location) : location;
  }
  const isTold = reading.inverse ? reading.name.startsWith("location") : lexicon.names(reading).join() === "owns";
  if (isTold && PLACES.has(store.type(thing)) && types.includes("state")) types = []; // a place, or a body of it, may tell the country
  // Those of a class are its members.
  if (lexicon.names(reading).join() === "member-of" && thing.kind === "class" && !reading.inverse) reading = lexicon.readingNamed("membership");
  const [names, family, { inverse }] = [lexicon.names(reading), lexicon.family(reading), reading];
  if (isOnly(names, OWN_WORD) && thing.isEvent && !inverse) return question("responsibility", { event: thing, topic: names });
  if (thing.isEvent && (family === "leadership" || (types.join() === TEXT.join() && reading.name === "attends"))) return null; // planes attend nothing
  if (thing.isEvent && !inverse && isToldOf(lexicon, store, reading, thing)) return question("claims", { event: thing, reading, topic: ["relation", reading.name] });
  if (names.includes("attributes") && event && !inverse && !event.isEvent) return null;
  if (names.includes("attributes") && event) return question("attribution", inverse ? { event, filters: { claimant: thing.id } } : { event, b: thing });
  const happened = inverse ? null : namedAfter(lexicon, store, reading, thing);
  if (happened) return question("attribution", { event: happened, notes: [lexicon.note("happened", { event: store.page.noun(happened).text })] });
  if (thing.isEvent && inverse && DEEDS.has(family)) return question("claims", { event: thing, reading, types, topic: ["suffers"] });
  // Whoever "attacked" or "funded" an attack had a part in it.
  if (thing.isEvent && !inverse && (family === "attribution" || DEEDS.has(family) || names.join() === "sponsors")) return question("attribution", { event: thing });
  return question("who", { a: thing, event, reading, types });
}

/** Return the one attack that has the name of what was attacked, if no claim has that as its object. @param {import("./lexicon.js").Lexicon} lexicon @param {import("./store.js").Store} store @param {Reading} reading @param {Thing} thing */
function namedAfter(lexicon, store, { relations }, thing) {
  const deeds = lexicon.relations.flatMap(({ family }, at) => (DEEDS.has(family) ? [at] : []));
  if (thing.isEvent || ["place", "state"].includes(thing.kind) || !relations.every((at) => deeds.includes(at)) || store.claims(deeds, { object: thing }).length) return null;
  const events = store.eventsWith(fold(thing.name)).filter((its) => store.type(its) === "attack");
  return events.length === 1 ? events[0] : null;
}

/** True if what somebody says of an event stands in claims about it: who announced, who condemned it. @param {import("./lexicon.js").Lexicon} lexicon @param {import("./store.js").Store} store @param {Reading} reading @param {Thing} event */
function isToldOf(lexicon, store, { relations }, event) {
  if (relations.map((at) => lexicon.relations[at].name).join() === "announces") return true;
  if (!relations.every((at) => SAID_OF.has(lexicon.relations[at].family))) return false;
  return !store.claims(relations, { object: event }).length && store.claims(relations, { event }).length > 0;
}

/** @param {Reader} reader @param {Clause} clause @param {Found} found @returns {Question | null} */
function yesNo({ lexicon, store }, clause, found) {
  const [a, b, event] = [named(clause.agent), named(clause.patient), named(clause.event)];
  let reading = /** @type {Reading} */ (clause.relation);
  if (!a && !b) return null;
  if (!a && b?.isEvent && lexicon.family(reading) === "attack") return null; // "Was the explosion a bomb?"
  if (event && lexicon.names(reading).includes("attributes") && !a) return question("yes-no", { a: b, event, topic: ["did-it"] });
  if (a?.isEvent && b && !found.ahead && !lexicon.names(reading).includes("attributes")) {
    const its = store.claims(reading.relations, { object: b });
    const { codes } = store.page;
    const isTold = its.every((at) => codes.subject[at] !== a.at) && its.some((at) => codes.event[at] === a.at); // of whoever did it
    if (isTold) return question("claims", { b, event: a, reading, topic: ["relation", reading.name] });
  }
  if (a && b) {
    if (reading.name === "membership" && PLACES.has(store.type(b))) reading = lexicon.readingNamed("location"); // "is in"
    if (isOnly(lexicon.names(reading), OWN_WORD) && b.isEvent) return question("yes-no", { a, event: b, reading, topic: ["own"] });
    if (b.isEvent && lexicon.family(reading) === "leadership") return null;
    const happened = namedAfter(lexicon, store, reading, b);
    if (happened && !a.isEvent && !found.ahead) return question("yes-no", { a, event: happened, topic: ["did-it"], notes: [lexicon.note("happened", { event: store.page.noun(happened).text })] });
    if (lexicon.names(reading).join() === "sponsors" && b.isEvent && !a.isEvent) return question("yes-no", { a, event: b, topic: ["did-it"] });
  }
  return question("yes-no", { a, b, reading, event, ...(found.ahead ? { topic: ["ahead"], direct: true } : {}) });
}

/** How somebody does something: the same claims as for whether, with their means. @type {Builder} */
function how(reader, found) {
  const its = ofClause(reader, found);
  return its?.kind === "yes-no" && its.reading ? question(its.kind, { a: its.a, b: its.b, event: its.event, reading: its.reading, topic: ["how"] }) : null;
}

/** Who says that something is so. @type {Builder} */
function says(reader, found) {
  const clause = clauseOf(reader, found);
  if (!clause.relation) return clause.event?.isEvent && isThing(clause.agent) ? question("attribution", { event: clause.event, b: clause.agent }) : null;
  const its = yesNo(reader, clause, found);
  return its && !its.topic.length ? { ...its, topic: ["says"] } : its;
}

/** Whether somebody says that something is so. @type {Builder} */
function doesSay(reader, found) {
  const [clause, speaker] = [clauseOf(reader, found), found.v];
  if (!clause.relation) {
    if (!isThing(clause.agent)) return null;
    if (clause.agent === speaker) return made(reader, "owns_up", { v: speaker, e: clause.event }); // "Did X say that it did …"
    return question("yes-no", { a: speaker, b: clause.agent, event: clause.event, reading: reader.lexicon.readingNamed("attributes") });
  }
  const its = yesNo(reader, clause, found);
  return its && !its.topic.length ? { ...its, filters: { claimant: speaker.id } } : null;
}

/** Whether somebody denies that something is so: the claims with which they do. @type {Builder} */
function denies(reader, found) {
  const speaker = found.v;
  const clause = clauseOf(reader, { s: speaker, ...found });
  if (!clause.relation) return clause.agent === speaker && clause.event ? made(reader, "disowns", { v: speaker, e: clause.event }) : null;
  return question("claims", {
    a: named(clause.agent), b: named(clause.patient), reading: clause.relation, topic: ["denies"], filters: { modality: ["denied"], claimant: speaker.id },
  });
}

/** How sure somebody is that something is so, or who did an event. @type {Builder} */
function sure(reader, found) {
  const { event, relation } = clauseOf(reader, found);
  if (relation) return doesSay(reader, found);
  return event?.isEvent ? question("attribution", { event, filters: { claimant: found.v.id } }) : null;
}

/** How many voices say that something is so, or speak of somebody. @type {Builder} */
function voices(reader, found) {
  if (!found.form && !found.pred) return question("voices", { a: found.s ?? null });
  const { agent, patient, event, relation } = clauseOf(reader, found);
  return relation && question("voices", { a: named(agent), b: named(patient), event: named(event), reading: relation });
}

// -- names --------------------------------------------------------------------------------------------------------

/** @type {Builder} */
const same = (_, { a, b }) => (a.isEvent === b.isEvent ? question("same", { a, b }) : null);

/** Whether a is b: only of two of one type, as "is the brigade Iran" asks something else. @type {Builder} */
function plain(reader, found) {
  const { a, b } = found;
  const { lexicon, store } = reader;
  if (b.kind === "class" && a !== b && lexicon.knows("instance-of")) return question("yes-no", { a, b, reading: lexicon.readingNamed("instance-of") });
  return store.type(a) === store.type(b) ? same(reader, found) : null;
}

/** @type {Builder} */
const ofClass = ({ lexicon }, { o, types }) => (o.kind === "class" && lexicon.knows("instance-of") ? question("who", { a: o, reading: lexicon.readingNamed("instance-of"), types }) : null);

/** Who has a title: the president of something; "Biden's defence secretary" has it in a state. @type {Builder} */
function title({ lexicon, store }, { o, title: topic }) {
  if (o.kind === "person") return null;
  const reading = lexicon.readingNamed("leadership");
  const wanted = topic.map(lexicon.stem);
  const isHeld = store.claims(reading.relations, { object: o }).some((at) => {
    const { role, text } = store.page.claim(at);
    const its = new Set(fold(`${role} ${text}`).split(" ").map(lexicon.stem));
    return wanted.every((/** @type {string} */ word) => its.has(word));
  });
  const isOffice = topic.some((/** @type {string} */ word) => lexicon.words("titles").has(word) && !lexicon.words("small").has(word));
  return topic.length && (store.hasRole(reading.relations, wanted) || (isOffice && !isHeld)) ? question("who", { a: o, reading, topic }) : null;
}

// -- claims of a kind ---------------------------------------------------------------------------------------------

/** @type {Builder} */
function modal(_, { a = null, modal: its }) {
  const [word, modality] = its ?? ["denied", ["denied"]];
  return question("claims", { a, topic: ["modality", word], filters: { modality } });
}

/** @type {Builder} */
const modalBy = (_, { v, modal: [, modality] }) => question("claims", { topic: ["modality", modality[0]], filters: { modality, claimant: v.id } });

/** @type {Builder} */
function actsTold({ lexicon }, { acts: [name], at = null }) {
  if (!lexicon.isFamily(name)) return null;
  const reading = lexicon.readingNamed(name);
  return question("claims", { reading, topic: ["relation", reading.name], at });
}

/** Who is behind a group, or whether somebody is: its sponsors. @type {Builder} */
function behind({ lexicon, store }, { a, s, types }) {
  if (a.isEvent || s?.isEvent || PLACES.has(store.type(a)) || !lexicon.isFamily("sponsorship")) return null;
  const reading = lexicon.readingNamed("sponsorship");
  return s ? question("yes-no", { a: s, b: a, reading }) : question("who", { a, reading, types });
}

/** Who made an agreement, or whether somebody did. @type {Builder} */
function parties({ lexicon, store }, { a, e }) {
  if (store.type(e) !== "agreement" || !lexicon.knows("agrees-with")) return null;
  const reading = lexicon.readingNamed("agrees-with");
  return a ? question("yes-no", { a, event: e, reading }) : question("claims", { event: e, reading, topic: ["relation", reading.name] });
}

// -- figures ------------------------------------------------------------------------------------------------------

/** How many there are of what the further words say. @type {Builder} */
function figures(reader, { words }) {
  const { words: sets, stemsOf } = reader.lexicon;
  const [first] = words;
  const asksVoices = sets("voices").has(first.folded) && words.slice(1, 3).some((/** @type {any} */ word) => stemsOf(sets("saying")).has(word.stem));
  const isLosing = words.some((/** @type {any} */ { folded }) => sets("losing").has(folded));
  if (["times", "according"].includes(first.folded) || isLosing || asksAgain(reader.lexicon, words) || asksVoices || sets("records").has(first.folded) || isOfNames(reader, first.folded)) return null;
  const { thing, topic, needed, role, at, unknown } = scopeOf(reader, words);
  if ((!topic.length && !thing) || unknown.length) return null;
  const event = thing?.isEvent ? thing : null;
  return question("figures", { a: event ? null : thing, b: at, event, role, topic: [typedOf(words), needed.join(" "), ...topic] });
}

/** True if a second question follows: "… and who is blamed for it". @param {import("./lexicon.js").Lexicon} lexicon @param {import("./words.js").Word[]} words */
export const asksAgain = ({ words: sets }, words) => words.some(({ folded }, at) => (folded === "and" || folded === "but") && sets("question_words").has(words[at + 1]?.folded ?? ""));

/** True for states and places, which have names and which no figure counts: "how many countries". @param {Reader} reader @param {string} noun */
function isOfNames({ lexicon, store }, noun) {
  const types = lexicon.meaning("kinds", noun) ?? [];
  return types.length > 0 && types.every((its) => NAMED.has(its)) && !store.countedWords().has(lexicon.stem(noun));
}

/** Who they are, if as many are asked for as have names: "how many groups does X back". @type {Builder} */
function countedOf(reader, found) {
  const its = ofClause(reader, found);
  if (!its?.reading || (its.kind !== "who" && its.topic.join() !== "suffers") || !its.types.length || its.types.join() === TEXT.join()) return null;
  if (!LASTING.has(reader.lexicon.family(its.reading)) && !isOfNames(reader, found.kind)) return null;
  return { ...its, notes: [...its.notes, reader.lexicon.note("counted")] };
}

/** How often somebody attacked, or was attacked: figures that count attacks. @type {Builder} */
function times(reader, found) {
  const { agent, patient, event, relation } = clauseOf(reader, found);
  const { lexicon, store } = reader;
  if (!relation || lexicon.family(relation) !== "attack") return null;
  const [one, other] = [named(agent), named(patient)];
  if (lexicon.relations[relation.relations[0]].symmetric) return one && other ? question("when", { a: one, b: other, reading: relation }) : null; // figures count what one does to another
  const notes = one && other ? [lexicon.note("attacks", { patient: store.page.noun(other).text, agent: store.page.noun(one).text })] : [];
  return question("figures", { a: other ?? one, event: named(event), role: other ? "" : "acts", topic: ["attacks", "", "attacks"], notes });
}

/** Whether somebody does something in a place. @type {Builder} */
function there(reader, found) {
  const topic = ["at", found.at.id];
  if (found.e && !found.form) return found.s ? null : question("where", { event: found.e, topic }); // "Did X order the strike in Y?" is of X
  const its = ofClause(reader, found);
  return its?.kind === "yes-no" && !its.topic.length && !its.event && its.reading ? { ...its, kind: "where", topic } : null;
}

/** Who did something in a place, or to whom it was done there. @type {Builder} */
function atPlace(reader, found) {
  const its = ofClause(reader, found);
  if (!its || !["who", "claims"].includes(its.kind) || its.event || !its.reading) return null;
  // "Who backs militias in Iraq?" leaves open who is there, and "Whom does X back in Iraq?" does not.
  const { relations } = reader.lexicon;
  if (its.kind === "who" && !its.reading.inverse && !its.reading.relations.every((at) => HAPPENING.has(relations[at].family))) return null;
  return { ...its, at: found.at };
}

/** Who of a kind belongs to a group, or is in a place. @type {Builder} */
const members = (reader, { o, types }) => (reader.lexicon.isFamily("membership") && !o.isEvent ? whoOf(reader, reader.lexicon.readingNamed("membership"), o, null, types) : null);

/** When something was done in a place, if it is told of one event there: when that was. @type {Builder} */
function whenThere(reader, found) {
  const its = ofClause(reader, found);
  if (!its?.reading || its.topic.length) return null;
  const { page, claims, isAt } = reader.store;
  const told = claims(its.reading.relations, { ...(its.a && { subject: its.a }), ...(its.b && { object: its.b }) }).map((at) => page.codes.event[at]);
  const events = [...new Set(told)].map((at) => page.things[at]).filter((event) => isAt(event, found.at));
  return events.length === 1 ? question("when", { event: events[0] }) : null;
}

/** What somebody told somebody, else what it says at all. @type {Builder} */
function told(reader, found) {
  const { lexicon, store } = reader;
  if (lexicon.knows("tells") && !found.b) {
    const reading = lexicon.readingNamed("tells");
    if (store.claims(reading.relations, { subject: found.a, object: found.v }).length) return question("claims", { a: found.a, b: found.v, reading, topic: ["relation", "tells"] });
  }
  return made(reader, "said", found);
}

/** The claims of what a noun names: "the warning of X", "X's reaction to Y". @type {Builder} */
function deed({ lexicon, store }, { s: a, deed: name, o: to = null }) {
  if (!lexicon.knows(name) || a.isEvent) return null;
  const reading = lexicon.readingNamed(name);
  const topic = ["relation", name];
  if (to && store.claims(reading.relations, { subject: a, event: to }).length) return question("claims", { a, event: to, reading, topic });
  // Who condemns an event reacts to it.
  if (to && name === "response" && !store.claims(reading.relations, { subject: a, object: to }).length) return to.isEvent ? question("claims", { a, event: to, topic: ["deed"] }) : null;
  return question("claims", { a, b: to, reading, topic });
}

/** Who does to somebody what a noun names: "Are there sanctions on X?". @type {Builder} */
const deedOn = ({ lexicon }, { o: a, deed: name }) => (lexicon.knows(name) && !a.isEvent ? question("who", { a, reading: lexicon.readingNamed(name) }) : null);

/** The claims that have the words of a question in their quote, if there are any; it names who says so, or says how something is judged. @type {Builder} */
function inWords(reader, { words: all, s: doer = null, v: voice = null, as, named: named_ }) {
  const { lexicon } = reader;
  const isJudged = as === "described";
  const isSecond = all.some((/** @type {any} */ word) => lexicon.words("asks_again").has(word.folded)); // "… and who backs them" asks something else, too
  if (isSecond || voice?.isEvent) return null; // which says nothing itself
  const words = contentOf(lexicon, all);
  if (!words.length || (!isJudged && words.some((word) => lexicon.words("judgements").has(word))) || (isJudged && !lexicon.knows("described-as"))) return null;
  if (words.some((word) => isOfAName(reader, word, named_))) return null; // "Hezbollah" may be another
  const wanted = words.map((word) => senseOf(lexicon, word));
  const reading = isJudged ? lexicon.readingNamed("described-as") : null;
  const isSaid = quotesOf(reader, doer, voice, reading).some(([, its]) => wanted.every((word) => its.has(word)));
  return isSaid ? question("claims", { a: doer, reading, topic: ["words", ...words], filters: voice ? { claimant: voice.id } : {} }) : null;
}

/** Who asks for what a question says; each word but nouns of acts is in the quotes. @type {Builder} */
function urged(reader, { words: all }) {
  const { lexicon } = reader;
  if (!lexicon.knows("demand")) return null;
  const reading = lexicon.readingNamed("demand");
  const words = contentOf(lexicon, all).filter((word) => !lexicon.meaning("acts", word));
  const wanted = words.map((word) => senseOf(lexicon, word));
  const isSaid = wanted.length && quotesOf(reader, null, null, reading).some(([, its]) => wanted.every((word) => its.has(word)));
  return isSaid ? question("claims", { reading, topic: ["words", ...words] }) : null;
}

/** What somebody says in words for what may come, such as war; else whether they want it. @type {Builder} */
const saidOf = (reader, found) => inWords(reader, { v: found.a, words: found.words, named: new Set() }) ?? made(reader, "does_want", found);

/** True if a word stands in the name of a group, person or state that the question does not name. @param {Reader} reader @param {string} word @param {Set<string>} named_ */
export function isOfAName({ lexicon, store }, word, named_) {
  if (lexicon.words("general").has(word) || lexicon.known.has(word) || named_.has(word)) return false;
  return store.thingsWith(word).some(({ isEvent, kind }) => !isEvent && !["place", "facility", "state", "class"].includes(kind));
}

/** Return the words of a question that a quote must have. @param {import("./lexicon.js").Lexicon} lexicon @param {import("./words.js").Word[]} words */
const contentOf = (lexicon, words) => words.map(({ folded }) => folded).filter((word) => word !== POSSESSIVE && !isEmpty(lexicon, word));

/** True for a word that no quote need have. @param {import("./lexicon.js").Lexicon} lexicon @param {string} word */
export const isEmpty = ({ words: sets, light }, word) => light.has(word) || NO_CONTENT.some((name) => sets(name).has(word));

/** Return claims with what the words of their quotes mean; none if there are very many. @param {Reader} reader @param {Thing | null} doer @param {Thing | null} voice @param {Reading | null} reading @returns {[number, Set<string>][]} */
function quotesOf({ lexicon, store }, doer, voice, reading) {
  const { page } = store;
  const { codes } = page;
  const all = reading ? reading.relations : lexicon.relations.map((_, at) => at);
  const its = store.claims(all, doer ? { subject: doer } : {}).filter((at) => !voice || [codes.claimant[at], codes.spokesperson[at]].includes(voice.at));
  if (its.length > MOST_QUOTES) return [];
  return its.map((at) => [at, wordsIn(lexicon, page.claim(at))]);
}

/** What somebody does on a condition that has words of the question; those that it has not are named. @type {Builder} */
function onCondition(reader, { s: doer, words: all, named: named_ = new Set() }) {
  const { lexicon, store } = reader;
  const words = contentOf(lexicon, all);
  if (words.some((word) => isOfAName(reader, word, named_))) return null;
  /** @type {{isSo: boolean, met: string[]}} */
  let best = { isSo: false, met: [] };
  for (const [at, its] of quotesOf(reader, doer, null, null)) {
    const { modality, text } = store.page.claim(at);
    const isSo = modality === IF;
    const met = words.filter((word) => its.has(senseOf(lexicon, word)));
    const isBetter = met.length > best.met.length || (met.length === best.met.length && isSo && !best.isSo);
    if ((isSo || fold(text).split(" ").includes("if")) && isBetter) best = { isSo, met };
  }
  const { isSo, met } = best;
  if (!met.length) return null;
  const left = typedOf(all.filter((/** @type {import("./words.js").Word} */ { folded }) => words.includes(folded) && !met.includes(folded)));
  return question("claims", { a: doer, topic: ["words", ...(isSo ? [] : ["if"]), ...met], filters: isSo ? { modality: [IF] } : {}, notes: left ? [lexicon.note("condition", { words: left })] : [] });
}

/** Who does something most, or to whom it is done most. @type {Builder} */
function most(reader, found) {
  const { agent, patient, event, relation } = clauseOf(reader, found);
  if (!relation || event || (agent !== ASKED && patient !== ASKED)) return null;
  return question("most", { a: named(agent) ?? named(patient), reading: agent === ASKED ? relation : reader.lexicon.turned(relation), types: found.types ?? [] });
}

/** @type {Builder} */
function where(_, { e, s }) {
  const thing = e ?? s;
  return question("where", thing.isEvent ? { event: thing } : { a: thing });
}

/** @type {Record<string, Builder>} */
const BUILDERS = {
  clause: ofClause, how, says, does_say: doesSay, sure, voices, denies, same, plain, of_class: ofClass, title, modal, modal_by: modalBy,
  on_condition: onCondition, acts_told: actsTold, times, behind, parties, party: parties, figures, where, there, at_place: atPlace, when_there: whenThere, members, told, deed, deed_on: deedOn,
  in_words: inWords, urged, said_of: saidOf, counted: countedOf, most,
};
