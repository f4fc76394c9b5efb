// Relations by letters and by their phrases; only those are offered that fit the types of both ends.
import { fold } from "../read/fold.js";

/** Letters of relations, in the order in which they are given; none of them is a key of the page. */
export const LETTERS = [..."asdfghlqwtyipvbmz"];

/**
 * Return whether a relation can be said of two things.
 * @param {CodingRelation} relation @param {string} subject @param {string} object  Types; "" if there is none.
 */
export const fits = (relation, subject, object) => !relation.never.subject.includes(subject) && !relation.never.object.includes(object) && (relation.takesObject || !object);

/**
 * Return relations that have the words in their phrases and fit the types: whose name or phrase begins so, first.
 * @param {CodingRelation[]} relations @param {string} words @param {string} subject @param {string} object
 */
export function searched(relations, words, subject, object) {
  const wanted = fold(words);
  /** @type {[number, CodingRelation, string][]} */
  const found = [];
  for (const relation of relations) {
    if (!fits(relation, subject, object)) continue;
    let best = Infinity;
    let phrase = "";
    for (const one of [relation.name, relation.reading, ...relation.phrases]) {
      const folded = fold(one);
      const at = folded.indexOf(wanted);
      const rank = at < 0 ? Infinity : folded === wanted ? 0 : at === 0 ? 1 : folded[at - 1] === " " ? 2 : 3;
      if (rank < best) [best, phrase] = [rank, one];
    }
    if (best < Infinity) found.push([best, relation, phrase]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, relation, phrase]) => ({ relation, phrase }));
}

/**
 * Return the relations that have letters: those that are offered first, then those that the report uses most, then
 * the most common of the vocabulary.
 * @param {CodingDesk} desk @param {CodingDraft} draft
 * @returns {{letter: string, relation: CodingRelation, option: CodingOption | null}[]}
 */
export function lettered(desk, draft) {
  const { report: { relations }, state } = desk;
  const typeOf = (/** @type {unknown} */ id) => state.things.find((thing) => thing.id === id)?.type ?? "";
  const [subject, object] = [typeOf(draft.fields.subject), typeOf(draft.fields.object)];
  /** @type {Map<string, number>} */
  const used = new Map();
  for (const { fields } of state.claims) used.set(String(fields.relation), (used.get(String(fields.relation)) ?? 0) + 1);
  const offered = draft.options.map((option) => option.relation);
  const common = [...used.entries()].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const names = [...new Set([...offered, ...common, ...USUAL, draft.fields.relation ?? ""])];
  return names.flatMap((name) => relations.filter((relation) => relation.name === name))
    .filter((relation) => offered.includes(relation.name) || relation.name === draft.fields.relation || fits(relation, subject, object) || fits(relation, object, subject))
    .slice(0, Math.max(8, offered.length)).map((relation, at) => ({ letter: LETTERS[at] ?? "", relation, option: draft.options.find((option) => option.relation === relation.name) ?? null }));
}

/** What reports on conflicts say most. */
const USUAL = ["attacks", "sponsors", "attributes", "leads", "member-of", "threatens", "described-as", "counts"];
