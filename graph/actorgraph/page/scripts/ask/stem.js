// One stem for all the forms of an English word, as `actorgraph.sentence.stem` has it.

const VOWELS = /[aeiouy]/u;
/** Endings, and what stands instead of each. */
const ENDINGS = [["ies", "y"], ["ied", "y"], ["ing", ""], ["ed", ""], ["s", ""]];

/**
 * Return a function that gives the stem of a folded word.
 * @param {string[][]} rows  Irregular words with their forms.
 * @param {Record<string, string>} whole  Words that keep their last letter, each with its stem.
 * @returns {(word: string) => string}
 */
export function createStem(rows, whole) {
  const base = new Map(rows.flatMap((row) => row.map((form) => /** @type {[string, string]} */ ([form, row[0]]))));
  const known = new Map(Object.entries(whole));
  return (word) => {
    let found = known.get(word);
    if (found === undefined) known.set(word, found = stemOf(word, base));
    return found;
  };
}

/**
 * @param {string} typed
 * @param {Map<string, string>} base
 */
function stemOf(typed, base) {
  let word = base.get(typed) ?? typed;
  if (!/^[\0-\x7f]*$/u.test(word) || word.length < 4) return word;
  for (const [ending, instead] of ENDINGS) {
    const rest = word.slice(0, -ending.length);
    const isWhole = ending === "s" && /(?:ss|us|is)$/u.test(word);
    if (!word.endsWith(ending) || rest.length + instead.length < 3 || !VOWELS.test(rest) || isWhole) continue;
    word = rest + instead;
    break;
  }
  if (word.length > 3) word = word.replace(/e$/u, "");
  if (word.length > 3 && word.at(-1) === word.at(-2) && !VOWELS.test(word.slice(-1))) word = word.slice(0, -1);
  return word.length > 3 ? (base.get(word) ?? word).replace(/e$/u, "") : word;
}
