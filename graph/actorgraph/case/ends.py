"""Which types of actors cannot stand at an end of a relation: an airport sponsors nobody.

The table is by family, with relations of their own rule beside it, and has only what is never so. A
relation that a case adds has the rule of its family; what is of type *unknown* may stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from actorgraph.model.vocabulary import Relation

EVENT: Final = "event"
_PLACES: Final = frozenset(("place", "facility"))
_THINGS: Final = _PLACES | {EVENT}
_BODIES: Final = frozenset(
    ("government-body", "military", "armed-group", "umbrella-group", "class", "organisation")
) | {"media-outlet", "person", "dataset", EVENT}
_NONE: Final[frozenset[str]] = frozenset()


class Barred(NamedTuple):
    """The types that cannot be the subject, and those that cannot be the object."""

    subject: frozenset[str] = _NONE
    object: frozenset[str] = _NONE


#: Who does, wants or says something is a body or a person, and no place.
_ACTS: Final = Barred(_THINGS)
_BY_FAMILY: Final = {
    **dict.fromkeys(
        ("sponsorship", "alliance", "attack", "conflict", "leadership", "threat"), _ACTS
    ),
    **dict.fromkeys(("demand", "aim", "announcement", "contact", "sanction", "payment"), _ACTS),
    **dict.fromkeys(("aid", "rupture"), _ACTS),
    "attribution": Barred(_THINGS, _PLACES),
    "casualties": Barred(_THINGS, _THINGS),
    "protection": Barred(frozenset(("place", EVENT))),
    "response": Barred(_PLACES),
    "capability": Barred(frozenset((EVENT,))),
    "location": Barred(object=_BODIES),
}
_BY_RELATION: Final = {
    "affiliated-with": Barred(frozenset((EVENT,)), frozenset((EVENT,))),
    "member-of": Barred(_THINGS, _THINGS | {"person"}),
    "instance-of": Barred(_THINGS, _THINGS | {"person", "state"}),
    "leads": Barred(_THINGS, frozenset(("person",))),
    "holds-office-in": Barred(_THINGS, frozenset(("person",))),
    "urges": Barred(_THINGS, _THINGS),
    "pressures": Barred(_PLACES, _THINGS),
    "tells": Barred(_THINGS, _THINGS),
    "uses": Barred(),  # as a campaign of ATT&CK uses software
    "meets": Barred(_THINGS, frozenset((EVENT,))),
}


def barred(relation: Relation) -> Barred:
    """Return the types of things that cannot stand at the ends of a relation."""
    found = _BY_RELATION.get(relation.name, _BY_FAMILY.get(relation.family, Barred()))
    if _events_act(relation):
        found = found._replace(subject=found.subject - {EVENT})
    if relation.symmetric and relation.name not in _BY_RELATION:
        found = found._replace(object=found.object | found.subject)
    return found


def misfits(relation: Relation, subject: str, object_: str) -> Iterator[str]:
    """Yield which end of a claim cannot be of its type; an empty type stands for no such end.

    >>> from actorgraph.model.vocabulary import standard
    >>> list(misfits(standard()["sponsors"], "facility", "state"))
    ['subject']
    """
    never = barred(relation)
    if subject in never.subject:
        yield "subject"
    if object_ in never.object:
        yield "object"


def _events_act(relation: Relation) -> bool:
    """Return True if the relation can be said of an event: "the attack killed three"."""
    return "event_says" in relation.frame or relation.frame.get("events") == "act"
