"""Tests of which files are a store that can be read."""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

import pytest

from actorgraph.model.errors import (
    CorruptStore,
    FileTrouble,
    NewerStore,
    NotAStore,
)
from actorgraph.store.reader import Store
from actorgraph.store.schema import VERSION


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
