// The form under which names and words are found, as names.py folds them: without case, accents and apostrophes.

const APOSTROPHES = /['’‘ʼʻʽʹʾʿˀˁ`´′ˈ＇‛ـ]/gu;
/** @type {Record<string, string>} */
const LETTERS = {
  "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ٱ": "ا",
  "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ς": "σ", "\u0345": "ι",
};
const SWAPPED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
/** The marks that fold: accents of any script, and the vowel points of Hebrew, Arabic and Syriac. */
const ACCENTS = /(?!\u034f)(?=\p{Mn})[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u08ca-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb1e\ufe20-\ufe2f]/gu;
/** A Cyrillic letter with accents: й, ї, ў and ѓ are letters of their own, which ё is not. */
const CYRILLIC = /([\u0400-\u052f])([\u0300-\u036f]+)/gu;
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

/**
 * Return a letter with the first of its marks that makes it another letter, or without any.
 * @param {string} _both @param {string} letter @param {string} marks
 */
function cyrillicLetter(_both, letter, marks) {
  const made = [...marks].map((mark) => (letter + mark).normalize("NFC"));
  return made.find((one) => one.length === 1 && !"ёѐѝ".includes(one)) ?? letter;
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
    .replace(CYRILLIC, cyrillicLetter)
    .replace(ACCENTS, "")
    .replace(FOREIGN_DIGIT, plainDigit)
    .replace(BETWEEN, " ")
    .normalize("NFC")
    .trim();
}
