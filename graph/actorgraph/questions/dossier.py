"""Everything that a case says about one actor, event or claim, in one piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import UnknownClaim
from actorgraph.model.event import Event
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import AnswerBase, Verdict, firmest, ids_of, verdict_of
from actorgraph.questions.documents import actor_document, claim_document, event_document
from actorgraph.questions.named import Named
from actorgraph.sentence.noun import noun_of
from actorgraph.store.reader import Store, Thing


@dataclass(frozen=True, slots=True)
class Dossier(AnswerBase[str]):
    """An actor or event with its claims, or one claim; the single answers are the ids of the claims.

    `ties` are the claims in which it is subject or object (for an event: those about it too), by family
    in the order of the vocabulary, firmest first. `voiced` are the claims that it vouches for or speaks
    about others. `children` are the actors or events that name it as parent or whole. `same` lists the
    actors with which it is counted as one. Of one claim, the `subject`, all of them are empty.
    """

    subject: Actor | Event | Claim
    verdict: Verdict
    ties: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    voiced: tuple[Claim, ...] = ()
    children: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    same: tuple[CountedAsOne, ...] = ()

    @property
    def question(self) -> str:
        """The question in words."""
        return _question(self.subject)

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the claims in which it is subject or object, firmest first; or of the one claim."""
        if isinstance(self.subject, Claim):
            return (self.subject.id,)
        return ids_of(firmest(claim for claims in self.ties.values() for claim in claims))

    @property
    def claims(self) -> tuple[str, ...]:
        """The same as `answers`."""
        return self.answers

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims that it vouches for or speaks about others."""
        return ids_of(self.voiced)

    @property
    def named(self) -> tuple[Named, ...]:
        """The actor or event."""
        if isinstance(self.subject, Claim):
            return ()
        return (Named(self.subject.id, self.subject.name, "stated", "stated", ()),)

    @property
    def things(self) -> tuple[str, ...]:
        """The actor or event."""
        return () if isinstance(self.subject, Claim) else (self.subject.id,)

    def document(self) -> dict[str, Any]:
        """Return the dossier as JSON values."""
        if isinstance(self.subject, Claim):
            return {"claim": claim_document(self.subject)}
        head = (
            {"actor": actor_document(self.subject)}
            if isinstance(self.subject, Actor)
            else {"event": event_document(self.subject)}
        )
        return head | {
            "ties": {
                family: [claim_document(claim) for claim in claims]
                for family, claims in self.ties.items()
            },
            "voiced": [claim_document(claim) for claim in self.voiced],
            "children": list(self.children),
            "same": [actors.document() for actors in self.same],
        }


def dossier_of(store: Store, *, name: str, filters: Filters = NONE) -> Dossier:
    """Return everything about a claim by its id, or about an actor or event by name; see `dossier`."""
    claim = _claim(store, name)
    if claim is not None:
        return Dossier(claim, _verdict([claim], filters))
    return dossier(store, store.thing(name), filters=filters)


def dossier_words(store: Store, *, name: str) -> str:
    """Return the question of `dossier_of` in words."""
    claim = _claim(store, name)
    if claim is not None:
        return _question(claim)
    noun = store.thing(name).noun
    who = "who" if noun.type == "person" else "what"
    them = "them" if noun.pronoun == "they" else "it"
    return f"{who} {noun.words} {'are' if noun.plural else 'is'}, and what is said about {them}"


def _claim(store: Store, text: str) -> Claim | None:
    """Return the claim with an id, None if there is none."""
    try:
        return store.claim(text)
    except UnknownClaim:
        return None


def dossier(store: Store, thing: Thing, *, filters: Filters = NONE) -> Dossier:
    """Return what the counting claims say about an actor or event, and what it says itself."""
    ties: dict[str, list[Claim]] = {family: [] for family in store.vocabulary.families}
    for claim in store.claims(filters, either=thing.n):
        ties[store.vocabulary[claim.relation].family].append(claim)
    tied = [claim for claims in ties.values() for claim in claims]
    ids = {claim.id for claim in tied}
    said = [] if thing.is_event else list(store.claims(filters, voice=thing.n))
    voiced = [claim for claim in said if claim.id not in ids]
    subject: Actor | Event
    if thing.is_event:
        subject = next(store.events([thing.n]))
        children = tuple(store.parts(thing.n))
    else:
        subject = next(store.actors([thing.n]))
        children = tuple(store.children(thing.n))
    return Dossier(
        subject=subject,
        verdict=_verdict([*tied, *voiced], filters),
        ties={family: tuple(firmest(claims)) for family, claims in ties.items() if claims},
        voiced=tuple(voiced),
        children=children,
        names=store.names(sorted({*ends_of([*tied, *voiced]), *children, *_above(subject)})),
        same=counted_as_one(store, [thing.id]),
    )


def _verdict(claims: Iterable[Claim], filters: Filters) -> Verdict:
    return verdict_of(claim.modality for claim in claims if claim.modality in filters.counting)


def _question(subject: Actor | Event | Claim) -> str:
    if isinstance(subject, Claim):
        return f"what the claim {subject.id} says"
    return f"what is said about {noun_of(subject).words}"


def ends_of(claims: list[Claim]) -> set[str]:
    """Return the ids of everybody and everything that some claims mention."""
    return {key for claim in claims for key in claim.mentions}


def _above(subject: Actor | Event) -> tuple[str, ...]:
    if isinstance(subject, Actor):
        return (subject.parent,) if subject.parent else ()
    return tuple(filter(None, (subject.part_of, *subject.places)))
