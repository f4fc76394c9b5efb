"""Places that the page finds itself: boxes apart, tied ones near, the same every time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser

from actorgraph.page.inline import inlined
from page.conftest import SCRIPTS

Point = tuple[int, int]
Box = dict[str, int]
Arrange: TypeAlias = Callable[[list[Box], list[tuple[int, int]]], list[Point]]

BOX = {"left": -50, "top": -12, "right": 50, "bottom": 30}
DOT = {"left": -6, "top": -6, "right": 6, "bottom": 6}
ENTRY = 'import { arrange } from "./draw/arrange.js";\nglobalThis.arrange = arrange;'


def script(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def arrange(browser: Browser) -> Iterator[Arrange]:
    """Return the page's own function, in a page that has nothing else."""
    page = browser.new_page()
    page.evaluate(inlined("entry", lambda name: ENTRY if name == "entry" else script(name)))

    def arranged(things: list[Box], pairs: list[tuple[int, int]]) -> list[Point]:
        found = page.evaluate("([things, pairs]) => arrange(things, pairs)", [things, pairs])
        return [(point["x"], point["y"]) for point in found]

    yield arranged
    page.close()


def overlaps(places: list[Point], things: list[Box]) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, b in combinations(range(len(places)), 2)
        if places[a][0] + things[a]["left"] < places[b][0] + things[b]["right"]
        and places[b][0] + things[b]["left"] < places[a][0] + things[a]["right"]
        and places[a][1] + things[a]["top"] < places[b][1] + things[b]["bottom"]
        and places[b][1] + things[b]["top"] < places[a][1] + things[a]["bottom"]
    ]


def test_nothing_has_no_places(arrange: Arrange) -> None:
    assert arrange([], []) == []


def test_one_thing_stands_in_the_middle(arrange: Arrange) -> None:
    assert arrange([DOT], [(0, 0)]) == [(0, 0)]


def test_two_tied_things_lie_side_by_side(arrange: Arrange) -> None:
    (ax, ay), (bx, by) = arrange([BOX, BOX], [(0, 1)])
    assert ay == by
    assert abs(ax - bx) >= 100


@pytest.mark.parametrize(
    ("count", "pairs"),
    [
        (30, []),
        (30, [(n, n + 1) for n in range(29)]),
        (30, [(n, n + 1) for n in range(0, 29, 3)]),
        (25, [(a, b) for a in range(25) for b in range(a)]),
        (120, [(n, n // 3) for n in range(120)]),
        (400, [(0, n) for n in range(400)]),
        (400, [(n, n * step % 397) for n in range(400) for step in (3, 5, 7)]),
    ],
    ids=["single", "chain", "pairs", "all", "tree", "star", "dense"],
)
def test_no_two_boxes_overlap_around_the_middle(
    arrange: Arrange, count: int, pairs: list[tuple[int, int]]
) -> None:
    things = [{**BOX, "left": -20 - n % 50, "right": 20 + n % 50} for n in range(count)]
    places = arrange(things, pairs)
    assert len(places) == count
    assert all(isinstance(number, int) for place in places for number in place)
    assert overlaps(places, things) == []
    left = min(x + box["left"] for (x, _), box in zip(places, things, strict=True))
    right = max(x + box["right"] for (x, _), box in zip(places, things, strict=True))
    assert abs(left + right) <= 2


def test_the_same_ties_give_the_same_places_whatever_their_direction(arrange: Arrange) -> None:
    pairs = [(n, n * 7 % 31) for n in range(60)]
    back = [(b, a) for a, b in reversed(pairs)]
    assert arrange([BOX] * 60, pairs) == arrange([BOX] * 60, pairs)
    assert arrange([BOX] * 60, back + pairs) == arrange([BOX] * 60, pairs)


def test_the_ends_of_a_chain_are_farther_apart_than_its_links(arrange: Arrange) -> None:
    places = arrange([DOT] * 6, [(n, n + 1) for n in range(5)])
    longest = max(math.dist(places[n], places[n + 1]) for n in range(5))
    assert math.dist(places[0], places[5]) > 2 * longest


def test_who_is_tied_to_all_stands_in_their_middle(arrange: Arrange) -> None:
    places = arrange([BOX] * 300, [(0, n) for n in range(1, 300)])
    assert 100 < sum(x > places[0][0] for x, _ in places) < 200
    assert 100 < sum(y > places[0][1] for _, y in places) < 200


def test_a_drawing_is_wider_than_high(arrange: Arrange) -> None:
    places = arrange([BOX] * 200, [(n, n * step % 199) for n in range(200) for step in (3, 5)])
    wide = max(x for x, _ in places) - min(x for x, _ in places)
    high = max(y for _, y in places) - min(y for _, y in places)
    assert 1.2 < wide / high < 2.5


def test_lines_of_a_small_drawing_do_not_cross_without_need(arrange: Arrange) -> None:
    ladder = [(0, 1), (2, 3), (4, 5), (6, 7), *((n, n + 2) for n in range(6))]
    at = arrange([DOT] * 8, ladder)

    def turn(a: int, b: int, c: int) -> int:
        return (at[b][0] - at[a][0]) * (at[c][1] - at[a][1]) - (at[b][1] - at[a][1]) * (
            at[c][0] - at[a][0]
        )

    crossed = [
        (one, two)
        for one, two in combinations(ladder, 2)
        if not {*one} & {*two}
        and turn(*one, two[0]) * turn(*one, two[1]) < 0
        and turn(*two, one[0]) * turn(*two, one[1]) < 0
    ]
    assert crossed == []


def test_a_thing_does_not_stand_on_a_line_that_is_not_its_own(arrange: Arrange) -> None:
    (ax, ay), (bx, by), (cx, cy) = arrange([DOT] * 3, [(0, 1), (1, 2), (0, 2)])
    doubled_area = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
    assert doubled_area / math.dist((ax, ay), (cx, cy)) > 15


def test_what_is_tied_to_nothing_stands_below(arrange: Arrange) -> None:
    places = arrange([BOX] * 43, [(n, n // 3) for n in range(40)])
    lowest = max(y for _, y in places[:40])
    assert all(y > lowest for _, y in places[40:])
