"""Betweenness by Brandes' accumulation over arrays, exact or from sampled pivots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.measures.adjacency import places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actorgraph.measures.adjacency import Numbers

#: Steps along arcs that are taken at most, about half a minute; more pivots than fit are sampled.
MOST_STEPS: Final = 300_000_000
#: What one level of a search costs whatever its width, in steps.
_LEVEL: Final = 5_000
_SEED: Final = 1


class Betweenness(NamedTuple):
    """Scores of the nodes, in [0, 1], from so many pivots; exact where every node was one."""

    scores: NDArray[np.float64]
    pivots: int


def betweenness(
    size: int, start: Numbers, end: Numbers, *, most_steps: int | None = None
) -> Betweenness:
    """Return for each node the share of the shortest ways between two others that lead through it.

    The sum over pairs (s, t) of other nodes of the part of the shortest ways from s to t that pass
    the node, divided by the number of such pairs; a pair without a way adds nothing. *start* and *end* are
    arcs, each once, ordered by start; a tie without a direction is two of them.

    Every node is the start of a search as long as all of that takes at most *most_steps* steps along arcs
    (`MOST_STEPS` by default).
    Beyond that, as many nodes as fit are drawn, always the same for the same network, and the sums
    from these pivots are scaled up; scores are then estimates.

    References
    ----------
    Brandes (2001), "A Faster Algorithm for Betweenness Centrality", Journal of Mathematical Sociology
    25(2). Brandes and Pich (2007), "Centrality Estimation in Large Networks", International Journal
    of Bifurcation and Chaos 17(7).
    """
    import numpy as np

    sums = np.zeros(size)
    if size < 3:
        return Betweenness(sums, size)
    begins = places(size, start)
    drawn = np.random.default_rng(_SEED).permutation(size)
    levels = len(_levels(int(drawn[0]), begins, end)[0])
    most = MOST_STEPS if most_steps is None else most_steps
    pivots = int(min(size, max(1, most // (size + len(end) + _LEVEL * levels))))
    for pivot in drawn[:pivots]:
        _add_dependencies(int(pivot), begins, end, sums)
    return Betweenness(sums * (size / pivots) / ((size - 1) * (size - 2)), pivots)


def _levels(
    pivot: int, begins: Numbers, end: Numbers
) -> tuple[list[tuple[Numbers, Numbers]], NDArray[np.float64]]:
    """Return the arcs of the shortest ways from a pivot, level by level, and each node's number of ways."""
    import numpy as np

    size = len(begins) - 1
    ways = np.zeros(size)
    ways[pivot] = 1
    seen = np.zeros(size, np.bool_)
    seen[pivot] = True
    frontier = np.array([pivot])
    levels: list[tuple[Numbers, Numbers]] = []
    while True:
        counts = begins[frontier + 1] - begins[frontier]
        # The places of all arcs of the frontier: each row's begin, and 0, 1, 2 … from there.
        shifts = np.repeat(begins[frontier] - np.cumsum(counts) + counts, counts)
        reached = end[shifts + np.arange(len(shifts))]
        new = ~seen[reached]
        here, there = np.repeat(frontier, counts)[new], reached[new]
        if not len(there):
            return levels, ways
        frontier, at = np.unique(there, return_inverse=True)
        ways[frontier] = np.bincount(at, weights=ways[here])
        seen[frontier] = True
        levels.append((here, there))


def _add_dependencies(pivot: int, begins: Numbers, end: Numbers, sums: NDArray[np.float64]) -> None:
    """Add to each node what the ways from one pivot depend on it."""
    import numpy as np

    levels, ways = _levels(pivot, begins, end)
    depends = np.zeros(len(sums))
    for here, there in reversed(levels):
        parts = ways[here] / ways[there] * (1 + depends[there])
        nodes, at = np.unique(here, return_inverse=True)
        depends[nodes] += np.bincount(at, weights=parts)
    depends[pivot] = 0
    sums += depends
