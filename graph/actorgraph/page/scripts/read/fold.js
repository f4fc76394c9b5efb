// The form under which names and words are found, as names.py folds them: without case, accents and apostrophes.

const APOSTROPHES = /['’‘ʼʻʽʹʾʿˀˁ`´′ˈ＇‛ـ]/gu;
/** @type {Record<string, string>} */
const LETTERS = {
  "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ٱ": "ا",
  "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ς": "σ", "\u0345": "ι",
};
const SWAPPED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
/** The two marks that make another letter of a kana: ハ, バ and パ are three. */
const KANA = "\u3099\u309a";
/** Small Cherokee, which folds to the capitals. */
const CHEROKEE = /[\u13f8-\u13fd\uab70-\uabbf]/gu;
/** What only steers how letters are drawn; the two blanks without width part words and stay blanks. */
const INVISIBLE = /(?![\u200b\u200c])\p{Cf}/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
/** All but letters, numbers and vowel signs; the selectors of how an emoji is drawn are no signs. */
const BETWEEN = /(?:[^\p{L}\p{N}\p{Mn}\p{Mc}]|[\ufe00-\ufe0f])+/gu;

/** Return a digit of any script as one of 0 to 9: each script has its ten in a row. @param {string} digit */
function plainDigit(digit) {
  const code = Number(digit.codePointAt(0));
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** @type {Map<string, string>} */
const known = new Map();

/**
 * Return a mark where it is a letter to its readers, such as the vowel signs of Hindi or Thai, and nothing
 * where it is an accent. Accents are ordered by class when a text is normalized, so they, and only they,
 * change places with the mark of the highest class.
 * @param {string} mark
 */
function letterOf(mark) {
  let kept = known.get(mark);
  if (kept === undefined) {
    const isAccent = `\u0345${mark}`.normalize("NFD")[0] !== "\u0345";
    known.set(mark, kept = isAccent && !KANA.includes(mark) ? "" : mark);
  }
  return kept;
}

/**
 * Return a text folded: "Kata’ib  Hezbollah" and "KATAIB HEZBOLLAH" both give "kataib hezbollah".
 * @param {string} text
 */
export function fold(text) {
  return text
    .replace(/´/gu, "")
    .normalize("NFKD")
    .toUpperCase()
    .toLowerCase()
    .replace(CHEROKEE, (letter) => letter.toUpperCase())
    .normalize("NFKD")
    .replace(INVISIBLE, "")
    .replace(APOSTROPHES, "")
    .replace(SWAPPED, (letter) => LETTERS[letter])
    .replace(/\p{M}/gu, letterOf)
    .replace(FOREIGN_DIGIT, plainDigit)
    .replace(BETWEEN, " ")
    .normalize("NFC")
    .trim();
}
