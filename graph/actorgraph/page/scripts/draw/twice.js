// Two presses in one place: what they hit may have moved between them, as the panel opens at the first.

/** Milliseconds and pixels between two presses that are one double click. */
export const SOON = 500;
const CLOSE = 8;
const CLOSE_TOUCH = 24;

/**
 * Return a test whether a press is the second of two.
 * @returns {(event: PointerEvent | MouseEvent) => boolean}
 */
export function secondPresses() {
  let last = { x: 0, y: 0, at: -Infinity, by: "" };
  return (event) => {
    const { clientX: x, clientY: y, timeStamp: at } = event;
    const by = "pointerType" in event ? event.pointerType : "";
    const reach = by === "touch" ? CLOSE_TOUCH : CLOSE;
    const isSecond = by === last.by && at - last.at < SOON && Math.hypot(x - last.x, y - last.y) <= reach && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    last = { x, y, by, at: isSecond ? -Infinity : at };
    return isSecond;
  };
}
