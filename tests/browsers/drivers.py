"""Other browsers, driven by the standards they speak: WebDriver BiDi (Firefox) and WebDriver (WebKitGTK).

Playwright brings builds of its own; these are the browsers that people have.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

PATIENCE: Final = 60
#: The window; the stage of the page is what the browser leaves of it.
WIDTH, HEIGHT = 1366, 850


class Driven(Protocol):
    """A browser with one window."""

    def go(self, address: str) -> None:
        """Open an address."""

    def ask(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript, as far as JSON can hold it."""

    def act(self, *sources: Mapping[str, Any]) -> None:
        """Do what hands do: the actions of both standards."""


class Firefox:
    """Firefox over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/)."""

    def __init__(self, socket: Any) -> None:
        self._socket, self._count = socket, 0
        self._call("session.new", capabilities={})
        contexts = self._call("browsingContext.getTree", maxDepth=0)["contexts"]
        self._context = contexts[0]["context"]
        self._call(
            "browsingContext.setViewport",
            context=self._context,
            viewport={"width": WIDTH, "height": HEIGHT},
        )

    def _call(self, method: str, **params: Any) -> Any:
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message.get("id") == self._count:
                assert message["type"] == "success", message
                return message["result"]

    def go(self, address: str) -> None:
        """Open an address."""
        self._call("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def ask(self, expression: str) -> Any:
        """Return the value of an expression."""
        said = self._call(
            "script.evaluate",
            expression=f"JSON.stringify([{expression}])",
            target={"context": self._context},
            awaitPromise=False,
        )
        assert said["type"] == "success", said
        return json.loads(said["result"]["value"])[0]

    def act(self, *sources: Mapping[str, Any]) -> None:
        """Do what hands do."""
        self._call("input.performActions", context=self._context, actions=list(sources))


class WebKit:
    """WebKitGTK over WebDriver (https://www.w3.org/TR/webdriver2/)."""

    def __init__(self, port: int, binary: str) -> None:
        self._address = f"http://127.0.0.1:{port}/session"
        options = {"binary": binary, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        made = self._call("", {"capabilities": wanted})
        self._address += f"/{made['sessionId']}"
        self._call("/window/rect", {"width": WIDTH, "height": HEIGHT})

    def _call(self, path: str, body: Mapping[str, Any]) -> Any:
        request = urllib.request.Request(
            self._address + path,
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]

    def go(self, address: str) -> None:
        """Open an address."""
        self._call("/url", {"url": address})

    def ask(self, expression: str) -> Any:
        """Return the value of an expression."""
        script = {"script": f"return JSON.stringify([{expression}])", "args": []}
        return json.loads(self._call("/execute/sync", script))[0]

    def act(self, *sources: Mapping[str, Any]) -> None:
        """Do what hands do."""
        self._call("/actions", {"actions": list(sources)})


def webkit_binary() -> str:
    """Return where WebKitGTK's own browser is; empty if it is not installed."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    return str(found[-1]) if found and driver and screen else ""


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Run Firefox without a window."""
    from websockets.sync.client import connect

    program = shutil.which("firefox-esr") or shutil.which("firefox") or ""
    command = [program, "--headless", "--no-remote", "--profile", str(folder)]
    with _running([*command, "--remote-debugging-port=0"], os.environ, stderr=True) as process:
        assert process.stderr is not None
        said = ""
        while not (found := re.search(r"BiDi listening on (ws://\S+)", said)):
            said = process.stderr.readline()
            assert said, "Firefox has ended"
        with connect(f"{found[1]}/session", max_size=None) as socket:
            yield Firefox(socket)


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Run WebKitGTK on a screen that nobody sees."""
    display, port = f":{90 + os.getpid() % 900}", 20000 + os.getpid() % 20000
    environment = {**os.environ, "DISPLAY": display, "HOME": str(folder), "GDK_BACKEND": "x11"}
    environment |= {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    screen = ["Xvfb", display, "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    driver = ["WebKitWebDriver", f"--port={port}"]
    with _running(screen, environment), _running(driver, environment):
        yield _patiently(lambda: WebKit(port, webkit_binary()))


def _patiently(start: Any) -> Any:
    """Return what starts once its server is there."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return start()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.3)


@contextmanager
def _running(
    command: list[str], environment: Mapping[str, str], *, stderr: bool = False
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if stderr else subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stderr:
            process.stderr.close()
