"""Claims about one thing, grouped by the store."""

from __future__ import annotations

import pytest

from actorgraph.model.filters import NONE
from actorgraph.store.alike import (
    anonymous_claims,
    assertion_rows,
    claimant_row_ids,
    counts_by,
    figure_groups,
    publishers,
    shared_objects,
    subjects_by,
)
from actorgraph.store.reader import Store
from conftest import ACTORS, World

LOSSES = "relation: counts, event: raid, quantity: {what: dead, op: '=', value: 3, unit: people}"
SAME = "relation: same-as, subject: alpha, object: beta, modality: confirmed"


def ids(store: Store, numbers: list[int]) -> list[str]:
    return [store.things([n])[n].id for n in numbers]


@pytest.mark.parametrize(
    ("other", "groups"),
    [
        (LOSSES.replace("value: 3", "value: 5"), [["c1", "c2"]]),
        (LOSSES.replace("op: '='", "op: '>'"), [["c1", "c2"]]),
        (LOSSES.replace("what: dead", "what: DEAD").replace("value: 3", "value: 5"), [["c1", "c2"]]),
        (LOSSES, []),
        (LOSSES.replace("what: dead", "what: hurt").replace("value: 3", "value: 5"), []),
        (LOSSES.replace("unit: people", "unit: tanks").replace("value: 3", "value: 5"), []),
        (LOSSES.replace("event: raid", "event: strike").replace("value: 3", "value: 5"), []),
        (LOSSES.replace("value: 3", "value: 5") + ", modality: denied", []),
    ],
    ids=["value", "operator", "case", "the same", "what", "unit", "event", "what does not count"],
)  # fmt: skip
def test_figures_for_the_same_thing_that_differ_are_a_group(
    world: World, other: str, groups: list[list[str]]
) -> None:
    store = world(LOSSES, other).store
    assert [store.claim_ids(group) for group in figure_groups(store, NONE)] == groups


def test_an_object_of_two_subjects_is_shared(world: World) -> None:
    store = world(
        "relation: leads, subject: red, object: alpha",
        "relation: leads, subject: blue, object: alpha",
        "relation: leads, subject: red, object: beta",
        "relation: sponsors, subject: blue, object: beta",
    ).store
    assert ids(store, list(shared_objects(store, "leads", NONE))) == ["alpha"]


def test_an_object_of_two_subjects_that_are_one_is_not_shared(world: World) -> None:
    store = world(
        "relation: leads, subject: alpha, object: red",
        "relation: leads, subject: beta, object: red",
        SAME,
    ).store
    assert list(shared_objects(store, "leads", NONE)) == []


def test_claims_of_one_assertion_come_together_whichever_way_a_symmetric_one_is_said(
    world: World,
) -> None:
    store = world(
        "relation: allied-with, subject: red, object: blue",
        "relation: sponsors, subject: red, object: blue",
        "relation: allied-with, subject: blue, object: red",
        "relation: sponsors, subject: blue, object: red",
    ).store
    red, blue = store.thing("red").n, store.thing("blue").n
    rows = [
        [(store.claim_ids([row.n])[0], *row.ends) for row in rows]
        for rows in assertion_rows(store, NONE)
    ]
    assert rows == [
        [("c2", red, blue, 0)],
        [("c4", blue, red, 0)],
        [("c1", red, blue, 0), ("c3", red, blue, 0)],
    ]


def test_a_claim_that_only_counts_is_no_assertion(world: World) -> None:
    store = world(f"{LOSSES}, subject: red", "relation: attacks, subject: red, event: raid").store
    ((row,),) = assertion_rows(store, NONE)
    assert store.claim_ids([row.n]) == ["c2"]


def test_claims_are_counted_by_voice_and_modality(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: blue, claimant: red",
        "relation: attacks, subject: red, object: blue, claimant: corps",
        "relation: attacks, subject: red, object: blue, claimant: blue, modality: likely",
    ).store
    red, corps, blue = (store.thing(name).n for name in ("red", "corps", "blue"))
    counts = counts_by(store, "claimant", {red: red, corps: red, blue: blue}, NONE)
    assert list(counts) == [(red, 1, 2), (blue, 3, 1)]


def test_a_voice_has_the_actors_about_whom_it_says_most(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: blue, claimant: red",
        "relation: attacks, subject: red, object: alpha, claimant: red",
        "relation: attacks, subject: blue, object: red, claimant: blue",
    ).store
    red, blue = store.thing("red").n, store.thing("blue").n
    found = list(subjects_by(store, "claimant", {red: red, blue: blue}, NONE, 1))
    assert found == [(red, red, 2), (blue, red, 1)]


def test_a_voice_with_few_actors_of_several_claims_has_those_of_one_as_well(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: blue, claimant: red",
        "relation: attacks, subject: red, object: alpha, claimant: corps",
        "relation: attacks, subject: blue, object: blue, claimant: blue",
    ).store
    red, corps, blue, alpha = (store.thing(name).n for name in ("red", "corps", "blue", "alpha"))
    once = sorted((blue, alpha))
    apart = {red: red, corps: corps, blue: blue}
    assert sorted(subjects_by(store, "claimant", apart, NONE, 2)) == sorted(
        [(red, red, 1), (red, blue, 1), (corps, red, 1), (corps, alpha, 1), (blue, blue, 1)]
    )
    together = {red: red, corps: red, blue: blue}
    assert list(subjects_by(store, "claimant", together, NONE, 2)) == [
        (red, red, 2),
        (red, once[0], 1),
        (blue, blue, 1),
    ]


def test_everybody_who_vouches_is_named_once_in_order(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: blue, claimant: blue",
        "relation: attacks, subject: red, object: blue, claimant: red, modality: denied",
        "relation: attacks, subject: red, object: alpha, claimant: blue",
    ).store
    assert ids(store, claimant_row_ids(store, NONE)) == ["red", "blue"]


def test_a_source_has_the_publisher_under_whom_it_is_answered(world: World) -> None:
    store = world("relation: attacks, subject: red, object: blue").store
    assert ids(store, list(publishers(store).values())) == ["gazette"]


def test_claims_of_a_voice_without_a_name_are_counted(world: World) -> None:
    nameless = ACTORS + "- {id: official, name: an official, type: person, anonymous: true}\n"
    store = world(
        "relation: attacks, subject: red, object: blue, claimant: official",
        "relation: attacks, subject: red, object: blue, claimant: blue, spokesperson: official",
        "relation: attacks, subject: red, object: blue, claimant: blue",
        actors=nameless,
    ).store
    assert anonymous_claims(store, NONE) == 2
