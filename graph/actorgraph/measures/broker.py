"""Brokers: who stands between two others that are not tied, and between which groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from actorgraph.measures.adjacency import merged
from actorgraph.measures.triangle import triangles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actorgraph.measures.adjacency import Numbers

#: What a broker can be, in the order of the columns.
ROLES: Final = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
_COORDINATOR, _ITINERANT, _GATEKEEPER, _REPRESENTATIVE, _LIAISON = range(5)


def broker_roles(size: int, start: Numbers, end: Numbers, group: Numbers) -> Numbers:
    """Return how often each node (row) is a broker in each role (column, see `ROLES`).

    A node b is a broker once for every two others a and c with arcs a → b and b → c and none a → c. Which
    role it has is told by the groups of the three:

    ============== ========================= ============================================
    coordinator    a, b and c in one group   mediates within its own group
    itinerant      a and c in one, b not     mediates within another group ("consultant")
    gatekeeper     b and c in one, a not     lets others in to its own group
    representative a and b in one, c not     carries its own group out to others
    liaison        three groups              ties two groups without being of either
    ============== ========================= ============================================

    Notes
    -----
    The pairs are counted from how many arcs each node has from and to each group; those that an arc a → c
    closes are then taken off, triangle by triangle.

    References
    ----------
    Gould and Fernandez (1989), "Structures of Mediation: A Formal Approach to Brokerage in Transaction
    Networks", Sociological Methodology 19. Counts as they are, not their expectation by chance.
    """
    return _open_and_closed(size, start, end, group) - _closed(size, start, end, group)


def _open_and_closed(size: int, start: Numbers, end: Numbers, group: Numbers) -> Numbers:
    """Count every a → b → c with a other than c, whether a → c is told or not."""
    import numpy as np

    width = int(group.max(initial=0)) + 1
    own = np.arange(size) * width + group
    came, came_own = _by_group(end * width + group[start], own)
    went, went_own = _by_group(start * width + group[end], own)
    _, at, other = np.intersect1d(came[0], went[0], assume_unique=True, return_indices=True)
    products = came[1][at] * went[1][other]
    same = np.bincount(came[0][at] // width, weights=products, minlength=size).astype(np.int64)
    same_other = same - came_own * went_own
    mutual = np.isin(start * size + end, end * size + start)
    in_own = group[start] == group[end]
    mutual_own = np.bincount(end[mutual & in_own], minlength=size)
    mutual_other = np.bincount(end[mutual & ~in_own], minlength=size)
    came_other = np.bincount(end, minlength=size) - came_own
    went_other = np.bincount(start, minlength=size) - went_own
    columns = [
        came_own * went_own - mutual_own,
        same_other - mutual_other,
        came_other * went_own,
        came_own * went_other,
        came_other * went_other - same_other,
    ]
    return np.stack(columns, axis=1)


def _by_group(keys: Numbers, own: Numbers) -> tuple[tuple[Numbers, Numbers], Numbers]:
    """Return how many arcs each node has with each group, and how many with its own."""
    import numpy as np

    found, counts = np.unique(keys, return_counts=True)
    if not len(found):
        return (found, counts), np.zeros(len(own), np.int64)
    at = np.minimum(np.searchsorted(found, own), len(found) - 1)
    return (found, counts), np.where(found[at] == own, counts[at], 0)


def _closed(size: int, start: Numbers, end: Numbers, group: Numbers) -> Numbers:
    """Count every a → b → c for which a → c is told too."""
    import numpy as np

    low, high, way = merged(
        np.minimum(start, end), np.maximum(start, end), np.where(start < end, 1, 2)
    )
    found = np.zeros(size * len(ROLES), np.int64)
    for three in triangles(size, low, high):
        told = {
            (0, 1): _told(three.a, three.b, way[three.ab]), (1, 0): _told(three.b, three.a, way[three.ab]),
            (0, 2): _told(three.a, three.c, way[three.ac]), (2, 0): _told(three.c, three.a, way[three.ac]),
            (1, 2): _told(three.b, three.c, way[three.bc]), (2, 1): _told(three.c, three.b, way[three.bc]),
        }  # fmt: skip
        nodes = (three.a, three.b, three.c)
        for a, b, c in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
            held = told[a, b] & told[b, c] & told[a, c]
            middle = nodes[b][held]
            role = _roles(group[nodes[a][held]], group[middle], group[nodes[c][held]])
            found += np.bincount(middle * len(ROLES) + role, minlength=len(found))
    return found.reshape(size, len(ROLES))


def _told(one: Numbers, other: Numbers, way: Numbers) -> NDArray[np.bool_]:
    """Return where an arc from one node to the other is told; 1 is upwards, 2 downwards, 3 both."""
    import numpy as np

    return (way & np.where(one < other, 1, 2)) > 0


def _roles(a: Numbers, b: Numbers, c: Numbers) -> Numbers:
    import numpy as np

    return np.select(
        [(a == b) & (b == c), a == c, b == c, a == b],
        [_COORDINATOR, _ITINERANT, _GATEKEEPER, _REPRESENTATIVE],
        _LIAISON,
    )
