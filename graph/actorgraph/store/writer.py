"""Writing a store: into a copy beside it, moved over in one step when all is well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import Any, Final, TypeAlias

from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.errors import InvalidValue
from actorgraph.model.fields import MENTIONS
from actorgraph.model.modality import RANKS
from actorgraph.store.changes import Changes, apply, compared
from actorgraph.store.key import key_and_id, key_of
from actorgraph.store.row import FLAGS, TEXTS, TIMES, days_of, details_of
from actorgraph.store.schema import (
    CLAIM_COLUMNS,
    MARKED_CLAIMS,
    ORIGINAL,
)
from actorgraph.store.thing_writer import ThingWriter

ClaimRow: TypeAlias = tuple[Any, ...]

#: The columns in which `StoreWriter.claims` writes, in the order of its rows.
_COLUMNS: Final = (
    "key", "id", "relation", "rank", "source", "time", "first", "last", "dated_by", "details", "file",
    "record", *MENTIONS, *TEXTS, *TIMES, *FLAGS,
)  # fmt: skip
_ENDS_OF: Final = attrgetter(*MENTIONS)
_TEXTS_OF: Final = attrgetter(*TEXTS)


class StoreWriter(ThingWriter):
    """Writes a store in one batch.

    Use it in a ``with`` block: at its end the new store is put in place, and an exception (also
    Ctrl-C) leaves the file as it was. *bulk* drops the claims' indexes while writing, which is quicker
    once a batch is large against what is there. *fresh* begins with an empty store. *staged* keeps the
    claims of a batch apart until `changes` has compared them with what is there.
    """

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

    def count_claims(self) -> int:
        """Return how many claims there are."""
        return int(self._db.execute("SELECT count(*) FROM claim").fetchone()[0])

    def claims(self, claims: Iterable[Claim]) -> None:
        """Write claims whose actors, events and sources are there; the same id replaces."""
        self.claim_rows(_COLUMNS, map(self._claim_row, claims))

    def claim_rows(self, columns: Sequence[str], rows: Iterable[ClaimRow]) -> None:
        """Write claims as rows of some of `CLAIM_COLUMNS`, in any order; the same key replaces."""
        table = "staged" if self._waiting else "claim"
        verb = "INSERT" if self._waiting or self._bulk else "INSERT OR REPLACE"
        self._db.executemany(f"{verb} INTO {table} {inserted(columns)}", rows)

    def remove_claims(self, ids: Iterable[str]) -> None:
        """Take claims out of the store; needs a writer that is neither *bulk* nor *staged*."""
        self._db.executemany(
            "DELETE FROM claim WHERE key = ?", [(key_of(claim_id),) for claim_id in ids]
        )

    def withdraw(self, claims: Iterable[str], things: Iterable[str], scope: str) -> int:
        """Take out the claims of a scope's sources that it withdrew: by their ids, and by whom they name.

        Returns how many there were.
        """
        of_scope = "source IN (SELECT n FROM source WHERE scope = ?)"
        before = self.count_claims()
        self._db.executemany(
            f"DELETE FROM claim WHERE key = ? AND {of_scope}",
            [(key_of(claim_id), scope) for claim_id in claims],
        )
        numbers = [n for n in map(self.row_id, things) if n is not None]
        self._db.executemany(
            f"DELETE FROM claim WHERE (subject = ? OR object = ?) AND {of_scope}",
            [(n, n, scope) for n in numbers],
        )
        return before - self.count_claims()

    def remove_idle(self, scope: str) -> None:
        """Take out the sources of a scope without claims, and then its actors that nothing names."""
        self._db.execute(
            "DELETE FROM source WHERE scope = ? AND n NOT IN (SELECT source FROM claim)", (scope,)
        )
        columns = ", ".join(column for column, of in MENTIONS.items() if "actor" in of)
        rows = self._db.execute("SELECT n FROM actor WHERE scope = ?", (scope,)).fetchall()
        for (n,) in rows:
            named = self._db.execute(
                f"SELECT EXISTS (SELECT 1 FROM claim WHERE ? IN ({columns}))"
                " OR EXISTS (SELECT 1 FROM source WHERE publisher = ?)", (n, n),
            ).fetchone()[0]  # fmt: skip
            if not named:
                self._db.execute("DELETE FROM actor WHERE n = ?", (n,))
                self._db.execute("DELETE FROM name WHERE thing = ?", (n,))

    def original(self, key: str, body: str) -> None:
        """Keep an object as another program wrote it, under its id there; the same id replaces."""
        self._db.execute(ORIGINAL)
        self._db.execute("INSERT OR REPLACE INTO original VALUES (?, ?)", (key, body))

    def relation_row_id(self, name: str) -> int:
        """Return the row id of a relation of the vocabulary."""
        return self._relations[name]

    def file_row_id(self, name: str) -> int:
        """Return the row id of a file that claims come from, 0 for none; a new name gets one."""
        if not name:
            return 0
        found = self._files.get(name)
        if found is None:
            self._db.execute("INSERT OR IGNORE INTO file (name) VALUES (?)", (name,))
            row = self._db.execute("SELECT n FROM file WHERE name = ?", (name,)).fetchone()
            found = self._files[name] = int(row[0])
        return found

    def marks_claims(self) -> None:
        """Note that claims of the store are marked; else nobody would look for it in millions of them."""
        if not self._marks_claims:
            self._marks_claims = True
            self.meta({MARKED_CLAIMS: "yes"})

    def event_when(self, key: str) -> When:
        """Return the time of an event that is written, `UNKNOWN` if it has none."""
        found = self._event_days.get(key)
        if found is None:
            row = self._db.execute(
                "SELECT time, first, last, throughout FROM event WHERE id = ?", (key,)
            ).fetchone()
            found = When(row[0], row[1], row[2], bool(row[3])) if row else When()
            self._event_days[key] = found
        return found

    def event_note(self, key: str) -> str:
        """Return the note of an event that is written, or an empty text."""
        n = self.row_id(key)
        row = (
            None
            if n is None
            else self._db.execute("SELECT note FROM event WHERE n = ?", (n,)).fetchone()
        )
        return str(row[0]) if row else ""

    def source_version(self, key: str) -> str:
        """Return the version of a source that is written, or an empty text."""
        row = self._db.execute("SELECT version FROM source WHERE id = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def original_of(self, key: str) -> str:
        """Return what `original` kept under an id, or an empty text."""
        self._db.execute(ORIGINAL)
        row = self._db.execute("SELECT body FROM original WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def _claim_row(self, claim: Claim) -> ClaimRow:
        relation = self.vocabulary[claim.relation]
        when, event = claim.when, UNKNOWN
        if relation.is_word:
            when = relation.time_of(claim, UNKNOWN)
        elif claim.event and not when.known:
            event = self.event_when(claim.event)
        said: tuple[When, ...] = ()
        if relation.kind == "state":
            said = (claim.said, self._source_days.get(claim.source, UNKNOWN))
        if claim.tlp:
            self.marks_claims()
        ends = self._row_ids
        return (
            *key_and_id(claim.id), self._relations[claim.relation], RANKS[claim.modality],
            self._sources[claim.source], claim.when.text, *days_of(when, event, said),
            details_of(claim), self.file_row_id(claim.file), claim.record,
            *[ends.get(key) or self._end(key) if key else 0 for key in _ENDS_OF(claim)],
            *_TEXTS_OF(claim),
            *[getattr(claim, name).text for name in TIMES],
            *[int(getattr(claim, name)) for name in FLAGS],
        )  # fmt: skip

    def _end(self, key: str) -> int:
        n = self.row_id(key)
        if n is None:
            raise InvalidValue(f"{key!r} is no actor or event of the store")
        return n


def inserted(columns: Sequence[str]) -> str:
    """Return the end of a statement that inserts rows of some columns; the other columns stay empty.

    >>> inserted(["subject"])
    Traceback (most recent call last):
    ...
    ValueError: rows of claims need the columns key, relation, rank, first, last, dated_by, claimant, source
    """
    unknown = [name for name in columns if name not in CLAIM_COLUMNS]
    if unknown:
        raise ValueError(f"claims have no columns {', '.join(unknown)}")
    missing = {name: CLAIM_COLUMNS[name] for name in CLAIM_COLUMNS if name not in columns}
    if not all(column.nothing for column in missing.values()):
        needed = ", ".join(name for name, column in CLAIM_COLUMNS.items() if not column.nothing)
        raise ValueError(f"rows of claims need the columns {needed}")
    values = [
        f"nullif(?, {CLAIM_COLUMNS[name].nothing})" if CLAIM_COLUMNS[name].sparse else "?"
        for name in columns
    ]
    values += ["NULL" if column.sparse else column.nothing for column in missing.values()]
    return f"({', '.join([*columns, *missing])}) VALUES ({', '.join(values)})"
