"""A claim as a row of a store, both ways.

What is plain is read and written by the table of `actorgraph.model.fields`; here stands what is not: the
parts of the key, of a date, and names that a store keeps as row ids.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import OPEN_END, OPEN_START, UNKNOWN, When, read_when
from actorgraph.model.fields import CLAIM, MENTIONS, Kind, named
from actorgraph.model.modality import MODALITIES
from actorgraph.store.key import id_of
from actorgraph.store.schema import (
    CLAIM_COLUMNS,
    EVENT_DATE,
    OWN_DATE,
    OWN_SOMETIME,
    SAID_DATE,
    UNDATED,
)

if TYPE_CHECKING:
    from actorgraph.store.things import Things

#: Days on which a claim counts, and how they are known: first, last, dated_by.
Days: TypeAlias = tuple[int, int, int]

#: Fields that a row holds under another name, or as a row id.
_OTHERWISE: Final = ("id", "relation", "modality", "when", "source", "file", "record")
_PLAIN: Final = [field for field in CLAIM if not field.detail and field.name not in _OTHERWISE]
#: Fields that a row holds as they are, by how.
TEXTS, TIMES, FLAGS = (tuple(named(_PLAIN, kind)) for kind in (Kind.TEXT, Kind.TIME, Kind.FLAG))
_PLACES: Final = {column: place for place, column in enumerate(CLAIM_COLUMNS, start=1)}
_THINGS, _TEXTS, _TIMES, _FLAGS = (
    [(name, _PLACES[name]) for name in names] for names in (MENTIONS, TEXTS, TIMES, FLAGS)
)
_REST: Final = itemgetter(
    *(
        _PLACES[column]
        for column in ("key", "id", "relation", "rank", "source", "time", "first", "last", "dated_by",
                       "details", "file", "record")
    )
)  # fmt: skip
#: How the fields that few claims have are written as JSON, and how they are read.
_DETAIL: Final[dict[Kind, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = {
    Kind.TEXT: (str, str),
    Kind.TEXTS: ("; ".join, lambda text: tuple(text.split("; "))),
    Kind.QUANTITY: (
        lambda figure: [figure.what, figure.op, figure.value, figure.unit],
        lambda parts: Quantity(*parts),
    ),
}
#: A figure stands last: claims whose details are put in another order count as changed in an import.
_DETAILS: Final = {
    field.name: _DETAIL[field.kind]
    for field in sorted(CLAIM, key=lambda field: field.kind is Kind.QUANTITY)
    if field.detail
}
_DETAILS_OF: Final = attrgetter(*_DETAILS)
#: `json.dumps` with an option makes an encoder for each call.
_JSON: Final = json.JSONEncoder(ensure_ascii=False).encode
_NEVER: Final = (OPEN_END, OPEN_START, UNDATED)


# -- from a row ------------------------------------------------------------------------------------


def things_of(rows: Iterable[tuple[Any, ...]]) -> set[int]:
    """Return the row ids of the actors and events that rows name."""
    return {row[place] for row in rows for _, place in _THINGS if row[place] is not None}


def claim_of(row: tuple[Any, ...], ids: Mapping[int, str], store: Things) -> Claim:
    """Return the claim of a row; *ids* are those of the actors and events that it names."""
    key, named, relation, rank, source, time, first, last, dated_by, details, file, record = _REST(
        row
    )
    values: dict[str, Any] = {}
    if details:
        held = json.loads(details)
        values = {name: read(held[name]) for name, (_, read) in _DETAILS.items() if name in held}
    for name, place in _THINGS:
        if row[place] is not None:
            values[name] = ids[row[place]]
    for name, place in _TEXTS:
        values[name] = row[place] or ""
    for name, place in _TIMES:
        values[name] = read_when(row[place])
    for name, place in _FLAGS:
        values[name] = bool(row[place])
    return Claim(
        id=named or id_of(key),
        relation=store.relation_names[relation],
        source=store.source_ids[source],
        modality=MODALITIES[rank],
        when=When(time, first, last, dated_by == OWN_DATE) if time else UNKNOWN,
        file=store.file_names[file] if file else "",
        record="" if record is None else str(record),
        **values,
    )


# -- to a row --------------------------------------------------------------------------------------


def details_of(claim: Claim) -> str:
    """Return what few claims have, as the text of the column `details`."""
    values = _DETAILS_OF(claim)
    return details_text(**dict(zip(_DETAILS, values, strict=True))) if any(values) else ""


def details_text(**details: Any) -> str:
    """Return values of the fields that are details, by name, as the text of the column `details`."""
    if not any(details.values()):
        return ""
    held = {name: _DETAILS[name][0](value) for name, value in details.items() if value}
    return _JSON(held)


def days_of(when: When, event: When, said: Iterable[When]) -> Days:
    """Return the days of a claim, and how they are known.

    *said* are the times when a state was said and published, empty for an act: a state without a date
    holds from the earlier to the later of them. Of a word on who did an event, *when* is when it was said.
    """
    if when.known:
        return when.first, when.last, OWN_DATE if when.throughout else OWN_SOMETIME
    if event.known:
        return event.first, event.last, EVENT_DATE
    times = [time for time in said if time.known]
    if times:
        return min(time.first for time in times), max(time.last for time in times), SAID_DATE
    return _NEVER
