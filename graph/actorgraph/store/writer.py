"""Writing a store: into a copy beside it, moved over in one step when all is well."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, Final

from actorgraph.model.dates import OPEN_END, OPEN_START, When
from actorgraph.model.errors import InvalidValue
from actorgraph.model.modality import RANKS
from actorgraph.model.nouns import Claim, Quantity
from actorgraph.store.changes import Changes, apply, compared
from actorgraph.store.key import id_of, key_of
from actorgraph.store.schema import (
    CLAIM_COLUMNS,
    EVENT_DATE,
    NULLED,
    OWN_DATE,
    OWN_SOMETIME,
    SAID_DATE,
    UNDATED,
)
from actorgraph.store.thing_writer import ThingWriter

ClaimRow = tuple[Any, ...]

#: Days on which a claim counts, and how they are known: first, last, dated_by.
Days = tuple[int, int, int]

_VALUES: Final = ", ".join("nullif(?, 0)" if name in NULLED else "?" for name in CLAIM_COLUMNS)

_INSERT_CLAIM: Final = f"INSERT INTO claim ({', '.join(CLAIM_COLUMNS)}) VALUES ({_VALUES})"

_NEVER: Final = (OPEN_END, OPEN_START, UNDATED)


class StoreWriter(ThingWriter):
    """Writes a store in one batch.

    Use it in a ``with`` block: leaving it in peace puts the new store in place, an exception (also
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
