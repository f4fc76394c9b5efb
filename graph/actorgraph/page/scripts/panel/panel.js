// The panel at the side: the evidence of a tie, all about a thing, a path, what was searched, or the case.
import { button, byId, counted, isolated, make } from "../element.js";
import { aboutContent } from "./about.js";
import { START } from "../controls/state.js";
import { answerContent } from "./answer.js";
import { dossierContent } from "./dossier.js";
import { evidenceContent } from "./evidence.js";
import { routeContent } from "./route.js";
import { selectedContent, selectedHeading } from "./selected.js";
import { bundleWords, claimCard, tieClause } from "./sentence.js";

/** Claims that are written at once; more come when asked for. */
const AT_ONCE = 40;

/**
 * Return claims as cards, some at once and the rest on demand.
 * @param {Case} page
 * @param {number[]} claims
 * @param {(page: Case, claim: Claim) => Node} [card]
 * @returns {HTMLElement}
 */
export function cards(page, claims, card = claimCard) {
  const list = make("div", { class: "cards" });
  let next = 0;
  function more() {
    const some = claims.slice(next, next + AT_ONCE);
    next += some.length;
    list.querySelector(".more")?.remove();
    list.append(...some.map((at) => card(page, page.claim(at))));
    const left = claims.length - next;
    if (!left) return;
    const rest = make("button", { type: "button", class: "more" }, `Show ${Math.min(left, AT_ONCE)} more of ${counted(left, "claim")}`);
    rest.addEventListener("click", more);
    list.append(rest);
  }
  more();
  return list;
}

/**
 * Return a function that shows what is chosen, or nothing.
 * @param {Context} context
 * @typedef {Object} Context
 * @property {Case} page
 * @property {import("../controls/state.js").State} state
 * @property {ReturnType<import("../read/find.js").createFinder>} finder
 * @property {Map<string, string>} hues
 * @property {() => Visible & {passing: (at: number) => boolean}} visible
 * @property {() => import("../read/path.js").Paths} paths
 * @property {() => Answered | null} answered  What was asked, with its answer.
 * @property {(claims: number[], card?: (page: Case, claim: Claim) => Node) => HTMLElement} cards
 */
export function createPanel(context) {
  const { page, state } = context;
  const panel = byId("panel");
  const title = byId("panel-title");
  const body = byId("panel-body");
  let shown = "";

  // A tap on the drawing may open the panel under the finger; the click that follows is not meant for it.
  let isPressedInside = false;
  addEventListener("pointerdown", (event) => { isPressedInside = panel.contains(/** @type {Node} */ (event.target)); }, true);
  panel.addEventListener("click", (event) => {
    if (!event.detail || isPressedInside) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  const back = () => state.change({ thing: -1, tie: -1, path: null, about: false, selected: START.selected });

  /** @param {(Node | string)[]} heading @param {Node[]} content @param {string} what */
  function open(heading, content, what) {
    const isSame = shown === what && !panel.hidden;
    const top = panel.scrollTop;
    const held = body.contains(document.activeElement) ? document.activeElement?.id : "";
    title.replaceChildren(...heading);
    body.replaceChildren(...content);
    panel.hidden = false;
    panel.dataset.shows = what.split(" ")[0];
    panel.scrollTop = isSame ? top : 0;
    shown = what;
    if (context.answered() && !what.startsWith("answer")) body.prepend(button("‹ The answer", back, { class: "quiet" }));
    if (isSame && held) document.getElementById(held)?.focus();
  }

  /** @param {Tie} tie */
  function headingOf(tie) {
    if (tie.of) return [isolated(bundleWords(tie))];
    const [start, words, end] = tieClause(page, tie, tie.claims.filter(context.visible().passing));
    return [isolated(start), ` ${words} `, isolated(end)];
  }

  /** What is chosen of the ties; if it is drawn in a bundle, the bundle. @param {import("../controls/state.js").Choice} now */
  function chosenTie(now) {
    const tie = page.ties[now.tie];
    return tie && (context.visible().lineOf(tie) ?? tie);
  }

  /** The content depends on the filters too, so it is made anew when they change. */
  function show() {
    const now = state.now();
    const thing = page.things[now.thing];
    const tie = chosenTie(now);
    const answered = context.answered();
    if (now.path) open(["Path"], routeContent(context), "path");
    else if (tie) open(headingOf(tie), evidenceContent(context, tie), `tie ${tie.at}`);
    else if (thing) open([isolated(thing.called)], dossierContent(context, thing), `thing ${thing.at}`);
    else if (now.selected.size) open(selectedHeading(now), selectedContent(context), "selected");
    else if (answered && now.view !== "story") open(["Answer"], answerContent(context, answered), `answer ${answered.title}`);
    else if (now.about) open(["About this graph"], aboutContent(page), "about");
    else {
      panel.hidden = true;
      shown = "";
    }
    panel.classList.toggle("sides", Boolean(tie) && body.querySelectorAll(".side").length > 1);
  }

  return {
    show,
    isOpen: () => !panel.hidden,
    /** Bring the card of a claim into sight; if the panel has not written it yet, it stands first. @param {number} at */
    meet: (at) => {
      const claim = page.claim(at);
      let card = panel.querySelector(`[data-claim="${CSS.escape(claim.id)}"]`);
      if (!card) body.prepend(card = claimCard(page, claim));
      card.scrollIntoView({ block: "center" });
      card.classList.add("met");
    },
    focus: () => title.focus({ preventScroll: true }),
    /** Show something that is not in the choices: it goes with the next of them. @param {string} heading @param {Node[]} content */
    list: (heading, content) => open([isolated(heading)], content, `list ${heading}`),
    /** @param {number[]} claims @param {string} text */
    found: (claims, text) => open([`“${text}”`], [make("p", { class: "kind" }, `${counted(claims.length, "claim")} with these words`), context.cards(claims)], "found"),
  };
}
