"""Whether claims stand in the order of their report's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def in_order(places: Sequence[Sequence[int]]) -> list[int | None]:
    """Return the place of each item by which as many as can be are in order, and None for the others.

    An item may stand at several places, as a quote may in a text, and is taken at one of them at most;
    two items may share a place. What has no place at all is never in order.

    >>> in_order([[1], [5], [2, 9], [3]])
    [1, None, 2, 3]

    Notes
    -----
    The longest non-decreasing subsequence in O(n log n) for n places (Fredman 1975), each item's places
    from the last to the first so that none follows itself.
    """
    ends: list[int] = []  # the least last place of a sequence of each length
    tails: list[int] = []  # the step that ends there
    steps: list[tuple[int, int, int]] = []  # item, place, and the step before
    for item, own in enumerate(places):
        for place in sorted(set(own), reverse=True):
            length = bisect_right(ends, place)
            steps.append((item, place, tails[length - 1] if length else -1))
            ends[length : length + 1] = [place]
            tails[length : length + 1] = [len(steps) - 1]
    chosen: list[int | None] = [None] * len(places)
    at = tails[-1] if tails else -1
    while at >= 0:
        item, place, at = steps[at]
        chosen[item] = place
    return chosen
