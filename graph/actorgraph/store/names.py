"""Actors, events and sources by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from actorgraph.model.errors import AmbiguousName, UnknownActor, UnknownEvent, UnknownSource
from actorgraph.model.names import fold, near, without_article
from actorgraph.store.things import Thing
from actorgraph.store.words import Words

#: Actors with a name in theirs that are looked at.
_MOST_NAMESAKES: Final = 10_000


class Names(Words):
    """Actors, events and sources by their names."""

    def actor(self, name: str) -> Thing:
        """Return the actor that an id or name means.

        Raises
        ------
        UnknownActor
            Nothing answers to it; near names are in ``exc.suggestions``.
        AmbiguousName
            Several actors do; they are in ``exc.candidates``.
        """
        return self._find(name, (False,), UnknownActor)

    def event(self, name: str) -> Thing:
        """Return the event that an id or name means; raises like `actor`, with `UnknownEvent`."""
        return self._find(name, (True,), UnknownEvent)

    def thing(self, name: str) -> Thing:
        """Return the actor or event that an id or name means; raises like `actor`."""
        return self._find(name, (False, True), UnknownActor)

    def each(self, text: str) -> Thing:
        """Return the one actor that an id or name means, even if it is counted as one with others.

        Raises like `actor`. If several actors of one group have the name, the first of them is returned.
        """
        return self._with_id(text, is_event=False) or self.actor(text)

    def source_id(self, text: str) -> str:
        """Return the id of the source that an id or title means."""
        known = list(self._rows("SELECT id, title FROM source ORDER BY n"))
        for key, title in known:
            if text == key or fold(text) == fold(title):
                return str(key)
        close = near(text, [fold(title) for _, title in known])
        raise UnknownSource(text, [known[at][0] for at in close])

    def _with_id(self, key: str, *, is_event: bool) -> Thing | None:
        table = "event" if is_event else "actor"
        columns = f"n, id, name, type, {self._grammar(table)}"
        row = self._first(f"SELECT {columns} FROM {table} WHERE id = ?", (key,))
        if row is None:
            return None
        n, found, name, kind, number, article = row
        return Thing(n, found, name, kind, is_event, number, article)

    def _find(
        self, text: str, kinds: Sequence[bool], unknown: type[UnknownActor | UnknownEvent]
    ) -> Thing:
        found: dict[int, Thing] = {}
        for is_event in kinds:
            thing = self._with_id(text, is_event=is_event)
            if thing:
                found[thing.n] = thing
        folded = fold(text)
        for wanted in dict.fromkeys((folded, without_article(folded))):
            if not found and wanted:
                found = {thing.n: thing for thing in self._named(wanted, kinds)}
        if self.groups:
            found = self.things(map(self.first_row_id, found))
        if len(found) > 1:
            raise AmbiguousName(text, [(thing.id, thing.name) for thing in found.values()])
        if not found:
            raise unknown(text, self.suggestions(text, kinds))
        return next(iter(found.values()))

    def _named(self, folded: str, kinds: Sequence[bool]) -> Iterator[Thing]:
        rows = list(
            self._rows("SELECT DISTINCT thing, is_event FROM name WHERE folded = ?", (folded,))
        )
        things = self.things(n for n, is_event in rows if bool(is_event) in kinds)
        yield from things.values()

    def suggestions(self, text: str, kinds: Sequence[bool] = (False,)) -> list[str]:
        """Return the first names of the actors, or events, whose names come nearest, best first."""
        rows = self.names_near(text)
        close = near(without_article(fold(text)), [folded for folded, _ in rows], most=12)
        things = self.things(dict.fromkeys(rows[at][1] for at in close))
        return [thing.name for thing in things.values() if thing.is_event in kinds][:3]

    def things_called(self, folded: Iterable[str]) -> dict[str, list[Thing]]:
        """Return, for each folded name that something answers to, the actors and events that do."""
        found: dict[str, list[int]] = {}
        rows = self._each_in(
            "SELECT DISTINCT folded, thing FROM name WHERE folded IN ({marks}) ORDER BY folded, thing",
            folded,
        )
        for name, n in rows:
            found.setdefault(name, []).append(self.first_row_id(n))
        things = self.things(n for row_ids in found.values() for n in row_ids)
        return {
            name: [things[n] for n in dict.fromkeys(row_ids)] for name, row_ids in found.items()
        }

    def folded_names(self, beginning: str = "", most: int = -1) -> Iterator[str]:
        """Yield the folded names of actors and events, each once, in order; at most *most* of them."""
        rows = self._rows(
            "SELECT DISTINCT folded FROM name WHERE folded >= ? AND folded < ? ORDER BY folded LIMIT ?",
            (beginning, beginning + "\U0010ffff", most),
        )
        yield from (name for (name,) in rows)

    def beginning(
        self, text: str, kinds: Sequence[bool] = (False,), most: int = 100
    ) -> list[Thing]:
        """Return the actors, or events, of which a word of the id or of a name begins with a text.

        Those whose id begins with it come first, each in the order of writing; at most *most* of each.
        """
        key, folded = text.casefold(), fold(text)
        numbers: list[int] = []
        for is_event in kinds:
            table = "event" if is_event else "actor"
            rows = self._rows(
                f"SELECT n FROM {table} WHERE instr('-' || id, '-' || ?) OR n IN (SELECT thing FROM name"
                " WHERE is_event = ? AND ? <> '' AND instr(' ' || folded, ' ' || ?))"
                " ORDER BY instr(id, ?) <> 1, n LIMIT ?",
                (key, is_event, folded, folded, key, most),
            )
            numbers += (n for (n,) in rows)
        things = self.things(numbers)
        return [things[n] for n in numbers]

    def named_like(self, text: str) -> list[int]:
        """Return the row ids of the actors and events of which a name holds a text, folded."""
        folded = fold(text)
        if not folded:
            return []
        rows = self._rows(
            "SELECT DISTINCT thing FROM name WHERE instr(folded, ?) ORDER BY thing", (folded,)
        )
        return [n for (n,) in rows]

    def named_with(self, words: str, most: int = 2) -> list[Thing]:
        """Return actors and events of which a name holds whole words, folded; at most *most* of them."""
        row_ids = self.things_with(words, most)
        return list(self.things(map(self.first_row_id, row_ids)).values())

    def namesakes(self, thing: Thing, most: int = 3) -> list[Thing]:
        """Return other actors of which a name holds an actor's first name, the shortest names first.

        Only those of other scopes, and states: within one case "US military" is no namesake of "US".
        """
        if self._version == 1:
            return []
        rows = self._rows(
            "SELECT actor.n FROM name JOIN actor ON actor.n = name.thing WHERE is_event = 0"
            f" AND thing IN ({', '.join(map(str, self.things_with(fold(thing.name), _MOST_NAMESAKES)))})"
            " AND instr(' ' || folded || ' ', ?) AND actor.n <> ?"
            " AND (type = 'state' OR scope <> (SELECT scope FROM actor WHERE n = ?))"
            " GROUP BY actor.n ORDER BY min(length(folded)), actor.n LIMIT ?",
            (f" {fold(thing.name)} ", thing.n, thing.n, most),
        )
        group = self.group(thing.n)
        row_ids = [n for n in (self.first_row_id(n) for (n,) in rows) if n not in group]
        return list(self.things(row_ids).values())
