"""Whether somebody does something to somebody, as far as any source says so; never a bare no."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import MODALITIES, rank
from actorgraph.model.nouns import Claim
from actorgraph.model.vocabulary import Reading
from actorgraph.questions.named import Named
from actorgraph.questions.who import sides, who
from actorgraph.store.reader import Store, Thing

#: What can be said of a question with yes or no, from the firmest.
VERDICTS: Final = (
    "stated", "stated with a hedge", "derived", "contradicted", "denied", "not stated",
)  # fmt: skip
#: How what has not happened is told.
AHEAD: Final = ("likely", "possible", "intended", "conditional")
#: The last modality without a hedge: confirmed and stated; believed and likely have one.
_PLAIN: Final = rank("stated")
_MOST_NEAR: Final = 5


@dataclass(frozen=True, slots=True)
class Whether:
    """What the claims say to "does a R b?".

    Parameters
    ----------
    verdict
        One of `VERDICTS`: *stated* where a claim that counts says so, *with a hedge* where the firmest
        of them is believed or likely (or tentative, where these count), *contradicted* where others deny
        it, *denied* where it is only denied, *derived* where it follows from several claims, else *not
        stated*, which does not mean that it is not so.
    claims, denied, also_said
        The claims that say so, that deny it, and that say it in a way which does not count, each
        firmest first.
    derived
        The chain where the verdict is *derived*.
    near
        Where nothing is said to the question itself: what the same actor is said to do to others, or
        others to the same actor.
    """

    question: str
    verdict: str
    claims: tuple[Claim, ...]
    denied: tuple[Claim, ...] = ()
    also_said: tuple[Claim, ...] = ()
    derived: Named | None = None
    near: tuple[Claim, ...] = ()
    same: tuple[CountedAsOne, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "claims": [claim.id for claim in self.claims],
            "denied": [claim.id for claim in self.denied],
            "also_said": [{"claim": it.id, "modality": it.modality} for it in self.also_said],
            "derived": self.derived.document() if self.derived else None,
            "near": [claim.id for claim in self.near],
            "same": [it.document() for it in self.same],
        }


def whether(
    store: Store,
    subject: Thing | None,
    reading: Reading,
    target: Thing | None = None,
    *,
    event: Thing | None = None,
    filters: Filters = NONE,
    direct: bool = False,
    ahead: bool = False,
) -> Whether:
    """Return whether an actor does something to another (or at all), as far as it is said.

    *reading* goes from the subject to the object. Without *subject*, anybody will do; without *target*,
    any object or none. *event*
    keeps claims about one event. With *direct*, nothing is concluded from several claims. With *ahead* it
    is asked of the future: only what is likely, possible, intended or conditional counts.
    """
    found = _matching(store, subject, reading, target, event, filters)
    counts = AHEAD if ahead else filters.counting
    counting = [it for it in found if it.modality in counts]
    denied = [it for it in found if it.modality == "denied"]
    also = [it for it in found if it not in counting and it not in denied]
    derived = None
    if subject and target and not (counting or denied or event or direct):
        derived = _derived(store, subject, reading, target, filters)
    verdict = verdict_of(counting, denied, derived=derived is not None)
    near: Sequence[Claim] = ()
    if subject is not None and not counting and not derived:
        near = _near(store, subject, reading, target, filters)
    mentioned = [it.id for it in (subject, target, event) if it is not None]
    return Whether(
        question=_question(subject, reading, target, event),
        verdict=verdict,
        claims=tuple(counting),
        denied=tuple(denied),
        also_said=tuple(also),
        derived=derived,
        near=tuple(it for it in near if it not in found),
        same=counted_as_one(store, mentioned),
    )


def verdict_of(counting: Sequence[Claim], denied: Sequence[Claim], *, derived: bool = False) -> str:
    """Return the verdict on something that some claims say, firmest first, and others deny.

    >>> verdict_of([], []), verdict_of([], [], derived=True)
    ('not stated', 'derived')
    """
    if counting and denied:
        return "contradicted"
    if counting:
        return "stated" if rank(counting[0].modality) <= _PLAIN else "stated with a hedge"
    if denied:
        return "denied"
    return "derived" if derived else "not stated"


def firmest(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims, each once, by falling firmness, else in their order."""
    return sorted({it.id: it for it in claims}.values(), key=lambda it: rank(it.modality))


def _matching(
    store: Store,
    subject: Thing | None,
    reading: Reading,
    target: Thing | None,
    event: Thing | None,
    filters: Filters,
) -> list[Claim]:
    """Return the claims that say it, in whatever way, firmest first."""
    open_filters = filters if filters.modalities else replace(filters, modalities=())
    found: list[Claim] = []
    for side in sides(reading, store.vocabulary):
        one, other = (subject, target) if not side.inverse else (target, subject)
        found += store.claims(
            open_filters,
            relations=side.relations,
            subject=one.n if one else None,
            object=other.n if other else None,
            event=event.n if event else None,
        )
        if target is not None and target.is_event and event is None:
            found += store.claims(
                open_filters,
                relations=side.relations,
                subject=subject.n if subject else None,
                event=target.n,
            )
    return firmest(found)


def _derived(
    store: Store, subject: Thing, reading: Reading, target: Thing, filters: Filters
) -> Named | None:
    """Return how it follows that the subject does it, from either end of the question."""
    forward = who(store, reading, target, filters=filters)
    for answer in forward.answers:
        if answer.actor == subject.id and answer.known != "stated":
            return answer
    backward = who(store, reading.turned(store.vocabulary), subject, filters=filters)
    for answer in backward.answers:
        if answer.actor == target.id and answer.known != "stated":
            return answer
    return None


def _near(
    store: Store, subject: Thing, reading: Reading, target: Thing | None, filters: Filters
) -> list[Claim]:
    """Return what the same actor is said to do to others; failing that, others to the same object.

    What follows for the actor from acts of its parts is taken in, the act itself first.
    """
    backward = reading.turned(store.vocabulary)
    told = who(store, backward, subject, filters=filters)
    keys = [_act(answer, reading) for answer in told.answers]
    if not keys and target is not None:
        keys = [
            _act(answer, reading) for answer in who(store, reading, target, filters=filters).answers
        ]
    return list(store.claims_called(dict.fromkeys(keys)))[:_MOST_NEAR]


def _act(answer: Named, reading: Reading) -> str:
    """Return the claim of an answer that has the relation itself."""
    for link in answer.chain:
        if link.relation in reading.relations:
            return link.claim
    return answer.claims[0]


def _question(
    subject: Thing | None, reading: Reading, target: Thing | None, event: Thing | None
) -> str:
    words = f"{subject.name if subject else 'somebody'} {reading.words}"
    if target is not None:
        words += f" {target.name}"
    if event is not None and (target is None or event.n != target.n):
        words += f" in “{event.name}”"
    return words


def modality_words(claims: Sequence[Claim]) -> str:
    """Return the modalities of some claims, each once, firmest first."""
    return ", ".join(it for it in MODALITIES if any(claim.modality == it for claim in claims))
