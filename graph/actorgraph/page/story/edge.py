"""The lines from which a story is chosen: claims with the same doer, reached, event, family and certainty."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from actorgraph.model.actor import Actor
from actorgraph.model.modality import group, rank
from actorgraph.model.vocabulary import DEEDS
from actorgraph.network import is_of_none
from actorgraph.sentence.frame import PARTS
from actorgraph.sentence.verb import verb as conjugated

if TYPE_CHECKING:
    from actorgraph.model.claim import Claim
    from actorgraph.page.view import View

#: How much a line of a family tells. What is not here ties actors too, but is not told at first sight.
WEIGHTS: Final = {
    "attribution": 1.4,
    "sponsorship": 1.2,
    "attack": 1.0,
    "sanction": 0.35,
    "alliance": 0.3,
    "protection": 0.3,
    "payment": 0.3,
    "aid": 0.3,
    "threat": 0.25,
    "conflict": 0.25,
    "rupture": 0.25,
}
CERTAINTIES: Final = {"assertive": 1.0, "tentative": 0.45, "not asserted": 0.3}
#: Families of which one side does the other harm, so that both cannot be in one camp.
HOSTILE: Final = frozenset(("attack", "attribution", "sanction", "threat", "conflict", "rupture"))
#: Types of events that only say something: the saying is not the deed.
SAYINGS: Final = frozenset(("statement", "interview", "speech", "report"))
_SOMEBODY: Final = "somebody"
#: Relations of such families that do no harm.
_PEACEFUL: Final = frozenset(
    ("avoids-conflict-with", "denies-responsibility", "does-not-claim", "claims-responsibility")
)


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of a story: who does what to whom, in which event, and how sure that is.

    Of a *symmetric* one both ends do the same; *hostile* if one does the other harm.

    `doer`, `target` or `event` may be empty, but not two of them. `certainty` is the group of the
    modality, with the modality itself if nobody asserts it, since stopping short is not hinting. `claims`
    are places in `View.claims`, firmest first.
    """

    family: str
    doer: str
    target: str
    event: str
    certainty: str
    verb: str
    claims: tuple[int, ...]
    hostile: bool = False
    symmetric: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """Everything that tells it from other lines, in the order in which they are sorted."""
        return (self.family, self.doer, self.target, self.event, self.certainty)

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        """What it shares with lines that go through the same row: event, doer, family, certainty, verb."""
        return (self.event, self.doer, self.family, self.certainty, self.verb)

    @property
    def ends(self) -> tuple[str, ...]:
        """The actors at its ends, without repetition."""
        return tuple(dict.fromkeys(filter(None, (self.doer, self.target))))

    @property
    def asserted(self) -> bool:
        """Return True if somebody asserts it."""
        return self.certainty == "assertive"

    @property
    def group(self) -> str:
        """The group of its modality."""
        return self.certainty.partition(":")[0]

    @property
    def weight(self) -> float:
        """How much it tells."""
        told = WEIGHTS[self.family] * CERTAINTIES[self.group]
        return told * (1 + math.log2(len(self.claims)))


def edges_of(view: View) -> list[Edge]:
    """Return all lines that a story can be made of, in an order that does not depend on that of the claims.

    Of one tie in one event only the firmest are returned. A line without a target, or without a doer, is
    left out if another of its family in that event has one.
    """
    actors = {key for key, thing in view.things.items() if isinstance(thing, Actor)} | {""}
    found: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for place, claim in enumerate(view.claims):
        tie = _tie(view, claim, actors)
        if tie:
            certainty = group(claim.modality)
            if certainty == "not asserted":
                certainty = f"{certainty}:{claim.modality}"
            found.setdefault(tie, {}).setdefault(certainty, []).append(place)
    edges = []
    for tie, by_certainty in found.items():
        firmest = min(map(_firmness, by_certainty))
        edges += [
            _edge(view, (*tie, certainty), places)
            for certainty, places in by_certainty.items()
            if _firmness(certainty) == firmest
        ]
    return sorted(_told(edges), key=lambda edge: edge.key)


@cache
def _firmness(certainty: str) -> int:
    return list(CERTAINTIES).index(certainty.partition(":")[0])


def _tie(view: View, claim: Claim, actors: Collection[str]) -> tuple[str, ...] | None:
    """Return family, doer, target and event of the line that a claim is part of, if of any."""
    relation = view.relations[claim.relation]
    if relation.family not in WEIGHTS or is_of_none(claim, relation):
        return None
    event = claim.event if _is_deed(view, claim.event) else ""
    doer, target = claim.subject, claim.object
    if doer not in actors or target not in actors:
        return None
    if bool(doer) + bool(target) + bool(event) < 2 or doer == target:
        return None
    if relation.symmetric and doer and target:
        doer, target = min(doer, target), max(doer, target)
    return relation.family, doer, target, event


def _is_deed(view: View, event: str) -> bool:
    thing = view.things.get(event)
    return thing is not None and thing.type not in SAYINGS


def _edge(view: View, key: tuple[str, ...], places: Sequence[int]) -> Edge:
    family, doer, target, event, certainty = key
    claims = view.claims
    ordered = places
    if len(places) > 1:
        ordered = sorted(places, key=lambda place: (rank(claims[place].modality), claims[place].id))
    plain = next((place for place in ordered if not claims[place].role), ordered[0])
    relation = view.relations[claims[plain].relation]
    hostile = family in HOSTILE and relation.name not in _PEACEFUL
    roles = {claims[place].role for place in ordered}
    verb = _verb(view, claims[plain], target, roles.pop() if len(roles) == 1 else "")
    return Edge(
        family, doer, target, event, certainty, verb, tuple(ordered), hostile, relation.symmetric
    )


def _verb(view: View, claim: Claim, target: str, role: str) -> str:
    """Return the verb of the sentence, with the role if all claims have the same.

    A verb that a hedge does not change has the modality beside it; what nobody is said to have done,
    somebody did.
    """
    verb = view.patterns.verb(claim)
    if not claim.subject:
        verb = f"{_SOMEBODY} {view.patterns.verb(replace(claim, subject=_SOMEBODY))}"
    if not target and claim.text:
        verb = verb.replace(f" “{claim.text}”", "")
    if role in PARTS:  # of a deed the verb says it already: "ordered the attack on"
        done = conjugated(PARTS[role]).gerund
        verb = verb if view.relations[claim.relation].family in DEEDS else f"{verb} for {done} it"
    elif role not in ("", "perpetrator") and not is_code(role):
        verb = f"{verb} as {role}"
    is_silent = claim.modality == "believed" and "believed" not in verb
    return f"{verb} · believed" if is_silent else verb


def is_code(role: str) -> bool:
    """Return True for what a dataset gives as a role and no reader knows, such as "CAMEO 112: accuse"."""
    return any(letter.isdigit() for letter in role)


def _told(edges: list[Edge]) -> Iterable[Edge]:
    aimed = {(edge.family, edge.event) for edge in edges if edge.doer and edge.target}
    for edge in edges:
        if (edge.doer and edge.target) or (edge.family, edge.event) not in aimed:
            yield edge
