// The reader's own words on a thing: marked as such, and never among what is said by a source.
import { LONGEST_NOTE } from "../controls/address.js";
import { make } from "../element.js";

/**
 * Return the field of a note on a thing. It is kept in the address with every letter.
 * @param {import("../controls/state.js").State} state
 * @param {Thing} thing
 */
export function noteField(state, thing) {
  const written = state.now().notes.get(thing.at) ?? "";
  const field = make("textarea", { id: "own-note", rows: 2, maxlength: LONGEST_NOTE, dir: "auto", "aria-label": `Your note on ${thing.called}`, placeholder: "In your own words" });
  field.value = written;
  field.addEventListener("input", () => {
    const notes = new Map(state.now().notes);
    if (field.value.trim()) notes.set(thing.at, field.value.slice(0, LONGEST_NOTE));
    else notes.delete(thing.at);
    state.change({ notes });
  });
  const box = make("details", { class: "own-note" }, make("summary", {}, "Your note"), field,
    make("small", {}, "Yours alone: no claim, and from no source. The address and graphs that are saved keep it."));
  box.open = Boolean(written);
  return box;
}

/** Open the field of the note that the panel shows, and write. */
export function writeNote() {
  const field = document.getElementById("own-note");
  const box = field?.closest("details");
  if (box) box.open = true;
  field?.focus();
}
