"""Tests of what a store holds altogether."""

from __future__ import annotations

from actorgraph.store.reader import Store
from conftest import World

CLAIM = "relation: sponsors, subject: red, object: alpha"


def test_counts_are_of_what_was_written(store: Store) -> None:
    counts = {table: store.count(table) for table in ("actor", "event", "source", "claim")}
    assert counts == {"actor": 3, "event": 2, "source": 1, "claim": 3}
    assert store.count_by("relation") == {"sponsors": 2, "attacks": 1}
    assert store.count_by("modality") == {"stated": 3}


def test_the_years_of_a_case_are_those_of_its_events_sources_and_claims(world: World) -> None:
    store = world(f"{CLAIM}, when: 2021-05/..").store
    assert store.years() == [2021, 2022, 2023, 2024]
    first, last = world(CLAIM).store._spans[0]
    assert store.has_day(first, first)
    assert not store.has_day(last + 10_000, last + 10_000)
