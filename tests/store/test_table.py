"""Actors, events and sources that are read back are the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from actorgraph.model.actor import Actor, Name
from actorgraph.model.dates import read_when
from actorgraph.model.event import Event
from actorgraph.model.fields import ACTOR, EVENT, SOURCE, Fields, Kind
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.table import ACTORS, EVENTS, SOURCES, Table
from actorgraph.store.writer import StoreWriter
from small_store import CLAIM, RAID, RED, REPORT, write


def test_actors_events_and_sources_that_are_read_back_are_the_same(tmp_path: Path) -> None:
    part = Actor("part", "Part", "military", "red", (Name("Teil", "native", "de", "2001", "2002", True),),
                 True, "a note", "plural", "the")  # fmt: skip
    small = Event("small", "small raid", "attack", read_when("2024-01"), ("part", "red"), "raid",
                  (Name("Scharmützel"),), "noted", "singular", "none")  # fmt: skip
    page = Source("page", "Page", "", read_when(""), "https://example.org/é", "en", "kept", "2",
                  "CC0", "cite it", True)  # fmt: skip
    path = tmp_path / "store.db"
    with StoreWriter(path, standard()) as writer:
        for actor in (RED, part):
            writer.actor(actor)
        for event in (RAID, small):
            writer.event(event)
        for source in (REPORT, page):
            writer.source(source)
    store = Store(path)
    assert list(store.actors()) == [RED, part]
    assert list(store.events()) == [RAID, small]
    assert list(store.sources()) == [REPORT, page]
    assert store.sources_called(["page", "nothing"]) == {"page": page}


def test_columns_that_an_older_store_lacks_are_empty() -> None:
    older = (
        "n",
        "id",
        "title",
        "publisher",
        "date",
        "first",
        "last",
        "throughout",
        "address",
        "note",
    )
    assert SOURCES.select(older) == (
        "SELECT source.n, source.id, source.title, source.address, '', source.note, '', '', '', 0, '',"
        " ifnull(publisher.id, ''), source.date, source.first, source.last, source.throughout"
        " FROM source LEFT JOIN actor AS publisher ON publisher.n = source.publisher"
    )


@pytest.mark.parametrize(("table", "fields"), [(ACTORS, ACTOR), (EVENTS, EVENT), (SOURCES, SOURCE)])
def test_each_field_has_a_place_in_the_table_or_a_table_of_its_own(
    tmp_path: Path, table: Table, fields: Fields
) -> None:
    write(tmp_path / "store.db", CLAIM)
    with closing(sqlite3.connect(tmp_path / "store.db")) as db:
        columns = {row[1] for row in db.execute(f"PRAGMA table_info({table.name})")}
    elsewhere = (Kind.NAMES, Kind.IDS)
    held = {"time" if it.name == "when" else it.name for it in fields if it.kind not in elsewhere}
    assert columns - {"n", "scope", "first", "last", "throughout"} == held
