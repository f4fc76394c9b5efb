"""Writing actors, events and sources, with their names and the scopes of their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actorgraph.model.actor import Actor, Name
from actorgraph.model.dates import When
from actorgraph.model.event import Event
from actorgraph.model.names import fold, slug, symbols_of
from actorgraph.model.source import Source
from actorgraph.store.draft import Draft
from actorgraph.store.schema import COMPILED, NAME_INDEXES
from actorgraph.store.table import ACTORS, EVENTS, SOURCES


class ThingWriter(Draft):
    """Writes actors, events and sources."""

    def scope(self, key: str, kind: str) -> str | None:
        """Return the scope of an ``"actor"``, ``"event"`` or ``"source"``, or None if there is none."""
        if (kind, key) in self._scopes or not self._had_rows:  # a new store has no indexes yet
            return self._scopes.get((kind, key))
        row = self._connection.execute(f"SELECT scope FROM {kind} WHERE id = ?", (key,)).fetchone()
        return row[0] if row else None

    def free_id(self, key: str, kind: str, scope: str) -> str:
        """Return an id that is the scope's own or nobody's: *key*, else one with the scope before it.

        *kind* is ``"actor"``, ``"event"`` or ``"source"``.
        """
        wanted, count = key, 1
        while not self._is_free(wanted, kind, scope):
            wanted = f"{slug(scope)}.{key}{f'-{count}' if count > 1 else ''}"
            count += 1
        return wanted

    def _is_free(self, key: str, kind: str, scope: str) -> bool:
        owner = self.scope(key, kind)
        if owner is not None:
            return owner == scope
        # Actors and events share one numbering of ends, so they must not share an id.
        return kind == "source" or self.row_id(key) is None

    def meta(self, values: Mapping[str, str]) -> None:
        """Keep words about the store, such as its title."""
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def fingerprint(self, text: str) -> None:
        """Keep what the files of a case looked like, so that a change of them is noticed."""
        self._db.execute(COMPILED)
        self._db.execute("INSERT INTO compiled VALUES (?)", (text,))

    def row_id(self, key: str) -> int | None:
        """Return the row id of an actor or event by its id, or None.

        Actors written by `actors_in_bulk` into a new store are not found: they have no index yet.
        """
        found = self._row_ids.get(key)
        if found is None and self._had_rows:
            # What is kept to be written is found above.
            row = self._connection.execute(
                "SELECT n FROM actor WHERE id = ? UNION ALL SELECT n FROM event WHERE id = ?",
                (key, key),
            ).fetchone()
            found = row[0] if row else None
            if found is not None:
                self._row_ids[key] = found
        return found

    def id_of(self, n: int) -> str:
        """Return the id of the actor with a row id."""
        return str(self._db.execute("SELECT id FROM actor WHERE n = ?", (n,)).fetchone()[0])

    def name_of(self, n: int) -> str:
        """Return the name of the actor with a row id, empty if it is not an actor."""
        row = self._db.execute("SELECT name FROM actor WHERE n = ?", (n,)).fetchone()
        return str(row[0]) if row else ""

    def knows(self, key: str, n: int) -> None:
        """Remember the row id of an actor that `actors_in_bulk` wrote."""
        self._row_ids[key] = n

    def is_event(self, key: str) -> bool:
        """Return True if an event has this id."""
        found = self._db.execute("SELECT 1 FROM event WHERE id = ?", (key,)).fetchone()
        return found is not None

    def has_actors(self) -> bool:
        """Return True if the store held actors before this batch."""
        return self._db.execute("SELECT 1 FROM actor LIMIT 1").fetchone() is not None

    def named(self, name: str, *, is_event: bool = False) -> dict[int, str]:
        """Return row id and id of the actors, or events, that a name means in the store so far."""
        table = "event" if is_event else "actor"
        rows = self._db.execute(
            f"SELECT {table}.n, {table}.id, text FROM name JOIN {table} ON {table}.n = name.thing"
            " WHERE folded = ? AND is_event = ?",
            (fold(name), is_event),
        )
        symbols = symbols_of(name)
        return {n: key for n, key, text in rows if symbols_of(text) == symbols}

    def actor(self, actor: Actor, *, searchable: bool = True, scope: str = "") -> int:
        """Write or rewrite an actor and return its row id.

        `parent` must be there already, or be set by `parents` later. *scope* is the case or dataset
        that its id comes from.
        """
        n = self._thing(actor.id)
        self._hold(ACTORS.insert, [ACTORS.row(n, scope, actor, self.row_id)])
        self._scopes["actor", actor.id] = scope
        if searchable:
            self._names(n, actor.name, actor.names, is_event=False)
        return n

    def actors_in_bulk(self, rows: Iterable[tuple[int, str, str, str, str]]) -> None:
        """Write many new actors, each a (row id, id, name, folded name, type)."""
        kept = list(rows)
        self._db.executemany(
            "INSERT INTO actor (n, id, name, type, anonymous, note) VALUES (?, ?, ?, ?, 0, '')",
            ((n, key, name, kind) for n, key, name, _, kind in kept),
        )
        self._db.executemany(
            "INSERT INTO name VALUES (?, ?, 0, 0, ?, 'name', '', '', '', 0)",
            ((folded, n, name) for n, _, name, folded, _ in kept),
        )

    def types(self, types: Mapping[int, str]) -> None:
        """Set the types of actors, by row id, that have none yet."""
        self._db.executemany(
            "UPDATE actor SET type = ? WHERE n = ? AND type = 'unknown'",
            ((kind, n) for n, kind in types.items()),
        )

    def parents(self, actors: Iterable[Actor]) -> None:
        """Set the parents of actors once all are written."""
        for actor in actors:
            if actor.parent:
                above = self.row_id(actor.parent)
                n = self.row_id(actor.id)
                self._db.execute("UPDATE actor SET parent = ? WHERE n = ?", (above, n))

    def further_names(self, names: Mapping[int, Iterable[Name]]) -> None:
        """Give actors, by row id, further names; those that they have already stay as they are.

        It looks through all names once, so it is for many actors together.
        """
        known: dict[int, set[str]] = {n: set() for n in names}
        last = dict.fromkeys(names, 0)
        for n, position, text in self._db.execute("SELECT thing, position, text FROM name"):
            if n in known:
                known[n].add(text)
                last[n] = max(last[n], position)
        for n, further in names.items():
            new = [name for name in further if name.text not in known[n]]
            self._db.executemany(
                "INSERT INTO name VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?)",
                [
                    (fold(name.text), n, position, name.text, name.kind, name.language, name.since,
                     name.until, int(name.background))
                    for position, name in enumerate(new, start=last[n] + 1)
                ],
            )  # fmt: skip

    def event(self, event: Event, *, scope: str = "") -> int:
        """Write or rewrite an event and return its row id. Its places must be there."""
        n = self._thing(event.id)
        self._hold(EVENTS.insert, [EVENTS.row(n, scope, event, self.row_id)])
        self._scopes["event", event.id] = scope
        if n < self._first_new or n in self._named:
            self._db.execute("DELETE FROM place WHERE event = ?", (n,))
        places = [(n, position, self.row_id(key)) for position, key in enumerate(event.places)]
        self._hold("INSERT INTO place VALUES (?, ?, ?)", places)
        self._names(n, event.name, event.names, is_event=True)
        self._event_days[event.id] = event.when
        return n

    def wholes(self, events: Iterable[Event]) -> None:
        """Set which event each event is part of, once all are written."""
        for event in events:
            if event.part_of:
                above = self.row_id(event.part_of)
                n = self.row_id(event.id)
                self._db.execute("UPDATE event SET part_of = ? WHERE n = ?", (above, n))

    def source(self, source: Source, *, scope: str = "") -> int:
        """Write or rewrite a source and return its row id. Its publisher must be there."""
        n = self.source_row_id(source.id)
        if n is None:
            n = self._next_source
            self._next_source += 1
        self._sources[source.id] = n
        self._db.execute(SOURCES.insert, SOURCES.row(n, scope, source, self.row_id))
        self._scopes["source", source.id] = scope
        self._source_days[source.id] = source.date
        return n

    def fill_source(self, n: int, publisher: int, when: When, address: str) -> None:
        """Set the publisher, date and address of a source that has none yet."""
        if publisher:
            self._db.execute(
                "UPDATE source SET publisher = ? WHERE n = ? AND publisher IS NULL", (publisher, n)
            )
        if address:
            self._db.execute(
                "UPDATE source SET address = ? WHERE n = ? AND address = ''", (address, n)
            )
        if when.known:
            self._db.execute(
                "UPDATE source SET date = ?, first = ?, last = ?, throughout = ? WHERE n = ? AND date = ''",
                (when.text, when.first, when.last, int(when.throughout), n),
            )

    def source_row_id(self, key: str) -> int | None:
        """Return the row id of a source by its id, or None."""
        found = self._sources.get(key)
        if found is None and self._had_rows:
            row = self._db.execute("SELECT n FROM source WHERE id = ?", (key,)).fetchone()
            found = row[0] if row else None
        return found

    def next_row_id(self) -> int:
        """Return a row id for a new actor or event and use it up."""
        n: int = self._next
        self._next += 1
        return n

    def _thing(self, key: str) -> int:
        n = self.row_id(key)
        if n is None:
            n = self._row_ids[key] = self.next_row_id()
        return n

    def _names(self, n: int, first: str, more: Iterable[Name], *, is_event: bool) -> None:
        if n < self._first_new or n in self._named:
            # Without an index each would look through all names.
            if self._new and "name_thing" not in self._indexed:
                self._indexed.add("name_thing")
                self._db.execute(NAME_INDEXES["name_thing"])
            self._db.execute("DELETE FROM name WHERE thing = ?", (n,))
        self._named.add(n)
        rows = [(fold(first), n, 0, is_event, first, "name", "", "", "", 0)]
        rows += [
            (fold(name.text), n, position, is_event, name.text, name.kind, name.language, name.since,
             name.until, int(name.background))
            for position, name in enumerate(more, start=1)
        ]  # fmt: skip
        self._hold("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
