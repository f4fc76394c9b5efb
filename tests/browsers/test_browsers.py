"""The page works in Firefox and in WebKitGTK as in Chromium: it opens, answers and zooms.

Each test runs where its browser is installed; the other tests of the page run in Chromium.
"""

from __future__ import annotations

import importlib.util
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import actorgraph
from actorgraph.page.page import write_page
from browsers.drivers import PATIENCE, Driven, firefox, webkit, webkit_binary

pytestmark = pytest.mark.slow

HAS_FIREFOX: Final = bool(shutil.which("firefox-esr") or shutil.which("firefox"))
HAS_SOCKETS: Final = importlib.util.find_spec("websockets") is not None
MISSING: Final = {
    "firefox": "" if HAS_FIREFOX and HAS_SOCKETS else "Firefox or websockets is not installed",
    "webkit": "" if webkit_binary() else "WebKitWebDriver, MiniBrowser or Xvfb is not installed",
}
#: Errors of the page, which it keeps for us from before its own script runs.
ERRORS: Final = "window.failures ?? []"


@pytest.fixture
def page(shipped: actorgraph.Case, tmp_path: Path) -> Path:
    """Return the page of the shipped case."""
    write_page(shipped.store, tmp_path / "page.html")
    return tmp_path / "page.html"


@pytest.fixture(params=["firefox", "webkit"])
def browser(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Driven]:
    """Return a browser that is not Chromium."""
    if MISSING[request.param]:
        pytest.skip(MISSING[request.param])
    start: Callable[[Path], Any] = {"firefox": firefox, "webkit": webkit}[request.param]
    with start(tmp_path) as driven:
        yield driven


def _wait(browser: Driven, expression: str) -> None:
    end = time.monotonic() + PATIENCE
    while not browser.ask(expression):
        assert time.monotonic() < end, f"still not so: {expression}"
        time.sleep(0.1)


def _type(browser: Driven, text: str) -> None:
    keys = [
        {"type": step, "value": key} for key in (*text, "\ue007") for step in ("keyDown", "keyUp")
    ]
    browser.act({"type": "key", "id": "keys", "actions": keys})


def _click(browser: Driven, selector: str) -> None:
    middle = browser.ask(
        f"(({{ left, top, width, height }}) => [left + width / 2, top + height / 2])"
        f"(document.querySelector({selector!r}).getBoundingClientRect())"
    )
    x, y = (round(at) for at in middle)
    steps = [
        {"type": "pointerMove", "x": x, "y": y, "duration": 0},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    ]
    browser.act({"type": "pointer", "id": "mouse", "actions": steps})


def test_the_page_opens_on_the_story_answers_a_question_and_zooms(
    browser: Driven, page: Path
) -> None:
    browser.go(page.as_uri())
    _wait(browser, 'document.documentElement.dataset.ready === "yes"')
    browser.ask(
        '(window.failures = [], addEventListener("error", (it) => failures.push(it.message)), 0)'
    )
    opening = browser.ask("actorgraph.scene()")

    _click(browser, "#search")
    _type(browser, "who sponsors Kata'ib Hezbollah")
    _wait(browser, 'actorgraph.scene().hash.startsWith("#ask=")')
    answer = browser.ask("actorgraph.scene()")

    _click(browser, "#view-network")
    _wait(browser, 'document.documentElement.dataset.view === "drawing"')
    before = browser.ask("actorgraph.renderer.camera().scale")
    _click(browser, "#zoom [data-zoom=in]")
    _wait(browser, f"actorgraph.renderer.camera().scale > {before} * 1.2")

    assert {"iran", "kataib-hezbollah", "white-house"} <= {it["id"] for it in opening["things"]}
    assert opening["headline"].startswith("Iran sponsors Iran-backed militias")
    assert (answer["title"], answer["verdict"]) == ("Who sponsors Kata'ib Hezbollah?", "Stated.")
    assert {"iran", "kataib-hezbollah"} <= {it["id"] for it in answer["things"] if it["lit"]}
    assert browser.ask(ERRORS) == []


def test_a_handle_of_the_time_strip_is_dragged_and_the_film_steps_on(
    browser: Driven, page: Path
) -> None:
    browser.go(page.as_uri() + "#view=network")
    _wait(browser, 'document.documentElement.dataset.ready === "yes"')
    browser.ask(
        '(window.failures = [], addEventListener("error", (it) => failures.push(it.message)), 0)'
    )
    last, first = browser.ask(
        """[".handle.to", ".handle.from"].map((its) => (({ left, top, width, height }) => [left + width / 2, top + height / 2])
            (document.querySelector(`#time ${its}`).getBoundingClientRect()))"""
    )
    middle = round((last[0] + first[0]) / 2)
    x, y = (round(at) for at in last)
    steps = [
        {"type": "pointerMove", "x": x, "y": y, "duration": 0},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerMove", "x": middle, "y": y, "duration": 50},
        {"type": "pointerUp", "button": 0},
    ]
    browser.act({"type": "pointer", "id": "mouse", "actions": steps})
    _wait(browser, 'location.hash.startsWith("#until=")')
    dragged = browser.ask("actorgraph.scene()")

    _click(browser, "#time .film button:nth-child(3)")
    _wait(browser, 'location.hash.includes("film=yes")')
    stepped = browser.ask("actorgraph.scene()")

    assert 0 < len(dragged["things"]) < len(stepped["things"])
    assert {line["lit"] for line in stepped["lines"]} == {True, False}
    assert browser.ask('document.getElementById("caption").offsetHeight') > 0
    assert browser.ask(ERRORS) == []
