// What the writers of XML share: which characters it holds, and which words can be ids.
import { LETTERS } from "./letters.js";

const TOKEN = new RegExp(`^[\\-.0-9:_${LETTERS}]+$`, "u");
/** What XML cannot hold; half of a surrogate pair is among it. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** Ends of lines that a reader makes a line feed of. @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;", "\u0085": "&#133;", "\u2028": "&#8232;" };

/** Return a text without what XML cannot hold. @param {string} text */
export const plainText = (text) => text.replace(NO_XML, "");

/** Return a text as the content of an XML element. @param {string} text */
export const xmlText = (text) => plainText(text).replace(/[&<>\r\u0085\u2028]/g, (found) => ESCAPES[found]);

/** Return a text as the value of an XML attribute, in which a reader makes blanks of ends of lines. @param {string} text */
export const xmlValue = (text) => xmlText(text).replace(/["\n\t]/g, (found) => ESCAPES[found]);

/** True for a word that can be an XML id for every validator. @param {string} word */
export const isToken = (word) => TOKEN.test(word);

/**
 * Return a value as JSON that XML can hold.
 * @param {unknown} value
 */
export const jsonText = (value) => JSON.stringify(value, (_, its) => (typeof its === "string" ? plainText(its) : its));
