// What the coding page asks of its server: documents, and deeds that name the state of the files that was seen.

/** The files on the disk are not those that the page has seen; `state` is what they are now. */
export class Stale extends Error {
  /** @param {string} words @param {CodingState} state */
  constructor(words, state) {
    super(words);
    this.state = state;
  }
}

/** The token of the address, without which nothing is answered. */
export const token = new URLSearchParams(location.search).get("token") ?? "";
const AWAY = "The server has ended or cannot be reached. What is on the disk is safe; nothing more is saved until ‘actorgraph code’ runs again.";

/**
 * Return the document at a path; with a body it is sent.
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
export async function ask(path, body) {
  const headers = { Authorization: `Bearer ${token}`, ...(body ? { "Content-Type": "application/json" } : {}) };
  let reply;
  try {
    reply = await fetch(path, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
  } catch {
    throw new Error(AWAY);
  }
  const found = await reply.json();
  if (reply.status === 409) throw new Stale(found.error, found.state);
  if (!reply.ok) throw new Error(found.error);
  return found;
}

/** Tell the server that the page is left, so that it does not wait for it. */
export function leave() {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
  fetch("/api/closed", { method: "POST", headers, body: "{}", keepalive: true }).catch(() => {});
}
