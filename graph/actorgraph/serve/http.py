"""Who may ask a server on this machine, how long and large a request may be, and how a reply leaves.

A request is checked in this order: its ``Host`` (so that no other site's name leads here: DNS rebinding), its token,
its method, and, if it writes, where it comes from and how large it is. No header lets another site read an answer.
"""

from __future__ import annotations

import json
import secrets
from hmac import compare_digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import Any, ClassVar, Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from actorgraph._version import __version__

LOOPBACK: Final = "127.0.0.1"
#: Seconds that a connection may be silent.
IDLE: Final = 30
#: Bytes of an address, and of what is sent to be written.
LONGEST_ADDRESS: Final = 8_000
LARGEST_BODY: Final = 1_000_000
#: Answers that are worked out at one time; more requests wait.
AT_ONCE: Final = 8
#: For documents: nothing of theirs is ever run.
_NO_SCRIPTS: Final = "default-src 'none'; frame-ancestors 'none'"


class Reply(NamedTuple):
    """A status, a body and what the body is."""

    status: int
    body: bytes
    type: str = "application/json"
    policy: str = _NO_SCRIPTS


def document_bytes(document: Any) -> bytes:
    """Return a document as JSON in bytes."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def problem(status: int, error: str, **more: object) -> Reply:
    """Return a reply that says what is wrong."""
    return Reply(status, document_bytes({"error": error, **more}))


class LocalServer(ThreadingHTTPServer):
    """A server on this machine alone, for whoever knows the token.

    Raises
    ------
    OSError
        The port is taken.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, port: int, handler: type[LocalHandler]) -> None:
        self.token = secrets.token_urlsafe(24)
        self.room = BoundedSemaphore(AT_ONCE)
        super().__init__((LOOPBACK, port), handler)

    @property
    def address(self) -> str:
        """Where the page is, with the token."""
        return f"http://{LOOPBACK}:{self.server_port}/?token={self.token}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request may call this server."""
        names = (LOOPBACK, "localhost", "[::1]")
        return frozenset(f"{name}:{self.server_port}" for name in names)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over clients that went away; there is nobody to report it to."""


class LocalHandler(BaseHTTPRequestHandler):
    """Answers the requests of one connection; what is at which path is for `answer`."""

    server: LocalServer  # pyright: ignore[reportIncompatibleVariableOverride]
    protocol_version = "HTTP/1.1"
    server_version = f"actorgraph/{__version__}"
    sys_version = ""
    timeout = IDLE
    #: Head and body leave in one packet: in two, the second waits for the first to be acknowledged, 40 ms.
    wbufsize: ClassVar[int] = -1
    disable_nagle_algorithm = True
    #: What may be done; POST writes.
    methods: ClassVar[tuple[str, ...]] = ("GET",)

    def answer(self, path: str, query: str, body: bytes | None) -> Reply:
        """Return the reply to a request that may ask; *body* is None if it does not write."""
        raise NotImplementedError

    def handle_one_request(self) -> None:
        """Answer one request, whatever its method is."""
        self.close_connection = True
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline:
                return
            if len(self.raw_requestline) > LONGEST_ADDRESS:
                self.requestline, self.request_version, self.command = "", "HTTP/1.1", ""
                self._send(problem(414, f"the address is longer than {LONGEST_ADDRESS:,} bytes"))
                return
            if self.parse_request():
                self._send(self._reply())
        except (TimeoutError, ConnectionError, ValueError):
            self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is not HTTP as everything else is refused."""
        self.close_connection = True
        self._send(problem(code, message or explain or "this is not a request of HTTP"))

    def _reply(self) -> Reply:
        if self.command != "POST" and (
            "Transfer-Encoding" in self.headers or self.headers.get("Content-Length", "0") != "0"
        ):
            self.close_connection = True  # nobody reads the body, which is no request
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].strip().lower() not in self.server.hosts:
            self.close_connection = True
            return problem(403, "this host is not served; use the address that was printed")
        parts = urlsplit(self.path) if self.path.startswith("/") else None
        if not self._has_token(parts.query if parts else ""):
            self.close_connection = self.close_connection or self.command != "GET"
            return problem(401, "the token is missing or wrong; use the address that was printed")
        if self.command not in self.methods:
            self.close_connection = True
            only = "nothing can be written here; GET is all there is"
            return problem(405, only if self.methods == ("GET",) else "use GET or POST")
        body = None
        if self.command == "POST":
            refused = self._refused()
            if refused is not None:
                self.close_connection = True
                return refused
            body = self.rfile.read(int(self.headers["Content-Length"]))
        if parts is None:
            return problem(404, "there is nothing at this path")
        with self.server.room:
            return self.answer(parts.path, parts.query, body)

    def _has_token(self, query: str) -> bool:
        scheme, _, given = self.headers.get("Authorization", "").partition(" ")
        tokens = [given.strip()] if scheme.lower() == "bearer" else []
        try:
            tokens += parse_qs(query, max_num_fields=100).get("token", [])
        except ValueError:
            return False
        own = self.server.token.encode()
        return any(compare_digest(token.encode("utf-8", "replace"), own) for token in tokens)

    def _refused(self) -> Reply | None:
        """Return why nothing is written, None if a request comes from our own page and is not too large."""
        origin = self.headers.get("Origin", "")
        if origin.removeprefix("http://") not in self.server.hosts or origin == "":
            return problem(403, "only the page itself may write")
        if self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return problem(403, "only the page itself may write")
        if self.headers.get_content_type() != "application/json":
            return problem(415, "what is written comes as application/json")
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or "Transfer-Encoding" in self.headers:
            return problem(411, "the length of what is written is missing")
        if int(length) > LARGEST_BODY:
            return problem(413, f"more than {LARGEST_BODY:,} bytes are not taken at once")
        return None

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", f"{reply.type}; charset=utf-8")
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Content-Security-Policy", reply.policy)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if reply.status == 405:
            self.send_header("Allow", ", ".join(self.methods))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: addresses have the token."""
