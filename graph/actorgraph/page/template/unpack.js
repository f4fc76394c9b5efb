// Unpacks the script of the page and runs it: deflated, a page has a third of it to carry.
(async () => {
  const letters = atob(/** @type {HTMLElement} */ (document.getElementById("script-data")).textContent.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at); // `Uint8Array.from` takes twenty times as long
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  script.id = "script";
  document.body.append(script); // it may run because its hash is in the page's policy
})().catch((error) => {
  const notice = /** @type {HTMLElement} */ (document.getElementById("nothing"));
  notice.hidden = false;
  notice.textContent = `The page could not be drawn: ${error.message}. A browser of 2023 or later is needed.`;
});
