"""A language model: where text may go, and what becomes of each answer."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from actorgraph.ask import endpoint
from actorgraph.ask.endpoint import KEY, Endpoint, endpoint_of, reply_of
from actorgraph.model.errors import InvalidValue, MissingPackage, NoReply
from fake_model import FakeModel, completion, fake_model

MESSAGES = [{"role": "user", "content": "Who backs KH?"}]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeModel]:
    monkeypatch.delenv(KEY, raising=False)
    with fake_model() as model:
        yield model


def said(fake: FakeModel, **more: object) -> str:
    return reply_of(endpoint_of(fake.url), MESSAGES, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("address", "to", "expected"),
    [
        ("http://127.0.0.1:8080", "", ("127.0.0.1", 8080, "/v1/chat/completions", False, "default")),
        ("http://localhost/v1/#m", "", ("localhost", None, "/v1/chat/completions", False, "m")),
        ("http://[::1]:1/a/chat/completions", "", ("::1", 1, "/a/chat/completions", False, "default")),
        ("https://127.9.9.9/v1?v=2#a/b", "", ("127.9.9.9", None, "/v1/chat/completions?v=2", True, "a/b")),
        ("https://Example.org/v1", "example.ORG", ("example.org", None, "/v1/chat/completions", True, "default")),
        ("http://lan:11434/v1", "lan:11434", ("lan", 11434, "/v1/chat/completions", False, "default")),
        ("llm:gpt", "llm", ("", None, "", False, "gpt")),
    ],
)  # fmt: skip
def test_an_address_is_a_host_a_path_and_a_model(
    address: str, to: str, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY, raising=False)
    assert endpoint_of(address, to)[:5] == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/v1",
        "http://127.0.0.1.example.org/v1",
        "http://localhost.example.org/",
        "http://10.0.0.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
@pytest.mark.parametrize("to", ["", "org", "example.com"])
def test_text_leaves_this_machine_only_for_the_host_that_is_named(address: str, to: str) -> None:
    with pytest.raises(InvalidValue, match="--send-text-to"):
        endpoint_of(address, to)


@pytest.mark.parametrize(
    "address",
    [
        "", "llama3", "ftp://127.0.0.1/", "http://", "file:///etc/passwd", "http://127.0.0.1:99999/", "http://[/",
        "http://127.0.0.1@example.org/", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y", "http://127.0.0.1/ä",
    ],
)  # fmt: skip
def test_what_is_not_an_address_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(InvalidValue, match="is not the address of a model") as caught:
        endpoint_of(address, "example.org")
    assert "\n" not in str(caught.value)


def test_the_model_gets_the_messages_and_its_text_comes_back(fake: FakeModel) -> None:
    fake.says("Iran.")
    assert said(fake) == "Iran."
    assert fake.asked == [{"model": "fake", "messages": MESSAGES, "temperature": 0}]
    assert "Authorization" not in fake.headers


def test_a_server_that_takes_no_schema_is_asked_without_it(fake: FakeModel) -> None:
    fake.says("{}")
    fake.refuses_schema = True
    assert said(fake, schema={"type": "object"}) == "{}"
    assert ["response_format" in asked for asked in fake.asked] == [True, False]


def test_the_key_goes_with_the_request_and_into_no_message(
    fake: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "secret-key")
    fake.status, fake.body = 401, b'{"error": {"message": "bad key secret-key"}}'
    with pytest.raises(NoReply) as caught:
        said(fake)
    assert fake.headers["Authorization"] == "Bearer secret-key"
    assert str(caught.value) == "fake at 127.0.0.1 answered with HTTP 401: bad key …"
    with pytest.raises(InvalidValue, match="unencrypted"):
        endpoint_of("http://lan/v1", "lan")


def test_no_proxy_of_the_environment_is_used(
    fake: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    fake.says("Iran.")
    assert said(fake) == "Iran."


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (200, b"", "something else than a chat completion"),
        (200, b"\xff\xfe\x00", "something else than a chat completion"),
        (200, b"[" * 100_000, "something else than a chat completion"),
        (200, b"1" * 10_000, "something else than a chat completion"),
        (200, b'{"choices": []}', "something else than a chat completion"),
        (200, b'{"choices": {"0": 1}}', "something else than a chat completion"),
        (200, b'{"choices": [{"message": "x"}]}', "something else than a chat completion"),
        (200, completion(None), "without text"),
        (200, completion([{"text": "x"}]), "without text"),
        (200, completion("x", finish_reason="length"), "at its limit of tokens"),
        (200, b" " * (endpoint.MOST_BYTES + 1), "more than 4,000,000 bytes"),
        (500, b"<html>\n oh\n</html>", "HTTP 500: <html> oh </html>"),
        (404, b'{"error": "no model"}', "HTTP 404: no model"),
        (404, b'{"error": {}}', "HTTP 404"),
        (204, b"", "HTTP 204"),
    ],
    ids=range(15),
)
def test_an_answer_that_is_none_is_said_in_one_line(
    fake: FakeModel, status: int, body: bytes, message: str
) -> None:
    fake.status, fake.body = status, body
    with pytest.raises(NoReply) as caught:
        said(fake)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_redirect_is_not_followed(fake: FakeModel) -> None:
    with fake_model() as other:
        fake.status, fake.location = 307, other.url
        with pytest.raises(NoReply, match="HTTP 307"):
            said(fake)
        assert other.asked == []


def test_a_model_that_drips_is_left_after_the_time(fake: FakeModel) -> None:
    fake.drips = True
    with pytest.raises(NoReply, match=r"did not answer within 0\.2 seconds"):
        said(fake, seconds=0.2)


def test_a_model_that_is_not_there_is_said_in_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}#m"
    with pytest.raises(NoReply, match=r"cannot ask m at 127\.0\.0\.1: .*refused"):
        reply_of(endpoint_of(address), MESSAGES)


def test_a_key_that_no_header_can_hold_is_said_in_one_line(fake: FakeModel) -> None:
    broken = Endpoint("127.0.0.1", fake.port, "/v1", False, "m", "a\r\nb")
    with pytest.raises(NoReply, match="cannot ask m"):
        reply_of(broken, MESSAGES)


def test_a_model_of_the_package_llm_gets_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def prompt(text: str, *, system: str, stream: bool) -> SimpleNamespace:
        asked.append((text, system, stream))
        return SimpleNamespace(text=lambda: "Iran.")

    models = {"m": SimpleNamespace(prompt=prompt)}
    monkeypatch.setitem(sys.modules, "llm", SimpleNamespace(get_model=models.__getitem__))
    messages = [{"role": "system", "content": "Be brief."}, *MESSAGES]
    assert reply_of(endpoint_of("llm:m", "llm"), messages) == "Iran."
    assert asked == [("Who backs KH?", "Be brief.", False)]
    with pytest.raises(NoReply, match="cannot ask n by llm: 'n'"):
        reply_of(endpoint_of("llm:n", "llm"), messages)
    with pytest.raises(InvalidValue, match="--send-text-to llm"):
        endpoint_of("llm:m")


def test_without_the_package_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(MissingPackage, match=r"actorgraph\[llm\]"):
        reply_of(endpoint_of("llm:m", "llm"), MESSAGES)


def test_a_request_is_json_that_ascii_can_hold(fake: FakeModel) -> None:
    fake.says("ok")
    reply_of(endpoint_of(fake.url), [{"role": "user", "content": "Kata’ib \ud800"}])
    assert json.dumps(fake.asked[0]["messages"]) == json.dumps(
        [{"role": "user", "content": "Kata’ib \ud800"}]
    )
