"""A store of two actors, an event, a report and the claims of a test."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.seal import TABLE, seal
from actorgraph.store.writer import StoreWriter

RED, BLUE = Actor("red", "Red", "state"), Actor("blue", "Blue")


RAID = Event("raid", "raid", "attack", read_when("2024-01-28"))


REPORT = Source("report", "Report", "red", read_when("2024-02-02"))


CLAIM = Claim("c1", "sponsors", "report", "red", subject="red", object="blue")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, *claims: Claim, **options: bool) -> None:
    with StoreWriter(path, standard(), **options) as writer:
        writer.actor(RED)
        writer.actor(BLUE)
        writer.event(RAID)
        writer.source(REPORT)
        writer.claims(claims)


def claims_of(path: Path) -> list[Claim]:
    store = Store(path)
    claims = list(store.claims())
    store.close()
    return claims


@contextmanager
def edited(path: Path) -> Iterator[sqlite3.Connection]:
    """Change a store by hand, as if it were too large to be compared with its seal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        yield database
        database.executescript(TABLE)
    seal(path)
