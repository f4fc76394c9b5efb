"""Tests of which files are a store that can be read."""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
from pathlib import Path

import pytest

from actorgraph.model.errors import (
    CorruptStore,
    FileTrouble,
    NewerStore,
    NotAStore,
)
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.schema import VERSION
from actorgraph.store.writer import StoreWriter
from small_store import edited


def test_a_file_that_is_missing_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="No such file or directory"):
        Store(tmp_path / "nothing.db")


def test_a_folder_cannot_be_read_as_a_store(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="Is a directory"):
        Store(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"subject,relation,object\n", b"SQLite format 3\x00", b"\x00" * 4096]
)
def test_a_file_of_something_else_is_not_a_store(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(content)
    with pytest.raises(NotAStore) as caught:
        Store(other)
    assert str(caught.value) == f"{str(other)!r} is not a store of actorgraph"


def test_a_database_of_another_program_is_not_a_store(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE claim (n)")
    database.close()
    with pytest.raises(NotAStore) as caught:
        Store(other)
    assert str(caught.value) == f"{str(other)!r} is a SQLite file, but not a store of actorgraph"


def test_a_store_of_a_newer_version_asks_for_an_upgrade(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = struct.pack(">I", VERSION + 1)
    path.write_bytes(content)
    with pytest.raises(NewerStore, match="upgrade actorgraph"):
        Store(path)


@pytest.mark.parametrize("kept", [200, 4096, -1])
def test_a_store_that_is_cut_short_is_damaged(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(CorruptStore, match="bytes of"):
        Store(path)


#: What somebody else may put into a store, and what is said of it.
FOREIGN = {
    "DROP TABLE meta; CREATE VIEW meta AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    " SELECT i AS key, i AS value FROM n": "the view 'meta'",
    "CREATE TRIGGER later AFTER INSERT ON claim BEGIN DELETE FROM claim; END": "the trigger 'later'",
    "ALTER TABLE actor ADD COLUMN big AS (hex(zeroblob(900000000)))": "the table 'actor'",
    "CREATE VIRTUAL TABLE words USING fts5(text)": "the table 'words'",
    "CREATE INDEX slow ON claim (hex(zeroblob(n)))": "the index 'slow'",
}


@pytest.mark.parametrize(("script", "what"), FOREIGN.items())
def test_nothing_of_a_store_runs_that_actorgraph_does_not_write(
    path: Path, script: str, what: str
) -> None:
    with edited(path) as database:
        database.executescript(script)
    said = f"{str(path)!r} has {what}, which actorgraph does not write: it is not opened"
    with pytest.raises(NotAStore) as caught:
        Store(path)
    assert str(caught.value) == said
    with pytest.raises(NotAStore) as caught, StoreWriter(path, standard()):
        pass
    assert str(caught.value) == said


def test_a_name_without_an_end_is_damage(path: Path) -> None:
    with edited(path) as database:
        database.execute(
            "UPDATE actor SET name = CAST(zeroblob(20000000) AS TEXT) WHERE id = 'red'"
        )
    with pytest.raises(CorruptStore, match="too big"):
        list(Store(path).actors())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fifos")
def test_a_pipe_is_no_store_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    with pytest.raises(NotAStore, match="is not a file"):
        Store(tmp_path / "pipe.db")
