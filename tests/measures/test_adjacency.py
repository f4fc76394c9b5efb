"""The network that the measures run on."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given

from actorgraph.library import Case
from actorgraph.measures.adjacency import Basis, Counting, Ground, read_ground
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.errors import InvalidValue
from actorgraph.model.modality import ASSERTIVE
from conftest import World
from identity.worlds import written
from measures.graphs import Arc, case_of, networks, pairs_of


def ties(case: Case, ground: Ground) -> list[tuple[str, str, int]]:
    """Return the directions that are told, with how many claims tell each."""
    names = {n: thing.id for n, thing in case.store.things(ground.numbers.tolist()).items()}
    ids = [names[n] for n in ground.numbers.tolist()]
    rows = zip(*(it.tolist() for it in ground.arcs), strict=True)
    return [(ids[start], ids[end], weight) for start, end, weight in rows]


def test_claims_of_one_direction_are_one_arc_and_of_two_actors_one_tie(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: leads, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: red",
        "relation: attacks, subject: alpha, object: blue, modality: denied",
        "relation: attacks, subject: alpha, object: blue, modality: possible",
    )
    ground = read_ground(Counting(case.store))
    assert ties(case, ground) == [("red", "alpha", 2), ("alpha", "red", 1)]
    assert ground.basis == Basis(
        claims=3,
        ties=1,
        actors=2,
        modalities=ASSERTIVE,
        relations=(),
        left_out={"possible": 1, "denied": 1},
        undated=0,
        events=False,
    )


def test_a_relation_without_a_direction_goes_both_ways(world: World) -> None:
    case = world("relation: allied-with, subject: red, object: alpha")
    assert ties(case, read_ground(Counting(case.store))) == [
        ("red", "alpha", 1),
        ("alpha", "red", 1),
    ]


def test_a_claim_of_one_actor_about_itself_ties_nobody(world: World) -> None:
    case = world("relation: attacks, subject: red, object: red")
    assert ties(case, read_ground(Counting(case.store))) == []


def test_events_are_nodes_only_when_they_are_asked_for(world: World) -> None:
    case = world(
        "relation: responds-to, subject: red, object: raid",
        "relation: attacks, subject: alpha, event: strike",
        "relation: attacks, subject: alpha, object: blue, event: raid",
    )
    assert ties(case, read_ground(Counting(case.store))) == [("alpha", "blue", 1)]
    assert sorted(ties(case, read_ground(Counting(case.store, events=True)))) == [
        ("alpha", "blue", 1),
        ("alpha", "strike", 1),
        ("red", "raid", 1),
    ]


def test_actors_that_are_confirmed_to_be_one_are_one_node(world: World) -> None:
    case = world(
        "relation: same-as, subject: beta, object: alpha, modality: confirmed",
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: beta",
        "relation: attacks, subject: beta, object: alpha",
    )
    assert ties(case, read_ground(Counting(case.store))) == [("red", "alpha", 2)]


def test_a_claim_that_two_are_not_one_ties_nobody(world: World) -> None:
    case = world("relation: not-same-as, subject: beta, object: alpha, modality: confirmed")
    assert ties(case, read_ground(Counting(case.store))) == []


def test_claims_without_a_date_are_counted_apart_when_days_are_asked_for(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-28",
        "relation: attacks, subject: red, object: blue",
    )
    ground = read_ground(Counting(case.store, case.filters(as_of="2024-01")))
    assert ties(case, ground) == [("red", "alpha", 1)]
    assert ground.basis.undated == 1


def test_a_case_without_claims_is_an_empty_network() -> None:
    with case_of(2, []) as case:
        ground = read_ground(Counting(case.store))
    assert (ground.size, ground.basis.claims, ground.basis.ties) == (0, 0, 0)


@given(networks())
def test_the_network_is_that_of_the_claims(network: tuple[int, list[Arc]]) -> None:
    with case_of(*network) as case:
        ground = read_ground(Counting(case.store))
        theirs = case.network(isolated=False)
        assert sorted(ties(case, ground)) == sorted((a, b, 1) for a, b in nx.DiGraph(theirs).edges)
        assert ground.basis.ties == len(pairs_of(network[1]))


@pytest.mark.parametrize("modality", ["denied", "hinted", "withheld", "presupposed", "all"])
@pytest.mark.parametrize("measure", ["balance", "rank", "communities", "cut"])
def test_no_measure_counts_what_nobody_asserts(world: World, measure: str, modality: str) -> None:
    case = world("relation: attacks, subject: red, object: blue, modality: denied")
    ends = ("red", "blue") if measure == "cut" else ()
    with pytest.raises(InvalidValue, match=r"^a measure does not count what is .*nobody asserts"):
        getattr(case, measure)(*ends, modality=modality)


def test_a_claim_that_counts_nobody_ties_nobody(tmp_path: Path) -> None:
    actors = [Actor(key, key.title()) for key in ("red", "blue", "alpha")]
    none, few = Quantity("dead", "=", 0), Quantity("hurt", "<", 1)
    case = written(
        tmp_path / "s.db",
        {"": actors},
        [
            Claim("c1", "kills", "report", "red", "red", "blue", quantity=none),
            Claim("c2", "injures", "report", "red", "red", "alpha", quantity=few),
        ],
    )
    assert case.balance().basis.ties == 1
    assert [(ranked.actor, ranked.support.claims) for ranked in case.rank()] == [
        ("red", ("c2",)), ("alpha", ("c2",)),
    ]  # fmt: skip
    assert case.cut("red", "blue").outcome == "apart"
