// A source as it is cited: who published what, when and where.

/**
 * Return a citation: CNN, “Report on the US airstrikes”, 2024-02-02, https://….
 * @param {Source} source
 * @param {string} name  Of its publisher; empty where nobody knows.
 * @param {Claim} [claim]  What is cited: where the source has no date, the day on which this was said stands for it.
 * @param {(when: string) => string} [time]  How times are written; as EDTF if not given.
 */
export function citationOf(source, name, claim, time = (when) => when) {
  const title = source.title || source.id;
  const date = source.date ? time(source.date) : claim?.said ? `said ${time(claim.said)}` : "";
  // A data set often publishes itself: its name once is enough.
  return [name === title ? "" : name, `“${title}”`, date, source.link || source.address].filter(Boolean).join(", ");
}
