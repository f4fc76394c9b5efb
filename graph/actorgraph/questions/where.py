"""Where something is, is active, or happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actorgraph.model.claim import Claim
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, firmest, ids_of, verdict_of
from actorgraph.questions.clause import Clause, clause_of
from actorgraph.questions.listing import Group, Listing, grouped, named_ends, possible
from actorgraph.questions.named import Named
from actorgraph.questions.place import ground_of
from actorgraph.questions.when import still_to_come
from actorgraph.questions.whether import whether
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.wording import listed
from actorgraph.store.reader import Store, Thing

_PLACES = ("place", "facility")
_SENDS = "deploys-to"


def where(
    store: Store,
    *,
    name: str,
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    at: str = "",
    filters: Filters = NONE,
) -> Listing:
    """Return where an actor or event is, or where an actor does something (to another).

    *name*, *relation* and *object* are one actor or event alone, or who does what to whom; with an inverse
    relation, what is done to *name*. *at* asks whether it is, or was done, in this place.
    """
    words = where_words(store, name=name, relation=relation, object=object, at=at)
    if at:
        place = store.actor(at)
        found = where(store, name=name, relation=relation, object=object, filters=filters)
        return _is_there(store, found, place, words)
    if relation:
        return _of_act(store, clause_of(store, name, relation, object), words, filters)
    return _of_thing(store, store.thing(name), words, filters)


def where_words(
    store: Store,
    *,
    name: str,
    relation: str = "",
    object: str = "",  # noqa: A002 (the word of the model)
    at: str = "",
) -> str:
    """Return the question in words."""
    if at:
        thing, inside = store.thing(name), f"in {store.actor(at).words}"
        if relation:
            return f"whether {clause_of(store, name, relation, object).words(store)} {inside}"
        verb = "took place" if thing.is_event else _is_active(thing.noun)
        return f"whether {thing.words} {verb} {inside}"
    if relation:
        return clause_of(store, name, relation, object).question(store, "where")
    thing = store.thing(name)
    return f"where {thing.words} {'took place' if thing.is_event else _is_active(thing.noun)}"


def _is_active(noun: Noun) -> str:
    return "are or are active" if noun.plural else "is or is active"


def _is_there(store: Store, found: Listing, place: Thing, words: str) -> Listing:
    """Return whether one of the places of an answer is the one that is asked for."""
    there = [named for named in found.actors if named.actor == place.id]
    if not there:
        others = listed(
            [thing.words for thing in store.things_with_ids(n.actor for n in found.actors)]
        )
        lead = f"Not stated: no claim that counts says {words}" + (
            f", but in {others}." if others else "."
        )
        beside = tuple(replace(group, beside=True) for group in found.groups)
        return replace(
            found, question=words, verdict=Verdict.NOT_STATED, lead=lead, groups=beside, actors=()
        )
    ground = ground_of(store, place)
    of_there = {claim.id for claim in store.claims_called(found.claims) if ground.has(claim)}
    groups = tuple(
        replace(group, claims=kept)
        for group in found.groups
        if (kept := tuple(claim for claim in group.claims if claim in of_there))
    )
    modalities = [claim.modality for claim in store.claims_called(of_there)]
    verdict = verdict_of(modalities) if modalities else found.verdict
    lead = f"{verdict.lead}: {words.removeprefix('whether ')}."
    return replace(
        found, question=words, verdict=verdict, lead=lead, groups=groups, actors=tuple(there)
    )


def _of_thing(store: Store, thing: Thing, words: str, filters: Filters) -> Listing:
    relations = store.vocabulary.members("location")
    if thing.type not in (*_PLACES, "state") and _SENDS in store.vocabulary:
        relations += (_SENDS,)  # troops are where they were sent; the state that sent them is not
    found = firmest(store.claims(filters, relations=relations, subject=thing.n))
    named = named_ends(store, possible(found))
    if thing.is_event:
        known = {answer.actor for answer in named}
        named += tuple(place for place in _places(store, thing.id, ()) if place.actor not in known)
    if not named and not found:
        lead = f"Not stated: no claim says where {thing.words} is."
        return Listing(words, Verdict.NOT_STATED, lead, about=(thing.id,))
    names = ", ".join(dict.fromkeys(answer.name for answer in named))
    of_case = "" if found else ", as the case has it; no claim says so"
    lead = f"{thing.name}: {names or 'see the claims'}{of_case}."
    counting = [claim.modality for claim in found if claim.modality in filters.counting]
    verdict = verdict_of(counting) if found else Verdict.STATED
    return Listing(words, verdict, lead, grouped(found), named, (thing.id,))


def _of_act(store: Store, clause: Clause, words: str, filters: Filters) -> Listing:
    """Return the places of the events in which it is done, and places to which it is done."""
    answer = whether(store, *clause, filters=filters)
    claims = list(store.claims_called(answer.answers))
    to_come = still_to_come(store, claims)
    claims = [claim for claim in claims if claim.id not in to_come]
    located = firmest(_locations(store, claims))
    named = {place.actor: place for place in named_ends(store, possible(located))}
    for place in (*_event_places(store, claims), *_place_objects(store, claims)):
        named.setdefault(place.actor, place)
    if not named:
        lead = f"Not stated: no claim says where {clause.words(store)}."
        return Listing(words, Verdict.NOT_STATED, lead, grouped(claims), about=clause.things)
    names = ", ".join(dict.fromkeys(place.name for place in named.values()))
    beside = {"Where that was": ids_of(located), "Denied": answer.denied}
    groups = (*grouped(claims), *(Group(title, ids) for title, ids in beside.items() if ids))
    found = tuple(named.values())
    lead = f"{words} {names}."
    return Listing(words, answer.verdict, lead, groups, found, clause.things)


def _locations(store: Store, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that place the events of some claims."""
    relations = store.vocabulary.members("location")
    events = store.row_ids(dict.fromkeys(claim.event for claim in claims if claim.event))
    return [claim for n in events for claim in store.claims(relations=relations, subject=n)]


def _event_places(store: Store, claims: Sequence[Claim]) -> list[Named]:
    """Return the recorded places of the events of some claims."""
    found = []
    for event in dict.fromkeys(claim.event for claim in claims if claim.event):
        found += _places(store, event, ids_of(claim for claim in claims if claim.event == event))
    return found


def _places(store: Store, event: str, claims: tuple[str, ...]) -> list[Named]:
    places = next(store.events(store.row_ids([event]))).places
    names = store.names(places)
    return [Named(place, names[place], "stated", "stated", claims) for place in places]


def _place_objects(store: Store, claims: Sequence[Claim]) -> list[Named]:
    """Return the places among the objects of some claims."""
    ends = store.row_ids(dict.fromkeys(claim.object for claim in claims if claim.object))
    return [
        Named(thing.id, thing.name, "stated", "stated",
            ids_of(claim for claim in claims if claim.object == thing.id))
        for thing in store.things(ends).values()
        if thing.type in _PLACES
    ]  # fmt: skip
