// What the page says beside the drawing: how much is in view and why, the sources, and what one points at.
import { button, byId, counted, grouped, isolated, make } from "../element.js";
import { AWAY_NAMED } from "./filters.js";

/**
 * Say how much of the case is in view, and why not all of it.
 * @param {Case} page
 * @param {ReturnType<typeof import("./filters.js").visibleOf>} visible
 * @param {() => void} showAll
 * @param {(things: Thing[]) => void} bringBack  What was put away.
 * @param {[string, () => void][]} [ways]  Buttons: what else may be shown from here.
 */
export function showCounts(page, { scene, whole, groups, claims, narrowed, away }, showAll, bringBack, ways = []) {
  const notice = byId("shown");
  const left = page.things.length - whole.things.length - away.length;
  const isAll = left === 0 && narrowed.length === page.filters.length;
  notice.hidden = isAll && !narrowed.length && !away.length && !groups.length;
  byId("nothing").hidden = scene.things.length > 0;
  notice.replaceChildren(
    make("span", { dir: "auto" }, `${grouped(scene.things.length)} of ${grouped(page.things.length)} actors and events${groups.length ? `, ${inGroups(groups)}` : ""}, ${grouped(claims.length)} of ${counted(page.count, "claim")}`),
    make("small", { dir: "auto" }, [left ? `${grouped(left)} hidden` : "", narrowed.join("; ")].filter(Boolean).join(": ")),
    ...ways.map(([words, act]) => button(words, act)),
    ...(isAll ? [] : [button("Show all", showAll)]),
    ...(away.length ? [awayList(away, bringBack)] : []),
  );
}

/**
 * Return what is put away as a list of buttons that bring it back, one by one.
 * @param {Thing[]} away
 * @param {(things: Thing[]) => void} bringBack
 */
function awayList(away, bringBack) {
  const named = away.slice(0, AWAY_NAMED);
  return make("div", { class: "away", role: "group", "aria-label": "Put away" }, make("span", {}, "Put away:"),
    ...named.map((thing) => {
      const element = button("", () => bringBack([thing]), { "aria-label": `Bring back ${thing.called}`, title: `Bring back ${thing.called}` });
      element.append(isolated(thing.called), make("span", { "aria-hidden": "true" }, " ×"));
      return element;
    }),
    away.length > named.length ? make("span", {}, `and ${away.length - named.length} more`) : null,
    away.length > 1 ? button("Bring all back", () => bringBack(away)) : null);
}

/** @param {Thing[]} groups */
const inGroups = (groups) => counted(groups.length, "group");

/**
 * Name the sources in the head, the first two by title.
 * @param {Case} page
 */
export function showSources(page) {
  const named = page.sources.slice(0, 2).map((source) => [source.publisher ? page.name(source.publisher) : "", source.title].filter(Boolean).join(", "));
  const more = page.sources.length - named.length;
  const noun = page.sources.length === 1 ? "Source" : "Sources";
  byId("sources").replaceChildren(isolated(`${noun}: ${named.join("; ")}${more > 0 ? `; and ${grouped(more)} more` : ""}`));
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
