"""What claims assert and count, so that what one says can be laid beside what another says.

An *assertion* is a relation of a subject to an object, in an event if one is named; claims assert or deny it.
What is counted is a *topic*. Claims without either (a text about one actor) cannot be laid side by side and
are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.names import fold

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.model.vocabulary import Vocabulary

#: Relations of this family count; without an object they assert nothing of two.
FIGURES: Final = "figure"
#: The relations of an actor's word on its own part in an event.
CLAIMED: Final = "claims-responsibility"
DISCLAIMED: Final = "denies-responsibility"
UNCLAIMED: Final = "does-not-claim"


@dataclass(frozen=True, slots=True, order=True)
class Assertion:
    """A relation between a subject and an object; `object` or `event` is empty if none is named.

    The ends of a relation that goes both ways are in the order of their ids.
    """

    relation: str
    subject: str
    object: str
    event: str

    @property
    def ends(self) -> tuple[str, str, str]:
        """The subject, object and event."""
        return self.subject, self.object, self.event

    def document(self) -> dict[str, Any]:
        """Return the assertion as JSON values."""
        return {
            "relation": self.relation or None,
            "subject": self.subject or None,
            "object": self.object or None,
            "event": self.event or None,
        }


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """What a figure is about: what is counted, in which unit, of which event or actor.

    `about` is the event, or the subject if no event is named; `object` is empty if none is.
    """

    about: str
    object: str
    what: str
    unit: str

    def document(self) -> dict[str, Any]:
        """Return the topic as JSON values."""
        return {
            "about": self.about or None,
            "object": self.object or None,
            "what": self.what or None,
            "unit": self.unit or None,
        }


@dataclass(frozen=True, slots=True)
class Stance:
    """What a claim says of an assertion: that it holds, or that it does not."""

    assertion: Assertion
    denied: bool


def own_word(claim: Claim) -> str:
    """Return which of the three words on one's own part in an event a claim passes on; empty for none.

    Who is said not to have claimed an event has not denied it, and who has not denied it has not claimed it:
    the first is *does not claim*, the second no word at all.

    >>> from actorgraph.model.claim import Claim
    >>> own_word(Claim("c", CLAIMED, "s", "g", "red", event="raid", modality="denied"))
    'does-not-claim'
    >>> own_word(Claim("c", DISCLAIMED, "s", "g", "red", event="raid", modality="denied"))
    ''
    """
    if claim.modality == "denied":
        return UNCLAIMED if claim.relation == CLAIMED else ""
    return claim.relation if claim.relation in (CLAIMED, DISCLAIMED, UNCLAIMED) else ""


def stance_of(claim: Claim, vocabulary: Vocabulary, ids: Mapping[str, str]) -> Stance | None:
    """Return what a claim asserts or denies; None if it names no second end, or only counts.

    Denying responsibility for an event denies the assertion that one claims it; not claiming it denies
    nothing. *ids* has another id for those actors that are answered under one. A claim that is neither denied
    nor asserted is for the caller to leave out.
    """
    subject, target, event = (
        ids.get(end, end) for end in (claim.subject, claim.object, claim.event)
    )
    relation, denied = claim.relation, claim.modality == "denied"
    if relation in (CLAIMED, DISCLAIMED, UNCLAIMED):
        word = own_word(claim)
        if word not in (CLAIMED, DISCLAIMED):
            return None
        relation, target, event, denied = CLAIMED, "", event or target, word == DISCLAIMED
    if not subject or not (target or event):
        return None
    if not target and relation in vocabulary and vocabulary[relation].family == FIGURES:
        return None
    if target and relation in vocabulary and vocabulary[relation].symmetric:
        subject, target = sorted((subject, target))
    return Stance(Assertion(relation, subject, target, event), denied)


def topic_of(claim: Claim, ids: Mapping[str, str]) -> Topic | None:
    """Return what a claim's figure is about; None if it gives none.

    >>> from actorgraph.model.claim import Claim, Quantity
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


def covers(denial: Assertion, assertion: Assertion) -> bool:
    """Return True if what is denied is the assertion, or something more general.

    Who denies any attack on Blue denies the attack on Blue in the raid, but not the other way round.

    >>> any_attack, attack = (Assertion("attacks", "red", "blue", event) for event in ("", "raid"))
    >>> covers(any_attack, attack), covers(attack, any_attack)
    (True, False)
    """
    return (
        (denial.relation, denial.subject) == (assertion.relation, assertion.subject)
        and denial.object in ("", assertion.object)
        and denial.event in ("", assertion.event)
    )


def is_denied_by(claim: Claim, denial: Claim) -> bool:
    """Return True if two claims on one assertion, the second of which denies it, cannot both be true.

    They can if the denial is narrower (of another role, means or kind of target), if it denies a number
    and not the deed, or if both have days of their own that never meet.
    """
    return (
        denial.quantity is None
        and denial.role in ("", claim.role)
        and (not denial.mode or bool(set(denial.mode) & set(claim.mode)))
        and (not denial.text or fold(denial.text) == fold(claim.text))
        and may_meet(claim, denial)
    )


def may_meet(one: Claim, other: Claim) -> bool:
    """Return True unless both claims have days of their own that never meet."""
    return not (one.when.known and other.when.known) or one.when.overlaps(other.when)
