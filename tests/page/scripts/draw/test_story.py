"""The story in a browser: what stands where, what a click opens, and what the address keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from page.conftest import Open, Opened, World
from page.story.conftest import ACTORS, CONFLICT, EVENTS

SCREENS = {"large": (1440, 900), "small": (1280, 720), "phone": (390, 844)}
BLAME = "attribution:white-house:islamic-resistance-in-iraq"


def _told(shipped_page: Path, opened: Open, screen: str = "large", **options: Any) -> Opened:
    width, height = SCREENS[screen]
    return opened(shipped_page, viewport={"width": width, "height": height}, **options)


def _press(it: Opened, label: str) -> None:
    """Click a card, station or line by how its label begins, where nothing lies on it."""
    it.page.locator(f'#story [role="button"][aria-label^="{label}"]').first.dispatch_event("click")
    it.page.wait_for_selector("#panel:not([hidden])")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_page_opens_on_the_story_with_a_headline_and_nothing_out_of_sight(
    shipped_page: Path, opened: Open, screen: str
) -> None:
    it = _told(shipped_page, opened, screen)
    assert it.page.is_visible("#story svg")
    assert it.page.is_hidden("#legend-box")
    (headline,) = it.texts("#headline")
    assert headline.startswith("Iran sponsors Iran-backed militias")
    assert "believes that the Islamic Resistance in Iraq was behind" in headline
    width, height, wide, high = it.ask(
        "(({ clientWidth, clientHeight, scrollWidth, scrollHeight }) => [clientWidth, clientHeight, scrollWidth, scrollHeight])(document.querySelector('.sheet'))"
    )
    assert (wide, high) == (width, height)


def test_a_card_opens_all_about_its_actor_and_the_address_keeps_that(
    shipped_page: Path, opened: Open
) -> None:
    it = _told(shipped_page, opened)
    _press(it, "Kata'ib Hezbollah, armed group")
    assert it.texts("#panel-title") == ["Kata'ib Hezbollah"]
    assert it.ask("location.hash") == "#thing=kataib-hezbollah"
    assert it.ask("document.querySelectorAll('#story .card:not(.dim)').length") == 4
    it.page.reload()
    it.wait()
    assert it.page.is_visible("#story svg")
    assert it.texts("#panel-title") == ["Kata'ib Hezbollah"]
    it.page.go_back()
    it.page.wait_for_selector("#panel", state="hidden")
    assert it.ask("document.querySelectorAll('#story .dim').length") == 0


def test_a_line_opens_its_evidence_beside_the_drawing_and_not_over_it(
    shipped_page: Path, opened: Open
) -> None:
    it = _told(shipped_page, opened)
    _press(it, "The White House believes that")
    assert it.texts("#panel-title") == ["White House blamed Islamic Resistance in Iraq"]
    assert it.ask("location.hash") == f"#tie={BLAME}"
    right, left = it.ask(
        "[document.querySelector('#story svg').getBoundingClientRect().right, document.getElementById('panel').getBoundingClientRect().left]"
    )
    assert right <= left


def test_a_sentence_of_the_headline_leads_to_its_evidence(shipped_page: Path, opened: Open) -> None:
    it = _told(shipped_page, opened)
    it.page.click("#headline a >> nth=2")
    it.page.wait_for_selector("#panel:not([hidden])")
    assert it.ask("location.hash") == f"#tie={BLAME}"


def test_what_answers_a_question_is_lit(shipped_page: Path, opened: Open) -> None:
    it = _told(shipped_page, opened)
    it.page.fill("#search", "who blames Islamic Resistance in Iraq")
    it.page.keyboard.press("Enter")
    it.page.wait_for_selector("#panel:not([hidden])")
    read = set(
        it.ask(
            "[...document.querySelectorAll('#panel [data-claim]')].map((card) => card.dataset.claim)"
        )
    )
    lit = [line for line in it.ask("actorgraph.scene().lines") if line["lit"]]
    assert {line["from"] for line in lit} >= {"white-house"}
    assert all(read.intersection(line["claims"]) for line in lit)
    it.page.click("#close")
    assert it.ask("actorgraph.scene().lines.every(({ lit }) => lit)")


def test_the_network_is_one_click_away_and_in_the_address(shipped_page: Path, opened: Open) -> None:
    it = _told(shipped_page, opened)
    it.page.click("#view-network")
    assert it.ask("location.hash") == "#view=network"
    assert it.page.is_visible("#legend-box")
    assert it.page.is_hidden("#story")
    it.page.click("#view-story")
    assert it.ask("location.hash") == ""
    assert it.page.is_visible("#story svg")


def test_what_the_story_has_not_is_shown_in_the_network(shipped_page: Path, opened: Open) -> None:
    it = _told(shipped_page, opened)
    it.page.fill("#search", "CNN")
    it.page.keyboard.press("Enter")
    assert it.texts("#panel-title") == ["CNN"]
    assert it.ask("actorgraph.state.now().view") == "drawing"


@pytest.mark.parametrize("fragment", ["#until=2024-01-29", "#near=iran,1", "#families-off=attack"])
def test_a_part_of_the_case_is_shown_in_the_network(
    shipped_page: Path, opened: Open, fragment: str
) -> None:
    it = opened(shipped_page, fragment=fragment)
    assert it.page.is_hidden("#story")
    assert it.page.is_visible("#legend-box")


def test_the_keyboard_walks_over_cards_and_lines_from_one_stop(
    shipped_page: Path, opened: Open
) -> None:
    it = _told(shipped_page, opened)
    assert it.ask("document.querySelectorAll('#story [tabindex=\"0\"]').length") == 1
    it.ask("document.querySelector('#story [tabindex=\"0\"]').focus()")
    seen = set()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp"):
        it.page.keyboard.press(key)
        seen.add(it.ask("document.activeElement.getAttribute('aria-label')"))
    assert len(seen) > 2
    label = it.ask("document.activeElement.getAttribute('aria-label')")
    it.page.keyboard.press("Enter")
    it.page.wait_for_selector("#panel:not([hidden])")
    assert it.texts("#panel-title")[0].split()[0] in label


def test_the_story_is_printed_with_nothing_stepped_back(shipped_page: Path, opened: Open) -> None:
    it = _told(shipped_page, opened, fragment="#thing=kataib-hezbollah")
    it.ask("dispatchEvent(new Event('beforeprint'))")
    assert it.ask("document.querySelectorAll('#sheet svg.story .card').length") == it.ask(
        "document.querySelectorAll('#story .card').length"
    )
    assert it.ask("document.querySelectorAll('#sheet .dim, #sheet [role=button]').length") == 0


def test_what_nobody_asserts_is_dotted_and_says_so(world: World, opened: Open) -> None:
    it = opened(world(*CONFLICT, actors=ACTORS, events=EVENTS))
    dashes = it.ask(
        """Object.fromEntries([...document.querySelectorAll("svg.story .line:not(.plain)")].map((line) =>
            [line.getAttribute("aria-label").split(" (")[0], getComputedStyle(line.querySelector(".stroke")).strokeDasharray]))"""
    )
    assert dashes["The House of Cid stopped short of blaming Dan for the raid."] != "none"
    assert dashes["Ann sponsors Bob."] == "none"
    assert "stops short of blaming" in it.texts("#story .verb")


def test_a_small_case_opens_on_its_network(world: World, opened: Open) -> None:
    it = opened(world(CONFLICT[0], actors=ACTORS, events=EVENTS))
    assert it.page.is_hidden("#summary")
    assert it.ask("location.hash") == ""
    assert it.ask("actorgraph.state.now().view") == "drawing"


@pytest.mark.parametrize("screen", [(390, 844), (390, 664), (360, 640)])
def test_a_phone_shows_all_of_the_story_and_says_that_the_headline_goes_on(
    shipped_page: Path, opened: Open, screen: tuple[int, int]
) -> None:
    it = opened(shipped_page, viewport={"width": screen[0], "height": screen[1]})
    scene = it.ask("actorgraph.scene()")
    assert min(thing["box"]["left"] for thing in scene["things"]) >= 0
    assert max(thing["box"]["right"] for thing in scene["things"]) <= screen[0]
    words = [line["label"]["text"] for line in scene["lines"] if line["label"]]
    assert words
    assert [text for text in words if "…" in text] == []
    days = it.page.locator(".day")
    assert next(day.text_content() for day in days.all() if day.is_visible()) == "1 Oct 2023"
    headline = "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 4)(document.getElementById('headline'))"
    assert not it.ask(headline)
    it.page.click("#headline-more")
    assert it.ask(headline)
    assert it.texts("#headline-more") == ["Less"]
    it.page.click("#headline-more")
    assert not it.ask(headline)


def test_a_phone_says_the_sentence_of_an_answer_once(shipped_page: Path, opened: Open) -> None:
    it = opened(
        shipped_page,
        fragment="#ask=who%20sponsors%20Kata'ib%20Hezbollah",
        viewport={"width": 390, "height": 844},
    )
    said = "Iran sponsors Kata'ib Hezbollah (CNN and others, 2 February 2024)."
    shown = it.ask("document.body.innerText").replace("\n", " ")
    assert it.page.locator("#answer").inner_text() == f"Stated. {said}"
    assert it.page.locator("#panel .said").inner_text() == "Stated."
    assert shown.count(f"Stated. {said}") == 1


def _view(it: Opened) -> list[str]:
    found: list[str] = it.ask("[actorgraph.state.now().view, location.hash]")
    return found


def test_back_leads_from_card_to_card_within_the_story(shipped_page: Path, opened: Open) -> None:
    it = _told(shipped_page, opened)
    _press(it, "Iran,")
    _press(it, "Kata'ib Hezbollah")
    it.page.go_back()
    it.page.wait_for_function("location.hash === '#thing=iran'")
    it.rest()
    assert _view(it) == ["story", "#thing=iran"]
    it.page.go_back()
    it.page.wait_for_function("location.hash === ''")
    it.rest()
    assert _view(it) == ["story", ""]


def test_after_the_tables_the_story_has_its_key_again(shipped_page: Path, opened: Open) -> None:
    key = "#story .key > span"
    usual = _told(shipped_page, opened).texts(key)
    it = _told(shipped_page, opened, fragment="#view=table")
    assert not it.page.is_visible("#minimap")
    it.page.click("#view-story")
    assert it.texts(key) == usual
    assert len(usual) > 5
