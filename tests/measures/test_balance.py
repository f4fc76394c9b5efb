"""Balanced and unbalanced triads, with the claims that make them so."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.measures.balance import Mixed, SignedTie, Triad, balance, signs
from actorgraph.measures.support import Support
from actorgraph.model.errors import TooMany
from conftest import World
from measures.graphs import case_of

ENEMIES = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: red, object: beta, modality: confirmed",
    "relation: attacks, subject: alpha, object: beta",
)


def of(*claims: str) -> Support:
    return Support(claims, ("report",), len(claims), 1)


def test_two_enemies_of_one_sponsor_are_an_unbalanced_triad(world: World) -> None:
    found = world(*ENEMIES).balance()
    ties = (
        SignedTie("red", "alpha", "+", of("c1")),
        SignedTie("red", "beta", "+", of("c2")),
        SignedTie("alpha", "beta", "-", of("c3")),
    )
    assert found.triads == {"+++": 0, "++-": 1, "+--": 0, "---": 0}
    assert found.unbalanced == (Triad(("red", "alpha", "beta"), "++-", ties),)
    assert (found.positive, found.negative) == (2, 1)
    assert (found.frustration, found.exact, len(found.against)) == (1, True, 1)
    assert found.against[0] in ties


@pytest.mark.parametrize(
    ("relations", "kind"),
    [
        (("sponsors", "member-of", "aids"), "+++"),
        (("sponsors", "attacks", "allied-with"), "++-"),
        (("sponsors", "threatens", "sanctions"), "+--"),
        (("attacks", "kills", "seeks-conflict-with"), "---"),
    ],
)
def test_a_triad_is_of_the_kind_of_its_signs(
    world: World, relations: tuple[str, ...], kind: str
) -> None:
    ends = combinations(("red", "alpha", "beta"), 2)
    found = world(
        *(
            f"relation: {relation}, subject: {one}, object: {other}"
            for relation, (one, other) in zip(relations, ends, strict=True)
        )
    ).balance()
    assert {key for key, times in found.triads.items() if times} == {kind}
    assert found.unbalanced_count == int(kind in ("++-", "---"))
    assert found.balanced_count == 1 - found.unbalanced_count
    assert found.frustration == found.unbalanced_count


def test_a_pair_of_both_signs_is_left_out_and_told(world: World) -> None:
    found = world(*ENEMIES, "relation: allied-with, subject: beta, object: alpha").balance()
    assert found.mixed == (Mixed("alpha", "beta", of("c4"), of("c3")),)
    assert (found.mixed_count, sum(found.triads.values()), found.frustration) == (1, 0, 0)


@pytest.mark.parametrize(
    "relation", ["leads", "leaves", "splinter-of", "avoids-conflict-with", "warns", "attributes"]
)
def test_a_relation_without_a_sign_is_left_out(world: World, relation: str) -> None:
    found = world(f"relation: {relation}, subject: red, object: alpha").balance()
    assert (found.positive, found.negative, found.basis.claims) == (0, 0, 0)


def test_what_is_not_asserted_has_no_sign(world: World) -> None:
    case = world(*ENEMIES[:2], "relation: attacks, subject: alpha, object: beta, modality: denied")
    assert case.balance().triads == {"+++": 0, "++-": 0, "+--": 0, "---": 0}


@pytest.mark.parametrize(("tentative", "negative"), [(False, 0), (True, 1)])
def test_a_tie_that_is_only_possible_counts_if_asked_for_and_is_named(
    world: World, tentative: bool, negative: int
) -> None:
    found = world(
        "relation: attacks, subject: alpha, object: beta, modality: possible",
        "relation: attacks, subject: red, object: beta, modality: denied",
    ).balance(tentative=tentative)
    assert (found.positive, found.negative) == (0, negative)
    assert ("Tentative: the result rests also on what is only possible" in str(found)) == tentative


def test_ties_of_different_times_do_not_meet_on_a_day(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, when: 2010/2012",
        "relation: sponsors, subject: red, object: beta, when: 2010/2012",
        "relation: attacks, subject: alpha, object: beta, when: 2015-05-01",
    )
    assert case.balance().unbalanced_count == 1
    assert case.balance(as_of="2011").unbalanced_count == 0


def test_the_best_supported_triads_are_told_and_all_are_counted(world: World) -> None:
    pairs = list(combinations(("red", "alpha", "beta", "blue"), 2))
    claims = [f"relation: attacks, subject: {one}, object: {other}" for one, other in pairs]
    claims += [f"relation: attacks, subject: {one}, object: {other}" for one, other in pairs[3:]]
    found = world(*claims).balance(top=1)
    assert (found.unbalanced_count, found.frustration) == (4, 2)
    assert [it.actors for it in found.unbalanced] == [("alpha", "beta", "blue")]


def test_a_table_of_signs_names_no_relation_twice(world: World) -> None:
    positive, negative = signs(world(*ENEMIES).store)
    assert set(positive).isdisjoint(negative)
    assert "sponsors" in positive
    assert "attacks" in negative


@given(st.lists(st.sampled_from(["", "sponsors", "attacks"]), min_size=10, max_size=10))
def test_the_triads_are_those_of_a_count_three_by_three(
    chosen: list[str],
) -> None:
    pairs = dict(zip(combinations(range(5), 2), chosen, strict=True))
    expected = dict.fromkeys(("+++", "++-", "+--", "---"), 0)
    for three in combinations(range(5), 3):
        relations = [pairs[pair] for pair in combinations(three, 2)]
        if all(relations):
            expected[list(expected)[relations.count("attacks")]] += 1
    for_them = [pair for pair, relation in pairs.items() if relation == "sponsors"]
    against = [pair for pair, relation in pairs.items() if relation == "attacks"]
    with case_of(5, for_them, "sponsors", against, "attacks") as case:
        found = case.balance()
    assert found.triads == expected
    assert (found.positive, found.negative) == (len(for_them), len(against))


def test_a_network_with_too_many_ties_is_refused(world: World) -> None:
    with pytest.raises(TooMany, match="make 3 signed ties, and at most 2 are looked at"):
        balance(world(*ENEMIES).store, most_ties=2)
