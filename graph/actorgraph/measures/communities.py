"""Communities: sets of actors with more claims among them than chance would have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.measures.adjacency import Basis, Counting, read_ground
from actorgraph.measures.measure import Measure, measure_words
from actorgraph.measures.support import Support, support_within
from actorgraph.model.errors import InvalidValue, TooMany
from actorgraph.model.filters import NONE, Filters
from actorgraph.questions.answer import each_once
from actorgraph.store.reader import Store

SEED: Final = 1
#: Ties up to which networkx is asked; with a few times as many it takes minutes.
MOST_TIES: Final = 100_000
#: Members of one community that a page opens on.
MOST_DRAWN: Final = 30
#: Communities whose claims are looked up if nobody says how many.
MOST: Final = 10

DEFINITION: Final = (
    "sets of actors with more claims among them than chance would have, found by moving actors"
    " between sets while modularity grows (Louvain method; Blondel and others 2008)"
)


@dataclass(frozen=True, slots=True)
class Community:
    """A set of actors, those with most ties inside it first.

    `inner` counts the claims between two members, and `outer` those between a member and somebody else.
    """

    members: tuple[tuple[str, str], ...]
    inner: int
    outer: int
    support: Support

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "members": [{"actor": key, "name": name} for key, name in self.members],
            "inner": self.inner,
            "outer": self.outer,
            **self.support.document(),
        }


@dataclass(frozen=True, slots=True)
class Communities(Measure[Community]):
    """The largest communities first; `total` is how many there are in all.

    `modularity` is that of all of them together, in [-0.5, 1], at the `resolution`.
    """

    communities: tuple[Community, ...]
    total: int
    modularity: float
    resolution: float
    basis: Basis
    same: tuple[CountedAsOne, ...] = ()

    columns: ClassVar[tuple[str, ...]] = ("members", "claims inside", "claims to others")

    @property
    def question(self) -> str:
        """The question in words."""
        return _QUESTION

    @property
    def answers(self) -> tuple[Community, ...]:
        """The communities, largest first."""
        return self.communities

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of the members that are drawn first, of every community some."""
        members = (key for found in self.communities for key, _ in found.members[:MOST_DRAWN])
        return each_once(members)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that are named, firmest first in each community."""
        return each_once(claim for found in self.communities for claim in found.support.claims)

    def cells(self, answer: Community) -> tuple[object, ...]:
        """Return a community as a row."""
        return ", ".join(name for _, name in answer.members), answer.inner, answer.outer

    @property
    def definition(self) -> str:
        """What a community is, in words."""
        return DEFINITION

    def document(self) -> dict[str, Any]:
        """Return the communities as JSON values, under the documented keys."""
        return {
            "definition": self.definition,
            "total": self.total,
            "modularity": self.modularity,
            "resolution": self.resolution,
            "seed": SEED,
            "basis": self.basis.document(),
            "communities": [community.document() for community in self.communities],
            "same": [group.document() for group in self.same],
        }


_QUESTION: Final = "which communities the claims among actors make"


def communities_words(
    _store: Store | None = None,
    *,
    relation: Sequence[str] = (),
    resolution: float = 1.0,
    events: bool = False,
    **_: object,
) -> str:
    """Return the question of `communities` in words.

    >>> communities_words(resolution=2)
    'which communities the claims among actors make at resolution 2'
    """
    at = "" if resolution == 1 else f" at resolution {resolution:g}"
    return measure_words(f"{_QUESTION}{at}", relation, events=events)


def communities(
    store: Store,
    *,
    filters: Filters = NONE,
    relation: Sequence[str] = (),
    resolution: float = 1.0,
    events: bool = False,
    top: int = MOST,
    most_ties: int = MOST_TIES,
) -> Communities:
    """Return the communities of the network of counting claims, largest first.

    A tie weighs as many as the claims between its two actors, whatever they say and in whichever direction:
    enemies that reports tie often are in one community. Ask for a relation or family, such as
    sponsorship, for communities of friends. What the filters leave out is not there, and other claims
    make other communities; an actor of whom no counting claim ties is in none. The method starts from one
    seed, so the same claims give the same communities; other seeds may give others that are as good.

    Parameters
    ----------
    relation
        Only claims of these relations or families; all by default.
    resolution
        Above 1 for smaller communities, below for larger ones.
    top
        At most so many communities, 0 for all.

    Raises
    ------
    TooMany
        There are more than *most_ties* ties.
    InvalidValue
        *resolution* is not above 0.

    References
    ----------
    Blondel, Guillaume, Lambiotte and Lefebvre (2008), "Fast Unfolding of Communities in Large Networks",
    Journal of Statistical Mechanics P10008. Modularity after Newman and Girvan (2004), with the resolution
    of Reichardt and Bornholdt (2006), as networkx has them.
    """
    import networkx as nx

    if not resolution > 0:
        raise InvalidValue(f"a resolution is above 0, not {resolution:g}")
    asked = Counting(store, filters, store.vocabulary.relations_of(relation), events)
    ground = read_ground(asked)
    if ground.basis.ties > most_ties:
        raise TooMany(
            f"the claims that count make {ground.basis.ties:,} ties, and communities are sought among at"
            f" most {most_ties:,}; narrow them with a relation, a date or a claimant"
        )
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(ground.size))
    graph.add_weighted_edges_from(zip(*(column.tolist() for column in ground.pairs), strict=True))
    found = (
        nx.community.louvain_communities(graph, resolution=resolution, seed=SEED) if graph else []
    )
    modularity = (
        nx.community.modularity(graph, found, resolution=resolution) if graph.size() else 0.0
    )
    ordered = sorted(found, key=lambda nodes: (-len(nodes), min(nodes)))
    kept = ordered[: top or None]
    numbers = ground.numbers.tolist()
    things = store.things(numbers[node] for nodes in kept for node in nodes)
    supports = support_within(
        asked, {at: [numbers[node] for node in nodes] for at, nodes in enumerate(kept)}
    )
    shown = []
    for at, nodes in enumerate(kept):
        members, inner, outer = _weighed(graph, nodes)
        named = (things[numbers[node]] for node in members)
        shown.append(
            Community(tuple((thing.id, thing.name) for thing in named), inner, outer, supports[at])
        )
    ids = [key for community in shown for key, _ in community.members]
    return Communities(
        tuple(shown), len(found), float(modularity), resolution, ground.basis,
        counted_as_one(store, ids),
    )  # fmt: skip


def _weighed(graph: Any, nodes: set[int]) -> tuple[list[int], int, int]:
    """Return the nodes by how many they are tied to inside, and how many claims are inside and across."""
    ties, inside, across = {}, 0, 0
    for node in nodes:
        inner = [edge["weight"] for other, edge in graph[node].items() if other in nodes]
        ties[node] = len(inner)
        inside += sum(inner)
        across += sum(edge["weight"] for other, edge in graph[node].items() if other not in nodes)
    return sorted(nodes, key=lambda node: (-ties[node], node)), inside // 2, across
