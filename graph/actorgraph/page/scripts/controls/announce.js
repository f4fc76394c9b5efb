// What is said aloud to those who cannot see the drawing change.
import { byId } from "../element.js";

/**
 * Say a text politely; the same text twice in a row is said twice.
 * @param {string} text
 */
export function announce(text) {
  const element = byId("said");
  element.textContent = element.textContent === text ? `${text}\u00a0` : text;
}
