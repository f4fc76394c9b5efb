"""A server that stands for a language model: it says what a test gives it, well or badly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


def completion(text: object, **more: object) -> bytes:
    """Return a chat completion with a text."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, **more}
    return json.dumps({"choices": [choice]}).encode()


class FakeModel:
    """What the server says, and what it was asked: `asked` has the documents, `headers` those of the last."""

    def __init__(self) -> None:
        self.status = 200
        self.body = completion("")
        self.location = ""
        self.drips = False
        self.refuses_schema = False
        self.asked: list[dict[str, Any]] = []
        self.headers: dict[str, str] = {}
        self.port = 0
        self.ended = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1#fake"

    def says(self, document: object) -> None:
        """Let it answer with a document as JSON, or with a text."""
        text = document if isinstance(document, str) else json.dumps(document)
        self.body = completion(text)


@contextmanager
def fake_model() -> Iterator[FakeModel]:
    """Run a server and yield what it says."""
    fake = FakeModel()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            fake.asked.append(json.loads(self.rfile.read(length)))
            fake.headers = dict(self.headers)
            refused = fake.refuses_schema and "response_format" in fake.asked[-1]
            self.send_response(400 if refused else fake.status)
            if fake.location:
                self.send_header("Location", fake.location)
            self.send_header("Content-Length", str(len(fake.body) + 1000 * fake.drips))
            self.end_headers()
            self.wfile.write(fake.body)
            while fake.drips and not fake.ended.wait(0.05):
                self.wfile.write(b" ")

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of a client that went away."""

    with Server(("127.0.0.1", 0), Handler) as server:
        fake.port = server.server_port
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield fake
        finally:
            fake.ended.set()
            server.shutdown()
