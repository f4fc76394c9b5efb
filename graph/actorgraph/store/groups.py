"""Actors that are confirmed to be one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from actorgraph.store.contents import Contents


class Groups(Contents):
    """Actors that are confirmed to be one."""

    @cached_property
    def groups(self) -> dict[int, tuple[int, ...]]:
        """The actors that a confirmed ``same-as`` makes one, each with its whole group, lowest first."""
        relation = self._relation_row_ids.get("same-as")
        if relation is None:
            return {}
        # The relation as a literal, so that SQLite takes the index that holds such claims alone.
        pairs = self._all(
            "SELECT claim.subject, claim.object FROM claim CROSS JOIN actor AS a ON a.n = claim.subject"
            " CROSS JOIN actor AS b ON b.n = claim.object"
            f" WHERE claim.relation = {int(relation)} AND claim.rank = 0"
        )
        return grouped(pairs)

    def first_row_id(self, n: int) -> int:
        """Return the row id under which an actor is answered: that of the first of its group."""
        return self.groups[n][0] if n in self.groups else n

    def group(self, n: int) -> tuple[int, ...]:
        """Return the row ids of an actor and of those that are confirmed to be one with it."""
        return self.groups.get(n, (n,))

    def _expanded(self, row_ids: Iterable[int]) -> list[int]:
        """Return row ids, and those of the actors that are one with them."""
        return list(dict.fromkeys(member for n in row_ids for member in self.group(n)))


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
