"""Rows of a whole store, for what looks at all its claims at once: no values are made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.model.errors import StoreError
from actorgraph.model.filters import Filters
from actorgraph.store.rows import chunks, marks

if TYPE_CHECKING:
    from actorgraph.store.reader import Store

#: Claims that count nobody, such as that none was killed: they deny by what they count, and tie nobody.
_NOBODY: Final = (
    "details LIKE '%\"quantity\"%' AND json_extract(details, '$.quantity[1]') = '='"
    " AND json_extract(details, '$.quantity[2]') = 0"
)
#: Bits of a tie key for each of its ends.
_END: Final = 28


def thing_ids(store: Store) -> dict[int, str]:
    """Return the ids of all actors and events by their row ids."""
    return dict(store._rows("SELECT n, id FROM actor UNION ALL SELECT n, id FROM event"))


def event_row_ids(store: Store) -> list[int]:
    """Return the row ids of all events, in order."""
    return [n for (n,) in store._rows("SELECT n FROM event ORDER BY n")]


def parents(store: Store) -> Iterator[tuple[int, str, int | None]]:
    """Yield (row id, type, parent) of all actors, in order."""
    yield from store._rows("SELECT n, type, parent FROM actor ORDER BY n")


def tie_keys(
    store: Store, filters: Filters, classes: Sequence[Collection[str]], *, events: bool = False
) -> Iterator[tuple[int]]:
    """Yield each claim with two ends as one integer, whatever its modality.

    From the highest bit: 28 of its subject, 28 of its object, 4 of its modality's rank and 2 of
    the position of the class that holds its relation; relations of no class are left out. With
    *events*, the event stands in for a missing end. Ends are not yet those under which
    actors are answered (see `Store.groups`).
    """
    most = max(
        store._one(f"SELECT ifnull(max(n), 0) FROM {table}")[0] for table in ("actor", "event")
    )
    if most >= 1 << _END:
        raise StoreError(f"{str(store.path)!r} has more than {1 << _END:,} actors and events")
    start, end = _tie_ends(events)
    conditions = store._conditions(filters)
    conditions.add(store._has_relation(name for names in classes for name in names))
    conditions.add(f"{start} IS NOT NULL")
    conditions.add(f"{end} IS NOT NULL")
    # Apart, so that the scan reads nothing but its index.
    conditions.add(f"n NOT IN (SELECT n FROM claim WHERE {_NOBODY})")
    cases = " ".join(
        f"WHEN {store._has_relation(names)} THEN {position}"
        for position, names in enumerate(classes)
        if names
    )
    kind = f"CASE {cases} END" if cases else "0"
    yield from store._rows(
        f"SELECT ({start} << 34) | ({end} << 6) | (rank << 2) | ({kind}) FROM claim"
        f"{conditions.where}",
        conditions.values,
    )


def tied(
    store: Store,
    row_ids: Iterable[int],
    filters: Filters,
    relations: Iterable[str],
    *,
    modalities: Iterable[str],
    events: bool = False,
) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield (claim, subject, object, rank, source) of the claims that tie some actors to others.

    A claim that ties two of them comes twice. With *events*, the event stands in for a missing end;
    without, events tie nobody. Ends are those under which actors are answered.
    """
    start, end = _tie_ends(events)
    conditions = store._conditions(filters, modalities)
    conditions.add(store._has_relation(relations))
    conditions.add(f"{start} IS NOT NULL")
    conditions.add(f"{end} IS NOT NULL")
    conditions.add(f"NOT ({_NOBODY})")
    if not events:
        conditions.add("subject NOT IN (SELECT n FROM event)")
        conditions.add("object NOT IN (SELECT n FROM event)")
    for chunk in chunks(store._expanded(row_ids)):
        for column in ("subject", "object", "event") if events else ("subject", "object"):
            rows = store._rows(
                f"SELECT n, {start}, {end}, rank, source FROM claim"
                f" WHERE {column} IN ({marks(chunk)}){conditions.further}",
                [*chunk, *conditions.values],
            )
            for n, one, other, rank, source in rows:
                first, second = store.first_row_id(one), store.first_row_id(other)
                if first != second:
                    yield n, first, second, rank, source


def _tie_ends(events: bool) -> tuple[str, str]:
    return ("ifnull(subject, event)", "ifnull(object, event)") if events else ("subject", "object")
