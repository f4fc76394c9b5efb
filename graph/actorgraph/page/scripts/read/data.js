// The case that the page holds: columns become things and ties; claims are made when they are read.
import { broken } from "../draw/label.js";
import { dayText } from "./day.js";
import { islandText } from "./island.js";

/** @type {Link[]} */
const LINKS = ["directed", "symmetric", "in-event", "unnamed", "blamed"];

/**
 * A column that is mostly empty comes as {at, is}; return it as an array, or null where there is none.
 * @param {any} column
 * @param {number} count
 * @returns {any[] | null}
 */
function full(column, count) {
  if (!column || Array.isArray(column)) return column ?? null;
  const values = new Array(count);
  column.at.forEach((/** @type {number} */ at, /** @type {number} */ n) => { values[at] = column.is[n]; });
  return values;
}

/**
 * Return the ids of the things: those that their name makes are not written out.
 * @param {{keys: string[], names: string[]}} drawing
 */
const readKeys = ({ keys, names }) => keys.map((key, at) =>
  key || names[at].toLowerCase().replace(/['`]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""));

/**
 * Return a sentence that begins with a capital and ends with a full stop, as `finished` of Python does.
 * @param {Part[]} parts
 * @returns {Part[]}
 */
function finished(parts) {
  if (!parts.length) return parts;
  const [first, ...rest] = parts;
  const whole = [{ ...first, text: first.text.replace(/[\p{L}\p{N}]/u, (letter) => letter.toUpperCase()) }, ...rest];
  if (/[.!?…][”’"')]*$/u.test(whole.map(({ text }) => text).join(""))) return whole;
  const last = whole[whole.length - 1];
  if (last.kind !== "text") return [...whole, { kind: "text", text: ".", id: "" }];
  return [...whole.slice(0, -1), { ...last, text: `${last.text}.` }];
}

/** What stands among the claimants for the publisher of the source. */
const PUBLISHER = -2;

/**
 * Return the things of the page.
 * @param {any} drawing
 * @returns {Thing[]}
 */
function readThings({ keys, names, tags, looks, letters, things }) {
  const { kinds, kind, x, y, size, salience, count, when } = things;
  const tagged = new Map(tags);
  const days = new Map(when.at.map((/** @type {number} */ at, /** @type {number} */ n) => [at, { first: when.first[n], last: when.last[n] }]));
  return Array.from({ length: count }, (_, at) => {
    const its = kinds[kind[at]];
    const called = tagged.has(at) ? `${names[at]} (${tagged.get(at)})` : names[at];
    /** Of many things few are named. @type {string[] | undefined} */
    let lines;
    return {
      at, id: keys[at], name: names[at], called, salience: salience[at], kind: its, isEvent: its === "event", look: looks[its],
      size: size[at], x: x[at], y: y[at], get label() { return (lines ??= broken(called)); }, side: "below", letters: letters[its], degree: 0, days: days.get(at) ?? null,
    };
  });
}

/**
 * Return the codes of the claims, with what data.py left out because it follows from the rest.
 * @param {any} drawing
 * @returns {Codes}
 */
function readCodes({ claims, ties, publishers, published }) {
  const { relation, ends, event, claimant, spokesperson, source, modality, first, last, dated } = claims;
  let next = 0;
  const tie = claims.tie.map((/** @type {number} */ code) => (code === 0 ? next++ : code < 0 ? -1 : code - 1));
  const end = (/** @type {string} */ which) => tie.map((/** @type {number} */ at) => {
    const link = at < 0 ? "" : LINKS[ties.link[at]];
    return at < 0 || link === (which === "start" ? "unnamed" : "in-event") ? -1 : ties[which][at];
  });
  const [subject, object] = [end("start"), end("end")];
  ends.at.forEach((/** @type {number} */ at, /** @type {number} */ n) => {
    subject[at] = ends.subject[n];
    object[at] = ends.object[n];
  });
  return {
    relation, subject, object, event, spokesperson, source, modality, first, dated, tie, published,
    claimant: claimant.map((/** @type {number} */ at, /** @type {number} */ n) => (at === PUBLISHER ? publishers[source[n]] : at)),
    last: last.map((/** @type {number | null} */ length, /** @type {number} */ n) => (length === null ? null : length + (first[n] ?? 0))),
  };
}

/**
 * Return the ties of the page, each with its claims, firmest first.
 * @param {any} drawing
 * @param {Thing[]} things
 * @param {Codes} codes
 * @returns {Tie[]}
 */
function readTies({ families, hues, disclaimers, relations, ties: { start, end, link, bend, loop } }, things, codes) {
  const order = [...codes.tie.keys()].sort((a, b) => codes.modality[a] - codes.modality[b] || a - b);
  /** @type {number[][]} */
  const claims = start.map(() => []);
  // The line from who is blamed to the event has the claims of those who blame, which are lines of their own too.
  const blames = new Map(link.flatMap((/** @type {number} */ code, /** @type {number} */ at) => (LINKS[code] === "blamed" ? [[`${start[at]} ${end[at]}`, at]] : [])));
  for (const at of order) {
    if (codes.tie[at] >= 0) claims[codes.tie[at]].push(at);
    const blame = blames.get(`${codes.object[at]} ${codes.event[at]}`);
    if (blame !== undefined && codes.subject[at] >= 0 && families[relations[codes.relation[at]][1]] === "attribution") claims[blame].push(at);
  }
  return claims.map((its, at) => {
    const [one, other] = [things[start[at]], things[end[at]]];
    const family = families[relations[codes.relation[its[0]]][1]];
    const kind = LINKS[link[at]];
    const plain = `${family}:${one.id}:${other.id}`;
    one.degree += 1;
    if (other !== one) other.degree += 1;
    return {
      at, id: kind === "directed" ? plain : `${plain}:${kind}`, family, hue: hues[family],
      start: one, end: other, link: kind, bend: bend[at], loop: loop[at], claims: its, disclaims: disclaimers[family] ?? "", known: "",
    };
  });
}

/**
 * Return the id of a claim by its place: it is written out, or the bytes of the hash that made it are.
 * @param {{id?: string[], made?: string}} claims
 * @returns {(at: number) => string}
 */
function readIds({ id, made }) {
  if (id) return (at) => id[at];
  const bytes = atob(made ?? "");
  return (at) => `c${Array.from(bytes.slice(8 * at, 8 * at + 8), (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Return ties that only follow from several claims. They bend away from what is stated.
 * @param {any} drawing
 * @param {Thing[]} things
 * @param {number} from
 * @returns {Tie[]}
 */
function readDerived(drawing, things, from) {
  return (drawing.derived ?? []).map((/** @type {any[]} */ [family, start, end, known, claims], /** @type {number} */ n) => {
    const name = drawing.families[family];
    const [one, other] = [things[start], things[end]];
    return {
      at: from + n, id: `${name}:${one.id}:${other.id}:derived`, family: name, hue: drawing.hues[name],
      start: one, end: other, link: "directed", bend: 0.26, loop: 0, claims, disclaims: "", known,
    };
  });
}

/**
 * Read the case that the page holds.
 * @returns {Promise<{page: Case, opening: any, concluded: boolean, words: () => Promise<void>}>}
 */
export async function readCase() {
  const drawing = JSON.parse(await islandText("drawing-data"));
  drawing.keys = readKeys(drawing);
  const things = readThings(drawing);
  const codes = readCodes(drawing);
  const ties = readTies(drawing, things, codes);
  const derived = readDerived(drawing, things, ties.length);
  /** @type {Relation[]} */
  const relations = drawing.relations.map((/** @type {any[]} */ [name, family, reading, symmetric, its]) => ({
    name, family: drawing.families[family], reading, symmetric: Boolean(symmetric), familyInVocabulary: drawing.families[its],
  }));
  const count = codes.relation.length;

  const ids = new Map(drawing.keys.map((/** @type {string} */ key, /** @type {number} */ at) => [key, at]));
  const id = (/** @type {number} */ at) => (at < 0 ? "" : drawing.keys[at]);
  /** @type {any} */
  let words = null;
  const said = (/** @type {string} */ key, /** @type {number} */ at) => words?.claims[key]?.[at] ?? "";

  /**
   * Return the parts of a claim's sentence: its pattern with the names put in.
   * @param {number} at
   * @returns {Part[]}
   */
  function parts(at) {
    if (!words) return [];
    const ends = [codes.subject[at], codes.object[at], codes.event[at], codes.claimant[at]];
    return finished(words.patterns[words.claims.pattern[at]].map(put));

    /**
     * @param {any} piece
     * @returns {Part}
     */
    function put(piece) {
      if (typeof piece === "string") return { kind: "text", text: piece, id: "" };
      if (typeof piece === "number") {
        const end = ends[piece % 4];
        return { kind: things[end]?.isEvent ? "event" : "actor", text: within(end, piece >= 4), id: id(end) };
      }
      const [kind, text, role] = piece;
      return { kind, text, id: role === undefined ? "" : id(ends[role]) };
    }
  }

  /**
   * Return a name as it stands within a sentence.
   * @param {number} end
   * @param {boolean} the  Whether it has the article in any case.
   */
  function within(end, the) {
    const name = drawing.names[end];
    const article = words.nouns[end] % 3;
    if (article === 2) return `the${name.slice(3)}`;
    return the || article === 1 ? `the ${name}` : name;
  }

  /** @type {Case} */
  const page = {
    title: drawing.title,
    meta: drawing.meta,
    filters: drawing.filters,
    things,
    ties: [...ties, ...derived],
    keys: drawing.keys,
    names: drawing.names,
    relations,
    families: drawing.families,
    modalities: drawing.modalities,
    groups: drawing.groups,
    // Their titles come with the words.
    sources: drawing.sources.map((/** @type {string} */ its) => ({ id: its, title: its })),
    count,
    codes,
    asks: /** @type {Asks} */ ({}), // they too come with the words
    story: drawing.story,
    overview: drawing.overview,
    tour: drawing.tour,
    isAnswer: Boolean(drawing.opening?.answer),
    thing: (key) => things[ids.get(key) ?? -1],
    name: (key) => drawing.names[ids.get(key) ?? -1] ?? key,
    dossier: (thing) => {
      const its = words?.things ?? {};
      return Object.fromEntries(Object.keys(its).map((key) => [key, its[key][thing.at]]).filter(([, value]) => value));
    },
    parts,
    noun: (thing) => ({ text: within(thing.at, false), isPlural: words.nouns[thing.at] >= 3 }),
    edge: (at) => {
      const [label, asserted] = words.labels[words.claims.label[at]];
      return { label, asserted };
    },
    verb: (at) => words?.verbs[words.claims.verb[at]] ?? "",
    sentence: (at) => parts(at).map(({ text }) => text).join(""),
    claim: (at) => ({
      at,
      id: words?.idOf(at) ?? "",
      relation: relations[codes.relation[at]],
      group: drawing.groups[codes.modality[at]],
      modality: drawing.modalities[codes.modality[at]],
      subject: id(codes.subject[at]),
      object: id(codes.object[at]),
      event: id(codes.event[at]),
      claimant: id(codes.claimant[at]),
      spokesperson: id(codes.spokesperson[at]),
      source: page.sources[codes.source[at]],
      text: said("text", at),
      role: said("role", at),
      mode: said("mode", at) || [],
      quantity: said("quantity", at),
      hedge: said("hedge", at),
      when: said("when", at) === "=" ? dayText(codes.first[at] ?? 0) : said("when", at),
      said: said("said", at),
      quote: said("quote", at),
      implied: Boolean(said("implied", at)),
      note: said("note", at),
      file: said("file", at),
      record: said("record", at),
      cites: said("cites", at),
      tlp: said("tlp", at),
    }),
  };
  return {
    page,
    opening: drawing.opening,
    concluded: drawing.derived !== null,
    words: async () => {
      const read = JSON.parse(await islandText("words-data"));
      read.idOf = readIds(read.claims);
      delete read.claims.id;
      delete read.claims.made;
      for (const key of Object.keys(read.claims)) read.claims[key] = full(read.claims[key], count);
      for (const key of Object.keys(read.things)) read.things[key] = full(read.things[key], things.length);
      words = read;
      page.sources = read.sources;
      page.asks = read.asks;
    },
  };
}
