// The overview at work: the drawing of groups, its key, and what the panel says of what is chosen in it.
import { bundleContent, groupContent, restContent } from "../panel/groups.js";
import { createGroups, groupsKey } from "./groups.js";
import { START } from "../controls/state.js";
import { make } from "../element.js";

/**
 * Return the overview of a page; null if the page has none.
 * @param {Case} page
 * @param {import("../controls/state.js").State} state
 * @param {import("./story.js").Acts & {panel: () => ReturnType<typeof import("../panel/panel.js").createPanel>, cards: (claims: number[]) => HTMLElement}} acts
 */
export function createOverview(page, state, acts) {
  if (!page.overview) return null;
  const stage = make("div", { class: "sheet" });
  const open = (/** @type {number} */ group) => state.change({ ...START, scope: "group", group, view: "drawing" });
  const sheet = createGroups(stage, page, {
    thing: acts.thing, clear: acts.clear, hover: acts.hover, open, bundle,
    unit: (unit) => about(unit),
  });

  /** @param {number} unit */
  function about(unit) {
    tell(sheet.unitName(unit), groupContent(page, sheet, unit, { open, bundle }), () => sheet.point(unit));
  }

  /** Show something in the panel, which no choice of the page does. @param {string} heading @param {Node[]} content @param {() => void} light */
  function tell(heading, content, light) {
    state.change({ thing: -1, tie: -1, path: null, about: false });
    acts.panel().list(heading, content);
    light();
  }

  /** @param {Bundle} its */
  function bundle(its) {
    tell(`${sheet.unitName(its.from)} ${its.arrow ? "→" : "–"} ${sheet.unitName(its.to)}`, bundleContent(page, its, acts.cards), () => sheet.point(-1, its));
  }

  const rest = () => tell("In no group that is drawn", restContent(page, page.overview?.units.slice(0, sheet.shape().cards.length) ?? [], open), () => sheet.point(-1));

  const key = () => groupsKey(page, sheet, state.now().by, { by: (by) => state.change({ by }), rest });
  sheet.measureBy(state.now().by);
  return {
    stage,
    sheet,
    key,
    /** Draw widths by the measure that is chosen now. */
    measure: () => {
      sheet.measureBy(state.now().by);
      stage.parentElement?.querySelector(".key")?.replaceWith(key());
    },
    /**
     * What a menu offers for an element; an actor beside the groups has the menu of any actor.
     * @param {EventTarget | null} target
     * @returns {{thing: Thing} | {heading: string, items: import("../controls/menu.js").Item[][]}}
     */
    menu: (target) => {
      const { unit, bundle: its } = sheet.at(target);
      const opens = (/** @type {number} */ at) => {
        const [head, group] = page.overview?.units[at] ?? [-1, -1];
        return group < 0 ? { text: `All about ${sheet.unitName(at)}`, act: () => acts.thing(page.things[head]) } : { text: `Open ${sheet.unitName(at)}`, act: () => open(group) };
      };
      if (its) return { heading: sheet.bundleWords(its), items: [[{ text: "Claims", act: () => bundle(its) }], [its.from, its.to].map(opens)] };
      const [head, group] = page.overview?.units[unit] ?? [-1, -1];
      if (unit >= 0 && group < 0) return { thing: page.things[head] };
      if (unit < 0) return { heading: "The groups", items: [[{ text: "Who is in no group", act: rest }, { text: "Network", act: () => state.change({ view: "drawing" }) }]] };
      return { heading: sheet.unitName(unit), items: [[opens(unit), { text: "About the group", act: () => about(unit) }]] };
    },
    /** Show all groups. */
    show: () => state.change({ ...START, scope: usual(page), view: "groups" }),
  };
}

/** The scope on which a large page opens. @param {Case} page @returns {import("../controls/state.js").Choice["scope"]} */
const usual = (page) => (page.isAnswer || page.overview ? "opening" : "all");
