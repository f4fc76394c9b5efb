"""The frustration index: how few signed ties would have to be otherwise for two camps to be clean."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import networkx as nx

    from actorgraph.measures.adjacency import Numbers

#: Actors of one block, and assignments of all blocks, up to which the index is worked out exactly.
MOST_EXACT: Final = 60
MOST_STEPS: Final = 200_000
#: Starts of the local search in a block of at most so many actors; larger ones get one.
_STARTS, _SMALL = 10, 2_000
_SEED: Final = 1

#: The neighbours of each node, each with whether the tie is negative.
_Around: TypeAlias = dict[int, list[tuple[int, bool]]]


class Frustration(NamedTuple):
    """How few ties: the index, or where it is not `exact` a number that it is not above.

    `against` are the places of as many ties, in one division into two camps that leaves no more: positive
    ones across, negative ones within.
    """

    least: int
    exact: bool
    against: tuple[int, ...]


def frustration(
    low: Numbers, high: Numbers, negative: Numbers, *, most_steps: int = MOST_STEPS
) -> Frustration:
    """Return how few ties have to be removed for the rest to be balanced.

    A signed network is balanced where its nodes fall into two camps (one may be empty) with positive
    ties only within and negative ones only across. The pairs (low, high) are told once each, each with
    whether it is negative.

    Notes
    -----
    No tie outside a circle counts, so that each block (a part that no one node holds together) is worked
    out alone. A block of at most 60 nodes is searched through, branch by branch, those aside that cannot be
    better, while all blocks together take at most *most_steps* assignments. Else the best division
    that a local search finds stands, which is an upper bound.

    References
    ----------
    Aref and Wilson (2019), "Balance and Frustration in Signed Networks", Journal of Complex Networks 7(2).
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    rows = zip(low.tolist(), high.tolist(), negative.tolist(), strict=True)
    for place, (one, other, sign) in enumerate(rows):
        graph.add_edge(one, other, negative=bool(sign), place=place)
    against: list[int] = []
    exact, left = True, most_steps
    blocks: Iterable[set[int]] = nx.biconnected_components(graph)  # type: ignore[assignment]
    for nodes in blocks:
        if len(nodes) < 3:
            continue
        around = _around(graph, nodes)
        camp = _searched(around)
        if _cost(around, camp) > 1:  # no camps of a block that is not balanced cost less than 1
            if len(nodes) <= MOST_EXACT:
                search = _Search(around, camp, left)
                camp, left = search.best, left - search.steps
                exact &= left > 0
            else:
                exact = False
        against += [
            graph.edges[one, other]["place"]
            for one, other, sign in _ties(around)
            if (camp[one] == camp[other]) == sign
        ]
    return Frustration(len(against), exact, tuple(sorted(against)))


def _around(graph: nx.Graph[int], nodes: Iterable[int]) -> _Around:
    kept = set(nodes)
    return {
        node: [
            (other, graph.edges[node, other]["negative"])
            for other in sorted(graph[node])
            if other in kept
        ]
        for node in sorted(kept)
    }


def _ties(around: _Around) -> Iterable[tuple[int, int, bool]]:
    return ((a, b, sign) for a, ties in around.items() for b, sign in ties if a < b)


def _cost(around: _Around, camp: dict[int, bool]) -> int:
    return sum((camp[one] == camp[other]) == sign for one, other, sign in _ties(around))


def _searched(around: _Around) -> dict[int, bool]:
    """Return the best division that a local search finds from a few trees."""
    random = Random(_SEED)  # noqa: S311 (no secret)
    nodes = list(around)
    best: dict[int, bool] = {}
    least = -1
    for _ in range(_STARTS if len(nodes) <= _SMALL else 1):
        camp = _settled(around, _grown(around, random.choice(nodes)))
        cost = _cost(around, camp)
        if least < 0 or cost < least:
            best, least = camp, cost
        if cost <= 1:
            break
    return best


def _grown(around: _Around, root: int) -> dict[int, bool]:
    """Return the camps that a tree of ties from a root asks for; clean where the block is balanced."""
    camp = {root: False}
    queue = [root]
    for node in queue:
        for other, sign in around[node]:
            if other not in camp:
                camp[other] = camp[node] ^ sign
                queue.append(other)
    return camp


def _settled(around: _Around, camp: dict[int, bool]) -> dict[int, bool]:
    """Move nodes to the other camp as long as that leaves fewer ties against it."""
    queue = list(around)
    waiting = set(queue)
    for node in queue:
        waiting.discard(node)
        bad = sum((camp[node] == camp[other]) == sign for other, sign in around[node])
        if 2 * bad > len(around[node]):
            camp[node] = not camp[node]
            again = [other for other, _ in around[node] if other not in waiting]
            waiting.update(again)
            queue += again
    return camp


class _Search:
    """Every division of a block, node by node, without those that cannot be better than the best.

    `most` bounds the assignments; where they are used up, `steps` is `most` and the best so far stands.
    """

    def __init__(self, around: _Around, camp: dict[int, bool], most: int) -> None:
        self.around = around
        self.best = dict(camp)
        self.least = _cost(around, camp)
        self.most = most
        self.steps = 0
        self.order = _ordered(around)
        self.camp: dict[int, bool] = {}
        #: How many ties to nodes that have a camp would be against a node, in either camp.
        self.against = {node: [0, 0] for node in around}
        if most > 0:
            self._place(self.order[0], False, 0, 0)  # the other way round is the same division

    def _go(self, at: int, cost: int) -> None:
        if at == len(self.order):
            self.best, self.least = dict(self.camp), cost
            return
        node = self.order[at]
        first = self.against[node][1] < self.against[node][0]
        for camp in (first, not first):
            if self.steps >= self.most:
                return
            self._place(node, camp, at, cost)

    def _place(self, node: int, camp: bool, at: int, cost: int) -> None:
        self.steps += 1
        self.camp[node] = camp
        cost += self.against[node][camp]
        self._tell(node, camp, 1)
        bound = cost + sum(
            min(counts) for other, counts in self.against.items() if other not in self.camp
        )
        if bound < self.least:
            self._go(at + 1, cost)
        self._tell(node, camp, -1)
        del self.camp[node]

    def _tell(self, node: int, camp: bool, by: int) -> None:
        for other, sign in self.around[node]:
            self.against[other][not (camp ^ sign)] += by


def _ordered(around: _Around) -> list[int]:
    """Return the nodes so that each has as many ties as can be to those before it."""
    order: list[int] = []
    ties = dict.fromkeys(around, 0)
    while ties:
        node = max(ties, key=lambda node: (ties[node], len(around[node]), -node))
        del ties[node]
        order.append(node)
        for other, _ in around[node]:
            if other in ties:
                ties[other] += 1
    return order
