"""What the page says that it draws: `actorgraph.scene()`, and what must be so of the opening."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from page.conftest import Open, Opened
from page.seen import Seen, seen

Scene: TypeAlias = dict[str, Any]
Point: TypeAlias = tuple[float, float]

SCREENS = [(1440, 900), (1280, 720), (390, 844), (390, 664)]


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
def test_a_scene_says_what_stands_above_and_beside_it(
    shipped_page: Path, opened: Open, fragment: str
) -> None:
    scene = _scene(opened, shipped_page, (1440, 900), fragment)
    assert scene["title"] == "US airstrikes in Iraq and Syria, 2 February 2024"
    assert scene["hash"] == fragment
    assert scene["panel_open"] == fragment.startswith("#thing")


#: Views of the shipped case: of each kind of drawing one, with what changes how much of it is lit.
VIEWS = [
    "", "#thing=kataib-hezbollah", "#view=network&thing=white-house", "#view=network&near=iran,2",
    "#view=network&groups=Militias:al-nujaba,kataib-hezbollah&note=iran:mine", "#view=network&derived=yes",
    "#until=2024-01-31&film=yes", "#view=network&since=2024-02-01", "#path=us-central-command,al-nujaba",
    "#ask=who backs KH", "#ask=who is blamed for the Jordan attack", "#ask=what does the White House say",
    "#ask=how many were killed", "#ask=timeline", "#nonsense=1",
]  # fmt: skip


def _seen(opened: Open, page: Path, screen: tuple[int, int], fragment: str) -> Seen:
    it = opened(page, fragment=fragment, viewport={"width": screen[0], "height": screen[1]})
    return seen(it)


@pytest.mark.parametrize("screen", [(1440, 900), (390, 844)])
def test_what_a_scene_says_is_painted_where_it_says(
    shipped_page: Path, opened: Open, screen: tuple[int, int]
) -> None:
    for_all = _seen(opened, shipped_page, screen, "#view=network")
    assert for_all.wrong(0) == {}
    assert for_all.looked["things"] == 57


@pytest.mark.slow
@pytest.mark.parametrize("screen", [(1440, 900), (1280, 720)])
@pytest.mark.parametrize("fragment", VIEWS)
def test_in_every_view_what_a_scene_says_is_painted_where_it_says(
    shipped_page: Path, opened: Open, screen: tuple[int, int], fragment: str
) -> None:
    its = _seen(opened, shipped_page, screen, fragment)
    assert its.wrong(0) == {}
    assert its.looked["things"] >= 2


def _missed(it: Opened) -> list[str]:
    """Return what is not chosen by a click where the scene puts it."""
    missed = []
    for key in it.ask("actorgraph.scene().things.map(({ id }) => id)"):
        it.page.keyboard.press("Escape")
        it.settle()
        x, y = it.ask(
            "(key) => (({ x, y }) => [x, y])(actorgraph.scene().things.find(({ id }) => id === key))",
            key,
        )
        it.page.mouse.click(x, y)
        it.page.wait_for_timeout(350)  # the next click is not the second of two
        if it.ask("actorgraph.page.things[actorgraph.state.now().thing]?.id") != key:
            missed.append(key)
    return missed


@pytest.mark.parametrize("fragment", ["", "#view=network", "#ask=who backs KH"])
def test_each_thing_answers_a_click_where_a_scene_puts_it(
    shipped_page: Path, opened: Open, fragment: str
) -> None:
    it = opened(shipped_page, fragment=fragment, viewport={"width": 1440, "height": 900})
    assert _missed(it) == []


def test_on_a_phone_what_is_chosen_is_scrolled_into_view(shipped_page: Path, opened: Open) -> None:
    it = opened(
        shipped_page, fragment="#thing=kataib-hezbollah", viewport={"width": 390, "height": 844}
    )
    frame = it.ask("document.querySelector('#story .sheet').getBoundingClientRect().toJSON()")
    box = next(
        one["box"] for one in it.ask("actorgraph.scene().things") if one["id"] == "kataib-hezbollah"
    )
    assert frame["top"] <= box["top"]
    assert box["bottom"] <= frame["bottom"]


def test_an_address_that_is_not_understood_leaves_the_drawing_its_room(
    shipped_page: Path, opened: Open
) -> None:
    high = "document.getElementById('drawing').clientHeight"
    usual = opened(shipped_page, viewport={"width": 1440, "height": 900}).ask(high)
    other = opened(shipped_page, fragment="#no=1", viewport={"width": 1440, "height": 900})
    assert other.ask(high) > usual - 60


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


@pytest.mark.parametrize("at", ["100,50,1.2", "0,-20,0.7"])
def test_a_link_brings_back_its_camera_and_what_was_dragged(
    shipped_page: Path, opened: Open, at: str
) -> None:
    it = opened(shipped_page, fragment=f"#view=network&at={at}&moved=iran:300:-40")
    x, y, scale = map(float, at.split(","))
    assert it.ask("actorgraph.renderer.camera()") == {"x": x, "y": y, "scale": scale}
    frame = it.ask(
        "((element, { left, top }) => [left + element.clientWidth / 2, top + element.clientHeight / 2])"
        "(document.getElementById('network'), document.getElementById('network').getBoundingClientRect())"
    )
    iran = next(thing for thing in it.ask("actorgraph.scene().things") if thing["id"] == "iran")
    assert iran["x"] == pytest.approx(frame[0] + (300 - x) * scale, abs=0.1)
    assert iran["y"] == pytest.approx(frame[1] + (-40 - y) * scale, abs=0.1)


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["left"] < other["right"] and other["left"] < one["right"]
        and one["top"] < other["bottom"] and other["top"] < one["bottom"]
    )  # fmt: skip


def _unnamed(scene: Scene, most: int) -> int:
    """Return how many of the things with most lines have no name."""
    ends = Counter(end for line in scene["lines"] for end in (line["from"], line["to"]))
    named = {thing["id"] for thing in scene["things"] if thing["shown_label"]}
    return sum(thing not in named for thing, _ in ends.most_common(most))


@pytest.mark.parametrize("screen", [(1440, 900), (1280, 720), (390, 664)])
@pytest.mark.parametrize("fragment", ["#view=network", "#view=network&types-off=event,place"])
def test_the_network_is_inside_the_drawing_and_its_names_are_free(
    shipped_page: Path, opened: Open, screen: tuple[int, int], fragment: str
) -> None:
    it = opened(shipped_page, fragment=fragment, viewport={"width": screen[0], "height": screen[1]})
    it.rest()
    scene: Scene = it.ask("actorgraph.scene()")
    frame = it.ask("document.getElementById('drawing').getBoundingClientRect().toJSON()")
    assert len(scene["things"]) >= 20
    for thing in scene["things"]:
        assert frame["left"] <= thing["x"] - thing["r"]
        assert thing["x"] + thing["r"] <= frame["right"]
        assert frame["top"] <= thing["y"] - thing["r"]
        assert thing["y"] + thing["r"] <= frame["bottom"]
    covered = it.ask(
        "actorgraph.scene().things.filter(({ x, y }) => !document.getElementById('drawing').contains(document.elementFromPoint(x, y)))"
    )
    assert covered == []
    labels = _labels(scene)
    assert len(labels) >= (0.8 if screen[0] > 1000 else 0.35) * len(scene["things"])
    assert _unnamed(scene, 10) <= (0 if screen[0] > 1000 else 2)
    assert min(label["letters"] for label in labels) >= 11
    assert not [pair for pair in combinations(labels, 2) if _overlap(*pair)]
    assert sum(_is_struck(label, scene) for label in labels) <= 0.1 * len(labels)
    assert _crossings(scene) <= 70  # 99 where they were laid out by stress alone


def test_what_is_left_of_a_filter_fills_the_drawing(shipped_page: Path, opened: Open) -> None:
    it = opened(shipped_page, fragment="#view=network", viewport={"width": 1440, "height": 900})
    it.page.hover("#legend-rows li:has-text('sponsorship')")
    it.page.click("#legend-rows li:has-text('sponsorship') .only")
    it.rest()
    scene: Scene = it.ask("actorgraph.scene()")
    frame = it.ask("document.getElementById('drawing').getBoundingClientRect().toJSON()")
    assert {line["family"] for line in scene["lines"]} == {"sponsorship"}
    for axis, long in (("x", frame["width"]), ("y", frame["height"])):
        middles = [thing[axis] for thing in scene["things"]]
        assert max(middles) - min(middles) > 0.55 * long
    assert len(_labels(scene)) == len(scene["things"])


def test_the_same_screen_gives_the_same_places(shipped_page: Path, opened: Open) -> None:
    seen = []
    for _ in range(2):
        it = opened(shipped_page, fragment="#view=network")
        it.rest()
        seen.append(it.ask("actorgraph.scene()"))
    assert seen[0] == seen[1]


def test_what_is_chosen_has_its_verbs_on_its_lines_and_nothing_lies_on_them(
    shipped_page: Path, opened: Open
) -> None:
    scene = _scene(opened, shipped_page, (1440, 900), "#view=network&thing=white-house")
    words = {(line["from"], line["to"]): line["label"] for line in scene["lines"] if line["label"]}
    assert words["white-house", "islamic-resistance-in-iraq"]["text"] == "blamed"
    assert words["white-house", "kataib-hezbollah"]["text"] == "hints at blaming"
    assert {line["lit"] for line in scene["lines"] if line["label"]} == {True}
    labels = _labels(scene)
    assert not [pair for pair in combinations(labels, 2) if _overlap(*pair)]
    assert sum(_is_struck(label, scene) for label in labels) <= 0.1 * len(labels)


def test_pointing_at_a_thing_lights_its_neighbours_and_names_its_lines(
    shipped_page: Path, opened: Open
) -> None:
    it = opened(shipped_page, fragment="#view=network", viewport={"width": 1440, "height": 900})
    it.rest()
    far, near = (
        next(one for one in it.ask("actorgraph.scene().things") if one["id"] == key)
        for key in ("israel", "white-house")
    )
    look = """([x, y]) => {
        const canvas = document.querySelector("#network canvas");
        const box = canvas.getBoundingClientRect();
        const scale = canvas.width / box.width;
        const part = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        part.drawImage(canvas, (x - box.left) * scale, (y - box.top) * scale, 1, 1, 0, 0, 1, 1);
        return [...part.getImageData(0, 0, 1, 1).data];
    }"""
    before = it.ask(look, [far["x"], far["y"]])
    it.page.mouse.move(near["x"], near["y"])
    it.page.wait_for_selector("#hint:not([hidden])")
    it.rest()
    assert sum(it.ask(look, [far["x"], far["y"]])) > sum(before) + 100  # it has stepped back
    it.page.mouse.move(5, 5)
    it.page.wait_for_selector("#hint[hidden]", state="attached")
    it.rest()
    assert it.ask(look, [far["x"], far["y"]]) == before


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_scene_says_at_once_where_a_transition_ends(
    shipped_page: Path, opened: Open, motion: Any
) -> None:
    it = opened(shipped_page, fragment="#view=network", reduced_motion=motion)
    it.rest()
    at_once = it.ask(
        "(({ page, state, scene }) => { state.change({ families: new Set(page.families.filter((one) => one !== 'attack')) }); return scene(); })(actorgraph)"
    )
    it.page.wait_for_timeout(400)
    it.rest()
    later = it.ask("actorgraph.scene()")
    assert later == {**at_once, "hash": later["hash"]}
    assert {line["family"] for line in at_once["lines"]} == {"attack"}
