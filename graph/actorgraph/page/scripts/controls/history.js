// The address follows the choices: at once if the browser's Back shall undo it, else when all rests.
import { hashOf } from "./address.js";

/** Milliseconds after the last movement until the address follows. */
const REST = 300;
/** The choices of which each is a step back; so is each step of the film, and that it is played. */
const STEPS = ["ask", "tour", "thing", "tie", "path", "about", "view", "scope", "centre", "hops", "through", "group"];
const isOfFilm = (/** @type {Set<string>} */ changed, /** @type {string} */ film) => changed.has(film === "on" ? "to" : "film") && film !== "off";

/**
 * Return a function that writes the address after a change.
 * @param {Case} page
 * @param {import("./state.js").State} state
 * @param {import("./state.js").Choice["scope"]} usual  The scope on which this page opens.
 * @returns {(changed: Set<string>) => void}
 */
export function createHistory(page, state, usual) {
  let resting = 0;
  /** @param {boolean} isStep */
  function write(isStep) {
    const hash = hashOf(page, state.now(), usual);
    const address = `${location.pathname}${location.search}${hash ? `#${hash}` : ""}`;
    try {
      if (isStep && hash !== location.hash.slice(1)) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // Some frames have no address of their own; the page works without one.
    }
  }
  return (changed) => {
    clearTimeout(resting);
    if (STEPS.some((key) => changed.has(key)) || isOfFilm(changed, state.now().film)) write(true);
    else resting = window.setTimeout(() => write(false), REST);
  };
}
