// Notes in words of others: the links that Markdown has in them become links, all else stays text.
import { make } from "../element.js";

const LINK = /\[([^[\]]+)\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/gu;

/**
 * Return a text with the links in it that lead to the web.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function linked(text) {
  const parts = /** @type {(Node | string)[]} */ ([]);
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(end, found.index), make("a", { href: found[2], rel: "noopener noreferrer", target: "_blank" }, found[1]));
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}
