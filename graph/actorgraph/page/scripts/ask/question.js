// A question as it was read; see `actorgraph.ask.question.Question`.

/**
 * @typedef {Object} Question
 * @property {string} kind  One of `actorgraph.ask.question.KINDS`, or a question of the registry that says itself how it is asked.
 * @property {Thing | null} a  Who does it, or the one that is asked about.
 * @property {Thing | null} b  Who suffers it.
 * @property {Thing | null} event
 * @property {Thing | null} at  The place in which it was done, or those that answer are active.
 * @property {import("./lexicon.js").Reading | null} reading
 * @property {string[]} types  Types of actors that alone are asked for; empty for all.
 * @property {string[]} topic  Further words that say what is asked.
 * @property {Filters} filters  What counts, as the options of the command line take it.
 * @property {boolean} direct  What only follows from several claims is left out.
 * @property {string} role  "acts" or "suffers" if only what `a` does, or suffers, is asked for.
 * @property {string} mode  The means by which it is done, or the part in an event; empty if it is left open.
 * @property {Record<string, string> | null} call  The arguments of a question of the registry.
 * @property {string[]} notes  What the asker should know about the reading.
 * @property {boolean} described  An event or facility is told by what kind it is, and has no name in the question.
 * @typedef {{as_of?: string, since?: string, until?: string, claimant?: string | string[], without?: string[], modality?: string[], tentative?: boolean}} Filters
 */

/** @param {string} kind @param {Partial<Question>} rest @returns {Question} */
export const question = (kind, rest) => ({ kind, a: null, b: null, event: null, at: null, reading: null, types: [], topic: [], filters: {}, direct: false, role: "", mode: "", call: null, notes: [], described: false, ...rest });

/** Return a question as JSON values, with ids instead of actors and events. @param {Question} asked */
export const documentOf = ({ a, b, event, at, reading, ...rest }) => ({
  ...rest, a: a?.id ?? "", b: b?.id ?? "", event: event?.id ?? "", at: at?.id ?? "", reading: reading ? [reading.name, reading.inverse] : null,
});

/** Return what tells a question from others. @param {Question} asked */
export function keyOf(asked) {
  const { notes, described, ...rest } = documentOf(asked);
  return JSON.stringify(rest, (_, value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).sort() : value));
}
