"""Who is a protagonist of a large graph: who acts and is acted on in what is asserted, not who is merely listed.

The number of ties alone puts countries of addresses, sanctioning offices and classes such as *the police* first.
So a tie weighs by its family, by how sure it is and, on a log scale, by its claims; a type of actor that
stands for a place or for many counts less; and who does one thing to a large part of all, or has that done to it
by them, is *stamped*: that tie says nothing of one against another.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from actorgraph.model.actor import Actor
    from actorgraph.model.event import Event
    from actorgraph.page.view import Tie

#: How much a tie of a family tells of its two ends. Other families are counted as `OTHER`.
FAMILIES: Final = {
    "attribution": 1.4,
    "sponsorship": 1.2,
    "attack": 1.0,
    "leadership": 0.8,
    "membership": 0.6,
    "alliance": 0.6,
    "casualties": 0.5,
    "protection": 0.5,
    "payment": 0.5,
    "aid": 0.4,
    "sanction": 0.35,
    "threat": 0.35,
    "conflict": 0.35,
    "rupture": 0.3,
    "link": 0.3,
    "location": 0.0,
    "identity": 0.0,
    "capability": 0.0,
}
OTHER: Final = 0.1
CERTAINTIES: Final = {"assertive": 1.0, "tentative": 0.45, "not asserted": 0.0}
#: How much a type of actor counts, if not 1: an address, a class of people and a dataset are no protagonists.
TYPES: Final = {"place": 0.1, "class": 0.2, "facility": 0.3, "dataset": 0.0, "event": 0.5}
#: Families that bind their two ends: whom one sponsors or leads is one's own.
BINDING: Final = frozenset(
    ("sponsorship", "alliance", "membership", "leadership", "protection", "payment", "aid", "link")
)
#: Whoever does one thing to more than this share of all, or suffers it from them, is told and not drawn ...
HUB: Final = 1 / 6
#: ... and of ties that bind to more than this: a fifth of all can be one group, two thirds are nobody's.
HUB_OF_ONES_OWN: Final = 2 / 3
#: With fewer things, no tie is a stamp.
MANY: Final = 300
#: How much less the others of a component are worth with each that was taken of it.
_SPREAD: Final = 0.1
#: How many come with each protagonist.
_BESIDE: Final = 3


class Stamp(NamedTuple):
    """What one does to many (*is_doer*), or suffers from many: the actor, the family, and how many there are."""

    actor: str
    family: str
    is_doer: bool
    number: int


def weight_of(tie: Tie) -> float:
    """Return how much a tie tells."""
    return _weight(tie.family, tie.group, len(tie.claims))


@cache
def _weight(family: str, certainty: str, claims: int) -> float:
    return FAMILIES.get(family, OTHER) * CERTAINTIES[certainty] * (1 + math.log2(claims))


def stamps_of(things: Collection[str], ties: Iterable[Tie]) -> list[Stamp]:
    """Return what one does to, or suffers from, a large share of many things; most first."""
    if len(things) <= MANY:
        return []
    ends: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for tie in ties:
        if tie.start != tie.end:
            ends[tie.start, tie.family, True].add(tie.end)
            ends[tie.end, tie.family, tie.link == "symmetric"].add(tie.start)
    found = (
        Stamp(actor, family, is_doer, len(others))
        for (actor, family, is_doer), others in ends.items()
        if len(others) > (HUB_OF_ONES_OWN if family in BINDING else HUB) * len(things)
    )
    return sorted(found, key=lambda stamp: (-stamp.number, stamp))


def without(ties: Iterable[Tie], stamps: Iterable[Stamp]) -> list[Tie]:
    """Return the ties that are no stamp."""
    does = {(stamp.actor, stamp.family) for stamp in stamps if stamp.is_doer}
    suffers = {(stamp.actor, stamp.family) for stamp in stamps if not stamp.is_doer}
    both = does | suffers
    return [
        tie
        for tie in ties
        if (tie.start, tie.family) not in does
        and (tie.end, tie.family) not in (both if tie.link == "symmetric" else suffers)
    ]


def salience(things: Mapping[str, Actor | Event], ties: Iterable[Tie]) -> dict[str, float]:
    """Return how much each thing is a protagonist, 0 for one of which no telling tie is drawn."""
    found = dict.fromkeys(things, 0.0)
    for tie in ties:
        if tie.start != tie.end and tie.start in found and tie.end in found:
            weight = weight_of(tie)
            found[tie.start] += weight
            found[tie.end] += weight
    return {key: value * _of_type(things[key]) for key, value in found.items()}


def protagonists(things: Mapping[str, Actor | Event], ties: Sequence[Tie], most: int) -> list[str]:
    """Return at most so many things that tell most of a large graph, in the order of *things*.

    Always the most salient comes next, with the few others that tell most with it, so that nobody stands alone;
    and the less of a component, the more has been taken of it. Places and classes come only if there are
    few others.
    """
    kept = without(ties, stamps_of(things, ties)) or list(ties)
    told = [tie for tie in kept if tie.start != tie.end and {tie.start, tie.end} <= things.keys()]
    taken: dict[str, None] = {}
    somebody = {key for key, thing in things.items() if is_protagonist(thing)}
    named = [tie for tie in told if tie.start in somebody and tie.end in somebody]
    _take(things, named, most, taken)
    if len(taken) <= most / 3:
        _take(things, told, most, taken)
    place = {key: n for n, key in enumerate(things)}
    return sorted(taken, key=place.__getitem__)


def around(
    things: Mapping[str, Actor | Event], ties: Sequence[Tie], centre: str, most: int
) -> list[str]:
    """Return one thing and at most *most* - 1 others, in the order of *things*: the nearest, of these the most salient.

    No way leads on through what is tied to a large part of all.
    """
    stamps = stamps_of(things, ties)
    hubs = {stamp.actor for stamp in stamps} - {centre}
    salient = salience(things, without(ties, stamps))
    beside: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        beside[tie.start].add(tie.end)
        beside[tie.end].add(tie.start)
    taken = dict.fromkeys([centre])
    edge = [centre]
    while edge and len(taken) < most:
        found = {other for key in edge if key not in hubs for other in beside[key]} - taken.keys()
        edge = sorted(found & things.keys(), key=lambda key: (-salient[key], key))
        taken.update(dict.fromkeys(edge[: most - len(taken)]))
    place = {key: n for n, key in enumerate(things)}
    return sorted(taken, key=place.__getitem__)


def _take(
    things: Mapping[str, Actor | Event], ties: Sequence[Tie], most: int, taken: dict[str, None]
) -> None:
    """Take the most salient ends of some ties, in place."""
    salient = salience(things, ties)
    beside: dict[str, dict[str, float]] = defaultdict(dict)
    for tie in ties:
        for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
            worth = weight_of(tie) * math.log2(2 + salient[other])
            beside[one][other] = max(worth, beside[one].get(other, 0.0))
    root = components(beside, ((tie.start, tie.end) for tie in ties))
    used: Counter[str] = Counter()
    heap = [(-salient[key], key) for key in beside]
    heapq.heapify(heap)
    while heap and len(taken) < most:
        value, key = heapq.heappop(heap)
        now = -salient[key] / (1 + _SPREAD * used[root[key]])
        if now > value:
            heapq.heappush(heap, (now, key))
            continue
        near = beside[key]
        nearest = heapq.nsmallest(
            _BESIDE, near.keys() - taken.keys(), key=lambda other: (-near[other], other)
        )
        joined = [*([] if key in taken else [key]), *nearest][: most - len(taken)]
        if len(joined) > 1 or not taken.keys().isdisjoint((key, *near)):
            taken.update(dict.fromkeys(joined))
            used[root[key]] += len(joined)


def is_protagonist(thing: Actor | Event) -> bool:
    """Return True for somebody in particular, or an event; False for places, facilities and classes."""
    return _of_type(thing) >= TYPES["event"]


def components(things: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each thing one that stands for its connected component.

    >>> components("abc", [("b", "a")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    above = {key: key for key in things}

    def root(key: str) -> str:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for one, other in pairs:
        if one in above and other in above:
            low, high = sorted((root(one), root(other)))
            above[high] = low
    return {key: root(key) for key in above}


def _of_type(thing: Actor | Event) -> float:
    from actorgraph.page.view import kind_of

    return TYPES.get(kind_of(thing), 1.0)
