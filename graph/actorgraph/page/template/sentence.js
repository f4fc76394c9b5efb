// A claim in words: who does what to whom, and the card that proves it.
const spaced = (word) => word.replaceAll("-", " ");
const bdi = (text) => make("bdi", {}, text);
const thingLink = (id) =>
  id in shown.things ? make("a", { href: `#thing=${encodeURIComponent(id)}` }, bdi(nameOf(id))) : bdi(nameOf(id));

function sentence(claim) {
  const line = make("p", { class: "sentence" });
  line.append(thingLink(claim.subject ?? claim.event), " ", make("span", { class: "relation" }, claim.reading));
  if (claim.object) line.append(" ", thingLink(claim.object));
  const literals = [claim.text, claim.quantity].filter(Boolean);
  if (literals.length) {
    const words = make("span", { class: "literal", dir: "auto" }, literals.join(" · "));
    line.append(claim.object ? " (" : " ", words, claim.object ? ")" : "");
  }
  if (claim.event && claim.subject && claim.event !== claim.object) {
    line.append(claim.family === "attribution" ? ", for " : ", in ", thingLink(claim.event));
  }
  return line;
}

function quotation(claim) {
  const language = shown.sources[claim.source].language;
  const quote = make("blockquote", { dir: "auto", lang: language });
  claim.quote.forEach((part, at) => quote.append(at === 1 ? make("mark", {}, part) : part));
  return quote;
}

function sourceLine(id) {
  const source = shown.sources[id];
  const where = source.link
    ? make("a", { href: source.link, rel: "noopener noreferrer", target: "_blank" }, bdi(source.title))
    : bdi(source.title);
  const rest = [nameOf(source.publisher), source.date].filter(Boolean).join(", ");
  const line = make("span", {}, where, ` (${rest})`);
  if (source.address && !source.link) line.append(` ${source.address}`);
  return line;
}

function claimCard(claim) {
  const facts = make("dl");
  const fact = (term, ...words) => facts.append(make("dt", {}, term), make("dd", { dir: "auto" }, ...words));
  const voice = [bdi(nameOf(claim.claimant))];
  if (claim.spokesperson) voice.push(", through ", bdi(nameOf(claim.spokesperson)));
  fact("Said by", ...voice);
  const sure = [claim.modality];
  if (claim.hedge && claim.quote?.length !== 3) sure.push(": ", make("mark", {}, claim.hedge));
  if (claim.group !== "assertive") sure.push(make("small", {}, ` (${claim.group})`));
  fact("How sure", ...sure);
  if (claim.when) fact("When", claim.when);
  if (claim.said) fact("Said on", claim.said);
  if (claim.role) fact("As", claim.role);
  if (claim.mode) fact("How", claim.mode.join(", "));
  fact("Source", sourceLine(claim.source));
  if (claim.implied) fact("Implied", make("span", { class: "flag" }, "the coder’s reading, not the words"));
  if (claim.note) fact("Note", claim.note);
  return make("article", { class: "claim", "data-claim": claim.id }, sentence(claim), claim.quote ? quotation(claim) : null, facts);
}
