"""The smallest set of ties or actors that parts two actors."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.library import Case
from actorgraph.measures.cut import Cut, CutActor, CutTie, cut
from actorgraph.measures.support import Support
from actorgraph.model.errors import InvalidValue, TooMany
from conftest import World
from measures.graphs import Arc, case_of, digraph, networks

#: Red reaches Blue through Alpha, of whom two claims tell, and through Beta.
DIAMOND = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: red, object: alpha, modality: confirmed",
    "relation: attacks, subject: alpha, object: front",
    "relation: attacks, subject: beta, object: front",
    "relation: sponsors, subject: red, object: beta",
    "relation: part-of, subject: front, object: blue",
)


def test_a_cut_names_the_ties_their_claims_and_sources(world: World) -> None:
    assert world(*DIAMOND).cut("red", "blue") == Cut(
        start="red",
        end="blue",
        by="ties",
        directed=False,
        outcome="cut",
        ties=(CutTie("front", "blue", Support(("c6",), ("report",), 1, 1)),),
        actors=(),
        direct=None,
        sources=(("report", 1),),
        names={"red": "Red", "front": "Front", "blue": "Blue"},
    )


def test_a_tie_goes_with_all_its_claims(world: World) -> None:
    found = world(*DIAMOND).cut("red", "front")
    assert [(it.actor, it.other, it.support.claims) for it in found.ties] in (
        [("red", "alpha", ("c2", "c1")), ("red", "beta", ("c5",))],
        [("alpha", "front", ("c3",)), ("beta", "front", ("c4",))],
    )


def test_actors_are_cut_when_they_are_asked_for(world: World) -> None:
    found = world(*DIAMOND).cut("red", "blue", by="actors")
    assert (found.outcome, found.ties, found.sources) == ("cut", (), ())
    assert found.actors == (
        CutActor("front", "Front", Support(("c3", "c4", "c6"), ("report",), 3, 1)),
    )


def test_no_actor_parts_two_that_are_tied_directly(world: World) -> None:
    found = world(*DIAMOND).cut("front", "blue", by="actors")
    assert (found.outcome, found.actors) == ("adjacent", ())
    assert found.direct == CutTie("front", "blue", Support(("c6",), ("report",), 1, 1))


def test_two_that_nothing_connects_are_apart(world: World) -> None:
    case = world(*DIAMOND, "relation: attacks, subject: corps, object: unit")
    found = case.cut("red", "unit")
    assert (found.outcome, found.ties, found.names) == ("apart", (), {"red": "Red", "unit": "Unit"})


def test_a_tentative_claim_is_a_way_when_it_may_be(world: World) -> None:
    case = world("relation: attacks, subject: red, object: blue, modality: possible")
    assert case.cut("red", "blue").outcome == "apart"
    assert case.cut("red", "blue", tentative=True).outcome == "cut"


def test_directions_are_heeded_when_they_are_asked_for(world: World) -> None:
    case = world("relation: attacks, subject: red, object: blue")
    assert case.cut("blue", "red").outcome == "cut"
    assert case.cut("blue", "red", directed=True).outcome == "apart"
    assert case.cut("red", "blue", directed=True).outcome == "cut"


def test_an_event_is_an_end_and_a_station_of_a_way(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, event: raid",
        "relation: responds-to, subject: blue, object: raid",
    )
    found = case.cut("red", "raid")
    assert [(it.actor, it.other) for it in found.ties] == [("red", "raid")]
    assert case.cut("red", "blue").outcome == "apart"
    assert [it.actor for it in case.cut("red", "blue", by="actors", events=True).actors] == ["raid"]


def test_actors_that_are_one_are_parted_as_one(world: World) -> None:
    case = world(
        "relation: same-as, subject: alpha, object: beta, modality: confirmed",
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: beta, object: blue",
    )
    found = case.cut("red", "blue", by="actors")
    assert [it.actor for it in found.actors] == ["alpha"]
    assert [it.actor for it in found.same] == ["alpha"]


@given(networks(), st.booleans())
def test_a_cut_of_ties_is_as_small_as_that_of_networkx_and_parts_the_two(
    network: tuple[int, list[Arc]], directed: bool
) -> None:
    size, arcs = network
    graph = digraph(size, arcs) if directed else digraph(size, arcs).to_undirected()
    with case_of(size, arcs) as case:
        found = case.cut("a0", "a1", directed=directed)
    assert found.size == len(nx.minimum_edge_cut(graph, 0, 1))
    for tie in found.ties:
        graph.remove_edge(int(tie.actor[1:]), int(tie.other[1:]))
    assert not nx.has_path(graph, 0, 1)


@given(networks(), st.booleans())
def test_a_cut_of_actors_is_as_small_as_that_of_networkx_and_parts_the_two(
    network: tuple[int, list[Arc]], directed: bool
) -> None:
    size, arcs = network
    graph = digraph(size, arcs) if directed else digraph(size, arcs).to_undirected()
    with case_of(size, arcs) as case:
        found = case.cut("a0", "a1", by="actors", directed=directed)
    assert (found.outcome == "adjacent") == graph.has_edge(0, 1)
    if found.outcome != "adjacent":
        # Not `minimum_node_cut`, which cuts nothing where an arc leads back from the end to the start.
        assert found.size == nx.connectivity.local_node_connectivity(graph, 0, 1)
        graph.remove_nodes_from(int(it.actor[1:]) for it in found.actors)
        assert not nx.has_path(graph, 0, 1)


@given(networks())
def test_a_cut_of_ties_is_as_small_as_that_of_igraph(network: tuple[int, list[Arc]]) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is GPL and in none of our extras")
    size, arcs = network
    with case_of(size, arcs) as case:
        found = case.cut("a0", "a1", directed=True)
    assert found.size == igraph.Graph(n=size, edges=arcs, directed=True).mincut_value(0, 1)


@pytest.mark.parametrize(
    ("words", "ends", "by"),
    [
        ("a cut is by 'ties' or by 'actors', not by 'claims'", ("red", "blue"), "claims"),
        ("'Red' cannot be parted from itself", ("red", "red"), "ties"),
    ],
)
def test_what_cannot_be_cut_is_refused(
    world: World, words: str, ends: tuple[str, str], by: str
) -> None:
    with pytest.raises(InvalidValue, match=words):
        world(*DIAMOND).cut(*ends, by=by)


def test_a_search_that_takes_too_long_is_given_up(world: World) -> None:
    store = world(*DIAMOND).store
    with pytest.raises(TooMany, match="would take more than 3 steps; narrow the claims"):
        cut(store, store.thing("red"), store.thing("blue"), most_steps=3)


def test_the_shipped_case_hangs_the_free_hezbollah_brigades_on_one_claim(shipped: Case) -> None:
    (tie,) = shipped.cut("Iran", "Free Hezbollah Brigades").ties
    assert tie.support.claims == ("kh-advises-free-brigades",)
