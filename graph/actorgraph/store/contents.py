"""What a store holds: its title, its relations, the years it is about, how many of each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Final

from actorgraph.model.dates import OPEN_END, OPEN_START
from actorgraph.model.modality import MODALITIES
from actorgraph.model.vocabulary import Family, Relation, Vocabulary, standard
from actorgraph.store.rows import Rows
from actorgraph.store.schema import MARKED_CLAIMS

#: The first version of a store that has markings.
_MARKINGS: Final = 5
#: Claims up to which all of them are looked at for the years that a store is about.
_SMALL_STORE: Final = 100_000


class Contents(Rows):
    """What a store holds: its title, its relations, the years it is about, how many of each."""

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the store says about itself: ``title``, ``description``, ``licence`` and so on."""
        # Before 0.1 the cache kept names and times of the author's files under "fingerprint".
        rows = self._rows("SELECT key, value FROM meta WHERE key <> 'fingerprint'")
        return {str(key): str(value) for key, value in rows}

    @property
    def fingerprint(self) -> str:
        """What the files of the case looked like that was compiled into this store, empty for others."""
        if self._first("SELECT 1 FROM sqlite_master WHERE name = 'compiled'") is None:
            return ""
        return str(self._one("SELECT fingerprint FROM compiled")[0])

    def original(self, key: str) -> str:
        """Return an object as another program wrote it, by its id there; empty if none is kept."""
        if not self._has_originals:
            return ""
        found = self._first("SELECT body FROM original WHERE key = ?", (key,))
        return str(found[0]) if found else ""

    @cached_property
    def has_markings(self) -> bool:
        """Whether an actor, event, source or claim is marked by the Traffic Light Protocol."""
        if self._version < _MARKINGS:
            return False
        things = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} WHERE tlp <> '')"
            for table in ("actor", "event", "source")
        )
        return MARKED_CLAIMS in self.meta or bool(self._one(f"SELECT {things}")[0])

    @cached_property
    def _has_originals(self) -> bool:
        return self._first("SELECT 1 FROM sqlite_master WHERE name = 'original'") is not None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The relations, families and phrases that the store was written with."""
        with self.reporting_damage():
            families = [
                Family(*row)
                for row in self._rows(
                    "SELECT name, reading, inverse, inverse_reading FROM family ORDER BY n"
                )
            ]
            relations = [_relation(row) for row in self._rows(
                "SELECT name, family, kind, reading, inverse, inverse_reading, symmetric, through_class,"
                f" carries_upwards, by_member, meaning, {self._frame} FROM relation ORDER BY n"
            )]  # fmt: skip
            if self._version < 3:
                relations = [_framed(relation) for relation in relations]
            phrases = {
                str(folded): (str(target), bool(inverse))
                for folded, target, inverse in self._rows(
                    "SELECT folded, target, inverse FROM phrase"
                )
            }
            return Vocabulary(families, relations, phrases)

    @property
    def _frame(self) -> str:
        """The column with a relation's frame, an empty text in an older store."""
        return "frame" if self._version > 2 else "''"

    @cached_property
    def relation_names(self) -> dict[int, str]:
        """The names of the relations by their row ids, as `Hop` gives them."""
        return dict(self._rows("SELECT n, name FROM relation"))

    @cached_property
    def _relation_row_ids(self) -> dict[str, int]:
        return {name: n for n, name in self.relation_names.items()}

    @cached_property
    def file_names(self) -> dict[int, str]:
        """The names of the files that claims come from by their row ids."""
        return dict(self._rows("SELECT n, name FROM file")) if self._version > 1 else {}

    def codes(self) -> dict[str, dict[str, str]]:
        """Return the names of each relation in other standards, by relation."""
        return {
            name: json.loads(text) for name, text in self._rows("SELECT name, codes FROM relation")
        }

    def relation_name(self, row_id: int) -> str:
        """Return the name of the relation with a row id, as `Hop` gives it."""
        try:
            return self.relation_names[row_id]
        except KeyError as error:
            raise self._damaged(error) from None

    def _has_relation(self, relations: Iterable[str]) -> str:
        """Return the condition that a claim has one of these relations."""
        with self.reporting_damage():
            row_ids = ", ".join(str(self._relation_row_ids[name]) for name in relations)
        return f"relation IN ({row_ids})"

    def count(self, table: str) -> int:
        """Return how many rows ``"actor"``, ``"event"``, ``"source"`` or ``"claim"`` has."""
        if table not in ("actor", "event", "source", "claim"):
            raise ValueError(table)
        return int(self._one(f"SELECT count(*) FROM {table}")[0])

    def count_by(self, column: str) -> dict[str, int]:
        """Return how many claims each ``"relation"`` or ``"modality"`` has, most first."""
        if column == "modality":
            rows = self._rows("SELECT rank, count(*) FROM claim GROUP BY rank ORDER BY rank")
            with self.reporting_damage():
                return {MODALITIES[rank]: count for rank, count in rows}
        rows = self._rows(
            "SELECT relation.name, count(*) AS many FROM claim JOIN relation"
            " ON relation.n = claim.relation GROUP BY claim.relation ORDER BY many DESC, relation.name"
        )
        return dict(rows)

    def years(self) -> list[int]:
        """Return the years of the events, sources and, in a small store, the claims, in order."""
        from datetime import date

        found: set[int] = set()
        for first, last in self._spans:
            found |= {date.fromordinal(day).year for day in (first, last)}
        return sorted(set(range(min(found), max(found) + 1)) if found else found)

    def has_day(self, first: int, last: int) -> bool:
        """Return True if an event, source or, in a small store, claim has one of these days."""
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


def _framed(relation: Relation) -> Relation:
    """Return a relation of an older store with the frame that it has today."""
    today = standard().relations.get(relation.name)
    return relation._replace(frame=today.frame) if today else relation


def _relation(row: Any) -> Relation:
    name, family, kind, reading, inverse, inverse_reading, *flags, meaning, frame = row
    symmetric, through_class, carries_upwards, by_member = map(bool, flags)
    return Relation(
        name, family, kind, reading, inverse, inverse_reading, symmetric, through_class,
        carries_upwards, by_member, meaning, frame=json.loads(frame) if frame else {},
    )  # fmt: skip
