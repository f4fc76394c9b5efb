"""Claims as steps from one actor or event to another, read from the indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from actorgraph.model.filters import NONE, Filters
from actorgraph.store.claims import Claims
from actorgraph.store.rows import Conditions, chunks, marks


class Hop(NamedTuple):
    """A claim as the indexes hold it: enough to follow it, not to quote it. `n` is its row id.

    `first` and `last` are days, inclusive; `dated_by` is how they are known (see
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


class Hops(Claims):
    """Claims as steps from one actor or event to another, read from the indexes."""

    def hops(
        self,
        row_ids: Sequence[int],
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
        `first_row_id`).
        """
        here, there = ("subject", "object") if outward else ("object", "subject")
        conditions = self._conditions(filters, modalities, relations)
        if target is not None:
            conditions.add_in(there, self.group(target))
        for chunk in chunks(self._expanded(row_ids) if self.groups else row_ids):
            rows = self._all(
                f"SELECT n, subject, relation, object, rank, first, last, dated_by FROM claim"
                f" WHERE {here} IN ({marks(chunk)}) AND {there} IS NOT NULL{conditions.further}",
                [*chunk, *conditions.values],
            )
            if not self.groups:
                yield from map(Hop._make, rows)
                continue
            for n, subject, relation, end, *rest in rows:
                one, other = self.first_row_id(subject), self.first_row_id(end)
                yield Hop(n, one, relation, other, *rest)

    def words_on(
        self,
        *,
        event: int | None = None,
        actor: int | None = None,
        relations: Iterable[str],
        filters: Filters,
    ) -> Iterator[Hop]:
        """Yield the claims without an object that an actor says something of an event, as steps to the event."""
        conditions = self._conditions(filters, filters.counting, relations)
        for column, n in (("event", event), ("subject", actor)):
            if n is not None:
                conditions.add_in(column, self.group(n))
        conditions.add("object IS NULL AND subject IS NOT NULL AND event IS NOT NULL")
        for n, subject, relation, happened, *rest in self._all(
            "SELECT n, subject, relation, event, rank, first, last, dated_by FROM claim"
            f"{conditions.where} ORDER BY n",
            conditions.values,
        ):
            yield Hop(n, self.first_row_id(subject), relation, self.first_row_id(happened), *rest)

    def about(
        self, event: int, *, filters: Filters = NONE, modalities: Iterable[str] = ()
    ) -> Iterator[tuple[int, int | None, int | None]]:
        """Yield (claim, subject, object) of the claims about an event."""
        conditions = self._conditions(filters, modalities)
        rows = self._rows(
            f"SELECT n, subject, object FROM claim WHERE event = ?{conditions.further}",
            [event, *conditions.values],
        )
        if not self.groups:
            yield from rows
            return
        for n, subject, target in rows:
            one = None if subject is None else self.first_row_id(subject)
            yield n, one, None if target is None else self.first_row_id(target)

    def neighbours(
        self,
        row_ids: Sequence[int],
        directions: Iterable[bool] = (True, False),
        *,
        filters: Filters,
        modalities: Iterable[str],
    ) -> Iterator[tuple[int, int]]:
        """Yield (here, there) for every claim at these actors; *directions* says which are outward."""
        conditions = self._conditions(filters, modalities)
        for outward in directions:
            here, there = ("subject", "object") if outward else ("object", "subject")
            which = f"{here} = ? AND {there} IS NOT NULL{conditions.further}"
            statement = f"SELECT {there} FROM claim WHERE {which}"
            for n in row_ids:
                for member in self.group(n):
                    for (other,) in self._all(statement, [member, *conditions.values]):
                        yield n, self.first_row_id(other)

    def undated(self, n: int | None = None, relations: Iterable[str] = ()) -> int:
        """Return how many claims (at one actor, with these relations) have no day at all."""
        conditions = self._at(n, self._conditions(relations=relations))
        conditions.add("dated_by = 0")
        return self._count(conditions)

    def may_hold(
        self, filters: Filters, n: int | None = None, relations: Iterable[str] = ()
    ) -> int:
        """Return how many claims (at one actor, with these relations) may hold on the days that are asked for.

        These have no date of their own, or one that is too wide or open; they do not count unless the filters
        let them. 0 if they do, or if no days are asked for.
        """
        loosely = filters.with_what_may_hold()
        if loosely is None:
            return 0
        strict, loose = (
            self._count(self._at(n, self._conditions(each, each.counting, relations)))
            for each in (filters, loosely)
        )
        return loose - strict

    def _at(self, n: int | None, conditions: Conditions) -> Conditions:
        if n is not None:
            conditions.add_either(("subject", "object"), self.group(n))
        return conditions
