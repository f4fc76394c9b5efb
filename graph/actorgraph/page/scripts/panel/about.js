// What the case says about itself: its sources, who coded it and when, and how to read the drawing.
import { isolated, make } from "../element.js";
import { linked } from "./note.js";
import { whenText } from "../read/when.js";

/**
 * @param {Case} page
 * @returns {Node[]}
 */
export function aboutContent(page) {
  const { meta } = page;
  const content = /** @type {Node[]} */ ([]);
  if (meta.description) content.push(make("p", { dir: "auto" }, ...linked(meta.description)));
  content.push(make("h3", { class: "family" }, "Sources"));
  const most = 500;
  content.push(make("ul", { class: "sources" }, ...page.sources.slice(0, most).map((source) => sourceItem(page, source))));
  if (page.sources.length > most) content.push(make("p", { class: "note" }, `${page.sources.length - most} more; the table of claims names them.`));
  if (!page.sources.length) content.push(make("p", { class: "note" }, "None."));
  content.push(make("h3", { class: "family" }, "How to read it"),
    make("p", {}, "A line says what a source says, not what is so. Every line opens the words behind it: who said it, how sure they were, and when. Nothing is drawn that no source said; what only follows from several claims is shown on demand, and drawn differently."),
    make("p", {}, "The search field finds names and words, and answers questions such as “who backs …”, “whom did … attack”, “is … a member of …” with the claims of this page. It tells how it read the question; what it does not wholly understand it only searches for."),
    make("p", {}, "Tap or click an actor, event or line for its evidence. Drag the ground to move, and use two fingers or the wheel to zoom. Rest a finger on something, or click it with the right button, for what can be done with it."));
  if (page.sources.some(({ machine, citation }) => machine || citation)) {
    content.push(make("p", {}, "A dataset is a source that was imported and not coded here. Its claims name the file and the record where they stand, so that each can be looked up."));
  }
  if (page.ties.some(({ family }) => family === "identity")) {
    content.push(make("p", {}, "Two actors of different datasets that somebody holds to be one, or not one, stay two, with a line that says so: nothing is merged."));
  }
  const facts = [meta.coded ? `Coded ${meta.coded}.` : "", meta.coders ? `By ${meta.coders}.` : "", meta.licence ?? ""].filter(Boolean);
  if (facts.length) content.push(make("p", { class: "note", dir: "auto" }, facts.join(" ")));
  return content;
}

/**
 * @param {Case} page
 * @param {Source} source
 */
function sourceItem(page, source) {
  const where = [source.publisher ? page.name(source.publisher) : "", whenText(source.date ?? "")].filter(Boolean).join(", ");
  const item = make("li", {}, isolated(source.title), ". ", isolated(where), where ? ". " : "");
  if (source.link) item.append(make("a", { href: source.link, rel: "noopener noreferrer", target: "_blank" }, source.link));
  else if (source.address) item.append(make("span", { class: "address" }, source.address));
  if (source.machine) item.append(make("small", {}, "Coded by a program."));
  if (source.licence) item.append(make("small", { dir: "auto" }, `Licence: ${source.licence}`));
  if (source.citation) item.append(make("small", { dir: "auto" }, `Cite as: ${source.citation}`));
  if (source.note) item.append(make("small", { dir: "auto" }, ...linked(source.note)));
  return item;
}
