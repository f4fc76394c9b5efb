"""What happened and what was said, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.dates import OPEN_START, UNKNOWN, When, share_a_day
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import AnswerBase, Verdict, each_once, firmest, ids_of, verdict_of
from actorgraph.store.reader import Store, Thing

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline: an event, or a claim with a date of its own.

    `kind` is ``"event"`` or ``"claim"``; `id` is that of the one or the other. `claims` are the claims
    about the event, or the one claim.
    """

    when: When
    kind: str
    id: str
    name: str
    claims: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """Return the moment as JSON values."""
        return {
            "when": self.when.text,
            "kind": self.kind,
            "id": self.id,
            "name": self.name,
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Timeline(AnswerBase[Moment]):
    """Dated events and claims by their first day, then their last; `undated` counts the rest.

    `about` and `name` are those of the actor or event that is asked for, empty for the whole case. `same`
    lists the actors with which it is counted as one.
    """

    about: str
    name: str
    verdict: Verdict
    moments: tuple[Moment, ...]
    claims: tuple[str, ...]
    undated: int
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("when", "what", "claims")

    @property
    def question(self) -> str:
        """The question in words."""
        return _question(self.name)

    @property
    def answers(self) -> tuple[Moment, ...]:
        """The moments."""
        return self.moments

    @property
    def things(self) -> tuple[str, ...]:
        """What is asked for, and the events."""
        events = (moment.id for moment in self.moments if moment.kind == "event")
        return each_once([self.about, *events])

    @property
    def notes(self) -> tuple[str, ...]:
        """That nothing has a date, if it is so."""
        return () if self.moments else ("nothing that counts has a date",)

    def cells(self, answer: Moment) -> tuple[object, ...]:
        """Return a moment as a row."""
        return answer.when.text, answer.name, len(answer.claims)

    def document(self) -> dict[str, Any]:
        """Return the timeline as JSON values."""
        return {
            "moments": [moment.document() for moment in self.moments],
            "undated": self.undated,
            "same": [actors.document() for actors in self.same],
        }


def timeline_of(store: Store, *, name: str = "", filters: Filters = NONE) -> Timeline:
    """Return what happened, of one actor or event by name or of all; see `timeline`."""
    return timeline(store, store.thing(name) if name else None, filters=filters)


def timeline_words(store: Store, *, name: str = "") -> str:
    """Return the question of `timeline_of` in words."""
    return f"{_question(store.thing(name).name if name else '')}, in the order of time"


def _question(name: str) -> str:
    return f"what happened{f' around {name}' if name else ', and when'}"


def timeline(store: Store, thing: Thing | None = None, *, filters: Filters = NONE) -> Timeline:
    """Return the events, and the claims that have dates of their own, in the order of time.

    Parameters
    ----------
    thing
        Only what concerns this actor or event; of a place, the events that are said to be there.
    filters
        Which claims count. An event is kept if its own days fit, or a counting claim is about it. What
        began nobody says when is kept if it ends on a day that is asked for.
    """
    claims = list(_claims(store, thing, filters))
    at_place = thing is not None and thing.type in ("place", "facility")
    about: dict[str, list[str]] = {}
    for claim in claims:
        for end in dict.fromkeys(
            (claim.event, *((claim.subject, claim.object) if at_place else ()))
        ):
            about.setdefault(end, []).append(claim.id)
    moments = []
    for event in store.events():
        here = thing is not None and (event.id == thing.id or thing.id in event.places)
        concerned = thing is None or event.id in about or here
        narrowed = filters.modalities or filters.claimants or filters.without
        fits = event.id in about or (not narrowed and _meets(event.when, filters))
        if event.when.known and concerned and fits:
            ids = tuple(about.get(event.id, ()))
            moments.append(Moment(event.when, "event", event.id, event.name, ids))
    moments += [
        Moment(claim.when, "claim", claim.id, claim.quote, (claim.id,))
        for claim in claims
        if claim.when.known and not claim.event
    ]
    moments = [moment for moment in moments if _begins_or_ends(moment.when, filters)]
    moments.sort(key=lambda moment: _order(moment, filters))
    shown = {claim for moment in moments for claim in moment.claims}
    kept = firmest(claim for claim in claims if claim.id in shown)
    days = ["stated" for moment in moments if moment.kind == "event"]  # as the case has them
    counting = [claim.modality for claim in kept if claim.modality in filters.counting]
    return Timeline(
        about=thing.id if thing else "",
        name=thing.name if thing else "",
        verdict=verdict_of([*days, *counting]),
        moments=tuple(moments),
        claims=ids_of(kept),
        undated=len(claims) - len(kept) + store.may_hold(filters, thing.n if thing else None),
        same=counted_as_one(store, [thing.id] if thing else ()),
    )


def _order(moment: Moment, filters: Filters) -> tuple[bool, int, bool, int, bool]:
    """Return what sorts moments: what lies within the days that are asked for, then what reaches beyond them.

    What has no beginning stands where it ends, after what is dated to that day.
    """
    first, last = moment.when.span
    beyond = any(first < start or last > end for start, end in filters.spans)
    is_open = first == OPEN_START
    return beyond, last if is_open else first, is_open, last, moment.kind == "claim"


def _claims(store: Store, thing: Thing | None, filters: Filters) -> Iterator[Claim]:
    """Yield the claims of the days that are asked for; a word on who did an event belongs to the event's days."""
    either = thing.n if thing else None
    words = [relation.name for relation in store.vocabulary if relation.is_word]
    for claim in store.claims(filters, either=either):
        if claim.relation not in words:
            yield claim
    timeless = filters.of_any_day()
    said = list(store.claims(timeless, either=either, relations=words))
    days = {event.id: event.when for event in store.events(store.row_ids({c.event for c in said}))}
    yield from (claim for claim in said if _meets(days.get(claim.event, UNKNOWN), filters))


def _begins_or_ends(when: When, filters: Filters) -> bool:
    """Return False for what ends outside the days that are asked for, and began nobody says when."""
    if when.first > OPEN_START:
        return True
    return all(first <= when.last <= last for first, last in filters.spans)


def _meets(when: When, filters: Filters) -> bool:
    return all(share_a_day([when.span, span]) for span in filters.spans)
