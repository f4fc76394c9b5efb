"""What a search for paths walks on: the actors and events that counting claims join."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph import Case
from actorgraph.model.filters import NONE, read_filters
from actorgraph.questions.paths.adjacency import Ground
from conftest import World

RED_ALPHA = "relation: attacks, subject: red, object: alpha"
BLUE_RED = "relation: sponsors, subject: blue, object: red"


def next_to(case: Case, name: str, *, outward: bool = True, **how: Any) -> list[str]:
    """Return the ids of those one step from an actor or event, sorted."""
    how = {"filters": NONE, **how}
    ground = Ground(case.store, how.pop("filters"), **how)
    ((_, found),) = ground.steps([case.store.thing(name).n], outward=outward)
    return sorted(thing.id for thing in case.store.things(found).values())


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ({}, ["alpha", "blue"]),
        ({"directed": True}, ["alpha"]),
        ({"directed": True, "outward": False}, ["blue"]),
        ({"relations": ["sponsors"]}, ["blue"]),
        ({"modalities": ["likely"]}, []),
        ({"filters": read_filters(claimants=("blue",))}, []),
    ],
    ids=["either", "on", "back", "one relation", "one modality", "filtered"],
)
def test_a_step_is_a_claim_that_counts(world: World, how: dict[str, Any], found: list[str]) -> None:
    assert next_to(world(RED_ALPHA, BLUE_RED), "red", **how) == found


def test_what_is_not_asserted_is_no_step(world: World) -> None:
    case = world(f"{RED_ALPHA}, modality: denied", f"{BLUE_RED}, modality: possible")
    assert next_to(case, "red") == []
    assert next_to(case, "red", filters=read_filters(tentative=True)) == ["blue"]


def test_an_event_that_is_an_end_is_joined_to_whom_its_claims_name(world: World) -> None:
    case = world(f"{RED_ALPHA}, event: raid", "relation: attacks, subject: beta, event: strike")
    raid = case.store.thing("raid")
    assert next_to(case, "raid") == []
    assert next_to(case, "raid", ends=[raid]) == ["alpha", "red"]
    assert next_to(case, "red", ends=[raid]) == ["alpha", "raid"]


def test_the_claims_between_two_come_firmest_first_and_each_once(world: World) -> None:
    case = world(
        f"{RED_ALPHA}, modality: likely",
        f"{RED_ALPHA}, modality: confirmed",
        "relation: sponsors, subject: alpha, object: red",
        "relation: announces, subject: red, object: raid, event: raid",
    )
    store = case.store
    red, alpha, raid = (store.thing(name).n for name in ("red", "alpha", "raid"))
    ground = Ground(store, NONE, [store.thing("raid")])
    assert store.claim_ids([hop.n for hop in ground.between(red, alpha)]) == ["c2", "c3", "c1"]
    assert store.claim_ids([hop.n for hop in ground.between(red, raid)]) == ["c4"]
    directed = Ground(store, NONE, directed=True)
    assert store.claim_ids([hop.n for hop in directed.between(alpha, red)]) == ["c3"]


def test_two_that_are_one_have_the_neighbours_of_both(world: World) -> None:
    case = world(
        RED_ALPHA,
        "relation: attacks, subject: blue, object: beta",
        "relation: same-as, subject: alpha, object: beta, modality: confirmed",
    )
    assert next_to(case, "alpha", relations=["attacks"]) == ["blue", "red"]


def test_an_event_is_joined_to_the_first_of_those_that_are_one(world: World) -> None:
    case = world(
        "relation: attacks, subject: beta, event: raid",
        "relation: same-as, subject: alpha, object: beta, modality: confirmed",
    )
    assert next_to(case, "raid", ends=[case.store.thing("raid")]) == ["alpha"]


def test_a_narrower_ground_counts_fewer_modalities(world: World) -> None:
    case = world(RED_ALPHA, f"{BLUE_RED}, modality: confirmed")
    red = case.store.thing("red").n
    ground = Ground(case.store, NONE).narrowed(["confirmed"])
    ((_, found),) = ground.steps([red], outward=True)
    assert [case.store.things([n])[n].id for n in found] == ["blue"]
