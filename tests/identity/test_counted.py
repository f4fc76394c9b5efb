"""Who is counted as whom, and who confirmed it."""

from __future__ import annotations

import pytest

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from conftest import World

ALPHA_IS_BETA = "relation: same-as, subject: alpha, object: beta, claimant: red"
BETA_IS_FRONT = "relation: same-as, subject: beta, object: front, claimant: blue"


def test_those_that_are_one_are_named_with_the_claims_and_who_confirmed_them(
    world: World,
) -> None:
    store = world(
        f"{ALPHA_IS_BETA}, modality: confirmed", f"{BETA_IS_FRONT}, modality: confirmed"
    ).store
    found = counted_as_one(store, ["front", "red"])
    assert found == (
        CountedAsOne(
            actor="alpha",
            name="Alpha",
            others=(("beta", "Beta"), ("front", "Front")),
            claims=("c1", "c2"),
            by=("Red", "Blue"),
        ),
    )
    assert str(found[0]) == (
        "Alpha (alpha) counts as one with Beta (beta), Front (front); confirmed by Red, Blue"
    )


def test_a_claim_that_is_only_stated_is_not_among_those_that_join_them(world: World) -> None:
    store = world(
        f"{ALPHA_IS_BETA}, modality: confirmed", f"{ALPHA_IS_BETA}, modality: stated"
    ).store
    assert [it.claims for it in counted_as_one(store, ["beta"])] == [("c1",)]


@pytest.mark.parametrize("ids", [[], ["red"], ["unheard-of"]])
def test_who_is_one_with_nobody_is_left_out(world: World, ids: list[str]) -> None:
    store = world(f"{ALPHA_IS_BETA}, modality: confirmed").store
    assert counted_as_one(store, ids) == ()


def test_without_a_confirmed_claim_nobody_is_counted_as_another(world: World) -> None:
    assert counted_as_one(world(f"{ALPHA_IS_BETA}, modality: likely").store, ["alpha"]) == ()
