"""The overview as the page reads it, and as it is drawn."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from actorgraph.page.groups.document import groups_document
from actorgraph.page.view import view_of
from actorgraph.store.reader import Store
from page.conftest import NEEDS_AXE, Open, Opened
from page.groups.conftest import CLIENTS, SPONSORS

SIZES = [(1440, 900), (1280, 720), (390, 664)]
GROUP = {f"group:{name.lower()}" for name in SPONSORS}


def _document(store: Store) -> dict[str, Any]:
    view = view_of(store)
    found = groups_document(view, {key: n for n, key in enumerate(view.things)})
    assert found is not None
    return found


def _scene(it: Opened) -> dict[str, Any]:
    scene: dict[str, Any] = it.ask("actorgraph.scene()")
    return scene


def _middle(it: Opened, thing: str) -> tuple[float, float]:
    (found,) = [its for its in _scene(it)["things"] if its["id"] == thing]
    return found["x"], found["y"]


def test_a_small_page_has_no_overview(shipped: Store) -> None:
    view = view_of(shipped)
    assert groups_document(view, {}) is None


def test_each_sponsor_heads_its_group_and_the_office_is_told(large: Store) -> None:
    found = _document(large)
    assert [len(group["members"]) for group in found["groups"]] == [CLIENTS + 1] * 4
    assert found["beside"][0] == "Office put sanctions on 370 of the 377."
    assert found["beside"][1] == (
        "344 of 377 are in 4 groups, by alliance, sponsorship, membership and the like."
    )
    assert {card[4][0] for card in found["shapes"][0]["cards"]} == set(SPONSORS)


def test_a_card_says_how_many_others_and_where(large: Store) -> None:
    card = _document(large)["shapes"][0]["cards"][0]
    assert (card[5], card[7]) == ([f"and {CLIENTS} others"], ["Town 5"])


def test_the_same_store_gives_the_same_document(large: Store) -> None:
    assert _document(large) == _document(large)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_groups_are_in_view_and_none_overlaps(
    overview: Path, opened: Open, width: int, height: int
) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": width, "height": height})
    scene = _scene(it)
    assert {thing["id"] for thing in scene["things"] if thing["type"] == "group"} == GROUP
    frame = it.ask("(({ left, top, right, bottom }) => ({ left, top, right, bottom }))(document.getElementById('drawing').getBoundingClientRect())")  # fmt: skip
    boxes = [thing["box"] for thing in scene["things"]]
    words = [its["label"] for its in scene["lines"] if its["label"]]
    across = [x for its in scene["lines"] for x, _ in its["points"]]
    left = min(*(box["left"] for box in boxes + words), *across) - frame["left"]
    right = frame["right"] - max(*(box["right"] for box in boxes + words), *across)
    assert min(left, right) >= 6  # nothing touches the edge
    assert abs(left - right) <= 6  # and all stands in the middle
    assert all(
        box["top"] >= frame["top"] - 1 and box["bottom"] <= frame["bottom"] + 1 for box in boxes
    )
    assert not any(
        a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
        for a, b in combinations(boxes, 2)
    )  # fmt: skip
    labels = [its["shown_label"] for its in scene["things"]] + [its["label"] for its in scene["lines"] if its["label"]]  # fmt: skip
    assert min(label["letters"] for label in labels) >= 11


@NEEDS_AXE
@pytest.mark.parametrize(("width", "height"), [SIZES[0], SIZES[-1]])
def test_axe_finds_nothing_in_the_groups_light_and_dark(
    overview: Path, opened: Open, width: int, height: int
) -> None:
    size = {"width": width, "height": height}
    it = opened(overview, fragment="#view=groups", viewport=size, bypass_csp=True)
    found = {}
    for state in ("", "chosen"):
        if state:
            it.page.mouse.click(*_middle(it, "group:north"))
            it.page.wait_for_selector("#panel:not([hidden])")
        for scheme in ("light", "dark"):
            it.page.emulate_media(color_scheme=scheme)
            if its := it.violations():
                found[state, scheme] = its
    assert found == {}


def test_bundles_tell_how_many_claims_there_are_and_are_wider_for_more(
    overview: Path, opened: Open
) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": 1440, "height": 900})
    lines = {(its["from"], its["to"]): its for its in _scene(it)["lines"]}
    words = {key[0].removeprefix("group:"): its["label"]["text"] for key, its in lines.items()}
    assert words == {name.lower(): f"attack ×{10 * (n + 1)}" for n, name in enumerate(SPONSORS)}
    assert [len(its["claims"]) for its in lines.values()] == [
        int(its["label"]["text"].partition("×")[2]) for its in lines.values()
    ]
    widths = sorted((len(its["claims"]), its["width"]) for its in lines.values())
    assert [width for _, width in widths] == sorted({width for _, width in widths})


def test_a_double_click_opens_a_group_and_a_button_closes_it(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": 1440, "height": 900})
    it.page.mouse.dblclick(*_middle(it, "group:north"))
    it.page.wait_for_selector("html[data-view='drawing']")
    assert it.ask("location.hash") == "#group=north&view=network"
    assert set(it.shown()) == {"north", *(f"north-{n:02}" for n in range(CLIENTS))}
    it.page.get_by_role("button", name="Close the group").click()
    assert {thing["id"] for thing in _scene(it)["things"]} >= GROUP
    it.page.go_back()
    assert "north-01" in it.shown()


def test_an_address_opens_a_group_by_either_of_its_ids(overview: Path, opened: Open) -> None:
    for address in ("#group=south", "#group=group:south"):
        it = opened(overview, fragment=address)
        assert set(it.shown()) == {"south", *(f"south-{n:02}" for n in range(CLIENTS))}


def test_the_keyboard_walks_the_cards_and_enter_opens_one(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": 1440, "height": 900})
    it.page.focus("#story [role=button][tabindex='0']")
    first = it.ask("document.activeElement.getAttribute('aria-label')")
    it.page.keyboard.press("ArrowDown")
    it.page.keyboard.press("ArrowRight")
    assert it.ask("document.activeElement.getAttribute('aria-label')") != first
    it.page.focus("#story .card.ground")
    it.page.keyboard.press("Enter")
    it.page.wait_for_selector("html[data-view='drawing']")
    assert it.ask("location.hash").startswith("#group=")


def test_a_click_tells_of_a_group_and_a_click_on_a_bundle_its_claims(
    overview: Path, opened: Open
) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": 1440, "height": 900})
    it.page.mouse.click(*_middle(it, "group:north"))
    it.page.wait_for_selector("#panel:not([hidden])")
    assert it.texts("#panel-title") == [f"North and {CLIENTS} others"]
    it.page.locator("#story .words", has_text="attack ×40").click()
    it.page.wait_for_function("document.getElementById('panel-title').textContent.includes('West')")
    assert it.texts("#panel-body .kind") == ["40 claims: attack 40"]


def test_who_is_in_no_group_is_a_count_with_a_list(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": 1440, "height": 900})
    it.page.get_by_role("button", name="33 others: list").click()
    assert it.texts("#panel-body .family") == ["33 without a tie to others, by place"]
    listed = it.texts("#panel-body li a")
    assert {f"Loner {n:02}" for n in range(30)} | {"Office", "Town", "Paper"} == set(listed)


def _offered(it: Opened) -> list[str]:
    it.page.wait_for_selector(".popup:not([hidden])")
    return it.texts(".popup:not([hidden]) [role=menuitem]")


def test_groups_bundles_and_the_ground_have_menus_by_mouse_and_keyboard(
    overview: Path, opened: Open
) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": 1440, "height": 900})
    it.page.mouse.click(*_middle(it, "group:north"), button="right")
    of_group = [f"Open North and {CLIENTS} others", "About the group"]
    assert _offered(it) == of_group
    it.page.keyboard.press("Escape")
    it.page.locator("#story .words", has_text="attack ×40").click(button="right")
    assert _offered(it)[0] == "Claims"
    it.page.keyboard.press("Escape")
    it.page.mouse.click(720, 895 - 90, button="right")
    assert _offered(it) == ["Who is in no group", "Network"]
    it.page.keyboard.press("Escape")
    it.page.focus("#story .card.ground[aria-label^=North]")
    it.page.keyboard.press("Shift+F10")
    assert _offered(it) == of_group
    it.page.keyboard.press("Enter")
    it.page.wait_for_selector("html[data-view='drawing']")
    assert it.ask("location.hash") == "#group=north&view=network"


def test_a_finger_that_rests_on_a_group_opens_its_menu(overview: Path, opened: Open) -> None:
    it = opened(overview, fragment="#view=groups", viewport={"width": 1440, "height": 900})
    x, y = _middle(it, "group:north")
    at = {"pointerType": "touch", "pointerId": 7, "bubbles": True, "clientX": x, "clientY": y}
    it.page.locator("#story .card.ground[aria-label^=North]").dispatch_event("pointerdown", at)
    assert _offered(it) == [f"Open North and {CLIENTS} others", "About the group"]
