"""What happened in a place, and who is active there."""

from __future__ import annotations

from typing import Final, NamedTuple

from actorgraph.model.claim import Claim
from actorgraph.model.filters import NONE, Filters
from actorgraph.store.reader import Store, Thing

#: How many places may lie in one another.
_MOST_LEVELS: Final = 4


class Ground(NamedTuple):
    """A place with the places that lie in it, the events that happened there, and the actors that are active there."""

    places: frozenset[str]
    events: frozenset[str]
    actors: frozenset[str]

    def has(self, claim: Claim) -> bool:
        """Return True if what a claim says is of this place."""
        return claim.event in self.events or not self.places.isdisjoint(
            (claim.subject, claim.object)
        )


def ground_of(store: Store, place: Thing, filters: Filters = NONE) -> Ground:
    """Return what lies, happened and is active in a place, as the case has it or a claim says."""
    lies = store.vocabulary.members("location")
    comes = (*lies, *(name for name in ("deploys-to",) if name in store.vocabulary))
    numbers, new = {place.n: place}, [place]
    events, actors = set(store.events_at(place.n)), set[str]()
    for _ in range(_MOST_LEVELS):
        ends = {
            claim.subject
            for one in new
            for claim in store.claims(
                filters, modalities=filters.counting, relations=comes, object=one.n
            )
        }
        new = []
        for thing in store.things_with_ids(ends - {""}):
            if thing.is_event:
                events.add(thing.id)
            elif thing.type in ("place", "facility"):
                if thing.n in numbers:
                    continue
                numbers[thing.n] = thing
                events.update(store.events_at(thing.n))
                new.append(thing)
            else:
                actors.add(thing.id)
    return Ground(
        frozenset(one.id for one in numbers.values()), frozenset(events), frozenset(actors)
    )
