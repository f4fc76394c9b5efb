// A field that offers what it finds while one writes: arrows choose, Enter takes, Esc leaves.
// The pattern is that of the ARIA Authoring Practices: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
import { make } from "../element.js";

/**
 * @typedef {{content: (Node | string)[], take: () => void}} Offer
 */

/**
 * @param {HTMLInputElement} input
 * @param {(text: string) => {title?: string, offers: Offer[]}[]} find  Returns what is offered, in groups.
 * @param {{nothing: string}} words
 */
export function createCombobox(input, find, words) {
  const list = make("div", { role: "listbox", id: `${input.id}-offers`, class: "offers", hidden: true, "aria-label": "What was found" });
  /** @type {{element: HTMLElement, offer: Offer}[]} */
  let rows = [];
  let chosen = -1;
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off", spellcheck: "false",
  })) input.setAttribute(name, value);
  input.after(list);

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} at */
  function choose(at) {
    rows[chosen]?.element.setAttribute("aria-selected", "false");
    chosen = at;
    const row = rows[at]?.element;
    if (!row) return;
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", row.id);
  }

  /** @param {Offer} offer */
  function take(offer) {
    close();
    offer.take();
  }

  function open() {
    const text = input.value.trim();
    if (!text) return close();
    rows = [];
    const groups = find(text).filter(({ offers }) => offers.length).map(({ title, offers }) => {
      const group = make("div", { role: "group", "aria-label": title ?? "Names" });
      if (title) group.append(make("p", { class: "offers-title", "aria-hidden": "true" }, title));
      for (const offer of offers) {
        const element = make("div", { role: "option", id: `${input.id}-offer-${rows.length}`, "aria-selected": "false" }, ...offer.content);
        // pointerdown, not click: the field must not lose the keyboard first.
        element.addEventListener("pointerdown", (event) => { event.preventDefault(); take(offer); });
        rows.push({ element, offer });
        group.append(element);
      }
      return group;
    });
    list.replaceChildren(...(groups.length ? groups : [make("p", { class: "offers-title" }, words.nothing)]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  }

  input.addEventListener("input", open);
  input.addEventListener("focus", () => { if (input.value) open(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (list.hidden) open();
      if (rows.length) choose((chosen + step + rows.length + (chosen < 0 && step < 0 ? 1 : 0)) % rows.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (list.hidden) open();
      const row = rows[Math.max(0, chosen)];
      if (row) take(row.offer);
    } else if (event.key === "Escape" && (!list.hidden || input.value)) {
      event.stopPropagation();
      event.preventDefault();
      if (list.hidden) input.value = "";
      close();
    }
  });
  return { close };
}
