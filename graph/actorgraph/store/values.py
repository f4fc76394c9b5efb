"""Actors, events and sources as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from actorgraph.store.table import ACTORS, EVENTS, SOURCES, Table
from actorgraph.store.things import Things

if TYPE_CHECKING:
    from actorgraph.model.actor import Actor, Name
    from actorgraph.model.event import Event
    from actorgraph.model.source import Source


class Values(Things):
    """Actors, events and sources as values."""

    def actors(self, row_ids: Iterable[int] | None = None) -> Iterator[Actor]:
        """Yield the actors, in the order in which they were written."""
        from actorgraph.model.actor import Actor

        with self.reporting_damage():
            for n, *cells in self._things_in(ACTORS, "n", row_ids):
                yield Actor(**ACTORS.values(cells), names=self._names(n))

    def events(self, row_ids: Iterable[int] | None = None) -> Iterator[Event]:
        """Yield the events, in the order in which they were written."""
        from actorgraph.model.event import Event

        with self.reporting_damage():
            for n, *cells in self._things_in(EVENTS, "n", row_ids):
                values = EVENTS.values(cells)
                yield Event(**values, names=self._names(n), places=self._places(n))

    def sources(self) -> Iterator[Source]:
        """Yield the sources, in the order in which they were written."""
        yield from self._sources(None)

    def sources_called(self, ids: Iterable[str]) -> dict[str, Source]:
        """Return the sources with these ids, by id."""
        return {source.id: source for source in self._sources(ids)}

    def _sources(self, ids: Iterable[str] | None) -> Iterator[Source]:
        from actorgraph.model.source import Source

        with self.reporting_damage():
            for _, *cells in self._things_in(SOURCES, "id", ids):
                yield Source(**SOURCES.values(cells))

    def _things_in(
        self, table: Table, column: str, among: Iterable[Any] | None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows with some values in a column, all rows for None, in the order of writing."""
        held = {row[1] for row in self._rows(f"PRAGMA table_info({table.name})")}
        order = f" ORDER BY {table.name}.n"
        if among is None:
            return self._rows(table.select(held) + order)
        which = f" WHERE {table.name}.{column} IN ({{marks}})"
        return self._each_in(table.select(held) + which + order, sorted(among))

    def _names(self, n: int) -> tuple[Name, ...]:
        from actorgraph.model.actor import Name

        rows = self._rows(
            "SELECT text, kind, language, since, until, background FROM name"
            " WHERE thing = ? AND position > 0 ORDER BY position", (n,),
        )  # fmt: skip
        return tuple(
            Name(text, kind, language, since, until, bool(background))
            for text, kind, language, since, until, background in rows
        )

    def _places(self, n: int) -> tuple[str, ...]:
        rows = self._rows(
            "SELECT actor.id FROM place JOIN actor ON actor.n = place.actor WHERE place.event = ?"
            " ORDER BY place.position", (n,),
        )  # fmt: skip
        return tuple(place for (place,) in rows)
