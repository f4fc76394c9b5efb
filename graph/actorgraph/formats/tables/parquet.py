"""A folder of Parquet files, for pandas, polars, DuckDB and R: claims, actors, events, sources.

``claims.parquet`` has the columns of `actorgraph.formats.write.record.CLAIM_COLUMNS`, and the names of both ends
and the first and last day as dates, so that most questions need no join. Needs ``actorgraph[parquet]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Final

from actorgraph.formats.format import Format, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, folder_whole
from actorgraph.formats.write.record import (
    ACTOR_COLUMNS,
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    actor_record,
    claim_record,
    event_record,
    source_record,
)
from actorgraph.model.dates import OPEN_END, OPEN_START, When
from actorgraph.model.errors import FileTrouble

#: Rows of one group: a reader takes a group at a time, and so does the memory of the writer.
_ROWS: Final = 50_000
_TRUTHS: Final = ("anonymous", "implied", "machine")
_DAYS: Final = ("first_day", "last_day")
_CLAIMS: Final = (*CLAIM_COLUMNS, "subject_name", "object_name", *_DAYS)
_EVENTS: Final = (*EVENT_COLUMNS, *_DAYS)


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as a folder of four files."""
    assert isinstance(target, str | PathLike)
    try:
        import pyarrow
    except ImportError:
        raise FileTrouble("Parquet needs pyarrow: pip install 'actorgraph[parquet]'") from None
    del pyarrow
    with folder_whole(fspath(target)) as folder:
        _file(folder / "claims.parquet", _CLAIMS, _claims(selection))
        _file(folder / "actors.parquet", ACTOR_COLUMNS, map(actor_record, selection.actors()))
        _file(folder / "sources.parquet", SOURCE_COLUMNS, map(source_record, selection.sources()))
        events = ({**event_record(it), **_days(it.when)} for it in selection.events())
        _file(folder / "events.parquet", _EVENTS, events)
    return []


def _claims(selection: Selection) -> Iterator[dict[str, Any]]:
    claims = selection.claims()
    while batch := list(islice(claims, 900)):
        names = selection.store.names(end for it in batch for end in (it.subject, it.object) if end)
        days = selection.store.days(it.id for it in batch)
        for claim in batch:
            first, last = days.get(claim.id, (None, None))
            yield {
                **claim_record(claim),
                "subject_name": names.get(claim.subject, ""),
                "object_name": names.get(claim.object, ""),
                "first_day": _date(first),
                "last_day": _date(last),
            }


def _days(when: When) -> dict[str, date | None]:
    known = when.known
    return {
        "first_day": _date(when.first if known else None),
        "last_day": _date(when.last if known else None),
    }


def _date(day: int | None) -> date | None:
    """Return a day as a date; None where it is unknown or the time is open there."""
    return None if day is None or day in (OPEN_START, OPEN_END) else date.fromordinal(day)


def _file(path: Path, columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {name: pa.bool_() for name in _TRUTHS} | {name: pa.date32() for name in _DAYS}
    kinds["quantity_value"] = pa.float64()
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in columns])
    rest = iter(records)
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        while batch := list(islice(rest, _ROWS)):
            cells = {name: [record.get(name) for record in batch] for name in columns}
            file.write_table(pa.table(cells, schema=schema))


FORMAT: Final = Format(
    name="parquet",
    title="A folder of Parquet files (needs actorgraph[parquet])",
    write=write,
    keeps="every claim, actor, event and source",
    folder=True,
)
