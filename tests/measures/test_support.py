"""What a part of a measure's answer rests on."""

from __future__ import annotations

from actorgraph import Case
from actorgraph.measures.adjacency import Counting
from actorgraph.measures.support import (
    Support,
    support_of_actors,
    support_of_pairs,
    support_within,
)
from actorgraph.model.filters import NONE
from conftest import World

CLAIMS = (
    "relation: attacks, subject: red, object: alpha, modality: likely",
    "relation: sponsors, subject: alpha, object: red, modality: confirmed",
    "relation: attacks, subject: alpha, object: blue",
    "relation: attacks, subject: red, object: alpha, modality: denied",
)


def numbers(case: Case, *names: str) -> list[int]:
    return [case.store.thing(name).n for name in names]


def claims(support: Support) -> tuple[str, ...]:
    return support.claims


def test_an_actor_rests_on_the_claims_that_count_firmest_first(world: World) -> None:
    case = world(*CLAIMS)
    red, alpha = numbers(case, "red", "alpha")
    found = support_of_actors(Counting(case.store, NONE), [red, alpha])
    assert found == {
        red: Support(("c2", "c1"), ("report",), 2, 1),
        alpha: Support(("c2", "c3", "c1"), ("report",), 3, 1),
    }


def test_a_pair_rests_on_the_claims_in_both_directions(world: World) -> None:
    case = world(*CLAIMS)
    red, alpha, blue = numbers(case, "red", "alpha", "blue")
    found = support_of_pairs(Counting(case.store, NONE), [(alpha, red), (red, blue)])
    assert [claims(found[pair]) for pair in [(alpha, red), (red, blue)]] == [("c2", "c1"), ()]


def test_a_group_rests_on_the_claims_inside_it(world: World) -> None:
    case = world(*CLAIMS)
    red, alpha, blue = numbers(case, "red", "alpha", "blue")
    found = support_within(Counting(case.store, NONE), {1: [red, alpha], 2: [blue]})
    assert [claims(found[key]) for key in (1, 2)] == [("c2", "c1"), ()]


def test_so_many_claims_are_named_and_all_are_counted(world: World) -> None:
    case = world(*CLAIMS)
    red, alpha = numbers(case, "red", "alpha")
    found = support_of_pairs(Counting(case.store, NONE), [(red, alpha)], most=1)
    assert found[red, alpha].document() == {
        "claims": ["c2"], "claim_count": 2, "sources": ["report"], "source_count": 1,
    }  # fmt: skip
