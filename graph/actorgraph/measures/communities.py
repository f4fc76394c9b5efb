"""Communities: sets of actors with more claims among them than chance would have."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.measures.adjacency import Basis, Counting, read_ground
from actorgraph.measures.support import Support, support_within
from actorgraph.model.errors import InvalidValue
from actorgraph.model.filters import NONE, Filters
from actorgraph.store.reader import Store

SEED: Final = 1
#: Ties up to which networkx is asked; with a few times as many it takes minutes.
MOST_TIES: Final = 100_000
#: Members of one community that a page opens on.
MOST_DRAWN: Final = 30
#: Communities whose claims are looked up, where nobody says.
MOST: Final = 10

DEFINITION: Final = (
    "sets of actors with more claims among them than chance would have, found by moving actors"
    " between sets while modularity grows (Louvain method; Blondel and others 2008)"
)


class Community(NamedTuple):
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


class Communities(NamedTuple):
    """The largest communities first; `total` tells how many there are in all.

    `modularity` is that of all of them together, in [-0.5, 1], at the `resolution`.
    """

    communities: tuple[Community, ...]
    total: int
    modularity: float
    resolution: float
    basis: Basis
    same: tuple[CountedAsOne, ...] = ()

    @property
    def words(self) -> str:
        """What a page of the communities is called."""
        return "Communities by the claims among their members"

    @property
    def things(self) -> list[str]:
        """The ids of the members that are drawn first, of every community some."""
        return [key for it in self.communities for key, _ in it.members[:MOST_DRAWN]]

    @property
    def claims(self) -> list[str]:
        """The ids of the claims that are named."""
        return [claim for it in self.communities for claim in it.support.claims]

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
            "communities": [it.document() for it in self.communities],
            "same": [it.document() for it in self.same],
        }


def communities(
    store: Store,
    *,
    filters: Filters = NONE,
    relations: tuple[str, ...] = (),
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
    resolution
        Above 1 for smaller communities, below for larger ones.
    top
        At most so many communities, 0 for all.

    Raises
    ------
    InvalidValue
        There are more than *most_ties* ties, or *resolution* is not above 0.

    References
    ----------
    Blondel, Guillaume, Lambiotte and Lefebvre (2008), "Fast Unfolding of Communities in Large Networks",
    Journal of Statistical Mechanics P10008. Modularity after Newman and Girvan (2004), with the resolution
    of Reichardt and Bornholdt (2006), as networkx has them.
    """
    import networkx as nx

    if not resolution > 0:
        raise InvalidValue(f"a resolution is above 0, not {resolution:g}")
    asked = Counting(store, filters, relations, events)
    ground = read_ground(asked)
    if ground.basis.ties > most_ties:
        raise InvalidValue(
            f"the claims that count make {ground.basis.ties:,} ties, and communities are sought among at"
            f" most {most_ties:,}; narrow them with a relation, a date or a claimant"
        )
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(ground.size))
    graph.add_weighted_edges_from(zip(*(it.tolist() for it in ground.pairs), strict=True))
    found = (
        nx.community.louvain_communities(graph, resolution=resolution, seed=SEED) if graph else []
    )
    modularity = (
        nx.community.modularity(graph, found, resolution=resolution) if graph.size() else 0.0
    )
    ordered = sorted(found, key=lambda it: (-len(it), min(it)))
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
        shown.append(Community(tuple((it.id, it.name) for it in named), inner, outer, supports[at]))
    ids = [key for it in shown for key, _ in it.members]
    return Communities(
        tuple(shown), len(found), float(modularity), resolution, ground.basis,
        counted_as_one(store, ids),
    )  # fmt: skip


def _weighed(graph: Any, nodes: set[int]) -> tuple[list[int], int, int]:
    """Return the nodes by how many they are tied to inside, and how many claims are inside and across."""
    ties, inside, across = {}, 0, 0
    for node in nodes:
        inner = [it["weight"] for other, it in graph[node].items() if other in nodes]
        ties[node] = len(inner)
        inside += sum(inner)
        across += sum(it["weight"] for other, it in graph[node].items() if other not in nodes)
    return sorted(nodes, key=lambda node: (-ties[node], node)), inside // 2, across
