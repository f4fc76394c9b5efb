// The report on the left: its sentences, the names in them, and what is quoted. The text itself is never changed.
import { byId, make } from "../element.js";
import { newNames } from "./names.js";

const SIGNS = { coded: "✓", read: "–", flagged: "", "": "" };
const SAID = { coded: "coded", read: "read, nothing to code", flagged: "", "": "" };

/**
 * Draw the text anew.
 * @param {CodingDesk} desk
 * @param {(sentence: number) => void} go
 */
export function drawText(desk, go) {
  const { report: { text, sentences }, state } = desk;
  const room = byId("text");
  /** @type {HTMLElement[]} */
  const paragraphs = [];
  let paragraph = make("p", { dir: "auto" });
  sentences.forEach(([start, end], at) => {
    const before = text.slice(at ? sentences[at - 1][1] : 0, start);
    if (!at || /\n\s*\n/u.test(before)) {
      paragraph = make("p", { dir: "auto" });
      paragraphs.push(paragraph);
    } else paragraph.append(before);
    const mark = state.marks[at];
    const isHere = at === desk.sentence && desk.step !== "names";
    const element = make("span", { class: `s ${mark}${isHere ? " here" : ""}`, "data-sentence": at, "aria-current": isHere ? "true" : undefined },
      ...piecesOf(desk, at, start, end),
      SIGNS[mark] ? make("span", { class: "sign", title: SAID[mark] }, SIGNS[mark]) : null);
    element.addEventListener("click", () => { if (getSelection()?.isCollapsed) go(at); });
    paragraph.append(element);
  });
  room.replaceChildren(...paragraphs);
  room.querySelector(".here, .looked")?.scrollIntoView({ block: "nearest" });
}

/**
 * Return a sentence in pieces: each letter is in one of them, and a piece has the classes of all that it belongs to.
 * @param {CodingDesk} desk
 * @param {number} at
 * @param {number} start
 * @param {number} end
 */
function piecesOf({ report: { text }, state, chosen, draft, step, name: looked }, at, start, end) {
  const here = step === "names" ? newNames(state)[looked] : undefined;
  /** @type {[string, number, number][]} */
  const marks = [
    ...state.claims.flatMap(({ place }) => (place ? [/** @type {[string, number, number]} */ (["q", ...place])] : [])),
    ...(state.places[at] ?? []).map(([id, from, to]) => {
      const name = state.names.find((one) => one.id === id);
      const kind = name?.struck ? "name struck" : name?.known ? "name" : "name new";
      return /** @type {[string, number, number]} */ ([here?.id === id ? `${kind} looked` : kind, from, to]);
    }),
  ];
  const picked = draft ? [draft.start, draft.end] : chosen;
  if (picked) marks.push(["chosen", picked[0], picked[1]]);
  const edges = [...new Set([start, end, ...marks.flatMap(([, from, to]) => [from, to])])].filter((edge) => edge >= start && edge <= end).sort((a, b) => a - b);
  return edges.slice(1).map((edge, n) => {
    const classes = marks.filter(([, from, to]) => from <= edges[n] && edge <= to).map(([name]) => name);
    const words = text.slice(edges[n], edge);
    return classes.length ? make("span", { class: [...new Set(classes)].join(" "), "data-at": edges[n] }, words) : make("span", { "data-at": edges[n] }, words);
  });
}

/**
 * Return which passage of the text is selected with the mouse, out to whole words; null if none is.
 * @param {string} text
 * @returns {[number, number] | null}
 */
export function selectedPassage(text) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!byId("text").contains(range.commonAncestorContainer)) return null;
  const from = placeOf(range.startContainer, range.startOffset);
  const to = placeOf(range.endContainer, range.endOffset);
  if (from === null || to === null || to <= from) return null;
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(text[start])) start += 1;
  while (end > start && /\s/u.test(text[end - 1])) end -= 1;
  while (start > 0 && /[\p{L}\p{N}]/u.test(text[start - 1]) && /[\p{L}\p{N}]/u.test(text[start])) start -= 1;
  while (end < text.length && /[\p{L}\p{N}]/u.test(text[end]) && /[\p{L}\p{N}]/u.test(text[end - 1])) end += 1;
  return end > start ? [start, end] : null;
}

/**
 * @param {Node} node
 * @param {number} offset
 */
function placeOf(node, offset) {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest("[data-at]");
  if (piece instanceof HTMLElement) return Number(piece.dataset.at) + (node instanceof Element ? 0 : offset);
  const child = node.childNodes[offset] ?? node.nextSibling;
  const next = child instanceof Element ? (child.matches("[data-at]") ? child : child.querySelector("[data-at]")) : child?.nextSibling instanceof Element ? child.nextSibling.querySelector("[data-at]") : null;
  return next instanceof HTMLElement ? Number(next.dataset.at) : null;
}
