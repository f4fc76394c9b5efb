"""The message for a file that no format recognises: what it seems to be, and what would work."""

from __future__ import annotations

from itertools import islice
from pathlib import PurePath
from typing import Final

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.table import delimiter_of, dialect_of, first_row, rows_of
from actorgraph.formats.read.xml import root_of
from actorgraph.formats.registry import names_with
from actorgraph.model.errors import Faults
from actorgraph.sentence.wording import shortened

_UNKNOWN: Final = "is in no format that can be recognised"
_CODED: Final = "reports are coded by hand (docs/coding.md)"
_TEXT: Final = f"{_CODED}; if it is data, name its format ('actorgraph formats' lists them)"
_GRAPH: Final = "save the graph as GraphML, GEXF or GML"
_DESCRIBES: Final = "which describes data and holds none"
#: The first bytes of files that are not text.
_MAGIC: Final = {
    b"%PDF-": f"a PDF; {_CODED}, and tables saved as CSV",
    b"PK\x03\x04": "a document or spreadsheet; save a table in it as CSV",
    b"\xd0\xcf\x11\xe0": "an old document or spreadsheet; save a table in it as CSV",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"SQLite format 3\0": "a database; a store of actorgraph is named by --into, or exported as JSON first",
}
#: The first words of files with a graph in a format that is not read.
_GRAPHS: Final = {
    "*node data": "a graph in VNA",
    "*network": "a graph of Pajek",
    "*vertices": "a graph of Pajek",
    "dl ": "a graph of UCINET",
    "digraph ": "a graph in DOT",
    "graph ": "a graph in DOT",
    "strict ": "a graph in DOT",
}
_YAML: Final = (
    "YAML; name the folder if it is a case, and if it is a mapping, the table, with this file after --mapping"
    " (docs/mapping.md)"
)
_MOST_COLUMNS: Final = 12
_LONGEST_COLUMN: Final = 30


def why_unknown(file: Input) -> str:
    """Return why a file that no format recognises cannot be read, and what would work."""
    reason = _reason(file)
    file.forget_head()
    return f"{_UNKNOWN}: it {reason}"


def is_table(file: Input) -> bool:
    """Return True for a text that is a table by its ending or its first lines."""
    text = file.head().decode(dialect_of(file).encoding, "replace").strip()
    is_other = not text or text[0] == "<" or any(map(file.head().startswith, _MAGIC))
    suffix = PurePath(file.name).suffix.casefold()
    return not is_other and "\0" not in text and _is_table(suffix, text)


def _reason(file: Input) -> str:
    head, text = file.head(), file.head_text().strip()
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return f"is {kind}"
    if not text:
        return "is empty"
    if "\0" in text:
        return f"is not text; if it is data, name its format, one of {names_with('read')}"
    return _reason_of_text(file, text)


def _reason_of_text(file: Input, text: str) -> str:
    suffix = PurePath(file.name).suffix.casefold()
    for first, kind in _GRAPHS.items():
        if text[: len(first)].casefold() == first:
            return f"seems to be {kind}, which is not read; {_GRAPH}"
    if text[0] in "{[" and suffix not in (".csv", ".tsv"):
        if '"$schema"' in text:
            return f"is a JSON schema, {_DESCRIBES}"
        return f"is JSON; if one of these formats wrote it, name it: {names_with('read', 'json')}"
    if text[0] == "<":
        root = root_of(file)
        if root == "schema":
            return f"is an XML schema, {_DESCRIBES}"
        return f"is XML with the root <{root or '?'}>; GraphML and GEXF can be read"
    if suffix in (".yaml", ".yml"):
        return f"is {_YAML}"
    return _reason_of_table(file) if _is_table(suffix, text) else f"seems to be a text; {_TEXT}"


def _is_table(suffix: str, text: str) -> bool:
    """Return True if the ending is that of a table, or the first lines have equally many cells."""
    if suffix in (".csv", ".tsv", ".tab"):
        return True
    lines = text.splitlines()[:3]
    mark = delimiter_of(lines[0])
    return (
        len(lines) > 1
        and lines[0].count(mark) > 1
        and len({line.count(mark) for line in lines}) == 1
    )


def _reason_of_table(file: Input) -> str:
    cells = first_row(file).cells
    if not cells[0].strip():  # the column of the rows' names or numbers
        cells = cells[1:]
    if _is_matrix(file):
        return f"seems to be a matrix, which is not read; {_GRAPH}, or as a table of edges (Source, Target)"
    named = ", ".join(
        repr(shortened(cell.strip(), _LONGEST_COLUMN)) for cell in cells[:_MOST_COLUMNS]
    )
    more = " …" if len(cells) > _MOST_COLUMNS else ""
    return (
        f"is a table whose columns no format knows ({named}{more}); say what they mean in a mapping"
        f" (docs/mapping.md): actorgraph import csv FILE --mapping MAPPING --into STORE"
    )


def _is_matrix(file: Input) -> bool:
    """Return True if the first cells of the rows are the names of the columns, in their order."""
    try:
        header, *rows = islice((cells for _, cells in rows_of(file)), _MOST_COLUMNS)
    except (Faults, ValueError):
        return False
    names = [cell.strip() for cell in header[1:]]
    firsts = [cells[0].strip() for cells in rows]
    return len(names) > 1 and bool(firsts) and firsts == names[: len(firsts)]
