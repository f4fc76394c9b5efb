"""The four tables of a selection, for formats whose cells have types: days are dates, truths are truths.

The columns of claims, actors, events and sources are those of `actorgraph.model.record`. Beside an
id stands its name, beside a relation its family and the verb of a sentence (``label``: *stops short of blaming*),
beside a modality its group and rank, whether the claim is asserted, and as ``weight`` 0 if it is not, and beside
a date the first and last day that it covers. For a claim without a date these are the days of its event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple, TypeAlias

from actorgraph.formats.selection import Selection
from actorgraph.formats.write.graph import events_of
from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.modality import group, rank
from actorgraph.model.record import (
    ACTOR_COLUMNS,
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    actor_record,
    claim_record,
    event_record,
    source_record,
)
from actorgraph.network import ATTRIBUTE_TYPES, edge_words

Row: TypeAlias = Mapping[str, Any]

#: Claims whose names and events are looked up together.
BATCH: Final = 900
_DAYS: Final = ("first_day", "last_day")
#: What stands behind a column and is made from it.
_BESIDE: Final[dict[str, tuple[str, ...]]] = {
    "subject": ("subject_name",),
    "relation": ("family", "label"),
    "object": ("object_name",),
    "modality": ("modality_group", "modality_rank", "asserted", "weight"),
    "when": _DAYS,
    "date": _DAYS,
}
#: The types of columns that are not texts.
TYPES: Final[dict[str, type]] = {
    **ATTRIBUTE_TYPES,
    **dict.fromkeys(_DAYS, When),
}


class Table(NamedTuple):
    """A table: its columns in order, and a function that yields its rows."""

    columns: tuple[str, ...]
    rows: Callable[[Selection], Iterator[Row]]


def _with_more(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for name in columns for each in (name, *_BESIDE.get(name, ())))


def _claims(selection: Selection) -> Iterator[Row]:
    vocabulary = selection.vocabulary
    claims = selection.claims()
    while batch := list(islice(claims, BATCH)):
        ends = (end for claim in batch for end in (claim.subject, claim.object) if end)
        names, events = selection.store.names(ends), events_of(selection, batch)
        for claim in batch:
            happened = events[claim.event].when if claim.event else UNKNOWN
            yield {
                **claim_record(claim),
                "subject_name": names.get(claim.subject, ""),
                "family": vocabulary[claim.relation].family,
                "object_name": names.get(claim.object, ""),
                "modality_group": group(claim.modality),
                "modality_rank": rank(claim.modality),
                **edge_words(claim, vocabulary),
                **_days(vocabulary[claim.relation].time_of(claim, happened)),
            }


def _actors(selection: Selection) -> Iterator[Row]:
    yield from map(actor_record, selection.actors())


def _events(selection: Selection) -> Iterator[Row]:
    for event in selection.events():
        yield {**event_record(event), **_days(event.when)}


def _sources(selection: Selection) -> Iterator[Row]:
    for source in selection.sources():
        yield {**source_record(source), **_days(source.date)}


def _days(when: When) -> Row:
    return {"first_day": when.start, "last_day": when.end}


TABLES: Final = {
    "claims": Table(_with_more(CLAIM_COLUMNS), _claims),
    "actors": Table(_with_more(ACTOR_COLUMNS), _actors),
    "events": Table(_with_more(EVENT_COLUMNS), _events),
    "sources": Table(_with_more(SOURCE_COLUMNS), _sources),
}
