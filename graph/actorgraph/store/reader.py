"""Reading a store: finding names, following claims, and making values of rows."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from actorgraph.model.dates import OPEN_END, OPEN_START, UNKNOWN, When, read_when
from actorgraph.model.errors import (
    ActorgraphError,
    AmbiguousName,
    CorruptStore,
    FileTrouble,
    InvalidValue,
    NewerStore,
    NotAStore,
    StoreError,
    UnknownActor,
    UnknownClaim,
    UnknownEvent,
    UnknownSource,
)
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES, RANKS
from actorgraph.model.names import fold, near, without_article
from actorgraph.model.vocabulary import Family, Relation, Vocabulary
from actorgraph.store.key import id_of, key_of
from actorgraph.store.schema import APPLICATION_ID, OWN_DATE, VERSION

if TYPE_CHECKING:
    from actorgraph.model.nouns import Actor, Claim, Event, Name, Source

_MAGIC: Final = b"SQLite format 3\x00"
#: Claims up to which all of them are looked at for the years that a store is about.
_SMALL_STORE: Final = 100_000
#: Parameters in one statement; SQLite's own limit was 999 before 3.32.
_CHUNK: Final = 900
_CLAIM: Final = (
    "SELECT n, key, id, subject, relation, object, event, rank, first, last, dated_by, claimant,"
    " spokesperson, source, implied, time, said, text, quote, details, file, record, cites FROM claim"
)
#: The same from a store of version 1.
_CLAIM_1: Final = _CLAIM.replace("file, record, cites", "NULL, NULL, NULL")


class Thing(NamedTuple):
    """An actor or event as a store numbers it."""

    n: int
    id: str
    name: str
    type: str
    is_event: bool


class Hop(NamedTuple):
    """A claim as the indexes hold it: enough to follow it, not to quote it.

    `first` and `last` are days, inclusive; `dated_by` tells how they are known (see
    `actorgraph.store.schema`).
    """

    n: int
    subject: int
    relation: int
    object: int
    rank: int
    first: int
    last: int
    dated_by: int


class Store:
    """A store opened for reading. The file is not changed, and not expected to change."""

    def __init__(self, path: Path) -> None:
        check_store(path)
        self.path = path
        address = f"file:{quote(os.fsencode(path.resolve()))}?mode=ro&immutable=1"
        self._things: dict[int, Thing] = {}
        try:
            self._db = sqlite3.connect(
                address, uri=True, isolation_level=None, check_same_thread=False
            )
            self._db.execute("PRAGMA mmap_size=268435456")
            self._version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.DatabaseError as error:
            raise FileTrouble(f"{str(path)!r} cannot be read: {error}") from None

    def __del__(self) -> None:
        # Python 3.13 warns of connections that nobody closed; a reader has nothing to lose by it.
        with suppress(AttributeError, sqlite3.Error):
            self._db.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # -- about the store ---------------------------------------------------------------------------

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the store says about itself: ``title``, ``description``, ``licence`` and so on."""
        return {str(key): str(value) for key, value in self._rows("SELECT key, value FROM meta")}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The relations, families and phrases that the store was written with."""
        with self._sound():
            families = [
                Family(*row)
                for row in self._rows(
                    "SELECT name, reading, inverse, inverse_reading FROM family ORDER BY n"
                )
            ]
            relations = [_relation(row) for row in self._rows(
                "SELECT name, family, kind, reading, inverse, inverse_reading, symmetric, through_class,"
                " carries_upwards, by_member, meaning FROM relation ORDER BY n"
            )]  # fmt: skip
            phrases = {
                str(folded): (str(target), bool(inverse))
                for folded, target, inverse in self._rows(
                    "SELECT folded, target, inverse FROM phrase"
                )
            }
            return Vocabulary(families, relations, phrases)

    @cached_property
    def _relation_names(self) -> dict[int, str]:
        return dict(self._rows("SELECT n, name FROM relation"))

    @cached_property
    def _relation_numbers(self) -> dict[str, int]:
        return {name: n for n, name in self._relation_names.items()}

    def codes(self) -> dict[str, dict[str, str]]:
        """Return the names of each relation in other standards, by relation."""
        return {
            name: json.loads(text) for name, text in self._rows("SELECT name, codes FROM relation")
        }

    def count(self, table: str) -> int:
        """Return how many rows ``"actor"``, ``"event"``, ``"source"`` or ``"claim"`` has."""
        if table not in ("actor", "event", "source", "claim"):
            raise ValueError(table)
        return int(self._one(f"SELECT count(*) FROM {table}")[0])

    def count_by(self, column: str) -> dict[str, int]:
        """Return how many claims each ``"relation"`` or ``"modality"`` has, most first."""
        if column == "modality":
            rows = self._rows("SELECT rank, count(*) FROM claim GROUP BY rank ORDER BY rank")
            with self._sound():
                return {MODALITIES[rank]: count for rank, count in rows}
        rows = self._rows(
            "SELECT relation.name, count(*) AS many FROM claim JOIN relation"
            " ON relation.n = claim.relation GROUP BY claim.relation ORDER BY many DESC, relation.name"
        )
        return dict(rows)

    # -- names -------------------------------------------------------------------------------------

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

    def source_id(self, text: str) -> str:
        """Return the id of the source that an id or title means."""
        known = list(self._rows("SELECT id, title FROM source ORDER BY n"))
        for key, title in known:
            if text == key or fold(text) == fold(title):
                return str(key)
        close = near(text, [fold(title) for _, title in known])
        raise UnknownSource(text, [known[at][0] for at in close])

    def _find(
        self, text: str, kinds: Sequence[bool], unknown: type[UnknownActor | UnknownEvent]
    ) -> Thing:
        found: dict[int, Thing] = {}
        for is_event in kinds:
            table = "event" if is_event else "actor"
            row = self._first(f"SELECT n, id, name, type FROM {table} WHERE id = ?", (text,))
            if row:
                found[row[0]] = Thing(row[0], row[1], row[2], row[3], is_event)
        folded = fold(text)
        for wanted in dict.fromkeys((folded, without_article(folded))):
            if not found and wanted:
                found = {thing.n: thing for thing in self._named(wanted, kinds)}
        if self._groups:
            found = self.things(map(self.first_number, found))
        if len(found) > 1:
            raise AmbiguousName(text, [(thing.id, thing.name) for thing in found.values()])
        if not found:
            raise unknown(text, self.suggestions(text, kinds), self._hint(kinds))
        return next(iter(found.values()))

    def each(self, text: str) -> Thing:
        """Return the one actor that an id or name means, also where it is counted as one with others.

        Raises like `actor`. Where several actors of one group have the name, it is the first of them.
        """
        row = self._first("SELECT n, id, name, type FROM actor WHERE id = ?", (text,))
        return Thing(row[0], row[1], row[2], row[3], False) if row else self.actor(text)

    def _named(self, folded: str, kinds: Sequence[bool]) -> Iterator[Thing]:
        rows = list(
            self._rows("SELECT DISTINCT thing, is_event FROM name WHERE folded = ?", (folded,))
        )
        things = self.things(n for n, is_event in rows if bool(is_event) in kinds)
        yield from things.values()

    def things_called(self, folded: Iterable[str]) -> dict[str, list[Thing]]:
        """Return, for each folded name that something answers to, the actors and events that do."""
        found: dict[str, list[int]] = {}
        for chunk in _chunks(list(dict.fromkeys(folded))):
            rows = self._all(
                f"SELECT DISTINCT folded, thing FROM name WHERE folded IN ({_marks(chunk)})"
                " ORDER BY folded, thing",
                chunk,
            )
            for name, n in rows:
                found.setdefault(name, []).append(self.first_number(n))
        things = self.things(n for numbers in found.values() for n in numbers)
        return {
            name: [things[n] for n in dict.fromkeys(numbers)] for name, numbers in found.items()
        }

    def folded_names(self, beginning: str = "", most: int = -1) -> Iterator[str]:
        """Yield the folded names of actors and events, each once, in order; *most* at most."""
        yield from (
            name
            for (name,) in self._rows(
                "SELECT DISTINCT folded FROM name WHERE folded >= ? AND folded < ? ORDER BY folded"
                " LIMIT ?",
                (beginning, beginning + "\U0010ffff", most),
            )
        )

    def years(self) -> list[int]:
        """Return the years of the events, sources and, in a small store, the claims, in order."""
        from datetime import date

        found: set[int] = set()
        for first, last in self._spans:
            found |= {date.fromordinal(day).year for day in (first, last)}
        return sorted(set(range(min(found), max(found) + 1)) if found else found)

    def has_day(self, first: int, last: int) -> bool:
        """Return True where an event, source or, in a small store, claim has one of these days."""
        return any(begin <= last and first <= end for begin, end in self._spans)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Return the days of events, sources and, in a small store, claims; an open end is one day."""
        tables = ["event", "source"]
        if self.count("claim") <= _SMALL_STORE:
            tables.append("claim")
        found: set[tuple[int, int]] = set()
        for table in tables:
            for first, last in self._rows(
                f"SELECT DISTINCT first, last FROM {table} WHERE first <= last"
            ):
                start = first if first > OPEN_START else last
                end = last if last < OPEN_END else first
                if OPEN_START < start <= end < OPEN_END:
                    found.add((start, end))
        return sorted(found)

    def has_role(
        self, relations: Iterable[str], wanted: Collection[str], stem: Callable[[str], str]
    ) -> bool:
        """Return True where a claim of some relations has a role with all the wanted stems."""
        for (text,) in self._rows(
            f"SELECT DISTINCT details FROM claim WHERE relation IN ({self._relation_list(relations)})"
            " AND details LIKE '%\"role\"%'"
        ):
            role = json.loads(text).get("role", "")
            if set(wanted) <= {stem(word) for word in fold(role).split()}:
                return True
        return False

    def suggestions(self, text: str, kinds: Sequence[bool] = (False,)) -> list[str]:
        """Return the first names of the actors, or events, whose names come nearest, best first."""
        marks = ", ".join(str(int(kind)) for kind in kinds)
        rows = list(self._rows(
            f"SELECT folded, thing FROM name WHERE is_event IN ({marks}) ORDER BY folded, thing"
        ))  # fmt: skip
        close = near(without_article(fold(text)), [folded for folded, _ in rows], most=12)
        numbers = list(dict.fromkeys(rows[at][1] for at in close))[:3]
        things = self.things(numbers)
        return [things[n].name for n in numbers]

    def _hint(self, kinds: Sequence[bool]) -> str:
        noun = "events" if tuple(kinds) == (True,) else "actors"
        return f"'actorgraph {noun}' lists them all"

    # -- identity ----------------------------------------------------------------------------------

    @cached_property
    def _groups(self) -> dict[int, tuple[int, ...]]:
        """The actors that a confirmed ``same-as`` makes one, each with its whole group, lowest first."""
        relation = self._relation_numbers.get("same-as")
        if relation is None:
            return {}
        # The relation as a literal, so that SQLite takes the index that holds such claims alone.
        pairs = self._all(
            "SELECT claim.subject, claim.object FROM claim CROSS JOIN actor AS a ON a.n = claim.subject"
            " CROSS JOIN actor AS b ON b.n = claim.object"
            f" WHERE claim.relation = {int(relation)} AND claim.rank = 0"
        )
        return grouped(pairs)

    @property
    def has_groups(self) -> bool:
        """True where any two actors are confirmed to be one."""
        return bool(self._groups)

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

    def first_number(self, n: int) -> int:
        """Return the number under which an actor is answered: of the first that it is confirmed to be."""
        return self._groups[n][0] if n in self._groups else n

    def group(self, n: int) -> tuple[int, ...]:
        """Return the numbers of the actors that are confirmed to be one with an actor, itself too."""
        return self._groups.get(n, (n,))

    def firsts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the id under which each actor is answered, for those that have another id of their own."""
        if not self._groups:
            return {}
        wanted = set(ids)
        things = self.things(self._groups)
        return {
            thing.id: things[self.first_number(n)].id
            for n, thing in things.items()
            if thing.id in wanted and self.first_number(n) != n
        }

    def _expanded(self, numbers: Iterable[int]) -> list[int]:
        """Return numbers with those of the actors that are one with them."""
        return list(dict.fromkeys(it for n in numbers for it in self.group(n)))

    def named_actors(self) -> Iterator[tuple[int, str, str, str, str]]:
        """Yield (number, id, name, type, scope) of all actors, in order, without making values."""
        scope = "scope" if self._version > 1 else "''"
        yield from self._rows(f"SELECT n, id, name, type, {scope} FROM actor ORDER BY n")

    def actor_names(self) -> Iterator[tuple[int, int, str, str, str, str, str]]:
        """Yield (actor, position, folded, text, kind, since, until) of all names of actors."""
        yield from self._rows(
            "SELECT thing, position, folded, text, kind, since, until FROM name WHERE is_event = 0"
            " ORDER BY thing, position"
        )

    def identity_claims(self, relation: str) -> list[Claim]:
        """Return the claims of ``"same-as"`` or ``"not-same-as"``, in the order of writing."""
        number = self._relation_numbers.get(relation)
        if number is None:
            return []
        statement = f"{self._claim_columns} WHERE relation = {int(number)} ORDER BY n"
        return list(self._claims(statement, ()))

    # -- values ------------------------------------------------------------------------------------

    def things(self, numbers: Iterable[int]) -> dict[int, Thing]:
        """Return the actors and events with these numbers."""
        wanted = list(dict.fromkeys(numbers))
        missing = [n for n in wanted if n not in self._things]
        for is_event, table in ((False, "actor"), (True, "event")):
            for chunk in _chunks(missing):
                marks = _marks(chunk)
                for n, key, name, kind in self._all(
                    f"SELECT n, id, name, type FROM {table} WHERE n IN ({marks})", chunk
                ):
                    self._things[n] = Thing(n, key, name, kind, is_event)
            missing = [n for n in missing if n not in self._things]
        return {n: self._things[n] for n in wanted if n in self._things}

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of the actors and events with these ids."""
        found: list[int] = []
        for chunk in _chunks(list(dict.fromkeys(ids))):
            marks = _marks(chunk)
            for table in ("actor", "event"):
                rows = self._all(f"SELECT n FROM {table} WHERE id IN ({marks})", chunk)
                found += [n for (n,) in rows]
        return found

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the first names of actors and events by their ids."""
        found: dict[str, str] = {}
        for chunk in _chunks(list(dict.fromkeys(ids))):
            marks = _marks(chunk)
            for table in ("actor", "event"):
                found.update(
                    self._rows(f"SELECT id, name FROM {table} WHERE id IN ({marks})", chunk)
                )
        return found

    def actors(self, numbers: Iterable[int] | None = None) -> Iterator[Actor]:
        """Yield the actors, in the order in which they were written."""
        from actorgraph.model.nouns import Actor

        rows = self._among(
            "SELECT actor.n, actor.id, actor.name, actor.type, above.id, actor.anonymous, actor.note"
            " FROM actor LEFT JOIN actor AS above ON above.n = actor.parent",
            "actor.n",
            numbers,
        )
        with self._sound():
            for n, key, name, kind, parent, anonymous, note in rows:
                yield Actor(key, name, kind, parent or "", self._names(n), bool(anonymous), note)

    def events(self, numbers: Iterable[int] | None = None) -> Iterator[Event]:
        """Yield the events, in the order in which they were written."""
        from actorgraph.model.nouns import Event

        rows = self._among(
            "SELECT event.n, event.id, event.name, event.type, event.time, event.first, event.last,"
            " event.throughout, above.id, event.note"
            " FROM event LEFT JOIN event AS above ON above.n = event.part_of",
            "event.n",
            numbers,
        )
        with self._sound():
            for n, key, name, kind, time, first, last, throughout, whole, note in rows:
                when = When(time, first, last, bool(throughout))
                places = self._rows(
                    "SELECT actor.id FROM place JOIN actor ON actor.n = place.actor WHERE place.event = ?"
                    " ORDER BY place.position", (n,),
                )  # fmt: skip
                at = tuple(place for (place,) in places)
                yield Event(key, name, kind, when, at, whole or "", self._names(n), note)

    def anonymous(self) -> set[str]:
        """Return the ids of the actors that are voices without a name."""
        return {key for (key,) in self._rows("SELECT id FROM actor WHERE anonymous")}

    def roots(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the topmost parent of each of these actors, itself where it has none."""
        found = {}
        for key in dict.fromkeys(ids):
            top, seen = key, {key}
            row = self._first("SELECT parent FROM actor WHERE id = ?", (key,))
            if row is None:
                continue
            if self._groups:
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
        here = self.first_number(here)
        seen = {here}
        while True:
            marks = ", ".join(map(str, self.group(here)))
            rows = self._all(
                f"SELECT parent FROM actor WHERE n IN ({marks}) AND parent IS NOT NULL ORDER BY n"
            )
            above = [n for n in map(self.first_number, (n for (n,) in rows)) if n not in seen]
            if not above:
                return str(self._one("SELECT id FROM actor WHERE n = ?", (here,))[0])
            here = above[0]
            seen.add(here)

    def children(self, n: int) -> list[str]:
        """Return the ids of the actors whose parent is this one."""
        rows = self._all(
            f"SELECT n FROM actor WHERE parent IN ({_marks(self.group(n))}) ORDER BY n",
            self.group(n),
        )
        numbers = dict.fromkeys(self.first_number(child) for (child,) in rows)
        return [it.id for it in self.things(k for k in numbers if k != n).values()]

    def bodies(self, n: int) -> list[int]:
        """Return the numbers of the actors that have this one as a parent, and those below them."""
        found: list[int] = []
        todo = [n]
        while todo:
            below = [
                it for it in self.numbers(self.children(todo.pop())) if it not in found and it != n
            ]
            found += below
            todo += below
        return found

    def parts(self, n: int) -> list[str]:
        """Return the ids of the events that are part of this one."""
        return [
            key for (key,) in self._rows("SELECT id FROM event WHERE part_of = ? ORDER BY n", (n,))
        ]

    def named_like(self, text: str) -> list[int]:
        """Return the numbers of the actors and events of which a name holds a text, folded."""
        folded = fold(text)
        if not folded:
            return []
        rows = self._rows(
            "SELECT DISTINCT thing FROM name WHERE instr(folded, ?) ORDER BY thing", (folded,)
        )
        return [n for (n,) in rows]

    def namesakes(self, thing: Thing, most: int = 3) -> list[Thing]:
        """Return other actors of which a name holds an actor's first name, the shortest names first.

        Only those of other scopes, and states: within one case "US military" is no namesake of "US".
        """
        if self._version == 1:
            return []
        rows = self._rows(
            "SELECT actor.n FROM name JOIN actor ON actor.n = name.thing WHERE is_event = 0"
            " AND instr(' ' || folded || ' ', ?) AND actor.n <> ?"
            " AND (type = 'state' OR scope <> (SELECT scope FROM actor WHERE n = ?))"
            " GROUP BY actor.n ORDER BY min(length(folded)), actor.n LIMIT ?",
            (f" {fold(thing.name)} ", thing.n, thing.n, most),
        )
        group = self.group(thing.n)
        numbers = [n for n in (self.first_number(n) for (n,) in rows) if n not in group]
        return list(self.things(numbers).values())

    def sources(self) -> Iterator[Source]:
        """Yield the sources, in the order in which they were written."""
        yield from self._sources(" ORDER BY source.n")

    def sources_called(self, ids: Iterable[str]) -> dict[str, Source]:
        """Return the sources with these ids, by id."""
        found: dict[str, Source] = {}
        for chunk in _chunks(list(dict.fromkeys(ids))):
            marks = _marks(chunk)
            some = self._sources(f" WHERE source.id IN ({marks})", chunk)
            found.update((source.id, source) for source in some)
        return found

    def _sources(self, which: str, values: Sequence[Any] = ()) -> Iterator[Source]:
        from actorgraph.model.nouns import Source

        more = "version, licence, citation, machine" if self._version > 1 else "'', '', '', 0"
        rows = self._rows(
            "SELECT source.id, title, actor.id, date, first, last, throughout, address, language,"
            f" source.note, {more} FROM source LEFT JOIN actor ON actor.n = publisher{which}",
            values,
        )
        with self._sound():
            for row in rows:
                key, title, publisher, date, first, last, throughout, *rest, machine = row
                address, language, note, version, licence, citation = rest
                when = When(date, first, last, bool(throughout))
                yield Source(
                    key, title, publisher or "", when, address, language, note, version, licence,
                    citation, bool(machine),
                )  # fmt: skip

    def _names(self, n: int) -> tuple[Name, ...]:
        from actorgraph.model.nouns import Name

        rows = self._rows(
            "SELECT text, kind, language, since, until, background FROM name"
            " WHERE thing = ? AND position > 0 ORDER BY position", (n,),
        )  # fmt: skip
        return tuple(
            Name(text, kind, language, since, until, bool(background))
            for text, kind, language, since, until, background in rows
        )

    # -- claims ------------------------------------------------------------------------------------

    def claims(
        self,
        filters: Filters = NONE,
        *,
        modalities: Iterable[str] = (),
        relations: Iterable[str] = (),
        subject: int | None = None,
        object: int | None = None,  # noqa: A002 (the word of the model)
        either: int | None = None,
        among: Collection[int] = (),
        within: Collection[int] = (),
        event: int | None = None,
        missing: str = "",
        voice: int | None = None,
        source: str = "",
    ) -> Iterator[Claim]:
        """Yield the claims that meet all that is asked, in the order in which they were written.

        *subject*, *object* and *event* are numbers; *either* is an actor or event at either end, or
        as the event; *among* several of which one is; *within* several of which all are that the claim
        has. *missing* is ``"subject"`` or ``"object"``: only claims without it. *voice* is
        the claimant or spokesperson. *modalities* stands in for those of the filters; without either,
        every modality is yielded.
        """
        where, values = self._where(filters, list(modalities) or filters.modalities)
        if missing:
            where.append(f"{'subject' if missing == 'subject' else 'object'} IS NULL")
        for column, n in (("subject", subject), ("object", object), ("event", event)):
            if n is not None:
                where.append(f"{column} IN ({_marks(self.group(n))})")
                values += self.group(n)
        if among:
            numbers = ", ".join(str(int(n)) for n in self._expanded(among))
            where.append(
                f"(subject IN ({numbers}) OR object IN ({numbers}) OR event IN ({numbers}))"
            )
        if within:
            numbers = ", ".join(str(int(n)) for n in within)
            where += [f"({end} IS NULL OR {end} IN ({numbers}))" for end in ("object", "event")]
            where.append(f"(subject IN ({numbers}) OR subject IS NULL AND event IN ({numbers}))")
        if either is not None:
            group = self.group(either)
            ends = (f"{end} IN ({_marks(group)})" for end in ("subject", "object", "event"))
            where.append(f"({' OR '.join(ends)})")
            values += [*group, *group, *group]
        if voice is not None:
            group = self.group(voice)
            where.append(f"(claimant IN ({_marks(group)}) OR spokesperson IN ({_marks(group)}))")
            values += [*group, *group]
        if relations:
            where.append(f"relation IN ({self._relation_list(relations)})")
        if source:
            where.append("source = (SELECT n FROM source WHERE id = ?)")
            values.append(source)
        yield from self._claims(f"{self._claim_columns}{_joined(where)} ORDER BY n", values)

    def quantified(self, filters: Filters = NONE) -> Iterator[Claim]:
        """Yield the claims that give a figure, in the order in which they were written."""
        where, values = self._where(filters, filters.modalities)
        where.append("details LIKE '%\"quantity\"%'")
        yield from self._claims(f"{self._claim_columns}{_joined(where)} ORDER BY n", values)

    def claims_of(self, numbers: Iterable[int]) -> dict[int, Claim]:
        """Return the claims with these numbers, as `Hop` gives them."""
        found: dict[int, Claim] = {}
        for chunk in _chunks(list(dict.fromkeys(numbers))):
            marks = _marks(chunk)
            rows = list(self._rows(f"{self._claim_columns} WHERE n IN ({marks})", chunk))
            found.update(zip((row[0] for row in rows), self._made(rows), strict=True))
        return found

    def claims_called(self, ids: Iterable[str]) -> Iterator[Claim]:
        """Yield the claims with these ids, in their order; raises `UnknownClaim`."""
        yield from self._values(self.claim_rows(ids=ids))

    def claim_rows(
        self,
        filters: Filters = NONE,
        relations: Iterable[str] = (),
        ids: Iterable[str] | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield claims as rows: their number, then the columns of `schema.CLAIM_COLUMNS`.

        The quick way out for millions of claims: no values are made. Without *ids* they come in the
        order in which they were written; those with *ids* come in the order of these.
        """
        if ids is None:
            where, values = self._selected(filters, relations, None)
            yield from self._rows(f"{self._claim_columns}{where} ORDER BY n", values)
            return
        for chunk in _chunks(list(dict.fromkeys(ids))):
            keys = [key_of(claim_id) for claim_id in chunk]
            rows = self._rows(f"{self._claim_columns} WHERE key IN ({_marks(keys)})", keys)
            found = {row[1]: row for row in rows}
            for claim_id, key in zip(chunk, keys, strict=True):
                if key not in found or (found[key][2] or id_of(key)) != claim_id:
                    raise UnknownClaim(claim_id, (), "'actorgraph claims' lists them all")
                yield found[key]

    def loose_ends(
        self,
        filters: Filters = NONE,
        relations: Iterable[str] = (),
        ids: Iterable[str] | None = None,
    ) -> Iterator[str]:
        """Yield each text or figure that claims without an object reach, once, in the order of the texts.

        SQLite sorts them, on the disk where they are many.
        """
        self._db.create_function("figure_of", 1, _figure_of, deterministic=True)
        where, values = self._selected(filters, relations, ids)
        for (text,) in self._rows(
            "SELECT DISTINCT CASE WHEN text <> '' THEN text ELSE figure_of(details) END AS loose FROM"
            f" (SELECT text, details, object FROM claim{where}) WHERE object IS NULL"
            " AND (text <> '' OR details LIKE '%\"quantity\"%') ORDER BY loose",
            values,
        ):
            if text is not None:
                yield text

    def sound(self) -> AbstractContextManager[None]:
        """Say that the store is damaged where what is made of `claim_rows` fails."""
        return self._sound()

    def ids_by_number(self) -> dict[int, str]:
        """Return the ids of all actors and events by their numbers."""
        rows = self._rows("SELECT n, id FROM actor UNION ALL SELECT n, id FROM event")
        return dict(rows)

    def tie_keys(
        self, filters: Filters, classes: Sequence[Collection[str]], *, events: bool = False
    ) -> Iterator[tuple[int]]:
        """Yield each claim with two ends as one number, whatever its modality.

        From the highest bit: 28 of its subject, 28 of its object, 4 of its modality's rank and 2 of
        the position of the class that holds its relation; relations of no class are left out. With
        *events*, the event stands in for an end that a claim has not. Ends are not yet those under which
        actors are answered (see `regrouped`).
        """
        most = max(self._one(f"SELECT ifnull(max(n), 0) FROM {it}")[0] for it in ("actor", "event"))
        if most >= 1 << 28:
            raise StoreError(f"{str(self.path)!r} has more than {1 << 28:,} actors and events")
        start, end = _tie_ends(events)
        where, values = self._where(filters, ())
        where += [f"{start} IS NOT NULL", f"{end} IS NOT NULL"]
        cases = " ".join(
            f"WHEN relation IN ({self._relation_list(names)}) THEN {at}"
            for at, names in enumerate(classes)
            if names
        )
        kept = self._relation_list(name for names in classes for name in names)
        where.append(f"relation IN ({kept})")
        kind = f"CASE {cases} END" if cases else "0"
        yield from self._rows(
            f"SELECT ({start} << 34) | ({end} << 6) | (rank << 2) | ({kind}) FROM claim"
            f"{_joined(where)}",
            values,
        )

    def tied(
        self,
        numbers: Sequence[int],
        filters: Filters,
        relations: Iterable[str],
        *,
        modalities: Iterable[str],
        events: bool = False,
    ) -> Iterator[tuple[int, int, int, int, int]]:
        """Yield (claim, subject, object, rank, source) of the claims that tie some actors to others.

        A claim that ties two of them comes twice. With *events*, the event stands in for an end that a
        claim has not; without, events tie nobody. Ends are those under which actors are answered.
        """
        start, end = _tie_ends(events)
        where, values = self._where(filters, modalities)
        where += [f"{start} IS NOT NULL", f"{end} IS NOT NULL"]
        where.append(f"relation IN ({self._relation_list(relations)})")
        if not events:
            where += [f"{it} NOT IN (SELECT n FROM event)" for it in ("subject", "object")]
        for chunk in _chunks(self._expanded(numbers)):
            for column in ("subject", "object", "event") if events else ("subject", "object"):
                rows = self._rows(
                    f"SELECT n, {start}, {end}, rank, source FROM claim"
                    f" WHERE {column} IN ({_marks(chunk)}) AND {' AND '.join(where)}",
                    [*chunk, *values],
                )
                for n, one, other, rank, source in rows:
                    first, second = self.first_number(one), self.first_number(other)
                    if first != second:
                        yield n, first, second, rank, source

    def event_numbers(self) -> list[int]:
        """Return the numbers of all events, in order."""
        return [n for (n,) in self._rows("SELECT n FROM event ORDER BY n")]

    def parent_numbers(self) -> Iterator[tuple[int, str, int | None]]:
        """Yield (number, type, parent) of all actors, in order."""
        yield from self._rows("SELECT n, type, parent FROM actor ORDER BY n")

    def regrouped(self) -> dict[int, int]:
        """Return, for actors that are confirmed to be one with an earlier one, the number of the first."""
        return {n: group[0] for n, group in self._groups.items() if n != group[0]}

    def source_ids_by_number(self) -> dict[int, str]:
        """Return the ids of all sources by their numbers."""
        return dict(self._source_ids)

    def relation_names(self) -> dict[int, str]:
        """Return the names of all relations by their numbers."""
        return dict(self._relation_names)

    def file_names(self) -> dict[int, str]:
        """Return the names of the files that claims come from by their numbers."""
        return dict(self._files) if self._version > 1 else {}

    def count_claims(self, filters: Filters = NONE, relations: Iterable[str] = ()) -> int:
        """Return how many claims meet filters and relations; see `claims`."""
        where, values = self._selected(filters, relations, None)
        return int(self._one(f"SELECT count(*) FROM claim{where}", values)[0])

    def numbers_in(
        self, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
    ) -> list[int]:
        """Return the numbers of the actors and events that some claims need, in order.

        Those are their ends, events, claimants and spokespersons, the publishers of their sources, the
        places and wholes of their events, and everybody's parents. *ids* are those of the claims, None
        for all that meet filters and relations.
        """
        where, values = self._selected(filters, relations, ids)
        rows = self._rows(
            f"WITH chosen AS MATERIALIZED (SELECT subject, object, event, claimant, spokesperson, source"
            f" FROM claim{where}), named(n) AS (SELECT subject FROM chosen UNION SELECT object FROM chosen"
            " UNION SELECT event FROM chosen UNION SELECT claimant FROM chosen UNION SELECT spokesperson"
            " FROM chosen UNION SELECT publisher FROM source WHERE n IN (SELECT source FROM chosen)"
            " UNION SELECT part_of FROM named JOIN event ON event.n = named.n"
            " UNION SELECT actor FROM named JOIN place ON place.event = named.n"
            " UNION SELECT parent FROM named JOIN actor ON actor.n = named.n)"
            " SELECT n FROM named WHERE n IS NOT NULL ORDER BY n",
            values,
        )
        return [n for (n,) in rows]

    def source_ids_in(
        self, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
    ) -> list[str]:
        """Return the ids of the sources of some claims; see `numbers_in`."""
        where, values = self._selected(filters, relations, ids)
        rows = self._rows(
            f"SELECT id FROM source WHERE n IN (SELECT source FROM claim{where}) ORDER BY n", values
        )
        return [key for (key,) in rows]

    def _selected(
        self, filters: Filters, relations: Iterable[str], ids: Iterable[str] | None
    ) -> tuple[str, list[Any]]:
        if ids is not None:
            keys = ", ".join(str(key_of(claim_id)) for claim_id in ids)
            return f" WHERE key IN ({keys})", []
        where, values = self._where(filters, filters.modalities)
        if relations:
            where.append(f"relation IN ({self._relation_list(relations)})")
        return _joined(where), values

    def days(self, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return the first and last day on which claims count, by id; undated claims are left out.

        An open end is `actorgraph.model.dates.OPEN_START` or `OPEN_END`.
        """
        found: dict[str, tuple[int, int]] = {}
        keys = {key_of(claim_id): claim_id for claim_id in ids}
        for chunk in _chunks(list(keys)):
            marks = _marks(chunk)
            for key, first, last in self._all(
                f"SELECT key, first, last FROM claim WHERE key IN ({marks}) AND dated_by > 0", chunk
            ):
                found[keys[key]] = (first, last)
        return found

    def claim_ids(self, numbers: Sequence[int]) -> list[str]:
        """Return the ids of the claims with these numbers, in their order."""
        found: dict[int, str] = {}
        for chunk in _chunks(list(dict.fromkeys(numbers))):
            marks = _marks(chunk)
            for n, number, key in self._all(
                f"SELECT n, key, id FROM claim WHERE n IN ({marks})", chunk
            ):
                found[n] = key or id_of(number)
        with self._sound():
            return [found[n] for n in numbers]

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with an id; raises `UnknownClaim`."""
        for claim in self._claims(f"{self._claim_columns} WHERE key = ?", [key_of(claim_id)]):
            if claim.id == claim_id:
                return claim
        raise UnknownClaim(claim_id, (), "'actorgraph claims' lists them all")

    def containing(self, text: str) -> Iterator[Claim]:
        """Yield the claims whose quote, hedge, text or note holds a text, folded.

        Reads every claim; SQLite sets aside those that cannot hold the text before Python folds the
        rest.
        """
        folded = fold(text)
        if not folded:
            return
        word = max(folded.split(), key=len)
        columns = ("quote", "text", "details")
        tests = [f"{column} LIKE ? ESCAPE '!' OR {column} GLOB '*[^ -~]*'" for column in columns]
        piece = word if word.isascii() else ""
        values = [f"%{'%'.join(piece)}%"] * len(columns)
        statement = f"{self._claim_columns} WHERE {' OR '.join(tests)} ORDER BY n"
        for claim in self._claims(statement, values):
            what = claim.quantity.what if claim.quantity else ""
            words = (
                claim.quote,
                claim.hedge,
                claim.text,
                claim.role,
                *claim.mode,
                claim.note,
                what,
            )
            if any(folded in fold(part) for part in words):
                yield claim

    def busiest(self, most: int) -> list[int]:
        """Return the numbers of the actors and events with most claims at either end, most first."""
        rows = self._rows(
            "SELECT n FROM (SELECT subject AS n, count(*) AS many FROM claim GROUP BY subject"
            " UNION ALL SELECT object, count(*) FROM claim GROUP BY object)"
            " WHERE n IS NOT NULL GROUP BY n ORDER BY sum(many) DESC, n LIMIT ?",
            (most,),
        )
        return [n for (n,) in rows]

    def hops(
        self,
        numbers: Sequence[int],
        *,
        outward: bool,
        relations: Iterable[str] = (),
        filters: Filters = NONE,
        modalities: Iterable[str] = (),
        target: int | None = None,
    ) -> Iterator[Hop]:
        """Yield the claims that leave some actors (*outward*) or reach them, in no set order.

        Only claims with both ends are hops. *relations* and *modalities* default to all; *target* is
        the one other end that is asked for. Ends are those under which actors are answered (see
        `first_number`).
        """
        here, there = ("subject", "object") if outward else ("object", "subject")
        where, values = self._where(filters, modalities)
        if relations:
            where.insert(0, f"relation IN ({self._relation_list(relations)})")
        if target is not None:
            where.append(f"{there} IN ({_marks(self.group(target))})")
            values += self.group(target)
        tests = "".join(f" AND {test}" for test in where)
        for chunk in _chunks(self._expanded(numbers) if self._groups else numbers):
            marks = _marks(chunk)
            rows = self._all(
                f"SELECT n, subject, relation, object, rank, first, last, dated_by FROM claim"
                f" WHERE {here} IN ({marks}) AND {there} IS NOT NULL{tests}",
                [*chunk, *values],
            )
            if not self._groups:
                yield from map(Hop._make, rows)
                continue
            for n, subject, relation, end, *rest in rows:
                one, other = self.first_number(subject), self.first_number(end)
                yield Hop(n, one, relation, other, *rest)

    def about(
        self, event: int, *, filters: Filters = NONE, modalities: Iterable[str] = ()
    ) -> Iterator[tuple[int, int | None, int | None]]:
        """Yield (claim, subject, object) of the claims about an event."""
        where, values = self._where(filters, modalities)
        tests = "".join(f" AND {test}" for test in where)
        rows = self._rows(
            f"SELECT n, subject, object FROM claim WHERE event = ?{tests}",
            [event, *values],
        )
        if not self._groups:
            yield from rows
            return
        for n, subject, target in rows:
            yield (
                n,
                self._groups.get(subject, (subject,))[0],
                self._groups.get(target, (target,))[0],
            )

    def neighbours(
        self,
        numbers: Sequence[int],
        directions: Iterable[bool] = (True, False),
        *,
        filters: Filters,
        modalities: Iterable[str],
    ) -> Iterator[tuple[int, int]]:
        """Yield (here, there) for every claim at these actors; *directions* says which are outward."""
        where, values = self._where(filters, modalities)
        tests = "".join(f" AND {test}" for test in where)
        for outward in directions:
            here, there = ("subject", "object") if outward else ("object", "subject")
            statement = f"SELECT {there} FROM claim WHERE {here} = ? AND {there} IS NOT NULL{tests}"
            for n in numbers:
                for member in self.group(n):
                    for (other,) in self._all(statement, [member, *values]):
                        yield n, self.first_number(other)

    def undated(self, n: int | None = None, relations: Iterable[str] = ()) -> int:
        """Return how many claims (at one actor, with these relations) have no day at all."""
        where, values = ["dated_by = 0"], []
        if n is not None:
            group = self.group(n)
            where.append(f"(subject IN ({_marks(group)}) OR object IN ({_marks(group)}))")
            values = [*group, *group]
        if relations:
            where.append(f"relation IN ({self._relation_list(relations)})")
        return int(self._one(f"SELECT count(*) FROM claim{_joined(where)}", values)[0])

    def relation_name(self, number: int) -> str:
        """Return the name of the relation with a number, as `Hop` gives it."""
        try:
            return self._relation_names[number]
        except KeyError as error:
            raise self._damaged(error) from None

    def _where(self, filters: Filters, modalities: Iterable[str]) -> tuple[list[str], list[Any]]:
        where: list[str] = []
        values: list[Any] = []
        ranks = sorted(RANKS[name] for name in modalities)
        if ranks and ranks == list(range(len(ranks))):
            where.append(f"rank <= {ranks[-1]}")
        elif ranks:
            where.append(f"rank IN ({', '.join(map(str, ranks))})")
        for first, last in filters.spans:
            or_undated = " OR dated_by = 0" if filters.undated else ""
            where.append(f"(last >= {first} AND first <= {last}{or_undated})")
        if filters.claimants:
            numbers = self._expanded(self.actor(name).n for name in filters.claimants)
            marks = _marks(numbers)
            where.append(f"(claimant IN ({marks}) OR spokesperson IN ({marks}))")
            values += [*numbers, *numbers]
        if filters.without:
            left_out = ", ".join(map(str, self._source_numbers(filters.without)))
            where.append(f"source NOT IN ({left_out})")
        return where, values

    def _source_numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of the sources with these ids; an id that no source has gives none."""
        return [
            n
            for chunk in _chunks(list(dict.fromkeys(ids)))
            for (n,) in self._all(f"SELECT n FROM source WHERE id IN ({_marks(chunk)})", chunk)
        ]

    def _relation_list(self, relations: Iterable[str]) -> str:
        with self._sound():
            return ", ".join(str(self._relation_numbers[name]) for name in relations)

    def _claims(self, statement: str, values: Sequence[Any]) -> Iterator[Claim]:
        yield from self._values(self._rows(statement, values))

    def _values(self, rows: Iterator[Any]) -> Iterator[Claim]:
        """Yield the claims of rows; the ids of their ends are looked up for many together."""
        while batch := list(islice(rows, _CHUNK)):
            yield from self._made(batch)

    def _made(self, rows: Sequence[Any]) -> list[Claim]:
        ends = {
            n for row in rows for n in (row[3], row[5], row[6], row[11], row[12]) if n is not None
        }
        ids: dict[int | None, str] = {n: thing.id for n, thing in self.things(ends).items()}
        ids[None] = ""
        with self._sound():
            return [self._claim(row, ids) for row in rows]

    def _claim(self, row: Any, ids: dict[int | None, str]) -> Claim:
        from actorgraph.model.nouns import Claim, Quantity

        (_, key, claim_id, subject, relation, target, event, rank, first, last, dated_by, claimant,
         spokesperson, source, implied, time, said, text, words, details, file, record,
         cites) = row  # fmt: skip
        more = json.loads(details) if details else {}
        figure = more.get("quantity")
        return Claim(
            id=claim_id or id_of(key),
            relation=self._relation_names[relation],
            source=self._source_ids[source],
            claimant=ids[claimant],
            subject=ids[subject],
            object=ids[target],
            event=ids[event],
            text=text,
            role=more.get("role", ""),
            mode=tuple(more["mode"].split("; ")) if "mode" in more else (),
            quantity=Quantity(*figure) if figure else None,
            spokesperson=ids[spokesperson],
            modality=MODALITIES[rank],
            hedge=more.get("hedge", ""),
            when=When(time, first, last, dated_by == OWN_DATE) if time else UNKNOWN,
            said=read_when(said),
            quote=words,
            implied=bool(implied),
            note=more.get("note", ""),
            file=self._files[file] if file else "",
            record="" if record is None else str(record),
            cites=cites or "",
        )

    @property
    def _claim_columns(self) -> str:
        return _CLAIM if self._version > 1 else _CLAIM_1

    @cached_property
    def _files(self) -> dict[int, str]:
        return dict(self._rows("SELECT n, name FROM file"))

    @cached_property
    def _source_ids(self) -> dict[int, str]:
        return dict(self._rows("SELECT n, id FROM source"))

    # -- SQL ---------------------------------------------------------------------------------------

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        try:
            yield from self._db.execute(statement, values)
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None
        except MemoryError:  # SQLite makes room for as many bytes as a row says it has
            raise self._damaged(MemoryError("a row is too large for the memory")) from None
        except UnicodeEncodeError:  # a lone surrogate is in no store
            return

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Say that the store is damaged where its rows make no values: SQLite does not see all."""
        try:
            yield
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            if isinstance(error, ActorgraphError) and not isinstance(error, InvalidValue):
                raise
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> StoreError:
        if isinstance(error, sqlite3.ProgrammingError):
            return StoreError(f"{str(self.path)!r} is closed; open it again")
        return CorruptStore(
            f"{str(self.path)!r} is damaged ({error}); remove it and import anew, or restore a copy"
        )

    def _among(self, statement: str, column: str, numbers: Iterable[int] | None) -> Iterator[Any]:
        """Yield the rows with some numbers, or all rows, in the order of the numbers."""
        if numbers is None:
            yield from self._rows(f"{statement} ORDER BY {column}")
            return
        for chunk in _chunks(sorted(numbers)):
            marks = _marks(chunk)
            yield from self._rows(
                f"{statement} WHERE {column} IN ({marks}) ORDER BY {column}", chunk
            )

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows at once, which is quicker than one by one where they are few thousand."""
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None

    def _first(self, statement: str, values: Sequence[Any] = ()) -> Any:
        return next(self._rows(statement, values), None)

    def _one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        return next(self._rows(statement, values))


def check_store(path: Path) -> None:
    """Make sure that a file is a store that this version can read.

    Raises
    ------
    FileTrouble
        It is missing or unreadable.
    NotAStore, NewerStore, CorruptStore
        It is something else, from a newer actorgraph, or cut short.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
            size = file.seek(0, 2)
    except OSError as error:
        raise FileTrouble(f"{str(path)!r} cannot be read: {error.strerror}") from None
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise NotAStore(f"{str(path)!r} is not a store of actorgraph")
    (page_size,), (pages,) = struct.unpack_from(">H", head, 16), struct.unpack_from(">I", head, 28)
    (version,), (application,) = (
        struct.unpack_from(">I", head, 60),
        struct.unpack_from(">I", head, 68),
    )
    if application != APPLICATION_ID:
        raise NotAStore(f"{str(path)!r} is a SQLite file, but not a store of actorgraph")
    if version > VERSION:
        raise NewerStore(
            f"{str(path)!r} was written by a newer actorgraph (store version {version}, this one reads"
            f" up to {VERSION}); upgrade actorgraph"
        )
    expected = pages * (65536 if page_size == 1 else page_size)
    if size < expected:
        raise CorruptStore(
            f"{str(path)!r} is damaged: {size} bytes of {expected}; remove it and import"
            " anew, or restore a copy"
        )


def _relation(row: Any) -> Relation:
    name, family, kind, reading, inverse, inverse_reading, *flags, meaning = row
    symmetric, through_class, carries_upwards, by_member = map(bool, flags)
    return Relation(
        name, family, kind, reading, inverse, inverse_reading, symmetric, through_class,
        carries_upwards, by_member, meaning,
    )  # fmt: skip


def grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """Return, for every number of some pairs, all that chains of pairs join to it, in order.

    >>> grouped([(3, 1), (4, 3), (8, 9)])[4]
    (1, 3, 4)
    """
    groups: dict[int, set[int]] = {}
    for one, other in pairs:
        if one == other:
            continue
        both = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(both, both))
    return {n: tuple(sorted(group)) for n, group in groups.items()}


def _figure_of(details: str) -> str | None:
    """Return the figure among the details of a claim, as `actorgraph.model.nouns.Quantity` writes it."""
    from actorgraph.model.nouns import Quantity

    figure = json.loads(details).get("quantity")
    return str(Quantity(*figure)) if figure else None


def _tie_ends(events: bool) -> tuple[str, str]:
    return ("ifnull(subject, event)", "ifnull(object, event)") if events else ("subject", "object")


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _joined(where: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(where)}" if where else ""


def _chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
