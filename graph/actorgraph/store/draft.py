"""A copy of a store that is written, and moved over it in one step when all is well."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from actorgraph.model.dates import When
from actorgraph.model.errors import CorruptStore, FileTrouble
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.store.changes import STAGED, part_scopes
from actorgraph.store.check import AGAIN, check_store, guard
from actorgraph.store.schema import (
    APPLICATION_ID,
    CLAIM_INDEXES,
    IDENTITY_INDEX,
    NAME_INDEXES,
    SMALL_INDEXES,
    TABLES,
    UPGRADES,
    VERSION,
)
from actorgraph.store.seal import TABLE as SEAL
from actorgraph.store.seal import seal
from actorgraph.store.ties import write_hubs
from actorgraph.store.words import write_words

#: Rows of one table that are written together.
_MOST_HELD: Final = 5_000


class Draft:
    """A copy beside a store, locked against other writers; see `actorgraph.store.writer.StoreWriter`."""

    def __init__(
        self,
        path: Path,
        vocabulary: Vocabulary,
        *,
        bulk: bool = True,
        fresh: bool = False,
        staged: bool = False,
    ) -> None:
        self.path = path
        self.vocabulary = vocabulary
        self._place = Path(os.path.realpath(path))  # a link stays a link
        self._beside = self._place.with_name(f".{self._place.name}.new")
        self._bulk = bulk
        self._fresh = fresh
        self._staged = staged
        self._discarded = False
        self._row_ids: dict[str, int] = {}
        self._relations: dict[str, int] = {}
        self._event_days: dict[str, When] = {}
        self._source_days: dict[str, When] = {}
        self._sources: dict[str, int] = {}
        self._files: dict[str, int] = {}
        #: Scopes of what was written in this batch, by kind and id.
        self._scopes: dict[tuple[str, str], str] = {}
        #: Numbers of this batch's new things that have names.
        self._named: set[int] = set()
        #: Indexes of names that a new store has before it is finished.
        self._indexed: set[str] = set()
        self._marks_claims = False
        #: Rows that are kept to be written together, by their statement.
        self._held: dict[str, list[tuple[Any, ...]]] = {}
        self._lock: IO[bytes] | None = None

    @property
    def had_rows(self) -> bool:
        """Whether the store had anything in it before this batch."""
        return self._had_rows

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection, after the rows that were kept to be written together."""
        if self._held:
            held, self._held = self._held, {}
            for statement, rows in held.items():
                self._connection.executemany(statement, rows)
        return self._connection

    def _hold(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Keep rows to be written together, which is quicker than one by one; whatever else is done comes after them."""
        held = self._held.get(statement)
        if held is None:
            held = self._held[statement] = []
        held += rows
        if len(held) >= _MOST_HELD:
            _ = self._db

    def __enter__(self) -> Self:
        try:
            self._lock = _locked(self._beside, self.path)
            self._open()
        except (sqlite3.Error, OSError) as error:
            self._give_up()
            raise _trouble(self.path, error) from None
        except BaseException:
            self._give_up()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if kind is not None or self._discarded:
            self._give_up()
            if isinstance(error, sqlite3.Error | OSError) and not isinstance(error, FileTrouble):
                raise _trouble(self.path, error) from None
            return
        try:
            self._finish()
        except (sqlite3.Error, OSError) as trouble:
            self._give_up()
            raise _trouble(self.path, trouble) from None
        except BaseException:
            self._give_up()
            raise

    def discard(self) -> None:
        """Leave the store as it was, whatever is written in this batch."""
        self._discarded = True

    def extend(self, vocabulary: Vocabulary) -> None:
        """Let the claims to come use further relations."""
        self.vocabulary = vocabulary
        self._write_vocabulary()

    def _open(self) -> None:
        kept = not self._fresh and self.path.exists()
        self._had_rows = kept and self.path.stat().st_size > 0
        if kept:
            _writable(self.path)
        if self._had_rows:
            check_store(self.path)
            shutil.copyfile(self.path, self._beside)
        self._connection = sqlite3.connect(self._beside, isolation_level=None)
        if self._had_rows:
            guard(self._db, self.path)
        # The file is thrown away unless it is finished, so its journal needs no disk. It needs one,
        # though: without it an index that turns out not to be unique stays behind half made.
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "locking_mode=EXCLUSIVE",
                       "cache_size=-65536", "temp_store=FILE", "threads=2"):  # fmt: skip
            self._db.execute(f"PRAGMA {pragma}")
        if not self._had_rows:
            self._db.executescript(TABLES)
            self._db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        else:
            for version in range(self._db.execute("PRAGMA user_version").fetchone()[0], VERSION):
                self._db.executescript(UPGRADES[version])
        self._db.execute(f"PRAGMA user_version={VERSION}")
        self._db.executescript(SEAL)
        self._db.execute("BEGIN")
        self._write_vocabulary()
        same, other = self._relations.get("same-as"), self._relations.get("not-same-as")
        if same and other:
            self._db.execute(IDENTITY_INDEX.format(same=int(same), other=int(other)))
        if not self._had_rows:
            for statement in SMALL_INDEXES.values():
                self._db.execute(statement)
            self._bulk = True
        self._waiting = self._staged and self._had_rows
        if self._waiting:
            self._bulk = False
            for statement in STAGED:
                self._db.execute(statement)
        if self._bulk:
            for name in CLAIM_INDEXES:
                self._db.execute(f"DROP INDEX IF EXISTS {name}")
        self._new = not self._had_rows
        top = "SELECT max(ifnull((SELECT max(n) FROM actor), 0), ifnull((SELECT max(n) FROM event), 0))"
        self._next = self._first_new = self._db.execute(top).fetchone()[0] + 1
        self._next_source = (
            self._db.execute("SELECT ifnull(max(n), 0) FROM source").fetchone()[0] + 1
        )

    def _write_vocabulary(self) -> None:
        """Write the relations; those of an older store keep their row ids."""
        db, words = self._db, self.vocabulary
        self._relations = dict(db.execute("SELECT name, n FROM relation"))
        for relation in words:
            n = self._relations.setdefault(relation.name, len(self._relations) + 1)
            row = (n, relation.name, relation.family, relation.kind, relation.reading, relation.inverse,
                   relation.inverse_reading, relation.symmetric, relation.through_class,
                   relation.carries_upwards, relation.by_member, relation.meaning,
                   json.dumps(dict(relation.codes)),
                   json.dumps(dict(relation.frame)) if relation.frame else "")  # fmt: skip
            db.execute(f"INSERT OR REPLACE INTO relation VALUES ({', '.join('?' * len(row))})", row)
        families = dict(db.execute("SELECT name, n FROM family"))
        for family in words.families.values():
            n = families.setdefault(family.name, len(families) + 1)
            both = (n, family.name, family.reading, family.inverse, family.inverse_reading)
            db.execute("INSERT OR REPLACE INTO family VALUES (?, ?, ?, ?, ?)", both)
        db.executemany(
            "INSERT OR REPLACE INTO phrase VALUES (?, ?, ?)",
            [(folded, target, inverse) for folded, (target, inverse) in words.phrases.items()],
        )

    def _finish(self) -> None:
        if self._new:
            for name, statement in NAME_INDEXES.items():
                if name not in self._indexed:
                    self._db.execute(statement)
        if self._bulk:
            self._index_claims()
        write_hubs(self._db)
        write_words(self._db)
        self._db.execute("COMMIT")
        self._db.execute("PRAGMA optimize")
        self._db.close()
        seal(self._beside)
        with self._beside.open("rb+") as file:
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(self._place, self._beside)
            _give_to_owner_of(self._place, self._beside)
        self._beside.replace(self._place)
        self._unlock()

    def _index_claims(self) -> None:
        try:
            self._db.execute(CLAIM_INDEXES["claim_key"])
        except sqlite3.IntegrityError:
            self._drop_replaced()
            self._db.execute(CLAIM_INDEXES["claim_key"])
        for name, statement in CLAIM_INDEXES.items():
            if name != "claim_key":
                self._db.execute(statement)

    def _drop_replaced(self) -> None:
        """Keep the claim written last of those with one key."""
        self._db.execute("CREATE INDEX claim_again ON claim (key)")
        part_scopes(self._db, "claim", "n")
        self._db.execute(
            "DELETE FROM claim WHERE EXISTS (SELECT 1 FROM claim AS later"
            " WHERE later.key = claim.key AND later.n > claim.n)"
        )
        self._db.execute("DROP INDEX claim_again")

    def _give_up(self) -> None:
        with contextlib.suppress(AttributeError, sqlite3.Error):
            self._connection.close()
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._beside.unlink(missing_ok=True)
            self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            if sys.platform == "win32":  # which does not delete what is open
                self._lock.close()
            with contextlib.suppress(OSError):
                _lock_of(self._beside).unlink(missing_ok=True)
            self._lock.close()
            self._lock = None


def _lock_of(beside: Path) -> Path:
    return beside.with_name(f"{beside.name}.lock")


def _locked(beside: Path, path: Path) -> IO[bytes]:
    """Return a file that keeps other writers out; the system frees it when the process dies."""
    place = _lock_of(beside)
    no_link = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    lock = os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND | no_link, 0o666), "ab")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(lock.fileno()), place.stat()):
                raise BlockingIOError  # its owner took the file away before we locked it
    except OSError:
        lock.close()
        raise FileTrouble(
            f"{str(path)!r} is being written by another actorgraph; try again when it is done"
        ) from None
    with contextlib.suppress(OSError):
        beside.unlink(missing_ok=True)
    return lock


def _writable(path: Path) -> None:
    """Raise `FileTrouble` if a store is protected: it is replaced, which the system allows whoever may write the folder."""
    found = path.stat()
    if not found.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise FileTrouble(
            f"cannot write {str(path)!r}: it may not be written (see its permissions); it stays as it was"
        )
    if sys.platform != "win32" and os.geteuid() not in (0, found.st_uid):
        raise FileTrouble(
            f"cannot write {str(path)!r}: it belongs to another user, and would be yours; it stays as it was"
        )


def _give_to_owner_of(old: Path, new: Path) -> None:
    """Let a store keep its owner, if the administrator writes into it."""
    if sys.platform != "win32" and os.geteuid() == 0:
        found = old.stat()
        os.chown(new, found.st_uid, found.st_gid)


def _trouble(path: Path, error: Exception) -> Exception:
    """Return an error of ours for one of SQLite or the system."""
    if isinstance(error, FileTrouble):
        return error
    if type(error) is sqlite3.DatabaseError:
        return CorruptStore(f"{str(path)!r} is damaged ({error}); {AGAIN}")
    if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.OperationalError):
        return error  # a mistake of ours
    reason = getattr(error, "strerror", None) or str(error)
    if "full" in str(reason) or "No space" in str(reason):
        reason = "the disk is full"
    return FileTrouble(f"cannot write {str(path)!r}: {reason}; it stays as it was")
