"""Claims as steps from one actor or event to another, read from the indexes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from actorgraph.model.errors import StoreError
from actorgraph.model.filters import NONE, Filters
from actorgraph.store.claims import Claims
from actorgraph.store.rows import chunks, joined, placeholders


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


class Hops(Claims):
    """Claims as steps from one actor or event to another, read from the indexes."""

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
            where.append(f"{there} IN ({placeholders(self.group(target))})")
            values += self.group(target)
        tests = "".join(f" AND {test}" for test in where)
        for chunk in chunks(self._expanded(numbers) if self._groups else numbers):
            marks = placeholders(chunk)
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
        for chunk in chunks(self._expanded(numbers)):
            for column in ("subject", "object", "event") if events else ("subject", "object"):
                rows = self._rows(
                    f"SELECT n, {start}, {end}, rank, source FROM claim"
                    f" WHERE {column} IN ({placeholders(chunk)}) AND {' AND '.join(where)}",
                    [*chunk, *values],
                )
                for n, one, other, rank, source in rows:
                    first, second = self.first_number(one), self.first_number(other)
                    if first != second:
                        yield n, first, second, rank, source

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
            f"{joined(where)}",
            values,
        )

    def undated(self, n: int | None = None, relations: Iterable[str] = ()) -> int:
        """Return how many claims (at one actor, with these relations) have no day at all."""
        where, values = ["dated_by = 0"], []
        if n is not None:
            group = self.group(n)
            where.append(
                f"(subject IN ({placeholders(group)}) OR object IN ({placeholders(group)}))"
            )
            values = [*group, *group]
        if relations:
            where.append(f"relation IN ({self._relation_list(relations)})")
        return int(self._one(f"SELECT count(*) FROM claim{joined(where)}", values)[0])


def _tie_ends(events: bool) -> tuple[str, str]:
    return ("ifnull(subject, event)", "ifnull(object, event)") if events else ("subject", "object")
