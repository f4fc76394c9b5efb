"""A folder of tables that ``neo4j-admin database import full`` takes: nodes.csv, sources.csv, claims.csv.

The same nodes and relationships as `actorgraph.formats.graphs.cypher`, for stores that are too large for statements.
The header of each table describes its columns (https://neo4j.com/docs/operations-manual/current/import/).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Final

from actorgraph.formats.format import Format, Options
from actorgraph.formats.graphs.cypher import relationships_of, texts_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, folder_whole
from actorgraph.model.record import (
    ACTOR_COLUMNS,
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    TYPES,
    Record,
    actor_record,
    event_record,
    source_record,
)

_NODES: Final = tuple(dict.fromkeys((*ACTOR_COLUMNS, *EVENT_COLUMNS)))
_CLAIM: Final = (*CLAIM_COLUMNS, "sentence")
_TYPES: Final = {str: "string", bool: "boolean", float: "double"}
_COMMAND: Final = """\
neo4j-admin database import full --nodes=nodes.csv --nodes=sources.csv --relationships=claims.csv \\
    --multiline-fields=true --array-delimiter="|" neo4j
"""


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as a folder of three tables and the command that imports them."""
    assert isinstance(target, str | PathLike)
    with folder_whole(fspath(target)) as folder:
        _table(
            folder / "nodes.csv", [_id("Thing"), *_typed(_NODES[1:]), ":LABEL"], _nodes(selection)
        )
        _table(
            folder / "sources.csv",
            [_id("Source"), *_typed(SOURCE_COLUMNS[1:]), ":LABEL"],
            (
                [*_cells(source_record(source), SOURCE_COLUMNS), "Source"]
                for source in selection.sources()
            ),
        )
        header = [":START_ID(Thing)", *_typed(_CLAIM), ":END_ID(Thing)", ":TYPE"]
        _table(folder / "claims.csv", header, _claims(selection))
        (folder / "import.sh").write_text(_COMMAND, encoding="utf-8")
    return []


def _nodes(selection: Selection) -> Iterator[list[Any]]:
    for actor in selection.actors():
        yield [*_cells(actor_record(actor), _NODES), "Thing|Actor"]
    for event in selection.events():
        yield [*_cells(event_record(event), _NODES), "Thing|Event"]
    for text in texts_of(selection):
        yield [*_cells(text, _NODES), "Thing|Text"]


def _claims(selection: Selection) -> Iterator[list[Any]]:
    for kind, start, end, record in relationships_of(selection):
        yield [start, *_cells(record, _CLAIM), end, kind]


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def _cells(record: Record | Mapping[str, Any], columns: Sequence[str]) -> list[Any]:
    cells = (record.get(name, "") for name in columns)
    return [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]


def _id(group: str) -> str:
    return f"id:ID({group})"


def _typed(columns: Sequence[str]) -> list[str]:
    return [f"{name}:{_TYPES[TYPES.get(name, str)]}" for name in columns]


FORMAT: Final = Format(
    name="neo4j",
    title="A folder of tables for neo4j-admin import",
    write=write,
    keeps="everything; a claim with two ends is a relationship and a source a node",
    edgeless="left out, as there is nothing to relate",
    unasserted="relationships of the type NOT_ASSERTED, with the relation and the sentence as properties",
    folder=True,
)
