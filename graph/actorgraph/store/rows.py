"""The open file of a store, and the running of statements on it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from actorgraph.model.errors import (
    ActorgraphError,
    CorruptStore,
    FileTrouble,
    InvalidValue,
    StoreError,
)
from actorgraph.store.check import check_store

#: Parameters in one statement; SQLite's own limit was 999 before 3.32.
CHUNK: Final = 900


class Rows:
    """The open file of a store, and the running of statements on it."""

    def __init__(self, path: Path) -> None:
        check_store(path)
        self.path = path
        address = f"file:{quote(os.fsencode(path.resolve()))}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(
                address, uri=True, isolation_level=None, check_same_thread=False
            )
            self._db.execute("PRAGMA mmap_size=268435456")
            self._version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.DatabaseError as error:
            raise FileTrouble(f"{str(path)!r} cannot be read: {error}") from None

    def __del__(self) -> None:
        # Python 3.13 warns of connections that nobody closed; a reader has nothing to lose by it.
        with suppress(AttributeError, sqlite3.Error):
            self._db.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def sound(self) -> AbstractContextManager[None]:
        """Say that the store is damaged where what is made of `claim_rows` fails."""
        return self._sound()

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        try:
            yield from self._db.execute(statement, values)
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None
        except MemoryError:  # SQLite makes room for as many bytes as a row says it has
            raise self._damaged(MemoryError("a row is too large for the memory")) from None
        except UnicodeEncodeError:  # a lone surrogate is in no store
            return

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows at once, which is quicker than one by one where they are few thousand."""
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None

    def _first(self, statement: str, values: Sequence[Any] = ()) -> Any:
        return next(self._rows(statement, values), None)

    def _one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        return next(self._rows(statement, values))

    def _among(self, statement: str, column: str, numbers: Iterable[int] | None) -> Iterator[Any]:
        """Yield the rows with some numbers, or all rows, in the order of the numbers."""
        if numbers is None:
            yield from self._rows(f"{statement} ORDER BY {column}")
            return
        for chunk in chunks(sorted(numbers)):
            marks = placeholders(chunk)
            yield from self._rows(
                f"{statement} WHERE {column} IN ({marks}) ORDER BY {column}", chunk
            )

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Say that the store is damaged where its rows make no values: SQLite does not see all."""
        try:
            yield
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            if isinstance(error, ActorgraphError) and not isinstance(error, InvalidValue):
                raise
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> StoreError:
        if isinstance(error, sqlite3.ProgrammingError):
            return StoreError(f"{str(self.path)!r} is closed; open it again")
        return CorruptStore(
            f"{str(self.path)!r} is damaged ({error}); remove it and import anew, or restore a copy"
        )


def placeholders(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def joined(where: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(where)}" if where else ""


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
