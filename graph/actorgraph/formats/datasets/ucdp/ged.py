"""The UCDP Georeferenced Event Dataset (GED): events of organised violence with at least one death.

One row is one event and makes one claim:

- state-based and non-state violence (types 1 and 2) do not say who attacked whom: ``clashes-with``;
- one-sided violence (type 3): side a ``attacks`` side b, the civilians.

Read are all releases since 2013, with the columns of 25.1, and the monthly candidate events, whose status stands in the
note unless it is clear. An event that is not known to the day is dated by the days of which it was one, ``[2016-01-01..2016-01-31]``.
The best estimate of the deaths is the figure; the bounds and who died are in the note. The place is the
text. Codebook: https://ucdp.uu.se/downloads/.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Final

from actorgraph.formats.datasets.ucdp.common import (
    NO_ID,
    NO_NAME,
    PUBLISHER,
    VERSION,
    begin,
    codebook,
    columns_of,
    has_columns,
    named_actor,
    number,
)
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.day import day_of
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import filled
from actorgraph.formats.read.table import Unread, even_rows, rows_with_header
from actorgraph.formats.sink import Sink
from actorgraph.model.claim import Quantity
from actorgraph.model.dates import When
from actorgraph.model.modality import RANKS
from actorgraph.model.source import Source
from actorgraph.sentence.wording import line_of
from actorgraph.store.hash import hash_of
from actorgraph.store.row import details_text
from actorgraph.store.schema import OWN_DATE, OWN_SOMETIME
from actorgraph.store.writer import ClaimRow

_ID: Final = "ucdp-ged"
_SOURCE: Final = Source(
    _ID,
    "UCDP Georeferenced Event Dataset",
    PUBLISHER.id,
    citation="Sundberg & Melander (2013), Introducing the UCDP Georeferenced Event Dataset,"
    " Journal of Peace Research 50(4)",
)
_NEEDED: Final = (
    "id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "date_prec", "best", "low",
    "high",
)  # fmt: skip
# The order in which `_Reading.row` takes a row apart; what is not there is read as empty.
#: The columns of a claim that `_Reading.row` fills, in its order.
_ROW: Final = (
    "key", "subject", "relation", "object", "rank", "time", "first", "last", "dated_by", "claimant",
    "source", "text", "quote", "details", "file", "record", "cites",
)  # fmt: skip
_COLUMNS: Final = (
    "id", "type_of_violence", "side_a_new_id", "side_a", "gwnoa", "side_b_new_id", "side_b", "gwnob",
    "source_article", "source_original", "source_headline", "where_coordinates", "adm_1", "country",
    "date_start", "date_end", "date_prec", "best", "low", "high", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "event_clarity", "code_status",
)  # fmt: skip
_OLDER_NAMES: Final = {"side_a_new_id": "side_a_id", "side_b_new_id": "side_b_id"}
_UNCLEAR: Final = "event_clarity 2: one of several events that the source tells of together"
_NO_EVENT: Final = "the event has no number"
_NO_TYPE: Final = "the type of violence is none of 1, 2 and 3"
_NO_DATE: Final = "the event's dates are no days, or end before they begin"
_STATED: Final = RANKS["stated"]
_LONGEST_QUOTE: Final = 300
_BATCH: Final = 10_000
_MOST_CACHED: Final = 50_000


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read tables of events, row by row."""
    source = begin(sink, inputs, options, _SOURCE)
    claimant = sink.mention(PUBLISHER)
    reading = _Reading(sink, claimant, source)
    for file in inputs:
        reading.read(file)


class _Skip(Exception):
    """A row that makes no claim, and why."""


class _Reading:
    """One import: actors, days and figures that were met before are looked up and not read again."""

    def __init__(self, sink: Sink, claimant: int, source: int) -> None:
        self._sink = sink
        self._claimant = claimant
        self._source = source
        self._relations = {
            kind: sink.writer.relation_row_id(name)
            for kind, name in codebook("ged", "relations").items()
        }
        self._actors: dict[tuple[str, str, str], int] = {}
        self._days: dict[tuple[str, str, str], tuple[str, int, int, int]] = {}
        self._details: dict[tuple[str, ...], str] = {}

    def read(self, file: Input) -> None:
        """Read one file into the sink, in batches."""
        sink, name = self._sink, file.name
        header, rows = rows_with_header(file)
        width = len(header)
        places = columns_of(file, header, _NEEDED)
        cells_of: Any = itemgetter(
            *(
                places.get(column, places.get(_OLDER_NAMES.get(column, ""), width))
                for column in _COLUMNS
            )
        )
        number_of_file = sink.writer.file_row_id(name)
        known = {*_COLUMNS, *_OLDER_NAMES.values()}
        unread = Unread(header, [cell for cell in header if cell.strip().casefold() in known])
        batch: list[ClaimRow] = []
        count = 0
        for line, row in even_rows(rows, width, file, sink):
            count += 1
            unread.row(row)
            row.append("")
            cells = filled(cells_of(row))
            try:
                batch.append(self.row(cells, number_of_file))
            except _Skip as reason:
                shown = f"{cells[3]} / {cells[6]} {cells[14]}"
                sink.skip(name, cells[0] or f"row {line}", str(reason), line_of(shown))
            if len(batch) >= _BATCH:
                sink.claim_rows(_ROW, batch)
                batch = []
        sink.count(count)
        sink.claim_rows(_ROW, batch)
        unread.tell(name, sink)

    def row(self, cells: tuple[str, ...], file: int) -> ClaimRow:
        """Return the claim of an event, in the columns `_ROW`; raises `_Skip`."""
        (event, kind, key_a, side_a, state_a, key_b, side_b, state_b, article, original, headline, where,
         adm_1, country, start, end, precision, *figures) = cells  # fmt: skip
        record = number(event) if not event.isdecimal() else event
        if not record:
            raise _Skip(_NO_EVENT)
        relation = self._relations.get(kind) or self._relation(kind)
        one = self._actors.get((key_a, side_a, kind)) or self._actor(key_a, side_a, kind, state_a)
        other = self._actors.get((key_b, side_b, kind)) or self._actor(
            key_b, side_b, kind, state_b, is_target=True
        )
        when = self._days.get((start, end, precision)) or self._when(start, end, precision)
        told = (precision, *figures)
        details = self._details.get(told)
        if details is None:
            details = self._figures(told)
        place = f"{where}, {adm_1}, {country}"
        if not (where and adm_1 and country and where != adm_1 and place.isprintable()):
            place = ", ".join(dict.fromkeys(filter(None, map(line_of, (where, adm_1, country)))))
        quote = headline or f"side_a: {side_a}; side_b: {side_b}"
        if len(quote) > _LONGEST_QUOTE or not quote.isprintable():
            quote = self._sink.cut(line_of(quote), _LONGEST_QUOTE, "headlines")
        cites = article or original
        if not cites.isprintable():
            cites = line_of(cites)
        time, first, last, dated_by = when
        return (
            hash_of(f"ucdp-ged\x1f{record}"), one, relation, other, _STATED, time, first, last, dated_by,
            self._claimant, self._source, place, quote, details, file, record, cites,
        )  # fmt: skip

    def _relation(self, kind: str) -> int:
        found = self._relations.get(number(kind))
        if found is None:
            raise _Skip(_NO_TYPE)
        return found

    def _actor(
        self, cell: str, name_cell: str, kind: str, state: str, *, is_target: bool = False
    ) -> int:
        key, name = number(cell), line_of(name_cell)
        if not key:
            raise _Skip(NO_ID)
        if not name:
            raise _Skip(NO_NAME)
        # Sides of type 2 may be communities; the civilians of type 3 are a class.
        is_class = number(kind) == "3" and is_target
        made = named_actor(
            key,
            name,
            kind="class" if is_class else "armed-group" if number(kind) != "2" else "unknown",
            state=number(state),
        )
        found = self._actors[cell, name_cell, kind] = self._sink.mention(made)
        return found

    def _when(self, start: str, end: str, precision: str) -> tuple[str, int, int, int]:
        when = when_of(start, end, precision)
        found = when.text, when.first, when.last, OWN_DATE if when.throughout else OWN_SOMETIME
        if len(self._days) >= _MOST_CACHED:
            self._days.clear()
        self._days[start, end, precision] = found
        return found

    def _figures(self, told: tuple[str, ...]) -> str:
        """Return the figure and the note as the store keeps them."""
        precision, best, low, high, *died, clarity, status = told
        count = number(best)
        notes = []
        bounds = [
            f"{name} {bound}"
            for name, bound in (("low", number(low)), ("high", number(high)))
            if bound
        ]
        if bounds:
            notes.append(f"deaths: {', '.join(bounds)}")
        names = ("side_a", "side_b", "civilians", "unknown")
        parts = [
            f"{name} {found}"
            for name, cell in zip(names, died, strict=True)
            if (found := number(cell))
        ]
        if parts:
            notes.append(f"of them {', '.join(parts)}")
        if number(precision) in codebook("ged", "precisions"):
            notes.append(f"date {codebook('ged', 'precisions')[number(precision)]}")
        if number(clarity) == "2":
            notes.append(_UNCLEAR)
        if (
            status and status.casefold() != "clear"
        ):  # of the candidate events, what is still to be looked at
            notes.append(line_of(f"code_status {status}"))
        # A figure that is not a whole number stands in the note as it is.
        codes = ("date_prec", precision), ("event_clarity", clarity)
        figures = ("best", best), ("low", low), ("high", high)
        deaths = (
            (f"deaths_{name.removeprefix('side_')}", cell)
            for name, cell in zip(names, died, strict=True)
        )
        notes += [
            line_of(f"{name} {cell}")
            for name, cell in (*figures, *deaths, *codes)
            if cell.strip() and not number(cell)
        ]
        figure = Quantity("deaths (best estimate)", "=", int(count), "deaths") if count else None
        if len(self._details) >= _MOST_CACHED:
            self._details.clear()
        made = self._details[told] = details_text(note="; ".join(notes), quantity=figure)
        return made


def when_of(start: str, end: str, precision: str) -> When:
    """Return when an event was; raises `_Skip`.

    The text is EDTF and means what `actorgraph.model.dates.read_when` would read in it, at a hundredth of the
    time: a day, one day of a span, or a day that is not certain.
    """
    first = day_of(start)
    last = day_of(end) if end.strip() else first
    if first is None or last is None or first > last:
        raise _Skip(_NO_DATE)
    one, other = first.toordinal(), last.toordinal()
    if one != other:
        return When(f"[{first.isoformat()}..{last.isoformat()}]", one, other, throughout=False)
    is_exact = number(precision) not in codebook("ged", "precisions")
    return When(first.isoformat() + ("" if is_exact else "~"), one, other, throughout=is_exact)


def recognises(file: Input) -> bool:
    """Return True for a .csv with the columns of the dataset."""
    return has_columns(file, (*_NEEDED, "event_clarity"))


FORMAT: Final = Format(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    suffixes=(".csv",),
    read=read,
    recognises=recognises,
    priority=60,
    options=(VERSION,),
    keeps="who fought or attacked whom, when, where in words, the deaths, the reports that are cited",
    loses="coordinates and grid cells, numbers of conflicts and dyads, names and dates of the cited sources as values of their own",
)
