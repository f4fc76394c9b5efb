"""A crowd: circles apart, tied ones near, communities in sight, and the same places every time."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from random import Random

import pytest

from actorgraph.page.layout.crowd import crowd

Point = tuple[int, int]
Ends = list[tuple[int, int]]


def random_ends(count: int, ties: int) -> Ends:
    """Return ties between things of which few have many."""
    random = Random(1)
    weights = [1 / (n + 1) ** 0.6 for n in range(count)]
    return list(
        zip(
            random.choices(range(count), weights, k=ties),
            random.choices(range(count), weights, k=ties),
            strict=True,
        )
    )


def grouped_ends(groups: int, members: int) -> Ends:
    """Return ties of which one in twenty leaves its group."""
    random = Random(1)
    count = groups * members
    found = []
    for thing in range(count):
        for _ in range(3):
            group = thing // members if random.random() < 0.95 else random.randrange(groups)
            found.append((thing, group * members + random.randrange(members)))
    return found


def overlaps(places: Sequence[Point], radii: Sequence[int]) -> Iterator[tuple[int, int]]:
    width = 2 * max(radii)
    squares: dict[tuple[int, int], list[int]] = {}
    for n, (x, y) in enumerate(places):
        for column in (x // width - 1, x // width, x // width + 1):
            for row in (y // width - 1, y // width, y // width + 1):
                for other in squares.get((column, row), ()):
                    if math.dist(places[n], places[other]) < radii[n] + radii[other]:
                        yield other, n
        squares.setdefault((x // width, y // width), []).append(n)


def mean(distances: Iterator[float]) -> float:
    found = list(distances)
    return sum(found) / len(found)


SHAPES: dict[str, tuple[int, Ends]] = {
    "random": (3000, random_ends(3000, 9000)),
    "groups": (2000, grouped_ends(20, 100)),
    "star": (3000, [(0, n) for n in range(1, 3000)]),
    "two stars": (2000, [(n % 2, n) for n in range(2, 2000)]),
    "path": (3000, [(n, n + 1) for n in range(2999)]),
    "ring": (1500, [(n, (n + 1) % 1500) for n in range(1500)]),
    "tree": (3000, [(n, (n - 1) // 2) for n in range(1, 3000)]),
    "all": (60, [(a, b) for a in range(60) for b in range(a)]),
    "single things": (3000, []),
    "pairs": (3000, [(n, n + 1) for n in range(0, 3000, 2)]),
    "threes": (3000, [(n, n + 1) for n in range(3000) if n % 3 != 2]),
    "mixed": (3000, [*random_ends(1500, 3000), *((n, n + 1) for n in range(1500, 2200, 2))]),
}


def test_nobody_has_no_places() -> None:
    assert crowd([], []) == []


def test_one_stands_in_the_middle() -> None:
    assert crowd([9], [(0, 0)]) == [(0, 0)]


def test_two_that_are_tied_stand_side_by_side() -> None:
    (ax, ay), (bx, by) = crowd([10, 10], [(0, 1), (1, 0)])
    assert (ay, by) == (0, 0)
    assert bx - ax > 20


def test_three_in_a_row_are_drawn_in_a_row() -> None:
    a, b, c = crowd([9, 9, 9], [(0, 1), (1, 2)])
    assert a[0] < b[0] < c[0] or a[0] > b[0] > c[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_two_circles_overlap(shape: str) -> None:
    count, ends = SHAPES[shape]
    radii = [9 + n % 8 for n in range(count)]
    places = crowd(radii, ends)
    assert len(places) == count
    assert list(overlaps(places, radii)) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_drawing_is_not_much_larger_than_its_circles_need(shape: str) -> None:
    count, ends = SHAPES[shape]
    places = crowd([9] * count, ends)
    wide = max(x for x, _ in places) - min(x for x, _ in places)
    high = max(y for _, y in places) - min(y for _, y in places)
    assert wide * high < 15 * count * (2 * 9 + 4) ** 2


@pytest.mark.parametrize("shape", ["single things", "pairs", "threes"])
def test_many_small_parts_fill_a_sheet_that_is_wider_than_high(shape: str) -> None:
    count, ends = SHAPES[shape]
    places = crowd([9] * count, ends)
    wide = max(x for x, _ in places) - min(x for x, _ in places)
    high = max(y for _, y in places) - min(y for _, y in places)
    assert 1.4 < wide / high < 1.8


@pytest.mark.parametrize("shape", ["random", "groups", "path", "tree", "mixed"])
def test_what_is_tied_is_nearer_than_what_is_not(shape: str) -> None:
    count, ends = SHAPES[shape]
    places = crowd([9] * count, ends)
    random = Random(2)
    tied = mean(math.dist(places[a], places[b]) for a, b in ends if a != b)
    others = mean(
        math.dist(places[random.randrange(count)], places[random.randrange(count)])
        for _ in range(5000)
    )
    assert tied < 0.75 * others


def test_communities_stand_apart() -> None:
    count, ends = SHAPES["groups"]
    places = crowd([9] * count, ends)
    middles = []
    for group in range(20):
        members = places[group * 100 : group * 100 + 100]
        middles.append((sum(x for x, _ in members) / 100, sum(y for _, y in members) / 100))
    own = [
        n
        for n in range(count)
        if n // 100 == min(range(20), key=lambda g: math.dist(places[n], middles[g]))
    ]
    assert len(own) > 0.8 * count


def test_hubs_keep_apart() -> None:
    places = crowd([9] * 2000, SHAPES["two stars"][1] + [(0, 1)])
    leaves = [math.dist(places[n], places[n % 2]) for n in range(2, 2000)]
    assert math.dist(places[0], places[1]) > 1.2 * mean(iter(leaves))


def test_parts_that_are_not_tied_do_not_run_into_one_another() -> None:
    ring = [(n, (n + 1) % 40) for n in range(40)]
    places = crowd([9] * 120, [(a + at, b + at) for at in (0, 40, 80) for a, b in ring])
    sheets = []
    for start in (0, 40, 80):
        part = places[start : start + 40]
        sheets.append((min(part), max(part), min(y for _, y in part), max(y for _, y in part)))
    for one, two in ((0, 1), (0, 2), (1, 2)):
        (a, b, c, d), (e, f, g, h) = sheets[one], sheets[two]
        assert b[0] < e[0] or f[0] < a[0] or d < g or h < c


def test_the_order_direction_and_number_of_ties_do_not_matter() -> None:
    ends = random_ends(800, 2400)
    mixed = [(b, a) for a, b in reversed(ends)] + ends
    assert crowd([9] * 800, mixed) == crowd([9] * 800, ends)


def test_a_new_process_finds_the_same_places() -> None:
    program = (
        "from actorgraph.page.layout.crowd import crowd;"
        "print(crowd([9 + n % 8 for n in range(500)],"
        " [(n, n * 7 % 41) for n in range(450)]))"
    )
    found = set()
    for seed in ("0", "1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout)
    here = crowd([9 + n % 8 for n in range(500)], [(n, n * 7 % 41) for n in range(450)])
    assert found == {f"{here}\n"}


def test_numpy_is_not_loaded_before_there_is_a_crowd() -> None:
    program = (
        "import sys, actorgraph.page.layout.crowd, actorgraph.page.layout.stress as layout;"
        "box = layout.Box(-9, -9, 9, 9);"
        "layout.places({str(n): box for n in range(60)}, [(str(n), str(n // 2)) for n in range(60)]);"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
