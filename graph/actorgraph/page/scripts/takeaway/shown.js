// What is shown now, as it leaves the page: the story, an answer or the network, with places, sizes and colours.

/**
 * A thing as it is drawn. Its place is its middle, y downwards; `size` is its radius. A card has a width and height.
 * @typedef {{thing: Thing, x: number, y: number, width: number, height: number, size: number, colour: string, isCard: boolean}} Placed
 */
/** How the line of a claim is drawn. @typedef {{colour: string, width: number}} Pen */
/**
 * What leaves: only claims that are drawn as lines have a pen. The notes are the reader's, by the place of a thing.
 * @typedef {{what: string, nodes: Placed[], claims: number[], pens: Map<number, Pen>, filters: string[], notes: Map<number, string>}} Shown
 */

/**
 * Return the network as it is drawn under the present filters.
 * @param {Visible} visible
 * @param {Theme} theme
 * @returns {Omit<Shown, "notes">}
 */
export function networkShown({ whole: scene, claims, filters }, theme) {
  const pens = new Map();
  for (const { tie, width, claims: its } of scene.ties) {
    // Derived lines are said by nobody; a line from who is blamed repeats the claims of the line to them.
    if (tie.known || tie.link === "blamed") continue;
    for (const at of its) pens.set(at, { colour: theme.hue[tie.hue], width });
  }
  const nodes = scene.things.map((thing) => ({
    thing, x: thing.x, y: thing.y, width: 2 * thing.size, height: 2 * thing.size, size: thing.size, colour: theme.tone[thing.look.tone], isCard: false,
  }));
  return { what: "network", nodes, claims, pens, filters };
}

/**
 * Return the story or an answer in the shape in which it is drawn.
 * @param {Case} page
 * @param {{what: string, shape: StoryShape}} drawn
 * @param {Theme} theme
 * @param {Record<"left" | "right" | "neutral", string>} sides  The colour of what stands on each side.
 * @returns {Omit<Shown, "notes">}
 */
export function sheetShown(page, { what, shape: { cards, stations, lines } }, theme, sides) {
  const pens = new Map(lines.filter(({ derived }) => !derived).flatMap(({ claims, hue, width }) => claims.map((at) => [at, { colour: theme.hue[hue], width }])));
  /** @param {number} at @param {number} x @param {number} y @param {number} width @param {number} height @param {string} colour */
  const placed = (at, x, y, width, height, colour) =>
    ({ thing: page.things[at], x: x + width / 2, y: y + height / 2, width, height, size: height / 2, colour, isCard: true });
  const nodes = [
    ...cards.map(([at, x, y, width, height, side]) => placed(at, x, y, width, height, sides[side])),
    ...stations.map(([at, x, y, width, height]) => placed(at, x, y, width, height, theme.tone[page.things[at].look.tone])),
  ];
  return { what, nodes, claims: [...pens.keys()].sort((a, b) => a - b), pens, filters: [] };
}
