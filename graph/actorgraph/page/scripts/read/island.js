// The pieces of data that the page's file holds, as text: plain JSON, or deflated where they are large.

/**
 * Return the text of a script element that holds data.
 * @param {string} id
 * @returns {Promise<string>}
 */
export async function islandText(id) {
  const element = /** @type {HTMLScriptElement} */ (document.getElementById(id));
  const text = element.textContent ?? "";
  return element.type === "application/json" ? text : inflated(text.trim());
}

/**
 * Return the text behind raw deflate in base64.
 * @param {string} text
 * @returns {Promise<string>}
 */
async function inflated(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}
