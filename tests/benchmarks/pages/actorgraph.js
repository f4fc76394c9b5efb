// Actorgraph's page says itself when its first frame is complete, and when everything works.
"use strict";
new PerformanceObserver((list) => {
  if (list.getEntriesByName("drawn").length) window.benchmark.drawn();
}).observe({ entryTypes: ["mark"] });
new MutationObserver((_, observer) => {
  if (!document.documentElement.dataset.ready) return;
  observer.disconnect();
  window.benchmark.ready();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-ready"] });
window.benchmark.camera = () => window.actorgraph.renderer.camera();
