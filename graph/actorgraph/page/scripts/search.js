// The search field: names, aliases, native scripts, ids, and the words of quotes.
import { byId, counted, isolated, make, spaced } from "./element.js";
import { createCombobox } from "./combobox.js";
import { marked } from "./sentence.js";

const NAMES = 8;
const QUOTES = 5;
const NEAR = 3;

/**
 * @param {Named} found
 * @returns {(Node | string)[]}
 * @typedef {import("./find.js").Named} Named
 */
export function offered({ thing, name }) {
  const also = name !== thing.name && name !== thing.id ? [make("small", { dir: "auto" }, name)] : [];
  return [isolated(thing.name), " ", make("small", {}, spaced(thing.kind)), ...(also.length ? [make("small", {}, " · "), ...also] : [])];
}

/**
 * @param {Case} page
 * @param {ReturnType<import("./find.js").createFinder>} finder
 * @param {{thing: (thing: Thing) => void, claim: (at: number) => void, claims: (found: number[], text: string) => void}} show
 */
export function createSearch(page, finder, show) {
  const input = /** @type {HTMLInputElement} */ (byId("search"));
  const done = () => { input.value = ""; };
  createCombobox(input, (text) => {
    const quotes = finder.claims(text);
    const named = finder.things(text, NAMES);
    // Another spelling is suggested, never assumed.
    const near = named.length || quotes.length ? [] : finder.near(text, NEAR);
    return [
      { title: near.length ? "Nothing is called so; near it are" : "Actors and events", offers: [...named, ...near].map((found) => ({ content: offered(found), take: () => { done(); show.thing(found.thing); } })) },
      {
        title: quotes.length ? `${counted(quotes.length, "claim")} with these words` : "",
        offers: [
          ...quotes.slice(0, QUOTES).map((at) => ({ content: [excerpt(page.claim(at).quote, text), plainly(page, page.claim(at))], take: () => { done(); show.claim(at); } })),
          ...(quotes.length > 1 ? [{ content: [`Read all ${quotes.length}`], take: () => { done(); show.claims(quotes, text); } }] : []),
        ],
      },
    ];
  }, { nothing: "Nothing is called so, and no quote says it." });
  return input;
}

/**
 * Return the part of a quote around a text, with the text marked.
 * @param {string} quote
 * @param {string} text
 */
export function excerpt(quote, text) {
  const at = Math.max(0, quote.toLowerCase().indexOf(text.toLowerCase()) - 30);
  const piece = `${at ? "…" : ""}${quote.slice(at, at + 110)}${quote.length > at + 110 ? "…" : ""}`;
  const element = make("span", { class: "excerpt", dir: "auto" });
  marked(piece, text).forEach((part, n) => element.append(n === 1 ? make("mark", {}, part) : part));
  return element;
}

/**
 * Return what a claim says, to tell claims of one quote apart.
 * @param {Case} page
 * @param {Claim} claim
 */
function plainly(page, claim) {
  const names = [claim.subject || claim.event, claim.object].map((id) => (id ? page.name(id) : ""));
  return make("small", { class: "plainly", dir: "auto" }, [names[0], claim.relation.reading, names[1] || claim.text || claim.quantity].join(" "));
}
