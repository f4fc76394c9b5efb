"""The menu where one points: by right click, by key and by a finger that rests; what it offers and does."""

from __future__ import annotations

from typing import Any

import pytest

from page.conftest import ACTORS, Open, Opened, World

CLAIMS: list[dict[str, Any]] = [
    {"id": "ab", "relation": "attacks", "subject": "ann", "object": "bob"},
    {"id": "cb", "relation": "sponsors", "subject": "cid", "object": "bob"},
    {"id": "ar", "relation": "attributes", "subject": "cid", "object": "ann", "event": "raid"},
]


def _menu(it: Opened) -> list[str]:
    return it.texts("#menu [role=menuitem]")


def _right_click(it: Opened, thing: str) -> None:
    it.settle()
    it.page.mouse.click(*it.place_of(thing), button="right")
    it.page.locator("#menu").wait_for()


def _take(it: Opened, text: str) -> None:
    it.page.get_by_role("menuitem", name=text, exact=True).click()
    assert it.page.locator("#menu").is_hidden()


def test_a_right_click_offers_what_can_be_done_with_an_actor(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS))
    _right_click(it, "bob")
    assert it.texts("#menu-title") == ["Bob"]
    assert _menu(it) == [
        "Evidence", "Expand: add its neighbours", "Look around, 1 hop", "Look around, 2 hops", "Path from here",
        "Who sponsors Bob?", "Who attacked Bob?",
        "Select", "Select with its neighbours", "Pin here", "Add a note", "Put away", "Copy link",
    ]  # fmt: skip
    _take(it, "Evidence")
    assert it.texts("#panel-title") == ["Bob"]


def test_a_question_is_offered_only_if_claims_answer_it(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS))
    _right_click(it, "cid")
    questions = [text for text in _menu(it) if text.endswith("?")]
    assert questions == ["Whom does Cid sponsor?"]
    it.page.keyboard.press("Escape")
    it.change('{ families: new Set(["sponsorship"]) }')
    _right_click(it, "bob")
    assert [text for text in _menu(it) if text.endswith("?")] == ["Who attacked Bob?"]
    _take(it, "Who attacked Bob?")
    assert it.ask("actorgraph.state.now().ask") == "Who attacked Bob?"
    assert it.texts("#panel .answers li") == ["Ann stated"]


def test_lines_and_the_ground_have_menus_of_their_own(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS))
    it.settle()
    it.page.mouse.click(*it.middle_of("attack:ann:bob"), button="right")
    assert it.texts("#menu-title") == ["Ann – Bob: attack"]
    _take(it, "Only attack")
    assert it.ties() == ["attack:ann:bob"]
    assert it.page.locator("#menu").is_hidden()
    stage = it.page.locator("#drawing").bounding_box()
    assert stage
    it.page.mouse.click(stage["x"] + stage["width"] - 5, stage["y"] + 5, button="right")
    assert it.texts("#menu-title") == ["The drawing"]
    _take(it, "Undo")
    assert len(it.ties()) == 4


def test_the_menu_is_worked_by_keys_and_gives_the_focus_back(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS))
    it.change('{ thing: page.thing("bob").at }')
    it.page.focus("#drawing")
    for key in ("ContextMenu", "Shift+F10"):
        it.page.keyboard.press(key)
        assert it.texts("#menu-title") == ["Bob"]
        focused = "document.activeElement.textContent"
        assert it.ask(focused) == "Evidence"
        it.page.keyboard.press("ArrowUp")
        assert it.ask(focused) == "Copy link"
        it.page.keyboard.press("ArrowDown")
        it.page.keyboard.press("ArrowDown")
        assert it.ask(focused) == "Expand: add its neighbours"
        it.page.keyboard.press("End")
        it.page.keyboard.press("p")
        assert it.ask(focused) == "Path from here"
        it.page.keyboard.press("Escape")
        assert it.page.locator("#menu").is_hidden()
        assert it.ask("document.activeElement.id") == "drawing"
    assert it.ask("actorgraph.state.now().thing") >= 0  # Escape closed the menu and nothing else


def test_what_the_menu_offers_is_large_enough_for_a_finger(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS))
    _right_click(it, "bob")
    heights = it.ask(
        "[...document.querySelectorAll('#menu [role=menuitem]')].map((item) => item.offsetHeight)"
    )
    assert min(heights) >= 24
    box = it.page.locator("#menu").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 1200
    assert box["y"] + box["height"] <= 800


def test_cards_of_the_story_have_the_menu_too(opened: Open, shipped_page: Any) -> None:
    it = opened(shipped_page)
    card = it.page.locator(".card").filter(has_text="White House").first
    card.click(button="right")
    assert it.texts("#menu-title") == ["White House"]
    assert "Pin here" not in _menu(it)
    it.page.keyboard.press("Escape")
    card.focus()
    it.page.keyboard.press("Shift+F10")
    assert it.texts("#menu-title") == ["White House"]
    it.page.keyboard.press("Escape")
    assert it.ask("document.activeElement.classList.contains('card')")


def test_a_finger_that_rests_opens_the_menu(world: World, opened: Open) -> None:
    it = opened(world(*CLAIMS), has_touch=True)
    it.settle()
    x, y = it.place_of("bob")
    session = it.page.context.new_cdp_session(it.page)
    session.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    it.page.locator("#menu").wait_for()
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert it.texts("#menu-title") == ["Bob"]
    assert it.ask("actorgraph.state.now().thing") == -1


@pytest.mark.parametrize("by", ["double click", "menu"])
def test_expanding_adds_the_neighbours_to_what_is_shown(
    world: World, opened: Open, by: str
) -> None:
    dan = {"id": "dan", "name": "Dan", "type": "person"}
    chain = [
        {"relation": "attacks", "subject": "ann", "object": "bob"},
        {"relation": "attacks", "subject": "bob", "object": "cid"},
        {"relation": "attacks", "subject": "cid", "object": "dan"},
    ]
    it = opened(world(*chain, actors=[*ACTORS, dan], events=[]))
    it.change('{ scope: "near", centre: page.thing("ann").at, hops: 1 }')
    assert it.shown() == ["ann", "bob"]
    if by == "menu":
        _right_click(it, "bob")
        _take(it, "Expand: add its neighbours")
    else:
        it.settle()
        it.page.mouse.dblclick(*it.place_of("bob"))
    assert it.shown() == ["ann", "bob", "cid"]
    assert it.texts("#done") == ["2 of 2 neighbours of Bob are shown"]
    it.page.focus("#drawing")
    it.page.keyboard.press("Control+z")
    assert it.shown() == ["ann", "bob"]
    it.page.keyboard.press("Control+Shift+z")
    assert it.shown() == ["ann", "bob", "cid"]


def test_in_a_large_page_those_with_most_ties_are_added_first(world: World, opened: Open) -> None:
    many = [{"id": f"m{n}", "name": f"M {n}", "type": "person"} for n in range(330)]
    spokes = [{"relation": "attacks", "subject": "ann", "object": f"m{n}"} for n in range(40)]
    busy = [{"relation": "attacks", "subject": "m7", "object": f"m{n}"} for n in range(100, 330)]
    start = [{"relation": "attacks", "subject": "bob", "object": "ann"}]
    it = opened(world(*spokes, *busy, *start, actors=[*ACTORS, *many]))
    it.change('{ scope: "near", centre: page.thing("bob").at, hops: 1 }')
    assert it.shown() == ["ann", "bob"]
    it.settle()
    it.page.mouse.dblclick(*it.place_of("ann"))
    assert it.texts("#done") == ["21 of 41 neighbours of Ann are shown"]
    assert len(it.shown()) == 22
    assert "m7" in it.shown()
