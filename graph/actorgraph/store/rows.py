"""The open file of a store, and the running of statements on it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.errors import (
    ActorgraphError,
    CorruptStore,
    FileTrouble,
    InvalidValue,
    StoreError,
    TooMany,
)
from actorgraph.store.check import AGAIN, check_store, guard

if TYPE_CHECKING:
    from pathlib import Path

#: Parameters in one statement; SQLite's own limit was 999 before 3.32.
CHUNK: Final = 900
#: Steps of SQLite after which it is looked whether it takes too long.
_STEPS: Final = 20_000


class Rows:
    """The open file of a store, and the running of statements on it.

    SQL stays in this package: what begins with an underscore here is for its other modules.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open a store. It is read, not mapped into memory: a mapped file that is cut short ends the process."""
        check_store(path)
        self._file = os.fspath(path)
        escaped = os.fsencode(os.path.realpath(path)).hex("%")
        address = f"file:%{escaped}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(
                address, uri=True, isolation_level=None, check_same_thread=False
            )
            self._db.execute("PRAGMA mmap_size=0")
            self._version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
            self._seen = _state(self._file)
            guard(self._db, path)
        except UnicodeDecodeError as error:  # of what SQLite says about a name in it
            raise self._damaged(error) from None
        except sqlite3.DatabaseError as error:
            raise FileTrouble(f"{str(path)!r} cannot be read: {error}") from None

    @cached_property
    def path(self) -> Path:
        """Where the store is."""
        from pathlib import Path  # which costs a question 2 ms, and none needs it

        return Path(self._file)

    def __del__(self) -> None:
        # Python 3.13 warns of connections that nobody closed; a reader has nothing to lose by it.
        with suppress(AttributeError, sqlite3.Error):
            self._db.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let nothing be read after some seconds; then `TooMany` is raised."""
        from time import monotonic

        end = monotonic() + seconds
        with self._until(lambda: monotonic() > end):
            yield

    @contextmanager
    def within_steps(self, steps: int) -> Iterator[None]:
        """Let nothing be read after some steps of SQLite, of which a second has tens of millions; then `TooMany` is raised.

        Unlike `within`, it stops at the same place however busy the machine is.
        """
        left = iter(range(steps // _STEPS))
        with self._until(lambda: next(left, None) is None):
            yield

    @contextmanager
    def _until(self, is_over: Callable[[], bool]) -> Iterator[None]:
        self._db.set_progress_handler(is_over, _STEPS)
        try:
            yield
        finally:
            self._db.set_progress_handler(None, 0)

    @contextmanager
    def reporting_damage(self) -> Iterator[None]:
        """Report the store as damaged if no values can be made of its rows: SQLite does not see all."""
        try:
            yield
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            if isinstance(error, TooMany) or (
                isinstance(error, ActorgraphError) and not isinstance(error, InvalidValue)
            ):
                raise
            raise self._damaged(error) from error

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        try:
            # `yield from` would close the cursor of rows that nobody reads on, and the file may be closed.
            for row in self._db.execute(statement, values):  # noqa: UP028
                yield row
            self._still()
        except (sqlite3.DatabaseError, MemoryError) as error:
            raise self._damaged(error) from None
        except UnicodeEncodeError:  # a lone surrogate is in no store
            return

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows at once, which is quicker than one by one for a few thousand."""
        try:
            rows = self._db.execute(statement, values).fetchall()
            self._still()
        except (sqlite3.DatabaseError, MemoryError) as error:
            raise self._damaged(error) from None
        except UnicodeEncodeError:
            return []
        return rows

    def _still(self) -> None:
        """Raise `StoreError` if another program wrote into the file: what was read may be of both.

        A file that was replaced is read on as it was when it was opened.
        """
        seen = _state(self._file)
        if seen != self._seen and seen[:2] == self._seen[:2]:
            raise StoreError(
                f"{self._file!r} was written while it was read; ask again when that is done"
            )

    def _first(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """Return the first row, None if there is none."""
        return next(self._rows(statement, values), None)

    def _one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """Return the first row of a statement that always has one."""
        return next(self._rows(statement, values))

    def _each_in(self, statement: str, values: Iterable[Any]) -> Iterator[Any]:
        """Yield the rows for many values, each once; the statement holds ``{marks}`` for some of them."""
        for chunk in chunks(list(dict.fromkeys(values))):
            yield from self._all(statement.format(marks=marks(chunk)), chunk)

    def _damaged(self, error: Exception) -> StoreError | TooMany:
        if isinstance(error, sqlite3.OperationalError) and str(error) == "interrupted":
            return TooMany(
                "too wide: it reads more than the time allows; narrow it by an actor, a relation, a source or dates"
            )
        if isinstance(error, sqlite3.ProgrammingError):
            return StoreError(f"{self._file!r} is closed; open it again")
        if isinstance(
            error, MemoryError
        ):  # SQLite makes room for as many bytes as a row says it has
            error = MemoryError("a row is too large for the memory")
        return CorruptStore(f"{self._file!r} is damaged ({error}); {AGAIN}")


def _state(path: str) -> tuple[int, ...]:
    """Return which file is at a path, and its size and time; nothing if there is none."""
    try:
        seen = os.stat(path)  # noqa: PTH116 (once for every statement)
    except OSError:
        return ()
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns


class Conditions:
    """Conditions that the rows of a statement have to meet, all of them, and the values in them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.values: list[Any] = []

    def add(self, text: str, values: Iterable[Any] = ()) -> None:
        """Add a condition, with a value for each ``?`` in it."""
        self.texts.append(text)
        self.values += values

    def add_in(self, column: str, values: Sequence[Any]) -> None:
        """Add the condition that a column holds one of these values."""
        self.add(f"{column} IN ({marks(values)})", values)

    def add_either(self, columns: Sequence[str], values: Sequence[Any]) -> None:
        """Add the condition that one of the columns holds one of these values."""
        some = " OR ".join(f"{column} IN ({marks(values)})" for column in columns)
        self.add(f"({some})", [*values] * len(columns))

    @property
    def where(self) -> str:
        """The clause of a statement, empty without conditions."""
        return f" WHERE {' AND '.join(self.texts)}" if self.texts else ""

    @property
    def further(self) -> str:
        """The same behind conditions that a statement has already."""
        return "".join(f" AND {text}" for text in self.texts)


def marks(values: Sequence[Any]) -> str:
    """Return a question mark for each value."""
    return ", ".join("?" * len(values))


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the values in parts that fit into one statement."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
