"""Tests of the server over real sockets: who may ask, in which order that is checked, and what is kept."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest

from actorgraph.serve.http import LONGEST_ADDRESS, Reply
from actorgraph.serve.server import Kept

from .conftest import Client, write


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_the_names_of_this_machine_are_served(client: Client, name: str) -> None:
    assert client.get("/api/info", host=f"{name}:{client.server.server_port}").status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80"]
)
def test_another_host_is_refused_before_the_token_is_looked_at(client: Client, host: str) -> None:
    assert client.get("/api/info", host=host).status == 403
    assert client.get("/nowhere", host=host, token="", method="POST").status == 403


@pytest.mark.parametrize("token", ["", "wrong", "é"])
def test_without_the_token_no_path_and_no_method_is_looked_at(client: Client, token: str) -> None:
    for method in ("GET", "POST", "PATCH"):
        got = client.get("/nowhere", token=token.encode().decode("latin-1"), method=method)
        assert (got.status, list(got.document)) == (401, ["error"])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "BREW"])
def test_only_get_is_answered_whatever_the_path(client: Client, method: str) -> None:
    got = client.get("/nowhere", method=method, body=b"GET /api/info HTTP/1.1\r\n\r\n")
    assert (got.status, got.headers["Allow"]) == (405, "GET")


def test_the_token_may_stand_in_the_address(client: Client) -> None:
    assert client.get(f"/api/info?token={client.server.token}", token="").status == 200


@pytest.mark.parametrize(
    "path", ["/nowhere", "/api/", "/api/near/nobody", "/api/near/", "/api/thing/%ff", "/../../etc/passwd",
             "/api/near/red/alpha", "/api/claim/c9", "//127.0.0.1/api/info"],
)  # fmt: skip
def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    assert client.get(path).status == 404


def test_an_address_that_is_too_long_is_414(client: Client) -> None:
    assert client.get("/api/find?q=" + "x" * LONGEST_ADDRESS).status == 414


def test_answers_have_their_length_and_headers_that_let_no_other_site_in(client: Client) -> None:
    got = client.get("/api/info")
    assert int(got.headers["Content-Length"]) == len(got.body)
    assert got.headers["Content-Type"] == "application/json; charset=utf-8"
    assert got.headers["Cache-Control"] == "no-store"
    assert got.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not [name for name in got.headers if name.lower().startswith("access-control")]
    assert client.server.token not in str(got)


def test_one_connection_is_kept_for_many_requests(client: Client) -> None:
    connection = HTTPConnection("127.0.0.1", client.server.server_port)
    first = client.get("/api/info", connection=connection)
    sock = connection.sock
    assert client.get("/api/near/red?limit=x", connection=connection).status == 400
    assert client.get("/api/info", connection=connection).body == first.body
    assert connection.sock is sock
    connection.close()


def test_an_answer_leaves_in_one_packet(client: Client) -> None:
    with socket.create_connection(("127.0.0.1", client.server.server_port)) as sock:
        request = f"GET /api/near/red?token={client.server.token} HTTP/1.1\r\nHost: 127.0.0.1:{client.server.server_port}\r\n\r\n"
        sock.sendall(request.encode())
        assert sock.recv(65536).endswith(b"}")


def test_what_is_not_http_gets_an_error_or_nothing(client: Client) -> None:
    for sent in (
        b"\x00\xff\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\n: x\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", client.server.server_port)) as sock:
            sock.sendall(sent)
            sock.shutdown(socket.SHUT_WR)
            assert b" 200 " not in sock.recv(65536)
    assert client.get("/api/info").status == 200


def test_what_is_not_http_is_refused_as_everything_else_is(client: Client) -> None:
    connection = HTTPConnection("127.0.0.1", client.server.server_port, timeout=20)
    connection.request("GET", "/api/info", headers={f"X-{n}": "1" for n in range(200)})
    reply = connection.getresponse()
    assert (reply.status, reply.read()) == (431, b'{"error":"Too many headers"}')
    assert reply.headers["Content-Security-Policy"].startswith("default-src 'none'")
    connection.close()


@pytest.mark.parametrize("length", ["Content-Length: {}", "Transfer-Encoding: chunked\r\nX: {}"])
def test_a_body_of_a_question_is_not_taken_for_the_next_request(
    client: Client, length: str
) -> None:
    ask = f"GET /api/info?token={client.server.token} HTTP/1.1\r\nHost: 127.0.0.1:{client.server.server_port}\r\n"
    hidden = f"{ask}\r\n"
    with socket.create_connection(("127.0.0.1", client.server.server_port)) as sock:
        sock.sendall(f"{ask}{length.format(len(hidden))}\r\n\r\n{hidden}".encode())
        got = b"".join(iter(lambda: sock.recv(65536), b""))
    assert got.count(b"HTTP/1.1 ") == 1


def test_only_this_machine_is_listened_to(client: Client) -> None:
    assert client.server.server_address[0] == "127.0.0.1"


def test_ten_readers_get_whole_answers_while_the_store_is_replaced(
    client: Client, place: Path
) -> None:
    def ask(_: int) -> int:
        got = client.get("/api/near/red")
        assert got.status == 200
        assert got.document["count"] == len(got.document["ties"])
        return int(got.document["count"])

    with ThreadPoolExecutor(10) as readers:
        counts = readers.map(ask, range(60))
        write(place, ("alpha", "beta", "gamma"))
        assert set(counts) <= {2, 3}
    assert ask(0) == 3


def test_a_damaged_store_is_an_error_in_one_line_and_not_the_end(
    client: Client, place: Path
) -> None:
    content = place.read_bytes()
    place.write_bytes(content[: len(content) // 2])
    got = client.get("/api/near/red")
    assert (got.status, got.document["error"].count("is damaged")) == (500, 1)
    place.write_bytes(content)
    assert client.get("/api/near/red").status == 200


def test_kept_answers_are_those_of_one_state_and_no_more_than_fit() -> None:
    kept = Kept(most=80)
    for name in "abcdefghijkl":
        kept.add(name, 1, Reply(200, name.encode() * 10))
    assert [kept.get(name, 1) is not None for name in "aejl"] == [False, True, True, True]
    assert kept.get("l", 2) is None
    kept.add("big", 1, Reply(200, b"x" * 11))
    assert kept.get("big", 1) is None


def test_tlp_leaves_out_what_is_marked_above_it_and_the_page_refuses_it(
    place: Path, client: Client
) -> None:
    write(place, ("gamma",), tlp="red")
    whom = "/api/whom/red/sponsors"
    assert len(client.get(whom).document["answers"]) == 3
    assert len(client.get(f"{whom}?tlp=amber").document["answers"]) == 2
    assert client.get("/api/thing/gamma?tlp=green").status == 404
    assert client.get("/api/thing/gamma").status == 200
    assert client.get("/?tlp=green").status == 400
    assert client.get(f"{whom}?tlp=mauve").status == 400
