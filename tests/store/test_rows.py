"""Tests of running statements: on damaged files, and with many values."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import actorgraph
from actorgraph.model.errors import (
    ActorgraphError,
    CorruptStore,
)
from actorgraph.model.nouns import Actor, Claim, Event, Name, Source
from actorgraph.model.vocabulary import standard
from actorgraph.store import rows
from actorgraph.store.writer import StoreWriter
from conftest import World


def everything_in(path: Path) -> None:
    case = actorgraph.open_case(path)
    list(case.actors())
    list(case.events())
    list(case.sources())
    list(case.claims())
    case.info()
    case.find("words")
    case.who("sponsors", "alpha")
    case.show("red")
    case.store.close()


def test_a_store_with_a_page_of_garbage_is_damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x55" * (len(content) - 4096))
    with pytest.raises(CorruptStore, match=r"is damaged .*; remove it and import anew"):
        everything_in(path)


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int, bytes], Path]:
    """Return a function that writes a store with some of its bytes replaced."""
    place = tmp_path_factory.mktemp("damaged") / "store.db"
    with StoreWriter(place, standard()) as writer:
        writer.actor(Actor("red", "Red", "state", names=(Name("Rot", "native", "de"),)))
        writer.actor(Actor("alpha", "Alpha"))
        writer.event(Event("raid", "raid"))
        writer.source(Source("report", "A Report", "red"))
        writer.claims(
            Claim(
                f"own{n}", "sponsors", "report", "red", "red", "alpha", quote="words", note="noted"
            )
            for n in range(9)
        )
    whole = place.read_bytes()

    def write(at: int, piece: bytes) -> Path:
        start = 4096 + at % (len(whole) - 4096)
        place.write_bytes((whole[:start] + piece + whole[start + len(piece) :])[: len(whole)])
        return place

    return write


@settings(derandomize=True)
@given(
    st.integers(0, 2**31),
    st.binary(min_size=1, max_size=300) | st.sampled_from([b"\xff" * 99, bytes(99)]),
)
def test_damage_anywhere_ends_in_an_error_of_ours_or_in_none(
    damaged: Callable[[int, bytes], Path], at: int, piece: bytes
) -> None:
    with contextlib.suppress(ActorgraphError):
        everything_in(damaged(at, piece))


def test_more_names_are_found_than_one_statement_can_ask_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    case.store._db.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 3)
    monkeypatch.setattr(rows, "CHUNK", 3)
    assert [actor.id for actor in case.find("e").actors] == ["red", "beta", "blue", "gazette"]
