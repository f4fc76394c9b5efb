// The form under which names and words are found, as names.py folds them: without case, accents and apostrophes.

const APOSTROPHES = /['’‘ʼʻʽʹʾʿˀˁ`´′ˈ＇‛ـ]/gu;
/** @type {Record<string, string>} */
const LETTERS = {
  "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ٱ": "ا",
  "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ς": "σ", "\u0345": "ι",
};
const SWAPPED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
/** Accents, the vowel points of Arabic, Hebrew and Syriac, and the strokes under and between Indic letters; vowel signs are letters. */
const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u093c\u094d\u0951-\u0954\u09bc\u09cd\u0a3c\u0a4d\u0abc\u0acd\u0b3c\u0b4d\u0bcd\u0c3c\u0c4d\u0cbc\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e38-\u0e3a\u0e48-\u0e4b\u0eb8-\u0eba\u0ec8-\u0ecb\u1037\u1039\u103a\u17d2\u1ab0-\u1abd\u1abf-\u1ace\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20f0\ufe20-\ufe2f]/gu;
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
 * Return a text folded: "Kata’ib  Hezbollah" and "KATAIB HEZBOLLAH" both give "kataib hezbollah".
 * @param {string} text
 */
export function fold(text) {
  return text
    .replace(/´/gu, "")
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(INVISIBLE, "")
    .replace(APOSTROPHES, "")
    .replace(SWAPPED, (letter) => LETTERS[letter])
    .replace(MARKS, "")
    .replace(FOREIGN_DIGIT, plainDigit)
    .replace(BETWEEN, " ")
    .normalize("NFC")
    .trim();
}
