"""Claims that speak of one thing, brought together by SQLite: for what looks at all claims of a store.

The rows come out one by one or a group at a time; SQLite sorts them, on the disk where they are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from actorgraph.model.filters import Filters
from actorgraph.store.reader import Store

#: From `details`, which holds ``"quantity": [what, op, value, unit]``.
_WHAT, _OP, _VALUE, _UNIT = (f"json_extract(details, '$.quantity[{at}]')" for at in range(4))


class TieRow(NamedTuple):
    """What a claim ties and who says it, in numbers; 0 where it names none."""

    relation: int
    subject: int
    object: int
    event: int
    claimant: int
    spokesperson: int
    source: int
    n: int


def figure_groups(store: Store, filters: Filters) -> Iterator[list[int]]:
    """Yield the numbers of counting claims that give unlike figures for the same thing.

    The same thing is what is counted, in the same unit, about the same event, or subject where no
    event is named, and the same object. Groups come in the order of their first claims.
    """
    first = _first_of(store)
    tests, values = _tests(store, filters, ["details LIKE '%\"quantity\"%'"])
    rows = store._rows(
        f"WITH figure AS MATERIALIZED (SELECT n, coalesce(event, {first('subject')}) AS about,"
        f" {first('object')} AS target, lower({_WHAT}) AS what, lower({_UNIT}) AS unit, {_OP} AS op,"
        f" {_VALUE} AS value FROM claim{tests})"
        " SELECT group_concat(n) FROM figure GROUP BY about, target, what, unit"
        " HAVING count(*) > 1 AND (min(value) < max(value) OR min(op) < max(op)) ORDER BY min(n)",
        values,
    )
    for (numbers,) in rows:
        yield sorted(map(int, numbers.split(",")))


def shared_objects(store: Store, relation: str, filters: Filters) -> Iterator[int]:
    """Yield the objects that counting claims of a relation join to more than one subject, in order."""
    first = _first_of(store)
    number = store._relation_list([relation])
    tests, values = _tests(store, filters, [f"relation = {number}", "object IS NOT NULL"])
    rows = store._rows(
        f"SELECT {first('object')} AS body FROM claim{tests} GROUP BY body"
        f" HAVING min({first('subject')}) < max({first('subject')}) ORDER BY body",
        values,
    )
    yield from (body for (body,) in rows)


def tie_rows(store: Store, filters: Filters) -> Iterator[TieRow]:
    """Yield the counting claims that have a subject and an object or event, those of one tie together.

    Claims that only count are none, as in `actorgraph.questions.tie.said_of`. Of a relation that goes both ways the lower number comes first.
    """
    first = _first_of(store)
    one, other = first("subject"), first("object")
    both_ways = store._relation_list(it.name for it in store.vocabulary if it.symmetric)
    swapped = f"relation IN ({both_ways}) AND object IS NOT NULL AND {other} < {one}"
    figures = store._relation_list(store.vocabulary.members("figure"))
    ties = f"(object IS NOT NULL OR event IS NOT NULL AND relation NOT IN ({figures}))"
    tests, values = _tests(store, filters, ["subject IS NOT NULL", ties])
    rows = store._rows(
        f"SELECT relation, CASE WHEN {swapped} THEN {other} ELSE {one} END AS a,"
        f" CASE WHEN {swapped} THEN {one} ELSE coalesce({other}, 0) END AS b,"
        f" coalesce(event, 0) AS e, claimant, coalesce(spokesperson, 0), source, n FROM claim{tests}"
        " ORDER BY relation, a, b, e, n",
        values,
    )
    yield from map(TieRow._make, rows)


def counts_by(
    store: Store, column: str, voices: Mapping[int, int], filters: Filters
) -> Iterator[tuple[int, int, int]]:
    """Yield (voice, modality rank, claims), by the voice of the number in ``"claimant"`` or ``"source"``."""
    tests, values = _tests(store, filters, [], filters.modalities)
    totals: dict[tuple[int, int], int] = {}
    for number, rank, many in store._rows(
        f"SELECT {column}, rank, count(*) FROM claim{tests} GROUP BY {column}, rank", values
    ):
        key = (voices.get(number, 0), rank)
        totals[key] = totals.get(key, 0) + many
    for (voice, rank), many in sorted(totals.items()):
        yield voice, rank, many


def subjects_by(
    store: Store, column: str, voices: Mapping[int, int], filters: Filters, most: int
) -> Iterator[tuple[int, int, int]]:
    """Yield (voice, actor, claims) for the *most* actors that each voice says most about."""
    store._db.create_function("voice_of", 1, lambda n: voices.get(n, 0), deterministic=True)
    first = _first_of(store)
    one, other = first("subject"), first("object")
    tests, values = _tests(store, filters, [], filters.modalities)
    also = f"{tests} AND" if tests else " WHERE"
    # Grouped rows come sorted by voice; to sort them by count too costs twice the time.
    rows = store._rows(
        "SELECT voice, actor, count(*) FROM"
        f" (SELECT voice_of({column}) AS voice, {one} AS actor FROM claim{tests} UNION ALL"
        f" SELECT voice_of({column}), {other} FROM claim{also} ({other} <> {one} OR subject IS NULL))"
        " WHERE actor NOT NULL GROUP BY voice, actor HAVING actor IN (SELECT n FROM actor)"
        " ORDER BY voice",
        [*values, *values],
    )
    for _, of_one in groupby(rows, key=itemgetter(0)):
        yield from nsmallest(most, of_one, key=lambda row: (-row[2], row[1]))


def claimant_numbers(store: Store, filters: Filters) -> list[int]:
    """Return the numbers of everybody who vouches for a claim, of any modality, in order."""
    tests, values = _tests(store, filters, [], filters.modalities)
    rows = store._rows(f"SELECT DISTINCT claimant FROM claim{tests} ORDER BY claimant", values)
    return [n for (n,) in rows]


def publishers(store: Store) -> dict[int, int]:
    """Return the number of each source's publisher, 0 where none is named, by the source's number."""
    rows = store._rows("SELECT n, coalesce(publisher, 0) FROM source")
    return {source: store.first_number(publisher) for source, publisher in rows}


def anonymous_numbers(store: Store) -> frozenset[int]:
    """Return the numbers of the mouths without a name."""
    return frozenset(n for (n,) in store._rows("SELECT n FROM actor WHERE anonymous"))


def anonymous_claims(store: Store, filters: Filters) -> int:
    """Return how many claims, of any modality, a mouth without a name vouches for or speaks."""
    nameless = "(SELECT n FROM actor WHERE anonymous)"
    test = f"(claimant IN {nameless} OR spokesperson IN {nameless})"
    tests, values = _tests(store, filters, [test], filters.modalities)
    return int(store._one(f"SELECT count(*) FROM claim{tests}", values)[0])


def _tests(
    store: Store,
    filters: Filters,
    further: Iterable[str],
    modalities: Iterable[str] | None = None,
) -> tuple[str, list[object]]:
    """Return the tests of a statement: those of the filters, counting modalities, and further ones."""
    where, values = store._where(filters, filters.counting if modalities is None else modalities)
    where += further
    return (f" WHERE {' AND '.join(where)}" if where else ""), values


class _First:
    """Writes a column as the number under which its actor is answered."""

    def __init__(self, *, grouped: bool) -> None:
        self.grouped = grouped

    def __call__(self, column: str) -> str:
        return f"first_of({column})" if self.grouped else column


def _first_of(store: Store) -> _First:
    """Return how to write a column; nothing is added to it where no two actors are one."""
    if store.has_groups:
        store._db.create_function(
            "first_of",
            1,
            lambda n: None if n is None else store.first_number(n),
            deterministic=True,
        )
    return _First(grouped=store.has_groups)
