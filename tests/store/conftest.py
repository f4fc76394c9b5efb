"""What the tests of the store share."""

from __future__ import annotations

from pathlib import Path

import pytest

from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a store with two actors of one name, an event of a third's, and three claims."""
    place = tmp_path / "store.db"
    with StoreWriter(place, standard()) as writer:
        writer.actor(Actor("red", "The Red", "state", names=(Name("Rot", "native", "de"),)))
        writer.actor(Actor("alpha", "Alpha", names=(Name("Group"),)))
        writer.actor(Actor("beta", "Beta", names=(Name("Group"),)))
        writer.event(Event("raid", "raid"))
        writer.event(Event("alpha-event", "alpha"))
        writer.source(Source("report", "A Report", "red"))
        writer.claims(
            [
                Claim("c1", "sponsors", "report", "red", "red", "alpha", quote="words " * 400),
                Claim("c2", "attacks", "report", "red", "beta", "red", event="raid"),
                Claim("c3", "sponsors", "report", "red", "red", "beta", note="50%_done"),
            ]
        )
    return place


@pytest.fixture
def store(path: Path) -> Store:
    """Return that store, opened."""
    return Store(path)
