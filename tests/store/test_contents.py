"""Tests of what a store holds altogether."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter
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


def test_an_object_of_another_program_is_kept_as_it_came_and_the_last_one_counts(
    tmp_path: Path, store: Store
) -> None:
    with StoreWriter(tmp_path / "s.db", standard(), fresh=True) as writer:
        writer.original("a", "1")
        writer.original("a", "2")
    with closing(Store(tmp_path / "s.db")) as kept:
        assert (kept.original("a"), kept.original("b")) == ("2", "")
    assert store.original("a") == ""  # a store into which nothing of the kind was imported
