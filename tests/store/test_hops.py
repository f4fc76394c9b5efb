"""Tests of following claims, with sources left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.filters import Filters
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter


@pytest.fixture
def two_sources(tmp_path: Path) -> Store:
    """Return a store in which two sources tell of the same raid."""
    place = tmp_path / "two.db"
    with StoreWriter(place, standard()) as writer:
        writer.actor(Actor("red", "Red"))
        writer.actor(Actor("alpha", "Alpha"))
        writer.event(Event("raid", "raid"))
        for key in ("one", "two"):
            writer.source(Source(key, key, "red"))
        writer.claims(
            [
                Claim("c1", "attacks", "one", "red", "alpha", "red", event="raid"),
                Claim("c2", "attacks", "two", "red", "alpha", "red", event="raid"),
            ]
        )
    return Store(place)


@pytest.mark.parametrize(
    ("without", "left"),
    [
        ((), [1, 2]),
        (("one",), [2]),
        (("two", "two"), [1]),
        (("one", "two"), []),
        (("elsewhere",), [1, 2]),
    ],
)
def test_the_claims_of_sources_left_out_are_met_nowhere(
    two_sources: Store, without: tuple[str, ...], left: list[int]
) -> None:
    filters = Filters(without=without)
    alpha, raid = two_sources.actor("alpha").n, two_sources.event("raid").n
    assert [int(it.id[1:]) for it in two_sources.claims(filters)] == left
    assert [hop.n for hop in two_sources.hops([alpha], outward=True, filters=filters)] == left
    assert [n for n, _, _ in two_sources.about(raid, filters=filters)] == left
    assert two_sources.count_claims(filters) == len(left)
    met = two_sources.neighbours([alpha], filters=filters, modalities=filters.counting)
    assert len(list(met)) == len(left)
