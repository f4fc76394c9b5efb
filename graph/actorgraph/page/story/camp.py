"""Who stands with whom: camps of actors, and the side of the drawing on which each stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.model.actor import Actor
from actorgraph.model.modality import group

if TYPE_CHECKING:
    from actorgraph.page.story.edge import Edge
    from actorgraph.page.view import View

#: How strongly a relation binds two actors; those from 2.5 also put the one under the other.
BONDS: Final = {
    "part-of": 4.0,
    "leads": 4.0,
    "commands": 4.0,
    "speaks-for": 4.0,
    "holds-office-in": 4.0,
    "owns": 3.0,
    "member-of": 2.6,
    "instance-of": 2.5,
    "sponsors": 2.0,
    "supports-politically": 1.8,
    "allied-with": 1.5,
    "affiliated-with": 1.5,
    "cooperates-with": 1.5,
}
PARENT: Final = 3.0
#: From this strength on, a bond puts the one under the other.
UNDER: Final = 2.5
#: Relations whose object stands under the subject, not the subject under the object.
#: Who leads a body is a part of that body.
_FROM_ABOVE: Final = frozenset(("owns", "commands", "sponsors", "supports-politically"))
#: With more camps than this, sides are improved one by one instead of trying all.
_MOST_SIDES: Final = 10
#: So little hostility more than friendship is an error of rounding.
_EVEN: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie that binds: who stands above whom, how strongly, and the claims that say so (none: a field).

    *is_downward* if the upper one is the subject of the claims.
    """

    above: str
    below: str
    strength: float
    claims: tuple[int, ...] = ()
    family: str = ""
    is_downward: bool = False


@dataclass(frozen=True, slots=True)
class Camp:
    """Actors that stand together, the head first. `parents` has who stands under whom, and by which claims."""

    members: tuple[str, ...]
    parents: Mapping[str, Bond]

    @property
    def head(self) -> str:
        """The actor after whom it is called."""
        return self.members[0]

    @property
    def is_whole(self) -> bool:
        """Return True if all others are under the head."""
        return all(member in self.parents for member in self.members[1:])


def bonds_of(view: View) -> list[Bond]:
    """Return what binds actors of a view, strongest first; the same for any order of its claims."""
    found: dict[tuple[str, str, float, str, bool], list[int]] = defaultdict(list)
    for place, claim in enumerate(view.claims):
        strength = BONDS.get(claim.relation)
        if strength is None or group(claim.modality) != "assertive":
            continue
        if not isinstance(view.things.get(claim.subject), Actor):
            continue
        if not isinstance(view.things.get(claim.object), Actor) or claim.subject == claim.object:
            continue
        above, below = claim.object, claim.subject
        is_downward = claim.relation in _FROM_ABOVE
        if is_downward:
            above, below = below, above
        family = view.relations[claim.relation].family
        found[above, below, strength, family, is_downward].append(place)
    bonds = [
        Bond(
            above,
            below,
            strength,
            tuple(sorted(places, key=lambda n: view.claims[n].id)),
            family,
            down,
        )
        for (above, below, strength, family, down), places in found.items()
    ]
    bonds.extend(
        Bond(thing.parent, thing.id, PARENT)
        for thing in view.things.values()
        if isinstance(thing, Actor) and isinstance(view.things.get(thing.parent), Actor)
    )
    return sorted(
        bonds,
        key=lambda bond: (-bond.strength, not bond.claims, bond.above, bond.below, bond.family),
    )


def hostilities(edges: Iterable[Edge]) -> dict[frozenset[str], float]:
    """Return how much stands between two actors: what one does to the other, and blame for it."""
    found: dict[frozenset[str], float] = defaultdict(float)
    struck: dict[str, dict[str, float]] = defaultdict(dict)
    kept = [edge for edge in edges if edge.hostile and edge.asserted]
    for edge in kept:
        if edge.doer and edge.target:
            found[frozenset(edge.ends)] += edge.weight
        if edge.event and edge.target and edge.family == "attack":
            struck[edge.event][edge.target] = edge.weight
    for edge in kept:
        if edge.family == "attribution" and edge.event:
            for victim, weight in struck[edge.event].items():
                if victim != edge.target:
                    found[frozenset((edge.target, victim))] += min(weight, edge.weight)
    return dict(found)


def with_joining(actors: Sequence[str], bonds: Sequence[Bond]) -> list[str]:
    """Return some actors and each whole of which two or more of them are parts, nothing between.

    So a camp is called after the state to which an army and an office belong, even if it does nothing.
    """
    shown = set(actors)
    whole_of: dict[str, str] = {}
    for bond in bonds:
        if bond.strength >= PARENT and bond.family != "capability":
            whole_of.setdefault(bond.below, bond.above)
    parts: dict[str, int] = defaultdict(int)
    for actor in sorted(shown):
        whole, seen = whole_of.get(actor, ""), {actor}
        while whole and whole not in shown and whole not in seen:
            parts[whole] += 1
            seen.add(whole)
            whole = whole_of.get(whole, "")
    joining = [whole for whole, count in parts.items() if count > 1]
    nearest = {
        next((w for w in _chain(actor, whole_of) if w in joining or w in shown), "")
        for actor in shown
    }
    return sorted(shown | (nearest & set(joining)))


def _chain(actor: str, whole_of: Mapping[str, str]) -> Iterator[str]:
    seen = {actor}
    while (actor := whole_of.get(actor, "")) and actor not in seen:
        seen.add(actor)
        yield actor


class _Joined(NamedTuple):
    """Who stands together: the members and the bonds of each camp, and the whole of each part."""

    members: dict[str, list[str]]
    bonds: dict[str, list[Bond]]
    wholes: dict[str, str]


#: What nodes were joined to: the wholes of many actors are the same.
Known = dict[frozenset[str], _Joined]


def camps_of(
    actors: Sequence[str],
    bonds: Sequence[Bond],
    hostility: Mapping[frozenset[str], float],
    known: Known | None = None,
) -> list[Camp]:
    """Return the camps of some actors: by falling strength, never across more hostility than friendship.

    *known* is filled and used: the same one for calls with the same bonds and hostility.
    """
    nodes = with_wholes(actors, bonds)
    known = {} if known is None else known
    joined = known.get(frozenset(nodes))
    if joined is None:
        joined = known[frozenset(nodes)] = _joined(nodes, bonds, hostility)
    shown = set(actors)
    groups = ((camp, sorted(shown.intersection(its))) for camp, its in joined.members.items())
    camps = (_camp(its, joined.bonds[camp], joined.wholes) for camp, its in groups if its)
    return sorted(camps, key=lambda camp: camp.head)


def _joined(
    nodes: Sequence[str], bonds: Iterable[Bond], hostility: Mapping[frozenset[str], float]
) -> _Joined:
    camp_of = {node: node for node in nodes}
    members = {node: [node] for node in nodes}
    inside = [bond for bond in bonds if bond.above in camp_of and bond.below in camp_of]
    # How much hostility there is between two camps beyond their friendship, kept up as they join.
    against: dict[str, dict[str, float]] = {node: defaultdict(float) for node in nodes}
    for pair, weight in hostility.items():
        if len(pair) == 2 and camp_of.keys() >= pair:
            one, other = pair
            against[one][other] += weight
            against[other][one] += weight
    for bond in inside:
        against[bond.above][bond.below] -= bond.strength
        against[bond.below][bond.above] -= bond.strength
    for bond in inside:
        one, other = camp_of[bond.above], camp_of[bond.below]
        if one == other or against[one].get(other, 0) > _EVEN:
            continue
        # The smaller joins the larger: else a hub is moved for each of those that it joins.
        if len(against[one]) + len(members[one]) < len(against[other]) + len(members[other]):
            one, other = other, one
        for camp, weight in against.pop(other).items():
            against[camp].pop(other, None)
            if camp != one:
                against[one][camp] += weight
                against[camp][one] += weight
        for node in members.pop(other):
            camp_of[node] = one
            members[one].append(node)
    its: dict[str, list[Bond]] = {camp: [] for camp in members}
    for bond in inside:
        if camp_of[bond.above] == camp_of[bond.below]:
            its[camp_of[bond.above]].append(bond)
    wholes = {bond.below: bond.above for bond in reversed(inside) if bond.strength >= PARENT}
    return _Joined(members, its, wholes)


def sides_of(
    camps: Sequence[Camp], hostility: Mapping[frozenset[str], float], edges: Iterable[Edge]
) -> list[int]:
    """Return for each camp 0 for the left side, 1 for the right: foes across, nobody crowded.

    The side that sponsors most is the left one, else that of the first camp.
    """
    if not camps:
        return []
    place = {member: n for n, camp in enumerate(camps) for member in camp.members}
    between: dict[tuple[int, int], float] = defaultdict(float)
    gives: dict[int, float] = defaultdict(float)
    for pair, weight in hostility.items():
        ends = sorted(place[end] for end in pair if end in place)
        if len(ends) == 2 and ends[0] != ends[1]:
            between[ends[0], ends[1]] += weight
    for edge in edges:
        if edge.doer not in place or edge.target not in place:
            continue
        if edge.family == "sponsorship":
            gives[place[edge.doer]] += edge.weight
        ends = sorted((place[edge.doer], place[edge.target]))
        if ends[0] != ends[1] and not edge.hostile:
            # A line between fronts has room for its verb.
            between[ends[0], ends[1]] += 0.4 * edge.weight
    sizes = [len(camp.members) for camp in camps]

    def cost(sides: Sequence[int]) -> float:
        across = sum(weight for (a, b), weight in between.items() if sides[a] != sides[b])
        uneven = abs(sum(size if side else -size for size, side in zip(sizes, sides, strict=True)))
        return 0.12 * uneven - across

    best = _best_sides(len(camps), cost)
    left = max(range(len(camps)), key=lambda n: (gives[n], -n))
    return [side ^ best[left] for side in best]


def _best_sides(count: int, cost: Callable[[Sequence[int]], float]) -> list[int]:
    if count <= _MOST_SIDES:
        every: list[tuple[int, ...]] = list(product((0, 1), repeat=count))
        best: tuple[int, ...] = min(every, key=lambda sides: (round(cost(sides), 9), sides))
        return list(best)
    sides: Sequence[int] = [n % 2 for n in range(count)]
    for _ in range(3):
        for n in range(count):
            flipped = [*sides[:n], 1 - sides[n], *sides[n + 1 :]]
            if cost(flipped) < cost(sides) - 1e-9:
                sides = flipped
    return list(sides)


def with_wholes(actors: Sequence[str], bonds: Sequence[Bond]) -> list[str]:
    """Return some actors and the wholes that they are parts of, however far up."""
    above: dict[str, list[str]] = defaultdict(list)
    for bond in bonds:
        if bond.strength >= PARENT:
            above[bond.below].append(bond.above)
    found = dict.fromkeys(sorted(actors))
    waiting = list(found)
    while waiting:
        for whole in above[waiting.pop()]:
            if whole not in found:
                found[whole] = None
                waiting.append(whole)
    return list(found)


def _camp(group: Sequence[str], bonds: Iterable[Bond], wholes: Mapping[str, str]) -> Camp:
    """Return the camp of a group, with the bonds between its members and the whole of each part."""
    inside = set(group)
    bonds = [bond for bond in bonds if bond.below in inside and bond.above in inside]
    parents: dict[str, Bond] = {}
    for bond in bonds:
        is_new = bond.strength >= UNDER and bond.below not in parents
        if is_new and not _is_above(bond.below, bond.above, parents):
            parents[bond.below] = bond
    for member in group:
        whole = wholes.get(member, "")
        seen = {member}
        while member not in parents and whole and whole not in seen:
            if whole in inside and not _is_above(member, whole, parents):
                parents[member] = Bond(whole, member, PARENT)
            seen.add(whole)
            whole = wholes.get(whole, "")
    sponsored = {bond.below for bond in bonds if bond.strength < UNDER}
    sponsors = {bond.above for bond in bonds if bond.strength < UNDER}
    under: dict[str, int] = defaultdict(int)
    for member in group:
        above = parents.get(member)
        while above is not None:
            under[above.above] += 1
            above = parents.get(above.above)

    def worth(member: str) -> tuple[bool, bool, bool, int, str]:
        is_root = member not in parents
        return (not is_root, member in sponsored, member not in sponsors, -under[member], member)

    head = min(group, key=worth)
    return Camp((head, *(member for member in group if member != head)), parents)


def _is_above(one: str, other: str, parents: Mapping[str, Bond]) -> bool:
    """Return True if one stands above another already, or is it."""
    while other != one and other in parents:
        other = parents[other].above
    return other == one
