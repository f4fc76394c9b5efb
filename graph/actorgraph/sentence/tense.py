"""When what a claim says is so: before its report, at the time of it, or after it."""

from __future__ import annotations

from typing import Final

from actorgraph.model.dates import OPEN_END, OPEN_START, When
from actorgraph.sentence.noun import Noun

PAST: Final = "past"
PRESENT: Final = "present"
FUTURE: Final = "future"
#: Types of events that go on for as long as nobody says that they are over.
_LASTING: Final = frozenset(("war", "conflict", "crisis", "siege", "campaign"))


def tense_of(
    kind: str, when: When, event: Noun | None, published: When, *, tentative: bool = False
) -> str:
    """Return the tense of a claim.

    What happened is past; what holds is present, unless it ended before the report; what begins after
    the report is future.

    Parameters
    ----------
    kind
        ``"act"`` or ``"state"``, as the vocabulary has it.
    when
        The claim's own time, which may be unknown.
    event
        The event that an act is part of, or that is the subject of a state.
    published
        When the claim was published, or else said.
    tentative
        True if nobody says that it has happened: then what may be still to come is.
    """
    if event is not None and not when.known:
        return _of_event(kind, event, published)
    if not when.known:
        return PAST if kind == "act" else PRESENT
    if _is_ahead(when, published) or (tentative and _reaches_beyond(when, published)):
        return FUTURE
    if kind == "act":
        return PAST
    return PAST if published.known and when.last < published.first else PRESENT


def _of_event(kind: str, event: Noun, published: When) -> str:
    lasting = kind == "state" and event.type in _LASTING
    if not event.when.known:
        return PRESENT if lasting else PAST
    if _is_ahead(event.when, published):
        return FUTURE
    if lasting and published.known:
        return PRESENT if event.when.last >= published.first else PAST
    return PAST


def _reaches_beyond(when: When, published: When) -> bool:
    return published.known and when.first >= published.first and when.last > published.last


def _is_ahead(when: When, published: When) -> bool:
    """Return True if a time begins after the report, or with it and without an end."""
    if not published.known or when.first <= OPEN_START:
        return False
    if when.last >= OPEN_END:
        return when.first >= published.first
    return when.first > published.last
