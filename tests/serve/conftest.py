"""A store of three actors, and a server of it, for the tests of serving."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.serve.server import Server
from actorgraph.store.writer import StoreWriter


class Got(NamedTuple):
    """A reply: its status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def document(self) -> Any:
        return json.loads(self.body)


class Client:
    """Sends requests to a server, each over a connection of its own unless one is given."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def get(
        self,
        path: str,
        *,
        method: str = "GET",
        host: str = "",
        token: str | None = None,
        body: bytes | None = None,
        connection: HTTPConnection | None = None,
    ) -> Got:
        used = connection or HTTPConnection("127.0.0.1", self.server.server_port, timeout=20)
        given = self.server.token if token is None else token
        headers = {"Host": host or f"127.0.0.1:{self.server.server_port}"}
        if given:
            headers["Authorization"] = f"Bearer {given}"
        used.request(method, path, body=body, headers=headers)
        reply = used.getresponse()
        got = Got(reply.status, dict(reply.headers), reply.read())
        if connection is None:
            used.close()
        return got


def write(place: Path, objects: tuple[str, ...] = ("alpha", "beta"), *, tlp: str = "") -> None:
    """Write a store in which Red sponsors some, marked as *tlp*."""
    with StoreWriter(place, standard()) as writer:
        writer.actor(Actor("red", "Red </script>", "state"))
        for key in objects:
            writer.actor(Actor(key, key.title(), "armed-group", tlp=tlp))
        writer.source(Source("report", "A Report", "red"))
        writer.claims(
            [
                Claim(f"c-{key}", "sponsors", "report", "red", "red", key, quote=f"Red pays {key}")
                for key in objects
            ]
        )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return where a store of three actors is."""
    write(tmp_path / "store.db")
    return tmp_path / "store.db"


@pytest.fixture
def client(place: Path) -> Iterator[Client]:
    """Yield what asks a server of that store."""
    with Server(place) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield Client(server)
        server.shutdown()
