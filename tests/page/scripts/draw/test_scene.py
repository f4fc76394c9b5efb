"""What the page says that it draws: `actorgraph.scene()`, and what must be so of the opening."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from page.conftest import Open

Scene: TypeAlias = dict[str, Any]
Point: TypeAlias = tuple[float, float]

SCREENS = [(1440, 900), (1280, 720), (390, 844)]
KEYS = {
    "thing": {"id", "name", "type", "x", "y", "r", "box", "side", "lit", "shown_label"},
    "line": {"from", "to", "via", "family", "modality", "width", "points", "label", "claims", "lit"},
    "label": {"text", "left", "top", "right", "bottom", "letters"},
}  # fmt: skip


def _scene(opened: Open, page: Path, screen: tuple[int, int], fragment: str = "") -> Scene:
    it = opened(page, fragment=fragment, viewport={"width": screen[0], "height": screen[1]})
    it.rest()
    scene: Scene = it.ask("actorgraph.scene()")
    return scene


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def _crossings(scene: Scene) -> int:
    return sum(
        any(
            _cross(*one, *other)
            for one in pairwise(line["points"])
            for other in pairwise(rival["points"])
        )
        for line, rival in combinations(scene["lines"], 2)
        if not {line["from"], line["to"], line["via"]}
        & ({rival["from"], rival["to"], rival["via"]} - {None})
    )


def _labels(scene: Scene) -> list[dict[str, Any]]:
    found = [thing["shown_label"] for thing in scene["things"]]
    return [label for label in [*found, *(line["label"] for line in scene["lines"])] if label]


def _is_struck(label: dict[str, Any], scene: Scene) -> bool:
    return any(
        label["left"] < x < label["right"] and label["top"] < y < label["bottom"]
        for line in scene["lines"]
        if line["label"] is not label
        for x, y in line["points"]
    )


@pytest.mark.parametrize("screen", SCREENS)
def test_the_opening_has_few_crossings_and_its_words_are_free_and_in_sight(
    shipped_page: Path, opened: Open, screen: tuple[int, int]
) -> None:
    scene = _scene(opened, shipped_page, screen)
    labels = _labels(scene)
    assert _crossings(scene) <= 8
    assert sum(_is_struck(label, scene) for label in labels) <= 0.1 * len(labels)
    assert min(label["letters"] for label in labels) >= 11
    assert not [
        (one["text"], other["text"])
        for one, other in combinations(labels, 2)
        if one["left"] < other["right"] and other["left"] < one["right"]
        and one["top"] < other["bottom"] and other["top"] < one["bottom"]
    ]  # fmt: skip
    for box in (thing["box"] for thing in scene["things"]):
        assert 0 <= box["left"] < box["right"] <= screen[0]
        assert 0 <= box["top"] < box["bottom"] <= screen[1]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_opening_says_who_sponsors_attacked_and_is_blamed(
    shipped_page: Path, opened: Open, screen: tuple[int, int]
) -> None:
    lines = {
        (line["from"], line["to"], line["via"], line["family"]): line
        for line in _scene(opened, shipped_page, screen)["lines"]
    }
    told = {
        ("iran", "iran-backed-militias", None, "sponsorship"),
        ("iran-backed-militias", "us-outpost-in-jordan", "jordan-outpost-attack", "attack"),
        ("us-military", "iran-backed-militias", "us-strikes-2024-02-02", "attack"),
        ("white-house", "islamic-resistance-in-iraq", "jordan-outpost-attack", "attribution"),
    }
    assert told <= set(lines)
    assert {lines[key]["modality"] for key in told} <= {"confirmed", "stated", "believed"}


@pytest.mark.parametrize("fragment", ["", "#view=network", "#thing=kataib-hezbollah"])
def test_a_scene_has_every_key_and_each_line_lies_between_its_things(
    shipped_page: Path, opened: Open, fragment: str
) -> None:
    scene = _scene(opened, shipped_page, (1440, 900), fragment)
    assert set(scene) == {"title", "headline", "verdict", "things", "lines", "panel_open", "hash"}
    assert scene["title"] == "US airstrikes in Iraq and Syria, 2 February 2024"
    assert scene["hash"] == fragment
    assert scene["panel_open"] == fragment.startswith("#thing")
    ids = {thing["id"]: thing for thing in scene["things"]}
    assert {frozenset(thing) for thing in scene["things"]} == {frozenset(KEYS["thing"])}
    assert {frozenset(line) for line in scene["lines"]} == {frozenset(KEYS["line"])}
    assert {frozenset(label) for label in _labels(scene)} == {frozenset(KEYS["label"])}
    for line in scene["lines"]:
        assert {line["from"], line["to"], line["via"]} - {None} <= set(ids)
        assert line["claims"]
        for end, (x, y) in ((line["from"], line["points"][0]), (line["to"], line["points"][-1])):
            thing = ids[end]
            reach = max(
                thing["r"],
                (thing["box"]["right"] - thing["box"]["left"]) / 2 if thing["box"] else 0,
            )
            assert abs(x - thing["x"]) <= reach + 16
            assert abs(y - thing["y"]) <= thing["r"] + 40


def test_a_click_where_a_scene_puts_a_thing_chooses_the_thing(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page, viewport={"width": 1440, "height": 900})
    thing = next(thing for thing in it.ask("actorgraph.scene().things") if thing["id"] == "irgc")
    assert thing["side"] == "Iran and partners"
    it.page.mouse.click(thing["x"], thing["y"])
    it.page.wait_for_selector("#panel:not([hidden])")
    lit = {one["id"] for one in it.ask("actorgraph.scene().things") if one["lit"]}
    assert {"irgc", "iran", "iran-backed-militias"} <= lit
    assert "white-house" not in lit
