"""The shortest ways between two actors."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.questions.paths.path import Path, PathHop, Paths
from conftest import World


def ways(paths: Paths) -> list[tuple[str, ...]]:
    return [path.actors for path in paths.paths]


def test_a_path_cites_the_claims_of_every_hop(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue",
        "relation: sponsors, subject: red, object: alpha, modality: confirmed",
    )
    assert case.path("red", "blue") == Paths(
        start="red",
        end="blue",
        paths=(
            Path(
                actors=("red", "alpha", "blue"),
                hops=(
                    PathHop("red", "sponsors", "alpha", "confirmed", ("c3", "c1")),
                    PathHop("alpha", "attacks", "blue", "stated", ("c2",)),
                ),
            ),
        ),
        names={"red": "Red", "alpha": "Alpha", "blue": "Blue"},
    )


def test_claims_are_walked_from_either_end_but_told_in_their_direction(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert case.path("alpha", "red").paths == (
        Path(("alpha", "red"), (PathHop("red", "sponsors", "alpha", "stated", ("c1",)),)),
    )
    assert case.path("alpha", "red", directed=True).paths == ()


def test_other_relations_between_two_neighbours_are_told_too(world: World) -> None:
    case = world(
        "relation: attacks, subject: blue, object: red, modality: likely",
        "relation: sponsors, subject: red, object: blue",
    )
    (path,) = case.path("red", "blue").paths
    assert path.hops == (
        PathHop(
            "red", "sponsors", "blue", "stated", ("c2",),
            also=(PathHop("blue", "attacks", "red", "likely", ("c1",)),),
        ),
    )  # fmt: skip


def test_all_shortest_paths_come_up_to_the_limit(world: World) -> None:
    case = world(
        *(f"relation: attacks, subject: red, object: {it}" for it in ("alpha", "beta", "front")),
        *(f"relation: attacks, subject: {it}, object: blue" for it in ("alpha", "beta", "front")),
        "relation: attacks, subject: blue, object: gazette",
    )
    found = case.path("red", "blue")
    assert sorted(ways(found)) == [("red", it, "blue") for it in ("alpha", "beta", "front")]
    assert found.more is False
    limited = case.path("red", "blue", most=2)
    assert (len(limited.paths), limited.more) == (2, True)


def test_what_is_not_asserted_is_no_way(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, modality: denied")
    assert case.path("red", "alpha").paths == ()


def test_what_is_tentative_is_a_way_when_it_counts(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, modality: possible")
    assert case.path("red", "alpha").paths == ()
    assert ways(case.path("red", "alpha", tentative=True)) == [("red", "alpha")]


def test_dates_bound_the_way(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, when: 2010/2012")
    assert ways(case.path("red", "alpha", as_of="2011")) == [("red", "alpha")]
    assert case.path("red", "alpha", as_of="2013").paths == ()


def test_an_actor_is_joined_to_itself_without_a_hop(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert case.path("red", "red").paths == (Path(("red",), ()),)


def test_an_event_is_joined_to_those_whom_its_claims_name(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid",
        "relation: member-of, subject: alpha, object: front",
    )
    assert case.path("raid", "alpha").paths == (
        Path(
            ("raid", "front", "alpha"),
            (
                PathHop("raid", "attributes", "front", "stated", ("c1",)),
                PathHop("alpha", "member-of", "front", "stated", ("c2",)),
            ),
        ),
    )


def test_the_document_has_the_documented_keys(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert case.path("red", "alpha").document() == {
        "from": "red",
        "to": "alpha",
        "kind": "shortest",
        "paths": [
            {
                "actors": ["red", "alpha"],
                "weakest": "stated",
                "hops": [
                    {
                        "subject": "red",
                        "relation": "sponsors",
                        "object": "alpha",
                        "modality": "stated",
                        "claims": ["c1"],
                    }
                ],
            }
        ],
        "more": False,
        "undated": 0,
        "same": [],
    }


def test_a_claim_whose_object_is_also_its_event_is_one_claim(world: World) -> None:
    case = world("relation: attends, subject: red, object: raid, event: raid")
    (path,) = case.path("raid", "Red").paths
    assert [hop.claims for hop in path.hops] == [("c1",)]


def test_a_way_of_three_thousand_hops_is_found(world: World) -> None:
    names = [f"a{n}" for n in range(3001)]
    actors = "".join(f"- {{id: {it}, name: {it}, type: armed-group}}\n" for it in names)
    case = world(
        *(f"relation: attacks, subject: {a}, object: {b}" for a, b in pairwise(names)),
        actors=actors + "- {id: gazette, name: Gazette, type: media-outlet}\n",
    )
    assert ways(case.path("a0", "a3000")) == [tuple(names)]


# -- the k shortest --------------------------------------------------------------------------------

SQUARE = (
    "relation: sponsors, subject: red, object: blue",
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: alpha, object: blue",
    "relation: sponsors, subject: alpha, object: beta",
    "relation: sponsors, subject: beta, object: blue",
)


def test_the_k_shortest_paths_grow_longer(world: World) -> None:
    found = world(*SQUARE).path("red", "blue", k=3)
    assert ways(found) == [
        ("red", "blue"),
        ("red", "alpha", "blue"),
        ("red", "alpha", "beta", "blue"),
    ]
    assert (found.kind, found.more) == ("growing", False)


def test_more_is_true_where_a_longer_path_was_left_out(world: World) -> None:
    found = world(*SQUARE).path("red", "blue", k=2)
    assert (len(found.paths), found.more) == (2, True)


def test_k_counts_no_path_that_passes_somebody_twice(world: World) -> None:
    case = world(*SQUARE[:2], "relation: attacks, subject: alpha, object: red")
    assert ways(case.path("red", "blue", k=9)) == [("red", "blue")]


def test_one_kind_of_path_is_asked_for_at_a_time(world: World) -> None:
    case = world(*SQUARE)
    with pytest.raises(InvalidValue, match="one of the k shortest"):
        case.path("red", "blue", k=2, strongest=True)
    with pytest.raises(InvalidValue, match="0 paths cannot"):
        case.path("red", "blue", k=0)


# -- the strongest ---------------------------------------------------------------------------------


def test_a_longer_path_is_stronger_if_its_weakest_hop_is_firmer(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: blue, modality: likely",
        "relation: sponsors, subject: red, object: alpha, modality: confirmed",
        "relation: sponsors, subject: alpha, object: blue, modality: stated",
    )
    found = case.path("red", "blue", strongest=True)
    assert ways(found) == [("red", "alpha", "blue")]
    assert [path.weakest for path in found.paths] == ["stated"]


def test_of_equally_weak_paths_the_shorter_is_stronger_then_the_one_of_lower_ranks(
    world: World,
) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: believed",
        "relation: sponsors, subject: alpha, object: blue, modality: confirmed",
        "relation: sponsors, subject: red, object: beta, modality: believed",
        "relation: sponsors, subject: beta, object: blue, modality: stated",
        "relation: sponsors, subject: red, object: front, modality: believed",
        "relation: sponsors, subject: front, object: unit, modality: confirmed",
        "relation: sponsors, subject: unit, object: blue, modality: confirmed",
    )
    assert ways(case.path("red", "blue", strongest=True)) == [("red", "alpha", "blue")]


def test_a_denied_tie_never_makes_a_path_stronger(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: blue, modality: denied",
        "relation: sponsors, subject: red, object: blue, modality: possible",
    )
    assert case.path("red", "blue", strongest=True).paths == ()
    (path,) = case.path("red", "blue", strongest=True, tentative=True).paths
    assert (path.weakest, path.hops[0].claims) == ("possible", ("c2",))


# -- in time ---------------------------------------------------------------------------------------


def test_no_hop_in_time_comes_before_the_last(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05",
        "relation: attacks, subject: alpha, object: blue, when: 2024-01-04",
        "relation: attacks, subject: alpha, object: beta, when: 2024-01-05",
        "relation: attacks, subject: beta, object: blue, when: 2024-01-06",
    )
    assert ways(case.path("red", "blue")) == [("red", "alpha", "blue")]
    assert case.path("red", "blue", in_time=True) == Paths(
        start="red",
        end="blue",
        paths=(
            Path(
                actors=("red", "alpha", "beta", "blue"),
                hops=(
                    PathHop("red", "attacks", "alpha", "stated", ("c1",), day="2024-01-05"),
                    PathHop("alpha", "attacks", "beta", "stated", ("c3",), day="2024-01-05"),
                    PathHop("beta", "attacks", "blue", "stated", ("c4",), day="2024-01-06"),
                ),
            ),
        ),
        names={"red": "Red", "alpha": "Alpha", "beta": "Beta", "blue": "Blue"},
        kind="in-time",
    )


def test_a_claim_that_holds_long_is_walked_on_the_earliest_day_left(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, when: 2024-01-05",
        "relation: sponsors, subject: alpha, object: beta, when: 2023-10/2024-03",
        "relation: sponsors, subject: beta, object: blue, when: 2024-01-05",
    )
    (path,) = case.path("red", "blue", in_time=True).paths
    assert [hop.day for hop in path.hops] == ["2024-01-05", "2024-01-05", "2024-01-05"]


def test_of_two_neighbours_only_claims_that_still_hold_carry_in_time(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05",
        "relation: attacks, subject: alpha, object: blue, when: 2024-01-01, modality: confirmed",
        "relation: attacks, subject: alpha, object: blue, when: 2024-01-09",
        "relation: attacks, subject: alpha, object: blue, when: 2024-01-07, modality: likely",
    )
    (path,) = case.path("red", "blue", in_time=True).paths
    assert path.hops[1] == PathHop(
        "alpha", "attacks", "blue", "likely", ("c4", "c3"), day="2024-01-07"
    )


@pytest.mark.parametrize("crowded", ["red", "blue"])
def test_more_hops_that_arrive_earlier_or_leave_later_are_not_given_up(
    world: World, crowded: str
) -> None:
    # The search goes on from the end with fewer neighbours; the crowd makes this the other one.
    case = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05",
        "relation: attacks, subject: red, object: unit, when: 2024-01-01",
        "relation: attacks, subject: unit, object: alpha, when: 2024-01-02",
        "relation: attacks, subject: alpha, object: beta, when: 2024-01-03",
        "relation: attacks, subject: beta, object: blue, when: 2024-01-01",
        "relation: attacks, subject: beta, object: front, when: 2024-01-04",
        "relation: attacks, subject: front, object: blue, when: 2024-01-05",
        f"relation: attacks, subject: {crowded}, object: corps, when: 2024-01-03",
        f"relation: attacks, subject: {crowded}, object: militias, when: 2024-01-03",
        f"relation: attacks, subject: {crowded}, object: gazette, when: 2024-01-03",
    )
    assert ways(case.path("red", "blue", in_time=True)) == [
        ("red", "unit", "alpha", "beta", "front", "blue")
    ]


def test_undated_claims_carry_in_time_only_when_asked_to(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05",
        "relation: attacks, subject: alpha, object: blue",
    )
    found = case.path("red", "blue", in_time=True)
    assert (found.paths, found.undated) == ((), 1)
    found = case.path("red", "blue", in_time=True, undated=True)
    (path,) = found.paths
    assert ([hop.day for hop in path.hops], found.undated) == (["2024-01-05", "2024-01-05"], 0)


def test_the_days_that_are_asked_for_bound_the_days_in_time(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: alpha, when: 2024-01-05/2024-02-05",
        "relation: attacks, subject: alpha, object: blue, when: 2024-01-10/2024-01-20",
    )
    assert ways(case.path("red", "blue", in_time=True)) == [("red", "alpha", "blue")]
    assert case.path("red", "blue", in_time=True, since="2024-01-21").paths == ()
    (path,) = case.path("red", "blue", in_time=True, since="2024-01-15").paths
    assert [hop.day for hop in path.hops] == ["2024-01-15", "2024-01-15"]


# -- what narrows a path ---------------------------------------------------------------------------


def test_a_path_follows_only_the_relations_that_are_asked_for(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue",
        "relation: sponsors, subject: red, object: alpha",
        "relation: member-of, subject: alpha, object: blue",
    )
    assert ways(case.path("red", "blue", relation=["sponsorship", "member-of"])) == [
        ("red", "alpha", "blue")
    ]
    assert case.path("red", "blue", relation="sponsors").paths == ()


def test_relations_narrow_the_claims_about_an_event_too(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid",
        "relation: attacks, subject: alpha, object: blue, event: raid",
    )
    assert ways(case.path("raid", "Blue", relation="attacks")) == [("raid", "blue")]
    assert case.path("raid", "front", relation="attacks").paths == ()


def test_a_path_without_a_source_rests_on_the_others(world: World) -> None:
    case = world("relation: attacks, subject: red, object: blue")
    assert case.path("red", "blue", without="Gazette").paths == ()


def test_actors_that_are_confirmed_to_be_one_make_one_step(world: World) -> None:
    case = world(
        "relation: same-as, subject: beta, object: alpha, modality: confirmed",
        "relation: attacks, subject: red, object: alpha, when: 2024-01-01",
        "relation: attacks, subject: beta, object: blue, when: 2024-01-02",
    )
    for found in (
        case.path("red", "blue"),
        case.path("red", "blue", k=5),
        case.path("red", "blue", strongest=True),
        case.path("red", "blue", in_time=True),
        case.path("red", "blue", directed=True, k=5),
    ):
        assert ways(found) == [("red", "alpha", "blue")]
        assert [it.actor for it in found.same] == ["alpha"]


@pytest.mark.parametrize("asked", [{"k": 1}, {"strongest": True}, {"in_time": True}])
def test_an_event_is_an_end_of_every_kind_of_path(world: World, asked: dict[str, Any]) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid",
        "relation: member-of, subject: alpha, object: front, when: 2020/..",
    )
    found = case.path("raid", "alpha", **asked)
    assert ways(found) == [("raid", "front", "alpha")]


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        ("red", "stated"),
        ("alpha", "stated"),
        ("beta", "stated with a hedge"),
        ("blue", "derived"),
        ("gazette", "not stated"),
    ],
)
def test_a_path_of_one_hop_is_stated_and_a_longer_one_derived(
    world: World, end: str, verdict: str
) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: beta, modality: likely",
        "relation: attacks, subject: alpha, object: blue",
    )
    assert case.path("red", end).verdict == verdict


def test_the_question_in_words_has_the_kind_of_the_paths_and_the_filters(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    found = case.path("red", "alpha", k=2, relation="sponsorship", since="2024")
    assert found.question == "how Red and Alpha are connected"
    assert found.call is not None
    assert found.call.words(case.store) == (
        "how Red and Alpha are connected, by the 2 shortest paths, through sponsorship only, since 2024"
    )
    assert found.call.command == (
        "actorgraph path red alpha --k 2 --relation sponsorship --since 2024"
    )


def test_printing_paths_prints_what_the_command_prints(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert str(case.path("red", "alpha")) == (
        "1 shortest path between Red and Alpha: 1 hop\n"
        "\n"
        "Red – Alpha\n"
        "  Red sponsors Alpha.\n"
        "      “words 1”\n"
        "      — Gazette · stated · in Gazette, 2024-02-02 [c1]"
    )
    assert case.path("red", "blue").notes == ("--tentative lets more count",)
