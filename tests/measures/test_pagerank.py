"""PageRank over arrays, beside the one of networkx."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.measures.pagerank import pagerank
from measures.graphs import Arc, arrays, networks

#: The one that needs no scipy.
_THEIRS: Any = import_module("networkx.algorithms.link_analysis.pagerank_alg")


@given(networks(), st.data())
def test_pagerank_is_that_of_networkx(network: tuple[int, list[Arc]], data: st.DataObject) -> None:
    size, arcs = network
    weights = data.draw(st.lists(st.integers(1, 5), min_size=len(arcs), max_size=len(arcs)))
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_weighted_edges_from([(*arc, it) for arc, it in zip(arcs, weights, strict=True)])
    theirs = _THEIRS._pagerank_python(graph, tol=1e-12, max_iter=1000)
    ours = pagerank(size, *arrays(arcs), np.array(weights, np.int64))
    assert ours == pytest.approx([theirs[node] for node in range(size)], abs=1e-9)


@given(networks(), st.data())
def test_pagerank_is_that_of_igraph(network: tuple[int, list[Arc]], data: st.DataObject) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is GPL and in none of our extras")
    size, arcs = network
    weights = data.draw(st.lists(st.integers(1, 5), min_size=len(arcs), max_size=len(arcs)))
    graph = igraph.Graph(n=size, edges=arcs, directed=True)
    ours = pagerank(size, *arrays(arcs), np.array(weights, np.int64))
    assert ours == pytest.approx(graph.pagerank(weights=weights), abs=1e-9)


@given(networks())
def test_the_ranks_add_up_to_one(network: tuple[int, list[Arc]]) -> None:
    size, arcs = network
    ranks = pagerank(size, *arrays(arcs), np.ones(len(arcs), np.int64))
    assert ranks.sum() == pytest.approx(1)


def test_two_nodes_with_one_arc_have_the_ranks_of_the_formula() -> None:
    ranks = pagerank(2, *arrays([(0, 1)]), np.ones(1, np.int64))
    # r0 = 0.075 + 0.425 r1 and r1 = r0 + 0.85 r0, as the second node's share goes to both.
    assert ranks == pytest.approx([20 / 57, 37 / 57], abs=1e-9)


def test_the_order_of_the_arcs_does_not_matter() -> None:
    arcs, weights = [(0, 1), (0, 2), (2, 1), (1, 2)], [3, 1, 2, 5]
    turned = pagerank(3, *arrays(arcs[::-1]), np.array(weights[::-1]))
    assert turned.tolist() == pytest.approx(
        pagerank(3, *arrays(arcs), np.array(weights)).tolist(), abs=1e-12
    )


def test_no_node_has_no_rank() -> None:
    assert pagerank(0, *arrays([]), np.zeros(0, np.int64)).tolist() == []
