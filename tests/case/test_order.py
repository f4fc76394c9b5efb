"""Which items stand in order, if each may stand at several places."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.case.order import in_order


@pytest.mark.parametrize(
    ("places", "chosen"),
    [
        ([], []),
        ([[1], [2], [2], [3]], [1, 2, 2, 3]),
        ([[9], [1], [2]], [None, 1, 2]),
        ([[1], [2], [0]], [1, 2, None]),
        ([[1, 5], [4], [1, 6]], [1, 4, 6]),
        ([[], [1]], [None, 1]),
        ([[]], [None]),
    ],
)
def test_as_many_as_can_be_are_in_order(places: list[list[int]], chosen: list[int | None]) -> None:
    assert in_order(places) == chosen


@given(st.lists(st.lists(st.integers(0, 4), max_size=3), max_size=6))
def test_what_is_chosen_is_in_order_and_no_choice_has_more(places: list[list[int]]) -> None:
    chosen = in_order(places)
    kept = [place for place in chosen if place is not None]

    assert all(place is None or place in own for place, own in zip(chosen, places, strict=True))
    assert all(one <= other for one, other in pairwise(kept))
    assert len(kept) == max(map(_length, product(*([None, *own] for own in places))))


def _length(choice: tuple[int | None, ...]) -> int:
    """Return how many are chosen, none if they are not in order."""
    kept = [place for place in choice if place is not None]
    return len(kept) if kept == sorted(kept) else 0
