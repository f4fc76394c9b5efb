"""What some claims need and reach."""

from __future__ import annotations

from actorgraph.model.filters import NONE
from actorgraph.store.selected import loose_ends, row_ids_in, source_ids_in
from conftest import ACTORS, World

PLACED = """\
- {id: war, name: war, type: armed-conflict, when: 2024}
- {id: raid, name: raid, type: attack, when: 2024-01-28, part-of: war, places: [valley]}
"""
MORE = """\
- {id: valley, name: Valley, type: place, parent: region}
- {id: region, name: Region, type: place}
- {id: speaker, name: Speaker, type: person}
"""


def test_a_claim_needs_all_whom_it_names_and_all_that_these_belong_to(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, event: raid, claimant: blue, spokesperson: speaker",
        "relation: attacks, subject: alpha, object: beta",
        actors=ACTORS + MORE,
        events=PLACED,
    ).store
    things = store.things(row_ids_in(store, NONE, (), ["c1"])).values()
    assert sorted(thing.id for thing in things) == [
        "blue", "gazette", "raid", "red", "region", "speaker", "valley", "war",
    ]  # fmt: skip


def test_a_relation_narrows_what_is_needed(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha",
        "relation: sponsors, subject: blue, object: beta",
    ).store
    things = store.things(row_ids_in(store, NONE, ["sponsors"], None)).values()
    assert sorted(thing.id for thing in things) == ["beta", "blue", "gazette"]


def test_the_sources_of_some_claims_are_named_once(world: World) -> None:
    store = world(*["relation: attacks, subject: red, object: alpha"] * 2).store
    assert source_ids_in(store, NONE, (), ["c1", "c2"]) == ["report"]
    assert source_ids_in(store, NONE, (), []) == []


def test_texts_and_figures_without_an_object_are_loose_ends(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, text: the depot",
        "relation: attacks, subject: blue, text: the depot",
        "relation: attacks, subject: blue, object: alpha, text: a base",
        "relation: counts, event: raid, quantity: {what: dead, op: '>', value: 85, unit: people}",
        "relation: attacks, subject: blue, event: raid",
    ).store
    assert list(loose_ends(store, NONE, (), None)) == ["more than 85 people (dead)", "the depot"]
