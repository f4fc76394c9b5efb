"""A claim on its way to a sentence: its clause, its tense, and who vouches for it."""

from __future__ import annotations

from typing import Final, NamedTuple

from actorgraph.model.claim import Claim
from actorgraph.model.modality import TENTATIVE
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.clause import Clause
from actorgraph.sentence.clauses import Clauses
from actorgraph.sentence.frame import Frame
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.tense import FUTURE, PAST, PRESENT, tense_of

#: Modalities that what somebody says of somebody has, rather than that it is said.
_OF_CONTENT: Final = frozenset(("believed", "likely", "possible", "hinted", "presupposed"))


class Statement(NamedTuple):
    """What a claim says, and who says so.

    `itself` is True if the speaker is the subject of the clause, and `speech` if the clause is that the
    subject says something, such as that it blames somebody. `own_voice` is True if the publisher vouches
    for the claim, and `plain` if the sentence need not name who does. `agent` is the subject, if it is an
    actor or event.
    """

    claim: Claim
    frame: Frame
    clause: Clause
    tense: str
    speaker: Noun
    agent: Noun | None = None
    itself: bool = False
    speech: bool = False
    own_voice: bool = False

    @property
    def plain(self) -> bool:
        """True if the sentence need not name who vouches for it."""
        return self.own_voice or self.speech

    @property
    def has_own_words(self) -> bool:
        """True if the frame has words of its own for the modality."""
        modality = self.claim.modality
        return modality in self.frame.modal or (modality == "intended" and self.frame.wish)

    @property
    def is_none(self) -> bool:
        """True if the claim counts nobody, so that its clause denies by itself."""
        quantity = self.claim.quantity
        return quantity is not None and quantity.is_none


def statement(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> Statement:
    """Return what a claim says, with its relation as the verb."""
    clauses = Clauses(nouns, vocabulary)
    frame = clauses.frame(claim)
    clause = clauses.of(claim)
    itself = clause.agent == claim.claimant
    return Statement(
        claim=claim,
        frame=frame,
        clause=clause,
        tense=_tense(claim, frame, nouns, vocabulary[claim.relation].kind, itself=itself),
        speaker=nouns[claim.claimant],
        agent=nouns[clause.agent] if clause.agent else None,
        itself=itself,
        speech=itself and (frame.speech or frame.agent == "claimant"),
        own_voice=claim.claimant == nouns.publication(claim.source).publisher,
    )


def is_ahead(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> bool:
    """Return True if a claim is about what was still to come when it was made."""
    return tense_alone(claim, nouns, vocabulary) == FUTURE


def is_over(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> bool:
    """Return True if a claim is of a state that had ended when it was reported."""
    is_state = vocabulary[claim.relation].kind == "state"
    return is_state and tense_alone(claim, nouns, vocabulary) == PAST


def tense_alone(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> str:
    """Return the tense of a claim's statement; the clause is made only if the tense depends on it."""
    clauses = Clauses(nouns, vocabulary)
    frame = clauses.frame(claim)
    itself = claim.modality in frame.modal and clauses.of(claim).agent == claim.claimant
    return _tense(claim, frame, nouns, vocabulary[claim.relation].kind, itself=itself)


def reported(said: Statement, nouns: Nouns, vocabulary: Vocabulary) -> Statement:
    """Return what the speaker says, if the modality is not that of the saying but of what is said.

    The White House that believes that somebody did it blames them; that it does is no belief.
    """
    claim = said.claim
    if not said.speech or not _is_of_content(said):
        return said
    content = Clauses(nouns, vocabulary).content(claim)
    if content is None:
        return said
    tense = said.tense
    if said.frame.agent != "claimant" and tense != FUTURE:
        tense = PAST
    agent = nouns[content.agent] if content.agent else None
    return said._replace(
        clause=content, tense=tense, agent=agent, itself=False, speech=False, own_voice=False
    )


def _is_of_content(said: Statement) -> bool:
    modality = said.claim.modality
    if modality in _OF_CONTENT or (modality == "denied" and said.frame.agent == "claimant"):
        return True
    return modality in ("stated", "confirmed") and said.claim.role in said.frame.roles


def _tense(claim: Claim, frame: Frame, nouns: Nouns, kind: str, *, itself: bool) -> str:
    if frame.agent == "claimant":
        return PRESENT
    published = nouns.publication(claim.source).date
    subject = nouns[claim.subject] if claim.subject else None
    event = nouns[claim.event] if claim.event else None
    if subject is not None and subject.is_event:
        event = subject
    elif frame.agent == "figure" and subject is not None:
        kind, event = "state", None  # what somebody has, not what happened
    elif claim.modality in frame.modal and not itself:
        kind, event = "state", None  # the threat of which somebody else speaks holds
    elif kind == "state" and (subject is not None or claim.object):
        event = None
    return tense_of(
        kind, claim.when, event, published if published.known else claim.said,
        tentative=claim.modality in TENTATIVE,
    )  # fmt: skip
