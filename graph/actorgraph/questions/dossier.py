"""Everything that a case says about one actor, event or claim, in one piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import rank
from actorgraph.model.nouns import Actor, Claim, Event
from actorgraph.questions.documents import actor_document, claim_document, event_document
from actorgraph.store.reader import Store, Thing


@dataclass(frozen=True, slots=True)
class Dossier:
    """An actor or event with its claims.

    `ties` are the claims in which it is subject or object (for an event: those about it too), by family
    in the order of the vocabulary, firmest first. `voiced` are the claims that it vouches for or speaks
    about others. `children` are the actors or events that name it as parent or whole. `same`
    tells with which actors it is counted as one.
    """

    subject: Actor | Event
    ties: dict[str, tuple[Claim, ...]]
    voiced: tuple[Claim, ...]
    children: tuple[str, ...]
    names: dict[str, str]
    same: tuple[CountedAsOne, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the dossier as JSON values."""
        it = self.subject
        head = actor_document(it) if isinstance(it, Actor) else event_document(it)
        key = "actor" if isinstance(it, Actor) else "event"
        return {
            key: head,
            "ties": {
                family: [claim_document(claim) for claim in claims]
                for family, claims in self.ties.items()
            },
            "voiced": [claim_document(claim) for claim in self.voiced],
            "children": list(self.children),
            "same": [it.document() for it in self.same],
        }


def dossier(store: Store, thing: Thing, *, filters: Filters = NONE) -> Dossier:
    """Return what the counting claims say about an actor or event, and what it says itself."""
    ties: dict[str, list[Claim]] = {family: [] for family in store.vocabulary.families}
    for claim in store.claims(filters, either=thing.n):
        ties[store.vocabulary[claim.relation].family].append(claim)
    for claims in ties.values():
        claims.sort(key=lambda claim: rank(claim.modality))
    tied = {claim.id for claims in ties.values() for claim in claims}
    said = () if thing.is_event else store.claims(filters, voice=thing.n)
    voiced = tuple(claim for claim in said if claim.id not in tied)
    shown = [*(claim for claims in ties.values() for claim in claims), *voiced]
    subject: Actor | Event
    if thing.is_event:
        subject = next(store.events([thing.n]))
        children = tuple(store.parts(thing.n))
    else:
        subject = next(store.actors([thing.n]))
        children = tuple(store.children(thing.n))
    return Dossier(
        subject=subject,
        ties={family: tuple(claims) for family, claims in ties.items() if claims},
        voiced=voiced,
        children=children,
        names=store.names(sorted({*ends_of(shown), *children, *_above(subject)})),
        same=counted_as_one(store, [thing.id]),
    )


def ends_of(claims: list[Claim]) -> set[str]:
    """Return the ids of everybody and everything that some claims mention."""
    return {
        end
        for claim in claims
        for end in (claim.subject, claim.object, claim.event, claim.claimant, claim.spokesperson)
        if end
    }


def _above(subject: Actor | Event) -> tuple[str, ...]:
    if isinstance(subject, Actor):
        return (subject.parent,) if subject.parent else ()
    return tuple(filter(None, (subject.part_of, *subject.places)))
