"""The ties of one actor or event, strongest first, and how many there are of each kind.

A tie is all the claims of one family from one end to the other. A claim without an object ties its subject to the
event, one without a subject the event to its object. Small neighbourhoods are read from the indexes of the claims;
those of hubs stand in tables of their own (`schema.HUBS`), written with the store, so that the strongest ties of
somebody with a million claims are found as quickly as anybody's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.model.errors import UnknownRelation
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import ASSERTIVE_RANK
from actorgraph.model.names import fold
from actorgraph.store.hops import Hops
from actorgraph.store.rows import Conditions, marks
from actorgraph.store.schema import HUB_TABLES, HUBS
from actorgraph.store.things import Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: Claims from which an actor is a hub: below, sorting its ties takes less than 2 ms.
HUB: Final = 1_000


class Mark(NamedTuple):
    """The place of a tie among the ties of one thing, which come in the order of these numbers.

    `weight` is the number of its assertive claims, negative; `rank` that of its firmest modality; `family` the row
    id of the first relation of the family; `outward` is 1 if the thing is the subject.
    """

    weight: int
    rank: int
    other: int
    family: int
    outward: int


class TieRow(NamedTuple):
    """A tie of a thing: its place, its number of claims, and the row id of a claim that is said most firmly."""

    mark: Mark
    claims: int
    claim: int


class TieCount(NamedTuple):
    """How many ties lead to things of one type, by family, direction and firmest modality."""

    family: int
    type: str
    outward: int
    rank: int
    ties: int


class Ties(Hops):
    """The ties of one actor or event."""

    def ties(
        self,
        n: int,
        most: int,
        *,
        filters: Filters = NONE,
        source: str = "",
        family: str = "",
        type: str = "",  # noqa: A002 (the word of the model)
        outward: bool | None = None,
        after: Mark | None = None,
    ) -> list[TieRow]:
        """Return the strongest ties of an actor or event, at most some; see `tie_counts` for what narrows them.

        *family* and *type* are those of the tie and of its other end, *outward* is which end the thing is, and *after*
        is the place of the last tie that was seen.
        """
        narrowed = Conditions()
        if family:
            narrowed.add("family = ?", [self._family_row_id(family)])
        if outward is not None:
            narrowed.add("outward = ?", [int(outward)])
        if after is not None:
            narrowed.add("(weight, rank, other, family, outward) > (?, ?, ?, ?, ?)", after)
        if type:
            narrowed.add(
                "(other IN (SELECT n FROM actor WHERE type = ?) OR other IN (SELECT n FROM event WHERE type = ?))",
                [type, type],
            )
        ties, values = self._ties_of(n, filters, source)
        rows = self._all(
            "SELECT weight, rank, other, family, outward, claims, claim"
            f" FROM {ties}{narrowed.where} ORDER BY weight, rank, other, family, outward LIMIT ?",
            [*values, *narrowed.values, most],
        )
        return [TieRow(Mark(*row[:5]), *row[5:]) for row in rows]

    def tie_counts(self, n: int, *, filters: Filters = NONE, source: str = "") -> list[TieCount]:
        """Return how many ties an actor or event has of each kind, counting claims that meet the filters."""
        if self._is_hub(n, filters, source):
            rows = self._all(
                "SELECT family, type, outward, rank, ties FROM hub_count WHERE thing = ?", [n]
            )
        else:
            ties, values = self._ties_of(n, filters, source)
            rows = self._all(_COUNTED.format(ties=ties), values)
        return [TieCount(*row) for row in rows]

    def tie_claims(
        self,
        one: int,
        other: int,
        most: int,
        *,
        filters: Filters = NONE,
        family: str = "",
        after: int = 0,
    ) -> tuple[int, list[tuple[int, Claim]]]:
        """Return how many claims tie two things, and the first of them after a row id, at most some, by row id."""
        relations = (
            [
                name
                for name, relation in self.vocabulary.relations.items()
                if relation.family == family
            ]
            if family
            else ()
        )
        if family and not relations:
            raise UnknownRelation(family)
        conditions = self._conditions(filters, filters.modalities, relations)
        parts, values = [], []
        first, second = self.group(one), self.group(other)
        for start, end in (first, second), (second, first):
            for left, right, missing in _BETWEEN:
                parts.append(
                    f"SELECT n FROM claim WHERE {left} IN ({marks(start)}) AND {right} IN ({marks(end)})"
                    f"{missing}{conditions.further}"
                )
                values += [*start, *end, *conditions.values]
        union = " UNION ".join(parts)
        (count,) = self._one(f"SELECT count(*) FROM ({union})", values)
        rows = self._all(
            f"SELECT n FROM ({union}) WHERE n > ? ORDER BY n LIMIT ?", [*values, after, most]
        )
        claims = self.claims_of(n for (n,) in rows)
        return count, [(n, claims[n]) for (n,) in rows]

    def found(self, text: str, most: int) -> list[Thing]:
        """Return actors and events by a text in their names or id, at most some.

        First who is called so, then those of whose names one begins with it, then those that have it within, each the
        ones with the shortest names first.
        """
        folded = fold(text)
        numbers = [thing.n for thing in self.things_with_ids([text])]
        if folded:
            ends = folded, folded + "\U0010ffff"
            for which, values in (
                ("folded = ?", (folded,)),
                ("folded >= ? AND folded < ?", ends),
                ("instr(folded, ?)", (folded,)),
            ):
                if len(numbers) >= most:
                    break
                rows = self._all(
                    f"SELECT thing FROM name WHERE {which} GROUP BY thing"
                    " ORDER BY min(length(folded)), thing LIMIT ?",
                    [*values, most],
                )
                numbers = list(dict.fromkeys([*numbers, *(n for (n,) in rows)]))
        shown = list(dict.fromkeys(map(self.first_row_id, numbers)))[:most]
        things = self.things(shown)
        return [things[n] for n in shown if n in things]

    def family_name(self, row_id: int) -> str:
        """Return the name of a family by the row id that `Mark` has."""
        return self.vocabulary.relations[self.relation_name(row_id)].family

    def _ties_of(self, n: int, filters: Filters, source: str) -> tuple[str, list[object]]:
        """Return what to read ties from, and the values in it."""
        if self._is_hub(n, filters, source):
            return "(SELECT * FROM hub WHERE thing = ?)", [n]
        conditions = self._conditions(filters, filters.modalities)
        if source:
            conditions.add("source = (SELECT n FROM source WHERE id = ?)", [source])
        group = self.group(n)
        other = "other"
        if self.groups:
            self._db.create_function("first_row_id", 1, self.first_row_id, deterministic=True)
            other = "first_row_id(other)"
        one = f"({marks(group)})"
        ties = _TIES.format(
            one=one,
            other=other,
            family=_families(self._first_of_family),
            further=conditions.further,
        )
        parts = [*group, *conditions.values], [*group, *group, *conditions.values]
        return ties, [value for part in (*parts, *parts[1:] * 2) for value in part]

    def _is_hub(self, n: int, filters: Filters, source: str) -> bool:
        if filters != NONE or source or self.groups or not self._has_hubs:
            return False
        return self._first("SELECT 1 FROM hub_count WHERE thing = ?", (n,)) is not None

    @cached_property
    def _has_hubs(self) -> bool:
        return self._first("SELECT 1 FROM sqlite_master WHERE name = 'hub_count'") is not None

    @cached_property
    def _first_of_family(self) -> dict[int, int]:
        return _first_of_family(self._rows("SELECT n, family FROM relation ORDER BY n"))

    def _family_row_id(self, family: str) -> int:
        for n in dict.fromkeys(self._first_of_family.values()):
            if self.family_name(n) == family:
                return n
        raise UnknownRelation(family, hint="families are those of the groups that were counted")


def write_hubs(db: sqlite3.Connection) -> None:
    """Write the tables of the hubs of a store anew; its claims are indexed."""
    for name in HUB_TABLES:
        db.execute(f"DROP TABLE IF EXISTS {name}")
    hubs = [n for (n,) in db.execute(_HUBS, (HUB,))]
    if not hubs:
        return
    for statement in HUBS:
        db.execute(statement)
    first = _first_of_family(db.execute("SELECT n, family FROM relation ORDER BY n"))
    ties = _TIES.format(one="(?)", other="other", family=_families(first), further="")
    columns = "weight, rank, other, family, outward, claims, claim"
    for n in hubs:
        db.execute(
            f"INSERT INTO hub (thing, {columns}) SELECT ?, {columns} FROM {ties}"
            " ORDER BY weight, rank, other, family, outward",
            [n] * 8,
        )
        counted = _COUNTED.format(ties="(SELECT * FROM hub WHERE thing = ?)")
        db.execute(f"INSERT INTO hub_count SELECT ?, * FROM ({counted})", (n, n))


def _first_of_family(relations: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Return, for each relation's row id, that of the first relation of its family."""
    first: dict[str, int] = {}
    return {n: first.setdefault(family, n) for n, family in relations}


def _families(first: Mapping[int, int]) -> str:
    """Return the SQL of a claim's family."""
    cases = " ".join(f"WHEN {int(n)} THEN {int(one)}" for n, one in first.items() if n != one)
    return f"CASE relation {cases} ELSE relation END" if cases else "relation"


def cursor_of(mark: Mark) -> str:
    """Return a place as a text for those who ask for what comes after it.

    >>> mark_of(cursor_of(Mark(-3, 1, 20, 4, 1)))
    Mark(weight=-3, rank=1, other=20, family=4, outward=1)
    """
    return ".".join(map(str, mark))


def mark_of(text: str) -> Mark | None:
    """Return the place that a text stands for, None if it stands for none."""
    parts = text.split(".")
    if len(parts) != len(Mark._fields):
        return None
    numbers = [int(part) for part in parts if part.removeprefix("-").isdecimal() and len(part) < 16]
    return Mark(*numbers) if len(numbers) == len(parts) else None


#: Columns that tie two things, with what must be missing for the event to be an end.
_BETWEEN: Final = (
    ("subject", "object", ""),
    ("subject", "event", " AND object IS NULL"),
    ("event", "object", " AND subject IS NULL"),
)
#: The ties of some things, each with one claim of its firmest modality: SQLite takes bare columns from the row of
#: the one `min`.
_TIES: Final = f"""(SELECT -sum(said <= {ASSERTIVE_RANK}) AS weight, min(said) AS rank, there AS other, family,
    outward, count(*) AS claims, n AS claim
FROM (SELECT n, said, family, outward, {{other}} AS there FROM (
    SELECT n, rank AS said, {{family}} AS family, 1 AS outward, ifnull(object, event) AS other
    FROM claim WHERE subject IN {{one}}{{further}}
UNION ALL
    SELECT n, rank, {{family}}, 0, ifnull(subject, event)
    FROM claim WHERE object IN {{one}} AND (subject IS NULL OR subject NOT IN {{one}}){{further}}
UNION ALL
    SELECT n, rank, {{family}}, 0, subject
    FROM claim WHERE event IN {{one}} AND object IS NULL AND subject NOT IN {{one}}{{further}}
UNION ALL
    SELECT n, rank, {{family}}, 1, object
    FROM claim WHERE event IN {{one}} AND subject IS NULL AND object NOT IN {{one}}{{further}}
) WHERE other IS NOT NULL) GROUP BY there, family, outward)"""
_COUNTED: Final = """SELECT tie.family, ifnull(ifnull(actor.type, event.type), ''), tie.outward, tie.rank, count(*)
FROM {ties} AS tie LEFT JOIN actor ON actor.n = tie.other LEFT JOIN event ON event.n = tie.other
GROUP BY 1, 2, 3, 4"""
_HUBS: Final = """SELECT thing FROM (
    SELECT subject AS thing, count(*) AS many FROM claim WHERE subject IS NOT NULL GROUP BY subject
UNION ALL
    SELECT object, count(*) FROM claim WHERE object IS NOT NULL GROUP BY object
) GROUP BY thing HAVING sum(many) >= ? ORDER BY thing"""
