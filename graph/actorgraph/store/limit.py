"""A store that shows only what is marked at most so: the rest is not there for whoever reads it.

Temporary views take the names of the tables, so whatever is asked, listed, counted, drawn or exported is of what may
be shown; no question can forget it. What is not marked is shown. Left out are

- actors, events, sources and claims that are marked above the level;
- claims that name such an actor or event, or whose source is such a one or is published by such an actor;
- actors and events whom nothing but such claims names: the target of an attack in a report that is marked;
- the names, places, parents and wholes by which others would name them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from actorgraph.model.fields import MENTIONS
from actorgraph.model.tlp import above, read_level, strictest
from actorgraph.store.ties import Ties

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

_HIDDEN: Final = "SELECT n FROM temp.hidden"
_HIDDEN_SOURCES: Final = "SELECT n FROM temp.hidden_source"
#: The tables behind a view, by the condition on what is shown; others are shown whole.
_SHOWN: Final = {
    "actor": f"n NOT IN ({_HIDDEN})",
    "event": f"n NOT IN ({_HIDDEN})",
    "source": f"n NOT IN ({_HIDDEN_SOURCES})",
    "place": f"event NOT IN ({_HIDDEN}) AND actor NOT IN ({_HIDDEN})",
    "name": f"thing NOT IN ({_HIDDEN})",
    "word": f"thing NOT IN ({_HIDDEN})",
    "hub": "0",  # they count what is left out, and are counted anew
    "hub_count": "0",
    "original": f"key NOT IN (SELECT id FROM main.actor WHERE n IN ({_HIDDEN}) UNION ALL SELECT id FROM main.event"
    f" WHERE n IN ({_HIDDEN}) UNION ALL SELECT id FROM main.claim WHERE id NOT NULL AND n NOT IN"
    " (SELECT n FROM temp.claim))",
}
#: Columns that refer to another thing, which may be left out.
_REFERRING: Final = ("parent", "part_of")


class Limit(Ties):
    """A store of which a part may be left out."""

    #: The level above which nothing is shown, empty if all is.
    tlp: str = ""

    def limit(self, level: str) -> None:
        """Show only what is marked at most so; empty for all.

        Raises
        ------
        InvalidValue
            It is no level.
        """
        level = read_level(level)
        if level == self.tlp:
            return
        for kind, name in self._all(
            "SELECT type, name FROM sqlite_temp_master WHERE type <> 'index'"
        ):
            self._db.execute(f"DROP {kind} temp.{name}")
        self._forget_all()
        if level and self.has_markings:
            self._leave_out(above(level))
        self.tlp = level
        self._forget_all()

    def left_out(self) -> dict[str, int]:
        """Return how many actors, events, sources and claims are left out, without those of which none is."""
        if not self.tlp:
            return {}
        counts = {
            table: self._one(f"SELECT count(*) FROM main.{table}")[0] - self.count(table)
            for table in ("actor", "event", "source", "claim")
        }
        return {table: many for table, many in counts.items() if many}

    def marking_of(self, claim: Claim) -> str:
        """Return the strictest marking of a claim, its source, and whom these name; empty if nothing is marked."""
        if not self.has_markings:
            return ""
        things, sources = self._marks
        levels = [things.get(key, "") for key in claim.mentions]
        return strictest([claim.tlp, sources.get(claim.source, ""), *levels])

    @cached_property
    def _marks(self) -> tuple[dict[str, str], dict[str, str]]:
        """The levels of marked actors and events by id, and of sources, which are those of their publishers too."""
        things = dict(
            self._rows(
                "SELECT id, tlp FROM actor WHERE tlp <> '' UNION ALL SELECT id, tlp FROM event WHERE tlp <> ''"
            )
        )
        rows = self._rows(
            "SELECT source.id, source.tlp, ifnull(actor.tlp, '') FROM source LEFT JOIN actor ON"
            " actor.n = source.publisher WHERE source.tlp <> '' OR actor.tlp <> ''"
        )
        return things, {key: strictest((own, publisher)) for key, own, publisher in rows}

    def _leave_out(self, levels: tuple[str, ...]) -> None:
        among = ", ".join(f"'{level}'" for level in levels)
        marked = f"tlp IN ({among})"
        self._db.execute("CREATE TEMP TABLE hidden (n INTEGER PRIMARY KEY)")
        self._db.execute(
            f"INSERT INTO hidden SELECT n FROM main.actor WHERE {marked}"
            f" UNION ALL SELECT n FROM main.event WHERE {marked}"
        )
        self._db.execute("CREATE TEMP TABLE hidden_source (n INTEGER PRIMARY KEY)")
        self._db.execute(
            f"INSERT INTO hidden_source SELECT n FROM main.source WHERE {marked} OR publisher IN ({_HIDDEN})"
        )
        held = {
            name
            for (name,) in self._all("SELECT name FROM main.sqlite_master WHERE type = 'table'")
        }
        ends = " AND ".join(f"ifnull({end}, 0) NOT IN ({_HIDDEN})" for end in MENTIONS)
        own = "details LIKE '%\"tlp\"%' AND json_extract(details, '$.tlp')"
        conditions = {
            "claim": f"{ends} AND source NOT IN ({_HIDDEN_SOURCES}) AND NOT ({own} IN ({among}))", **_SHOWN
        }  # fmt: skip
        for table, condition in conditions.items():
            if table in held:
                columns = ", ".join(map(_column, self._columns_of(table)))
                self._db.execute(
                    f"CREATE TEMP VIEW {table} AS SELECT {columns} FROM main.{table} WHERE {condition}"
                )
        claims = "SELECT n FROM temp.claim"
        for table in ("event", "actor"):  # places of such an event are not named by it any more
            self._db.execute(
                f"INSERT INTO hidden SELECT n FROM temp.{table} WHERE n IN"
                f" ({_named_in(f'main.claim WHERE n NOT IN ({claims})')}) AND n NOT IN"
                f" ({_named_in('temp.claim')} UNION SELECT publisher FROM temp.source WHERE publisher NOT NULL"
                " UNION SELECT actor FROM temp.place UNION SELECT parent FROM temp.actor WHERE parent NOT NULL"
                " UNION SELECT part_of FROM temp.event WHERE part_of NOT NULL)"
            )

    def _columns_of(self, table: str) -> list[str]:
        return [str(row[1]) for row in self._all(f"PRAGMA main.table_info({table})")]

    def _forget_all(self) -> None:
        """Forget what was found out of the store with another limit."""
        for name in [*vars(self)]:
            if isinstance(getattr(type(self), name, None), cached_property) and name != "path":
                del self.__dict__[name]
        self._things.clear()


def _named_in(claims: str) -> str:
    """Return the statement of whom claims name, by row ids; 0 is nobody."""
    return " UNION ".join(f"SELECT ifnull({end}, 0) FROM {claims}" for end in MENTIONS)


def _column(name: str) -> str:
    if name not in _REFERRING:
        return name
    return f"CASE WHEN {name} IN ({_HIDDEN}) THEN NULL ELSE {name} END AS {name}"
