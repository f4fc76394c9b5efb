"""Actors, events and sources as rows of their tables, both ways, by the table of their fields.

Names and places have tables of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from operator import attrgetter
from typing import Any, Final

from actorgraph.model.dates import When
from actorgraph.model.fields import ACTOR, EVENT, SOURCE, Fields, Kind, named


class Table:
    """The rows of one noun: first the fields that a row holds as they are, then ids, then times."""

    def __init__(self, name: str, fields: Fields) -> None:
        self.name = name
        self._plain = tuple(named(fields, Kind.TEXT, Kind.FLAG))
        self._flags = tuple(named(fields, Kind.FLAG))
        self._ids = [(field.name, field.of[0]) for field in fields if field.kind is Kind.ID]
        self._times = tuple(named(fields, Kind.TIME))
        self._held = attrgetter(*self._plain)
        self._first_id = len(self._plain)
        self._first_time = self._first_id + len(self._ids)
        columns = ["n", "scope", *self._plain, *(column for column, _ in self._ids), *self._spans()]
        marks = ", ".join("?" * len(columns))
        self.insert = f"INSERT OR REPLACE INTO {name} ({', '.join(columns)}) VALUES ({marks})"

    def row(
        self, n: int, scope: str, value: Any, row_id: Callable[[str], int | None]
    ) -> tuple[Any, ...]:
        """Return the row that `insert` takes; *row_id* returns the row ids of what the value refers to."""
        ids = [getattr(value, name) for name, _ in self._ids]
        times: list[When] = [getattr(value, name) for name in self._times]
        return (
            n, scope, *self._held(value), *[row_id(key) if key else None for key in ids],
            *[part for time in times for part in (time.text, time.first, time.last, time.throughout)],
        )  # fmt: skip

    def select(self, held: Collection[str]) -> str:
        """Return the statement for the row ids and fields of all rows; an older store lacks some columns."""
        empty = {name: "0" if name in self._flags else "''" for name in self._plain}
        plain = [f"{self.name}.{name}" if name in held else empty[name] for name in self._plain]
        ids = [f"ifnull({name}.id, '')" for name, _ in self._ids]
        joins = "".join(
            f" LEFT JOIN {table} AS {name} ON {name}.n = {self.name}.{name}"
            for name, table in self._ids
        )
        times = [f"{self.name}.{column}" for column in self._spans()]
        columns = ", ".join([f"{self.name}.n", *plain, *ids, *times])
        return f"SELECT {columns} FROM {self.name}{joins}"

    def values(self, cells: Sequence[Any]) -> dict[str, Any]:
        """Return the values of the fields by the cells of a row, without its row id."""
        values = dict(zip(self._plain, cells, strict=False))
        for name in self._flags:
            values[name] = bool(values[name])
        for place, (name, _) in enumerate(self._ids, start=self._first_id):
            values[name] = cells[place]
        for count, name in enumerate(self._times):
            text, first, last, throughout = cells[self._first_time + 4 * count :][:4]
            values[name] = When(text, first, last, bool(throughout))
        return values

    def _spans(self) -> list[str]:
        """Return the columns of times. A table has one time at most, as its days have no names of their own."""
        return [
            column
            for name in self._times
            for column in ("time" if name == "when" else name, "first", "last", "throughout")
        ]


ACTORS: Final = Table("actor", ACTOR)
EVENTS: Final = Table("event", EVENT)
SOURCES: Final = Table("source", SOURCE)
