// The sentence with which an answer begins, as `actorgraph ask` has it (`actorgraph.ask.lead`).
import { dayOf, dayText, dayWords } from "./day.js";
import { countedWords } from "./figures.js";
import { whenText } from "./when.js";

/**
 * @typedef {import("./content.js").Ground} Ground
 * @typedef {import("./asked.js").Asked} Question
 * @typedef {import("./who.js").Named} Named
 */

/** The manners of `says.py`, in their order: a modality, and whether of a state that is over. */
const MANNERS = ["stated", "over", "believed", "likely"];
/** Names that a sentence has room for, as `answer` of Python has it; and sentences of blame. */
/** Claims that name nobody, or do not count, whose sentences answer. */
const MOST_SAID = 2;
const MOST_NAMES = 4;
const MOST_BLAMES = 3;
/** Sentences of claims in an answer, claims among which they are looked for, and things of a timeline. */
const MOST_TOLD = 2;
const LOOKED_AT = 20;
const MOST_MOMENTS = 3;
const ANYBODY = { text: "anybody", isPlural: false };

/** @param {string[]} names */
export const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`);

/** @param {string} words */
export const capital = (words) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/**
 * Return how a thing is said that nobody asserts, empty if no modality of some claims is such.
 * @param {Case} page
 * @param {Iterable<number>} claims
 */
export function only({ modalities, codes, asks }, claims) {
  const said = new Set([...claims].map((at) => modalities[codes.modality[at]]));
  const words = Object.entries(asks.only).filter(([name]) => said.has(name)).map(([, its]) => its);
  return words.length ? `; it is only ${listed(words)}` : "";
}

/**
 * Return sentences with names in them: of one and of several, first of a, then of b. Several may be one row of names.
 * @param {string[]} sentences
 * @param {{text: string, isPlural: boolean}[]} names  Of a, of b, or of both.
 * @param {string[]} keys
 */
function filled(sentences, names, keys) {
  const at = names.reduce((sum, { isPlural }) => 2 * sum + Number(isPlural), 0);
  const words = keys.reduce((text, key, n) => text.replaceAll(`{${key}}`, () => names[n].text), sentences[at] ?? sentences[0]);
  return words.replace(/\bthe the /gu, "the ");
}

/** What a page says of a relation or family. @param {Case} page @param {import("./asked.js").Reading} reading */
function saysOf({ asks, relations }, reading) {
  const [first] = reading.relations;
  return asks.says[reading.relations.length === 1 ? relations[first].name : relations[first].familyInVocabulary];
}

/**
 * Return that somebody does something to somebody, or will, as a clause; empty if the page has no words for it.
 * @param {Case} page
 * @param {import("./asked.js").Reading | null} reading
 * @param {Thing | null} a
 * @param {Thing | null} b
 * @param {boolean} [isAhead]
 */
export function clauseWords(page, reading, a, b, isAhead = false) {
  const says = reading && saysOf(page, reading);
  const [one, other] = reading?.inverse ? [b, a] : [a, b];
  if (!says || !other) return "";
  return filled(says[isAhead ? 4 : 3], [one ? page.noun(one) : ANYBODY, page.noun(other)], ["a", "b"]);
}

/**
 * Return who does something, or to whom it is done, the firmest first; empty if the page has no words for it.
 * @param {Ground} ground
 * @param {Question} asked
 * @param {{answers: Named[], mayHold: Named[], unnamed: {at: number}[], said: {actor: number, at: number, why: string}[]}} found
 */
export function whoSays({ page, claims }, { reading, a, mode }, { answers, mayHold, unnamed, said }) {
  const says = reading && saysOf(page, reading);
  if (!says || !reading || !a) return "";
  const { modalities, codes, things } = page;
  const means = mode ? ` with ${mode}` : "";
  const firstOf = (/** @type {number[]} */ its) => [...new Set(its.slice(0, MOST_SAID).map((at) => ` ${capital(page.sentence(at))}`))].join("");
  if (!answers.length && unnamed.length) return `Nobody is named; it is said in words alone.${firstOf(unnamed.map(({ at }) => at))}`;
  if (!answers.length) {
    const beside = said.filter(({ why, at }) => why === modalities[codes.modality[at]]).map(({ at }) => at);
    const also = mayHold.length ? "; see what may hold then" : only(page, beside);
    const nobody = reading.inverse ? `No claim that counts says that ${filled(says[5], [page.noun(a)], ["a"])}${means}` : `${capital(filled(says[2], [page.noun(a)], ["b"]))}${means} by a claim that counts`;
    return `${nobody}${also}.${firstOf(beside)}`;
  }
  const [first] = answers;
  if (first.known === "not asserted") return page.sentence(first.claims[0]);
  const isWord = reading.relations.every(claims.isWord);
  const past = new Set(reading.relations.every((at) => !claims.hasRule(at, "state")) ? [] : answers.filter((one) => one.known === "stated" && one.claims.every((at) => page.asks.over.includes(at))));
  const manner = (/** @type {Named} */ one) => (past.has(one) ? "over" : modalities[one.rank] === "confirmed" ? "stated" : modalities[one.rank]);
  const noun = (/** @type {Named} */ { actor }) => (things[actor] ? page.noun(things[actor]) : { text: page.names[actor], isPlural: false });
  /** @param {Named[]} of @param {string} how */
  const told = (of, how) => {
    const names = of.slice(0, MOST_NAMES).map((one) => noun(one).text);
    const row = { text: listed(of.length > MOST_NAMES ? [...names, `${of.length - MOST_NAMES} more`] : names), isPlural: of.length > 1 || noun(of[0]).isPlural };
    const at = MANNERS.indexOf(how);
    if (at < 0) return "";
    return reading.inverse ? filled(says[1][at], [page.noun(a), row], ["a", "b"]) : filled(says[0][at], [row, page.noun(a)], ["a", "b"]);
  };
  /** @type {Map<string, Named[]>} */
  const byManner = new Map();
  for (const one of [...answers.filter((its) => !past.has(its)), ...past]) {
    if (one.known === "stated" && !isWord) byManner.set(manner(one), [...byManner.get(manner(one)) ?? [], one]);
  }
  const sentences = [];
  if (first.chain.length) {
    const firm = answers.filter((one) => one.chain.length && firmness(claims, one) === firmness(claims, first));
    const words = told(firm, manner(first));
    if (!words) return "";
    sentences.push(`${byManner.size ? "It follows" : "Not stated by name; it follows"} from several claims that ${words}${means}.`);
  }
  for (const [how, of] of byManner) {
    const words = told(of, how);
    if (!words) return "";
    sentences.push(`${capital(words)}${means}.`);
  }
  const blames = answers.filter((one) => one.known === "attributed" || (isWord && one.known === "stated"));
  sentences.push(...blames.slice(0, MOST_BLAMES).map((one) => page.sentence(one.claims[0])));
  return sentences.join(" ");
}

/** How firmly an answer is known. @param {import("./claims.js").Claims} claims @param {Named} one */
const firmness = (claims, { rank }) => (claims.unasserted.includes(rank) ? 3 : claims.tentative.includes(rank) ? 2 : Number(rank > claims.rank("stated")));

/**
 * Return the answer to a question of yes or no: the verdict in words before all else.
 * @param {Case} page
 * @param {import("./whether.js").Whether} found
 * @param {string} that  What was asked, as a clause; empty if there are no words for it.
 */
export function whetherSays(page, { verdict, answers, denied, also, derived, mayHold, near }, that) {
  const claims = [...answers, ...(derived?.claims ?? []), ...denied];
  const isOver = answers.length > 0 && answers.every((at) => page.asks.over.includes(at));
  const so = that ? `says that ${that}` : "says so";
  switch (verdict) {
    case "derived": return `${told(page, derived?.claims ?? [], 1)} With other claims it follows${that ? ` that ${that}` : ""}; none says so as firmly outright.`;
    case "not stated": return mayHold.length ? `Of the time that is asked for, no claim dated so ${so}.` : `No claim that counts ${so}, and none denies it.`;
    case "not asserted": return `Nobody asserts ${that ? `that ${that}` : "it"}. ${told(page, claims.length ? claims : [...also, ...mayHold, ...near])}`.trim();
    case "denied": return `No claim that counts ${so}. ${told(page, denied.length ? denied : claims)}`;
    case "contradicted": return `${told(page, answers.filter((at) => !denied.includes(at)), 1)} ${told(page, denied, 1)}`;
    default: return `${isOver ? "Of a time that is over. " : ""}${told(page, claims)}`;
  }
}

/**
 * Return the first things that happened, each with its time; of days that are asked for, those first that are of them.
 * @param {Case} page
 * @param {{first: number | null, last: number | null, day: string, thing: number, words: string, claims: number[]}[]} moments
 * @param {[number | null, number | null][]} spans
 */
export function momentsSay(page, moments, spans) {
  const isThen = (/** @type {typeof moments[number]} */ { first, last }) => first !== null && last !== null && spans.every(([from, to]) => (from ?? -Infinity) <= first && last <= (to ?? Infinity));
  const then = spans.length ? moments.filter(isThen) : [];
  const shown = (then.length ? then : moments).slice(0, MOST_MOMENTS).map(({ first, last, day, thing, words, claims }) => {
    const name = page.things[thing] ? words : page.claim(claims[0]).quote;
    return `${name} (${first !== null && first === last && day === dayText(first) ? dayWords(first) : day || "no date"})`;
  });
  const left = moments.length - shown.length;
  const many = left.toLocaleString("en");
  const more = then.length ? `; ${many} of another or longer time ${left > 1 ? "are" : "is"} told below` : `, and ${many} more`;
  return capital(`${shown.join("; ")}${left ? more : ""}.`);
}

/**
 * Return figures of one thing that cannot all hold, each with whose word it is.
 * @param {Case} page
 * @param {import("./figures.js").Figure[]} figures
 */
export function figuresSay(page, figures) {
  return `The figures differ: ${listed(figures.map((one) => `${countedWords(one)} (${page.name(page.claim(one.at).claimant)})`))}. None is preferred.`;
}

/**
 * Return what the first of some claims say, each sentence once, and whose word it is.
 * @param {Case} page
 * @param {number[]} claims
 * @param {number} [most]
 */
export function told(page, claims, most = MOST_TOLD) {
  const said = [...new Set(claims.slice(0, LOOKED_AT).map((at) => page.sentence(at)))].slice(0, most).join(" ");
  return said ? voiced(page, said, claims.slice(0, most)) : "";
}

/**
 * Return sentences with who vouches for the first of their claims, unless they say so, and when that was said.
 * @param {Case} page
 * @param {string} said
 * @param {number[]} claims
 */
export function voiced(page, said, claims) {
  if (!claims.length) return said;
  const [first, ...others] = claims.slice(0, MOST_TOLD).map((at) => page.claim(at));
  const name = page.name(first.claimant);
  const known = [first, ...others].map((claim) => claim.said || claim.source.date || "").filter(Boolean);
  const exact = known.filter((day) => dayOf(day) !== null); // beside a day, "until" another says less
  const days = new Set((exact.length ? exact : known).map((day) => (dayOf(day) === null ? whenText(day) : dayWords(/** @type {number} */ (dayOf(day))))));
  const isOne = others.every(({ claimant }) => claimant === first.claimant);
  const parts = [name && !said.includes(name) ? `${name}${isOne ? "" : " and others"}` : "", [...days].join(" and ")].filter(Boolean);
  if (!parts.length) return said;
  const whole = `${said} (${parts.join(", ")})`;
  return /\.$/u.test(said) ? `${said.slice(0, -1)} (${parts.join(", ")}).` : `${whole}.`;
}

/** Return that nothing is said of a question. @param {string} title */
export function nothingSaid(title) {
  const words = title.replace(/\?$/u, "");
  // As a question it is in another order: "why did Iran attack".
  const isClause = /^(?:who|when|where|why|how|what|to whom|of what)/iu.test(words) && !/^(?!who )\S+(?: \S+)* (?:did|does|do)\b|^(?:why|when|where|what) (?:is|are|was|were|has|have|will|would)\b/iu.test(words);
  return `No claim that counts says ${isClause ? `${words[0].toLowerCase()}${words.slice(1)}` : "so"}.`;
}
