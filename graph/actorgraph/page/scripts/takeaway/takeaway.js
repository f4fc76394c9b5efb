// What can be saved: a picture, a file for another tool, a table with citations, or the link to this view.
import { announce } from "../controls/announce.js";
import { button, byId, make } from "../element.js";
import { claimsCsvOf } from "./csv.js";
import { graphmlOf } from "./graphml.js";
import { pngOf } from "./png.js";
import { drawnWords } from "../panel/sentence.js";
import { svgOf } from "../draw/svg.js";
import { whenText } from "../read/when.js";

/**
 * Give a file to the reader.
 * @param {Blob} blob
 * @param {string} name
 */
function give(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the file over by then; one that is not let go of stays in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {string} title */
const slug = (title) => title.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60).toLowerCase() || "graph";

/**
 * Return the lines that stand above a picture: what it is, what is left out, from where and when.
 * @param {Case} page
 * @param {string[]} filters
 */
export function headingOf(page, filters) {
  const sources = page.sources.length <= 3
    ? page.sources.map((source) => [source.publisher ? page.name(source.publisher) : "", source.title, whenText(source.date ?? "")].filter(Boolean).join(", "))
    : [`${page.sources.length} sources`];
  const lines = [page.title];
  if (filters.length) lines.push(filters.join("; "));
  lines.push([`Source${page.sources.length === 1 ? "" : "s"}: ${sources.join("; ")}`, page.meta.coded ? `coded ${page.meta.coded}` : ""].filter(Boolean).join(" · "));
  return lines;
}

/**
 * Fill the menu of what can be saved.
 * @param {Case} page
 * @param {() => Visible} visible
 * @param {() => Emphasis} emphasis
 * @param {() => Theme} theme
 */
export function createTakeaway(page, visible, emphasis, theme) {
  const open = byId("take");
  const menu = byId("take-menu");
  const name = slug(page.title);
  const said = (/** @type {string} */ text) => { byId("take-said").textContent = text; announce(text); };

  /** @type {[string, string, () => Promise<void> | void][]} */
  const ways = [
    ["Picture (PNG, 2×)", "for a slide or a text", async () => {
      const { blob, scale } = await pngOf(visible().scene, emphasis(), theme(), headingOf(page, visible().filters));
      give(blob, `${name}.png`);
      said(scale < 2 ? `Saved ${name}.png, at ${scale.toFixed(1)}× because of its size` : `Saved ${name}.png`);
    }],
    ["Drawing (SVG)", "for print, to edit", () => {
      give(new Blob([svgOf(visible().scene, emphasis(), theme(), headingOf(page, visible().filters), (drawn) => drawnWords(page, drawn))], { type: "image/svg+xml" }), `${name}.svg`);
      said(`Saved ${name}.svg`);
    }],
    ["Graph (GraphML)", "for Gephi, Cytoscape, networkx", () => {
      give(new Blob([graphmlOf(page, visible())], { type: "application/graphml+xml" }), `${name}.graphml`);
      said(`Saved ${name}.graphml`);
    }],
    ["Claims with citations (CSV)", "for a spreadsheet", () => {
      give(new Blob([claimsCsvOf(page, visible())], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
      said(`Saved ${name}.csv`);
    }],
    ["Link to this view", "what is chosen is in the address", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        said("The link is copied");
      } catch {
        said("Copy the address of this page: it holds the view");
      }
    }],
    ["Print", "the drawing, and all claims that are shown", () => { close(); print(); }],
  ];
  menu.prepend(...ways.map(([what, why, act]) => {
    const item = button("", async () => {
      item.disabled = true;
      said("Writing …");
      await new Promise((done) => { setTimeout(done, 30); }); // so that one reads it before a large drawing is written
      try {
        await act();
      } catch (error) {
        said(`That did not work: ${error instanceof Error ? error.message : error}`);
      } finally {
        item.disabled = false;
      }
    });
    item.append(make("span", {}, what), make("small", {}, why));
    return item;
  }));

  function close() {
    menu.hidden = true;
    open.setAttribute("aria-expanded", "false");
  }
  open.addEventListener("click", () => {
    menu.hidden = !menu.hidden;
    open.setAttribute("aria-expanded", String(!menu.hidden));
    byId("take-said").textContent = "";
    if (!menu.hidden) /** @type {HTMLElement} */ (menu.firstElementChild).focus();
  });
  addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!menu.contains(target) && !open.contains(target)) close();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    open.focus();
  });
}
