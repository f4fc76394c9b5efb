// The interpreter of the grammar: reads the words of a question with the trees of `actorgraph.ask.tables`; see
// `actorgraph.ask.grammar`. What a piece makes of the words from a place on is looked for once for each place.

/**
 * @typedef {import("./words.js").Word} Word
 * What was found, by role; under WEIGHT stands how many words the names take.
 * @typedef {Record<string, any>} Found
 * Where what a slot finds at a word ends, and what it found.
 * @typedef {[number, Found][]} Ways
 * @typedef {(at: number, role: string) => Ways} Slot
 * A part of a piece. The same part has the same number wherever it stands.
 * @typedef {{n: number, kind: "word" | "stem" | "slot" | "fact" | "piece" | "all" | "any" | "maybe", text: string, role: string, parts: Node[]}} Node
 * @typedef {{pieces: Record<string, Node>, groups: {begins: Set<string> | null, node: Node}[][], rules: Rule[], first: Rule[]}} Grammar
 * @typedef {{node: Node, wording: string}} Rule
 */

export const WEIGHT = "#";
/** More than the words of any question. */
const MOST_WORDS = 1024;
const LEAVES = /** @type {const} */ ({ "~": "stem", "<": "piece", "{": "slot" });

/** @param {Tables} tables @returns {Grammar} */
export function createGrammar({ pieces, questions, rules, first }) {
  /** @type {Map<string, Node>} */
  const known = new Map();
  return {
    pieces: Object.fromEntries(Object.entries(pieces).map(([name, tree]) => [name, nodeOf(tree)])),
    groups: questions.map((group) => group.map(([begins, tree]) => ({ begins: begins ? new Set(begins.split("|")) : null, node: nodeOf(tree) }))),
    rules: rules.map(ruleOf),
    first: first.map(ruleOf),
  };

  /** @param {[Tree, string]} row @returns {Rule} */
  function ruleOf([tree, wording]) {
    return { node: nodeOf(tree), wording };
  }

  /** @param {Tree} tree @returns {Node} */
  function nodeOf(tree) {
    const parts = typeof tree === "string" ? [] : tree.slice(1).map(nodeOf);
    const key = typeof tree === "string" ? tree : `[${tree[0]} ${parts.map(({ n }) => n).join(" ")}`;
    let found = known.get(key);
    if (!found) known.set(key, found = { n: known.size, ...(typeof tree === "string" ? leafOf(tree) : { kind: /** @type {Node["kind"]} */ (tree[0]), text: "", role: "" }), parts });
    return found;
  }
}

/** @param {string} text @returns {{kind: Node["kind"], text: string, role: string}} */
function leafOf(text) {
  const kind = LEAVES[/** @type {keyof typeof LEAVES} */ (text[0])];
  if (kind === "slot") {
    const [name, role] = text.slice(1).split(":");
    return { kind, text: name, role };
  }
  if (kind) return { kind, text: text.slice(1), role: "" };
  const [key, value] = text.split("=");
  return value === undefined ? { kind: "word", text, role: "" } : { kind: "fact", text: key, role: value };
}

/**
 * Return the readings of one row of words: what its pieces make of it at each place, and its questions.
 * @param {Grammar} grammar
 * @param {Word[]} words
 * @param {Record<string, Slot>} slots
 */
export function createParse({ pieces, groups }, words, slots) {
  /** @type {Map<number, Ways>} */
  const known = new Map();

  /** Return where a part that begins at a word can end, and what it finds. @param {Node} node @param {number} start @returns {Ways} */
  function at(node, start) {
    const key = node.n * MOST_WORDS + start;
    let found = known.get(key);
    if (!found) known.set(key, found = waysOf(node, start));
    return found;
  }

  /** @param {Node} node @param {number} start @returns {Ways} */
  function waysOf({ kind, text, role, parts }, start) {
    switch (kind) {
      case "word": return words[start]?.folded === text ? [[start + 1, {}]] : [];
      case "stem": return words[start]?.stem === text ? [[start + 1, {}]] : [];
      case "slot": return slots[text](start, role);
      case "fact": return [[start, { [text]: role }]];
      case "piece": return at(pieces[text], start);
      case "any": return parts.flatMap((part) => at(part, start));
      case "maybe": return [...at(parts[0], start), [start, {}]];
      default: return inTurn(parts, start, at);
    }
  }

  return {
    at,
    piece: (/** @type {string} */ name, /** @type {number} */ start) => at(pieces[name], start),
    /** Return what each question that takes all the words finds, with its group. @returns {{group: number, found: Found}[]} */
    questions: () => groups.flatMap((group, n) => group.flatMap(({ begins, node }) =>
      (begins && !begins.has(words[0].folded) ? [] : at(node, 0).filter(([end]) => end === words.length).map(([, found]) => ({ group: n, found }))))),
  };
}

/**
 * Return the ways in which parts stand one behind another.
 * @template T
 * @param {T[]} parts
 * @param {number} start
 * @param {(part: T, start: number) => Ways} at
 * @param {number} [next]
 * @returns {Ways}
 */
export function inTurn(parts, start, at, next = 0) {
  if (next === parts.length) return [[start, {}]];
  return at(parts[next], start).flatMap(([end, found]) => inTurn(parts, end, at, next + 1).map(([last, more]) =>
    /** @type {[number, Found]} */ ([last, { ...found, ...more, [WEIGHT]: (found[WEIGHT] ?? 0) + (more[WEIGHT] ?? 0) }])));
}
