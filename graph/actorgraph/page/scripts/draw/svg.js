// The whole scene as a drawing for print and for editors: SVG whose text stays text. Its frame, which is the
// heading and the legend, is shared with the picture (png.js).
import { FIRMNESS, cornersOf, curvePath, outlinePath, penOf, strokesOf, tieBox } from "./geometry.js";
import { isRightToLeft, placedLabels } from "./names.js";
import { FADED, FADED_INK, LEAD, LEAD_INK } from "./painter.js";
import { nameBox } from "./compose.js";
import { wide } from "./label.js";
import { mixed } from "./theme.js";
import { xmlText, xmlValue } from "../takeaway/xml.js";

/**
 * A piece of the frame: a path, or a line of text that begins at its left.
 * @typedef {{ d: string, fill: string, stroke: string, width: number, dash: number[], cap: "butt" | "round" }} PathMark
 * @typedef {{ text: string, x: number, y: number, size: number, weight: number, colour: string, isRightToLeft: boolean }} TextMark
 */

/**
 * Where everything is in a picture: its size, what to add to a world point to be in it, and the marks around.
 * @typedef {{ width: number, height: number, right: number, down: number, marks: (PathMark | TextMark)[] }} Frame
 */

/** @typedef {Record<string, string | number | undefined>} Attributes */

/** Around the scene and the frame's texts, in pixels of a picture that is not wider than `USUAL`. */
const MARGIN = 28;
/** The narrowest picture. Those that are wider than `USUAL`, and higher, have larger letters in their frame, to be read when all is in sight. */
const LEAST = 760;
const USUAL = 1600;
/** How much wider bold letters are. */
const BOLD = 1.08;
/** Group by group: how a line says how sure it is. @type {Group[]} */
const GROUPS = ["assertive", "tentative", "not asserted"];
/**
 * Return the scene as an SVG document. The same view gives the same bytes.
 *
 * Nothing in it but attributes: editors read them best, and a page whose policy forbids styles shows them.
 * The names' halos lie under the names as texts of their own, because Illustrator knows no `paint-order`
 * and would draw the halo over the letters.
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 * @param {string[]} heading  Lines; the first is the title.
 * @param {(drawn: Drawn) => string} [words]  What a tie says, for its title; if not given, its ends alone.
 */
export function svgOf(scene, emphasis, theme, heading, words = ({ tie }) => `${tie.start.name} – ${tie.end.name}`) {
  const frame = frameOf(scene, theme, heading);
  const { width, height, right, down } = frame;
  const { near } = emphasis;
  const things = [...scene.things].sort((one, other) => one.at - other.at);
  const ties = [...scene.ties].sort((one, other) => one.tie.at - other.tie.at);
  const stands = (/** @type {Drawn} */ { tie }) => tie === emphasis.tie || Boolean(near?.ties.has(tie));
  const isFront = (/** @type {Thing} */ thing) => thing === emphasis.thing || Boolean(near?.things.has(thing));
  const share = near ? FADED : 1;
  const layers = [
    layer("ties", tiesIn(ties.filter((drawn) => !stands(drawn)), theme, share, 0.9, null, words)),
    layer("things", thingsIn(things.filter((thing) => !isFront(thing)), theme, share)),
    layer("ties-in-front", tiesIn(ties.filter(stands), theme, 1, 0.95, emphasis.tie, words)),
    layer("things-in-front", thingsIn(things.filter(isFront), theme, 1)),
    layer("ring", things.filter((thing) => thing === emphasis.thing).map((thing) => ring(thing, theme))),
    ...names(frame, scene, emphasis, theme),
  ];
  const [title, ...rest] = heading;
  const count = (/** @type {number} */ number, /** @type {string} */ noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const description = [`${things.length} actors and events, ${count(ties.length, "tie")} between them.`, ...rest].join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("svg", {
    xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`,
    role: "img", "aria-labelledby": "actorgraph-title actorgraph-desc", "font-family": theme.font,
  }, [
    `${text("title", { id: "actorgraph-title" }, title ?? "Who does what to whom")}\n`,
    `${text("desc", { id: "actorgraph-desc" }, description)}\n`,
    `${element("rect", { width, height, fill: theme.ground })}\n`,
    `${element("g", { transform: `translate(${right} ${down})` }, ["\n", ...layers])}\n`,
    layer("frame", frame.marks.map(mark)),
  ])}\n`;
}

/**
 * Return an element of XML; its children are XML already.
 * @param {string} tag
 * @param {Attributes} attributes  One that is undefined is left out.
 * @param {string[]} [children]
 */
export function element(tag, attributes, children = []) {
  let opening = `<${tag}`;
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) opening += ` ${name}="${xmlValue(String(value))}"`;
  return children.length ? `${opening}>${children.join("")}</${tag}>` : `${opening}/>`;
}

/** @param {string} tag @param {Attributes} attributes @param {string} content */
export const text = (tag, attributes, content) => element(tag, attributes, [xmlText(content)]);

/** @param {string} name @param {string[]} children @param {Attributes} [attributes] */
const layer = (name, children, attributes = {}) =>
  (children.length ? `${element("g", { id: `actorgraph-${name}`, ...attributes }, ["\n", children.join("\n"), "\n"])}\n` : "");

/** @param {number} value */
const fixed = (value) => Math.round(value * 100) / 100;

// -- ties and things ---------------------------------------------------------------------------------

/**
 * Return ties as elements, those that are drawn alike in one group.
 * @param {Drawn[]} ties
 * @param {Theme} theme
 * @param {number} share  How much of their colour they keep.
 * @param {number} usual  How opaque they are.
 * @param {Tie | null} chosen
 * @param {(drawn: Drawn) => string} words
 */
function tiesIn(ties, theme, share, usual, chosen, words) {
  /** @type {Map<string, Drawn[]>} */
  const styles = new Map();
  for (const drawn of ties) {
    const { tie, group, width } = drawn;
    const style = [tie.family, group, tie.known, width, tie === chosen].join("\n");
    const its = styles.get(style);
    if (its) its.push(drawn);
    else styles.set(style, [drawn]);
  }
  return [...styles.values()].flatMap((its) => {
    const [first] = its;
    const isChosen = first.tie === chosen;
    const pen = penOf(isChosen ? { ...first, width: first.width + 1.4 } : first);
    const colour = mixed(theme.hue[first.tie.hue], theme.ground, share);
    const opacity = isChosen ? undefined : usual;
    const style = {
      fill: "none", stroke: colour, "stroke-width": fixed(pen.width), "stroke-dasharray": pen.dash.join(" ") || undefined,
      "stroke-linecap": pen.cap === "butt" ? undefined : pen.cap, "stroke-linejoin": "round", "stroke-opacity": opacity,
    };
    const drawn = its.map((one) => tieElement(isChosen ? { ...one, width: one.width + 1.4 } : one, colour, opacity, words(one)));
    const band = { fill: "none", stroke: theme.accent, "stroke-width": fixed(first.width + 8), "stroke-linecap": "round", opacity: 0.3 };
    return [
      ...(isChosen ? [element("path", { d: curvePath(strokesOf(first).line), ...band })] : []),
      element("g", style, ["\n", drawn.join("\n"), "\n"]),
    ];
  });
}

/**
 * @param {Drawn} drawn
 * @param {string} colour
 * @param {number | undefined} opacity
 * @param {string} words
 */
function tieElement(drawn, colour, opacity, words) {
  const { line, endings } = strokesOf(drawn);
  const filled = endings.map(({ corners, dot }) => (dot ? circlePath(dot, dot.radius) : outlinePath(corners))).join("");
  return element("g", {}, [
    text("title", {}, words),
    element("path", { d: curvePath(line) }),
    ...(filled ? [element("path", { d: filled, fill: colour, "fill-opacity": fixed((opacity ?? 1) * FIRMNESS[drawn.group]), stroke: "none" })] : []),
  ]);
}

/**
 * Return things as elements, with a seam of the ground around each so that no line seems to end there.
 * @param {Thing[]} things
 * @param {Theme} theme
 * @param {number} share
 */
function thingsIn(things, theme, share) {
  return things.map((thing) => {
    const d = thing.look.shape === "dot" ? circlePath(thing, thing.size) : outlinePath(cornersOf(thing.look.shape, thing.size, thing));
    return element("g", { "stroke-linejoin": "round" }, [
      text("title", {}, `${thing.name} (${spaced(thing.kind)})`),
      element("path", { d, fill: "none", stroke: theme.ground, "stroke-width": 4.5 }),
      element("path", { d, ...shapeStyle(thing.look, theme, share) }),
    ]);
  });
}

/**
 * @param {Look} look
 * @param {Theme} theme
 * @param {number} share
 */
function shapeStyle(look, theme, share) {
  const tone = mixed(theme.tone[look.tone], theme.ground, share);
  return {
    fill: look.hollow ? theme.ground : tone,
    stroke: look.pale ? mixed(theme.tone.state ?? theme.ink, theme.ground, share) : tone,
    "stroke-width": look.hollow ? 2 : 1.5,
    "stroke-dasharray": look.dashed ? "4 3" : undefined,
  };
}

/** @param {Thing} thing @param {Theme} theme */
const ring = (thing, theme) =>
  element("path", { d: circlePath(thing, Math.max(thing.size * 1.12 + 5, 8)), fill: "none", stroke: theme.accent, "stroke-width": 2.5 });

/** A circle as a path, so that whoever reads the frame's marks needs to know paths only. @param {Point} middle @param {number} radius */
function circlePath({ x, y }, radius) {
  const r = fixed(radius);
  return `M${fixed(x - radius)} ${fixed(y)}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
}

/**
 * Return the layers of the halos and of the names, where the painter puts them too.
 * @param {Frame} frame
 * @param {Scene} scene
 * @param {Emphasis} emphasis
 * @param {Theme} theme
 */
function names({ width, height, right, down }, scene, emphasis, theme) {
  const { near, thing: chosen } = emphasis;
  const faint = mixed(theme.ink, theme.ground, FADED_INK);
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const camera = { x: width / 2 - right, y: height / 2 - down, scale: 1 };
  const found = placedLabels(context, scene, emphasis, theme, camera, width, height);
  const named = new Set(found.map(({ thing }) => thing));
  // A drawing for editors names everything: what found no free place stands beside its thing all the same.
  const rest = scene.things.filter((thing) => thing.label.length && !named.has(thing)).map((thing) => {
    const { size, step } = lettersOf(thing);
    const box = nameRoom(thing);
    return { thing, lines: thing.label, size, step, x: (box.left + box.right) / 2 + right, top: box.top + down, isRightToLeft: isRightToLeft(thing.label), lead: null, isPlate: false, box };
  });
  const placed = [...found, ...rest]
    .sort((one, other) => (one.thing?.at ?? Infinity) - (other.thing?.at ?? Infinity));
  const name = (/** @type {typeof placed[number]} */ { thing, lines, size, x, top, step, isRightToLeft: isTurned }, /** @type {string | undefined} */ fill) => element("text", {
    "font-size": size, "font-weight": thing && thing === chosen ? 600 : undefined, fill, direction: isTurned ? "rtl" : undefined,
  }, lines.map((line, at) => text("tspan", { x: fixed(x - right), y: fixed(top - down + size * 0.92 + at * step) }, line)));
  const halo = {
    "text-anchor": "middle", fill: theme.ground, stroke: theme.ground, "stroke-width": 3.4, "stroke-linejoin": "round", "aria-hidden": "true",
  };
  const colour = (/** @type {Thing | null} */ thing) => (!near || !thing || near.things.has(thing) || thing === chosen ? undefined : faint);
  const leads = placed.flatMap(({ lead }) => (lead ? [`M${lead.map(({ x, y }) => `${fixed(x - right)} ${fixed(y - down)}`).join("L")}`] : [])).join("");
  const plates = placed.filter(({ isPlate }) => isPlate).map(({ box: { left, top, right: east, bottom } }) => element("rect", {
    x: fixed(left - right), y: fixed(top - down), width: fixed(east - left), height: fixed(bottom - top), fill: theme.ground, "aria-hidden": "true",
  }));
  return [
    ...(leads ? [layer("leads", [element("path", { d: leads, stroke: theme.ground, "stroke-width": 3 }), element("path", { d: leads, stroke: mixed(theme.soft, theme.ground, LEAD_INK), "stroke-width": LEAD })], { fill: "none", "aria-hidden": "true" })] : []),
    ...plates,
    layer("halos", placed.map((label) => name(label, undefined)), halo),
    layer("names", placed.map((label) => name(label, colour(label.thing))), { "text-anchor": "middle", fill: theme.ink }),
  ];
}

/**
 * Return the room of a name, at the side of its thing that the layout gave it.
 * @param {Thing} thing
 */
function nameRoom(thing) {
  const { size, step } = lettersOf(thing);
  const across = Math.max(...thing.label.map((line) => wide(line, size))) + 4;
  return nameBox(thing.x, thing.y, thing.size, across, step * thing.label.length + 2, thing.side ?? "below");
}

/**
 * Return how large a name is written, as painter.js does at scale 1.
 * @param {Thing} thing
 */
function lettersOf({ letters }) {
  const size = Math.round(2 * Math.max(11, Math.min(18, letters))) / 2;
  return { size, step: Math.round(size * 2.3) / 2 };
}

/** @param {string} word */
const spaced = (word) => word.replaceAll("-", " ");

// -- the frame ---------------------------------------------------------------------------------------

/**
 * Return the frame of a scene: the heading above it and the legend below, of what occurs in it.
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {string[]} heading
 * @returns {Frame}
 */
export function frameOf(scene, theme, heading) {
  const box = sceneBox(scene);
  const [across, high] = [box.right - box.left, box.bottom - box.top];
  const unit = Math.max(1, Math.min((across + 2 * MARGIN) / USUAL, high / (USUAL / 2)));
  const margin = MARGIN * unit;
  const width = Math.ceil(Math.max(LEAST, across + 2 * margin));
  const head = headingMarks(heading, theme, width, unit);
  const bottom = head.bottom + high;
  const legend = legendMarks(scene, theme, width, unit, bottom);
  return {
    width, height: Math.ceil(legend.bottom + margin), right: Math.round((width - across) / 2 - box.left),
    down: Math.round(head.bottom - box.top), marks: [...head.marks, ...legend.marks],
  };
}

/**
 * Return the world box of a scene. Letters are measured by rule, not by the fonts of this machine.
 * @param {Scene} scene
 * @returns {Box}
 */
function sceneBox({ things, ties }) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const grow = (/** @type {number} */ left, /** @type {number} */ top, /** @type {number} */ right, /** @type {number} */ bottom) => {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  };
  for (const thing of things) {
    const half = thing.size * 1.3 + 8;
    grow(thing.x - half, thing.y - half, thing.x + half, thing.y + half);
    if (!thing.label.length) continue;
    const { left, top, right, bottom } = nameRoom(thing);
    grow(left - 3, top, right + 3, bottom + 4);
  }
  for (const { tie } of ties) {
    const { left, top, right, bottom } = tieBox(tie);
    grow(left - 4, top - 4, right + 4, bottom + 4);
  }
  return things.length ? box : { left: 0, top: 0, right: 0, bottom: 0 };
}

/**
 * Return a text in lines that are not wider than some pixels; a word that is, is broken.
 * @param {string} words
 * @param {number} size
 * @param {number} most
 */
function wrapped(words, size, most) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of words.split(/\s+/u).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (wide(longer, size) <= most) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (line && wide(line + letter, size) > most) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}

/**
 * @param {string[]} heading
 * @param {Theme} theme
 * @param {number} width
 * @param {number} unit
 */
export function headingMarks(heading, theme, width, unit) {
  /** @type {TextMark[]} */
  const marks = [];
  let y = MARGIN * unit;
  heading.forEach((words, at) => {
    const [size, weight, colour] = at ? [13 * unit, 400, theme.soft] : [21 * unit, 650, theme.ink];
    for (const line of wrapped(words, at ? size : BOLD * size, width - 2 * MARGIN * unit)) {
      y += size * (at ? 1.4 : 1.25);
      marks.push(textMark(line, MARGIN * unit, y - size * 0.3, size, weight, colour));
    }
    y += 3 * unit;
  });
  return { marks, bottom: marks.length ? y + 18 * unit : y };
}

/**
 * @param {string} words
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {number} weight
 * @param {string} colour
 * @returns {TextMark}
 */
const textMark = (words, x, y, size, weight, colour) =>
  ({ text: words, x: fixed(x), y: fixed(y), size: fixed(size), weight, colour, isRightToLeft: isRightToLeft([words]) });

/**
 * One entry of the legend: its sign around (0, 0), how far it reaches to both sides, and its words.
 * @typedef {{ words: string, reach: number, sign: (middle: Point) => PathMark[] }} Entry
 */

/**
 * Return the legend: colours of families, lines of modalities, shapes of types, of all that occurs.
 * @param {Scene} scene
 * @param {Theme} theme
 * @param {number} width
 * @param {number} unit
 * @param {number} top
 */
const legendMarks = (scene, theme, width, unit, top) => sectionMarks([
  ["Colours: what is said", familyEntries(scene, theme, unit)],
  ["Lines: how sure it is", lineEntries(scene, theme, unit)],
  ["Shapes: who and what", kindEntries(scene, theme, unit)],
], theme, width, unit, top);

/**
 * Return a legend in sections, each with its words and then its entries; those without entries are left out.
 * @param {[string, Entry[]][]} given
 * @param {Theme} theme
 * @param {number} width
 * @param {number} unit
 * @param {number} top
 */
export function sectionMarks(given, theme, width, unit, top) {
  const size = 12.5 * unit;
  const margin = MARGIN * unit;
  const sections = given.filter(([, entries]) => entries.length);
  /** @type {(PathMark | TextMark)[]} */
  const marks = [];
  if (!sections.length) return { marks, bottom: top };
  const column = margin + Math.max(...sections.map(([words]) => wide(words, BOLD * size))) + 18 * unit;
  let y = top + 30 * unit;
  marks.push(pathMark(`M${fixed(margin)} ${fixed(y)}H${fixed(width - margin)}`, mixed(theme.soft, theme.ground, 0.35), unit));
  y += 26 * unit;
  for (const [words, entries] of sections) {
    marks.push(textMark(words, margin, y, size, 600, theme.soft));
    let x = column;
    for (const entry of entries) {
      const before = 2 * entry.reach + 8 * unit;
      if (x > column && x + before + wide(entry.words, size) > width - margin) {
        x = column;
        y += 20 * unit;
      }
      marks.push(...entry.sign({ x: x + entry.reach, y: y - size * 0.34 }));
      wrapped(entry.words, size, width - margin - x - before).forEach((line, at) => {
        if (at) y += 20 * unit;
        marks.push(textMark(line, x + before, y, size, 400, theme.ink));
      });
      x += before + wide(entry.words, size) + 20 * unit;
    }
    y += 24 * unit;
  }
  return { marks, bottom: y - 24 * unit };
}

/**
 * @param {string} d
 * @param {string} stroke
 * @param {number} width
 * @param {Partial<PathMark>} [more]
 * @returns {PathMark}
 */
export const pathMark = (d, stroke, width, more = {}) => ({ d, fill: "none", stroke, width: fixed(width), dash: [], cap: "butt", ...more });

/**
 * Return values with what has them, most first.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @returns {[string, T[]][]}
 */
function counted(items, key) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const item of items) {
    const its = found.get(key(item));
    if (its) its.push(item);
    else found.set(key(item), [item]);
  }
  return [...found].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
}

/** @param {Point} middle @param {number} half */
const across = ({ x, y }, half) => `M${fixed(x - half)} ${fixed(y)}H${fixed(x + half)}`;

/** @param {Scene} scene @param {Theme} theme @param {number} unit @returns {Entry[]} */
function familyEntries({ ties }, theme, unit) {
  return counted(ties, ({ tie }) => tie.hue).map(([hue, its]) => ({
    words: counted(its, ({ tie }) => tie.family).map(([family]) => spaced(family)).join(", "),
    reach: 11 * unit,
    sign: (middle) => [pathMark(across(middle, 11 * unit), theme.hue[hue], 3.2 * unit)],
  }));
}

/** @param {Scene} scene @param {Theme} theme @param {number} unit @returns {Entry[]} */
function lineEntries({ ties }, theme, unit) {
  const [reach, radius] = [17 * unit, 3.4 * unit];
  const line = (/** @type {Drawn | undefined} */ drawn, /** @type {string} */ words) => {
    if (!drawn) return [];
    const { dash, cap } = penOf(drawn);
    const pen = { dash: dash.map((part) => fixed(part * unit)), cap };
    return [{ words, reach, sign: (/** @type {Point} */ middle) => [pathMark(across(middle, reach), theme.ink, 1.9 * unit, pen)] }];
  };
  const dotted = (/** @type {Link[]} */ links, /** @type {number} */ side, /** @type {string} */ words) => (ties.some(({ tie }) => links.includes(tie.link))
    ? [{ words, reach, sign: (/** @type {Point} */ { x, y }) => [
      pathMark(across({ x, y }, reach), theme.ink, 1.9 * unit),
      pathMark(circlePath({ x: x + side * (reach - radius), y }, radius), "none", 0, { fill: theme.ink }),
    ] }] : []);
  return [
    ...GROUPS.flatMap((group) => line(ties.find((drawn) => drawn.group === group && !drawn.tie.known), group)),
    ...line(ties.find(({ tie }) => tie.known), "derived, said by nobody outright"),
    ...dotted(["in-event", "blamed"], 1, "in this event, not its object"),
    ...(ties.some(({ isDenied }) => isDenied) ? [{ words: "denied by somebody", reach, sign: (/** @type {Point} */ { x, y }) => [
      pathMark(across({ x, y }, reach), theme.ink, 1.9 * unit),
      pathMark(`M${fixed(x)} ${fixed(y - 5 * unit)}V${fixed(y + 5 * unit)}`, theme.ink, 2.6 * unit),
    ] }] : []),
    ...dotted(["unnamed"], -1, "by somebody not named"),
  ];
}

/** @param {Scene} scene @param {Theme} theme @param {number} unit @returns {Entry[]} */
function kindEntries({ things }, theme, unit) {
  const size = 6 * unit;
  return counted(things, ({ kind }) => kind).map(([kind, [{ look }]]) => ({
    words: spaced(kind),
    reach: 8 * unit,
    sign: (middle) => {
      const d = look.shape === "dot" ? circlePath(middle, size) : outlinePath(cornersOf(look.shape, size, middle));
      const style = shapeStyle(look, theme, 1);
      return [pathMark(d, style.stroke, style["stroke-width"] * unit, { fill: style.fill, dash: look.dashed ? [fixed(3 * unit), fixed(2 * unit)] : [] })];
    },
  }));
}

/** @param {PathMark | TextMark} drawn */
export function mark(drawn) {
  if ("d" in drawn) {
    return element("path", {
      d: drawn.d, fill: drawn.fill, stroke: drawn.stroke, "stroke-width": drawn.width, "stroke-dasharray": drawn.dash.join(" ") || undefined,
      "stroke-linecap": drawn.cap === "butt" ? undefined : drawn.cap, "stroke-linejoin": "round",
    });
  }
  // Of a line from right to left the end is at the left.
  const direction = drawn.isRightToLeft ? { direction: "rtl", "text-anchor": "end" } : {};
  return text("text", { x: drawn.x, y: drawn.y, "font-size": drawn.size, "font-weight": drawn.weight, fill: drawn.colour, ...direction }, drawn.text);
}
