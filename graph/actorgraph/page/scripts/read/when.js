// Times in words, as `told` of sentence/wording.py has them; files that are saved keep their EDTF.

/** EDTF for one of the days from a first to a last. */
const ONE_OF = /^\[([^,[\]]+)\.\.([^,[\]]+)\]$/;

/**
 * Return a time in words: "2023-10 to 2024-01" for 2023-10/2024-01, "about 2024-01" for 2024-01~.
 * @param {string} when  EDTF, or an empty text, which stays empty.
 */
export function whenText(when) {
  const span = ONE_OF.exec(when);
  if (span) return `some time from ${span[1]} to ${span[2]}`;
  const slash = when.indexOf("/");
  if (slash < 0) return when.endsWith("~") ? `about ${when.slice(0, -1)}` : when;
  const [start, end] = [when.slice(0, slash), when.slice(slash + 1)];
  if (start === "" || start === "..") return `until ${end}`;
  if (end === "" || end === "..") return `since ${start}`;
  return start === end ? `throughout ${start}` : `${start} to ${end}`;
}
