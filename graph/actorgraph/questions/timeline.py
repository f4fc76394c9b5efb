"""What happened and what was said, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.model.dates import OPEN_START, When, share_a_day
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.nouns import Claim
from actorgraph.store.reader import Store, Thing


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
class Timeline:
    """Dated events and claims by their first day, then their last; `undated` counts the rest.

    `same` tells with which actors the one that was asked for is counted as one.
    """

    moments: tuple[Moment, ...]
    undated: int
    claims: dict[str, Claim]
    names: dict[str, str]
    same: tuple[CountedAsOne, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the timeline as JSON values."""
        return {
            "moments": [it.document() for it in self.moments],
            "undated": self.undated,
            "same": [it.document() for it in self.same],
        }


def timeline(store: Store, thing: Thing | None = None, *, filters: Filters = NONE) -> Timeline:
    """Return the events, and the claims that have dates of their own, in the order of time.

    Parameters
    ----------
    thing
        Only what concerns this actor or event; of a place, the events that are said to be there.
    filters
        Which claims count. An event is kept if its own days fit, or a counting claim is about it. What
        began nobody says when is kept where it ends on a day that is asked for.
    """
    claims = list(store.claims(filters, either=thing.n if thing else None))
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
    moments = [it for it in moments if _begins_or_ends(it.when, filters)]
    moments.sort(key=lambda it: (it.when.first, it.when.last, it.kind == "claim"))
    shown = {claim for it in moments for claim in it.claims}
    kept = {claim.id: claim for claim in claims if claim.id in shown}
    ends = {end for claim in kept.values() for end in (claim.subject, claim.object, claim.claimant)}
    names = store.names(sorted(ends - {""}))
    same = counted_as_one(store, [thing.id] if thing else ())
    return Timeline(tuple(moments), len(claims) - len(kept), kept, names, same)


def _begins_or_ends(when: When, filters: Filters) -> bool:
    """Return False for what ends outside the days that are asked for, and began nobody says when."""
    if when.first > OPEN_START:
        return True
    return all(first <= when.last <= last for first, last in filters.spans)


def _meets(when: When, filters: Filters) -> bool:
    return all(share_a_day([when.span, span]) for span in filters.spans)
