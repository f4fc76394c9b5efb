"""Claims as clauses: who is the subject, and which words of the frame fit."""

from __future__ import annotations

from typing import Final

from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence import figure
from actorgraph.sentence.clause import Clause
from actorgraph.sentence.filler import Filler
from actorgraph.sentence.frame import Frame, frame_of, part_in
from actorgraph.sentence.head import split
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.part import Part, Parts, joined
from actorgraph.sentence.template import Template, Token, guessed, template

_BE: Final = template("be {target}")
_HAVE: Final = template("have {target}")


class Clauses:
    """Makes clauses of claims, with the names and the vocabulary of one store."""

    def __init__(self, nouns: Nouns, vocabulary: Vocabulary) -> None:
        self.nouns = nouns
        self.vocabulary = vocabulary

    def frame(self, claim: Claim) -> Frame:
        """Return the frame of a claim's relation."""
        return frame_of(self.vocabulary, claim.relation)

    def of(self, claim: Claim) -> Clause:
        """Return what a claim says, in the words that its frame has for the modality."""
        frame = self.frame(claim)
        filler = Filler(self.nouns, claim, frame)
        if frame.agent == "figure" and claim.quantity:
            return self._figure(claim, claim.quantity, filler)
        if frame.agent == "claimant":
            return filler.clause(claim.claimant, frame.says)
        if claim.subject:
            is_event = self.nouns[claim.subject].is_event
            says = frame.modal.get(claim.modality) or (is_event and frame.event_says) or frame.says
            part = part_in(frame, claim.role)
            if part and claim.modality not in frame.modal:
                filler.said |= {"role"}
                says = (part,)
            return filler.clause(claim.subject, says)
        return self._without_subject(claim, frame, filler)

    def label(self, claim: Claim) -> Clause:
        """Return what stands between the subject of a claim and its object."""
        frame = self.frame(claim)
        if claim.subject and frame.agent == "subject":
            return self.of(claim)
        says = frame.event_says or frame.says
        if frame.agent == "claimant":
            says = frame.passive
        elif frame.agent == "figure":
            says = (template(guessed(self.vocabulary[claim.relation].reading)),)
        return Filler(self.nouns, claim, frame).clause(claim.subject or claim.event, says)

    def content(self, claim: Claim) -> Clause | None:
        """Return what the subject of a claim says, if the frame has words for that."""
        frame = self.frame(claim)
        if frame.content is None:
            return None
        said = frame.roles.get(claim.role, frame.content)
        filler = Filler(self.nouns, claim, frame)
        return filler.content(said) if said.slots <= filler.available else None

    def _without_subject(self, claim: Claim, frame: Frame, filler: Filler) -> Clause:
        if claim.event and (frame.events == "act" or not claim.object):
            says = (frame.alone,) if frame.alone and not claim.object else frame.event_says
            return filler.clause(claim.event, says or frame.says)
        return filler.passive(frame.passive) if frame.passive else filler.clause("", frame.says)

    def _figure(self, claim: Claim, quantity: Quantity, filler: Filler) -> Clause:
        """Return a clause that gives a number: what was struck, how many there were, what somebody has."""
        about = self.nouns[claim.subject or claim.event]
        if claim.object in (about.id, claim.event):
            filler.said |= {"object"}
        count, noun = filler.figure(quantity), quantity.what
        if not about.is_event:
            filled: dict[str, Parts] = {"target": (count,)}
            named = filler.noun(about.id)
            tail = filler.tail(about.id)
            return Clause(named, about.plural, _HAVE, filled, tail, about.id, about.its)
        several = figure.is_plural(quantity) or "text" in filler.said
        happened = figure.participle(noun)
        if happened:
            count = Part("figure", figure.counted(quantity, happened[0]))
            said = Template((Token("verb", "be"), Token("word", happened[1])))
            return Clause((count,), several, said, {}, _located(about, claim, filler))
        tail = filler.tail(about.id)
        there = (Part("text", "there"),)
        return Clause(there, several, _BE, {"target": _among(count, quantity, about, filler)}, tail)


def _located(about: Noun, claim: Claim, filler: Filler) -> Parts:
    """Return the rest of a clause of what was done in an event, which is not its subject."""
    if claim.event == about.id:
        return filler.tail()
    return joined([Part("text", "in"), *filler.noun(about.id), *filler.tail()])


def _among(count: Part, quantity: Quantity, about: Noun, filler: Filler) -> Parts:
    """Return how many there were in an event: *165 militia attacks*, *160 attacks among the strikes*."""
    head, counted = split(about.name)[1].casefold(), quantity.what.casefold()
    if head == counted and about.plural and about.words == f"the {about.name}":
        number = Part("figure", figure.number_of(quantity))
        return joined([number, Part("event", about.name, about.id)])
    among = "among" if split(quantity.what)[1].casefold() == head else "in"
    return joined([count, Part("text", among), *filler.noun(about.id)])
