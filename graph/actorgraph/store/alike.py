"""Claims about one thing, grouped by SQLite: for what looks at all claims of a store.

The rows come out one by one or a group at a time; SQLite sorts them, on the disk if there are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.model.filters import Filters
from actorgraph.model.modality import TENTATIVE_RANK

if TYPE_CHECKING:
    from actorgraph.store.reader import Store

#: From `details`, which holds ``"quantity": [what, op, value, unit]``.
_WHAT, _OP, _VALUE, _UNIT = (f"json_extract(details, '$.quantity[{at}]')" for at in range(4))


#: Bits of a number of which two make one: SQLite sorts by one number three times as fast as by two columns.
_HALF: Final = 32
_LOW: Final = (1 << _HALF) - 1


class AssertionRow(NamedTuple):
    """What a claim asserts and who says it, as row ids; 0 if it names nobody.

    Two ids each are one number: relation and subject (`what`), object and event (`whom`), stance and claim (`how`).
    The stance is the same for all claims that assert it, tentatively or not, and another for each modality
    that does not: nobody who denies or hints at it backs those who say it.
    """

    what: int
    whom: int
    how: int
    claimant: int
    spokesperson: int
    source: int

    @property
    def n(self) -> int:
        """The row id of the claim."""
        return self.how & _LOW

    @property
    def relation(self) -> int:
        """The number of the relation."""
        return self.what >> _HALF

    @property
    def ends(self) -> tuple[int, int, int]:
        """The row ids of subject, object and event."""
        return self.what & _LOW, self.whom >> _HALF, self.whom & _LOW


def figure_groups(store: Store, filters: Filters) -> Iterator[list[int]]:
    """Yield the row ids of counting claims that give unlike figures for the same thing.

    The same thing is what is counted, in the same unit, about the same event and object, or the same
    subject if neither is named: what one did to another in no named event may have happened twice.
    Groups come in the order of their first claims.
    """
    first = _first_of(store)
    conditions = store._conditions(filters, filters.counting)
    conditions.add("details LIKE '%\"quantity\"%'")
    rows = store._rows(
        "WITH figure AS MATERIALIZED (SELECT n,"
        f" coalesce(event, CASE WHEN object IS NULL THEN {first('subject')} ELSE -n END) AS about,"
        f" {first('object')} AS target, lower({_WHAT}) AS what, lower({_UNIT}) AS unit, {_OP} AS op,"
        f" {_VALUE} AS value FROM claim{conditions.where})"
        " SELECT group_concat(n) FROM figure GROUP BY about, target, what, unit"
        " HAVING count(*) > 1 AND (min(value) < max(value) OR min(op) < max(op)) ORDER BY min(n)",
        conditions.values,
    )
    for (row_ids,) in rows:
        yield sorted(map(int, row_ids.split(",")))


def shared_objects(store: Store, relation: str, filters: Filters) -> Iterator[int]:
    """Yield the objects that counting claims of a relation join to more than one subject, in order."""
    first = _first_of(store)
    conditions = store._conditions(filters, filters.counting, [relation])
    conditions.add("object IS NOT NULL")
    rows = store._rows(
        f"SELECT {first('object')} AS body FROM claim{conditions.where} GROUP BY body"
        f" HAVING min({first('subject')}) < max({first('subject')}) ORDER BY body",
        conditions.values,
    )
    yield from (body for (body,) in rows)


def assertion_rows(store: Store, filters: Filters) -> Iterator[list[AssertionRow]]:
    """Yield the counting claims that have a subject and an object or event, those of one assertion and stance together.

    Claims that only count are left out, as in `actorgraph.questions.assertion.stance_of`. If the relation
    is symmetric, the lower row id comes first.
    """
    first = _first_of(store)
    one, other = first("subject"), first("object")
    both_ways = store._has_relation(
        relation.name for relation in store.vocabulary if relation.symmetric
    )
    swapped = f"{both_ways} AND object IS NOT NULL AND {other} < {one}"
    figures = store._has_relation(store.vocabulary.members("figure"))
    conditions = store._conditions(filters, filters.counting)
    conditions.add("subject IS NOT NULL")
    conditions.add(f"(object IS NOT NULL OR event IS NOT NULL AND NOT {figures})")
    rows = store._rows(
        f"SELECT relation << {_HALF} | CASE WHEN {swapped} THEN {other} ELSE {one} END AS what,"
        f" CASE WHEN {swapped} THEN {one} ELSE coalesce({other}, 0) END << {_HALF} | coalesce(event, 0)"
        f" AS whom, max(rank, {TENTATIVE_RANK}) << {_HALF} | n AS how, claimant,"
        f" coalesce(spokesperson, 0), source FROM claim{conditions.where} ORDER BY what, whom, how",
        conditions.values,
    )
    alike: list[AssertionRow] = []
    what = whom = stance = -1
    for row in map(AssertionRow._make, rows):
        if row[1] != whom or row[0] != what or row[2] >> _HALF != stance:
            if alike:
                yield alike
            alike = []
            what, whom, stance = row[0], row[1], row[2] >> _HALF
        alike.append(row)
    if alike:
        yield alike


def counts_by(
    store: Store, column: str, voices: Mapping[int, int], filters: Filters
) -> Iterator[tuple[int, int, int]]:
    """Yield (voice, modality rank, claims), by the voice of what ``"claimant"`` or ``"source"`` holds."""
    conditions = store._conditions(filters, filters.modalities)
    totals: dict[tuple[int, int], int] = {}
    for row_id, rank, many in store._rows(
        f"SELECT {column}, rank, count(*) FROM claim{conditions.where} GROUP BY {column}, rank",
        conditions.values,
    ):
        key = (voices.get(row_id, 0), rank)
        totals[key] = totals.get(key, 0) + many
    for (voice, rank), many in sorted(totals.items()):
        yield voice, rank, many


def subjects_by(
    store: Store, column: str, voices: Mapping[int, int], filters: Filters, most: int
) -> Iterator[tuple[int, int, int]]:
    """Yield (voice, actor, claims) for the *most* actors that each voice says most about.

    Nearly all actors are in one claim of a voice; they are looked at only for voices with few others.
    """
    store._db.create_function("voice_of", 1, lambda n: voices.get(n, 0), deterministic=True)
    voice = f"voice_of({column})" if any(n != its for n, its in voices.items()) else column
    first = _first_of(store)
    one, other = first("subject"), first("object")
    left = dict.fromkeys(voices.values(), most)
    for many in ("> 1", "= 1"):
        few = [str(n) for n, its in left.items() if its]
        tests = store._conditions(filters, filters.modalities)
        if many == "= 1":
            tests.add(f"{voice} IN ({', '.join(few)})")
        rows = store._rows(
            f"SELECT both >> {_HALF}, both & {_LOW}, count(*) FROM"
            f" (SELECT {voice} << {_HALF} | {one} AS both FROM claim{tests.where} UNION ALL"
            f" SELECT {voice} << {_HALF} | {other} FROM claim"
            f" WHERE ({other} <> {one} OR subject IS NULL){tests.further})"
            f" WHERE both NOT NULL GROUP BY both HAVING count(*) {many}"
            f" AND both & {_LOW} IN (SELECT n FROM actor)",
            [*tests.values, *tests.values],
        )
        for its, of_one in groupby(rows, key=itemgetter(0)):
            found = nsmallest(left.get(its, most), of_one, key=lambda row: (-row[2], row[1]))
            left[its] = left.get(its, most) - len(found)
            yield from found


def most_at_end(
    store: Store,
    end: str,
    relations: Iterable[str],
    filters: Filters,
    most: int,
    *,
    types: Sequence[str] = (),
    subject: int | None = None,
    object: int | None = None,  # noqa: A002 (the word of the model)
) -> Iterator[tuple[int, int]]:
    """Yield (actor, claims) for those at one end, ``"subject"`` or ``"object"``, of most counting claims."""
    conditions = store._conditions(filters, filters.counting, relations)
    for column, n in (("subject", subject), ("object", object)):
        if n is not None:
            conditions.add_in(column, store.group(n))
    of_types = f" WHERE type IN ({', '.join('?' * len(types))})" if types else ""
    conditions.add(f"{end} IN (SELECT n FROM actor{of_types})", types)
    yield from store._rows(
        f"SELECT {_first_of(store)(end)} AS who, count(*) AS many FROM claim{conditions.where}"
        " GROUP BY who ORDER BY many DESC, who LIMIT ?",
        [*conditions.values, most],
    )


def claimant_row_ids(store: Store, filters: Filters) -> list[int]:
    """Return the row ids of everybody who vouches for a claim, of any modality, in order."""
    conditions = store._conditions(filters, filters.modalities)
    rows = store._rows(f"SELECT DISTINCT claimant FROM claim{conditions.where}", conditions.values)
    return sorted(n for (n,) in rows)


def publishers(store: Store) -> dict[int, int]:
    """Return the row id of each source's publisher, 0 if none is named, by that of the source."""
    rows = store._rows("SELECT n, coalesce(publisher, 0) FROM source")
    return {source: store.first_row_id(publisher) for source, publisher in rows}


def anonymous_row_ids(store: Store) -> frozenset[int]:
    """Return the row ids of the anonymous actors."""
    return frozenset(n for (n,) in store._rows("SELECT n FROM actor WHERE anonymous"))


def anonymous_claims(store: Store, filters: Filters) -> int:
    """Return how many claims, of any modality, an anonymous actor vouches for or speaks."""
    nameless = "(SELECT n FROM actor WHERE anonymous)"
    conditions = store._conditions(filters, filters.modalities)
    conditions.add(f"(claimant IN {nameless} OR spokesperson IN {nameless})")
    return store._count(conditions)


class _First:
    """Writes a column as the row id under which its actor is answered."""

    def __init__(self, *, grouped: bool) -> None:
        self.grouped = grouped

    def __call__(self, column: str) -> str:
        return f"first_of({column})" if self.grouped else column


def _first_of(store: Store) -> _First:
    """Return how to write a column; nothing is added to it if no two actors are one."""
    if store.groups:
        store._db.create_function(
            "first_of",
            1,
            lambda n: None if n is None else store.first_row_id(n),
            deterministic=True,
        )
    return _First(grouped=bool(store.groups))
