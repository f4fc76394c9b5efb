"""What tells the story: the lines that say most for the room they take."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.page.salience import is_protagonist

if TYPE_CHECKING:
    from actorgraph.page.story.edge import Edge
    from actorgraph.page.story.shape import Shape
    from actorgraph.page.view import View

#: Families of which the strongest lines are there in any case, and how many of each.
_SEEDED: Final = ("sponsorship", "attack", "attribution")
SEEDS: Final = 3
#: Pixels that a new actor costs, and a further line of a row that is there.
_ACTOR: Final = 34
_LINE: Final = 6
#: Pixels beside a front that an arc costs.
_ARC: Final = 24
#: Lines between actors of one front, which run outside of it.
MOST_ARCS: Final = 10
#: With fewer asserted lines, what is only tentative may add actors too.
_FEW: Final = 5
#: A part of the graph with less than this share of the weight of the heaviest is another story.
SIDE_STORY: Final = 0.2
#: Of a large store only so many lines, those with most weight, are looked at.
CANDIDATES: Final = 300
#: Lines that say less than this for what they cost are left out, even if there is room.
_LEAST: Final = 0.002
_LEAST_WEIGHT: Final = 0.1
#: A hub that does one thing to more than this share of all actors is told, not drawn.
HUB: Final = 1 / 6
_MANY: Final = 300


def seeds_of(edges: Sequence[Edge], each: int = SEEDS) -> list[Edge]:
    """Return the strongest asserted lines with both ends of each family that a reader comes for.

    What was done in an event for which somebody is blamed counts more.
    """
    blamed = {edge.event for edge in edges if edge.family == "attribution" and edge.asserted}

    def worth(edge: Edge) -> tuple[float, tuple[str, ...]]:
        return -edge.weight * (1.7 if edge.event and edge.event in blamed else 1), edge.key

    found = []
    for family in _SEEDED:
        its = [
            edge
            for edge in edges
            if edge.family == family and edge.asserted and edge.doer and edge.target
        ]
        found.extend(sorted(its, key=worth)[:each])
    return found


def main_story(edges: Sequence[Edge]) -> list[Edge]:
    """Return the lines of those parts of a graph that have more than a fifth of what the heaviest part has."""
    part: dict[str, str] = {}

    def root(end: str) -> str:
        while part.setdefault(end, end) != end:
            part[end] = part[part[end]]
            end = part[end]
        return end

    for edge in edges:
        ends = [*edge.ends, *filter(None, [edge.event])]
        for end in ends[1:]:
            part[root(end)] = root(ends[0])
    weights: dict[str, float] = defaultdict(float)
    for edge in edges:
        weights[root(edge.ends[0])] += edge.weight
    least = SIDE_STORY * max(weights.values(), default=0)
    return [edge for edge in edges if weights[root(edge.ends[0])] > least]


def hubs_of(edges: Sequence[Edge], actors: int) -> list[tuple[str, str, int]]:
    """Return who does one thing to more than a sixth of many actors: doer, family and number reached."""
    if actors < _MANY:
        return []
    reached: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in edges:
        if edge.doer and edge.target:
            reached[edge.doer, edge.family].add(edge.target)
    return sorted(
        (doer, family, len(targets))
        for (doer, family), targets in reached.items()
        if len(targets) > HUB * actors
    )


def of_protagonists(view: View, edges: Sequence[Edge], least: int) -> Sequence[Edge]:
    """Return the lines between somebody in particular, if they are at least so many; else all.

    In a large store a class such as *the police* or *school* gathers what many have done, and has most lines.
    """
    others = {key for key, thing in view.things.items() if not is_protagonist(thing)}
    named = [edge for edge in edges if others.isdisjoint((edge.doer, edge.target))]
    return named if len(named) >= least else edges


def chosen(
    edges: Sequence[Edge],
    shape: Shape,
    header: Callable[[str], int],
    is_arc: Callable[[Edge], bool],
    salient: Mapping[str, float],
) -> list[Edge]:
    """Return the lines that tell most in a shape: the seeds, then greedily by what each adds for its cost.

    Parameters
    ----------
    header
        Returns the height of an event's station without its rows.
    is_arc
        True for a line that runs outside of its front and takes no room between the two.
    salient
        By how much more the lines of an actor tell, if not 1.
    """
    choosing = _Choosing(edges, shape, header, is_arc, salient)
    each = SEEDS if shape.most_actors > 12 else 2
    for edge in sorted(seeds_of(edges, each), key=lambda edge: (-edge.weight, edge.key)):
        choosing.take_if_fits(edge)
    waiting = [edge for edge in edges if edge.weight >= _LEAST_WEIGHT]
    while waiting:
        worth = {edge: choosing.worth(edge) for edge in waiting}
        ranked = sorted(waiting, key=lambda edge: (-worth[edge], edge.key))
        waiting = [edge for edge in ranked if worth[edge] >= _LEAST]
        while waiting and not choosing.take_if_fits(waiting.pop(0)):
            pass  # what does not fit now will not fit later
    return sorted(choosing.taken, key=lambda edge: edge.key)


def salience(edges: Sequence[Edge]) -> dict[str, float]:
    """Return by how much more a line of each actor tells, in a large store: the more, the more lines it has."""
    if len(edges) <= CANDIDATES:
        return {}
    degree = Counter(end for edge in edges for end in edge.ends)
    return {end: 1 + math.log2(count) / 4 for end, count in degree.items()}


class _Choosing:
    """The lines taken so far, and what a further one would add and cost."""

    def __init__(
        self,
        edges: Sequence[Edge],
        shape: Shape,
        header: Callable[[str], int],
        is_arc: Callable[[Edge], bool],
        salient: Mapping[str, float],
    ) -> None:
        self.salient = salient
        self.shape = shape
        self.header = header
        self.is_arc = is_arc
        self.taken: list[Edge] = []
        self.rows: set[tuple[str, ...]] = set()
        self.events: set[str] = set()
        self.actors: set[str] = set()
        self.covered: dict[tuple[str, ...], float] = defaultdict(float)
        self.height = 0
        self.arcs = 0
        asserted = sum(edge.asserted for edge in edges)
        self.only_asserted = asserted >= _FEW

    def _pair(self, edge: Edge) -> tuple[str, ...]:
        return (edge.family, edge.doer, edge.target or edge.event)

    def _new(self, edge: Edge) -> int:
        return sum(end not in self.actors for end in edge.ends)

    def _pixels(self, edge: Edge) -> int:
        """Return the height that a line adds to the corridor."""
        if self.is_arc(edge):
            return _ARC
        if edge.row in self.rows:
            return 0
        if not edge.event:
            return self.shape.row + 12
        return self.shape.row + (0 if edge.event in self.events else self.header(edge.event))

    def worth(self, edge: Edge) -> float:
        """Return what a line adds for a pixel that it costs; 0 if it may not be taken."""
        new = self._new(edge)
        adds = new or (edge.event and edge.event not in self.events)
        if edge in self.taken or (adds and self.only_asserted and not edge.asserted):
            return 0
        covered = self.covered[self._pair(edge)]
        if not edge.event and (covered or edge.group == "not asserted"):
            return 0  # what nobody asserts is drawn only beside what is told of the same event
        gain = edge.weight - covered
        gain = max(gain, 0.25 * edge.weight)
        if self.actors.intersection(edge.ends) or edge.event in self.events:
            gain *= 1.25
        if new == 2 and len(self.actors) > 3:
            gain *= 0.5
        for end in edge.ends:
            gain *= self.salient.get(end, 1)
        return gain / (self._pixels(edge) + _ACTOR * new + _LINE)

    def take_if_fits(self, edge: Edge) -> bool:
        """Take a line unless it is there or there is no room for it; return whether it was taken."""
        pixels = self._pixels(edge)
        is_arc = self.is_arc(edge)
        most = min(self.shape.most_actors, 2 * self.shape.rows)
        if (
            edge in self.taken
            or len(self.actors) + self._new(edge) > most
            or (not is_arc and self.height + pixels > self.shape.height - 8)
            or (is_arc and self.arcs >= min(MOST_ARCS, 2 * self.shape.lanes))
        ):
            return False
        self.taken.append(edge)
        if not is_arc:
            self.rows.add(edge.row)
        self.events |= {edge.event} - {""}
        self.actors.update(edge.ends)
        pair = self._pair(edge)
        self.covered[pair] = max(self.covered[pair], edge.weight)
        self.height += 0 if is_arc else pixels
        self.arcs += is_arc
        return True
