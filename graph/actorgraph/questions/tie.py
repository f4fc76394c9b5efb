"""What claims tie and count, so that what one says can be laid beside what another says.

A *tie* is here a relation of a subject to an object, in an event where one is named. What is counted is a
*topic*. Claims without either (a text about one actor) cannot be laid side by side and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from actorgraph.model.names import fold
from actorgraph.model.nouns import Claim
from actorgraph.model.vocabulary import Vocabulary

#: Relations of this family count; without an object they tie nobody.
FIGURES: Final = "figure"
_CLAIMED: Final = "claims-responsibility"
_DISCLAIMED: Final = "denies-responsibility"


class Tie(NamedTuple):
    """A relation between a subject and an object; `object` or `event` is empty where none is named.

    The ends of a relation that goes both ways are in the order of their ids.
    """

    relation: str
    subject: str
    object: str
    event: str

    def document(self) -> dict[str, Any]:
        """Return the tie as JSON values."""
        return {key: value or None for key, value in self._asdict().items()}


class Topic(NamedTuple):
    """What a figure is about: what is counted, in which unit, of which event or actor.

    `about` is the event, or the subject where no event is named; `object` is empty where none is.
    """

    about: str
    object: str
    what: str
    unit: str

    def document(self) -> dict[str, Any]:
        """Return the topic as JSON values."""
        return {key: value or None for key, value in self._asdict().items()}


class Said(NamedTuple):
    """A tie as a claim says it: that it holds, or that it does not."""

    tie: Tie
    denied: bool


def said_of(claim: Claim, vocabulary: Vocabulary, ids: Mapping[str, str]) -> Said | None:
    """Return the tie that a claim says or denies; None where it names no second end, or
    only counts.

    Denying responsibility for an event denies the tie of claiming it. *ids* has another id for those
    actors that are answered under one. A claim that is neither denied nor asserted is for the caller to
    leave out.
    """
    subject, target, event = (
        ids.get(end, end) for end in (claim.subject, claim.object, claim.event)
    )
    relation, denied = claim.relation, claim.modality == "denied"
    if relation in (_CLAIMED, _DISCLAIMED):
        denied = denied != (relation == _DISCLAIMED)
        relation, target, event = _CLAIMED, "", event or target
    if not subject or not (target or event):
        return None
    if not target and relation in vocabulary and vocabulary[relation].family == FIGURES:
        return None
    if target and relation in vocabulary and vocabulary[relation].symmetric:
        subject, target = sorted((subject, target))
    return Said(Tie(relation, subject, target, event), denied)


def topic_of(claim: Claim, ids: Mapping[str, str]) -> Topic | None:
    """Return what a claim's figure is about; None where it gives none.

    >>> from actorgraph.model.nouns import Quantity
    >>> raid = Claim("c", "kills", "s", "g", event="raid", quantity=Quantity("Killed", "=", 3))
    >>> topic_of(raid, {})
    Topic(about='raid', object='', what='killed', unit='')
    """
    if claim.quantity is None:
        return None
    about = claim.event or claim.subject
    return Topic(
        ids.get(about, about),
        ids.get(claim.object, claim.object),
        fold(claim.quantity.what),
        fold(claim.quantity.unit),
    )


def covers(denial: Tie, tie: Tie) -> bool:
    """Return True where what is denied is the tie, or something more general.

    Who denies any attack on Blue denies the attack on Blue in the raid, but not the other way round.

    >>> covers(Tie("attacks", "red", "blue", ""), Tie("attacks", "red", "blue", "raid"))
    True
    >>> covers(Tie("attacks", "red", "blue", "raid"), Tie("attacks", "red", "blue", ""))
    False
    """
    return denial[:2] == tie[:2] and all(
        not mine or mine == other for mine, other in zip(denial[2:], tie[2:], strict=True)
    )


def is_denied_by(assertion: Claim, denial: Claim) -> bool:
    """Return True where two claims on one tie, the second of which denies it, cannot both be true.

    They can where the denial is narrower (of another role, means or kind of target), where it denies a
    number and not the deed, or where both have days of their own that never meet.
    """
    return (
        denial.quantity is None
        and denial.role in ("", assertion.role)
        and (not denial.mode or bool(set(denial.mode) & set(assertion.mode)))
        and (not denial.text or fold(denial.text) == fold(assertion.text))
        and may_meet(assertion, denial)
    )


def may_meet(one: Claim, other: Claim) -> bool:
    """Return True unless both claims have days of their own that never meet."""
    return not (one.when.known and other.when.known) or one.when.overlaps(other.when)
