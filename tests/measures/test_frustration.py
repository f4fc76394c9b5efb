"""The frustration index, beside a look at every division."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.measures.frustration import MOST_STEPS, Frustration, frustration
from measures.graphs import Arc, arrays, networks, pairs_of


def least(size: int, pairs: list[Arc], negative: list[bool]) -> int:
    """Return how few ties are against any division into two camps."""
    return min(
        sum((camp[a] == camp[b]) == sign for (a, b), sign in zip(pairs, negative, strict=True))
        for camp in product((False, True), repeat=size)
    )


def found(pairs: list[Arc], negative: list[bool], most_steps: int = MOST_STEPS) -> Frustration:
    low, high = arrays(pairs)
    return frustration(low, high, np.array(negative, np.int64), most_steps=most_steps)


def is_balanced(pairs: list[Arc], negative: list[bool], without: tuple[int, ...]) -> bool:
    """Return True where camps can be told from the ties that are left."""
    graph: nx.Graph[object] = nx.Graph()
    for place, ((a, b), sign) in enumerate(zip(pairs, negative, strict=True)):
        if place in without:
            continue
        if sign:
            graph.add_edge(a, b)
        else:  # friends are two steps apart, so that they have one colour
            graph.add_edges_from([(a, ("between", place)), (("between", place), b)])
    return nx.is_bipartite(graph)


@given(networks(most=8), st.data())
def test_the_index_is_that_of_the_best_division(
    network: tuple[int, list[Arc]], data: st.DataObject
) -> None:
    size, pairs = network[0], pairs_of(network[1])
    negative = data.draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    it = found(pairs, negative)
    assert (it.least, it.exact) == (least(size, pairs, negative), True)
    assert len(it.against) == it.least
    assert is_balanced(pairs, negative, it.against)


def test_without_time_for_a_search_the_bound_is_said_to_be_one() -> None:
    pairs = list(combinations(range(6), 2))
    negative = [True] * len(pairs)  # six enemies: two camps of three leave 3 + 3 against
    it = found(pairs, negative, most_steps=0)
    assert (it.least, it.exact) == (6, False)
    assert is_balanced(pairs, negative, it.against)
    assert found(pairs, negative)[:2] == (6, True)


def test_a_block_that_is_too_large_has_an_upper_bound() -> None:
    graph = nx.gnp_random_graph(80, 0.2, seed=3)
    pairs = pairs_of(graph.edges)
    negative = [(a * b) % 3 == 0 for a, b in pairs]
    it = found(pairs, negative)
    assert it.exact is False
    assert is_balanced(pairs, negative, it.against)
    assert it == found(pairs, negative)


def test_a_large_network_that_is_balanced_is_said_to_be_so_exactly() -> None:
    pairs = list(combinations(range(70), 2))
    negative = [(a < 30) != (b < 30) for a, b in pairs]
    assert found(pairs, negative) == Frustration(0, True, ())


def test_no_tie_is_no_frustration() -> None:
    assert found([], []) == Frustration(0, True, ())
