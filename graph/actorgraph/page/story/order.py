"""The order of a story from top to bottom in which few lines cross, found by annealing.

Lines run between a card and a row by curves that all have the same form, so two of them cross exactly if
their ends at the cards and at the rows stand in opposite orders: crossings are inversions.

References
----------
S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, "Optimization by Simulated Annealing", Science 220 (1983).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from actorgraph.page.story.camp import Camp
    from actorgraph.page.story.edge import Edge

Row = tuple[str, ...]

#: What a crossing costs, one between two lines of the same station, and an arc that crosses another.
_CROSSING: Final = 10.0
_WITHIN: Final = 6.0
#: What a step of height between both ends of a line costs, as a share of the whole height.
_SLOPE: Final = 3.0
#: What a sponsor below its client costs, and a head that is not the first of its camp.
_BELOW: Final = 6.0
_HEAD: Final = 4.0
#: What it costs if an event stands before one that was over by then, and before one that only began earlier.
_TIME: Final = 40.0
_BEGINNING: Final = 1.5
#: What it costs if the latest event stands first.
_BACKWARDS: Final = 4.0
#: Steps of one annealing, and how often it starts anew for either direction of time.
STEPS: Final = 2400
STARTS: Final = 1
_HOT: Final = 12.0
_COLD: Final = 0.05


@dataclass(frozen=True, slots=True)
class Item:
    """A station with its rows from top to bottom, or one row that stands alone (its event is empty)."""

    event: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What stands where from top to bottom: the camps of both sides with their actors, and the corridor."""

    fronts: tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]
    items: tuple[Item, ...]
    latest_first: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """Half a line: from a card of one side to a row."""

    side: int
    actor: str
    row: Row


def legs_of(edges: Iterable[Edge], side_of: Mapping[str, int], arcs: set[Edge]) -> list[Leg]:
    """Return the halves of all lines that run through the corridor, each once."""
    found = {
        Leg(side_of[end], end, edge.row): None
        for edge in edges
        if edge not in arcs
        for end in edge.ends
    }
    return list(found)


def arranged(
    camps: Sequence[Camp],
    sides: Sequence[int],
    edges: Sequence[Edge],
    arcs: set[Edge],
    spans: Mapping[str, tuple[int, int]],
    *,
    steps: int = STEPS,
) -> Arrangement:
    """Return an order with few crossings, the same for the same camps, sides and lines.

    Stations stand in the order of time, or all of them in the reverse order if fewer lines cross then. Of
    events that overlap, neither is before the other.

    Parameters
    ----------
    arcs
        Those of *edges* that run outside of their front.
    spans
        The first and last day of each event that is dated.
    """
    best: tuple[float, Arrangement] | None = None
    for latest_first in (False, True):
        ordering = _Ordering(camps, sides, edges, arcs, spans, latest_first)
        for seed in range(STARTS):
            state, energy = _annealed(ordering, Random(seed), steps)  # noqa: S311 (no secret)
            energy += _BACKWARDS * latest_first
            if best is None or energy < best[0] - 1e-9:
                best = (energy, ordering.arrangement(state))
    assert best
    return best[1]


def crossing_pairs(arrangement: Arrangement, legs: Iterable[Leg]) -> dict[frozenset[Leg], None]:
    """Return the pairs of half lines that cross in an arrangement."""
    cards = {
        actor: n
        for front in arrangement.fronts
        for n, actor in enumerate(actor for camp in front for actor in camp)
    }
    rows = {row: n for n, row in enumerate(row for item in arrangement.items for row in item.rows)}
    placed = [(leg, cards[leg.actor], rows[leg.row]) for leg in legs]
    return {
        frozenset((one, other)): None
        for at, (one, card, row) in enumerate(placed)
        for other, card2, row2 in placed[:at]
        if one.side == other.side and (card - card2) * (row - row2) < 0
    }


_State = dict[object, list[object]]


def _annealed(ordering: _Ordering, random: Random, steps: int) -> tuple[_State, float]:
    state = ordering.start()
    lists = [key for key in state if len(state[key]) > 1]
    energy = ordering.energy(state)
    best, least = _copy(state), energy
    if not lists:
        return best, least
    for step in range(steps):
        heat = _HOT * (1 - step / steps) ** 2 + _COLD
        key = lists[random.randrange(len(lists))]
        before = state[key]
        state[key] = _moved(before, random)
        found = ordering.energy(state)
        if found <= energy or random.random() < math.exp((energy - found) / heat):
            energy = found
            if energy < least - 1e-9:
                best, least = _copy(state), energy
        else:
            state[key] = before
    return best, least


def _copy(state: _State) -> _State:
    return {key: list(values) for key, values in state.items()}


def _moved(values: list[object], random: Random) -> list[object]:
    """Return a list in which two change places, or one goes elsewhere."""
    moved = list(values)
    one, other = random.randrange(len(moved)), random.randrange(len(moved))
    if random.random() < 0.5:
        moved[one], moved[other] = moved[other], moved[one]
    else:
        moved.insert(other, moved.pop(one))
    return moved


class _Ordering:
    """What may be ordered, and how bad an order is."""

    def __init__(
        self,
        camps: Sequence[Camp],
        sides: Sequence[int],
        edges: Sequence[Edge],
        arcs: set[Edge],
        spans: Mapping[str, tuple[int, int]],
        latest_first: bool,
    ) -> None:
        self.camps = camps
        self.sides = sides
        self.latest_first = latest_first
        self.side_of = {
            member: side for camp, side in zip(camps, sides, strict=True) for member in camp.members
        }
        rows: dict[str, dict[Row, None]] = defaultdict(dict)
        for edge in edges:
            if edge not in arcs:
                # A row that stands alone is an item of its own.
                rows[edge.event or repr(edge.row)][edge.row] = None
        self.rows = {key: list(its) for key, its in rows.items()}
        dated = sorted((spans[key], key) for key in self.rows if key in spans)
        if latest_first:
            dated.reverse()
        self.before = [
            (one, other, _TIME if span[1] < span2[0] or span2[1] < span[0] else _BEGINNING)
            for n, (span, one) in enumerate(dated)
            for span2, other in dated[n + 1 :]
            if span[0] != span2[0]
        ]
        self.legs = legs_of(edges, self.side_of, arcs)
        self.arcs = sorted({(arc.doer, arc.target) for arc in arcs})
        self.sponsors = sorted(
            {(edge.doer, edge.target) for edge in arcs if edge.family == "sponsorship"}
        )

    def start(self) -> _State:
        """Return the lists that may be ordered: camps of each side, siblings, items, rows of an item."""
        state: _State = {}
        for side in (0, 1):
            state["camps", side] = [n for n, its in enumerate(self.sides) if its == side]
        for n, camp in enumerate(self.camps):
            children: dict[str, list[object]] = defaultdict(list)
            for member in camp.members:
                bond = camp.parents.get(member)
                children[bond.above if bond else ""].append(member)
            for parent, its in children.items():
                state["under", n, parent] = its
        state["items"] = [*sorted(self.rows)]
        for item, rows in self.rows.items():
            state["rows", item] = [*rows]
        return state

    def _actors(self, state: _State, side: int) -> Iterator[tuple[str, ...]]:
        for camp in state["camps", side]:
            yield tuple(_walk(state, camp, ""))

    def arrangement(self, state: _State) -> Arrangement:
        """Return the arrangement that a state stands for."""
        left, right = (tuple(self._actors(state, side)) for side in (0, 1))
        items = tuple(
            Item(
                str(key) if key in {row[0] for row in self.rows[str(key)]} else "",
                tuple(row for row in state["rows", key] if isinstance(row, tuple)),
            )
            for key in state["items"]
        )
        return Arrangement((left, right), items, self.latest_first)

    def energy(self, state: _State) -> float:
        """Return how bad an order is: crossings, steep lines, sponsors below their clients."""
        place: dict[str, int] = {}
        height: dict[str, float] = {}
        cost = 0.0
        for side in (0, 1):
            at = 0
            fronts = list(self._actors(state, side))
            most = max(1, sum(map(len, fronts)))
            for front in fronts:
                for actor in front:
                    place[actor] = at
                    height[actor] = (at + 0.5) / most
                    at += 1
        for camp in self.camps:
            cost += _HEAD * (place[camp.head] != min(place[member] for member in camp.members))
        spots: dict[Row, tuple[int, str, float]] = {}
        at = 0
        most = sum(1 + len(rows) for rows in self.rows.values()) or 1
        number = 0
        for key in state["items"]:
            at += 1
            for row in state["rows", key]:
                assert isinstance(row, tuple)
                spots[row] = (number, str(key), at / most)
                number += 1
                at += 1
        where = {key: n for n, key in enumerate(state["items"])}
        cost += sum(price for one, other, price in self.before if where[one] > where[other])
        ends: list[list[tuple[int, int, str]]] = [[], []]
        for leg in self.legs:
            row, item, down = spots[leg.row]
            ends[leg.side].append((place[leg.actor], row, item))
            cost += _SLOPE * abs(height[leg.actor] - down)
        for its in ends:
            its.sort()
            for n, (card, row, item) in enumerate(its):
                for card2, row2, item2 in its[:n]:
                    if row2 > row and card2 < card:
                        cost += _WITHIN if item == item2 else _CROSSING
        return cost + self._outside(place)

    def _outside(self, place: Mapping[str, int]) -> float:
        """Return what the arcs outside of the fronts cost."""
        cost = _BELOW * sum(place[sponsor] > place[client] for sponsor, client in self.sponsors)
        spans = [(*sorted((place[a], place[b])), self.side_of[a]) for a, b in self.arcs]
        for n, (low, high, side) in enumerate(spans):
            cost += 0.5 * (high - low)
            for low2, high2, side2 in spans[:n]:
                if side == side2 and (low < low2 < high < high2 or low2 < low < high2 < high):
                    cost += _CROSSING
        return cost


def _walk(state: _State, camp: object, parent: str) -> Iterator[str]:
    """Yield the actors of a camp that stand under one, each before those under it."""
    for child in state.get(("under", camp, parent), ()):
        yield str(child)
        yield from _walk(state, camp, str(child))
