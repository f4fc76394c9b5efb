"""Where a text occurs: in names of actors and events, and in the words of claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.nouns import Actor, Claim, Event
from actorgraph.questions.documents import actor_document, claim_document, event_document
from actorgraph.questions.dossier import ends_of
from actorgraph.store.reader import Store


@dataclass(frozen=True, slots=True)
class Found:
    """The actors, events and claims that hold a text, each in the order of the store.

    Actors that are confirmed to be one stand each for itself; `same` tells which they are.
    """

    text: str
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    names: dict[str, str]
    same: tuple[CountedAsOne, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return what was found as JSON values."""
        return {
            "text": self.text,
            "actors": [actor_document(actor) for actor in self.actors],
            "events": [event_document(event) for event in self.events],
            "claims": [claim_document(claim) for claim in self.claims],
            "same": [it.document() for it in self.same],
        }


def find(store: Store, text: str) -> Found:
    """Return what holds a text, whatever the case, accents and apostrophes; nothing for an empty one."""
    numbers = store.named_like(text)
    claims = tuple(store.containing(text))
    actors = tuple(store.actors(numbers))
    return Found(
        text=text,
        actors=actors,
        events=tuple(store.events(numbers)),
        claims=claims,
        names=store.names(sorted(ends_of(list(claims)))),
        same=counted_as_one(store, [actor.id for actor in actors]),
    )
