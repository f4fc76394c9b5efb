"""What can be saved of a damaged store: every row that can be read and names nobody who is missing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from actorgraph.model.errors import CorruptStore, FileTrouble
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.store.check import check_store, guard
from actorgraph.store.damage import damage_of, faults_of
from actorgraph.store.draft import Draft
from actorgraph.store.schema import ORIGINAL

#: The tables that hold what people wrote, those that others name first.
_TABLES: Final = (
    "meta", "family", "relation", "phrase", "actor", "event", "place", "name", "source", "file", "original", "claim",
)  # fmt: skip
#: Rows that are read at once; if one of them cannot be read, each is tried by itself.
_STEP: Final = 500


class Table(NamedTuple):
    """How many rows of a table were saved, and how many could not be."""

    name: str
    saved: int
    lost: int


def repair(path: str | os.PathLike[str], into: str | os.PathLike[str]) -> list[Table]:
    """Write what can be read of a store into a new one, and return how many rows of each table that are.

    A text of which some bytes were changed cannot be told from one that was written. An empty list says that
    nothing is wrong with the store; then nothing is written.

    Raises
    ------
    NotAStore, NewerStore, FileTrouble
        It is no store, or of a newer actorgraph; or there is something at *into* already.
    CorruptStore
        Nothing of it can be read.
    """
    if Path(into).exists():
        raise FileTrouble(f"{str(into)!r} is there already; name a new file")
    try:
        check_store(path)
    except CorruptStore:
        pass
    else:
        if not damage_of(path):
            return []
    address = f"file:%{os.fsencode(os.path.realpath(path)).hex('%')}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as damaged:
            guard(damaged, path)
            with _Copy(Path(into), Vocabulary((), (), {}), fresh=True) as copy:
                return [copy.table(damaged, name) for name in _TABLES]
    except (sqlite3.DatabaseError, UnicodeError) as error:
        raise CorruptStore(f"nothing of {str(path)!r} can be read ({error})") from None


class _Copy(Draft):
    """A new store that is written row by row from another."""

    def table(self, damaged: sqlite3.Connection, name: str) -> Table:
        """Copy a table and take out what is wrong in it."""
        if name == "original":
            self._db.execute(ORIGINAL)
        columns = [row[1] for row in self._db.execute(f"PRAGMA table_info({name})")]
        there = [row[1] for row in damaged.execute(f"PRAGMA table_info({name})")]
        both = [column for column in columns if column in there]
        if not both:
            return Table(name, 0, 0)
        insert = f"INSERT OR IGNORE INTO {name} ({', '.join(both)}) VALUES ({', '.join('?' * len(both))})"
        failed = 0
        for rows, missed in _read(damaged, name, both):
            self._db.executemany(insert, rows)
            failed += missed
        for fault in faults_of(self._db):
            if fault.table == name:
                self._db.execute(f"DELETE FROM {name} WHERE {fault.condition}")
        if name in ("actor", "event"):
            self._db.execute(
                f"DELETE FROM {name} WHERE n NOT IN (SELECT min(n) FROM {name} GROUP BY id)"
            )
        saved = int(self._db.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
        return Table(name, saved, max(failed, _count(damaged, name) - saved))


def _count(damaged: sqlite3.Connection, table: str) -> int:
    """Return how many rows a table had, which one of its indexes may tell; 0 if none does."""
    try:
        return int(damaged.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.Error:
        return 0


def _read(
    damaged: sqlite3.Connection, table: str, columns: Sequence[str]
) -> Iterator[tuple[list[tuple[Any, ...]], int]]:
    """Yield the rows of a table that can be read, and how many beside them cannot."""
    selected = f"SELECT {', '.join(columns)} FROM {table}"
    try:
        last = damaged.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0
    except sqlite3.OperationalError:  # a table without row ids, of few rows
        yield _until_damage(damaged, selected)
        return
    except sqlite3.DatabaseError:
        yield [], 1
        return
    for start in range(0, last, _STEP):
        try:
            rows = damaged.execute(
                f"{selected} WHERE rowid > ? AND rowid <= ?", (start, start + _STEP)
            ).fetchall()
            yield rows, 0
        except (sqlite3.Error, UnicodeError):
            yield _one_by_one(damaged, selected, range(start + 1, min(start + _STEP, last) + 1))


def _one_by_one(
    damaged: sqlite3.Connection, selected: str, row_ids: range
) -> tuple[list[tuple[Any, ...]], int]:
    rows, failed = [], 0
    for row_id in row_ids:
        try:
            rows += damaged.execute(f"{selected} WHERE rowid = ?", (row_id,)).fetchall()
        except (sqlite3.Error, UnicodeError):
            failed += 1
    return rows, failed


def _until_damage(damaged: sqlite3.Connection, selected: str) -> tuple[list[tuple[Any, ...]], int]:
    rows = []
    try:
        for row in damaged.execute(selected):
            rows.append(row)  # noqa: PERF402 (those before the damage are kept)
    except (sqlite3.Error, UnicodeError):
        return rows, 1
    return rows, 0
