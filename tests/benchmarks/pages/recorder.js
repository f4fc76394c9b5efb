// Put before a page's own scripts: notes when its first frame is complete, and how long its frames are.
"use strict";
window.benchmark = (() => {
  const html = () => document.documentElement.dataset;
  let isDrawn = false;
  let recording = null;

  return {
    /** Returns where the page is looked at from; each page says how. */
    camera: () => null,

    /**
     * Says that the last stroke of the first complete frame is made. The clock stops when the next
     * frame begins, because until then the browser may still be painting, or scripts hold it up.
     */
    drawn() {
      if (isDrawn) return;
      isDrawn = true;
      requestAnimationFrame(() => { html().benchmarkDrawn = performance.now() / 1000; });
    },

    /** Says that everything works. */
    ready() {
      html().benchmarkReady = performance.now() / 1000;
    },

    /** Begins to note when each frame starts, how many events came before it, and what is seen. */
    record(kind) {
      const mine = { frames: [], views: new Set(), events: 0, stop: () => removeEventListener(kind, count, true) };
      const count = () => { mine.events += 1; };
      addEventListener(kind, count, { capture: true, passive: true });
      const note = (at) => {
        if (recording !== mine) return;
        mine.frames.push({ at, events: mine.events });
        mine.views.add(JSON.stringify(window.benchmark.camera()));
        requestAnimationFrame(note);
      };
      recording = mine;
      requestAnimationFrame(note);
    },

    /** Ends it; returns the milliseconds of every frame from the first event to the one after the last. */
    recorded() {
      const { frames, views, events, stop } = recording;
      stop();
      recording = null;
      const first = frames.findIndex((frame) => frame.events > 0);
      const last = frames.findIndex((frame) => frame.events === events);
      const moving = frames.slice(first, last + 2).map(({ at }) => at);
      return { lengths: moving.slice(1).map((at, n) => at - moving[n]), views: views.size };
    },

    /** Returns the middle of the drawing, and a point in a corner of it that nothing else covers. */
    drawing() {
      const box = document.querySelector("canvas").getBoundingClientRect();
      const right = Math.min(box.right, innerWidth);
      const bottom = Math.min(box.bottom, innerHeight);
      const at = (across, down) => ({ x: box.left + (right - box.left) * across, y: box.top + (bottom - box.top) * down });
      const corners = [0.02, 0.05, 0.1].flatMap((inset) => [at(inset, inset), at(1 - inset, inset), at(inset, 1 - inset), at(1 - inset, 1 - inset)]);
      const isFree = ({ x, y }) => document.elementFromPoint(x, y)?.localName === "canvas";
      return { middle: at(0.5, 0.5), ground: corners.find(isFree) ?? corners[0] };
    },
  };
})();
