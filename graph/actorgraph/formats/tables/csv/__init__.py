"""Tables of claims, with or without the actors, events and sources that they name.

*Import.* A table of claims needs the columns ``relation`` and ``subject`` (or ``event``); a cell that names an
actor is an id or any name that the store knows, and a name that it does not know becomes an actor. Tables of
edges (``Source``, ``Target``) and nodes (``Id``, ``Label``), as Gephi has them, are read as any graph file is: an
edge ties two and says no more, with a direction where its ``Type`` is ``Directed``. A table of anything else needs a
mapping, which says what its columns mean (`actorgraph.formats.tables.csv.mapping`). The folder that an export writes
is read as what it is: the same claims, actors, events and sources again.

*Export.* To a folder, or a ``.zip``: ``claims.csv``, ``actors.csv``, ``events.csv``, ``sources.csv``, what the
store says about itself in ``about.csv``, and ``nodes.csv`` and ``edges.csv`` for Gephi, whose words for columns
(Source, Target, Id, Label) mean something else. Beside the relation of a claim stand ``label``, the verb of its
sentence (*stops short of blaming*), ``asserted``, and ``weight``, which is 0 if nobody asserts it. To a single ``.csv`` or stdout: the claims, with the names
of what they mention behind them; an import has them again with their ids and ends. A cell that a
spreadsheet would take for a formula gets an apostrophe before it, which an import takes off.
"""

from __future__ import annotations

import csv as standard_csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Final

from actorgraph.formats.format import UNASSERTED_ROW, Format, Option, Options, option_path
from actorgraph.formats.read.graph import RELATION
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.table import first_row, rows_with_header
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink, Summary
from actorgraph.formats.tables.csv.alone import BESIDE, read_alone, records
from actorgraph.formats.tables.csv.claims import (
    COLUMNS,
    MADE,
    Claims,
    column_of,
    plain,
    safe,
)
from actorgraph.formats.tables.csv.graph import layout_of, read_graphs
from actorgraph.formats.write.file import Target, folder_whole, write_whole
from actorgraph.formats.write.header import header_of, read_header
from actorgraph.model.claim import Claim
from actorgraph.model.errors import InvalidDate, InvalidValue
from actorgraph.model.names import slug
from actorgraph.model.record import (
    ACTOR_COLUMNS,
    CLAIM_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    Record,
    actor_of,
    actor_record,
    claim_of,
    claim_record,
    event_of,
    event_record,
    source_record,
)
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.network import edge_words, ends_of, has_two_ends

_ABOUT: Final = ("key", "value")
_NODES: Final = ("Id", "Label", "Kind", "Type")
_EDGES: Final = (
    "Source", "Target", "Type", "Id", "Label", "Relation", "Asserted", "Weight", "Modality", "Claimant",
    "When", "Quote",
)  # fmt: skip
#: Columns of a table of our edges, also of one that Gephi or an earlier version wrote.
_SOME_EDGES: Final = frozenset({"source", "target", "type", "id", "label", "modality", "claimant"})
#: Those of a claim, with what keeps it from being read as a fact beside its relation.
_CLAIMS: Final = (*CLAIM_COLUMNS[:4], *MADE, *CLAIM_COLUMNS[4:])
#: The tables of a whole store, by the first columns of their headers, in the order in which they are read.
_TABLES: Final[dict[str, tuple[str, ...]]] = {
    "actors": ACTOR_COLUMNS,
    "events": EVENT_COLUMNS,
    "sources": SOURCE_COLUMNS,
    "about": _ABOUT,
    "claims": _CLAIMS,
    "nodes": _NODES,
    "edges": _EDGES,
}
_DRAWN: Final = "drawn for Gephi from other tables, and not read"


# -- in --------------------------------------------------------------------------------------------


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read tables: of claims, of anything with a mapping, or those of a whole store."""
    mapping = option_path(options, "mapping")
    if mapping is not None:
        from actorgraph.formats.tables.csv.mapping import read_mapped

        read_mapped(inputs, sink, mapping)
        return
    tables = {file: _table_of(file) for file in inputs}
    if {"actors", "sources"} <= set(tables.values()):
        _read_store(tables, sink)
        return
    graphs = {}
    claims = Claims(sink)
    for file, table in tables.items():
        layout = None if table or _is_claims(first_row(file).cells) else layout_of(file)
        if table == "claims":
            sink.scope = slug(sink.name or "tables")
            read_alone(file, sink)
            sink.done()
        elif table in ("nodes", "edges"):
            sink.remark(f"{file.name}: {_DRAWN}")
        elif layout is not None:
            graphs[file] = layout
        else:
            claims.read(file)
    claims.done()
    if graphs:
        sink.done()
        read_graphs(graphs, sink, options)


def _table_of(file: Input) -> str:
    """Return which table of a store a file is by its header, empty for none."""
    header = tuple(first_row(file).cells)
    if header in (
        CLAIM_COLUMNS,
        (*_CLAIMS, *BESIDE),
    ):  # of an earlier version, or one that is alone
        return "claims"
    found = next((name for name, columns in _TABLES.items() if header == columns), "")
    # Gephi writes the columns of our edges in small letters, among its own.
    low = {cell.strip().casefold() for cell in header}
    return found or ("edges" if low >= _SOME_EDGES else "")


def _is_claims(header: Sequence[str]) -> bool:
    columns = {column_of(cell) for cell in header}
    return (
        "relation" in columns
        and bool({"subject", "event"} & columns)
        and len(columns & set(COLUMNS)) >= 3
    )


def _read_store(tables: Mapping[Input, str], sink: Sink) -> None:
    """Read the tables that `write` made, actors before events before sources before claims."""
    by_kind: dict[str, list[Input]] = {}
    for file, table in tables.items():
        by_kind.setdefault(table, []).append(file)
    for other in by_kind.get("", ()):
        sink.skip(other.name, "", "no table of a store")
    about = {row["key"]: row["value"] for _, _, row in _records(by_kind, "about")}
    sink.scope = slug(sink.name or about.get("title") or "tables")
    _give(sink, _records(by_kind, "actors"), lambda row: sink.actor(actor_of(row)))
    _give(sink, _records(by_kind, "events"), lambda row: sink.event(event_of(row)))
    sources = [row for _, _, row in _records(by_kind, "sources")]
    relations = json.loads(about.pop("relations", "[]"))
    sink.check()
    read_header({"about": about, "sources": sources, "relations": relations}, sink)
    _give(sink, _records(by_kind, "claims"), lambda row: sink.claim(claim_of(row)), rows=1)


def _records(
    by_kind: Mapping[str, list[Input]], kind: str
) -> Iterator[tuple[str, int, dict[str, str]]]:
    for file in by_kind.get(kind, ()):
        columns, rows = rows_with_header(file)
        for line, row in rows:
            cells = [*row, *[""] * (len(columns) - len(row))]
            yield file.name, line, dict(zip(columns, map(plain, cells), strict=False))


def _give(
    sink: Sink,
    records: Iterable[tuple[str, int, dict[str, str]]],
    take: Callable[[dict[str, str]], Any],
    *,
    rows: int = 0,
) -> None:
    """Give records to a sink and keep what is wrong with them, each with its line."""
    for file, line, record in records:
        sink.count(rows)
        try:
            take(record)
        except (InvalidValue, InvalidDate) as error:
            sink.fault(file, line, str(error))


def import_csv(
    files: Sequence[str | Path],
    into: str | Path,
    *,
    progress: Callable[[int], Any] = lambda _: None,
) -> Summary:
    """Bring tables of claims into a store; see `actorgraph.import_files`."""
    from actorgraph.formats.importer import import_files

    return import_files(files, into, format="csv", progress=progress)


# -- out -------------------------------------------------------------------------------------------


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as a folder or ``.zip`` of tables, or its claims as one table."""
    if isinstance(target, str | PathLike):
        path = Path(fspath(target))
        if path.suffix.casefold() == ".zip":
            write_whole(path, [_zipped(selection)])
            return []
        if path.suffix.casefold() != ".csv":
            with folder_whole(path) as folder:
                for name, rows in _tables(selection):
                    with (folder / name).open("w", encoding="utf-8", newline="") as file:
                        standard_csv.writer(file, lineterminator="\n").writerows(rows)
            return []
    write_whole(target, _lines(_rows((*_CLAIMS, *BESIDE), records(selection))))
    return [
        "one table holds the claims and the names in them; a folder (-o NAME) holds all of actors, events and sources"
    ]


def _tables(selection: Selection) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    yield "claims.csv", _claims(selection)
    yield "actors.csv", _rows(ACTOR_COLUMNS, map(actor_record, selection.actors()))
    yield "events.csv", _rows(EVENT_COLUMNS, map(event_record, selection.events()))
    yield "sources.csv", _rows(SOURCE_COLUMNS, map(source_record, selection.sources()))
    yield "about.csv", _about(selection)
    yield "nodes.csv", _nodes(selection)
    yield "edges.csv", _edges(selection)


def _claims(selection: Selection) -> Iterator[Sequence[Any]]:
    words = selection.vocabulary
    records = ({**claim_record(claim), **edge_words(claim, words)} for claim in selection.claims())
    return _rows(_CLAIMS, records)


def _rows(columns: Sequence[str], records: Iterable[Record]) -> Iterator[Sequence[Any]]:
    yield columns
    for record in records:
        yield [_cell(record.get(name, "")) for name in columns]


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return safe(value) if isinstance(value, str) else value


def _about(selection: Selection) -> Iterator[Sequence[str]]:
    header = header_of(selection)
    yield _ABOUT
    for key, value in header["about"].items():
        yield key, safe(value)
    if header["relations"]:
        yield "relations", json.dumps(header["relations"], ensure_ascii=False)


def _nodes(selection: Selection) -> Iterator[Sequence[str]]:
    yield _NODES
    for actor in selection.actors():
        yield actor.id, safe(actor.name), "actor", actor.type
    for event in selection.events():
        yield event.id, safe(event.name), "event", event.type
    for text in selection.texts():
        yield safe(text), safe(text.removeprefix("text:")), "text", "text"


def _edges(selection: Selection) -> Iterator[Sequence[str]]:
    yield _EDGES
    vocabulary = selection.vocabulary
    for claim in selection.claims():
        if not has_two_ends(claim, vocabulary):
            continue
        kind = "Undirected" if vocabulary[claim.relation].symmetric else "Directed"
        yield (
            *map(safe, ends_of(claim)), kind, claim.id, *_words(claim, vocabulary), claim.modality,
            claim.claimant, safe(claim.when.text), safe(claim.quote),
        )  # fmt: skip


def _words(claim: Claim, vocabulary: Vocabulary) -> tuple[Any, ...]:
    """Return label, relation, whether the claim is asserted, and its weight."""
    words = edge_words(claim, vocabulary)
    return safe(words["label"]), claim.relation, _cell(words["asserted"]), words["weight"]


def _lines(rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    text = io.StringIO()
    table = standard_csv.writer(text, lineterminator="\n")
    for row in rows:
        table.writerow(row)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()


def _zipped(selection: Selection) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in _tables(selection):
            # A fixed time, so that the same store gives the same bytes.
            archive.writestr(zipfile.ZipInfo(name), b"".join(_lines(rows)), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def recognises(file: Input) -> bool:
    """Return True for a table of claims, of edges or nodes, or one of the tables that `write` makes."""
    return bool(_table_of(file) or _is_claims(first_row(file).cells) or layout_of(file))


FORMAT: Final = Format(
    name="csv",
    title="Tables: claims, edges and nodes, or any table with a mapping; written as claims.csv, actors.csv and more",
    verbatim=True,
    suffixes=(".csv", ".csv.zip"),
    read=read,
    write=write,
    recognises=recognises,
    priority=-10,
    options=(
        Option("mapping", "a YAML file that says what each column means (docs/mapping.md)"),
        RELATION,
    ),
    keeps="everything, as a folder of tables",
    loses="as a single table: further names, types and notes of actors and events, and publishers of sources",
    unasserted=UNASSERTED_ROW,
    edgeless="in claims.csv alone, and in no edge",
)
