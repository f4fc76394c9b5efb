// A drawing on the page as SVG for other programs: the page's style becomes attributes.
import { element, text } from "../draw/svg.js";

/** What the page's style says of an element, as attributes that every editor knows. */
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "letter-spacing"];
/** What these are where nobody says anything. @type {Record<string, string>} */
const USUAL = { fill: "#000000", stroke: "none", "stroke-width": "1", "stroke-dasharray": "none", opacity: "1", "font-weight": "400", "letter-spacing": "normal" };
/** What an element has of its own. */
const KEPT = ["x", "y", "width", "height", "rx", "d", "points", "transform", "text-anchor", "cx", "cy", "r", "x1", "x2", "y1", "y2"];

/**
 * Return a colour of the style as #rrggbb; what is seen through is `none`.
 * @param {string} colour  As browsers compute it: rgb(1, 2, 3), or color(srgb .1 .2 .3) of a mixture.
 */
export function hexOf(colour) {
  const parts = (colour.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (parts.length < 3 || parts[3] === 0) return "none";
  const whole = colour.startsWith("color(") ? 255 : 1;
  return `#${parts.slice(0, 3).map((part) => Math.round(part * whole).toString(16).padStart(2, "0")).join("")}`;
}

/** What may be a share of the width: then it is read as the browser has it. */
const LENGTHS = ["x", "y", "width", "height", "cx", "cy", "r", "x1", "x2", "y1", "y2"];

/**
 * Return an attribute, a length in pixels.
 * @param {Element} its
 * @param {string} name
 */
function valueOf(its, name) {
  const given = its.getAttribute(name) ?? undefined;
  if (!given?.endsWith("%") || !LENGTHS.includes(name)) return given;
  const { baseVal } = /** @type {any} */ (its)[name];
  return (baseVal.length ? baseVal.getItem(0) : baseVal).value;
}

/**
 * Return an element of a drawing on the page as SVG with its style as attributes; empty if it cannot be seen.
 * @param {Element} its
 * @returns {string}
 */
export function drawn(its) {
  if (its.tagName === "title" || its.classList.contains("near")) return "";
  const style = getComputedStyle(its);
  const isGroup = its.tagName === "g" || its.tagName === "svg";
  /** @type {Record<string, string | number | undefined>} */
  const attributes = Object.fromEntries(KEPT.map((name) => [name, valueOf(its, name)]));
  if (its.tagName === "svg") return element("g", { transform: `translate(${attributes.x ?? 0} ${attributes.y ?? 0})` }, [...its.children].map(drawn));
  for (const name of isGroup ? ["opacity"] : STYLES) {
    const value = style.getPropertyValue(name);
    const plain = name === "fill" || name === "stroke" ? hexOf(value) : value.replace(/px/g, "");
    if (plain !== USUAL[name] && (its.tagName !== "tspan" || name === "opacity")) attributes[name] = plain;
  }
  if (its.tagName !== "text" && its.tagName !== "tspan") for (const name of STYLES.slice(5)) delete attributes[name];
  if (attributes.stroke === undefined) for (const name of ["stroke-width", "stroke-dasharray"]) delete attributes[name];
  if (its.tagName === "tspan" || (its.tagName === "text" && !its.childElementCount)) return text(its.tagName, attributes, its.textContent ?? "");
  const title = its.getAttribute("aria-label");
  return element(its.tagName, attributes, [...(title ? [text("title", {}, title)] : []), ...[...its.children].map(drawn)]);
}
