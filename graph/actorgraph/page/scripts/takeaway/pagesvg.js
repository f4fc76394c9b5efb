// A part of the page as SVG, as it stands on the screen: for forms of answers, which are tables, bars and quotes and no drawing.
import { drawn, hexOf } from "./styled.js";
import { element, text } from "../draw/svg.js";

/** How far below the top of a line its letters stand, as a share of the line's height. */
const BASELINE = 0.79;
/** @typedef {{x: number, y: number}} Origin */

/** @param {number} value */
const fixed = (value) => Math.round(value * 10) / 10;

/**
 * Return parts of the stage as SVG, with all that would have to be scrolled to.
 * @param {HTMLElement[]} parts  Children of one element.
 */
export function stageOf(parts) {
  const stage = /** @type {HTMLElement} */ (parts[0].parentElement);
  const box = stage.getBoundingClientRect();
  const boxes = parts.map((part) => part.getBoundingClientRect());
  return {
    width: Math.ceil(Math.max(...parts.map((part, n) => boxes[n].left - box.left + part.scrollWidth))),
    height: Math.ceil(Math.max(...parts.map((part, n) => boxes[n].top + stage.scrollTop - box.top + part.scrollHeight))),
    drawn: parts.flatMap((part) => shown(part, { x: box.left - part.scrollLeft, y: box.top - part.scrollTop - stage.scrollTop })),
  };
}

/**
 * @param {Element} its
 * @param {Origin} origin
 * @returns {string[]}
 */
function shown(its, origin) {
  const style = getComputedStyle(its);
  if (style.display === "none" || style.visibility === "hidden" || its.classList.contains("unseen")) return [];
  if (its instanceof SVGSVGElement) {
    const place = its.getScreenCTM();
    return place ? [element("g", { transform: `matrix(${fixedScale(place.a)} 0 0 ${fixedScale(place.d)} ${fixed(place.e - origin.x)} ${fixed(place.f - origin.y)})` }, [...its.children].map(drawn))] : [];
  }
  return [...boxOf(its, style, origin), ...[...its.childNodes].flatMap((child) =>
    (child instanceof Element ? shown(child, origin) : child instanceof Text ? linesOf(child, style, origin) : []))];
}

/** @param {number} scale */
const fixedScale = (scale) => Math.round(scale * 1000) / 1000;

/**
 * Return the ground of an element and its borders.
 * @param {Element} its
 * @param {CSSStyleDeclaration} style
 * @param {Origin} origin
 */
function boxOf(its, style, origin) {
  const { left, top, right, bottom } = its.getBoundingClientRect();
  const [x, y, width, height] = [left - origin.x, top - origin.y, right - left, bottom - top].map(fixed);
  const sides = ["top", "right", "bottom", "left"].map((side) => ({
    width: Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0,
    colour: style.getPropertyValue(`border-${side}-style`) === "none" ? "none" : hexOf(style.getPropertyValue(`border-${side}-color`)),
    dash: { dashed: "4 3", dotted: "1.5 3" }[style.getPropertyValue(`border-${side}-style`)],
  }));
  const fill = hexOf(style.backgroundColor);
  const isFramed = sides.every((side) => side.width && side.colour !== "none" && side.colour === sides[0].colour && side.width === sides[0].width);
  const found = [];
  if (fill !== "none" || isFramed) {
    found.push(element("rect", {
      x, y, width, height, rx: Number.parseFloat(style.borderRadius) || undefined, fill,
      ...(isFramed && { stroke: sides[0].colour, "stroke-width": sides[0].width, "stroke-dasharray": sides[0].dash }),
    }));
  }
  const ends = [[x, y, x + width, y], [x + width, y, x + width, y + height], [x, y + height, x + width, y + height], [x, y, x, y + height]];
  if (!isFramed) {
    sides.forEach(({ width: wide, colour, dash }, n) => {
      const [x1, y1, x2, y2] = ends[n].map(fixed);
      if (wide && colour !== "none") found.push(element("line", { x1, y1, x2, y2, stroke: colour, "stroke-width": wide, "stroke-dasharray": dash }));
    });
  }
  return found;
}

/**
 * Return the words of a text, line by line as the browser has broken it.
 * @param {Text} its
 * @param {CSSStyleDeclaration} style
 * @param {Origin} origin
 */
function linesOf(its, style, origin) {
  const range = document.createRange();
  /** @type {{words: string, box: DOMRect}[]} */
  const lines = [];
  for (const { index, 0: word } of its.data.matchAll(/\S+\s*/gu)) {
    range.setStart(its, index);
    range.setEnd(its, index + word.trimEnd().length);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const last = lines[lines.length - 1];
    if (last && Math.abs(last.box.top - box.top) < box.height / 2) last.words += word;
    else lines.push({ words: word, box });
  }
  return lines.map(({ words, box }) => {
    const isRightToLeft = /^[^\p{L}]*[\u0590-\u08ff]/u.test(words);
    return text("text", {
      x: fixed((isRightToLeft ? box.right : box.left) - origin.x), y: fixed(box.top - origin.y + box.height * BASELINE),
      "font-size": Number.parseFloat(style.fontSize), "font-weight": style.fontWeight === "400" ? undefined : style.fontWeight,
      "font-style": style.fontStyle === "normal" ? undefined : style.fontStyle, fill: hexOf(style.color), direction: isRightToLeft ? "rtl" : undefined,
    }, words.replace(/\s+/gu, " ").trimEnd());
  });
}
