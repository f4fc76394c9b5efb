"""Whom the name of an umbrella, a class or an accusation may mean: possible, and never blamed by that."""

from __future__ import annotations

from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import Verdict, each_once, firmest
from actorgraph.questions.attribution import attribution
from actorgraph.questions.listing import Group, Listing, named_ends
from actorgraph.questions.named import Named
from actorgraph.store.reader import Store

#: The relations of a member, a kind and a part to its whole.
_WHOLES = ("member-of", "instance-of", "part-of")


def meant(store: Store, *, name: str, filters: Filters = NONE) -> Listing:
    """Return the members of an umbrella or class, or of those who are accused of an event."""
    thing = store.thing(name)
    if thing.is_event:
        answer = attribution(store, thing, filters=filters)
        named = tuple(
            Named(
                possible.actor,
                answer.names[possible.actor],
                "umbrella",
                "possible",
                possible.claims,
            )
            for possible in answer.could_be_meant
        )
    else:
        relations = [relation for relation in _WHOLES if relation in store.vocabulary]
        members = store.claims(
            filters, modalities=filters.counting, relations=relations, object=thing.n
        )
        named = named_ends(store, firmest(members), subject=True)
    question = meant_words(store, name=name)
    if not named:
        lead = f"Not stated: no claim names a member of {thing.words} that could be meant."
        return Listing(question, Verdict.NOT_STATED, lead, about=(thing.id,))
    claims = each_once(key for who in named for key in who.claims)
    names = ", ".join(who.name for who in named)
    lead = f"Could be meant, and is not blamed by that: {names}."
    groups = (Group("On these claims", claims),)
    return Listing(question, Verdict.DERIVED, lead, groups, named, (thing.id,))


def meant_words(store: Store, *, name: str) -> str:
    """Return the question in words."""
    return f"whom {store.thing(name).words} may mean: its members, of whom none is blamed by that"
