"""Random networks, as arrays and as stores, and what networkx makes of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import networkx as nx
import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from actorgraph.library import Case
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from identity.worlds import written

Arc = tuple[int, int]
Numbers = NDArray[np.int64]


@st.composite
def networks(draw: st.DrawFn, most: int = 10) -> tuple[int, list[Arc]]:
    """Draw how many nodes there are, and arcs between different ones, each once, in order."""
    size = draw(st.integers(2, most))
    node = st.integers(0, size - 1)
    arcs = draw(st.sets(st.tuples(node, node).filter(lambda it: it[0] != it[1]), max_size=4 * size))
    return size, sorted(arcs)


def arrays(arcs: Iterable[Arc]) -> tuple[Numbers, Numbers]:
    """Return the starts and the ends of arcs."""
    table = np.array(list(arcs), np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def pairs_of(arcs: Iterable[Arc]) -> list[Arc]:
    """Return the pairs that arcs make, lower node first, each once, in order."""
    return sorted({(min(arc), max(arc)) for arc in arcs})


def digraph(size: int, arcs: Iterable[Arc]) -> nx.DiGraph[int]:
    """Return a network with directions."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(arcs)
    return graph


@contextmanager
def case_of(
    size: int,
    arcs: Iterable[Arc],
    relation: str = "attacks",
    more: Iterable[Arc] = (),
    of: str = "sponsors",
) -> Iterator[Case]:
    """Give a case in which each arc is one claim; node 3 is the actor ``a3``.

    *more* are arcs of a second relation.
    """
    actors = [Actor(f"a{node}", f"Actor {node}", "armed-group") for node in range(size)]
    claims = [
        Claim(f"{name}{start}-{end}", name, "report", "a0", f"a{start}", f"a{end}", quote="words")
        for name, told in ((relation, arcs), (of, more))
        for start, end in told
    ]
    with tempfile.TemporaryDirectory() as folder:
        case = written(Path(folder) / "s.db", {"case": actors}, claims)
        yield case
        case.close()
