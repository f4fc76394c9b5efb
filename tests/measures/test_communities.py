"""Communities, what is in them and what they rest on."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

from actorgraph.measures.communities import Community, communities
from actorgraph.measures.support import Support
from actorgraph.model.errors import InvalidValue, TooMany
from conftest import World
from measures.graphs import Arc, case_of, networks

TWO = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: red, object: beta",
    "relation: allied-with, subject: alpha, object: beta",
    "relation: sponsors, subject: blue, object: corps",
    "relation: sponsors, subject: blue, object: unit, modality: confirmed",
    "relation: part-of, subject: unit, object: corps",
    "relation: attacks, subject: blue, object: alpha",
)


def test_two_triangles_with_one_tie_between_them_are_two_communities(world: World) -> None:
    found = world(*TWO).communities()
    assert found.communities == (
        Community(
            (("red", "Red"), ("alpha", "Alpha"), ("beta", "Beta")), 3, 1,
            Support(("c1", "c2", "c3"), ("report",), 3, 1),
        ),
        Community(
            (("corps", "Corps"), ("unit", "Unit"), ("blue", "Blue")), 3, 1,
            Support(("c5", "c4", "c6"), ("report",), 3, 1),
        ),
    )  # fmt: skip
    # Of seven ties three are inside either, whose ends are half of all: 6/7 - 2 (1/2)².
    assert found.modularity == pytest.approx(6 / 7 - 1 / 2)
    assert (found.total, found.resolution) == (2, 1.0)


def test_a_high_resolution_leaves_every_actor_alone(world: World) -> None:
    found = world(*TWO).communities(resolution=100)
    assert [len(it.members) for it in found.communities] == [1] * 6


def test_only_as_many_as_are_wanted_are_told(world: World) -> None:
    found = world(*TWO).communities(top=1)
    assert ([len(it.members) for it in found.communities], found.total) == ([3], 2)


def test_a_case_without_claims_has_no_community() -> None:
    with case_of(2, []) as case:
        found = case.communities()
    assert (found.communities, found.total, found.modularity) == ((), 0, 0.0)


@given(networks())
def test_every_actor_is_in_one_community_and_modularity_is_that_of_networkx(
    network: tuple[int, list[Arc]],
) -> None:
    with case_of(*network) as case:
        found = case.communities(top=0)
        assert found == case.communities(top=0)
        graph: nx.Graph[str] = nx.Graph()
        for start, end, *_ in case.network(isolated=False).edges:
            weight = graph.edges[start, end]["weight"] if graph.has_edge(start, end) else 0
            graph.add_edge(start, end, weight=weight + 1)
    members = [key for it in found.communities for key, _ in it.members]
    assert sorted(members) == sorted(graph)
    if graph:
        sets = [{key for key, _ in it.members} for it in found.communities]
        assert found.modularity == pytest.approx(nx.community.modularity(graph, sets))
        inner = [int(graph.subgraph(it).size(weight="weight")) for it in sets]
        assert [it.inner for it in found.communities] == inner
        assert [it.support.claim_count for it in found.communities] == inner


def test_a_network_with_too_many_ties_is_refused(world: World) -> None:
    with pytest.raises(TooMany, match="make 7 ties, and communities are sought among at most 6"):
        communities(world(*TWO).store, most_ties=6)


def test_a_resolution_of_nought_is_refused(world: World) -> None:
    with pytest.raises(InvalidValue, match="a resolution is above 0, not 0"):
        world(*TWO).communities(resolution=0)
