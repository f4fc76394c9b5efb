"""Everything in pixels."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.page.story.camp import Camp
from actorgraph.page.story.edge import Edge
from actorgraph.page.story.geometry import (
    Card,
    Picture,
    Station,
    Texts,
    level,
    picture_of,
    stroke,
)
from actorgraph.page.story.order import arranged, crossing_pairs, legs_of
from actorgraph.page.story.shape import SHAPES
from actorgraph.page.story.story import story_of
from actorgraph.page.view import view_of
from actorgraph.store.reader import Store
from page.story.conftest import Telling

Box = tuple[float, float, float, float]


def _box(thing: Card | Station) -> Box:
    return thing.left, thing.top, thing.left + thing.width, thing.top + thing.height


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture(scope="module")
def pictures(shipped: Store) -> list[Picture]:
    """Return the pictures of the shipped case."""
    story = story_of(view_of(shipped))
    assert story
    return [version.picture for version in story.versions]


@pytest.mark.parametrize("place", range(len(SHAPES)))
def test_cards_and_stations_lie_within_the_shape_and_apart(
    pictures: list[Picture], place: int
) -> None:
    picture = pictures[place]
    boxes = [*map(_box, picture.cards), *map(_box, picture.stations)]
    assert not [pair for pair in combinations(boxes, 2) if _meet(*pair)]
    assert min(box[0] for box in boxes) >= 0
    assert min(box[1] for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= picture.shape.width
    assert max(box[3] for box in boxes) <= picture.shape.height


@pytest.mark.parametrize("place", range(len(SHAPES)))
def test_words_on_lines_lie_within_the_shape_and_apart(pictures: list[Picture], place: int) -> None:
    picture = pictures[place]
    boxes = [
        (words.x - words.width / 2, words.y - words.height / 2, words.x + words.width / 2, words.y + words.height / 2)
        for words in (line.words for line in picture.lines)
        if words
    ]  # fmt: skip
    assert not [pair for pair in combinations(boxes, 2) if _meet(*pair)]
    assert min(box[0] for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= picture.shape.width


@pytest.mark.parametrize("place", range(len(SHAPES)))
def test_every_line_starts_and_ends_at_its_things(pictures: list[Picture], place: int) -> None:
    picture = pictures[place]
    boxes = {card.actor: _box(card) for card in picture.cards}
    boxes.update((station.event, _box(station)) for station in picture.stations)
    for line in picture.lines:
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", line.path)]
        assert _touches(boxes[line.start], (numbers[0], numbers[1])), line
        if line.tip:
            assert _touches(boxes[line.end], line.tip[:2]), line


def _touches(box: Box, point: tuple[float, float], near: float = 3) -> bool:
    x, y = point
    return box[0] - near <= x <= box[2] + near and box[1] - near <= y <= box[3] + near


LEFT, RIGHT = ("a", "b", "c", "d", "e"), ("v", "w", "x", "y", "z")


def _edge(doer: str, target: str, event: str) -> Edge:
    return Edge("attack", doer, target, event, "assertive", "attacked", (0,))


def _ends(picture: Picture) -> set[tuple[int, float, float]]:
    """Return the half lines of a picture: side, height at the card, height at the row."""
    found = set()
    middle = picture.shape.width / 2
    for line in picture.lines:
        for curve in re.finditer(r"(?:M([\d.]+) ([\d.]+))?C([^A-Z]+)", line.path):
            numbers = [float(number) for number in curve[3].split()]
            is_first = curve[1] is not None
            card, row = (float(curve[2]), numbers[5]) if is_first else (numbers[5], numbers[1])
            found.add((int((float(curve[1]) if is_first else numbers[4]) > middle), card, row))
    return found


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.builds(
            _edge, st.sampled_from(LEFT), st.sampled_from(RIGHT), st.sampled_from(["", "p", "q"])
        ),
        min_size=1,
        max_size=7,
        unique=True,
    )
)
def test_the_crossings_that_are_counted_are_those_that_are_drawn(edges: list[Edge]) -> None:
    edges.sort(key=lambda edge: edge.key)
    camps = [Camp(LEFT, {}), Camp(RIGHT, {})]
    found = arranged(camps, [0, 1], edges, set(), {}, steps=20)
    names = {key: key for key in (*LEFT, *RIGHT, "p", "q")}
    picture = picture_of(SHAPES[0], camps, [0, 1], found, edges, set(), Texts(names, {}, {}))
    drawn = sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0
        for one, other in combinations(_ends(picture), 2)
    )
    sides = {**dict.fromkeys(LEFT, 0), **dict.fromkeys(RIGHT, 1)}
    assert drawn == len(crossing_pairs(found, legs_of(edges, sides, set())))
    boxes = [*map(_box, picture.cards), *map(_box, picture.stations)]
    assert not [pair for pair in combinations(boxes, 2) if _meet(*pair)]


def test_a_line_of_many_claims_is_wider_on_a_log_scale() -> None:
    assert stroke(1, 4) < stroke(2, 4) < stroke(4, 4)
    assert stroke(4, 4) - stroke(2, 4) == pytest.approx(stroke(2, 4) - stroke(1, 4))
    assert stroke(8000, 8000) <= 6.5


def test_levels_never_fall_and_keep_what_never_fell() -> None:
    assert level([1, 2, 3]) == [1, 2, 3]
    assert level([5, 1, 6, 2]) == [3, 3, 4, 4]
    assert level([]) == []


def test_a_small_conflict_has_a_card_for_each_and_a_station_for_each_deed(telling: Telling) -> None:
    story = story_of(telling())
    assert story
    picture = story.versions[0].picture
    assert sorted(card.actor for card in picture.cards) == [
        "ann",
        "army",
        "bob",
        "cid",
        "dan",
        "house",
    ]
    assert [station.event for station in picture.stations] in (
        ["raid", "strike"],
        ["strike", "raid"],
    )
    blame = next(
        line for line in picture.lines if line.family == "attribution" and line.end == "dan"
    )
    assert blame.via == "raid"
    assert blame.words
    assert blame.words.lines == ("stops short of blaming",)
