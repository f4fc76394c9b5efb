// What is printed: the drawing as sharp lines on white, and under it the claims that are shown, with their sources.
import { byId, counted, isolated, make } from "../element.js";
import { citationOf } from "../panel/citation.js";
import { drawnWords, quotation, sentence } from "../panel/sentence.js";
import { svgOf } from "../draw/svg.js";
import { whenText } from "../read/when.js";

/** Claims on paper; more are said to be left off. */
const MOST = 400;
/** Things that a sheet can show. */
const MOST_DRAWN = 1500;

/** The page's light colours: paper is white even where the screen is dark. @param {() => Theme} theme */
function onPaper(theme) {
  document.documentElement.classList.add("paper");
  try {
    return theme();
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
 * @param {Case} page
 * @param {() => Visible} visible
 * @param {() => Emphasis} emphasis
 * @param {() => Theme} theme  Reads the colours that the style has now.
 * @param {() => SVGElement | null} story  The story, if that is what is looked at.
 */
export function createPrint(page, visible, emphasis, theme, story) {
  const sheet = byId("sheet");
  addEventListener("beforeprint", () => {
    const { scene, claims, filters } = visible();
    const content = /** @type {Node[]} */ ([]);
    const told = story();
    if (told) content.push(make("figure", {}, copyOf(told)));
    else if (scene.things.length && scene.things.length <= MOST_DRAWN) {
      const parsed = new DOMParser().parseFromString(svgOf(scene, emphasis(), onPaper(theme), [], (drawn) => drawnWords(page, drawn)), "image/svg+xml");
      content.push(make("figure", {}, document.importNode(parsed.documentElement, true)));
    }
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
