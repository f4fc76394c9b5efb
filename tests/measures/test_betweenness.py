"""Betweenness over arrays, beside the one of networkx."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from actorgraph.measures.betweenness import betweenness
from measures.graphs import Arc, arrays, digraph, networks, pairs_of


def both_ways(arcs: list[Arc]) -> list[Arc]:
    return sorted({*arcs, *((end, start) for start, end in arcs)})


@given(networks())
def test_betweenness_with_directions_is_that_of_networkx(network: tuple[int, list[Arc]]) -> None:
    size, arcs = network
    theirs = nx.betweenness_centrality(digraph(size, arcs))
    scores, pivots = betweenness(size, *arrays(arcs))
    assert pivots == size
    assert scores == pytest.approx([theirs[node] for node in range(size)], abs=1e-12)


@given(networks())
def test_betweenness_without_directions_is_that_of_networkx(
    network: tuple[int, list[Arc]],
) -> None:
    size, arcs = network
    theirs = nx.betweenness_centrality(digraph(size, arcs).to_undirected())
    scores, _ = betweenness(size, *arrays(both_ways(arcs)))
    assert scores == pytest.approx([theirs[node] for node in range(size)], abs=1e-12)


@given(networks())
def test_betweenness_is_that_of_igraph(network: tuple[int, list[Arc]]) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is GPL and in none of our extras")
    size, arcs = network
    counts = igraph.Graph(n=size, edges=arcs, directed=True).betweenness()
    scores, _ = betweenness(size, *arrays(arcs))
    assert scores * (size - 1) * (size - 2) == pytest.approx(counts, abs=1e-9)


def test_the_middle_of_a_chain_is_on_every_way() -> None:
    scores, pivots = betweenness(3, *arrays(both_ways([(0, 1), (1, 2)])))
    assert (scores.tolist(), pivots) == ([0.0, 1.0, 0.0], 3)


def test_a_large_network_is_sampled_and_says_from_how_many() -> None:
    graph = nx.gnp_random_graph(200, 0.05, seed=1)
    arcs = both_ways([(one, other) for one, other in graph.edges])
    exact = nx.betweenness_centrality(graph)
    scores, pivots = betweenness(200, *arrays(arcs), most_steps=2_000_000)
    assert 20 < pivots < 200
    top = sorted(exact, key=lambda node: -exact[node])[:20]
    assert sum(scores[node] for node in top) == pytest.approx(
        sum(exact[node] for node in top), rel=0.15
    )
    again, _ = betweenness(200, *arrays(arcs), most_steps=2_000_000)
    assert scores.tolist() == again.tolist()


def test_two_nodes_have_nothing_between_them() -> None:
    assert betweenness(2, *arrays([(0, 1)])).scores.tolist() == [0.0, 0.0]


def test_pairs_are_each_told_once() -> None:
    assert pairs_of([(1, 0), (0, 1), (2, 1)]) == [(0, 1), (1, 2)]
