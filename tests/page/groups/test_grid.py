"""Where the groups stand, and the lines between them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.page.groups.bundle import Bundle, Measured
from actorgraph.page.groups.grid import (
    ROOMS,
    Box,
    Plan,
    Room,
    _at,
    _crosses,
    _grid,
    _Seats,
    plan_of,
)

PAIRS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 500)).filter(lambda row: row[0] != row[1]),
    max_size=24,
    unique_by=lambda row: frozenset(row[:2]),
)  # fmt: skip


def _bundle(start: int, end: int, weight: float = 1) -> Bundle:
    return Bundle(start, end, "attack", "assertive", 1, True, (), Measured(1, 0, 0), weight)


def _plan(room: Room, pairs: list[tuple[int, int, int]], units: int = 10) -> Plan:
    bundles = sorted((_bundle(*pair) for pair in pairs), key=lambda bundle: -bundle.weight)
    return plan_of(
        room, [room.card_height] * units, bundles, [f"attack ×{b.weight:,}" for b in bundles]
    )


def _inside(room: Room, box: Box) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= room.width and box.bottom <= room.height


@settings(max_examples=12, deadline=None)
@given(PAIRS, st.sampled_from(ROOMS))
def test_no_card_and_no_words_overlap_and_all_is_inside(
    pairs: list[tuple[int, int, int]], room: Room
) -> None:
    plan = _plan(room, pairs)
    boxes = [*plan.cards, *(line.words for line in plan.lines if line.words)]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    assert [box for box in boxes if not _inside(room, box)] == []


@settings(max_examples=12, deadline=None)
@given(PAIRS, st.sampled_from(ROOMS))
def test_no_line_passes_a_card(pairs: list[tuple[int, int, int]], room: Room) -> None:
    plan = _plan(room, pairs)
    struck = [
        line
        for line in plan.lines
        for n in range(101)
        if any(card.holds(*_at(line.points, n / 100)) for card in plan.cards)
    ]
    assert struck == []


@given(PAIRS.filter(bool), st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=8))
def test_after_every_swap_the_crossings_are_those_of_the_straight_lines(
    pairs: list[tuple[int, int, int]], swaps: list[tuple[int, int]]
) -> None:
    seats = _Seats(_grid(ROOMS[0]), 10, [_bundle(*pair) for pair in pairs])
    for one, other in swaps:
        seats.swap(one, other)
    middles = [ROOMS[0].box(cell).middle for cell in seats.cell_of]
    crossings = [
        lines
        for lines in combinations(seats.ends, 2)
        if len({*lines[0], *lines[1]}) == 4
        and _crosses(*(middles[end] for line in lines for end in line))
    ]
    assert seats.crossed == len(crossings)


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
def test_a_room_has_a_cell_for_each_unit_and_room_between_cells(room: Room) -> None:
    assert room.most_units <= room.columns * room.rows
    boxes = [room.box(cell) for cell in range(room.columns * room.rows)]
    assert all(
        a.left == b.left or a.right + 30 <= b.left or b.right + 30 <= a.left
        for a, b in combinations(boxes, 2)
    )
    assert min(room.letters, room.small) >= 11


def test_without_bundles_the_groups_stand_in_the_order_in_which_they_come() -> None:
    plan = _plan(ROOMS[0], [])
    room = ROOMS[0].fitting(10)
    assert [card.middle for card in plan.cards] == [room.box(n).middle for n in range(10)]


def test_who_is_tied_most_stands_beside_each_other() -> None:
    plan = _plan(ROOMS[0], [(0, 9, 500)])
    (x, y), (to_x, to_y) = plan.cards[0].middle, plan.cards[9].middle
    assert abs(x - to_x) + abs(y - to_y) < 500


def test_the_same_input_gives_the_same_plan() -> None:
    pairs = [(0, 1, 9), (1, 2, 8), (3, 7, 7), (4, 9, 6)]
    assert _plan(ROOMS[1], pairs) == _plan(ROOMS[1], pairs)
