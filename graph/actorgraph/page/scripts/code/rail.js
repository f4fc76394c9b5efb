// The right rail: how much of the text is covered, what the check says, and the graph so far.
import { cornersOf, outlinePath, rimOf } from "../draw/geometry.js";
import { byId, button, counted, make, makeSvg } from "../element.js";
import { partsOf } from "./words.js";

const SIZE = 8;
/** Pixels of the drawing at which its letters have their own size. */
const WIDTH = 260;

/** @param {CodingDesk} desk @param {(claim: CodingClaim) => void} go */
export function drawRail({ state, report }, go) {
  const { faults, remarks } = state.check;
  const done = state.marks.filter((mark) => mark === "coded" || mark === "read").length;
  const share = Math.round(state.coverage * 100);
  const bar = make("span", {});
  bar.style.width = `${share}%`;
  const meter = make("span", { class: "bar", role: "img", "aria-label": `${share} % of the text is covered` }, bar);
  byId("rail").replaceChildren(
    make("section", {}, make("h2", {}, "Coverage"), make("p", { class: "share" }, meter, `${share} %`), make("p", { class: "note" }, `${done} of ${counted(report.sentences.length, "sentence")} coded or read`)),
    make("section", {}, make("h2", {}, "Check"), make("ul", { class: "faults" },
      ...(faults.length ? faults.map((fault) => make("li", { class: "fault", dir: "auto" }, fault)) : [make("li", { class: "fine" }, "✓ no faults")]),
      ...remarks.slice(0, 4).map((remark) => make("li", { dir: "auto" }, remark)), remarks.length > 4 ? make("li", {}, `and ${remarks.length - 4} more remarks`) : null)),
    make("section", {}, make("h2", {}, "The graph so far"), ...(state.graph.ties.length ? [drawing(state.graph)] : [make("p", { class: "note" }, "Nothing is tied yet.")])),
    make("section", {}, make("h2", {}, counted(state.claims.length, "claim")), make("ol", { class: "ledger" }, ...state.claims.map((claim) => {
      const element = button("", () => go(claim), { class: claim.faults.length ? "wrong" : undefined, title: claim.faults.join("; "), dir: "auto" });
      element.append(...partsOf(claim.parts));
      return make("li", { class: `hue-${claim.hue}` }, element);
    }))),
  );
}

/**
 * Return the ties so far: shapes, hues and dashes are those of the graph page.
 * @param {CodingState["graph"]} graph
 */
function drawing({ things, ties }) {
  const widest = things.map(({ name }) => Math.max(30, name.length * 3.7));
  const [first, last] = [Math.min(...things.map(({ x }, n) => x - widest[n])) - 8, Math.max(...things.map(({ x }, n) => x + widest[n])) + 8];
  const spare = Math.max(0, WIDTH - (last - first)) / 2; // letters are never larger than elsewhere
  const [left, right] = [first - spare, last + spare];
  const [top, bottom] = [Math.min(...things.map(({ y }) => y)) - 18, Math.max(...things.map(({ y }) => y)) + 30];
  const svg = makeSvg("svg", { class: "so-far", viewBox: `${left} ${top} ${right - left} ${bottom - top}`, role: "img", "aria-label": `${things.length} actors and events, ${ties.length} ties` });
  const at = new Map(things.map((thing) => [thing.id, thing]));
  for (const { from, to, hue, firm, claims } of ties) {
    const [start, end] = [at.get(from), at.get(to)];
    if (!start || !end) continue;
    const length = Math.max(1, Math.hypot(end.x - start.x, end.y - start.y));
    const [dx, dy] = [(end.x - start.x) / length, (end.y - start.y) / length];
    const rim = rimOf(/** @type {any} */ ({ ...end, size: SIZE + 2 }), -dx, -dy);
    const tip = { x: end.x - rim * dx, y: end.y - rim * dy };
    const corners = [tip, { x: tip.x - 9 * dx + 3.5 * dy, y: tip.y - 9 * dy - 3.5 * dx }, { x: tip.x - 9 * dx - 3.5 * dy, y: tip.y - 9 * dy + 3.5 * dx }];
    svg.append(makeSvg("g", { class: `hue-${hue}` },
      makeSvg("path", { class: firm ? "tie" : "tie soft", d: `M${start.x} ${start.y}L${tip.x - 7 * dx} ${tip.y - 7 * dy}`, "stroke-width": Math.min(5, 1.2 + Math.log(claims.length)) }),
      makeSvg("path", { class: "tip", d: outlinePath(corners) })));
  }
  for (const thing of things) {
    const { x, y, look, name } = thing;
    const shape = look.shape === "dot" ? makeSvg("circle", { cx: x, cy: y, r: SIZE - 1, class: `thing tone-${look.tone}${look.hollow ? " hollow" : ""}` })
      : makeSvg("path", { d: outlinePath(cornersOf(look.shape, SIZE, thing)), class: `thing tone-${look.tone}${look.hollow ? " hollow" : ""}` });
    const label = makeSvg("text", { x, y: y + 22 });
    label.textContent = name;
    svg.append(shape, label);
  }
  return svg;
}
