"""Actors, events and sources by row id and by id, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.names import fold
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns, Publication, ids_of
from actorgraph.store.groups import Groups
from actorgraph.store.rows import marks

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim


class Thing(NamedTuple):
    """An actor or event, with the row id under which a store keeps it: its *n*, in every table."""

    n: int
    id: str
    name: str
    type: str
    is_event: bool
    number: str = ""
    article: str = ""

    @property
    def noun(self) -> Noun:
        """What a sentence needs to know of it."""
        return Noun(self.id, self.name, self.type, self.is_event, self.number, self.article)

    @property
    def words(self) -> str:
        """The name as a sentence has it, with its article."""
        return self.noun.words


class Things(Groups):
    """Actors, events and sources by row id and by id, and who belongs to whom."""

    @cached_property
    def _things(self) -> dict[int, Thing]:
        """Those that were looked up before."""
        return {}

    def forget(self, most: int = 20_000) -> None:
        """Forget those that were looked up before if they are very many, for who keeps a store open for long."""
        if len(self._things) > most:
            self._things.clear()

    def things(self, row_ids: Iterable[int]) -> dict[int, Thing]:
        """Return the actors and events with these row ids."""
        wanted = list(dict.fromkeys(row_ids))
        missing = [n for n in wanted if n not in self._things]
        for is_event, table in ((False, "actor"), (True, "event")):
            columns = f"n, id, name, type, {self._grammar(table)}"
            statement = f"SELECT {columns} FROM {table} WHERE n IN ({{marks}})"
            for n, key, name, kind, *grammar in self._each_in(statement, missing):
                self._things[n] = Thing(n, key, name, kind, is_event, *grammar)
            missing = [n for n in missing if n not in self._things]
        return {n: self._things[n] for n in wanted if n in self._things}

    def things_with_ids(self, ids: Iterable[str]) -> list[Thing]:
        """Return the actors and events with these ids, actors first."""
        return list(self.things(self.row_ids(ids)).values())

    def row_ids(self, ids: Iterable[str]) -> list[int]:
        """Return the row ids of the actors and events with these ids."""
        wanted = list(ids)
        return [
            n
            for table in ("actor", "event")
            for (n,) in self._each_in(f"SELECT n FROM {table} WHERE id IN ({{marks}})", wanted)
        ]

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the first names of actors and events by their ids."""
        wanted = list(ids)
        return {
            key: name
            for table in ("actor", "event")
            for key, name in self._each_in(
                f"SELECT id, name FROM {table} WHERE id IN ({{marks}})", wanted
            )
        }

    def nouns(self, ids: Iterable[str] = (), claims: Iterable[Claim] = ()) -> Nouns:
        """Return what sentences need to know of some actors and events, and of all that claims name."""
        kept = list(claims)
        wanted = [*ids, *ids_of(kept)]
        rows = [
            (*row, False, UNKNOWN)
            for row in self._each_in(
                f"SELECT n, id, name, type, {self._grammar('actor')} FROM actor WHERE id IN ({{marks}})",
                wanted,
            )
        ]
        rows += [
            (*row, True, When(time, first, last, bool(throughout)))
            for *row, time, first, last, throughout in self._each_in(
                f"SELECT n, id, name, type, {self._grammar('event')}, time, first, last, throughout"
                " FROM event WHERE id IN ({marks})", wanted,
            )
        ]  # fmt: skip
        aliases: dict[int, set[str]] = {}
        for n, folded in self._each_in(
            "SELECT thing, folded FROM name WHERE thing IN ({marks}) AND position > 0 AND kind <> 'code'",
            [row[0] for row in rows],
        ):
            aliases.setdefault(n, set()).add(folded)
        things = {
            key: Noun(
                key, name, kind, is_event, number, article, frozenset(aliases.get(n, ())), when
            )
            for n, key, name, kind, number, article, is_event, when in rows
        }
        return Nouns(things, self._publications({claim.source for claim in kept}))

    def _publications(self, sources: Iterable[str]) -> dict[str, Publication]:
        return {
            key: Publication(publisher or "", When(text, first, last, bool(throughout)))
            for key, publisher, text, first, last, throughout in self._each_in(
                "SELECT source.id, actor.id, date, first, last, throughout FROM source"
                " LEFT JOIN actor ON actor.n = source.publisher WHERE source.id IN ({marks})",
                sorted(sources),
            )
        }

    def _grammar(self, table: str) -> str:
        """Return the columns with the number and article of a name, empty texts in an older store."""
        return f"{table}.number, {table}.article" if self._version > 2 else "'', ''"

    def firsts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the id under which each actor is answered, for those that have another id of their own."""
        if not self.groups:
            return {}
        wanted = set(ids)
        things = self.things(self.groups)
        return {
            thing.id: things[self.first_row_id(n)].id
            for n, thing in things.items()
            if thing.id in wanted and self.first_row_id(n) != n
        }

    def named_actors(self) -> Iterator[tuple[int, str, str, str, str]]:
        """Yield (row id, id, name, type, scope) of all actors, in order, without making values."""
        scope = "scope" if self._version > 1 else "''"
        yield from self._rows(f"SELECT n, id, name, type, {scope} FROM actor ORDER BY n")

    def actor_names(self) -> Iterator[tuple[int, int, str, str, str, str, str]]:
        """Yield (actor, position, folded, text, kind, since, until) of all names of actors."""
        yield from self._rows(
            "SELECT thing, position, folded, text, kind, since, until FROM name WHERE is_event = 0"
            " ORDER BY thing, position"
        )

    def anonymous(self) -> set[str]:
        """Return the ids of the actors that are voices without a name."""
        return {key for (key,) in self._rows("SELECT id FROM actor WHERE anonymous")}

    def roots(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the topmost parent of each of these actors, itself if it has none."""
        found = {}
        for key in dict.fromkeys(ids):
            top, seen = key, {key}
            row = self._first("SELECT parent FROM actor WHERE id = ?", (key,))
            if row is None:
                continue
            if self.groups:
                found[key] = self._root(key)
                continue
            while row and row[0] is not None:
                above, *row = self._one("SELECT id, parent FROM actor WHERE n = ?", (row[0],))
                if above in seen:
                    break
                top = above
                seen.add(above)
            found[key] = top
        return found

    def _root(self, key: str) -> str:
        """Return the topmost parent of an actor, going up from any actor that is one with it."""
        (here,) = self._one("SELECT n FROM actor WHERE id = ?", (key,))
        here = self.first_row_id(here)
        seen = {here}
        while True:
            rows = self._all(
                f"SELECT parent FROM actor WHERE n IN ({marks(self.group(here))})"
                " AND parent IS NOT NULL ORDER BY n",
                self.group(here),
            )
            above = [n for n in map(self.first_row_id, (n for (n,) in rows)) if n not in seen]
            if not above:
                return str(self._one("SELECT id FROM actor WHERE n = ?", (here,))[0])
            here = above[0]
            seen.add(here)

    def children(self, n: int) -> list[str]:
        """Return the ids of the actors whose parent is this one."""
        rows = self._all(
            f"SELECT n FROM actor WHERE parent IN ({marks(self.group(n))}) ORDER BY n",
            self.group(n),
        )
        row_ids = dict.fromkeys(self.first_row_id(child) for (child,) in rows)
        return [child.id for child in self.things(k for k in row_ids if k != n).values()]

    def bodies(self, n: int) -> list[int]:
        """Return the row ids of the actors that have this one as a parent, and those below them."""
        found: list[int] = []
        todo = [n]
        while todo:
            children = self.row_ids(self.children(todo.pop()))
            below = [child for child in children if child not in found and child != n]
            found += below
            todo += below
        return found

    def parts(self, n: int) -> list[str]:
        """Return the ids of the events that are part of this one."""
        return [
            key for (key,) in self._rows("SELECT id FROM event WHERE part_of = ? ORDER BY n", (n,))
        ]

    def events_at(self, n: int) -> list[str]:
        """Return the ids of the events that are recorded as of a place."""
        rows = self._rows(
            "SELECT DISTINCT event.id FROM place JOIN event ON event.n = place.event"
            f" WHERE place.actor IN ({marks(self.group(n))}) ORDER BY event.n",
            self.group(n),
        )
        return [key for (key,) in rows]

    def events_of_type(self, kind: str, most: int, *, more_than: int) -> list[int]:
        """Return the row ids of the events of a type of which more is told than of an event, that with most first."""
        rows = self._rows(
            "SELECT event.n FROM event JOIN claim ON claim.event = event.n WHERE event.type = ?"
            " GROUP BY event.n HAVING count(*) > (SELECT count(*) FROM claim WHERE event = ?)"
            " ORDER BY count(*) DESC, event.n LIMIT ?",
            (kind, more_than, most),
        )
        return [n for (n,) in rows]

    def told_in(self, events: Collection[int], most: int = 1_000) -> dict[int, int]:
        """Return how many claims are of each of some events, at most some for each."""
        of = "SELECT count(*) FROM (SELECT 1 FROM claim WHERE event = ? LIMIT ?)"
        return {n: next(iter(self._rows(of, (n, most))))[0] for n in events}

    def has_claims(self, many: int) -> bool:
        """Return True if there are so many claims, or more."""
        return self._first("SELECT 1 FROM claim LIMIT 1 OFFSET ?", (many - 1,)) is not None

    def busiest(self, most: int, among: int = -1) -> list[int]:
        """Return the row ids of the actors and events with most claims at either end, most first.

        Only the first *among* claims are counted, all if it is negative.
        """
        rows = self._rows(
            "WITH told AS MATERIALIZED (SELECT subject, object FROM claim ORDER BY n LIMIT ?)"
            " SELECT n FROM (SELECT subject AS n, count(*) AS many FROM told GROUP BY subject"
            " UNION ALL SELECT object, count(*) FROM told GROUP BY object)"
            " WHERE n IS NOT NULL GROUP BY n ORDER BY sum(many) DESC, n LIMIT ?",
            (among, most),
        )
        return [n for (n,) in rows]

    @cached_property
    def source_ids(self) -> dict[int, str]:
        """The ids of the sources by their row ids."""
        return dict(self._rows("SELECT n, id FROM source"))

    def scopes_of(self, name: str) -> list[str]:
        """Return the scopes of the actors that have a name."""
        scope = "actor.scope" if self._version > 1 else "''"
        rows = self._rows(
            f"SELECT {scope} FROM name JOIN actor ON actor.n = name.thing WHERE folded = ? AND is_event = 0",
            (fold(name),),
        )
        return [text for (text,) in rows]

    def source_ids_of(self, scope: str) -> set[str]:
        """Return the ids of the sources that a case or dataset gave."""
        if self._version == 1:
            return set()
        return {key for (key,) in self._rows("SELECT id FROM source WHERE scope = ?", (scope,))}
