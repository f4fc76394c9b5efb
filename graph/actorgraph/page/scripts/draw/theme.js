// The colours of the page as its style has them now: light or dark, and light on paper.

/**
 * @param {Case} page
 * @param {string[]} hues
 * @returns {Theme}
 */
export function themeNow(page, hues) {
  const style = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const tones = new Set(page.things.map(({ look }) => look.tone));
  return {
    ground: colour("ground"),
    ink: colour("ink"),
    soft: colour("soft"),
    accent: colour("accent"),
    font: colour("sans"),
    tone: Object.fromEntries([...tones, "state"].map((tone) => [tone, colour(`tone-${tone}`)])),
    hue: Object.fromEntries(hues.map((hue) => [hue, colour(`hue-${hue}`)])),
  };
}

/**
 * Return a colour between two, all as #rrggbb.
 * @param {string} one
 * @param {string} other
 * @param {number} share  How much of the first, 0 to 1.
 */
export function mixed(one, other, share) {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(a * share + b * (1 - share)).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
