"""Triangles, beside a look at every three nodes."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given

from actorgraph.measures import triangle
from actorgraph.measures.triangle import triangles
from actorgraph.model.errors import TooMany
from measures.graphs import Arc, arrays, networks, pairs_of

Told = dict[tuple[int, ...], tuple[tuple[int, ...], ...]]


def found(size: int, pairs: list[Arc]) -> Told:
    """Return the triangles with the pairs at their three places."""
    told: Told = {}
    for it in triangles(size, *arrays(pairs)):
        for a, b, c, *places in zip(*(part.tolist() for part in it), strict=True):
            assert (a, b, c) not in told
            told[a, b, c] = tuple(pairs[place] for place in places)
    return told


def expected(size: int, pairs: list[Arc]) -> set[tuple[int, ...]]:
    there = set(pairs)
    return {it for it in combinations(range(size), 3) if set(combinations(it, 2)) <= there}


@given(networks())
def test_every_triangle_is_found_once_with_its_pairs(network: tuple[int, list[Arc]]) -> None:
    size, pairs = network[0], pairs_of(network[1])
    told = found(size, pairs)
    assert sorted(tuple(sorted(it)) for it in told) == sorted(expected(size, pairs))
    for (a, b, c), ties in told.items():
        assert ties == tuple((min(it), max(it)) for it in ((a, b), (a, c), (b, c)))


def test_handfuls_of_any_size_hold_the_same_triangles(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.gnp_random_graph(60, 0.3, seed=2)
    pairs = pairs_of(graph.edges)
    whole = found(60, pairs)
    monkeypatch.setattr(triangle, "_HANDFUL", 7)
    assert found(60, pairs) == whole
    assert len(whole) == sum(nx.triangles(graph).values()) // 3  # type: ignore[union-attr, unused-ignore]


def test_a_network_that_is_too_dense_is_refused() -> None:
    pairs = list(combinations(range(10), 2))
    with pytest.raises(TooMany, match="120 pairs of ties meet, and at most 119"):
        list(triangles(10, *arrays(pairs), most=119))
