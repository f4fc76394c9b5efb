"""Tables of edges (Source, Target) and nodes (Id, Label), as Gephi's spreadsheets are.

An edge says no more than one of any graph file does (`actorgraph.formats.read.graph`). It has a direction
where its ``Type`` is ``Directed``; a table without that column says of no edge who is who, whatever stands
first. Columns that no claim has a place for are kept in its note.

One table of nodes and the tables of edges that are read with it are one graph. Otherwise every table is a
graph of its own, whose nodes are those that its edges name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from actorgraph.formats.format import Options
from actorgraph.formats.read.graph import GraphFile, read_each
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import Blanks
from actorgraph.formats.read.table import even_rows, first_row, rows_of
from actorgraph.formats.sink import Sink

_NODE: Final = ("id", "label")
_EDGE: Final = ("source", "target")
#: Columns that make a table one of claims, in which a source is a report and no end of an edge.
_CLAIM: Final = frozenset({"subject", "object", "claimant", "quote", "modality", "publisher"})
#: Columns that mean something, in whatever case they are written: an edge may say how it ties, and when.
_TOLD: Final = {
    "nodes": frozenset({*_NODE, "type"}),
    "edges": frozenset({*_EDGE, *_NODE, "type", "relation", "interaction", "kind", "when"}),
}
_DIRECTIONS: Final = {"": False, "directed": True, "undirected": False}
_NO_END: Final = "an edge without a Source or Target"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table of a graph holds, and what separates its cells."""

    kind: Literal["nodes", "edges"]
    delimiter: str


def layout_of(file: Input) -> Layout | None:
    """Return how a table of nodes or edges is laid out, or None where it is neither."""
    header = first_row(file)
    columns, delimiter = tuple(header.columns), header.delimiter
    if len(columns) == 1 and " " in columns[0]:
        columns, delimiter = tuple(columns[0].split(" ")), " "
    if set(_EDGE) <= set(columns) and not _CLAIM & set(columns):
        return Layout("edges", delimiter)
    return Layout("nodes", delimiter) if columns[:2] == _NODE else None


def read_graphs(tables: Mapping[Input, Layout], sink: Sink, options: Options) -> None:
    """Read tables of nodes and edges."""
    graphs = _graphs(tables)

    def read(file: Input) -> None:
        graph = GraphFile(file, sink, options)
        for table in graphs[file]:
            graph.continue_with(table)
            layout = tables[table]
            if layout.kind == "nodes":
                _read_nodes(graph, table, layout, sink)
            else:
                _read_edges(graph, table, layout, sink)
                if not options.get("relation"):
                    sink.remark(
                        f"{table.name}: read as edges of a graph, which say that two are tied and not how;"
                        " where all of them mean the same, --set relation=... says it"
                    )
        graph.continue_with(file)
        graph.done()

    read_each(list(graphs), sink, read)


def _graphs(tables: Mapping[Input, Layout]) -> dict[Input, Sequence[Input]]:
    """Return the tables of each graph, nodes first, by the one that the graph is called after."""
    nodes = [file for file, layout in tables.items() if layout.kind == "nodes"]
    edges = [file for file, layout in tables.items() if layout.kind == "edges"]
    if len(nodes) == 1 and edges:
        return {edges[0]: [*nodes, *edges]}
    return {file: [file] for file in tables}


def _read_nodes(graph: GraphFile, table: Input, layout: Layout, sink: Sink) -> None:
    for line, cells in _rows(table, layout, sink):
        key, label = cells.pop("id"), cells.pop("label")
        if key:
            graph.node(key, label, cells, line)
        else:
            sink.fault(table.name, line, "a node needs an Id")


def _read_edges(graph: GraphFile, table: Input, layout: Layout, sink: Sink) -> None:
    for line, cells in _rows(table, layout, sink):
        source, target = cells.pop("source"), cells.pop("target")
        if not (source and target):
            sink.count()
            sink.skip(table.name, f"row {line}", _NO_END, f"{source},{target}")
            continue
        graph.named(source, line)
        graph.named(target, line)
        directed = _DIRECTIONS.get(cells.get("type", "").casefold())
        if directed is not None:
            cells.pop("type", None)
        graph.edge(
            cells.pop("id", "") or f"row {line}",
            source,
            target,
            directed=bool(directed),
            label=cells.pop("label", ""),
            attributes=cells,
            line=line,
        )


def _rows(table: Input, layout: Layout, sink: Sink) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that say something, each with its line and its cells by their columns."""
    rows = rows_of(table, delimiter=layout.delimiter)
    begin, header = next(rows, (1, []))
    names = _names(header, layout.kind)
    wrong = next((name for name in names if names.count(name) > 1), None)
    if wrong is not None:
        sink.fault(table.name, begin, f"the column {wrong!r} stands twice")
        return
    needed = _NODE if layout.kind == "nodes" else _EDGE
    # A header that breaks a line within a cell, or is longer than a head, was recognised by its begin.
    if not set(needed) <= set(names):
        sink.fault(table.name, begin, f"the header lacks {' or '.join(map(repr, needed))}")
        return
    blanks = Blanks()
    for line, row in even_rows(rows, len(names), table, sink):
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield line, dict(zip(names, blanks.row(cells), strict=True))
    blanks.tell(table.name, sink)


def _names(header: Sequence[str], kind: str) -> list[str]:
    """Return the names of the columns; those that mean something in small letters."""
    names = [cell.strip() for cell in header]
    return [name.casefold() if name.casefold() in _TOLD[kind] else name for name in names]
