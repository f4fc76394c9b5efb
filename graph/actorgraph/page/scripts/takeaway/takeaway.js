// What can be saved: a picture, a file for another tool, a table with citations, or the link to this view.
import { announce } from "../controls/announce.js";
import { button, byId, counted, make } from "../element.js";
import { claimsCsvOf } from "./csv.js";
import { drawnWords } from "../panel/sentence.js";
import { frameOf, svgOf } from "../draw/svg.js";
import { gexfOf } from "./gexf.js";
import { graphmlOf } from "./graphml.js";
import { MOST, networkPaint, pngOf, svgPaint } from "./png.js";
import { networkShown, sheetShown } from "./shown.js";
import { onPaper } from "./print.js";
import { sheetSvgOf } from "./storysvg.js";
import { whenText } from "../read/when.js";

/** Milliseconds for which what was saved is to be read. */
const READ = 8000;

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

/** The heading of the page, which is the question of an answer. @param {Case} page */
const titleNow = (page) => document.querySelector("h1")?.textContent?.trim() || page.title;

/**
 * Return the lines that stand above a picture: what it is, what is left out, from where and when.
 * @param {Case} page
 * @param {string[]} filters
 */
export function headingOf(page, filters) {
  const sources = page.sources.length <= 3
    ? page.sources.map((source) => [source.publisher ? page.name(source.publisher) : "", source.title, whenText(source.date ?? "")].filter(Boolean).join(", "))
    : [`${page.sources.length} sources`];
  const answer = document.getElementById("answer");
  const lines = [titleNow(page)];
  const marking = document.getElementById("marking")?.textContent;
  if (marking) lines.push(marking.trim());
  if (answer && !answer.hidden) lines.push((answer.textContent ?? "").trim());
  if (filters.length) lines.push(filters.join("; "));
  lines.push([`Source${page.sources.length === 1 ? "" : "s"}: ${sources.join("; ")}`, page.meta.coded ? `coded ${page.meta.coded}` : ""].filter(Boolean).join(" · "));
  return lines;
}

/**
 * What is on the page now.
 * @typedef {Object} Now
 * @property {() => Visible} visible
 * @property {() => Emphasis} emphasis
 * @property {() => Theme} theme
 * @property {() => Map<number, string>} notes  The reader's own, by the place of a thing.
 * @property {() => {what: string, svg: SVGElement | null, shape: StoryShape, parts: HTMLElement[]} | null} sheet  The story or an answer with the parts of its form, if that is what is looked at.
 * @property {() => number[] | null} listed  The claims of the table in its order, if that is what is looked at.
 */

/** Return what is shown, in the colours of paper: other programs draw on white. @param {Case} page @param {Now} now */
function shownNow(page, { sheet, visible, theme, notes }) {
  return onPaper(() => {
    const drawn = sheet();
    if (!drawn || drawn.what === "groups") return { ...networkShown(visible(), theme()), notes: notes() };
    const style = getComputedStyle(document.documentElement);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    return { ...sheetShown(page, drawn, theme(), { left: colour("--side-left-ink"), right: colour("--side-right-ink"), neutral: colour("--soft") }), notes: notes() };
  });
}

/**
 * Return what is shown as a drawing: its size, its SVG and how it is painted.
 * @param {Case} page
 * @param {Now} now
 */
function drawingOf(page, { sheet, visible, emphasis, theme }) {
  const drawn = sheet();
  if (drawn) {
    const { svg, width, height } = sheetSvgOf(drawn, theme(), headingOf(page, []));
    return { width, height, svg: () => svg, paint: svgPaint(svg) };
  }
  const { scene, filters } = visible();
  const [colours, heading] = [theme(), headingOf(page, filters)];
  const frame = frameOf(scene, colours, heading);
  return { ...frame, svg: () => svgOf(scene, emphasis(), colours, heading, (its) => drawnWords(page, its)), paint: networkPaint(scene, emphasis(), colours, frame) };
}

/** @param {Case} page @param {Now} now */
function savedWords(page, now) {
  const { what, nodes, claims } = shownNow(page, now);
  return `the ${what}, ${nodes.length === 1 ? "1 actor or event" : `${nodes.length.toLocaleString("en")} actors and events`}, ${counted(claims.length, "claim")}`;
}

/**
 * Fill the menu of what can be saved.
 * @param {Case} page
 * @param {Now} now
 */
export function createTakeaway(page, now) {
  const open = byId("take");
  const menu = byId("take-menu");
  const status = byId("take-said");
  let reading = 0;
  /** @param {string} text */
  function say(text) {
    clearTimeout(reading);
    status.textContent = text;
    announce(text);
    if (text) reading = window.setTimeout(() => { status.textContent = ""; }, READ);
  }
  /** @param {BlobPart} content @param {string} type @param {string} ending @param {string} [words] */
  function save(content, type, ending, words = "") {
    const name = `${slug(titleNow(page))}.${ending}`;
    give(new Blob([content], { type }), name);
    return `Saved ${name}: ${words || savedWords(page, now)}`;
  }

  /** @type {[string, string, () => Promise<string> | string][]} */
  const ways = [
    ["Picture (PNG)", `for a slide or a text; twice the size, but at most ${MOST / 1e6} million pixels`, async () => {
      const drawing = drawingOf(page, now);
      const { blob, scale, width, height } = await pngOf(drawing, drawing.paint);
      return save(blob, "image/png", "png", `${width} × ${height} pixels${scale < 2 ? `, at ${scale.toFixed(1)}× because of its size; the SVG is sharp at any size` : ""}`);
    }],
    ["Drawing (SVG)", "for print, to edit", () => save(drawingOf(page, now).svg(), "image/svg+xml", "svg")],
    ["Graph (GraphML)", "with its picture, for Gephi, yEd, Cytoscape, networkx", () => save(graphmlOf(page, shownNow(page, now)), "application/graphml+xml", "graphml")],
    ["Graph in time (GEXF)", "with its picture and days, for Gephi", () => save(gexfOf(page, shownNow(page, now)), "application/gexf+xml", "gexf")],
    ["Claims with citations (CSV)", "for a spreadsheet", () => {
      const claims = now.listed() ?? shownNow(page, now).claims;
      return save(claimsCsvOf(page, claims), "text/csv;charset=utf-8", "csv", counted(claims.length, "claim"));
    }],
    ["Link to this view", "what is chosen is in the address", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        return "The link is copied";
      } catch {
        return "Copy the address of this page: it holds the view";
      }
    }],
    ["Print", "the drawing, and all claims that are shown", () => { print(); return ""; }],
  ];
  const head = make("p", { class: "note" });
  menu.append(head, ...ways.map(([what, why, act]) => {
    const item = button("", async () => {
      close();
      open.focus();
      say("Writing …");
      await new Promise((done) => { setTimeout(done, 30); }); // so that one reads it before a large drawing is written
      try {
        say(await act());
      } catch (error) {
        say(`That did not work: ${error instanceof Error ? error.message : error}`);
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
    status.textContent = "";
    if (menu.hidden) return;
    const listed = now.listed();
    head.textContent = `What leaves is what is shown: ${listed ? `as CSV the table, ${counted(listed.length, "claim")}; else ` : ""}${savedWords(page, now)}.`;
    menu.querySelector("button")?.focus();
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
