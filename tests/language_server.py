"""An editor's side of the Language Server Protocol, as far as tests of completion and of marked faults need it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

SERVER: Final = Path(
    os.environ.get("ACTORGRAPH_NODE_MODULES", ""),
    "yaml-language-server",
    "bin",
    "yaml-language-server",
)
needs_server = pytest.mark.skipif(
    not SERVER.is_file() or not shutil.which("node"),
    reason="ACTORGRAPH_NODE_MODULES names no folder with yaml-language-server",
)
#: What an editor tells the server of its settings: nothing is fetched from elsewhere.
_SETTINGS: Final = {
    "yaml": {"completion": True, "validate": True, "schemaStore": {"enable": False}}
}


class Editor:
    """An editor in which files of one folder are opened."""

    def __init__(self, server: subprocess.Popen[bytes], folder: Path) -> None:
        self._server = server
        self._asked = 0
        self._marked: dict[str, list[str]] = {}
        features = {"workspace": {"configuration": True}}
        self._ask(
            "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": features}
        )
        self._send({"method": "initialized", "params": {}})

    def offered(self, path: Path, text: str) -> list[str]:
        """Return what is offered at the end of a text that stands in a file."""
        self._open(path, text)
        lines = text.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        found = self._ask(
            "textDocument/completion", {"textDocument": {"uri": path.as_uri()}, "position": place}
        )
        return [item["label"] for item in found["items"]]

    def marked(self, path: Path, text: str) -> list[str]:
        """Return the faults that are marked in a text, as the messages that one reads."""
        self._open(path, text)
        while path.as_uri() not in self._marked:
            self._answer(self._read())
        return self._marked.pop(path.as_uri())

    def _open(self, path: Path, text: str) -> None:
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]
            self._answer(message)

    def _answer(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self._marked[found["uri"]] = [fault["message"] for fault in found["diagnostics"]]
        elif "id" in message and "method" in message:
            asked = message["params"].get("items", []) if "params" in message else []
            settings = [_SETTINGS.get(item.get("section"), {}) for item in asked]
            self._send({"id": message["id"], "result": settings or None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._server.stdout
        size = 0
        while header := self._server.stdout.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
        assert size, "the server has ended"
        message: dict[str, Any] = json.loads(self._server.stdout.read(size))
        return message


@contextmanager
def editor_in(folder: Path) -> Iterator[Editor]:
    """Yield an editor with a server of its own, which ends with it."""
    command = ["node", str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        try:
            yield Editor(server, folder)
        finally:
            server.kill()
