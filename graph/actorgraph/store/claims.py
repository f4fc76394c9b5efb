"""Claims by what is asked of them, and as values."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.dates import OPEN_END, OPEN_START, share_a_day
from actorgraph.model.errors import UnknownClaim
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE_RANK, RANKS, TENTATIVE_RANK
from actorgraph.model.names import fold, near
from actorgraph.store.key import id_of, key_of
from actorgraph.store.names import Names
from actorgraph.store.rows import CHUNK, Conditions, chunks, marks
from actorgraph.store.schema import (
    CLAIM_COLUMNS,
    EVENT_DATE,
    OWN_SOMETIME,
    SAID_DATE,
    UNDATED,
)

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

_CLAIM: Final = f"SELECT n, {', '.join(CLAIM_COLUMNS)} FROM claim"
#: The same from a store of version 1.
_CLAIM_1: Final = _CLAIM.replace("file, record, cites", "NULL, NULL, NULL")
#: Columns in which a claim names an actor or event that the claim is about.
_ENDS: Final = ("subject", "object", "event")
#: Columns in which a claim names who says so.
_VOICES: Final = ("claimant", "spokesperson")


class Claims(Names):
    """Claims by what is asked of them, and as values."""

    def claims(
        self,
        filters: Filters = NONE,
        *,
        modalities: Iterable[str] = (),
        relations: Iterable[str] = (),
        subject: int | None = None,
        object: int | None = None,  # noqa: A002 (the word of the model)
        either: int | None = None,
        both: tuple[int, int] | None = None,
        among: Collection[int] = (),
        within: Collection[int] = (),
        event: int | None = None,
        missing: str = "",
        voice: int | None = None,
        source: str = "",
        quantified: bool = False,
    ) -> Iterator[Claim]:
        """Yield the claims that meet all that is asked, in the order in which they were written.

        *subject*, *object* and *event* are row ids; *either* is an actor or event at either end, or
        as the event; *both* are subject and object, or object and subject; *among* several of which one is; *within* several of which all are that the claim
        has. *missing* is ``"subject"`` or ``"object"``: only claims without it. *voice* is
        the claimant or spokesperson; *quantified* claims give a figure. *modalities* stands in for those
        of the filters; without either, every modality is yielded.
        """
        conditions = self._conditions(filters, list(modalities) or filters.modalities, relations)
        if missing:
            conditions.add(f"{'subject' if missing == 'subject' else 'object'} IS NULL")
        for column, n in (("subject", subject), ("object", object), ("event", event)):
            if n is not None:
                conditions.add_in(column, self.group(n))
        if among:
            row_ids = _listed(self._expanded(among))
            some = " OR ".join(f"{end} IN ({row_ids})" for end in _ENDS)
            conditions.add(f"({some})")
        if within:
            row_ids = _listed(within)
            for end in ("object", "event"):
                conditions.add(f"({end} IS NULL OR {end} IN ({row_ids}))")
            conditions.add(f"(subject IN ({row_ids}) OR subject IS NULL AND event IN ({row_ids}))")
        if both is not None:
            one, other = (f"({_listed(self.group(n))})" for n in both)
            conditions.add(
                f"(subject IN {one} AND object IN {other} OR subject IN {other} AND object IN {one})"
            )
        if either is not None:
            conditions.add_either(_ENDS, self.group(either))
        if voice is not None:
            conditions.add_either(_VOICES, self.group(voice))
        if source:
            conditions.add("source = (SELECT n FROM source WHERE id = ?)", [source])
        if quantified:
            conditions.add("details LIKE '%\"quantity\"%'")
        yield from self._claims(conditions)

    def on_deeds(
        self,
        victim: int,
        deeds: Iterable[str],
        relations: Iterable[str],
        filters: Filters = NONE,
        event: int | None = None,
    ) -> Iterator[Claim]:
        """Yield the claims with some relations about the events in which an actor suffered something.

        It did so in an event about which a claim with one of the relations *deeds* asserts it, that does it
        itself, or that happened in it, if it is a facility. Every modality is yielded; *event* is the
        one event that counts. Days that are asked for are those of the event, whenever somebody spoke of it.
        """
        timeless = filters.of_any_day()
        conditions = self._conditions(timeless, filters.modalities, relations)
        for first, last in filters.spans:
            conditions.add(
                "event IN (SELECT n FROM event WHERE first > last"
                f" OR event.last >= {first} AND event.first <= {last})"
            )
        row_ids = _listed(self.group(victim))
        suffered = (
            f"object IN ({row_ids}) AND rank <= {ASSERTIVE_RANK} AND {self._has_relation(deeds)}"
        )
        conditions.add(
            f"event IN (SELECT event FROM claim WHERE {suffered}"
            f" UNION SELECT subject FROM claim WHERE {suffered}"
            " UNION SELECT place.event FROM place JOIN actor ON actor.n = place.actor"
            f" WHERE actor.n IN ({row_ids}) AND actor.type = 'facility')"
        )
        if event is not None:
            conditions.add_in("event", self.group(event))
        yield from self._claims(conditions)

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with an id; raises `UnknownClaim`."""
        return next(self.claims_called([claim_id]))

    def claims_called(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Yield the claims with these ids, in their order; raises `UnknownClaim`."""
        yield from self._values(self.claim_rows(ids=ids))

    def claims_of(self, row_ids: Iterable[int]) -> dict[int, Claim]:
        """Return the claims with these row ids, as `Hop` gives them."""
        found: dict[int, Claim] = {}
        for chunk in chunks(list(dict.fromkeys(row_ids))):
            rows = self._all(f"{self._claim_columns} WHERE n IN ({marks(chunk)})", chunk)
            found.update(zip((row[0] for row in rows), self._made(rows), strict=True))
        return found

    def claim_ids_like(self, text: str) -> list[str]:
        """Return the ids of claims that come nearest to a text, best first; none that are made of numbers."""
        ids = [key for (key,) in self._rows("SELECT id FROM claim WHERE id IS NOT NULL ORDER BY n")]
        return [ids[at] for at in near(text, [fold(key) for key in ids])]

    def claim_ids(self, row_ids: Sequence[int]) -> list[str]:
        """Return the ids of the claims with these row ids, in their order."""
        rows = self._each_in("SELECT n, key, id FROM claim WHERE n IN ({marks})", row_ids)
        found = {n: named or id_of(key) for n, key, named in rows}
        with self.reporting_damage():
            return [found[n] for n in row_ids]

    def claim_rows(
        self,
        filters: Filters = NONE,
        relations: Iterable[str] = (),
        ids: Iterable[str] | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield claims as rows: their row id, then the columns of `schema.CLAIM_COLUMNS`.

        For millions of claims: no values are made. Without *ids* they come in the order in which they
        were written; those with *ids* come in the order of these.
        """
        if ids is None:
            conditions = self._selected(filters, relations, None)
            yield from self._rows(
                f"{self._claim_columns}{conditions.where} ORDER BY n", conditions.values
            )
            return
        for chunk in chunks(list(dict.fromkeys(ids))):
            keys = [key_of(claim_id) for claim_id in chunk]
            rows = self._rows(f"{self._claim_columns} WHERE key IN ({marks(keys)})", keys)
            found = {row[1]: row for row in rows}
            for claim_id, key in zip(chunk, keys, strict=True):
                if key not in found or (found[key][2] or id_of(key)) != claim_id:
                    raise UnknownClaim(claim_id)
                yield found[key]

    def identity_claims(self, relation: str) -> list[Claim]:
        """Return the claims of ``"same-as"`` or ``"not-same-as"``, in the order of writing."""
        row_id = self._relation_row_ids.get(relation)
        if row_id is None:
            return []
        # The relation as a literal, so that SQLite takes the index that holds such claims alone.
        conditions = Conditions()
        conditions.add(f"relation = {int(row_id)}")
        return list(self._claims(conditions))

    def containing(self, text: str) -> Iterator[Claim]:
        """Yield the claims whose quote, hedge, text or note holds a text, folded.

        Reads every claim; SQLite sets aside those that cannot hold the text before Python folds the
        rest.
        """
        folded = fold(text)
        if not folded:
            return
        word = max(folded.split(), key=len)
        piece = word if word.isascii() else ""
        conditions = Conditions()
        conditions.add(
            f"({' OR '.join(_MAY_HOLD_WORD)})", [f"%{piece}%", f"%{'%'.join(piece)}%"] * 3
        )
        for claim in self._claims(conditions):
            if any(folded in fold(words) for words in _words_of(claim)):
                yield claim

    def count_claims(self, filters: Filters = NONE, relations: Iterable[str] = ()) -> int:
        """Return how many claims meet filters and relations; see `claims`."""
        return self._count(self._selected(filters, relations, None))

    def has_role(
        self, relations: Iterable[str], wanted: Collection[str], stem: Callable[[str], str]
    ) -> bool:
        """Return True if a claim of some relations has a role with all the wanted stems."""
        for (text,) in self._rows(
            f"SELECT DISTINCT details FROM claim WHERE {self._has_relation(relations)}"
            " AND details LIKE '%\"role\"%'"
        ):
            role = json.loads(text).get("role", "")
            if set(wanted) <= {stem(word) for word in fold(role).split()}:
                return True
        return False

    def days(self, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return the first and last day on which claims count, by id; undated claims are left out.

        An open end is `actorgraph.model.dates.OPEN_START` or `OPEN_END`.
        """
        keys = {key_of(claim_id): claim_id for claim_id in ids}
        rows = self._each_in(
            "SELECT key, first, last FROM claim WHERE key IN ({marks}) AND dated_by > 0", keys
        )
        return {keys[key]: (first, last) for key, first, last in rows}

    def holding(self, ids: Iterable[str], filters: Filters) -> set[str]:
        """Return which of some claims hold on the days that are asked for."""
        wanted = {key_of(claim_id): claim_id for claim_id in ids}
        days = replace(NONE, as_of=filters.as_of, since=filters.since, until=filters.until)
        held = self._conditions(days)
        rows = (
            row
            for chunk in chunks(list(wanted))
            for row in self._all(
                f"SELECT key FROM claim WHERE key IN ({marks(chunk)}){held.further}",
                [*chunk, *held.values],
            )
        )
        return {wanted[key] for (key,) in rows}

    def at_one_time(self, one: str, other: str) -> bool:
        """Return True if two claims, by their ids, speak of a time that they share, or may do so.

        An act without a date may be of any day, and two undated states of one and the same state of things; a state
        without a date holds on the days of its telling beside one that has dates.
        """
        keys = [key_of(one), key_of(other)]
        rows = {
            key: (dated_by, (first, last))
            for key, dated_by, first, last in self._each_in(
                "SELECT key, dated_by, first, last FROM claim WHERE key IN ({marks})", keys
            )
        }
        kinds, spans = zip(*(rows[key] for key in keys), strict=True)
        if UNDATED in kinds or set(kinds) == {SAID_DATE}:
            return True
        return share_a_day(spans)

    # -- statements --------------------------------------------------------------------------------

    def _conditions(
        self,
        filters: Filters = NONE,
        modalities: Iterable[str] = (),
        relations: Iterable[str] = (),
    ) -> Conditions:
        """Return the conditions of the filters, without their modalities, and of some relations."""
        conditions = Conditions()
        if relations:
            conditions.add(self._has_relation(relations))
        ranks = sorted(RANKS[name] for name in modalities)
        if ranks and ranks == list(range(len(ranks))):
            conditions.add(f"rank <= {ranks[-1]}")
        elif ranks:
            conditions.add(f"rank IN ({_listed(ranks)})")
        for first, last in filters.spans:
            may_hold = f" OR {_may_hold(first, last)}" if filters.undated else ""
            conditions.add(f"({_holds(first, last)}{may_hold})")
        if filters.claimants:
            named = (self.actor(name).n for name in filters.claimants)
            conditions.add_either(_VOICES, self._expanded(named))
        if filters.without:
            rows = self._each_in("SELECT n FROM source WHERE id IN ({marks})", filters.without)
            conditions.add(f"source NOT IN ({_listed(n for (n,) in rows)})")
        return conditions

    def _selected(
        self, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
    ) -> Conditions:
        """Return the conditions of claims with some ids, or of all that meet filters and relations."""
        if ids is None:
            return self._conditions(filters, filters.modalities, relations)
        conditions = Conditions()
        conditions.add(f"key IN ({_listed(map(key_of, ids))})")
        return conditions

    def _count(self, conditions: Conditions) -> int:
        row = self._one(f"SELECT count(*) FROM claim{conditions.where}", conditions.values)
        return int(row[0])

    @property
    def _claim_columns(self) -> str:
        return _CLAIM if self._version > 1 else _CLAIM_1

    # -- values ------------------------------------------------------------------------------------

    def _claims(self, conditions: Conditions) -> Iterator[Claim]:
        statement = f"{self._claim_columns}{conditions.where} ORDER BY n"
        yield from self._values(self._rows(statement, conditions.values))

    def _values(self, rows: Iterator[Any]) -> Iterator[Claim]:
        """Yield the claims of rows; the ids of their ends are looked up for many together."""
        while batch := list(islice(rows, CHUNK)):
            yield from self._made(batch)

    def _made(self, rows: Sequence[Any]) -> list[Claim]:
        from actorgraph.store.row import claim_of, things_of

        with self.reporting_damage():
            ids = {n: thing.id for n, thing in self.things(things_of(rows)).items()}
            return [claim_of(row, ids, self) for row in rows]


#: A word of letters and digits, and then the same with signs within, of which only these do not part words.
_MAY_HOLD_WORD: Final = [
    f"{column} LIKE ? OR {column} LIKE ? AND {column} GLOB '*[''`]*' OR {column} GLOB '*[^ -~]*'"
    for column in ("quote", "text", "details")
]
#: The last day on which the source of a claim was published; a source without a date speaks for every day.
_PUBLISHED: Final = f"(SELECT CASE WHEN first > last THEN {OPEN_END} ELSE last END FROM source WHERE n = claim.source)"


def _holds(first: int, last: int) -> str:
    """Return the condition that a claim holds on one of some days; see docs/decisions/0002.

    A time that is open at its end is known to hold until it was published, one that is open at its start on
    its last day; what was on one of several days was on one of these if all of them are.
    """
    return (
        f"(dated_by > {UNDATED} AND last >= {first} AND first <= {last}"
        f" AND (last < {OPEN_END} OR {first} <= {_PUBLISHED})"
        f" AND (first > {OPEN_START} OR last <= {last})"
        f" AND (dated_by < {OWN_SOMETIME} OR first >= {first} AND last <= {last}))"
    )


def _may_hold(first: int, last: int) -> str:
    """Return the condition that a claim may hold on one of some days: its dates neither say so nor rule it out.

    A state without dates of its own may hold on days other than that on which it was said; an act without a
    date may be of any day until it was published, or of any at all if it was yet to come.
    """
    tentative = f"rank > {ASSERTIVE_RANK} AND rank <= {TENTATIVE_RANK}"
    return (
        f"dated_by = {SAID_DATE}"
        f" OR dated_by = {UNDATED} AND ({tentative} OR {first} <= {_PUBLISHED})"
        f" OR dated_by >= {EVENT_DATE} AND last >= {first} AND first <= {last}"
    )


def _words_of(claim: Claim) -> tuple[str, ...]:
    """Return the words in which a claim is put."""
    what = claim.quantity.what if claim.quantity else ""
    return (claim.quote, claim.hedge, claim.text, claim.role, *claim.mode, claim.note, what)


def _listed(row_ids: Iterable[int]) -> str:
    return ", ".join(str(int(n)) for n in row_ids)
