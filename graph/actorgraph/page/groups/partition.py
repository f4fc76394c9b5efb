"""Who belongs together in a large graph: communities of its ties, each named by its most salient member."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from actorgraph.model.actor import Actor
from actorgraph.page.salience import (
    BINDING,
    Stamp,
    components,
    is_protagonist,
    salience,
    stamps_of,
    weight_of,
    without,
)

if TYPE_CHECKING:
    import networkx as nx

    from actorgraph.model.event import Event
    from actorgraph.page.view import Tie, View

#: How much a field, such as the body to which an office belongs, binds.
PARENT: Final = 1.0
#: Ties above which communities are not sought, but connected components taken.
MOST_TIES: Final = 120_000
_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together, the most salient first, after which it is called.

    `places` has where most of its members are, with their number; `inner` how many claims of each family
    are between two of them.
    """

    members: tuple[str, ...]
    places: tuple[tuple[str, int], ...]
    inner: tuple[tuple[str, int], ...]

    @property
    def head(self) -> str:
        """The member after whom it is called."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Partition:
    """The groups of a graph, those of which most is told first, and who is in none.

    `tied` are in no group and tied to somebody else, those of whom most is told first; `alone` are tied to
    nobody, or only to what is told of nearly all (`stamps`) and to places. *is_of_friends* if only
    ties that bind made the groups. `quality` is the modularity, in [-0.5, 1].
    """

    groups: tuple[Group, ...]
    tied: tuple[str, ...]
    alone: tuple[str, ...]
    stamps: tuple[Stamp, ...]
    ties: tuple[Tie, ...]
    is_of_friends: bool
    quality: float


def partition_of(view: View) -> Partition:
    """Return the groups of a view: the same for any order of its claims.

    Communities are found by the Louvain method on the ties that bind, and on all that tell something; those
    that divide the graph better (by modularity) are the groups. Of ties that bind alone, they are groups of
    friends, with what they do to others between the groups.
    """
    things = view.things
    stamps = stamps_of(things, view.ties)
    told = [
        tie
        for tie in without(view.ties, stamps)
        if weight_of(tie) and tie.start != tie.end and {tie.start, tie.end} <= things.keys()
    ]
    salient = salience(things, told)
    binding = [tie for tie in told if tie.family in BINDING]
    friends, quality = _communities(_pairs(view, binding))
    every, other = _communities(_pairs(view, told)) if len(binding) < len(told) else ([], -1.0)
    is_of_friends = quality >= other
    kept = binding if is_of_friends else told
    located = _located(view, stamps)
    inner = _inner(friends if is_of_friends else every, told)
    heads = _headship(things, kept, salient)
    groups = [
        Group(
            tuple(sorted(members, key=lambda key: (-heads[key], key))),
            _places(members, located),
            inner[n],
        )
        for n, members in enumerate(friends if is_of_friends else every)
    ]
    worth = {group.head: sum(salient[key] for key in group.members) for group in groups}
    groups.sort(key=lambda group: (-worth[group.head], group.head))
    grouped = {key for group in groups for key in group.members}
    ends = {end for tie in told for end in (tie.start, tie.end)} - grouped
    return Partition(
        tuple(groups),
        tuple(sorted(ends, key=lambda key: (-salient[key], key))),
        tuple(key for key in things if key not in grouped and key not in ends),
        tuple(stamps),
        tuple(told),
        is_of_friends,
        max(quality, other),
    )


def _pairs(view: View, ties: Iterable[Tie]) -> dict[tuple[str, str], float]:
    """Return how much binds two things, whatever they do to each other and in whichever direction."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for tie in ties:
        found[min(tie.start, tie.end), max(tie.start, tie.end)] += weight_of(tie)
    for thing in view.things.values():
        above = thing.parent if isinstance(thing, Actor) else ""
        if above in view.things and above != thing.id:
            found[min(thing.id, above), max(thing.id, above)] += PARENT
    return found


def _communities(pairs: Mapping[tuple[str, str], float]) -> tuple[list[list[str]], float]:
    """Return the communities of some pairs, and their modularity."""
    import networkx as nx

    keys = sorted({key for pair in pairs for key in pair})
    number = dict(zip(keys, count()))
    if not pairs:
        return [], -1.0
    if len(pairs) > MOST_TIES:
        return _components(keys, pairs), 0.0
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(keys)))
    graph.add_weighted_edges_from(
        (number[one], number[other], round(pairs[one, other], 6)) for one, other in sorted(pairs)
    )
    found = nx.community.louvain_communities(graph, seed=_SEED)
    ordered = [[keys[node] for node in sorted(nodes)] for nodes in sorted(found, key=min)]
    return ordered, round(nx.community.modularity(graph, found), 6)


def _components(keys: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, root in components(keys, pairs).items():
        found[root].append(key)
    return list(found.values())


def _headship(
    things: Mapping[str, Actor | Event], ties: Iterable[Tie], salient: Mapping[str, float]
) -> dict[str, float]:
    """Return how much each thing heads its group: by what binds it, most as sponsor, or as what others belong to."""
    found = {key: 0.001 * value for key, value in salient.items()}
    for tie in ties:
        weight = weight_of(tie)
        upper, lower = (tie.end, tie.start) if tie.family in _UPWARDS else (tie.start, tie.end)
        found[upper] += weight
        found[lower] += weight * (1 if tie.family not in _RANKED else 0.5)
    return {
        key: value if is_protagonist(things[key]) else 0.05 * value for key, value in found.items()
    }


#: Families of which one end stands above the other: the start, or for some the end.
_RANKED: Final = frozenset(("sponsorship", "membership", "leadership", "payment", "aid"))
_UPWARDS: Final = frozenset(("membership", "leadership"))


def _located(view: View, stamps: Sequence[Stamp]) -> dict[str, list[str]]:
    """Return where things are, and to what nearly all belong: badges of a group, and no ties."""
    does = {(stamp.actor, stamp.family) for stamp in stamps if not stamp.is_doer}
    found: dict[str, list[str]] = defaultdict(list)
    for tie in view.ties:
        if tie.group != "assertive" or tie.end not in view.things:
            continue
        if tie.family == "location" or (tie.end, tie.family) in does:
            found[tie.start].append(tie.end)
    return found


def _places(
    members: Iterable[str], located: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, int], ...]:
    often = Counter(place for key in members for place in set(located.get(key, ())))
    return tuple(sorted(often.items(), key=lambda item: (-item[1], item[0]))[:3])


def _inner(
    groups: Sequence[Sequence[str]], ties: Iterable[Tie]
) -> list[tuple[tuple[str, int], ...]]:
    """Return how many claims of each family are between two members of each group, most first."""
    of = {key: n for n, members in enumerate(groups) for key in members}
    found: list[Counter[str]] = [Counter() for _ in groups]
    for tie in ties:
        at = of.get(tie.start)
        if at is not None and at == of.get(tie.end):
            found[at][tie.family] += len(tie.claims)
    return [tuple(sorted(its.items(), key=lambda item: (-item[1], item[0]))) for its in found]
