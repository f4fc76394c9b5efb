// The answer to each kind of question, as the functions of `actorgraph.questions` give it: how sure, by whom or what, on
// which claims, and what bears on it and does not count.
import { attribution } from "./blame.js";
import { bounds, figuresFor, figureWords } from "./figures.js";
import { pathsBetween } from "./path.js";
import { did, whether } from "./whether.js";
import { whoAnswers } from "./who.js";
import { fold } from "./fold.js";
import { grouped, shareADay } from "./claims.js";
import { denies, verdictOf } from "./verdict.js";
import { whenText } from "./when.js";
import { asksForWords } from "./asked.js";
import { senseOf, wordsIn } from "../ask/counted.js";
import { capital, clauseWords, figuresSay, momentsSay, told, whetherSays, whoSays } from "./wording.js";
import { DONE } from "./titles.js";

/**
 * @typedef {import("./claims.js").Claims} Claims
 * @typedef {import("./claims.js").Filters} Filters
 * @typedef {import("./asked.js").Asked} Question
 * @typedef {import("../ask/reader.js").Reader} Reader
 * @typedef {import("./who.js").Named} Named
 * What is known of a question when it is answered.
 * @typedef {{page: Case, claims: Claims, reader: Reader, words: import("./who.js").Words, filters: Filters, hasPart: (part: string) => (role: string) => boolean}} Ground
 * An answer without its title; `lead` is its sentence, `printed` is one to which it is added whose word it is. Without
 * either, its first claims say it.
 * @typedef {{verdict: string, rows: AnswerRow[], lead?: string, printed?: string, claims?: number[], beside?: number[], things?: number[], form?: Form | null}} Content
 */

const EXAMPLES = 5;
/** Times that the first sentence names. */
const MOST_TIMES = 12;
/** Claims that are listed for one voice at most. */
const OF_ONE_VOICE = 20;
/** Names in one row. */
const NAMES = 12;
/** Families of what is so or said, not done; what is likely of them is no plan. */
const NO_PLANS = new Set(["attribution", "assessment", "identity", "figure", "membership", "location", "sponsorship"]);
const AHEAD = ["likely", "possible", "intended", "conditional"];
const PLACES = new Set(["place", "facility"]);
/** Types of what is asked for that may be where it happened. */
const GROUNDS = new Set(["state", "place"]);
const WHOLES = ["member-of", "instance-of", "part-of"];
const RULES = new Set(["class", "umbrella", "command"]);

const id = (/** @type {Thing | null} */ thing) => thing?.at ?? -1;
const once = (/** @type {number[]} */ list) => [...new Set(list)];

/**
 * Return the answer to a question; null if the page does not answer its kind.
 * @param {Ground} ground
 * @param {Question} asked
 * @returns {Content | null}
 */
export const contentOf = (ground, asked) => (asked.at || asked.call ? null : CONTENTS[asked.kind]?.(ground, asked) ?? null);

/** @type {Record<string, (ground: Ground, asked: Question) => Content | null>} */
const CONTENTS = {
  who, "yes-no": yesNo, attribution: blame, responsibility, "could-be-meant": meant, voices, figures, timeline, when, where, why, said, path, about, same,
  claims: listing, conflicts, intentions,
};

// -- rows ---------------------------------------------------------------------------------------------

/** Return the modalities of some claims, each once, firmest first. @param {Ground} ground @param {number[]} claims */
export const sureness = ({ page: { modalities, codes } }, claims) => [...new Set(claims.map((at) => codes.modality[at]))].sort((a, b) => a - b).map((rank) => modalities[rank]).join(", ");

/**
 * Return a row for each actor or event at an end of claims; `claims` are firmest first.
 * @param {Ground} ground
 * @param {number[]} claims
 * @param {(at: number) => number} end
 * @param {(its: number[]) => string} [words]
 * @returns {AnswerRow[]}
 */
function rowsBy(ground, claims, end, words = (its) => sureness(ground, its)) {
  return [...grouped(claims.filter((at) => end(at) >= 0), end)].map(([n, its]) => rowOf(ground, n, words(its), its));
}

/** @param {Ground} ground @param {number} n @param {string} words @param {number[]} claims @param {number[]} [chain] @returns {AnswerRow} */
const rowOf = ({ page }, n, words, claims, chain = []) => ({ name: page.names[n], thing: page.things[n] ? n : -1, words, claims, chain });

/** Return rows of claims that answer by what they say. @param {Ground} ground @param {number[]} claims @returns {AnswerRow[]} */
const quotes = (ground, claims) => claims.map((at) => ({ name: ground.page.claim(at).quote || ground.page.sentence(at), thing: -1, words: sureness(ground, [at]), claims: [at], chain: [] }));

/** Return a row for each subject of claims, with what is said of it. @param {Ground} ground @param {number[]} claims */
const subjects = (ground, claims) => rowsBy(ground, claims, (at) => ground.page.codes.subject[at]);

/** @param {Ground} ground @param {number[]} claims */
const ranks = ({ page: { codes } }, claims) => claims.map((at) => codes.modality[at]);

/** Return the claims of which the modality counts. @param {Ground} ground @param {number[]} claims */
const counted = ({ claims: { counting }, filters, page: { codes } }, claims) => claims.filter((at) => counting(filters).has(codes.modality[at]));

/** Return the claims that say that something may be so. @param {Ground} ground @param {number[]} claims */
const possible = ({ claims: { unasserted }, page: { codes } }, claims) => claims.filter((at) => !unasserted.includes(codes.modality[at]));

/** Return the claims that meet a wish, firmest first. @param {Ground} ground @param {import("./claims.js").Wish} wish @param {Filters} [filters] */
const found = ({ claims, filters: its }, wish, filters = its) => claims.firmest(claims.select(filters, wish));

/** Return a wish of ends without those that nobody names. @param {{subject?: number, object?: number, event?: number, either?: number, voice?: number}} ends */
const ends = (ends) => Object.fromEntries(Object.entries(ends).filter(([, n]) => n >= 0));

/** Return how it is known that an actor answers. @param {Ground} ground @param {Named} one */
function known(ground, { known: how, rank, claims }) {
  const sure = ground.page.modalities[rank];
  if (RULES.has(how)) return sure === "stated" ? `follows by ${how}` : `follows by ${how}, ${sure}`;
  return how === "attributed" ? `blamed for it, ${sureness(ground, claims)}` : sureness(ground, claims);
}

// -- who, whether, who did it ---------------------------------------------------------------------------

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function who(ground, asked) {
  const { page: { codes, modalities, names }, claims, filters } = ground;
  const reading = /** @type {import("./asked.js").Reading} */ (asked.reading);
  const types = asksForWords(asked) ? [] : asked.types;
  const its = { reading, actor: id(asked.a), event: id(asked.event), role: asked.topic, mode: asked.mode, direct: asked.direct };
  const result = whoAnswers(claims, ground.words, its, types, filters, asksForWords(asked));
  const { answers, mayHold, unnamed, said } = result;
  const [first] = answers;
  const isFollowing = Boolean(first?.chain.length);
  // Which office it is stands in the claims.
  const isOffice = Boolean(reading) && reading.relations.length > 1 && reading.relations.every((at) => claims.family(at) === "leadership");
  const beside = [
    ...answers.map(({ rank }) => rank),
    ...said.filter(({ at, why }) => why === modalities[codes.modality[at]]).map(({ at }) => codes.modality[at]),
    ...said.filter(({ why }) => why === "ahead").map(() => claims.rank("intended")),
  ];
  const denied = said.filter(({ at }) => modalities[codes.modality[at]] === "denied");
  const contradicted = (/** @type {Named} */ one) => !one.chain.length && denies(claims, denied.filter(({ actor }) => actor === one.actor).map(({ at }) => at), one.claims);
  return {
    verdict: verdictOf(claims, [...unnamed.map(({ at }) => codes.modality[at]), ...(first && !isFollowing ? [first.rank] : [])], { derived: isFollowing && claims.assertive.includes(first.rank), beside }),
    rows: [
      ...answers.map((one) => rowOf(ground, one.actor, contradicted(one) ? `contradicted: ${known(ground, one)}, denied` : known(ground, one),
        one.chain.length ? [] : one.claims, one.chain)),
      ...unnamed.map(({ at }) => ({ name: ground.page.claim(at).text || names[codes.event[at]] || ground.page.claim(at).quote, thing: -1, words: sureness(ground, [at]), claims: [at], chain: [] })),
    ],
    ...(answers.length || unnamed.length ? { printed: isOffice ? "" : whoSays(ground, asked, result), claims: answers.flatMap((one) => one.claims) } : { lead: whoSays(ground, asked, result) }),
    beside: [...said.map(({ at }) => at), ...mayHold.flatMap((one) => one.claims)],
    things: [id(asked.a), id(asked.event)],
  };
}

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function yesNo(ground, asked) {
  const { claims, filters, words } = ground;
  if (asked.topic[0] === "own") return ofWhether(ground, asked, whether(claims, words, { subject: id(asked.a), reading: readingIn(asked), object: id(asked.event), event: -1, mode: "", direct: asked.direct, ahead: false }, filters));
  if (asked.topic[0] === "did-it") return ofWhether(ground, asked, did(claims, id(asked.a), id(asked.event), asked.mode, ground.hasPart(asked.mode), filters));
  const its = whether(claims, words, {
    subject: id(asked.a), reading: readingIn(asked), object: id(asked.b), event: id(asked.event), mode: asked.mode, direct: asked.direct, ahead: asked.topic[0] === "ahead",
  }, filters);
  const hasNoMeans = (/** @type {number} */ at) => Number(!ground.page.claim(at).mode.length);
  const answers = asked.topic[0] === "how" ? its.answers.toSorted((one, other) => hasNoMeans(one) - hasNoMeans(other)) : its.answers;
  return ofWhether(ground, asked, { ...its, answers });
}

/** Return what is asked with yes or no as a clause. @param {Ground} ground @param {Question} asked */
function thatOf({ page }, { a, b, event, reading, mode, topic }) {
  const name = (/** @type {Thing | null} */ thing) => (thing ? page.noun(thing).text : "anybody");
  if (topic[0] === "did-it") return mode ? `${name(a)} ${a && page.noun(a).isPlural ? "are" : "is"} said to have ${DONE.get(mode) ?? "done"} ${name(event)}` : `${name(a)} ${a && page.noun(a).isPlural ? "were" : "was"} behind ${name(event)}`;
  const words = clauseWords(page, reading, a, b ?? event, topic[0] === "ahead");
  return words ? `${words}${mode ? ` with ${mode}` : ""}${b && event ? `, in ${name(event)}` : ""}` : "";
}

/** @param {Question} asked */
const readingIn = (asked) => /** @type {import("./asked.js").Reading} */ (asked.reading);

/** @param {Ground} ground @param {Question} asked @param {import("./whether.js").Whether} found_ @returns {Content} */
function ofWhether(ground, asked, found_) {
  const { verdict, answers, denied, also, derived, near, mayHold } = found_;
  return {
    verdict, lead: whetherSays(ground.page, found_, thatOf(ground, asked)),
    rows: [
      ...(derived ? [rowOf(ground, derived.actor, known(ground, derived), [], derived.chain)] : []),
      ...subjects(ground, answers),
      ...subjects(ground, denied),
    ],
    claims: [...answers, ...(derived?.claims ?? []), ...denied],
    beside: [...also, ...mayHold, ...near],
    things: [asked.a, asked.b, asked.event].map(id),
  };
}

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function blame(ground, asked) {
  const { claims, filters, page } = ground;
  const event = id(asked.event);
  if (asked.b) return blames(ground, event, id(asked.b));
  const told = attribution(claims, event, ground.hasPart(asked.mode), filters);
  const all = [...told.blaming, ...told.claiming, ...told.denying, ...told.unclaimed];
  return {
    verdict: verdictOf(claims, told.counting.map(({ rank }) => rank), { beside: [...told.blaming, ...told.denying].map(({ rank }) => rank) }),
    rows: told.answers.map((one) => rowOf(ground, one.actor, known(ground, one), one.claims)),
    claims: all.map(({ at }) => at),
    beside: [...told.otherParts.map(({ at }) => at), ...told.possible.flatMap((one) => one.claims)],
    things: [event],
    form: matrix(page, event, all),
  };
}

/** Return the form of who blames whom for an event. @param {Case} page @param {number} event @param {import("./blame.js").Statement[]} statements @returns {Form | null} */
function matrix(page, event, statements) {
  const named = statements.filter(({ accused, claimant }) => accused >= 0 && claimant >= 0);
  const [rows, columns] = [once(named.map(({ claimant }) => claimant)), once(named.map(({ accused }) => accused))];
  /** @type {Map<string, {row: number, column: number, claims: number[]}>} */
  const cells = new Map();
  for (const { at, claimant, accused } of named) {
    const [row, column] = [rows.indexOf(claimant), columns.indexOf(accused)];
    const cell = cells.get(`${row} ${column}`) ?? { row, column, claims: [] };
    cells.set(`${row} ${column}`, cell);
    if (!cell.claims.includes(at)) cell.claims.push(at);
  }
  for (const cell of cells.values()) cell.claims.sort((a, b) => page.codes.modality[a] - page.codes.modality[b] || a - b);
  return named.length ? { kind: "matrix", about: headOf(page, event), rows: rows.map((n) => headOf(page, n)), columns: columns.map((n) => headOf(page, n)), cells: [...cells.values()] } : null;
}

/** @param {Case} page @param {number} n @returns {Head} */
const headOf = (page, n) => ({ thing: page.things[n] ? n : -1, name: page.names[n] ?? "" });

/** Who blames one actor for an event. @param {Ground} ground @param {number} event @param {number} accused @returns {Content} */
function blames(ground, event, accused) {
  const { claims, filters, page } = ground;
  const told = attribution(claims, event, () => true, filters);
  const statements = told.blaming.filter((one) => one.accused === accused);
  const counting = statements.filter(({ rank }) => claims.counting(filters).has(rank));
  const its = claims.firmest(statements.map(({ at }) => at));
  const own = [...told.claiming, ...told.denying].filter((one) => one.accused === accused).map(({ at }) => at);
  return {
    verdict: counting.length ? verdictOf(claims, counting.map(({ rank }) => rank)) : verdictOf(claims, [], { beside: ranks(ground, its) }),
    rows: rowsBy(ground, claims.firmest(counting.map(({ at }) => at)), (at) => claims.first(page.codes.claimant[at])),
    claims: its, beside: own, things: [accused, event],
    form: matrix(page, event, statements),
  };
}

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function responsibility(ground, asked) {
  const { claims, filters } = ground;
  const told = attribution(claims, id(asked.event), () => true, filters);
  const isDenied = asked.topic[0] === "denies-responsibility";
  const [statements, other] = isDenied ? [told.denying, told.claiming] : [told.claiming, told.denying];
  const kept = claims.firmest(statements.map(({ at }) => at));
  const beside = [...other, ...told.unclaimed].map(({ at }) => at);
  const accused = new Map(statements.map((one) => [one.at, one.accused]));
  return {
    verdict: kept.length ? verdictOf(claims, ranks(ground, kept)) : "not stated",
    rows: rowsBy(ground, once(statements.map(({ at }) => at)), (at) => accused.get(at) ?? -1),
    claims: kept.length ? kept : once(beside), beside: kept.length ? beside : [], things: [id(asked.event)],
  };
}

/** Whom the name of an umbrella, a class or an accusation may mean. @param {Ground} ground @param {Question} asked @returns {Content} */
function meant(ground, asked) {
  const { claims, filters } = ground;
  const n = id(asked.a);
  if (asked.a?.isEvent) {
    const { possible: its } = attribution(claims, n, () => true, filters);
    return { verdict: its.length ? "derived" : "not stated", rows: its.map((one) => rowOf(ground, one.actor, "could be meant, and is not blamed by that", one.claims)), claims: its.flatMap((one) => one.claims), things: [n] };
  }
  const members = found(ground, { ranks: claims.counting(filters), relations: WHOLES.flatMap(claims.members), object: n });
  return {
    verdict: members.length ? "derived" : "not stated",
    rows: rowsBy(ground, members, (at) => claims.page.codes.subject[at], () => "could be meant, and is not blamed by that"),
    claims: members, things: [n],
  };
}

/** How many independent voices say something. @param {Ground} ground @param {Question} asked @returns {Content} */
function voices(ground, asked) {
  const { claims, filters, page } = ground;
  const [a, b, event] = [asked.a, asked.b, asked.event].map(id);
  /** @type {number[]} */
  let kept;
  if (event >= 0 && b >= 0) kept = attribution(claims, event, () => true, filters).blaming.filter((one) => one.accused === b && claims.counting(filters).has(one.rank)).map(({ at }) => at);
  else if (asked.reading && a >= 0 && b >= 0) kept = whether(claims, ground.words, { subject: a, reading: asked.reading, object: b, event: -1, mode: "", direct: true, ahead: false }, filters).answers;
  else if (asked.reading) kept = claims.select(filters, { ranks: claims.counting(filters), relations: asked.reading.relations, ...ends({ object: b }) });
  else kept = claims.select(filters, ends({ either: a }));
  const roots = new Map(kept.map((at) => [at, page.things[page.codes.claimant[at]] ? claims.root(page.codes.claimant[at]) : page.codes.claimant[at]]));
  const rows = once([...roots.values()]).map((root) => {
    const its = kept.filter((at) => roots.get(at) === root);
    const names = once(its.map((at) => page.codes.claimant[at]));
    return { ...rowOf(ground, names[0], sureness(ground, its), claims.firmest(its).slice(0, OF_ONE_VOICE)), name: names.map((n) => page.names[n]).join(" and ") };
  });
  return { verdict: rows.length ? "stated" : "not stated", lead: rows.length ? `${rows.length} independent voice${rows.length === 1 ? "" : "s"}. ${told(page, kept)}` : "", rows, things: [a, b, event] };
}

// -- figures, times, places, words ------------------------------------------------------------------------

/** Figures that differ, of which the sentence tells. */
const MOST_FIGURES = 6;

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function figures(ground, asked) {
  const { claims, page, filters } = ground;
  const [typed, needed, ...what] = asked.topic;
  const thing = asked.event ?? asked.a;
  const { kept, near, mayHold } = figuresFor(claims, ground.reader, {
    thing, what: what.length ? what : fold(typed).split(" ").filter(Boolean), needed: needed.split(" ").filter(Boolean), at: asked.b,
    acts: asked.role ? asked.role === "acts" : null,
  }, filters);
  const stated = claims.rank("stated");
  const rank = (/** @type {import("./figures.js").Figure} */ one) => (one.isNone ? stated : page.codes.modality[one.at]);
  const aboutOf = (/** @type {number} */ at) => (page.codes.event[at] >= 0 ? page.codes.event[at] : page.codes.subject[at]);
  /** @type {Map<string, {about: Head, unit: string, marks: {least: number | null, most: number | null, words: string, claims: number[]}[]}>} */
  const groups = new Map();
  for (const one of kept) {
    const [n, unit] = [aboutOf(one.at), one.unit || one.what];
    const group = groups.get(`${n} ${unit}`) ?? { about: headOf(page, n), unit, marks: [] };
    groups.set(`${n} ${unit}`, group);
    const words = figureWords(one);
    const mark = group.marks.find((its) => its.words === words);
    if (mark) mark.claims.push(one.at);
    else group.marks.push({ ...bounds(one), words, claims: [one.at] });
  }
  const counting = kept.filter((one) => claims.counting(filters).has(rank(one)));
  const places = new Set(kept.map(({ at }) => at));
  const isOdd = (page.asks.conflicts ?? []).some((sides) => sides.filter(([, its]) => its.some((at) => places.has(at))).length > 1);
  const isOfOne = new Set(counting.map(({ at }) => aboutOf(at))).size === 1 && counting.length <= MOST_FIGURES;
  return {
    verdict: verdictOf(claims, counting.map(rank)),
    lead: isOdd && isOfOne && counting.some((one) => counting.some((other) => (bounds(one).least ?? -Infinity) > (bounds(other).most ?? Infinity))) ? figuresSay(page, counting) : "",
    rows: kept.map((one) => {
      const about = page.names[aboutOf(one.at)];
      return { name: figureWords(one), thing: -1, words: [about, page.modalities[rank(one)]].filter(Boolean).join(" · "), claims: [one.at], chain: [] };
    }),
    beside: [...near, ...mayHold].map(({ at }) => at),
    things: [id(thing), id(asked.b), ...kept.map(({ at }) => aboutOf(at))],
    form: kept.length ? { kind: "figures", groups: [...groups.values()] } : null,
  };
}

/** What happened and what was said, in the order of time. @param {Ground} ground @param {Question} asked @returns {Content} */
function timeline(ground, asked) {
  const { page, claims, filters } = ground;
  const { codes, things } = page;
  const n = id(asked.a);
  const days = new Map(page.asks.events.map(([at, first, last]) => [at, /** @type {[number | null, number | null]} */ ([first, last])]));
  const meets = (/** @type {[number | null, number | null] | undefined} */ span) => filters.spans.every((its) => !span || shareADay([span, its]));
  const timeless = { ...filters, spans: [] };
  const told = [
    ...claims.select(filters, ends({ either: n })).filter((at) => !claims.isWord(codes.relation[at])),
    ...claims.select(timeless, ends({ either: n })).filter((at) => claims.isWord(codes.relation[at]) && (codes.event[at] < 0 || meets(days.get(codes.event[at])))),
  ];
  const isPlace = asked.a !== null && PLACES.has(asked.a.kind);
  const endsOf = told.flatMap((at) => once([codes.event[at], ...(isPlace ? [codes.subject[at], codes.object[at]] : [])]).map((end) => ({ at, end })));
  const about = new Map([...grouped(endsOf, ({ end }) => end)].map(([end, its]) => [end, its.map(({ at }) => at)]));
  const isNarrow = filters.ranks !== null || filters.claimants.length > 0 || filters.without.length > 0;
  const beginsOrEnds = (/** @type {number | null} */ first, /** @type {number | null} */ last) => first !== null || filters.spans.every(([from, to]) => (from ?? -Infinity) <= (last ?? Infinity) && (last ?? Infinity) <= (to ?? Infinity));
  /** @type {{first: number | null, last: number | null, day: string, thing: number, words: string, claims: number[]}[]} */
  const moments = [];
  for (const [at, span] of days) {
    const its = about.get(at) ?? [];
    const isHere = asked.a !== null && (at === n || (page.dossier(things[at]).places ?? []).includes(asked.a.id));
    if ((n < 0 || its.length || isHere) && (its.length || (!isNarrow && meets(span))) && beginsOrEnds(...span)) {
      moments.push({ first: span[0], last: span[1], day: whenText(page.dossier(things[at]).when ?? ""), thing: at, words: things[at].name, claims: its });
    }
  }
  for (const at of told) {
    if (codes.event[at] >= 0 || !claims.isDated(at) || !page.claim(at).when || !beginsOrEnds(codes.first[at], codes.last[at])) continue;
    moments.push({ first: codes.first[at], last: codes.last[at], day: whenText(page.claim(at).when), thing: -1, words: page.sentence(at), claims: [at] });
  }
  // What lies within the days that are asked for, then what reaches beyond; what has no beginning stands where it ends.
  const isBeyond = (/** @type {typeof moments[number]} */ { first, last }) => filters.spans.some(([from, to]) => (first ?? -Infinity) < (from ?? -Infinity) || (last ?? Infinity) > (to ?? Infinity));
  const order = (/** @type {typeof moments[number]} */ one) => [Number(isBeyond(one)), one.first ?? one.last ?? -Infinity, Number(one.first === null), one.last ?? Infinity, Number(one.thing < 0)];
  const orders = new Map(moments.map((one) => [one, order(one)]));
  moments.sort((a, b) => {
    const [its, others] = [a, b].map((one) => /** @type {number[]} */ (orders.get(one)));
    const at = its.findIndex((number, n) => number !== others[n]);
    return at < 0 ? 0 : its[at] - others[at];
  });
  const kept = claims.firmest(moments.flatMap((one) => one.claims));
  return {
    lead: moments.length ? momentsSay(page, moments, filters.spans) : "",
    verdict: verdictOf(claims, [...moments.filter(({ thing }) => thing >= 0).map(() => claims.rank("stated")), ...ranks(ground, counted(ground, kept))]),
    rows: moments.map(({ thing, day, words, claims: its }) => ({ name: words, thing, words: day, claims: its, chain: [] })),
    things: [n, ...moments.map(({ thing }) => thing)],
    form: moments.length ? { kind: "timeline", entries: moments, undated: told.length - kept.length } : null,
  };
}

/** A claim's own time in words, else that of its event; empty if neither is known. @param {Ground} ground @param {number} at */
function dayOf({ page, claims }, at) {
  const { when: own, said: told } = page.claim(at);
  if (own) return whenText(own);
  if (claims.isWord(page.codes.relation[at])) return whenText(told);
  const event = page.things[page.codes.event[at]];
  return event ? whenText(page.dossier(event).when ?? "") : "";
}

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function when(ground, asked) {
  const { page, claims, filters } = ground;
  if (!asked.reading) {
    const event = id(asked.event ?? asked.a);
    const day = whenText(page.dossier(page.things[event]).when ?? "");
    const its = day ? found(ground, { event }).slice(0, EXAMPLES) : [];
    return { verdict: day ? "stated" : "not stated", [day ? "printed" : "lead"]: day ? capital(`${page.names[event]}: ${day}.`) : `${page.names[event]} has no date.`, rows: day ? [rowOf(ground, event, day, its)] : [], things: [event] };
  }
  const isAhead = asked.topic[0] === "ahead";
  const answer = whether(claims, ground.words, { ...clauseOf(asked), mode: "", direct: false, ahead: isAhead }, filters);
  const { parts } = ground.reader.lexicon.tables;
  const isBefore = (/** @type {number} */ at) => page.claim(at).role !== "perpetrator" && Object.values(parts).includes(page.claim(at).role); // who ordered it
  const doing = answer.answers.filter((at) => !isBefore(at));
  const asserting = once([...(doing.length ? doing : answer.answers), ...(answer.derived?.chain ?? []).filter((at) => readingIn(asked).relations.includes(page.codes.relation[at]))]);
  const kept = once(isAhead ? asserting : [...asserting, ...answer.denied, ...answer.also]);
  const start = (/** @type {number} */ at) => (page.claim(at).when && page.codes.first[at] !== null ? whenText(page.claim(at).when) : "");
  const days = new Map(kept.map((at) => [at, asked.topic[0] === "since" ? start(at) : dayOf(ground, at)]));
  const dated = kept.filter((at) => days.get(at));
  const things = [asked.a, asked.b, asked.event].map(id);
  if (!dated.length) return { verdict: "not stated", lead: unsaid(ground, asked, "dates that"), rows: [], claims: kept, things };
  const toCome = new Set(isAhead ? [] : dated.filter(claims.isAhead));
  const counting = dated.filter((at) => asserting.includes(at) && !toCome.has(at));
  const verdict = counting.length ? answer.verdict : verdictOf(claims, [], { beside: dated.map((at) => (toCome.has(at) ? claims.rank("intended") : page.codes.modality[at])) });
  return {
    verdict, rows: rowsBy(ground, counting.length ? counting : dated, (at) => page.codes.subject[at], (its) => `${[...new Set(its.map((at) => days.get(at)))].join("; ")} · ${sureness(ground, its)}`), claims: dated, things,
    printed: counting.length ? capital(`${firstTimes(yearsInRuns([...new Set(counting.map((at) => days.get(at) ?? ""))])).join("; ")}.`) : "No claim that counts dates it.",
  };
}

/** That no claim says something of what is asked. @param {Ground} ground @param {Question} asked @param {string} what */
function unsaid({ page }, { reading, a, b, event }, what) {
  const words = clauseWords(page, reading, a, b ?? event);
  return words ? `No claim ${what} ${words}.` : "No claim that counts says so.";
}

/** @param {Question} asked */
const clauseOf = ({ a, b, event, reading }) => ({ subject: id(a), reading: /** @type {import("./asked.js").Reading} */ (reading), object: id(b), event: id(event) });

/** @param {Ground} ground @param {Question} asked @returns {Content | null} */
function where(ground, asked) {
  if (asked.topic[0] === "at") return null;
  const { page, claims, filters } = ground;
  const { codes, things } = page;
  const relations = claims.members("location");
  const places = (/** @type {number} */ event) => (page.dossier(things[event]).places ?? []).map((place) => page.thing(place)?.at ?? -1).filter((n) => n >= 0);
  if (!asked.reading) {
    const n = id(asked.event ?? asked.a);
    // Troops are where they were sent; the state that sent them is not.
    const sends = PLACES.has(things[n]?.kind) || things[n]?.kind === "state" ? [] : claims.members("deploys-to");
    const its = found(ground, { relations: [...relations, ...sends], subject: n });
    const rows = rowsBy(ground, possible(ground, its), (at) => codes.object[at]);
    if (things[n]?.isEvent) for (const place of places(n)) if (!rows.some(({ thing }) => thing === place)) rows.push(rowOf(ground, place, its.length ? "stated" : "as the case has it; no claim says so", []));
    if (!rows.length && !its.length) return { verdict: "not stated", lead: `No claim says where ${page.noun(things[n]).text} is.`, rows, things: [n] };
    const ofCase = its.length ? "" : ", as the case has it; no claim says so";
    return { printed: `${page.names[n]}: ${[...new Set(rows.map(({ name }) => name))].join(", ") || "see the claims"}${ofCase}.`.replace(/^./u, (letter) => letter.toUpperCase()), verdict: its.length ? verdictOf(claims, ranks(ground, counted(ground, its))) : "stated", rows, claims: its, things: [n] };
  }
  const answer = whether(claims, ground.words, { ...clauseOf(asked), mode: "", direct: false, ahead: false }, filters);
  const acts = answer.answers.filter((at) => !claims.isAhead(at));
  const events = once(acts.map((at) => codes.event[at]).filter((n) => n >= 0));
  const located = claims.firmest(events.flatMap((event) => claims.select({ ...filters, ranks: null, spans: [], claimants: [], without: [] }, { relations, subject: event })));
  const rows = rowsBy(ground, possible(ground, located), (at) => codes.object[at]);
  const add = (/** @type {number} */ n, /** @type {number[]} */ its) => { if (!rows.some(({ thing }) => thing === n)) rows.push(rowOf(ground, n, "stated", its)); };
  for (const event of events) for (const place of places(event)) add(place, acts.filter((at) => codes.event[at] === event));
  for (const n of once(acts.map((at) => codes.object[at]))) if (PLACES.has(things[n]?.kind)) add(n, acts.filter((at) => codes.object[at] === n));
  return {
    [rows.length ? "printed" : "lead"]: rows.length ? `${[...new Set(rows.map(({ name }) => name))].join(", ")}.` : unsaid(ground, asked, "says where"),
    verdict: rows.length ? answer.verdict : "not stated", rows, claims: rows.length ? [...acts, ...located, ...answer.denied] : acts, things: [asked.a, asked.b].map(id),
  };
}

/** What is said as the reason, and as the aim. @param {Ground} ground @param {Question} asked @returns {Content} */
function why(ground, asked) {
  const { page, claims, filters } = ground;
  const actor = asked.event ?? asked.a;
  const everything = { ...filters, ranks: null, spans: [], claimants: [], without: [] };
  let events = actor?.isEvent ? [actor.at] : [];
  /** @type {number[]} */
  let acts = [];
  let isDone = true;
  if (asked.reading && !events.length) {
    acts = found(ground, { relations: asked.reading.relations, ...ends({ subject: id(asked.a), object: id(asked.b) }) });
    const counting = counted(ground, acts);
    events = once(counting.map((at) => page.codes.event[at]).filter((n) => n >= 0));
    isDone = counting.length > 0; // else a reason would take for granted what nobody says
  }
  const responses = claims.members("response");
  const named = claims.members("responds-to");
  const [answering, wishes] = [named.length ? named : responses, claims.members("aim")];
  const select = (/** @type {number[]} */ relations, /** @type {any} */ wish) => (relations.length ? claims.select(everything, { relations, ...wish }) : []);
  const own = actor && !actor.isEvent ? [actor.at] : [];
  const starts = isDone ? [...events, ...own] : [];
  const over = acts.filter((at) => page.codes.event[at] >= 0 && claims.hasRule(page.codes.relation[at], "over")); // pressure over an attack
  const reasons = claims.firmest([...starts.flatMap((subject) => select(answering, { subject })), ...over]);
  const aims = claims.firmest([...starts.flatMap((subject) => select(wishes, { subject })), ...(isDone ? events : []).flatMap((event) => select(wishes, { event }))]);
  const byParts = isDone ? claims.firmest(own.flatMap((n) => claims.bodies(n)).flatMap((subject) => select([...answering, ...wishes], { subject }))) : [];
  const isClaimed = (/** @type {number} */ at) => !claims.unasserted.includes(page.codes.modality[at]);
  return {
    verdict: verdictOf(claims, [...ranks(ground, counted(ground, reasons)), ...[...reasons, ...aims].filter(isClaimed).map(() => claims.rank("believed"))]),
    rows: [...subjects(ground, once([...reasons, ...aims]))].map((row) => ({ ...row, words: `${row.claims.map((at) => page.sentence(at)).join(" ")} · ${row.words}` })),
    claims: once([...reasons, ...aims]), beside: once([...byParts, ...acts]), things: [asked.a, asked.b, asked.event].map(id),
  };
}

/** What somebody says, by itself or through its bodies. @param {Ground} ground @param {Question} asked @returns {Content} */
function said(ground, asked) {
  const { page, claims, filters } = ground;
  const n = id(asked.a);
  const isOwn = asked.topic[0] === "own";
  const told = (/** @type {number} */ either) => {
    const voicing = (isOwn ? [n] : [n, ...claims.bodies(n)]).flatMap((voice) => claims.select(filters, { voice, ...ends({ either }) }));
    return isOwn
      ? voicing.filter((at) => page.codes.claimant[at] === n && page.codes.spokesperson[at] < 0)
      : [...voicing, ...claims.select(filters, { subject: n, relations: ["announcement", "threat", "demand"].flatMap(claims.members), ...ends({ either }) })];
  };
  let kept = told(id(asked.b));
  // "Called for the US to hit inside Iran".
  if (asked.b && !kept.length) kept = told(-1).filter((at) => ` ${fold(page.claim(at).text)} `.includes(` ${fold(asked.b?.name ?? "")} `));
  const its = withHeldBack(ground, claims.firmest(kept));
  return { verdict: its.length ? "stated" : "not stated", rows: quotes(ground, its), claims: its, things: [n, id(asked.b)] };
}

/** Return claims with the first that was held back behind the first: a blame that was not spoken. @param {Ground} ground @param {number[]} its */
function withHeldBack({ page, claims }, its) {
  const held = its.find((at) => ["withheld", "hinted"].some((name) => page.codes.modality[at] === claims.rank(name)));
  return held === undefined || its.indexOf(held) < 2 ? its : [its[0], held, ...its.slice(1).filter((at) => at !== held)];
}

// -- lists --------------------------------------------------------------------------------------------------

/** The claims of a kind: of a relation, of a modality, about what somebody does or suffers. @param {Ground} ground @param {Question} asked @returns {Content} */
function listing(ground, asked) {
  const { page, claims, filters } = ground;
  const { codes } = page;
  const [topic] = asked.topic;
  if (topic === "suffers") return sufferers(ground, asked);
  const its = asked.reading ? { relations: asked.reading.relations } : {};
  const isModal = topic === "modality";
  const wish = isModal ? ends({ either: id(asked.a) }) : ends({ subject: id(asked.a), object: id(asked.b), event: id(asked.event) });
  let kept = claims.select(filters, { ...its, ...wish });
  if (isModal && asked.modalities.includes("denied")) {
    // Who denies responsibility states it.
    const own = filters.claimants.flatMap((subject) => claims.select({ ...filters, ranks: null, claimants: [] }, { subject, relations: claims.members("denies-responsibility") }));
    kept = once([...kept, ...own.filter((at) => page.modalities[codes.modality[at]] !== "denied")]);
  }
  if (topic === "anonymous") kept = kept.filter((at) => [codes.claimant[at], codes.spokesperson[at]].some((n) => page.things[n] && page.dossier(page.things[n]).anonymous));
  if (topic === "implied") kept = kept.filter((at) => page.claim(at).implied);
  if (topic === "deeds" || topic === "suffered") kept = kept.filter((at) => !claims.hasRule(codes.relation[at], "state") && page.modalities[codes.modality[at]] !== "denied");
  if (topic === "words") {
    const { lexicon } = ground.reader;
    const wanted = asked.topic.slice(1).map((word) => senseOf(lexicon, word));
    const met = (/** @type {Claim} */ told) => wanted.filter((word) => wordsIn(lexicon, told).has(word)).length;
    const beside = (/** @type {number} */ at) => met({ ...page.claim(at), quote: page.claim(at).quantity });
    kept = kept.filter((at) => met(page.claim(at)) === wanted.length);
    kept = claims.firmest(kept).sort((a, b) => beside(b) - beside(a)); // those first that have more of them beside the quote
  }
  const firmest = topic === "words" ? kept : claims.firmest(kept);
  const isDenied = kept.length > 0 && kept.every((at) => page.modalities[codes.modality[at]] === "denied");
  return { verdict: verdictOf(claims, ranks(ground, kept)), form: isDenied ? deniedSides(ground, firmest) : null, rows: rowsOfClaims(ground, firmest), claims: firmest, things: [asked.a, asked.b, asked.event].map(id) };
}

/** Return denials beside those who assert the same, if anybody does. @param {Ground} ground @param {number[]} denied @returns {Form} */
function deniedSides({ page, claims, filters }, denied) {
  const { relation, subject, object, event } = page.codes;
  const asserting = (/** @type {number} */ at) => claims.select({ ...filters, ranks: null, claimants: [] }, { relations: [relation[at]], ranks: claims.assertive, ...ends({ subject: subject[at], object: object[at] }) })
    .filter((other) => object[other] === object[at] && (event[at] < 0 || event[other] < 0 || event[other] === event[at]));
  const byWords = grouped(denied, (at) => [relation[at], subject[at], object[at], event[at]].join(" "));
  const sides = [...byWords.values()].map((its) => ({ its, said: claims.firmest(its.flatMap(asserting)) }));
  return {
    kind: "sides",
    conflicts: sides.map(({ its, said: all }) => ({
      words: page.sentence(its[0]), sides: [...(all.length ? [{ words: "said to be so", claims: all }] : []), { words: "denied", claims: its }],
      note: all.length ? "" : "No claim here asserts it.",
    })),
  };
}

/** Return a row for each subject of claims, with what it does to whom; of those without one, the claim itself. @param {Ground} ground @param {number[]} claims */
function rowsOfClaims(ground, claims) {
  const { page } = ground;
  const { subject, object } = page.codes;
  const told = (/** @type {number[]} */ its) => {
    const verbs = [...grouped(its, page.verb)].map(([verb, of]) => {
      const names = [...new Set(of.filter((at) => object[at] >= 0).map((at) => page.names[object[at]]))];
      return `${verb} ${names.slice(0, NAMES).join(", ")}${names.length > NAMES ? ` and ${names.length - NAMES} more` : ""}`.trim();
    });
    return verbs.join("; ");
  };
  return [
    ...rowsBy(ground, claims.filter((at) => subject[at] >= 0), (at) => subject[at], (its) => `${told(its)} · ${sureness(ground, its)}`),
    ...claims.filter((at) => subject[at] < 0).map((at) => ({ name: page.sentence(at), thing: -1, words: sureness(ground, [at]), claims: [at], chain: [] })),
  ];
}

/** To whom something was done, by whomever. @param {Ground} ground @param {Question} asked @returns {Content} */
function sufferers(ground, asked) {
  const { page, claims } = ground;
  const all = found(ground, { relations: asked.reading?.relations ?? [], ...ends({ event: id(asked.event) }) });
  // What was done in a week counts for a day if nothing is told of the day itself.
  const { at: day } = asked.days;
  const [first, last] = [day?.first ?? -Infinity, day?.last ?? Infinity];
  const within = all.filter((at) => page.codes.dated[at] > 1 && (page.codes.first[at] ?? -Infinity) >= first && (page.codes.last[at] ?? Infinity) <= last);
  const its = day && within.length ? within : all;
  const counting = counted(ground, its);
  const types = asksForWords(asked) ? [] : asked.types;
  const rows = rowsBy(ground, possible(ground, counting), (at) => page.codes.object[at]).filter(({ thing }) => !types.length || [...types, "unknown"].includes(page.things[thing]?.kind ?? "unknown"));
  // Nobody of a type suffers it, but where it happened is of it: "Which countries were bombed?"
  if (!rows.length && types.some((type) => GROUNDS.has(type))) rows.push(...groundsOf(ground, counting, types));
  const verdict = its.length && (rows.length || !types.length) ? verdictOf(claims, ranks(ground, counting)) : "not stated";
  return { verdict, rows, claims: its, things: [id(asked.event)] };
}

/** Return a row for each state and place in which the events of claims happened, as the case has them. @param {Ground} ground @param {number[]} claims @param {string[]} types @returns {AnswerRow[]} */
function groundsOf(ground, claims, types) {
  const { page } = ground;
  /** @type {Map<Thing, number[]>} */
  const found = new Map();
  for (const at of claims) {
    const event = page.things[page.codes.event[at]];
    for (const key of event?.isEvent ? page.dossier(event).places ?? [] : []) {
      const place = page.thing(key);
      if (place && [...types, "place"].includes(place.kind)) found.set(place, [...(found.get(place) ?? []), at]);
    }
  }
  return [...found].sort(([a], [b]) => (a.id < b.id ? -1 : 1)).map(([place, its]) => rowOf(ground, place.at, "where it happened", its));
}

/** What is expected, wanted, planned or threatened, and what is said not to be. @param {Ground} ground @param {Question} asked @returns {Content} */
function intentions(ground, asked) {
  const { page, claims, filters } = ground;
  const { codes, modalities } = page;
  const [how, ...families] = asked.topic;
  const [subject, object] = [id(asked.a), id(asked.b)];
  const relations = families.flatMap(claims.members);
  const everything = { ...filters, ranks: null };
  const ahead = AHEAD.map(claims.rank);
  const isPlan = (/** @type {number} */ at) => claims.tentative.includes(codes.modality[at]) && !NO_PLANS.has(claims.familyOf(at));
  const its = (/** @type {number[]} */ list) => (list.length ? { relations: list } : {});
  /** @type {number[]} */
  let kept;
  if (how === "wish") {
    const isConflict = families.includes("conflict");
    const wanted = isConflict ? claims.members("conflict").filter((at) => claims.hasRule(at, "state")) : relations;
    const isDenial = (/** @type {number} */ at) => modalities[codes.modality[at]] === "denied";
    const wishes = (/** @type {number} */ toward) => claims.select(everything, { ...its(wanted), ...ends({ subject, object: toward }) }).filter((at) => isConflict || ahead.includes(codes.modality[at]) || isDenial(at));
    kept = wishes(object);
    if (!kept.length && object >= 0) kept = wishes(-1).filter((at) => isDenial(at) && codes.object[at] < 0); // who shuns any war shuns this one
  } else if (how === "ahead") {
    kept = claims.select(everything, { ranks: filters.ranks ?? ahead, ...its(relations), ...ends({ subject, object }) });
  } else {
    const aims = new Set(["aim", "threat", "conflict", "demand"].flatMap(claims.members)); // what one urges others to do, one wants
    kept = claims.select(everything, ends({ subject, object })).filter((at) => aims.has(codes.relation[at]) || isPlan(at));
    const threats = new Set(claims.members("threat")); // whoever says them threatens
    if (subject >= 0) kept.push(...claims.select(everything, ends({ voice: subject, object })).filter((at) => threats.has(codes.relation[at]) || isPlan(at)));
  }
  const firmest = claims.firmest(kept);
  const wanting = firmest.filter((at) => claims.relation(at) !== "avoids-conflict-with" && !claims.unasserted.includes(codes.modality[at])).map((at) => codes.modality[at]);
  const isDenied = firmest.some((at) => modalities[codes.modality[at]] === "denied");
  // That it is intended is what is asked.
  const said_ = how === "ahead" ? wanting : wanting.map((rank) => (claims.tentative.includes(rank) ? claims.rank("likely") : rank));
  return {
    verdict: verdictOf(claims, said_, { denied: isDenied && (how === "wish" || !wanting.length) }),
    rows: rowsOfClaims(ground, firmest), claims: firmest, things: [subject, object],
  };
}

/** Where what is said cannot all be true. @param {Ground} ground @param {Question} asked @returns {Content | null} */
function conflicts(ground, asked) {
  const { page, claims, filters } = ground;
  if (!page.asks.conflicts || filters.spans.length || filters.claimants.length || filters.ranks) return null;
  const wanted = asked.a ? new Set(claims.group(asked.a.at)) : null;
  const held = new Set(claims.select(filters));
  const its = page.asks.conflicts.filter((sides) => {
    const all = sides.flatMap(([, of]) => of);
    return all.every((at) => held.has(at)) && (!wanted || all.some((at) => claims.ends(at).some((end) => wanted.has(end))));
  });
  const all = claims.firmest(its.flatMap((sides) => sides.flatMap(([, of]) => of)));
  return {
    verdict: verdictOf(claims, ranks(ground, all), { denied: its.length > 0 }),
    rows: its.flatMap((sides) => sides.map(([words, of]) => ({ name: words, thing: -1, words: of.map((at) => page.sentence(at)).join(" "), claims: of, chain: [] }))),
    things: [id(asked.a)],
    form: its.length ? { kind: "sides", conflicts: its.map((sides) => ({ words: conflictWords(page, sides), sides: sides.map(([words, of]) => ({ words, claims: of })), note: "" })) } : null,
  };
}

/** Return what stands against each other: what is said and denied, or figures and names. @param {Case} page @param {[string, number[]][]} sides */
function conflictWords(page, sides) {
  const [[words, [first]]] = sides;
  return words === "said to be so" ? `Said and denied: ${page.sentence(first)}` : sides.map(([its]) => its).join(" – ");
}

// -- links and names ----------------------------------------------------------------------------------------

/** Hops of a way that the sentence tells of. */
const MOST_HOPS = 4;

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function path(ground, { a, b, tentative }) {
  const { page, claims, filters } = ground;
  const [from, to] = [/** @type {Thing} */ (a), /** @type {Thing} */ (b)];
  const { paths } = pathsBetween(page, { claims: claims.select(filters) }, from, to, tentative);
  const rankOf = (/** @type {number[]} */ its) => Math.min(...its.map((at) => page.codes.modality[at]));
  const hops = (/** @type {import("./path.js").Path} */ way) => way.hops.map((hop) => ({ ...hop, claims: claims.firmest(hop.ties.flatMap((tie) => tie.claims)) }));
  const ways = paths.map(hops);
  const firm = ways.filter((way) => way.every((hop) => claims.assertive.includes(rankOf(hop.claims))));
  const short = firm.filter((way) => way.length <= 1).map((way) => Math.max(claims.rank("stated"), ...way.map((hop) => rankOf(hop.claims))));
  return {
    verdict: paths.length && !firm.length ? "not asserted" : verdictOf(claims, short, { derived: firm.length > 0 }),
    lead: told(page, (ways[0] ?? []).map((hop) => hop.claims[0]), MOST_HOPS),
    rows: (ways[0] ?? []).map((hop) => ({ name: `${hop.from.name} – ${hop.to.name}`, thing: hop.to.at, words: sureness(ground, hop.claims), claims: hop.claims, chain: [] })),
    claims: ways.flat().flatMap((hop) => hop.claims),
    things: [from.at, to.at, ...paths.flatMap((way) => way.things.map((thing) => thing.at))],
    form: ways.length ? {
      kind: "steps",
      ways: paths.map((way, n) => ({
        words: way.things.map(({ name }) => name).join(" – "), start: headOf(page, from.at),
        steps: ways[n].map((hop) => ({ head: headOf(page, hop.to.at), words: page.sentence(hop.claims[0]), claims: hop.claims, rule: "", depth: 0 })),
      })),
    } : null,
  };
}

/** @param {Ground} ground @param {Question} asked @returns {Content} */
function about(ground, asked) {
  const { page, claims, filters } = ground;
  const thing = /** @type {Thing} */ (asked.a);
  const tied = found(ground, { either: thing.at });
  const voiced = thing.isEvent ? [] : claims.select(filters, { voice: thing.at }).filter((at) => !tied.includes(at));
  return { verdict: verdictOf(claims, ranks(ground, counted(ground, [...tied, ...voiced]))), rows: [rowOf(ground, thing.at, page.things[thing.at].kind.replaceAll("-", " "), tied)], beside: voiced, things: [thing.at] };
}

/** Return the times that the first sentence names, and how many more there are. @param {string[]} texts */
const firstTimes = (texts) => (texts.length > MOST_TIMES ? [...texts.slice(0, MOST_TIMES), `and ${(texts.length - MOST_TIMES).toLocaleString("en-US")} more`] : texts);

/** Return times in words with whole years that follow one another as one, where the first of them stood. @param {string[]} texts */
function yearsInRuns(texts) {
  const yearOf = (/** @type {string} */ text) => (/^throughout \d{4}$/u.test(text) ? Number(text.slice(-4)) : 0);
  const years = new Set(texts.map(yearOf));
  const end = (/** @type {number} */ year, /** @type {1 | -1} */ step) => {
    let at = year;
    while (years.has(at + step)) at += step;
    return at;
  };
  return [...new Set(texts.map((text) => {
    const year = yearOf(text);
    const [first, last] = year ? [end(year, -1), end(year, 1)] : [0, 0];
    return first < last ? `each year from ${first} to ${last}` : text;
  }))];
}

/** Whether two names are of one actor: as the case has it, or as a person decided. @param {Ground} ground @param {Question} asked @returns {Content} */
function same(ground, asked) {
  const { page, claims } = ground;
  const { subject, object } = page.codes;
  const everything = { ...ground.filters, ranks: null, spans: [], claimants: [], without: [] };
  const [one, other] = [id(asked.a), id(asked.b)];
  const between = (/** @type {number} */ at) => [one, other].every((n) => subject[at] === n || object[at] === n);
  for (const [relation, verdict, words] of [["same-as", "stated", "are counted as one actor"], ["not-same-as", "denied", "are not one actor"]]) {
    const decided = claims.members(relation).length ? claims.select(everything, { relations: claims.members(relation), ranks: [claims.rank("confirmed")] }).filter((at) => one !== other && between(at)) : [];
    if (decided.length) return { verdict, lead: `${page.names[one]} and ${page.names[other]} ${words}, as somebody confirmed.`, rows: subjects(ground, decided), things: [one, other] };
  }
  if (claims.first(one) === claims.first(other)) return { verdict: "stated", lead: `Both are names of ${page.names[one]}.`, rows: [], things: [one, other] };
  const tied = claims.firmest([...claims.select(everything, { subject: one, object: other }), ...claims.select(everything, { subject: other, object: one })]);
  const said = tied.filter((at) => claims.members("same-as").includes(page.codes.relation[at]));
  if (said.length) {
    const firm = said.filter((at) => claims.assertive.includes(page.codes.modality[at]));
    const verdict = firm.length ? verdictOf(claims, ranks(ground, firm)) : "not asserted";
    return { verdict, lead: `That they are one is only said; ${page.names[one]} and ${page.names[other]} are kept apart here until somebody confirms it.`, rows: subjects(ground, tied), claims: tied, things: [one, other] };
  }
  return { verdict: "not stated", lead: `${page.names[one]} and ${page.names[other]} are kept apart here, and no claim says that they are one or that they are not.`, rows: subjects(ground, tied), claims: tied, things: [one, other] };
}
