"""Where a text occurs: in names of actors and events, and in the words of claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.questions.answer import AnswerBase, Verdict, firmest, ids_of, verdict_of
from actorgraph.questions.documents import actor_document, claim_document, event_document
from actorgraph.store.reader import Store


@dataclass(frozen=True, slots=True)
class Found(AnswerBase[Actor | Event | Claim]):
    """The actors, events and claims that hold a text, each in the order of the store.

    `said` are the claims whose words hold it. Actors that are confirmed to be one stand each for itself;
    `same` says which they are.
    """

    text: str
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    said: tuple[Claim, ...]
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("id", "name or words")

    @property
    def question(self) -> str:
        """The question in words."""
        return f"where “{self.text}” occurs"

    @property
    def verdict(self) -> Verdict:
        """*Stated* if it occurs."""
        return verdict_of(["stated"] if self else [])

    @property
    def answers(self) -> tuple[Actor | Event | Claim, ...]:
        """The actors, events and claims."""
        return (*self.actors, *self.events, *self.said)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims whose words hold the text, firmest first."""
        return ids_of(firmest(self.said))

    @property
    def things(self) -> tuple[str, ...]:
        """The actors and events whose names hold the text."""
        return (*(actor.id for actor in self.actors), *(event.id for event in self.events))

    @property
    def notes(self) -> tuple[str, ...]:
        """That nothing holds the text, if it is so."""
        return () if self else (f"nothing holds {self.text!r}",)

    def cells(self, answer: Actor | Event | Claim) -> tuple[object, ...]:
        """Return an actor, event or claim as a row."""
        return answer.id, answer.quote if isinstance(answer, Claim) else answer.name

    def document(self) -> dict[str, Any]:
        """Return what was found as JSON values."""
        return {
            "text": self.text,
            "actors": [actor_document(actor) for actor in self.actors],
            "events": [event_document(event) for event in self.events],
            "claims": [claim_document(claim) for claim in self.said],
            "same": [actors.document() for actors in self.same],
        }


def find_words(store: Store, *, text: str) -> str:
    """Return the question of `find` in words."""
    del store
    return f"where “{text}” occurs, in names and in the words of claims"


def find(store: Store, text: str) -> Found:
    """Return what holds a text, whatever the case, accents and apostrophes; nothing for an empty one."""
    numbers = store.named_like(text)
    actors = tuple(store.actors(numbers))
    return Found(
        text=text,
        actors=actors,
        events=tuple(store.events(numbers)),
        said=tuple(store.containing(text)),
        same=counted_as_one(store, [actor.id for actor in actors]),
    )
