// What the page says beside the drawing: how much is in view and why, the sources, and what one points at.
import { button, byId, counted, isolated, make } from "../element.js";

/**
 * Say how much of the case is in view, and why not all of it.
 * @param {Case} page
 * @param {Visible} visible
 * @param {() => void} showAll
 */
export function showCounts(page, { scene, claims, filters }, showAll) {
  const notice = byId("shown");
  const isAll = scene.things.length === page.things.length && claims.length === page.count;
  notice.hidden = isAll && !filters.length;
  byId("nothing").hidden = scene.things.length > 0;
  const left = page.things.length - scene.things.length;
  const number = (/** @type {number} */ count) => count.toLocaleString("en");
  notice.replaceChildren(
    make("span", { dir: "auto" }, `${number(scene.things.length)} of ${number(page.things.length)} actors and events, ${number(claims.length)} of ${counted(page.count, "claim")}`),
    make("small", { dir: "auto" }, [left ? `${number(left)} hidden` : "", filters.join("; ")].filter(Boolean).join(": ")),
    ...(isAll && page.filters.length === filters.length ? [] : [button("Show all", showAll)]),
  );
}

/**
 * Name the sources in the head, the first two by title.
 * @param {Case} page
 */
export function showSources(page) {
  const named = page.sources.slice(0, 2).map((source) => [source.publisher ? page.name(source.publisher) : "", source.title].filter(Boolean).join(", "));
  const more = page.sources.length - named.length;
  const noun = page.sources.length === 1 ? "Source" : "Sources";
  byId("sources").replaceChildren(isolated(`${noun}: ${named.join("; ")}${more > 0 ? `; and ${more.toLocaleString("en")} more` : ""}`));
}

/**
 * Return how a hint is shown beside the pointer, and hidden.
 * @param {HTMLElement} stage
 */
export function createHint(stage) {
  const hint = byId("hint");
  return {
    /** @param {string} text @param {Point} point */
    show: (text, point) => {
      hint.textContent = text;
      hint.hidden = false;
      const left = Math.max(4, Math.min(point.x + 14, stage.clientWidth - hint.offsetWidth - 4));
      const top = Math.max(4, Math.min(point.y + 16, stage.clientHeight - hint.offsetHeight - 4));
      hint.style.left = `${left}px`;
      hint.style.top = `${top}px`;
    },
    hide: () => { hint.hidden = true; },
  };
}
