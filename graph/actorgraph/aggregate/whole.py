"""PageRank, connected components and communities of a pack, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.aggregate.pack import Pack
from actorgraph.measures.pagerank import DAMPING
from actorgraph.model.errors import MissingPackage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The sum of all changes at which ranks are taken for found, and rounds at most.
TOLERANCE: Final = 1e-9
MOST_ROUNDS: Final = 100
_SEED: Final = 1


class Ranked(NamedTuple):
    """An actor and its PageRank, in (0, 1)."""

    name: str
    rank: float


class Group(NamedTuple):
    """Actors that stand together: how many there are, and the first of them by name."""

    size: int
    members: tuple[str, ...]


def ranked(pack: Pack, top: int) -> list[Ranked]:
    """Return the actors with the highest PageRank, by rank and then by name.

    The definition is that of `actorgraph.measures.pagerank`; each round reads the arcs once.
    """
    import numpy as np

    if not pack.size:
        return []
    blocks = [(first, last, pack.rows(first, last)) for first, last in pack.blocks()]
    out = np.concatenate([np.asarray(rows.sum(axis=1)).ravel() for _, _, rows in blocks])
    stuck = out == 0
    rank = np.full(pack.size, 1 / pack.size)
    for _ in range(MOST_ROUNDS):
        share = np.divide(rank, out, out=np.zeros(pack.size), where=~stuck)
        new = np.full(pack.size, (1 - DAMPING + DAMPING * rank[stuck].sum()) / pack.size)
        for first, last, rows in blocks:
            new += DAMPING * (share[first:last] @ rows)
        change = float(np.abs(new - rank).sum())
        rank = new
        if change <= TOLERANCE:
            break
    best = np.lexsort((np.arange(pack.size), -np.round(rank, 12)))[: top or None]
    return [Ranked(pack.names[int(n)], float(rank[n])) for n in best]


def components(pack: Pack, top: int, members: int) -> tuple[int, list[Group]]:
    """Return how many connected components there are, and the largest, with some members of each."""
    if not pack.size:
        return 0, []
    from scipy.sparse.csgraph import connected_components

    count, labels = connected_components(pack.rows(0, pack.size), directed=True, connection="weak")
    return int(count), _groups(pack.names, labels, top, members)


def communities(
    pack: Pack, top: int, members: int, resolution: float = 1.0
) -> tuple[int, float, list[Group]]:
    """Return how many communities there are, their modularity, and the largest, with some members of each.

    By the Leiden method (Traag, Waltman and van Eck 2019), on the claims between two actors in either direction.
    """
    import numpy as np

    if not pack.size:
        return 0, 0.0, []
    arcs = pack.rows(0, pack.size)
    both = (arcs + arcs.T).tocsr()
    both.sort_indices()
    quality, labels = leiden(both, resolution)
    return len(np.unique(labels)), quality, _groups(pack.names, labels, top, members)


def leiden(both: Any, resolution: float) -> tuple[float, NDArray[np.int64]]:
    """Return the modularity and the community of each node of a symmetric sparse matrix."""
    import numpy as np

    try:
        from graspologic_native import leiden_csr  # pyright: ignore[reportAttributeAccessIssue]
    except ImportError:
        raise MissingPackage(
            "communities of so many ties need the Leiden method: pip install 'actorgraph[big]'"
        ) from None
    size = both.shape[0]
    quality, found = leiden_csr(
        both.indptr.astype(np.int64),
        both.indices.astype(np.int32),
        both.data.astype(np.float64),
        size,
        resolution=resolution,
        seed=_SEED,
    )
    return float(quality), np.fromiter((found[n] for n in range(size)), np.int64, size)


def _groups(names: Sequence[str], labels: Any, top: int, members: int) -> list[Group]:
    import numpy as np

    sizes = np.bincount(labels)
    first = np.full(len(sizes), len(labels))
    np.minimum.at(first, labels, np.arange(len(labels)))
    kept = [n for n in np.lexsort((first, -sizes)) if sizes[n]][: top or None]
    return [
        Group(int(sizes[n]), tuple(names[int(at)] for at in np.flatnonzero(labels == n)[:members]))
        for n in kept
    ]
