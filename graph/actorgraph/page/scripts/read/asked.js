// A question as the answers of the page take it: its filters as days, modalities, actors and places of sources.
import { TEXT } from "../ask/lexicon.js";
import { daysOf } from "../ask/times.js";

/**
 * @typedef {Omit<import("../ask/lexicon.js").Reading, "name">} Reading
 * @typedef {import("../ask/store.js").Days} Days
 * @typedef {import("../ask/question.js").Question & Counting} Asked
 * What counts for the answer.
 * @typedef {Object} Counting
 * @property {string[]} modalities  Only what is said so counts; empty for the usual ones.
 * @property {Thing[]} claimants  Only what one of them vouches for or speaks.
 * @property {number[]} without  Places of sources whose claims are left out.
 * @property {{at?: Days, since?: Days, until?: Days}} days
 * @property {boolean} tentative  What is possible, intended or conditional counts too.
 */

/**
 * Return a question with its filters; null if the page does not know a day of them, or nothing can lie between them.
 * @param {Case} page
 * @param {import("../ask/question.js").Question} question
 * @returns {Asked | null}
 */
export function askedOf({ sources, thing }, question) {
  const { as_of: at, since, until, claimant = [], without = [], modality = [], tentative = false } = question.filters;
  const texts = Object.entries({ at, since, until }).flatMap(([key, text]) => (text ? [/** @type {[string, Days | null]} */ ([key, daysOf(text)])] : []));
  if (texts.some(([, days]) => !days)) return null;
  const days = Object.fromEntries(/** @type {[string, Days][]} */ (texts));
  if ((days.since?.first ?? -Infinity) > (days.until?.last ?? Infinity)) return null; // nothing lies between them
  return {
    ...question, tentative, modalities: modality, days,
    claimants: [claimant].flat().flatMap((key) => thing(key) ?? []),
    without: sources.flatMap(({ id, publisher }, n) => (without.includes(id) || without.includes(publisher ?? "") ? [n] : [])),
  };
}

/** True if a question asks for what is told in words, too. @param {Asked} asked */
export const asksForWords = ({ types }) => types.join() === TEXT.join();
