"""Small worlds for the page's tests, and one browser for all of them.

Every page that a test opens is looked after: when the test is over, the page must have asked for nothing
but itself and must have complained of nothing, unless the test has read its complaints and cleared them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

import actorgraph.page
from actorgraph import Case, open_case
from actorgraph.model.filters import NONE, Filters
from actorgraph.page.page import write_page
from actorgraph.store.reader import Store

World: TypeAlias = Callable[..., Store]

SCRIPTS = Path(actorgraph.page.__file__).with_name("scripts")
#: Where lines run, as functions that stand alone.
GEOMETRY = (SCRIPTS / "draw" / "geometry.js").read_text(encoding="utf-8").replace("\nexport ", "\n")
SCREEN: ViewportSize = {"width": 1200, "height": 800}
PATIENCE = 10_000  # milliseconds
BLANK = "about:blank"
#: Places that a tab remembers before another is taken; a browser keeps 50, and then `history.length` stands.
MOST_PLACES = 20

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


@pytest.fixture(scope="session")
def shipped(shipped: Case) -> Store:
    """Return the store of the case that comes with actorgraph."""
    return shipped.store


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
        self._listeners: list[tuple[Any, Callable[[Any], None]]] = [
            ("request", lambda request: self.requests.append(request.url)),
            ("requestfailed", lambda request: self.refused.append(request.failure)),
            ("console", lambda message: self.complaints.append(message.text)),
            ("pageerror", lambda error: self.complaints.append(str(error))),
            ("dialog", lambda dialog: self.complaints.append(dialog.message)),
        ]
        for word, listener in self._listeners:
            page.on(word, listener)

    def go(self, file: Path, fragment: str = "") -> None:
        """Open a page from its file and wait until everything works."""
        self.page.goto(file.as_uri() + fragment)
        self.wait()

    def wait(self) -> None:
        """Wait until everything on the page works."""
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def rest(self) -> None:
        """Wait until what was asked for is drawn and on the screen."""
        self.ask(
            """async () => {
                await document.fonts.ready;
                const frame = () => new Promise((done) => { requestAnimationFrame(done); });
                await frame(); // what follows a change of the style has been asked for after this
                await globalThis.actorgraph?.renderer.drawn();
                await frame();
            }"""
        )

    def leave(self) -> None:
        """Bring the tab back to how a new one is, but for where it has been."""
        self.page.mouse.move(0, 0)
        self.page.emulate_media(media="null")
        self.page.goto(BLANK)
        for word, listener in self._listeners:
            self.page.remove_listener(word, listener)
        self.requests = [url for url in self.requests if url != BLANK]

    def ask(self, expression: str, given: Any = None) -> Any:
        """Return what an expression of the page's language gives."""
        return self.page.evaluate(expression, given)

    def change(self, changes: str) -> None:
        """Make choices, written as an object of JavaScript in which `page` is the case."""
        self.ask(f"(({{ page, state }}) => state.change({changes}))(actorgraph)")

    def shown(self) -> list[str]:
        """Return the ids of what is drawn, in the order of the case."""
        ids: list[str] = self.ask("actorgraph.visible().scene.things.map(({ id }) => id)")
        return ids

    def ties(self) -> list[str]:
        """Return the ids of the lines that are drawn, sorted."""
        ids: list[str] = self.ask("actorgraph.visible().scene.ties.map(({ tie }) => tie.id)")
        return sorted(ids)

    def claims(self) -> list[str]:
        """Return the ids of the claims that pass, in the order of the case."""
        ids: list[str] = self.ask(
            "actorgraph.visible().claims.map((at) => actorgraph.page.claim(at).id)"
        )
        return ids

    def middle_of(self, tie: str) -> tuple[float, float]:
        """Return where the middle of a line is on the screen."""
        x, y = self.ask(
            f"""(id) => {{
                {GEOMETRY}
                const tie = actorgraph.page.ties.find((it) => it.id === id);
                const {{ x, y }} = actorgraph.renderer.where(middleOf(tie));
                const {{ left, top }} = document.getElementById("drawing").getBoundingClientRect();
                return [x + left, y + top];
            }}""",
            tie,
        )
        return x, y

    def place_of(self, thing: str) -> tuple[float, float]:
        """Return where a thing is on the screen."""
        x, y = self.ask(
            """(id) => {
                const { x, y } = actorgraph.renderer.where(actorgraph.page.thing(id));
                const { left, top } = document.getElementById("drawing").getBoundingClientRect();
                return [x + left, y + top];
            }""",
            thing,
        )
        return x, y

    def click_tie(self, tie: str) -> None:
        """Click in the middle of a line, where it is drawn."""
        self.page.mouse.click(*self.middle_of(tie))
        self.page.wait_for_selector("#panel:not([hidden])")

    def click_thing(self, thing: str) -> None:
        """Click an actor or event, where it is drawn."""
        self.page.mouse.click(*self.place_of(thing))
        self.page.wait_for_selector("#panel:not([hidden])")

    def show(self, fragment: str) -> None:
        """Go where a link within the page leads, and wait for the panel."""
        self.ask("(fragment) => { location.hash = fragment; }", fragment)
        self.page.wait_for_selector("#panel:not([hidden])")

    def texts(self, selector: str) -> list[str]:
        """Return the texts of the elements that a selector finds, as they are read."""
        return [" ".join(text.split()) for text in self.page.locator(selector).all_text_contents()]

    def forget(self) -> None:
        """Take note of all complaints and requests so far: they were expected."""
        self.complaints.clear()
        self.requests.clear()

    def trouble(self) -> list[str]:
        """Return what a page must never do: complain, or ask for anything but its own file."""
        asked = [url for url in self.requests if not url.startswith(("file:", "blob:"))]
        return self.complaints + asked


Open: TypeAlias = Callable[..., Opened]


@pytest.fixture(scope="session")
def _context(browser: Browser) -> Iterator[BrowserContext]:
    """Return the context of all pages that need nothing special: a new one for each takes longer."""
    context = browser.new_context(viewport=SCREEN)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture(scope="session")
def _tabs() -> list[Page]:
    """Return the tabs of that context that no test uses now: a new one takes longer than all the rest."""
    return []


@pytest.fixture
def opened(
    browser: Browser, _context: BrowserContext, _tabs: list[Page], tmp_path: Path
) -> Iterator[Open]:
    """Return a function that writes the page of a store, opens it and waits until all works.

    *fragment* is what follows the address; *focus*, *hops* and *answer* are those of the page; the rest
    are options of the browser's context.
    """
    found: list[Opened] = []
    shared: list[Opened] = []
    contexts: list[BrowserContext] = []

    def opened_page(
        store: Store | Path, filters: Filters = NONE, *, fragment: str = "", **options: Any
    ) -> Opened:
        about = {key: options.pop(key) for key in ("focus", "hops", "answer") if key in options}
        target = store if isinstance(store, Path) else tmp_path / f"page{len(found)}.html"
        if isinstance(store, Store):
            write_page(store, target, filters, **about)
        if options:
            context = browser.new_context(**{"viewport": SCREEN, **options})
            context.set_default_timeout(PATIENCE)
            contexts.append(context)
            opened = Opened(context.new_page())
        else:
            opened = Opened(_tabs.pop() if _tabs else _context.new_page())
            shared.append(opened)
        found.append(opened)
        if options.get("java_script_enabled", True):
            opened.go(target, fragment)
        else:
            opened.page.goto(target.as_uri())
        return opened

    yield opened_page
    for it in shared:
        it.leave()
        if it.ask("history.length") < MOST_PLACES:
            _tabs.append(it.page)
        else:
            it.page.close()
    for context in contexts:
        context.close()
    assert [it.trouble() for it in found] == [[] for _ in found]


@pytest.fixture(scope="session")
def shipped_page(shipped: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the shipped case, written once."""
    target = tmp_path_factory.mktemp("shipped") / "page.html"
    write_page(shipped, target)
    return target


@pytest.fixture(scope="session")
def _atlas(_context: BrowserContext, shipped_page: Path) -> Iterator[Opened]:
    opened = Opened(_context.new_page())
    opened.go(shipped_page, "#view=network")
    opened.ask("window.first = { ...actorgraph.state.now() }")
    yield opened
    opened.page.close()


@pytest.fixture
def atlas(_atlas: Opened) -> Iterator[Opened]:
    """Return the page of the shipped case with its network, open since another test and with nothing chosen."""
    _atlas.ask("actorgraph.state.change(window.first)")
    yield _atlas
    trouble = _atlas.trouble()
    _atlas.forget()
    assert trouble == []
