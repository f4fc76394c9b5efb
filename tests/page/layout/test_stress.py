"""Places: apart, steady, and near what they are tied to."""

from __future__ import annotations

import math
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.page.layout.stress import Box, added, overlaps, places

BOX = Box(-60, -12, 60, 30)
GRAPHS = st.integers(0, 25).flatmap(
    lambda size: st.tuples(
        st.just([f"n{n}" for n in range(size)]),
        st.lists(st.tuples(st.integers(0, max(0, size - 1)), st.integers(0, max(0, size - 1))))
        if size
        else st.just([]),
    )
)


def test_numbers_are_added_from_left_to_right_on_every_python() -> None:
    assert added([1e16, 1.0, -1e16]) == 0.0


def test_nothing_has_no_places() -> None:
    assert places({}, []) == {}


def test_one_thing_stands_in_the_middle() -> None:
    assert places({"a": Box(-10, -10, 10, 10)}, [("a", "a")]) == {"a": (0, 0)}


@given(GRAPHS)
def test_no_two_boxes_overlap_whatever_is_tied(
    graph: tuple[list[str], list[tuple[int, int]]],
) -> None:
    keys, ties = graph
    boxes = dict.fromkeys(keys, BOX)
    found = places(boxes, [(keys[a], keys[b]) for a, b in ties])
    assert list(found) == keys
    assert overlaps(found, boxes) == []


def test_the_same_ties_give_the_same_places_whatever_their_direction() -> None:
    boxes = dict.fromkeys("abcdef", BOX)
    there = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e")]
    back = [(b, a) for a, b in there]
    assert places(boxes, there) == places(boxes, back + back)


def test_what_is_tied_is_nearer_than_what_is_far_away_along_a_chain() -> None:
    found = places(dict.fromkeys("abcdef", BOX), [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])
    assert math.dist(found["a"], found["b"]) < math.dist(found["a"], found["e"])


def test_a_thing_does_not_stand_on_a_line_that_is_not_its_own() -> None:
    boxes = dict.fromkeys("abc", Box(-6, -6, 6, 6))
    found = places(boxes, [("a", "b"), ("b", "c"), ("a", "c")])
    (ax, ay), (bx, by), (cx, cy) = (found[key] for key in "abc")
    doubled_area = abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
    assert doubled_area / math.dist((ax, ay), (cx, cy)) > 15


@pytest.mark.slow
def test_hundreds_of_things_are_laid_out_without_overlap() -> None:
    boxes = {f"n{n}": BOX for n in range(400)}
    ties = [(f"n{n}", f"n{n * 7 % 40}") for n in range(1, 400)]
    assert overlaps(places(boxes, ties), boxes) == []


def test_a_thousand_things_with_labels_are_laid_out_without_overlap_on_little_room() -> None:
    boxes = {f"n{n}": BOX for n in range(1000)}
    ties = [(f"n{n}", f"n{(n * n + 7 * step) % 1000}") for n in range(1000) for step in range(3)]
    found = places(boxes, ties)
    assert overlaps(found, boxes) == []
    wide = max(x for x, _ in found.values()) - min(x for x, _ in found.values())
    high = max(y for _, y in found.values()) - min(y for _, y in found.values())
    assert wide * high < 12 * 1000 * 120 * 42
    assert 1 < wide / high < 3


def test_who_is_tied_to_all_stands_in_their_middle() -> None:
    boxes = {f"n{n}": BOX for n in range(200)}
    found = places(boxes, [("n0", f"n{n}") for n in range(1, 200)])
    right = sum(x > found["n0"][0] for x, _ in found.values())
    below = sum(y > found["n0"][1] for _, y in found.values())
    assert 60 < right < 140
    assert 60 < below < 140


@pytest.mark.slow
@pytest.mark.parametrize("count", [40, 150])
def test_a_new_process_finds_the_same_places(count: int) -> None:
    program = (
        "from actorgraph.page.layout.stress import Box, places;"
        f"keys = [f'n{{n}}' for n in range({count})];"
        "ties = [(keys[n], keys[n * m % len(keys)]) for n in range(len(keys)) for m in (3, 5, 7)];"
        "print(places(dict.fromkeys(keys, Box(-60, -12, 60, 30)), ties))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(found) == 1
