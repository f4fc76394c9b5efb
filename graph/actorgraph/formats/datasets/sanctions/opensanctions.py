"""The simple table of OpenSanctions (``targets.simple.csv``): a row an entry, with what several lists say of it.

Each dataset that a row names, and that says a sanction, ``sanctions`` the entry from the day it was first seen to the last, in
the words of the column ``sanctions``. Entries have the ids that they have in the other files of OpenSanctions, which say more
(`actorgraph.formats.standards.ftm`). The columns are described at https://www.opensanctions.org/docs/bulk/csv/.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from actorgraph.formats.datasets.sanctions.listed import Address, noted, span_of
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present
from actorgraph.formats.read.table import even_rows, first_row, rows_with_header
from actorgraph.formats.sink import Sink, made_id
from actorgraph.formats.standards.ftm.words import made_key, table
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.names import slug
from actorgraph.model.source import Source
from actorgraph.sentence.wording import line_of

_NEEDED: Final = ("id", "schema", "name", "aliases", "sanctions", "dataset")
_TOLD: Final = ("id", "schema", "name", "aliases", "addresses", "sanctions")
_NO_SANCTION: Final = "an entry of which no sanction is said"
_NO_NAME: Final = "an entry without an id or a name"

_Row = dict[str, str]


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read tables, row by row."""
    sink.scope = slug(sink.name) if sink.name else "ftm"
    datasets: set[str] = set()
    for file in inputs:
        for line, row in _rows(file, sink):
            sink.count()
            if not (row["id"] and row["name"]):
                sink.skip(file.name, row["id"] or f"row {line}", _NO_NAME, row["name"])
                continue
            _entry(row, sink)
            for claim in _claims(row, file.name, sink, datasets):
                sink.claim(claim)


def _rows(file: Input, sink: Sink) -> Iterator[tuple[int, _Row]]:
    header, rows = rows_with_header(file)
    columns = [cell.strip().casefold() for cell in header]
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise file.fault(f"is no table of OpenSanctions: it lacks the column {missing[0]!r}", 1)
    for line, cells in even_rows(rows, len(columns), file, sink):
        yield (
            line,
            dict(
                zip(
                    columns,
                    (present(line_of(" ".join(cell.split()))) for cell in cells),
                    strict=True,
                )
            ),
        )


def _parts(row: _Row, column: str) -> list[str]:
    return [part for each in row.get(column, "").split(";") if (part := present(each))]


def _entry(row: _Row, sink: Sink) -> None:
    kind = table("types").get(row["schema"], "unknown")
    notes = [row["schema"] if kind == "unknown" else ""]
    notes += [noted(name, [value]) for name, value in row.items() if name not in _TOLD]
    names = [Name(alias) for alias in _parts(row, "aliases") if alias != row["name"]]
    names.append(Name(f"ftm:{row['id']}", "code"))
    note = "; ".join(filter(None, notes))
    sink.actor(
        Actor(made_key(row["id"]), row["name"], kind, names=tuple(dict.fromkeys(names)), note=note)
    )


def _claims(row: _Row, file: str, sink: Sink, datasets: set[str]) -> Iterator[Claim]:
    key = made_key(row["id"])
    said = span_of(row.get("first_seen", ""), row.get("last_seen", ""))
    places = [Address(text) for text in _parts(row, "addresses")]
    named = _parts(row, "dataset")
    if not row["sanctions"] or not named:
        sink.skip(file, row["id"], _NO_SANCTION, row["name"])
    for dataset in named:
        claimant = f"dataset-{slug(dataset)}"
        if dataset not in datasets:
            datasets.add(dataset)
            sink.mention(Actor(claimant, dataset, "dataset"))
            sink.source(Source(claimant, dataset, claimant))
        if row["sanctions"]:
            yield Claim(
                made_id(claimant, row["id"], "sanctions"), "sanctions", claimant, claimant, claimant, key,
                role=row["sanctions"], said=said, quote=row["sanctions"], file=file, record=row["id"],
            )  # fmt: skip
        for place in places:
            yield Claim(
                made_id(claimant, row["id"], "located-in", place.text), "located-in", claimant, claimant, key,
                text=place.text, said=said, quote=place.text, file=file, record=row["id"],
            )  # fmt: skip


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
