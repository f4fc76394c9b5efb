"""The simple table of OpenSanctions (``targets.simple.csv``): a row an entry, with what several lists say of it.

Each dataset that a row names, and that says a sanction, ``sanctions`` the entry from the day it was first seen to the last, in
the words of the column ``sanctions``. Entries have the ids that they have in the other files of OpenSanctions, which say more
(`actorgraph.formats.standards.ftm`). The columns are described at https://www.opensanctions.org/docs/bulk/csv/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypedDict

from actorgraph.formats.claim_rows import ClaimRows, Ends, details_of, key_of
from actorgraph.formats.datasets.sanctions.listed import span_of
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present, present_cells
from actorgraph.formats.read.table import even_rows, first_row, need_once, rows_with_header
from actorgraph.formats.sink import Sink
from actorgraph.formats.standards.ftm.words import made_key, table
from actorgraph.model.actor import Actor, Name
from actorgraph.model.dates import When
from actorgraph.model.names import slug, whole_slug
from actorgraph.model.source import Source

_NEEDED: Final = ("id", "schema", "name", "aliases", "sanctions", "dataset")
_TOLD: Final = ("id", "schema", "name", "aliases", "addresses", "sanctions")
_NO_SANCTION: Final = "an entry of which no sanction is said"
_AGAIN: Final = "a further row of an entry, of which only names and what is said are read"
_NO_NAME: Final = "an entry without an id or a name"

_Row = dict[str, str]
_DEFAULTS: Final = dict.fromkeys(("addresses", "first_seen", "last_seen"), "")


class _Told(TypedDict):
    """What all claims of a dataset in a row have."""

    source: int
    claimant: int
    said: When
    file: str
    record: str


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read tables, row by row."""
    sink.scope = slug(sink.name) if sink.name else "ftm"
    entries = _Entries(sink)
    for file in inputs:
        for line, row in _rows(file, sink):
            sink.count()
            if row["id"] and row["name"]:
                entries.add(row, file.name)
            else:
                sink.skip(file.name, row["id"] or f"row {line}", _NO_NAME, row["name"])


def _rows(file: Input, sink: Sink) -> Iterator[tuple[int, _Row]]:
    header, rows = rows_with_header(file)
    columns = [cell.strip().casefold() for cell in header]
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise file.fault(f"is no table of OpenSanctions: it lacks the column {missing[0]!r}", 1)
    need_once(file, columns, columns)
    for line, cells in even_rows(rows, len(columns), file, sink):
        yield line, _DEFAULTS | dict(zip(columns, present_cells(cells), strict=True))


def _parts(cell: str) -> list[str]:
    """Return the parts of a cell with semicolons, without blanks that are doubled."""
    return [part for each in cell.split(";") if (part := present(" ".join(each.split())))]


class _Entries:
    """One import on its way into a sink."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._claims = ClaimRows(sink)
        #: The names that further rows of an entry give it, by its row id.
        self._further: dict[int, list[Name]] = {}
        sink.at_end(self._write_further)
        #: The id of each dataset, and the row ids of the actor and the source that it is.
        self._datasets: dict[str, tuple[str, int, int]] = {}

    def add(self, row: _Row, file: str) -> None:
        """Write an entry, and what is said of it."""
        record, sanctions, named = row["id"], row["sanctions"], _parts(row["dataset"])
        entry = self._entry(row, file)
        if not sanctions or not named:
            self._sink.skip(file, record, _NO_SANCTION, row["name"])
        places = _parts(row["addresses"]) if row["addresses"] else []
        said = span_of(row["first_seen"], row["last_seen"])
        for dataset in named:
            key, claimant, source = self._datasets.get(dataset) or self._dataset(dataset)
            told: _Told = {
                "source": source,
                "claimant": claimant,
                "said": said,
                "file": file,
                "record": record,
            }
            if sanctions:
                self._claims.add(
                    key_of(key, record, "sanctions"), "sanctions", Ends(claimant, entry), details_of(sanctions), quote=sanctions, **told,
                )  # fmt: skip
            for place in places:
                self._claims.add(
                    key_of(key, record, "located-in", place), "located-in", Ends(entry), text=place, quote=place, **told
                )  # fmt: skip

    def _entry(self, row: _Row, file: str) -> int:
        kind = table("types").get(row["schema"], "unknown")
        name = " ".join(row["name"].split())
        notes = [row["schema"] if kind == "unknown" else ""]
        notes += [f"{name} {value}" for name, value in row.items() if value and name not in _TOLD]
        names = [Name(alias) for alias in _parts(row["aliases"]) if alias != name]
        names.append(Name(f"ftm:{row['id']}", "code"))
        note = "; ".join(filter(None, notes))
        key = made_key(row["id"])
        made = Actor(key, name, kind, names=tuple(dict.fromkeys(names)), note=note)
        if not self._sink.has_met(key):
            return self._sink.actor(made)
        self._sink.skip(file, row["id"], _AGAIN, note)
        found = self._sink.row_id(key)
        self._further.setdefault(found, []).extend([Name(name), *made.names])
        return found

    def _write_further(self) -> None:
        if self._further:
            unique = {n: [*dict.fromkeys(names)] for n, names in self._further.items()}
            self._sink.writer.further_names(unique)

    def _dataset(self, name: str) -> tuple[str, int, int]:
        key = f"dataset-{whole_slug(name)}"
        claimant = self._sink.mention(Actor(key, name, "dataset"))
        found = self._datasets[name] = key, claimant, self._sink.source(Source(key, name, key))
        return found


def recognises(file: Input) -> bool:
    """Return True for a table with the columns of OpenSanctions."""
    return set(_NEEDED) <= set(first_row(file).columns)


FORMAT: Final = Format(
    name="opensanctions",
    title="Simple tables of OpenSanctions (targets.simple.csv)",
    suffixes=(".simple.csv", ".csv"),
    read=read,
    recognises=recognises,
    priority=72,
    keeps="entries with all names, the datasets as claimants, sanctions, addresses, the rest in the note",
    loses="which of several datasets says what: the table does not tell",
)
