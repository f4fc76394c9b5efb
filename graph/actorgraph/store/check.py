"""Whether a file is a store that this version can read, and holds what an actorgraph wrote."""

from __future__ import annotations

import os
import sqlite3
import stat
import struct
from typing import Final

from actorgraph.model.errors import (
    CorruptStore,
    FileTrouble,
    NewerStore,
    NotAStore,
)
from actorgraph.store.schema import APPLICATION_ID, VERSION, is_ours
from actorgraph.store.seal import LARGEST, is_sealed

_MAGIC: Final = b"SQLite format 3\x00"
#: Stores of this version and later have a seal.
_SEALED: Final = 4
#: Bytes that a text of a store may have: twice of what an import takes.
_LONGEST: Final = 16 << 20

AGAIN: Final = "remove it and import again, or restore a copy"


def check_store(path: str | os.PathLike[str]) -> None:
    """Make sure that a file is a store that this version can read.

    Raises
    ------
    FileTrouble
        It is missing or unreadable.
    NotAStore, NewerStore, CorruptStore
        It is something else, from a newer actorgraph, cut short, or small and not what was written.
    """
    try:
        seen = os.stat(path)
        if not stat.S_ISREG(seen.st_mode) and not stat.S_ISDIR(seen.st_mode):  # a pipe never ends
            raise NotAStore(f"{str(path)!r} is not a file")
        size = seen.st_size
        with open(path, "rb") as file:
            content = file.read(size if size <= LARGEST else 100)
    except OSError as error:
        raise FileTrouble(f"{str(path)!r} cannot be read: {error.strerror}") from None
    head = content[:100]
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise NotAStore(f"{str(path)!r} is not a store of actorgraph")
    (page_size,), (pages,) = struct.unpack_from(">H", head, 16), struct.unpack_from(">I", head, 28)
    (version,), (application,) = (
        struct.unpack_from(">I", head, 60),
        struct.unpack_from(">I", head, 68),
    )
    if application != APPLICATION_ID:
        raise NotAStore(f"{str(path)!r} is a SQLite file, but not a store of actorgraph")
    if version > VERSION:
        raise NewerStore(
            f"{str(path)!r} was written by a newer actorgraph (store version {version}, this one reads"
            f" up to {VERSION}); upgrade actorgraph"
        )
    expected = pages * (65536 if page_size == 1 else page_size)
    if size < expected:
        raise CorruptStore(f"{str(path)!r} is damaged: {size} bytes of {expected}; {AGAIN}")
    if version >= _SEALED and size <= LARGEST and not is_sealed(content):
        raise CorruptStore(
            f"{str(path)!r} is damaged, or another program changed it: it is not what actorgraph wrote; {AGAIN}"
        )


def guard(database: sqlite3.Connection, path: str | os.PathLike[str]) -> None:
    """Let nothing of an open store run: views, triggers and computed columns are refused, texts have an end.

    Raises `NotAStore` if it has something that no actorgraph writes.
    """
    database.execute("PRAGMA trusted_schema=OFF")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    for kind, name, definition in database.execute("SELECT type, name, sql FROM sqlite_master"):
        if not is_ours(kind, name, definition):
            raise NotAStore(
                f"{str(path)!r} has the {kind} {name!r}, which actorgraph does not write: it is not opened"
            )
