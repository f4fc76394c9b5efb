"""Who is counted as whom in an answer, and who confirmed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from actorgraph.store.reader import Store


class CountedAsOne(NamedTuple):
    """Actors that an answer counts as one, under the id and name of the first of them.

    `others` are (id, name) pairs, `claims` the ids of the confirmed ``same-as`` claims that join them, and
    `by` the names of those who vouch for these.
    """

    actor: str
    name: str
    others: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]
    by: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "actor": self.actor,
            "name": self.name,
            "others": [{"actor": key, "name": name} for key, name in self.others],
            "claims": list(self.claims),
            "by": list(self.by),
        }

    def __str__(self) -> str:
        others = ", ".join(f"{name} ({key})" for key, name in self.others)
        by = ", ".join(self.by)
        return f"{self.name} ({self.actor}) counts as one with {others}; confirmed by {by}"


def counted_as_one(store: Store, ids: Iterable[str]) -> tuple[CountedAsOne, ...]:
    """Return what is counted as one of the actors with some ids, in the order of the store.

    Empty if nobody has confirmed anything of them, which costs one look into an index.
    """
    if not store.groups:
        return ()
    numbers = {store.first_row_id(n) for n in store.row_ids(ids)}
    groups = {n: store.group(n) for n in sorted(numbers) if len(store.group(n)) > 1}
    if not groups:
        return ()
    things = store.things(n for group in groups.values() for n in group)
    said = [claim for claim in store.identity_claims("same-as") if claim.modality == "confirmed"]
    names = store.names(claim.claimant for claim in said)
    found = []
    for first, group in groups.items():
        members = {things[n].id for n in group}
        claims = [claim for claim in said if claim.subject in members and claim.object in members]
        found.append(
            CountedAsOne(
                actor=things[first].id,
                name=things[first].name,
                others=tuple((things[n].id, things[n].name) for n in group if n != first),
                claims=tuple(claim.id for claim in claims),
                by=tuple(dict.fromkeys(names[claim.claimant] for claim in claims)),
            )
        )
    return tuple(found)
