// The story: cards, stations and lines as Python has laid them out, in the shape that fits the stage.
import { make, makeSvg } from "../element.js";
import { noteSign } from "./marks.js";
import { signOf } from "../controls/legend.js";

/** The most that a shape is enlarged on a large screen. */
const LARGEST = 1.5;
/** Half the length of an arrow's base, and its length. */
const BARB = 4.5;
const ARROW = 9;
/** Radius of the middle of an event. */
const HEART = 6;

/**
 * Return the first shape that fits some room without being made smaller and takes at least half of its width; else one
 * that does so if it is scrolled; else what fits, or the last, which is the narrowest.
 * @template {{width: number, height: number}} T
 * @param {T[]} shapes
 * @param {{width: number, height: number}} room
 */
export function shapeFor(shapes, room) {
  const wide = shapes.filter(({ width }) => width <= room.width && width > room.width / 2);
  const fits = (/** @type {{width: number, height: number}} */ { width, height }) => width <= room.width && height <= room.height;
  return wide.find(fits) ?? wide[0] ?? shapes.find(fits) ?? shapes[shapes.length - 1];
}

/**
 * Return the corners of an arrow whose tip and direction are given.
 * @param {[number, number, number]} tip
 * @param {number} width  Of the line that ends there.
 */
export function arrowOf([x, y, direction], width) {
  const half = BARB + width / 3;
  const corners = direction
    ? [[x, y], [x - ARROW * direction, y - half], [x - ARROW * direction, y + half]]
    : [[x, y], [x - half, y - ARROW], [x + half, y - ARROW]];
  return corners.map((corner) => corner.join(",")).join(" ");
}

/**
 * Return the element that lies nearest in a direction; what is far off the direction counts as farther.
 * @param {DOMRect} from
 * @param {DOMRect[]} others
 * @param {Point} direction
 * @returns {number} Its place, -1 if nothing lies there.
 */
export function nextBox(from, others, direction) {
  let best = -1;
  let least = Infinity;
  others.forEach((other, at) => {
    const dx = other.x + other.width / 2 - from.x - from.width / 2;
    const dy = other.y + other.height / 2 - from.y - from.height / 2;
    const along = dx * direction.x + dy * direction.y;
    const cost = along + 2.2 * Math.abs(dx * direction.y - dy * direction.x);
    if (along > 1 && cost < least) [best, least] = [at, cost];
  });
  return best;
}

/**
 * Return lines of text as one element.
 * @param {string[]} lines @param {number} x @param {number} y @param {number} size @param {string} name @param {string} anchor @param {number} [leading]
 */
export function svgText(lines, x, y, size, name, anchor, leading = size) {
  const element = makeSvg("text", { class: name, "font-size": size, "text-anchor": anchor });
  lines.forEach((its, n) => {
    const span = makeSvg("tspan", { x, y: y + n * leading });
    span.textContent = its;
    element.append(span, ...(n < lines.length - 1 ? [" "] : [])); // who reads it aloud hears two words
  });
  return element;
}

/** What is drawn before there is anything. @type {StoryShape} */
export const NOTHING = { name: "", width: 1, height: 1, letters: 0, small: 0, icons: false, latest: false, camps: [], cards: [], stations: [], lines: [] };

/** The directions of the arrow keys. @type {Record<string, Point>} */
export const WAYS = {
  ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 },
};

/**
 * What stands out: a thing, a tie of the network, or the claims of an answer.
 * @typedef {{thing: number, tie: number, claims?: number[], selected?: Set<number>, notes?: Map<number, string>}} Chosen
 */

/**
 * What a drawing of cards does: `claims` and `words` are about a line.
 * @typedef {Object} Acts
 * @property {(thing: Thing) => void} thing
 * @property {(line: StoryLine) => void} line
 * @property {() => void} clear
 * @property {(line: StoryLine) => string} words
 * @property {(text: string, point: Point | null) => void} hover
 *
 * @typedef {ReturnType<typeof createStory>} Sheet
 */

/**
 * Return a drawing of cards, events and lines: the story, or an answer.
 * @param {HTMLElement} stage
 * @param {Case} page
 * @param {(room: {width: number, height: number}) => StoryShape | null} shapeIn  What is drawn in some room; null for nothing.
 * @param {string} label  What it is, for who does not see it.
 * @param {Acts} acts
 */
export function createStory(stage, page, shapeIn, label, acts) {
  let shape = NOTHING;
  let scale = 1;
  let size = { width: 0, height: 0 };
  /** @type {{element: Element, thing: number, line: StoryLine | null, side: string}[]} */
  let parts = [];
  /** @type {SVGElement | null} */
  let svg = null;
  /** @type {Chosen} */
  let chosen = { thing: -1, tie: -1 };
  /** The words on a line, by the line's element. @type {Map<Element, Element>} */
  const plates = new Map();

  /** Draw the shape that fits the stage now. */
  function draw() {
    plates.clear();
    const room = { width: stage.clientWidth, height: stage.clientHeight };
    size = room;
    parts = [];
    const found = room.width ? shapeIn(room) : null;
    shape = found ?? NOTHING;
    svg = null;
    if (!found) return stage.replaceChildren();
    scale = Math.min(LARGEST, Math.max(1, Math.min(room.width / shape.width, room.height / shape.height)));
    svg = /** @type {SVGElement} */ (makeSvg("svg", {
      class: `story ${shape.name}`, viewBox: `0 0 ${shape.width} ${shape.height}`,
      width: shape.width * scale, height: shape.height * scale, role: "group", "aria-label": label,
    }));
    const stations = shape.stations.map(station);
    svg.append(...shape.camps.map(camp), ...stations);
    const lines = shape.lines.map(line);
    svg.append(...lines, ...shape.cards.map(card), ...shape.lines.flatMap((its, at) => (its.words ? [words(its, lines[at])] : [])));
    svg.append(...stations.map((element, at) => heart(shape.stations[at], element)));
    stage.replaceChildren(svg);
    for (const [at, { element }] of parts.entries()) element.setAttribute("tabindex", at === firstCard() ? "0" : "-1");
    light(chosen);
    reveal();
  }

  /** Scroll to what is chosen, if the drawing is larger than its stage. */
  function reveal() {
    const its = parts.find(({ thing, line }) => (line ? chosen.tie >= 0 && line.tie === chosen.tie : chosen.thing >= 0 && thing === chosen.thing));
    its?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  const firstCard = () => Math.max(0, parts.findIndex(({ line }) => !line));

  /** @param {StoryShape["camps"][number]} its */
  function camp({ name, side, foe, box: [x, y, width, height] }) {
    return makeSvg("g", { class: `camp ${foe ? (side ? "right" : "left") : "neutral"}` },
      makeSvg("rect", { x, y, width, height, rx: 10 }),
      svgText([cut(name, width - 16)], x + 10, y + 16, 11, "camp-name", "start"));
  }

  /** Letters of a camp's name that are sure to fit. @param {string} name @param {number} width */
  const cut = (name, width) => (name.length * 6.5 <= width ? name : `${name.slice(0, Math.floor(width / 6.5) - 1)}…`);

  /** @param {StoryShape["stations"][number]} its */
  function station([at, x, y, width, height, name, notes]) {
    const { letters, small } = shape;
    const middle = x + width / 2;
    const element = part(makeSvg("g", { class: "station" },
      makeSvg("rect", { x, y, width, height, rx: 8 }),
      svgText(name, middle, y + 6 + letters * 0.82, letters, "name", "middle", letters + 3), new Text(" "),
      svgText(notes, middle, y + 6 + name.length * (letters + 3) + small * 0.82, small, "notes", "middle", small + 3)), at, null);
    element.setAttribute("aria-label", `${[...name, ...notes].join(" ")}, event`);
    return element;
  }

  /** The middle of an event belongs to the event, also if a row runs through it. @param {StoryShape["stations"][number]} its @param {Element} element */
  function heart([, x, y, width, height], element) {
    return answering(makeSvg("circle", { class: "heart", cx: x + width / 2, cy: y + height / 2, r: HEART }), element);
  }

  /** @param {StoryShape["cards"][number]} its */
  function card([at, x, y, width, height, side, camp, name]) {
    const { letters, icons } = shape;
    const thing = page.things[at];
    const left = x + (icons ? 30 : 6);
    const top = y + height / 2 - ((name.length - 1) * (letters + 2)) / 2 + letters * 0.35;
    const look = thing.look;
    const element = part(makeSvg("g", { class: `card ${side}` },
      makeSvg("rect", { x, y, width, height, rx: 6 }),
      ...(icons ? [makeSvg("g", { class: `sign ${look.hollow ? "hollow" : ""} ${look.dashed ? "dashed" : ""}`, transform: `translate(${x + 16} ${y + height / 2})` }, signOf(look))] : []),
      svgText(name, left, top, letters, "name", "start", letters + 2)), at, null, camp);
    const shown = name.join(" ");
    element.setAttribute("aria-label", `${shown === thing.name ? shown : `${shown} ${thing.name}`}, ${thing.kind.replaceAll("-", " ")}`);
    return element;
  }

  /** @param {StoryLine} its */
  function line(its) {
    const element = makeSvg("g", { class: `line hue-${its.hue} ${its.group.replace(" ", "-")} ${its.bond ? "plain" : ""} ${its.derived ? "derived" : ""}` },
      makeSvg("path", { class: "stroke", d: its.path, "stroke-width": its.width }),
      ...(its.tip ? [makeSvg("polygon", { class: "tip", points: arrowOf(its.tip, its.width) })] : []),
      makeSvg("path", { class: "near", d: its.path }));
    part(element, -1, its);
    element.setAttribute("aria-label", acts.words(its));
    return element;
  }

  /** @param {StoryLine} its @param {Element} element */
  function words(its, element) {
    const [lines, x, y, width, height] = /** @type {Words} */ (its.words);
    const { small } = shape;
    const inStation = its.via >= 0 || page.things[its.from].isEvent || page.things[its.to].isEvent;
    const top = y - ((lines.length - 1) * (small + 2)) / 2 + small * 0.35;
    const plate = makeSvg("g", { class: `words hue-${its.hue} ${inStation ? "inside" : ""}` },
      makeSvg("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 3 }),
      svgText(lines, x, top, small, "verb", "middle", small + 2));
    plates.set(element, plate);
    return answering(plate, element);
  }

  /** Let the pointer on one element do what it does on another, or on itself. @param {Element} touched @param {Element} element */
  function answering(touched, element) {
    touched.addEventListener("click", (event) => { event.stopPropagation(); act(element); });
    touched.addEventListener("pointermove", (event) => hover(element, /** @type {PointerEvent} */ (event)));
    touched.addEventListener("pointerleave", leave);
    return touched;
  }

  /** Make an element something that can be chosen. @param {Element} element @param {number} thing @param {StoryLine | null} its @param {string} [side] The camp in which it stands. */
  function part(element, thing, its, side = "") {
    element.setAttribute("role", "button");
    parts.push({ element, thing, line: its, side });
    return answering(element, element);
  }

  /** @param {Element} element */
  function act(element) {
    const its = parts.find((one) => one.element === element);
    if (!its) return;
    if (its.line) acts.line(its.line);
    else acts.thing(page.things[its.thing]);
  }

  /** @param {Element} element @param {PointerEvent} event */
  function hover(element, event) {
    const its = parts.find((one) => one.element === element);
    const box = stage.getBoundingClientRect();
    acts.hover(element.getAttribute("aria-label") ?? "", { x: event.clientX - box.left, y: event.clientY - box.top });
    if (its) light(its.line ? { thing: -1, tie: its.line.tie } : { thing: its.thing, tie: -1 });
  }

  function leave() {
    acts.hover("", null);
    light(chosen);
  }

  /**
   * Return what stays lit: everything, or what is chosen with its lines and their other ends.
   * @param {Chosen} its
   */
  function litBy({ thing, tie, claims }) {
    const isLit = (/** @type {StoryLine} */ line) => (claims ? line.claims.some((at) => claims.includes(at))
      : tie >= 0 ? line.tie === tie : thing >= 0 && [line.from, line.to, line.via].includes(thing));
    const isAll = !shape.lines.some(isLit) && !isDrawn(thing);
    const lines = new Set(shape.lines.filter((line) => isAll || isLit(line)));
    const things = new Set([...lines].flatMap((line) => [line.from, line.to, line.via]));
    things.add(thing);
    return { isAll, lines, things };
  }

  /** @param {Chosen} its */
  function light(its) {
    const { isAll, lines, things } = litBy(its);
    for (const { element, thing, line } of parts) {
      const isLit = isAll || (line ? lines.has(line) : things.has(thing));
      element.classList.toggle("dim", !isLit);
      element.classList.toggle("picked", !line && Boolean(chosen.selected?.has(thing)));
      if (!line) noted(element, Boolean(chosen.notes?.has(thing)));
      element.classList.toggle("chosen", line ? chosen.tie >= 0 && line.tie === chosen.tie : thing === chosen.thing);
      // Lines of one row share the words of the first.
      const plate = plates.get(element);
      if (plate) plate.classList.toggle("dim", !isLit && ![...lines].some((other) => isSameRow(other, line)));
    }
  }

  /** Put the sign of a note on a card, or take it away. @param {Element} element @param {boolean} isNoted */
  function noted(element, isNoted) {
    const sign = element.querySelector(".note-sign");
    if (Boolean(sign) === isNoted) return;
    if (sign) return sign.remove();
    const box = element.querySelector("rect");
    const at = (/** @type {string} */ name) => Number(box?.getAttribute(name));
    element.append(noteSign(at("x") + at("width") - 4, at("y") + 3));
  }

  /** @param {StoryLine} one @param {StoryLine | null} other */
  const isSameRow = (one, other) => other !== null && one.via >= 0 && one.via === other.via && one.from === other.from && one.family === other.family && one.group === other.group;

  /** @param {number} thing */
  const isDrawn = (thing) => thing >= 0 && (shape.cards.some(([at]) => at === thing) || shape.stations.some(([at]) => at === thing));

  stage.addEventListener("click", (event) => { if (!(/** @type {Element} */ (event.target).closest("[role=button]"))) acts.clear(); });
  stage.addEventListener("keydown", (event) => {
    const element = /** @type {Element} */ (event.target).closest("[role=button]");
    if (!element || event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = WAYS[event.key];
    if (direction) {
      const next = nextBox(element.getBoundingClientRect(), parts.map((one) => one.element.getBoundingClientRect()), direction);
      if (next >= 0) {
        for (const one of parts) one.element.setAttribute("tabindex", "-1");
        parts[next].element.setAttribute("tabindex", "0");
        /** @type {SVGElement} */ (parts[next].element).focus();
      }
    } else if (event.key === "Enter" || event.key === " ") act(element);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    draw,
    /** Draw again if the stage has another size than when that was done. */
    fit: () => {
      if (stage.clientWidth !== size.width || stage.clientHeight !== size.height) draw();
    },
    /** Whether a thing has a card or station in the shape that is drawn. @param {Thing} thing */
    hasThing: (thing) => isDrawn(thing.at),
    /** @param {Tie} tie */
    hasTie: (tie) => shape.lines.some((line) => line.tie === tie.at),
    /** @param {Chosen} its */
    choose: ({ thing, tie, claims, selected, notes }) => {
      const isOther = thing !== chosen.thing || tie !== chosen.tie;
      chosen = { thing, tie, claims, selected, notes };
      if (svg) light(chosen);
      if (isOther) reveal();
    },
    shape: () => shape,
    svg: () => svg,
    scale: () => scale,
    litBy: () => litBy(chosen),
    parts: () => parts,
    /** The words on a line. @param {Element} element */
    plateOf: (element) => plates.get(element),
  };
}

/** What each kind of stroke says. @type {[Group, string][]} */
const STROKES = [["assertive", "asserted"], ["tentative", "possible, intended or on a condition"], ["not asserted", "nobody asserts it"]];

/**
 * Return the key to what is drawn: hues by family, strokes by certainty, and which way time runs.
 * @param {StoryShape} shape
 */
export function storyKey(shape) {
  const sample = (/** @type {string} */ name) => makeSvg("svg", { class: "sample", viewBox: "0 0 30 8", width: 30, height: 8, "aria-hidden": "true" },
    makeSvg("g", { class: `line ${name}` }, makeSvg("path", { class: "stroke", d: "M1 4H29", "stroke-width": 2.4 })));
  const told = shape.lines.filter(({ bond }) => !bond);
  const hues = new Map(told.map(({ hue, family }) => [hue, family]));
  for (const { hue, family } of told) if (!hues.get(hue)?.includes(family)) hues.set(hue, `${hues.get(hue)}, ${family}`);
  const groups = STROKES.filter(([group]) => told.some((line) => line.group === group));
  return make("p", { class: "key" },
    ...[...hues].map(([hue, family]) => make("span", {}, sample(`hue-${hue}`), family)),
    ...(groups.length > 1 || groups[0]?.[0] !== "assertive" ? groups.map(([group, words]) => make("span", {}, sample(group.replace(" ", "-")), words)) : []),
    shape.lines.length > told.length ? make("span", { class: "more-of" }, sample("plain"), "part, member or owned") : null,
    shape.camps.length ? make("span", { class: "more-of" }, "one ground: tied by command, membership or sponsorship") : null,
    told.length ? make("span", { class: "more-of" }, "thicker: more claims") : null,
    shape.camps.length && shape.stations.length > 1 && shape.latest !== null ? make("span", { class: "more-of" }, shape.latest ? "latest events at the top" : "earliest events at the top") : null);
}

/**
 * Write the headline: each sentence a link to its evidence, and what is one click away.
 * @param {HTMLElement} element
 * @param {Case} page
 * @param {boolean} [isOfGroups]  Say instead what the overview of groups is of.
 */
export function showHeadline(element, page, isOfGroups = false) {
  const { story } = page;
  if (isOfGroups || !story) return element.replaceChildren((page.overview?.beside ?? []).join(" "));
  const last = story.headline.length - 1;
  const sentences = story.headline.flatMap(({ text, facts, tie }, n) => {
    const isSecond = n % 2 === 1; // two are one sentence: a cause and its deed, a blame and the answer to it
    const words = (isSecond ? text.replace(/^The /, "the ") : text).replace(/\.$/, "");
    const { id } = page.ties[tie] ?? { id: "" };
    return [
      id ? make("a", { href: `#tie=${encodeURIComponent(id)}`, "data-tie": id }, words) : words,
      facts ? make("span", { class: "facts-of" }, ` — ${facts}`) : null,
      isSecond || n === last ? ". " : "; ",
    ];
  });
  element.replaceChildren(...sentences.filter((part) => part !== null), story.beside ? `${story.beside} ` : "");
}

/**
 * Show a button beside a headline of which the room has only the beginning, or of which all is shown because of it.
 * @param {HTMLElement} headline
 * @param {HTMLElement} more
 */
export function showMore(headline, more) {
  const isWhole = headline.classList.contains("whole");
  const goesOn = headline.scrollHeight > headline.clientHeight + 4;
  headline.classList.toggle("goes-on", goesOn);
  headline.toggleAttribute("tabindex", false);
  if (goesOn && !headline.querySelector("a")) headline.tabIndex = 0; // it is scrolled on a phone, and has no link to go to
  more.hidden = !headline.offsetParent || !(isWhole || goesOn);
  more.textContent = isWhole ? "Less" : "Read on";
}
