"""Small worlds for the page's tests, and pages that are looked after.

Every page that a test opens is looked after: when the test is over, the page must have asked for nothing
but itself and must have complained of nothing, unless the test has read its complaints and cleared them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

import actorgraph.page
from actorgraph import Case, open_case
from actorgraph.model.filters import NONE, Filters
from actorgraph.page.data import drawing, words
from actorgraph.page.drawing import network_of
from actorgraph.page.page import write_page
from actorgraph.page.places import places_of
from actorgraph.page.view import view_of
from actorgraph.store.reader import Store

World: TypeAlias = Callable[..., Store]

SCRIPTS = Path(actorgraph.page.__file__).with_name("scripts")
#: Where lines run, as functions that stand alone.
GEOMETRY = (SCRIPTS / "draw" / "geometry.js").read_text(encoding="utf-8").replace("\nexport ", "\n")
SCREEN: ViewportSize = {"width": 1200, "height": 800}
PATIENCE = 10_000  # milliseconds
BLANK = "about:blank"
AXE = Path(os.environ.get("ACTORGRAPH_NODE_MODULES", ""), "axe-core", "axe.min.js")
NEEDS_AXE = pytest.mark.skipif(
    not AXE.is_file(), reason="ACTORGRAPH_NODE_MODULES names no folder with axe-core"
)
#: Places that a tab remembers before another is taken; a browser keeps 50, and then `history.length` stands.
MOST_PLACES = 20

#: Of the tests that open a page of their own those that the default run has; the others are slow, and CI runs all.
CORE = {
    "test_a_card_opens_all_about_its_actor_and_the_address_keeps_that",
    "test_a_click_on_a_line_shows_every_claim_with_all_that_is_known_of_it",
    "test_a_group_is_one_thing_with_the_claims_of_all",
    "test_a_line_opens_its_evidence_beside_the_drawing_and_not_over_it",
    "test_a_note_is_kept_in_the_address_and_shown_as_a_sign",
    "test_a_page_of_an_answer_shows_the_question_and_the_answer_with_its_verdict",
    "test_a_right_click_offers_what_can_be_done_with_an_actor",
    "test_a_row_opens_its_evidence_beside_the_table",
    "test_a_switch_of_the_legend_takes_its_claims_away_and_back",
    "test_an_answer_is_in_the_address_and_comes_back_lit",
    "test_arrows_walk_among_neighbours_and_it_is_said",
    "test_axe_finds_nothing_in_any_state",
    "test_back_and_forth_undo_and_redo_choices",
    "test_between_all_actors_the_page_finds_the_paths_that_the_library_finds",
    "test_each_step_brings_the_next_day_with_what_is_new_lit_and_said",
    "test_enter_shows_all_who_answer_with_their_claims",
    "test_every_claim_of_the_shipped_case_stands_behind_its_line",
    "test_facets_narrow_to_a_relation_a_voice_and_a_source",
    "test_figures_count_what_is_asserted_and_sentences_say_by_whom",
    "test_handles_leave_what_lies_between_them",
    "test_networkx_reads_the_same_graph_from_the_page_and_from_the_command_line",
    "test_next_and_back_lead_through_the_scenes_and_the_address",
    "test_shift_takes_things_in_and_out",
    "test_show_all_takes_every_filter_back",
    "test_tab_reaches_all_that_can_be_pressed_in_the_order_in_which_it_is_read",
    "test_the_network_is_inside_the_drawing_and_its_names_are_free",
    "test_the_network_is_one_click_away_and_in_the_address",
    "test_the_opening_has_few_crossings_and_its_words_are_free_and_in_sight",
    "test_the_page_asks_for_nothing_but_itself",
    "test_the_picture_in_the_readme_shows_the_page_as_it_is",
    "test_the_policy_stops_a_script_that_got_in",
    "test_the_story_is_saved_as_it_is_drawn_with_title_source_and_key",
    "test_the_title_and_every_name_sentence_and_quote_are_shown_as_they_are",
    "test_what_is_listed_is_what_is_saved",
    "test_what_nobody_asserts_is_called_so",
    "test_what_a_scene_says_is_painted_where_it_says",
    "test_without_scripts_a_table_holds_every_claim",
}
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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what opens a page of its own, but for the core."""
    for item in items:
        function = getattr(item, "originalname", item.name)
        if "opened" in getattr(item, "fixturenames", ()) and function not in CORE:
            item.add_marker(pytest.mark.slow)


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


NODE = shutil.which("node")


class Reading:
    """The page's reader and answers in a process of node, for several stores: no browser is needed for these."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(SCRIPTS, folder / "scripts")
        shutil.copy(Path(__file__).with_name("reading.mjs"), folder)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        self._node = subprocess.Popen(
            [str(NODE), str(folder / "reading.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._known: list[Store] = []

    def close(self) -> None:
        self._node.communicate(timeout=10)
        assert self._node.returncode == 0

    def told(self, does: str, store: Store, texts: Sequence[str]) -> list[Any]:
        """Return what the page of a store makes of some texts: what it reads (``read``) or answers (``answer``)."""
        if not any(store is known for known in self._known):
            view = view_of(store)
            places = places_of(view)
            drawn = drawing(view, places, network_of(view, places, titled=False))
            islands = {"drawing-data": json.dumps(drawn), "words-data": json.dumps(words(view))}
            self._known.append(store)
            self._say({"name": id(store), "islands": islands})
        self._say({"name": id(store), "does": does, "texts": list(texts)})
        assert self._node.stdout is not None
        found: list[Any] = json.loads(self._node.stdout.readline())
        return found

    def _say(self, line: dict[str, Any]) -> None:
        assert self._node.stdin is not None
        self._node.stdin.write(json.dumps(line) + "\n")
        self._node.stdin.flush()


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """Return the page's reader and answers; without node, skip or, where one is needed, fail."""
    if NODE is None:
        missing = "no node, which runs the page's reader without a browser"
        if os.environ.get("ACTORGRAPH_NEED_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    its = Reading(tmp_path_factory.mktemp("reading"))
    yield its
    its.close()


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
        self.page.emulate_media(media="null", color_scheme="null")
        if self.page.viewport_size != SCREEN:
            self.page.set_viewport_size(SCREEN)
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

    def settle(self) -> None:
        """Let the drawing follow the size of its stage at once: the panel stands beside it."""
        self.ask("actorgraph.scene()")

    def click_tie(self, tie: str) -> None:
        """Click in the middle of a line, where it is drawn."""
        self.settle()
        self.page.mouse.click(*self.middle_of(tie))
        self.page.wait_for_selector("#panel:not([hidden])")

    def click_thing(self, thing: str) -> None:
        """Click an actor or event, where it is drawn."""
        self.settle()
        self.page.mouse.click(*self.place_of(thing))
        self.page.wait_for_selector("#panel:not([hidden])")

    def show(self, fragment: str) -> None:
        """Go where a link within the page leads, and wait for the panel."""
        self.ask("(fragment) => { location.hash = fragment; }", fragment)
        self.page.wait_for_selector("#panel:not([hidden])")

    def violations(self) -> list[Any]:
        """Return what axe-core finds on the page as it is now, whatever its impact."""
        if not self.ask("'axe' in window"):
            self.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        found: list[Any] = self.ask(
            """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
                .map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html.slice(0, 120))])"""
        )
        return found

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
