// Unpacks the script of the page and runs it: deflated, a page has a third of it to carry.
(async () => {
  const letters = atob(/** @type {HTMLElement} */ (document.getElementById("script-data")).textContent.trim());
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
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
