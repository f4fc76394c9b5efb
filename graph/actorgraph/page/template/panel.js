// The panel: every claim of a tie, or all about an actor or event.
const panel = document.getElementById("panel");
const panelTitle = document.getElementById("panel-title");
const panelBody = document.getElementById("panel-body");

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const familyTitle = (family, number) =>
  make("h3", { class: `family hue-${hueOf.get(family) ?? "other"}` }, make("span", {}, spaced(family)), make("b", {}, String(number)));

function openPanel(title, ...content) {
  panelTitle.textContent = title;
  panelBody.replaceChildren(...content);
  panel.hidden = false;
  panel.scrollTop = 0;
}

function showTie(id) {
  const tie = shown.ties[id];
  const between = { symmetric: " – ", "in-event": " in ", unnamed: " → " }[tie.link] ?? " → ";
  const claims = tie.claims.map((at) => shown.claims[at]);
  const strongest = claims.length > 1 ? `, ${tie.modality} at the firmest` : "";
  openPanel(
    nameOf(tie.start) + between + nameOf(tie.end),
    make("p", { class: "kind" }, `${spaced(tie.family)}: ${count(claims.length, "claim")}${strongest}`),
    ...claims.map(claimCard),
  );
}

function showThing(id) {
  const thing = shown.things[id];
  const content = [make("p", { class: "kind" }, ...kindOf(thing))];
  if (thing.names) content.push(make("ul", { class: "names" }, ...thing.names.map(nameItem)));
  if (thing.note) content.push(make("p", { class: "note", dir: "auto" }, thing.note));
  const touching = shown.claims.filter((claim) => [claim.subject, claim.object, claim.event].includes(id));
  const said = shown.claims.filter(
    (claim) => !touching.includes(claim) && [claim.claimant, claim.spokesperson].includes(id),
  );
  for (const [family, claims] of byFamily(touching)) {
    content.push(familyTitle(family, claims.length), ...claims.map(claimCard));
  }
  if (said.length) {
    const title = make("h3", { class: "family hue-other" }, make("span", {}, "said about others"), make("b", {}, String(said.length)));
    content.push(title, ...said.map(claimCard));
  }
  if (!touching.length && !said.length) content.push(make("p", { class: "note" }, "No claim that is shown mentions it."));
  openPanel(thing.name, ...content);
}

function kindOf(thing) {
  const words = [thing.kind === "event" ? `event: ${spaced(thing.type)}` : spaced(thing.type)];
  if (thing.anonymous) words.push(", without a name");
  if (thing.when) words.push(`, ${thing.when}`);
  for (const place of thing.places ?? []) words.push(" · ", thingLink(place));
  if (thing.parent) words.push(", part of ", thingLink(thing.parent));
  if (thing.part_of) words.push(", part of ", thingLink(thing.part_of));
  return words;
}

function nameItem(name) {
  const from = [name.since, name.until].some(Boolean) ? ` (${name.since ?? ""}/${name.until ?? ""})` : "";
  const told = [spaced(name.kind), name.language, name.background ? "not in the reports" : ""].filter(Boolean).join(", ");
  const item = make("li", { dir: "auto", lang: name.language ?? undefined, title: told }, name.name + from);
  if (name.background) item.className = "background";
  return item;
}
