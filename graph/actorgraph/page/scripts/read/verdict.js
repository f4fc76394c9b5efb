// What the claims allow to be said to a question, as `actorgraph.questions.answer` words it; never a bare no.

/** @typedef {import("./claims.js").Claims} Claims */

/**
 * Return the verdict that some claims allow.
 * @param {Claims} claims
 * @param {number[]} said  The places of the modalities of what counts and says so outright.
 * @param {{denied?: boolean, derived?: boolean, beside?: number[]}} [more]  Whether others deny the very same; whether it
 *   follows from several claims; the modalities of what bears on the question and does not count.
 */
export function verdictOf(claims, said, { denied = false, derived = false, beside = [] } = {}) {
  const asserting = said.filter((rank) => claims.assertive.includes(rank));
  if (denied) return asserting.length ? "contradicted" : "denied";
  if (asserting.length) return Math.min(...asserting) <= claims.rank("stated") ? "stated" : "stated with a hedge";
  if (derived) return "derived";
  const bearing = new Set([...said, ...beside].filter((rank) => !claims.assertive.includes(rank)));
  if (bearing.size === 1 && bearing.has(claims.rank("denied"))) return "denied";
  return bearing.size ? "not asserted" : "not stated";
}

/**
 * Return whether some claims deny what others say, or deny it alone: the same event, at the same time.
 * @param {Claims} claims
 * @param {number[]} denied
 * @param {number[]} said
 */
export function denies(claims, denied, said) {
  const { event } = claims.page.codes;
  if (!said.length) return denied.length > 0;
  return said.some((one) => denied.some((other) => (event[one] >= 0 && event[other] >= 0 ? event[one] === event[other] : claims.atOneTime(one, other))));
}
