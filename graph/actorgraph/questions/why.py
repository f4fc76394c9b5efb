"""Why: what is said as the reason for an event or an act, and as its aim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.modality import TENTATIVE_RANK, rank
from actorgraph.model.vocabulary import Reading
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, ids_of, verdict_of
from actorgraph.questions.clause import Clause, clause_of
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim

#: The modality as which an aim counts for a reason.
_HEDGED: Final = "believed"


@dataclass(frozen=True, slots=True)
class Why(AnswerBase[str]):
    """What is said as the reason.

    `acts` are the claims of the act itself if an act is asked for. `reasons` say what it answers (the family
    *response*), `aims` what whoever does it wants by it (the family *aim*), each firmest first; both are
    answers, and an aim alone states the reason with a hedge only; an act that is done over an event, such as
    pressure, tells its reason itself. `by_parts` are aims and reasons of bodies
    that belong to the actor. Only the source's own "because" makes a reason: what merely came before is not
    one. `subject` and `object` are the ids of what the question names.
    """

    question: str
    verdict: Verdict
    acts: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    by_parts: tuple[str, ...] = ()
    subject: str = ""
    object: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the claims that give a reason, then of those that give an aim."""
        return each_once([*self.reasons, *self.aims])

    @property
    def claims(self) -> tuple[str, ...]:
        """The same as `answers`."""
        return self.answers

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the claims about bodies of the actor, and of the act itself."""
        return each_once([*self.by_parts, *self.acts])

    @property
    def things(self) -> tuple[str, ...]:
        """What the question names."""
        return each_once([self.subject, self.object])

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "acts": list(self.acts),
            "reasons": list(self.reasons),
            "aims": list(self.aims),
            "by_parts": list(self.by_parts),
        }


def why_of(
    store: Store,
    *,
    name: str,
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    filters: Filters = NONE,
) -> Why:
    """Return the reasons of an event, or of what an actor does (to another), all by name; see `why`."""
    one, reading, other = _sentence(store, name, relation, object)
    return why(store, one, reading, other, filters=filters)


def why_words(
    store: Store,
    *,
    name: str,
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
) -> str:
    """Return the question of `why_of` in words."""
    one, reading, other = _sentence(store, name, relation, object)
    if one is not None and reading is None:
        return f"what is said as the reason for {one.words}"
    return _question(store, one, reading, other)


def _sentence(
    store: Store, name: str, relation: str, target: str
) -> tuple[Thing | None, Reading | None, Thing | None]:
    if not relation:
        return store.thing(name), None, None
    return clause_of(store, name, relation, target)


def why(
    store: Store,
    subject: Thing | None,
    reading: Reading | None = None,
    target: Thing | None = None,
    *,
    filters: Filters = NONE,
) -> Why:
    """Return what is said as the reason for an event, or for what is done.

    Parameters
    ----------
    subject
        The event; or who does it, None for anybody.
    reading, target
        What is done, read from the subject to the object, and to whom, None for anybody; an event needs
        neither.
    """
    events = [subject.n] if subject and subject.is_event else []
    acts: list[Claim] = []
    is_done = True
    if reading is not None and not events:
        by, to = (thing.n if thing else None for thing in (subject, target))
        acts = firmest(store.claims(filters, relations=reading.relations, subject=by, object=to))
        counting = [claim for claim in acts if claim.modality in filters.counting]
        events = store.row_ids(each_once(claim.event for claim in counting))
        is_done = bool(counting)  # else a reason would take for granted what nobody says
    reasons, aims, by_parts = _said_of(store, events, subject) if is_done else ([], [], [])
    reasons += [one for one in acts if one.event and store.vocabulary[one.relation].is_over_event]
    return Why(
        question=_question(store, subject, reading, target),
        verdict=_verdict(reasons, aims, filters),
        acts=ids_of(acts),
        reasons=ids_of(firmest(reasons)),
        aims=ids_of(firmest(aims)),
        by_parts=ids_of(firmest(by_parts)),
        subject=subject.id if subject else "",
        object=target.id if target else "",
    )


def _said_of(
    store: Store, events: Iterable[int], actor: Thing | None
) -> tuple[list[Claim], list[Claim], list[Claim]]:
    """Return the reasons and aims of events and of an actor, and those of bodies of the actor."""
    responses = list(store.vocabulary.members("response"))
    answers = [name for name in responses if name == "responds-to"] or responses
    wishes = list(store.vocabulary.members("aim"))
    reasons: list[Claim] = []
    aims: list[Claim] = []
    by_parts: list[Claim] = []
    for event in events:
        reasons += store.claims(relations=answers, subject=event)
        aims += store.claims(relations=wishes, subject=event)
        aims += store.claims(relations=wishes, event=event)
    if actor is not None and not actor.is_event:
        reasons += store.claims(relations=answers, subject=actor.n)
        aims += store.claims(relations=wishes, subject=actor.n)
        for child in store.bodies(actor.n):
            by_parts += store.claims(relations=(*answers, *wishes), subject=child)
    return reasons, aims, by_parts


def _verdict(reasons: Iterable[Claim], aims: Iterable[Claim], filters: Filters) -> Verdict:
    """Return the verdict of some reasons; aims, and reasons that are tentative, state one with a hedge."""
    firm = [claim.modality for claim in reasons if claim.modality in filters.counting]
    return verdict_of([*firm, *(_HEDGED for claim in (*reasons, *aims) if _is_claimed(claim))])


def _is_claimed(claim: Claim) -> bool:
    """Return True if a claim is made, though it may be tentative; False for what nobody asserts."""
    return rank(claim.modality) <= TENTATIVE_RANK


def _question(
    store: Store, subject: Thing | None, reading: Reading | None, target: Thing | None
) -> str:
    if reading is not None:
        return Clause(subject, reading, target).question(store, "why")
    assert subject is not None
    return f"why {subject.words} took place" if subject.is_event else f"why {subject.words}"
