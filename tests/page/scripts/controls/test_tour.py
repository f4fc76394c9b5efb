"""The tour in a browser: from scene to scene, by button, key and address, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.page.page import write_page
from actorgraph.page.tour import Point, read_tour
from actorgraph.store.reader import Store
from actorgraph_data import FIRST
from page.conftest import Open, Opened, World

POINTS = (
    Point("All of it", "What is said."),
    Point("Who backs Bob", "Ann, they say.", "ask=who sponsors Bob"),
    Point("Ann alone", "Her network.", "thing=ann&view=network"),
)
CLAIMS = (
    {"relation": "sponsors", "subject": "ann", "object": "bob"},
    {"relation": "attacks", "subject": "ann", "object": "cid", "event": "raid"},
)


def _go(
    opened: Open, store: Store, folder: Path, fragment: str = "", *, starts: bool = True
) -> Opened:
    file = folder / "tour.html"
    write_page(store, file, tour=POINTS, starts_tour=starts)
    return opened(file, fragment=fragment)


def _bar(page: Opened) -> list[str]:
    words: list[str] = page.ask(
        "[...document.querySelectorAll('#tour:not([hidden]) .point > *')].map((it) => it.textContent)"
    )
    return words


def test_next_and_back_lead_through_the_scenes_and_the_address(
    world: World, opened: Open, tmp_path: Path
) -> None:
    page = _go(opened, world(*CLAIMS), tmp_path)
    assert _bar(page) == ["1 of 3", "All of it", "What is said."]
    page.page.locator("#tour .next").click()
    assert _bar(page) == ["2 of 3", "Who backs Bob", "Ann, they say."]
    assert page.texts("h1") == ["Who sponsors Bob?"]
    assert page.ask("location.hash") == "#tour=2&ask=who%20sponsors%20Bob"
    page.page.locator("#tour .next").press("ArrowRight")
    assert _bar(page)[0] == "3 of 3"
    assert page.texts("#panel-title") == ["Ann"]
    assert page.page.locator("#tour .next").is_disabled()
    page.page.locator("#tour .back").press("ArrowLeft")
    assert page.texts("h1") == ["Who sponsors Bob?"]
    page.page.go_back()
    assert _bar(page)[0] == "3 of 3"
    page.page.get_by_role("button", name="End the tour").click()
    assert _bar(page) == []
    assert "tour" not in page.ask("location.hash")


def test_the_number_alone_opens_a_scene_and_a_reload_keeps_it(
    world: World, opened: Open, tmp_path: Path
) -> None:
    page = _go(opened, world(*CLAIMS), tmp_path, "#tour=2")
    assert (page.texts("h1"), _bar(page)[0]) == (["Who sponsors Bob?"], "2 of 3")
    page.page.reload()
    page.wait()
    assert (page.texts("h1"), _bar(page)[0]) == (["Who sponsors Bob?"], "2 of 3")


@pytest.mark.parametrize("fragment", ["", "#tour=9", "#tour=-1", "#tour=x"])
def test_a_tour_that_does_not_start_waits_behind_its_button(
    fragment: str, world: World, opened: Open, tmp_path: Path
) -> None:
    page = _go(opened, world(*CLAIMS), tmp_path, fragment, starts=False)
    assert _bar(page) == []
    page.page.get_by_role("button", name="Tour", exact=True).click()
    assert _bar(page)[0] == "1 of 3"


def test_a_page_without_a_tour_has_no_button_for_one(
    world: World, opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "plain.html"
    write_page(world(*CLAIMS), file)
    page = opened(file, fragment="#tour=1")
    assert page.page.locator("#start-tour").count() == 0
    assert not page.page.locator("#tour").is_visible()


def test_paper_has_one_scene_a_page_with_title_text_and_picture(
    world: World, opened: Open, tmp_path: Path
) -> None:
    page = _go(opened, world(*CLAIMS), tmp_path, "#tour=2")
    before = page.ask("[location.hash, history.length]")
    page.ask("dispatchEvent(new Event('beforeprint'))")
    scenes = page.ask(
        "[...document.querySelectorAll('#sheet > section')].map((it) => [it.querySelector('h2').textContent, it.querySelector('p').textContent, it.querySelectorAll('figure svg').length])"
    )
    assert scenes == [
        ["1. All of it", "What is said.", 1],
        ["2. Who backs Bob", "Ann, they say.", 1],
        ["3. Ann alone", "Her network.", 1],
    ]
    page.page.emulate_media(media="print")
    breaks = "[...document.querySelectorAll('#sheet > section')].map((it) => getComputedStyle(it).breakAfter)"
    assert page.ask(breaks) == ["page", "page", "auto"]
    page.page.emulate_media(media="null")
    page.ask("dispatchEvent(new Event('afterprint'))")
    assert page.ask("[location.hash, history.length]") == before
    assert page.texts("h1") == ["Who sponsors Bob?"]


def test_a_tour_from_the_story_begins_with_the_story_and_prints_what_each_scene_shows(
    shipped: Store, opened: Open, tmp_path: Path
) -> None:
    file = tmp_path / "tour.html"
    write_page(shipped, file, tour=read_tour(Path(FIRST) / "tour.yaml", shipped))
    it = opened(file, viewport={"width": 1050, "height": 740})
    it.page.click("#start-tour")
    assert it.ask("location.hash") == "#tour=1"
    it.ask("dispatchEvent(new Event('beforeprint'))")
    pictures = it.ask(
        "[...document.querySelectorAll('#sheet > section')].map((it) => [...it.querySelectorAll('.form, figure svg')].map((one) => one.classList[0] + (one.classList[1] ? ` ${one.classList[1]}` : '')))"
    )
    assert pictures[0] == ["story small"]
    assert pictures[2] == ["form matrix"]  # the drawing beside it has no room here
    words = {word for its in pictures for one in its for word in one.split()[:1]}
    assert words == {"story", "form"}  # and none is the network
    assert all(pictures)


@pytest.mark.parametrize("screen", [(1440, 900), (1280, 720)])
def test_beside_the_bar_of_a_tour_all_of_the_story_is_in_sight(
    shipped: Store, opened: Open, tmp_path: Path, screen: tuple[int, int]
) -> None:
    file = tmp_path / "tour.html"
    write_page(shipped, file, tour=read_tour(Path(FIRST) / "tour.yaml", shipped))
    it = opened(file, fragment="#tour=1", viewport={"width": screen[0], "height": screen[1]})
    it.settle()
    assert it.ask(
        "(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => [scrollHeight - clientHeight, scrollWidth - clientWidth])(document.querySelector('#story .sheet'))"
    ) == [0, 0]


def test_every_scene_of_the_shipped_tour_shows_something_that_the_page_understands(
    shipped: Store, opened: Open, tmp_path: Path
) -> None:
    points = read_tour(Path(FIRST) / "tour.yaml", shipped)
    file = tmp_path / "tour.html"
    write_page(shipped, file, tour=points, starts_tour=True)
    page = opened(file)
    for at in range(1, len(points) + 1):
        scene = page.ask("actorgraph.scene()")
        assert len(scene["things"]) >= 1, at
        assert "not understood" not in scene["verdict"].lower(), at
        if at < len(points):
            page.page.locator("#tour .next").click()
