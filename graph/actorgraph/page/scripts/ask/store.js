// What the reading of questions asks of the case: who and what is called how, times, sources and figures; as the store
// of `actorgraph.store` has it. All of it is made when it is first asked for.
import { createClaims } from "../read/claims.js";
import { dayText } from "../read/day.js";
import { fold } from "../read/fold.js";
import { daysOf } from "./times.js";

/**
 * @typedef {{thing: Thing, name: string, isId: boolean, folded: string}} Folded
 * A span of days, of which null is an open end; `text` is EDTF.
 * @typedef {{first: number | null, last: number | null, text: string}} Days
 * @typedef {ReturnType<typeof createStore>} Store
 */

/** Things with a word in a name that are looked at for the one that a part of it names. */
const MOST_HELD = 12;

/**
 * @param {Case} page
 * @param {() => Folded[]} names
 * @param {(word: string) => string} stem
 */
export function createStore(page, names, stem) {
  const { things, sources, codes, asks, dossier } = page;
  const once = (/** @type {() => any} */ make) => {
    /** @type {any} */
    let made;
    return () => made ??= make();
  };
  /** Several actors that are counted as one are answered as the first of them. @type {() => (n: number) => number} */
  const first = once(() => createClaims(page, () => true).first);
  const inOrder = (/** @type {Iterable<Thing>} */ its) => [...new Set([...its].map(({ at }) => first()(at)))].sort((a, b) => a - b).map((at) => things[at]);

  /** The things under each folded name. @type {() => Map<string, Thing[]>} */
  const byName = once(() => {
    /** @type {Map<string, Set<Thing>>} */
    const found = new Map();
    for (const { thing, isId, folded } of names()) {
      if (isId || !folded) continue;
      const its = found.get(folded);
      if (its) its.add(thing);
      else found.set(folded, new Set([thing]));
    }
    return new Map([...found].map(([name, its]) => [name, its.size > 1 ? inOrder(its) : [things[first()([...its][0].at)]]]));
  });
  /** The folded names that have a word. @type {() => Map<string, string[]>} */
  const byWord = once(() => {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const name of byName().keys()) {
      for (const word of new Set(name.split(" "))) {
        const its = found.get(word);
        if (its) its.push(name);
        else found.set(word, [name]);
      }
    }
    return found;
  });
  const called = (/** @type {string} */ name) => byName().get(name) ?? [];

  /** Return the things of which a name holds words, or ends with them. @param {string} words @param {string} text @param {boolean} [isLast] */
  function thingsWith(words, text, isLast = false) {
    const its = (byWord().get(words.split(" ")[0]) ?? []).filter((name) => (isLast ? ` ${name}`.endsWith(text) : ` ${name} `.includes(text)));
    return inOrder(its.flatMap(called));
  }

  /** @type {() => Map<number, Days>} */
  const days = once(() => new Map(asks.events.map(([at, from, to]) => [at, { first: from, last: to, text: dossier(things[at]).when ?? "" }])));
  /** @type {() => [number, number][]} */
  const spans = once(() => {
    /** @type {[number, number][]} */
    const found = [];
    const add = (/** @type {number | null} */ from, /** @type {number | null} */ to) => {
      const [start, end] = [from ?? to, to ?? from];
      if (start !== null && end !== null) found.push([start, end]);
    };
    for (const its of [...days().values(), ...sources.flatMap(({ date }) => daysOf(date ?? "") ?? [])]) add(its.first, its.last);
    for (let at = 0; at < page.count; at += 1) if (codes.dated[at]) add(codes.first[at], codes.last[at]);
    return found;
  });
  /** The years of the case, in order. @type {() => number[]} */
  const years = once(() => {
    const yearOf = (/** @type {number} */ day) => Number(dayText(day).slice(0, 4));
    const [low, high] = spans().reduce(([least, most], [from, to]) => [Math.min(least, from), Math.max(most, to)], [Infinity, -Infinity]);
    return spans().length ? Array.from({ length: yearOf(high) - yearOf(low) + 1 }, (_, n) => yearOf(low) + n) : [];
  });

  /** How many claims are about each event. @type {() => Map<number, number>} */
  const told = once(() => {
    const found = new Map();
    for (const event of codes.event) if (event >= 0) found.set(event, (found.get(event) ?? 0) + 1);
    return found;
  });

  const many = (/** @type {Thing} */ event) => told().get(event.at) ?? 0;

  return {
    page, called,
    /** How many claims are of an event. */
    many,
    /** The words of all names. */
    nameWords: () => byWord(),
    /** The actors of which a name holds whole words; none if very many things have them. @param {string} words */
    namedWith: (words) => {
      const its = thingsWith(words, ` ${words} `);
      return its.length < MOST_HELD ? its.filter(({ isEvent }) => !isEvent) : [];
    },
    /** The events of which a name holds whole words, and how many things have them. @param {string} words */
    eventsWith: (words) => {
      const its = thingsWith(words, ` ${words} `);
      return its.length < MOST_HELD ? its.filter(({ isEvent }) => isEvent) : [];
    },
    /** True if an event is recorded as of a place. @param {Thing | undefined} event @param {Thing} place */
    isAt: (event, place) => Boolean(event?.isEvent && (dossier(event).places ?? []).includes(place.id)),
    /** The actors and events of which a name has a word. @param {string} word */
    thingsWith: (word) => thingsWith(word, ` ${word} `),
    /** The actors of whom a name ends with a noun; none if very many things have it in a name. @param {string} noun */
    headed: (noun) => (thingsWith(noun, ` ${noun} `).length < MOST_HELD ? thingsWith(noun, ` ${noun}`, true).filter(({ isEvent }) => !isEvent) : []),
    /** The actors and events with a name of which a word begins with one of some texts, in their order. @param {string[]} texts */
    namedLike: (texts) => {
      const found = new Set();
      for (const [word, its] of byWord()) if (texts.some((text) => word.startsWith(text))) for (const name of its) for (const thing of called(name)) found.add(thing);
      return things.filter((thing) => found.has(thing));
    },
    /** The type of an actor or event. @param {Thing} thing @returns {string} */
    type: (thing) => (thing.isEvent ? dossier(thing).type ?? "" : thing.kind),
    /** The actors whose parent is this one. @param {Thing} thing */
    children: (thing) => inOrder(things.filter((its) => !its.isEvent && page.thing(dossier(its).parent ?? "")?.at === thing.at)),
    /** The time of an event, if it has one. @param {Thing} event */
    dayOf: (event) => days().get(event.at) ?? null,
    latest: asks.latest,
    lastYear: () => years().at(-1),
    /** The years in which the case has a month ("10") or day ("02-02"). @param {string} text */
    years: (text) => {
      const found = years().filter((year) => {
        const its = daysOf(`${String(year).padStart(4, "0")}-${text}`);
        return its && spans().some(([from, to]) => from <= (its.last ?? 0) && (its.first ?? 0) <= to);
      });
      return found.length ? found : years().slice(-1);
    },
    /** The id of the source with a title, or of the publisher with a name; empty for none. @param {string} text */
    sourceAt: (text) => {
      const source = sources.find(({ id, title }) => id === text || fold(title) === text);
      if (source) return source.id;
      const publishers = new Set(sources.map(({ publisher }) => publisher));
      return [text, text.replace(/^the /u, "")].sort().flatMap(called).find(({ id }) => publishers.has(id))?.id ?? "";
    },
    /** True if a claim of some relations has a role with all the words. @param {number[]} relations @param {string[]} title */
    hasRole: (relations, title) => codes.relation.some((relation, at) => {
      if (!relations.includes(relation)) return false;
      const its = new Set(fold(page.claim(at).role).split(" ").map(stem));
      return title.every((word) => its.has(word));
    }),
    /** The places of the claims of some relations with ends. @param {number[]} relations @param {{subject?: Thing, object?: Thing, event?: Thing}} ends */
    claims: (relations, { subject, object, event }) => {
      const isAt = (/** @type {number[]} */ column, /** @type {number} */ at, /** @type {Thing | undefined} */ end) => !end || first()(column[at]) === first()(end.at);
      return codes.relation.flatMap((relation, at) => (relations.includes(relation) && isAt(codes.subject, at, subject) && isAt(codes.object, at, object) && isAt(codes.event, at, event) ? [at] : []));
    },
    /** States of which a name holds that of an actor, those with the shortest names first. @param {Thing} thing @param {number} most */
    namesakes: (thing, most) => [...byName().entries()].flatMap(([name, its]) => (` ${name} `.includes(` ${fold(thing.name)} `) ? its.map((one) => ({ one, length: name.length })) : []))
      .filter(({ one }) => one.kind === "state" && !one.isEvent && first()(one.at) !== first()(thing.at))
      .sort((a, b) => a.length - b.length || a.one.at - b.one.at).map(({ one }) => one).filter((one, at, all) => all.indexOf(one) === at).slice(0, most),
    /** The places of the claims that have a thing at an end or as their event. @param {Thing} thing */
    claimsOf: (thing) => codes.relation.flatMap((_, at) => ([codes.subject[at], codes.object[at], codes.event[at]].some((n) => first()(n) === first()(thing.at)) ? [at] : [])),
    /** The events of a type of which more claims are told than some, that with most first; at most so many. @param {string} type @param {number} most @param {number} than */
    eventsOf: (type, most, than) => things.filter((its) => its.isEvent && dossier(its).type === type && many(its) > than).sort((a, b) => many(b) - many(a) || a.at - b.at).slice(0, most),
    /** The stems of the words by which figures say what they count. @type {() => Set<string>} */
    countedWords: once(() => new Set(asks.figures.flatMap(([at, , , what, unit]) => {
      const { text, role } = page.claim(at);
      return [what, unit, text, role];
    }).flatMap((text) => fold(text).split(" ")).map(stem))),
  };
}
