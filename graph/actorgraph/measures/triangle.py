"""All triangles of a network, in handfuls of arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.measures.adjacency import places
from actorgraph.model.errors import TooMany

if TYPE_CHECKING:
    from actorgraph.measures.adjacency import Numbers

#: Pairs of ties of one actor that are looked at, at most; a quarter of a microsecond each.
MOST_WEDGES: Final = 1_000_000_000
_HANDFUL: Final = 4_000_000


class Triangles(NamedTuple):
    """Triangles, one at each place: three nodes, and the places of their three pairs among the pairs.

    `ab`, `ac` and `bc` are the pairs of the nodes `a`, `b` and `c`.
    """

    a: Numbers
    b: Numbers
    c: Numbers
    ab: Numbers
    ac: Numbers
    bc: Numbers


def triangles(
    size: int, low: Numbers, high: Numbers, *, most: int = MOST_WEDGES
) -> Iterator[Triangles]:
    """Yield every triangle once; the pairs (low, high) are told once each.

    Raises
    ------
    TooMany
        There are more than *most* pairs of ties to look at.

    References
    ----------
    Schank and Wagner (2005), "Finding, Counting and Listing All Triangles in Large Graphs": every pair
    points from its node of lower degree, and two pairs from one node are closed by a third or not.
    """
    import numpy as np

    degree = np.bincount(np.concatenate([low, high]), minlength=size)
    by_degree = np.lexsort((np.arange(size), degree))
    place = np.empty(size, np.int64)
    place[by_degree] = np.arange(size)
    lower, higher = np.minimum(place[low], place[high]), np.maximum(place[low], place[high])
    order = np.lexsort((higher, lower))
    lower, higher = lower[order], higher[order]
    keys = lower * size + higher
    ends = places(size, lower)[1:]
    later = ends[lower] - np.arange(len(lower)) - 1 if len(lower) else lower
    totals = np.concatenate([[0], np.cumsum(later)])
    if int(totals[-1]) > most:
        raise TooMany(
            f"the network is too dense to look for triads: {int(totals[-1]):,} pairs of ties meet, and at"
            f" most {most:,} are looked at; narrow it with a relation, a date or a claimant"
        )
    first = 0
    while first < len(lower):
        last = int(np.searchsorted(totals, totals[first] + _HANDFUL, side="right")) - 1
        last = min(max(last, first + 1), len(lower))
        counts = later[first:last]
        one = np.repeat(np.arange(first, last), counts)
        other = (
            one + 1 + np.arange(len(one)) - np.repeat(totals[first:last] - totals[first], counts)
        )
        wanted = higher[one] * size + higher[other]
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        closed = keys[at] == wanted
        one, other, at = one[closed], other[closed], at[closed]
        yield Triangles(
            by_degree[lower[one]], by_degree[higher[one]], by_degree[higher[other]],
            order[one], order[other], order[at],
        )  # fmt: skip
        first = last
