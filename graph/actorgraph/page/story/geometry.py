"""Everything of a story in pixels: camps, cards, stations, lines and their words.

Cards of one front end at the same vertical at the corridor, and stations too. So all lines between them are
curves of one form, which cross only if their ends stand in opposite orders.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from actorgraph.page import label
from actorgraph.page.story.shape import BETWEEN, HEAD, PAD, SLIM, Shape, wrapped

if TYPE_CHECKING:
    from actorgraph.page.story.camp import Bond, Camp
    from actorgraph.page.story.edge import Edge
    from actorgraph.page.story.order import Arrangement, Item, Row

#: Pixels between two lines that end at the same card, at most.
_PORT: Final = 9
#: Pixels between the lanes of two arcs, and the radius of their corners.
_LANE: Final = 14
_ROUND: Final = 7
#: The most that lies between two cards of a front, however much room there is.
_LOOSE: Final = 40
_EDGE: Final = 5
#: Lines of an event's name where a station is narrow.
_NAME_LINES: Final = {"phone": 4}
#: Width of a line of one claim, what twice as many add, and the most that is added.
_THIN: Final = 1.8
_STEP: Final = 1.15
_WIDEST: Final = 4.4
_ARROW: Final = 8


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, the middle of the block, its size and that of its letters."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    letters: int


@dataclass(frozen=True, slots=True)
class Card:
    """A named actor: left, top, width and height, and its camp by place."""

    actor: str
    left: float
    top: float
    width: float
    height: float
    camp: int
    name: tuple[str, ...]

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground on which the cards of a camp stand."""

    left: float
    top: float
    width: float
    height: float
    camp: int
    side: int


@dataclass(frozen=True, slots=True)
class Station:
    """An event in the corridor: its box, its name, and what is known of it in small letters."""

    event: str
    left: float
    top: float
    width: float
    height: float
    name: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line: its claims, its course as a path of SVG, its words, and the tip of its arrow.

    `tip` is x, y and direction (-1 left, 1 right, 0 down); None for a line that ends in an event or of which
    both ends do the same. *is_bond* for the wordless lines within a camp. Lines of one row share the words, which only the first has.
    """

    start: str
    end: str
    via: str
    family: str
    certainty: str
    claims: tuple[int, ...]
    width: float
    path: str
    words: Words | None = None
    tip: tuple[float, float, int] | None = None
    is_bond: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing for one shape."""

    shape: Shape
    grounds: tuple[Ground, ...]
    cards: tuple[Card, ...]
    stations: tuple[Station, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written: names of actors and events, notes below an event's name, and whom rows reach in all.

    `reached` has the number of targets of rows that reach many more than are drawn.
    """

    names: Mapping[str, str]
    notes: Mapping[str, tuple[str, ...]]
    reached: Mapping[tuple[str, ...], int]


#: Lines of the words of a row, by the name of a shape: a verb that is cut says something else.
_WORD_LINES: Final = {"small": 3, "phone": 6, "low": 6}


def station_name(name: str, shape: Shape) -> tuple[str, ...]:
    """Return the name of an event as it stands in its station."""
    return wrapped(
        name[:1].upper() + name[1:],
        shape.station - 20,
        shape.letters,
        _NAME_LINES.get(shape.name, 2),
    )


def station_notes(notes: Sequence[str], shape: Shape) -> tuple[str, ...]:
    """Return the small lines below the name of an event."""
    if shape.station < 150:  # a phone: the date alone
        notes = [note.partition(" · ")[0] for note in notes[:1]]
    return tuple(
        line for note in notes for line in wrapped(note, shape.station - 12, shape.small, 2)
    )


def head_height(name: str, notes: Sequence[str], shape: Shape) -> int:
    """Return the height of a station above its rows, with the space to the next one."""
    lines = len(station_name(name, shape)) * (shape.letters + 3)
    return lines + len(station_notes(notes, shape)) * (shape.small + 3) + 12 + BETWEEN


def row_words(edges: Sequence[Edge], shape: Shape, reached: int = 0) -> tuple[str, ...]:
    """Return the words of a row: the verb, of how many claims it is made, and how many it leaves out."""
    count = len({claim for edge in edges for claim in edge.claims})
    text = f"{edges[0].verb} ×{count:,}" if count > 1 else edges[0].verb
    if reached > len(edges):
        text = f"{edges[0].verb} · {len(edges)} of {reached}"
    return wrapped(text, shape.station - 26, shape.small, _WORD_LINES.get(shape.name, 2))


def row_height(edges: Sequence[Edge], shape: Shape) -> int:
    """Return the height of a row."""
    return shape.row + (len(row_words(edges, shape)) - 1) * (shape.small + 2)


def stroke(count: int, most: int) -> float:
    """Return the width of a line of so many claims, on a log scale up to those of the line with most."""
    step = min(_STEP, _WIDEST / math.log2(max(2, most)))
    return round(_THIN + step * math.log2(max(1, count)), 2)


def picture_of(
    shape: Shape,
    camps: Sequence[Camp],
    sides: Sequence[int],
    arrangement: Arrangement,
    edges: Sequence[Edge],
    arcs: set[Edge],
    texts: Texts,
) -> Picture:
    """Return the drawing of an arrangement in a shape."""
    return _Drafting(shape, camps, sides, arrangement, edges, arcs, texts).picture()


class _Drafting:
    """One drawing in the making: first where everything stands, then the lines."""

    def __init__(
        self,
        shape: Shape,
        camps: Sequence[Camp],
        sides: Sequence[int],
        arrangement: Arrangement,
        edges: Sequence[Edge],
        arcs: set[Edge],
        texts: Texts,
    ) -> None:
        self.shape = shape
        self.camps = camps
        self.texts = texts
        self.arrangement = arrangement
        self.edges = edges
        self.camp_of = {member: n for n, camp in enumerate(camps) for member in camp.members}
        self.side_of = {member: sides[n] for member, n in self.camp_of.items()}
        self.by_row: dict[Row, list[Edge]] = defaultdict(list)
        for edge in edges:
            if edge not in arcs:
                self.by_row[edge.row].append(edge)
        self.arcs: list[list[Edge]] = [[], []]
        for arc in sorted(arcs, key=lambda edge: edge.key):
            self.arcs[self.side_of[arc.doer]].append(arc)
        self.above = shape.margin < 100  # there is no room beside the cards for the words of an arc
        self.most = max((len(edge.claims) for edge in edges), default=1)
        self.margins = [self._margin(side) for side in (0, 1)]
        self.inner = (
            _EDGE + PAD + self.margins[0] + shape.card,
            shape.width - _EDGE - PAD - self.margins[1] - shape.card,
        )
        middle = sum(self.inner) / 2
        self.gates = (middle - shape.station / 2, middle + shape.station / 2)
        self.cards: dict[str, Card] = {}
        self.grounds: list[Ground] = []

    def picture(self) -> Picture:
        """Return the finished drawing."""
        for side in (0, 1):
            self._place_front(side)
        tops = self._tops()
        stations, spots = self._place_items(tops)
        ports = self._ports(spots)
        lines = [*self._hierarchy(), *self._outside(), *self._inside(spots, ports)]
        return Picture(
            self.shape,
            tuple(self.grounds),
            tuple(self.cards.values()),
            tuple(stations),
            tuple(lines),
        )

    # -- fronts --------------------------------------------------------------------------------------

    def _arc_words(self, arc: Edge) -> tuple[str, ...]:
        count = len(arc.claims)
        text = f"{arc.verb} ×{count:,}" if count > 1 else arc.verb
        most = self.shape.card - 20 if self.above else self.shape.margin - 40
        is_alone = sum(other.target == arc.target for its in self.arcs for other in its) == 1
        return wrapped(text, most, self.shape.small, 2 if is_alone and not self.above else 1)

    def _words_width(self, lines: Sequence[str]) -> int:
        return max(label.width(line, self.shape.small) for line in lines) + 6

    def _margin(self, side: int) -> int:
        arcs = self.arcs[side]
        if not arcs:
            return 0
        lanes = _LANE * len({*self._lanes(side).values()}) if self.above else _LANE * len(arcs)
        if self.above:
            return min(lanes, self.shape.margin) + 4
        return lanes + max(self._words_width(self._arc_words(arc)) for arc in arcs) + 14

    def _order(self, side: int) -> list[str]:
        return [actor for camp in self.arrangement.fronts[side] for actor in camp]

    def _lanes(self, side: int) -> dict[Edge, int]:
        """Return the lane of each arc: the shorter, the nearer to the cards; shared if they do not meet."""
        place = {actor: n for n, actor in enumerate(self._order(side))}
        taken: list[list[tuple[int, int]]] = []
        found: dict[Edge, int] = {}

        def span(arc: Edge) -> tuple[int, int]:
            low, high = sorted((place[arc.doer], place[arc.target]))
            return low, high

        for arc in sorted(self.arcs[side], key=lambda arc: (span(arc)[1] - span(arc)[0], arc.key)):
            low, high = span(arc)
            lane = 0
            while lane < len(taken) and any(low <= b and a <= high for a, b in taken[lane]):
                lane += 1
            if lane == len(taken):
                taken.append([])
            taken[lane].append((low, high))
            found[arc] = lane
        return found

    def _place_front(self, side: int) -> None:
        shape = self.shape
        front = self.arrangement.fronts[side]
        count = sum(map(len, front))
        if not count:
            return
        room = dict.fromkeys(self._order(side), 0)
        if self.above:
            for arc in self.arcs[side]:
                room[arc.target] += shape.small + 6
        heads = sum(len(camp) > 1 for camp in front) * (HEAD + PAD)
        used = heads + count * shape.card_height + sum(room.values())
        spaces = max(1, count - 1)
        gap = max(3.0, min(_LOOSE, (shape.height - used - 2) / spaces))
        total = used + gap * (count - 1)
        y = max(1.0, (shape.height - total) / 2)
        inner, margin = self.inner[side], self.margins[side]
        for camp in front:
            n = self.camp_of[camp[0]]
            top = y
            y += HEAD if len(camp) > 1 else 0
            for at, actor in enumerate(camp):
                y += room[actor] + (gap if at else 0)
                inset = shape.indent * self._depth(actor)
                width = shape.card - inset
                left = inner - width if side == 0 else inner
                name = self._card_name(actor, width)
                self.cards[actor] = Card(
                    actor, round(left, 1), round(y, 1), width, shape.card_height, n, name
                )
                y += shape.card_height
            if len(camp) > 1:
                y += PAD
                left = _EDGE if side == 0 else inner - PAD + 2
                width = margin + shape.card + 2 * PAD - 2
                self.grounds.append(Ground(left, round(top, 1), width, round(y - top, 1), n, side))
            y += gap

    def _card_name(self, actor: str, width: int) -> tuple[str, ...]:
        shape = self.shape
        room = (width - (38 if shape.has_icons else 10)) * SLIM
        return wrapped(self.texts.names[actor], room, shape.letters, 2 if shape.has_icons else 3)

    def _depth(self, actor: str) -> int:
        parents = self.camps[self.camp_of[actor]].parents
        depth = 0
        while actor in parents and depth < 4:
            actor = parents[actor].above
            depth += 1
        return depth

    # -- the corridor --------------------------------------------------------------------------------

    def _height(self, item: Item) -> float:
        rows = sum(row_height(self.by_row[row], self.shape) for row in item.rows)
        if not item.event:
            return rows
        notes = self.texts.notes.get(item.event, ())
        return rows + head_height(self.texts.names[item.event], notes, self.shape) - BETWEEN

    def _offset(self, item: Item, row: Row) -> float:
        """Return how far below the top of an item the middle of one of its rows lies."""
        rows = [row_height(self.by_row[one], self.shape) for one in item.rows]
        at = item.rows.index(row)
        return self._height(item) - (6 if item.event else 0) - sum(rows[at:]) + rows[at] / 2

    def _tops(self) -> list[float]:
        """Return the top of each item: as near to the middle of its ends as the order and heights allow."""
        items = self.arrangement.items
        heights = [self._height(item) for item in items]
        spaces = max(1, len(items) - 1)
        free = self.shape.height - 2 - sum(heights)
        between = max(2.0, min(BETWEEN, free / spaces)) if len(items) > 1 else 0.0
        wanted = []
        for item in items:
            ends = [
                self.cards[end].middle - self._offset(item, row)
                for row in item.rows
                for edge in self.by_row[row]
                for end in edge.ends
            ]
            wanted.append(sum(ends) / len(ends))
        before = [sum(heights[:n]) + between * n for n in range(len(items))]
        last = self.shape.height - 1 - (before[-1] + heights[-1] if items else 0)
        levels = level([want - start for want, start in zip(wanted, before, strict=True)])
        return [
            start + min(max(1.0, at), max(1.0, last))
            for start, at in zip(before, levels, strict=True)
        ]

    def _place_items(self, tops: Sequence[float]) -> tuple[list[Station], dict[Row, float]]:
        stations = []
        spots = {}
        for item, top in zip(self.arrangement.items, tops, strict=True):
            for row in item.rows:
                spots[row] = round(top + self._offset(item, row), 1)
            if item.event:
                stations.append(
                    Station(
                        item.event,
                        round(self.gates[0], 1),
                        round(top, 1),
                        self.shape.station,
                        round(self._height(item), 1),
                        station_name(self.texts.names[item.event], self.shape),
                        station_notes(self.texts.notes.get(item.event, ()), self.shape),
                    )
                )
        return stations, spots

    def _ports(self, spots: Mapping[Row, float]) -> dict[tuple[str, Row], float]:
        """Return where the lines end at the cards: in the order of their other ends."""
        ends: dict[str, set[tuple[float, Row]]] = defaultdict(set)
        for row, edges in self.by_row.items():
            for edge in edges:
                for end in edge.ends:
                    ends[end].add((spots[row], row))
        ports = {}
        for actor, its in ends.items():
            card = self.cards[actor]
            step = min(_PORT, (card.height - 8) / max(1, len(its) - 1))
            for n, (_, row) in enumerate(sorted(its)):
                ports[actor, row] = round(card.middle + (n - (len(its) - 1) / 2) * step, 1)
        return ports

    # -- lines ---------------------------------------------------------------------------------------

    def _hierarchy(self) -> Iterator[Line]:
        """Yield the wordless elbows from who commands or comprises to who stands below."""
        for camp in self.camps:
            for below, bond in sorted(camp.parents.items()):
                if bond.claims:
                    yield self._elbow(below, bond)

    def _elbow(self, below: str, bond: Bond) -> Line:
        side = self.side_of[below]
        upper, lower = self.cards[bond.above], self.cards[below]
        inset = max(4, self.shape.indent / 2)
        if side == 0:
            x, end = upper.left + inset, lower.left
        else:
            x, end = upper.left + upper.width - inset, lower.left + lower.width
        start = upper.top + upper.height if lower.top > upper.top else upper.top
        y = lower.top + 10
        if bond.is_downward:
            path = f"M{x:g} {start:g}V{y:g}H{end:g}"
            ends = (bond.above, below)
        else:
            path = f"M{end:g} {y:g}H{x:g}V{start:g}"
            ends = (below, bond.above)
        return Line(*ends, "", bond.family, "assertive", bond.claims, 1.2, path, is_bond=True)

    def _outside(self) -> Iterator[Line]:
        """Yield the arcs between two actors of one front."""
        for side in (0, 1):
            lanes = self._lanes(side)
            ends: dict[str, list[tuple[float, int, tuple[str, ...], bool]]] = defaultdict(list)
            for arc in self.arcs[side]:
                start, end = self.cards[arc.doer], self.cards[arc.target]
                # An arc with a farther lane starts and ends farther from the other end, so that they nest.
                ends[arc.doer].append((end.middle, lanes[arc], arc.key, False))
                ends[arc.target].append((start.middle, lanes[arc], arc.key, True))
            ports: dict[tuple[str, tuple[str, ...]], float] = {}
            for actor, its in ends.items():
                card = self.cards[actor]
                up = sorted(
                    (e for e in its if e[0] < card.middle),
                    key=lambda e: (e[1], e[2]),
                    reverse=False,
                )
                down = sorted((e for e in its if e[0] > card.middle), key=lambda e: (-e[1], e[2]))
                row = [*up, *down]
                many = len(row)
                step = min(
                    17.0 if any(e[3] for e in row) else 12.0, (card.height - 6) / max(1, many - 1)
                )
                for n, (_, _, key, _) in enumerate(row):
                    ports[actor, key] = round(card.middle + (n - (many - 1) / 2) * step, 1)
            gaps: dict[str, int] = defaultdict(int)
            for arc in sorted(self.arcs[side], key=lambda arc: (lanes[arc], arc.key)):
                yield self._arc(arc, side, lanes[arc], ports, gaps)

    def _arc(
        self,
        arc: Edge,
        side: int,
        lane: int,
        ports: Mapping[tuple[str, tuple[str, ...]], float],
        gaps: dict[str, int],
    ) -> Line:
        shape = self.shape
        out = -1 if side == 0 else 1
        upper, lower = self.cards[arc.doer], self.cards[arc.target]
        start_x = upper.left if side == 0 else upper.left + upper.width
        end_x = lower.left if side == 0 else lower.left + lower.width
        edge = self.inner[side] + out * shape.card
        words = self._arc_words(arc)
        width = self._words_width(words)
        height = len(words) * (shape.small + 2) + 2
        y1 = ports[arc.doer, arc.key]
        if self.above:
            x = edge + out * (8 + _LANE * lane)
            y2 = lower.top - 3 - (shape.small + 6) * gaps[arc.target] - (shape.small + 4) / 2
            gaps[arc.target] += 1
            middle = end_x - out * (width / 2 + 4)
            stop = end_x - out * (width + 10)
            path = (
                _bracket(start_x, y1, x, y2, stop)
                + f"V{lower.top - (0 if arc.symmetric else _ARROW):g}"
            )
            tip = (round(stop, 1), round(lower.top - 1, 1), 0)
        else:
            room = self.margins[side] - 14 - _LANE * len({*self._lanes(side).values()})
            x = edge + out * (room + 14 + _LANE * lane)
            y2 = ports[arc.target, arc.key]
            middle = end_x + out * (_ARROW + 6 + width / 2)
            path = _bracket(start_x, y1, x, y2, end_x + (0 if arc.symmetric else out * _ARROW))
            tip = (round(end_x + out, 1), y2, -out)
        return Line(
            arc.doer,
            arc.target,
            "",
            arc.family,
            arc.certainty,
            arc.claims,
            stroke(len(arc.claims), self.most),
            path,
            Words(words, round(middle, 1), round(y2, 1), width, height, shape.small),
            None if arc.symmetric else tip,
        )

    def _inside(
        self, spots: Mapping[Row, float], ports: Mapping[tuple[str, Row], float]
    ) -> Iterator[Line]:
        """Yield the lines through the corridor, row by row."""
        for item in self.arrangement.items:
            for row in item.rows:
                yield from self._through(item, row, spots[row], ports)

    def _through(
        self, item: Item, row: Row, y: float, ports: Mapping[tuple[str, Row], float]
    ) -> Iterator[Line]:
        edges = self.by_row[row]
        lines = row_words(edges, self.shape, self.texts.reached.get(row, 0))
        width = self._words_width(lines)
        middle = sum(self.gates) / 2
        words = Words(
            lines,
            round(middle, 1),
            y,
            width,
            len(lines) * (self.shape.small + 2) + 2,
            self.shape.small,
        )
        plate = (middle - width / 2, middle + width / 2)
        for n, edge in enumerate(edges):
            start = f"M{plate[self.side_of[edge.target]] if edge.target else middle:g} {y:g}"
            if edge.doer:
                side = self.side_of[edge.doer]
                start = self._curve_in(side, ports[edge.doer, row], y)
                turns = not edge.target or self.side_of[edge.target] == side
                start += f"H{plate[side]:g}" if turns else f"H{plate[1 - side]:g}"
            tip = None
            path = start
            if edge.target:
                side = self.side_of[edge.target]
                path += self._curve_out(
                    side, y, ports[edge.target, row], 0 if edge.symmetric else _ARROW
                )
                if not edge.symmetric:
                    tip = (
                        self.inner[side] + (1 if side == 0 else -1),
                        ports[edge.target, row],
                        -1 if side == 0 else 1,
                    )
            yield Line(
                edge.doer or edge.event,
                edge.target or edge.event,
                item.event if edge.doer and edge.target else "",
                edge.family,
                edge.certainty,
                edge.claims,
                stroke(len(edge.claims), self.most),
                path,
                words if n == 0 else None,
                tip,
            )

    def _curve_in(self, side: int, port: float, y: float) -> str:
        start, gate = self.inner[side], self.gates[side]
        half = (start + gate) / 2
        return f"M{start:g} {port:g}C{half:g} {port:g} {half:g} {y:g} {gate:g} {y:g}"

    def _curve_out(self, side: int, y: float, port: float, arrow: int) -> str:
        end, gate = self.inner[side], self.gates[side]
        half = (end + gate) / 2
        stop = end + (arrow if side == 0 else -arrow)
        return f"H{gate:g}C{half:g} {y:g} {half:g} {port:g} {stop:g} {port:g}"


def _bracket(x1: float, y1: float, lane: float, y2: float, x2: float) -> str:
    """Return a path out to a lane, along it, and back, with round corners."""
    out = 1 if lane > x1 else -1
    down = 1 if y2 > y1 else -1
    back = 1 if x2 > lane else -1
    r = min(_ROUND, abs(y2 - y1) / 2)
    return (
        f"M{x1:g} {y1:g}H{lane - out * r:g}Q{lane:g} {y1:g} {lane:g} {y1 + down * r:g}"
        f"V{y2 - down * r:g}Q{lane:g} {y2:g} {lane + back * r:g} {y2:g}H{x2:g}"
    )


def level(wanted: Sequence[float]) -> list[float]:
    """Return the numbers nearest to some others (least squares) that never fall.

    >>> level([3.0, 1.0, 5.0])
    [2.0, 2.0, 5.0]

    References
    ----------
    Pool adjacent violators: M. Ayer et al., Annals of Mathematical Statistics 26 (1955).
    """
    pools: list[tuple[float, int]] = []
    for want in wanted:
        total, count = want, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            above, many = pools.pop()
            total, count = total + above, count + many
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
