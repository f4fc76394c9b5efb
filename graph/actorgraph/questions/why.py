"""Why: what is said as the reason for an event or an act, and as its aim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actorgraph.model.filters import NONE, Filters
from actorgraph.model.nouns import Claim
from actorgraph.model.vocabulary import Reading
from actorgraph.questions.whether import firmest, verdict_of
from actorgraph.store.reader import Store, Thing


@dataclass(frozen=True, slots=True)
class Why:
    """What is told as the reason.

    `acts` are the claims of the act itself where an act is asked for. `reasons` say what it answers
    (the family *response*), `aims` what whoever does it wants by it (the family *aim*), each firmest
    first; `by_parts` are aims and reasons of bodies that belong to the actor. Only the source's own
    "because" makes a reason: what merely came before is none.
    """

    question: str
    verdict: str
    acts: tuple[Claim, ...]
    reasons: tuple[Claim, ...]
    aims: tuple[Claim, ...]
    by_parts: tuple[Claim, ...]

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON values, under the documented keys."""
        return {
            "question": self.question,
            "verdict": self.verdict,
            "acts": [it.id for it in self.acts],
            "reasons": [it.id for it in self.reasons],
            "aims": [it.id for it in self.aims],
            "by_parts": [it.id for it in self.by_parts],
        }


def why(
    store: Store,
    thing: Thing,
    reading: Reading | None = None,
    target: Thing | None = None,
    *,
    suffered: bool = False,
    filters: Filters = NONE,
) -> Why:
    """Return what is said as the reason for an event, or for what an actor does (to *target*).

    With *suffered* it is asked of what is done to the actor, by whomever.
    """
    acts: list[Claim] = []
    events = [thing.n] if thing.is_event else []
    if reading is not None and not thing.is_event:
        acts = firmest(
            store.claims(
                filters,
                relations=reading.relations,
                subject=None if suffered else thing.n,
                object=thing.n if suffered else target.n if target else None,
            )
        )
        told_of = [it for it in acts if it.modality in filters.counting]
        events = store.numbers(dict.fromkeys(it.event for it in told_of if it.event))
        if not told_of:  # a reason would take for granted what nobody says
            return Why(
                _question(thing, reading, target, suffered=suffered),
                "not stated",
                tuple(acts),
                (),
                (),
                (),
            )
    reasons: list[Claim] = []
    aims: list[Claim] = []
    responses = store.vocabulary.members("response")
    wishes = store.vocabulary.members("aim")
    answers = [name for name in responses if name == "responds-to"] or list(responses)
    for event in events:
        reasons += store.claims(relations=answers, subject=event)
        aims += store.claims(relations=wishes, subject=event)
        aims += store.claims(relations=wishes, event=event)
    if not thing.is_event and not suffered:
        reasons += store.claims(relations=answers, subject=thing.n)
        aims += store.claims(relations=wishes, subject=thing.n)
    by_parts: list[Claim] = []
    for child in [] if suffered or thing.is_event else store.bodies(thing.n):
        by_parts += store.claims(relations=(*answers, *wishes), subject=child)
    told = firmest(reasons)
    wanted = firmest(aims)
    verdict = verdict_of([it for it in told if it.modality in filters.counting], [])
    if verdict == "not stated" and (wanted or told):
        verdict = "stated with a hedge"
    return Why(
        question=_question(thing, reading, target, suffered=suffered),
        verdict=verdict,
        acts=tuple(acts),
        reasons=tuple(told),
        aims=tuple(wanted),
        by_parts=tuple(firmest(by_parts)),
    )


def _question(
    thing: Thing, reading: Reading | None, target: Thing | None, *, suffered: bool
) -> str:
    if reading is None:
        return f"why {thing.name}"
    if suffered:
        return f"why somebody {reading.words} {thing.name}"
    return f"why {thing.name} {reading.words}{f' {target.name}' if target else ''}"
