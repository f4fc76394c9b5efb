"""The ways between two sets of actors and events."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import TooMany, UnknownEvent, UnknownType
from actorgraph.page.answer.answered import answered_of
from actorgraph.page.opening import opening_of
from actorgraph.page.view import Opening
from actorgraph.questions.paths.pairs import Pairs
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, when: 2024-01-05",
    "relation: attacks, subject: alpha, object: beta, when: 2024-01-04",
    "relation: attributes, subject: gazette, object: alpha, event: raid",
)


def ways(pairs: Pairs) -> list[list[tuple[str, ...]]]:
    return [[path.actors for path in paths.paths] for paths in pairs.pairs]


def test_each_pair_has_its_shortest_path_the_nearest_pair_first(world: World) -> None:
    found = world(*CLAIMS).pairs(from_type="state", to_type="armed-group")
    assert found.starts.words == "an actor of type state"
    assert ways(found) == [[("red", "alpha")], [("red", "alpha", "beta")]]
    assert (found.connected, found.not_connected) == (2, 2)  # nothing is said of blue


def test_an_event_stands_for_a_set(world: World) -> None:
    found = world(*CLAIMS).pairs(from_type=("state", "umbrella-group"), to_event="raid")
    assert ways(found) == [[("red", "alpha", "raid")]]
    assert (found.connected, found.not_connected) == (1, 2)


def test_pairs_beyond_the_limit_are_counted(world: World) -> None:
    found = world(*CLAIMS).pairs("red", ("alpha", "beta", "front"), most=1)
    assert (ways(found), found.connected, found.not_connected) == ([[("red", "alpha")]], 2, 1)


def test_two_things_in_both_sets_are_one_pair_unless_a_path_has_one_direction(
    world: World,
) -> None:
    case = world(*CLAIMS)
    both = ("alpha", "beta")
    assert ways(case.pairs(both, both)) == [[("alpha", "beta")]]
    found = case.pairs(both, both, directed=True)
    assert (ways(found), found.connected, found.not_connected) == ([[("alpha", "beta")]], 1, 1)
    found = case.pairs(both, both, in_time=True)
    assert ways(found) == [[("alpha", "beta")], [("beta", "alpha")]]


def test_each_pair_has_k_paths_where_k_is_asked_for(world: World) -> None:
    case = world(*CLAIMS, "relation: sponsors, subject: red, object: beta")
    assert ways(case.pairs("red", ("alpha", "beta"), k=2)) == [
        [("red", "alpha"), ("red", "beta", "alpha")],
        [("red", "beta"), ("red", "alpha", "beta")],
    ]


def test_pairs_in_time_count_the_undated_claims_of_all_searches_once(world: World) -> None:
    case = world(*CLAIMS, "relation: attacks, subject: alpha, object: blue")
    found = case.pairs("red", ("alpha", "beta", "blue"), in_time=True)
    assert (ways(found), found.not_connected) == ([[("red", "alpha")]], 2)
    assert found.undated == 1


def test_actors_that_are_one_make_one_pair(world: World) -> None:
    case = world("relation: same-as, subject: beta, object: alpha, modality: confirmed", *CLAIMS)
    found = case.pairs("red", to_type="armed-group")
    assert (ways(found), [it.id for it in found.targets.things]) == (
        [[("red", "alpha")]],
        ["alpha"],
    )


def test_a_type_or_event_that_is_not_there_is_refused(world: World) -> None:
    case = world(*CLAIMS)
    with pytest.raises(
        UnknownType, match=r"no type of actor is called 'sate'; did you mean 'state'\?"
    ):
        case.pairs(from_type="sate", to_event="raid")
    with pytest.raises(
        UnknownType, match="no type of actor is called 'planet'; use one of armed-group"
    ):
        case.pairs(from_type="planet", to_event="raid")
    with pytest.raises(UnknownEvent):
        case.pairs("red", to_event="riad")


def test_more_than_ten_thousand_pairs_are_refused(world: World) -> None:
    groups = "".join(f"- {{id: g{n}, name: g{n}, type: armed-group}}\n" for n in range(101))
    actors = groups + "- {id: gazette, name: Gazette, type: media-outlet}\n"
    case = world("relation: attacks, subject: g1, object: g2", actors=actors)
    with pytest.raises(TooMany, match="there are 10,201 pairs, and at most 10,000"):
        case.pairs(from_type="armed-group", to_type="armed-group")


def test_the_document_has_the_documented_keys(world: World) -> None:
    case = world(*CLAIMS)
    found = case.pairs("red", "alpha")
    assert found.document() == {
        "from": ["red"],
        "to": ["alpha"],
        "kind": "shortest",
        "pairs": [case.path("red", "alpha").document()],
        "connected": 1,
        "not_connected": 0,
        "undated": 0,
    }


def test_a_page_opens_on_the_paths_of_the_pairs_that_are_told(world: World) -> None:
    case = world(*CLAIMS)
    found = case.pairs("red", ("alpha", "beta"), most=1)
    assert opening_of(case.store, found) == Opening(
        words="How Red and Alpha or Beta are connected",
        things=("red", "alpha"),
        claims=("c1",),
        answered=answered_of(case.store, found),
    )
    found = case.pairs("red", "blue")
    assert opening_of(case.store, found).things == ("red", "blue")


def test_pairs_of_several_names_are_printed_as_a_command_that_asks_the_same(world: World) -> None:
    found = world(*CLAIMS).pairs("red", ("alpha", "beta"), directed=True, since="2024")
    assert found.call is not None
    assert found.call.argv() == [
        "path", "--from", "red", "--to", "alpha", "--to", "beta", "--directed", "--since", "2024",
    ]  # fmt: skip


def test_pairs_are_stated_as_soon_as_one_claim_connects_one_of_them(world: World) -> None:
    case = world(*CLAIMS)
    assert case.pairs("red", ("alpha", "beta")).verdict == "stated"
    assert case.pairs("red", ("beta", "gazette")).verdict == "derived"
    assert case.pairs("red", ("blue",)).verdict == "not stated"


def test_the_claims_of_pairs_come_hop_by_hop_each_once(world: World) -> None:
    found = world(*CLAIMS).pairs("red", ("alpha", "beta"))
    assert found.claims == ("c1", "c2")
    assert [found.cells(pair) for pair in found] == [
        ("Red", "Alpha", 1, 1, 1),
        ("Red", "Beta", 1, 2, 2),
    ]
