"""Writing a store: into a copy beside it, moved over in one step when all is well."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

from actorgraph.model.dates import OPEN_END, OPEN_START, When
from actorgraph.model.errors import CorruptStore, FileTrouble, InvalidValue
from actorgraph.model.modality import RANKS
from actorgraph.model.names import fold, slug
from actorgraph.model.nouns import Actor, Claim, Event, Name, Quantity, Source
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.store.changes import STAGED, Changes, apply, compared, part_scopes
from actorgraph.store.check import check_store
from actorgraph.store.key import id_of, key_of
from actorgraph.store.schema import (
    APPLICATION_ID,
    CLAIM_COLUMNS,
    CLAIM_INDEXES,
    COMPILED,
    EVENT_DATE,
    IDENTITY_INDEX,
    NAME_INDEXES,
    NULLED,
    OWN_DATE,
    OWN_SOMETIME,
    SAID_DATE,
    SMALL_INDEXES,
    TABLES,
    UNDATED,
    UPGRADES,
    VERSION,
)

ClaimRow = tuple[Any, ...]
#: Days on which a claim counts, and how they are known: first, last, dated_by.
Days = tuple[int, int, int]

_VALUES: Final = ", ".join("nullif(?, 0)" if name in NULLED else "?" for name in CLAIM_COLUMNS)
_INSERT_CLAIM: Final = f"INSERT INTO claim ({', '.join(CLAIM_COLUMNS)}) VALUES ({_VALUES})"
_NEVER: Final = (OPEN_END, OPEN_START, UNDATED)


class StoreWriter:
    """Writes a store in one batch.

    Use it in a ``with`` block: leaving it in peace puts the new store in place, an exception (also
    Ctrl-C) leaves the file as it was. *bulk* drops the claims' indexes while writing, which is quicker
    once a batch is large against what is there. *fresh* begins with an empty store. *staged* keeps the
    claims of a batch apart until `changes` has compared them with what is there.
    """

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
        self._numbers: dict[str, int] = {}
        self._relations: dict[str, int] = {}
        self._event_days: dict[str, When] = {}
        self._source_days: dict[str, When] = {}
        self._sources: dict[str, int] = {}
        self._files: dict[str, int] = {}
        #: Scopes of what was written in this batch, by kind and id.
        self._scopes: dict[tuple[str, str], str] = {}
        #: Numbers of this batch's new things that have names.
        self._named: set[int] = set()
        self._lock: IO[bytes] | None = None

    def __enter__(self) -> StoreWriter:
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

    def changes(self, *, complete: Collection[str] = (), prune: bool = False) -> Changes:
        """Put the claims of a *staged* batch in place and return what they change.

        *complete* are scopes of which the batch is all there is. With *prune*, what is gone from the
        batch's sources is taken out of the store.
        """
        if not self._waiting:
            count = self.count_claims()
            self._index_claims()
            self._bulk = False
            kept = self.count_claims()
            return Changes(added=kept, twice=count - kept)
        found = compared(self._db, complete)
        apply(self._db, prune=prune)
        return found

    def extend(self, vocabulary: Vocabulary) -> None:
        """Let the claims to come use further relations."""
        self.vocabulary = vocabulary
        self._write_vocabulary()

    def scope(self, key: str, kind: str) -> str | None:
        """Return the scope of an ``"actor"``, ``"event"`` or ``"source"``, or None where there is none."""
        if (kind, key) in self._scopes or not self._had_rows:  # a new store has no indexes yet
            return self._scopes.get((kind, key))
        row = self._db.execute(f"SELECT scope FROM {kind} WHERE id = ?", (key,)).fetchone()
        return row[0] if row else None

    def free_id(self, key: str, kind: str, scope: str) -> str:
        """Return an id that is the scope's own or nobody's: *key*, else one with the scope before it.

        *kind* is ``"actor"``, ``"event"`` or ``"source"``.
        """
        wanted, count = key, 1
        while not self._is_free(wanted, kind, scope):
            wanted = f"{slug(scope)}.{key}{f'-{count}' if count > 1 else ''}"
            count += 1
        return wanted

    def _is_free(self, key: str, kind: str, scope: str) -> bool:
        owner = self.scope(key, kind)
        if owner is not None:
            return owner == scope
        # Actors and events share one numbering of ends, so they must not share an id.
        return kind == "source" or self.number(key) is None

    def meta(self, values: Mapping[str, str]) -> None:
        """Keep words about the store, such as its title."""
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def fingerprint(self, text: str) -> None:
        """Keep what the files of a case looked like, so that a change of them is noticed."""
        self._db.execute(COMPILED)
        self._db.execute("INSERT INTO compiled VALUES (?)", (text,))

    def number(self, key: str) -> int | None:
        """Return the number of an actor or event by its id, or None.

        Actors written by `actors_in_bulk` into a new store are not found: they have no index yet.
        """
        found = self._numbers.get(key)
        if found is None and self._had_rows:
            row = self._db.execute(
                "SELECT n FROM actor WHERE id = ? UNION ALL SELECT n FROM event WHERE id = ?",
                (key, key),
            ).fetchone()
            found = row[0] if row else None
            if found is not None:
                self._numbers[key] = found
        return found

    def id_of(self, n: int) -> str:
        """Return the id of the actor with a number."""
        return str(self._db.execute("SELECT id FROM actor WHERE n = ?", (n,)).fetchone()[0])

    def name_of(self, n: int) -> str:
        """Return the name of the actor with a number, empty where it is no actor."""
        row = self._db.execute("SELECT name FROM actor WHERE n = ?", (n,)).fetchone()
        return str(row[0]) if row else ""

    def knows(self, key: str, n: int) -> None:
        """Remember the number of an actor that `actors_in_bulk` wrote."""
        self._numbers[key] = n

    def is_event(self, key: str) -> bool:
        """Return True where an event has this id."""
        found = self._db.execute("SELECT 1 FROM event WHERE id = ?", (key,)).fetchone()
        return found is not None

    def has_actors(self) -> bool:
        """Return True where the store held actors before this batch."""
        return self._db.execute("SELECT 1 FROM actor LIMIT 1").fetchone() is not None

    def count_claims(self) -> int:
        """Return how many claims there are."""
        return int(self._db.execute("SELECT count(*) FROM claim").fetchone()[0])

    def named(self, name: str, *, is_event: bool = False) -> dict[int, str]:
        """Return number and id of the actors, or events, that a name means in the store so far."""
        table = "event" if is_event else "actor"
        rows = self._db.execute(
            f"SELECT {table}.n, {table}.id FROM name JOIN {table} ON {table}.n = name.thing"
            " WHERE folded = ? AND is_event = ?",
            (fold(name), is_event),
        )
        return dict(rows.fetchall())

    def actor(self, actor: Actor, *, searchable: bool = True, scope: str = "") -> int:
        """Write an actor, or write it anew, and return its number.

        `parent` must be there already, or be set by `parents` later. *scope* is the case or dataset
        that its id comes from.
        """
        n = self._thing(actor.id)
        row = (n, actor.id, actor.name, actor.type, self.number(actor.parent) if actor.parent else None,
               int(actor.anonymous), actor.note, scope, actor.number, actor.article)  # fmt: skip
        self._db.execute(f"INSERT OR REPLACE INTO actor VALUES ({', '.join('?' * len(row))})", row)
        self._scopes["actor", actor.id] = scope
        if searchable:
            self._names(n, actor.name, actor.names, is_event=False)
        return n

    def actors_in_bulk(self, rows: Iterable[tuple[int, str, str, str, str]]) -> None:
        """Write many new actors from (number, id, name, folded name, type)."""
        kept = list(rows)
        self._db.executemany(
            "INSERT INTO actor (n, id, name, type, anonymous, note) VALUES (?, ?, ?, ?, 0, '')",
            ((n, key, name, kind) for n, key, name, _, kind in kept),
        )
        self._db.executemany(
            "INSERT INTO name VALUES (?, ?, 0, 0, ?, 'name', '', '', '', 0)",
            ((folded, n, name) for n, _, name, folded, _ in kept),
        )

    def types(self, types: Mapping[int, str]) -> None:
        """Set the types of actors, by number, that have none yet."""
        self._db.executemany(
            "UPDATE actor SET type = ? WHERE n = ? AND type = 'unknown'",
            ((kind, n) for n, kind in types.items()),
        )

    def parents(self, actors: Iterable[Actor]) -> None:
        """Set the parents of actors once all are written."""
        for actor in actors:
            if actor.parent:
                above = self.number(actor.parent)
                n = self.number(actor.id)
                self._db.execute("UPDATE actor SET parent = ? WHERE n = ?", (above, n))

    def further_names(self, names: Mapping[int, Iterable[Name]]) -> None:
        """Give actors, by number, further names; those that they have already stay as they are.

        It looks through all names once, so it is for many actors together.
        """
        known: dict[int, set[str]] = {n: set() for n in names}
        last = dict.fromkeys(names, 0)
        for n, position, text in self._db.execute("SELECT thing, position, text FROM name"):
            if n in known:
                known[n].add(text)
                last[n] = max(last[n], position)
        for n, further in names.items():
            new = [name for name in further if name.text not in known[n]]
            self._db.executemany(
                "INSERT INTO name VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?)",
                [
                    (fold(name.text), n, position, name.text, name.kind, name.language, name.since,
                     name.until, int(name.background))
                    for position, name in enumerate(new, start=last[n] + 1)
                ],
            )  # fmt: skip

    def event(self, event: Event, *, scope: str = "") -> int:
        """Write an event, or write it anew, and return its number. Its places must be there."""
        n = self._thing(event.id)
        when = event.when
        above = self.number(event.part_of) if event.part_of else None
        row = (n, event.id, event.name, event.type, when.text, when.first, when.last,
               int(when.throughout), above, event.note, scope, event.number, event.article)  # fmt: skip
        marks = ", ".join("?" * len(row))
        self._db.execute(f"INSERT OR REPLACE INTO event VALUES ({marks})", row)
        self._scopes["event", event.id] = scope
        self._db.execute("DELETE FROM place WHERE event = ?", (n,))
        places = [(n, position, self.number(key)) for position, key in enumerate(event.places)]
        self._db.executemany("INSERT INTO place VALUES (?, ?, ?)", places)
        self._names(n, event.name, event.names, is_event=True)
        self._event_days[event.id] = when
        return n

    def wholes(self, events: Iterable[Event]) -> None:
        """Set which event each event is part of, once all are written."""
        for event in events:
            if event.part_of:
                above = self.number(event.part_of)
                n = self.number(event.id)
                self._db.execute("UPDATE event SET part_of = ? WHERE n = ?", (above, n))

    def source(self, source: Source, *, scope: str = "") -> int:
        """Write a source, or write it anew, and return its number. Its publisher must be there."""
        n = self.source_number(source.id)
        if n is None:
            n = self._next_source
            self._next_source += 1
        self._sources[source.id] = n
        when = source.date
        publisher = self.number(source.publisher) if source.publisher else None
        row = (n, source.id, source.title, publisher, when.text, when.first,
               when.last, int(when.throughout), source.address, source.language, source.note,
               source.version, source.licence, source.citation, int(source.machine), scope)  # fmt: skip
        marks = ", ".join("?" * len(row))
        self._db.execute(f"INSERT OR REPLACE INTO source VALUES ({marks})", row)
        self._scopes["source", source.id] = scope
        self._source_days[source.id] = when
        return n

    def fill_source(self, n: int, publisher: int, when: When, address: str) -> None:
        """Tell of a source what nobody told yet: its publisher, its date, its address."""
        if publisher:
            self._db.execute(
                "UPDATE source SET publisher = ? WHERE n = ? AND publisher IS NULL", (publisher, n)
            )
        if address:
            self._db.execute(
                "UPDATE source SET address = ? WHERE n = ? AND address = ''", (address, n)
            )
        if when.known:
            self._db.execute(
                "UPDATE source SET date = ?, first = ?, last = ?, throughout = ? WHERE n = ? AND date = ''",
                (when.text, when.first, when.last, int(when.throughout), n),
            )

    def source_number(self, key: str) -> int | None:
        """Return the number of a source by its id, or None."""
        found = self._sources.get(key)
        if found is None and self._had_rows:
            row = self._db.execute("SELECT n FROM source WHERE id = ?", (key,)).fetchone()
            found = row[0] if row else None
        return found

    def claims(self, claims: Iterable[Claim]) -> None:
        """Write claims whose actors, events and sources are there; the same id replaces."""
        self.claim_rows(self._claim_row(claim) for claim in claims)

    def claim_rows(self, rows: Iterable[ClaimRow]) -> None:
        """Write claims as rows with the columns of `CLAIM_COLUMNS`; the same key replaces."""
        if self._waiting:
            self._db.executemany(_INSERT_CLAIM.replace("INTO claim", "INTO staged", 1), rows)
            return
        if not self._bulk:
            insert = _INSERT_CLAIM.replace("INSERT", "INSERT OR REPLACE", 1)
            self._db.executemany(insert, rows)
            return
        self._db.executemany(_INSERT_CLAIM, rows)

    def remove_claims(self, ids: Iterable[str]) -> None:
        """Take claims out of the store; needs a writer that is neither *bulk* nor *staged*."""
        self._db.executemany("DELETE FROM claim WHERE key = ?", [(key_of(it),) for it in ids])

    def remove_idle(self, scope: str) -> None:
        """Take out the sources of a scope without claims, and then its actors that nothing names."""
        self._db.execute(
            "DELETE FROM source WHERE scope = ? AND n NOT IN (SELECT source FROM claim)", (scope,)
        )
        rows = self._db.execute("SELECT n FROM actor WHERE scope = ?", (scope,)).fetchall()
        for (n,) in rows:
            named = self._db.execute(
                "SELECT EXISTS (SELECT 1 FROM claim WHERE ? IN (subject, object, claimant, spokesperson))"
                " OR EXISTS (SELECT 1 FROM source WHERE publisher = ?)", (n, n),
            ).fetchone()[0]  # fmt: skip
            if not named:
                self._db.execute("DELETE FROM actor WHERE n = ?", (n,))
                self._db.execute("DELETE FROM name WHERE thing = ?", (n,))

    def relation_number(self, name: str) -> int:
        """Return the number of a relation of the vocabulary."""
        return self._relations[name]

    def file_number(self, name: str) -> int:
        """Return the number of a file that claims come from, 0 for none; a new name gets one."""
        if not name:
            return 0
        found = self._files.get(name)
        if found is None:
            self._db.execute("INSERT OR IGNORE INTO file (name) VALUES (?)", (name,))
            row = self._db.execute("SELECT n FROM file WHERE name = ?", (name,)).fetchone()
            found = self._files[name] = int(row[0])
        return found

    def next_number(self) -> int:
        """Return a number for a new actor or event and use it up."""
        n: int = self._next
        self._next += 1
        return n

    def event_when(self, key: str) -> When:
        """Return the time of an event that is written, `UNKNOWN` where it has none."""
        found = self._event_days.get(key)
        if found is None:
            row = self._db.execute(
                "SELECT time, first, last, throughout FROM event WHERE id = ?", (key,)
            ).fetchone()
            found = When(row[0], row[1], row[2], bool(row[3])) if row else When()
            self._event_days[key] = found
        return found

    def _claim_row(self, claim: Claim) -> ClaimRow:
        relation = self.vocabulary[claim.relation]
        event = self.event_when(claim.event) if claim.event else When()
        published = self._source_days.get(claim.source, When())
        said = (claim.said, published) if relation.kind == "state" else ()
        first, last, dated_by = days_of(claim.when, event, said)
        key = key_of(claim.id)
        return (
            key, 0 if id_of(key) == claim.id else claim.id, self._end(claim.subject),
            self._relations[claim.relation], self._end(claim.object), self._end(claim.event),
            RANKS[claim.modality], first, last, dated_by, self._end(claim.claimant),
            self._end(claim.spokesperson), self._sources[claim.source], int(claim.implied),
            claim.when.text, claim.said.text, claim.text, claim.quote, details_of(claim),
            self.file_number(claim.file), claim.record or None, claim.cites or None,
        )  # fmt: skip

    def _end(self, key: str) -> int:
        if not key:
            return 0
        n = self.number(key)
        if n is None:
            raise InvalidValue(f"{key!r} is no actor or event of the store")
        return n

    def _thing(self, key: str) -> int:
        n = self.number(key)
        if n is None:
            n = self._numbers[key] = self.next_number()
        return n

    def _names(self, n: int, first: str, more: Iterable[Name], *, is_event: bool) -> None:
        if n < self._first_new or n in self._named:
            self._db.execute("DELETE FROM name WHERE thing = ?", (n,))
        self._named.add(n)
        rows = [(fold(first), n, 0, is_event, first, "name", "", "", "", 0)]
        rows += [
            (fold(name.text), n, position, is_event, name.text, name.kind, name.language, name.since,
             name.until, int(name.background))
            for position, name in enumerate(more, start=1)
        ]  # fmt: skip
        self._db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _open(self) -> None:
        kept = not self._fresh and self.path.exists()
        self._had_rows = kept and self.path.stat().st_size > 0
        if self._had_rows:
            check_store(self.path)
            shutil.copyfile(self.path, self._beside)
        self._db = sqlite3.connect(self._beside, isolation_level=None)
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
        """Write the relations; those of an older store keep their numbers."""
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
            for statement in NAME_INDEXES.values():
                self._db.execute(statement)
        if self._bulk:
            self._index_claims()
        self._db.execute("COMMIT")
        self._db.execute("PRAGMA optimize")
        self._db.close()
        with self._beside.open("rb+") as file:
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(self._place, self._beside)
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
            self._db.close()
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._beside.unlink(missing_ok=True)
            self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            if sys.platform == "win32":  # which does not delete what is open
                self._lock.close()
            with contextlib.suppress(OSError):
                Path(self._lock.name).unlink(missing_ok=True)
            self._lock.close()
            self._lock = None


def details_of(claim: Claim) -> str:
    """Return what few claims have, as the text of the column `details`."""
    return details_text(claim.role, "; ".join(claim.mode), claim.hedge, claim.note, claim.quantity)


def details_text(role: str, mode: str, hedge: str, note: str, quantity: Quantity | None) -> str:
    """Return these as the text of the column `details`; modes are joined by ``"; "``."""
    if not (role or mode or hedge or note or quantity):
        return ""
    details: dict[str, Any] = {"role": role, "mode": mode, "hedge": hedge, "note": note}
    if quantity:
        details["quantity"] = [quantity.what, quantity.op, quantity.value, quantity.unit]
    return json.dumps({key: value for key, value in details.items() if value}, ensure_ascii=False)


def days_of(when: When, event: When, said: Iterable[When]) -> Days:
    """Return the days on which a claim counts, and how they are known.

    *said* are the times when a state was said and published, empty for an act: a state without a date
    counts from the earlier to the later of them.
    """
    if when.known:
        return when.first, when.last, OWN_DATE if when.throughout else OWN_SOMETIME
    if event.known:
        return event.first, event.last, EVENT_DATE
    told = [time for time in said if time.known]
    if told:
        return min(time.first for time in told), max(time.last for time in told), SAID_DATE
    return _NEVER


def _locked(beside: Path, path: Path) -> IO[bytes]:
    """Return a file that keeps other writers out; the system frees it when the process dies."""
    place = beside.with_name(beside.name + ".lock")
    lock = place.open("ab")
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


def _trouble(path: Path, error: Exception) -> Exception:
    """Return an error of ours for one of SQLite or the system."""
    if isinstance(error, FileTrouble):
        return error
    if type(error) is sqlite3.DatabaseError:
        return CorruptStore(
            f"{str(path)!r} is damaged ({error}); remove it and import anew, or restore a copy"
        )
    if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.OperationalError):
        return error  # a mistake of ours
    reason = getattr(error, "strerror", None) or str(error)
    if "full" in str(reason) or "No space" in str(reason):
        reason = "the disk is full"
    return FileTrouble(f"cannot write {str(path)!r}: {reason}; it stays as it was")
