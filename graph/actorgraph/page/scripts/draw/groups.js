// The overview of a large page: groups as cards and what there is between them as bundles, as Python has laid them out.
import { arrowOf, nextBox, NOTHING, shapeFor, svgText, WAYS } from "./story.js";
import { button, counted, grouped, make, makeSvg } from "../element.js";
import { signOf } from "../controls/legend.js";

/** The most that a shape is enlarged on a large screen. */
const LARGEST = 1.5;
/** Pixels around the drawing, for strokes. */
const EDGE = 10;
/** Milliseconds in which a second click opens a group instead of telling about it. */
const DOUBLE = 260;
/** Widths of bundles in pixels: the thinnest, what a doubling adds, and the widest. */
const [THINNEST, DOUBLING, WIDEST] = [1.2, 0.85, 12];
/** @param {number} number */
const rounded = (number) => Math.round(number * 10) / 10;
/** What widths and bars count; the first two words are its place and its noun. @type {[Measure, number, string][]} */
const MEASURES = [["claims", 0, "claim"], ["events", 1, "event"], ["deaths", 2, "death"]];

/** Return what a group is called by in an address, and in `scene()`. @param {Case} page @param {OverviewGroup} group */
export const groupId = (page, group) => `group:${page.things[group.members[0]].id}`;

/** Return the place of the group with an id, with or without what it begins with; -1 for none. @param {Case} page @param {string} id */
export function groupOf(page, id) {
  const head = id.replace(/^group:/, "");
  return page.overview?.groups.findIndex(({ members }) => page.things[members[0]].id === head) ?? -1;
}

/** @param {Case} page @param {OverviewGroup} group */
export function groupName(page, { members }) {
  return `${page.things[members[0]].called} and ${counted(members.length - 1, "other")}`;
}

/** Return the claims of a bundle by place, firmest first. @param {Case} page @param {Bundle} bundle */
export function claimsOf(page, bundle) {
  const { modality } = page.codes;
  return bundle.ties.flatMap((at) => page.ties[at].claims).sort((a, b) => modality[a] - modality[b] || a - b);
}

/** Return the measures that a page has, as the choice of what widths count. @param {Overview} overview */
export const measuresOf = ({ bundles, groups }) => MEASURES.filter(([, at]) => [...bundles, ...groups].some(({ measured }) => measured[at] > 0));

/**
 * @param {HTMLElement} stage
 * @param {Case} page
 * @param {{thing: (thing: Thing) => void, unit: (unit: number) => void, open: (unit: number) => void, bundle: (bundle: Bundle) => void, clear: () => void, hover: (text: string, point: Point | null) => void}} acts
 */
export function createGroups(stage, page, acts) {
  const overview = /** @type {Overview} */ (page.overview);
  /** @type {SVGElement | null} */
  let svg = null;
  let shape = overview.shapes[0];
  let scale = 1;
  let size = { width: 0, height: 0 };
  /** @type {Measure} */
  let measure = "claims";
  /** @type {{element: Element, unit: number, line: OverviewLine | null, plate: Element | null}[]} */
  let parts = [];
  /** What was pointed at last: a unit or a bundle stays lit. @type {{unit: number, bundle: number}} */
  let chosen = { unit: -1, bundle: -1 };
  let waiting = 0;

  const amount = (/** @type {number[]} */ measured) => measured[MEASURES.findIndex(([name]) => name === measure)];
  const widthOf = (/** @type {Bundle} */ { measured }) => Math.min(WIDEST, THINNEST + DOUBLING * Math.log2(1 + amount(measured)));

  /** @param {number} at */
  function unitName(at) {
    const [head, group] = overview.units[at];
    return group < 0 ? page.things[head].called : groupName(page, overview.groups[group]);
  }

  function draw() {
    const room = { width: stage.clientWidth, height: stage.clientHeight };
    size = room;
    if (!room.width) return;
    shape = shapeFor(overview.shapes, { width: room.width - 2 * EDGE, height: room.height - 2 * EDGE });
    const [width, height] = [shape.width + 2 * EDGE, shape.height + 2 * EDGE];
    scale = Math.min(LARGEST, Math.max(Math.min(1, room.width / width), Math.min(room.width / width, room.height / height)));
    parts = [];
    svg = /** @type {SVGElement} */ (makeSvg("svg", {
      class: `story overview ${shape.name}`, viewBox: `${-EDGE} ${-EDGE} ${width} ${height}`,
      width: width * scale, height: height * scale, role: "group", "aria-label": "Groups of actors that belong together, and how many claims tie two of them",
    }));
    const lines = shape.lines.map(line);
    const cards = shape.cards.map(card);
    svg.append(...lines, ...cards, ...parts.flatMap(({ plate }) => (plate ? [plate] : [])));
    parts = [...parts.filter(({ line: its }) => !its), ...parts.filter(({ line: its }) => its)];
    stage.replaceChildren(svg);
    parts.forEach(({ element }, at) => element.setAttribute("tabindex", at ? "-1" : "0"));
    light(chosen);
  }

  /** @param {OverviewShape["cards"][number]} its @param {number} at */
  function card([x, y, width, height, name, more, others, where], at) {
    const [head, group] = overview.units[at];
    const { letters, small } = shape;
    const isGroup = group >= 0;
    const look = page.things[head].look;
    const left = x + 10;
    let top = y + 7;
    const lines = (/** @type {string[]} */ texts, /** @type {number} */ letter, /** @type {string} */ kind) => {
      const element = svgText(texts, left, top + letter * 0.82, letter, kind, "start", letter + 3);
      top += texts.length * (letter + 3);
      return element;
    };
    const most = Math.max(1, ...overview.groups.map(({ measured }) => amount(measured)));
    const inside = isGroup ? amount(overview.groups[group].measured) : 0;
    const bar = ((width - 2) * Math.log2(1 + inside)) / Math.log2(1 + most);
    const element = makeSvg("g", { class: isGroup ? "card ground" : "card" },
      makeSvg("rect", { x, y, width, height, rx: 8 }),
      ...(isGroup ? [makeSvg("rect", { class: "amount", x: x + 1, y: y + height - 5, width: Math.max(0, bar), height: 4, rx: 2 })]
        : [makeSvg("g", { class: `sign ${look.hollow ? "hollow" : ""}`, transform: `translate(${x + width - 14} ${y + 14})` }, signOf(look))]),
      lines(name, letters, "name"), new Text(" "), lines(more, small, "others"), new Text(" "), lines(others, small, "notes"), new Text(" "), lines(where, small, "where"));
    const held = isGroup ? overview.groups[group] : null;
    const places = held?.places.map(([place, number]) => `${page.things[place].called} ${number}`).join(", ");
    const within = held?.inner.map(([family, number]) => `${number} of ${family}`).join(", ");
    // What is read stands first, as it stands there: who speaks to the browser names what he sees.
    const shown = [name, more, others, where].flat().join(" ");
    element.setAttribute("aria-label", [`${shown}, ${isGroup ? "group" : page.things[head].kind.replaceAll("-", " ")}`, places ? `in ${places}` : "", within ? `claims within: ${within}` : ""].filter(Boolean).join("; "));
    return part(element, at, null, null);
  }

  /** @param {OverviewLine} its */
  function line(its) {
    const [at, [x0, y0, x1, y1, x2, y2], box] = its;
    const bundle = overview.bundles[at];
    const width = widthOf(bundle);
    const path = `M${x0} ${y0}Q${x1} ${y1} ${x2} ${y2}`;
    const element = makeSvg("g", { class: `line hue-${bundle.hue} ${bundle.group.replace(" ", "-")}` },
      makeSvg("path", { class: "stroke", d: path, "stroke-width": width }),
      ...(bundle.arrow ? [arrow([x1, y1], [x2, y2], width)] : []),
      makeSvg("path", { class: "near", d: path }));
    element.setAttribute("aria-label", bundleWords(bundle));
    const plate = box ? makeSvg("g", { class: `words hue-${bundle.hue}` },
      makeSvg("rect", { x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1], rx: 3 }),
      svgText([wordsOf(bundle)], (box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + shape.small * 0.35, shape.small, "verb", "middle")) : null;
    part(element, -1, its, plate);
    plate?.addEventListener("click", (event) => { event.stopPropagation(); acts.bundle(bundle); });
    plate?.addEventListener("pointermove", (event) => hover(element, /** @type {PointerEvent} */ (event)));
    plate?.addEventListener("pointerleave", leave);
    return element;
  }

  /** @param {number[]} from @param {number[]} to @param {number} width */
  function arrow([fromX, fromY], [x, y], width) {
    const angle = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI;
    return makeSvg("polygon", { class: "tip", points: arrowOf([0, 0, 1], width), transform: `translate(${x} ${y}) rotate(${angle})` });
  }

  /** What stands on a bundle: in the measure that is chosen. @param {Bundle} bundle */
  function wordsOf(bundle) {
    const noun = MEASURES.find(([name]) => name === measure)?.[2] ?? "";
    return measure === "claims" ? bundle.words : counted(amount(bundle.measured), noun);
  }

  /** @param {Bundle} bundle */
  const bundleWords = (bundle) => `${unitName(bundle.from)} ${bundle.arrow ? "to" : "and"} ${unitName(bundle.to)}: ${bundle.words}, ${counted(bundle.measured[0], "claim")}`;

  /** @param {Element} element @param {number} unit @param {OverviewLine | null} its @param {Element | null} plate */
  function part(element, unit, its, plate) {
    element.setAttribute("role", "button");
    parts.push({ element, unit, line: its, plate });
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      clearTimeout(waiting);
      // A panel that opens at the first click would move the card from under the second.
      const isDouble = /** @type {MouseEvent} */ (event).detail > 1;
      if (isDouble) open(unit);
      else if (its) acts.bundle(overview.bundles[its[0]]);
      else waiting = window.setTimeout(() => tell(unit), DOUBLE);
    });
    element.addEventListener("pointermove", (event) => hover(element, /** @type {PointerEvent} */ (event)));
    element.addEventListener("pointerleave", leave);
    return element;
  }

  /** @param {number} unit */
  function tell(unit) {
    const [head, group] = overview.units[unit];
    chosen = { unit, bundle: -1 };
    light(chosen);
    if (group < 0) acts.thing(page.things[head]);
    else acts.unit(unit);
  }

  /** @param {number} unit */
  function open(unit) {
    const [head, group] = overview.units[unit] ?? [-1, -1];
    if (group >= 0) acts.open(group);
    else if (head >= 0) acts.thing(page.things[head]);
  }

  /** @param {Element} element @param {PointerEvent} event */
  function hover(element, event) {
    const its = parts.find((one) => one.element === element);
    const box = stage.getBoundingClientRect();
    acts.hover(element.getAttribute("aria-label") ?? "", { x: event.clientX - box.left, y: event.clientY - box.top });
    if (its) light({ unit: its.unit, bundle: its.line ? its.line[0] : -1 });
  }

  function leave() {
    acts.hover("", null);
    light(chosen);
  }

  /** Return what stays lit: everything, or what is chosen with its bundles and their other ends. @param {typeof chosen} its */
  function litBy({ unit, bundle }) {
    const isAll = unit < 0 && bundle < 0;
    const bundles = new Set([...overview.bundles.keys()].filter((at) => isAll || at === bundle || [overview.bundles[at].from, overview.bundles[at].to].includes(unit)));
    const units = new Set([unit, ...[...bundles].flatMap((at) => [overview.bundles[at].from, overview.bundles[at].to])]);
    return { isAll, bundles, units };
  }

  /** @param {typeof chosen} its */
  function light(its) {
    const { isAll, bundles, units } = litBy(its);
    for (const { element, unit, line: drawn, plate } of parts) {
      const isLit = isAll || (drawn ? bundles.has(drawn[0]) : units.has(unit));
      element.classList.toggle("dim", !isLit);
      element.classList.toggle("chosen", drawn ? drawn[0] === chosen.bundle : unit === chosen.unit);
      plate?.classList.toggle("dim", !isLit);
    }
  }

  stage.addEventListener("click", (event) => { if (!(/** @type {Element} */ (event.target).closest("[role=button]"))) acts.clear(); });
  stage.addEventListener("keydown", (event) => {
    const element = /** @type {Element} */ (event.target).closest("[role=button]");
    const its = parts.find((one) => one.element === element);
    if (!element || !its || event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = WAYS[event.key];
    if (direction) {
      const next = nextBox(element.getBoundingClientRect(), parts.map((one) => one.element.getBoundingClientRect()), direction);
      if (next >= 0) {
        for (const one of parts) one.element.setAttribute("tabindex", "-1");
        parts[next].element.setAttribute("tabindex", "0");
        /** @type {SVGElement} */ (parts[next].element).focus();
      }
    } else if (event.key === "Enter" && !its.line) open(its.unit);
    else if (event.key === "Enter" || event.key === " ") {
      if (its.line) acts.bundle(overview.bundles[its.line[0]]);
      else tell(its.unit);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  /** Light a unit or a bundle with what is tied by it. @param {number} unit @param {Bundle | null} [bundle] */
  function point(unit, bundle = null) {
    chosen = { unit, bundle: bundle ? overview.bundles.indexOf(bundle) : -1 };
    if (svg) light(chosen);
  }

  /** What is drawn now, as `scene()` reports it. */
  function scene() {
    if (!svg) return { things: [], lines: [] };
    const { isAll, bundles, units } = litBy(chosen);
    const frame = svg.getBoundingClientRect();
    const at = (/** @type {number} */ x, /** @type {number} */ y) => /** @type {[number, number]} */ ([rounded(frame.left + (x + EDGE) * scale), rounded(frame.top + (y + EDGE) * scale)]);
    const edges = (/** @type {Element} */ element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left: rounded(left), top: rounded(top), right: rounded(right), bottom: rounded(bottom) };
    };
    const idOf = (/** @type {number} */ unit) => {
      const [head, group] = overview.units[unit];
      return group < 0 ? page.things[head].id : groupId(page, overview.groups[group]);
    };
    const label = (/** @type {Element} */ element, /** @type {number} */ letters) => ({ text: [...element.children].map(({ textContent }) => textContent).join(" "), ...edges(element), letters: rounded(letters * scale) });
    const things = parts.flatMap(({ element, unit, line: drawn }) => {
      if (drawn) return [];
      const [head, group] = overview.units[unit];
      const box = edges(/** @type {Element} */ (element.querySelector("rect")));
      return [{
        id: idOf(unit), name: unitName(unit), type: group < 0 ? page.things[head].kind : "group",
        x: rounded((box.left + box.right) / 2), y: rounded((box.top + box.bottom) / 2), r: rounded((box.bottom - box.top) / 2), box,
        side: "", lit: isAll || units.has(unit), shown_label: label(/** @type {Element} */ (element.querySelector(".name")), shape.letters),
      }];
    });
    const lines = parts.flatMap(({ line: drawn, plate }) => {
      if (!drawn) return [];
      const bundle = overview.bundles[drawn[0]];
      const claims = claimsOf(page, bundle);
      const [x0, y0, x1, y1, x2, y2] = drawn[1];
      const points = Array.from({ length: 25 }, (_, n) => {
        const [t, u] = [n / 24, 1 - n / 24];
        return at(u * u * x0 + 2 * t * u * x1 + t * t * x2, u * u * y0 + 2 * t * u * y1 + t * t * y2);
      });
      return [{
        from: idOf(bundle.from), to: idOf(bundle.to), via: null, family: bundle.family,
        modality: page.modalities[page.codes.modality[claims[0]]], width: rounded(widthOf(bundle) * scale), points,
        label: plate ? label(/** @type {Element} */ (plate.querySelector("text")), shape.small) : null,
        claims: claims.map((claim) => page.claim(claim).id), lit: isAll || bundles.has(drawn[0]),
      }];
    });
    return { things, lines };
  }

  return {
    draw,
    scene,
    hasThing: (/** @type {Thing} */ thing) => overview.units.slice(0, shape.cards.length).some(([head, group]) => group < 0 && head === thing.at),
    hasTie: () => false,
    /** Draw again if the stage has another size than when that was done. */
    fit: () => { if (stage.clientWidth !== size.width || stage.clientHeight !== size.height) draw(); },
    /** @param {Measure} by */
    measureBy: (by) => {
      if (by === measure) return;
      measure = by;
      draw();
    },
    /** Let go of groups and bundles, and light a thing that has a card. @param {{thing: number}} its */
    choose: ({ thing }) => point(overview.units.findIndex(([head, group]) => group < 0 && head === thing)),
    point,
    /** What an element is: a unit (-1 for none), or a bundle. @param {EventTarget | null} target @returns {{unit: number, bundle: Bundle | null}} */
    at: (target) => {
      const its = parts.find(({ element, plate }) => target instanceof Node && (element.contains(target) || plate?.contains(target)));
      return { unit: its?.unit ?? -1, bundle: its?.line ? overview.bundles[its.line[0]] : null };
    },
    unitName,
    bundleWords,
    widthOf,
    shape: () => shape,
    /** What a saved picture needs for its frame and key. @returns {StoryShape} */
    asStory: () => ({
      ...NOTHING, name: shape.name, width: shape.width, height: shape.height,
      lines: shape.lines.map(([at]) => ({ ...overview.bundles[at], via: -1, claims: [], tie: -1, width: 1, path: "", tip: null, words: null, bond: false })),
    }),
    svg: () => svg,
  };
}

/**
 * Return the key to the overview: what hues and dashes are, how much is drawn, and what widths count.
 * @param {Case} page
 * @param {ReturnType<typeof createGroups>} groups
 * @param {Measure} by
 * @param {{by: (by: Measure) => void, rest: () => void}} acts
 */
export function groupsKey(page, groups, by, acts) {
  const overview = /** @type {Overview} */ (page.overview);
  const shape = groups.shape();
  const drawn = shape.lines.map(([at]) => overview.bundles[at]);
  const hues = new Map(drawn.map(({ hue, family }) => [hue, family]));
  for (const { hue, family } of drawn) if (!hues.get(hue)?.includes(family)) hues.set(hue, `${hues.get(hue)}, ${family}`);
  const sample = (/** @type {string} */ name) => makeSvg("svg", { class: "sample", viewBox: "0 0 30 8", width: 30, height: 8, "aria-hidden": "true" },
    makeSvg("g", { class: `line ${name}` }, makeSvg("path", { class: "stroke", d: "M1 4H29", "stroke-width": 2.4 })));
  const shown = overview.units.slice(0, shape.cards.length);
  const groupsShown = shown.filter(([, group]) => group >= 0).length;
  const rest = restOf(page, shown);
  const measures = measuresOf(overview);
  return make("p", { class: "key" },
    make("span", {}, `${grouped(groupsShown)} of ${counted(overview.groups.length, "group")}; ${grouped(drawn.length)} of ${counted(overview.bundles.length, "bundle")} of ties`),
    rest ? make("span", {}, button(`${counted(rest, "other")}: list`, acts.rest, { class: "quiet" })) : null,
    ...[...hues].map(([hue, family]) => make("span", { class: "more-of" }, sample(`hue-${hue}`), family)),
    drawn.some(({ group }) => group === "tentative") ? make("span", { class: "more-of" }, sample("tentative"), "possible, intended or on a condition") : null,
    make("span", { class: "measures", role: "group", "aria-label": "What widths and bars count" },
      measures.length > 1 ? "wider, on a log scale: more " : `wider, on a log scale: more ${measures[0]?.[2] ?? "claim"}s`,
      ...(measures.length > 1 ? measures.map(([name]) => button(name, () => acts.by(name), { class: "quiet", "aria-pressed": String(name === by) })) : [])),
    make("span", { class: "more-of" }, "bar: the same within a group · double click or Enter opens a group"));
}

/** Return how many actors and events are in no group that is drawn. @param {Case} page @param {[number, number][]} shown */
export function restOf(page, shown) {
  const overview = /** @type {Overview} */ (page.overview);
  const drawn = shown.reduce((sum, [, group]) => sum + (group < 0 ? 1 : overview.groups[group].members.length), 0);
  return page.things.length - drawn;
}
