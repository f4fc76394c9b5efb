"""A language model that the user runs or names: messages go to it, and its words come back.

Any server that speaks the protocol of OpenAI's chat completions, over the standard library alone: no proxy is used and
no redirect followed, so that text goes to the host that was named and to no other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from socket import SHUT_RDWR
from threading import Thread
from typing import Any, Final, NamedTuple, TypeVar
from urllib.parse import urlsplit

from actorgraph.model.errors import InvalidValue, MissingPackage, NoReply

#: Where the key of a server stands, if it wants one.
KEY: Final = "ACTORGRAPH_MODEL_KEY"
#: Addresses that begin so name a model of the package ``llm``, which keeps keys.
_PACKAGE: Final = "llm:"
MOST_BYTES: Final = 4_000_000
SECONDS: Final = 120.0
Value = TypeVar("Value")


class Endpoint(NamedTuple):
    """Where a model is asked; without a host it is one of the package ``llm``."""

    host: str
    port: int | None
    path: str
    secure: bool
    model: str
    key: str

    @property
    def name(self) -> str:
        """The model and where it is, for who reads what it proposed."""
        return f"{self.model} at {self.host}" if self.host else f"{self.model} by llm"


def endpoint_of(address: str, send_text_to: str = "") -> Endpoint:
    """Return the endpoint of an address such as ``http://127.0.0.1:11434/v1#llama3.1``, or ``llm:NAME``.

    What stands behind ``#`` is the name of the model. The key is taken from the environment, ``ACTORGRAPH_MODEL_KEY``.

    Raises
    ------
    InvalidValue
        It is not an address, or text would leave this machine for a host that *send_text_to* does not name.

    Examples
    --------
    >>> endpoint_of("http://127.0.0.1:11434/v1#llama3.1").name
    'llama3.1 at 127.0.0.1'
    """
    if address.startswith(_PACKAGE):
        if send_text_to != "llm":
            raise InvalidValue(
                f"{address!r} may send the text to another machine, as the package llm decides; if you want that,"
                " say so with --send-text-to llm"
            )
        return Endpoint("", None, "", False, address.removeprefix(_PACKAGE), "")
    wanted = "such as http://127.0.0.1:11434/v1#llama3.1"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise InvalidValue(
            f"{address!r} is not the address of a model: {error}; {wanted}"
        ) from None
    plain = address.isascii() and address.isprintable() and " " not in address
    if parts.scheme not in ("http", "https") or not host or not plain or "@" in parts.netloc:
        raise InvalidValue(f"{address!r} is not the address of a model, {wanted}")
    local = _is_loopback(host)
    if not local and send_text_to.lower() not in (host, f"{host}:{port}"):
        raise InvalidValue(
            f"the text would be sent to {host!r}, which is not this machine; if you want that, say so with"
            f" --send-text-to {host}"
        )
    key = os.environ.get(KEY, "").strip()
    if key and parts.scheme == "http" and not local:
        raise InvalidValue(
            f"the key in {KEY} would be sent to {host!r} unencrypted; use https, or unset it"
        )
    path = parts.path.rstrip("/") or "/v1"
    if not path.endswith("/chat/completions"):
        path += "/chat/completions"
    query = f"?{parts.query}" if parts.query else ""
    secure = parts.scheme == "https"
    return Endpoint(host, port, path + query, secure, parts.fragment or "default", key)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def reply_of(
    endpoint: Endpoint,
    messages: Sequence[Mapping[str, str]],
    *,
    schema: Mapping[str, Any] | None = None,
    seconds: float = SECONDS,
) -> str:
    """Return what a model says to messages, each with its ``role`` and ``content``.

    Parameters
    ----------
    schema
        The JSON Schema of the reply. A server may not hold to it, and is asked without it if it does not take one.
    seconds
        How long the whole reply may take.

    Raises
    ------
    NoReply
        The model is not there, takes too long, says too much, or answers with an error or without text.
    MissingPackage
        The package ``llm`` is wanted and not installed.
    """
    if not endpoint.host:
        return _within(seconds, endpoint, lambda: _by_package(endpoint, messages))
    asked: dict[str, Any] = {"model": endpoint.model, "messages": [*messages], "temperature": 0}
    strict = {"name": "reply", "strict": True, "schema": schema}
    formed = {"response_format": {"type": "json_schema", "json_schema": strict}} if schema else {}
    status, body = _posted(endpoint, asked | formed, seconds)
    if schema and status in (400, 422):
        status, body = _posted(endpoint, asked, seconds)
    if status != 200:
        raise NoReply(f"{endpoint.name} answered with HTTP {status}{_reason(endpoint, body)}")
    return _content(endpoint, body)


def _posted(endpoint: Endpoint, document: Mapping[str, Any], seconds: float) -> tuple[int, bytes]:
    kind = HTTPSConnection if endpoint.secure else HTTPConnection
    connection = kind(endpoint.host, endpoint.port, timeout=seconds)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    body = json.dumps(document).encode()

    def post() -> tuple[int, bytes]:
        connection.request("POST", endpoint.path, body, headers)
        response = connection.getresponse()
        return response.status, response.read(MOST_BYTES + 1)

    try:
        status, answer = _within(seconds, endpoint, post)
    except (OSError, HTTPException, ValueError) as error:
        raise NoReply(f"cannot ask {endpoint.name}: {_line(str(error) or repr(error))}") from None
    finally:
        if connection.sock:
            with suppress(OSError):
                connection.sock.shutdown(SHUT_RDWR)  # wakes a thread that still reads
        connection.close()
    if len(answer) > MOST_BYTES:
        raise NoReply(f"{endpoint.name} answered with more than {MOST_BYTES:,} bytes")
    return status, answer


def _within(seconds: float, endpoint: Endpoint, call: Callable[[], Value]) -> Value:
    """Return what a call returns, or raise what it raises, unless it takes longer in all."""
    values: list[Value] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            values.append(call())
        except Exception as error:  # noqa: BLE001 (it is raised below)
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not values:
        raise NoReply(f"{endpoint.name} did not answer within {seconds:g} seconds")
    return values[0]


def _content(endpoint: Endpoint, body: bytes) -> str:
    try:
        choice = json.loads(body)["choices"][0]
        content = choice["message"]["content"]
        cut = choice.get("finish_reason") == "length"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise NoReply(
            f"{endpoint.name} answered with something else than a chat completion"
        ) from None
    if cut:
        raise NoReply(
            f"{endpoint.name} stopped in the middle of its answer, at its limit of tokens"
        )
    if not isinstance(content, str):
        raise NoReply(f"{endpoint.name} answered without text")
    return content


def _reason(endpoint: Endpoint, body: bytes) -> str:
    """Return what a server says is wrong, in one line and without the key."""
    text = body.decode("utf-8", "replace")
    with suppress(ValueError, LookupError, TypeError, RecursionError):
        error = json.loads(text)["error"]
        text = str(error["message"] if isinstance(error, dict) else error)
    if endpoint.key:
        text = text.replace(endpoint.key, "…")
    hint = "; the name of a model stands behind #" if endpoint.model == "default" else ""
    return f": {_line(text)}{hint}" if text.strip() else hint


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"


def _by_package(endpoint: Endpoint, messages: Sequence[Mapping[str, str]]) -> str:
    try:
        import llm  # pyright: ignore[reportMissingImports]
    except ImportError:
        raise MissingPackage(
            f"llm:{endpoint.model} needs the package llm; install it with pip install 'actorgraph[llm]'"
        ) from None
    system = "\n\n".join(one["content"] for one in messages if one["role"] == "system")
    prompt = "\n\n".join(one["content"] for one in messages if one["role"] != "system")
    try:
        model = llm.get_model(endpoint.model)
        return str(model.prompt(prompt, system=system, stream=False).text())
    except Exception as error:  # noqa: BLE001 (a plugin may raise anything)
        raise NoReply(f"cannot ask {endpoint.name}: {_line(str(error) or repr(error))}") from None
