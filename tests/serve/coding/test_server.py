"""Only the page itself may write, and what it sends is looked at before anything is done."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from actorgraph.serve.coding.server import CodingServer
from actorgraph.serve.coding.workbench import Workbench

from .conftest import bench_of, claim


@pytest.fixture
def server(bench: Workbench) -> Iterator[CodingServer]:
    with CodingServer(bench) as made:
        Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield made
        made.shutdown()


def send(
    server: CodingServer, path: str, document: object = None, *, method: str = "POST",
    headers: dict[str, str | None] | None = None,
) -> tuple[int, Any]:  # fmt: skip
    own = f"127.0.0.1:{server.server_port}"
    usual = {
        "Host": own,
        "Authorization": f"Bearer {server.token}",
        "Origin": f"http://{own}",
        "Content-Type": "application/json",
    }
    sent = {key: value for key, value in (usual | (headers or {})).items() if value is not None}
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request(method, path, body if method == "POST" else None, sent)
    reply = connection.getresponse()
    found = reply.read()
    connection.close()
    return reply.status, json.loads(found) if found.startswith(b"{") else found


def state(server: CodingServer) -> Any:
    return send(server, "/api/state", method="GET")[1]


def test_a_claim_is_written_and_comes_back_with_the_state(server: CodingServer) -> None:
    given = {"version": state(server)["version"], "claim": claim()}
    status, found = send(server, "/api/do/claim", given)

    assert (status, found["done"], len(found["state"]["claims"])) == (200, "claim sponsors", 1)
    assert server.bench.file.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Authorization": None}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Origin": None}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Length": "2000000"}, 413),
    ],
)
def test_whoever_is_not_the_page_writes_nothing(
    server: CodingServer, headers: dict[str, str | None], status: int
) -> None:
    given = {"version": server.bench.seen().version, "claim": claim()}

    assert send(server, "/api/do/claim", given, headers=headers)[0] == status
    assert not server.bench.file.exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"])
def test_no_other_method_is_answered(server: CodingServer, method: str) -> None:
    assert send(server, "/api/state", method=method)[0] == 405


@pytest.mark.parametrize("path", ["/api/do/../../etc/passwd", "/api/do/format", "/api/do/"])
def test_a_path_is_never_a_file(server: CodingServer, path: str) -> None:
    assert send(server, path, {"version": server.bench.seen().version})[0] in (400, 404)
    assert send(server, path, method="GET")[0] == 404


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"version": 1}', b"[" * 100_000, b'{"claim": 7}', b"\xff"]
)
def test_a_broken_document_is_one_line_and_the_server_goes_on(
    server: CodingServer, body: bytes
) -> None:
    status, found = send(server, "/api/do/claim", body)

    assert status in (400, 409)
    assert found["error"]
    assert send(server, "/api/state", method="GET")[0] == 200


@pytest.mark.parametrize(
    "given", [7, "x", [1], {"relation": ["a"]}, {"quantity": 3}, {"quote": {"a": 1}}]
)
def test_a_claim_of_any_shape_is_refused_in_words(server: CodingServer, given: object) -> None:
    status, found = send(
        server, "/api/do/claim", {"version": server.bench.seen().version, "claim": given}
    )

    assert (status, server.bench.file.exists()) == (400, False)
    assert "Error" not in found["error"]


def test_the_second_of_two_pages_is_told_and_gets_the_state(server: CodingServer) -> None:
    version = state(server)["version"]
    send(server, "/api/do/claim", {"version": version, "claim": claim()})
    status, found = send(
        server, "/api/do/claim", {"version": version, "claim": claim(object="blue")}
    )

    assert (status, len(found["state"]["claims"])) == (409, 1)
    assert (
        send(
            server,
            "/api/do/claim",
            {"version": found["state"]["version"], "claim": claim(object="blue")},
        )[0]
        == 200
    )


def test_the_page_may_run_its_own_script_alone(server: CodingServer) -> None:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", f"/?token={server.token}")
    reply = connection.getresponse()
    policy, body = reply.headers["Content-Security-Policy"], reply.read()
    connection.close()

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"http://" not in body.replace(b"http://www.w3.org/2000/svg", b"")
    assert b"https://" not in body.replace(b"https://www.w3.org/", b"")
    assert "Access-Control-Allow-Origin" not in reply.headers


def test_a_case_without_claims_has_no_graph_and_one_with_some_has(server: CodingServer) -> None:
    assert b"There is no graph yet" in send(server, "/graph", method="GET")[1]
    send(server, "/api/do/claim", {"version": state(server)["version"], "claim": claim()})
    assert b"<!doctype html>" in send(server, "/graph", method="GET")[1][:100].lower()


def test_the_server_ends_when_the_page_was_closed(folder: Path) -> None:
    with CodingServer(bench_of(folder), closed=0.2) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        server.end_when_left()
        send(server, "/api/closed", {})
        thread.join(10)
        assert not thread.is_alive()


def test_a_page_that_comes_back_keeps_the_server(folder: Path) -> None:
    with CodingServer(bench_of(folder), closed=0.3) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        server.end_when_left()
        send(server, "/api/closed", {})
        assert send(server, "/api/version", method="GET")[0] == 200
        time.sleep(0.7)
        assert send(server, "/api/version", method="GET")[0] == 200
        server.shutdown()


def test_a_body_that_never_comes_does_not_hold_the_others(server: CodingServer) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port)) as silent:
        silent.sendall(
            f"POST /api/do/claim HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\nAuthorization: Bearer {server.token}\r\n"
            f"Origin: http://127.0.0.1:{server.server_port}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n".encode()
        )
        assert send(server, "/api/state", method="GET")[0] == 200
