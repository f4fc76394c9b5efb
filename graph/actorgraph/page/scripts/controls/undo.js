// Undo and redo: the choices as they were, one step for each thing that was done.
import { announce } from "./announce.js";

/** Changes of the same choices within so many milliseconds are one step: a drag, a handle that is moved. */
const ONE_STEP = 700;
const MOST_STEPS = 200;

/**
 * Return what takes back and does again what was done on a page.
 * @param {import("./state.js").State} state
 */
export function createUndo(state) {
  /** @typedef {import("./state.js").Choice} Choice */
  /** @type {Choice[]} */
  const done = [];
  /** @type {Choice[]} */
  const undone = [];
  let now = state.now();
  let last = { keys: "", at: 0 };
  let isReplaying = false;

  state.listen((next, changed) => {
    const before = now;
    now = next;
    if (isReplaying) return;
    const keys = [...changed].sort().join(" ");
    const at = performance.now();
    const isSame = keys === last.keys && at - last.at < ONE_STEP;
    last = { keys, at };
    undone.length = 0;
    // Where one looks is no deed: it goes with the step before.
    if (isSame || keys === "camera") return;
    done.push(before);
    if (done.length > MOST_STEPS) done.shift();
  });

  /** @param {Choice[]} from @param {Choice[]} to @param {string} words */
  function replay(from, to, words) {
    const choice = from.pop();
    if (!choice) return announce(`There is nothing to ${words}`);
    to.push(now);
    isReplaying = true;
    state.change(choice.film === "playing" ? { ...choice, film: "on" } : choice);
    isReplaying = false;
    last = { keys: "", at: 0 };
  }

  return {
    undo: () => replay(done, undone, "undo"),
    redo: () => replay(undone, done, "do again"),
  };
}
