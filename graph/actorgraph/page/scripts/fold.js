// The form under which names and words are found, as names.py folds them: without case, accents and apostrophes.

const APOSTROPHES = /['’‘ʼʻʽʹʾʿˀˁ`´′ˈ＇‛ـ]/gu;
/** @type {Record<string, string>} */
const LETTERS = {
  "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ٱ": "ا",
  "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
};
const SWAPPED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
/** Accents, and the vowel points of Arabic and Hebrew; the vowel signs of Hindi or Thai are letters. */
const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u094d\u09cd\u0e38-\u0e3a\u0e48-\u0e4b]/gu;
const INVISIBLE = /[\u00ad\u200d-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;

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
    .replace(MARKS, "")
    .replace(SWAPPED, (letter) => LETTERS[letter])
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .normalize("NFC")
    .trim();
}
