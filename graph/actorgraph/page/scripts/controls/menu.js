// A menu where one points: what can be done with a thing, a line, several things, or the ground.
import { button, make } from "../element.js";

/** @typedef {{text: string, act: () => void}} Item */

/** Pixels from the edge of the window. */
const EDGE = 6;

/**
 * Return how a menu is opened in a part of the page.
 * @param {HTMLElement} room
 */
export function createMenu(room) {
  const title = make("p", { id: "menu-title", class: "note", dir: "auto" });
  const list = make("div", { role: "menu", "aria-labelledby": "menu-title" });
  const box = make("div", { id: "menu", class: "popup", hidden: true }, title, list);
  room.append(box);
  /** Where the focus returns. @type {HTMLElement | SVGElement | null} */
  let back = null;

  const items = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=menuitem]")]);

  /** @param {boolean} returns  Whether the focus goes back to where it was. */
  function close(returns) {
    if (box.hidden) return;
    box.hidden = true;
    if (returns && back?.isConnected) back.focus({ preventScroll: true });
  }

  /** @param {number} step @param {number} [from] */
  function move(step, from = items().indexOf(/** @type {HTMLElement} */ (document.activeElement))) {
    const all = items();
    all[(from + step + all.length) % all.length]?.focus();
  }

  box.addEventListener("keydown", (event) => {
    event.stopPropagation(); // no key of the page acts while a menu is open
    const { key } = event;
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Home") move(0, 0);
    else if (key === "End") move(-1, 0);
    else if (key === "Escape" || key === "Tab") close(true);
    else if (key.length === 1 && /\S/u.test(key) && !event.ctrlKey && !event.metaKey && !event.altKey) beginning(key);
    else return;
    event.preventDefault();
  });

  /** Go to the next item that begins with a letter. @param {string} letter */
  function beginning(letter) {
    const all = items();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + 1;
    [...all.slice(at), ...all.slice(0, at)].find(({ textContent }) => textContent?.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
  }

  addEventListener("pointerdown", (event) => { if (!box.contains(/** @type {Node} */ (event.target))) close(false); }, true);
  addEventListener("resize", () => close(true));
  addEventListener("blur", () => close(false));
  box.addEventListener("contextmenu", (event) => event.preventDefault());

  return {
    /**
     * @param {string} heading  What the items are about.
     * @param {Item[][]} groups  With a line between them.
     * @param {Point} point  Of the window.
     */
    open: (heading, groups, point) => {
      const { activeElement } = document;
      if (box.hidden) back = activeElement instanceof HTMLElement || activeElement instanceof SVGElement ? activeElement : null;
      title.textContent = heading;
      list.replaceChildren(...groups.filter((group) => group.length).flatMap((group, n) => [
        ...(n ? [make("div", { role: "separator" })] : []),
        ...group.map(({ text, act }) => button(text, () => { close(true); act(); }, { role: "menuitem", tabindex: "-1", dir: "auto" })),
      ]));
      box.hidden = false;
      const { offsetWidth: width, offsetHeight: height } = box;
      box.style.left = `${Math.max(EDGE, Math.min(point.x, innerWidth - width - EDGE))}px`;
      box.style.top = `${Math.max(EDGE, point.y + height + EDGE > innerHeight && point.y - height > EDGE ? point.y - height : Math.min(point.y, innerHeight - height - EDGE))}px`;
      items()[0]?.focus({ preventScroll: true });
    },
    isOpen: () => !box.hidden,
  };
}
