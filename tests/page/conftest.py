"""Small worlds for the page's tests, and one browser for all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from actorgraph import open_case
from actorgraph.filters import NONE, Filters
from actorgraph.page.page import write_page
from actorgraph.store.reader import Store

World: TypeAlias = Callable[..., Store]

CHROMIUM = Path(os.environ.get("ACTORGRAPH_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ACTORS = [
    {"id": "ann", "name": "Ann", "type": "state"},
    {"id": "bob", "name": "Bob", "type": "armed-group"},
    {"id": "cid", "name": "Cid", "type": "person"},
]
EVENTS = [{"id": "raid", "name": "the raid", "type": "attack", "when": "2024-01-05"}]
SOURCE = {
    "id": "daily",
    "title": "A report",
    "publisher": "cid",
    "date": "2024-02-01",
    "language": "en",
}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Return a maker of small cases: three actors, one event, and the claims that it is given."""
    monkeypatch.setenv("ACTORGRAPH_CACHE", str(tmp_path / "cache"))

    def made(
        *claims: dict[str, Any],
        actors: list[dict[str, Any]] = ACTORS,
        events: list[dict[str, Any]] = EVENTS,
        source: dict[str, Any] = SOURCE,
        **case: Any,
    ) -> Store:
        folder = tmp_path / "case"
        (folder / "reports").mkdir(parents=True)
        report = {"source": source, "claims": [{"quote": "Words.", **claim} for claim in claims]}
        files = {
            "case.yaml": {"title": "A small case", **case},
            "actors.yaml": actors,
            "events.yaml": events,
            "reports/daily.yaml": report,
        }
        for name, content in files.items():
            (folder / name).write_text(
                yaml.safe_dump(content, allow_unicode=True), encoding="utf-8"
            )
        return open_case(folder).store

    return made


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Return the case that comes with actorgraph, compiled anew."""
    monkeypatch.setenv("ACTORGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ACTORGRAPH_CASE", raising=False)
    return open_case().store


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one browser for all tests; without any, skip or, where one is needed, fail."""
    if not CHROMIUM.exists():
        missing = f"no browser at {str(CHROMIUM)!r}; set ACTORGRAPH_CHROMIUM"
        if os.environ.get("ACTORGRAPH_NEED_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


class Opened:
    """A page in the browser, with everything that it asked for or complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.refused: list[str | None] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.refused.append(request.failure))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))

    def click_tie(self, tie: str) -> None:
        """Click in the middle of a line, where it is drawn."""
        x, y = self.page.evaluate(
            """(id) => {
                const edge = actorgraph.network.body.edges[id].edgeType;
                const { x, y } = actorgraph.network.canvasToDOM(edge.getPoint(0.5));
                const box = document.getElementById("drawing").getBoundingClientRect();
                return [x + box.left, y + box.top];
            }""",
            tie,
        )
        self.page.mouse.click(x, y)
        self.page.wait_for_selector("#panel:not([hidden])")

    def click_thing(self, thing: str) -> None:
        """Click a node."""
        x, y = self.page.evaluate(
            """(id) => {
                const { x, y } = actorgraph.network.canvasToDOM(actorgraph.network.getPosition(id));
                const box = document.getElementById("drawing").getBoundingClientRect();
                return [x + box.left, y + box.top];
            }""",
            thing,
        )
        self.page.mouse.click(x, y)
        self.page.wait_for_selector("#panel:not([hidden])")

    def show(self, fragment: str) -> None:
        """Open what a link within the page leads to."""
        self.page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        self.page.wait_for_selector("#panel:not([hidden])")

    def texts(self, selector: str) -> list[str]:
        """Return the texts of the elements that a selector finds, as they are read."""
        return [" ".join(text.split()) for text in self.page.locator(selector).all_text_contents()]


Open: TypeAlias = Callable[..., Opened]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return a function that writes the page of a store and opens it."""
    contexts = []

    def opened_page(store: Store, filters: Filters = NONE, **options: Any) -> Opened:
        target = tmp_path / "page.html"
        write_page(store, target, filters)
        shape = {"viewport": {"width": 1200, "height": 800}, **options}
        context = browser.new_context(**shape)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.goto(target.as_uri())
        return opened

    yield opened_page
    for context in contexts:
        context.close()
