// The answer to a question laid out as the story is: who does something left of whom it reaches, events between.
// Layers by longest way, order by the middle of the neighbours, lines that pass a layer through a place of their own.
import { measured, wrapped } from "./words.js";

/** Sizes in pixels, from the largest letters down to the smallest. */
const SIZES = [{ letters: 14, small: 12, pad: 8, gap: 14 }, { letters: 13, small: 11, pad: 6, gap: 9 }, { letters: 12, small: 11, pad: 4, gap: 5 }, { letters: 11, small: 11, pad: 3, gap: 4 }];
/** The widest card and station, the narrowest ones, and the least room for words on a line, and without. */
const WIDEST = { card: 230, station: 300 };
const NARROWEST = { card: 92, station: 98 };
const ROOM_FOR_WORDS = 96;
const ROOM_FOR_LINES = 26;
const MARGIN = 14;
/** How many layers are tried if all of them, or more of them, have no room: a ring has as many as it has actors. */
const FEWER = [Infinity, 5, 4, 3, 2];
/** The widest gap between two columns. */
const FARTHEST = 260;
/** Rounds of ordering by the middle of the neighbours. */
const ROUNDS = 12;
/** Room of a line that passes a layer, and of each of several beside their letters. */
const PASSAGE = 12;
const LANE = 8;
/** Shares of a line's way at which its words are tried, the best first. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85];
/** Shares of a line's way at which words must not hide it, and what a hidden place costs, in pixels of a card. */
const SAMPLES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const HIDDEN = 120;
/** How much worse words on words are than words on a card, and words over the edge. */
const ON_WORDS = 8;
const OUTSIDE = 4000;
/** The least height of a row of a station. */
const LEADING = 6;
/** How far below the firmest claim a line of one claim is wide, and how much ten times as many claims add. */
const THIN = 1.6;
const TENFOLD = 2.4;

/**
 * What some claims say in one breath: who does what, to whom, in which event; -1 for nobody. `claims` are firmest first.
 * @typedef {{from: number, to: number, via: number, family: string, hue: string, group: Group, words: string, claims: number[], tie: number, isTwoWay: boolean, derived: boolean}} Telling
 *
 * A card, a station with its rows, or the place where a line passes a layer.
 * @typedef {{thing: number, layer: number, x: number, y: number, width: number, height: number, name: string[], notes: string[], rows: Row[], isStation: boolean, lanes: Telling[]}} Node
 * @typedef {{words: string[], y: number, height: number, tellings: Telling[]}} Row
 */

/**
 * Return claims gathered by what they say, in the order of the claims, and then what only follows from them.
 * @param {Case} page
 * @param {number[]} claims
 * @param {number[]} derived  Places of ties.
 * @returns {Telling[]}
 */
export function tellingsOf(page, claims, derived) {
  const { codes, relations, groups, ties, things } = page;
  const thing = (/** @type {number} */ at) => (things[at] ? at : -1);
  const hues = new Map(ties.map(({ family, hue }) => [family, hue]));
  /** @type {Map<string, Telling>} */
  const found = new Map();
  for (const at of [...claims].sort((a, b) => codes.modality[a] - codes.modality[b] || a - b)) {
    const relation = relations[codes.relation[at]];
    const [from, to, via] = [codes.subject[at], codes.object[at], codes.event[at]].map(thing);
    const group = groups[codes.modality[at]];
    const words = (relation.family === "figure" && page.claim(at).quantity) || page.verb(at) || relation.reading;
    const ends = relation.symmetric ? [Math.min(from, to), Math.max(from, to)] : [from, to];
    const key = [...ends, via, relation.family, group, words].join(" ");
    const known = found.get(key);
    if (known) known.claims.push(at);
    else found.set(key, { from, to, via: via === from || via === to ? -1 : via, family: relation.family, hue: hues.get(relation.family) ?? "other", group, words, claims: [at], tie: codes.tie[at], isTwoWay: relation.symmetric, derived: false });
  }
  const following = derived.map((at) => ties[at]).map((tie) => ({
    from: tie.start.at, to: tie.end.at, via: -1, family: tie.family, hue: tie.hue, group: /** @type {const} */ ("assertive"),
    words: `follows: ${page.verb(tie.claims[0]) || tie.family}`, claims: tie.claims, tie: tie.at, isTwoWay: false, derived: true,
  }));
  return [...found.values(), ...following];
}

/**
 * What some claims say, `alone` things that are drawn although nothing leads to them, and whether fewer layers
 * may stand if all of them have no room.
 * @typedef {{tellings: Telling[], alone: number[], mayFold: boolean}} Content
 * @typedef {{width: number, height: number}} Extent
 */

/**
 * Return a shape of what some claims say, as large as the room allows.
 * @param {Case} page
 * @param {Content} content
 * @param {Extent} room
 * @returns {StoryShape}
 */
export function layered(page, content, room) {
  const { graph, order, size, extent } = laidOut(page, content, room);
  return shapeOf(page, graph, order, size, extent);
}

/** Whether there is room for it. @param {Case} page @param {Content} content @param {Extent} room */
export const isRoomFor = (page, content, room) => isWithin(laidOut(page, content, room).extent, room);

/** @param {Extent} its @param {Extent} room */
const isWithin = (its, room) => its.height <= room.height && its.width <= room.width;

/**
 * Return what is drawn with its places, in the largest letters and most layers for which there is room; if there is none, in the smallest and all.
 * @param {Case} page
 * @param {Content} content
 * @param {Extent} room
 */
function laidOut(page, { tellings, alone, mayFold }, room) {
  const graph = graphOf(page, tellings, alone);
  rank(graph);
  const layers = graph.nodes.map(({ layer }) => layer);
  const deepest = Math.max(...layers) + 1;
  const within = (/** @type {number} */ most) => {
    graph.nodes.forEach((node, n) => { node.layer = deepest > most ? Math.floor((layers[n] * most) / deepest) : layers[n]; });
    return ordered(graph);
  };
  for (const most of FEWER.filter((its, n) => !n || (mayFold && its < deepest))) {
    const order = within(most);
    for (const size of SIZES) {
      const extent = placed(page, graph, order.columns, room, size);
      if (isWithin(extent, room)) return { graph, order, size, extent };
    }
  }
  const [order, size] = [within(Infinity), SIZES[SIZES.length - 1]];
  return { graph, order, size, extent: placed(page, graph, order.columns, room, size) };
}

// -- nodes and links ----------------------------------------------------------------------------------

/**
 * @param {Case} page
 * @param {Telling[]} tellings
 * @param {number[]} alone
 */
function graphOf(page, tellings, alone) {
  /** @type {Map<number, Node>} */
  const nodes = new Map();
  const node = (/** @type {number} */ thing) => {
    const known = nodes.get(thing);
    if (known) return known;
    const made = { thing, layer: 0, x: 0, y: 0, width: 0, height: 0, name: [], notes: [], rows: [], isStation: Boolean(page.things[thing]?.isEvent), lanes: [] };
    nodes.set(thing, made);
    return made;
  };
  /** @type {{from: Node, to: Node}[]} */
  const links = [];
  for (const { from, to, via } of tellings) {
    const stops = [from, via, to].filter((at) => at >= 0).map(node);
    for (let n = 1; n < stops.length; n += 1) if (stops[n - 1] !== stops[n]) links.push({ from: stops[n - 1], to: stops[n] });
  }
  alone.forEach(node);
  return { nodes: [...nodes.values()], node, links, tellings };
}

/** @typedef {ReturnType<typeof graphOf>} Graph */

/**
 * Give every node its layer: as far right as the longest way to it, without going round in circles. An actor with
 * nothing before stands next to whom it reaches, but not among events.
 * @param {Graph} graph
 */
function rank({ nodes, links }) {
  const forward = withoutCircles(nodes, links);
  const before = new Map(nodes.map((node) => [node, /** @type {Node[]} */ ([])]));
  const after = new Map(nodes.map((node) => [node, /** @type {Node[]} */ ([])]));
  for (const { from, to } of forward) {
    before.get(to)?.push(from);
    after.get(from)?.push(to);
  }
  /** @type {Map<Node, number>} */
  const layers = new Map();
  /** @param {Node} node @returns {number} */
  const layer = (node) => {
    const known = layers.get(node);
    if (known !== undefined) return known;
    layers.set(node, 0);
    const found = Math.max(-1, .../** @type {Node[]} */ (before.get(node)).map(layer)) + 1;
    layers.set(node, found);
    return found;
  };
  for (const node of nodes) node.layer = layer(node);
  const ofEvents = new Set(nodes.filter(({ isStation }) => isStation).map((node) => node.layer));
  for (const node of nodes) {
    const next = /** @type {Node[]} */ (after.get(node));
    if (!next.length || before.get(node)?.length) continue;
    let nearest = Math.min(...next.map((other) => other.layer)) - 1;
    while (nearest > 0 && ofEvents.has(nearest) && !node.isStation) nearest -= 1;
    node.layer = nearest;
  }
}

/**
 * Return the links that lead forward if nodes stand in the order in which most links do: of each circle, some are left out.
 * @param {Node[]} nodes
 * @param {{from: Node, to: Node}[]} links
 */
function withoutCircles(nodes, links) {
  const left = new Set(nodes);
  /** @type {Node[]} */
  const start = [];
  /** @type {Node[]} */
  const end = [];
  const degree = (/** @type {Node} */ node) => {
    const [out, into] = [links.filter(({ from, to }) => from === node && left.has(to)).length, links.filter(({ from, to }) => to === node && left.has(from)).length];
    return { out, into };
  };
  while (left.size) {
    const all = [...left].map((node) => ({ node, ...degree(node) }));
    const sink = all.find(({ out }) => !out);
    const next = sink ?? all.find(({ into }) => !into) ?? all.reduce((best, one) => (one.out - one.into > best.out - best.into ? one : best));
    left.delete(next.node);
    if (sink) end.unshift(next.node);
    else start.push(next.node);
  }
  const place = new Map([...start, ...end].map((node, n) => [node, n]));
  return links.filter(({ from, to }) => /** @type {number} */ (place.get(from)) < /** @type {number} */ (place.get(to)));
}

/**
 * Return the layers with their nodes in order, and for each link the places where it passes a layer.
 * @param {Graph} graph
 */
function ordered({ nodes, links, tellings }) {
  const layers = [...new Set(nodes.map(({ layer }) => layer))].sort((a, b) => a - b);
  for (const node of nodes) node.layer = layers.indexOf(node.layer);
  const columns = layers.map((_, layer) => nodes.filter((node) => node.layer === layer));
  /** @type {Map<string, Node[]>} */
  const passages = new Map();
  /** @type {Map<Node, Node[]>} */
  const beside = new Map();
  const join = (/** @type {Node} */ one, /** @type {Node} */ other) => {
    for (const [a, b] of [[one, other], [other, one]]) beside.set(a, [...beside.get(a) ?? [], b]);
  };
  for (const { from, to } of links) {
    const key = linkKey(from.thing, to.thing);
    if (passages.has(key)) continue;
    const step = Math.sign(to.layer - from.layer);
    const lanes = tellings.filter((its) => its.via < 0 && its.from === from.thing && its.to === to.thing);
    /** @type {Node[]} */
    const through = [];
    for (let layer = from.layer + step; step && layer !== to.layer; layer += step) {
      const passage = { thing: -1, layer, x: 0, y: 0, width: 0, height: PASSAGE, name: [], notes: [], rows: [], isStation: false, lanes };
      columns[layer].push(passage);
      through.push(passage);
    }
    passages.set(key, through);
    [from, ...through, to].reduce((one, other) => { join(one, other); return other; });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 ? [...columns].reverse() : columns;
    const at = new Map(columns.flatMap((column) => column.map((node, n) => [node, (n + 0.5) / column.length])));
    for (const column of order) {
      const middle = new Map(column.map((node) => {
        const others = beside.get(node) ?? [];
        const own = at.get(node) ?? 0;
        return [node, others.length ? others.reduce((sum, other) => sum + (at.get(other) ?? 0), 0) / others.length : own];
      }));
      column.sort((a, b) => /** @type {number} */ (middle.get(a)) - /** @type {number} */ (middle.get(b)));
      column.forEach((node, n) => at.set(node, (n + 0.5) / column.length));
    }
  }
  return { columns, passages };
}

const linkKey = (/** @type {number} */ from, /** @type {number} */ to) => `${from} ${to}`;

// -- places -------------------------------------------------------------------------------------------

/**
 * Give all nodes their words and places; return how much room they take together, and how wide a card is.
 * @param {Case} page
 * @param {Graph} graph
 * @param {Node[][]} columns
 * @param {Extent} room
 * @param {typeof SIZES[number]} size
 */
function placed(page, graph, columns, room, size) {
  const gaps = columns.slice(1).map((_, n) => (hasWords(graph, n) ? ROOM_FOR_WORDS : ROOM_FOR_LINES));
  const least = gaps.reduce((sum, gap) => sum + gap, 0);
  const isStations = columns.map((column) => column.some(({ isStation }) => isStation));
  const folds = columns.map((column) => foldsOf(column, room, size));
  const wide = (/** @type {typeof WIDEST} */ its) => isStations.reduce((sum, isStation, n) => sum + (isStation ? its.station : its.card) * folds[n], 0);
  const [widest, narrowest] = [wide(WIDEST), wide(NARROWEST)];
  const share = Math.max(0, Math.min(1, (room.width - 2 * MARGIN - least - narrowest) / (widest - narrowest || 1)));
  const width = (/** @type {"card" | "station"} */ kind) => Math.floor(NARROWEST[kind] + share * (WIDEST[kind] - NARROWEST[kind]));
  // What is left is given to the gaps alike.
  const spare = Math.max(0, room.width - 2 * MARGIN - least - wide({ card: width("card"), station: width("station") })) / Math.max(1, gaps.length);

  for (const node of graph.nodes) dress(page, graph, node, width(node.isStation ? "station" : "card"), size);
  for (const node of columns.flat()) if (node.lanes.length > 1) node.height = node.lanes.length * (size.small + LANE);
  let left = MARGIN;
  const heights = columns.map((column, n) => {
    const across = width(isStations[n] ? "station" : "card");
    const each = Math.ceil(column.length / folds[n]);
    const tall = Array.from({ length: folds[n] }, (_, fold) => stack(column.slice(fold * each, (fold + 1) * each), left + fold * (across + ROOM_FOR_LINES / 2), across, size));
    left += folds[n] * across + (folds[n] - 1) * (ROOM_FOR_LINES / 2) + (n < gaps.length ? Math.min(FARTHEST, gaps[n] + spare) : 0);
    return { tall, each };
  });
  const height = Math.max(60, ...heights.flatMap(({ tall }) => tall)) + 2 * MARGIN;
  columns.forEach((column, n) => column.forEach((node, at) => {
    node.y += (height - heights[n].tall[Math.floor(at / heights[n].each)]) / 2;
    for (const row of node.rows) row.y += node.y;
  }));
  return { width: Math.ceil(left + MARGIN), height: Math.ceil(height), card: width("card") };
}

/**
 * @param {Case} page
 * @param {Graph} graph
 * @param {ReturnType<typeof ordered>} order
 * @param {typeof SIZES[number]} size
 * @param {ReturnType<typeof placed>} extent
 * @returns {StoryShape}
 */
function shapeOf(page, graph, { passages }, size, { width, height, card }) {
  return {
    name: "answer", width, height, letters: size.letters, small: size.small, icons: card > 120, latest: false, camps: [],
    cards: graph.nodes.filter(({ isStation }) => !isStation).map((node) => {
      const [side, camp] = sideOf(page, node.thing);
      return [node.thing, node.x, node.y, node.width, node.height, side, camp, node.name];
    }),
    stations: graph.nodes.filter(({ isStation }) => isStation).map((node) => [node.thing, node.x, node.y, node.width, node.height, node.name, node.notes]),
    lines: drawn(page, graph, passages, size, { width, height }),
  };
}

/** Whether words stand between a column and the next. @param {Graph} graph @param {number} at */
function hasWords({ tellings, node }, at) {
  return tellings.some(({ from, via, to }) => {
    if (via >= 0 || from < 0 || to < 0) return false; // they stand in the row of an event
    const layers = [node(from).layer, node(to).layer];
    return Math.min(...layers) === at && Math.max(...layers) <= at + 1;
  });
}

/** Into how many columns a layer is folded, so that its cards fit the height. @param {Node[]} column @param {{width: number, height: number}} room @param {typeof SIZES[number]} size */
function foldsOf(column, room, size) {
  const cards = column.filter(({ thing, isStation }) => thing >= 0 && !isStation).length;
  const fit = Math.max(1, Math.floor((room.height - 2 * MARGIN) / (size.letters + 2 * size.pad + size.gap + 6)));
  const most = Math.max(1, Math.floor(room.width / 3 / NARROWEST.card));
  return Math.min(most, Math.max(1, Math.ceil(cards / fit)));
}

/**
 * Put nodes under each other; return how high they are together.
 * @param {Node[]} nodes
 * @param {number} left
 * @param {number} across
 * @param {typeof SIZES[number]} size
 */
function stack(nodes, left, across, size) {
  let down = 0;
  for (const node of nodes) {
    node.x = node.thing < 0 ? left : left + (across - node.width) / 2;
    if (node.thing < 0) node.width = across;
    node.y = down;
    down += node.height + size.gap;
  }
  return Math.max(0, down - size.gap);
}

/**
 * Give a node its words and its size.
 * @param {Case} page
 * @param {Graph} graph
 * @param {Node} node
 * @param {number} width
 * @param {typeof SIZES[number]} size
 */
function dress(page, graph, node, width, { letters, small, pad }) {
  const thing = page.things[node.thing];
  const icon = !node.isStation && width > 120 ? 36 : 12;
  node.name = wrapped(node.isStation ? thing.name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : thing.name, width - icon, letters, node.isStation ? 4 : 3);
  node.width = width;
  if (!node.isStation) {
    node.height = Math.max(24, node.name.length * (letters + 2) + 2 * pad, roomForWords(graph, node.thing, small));
    return;
  }
  const { when } = page.dossier(thing);
  node.notes = when ? wrapped(when.replace("/", " to "), width - 12, small, 2) : [];
  const head = 6 + node.name.length * (letters + 3) + node.notes.length * (small + 3);
  node.rows = rowsOf(graph, node.thing).map((tellings) => {
    const words = wrapped(worded(page, tellings), width - 44, small, 3);
    return { words, y: 0, height: words.length * (small + 2) + LEADING, tellings };
  });
  let down = head + 2;
  for (const row of node.rows) {
    row.y = down + row.height / 2;
    down += row.height;
  }
  node.height = Math.max(down + 6, roomForWords(graph, node.thing, small));
}

/** How high a card is beside which the words of several lines to the same other card stand. @param {Graph} graph @param {number} at @param {number} small */
function roomForWords({ tellings }, at, small) {
  /** @type {Map<number, number>} */
  const many = new Map();
  for (const { from, to, via } of tellings) {
    if (via < 0 && from !== to && from >= 0 && to >= 0 && (from === at || to === at)) many.set(from + to - at, (many.get(from + to - at) ?? 0) + 1);
  }
  const most = Math.max(0, ...many.values());
  return most > 1 ? (most + 1) * (2 * (small + 2) + 4) : 0;
}

/** What one actor does in an event, or what is done in it by nobody named, is one row. @param {Graph} graph @param {number} event */
function rowsOf({ tellings }, event) {
  /** @type {Map<string, Telling[]>} */
  const rows = new Map();
  for (const telling of tellings) {
    if (![telling.via, telling.from, telling.to].includes(event)) continue;
    if (telling.via !== event && !(telling.from < 0 || telling.to < 0)) continue;
    const key = `${telling.from} ${telling.family} ${telling.group} ${telling.words}`;
    rows.set(key, [...rows.get(key) ?? [], telling]);
  }
  return [...rows.values()];
}

/** @param {Case} page @param {Telling[]} tellings */
function worded(page, tellings) {
  const [{ words, claims }] = tellings;
  const silent = page.modalities[page.codes.modality[claims[0]]] === "believed" && !words.includes("believe");
  const count = new Set(tellings.flatMap(({ claims }) => claims)).size;
  return `${words}${silent ? " · believed" : ""}${count > 1 ? ` ×${count}` : ""}`;
}

/** The side on which the story has an actor, and its camp. @param {Case} page @param {number} thing @returns {["left" | "right" | "neutral", string]} */
function sideOf(page, thing) {
  const card = page.story?.shapes[0].cards.find(([at]) => at === thing);
  return card ? [card[5], card[6]] : ["neutral", ""];
}

// -- lines --------------------------------------------------------------------------------------------

/**
 * @param {Case} page
 * @param {Graph} graph
 * @param {Map<string, Node[]>} passages
 * @param {typeof SIZES[number]} size
 * @param {Extent} extent
 * @returns {StoryLine[]}
 */
function drawn(page, graph, passages, size, extent) {
  const ports = portsOf(graph, passages);
  const taken = { extent, cards: graph.nodes.map(({ x, y, width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height })), words: /** @type {Box[]} */ ([]) };
  const allLegs = graph.tellings.map((telling) => {
    const stops = [telling.from, telling.via, telling.to].filter((at) => at >= 0);
    return stops.slice(1).map((stop, n) => ports.leg(stops[n], stop, telling));
  });
  const trails = allLegs.map((legs) => legs.flatMap(({ trail }) => trail));
  return graph.tellings.flatMap((telling, number) => {
    const { from, to, via } = telling;
    const legs = allLegs[number];
    const asserting = telling.claims.filter((at) => page.groups[page.codes.modality[at]] === "assertive").length;
    const width = Math.round((THIN + TENFOLD * Math.log10(Math.max(1, asserting))) * 100) / 100;
    const row = stationRow(graph, telling);
    const isFirst = row && row.row.tellings[0] === telling;
    if (!legs.length) return row && isFirst ? [within(row, telling, width, size)] : []; // who does it and whom it reaches are not named
    const inside = row && legs.length === 1 ? halfway(row, legs[0], to < 0, from < 0) : null;
    const path = [inside?.isAtEnd === false ? inside.path : "", ...legs.map((leg) => leg.path), inside?.isAtEnd ? inside.path : ""]
      .filter(Boolean).map((its, n) => (n ? its.replace("M", "L") : its)).join("");
    const last = legs[legs.length - 1];
    const reaches = to >= 0 && !telling.isTwoWay;
    const words = row ? (isFirst ? plateAt(row, size) : null) : plateOn(telling, page, legs[0], size, taken, trails.filter((_, at) => at !== number).flat());
    return [{
      from: from >= 0 ? from : via, to: to >= 0 ? to : via, via: from >= 0 && to >= 0 ? via : -1, family: telling.family, hue: telling.hue, group: telling.group,
      claims: telling.claims, tie: telling.tie, width, path, tip: reaches ? [last.end.x, last.end.y, last.way] : null, words, bond: false, derived: telling.derived,
    }];
  });
}

/** @param {Graph} graph @param {Telling} telling */
function stationRow(graph, telling) {
  for (const at of [telling.via, telling.from, telling.to]) {
    const node = at < 0 ? null : graph.node(at);
    const row = node?.rows.find(({ tellings }) => tellings.includes(telling));
    if (node && row) return { node, row };
  }
  return null;
}

/**
 * What is done in an event by nobody who is named, to nobody who is named: a stroke within the station.
 * @param {{node: Node, row: Row}} found
 * @param {Telling} telling
 * @param {number} width
 * @param {typeof SIZES[number]} size
 * @returns {StoryLine}
 */
function within(found, { family, hue, group, claims, tie, derived }, width, size) {
  const { node, row } = found;
  return {
    from: node.thing, to: node.thing, via: -1, family, hue, group, claims, tie, width, path: `M${node.x + 8} ${row.y}H${node.x + node.width - 8}`,
    tip: null, words: plateAt(found, size), bond: false, derived,
  };
}

/** The words of a row, in the middle of its station. @param {{node: Node, row: Row}} found @param {typeof SIZES[number]} size @returns {Words} */
function plateAt({ node, row }, { small }) {
  const width = Math.max(...row.words.map((line) => measured(line, small, true))) + 12;
  return [row.words, node.x + node.width / 2, row.y, width, row.words.length * (small + 2) + 2];
}

/**
 * The part of a line within a station whose other end is not named: from the words in the middle, or to them.
 * @param {{node: Node, row: Row}} found
 * @param {{start: Point, end: Point}} leg
 * @param {boolean} isAtEnd
 * @param {boolean} isAtStart
 */
function halfway({ node, row }, leg, isAtEnd, isAtStart) {
  if (!isAtEnd && !isAtStart) return null;
  const middle = node.x + node.width / 2;
  return { isAtEnd, path: isAtEnd ? `M${leg.end.x} ${row.y}H${middle}` : `M${middle} ${row.y}H${leg.start.x}` };
}

/**
 * The words on a line, where they cover no card and no other words.
 * @param {Telling} telling
 * @param {Case} page
 * @param {{start: Point, end: Point, level: Point | null, at: (share: number) => Point}} leg
 * @param {typeof SIZES[number]} size
 * @param {{ extent: Extent, cards: Box[], words: Box[] }} taken  What stands already; the words are added.
 * @param {Point[]} others  Where other lines run: words that hide a line are as bad as words on a card.
 * @returns {Words}
 */
function plateOn(telling, page, leg, { small }, taken, others) {
  const room = leg.level ? 340 : Math.abs(leg.end.x - leg.start.x);
  /** @type {{ words: Words, box: Box, cost: number } | null} */
  let best = null;
  // Words of one line, if those of several have no room.
  for (const across of [Math.max(72, Math.min(170, room - 40)), Math.max(72, room - 16)]) {
    const lines = wrapped(worded(page, [telling]), across, small, 3);
    const width = Math.max(...lines.map((line) => measured(line, small, true))) + 10;
    const height = lines.length * (small + 2) + 3;
    const on = [...leg.level ? [leg.level] : [], ...ALONG.map((share) => leg.at(share))];
    const beside = [1, -1].flatMap((way) => on.map(({ x, y }) => ({ x, y: y + way * (height / 2 + 5) })));
    for (const { x, y } of [...on, ...beside]) {
      const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
      const isOut = box.left < 0 || box.top < 0 || box.right > taken.extent.width || box.bottom > taken.extent.height;
      const cost = (isOut ? OUTSIDE : 0) + common(taken.cards, box) + ON_WORDS * common(taken.words, box)
        + HIDDEN * others.filter((point) => Math.abs(point.x - x) < width / 2 && Math.abs(point.y - y) < height / 2).length;
      if (!best || cost < best.cost) best = { words: [lines, x, y, width, height], box, cost };
    }
    if (!best?.cost) break;
  }
  const { words, box } = /** @type {NonNullable<typeof best>} */ (best);
  taken.words.push(box);
  return words;
}

/** How many square pixels of a box are taken by others. @param {Box[]} taken @param {Box} box */
const common = (taken, box) => taken.reduce((sum, its) => sum + overlap(its, box), 0);

/** How many square pixels two boxes have in common. @param {Box} one @param {Box} other */
const overlap = (one, other) => Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));

/**
 * Return where lines leave and reach their nodes: spread over the side, in the order of their other ends.
 * @param {Graph} graph
 * @param {Map<string, Node[]>} passages
 */
function portsOf(graph, passages) {
  /** Lines that go into one row of an event leave together. @type {Map<string, Map<string, {other: Node, y: number}>>} */
  const sides = new Map();
  const lineKey = (/** @type {Node} */ node, /** @type {Telling} */ telling) => (telling.via >= 0 && node.thing === telling.from
    ? [telling.via, telling.family, telling.group, telling.words].join(" ") : String(graph.tellings.indexOf(telling)));
  const side = (/** @type {Node} */ node, /** @type {Node} */ other) => `${node.thing} ${other.layer > node.layer || (other.layer === node.layer) ? "right" : "left"}`;
  const next = (/** @type {Node} */ from, /** @type {Node} */ to) => {
    const through = passages.get(linkKey(from.thing, to.thing)) ?? [...passages.get(linkKey(to.thing, from.thing)) ?? []].reverse();
    return through[0] ?? to;
  };
  for (const telling of graph.tellings) {
    const stops = [telling.from, telling.via, telling.to].filter((at) => at >= 0).map(graph.node);
    for (let n = 1; n < stops.length; n += 1) {
      for (const [node, other] of [[stops[n - 1], stops[n]], [stops[n], stops[n - 1]]]) {
        if (node.rows.some(({ tellings }) => tellings.includes(telling))) continue; // it passes in its row
        const key = side(node, other);
        const its = sides.get(key) ?? new Map();
        const row = other.rows.find(({ tellings }) => tellings.includes(telling));
        const nearest = next(node, other);
        its.set(lineKey(node, telling), { other: nearest, y: nearest === other && row ? row.y : nearest.y + nearest.height / 2 });
        sides.set(key, its);
      }
    }
  }
  /** @type {Map<string, number>} */
  const share = new Map();
  for (const [key, its] of sides) {
    [...its].sort(([, a], [, b]) => a.y - b.y).forEach(([line], n) => share.set(`${key} ${line}`, (n + 1) / (its.size + 1)));
  }
  const port = (/** @type {Node} */ node, /** @type {Node} */ other, /** @type {Telling} */ telling) => {
    const which = side(node, other);
    const x = which.endsWith("right") ? node.x + node.width : node.x;
    const row = node.rows.find(({ tellings }) => tellings.includes(telling));
    return { x, y: row ? row.y : node.y + node.height * (share.get(`${which} ${lineKey(node, telling)}`) ?? 0.5) };
  };
  return {
    /** @param {number} from @param {number} to @param {Telling} telling */
    leg: (from, to, telling) => {
      const [one, other] = [graph.node(from), graph.node(to)];
      const [start, end] = [port(one, other, telling), port(other, one, telling)];
      if (one.layer === other.layer) return loop(start, { x: other.x + other.width, y: end.y });
      const through = passages.get(linkKey(from, to)) ?? [...passages.get(linkKey(to, from)) ?? []].reverse();
      return course(start, through, end, telling);
    },
  };
}

/** A line between two cards of one column, around their right side. @param {Point} start @param {Point} end */
function loop(start, end) {
  const out = Math.min(60, 20 + Math.abs(end.y - start.y) / 5);
  const at = (/** @type {number} */ share) => ({ x: start.x + 3 * share * (1 - share) * out, y: start.y + share * share * (3 - 2 * share) * (end.y - start.y) });
  return {
    start, end, level: null, way: /** @type {const} */ (-1), path: `M${start.x} ${start.y}C${start.x + out} ${start.y} ${end.x + out} ${end.y} ${end.x} ${end.y}`,
    at, trail: SAMPLES.map(at),
  };
}

/**
 * A line of waves from one column to another, level where it passes a column.
 * @param {Point} start
 * @param {Node[]} through
 * @param {Point} end
 * @param {Telling} telling  What the line says: each has a lane of its own.
 */
function course(start, through, end, telling) {
  const way = /** @type {-1 | 1} */ (Math.sign(end.x - start.x) || 1);
  const points = [start, ...through.flatMap(({ x, y, width, height, lanes }) => {
    const lane = lanes.indexOf(telling);
    const level = y + height * (lane < 0 ? 0.5 : (lane + 0.5) / lanes.length);
    return way > 0 ? [{ x, y: level }, { x: x + width, y: level }] : [{ x: x + width, y: level }, { x, y: level }];
  }), end];
  let path = `M${start.x} ${start.y}`;
  for (let n = 1; n < points.length; n += 1) {
    const [a, b] = [points[n - 1], points[n]];
    const bend = (b.x - a.x) / 2;
    path += a.y === b.y ? `L${b.x} ${b.y}` : `C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}`;
  }
  // Words stand where the line is level, or on the first wave, which is nearest to who does it.
  const wave = (/** @type {Point} */ a, /** @type {Point} */ b) => (/** @type {number} */ share) =>
    ({ x: a.x + (b.x - a.x) * (share ** 3 + 1.5 * share * (1 - share)), y: a.y + share * share * (3 - 2 * share) * (b.y - a.y) });
  return {
    start, end, way, path, level: through.length ? { x: (points[1].x + points[2].x) / 2, y: points[1].y } : null,
    at: wave(points[0], points[1]), trail: points.slice(1).flatMap((point, n) => SAMPLES.map(wave(points[n], point))),
  };
}
