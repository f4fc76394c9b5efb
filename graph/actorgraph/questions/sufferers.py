"""To whom something is done, by whomever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, firmest, verdict_of
from actorgraph.questions.listing import Listing, grouped, named_ends, possible
from actorgraph.questions.named import Named
from actorgraph.questions.place import ground_of
from actorgraph.questions.who import need_types
from actorgraph.sentence.question import sufferer_question
from actorgraph.store.reader import Store

#: Types of what is asked for that may be where it happened, if nobody of the type suffers it: "Which countries …".
GROUNDS: Final = frozenset({"state", "place"})


def sufferers(
    store: Store,
    *,
    relation: str,
    event: str = "",
    at: str = "",
    types: Sequence[str] = (),
    filters: Filters = NONE,
) -> Listing:
    """Return to whom something was done, in an event or at all, whoever did it.

    Parameters
    ----------
    relation
        As in ``who``; its inverse asks the same.
    event
        Only what is said about this event.
    at
        Only what happened in this place.
    types
        Only actors of these types, and those of an unknown one.
    """
    need_types(types)
    reading = store.vocabulary.reading(relation)
    happened = store.event(event) if event else None
    number = happened.n if happened else None
    found = firmest(store.claims(filters, relations=reading.relations, event=number))
    if (
        filters.spans
    ):  # what was done in a week counts for a day if nothing is told of the day itself
        found = happened_within(store, found, filters) or found
    place = store.actor(at) if at else None
    if place is not None:
        ground = ground_of(store, place, filters)
        found = [claim for claim in found if ground.has(claim)]
    counting = [claim for claim in found if claim.modality in filters.counting]
    named = named_ends(store, possible(counting))
    if types:
        kinds = {t.id: t.type for t in store.things_with_ids({n.actor for n in named})}
        named = tuple(answer for answer in named if kinds[answer.actor] in (*types, "unknown"))
    question = sufferers_words(store, relation=relation, event=event, at=at, types=types)
    about = tuple(thing.id for thing in (happened, place) if thing)
    if types and not named and GROUNDS & {*types}:
        named = _grounds(store, counting, types)
        if named:
            names = ", ".join(answer.name for answer in named)
            lead = f"No {' or '.join(types)} is named, but where it happened: {names}."
            verdict = verdict_of(claim.modality for claim in counting)
            return Listing(question, verdict, lead, grouped(found), named, about)
    if not found:
        lead = f"Not stated: no claim says {question}."
        return Listing(question, Verdict.NOT_STATED, lead, about=about)
    names = ", ".join(answer.name for answer in named) or "nobody by name; see the claims"
    verdict = verdict_of(claim.modality for claim in counting)
    if types and not named:
        verdict = Verdict.NOT_STATED
    return Listing(question, verdict, f"{question}: {names}.", grouped(found), named, about)


def happened_within(store: Store, claims: Sequence[Claim], filters: Filters) -> list[Claim]:
    """Return the claims of what happened within the times that are asked for, not only on a day of them."""
    events = {
        event.id: event.when
        for event in store.events(store.row_ids({c.event for c in claims} - {""}))
    }
    kept = []
    for claim in claims:
        when = store.vocabulary[claim.relation].time_of(claim, events.get(claim.event, UNKNOWN))
        if when.known and all(
            first <= when.first and when.last <= last for first, last in filters.spans
        ):
            kept.append(claim)
    return kept


def _grounds(store: Store, claims: Sequence[Claim], types: Sequence[str]) -> tuple[Named, ...]:
    """Return the states and places in which the events of some claims happened, as the case has them."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        for event in store.events(store.row_ids([claim.event] if claim.event else [])):
            for place in event.places:
                found.setdefault(place, []).append(claim.id)
    there = [thing for thing in store.things_with_ids(found) if thing.type in (*types, "place")]
    return tuple(
        Named(thing.id, thing.name, "stated", "stated", tuple(dict.fromkeys(found[thing.id])))
        for thing in there
    )


def sufferers_words(
    store: Store,
    *,
    relation: str,
    event: str = "",
    at: str = "",
    types: Sequence[str] = (),
) -> str:
    """Return the question in words."""
    reading = store.vocabulary.reading(relation)
    if not reading.inverse:
        reading = reading.turned(store.vocabulary)
    kinds = f" ({' or '.join(types)} only)" if types else ""
    within = f" in {store.event(event).words}" if event else ""
    within += f" in {store.actor(at).words}" if at else ""
    return f"{sufferer_question(store.vocabulary, reading)}{kinds}{within}"
