// Words in an SVG drawing: how wide they are, and where they break.

/** @type {CanvasRenderingContext2D | null} */
let context = null;
let family = "";

/**
 * Return the width of a text in pixels.
 * @param {string} text
 * @param {number} letters
 * @param {boolean} [bold]
 */
export function measured(text, letters, bold = false) {
  context ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  family ||= getComputedStyle(document.body).fontFamily;
  context.font = `${bold ? "650" : "500"} ${letters}px ${family}`;
  return context.measureText(text).width;
}

/**
 * Return a text as at most so many lines that fit a width; what is left out is marked.
 * @param {string} text
 * @param {number} width
 * @param {number} letters
 * @param {number} most
 */
export function wrapped(text, width, letters, most) {
  const lines = [""];
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (!lines[lines.length - 1] || measured(longer, letters, true) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += "…";
  return kept.map((line) => cut(line, width, letters));
}

/** @param {string} line @param {number} width @param {number} letters */
function cut(line, width, letters) {
  if (measured(line, letters, true) <= width) return line;
  const kept = [...line.replace(/…$/u, "")];
  while (kept.length > 1 && measured(`${kept.join("")}…`, letters, true) > width) kept.pop();
  return `${kept.join("")}…`;
}
