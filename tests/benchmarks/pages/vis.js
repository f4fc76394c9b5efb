// For pages that draw with vis-network, wherever they keep it: what is defined as `Network` is watched.
"use strict";
(() => {
  /** The first frame is complete when the positions are found, or without that when all is drawn. */
  function watch(network) {
    const { enabled, stabilization } = network.physics.options;
    const waitForFrame = () => network.once("afterDrawing", () => window.benchmark.drawn());
    if (enabled && stabilization.enabled) network.once("stabilizationIterationsDone", waitForFrame);
    else waitForFrame();
    window.benchmark.camera = () => ({ ...network.getViewPosition(), scale: network.getScale() });
  }

  const watched = (Network) => new Proxy(Network, {
    construct(target, values, called) {
      const network = Reflect.construct(target, values, called);
      watch(network);
      return network;
    },
  });

  Object.defineProperty(Object.prototype, "Network", {
    configurable: true,
    set(Network) {
      Object.defineProperty(this, "Network", { value: watched(Network), enumerable: true, writable: true, configurable: true });
    },
  });
})();
