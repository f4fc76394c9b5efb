"""The claims of a store as one table: with the names of what they mention, so that people can read it and it comes back.

The table alone has no further names, types, notes or publishers, and says so when it is written; read again, its claims
have the ids, ends and words that they had.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.table import even_rows, rows_with_header
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.tables.csv.claims import plain
from actorgraph.formats.write.graph import events_of
from actorgraph.model.actor import Actor
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidDate, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import MENTIONS
from actorgraph.model.record import Record, claim_of, claim_record
from actorgraph.model.source import Source
from actorgraph.network import edge_words

#: The columns behind those of a claim.
BESIDE: Final = (
    "subject_name", "subject_kind", "object_name", "object_kind", "event_name", "event_when", "claimant_name",
    "spokesperson_name", "source_title", "family",
)  # fmt: skip
_BATCH: Final = 900


def records(selection: Selection) -> Iterator[Record]:
    """Yield the claims of a selection with the names of what they mention."""
    vocabulary = selection.vocabulary
    events = {event.id for event in selection.events()}
    titles = {source.id: source.title for source in selection.sources()}
    claims = selection.claims()
    while batch := list(islice(claims, _BATCH)):
        named = {key for claim in batch for name in MENTIONS if (key := getattr(claim, name))}
        names, happened = selection.store.names(named), events_of(selection, batch)
        for claim in batch:
            beside: Record = {
                f"{name}_name": names.get(getattr(claim, name), "") for name in MENTIONS
            }
            for end in ("subject", "object"):
                key = getattr(claim, end)
                beside[f"{end}_kind"] = ("event" if key in events else "actor") if key else ""
            when = happened[claim.event].when.text if claim.event else ""
            yield {
                **claim_record(claim),
                "tlp": selection.store.marking_of(
                    claim
                ),  # its source is not in the table to say so
                **edge_words(claim, vocabulary),
                **beside,
                "event_when": when,
                "source_title": titles.get(claim.source, ""),
                "family": vocabulary[claim.relation].family,
            }


def read_alone(file: Input, sink: Sink) -> None:
    """Read such a table, or one of an earlier version: first what its claims mention, then the claims."""
    events = {key for row in _rows(file, None) for key in _events_in(row)}
    written: set[str] = set()
    for row in _rows(file, sink):
        with _Faults(sink, file, row):
            for name in MENTIONS:
                key = row.get(name, "")
                if key and key not in written:
                    written.add(key)
                    _write(sink, key, name, row, is_event=key in events)
            source = row.get("source", "")
            if source and f"source {source}" not in written:
                written.add(f"source {source}")
                sink.source(Source(source, row.get("source_title") or source, ""))
            if row.get("family"):
                sink.relations([{"name": row["relation"], "family": row["family"]}])
    sink.check()
    for row in _rows(file, None):
        sink.count()
        with _Faults(sink, file, row):
            sink.claim(claim_of({name: cell for name, cell in row.items() if name not in BESIDE}))


def _events_in(row: dict[str, str]) -> Iterator[str]:
    if row.get("event"):
        yield row["event"]
    for end in ("subject", "object"):
        if row.get(f"{end}_kind") == "event":
            yield row[end]


def _write(sink: Sink, key: str, name: str, row: dict[str, str], *, is_event: bool) -> None:
    called = row.get(f"{name}_name") or key
    if is_event:
        when = row.get("event_when", "") if name == "event" else ""
        sink.event(Event(key, called, when=read_when(when)))
    else:
        sink.mention(Actor(key, called))


def _rows(file: Input, sink: Sink | None) -> Iterator[dict[str, str]]:
    header, rows = rows_with_header(file)
    for line, row in even_rows(rows, len(header), file, sink):
        yield {**dict(zip(header, map(plain, row), strict=True)), "": str(line)}


class _Faults:
    """Keeps what is wrong with a row, and goes on."""

    def __init__(self, sink: Sink, file: Input, row: dict[str, Any]) -> None:
        self._sink, self._file, self._row = sink, file, row

    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, InvalidValue | InvalidDate):
            self._sink.fault(self._file.name, int(self._row[""]), str(error))
            return True
        return False
