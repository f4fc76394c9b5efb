// What is printed: the drawing as sharp lines on white, and under it the claims that are shown, with their sources; of a tour one scene a page.
import { byId, counted, isolated, make } from "../element.js";
import { citationOf } from "../panel/citation.js";
import { drawnWords, quotation, sentence } from "../panel/sentence.js";
import { svgOf } from "../draw/svg.js";
import { whenText } from "../read/when.js";

/** Claims on paper; more are said to be left off. */
const MOST = 400;
/** Things that a sheet can show. */
const MOST_DRAWN = 1500;

/**
 * Return what a function makes under the page's light colours: paper is white even where the screen is dark.
 * @template T
 * @param {() => T} made
 * @returns {T}
 */
export function onPaper(made) {
  document.documentElement.classList.add("paper");
  try {
    return made();
  } finally {
    document.documentElement.classList.remove("paper");
  }
}

/** Return a drawing for paper: nothing in it stands back, or can be chosen. @param {SVGElement} svg */
function copyOf(svg) {
  const copy = /** @type {SVGElement} */ (svg.cloneNode(true));
  for (const part of copy.querySelectorAll("[role]")) for (const name of ["role", "tabindex"]) part.removeAttribute(name);
  for (const part of copy.querySelectorAll(".dim, .chosen")) part.classList.remove("dim", "chosen");
  return copy;
}

/**
 * @typedef {Object} Shown  What is looked at.
 * @property {() => Visible} visible
 * @property {() => Emphasis} emphasis
 * @property {() => Theme} theme  Reads the colours that the style has now.
 * @property {() => SVGElement | null} story  The cards, if they are what is looked at.
 * @property {() => { title: string, text: string }[]} scenes  The points of the tour, if it is on.
 * @property {() => import("../controls/state.js").Choice} now
 * @property {(at: number | null, before: import("../controls/state.js").Choice) => void} show  Show a scene, or what was shown before.
 *
 * @param {Case} page
 * @param {Shown} shown
 */
export function createPrint(page, { visible, emphasis, theme, story, scenes, now, show }) {
  const sheet = byId("sheet");

  /** Return the drawing of the moment, and the form of an answer. */
  function pictures() {
    const { scene } = visible();
    const told = story();
    const form = document.querySelector("#story:not([hidden]) .form");
    const content = form ? [form.cloneNode(true)] : [];
    if (told) content.push(make("figure", {}, copyOf(told)));
    else if (!form && scene.things.length && scene.things.length <= MOST_DRAWN) {
      const parsed = new DOMParser().parseFromString(svgOf(scene, emphasis(), onPaper(theme), [], (drawn) => drawnWords(page, drawn)), "image/svg+xml");
      content.push(make("figure", {}, document.importNode(parsed.documentElement, true)));
    }
    return content;
  }

  /** Each scene of the tour as a page of its own. @param {{ title: string, text: string }[]} points */
  function tourPages(points) {
    const before = now();
    const pages = points.map(({ title, text }, at) => {
      show(at, before);
      const said = document.getElementById("answer");
      return make("section", { class: "scene-page" }, make("h2", {}, `${at + 1}. ${title}`), make("p", {}, text),
        said && !said.hidden ? make("p", { class: "note" }, said.textContent) : null, ...pictures());
    });
    show(null, before);
    return pages;
  }

  addEventListener("beforeprint", () => {
    const points = scenes();
    if (points.length) return sheet.replaceChildren(...tourPages(points));
    const { claims, filters } = visible();
    const content = /** @type {Node[]} */ (pictures());
    if (filters.length) content.push(make("p", { class: "note" }, filters.join("; ")));
    content.push(make("h2", {}, counted(claims.length, "claim")));
    content.push(make("ol", {}, ...claims.slice(0, MOST).map((at) => {
      const claim = page.claim(at);
      const source = claim.source.publisher ? page.name(claim.source.publisher) : "";
      const voice = claim.claimant === claim.source.publisher ? "" : `${page.name(claim.claimant)}, `;
      return make("li", {}, sentence(page, claim, (_, name) => isolated(name)), claim.quote ? quotation(claim) : null,
        make("p", { class: "voice" }, `— ${voice}${claim.modality} · ${citationOf(claim.source, source, claim, whenText)}`));
    })));
    if (claims.length > MOST) content.push(make("p", { class: "note" }, `${claims.length - MOST} more claims are left off.`));
    sheet.replaceChildren(...content);
  });
  addEventListener("afterprint", () => sheet.replaceChildren());
}
