"""Statements of FollowTheMoney, as OpenSanctions publishes them: a row says one property of one entity, and which dataset says so.

Rows are gathered into the entities that `actorgraph.formats.standards.ftm.reader` reads: of all datasets to see whom and
what there is, and of each dataset apart to see what it says. Files are sorted by entity, so that one is held at a time; of
one that is not, all are. https://www.opensanctions.org/docs/statements/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import lines_of
from actorgraph.formats.read.table import Unread, even_rows, first_row, rows_with_header
from actorgraph.formats.sink import Sink
from actorgraph.store.hash import hash_of

_NEEDED: Final = frozenset({"entity_id", "prop", "schema", "value", "dataset"})
#: What else is read of a statement.
_FURTHER: Final = frozenset({"canonical_id", "first_seen", "last_seen", "external"})
#: What tells nothing that the others do not: the number of a statement, and the type that its property has anyway.
_MADE: Final = frozenset({"id", "prop_type", "target"})
#: The property that gives each entity a sum of all its statements.
_SUM: Final = "id"
_EXTERNAL: Final = "a statement of a data set that was only looked up (external)"

_Row = Mapping[str, Any]


def is_statements(file: Input) -> bool:
    """Return whether a file is a table of statements, or has one a line as JSON."""
    text = file.head_text().lstrip()
    if text.startswith("{"):
        return all(f'"{name}"' in text.partition("\n")[0] for name in _NEEDED)
    return set(first_row(file).columns) >= _NEEDED


def entities_of(
    file: Input, sink: Sink | None, *, by_dataset: bool
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entities of a file as JSON has them, each with the line of its first statement.

    With *by_dataset*, what each dataset says of an entity is one of its own. What is left out is reported to *sink*.
    """
    rows = ((line, row) for line, row in _rows(file, sink) if _is_kept(line, row, file, sink))
    for _, group in groupby(
        rows if _is_sorted(file) else sorted(rows, key=_place_of), key=_place_of
    ):
        statements = list(group)
        datasets = {str(row["dataset"]): None for _, row in statements}
        parts = [{name} for name in datasets] if by_dataset else [set(datasets)]
        for part in parts:
            yield _entity([each for each in statements if each[1]["dataset"] in part])


def _place_of(each: tuple[int, _Row]) -> str:
    row = each[1]
    return str(row.get("canonical_id") or row["entity_id"])


def _rows(file: Input, sink: Sink | None) -> Iterator[tuple[int, _Row]]:
    if file.head_text().lstrip().startswith("{"):
        for line, value in lines_of(file):
            if isinstance(value, dict) and value.keys() >= _NEEDED:
                yield line, {name: "" if cell is None else cell for name, cell in value.items()}
            elif sink is not None:
                sink.fault(
                    file.name,
                    line,
                    "is no statement: it lacks one of " + ", ".join(sorted(_NEEDED)),
                )
        return
    header, rows = rows_with_header(file)
    columns = [cell.strip().casefold() for cell in header]
    unread = Unread(columns, _NEEDED | _FURTHER | _MADE)
    for line, cells in even_rows(rows, len(columns), file, sink):
        unread.row(cells)
        yield line, dict(zip(columns, cells, strict=True))
    if sink is not None:
        unread.tell(file.name, sink)


def _is_kept(line: int, row: _Row, file: Input, sink: Sink | None) -> bool:
    """Return whether a statement says something of an entity."""
    if str(row.get("external", "")).casefold() in ("true", "t", "1"):
        if sink is not None:
            sink.skip(
                file.name,
                f"row {line}",
                _EXTERNAL,
                f"{row['entity_id']} {row['prop']} {row['value']}"[:200],
            )
        return False
    return bool(row["value"])


def _is_sorted(file: Input) -> bool:
    """Return whether all statements of an entity stand together."""
    seen: set[int] = set()
    for key, _ in groupby(map(_place_of, _rows(file, None))):
        number = hash_of(key)
        if number in seen:
            return False
        seen.add(number)
    return True


def _entity(statements: list[tuple[int, _Row]]) -> tuple[int, dict[str, Any]]:
    """Return an entity with the line of its first statement; its schema is the one that most statements have."""
    line = statements[0][0]
    properties: dict[str, list[str]] = {}
    for _, row in statements:
        values = properties.setdefault(str(row["prop"]), [])
        if row["value"] not in values:
            values.append(row["value"])
    properties.pop(_SUM, None)
    key = _place_of(statements[0])
    schemata = [str(row["schema"]) for _, row in statements]
    times = {
        name: pick(found)
        for name, pick in (("first_seen", min), ("last_seen", max))
        if (found := [str(row[name]) for _, row in statements if row.get(name)])
    }
    return line, {
        "id": key,
        "schema": max(schemata, key=schemata.count),
        "properties": properties,
        "datasets": _each(row["dataset"] for _, row in statements),
        "referents": [
            other for other in _each(row["entity_id"] for _, row in statements) if other != key
        ],
        **times,
    }


def _each(values: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(map(str, values)))
