// The story as a drawing of its own: as it is on the screen, with the heading above it and the key below.
import { drawn } from "./styled.js";
import { element, headingMarks, mark, pathMark, sectionMarks, text } from "../draw/svg.js";
import { stageOf } from "./pagesvg.js";

const GAP = 18;
/** @type {Record<Group, [string, number[]]>} */
const STROKES = {
  assertive: ["asserted", []], tentative: ["possible, intended or on a condition", [7, 5]], "not asserted": ["nobody asserts it", [1.5, 4]],
};

/**
 * Return the key: colours by family, strokes by how sure it is.
 * @param {StoryShape} shape
 * @param {Theme} theme
 * @param {number} width
 * @param {number} top
 */
function keyMarks({ lines }, theme, width, top) {
  const told = lines.filter(({ bond, derived }) => !bond && !derived);
  if (!lines.length) return { marks: [], bottom: top };
  /** @param {string} words @param {string} colour @param {number[]} [dash] */
  const entry = (words, colour, dash = []) => ({
    words, reach: 14, sign: (/** @type {Point} */ { x, y }) => [pathMark(`M${x - 14} ${y}H${x + 14}`, colour, 2.4, { dash })],
  });
  /** @type {Map<string, Set<string>>} */
  const families = new Map();
  for (const { hue, family } of told) families.set(hue, (families.get(hue) ?? new Set()).add(family.replaceAll("-", " ")));
  const groups = /** @type {Group[]} */ (Object.keys(STROKES)).filter((group) => told.some((line) => line.group === group));
  return sectionMarks([
    ["Colours: what is said", [...families].map(([hue, its]) => entry([...its].join(", "), theme.hue[hue]))],
    ["Lines: how sure it is", [
      ...groups.map((group) => entry(STROKES[group][0], theme.ink, STROKES[group][1])),
      ...(lines.some(({ derived }) => derived) ? [entry("derived, said by nobody outright", theme.ink, [9, 4, 2, 4])] : []),
    ]],
  ], theme, width, 1, top);
}

/**
 * Return the story or an answer as an SVG document, and its size.
 * @param {{svg: SVGElement | null, shape: StoryShape, parts: HTMLElement[]}} sheet  As it is on the page, so that what is chosen stands out in it.
 * @param {Theme} theme
 * @param {string[]} heading  Lines; the first is the title.
 */
export function sheetSvgOf({ svg, shape, parts }, theme, heading) {
  const stage = parts.length ? stageOf(parts) : { width: shape.width, height: shape.height, drawn: [...svg?.children ?? []].map(drawn) };
  const width = Math.max(stage.width, 360);
  const head = headingMarks(heading, theme, width, 1);
  const key = keyMarks(shape, theme, width, head.bottom + stage.height + GAP);
  const height = Math.ceil(key.bottom + GAP);
  const document = `<?xml version="1.0" encoding="UTF-8"?>\n${element("svg", {
    xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": "actorgraph-title actorgraph-desc", "font-family": theme.font,
  }, [
    text("title", { id: "actorgraph-title" }, heading[0] ?? ""), text("desc", { id: "actorgraph-desc" }, heading.slice(1).join("\n")),
    element("rect", { width, height, fill: theme.ground }),
    element("g", { id: "actorgraph-story", transform: `translate(${(width - stage.width) / 2} ${head.bottom})` }, stage.drawn),
    element("g", { id: "actorgraph-frame" }, [...head.marks, ...key.marks].map(mark)),
  ])}\n`;
  return { svg: document, width, height };
}
