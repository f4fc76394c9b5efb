"""Where the groups stand, for each shape of a screen: cards in rows and columns, with room for lines between them.

Which card stands where is found by annealing with a fixed seed, so that strong bundles are short and no line
passes a card or many lines; a line that would still pass a card is bent, or else left out.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from actorgraph.page import label

if TYPE_CHECKING:
    from actorgraph.page.groups.bundle import Bundle

STEPS: Final = 4000
#: Pixels kept free around a card that a line passes, and around a plate.
CLEAR: Final = 8
#: Cells for a unit, so that there are some through which lines can run.
_SPARE: Final = 1.12
#: The most that two cells are apart, in their own widths and heights.
_MOST_GAP: Final = 1.3
#: What a line costs that passes a card, crosses another, and runs from right to left.
_PASSED: Final = 4.0
_CROSSED: Final = 1.0
_BACKWARD: Final = 0.25
#: What a card costs for each place that it stands off its rank.
_MISPLACED: Final = 0.04
#: How far a line is bent, in shares of its length, until it passes no card.
_BENDS: Final = (0.0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34)
#: Where on a line its words may stand.
_ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
_SAMPLES: Final = 24
#: Pixels of a line that are to be seen beside its words.
_SEEN: Final = 36


@dataclass(frozen=True, slots=True)
class Room:
    """A shape of a screen, in CSS pixels: its columns and rows of cards, and how much is drawn in it."""

    name: str
    width: int
    height: int
    columns: int
    rows: int
    card: int
    card_height: int
    most_units: int
    most_lines: int
    letters: int = 13
    small: int = 11

    def fitting(self, units: int) -> Room:
        """Return the same room with no more columns and rows than so many units need, and some to move in."""
        share = math.sqrt(_SPARE * units / (self.columns * self.rows))
        columns = min(self.columns, max(2, math.ceil(self.columns * share)))
        rows = min(self.rows, max(2, math.ceil(_SPARE * units / columns)))
        return replace(self, columns=columns, rows=rows)

    def box(self, cell: int) -> Box:
        """Return the room of a card: cells stand in the middle of the room, and not too far apart."""
        row, column = divmod(cell, self.columns)
        across = (self.width - self.columns * self.card) / (self.columns - 1)
        along = (self.height - self.rows * self.card_height) / (self.rows - 1)
        across, along = min(across, _MOST_GAP * self.card), min(along, _MOST_GAP * self.card_height)
        edge = (self.width - self.columns * (self.card + across) + across) / 2
        head = (self.height - self.rows * (self.card_height + along) + along) / 2
        left = round(edge + column * (self.card + across))
        top = round(head + row * (self.card_height + along))
        return Box(left, top, left + self.card, top + self.card_height)


class Box(NamedTuple):
    """The edges of a rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """Return it with more room on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def lower(self, height: float) -> Box:
        """Return one of that height with the same middle."""
        top = round((self.top + self.bottom - height) / 2)
        return Box(self.left, top, self.right, top + height)

    def meets(self, other: Box) -> bool:
        """Return True if both have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Return True if a point is inside."""
        return self.left < x < self.right and self.top < y < self.bottom


ROOMS: Final = (
    Room("large", 1420, 680, 5, 4, 218, 118, 18, 30),
    Room("medium", 1240, 508, 5, 4, 188, 84, 17, 24),
    Room("small", 740, 508, 3, 5, 180, 76, 13, 16, 12),
    Room("phone", 362, 540, 2, 6, 142, 62, 10, 10, 12),
    Room("low", 362, 392, 2, 5, 142, 52, 8, 7, 12),
)


class Line(NamedTuple):
    """The course of a bundle: a quadratic curve by its three points, and where its words stand, if anywhere."""

    bundle: int
    points: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    words: Box | None


class Plan(NamedTuple):
    """Where each unit stands, and the lines between them."""

    room: Room
    cards: tuple[Box, ...]
    lines: tuple[Line, ...]


def plan_of(
    room: Room, heights: Sequence[int], bundles: Sequence[Bundle], words: Sequence[str]
) -> Plan:
    """Return where units whose cards are so high stand in a room, and the lines of what there is between them.

    *words* are what stands on each bundle. Bundles come by weight; those for which there is no way are left out.
    """
    units = len(heights)
    room = room.fitting(units)
    drawn = [
        (n, bundle)
        for n, bundle in enumerate(bundles)
        if bundle.start < units and bundle.end < units
    ][: room.most_lines]
    cells = _arranged(room, units, [bundle for _, bundle in drawn])
    cards = [room.box(cell).lower(high) for cell, high in zip(cells, heights, strict=True)]
    lines: list[Line] = []
    courses: list[list[tuple[float, float]]] = []
    for n, bundle in drawn:
        points = _course(room, cards, bundle.start, bundle.end)
        if points is None:
            continue
        courses.append([_at(points, step / _SAMPLES) for step in range(_SAMPLES + 1)])
        lines.append(Line(n, points, None))
    placed: list[Box] = []
    for at, line in enumerate(lines):
        others = [point for n, course in enumerate(courses) if n != at for point in course]
        box = _plate(room, line, words[line.bundle], cards, placed, others)
        if box is not None:
            placed.append(box)
            lines[at] = line._replace(words=box)
    return Plan(room, tuple(cards), tuple(lines))


def _arranged(room: Room, units: int, bundles: Sequence[Bundle]) -> list[int]:
    """Return the cell of each unit."""
    if not bundles:
        return list(range(units))
    seats = _Seats(_grid(room), units, bundles)
    random = Random(1)  # noqa: S311 (a layout, no secret)
    best, kept = seats.cost, list(seats.cell_of)
    for step in range(STEPS):
        one, other = random.randrange(seats.cells), random.randrange(seats.cells)
        if one == other or (seats.unit_in[one] < 0 and seats.unit_in[other] < 0):
            continue
        before = seats.cost
        seats.swap(one, other)
        heat = 2.5 * (1 - step / STEPS) ** 2 + 0.01
        if seats.cost > before and random.random() >= math.exp((before - seats.cost) / heat):
            seats.swap(one, other)
        elif seats.cost < best - 1e-9:
            best, kept = seats.cost, list(seats.cell_of)
    return kept


class _Seats:
    """Which unit is in which cell, and what that costs, kept up at each swap."""

    def __init__(self, grid: _Grid, units: int, bundles: Sequence[Bundle]) -> None:
        self.grid = grid
        self.cells = grid.cells
        self.cell_of = list(range(units))
        self.unit_in = [n if n < units else -1 for n in range(self.cells)]
        self.ends = [(bundle.start, bundle.end) for bundle in bundles]
        heaviest = max(bundle.weight for bundle in bundles)
        self.weights = [
            0.3 + math.log2(1 + 15 * bundle.weight / heaviest) / 4 for bundle in bundles
        ]
        self.lines_of: list[list[int]] = [[] for _ in range(units)]
        for n, ends in enumerate(self.ends):
            for end in ends:
                self.lines_of[end].append(n)
        self.pairs = [self._pair(n) for n in range(len(bundles))]
        self.drawn = sum(1 << pair for pair in self.pairs)  # no two bundles join the same cells
        self.crossed = self._of(range(len(bundles)))
        self.cost = self._cost()

    def swap(self, one: int, other: int) -> None:
        """Let two cells change their units."""
        first, second = self.unit_in[one], self.unit_in[other]
        moved = {n for unit in (first, second) if unit >= 0 for n in self.lines_of[unit]}
        self.crossed -= self._of(moved)
        self.unit_in[one], self.unit_in[other] = second, first
        if first >= 0:
            self.cell_of[first] = other
        if second >= 0:
            self.cell_of[second] = one
        for n in moved:
            self.drawn ^= 1 << self.pairs[n]
            self.pairs[n] = self._pair(n)
        for n in moved:
            self.drawn |= 1 << self.pairs[n]
        self.crossed += self._of(moved)
        self.cost = self._cost()

    def _pair(self, line: int) -> int:
        start, end = self.ends[line]
        return self.cell_of[start] * self.cells + self.cell_of[end]

    def _of(self, moved: Collection[int]) -> float:
        """Return how many crossings some lines are part of, each counted once."""
        pairs = [self.pairs[n] for n in moved]
        rows = [self.grid.crossing[pair] for pair in pairs]
        among = sum(1 << pair for pair in pairs)
        inside = sum([(row & among).bit_count() for row in rows])
        return sum([(row & self.drawn).bit_count() for row in rows]) - inside / 2

    def _cost(self) -> float:
        grid = self.grid
        taken = sum([1 << cell for cell in self.cell_of])
        total = _CROSSED * self.crossed
        total += _MISPLACED * sum([abs(cell - unit) for unit, cell in enumerate(self.cell_of)])
        for weight, pair in zip(self.weights, self.pairs, strict=True):
            passed = (grid.passed[pair] & taken).bit_count()
            total += weight * (grid.length[pair] + _PASSED * passed)
        return total


class _Grid:
    """What a straight line between each two cells of a room costs and meets: by its pair, first cell × cells + second.

    What it meets (cells, or pairs) is a bit for each in one number: a set that is counted at once.
    """

    def __init__(self, room: Room) -> None:
        self.cells = room.columns * room.rows
        boxes = [room.box(cell) for cell in range(self.cells)]
        middles = [box.middle for box in boxes]
        kept_clear = [box.grown(CLEAR) for box in boxes]
        span = math.hypot(room.card, room.card_height)
        pairs = [(one, other) for one in range(self.cells) for other in range(self.cells)]
        self.length: list[float] = []
        self.passed: list[int] = []
        for one, other in pairs:
            (x, y), (to_x, to_y) = middles[one], middles[other]
            backward = _BACKWARD * (one % room.columns > other % room.columns)
            self.length.append(math.hypot(to_x - x, to_y - y) / span + backward)
            inside = [
                (x + (to_x - x) * step / _SAMPLES, y + (to_y - y) * step / _SAMPLES)
                for step in range(1, _SAMPLES)
            ]
            self.passed.append(
                sum(
                    1 << cell
                    for cell, box in enumerate(kept_clear)
                    if cell not in (one, other) and any(box.holds(*point) for point in inside)
                )
            )
        self.crossing = [0] * len(pairs)
        for (a, b), (c, d) in combinations(combinations(range(self.cells), 2), 2):
            if len({a, b, c, d}) == 4 and _crosses(*(middles[cell] for cell in (a, b, c, d))):
                self._cross((a, b), (c, d))
                self._cross((c, d), (a, b))

    def _cross(self, line: tuple[int, int], met: tuple[int, int]) -> None:
        """Note that a line meets another, both in either direction."""
        (one, other), (start, end) = line, met
        bits = 1 << start * self.cells + end | 1 << end * self.cells + start
        self.crossing[one * self.cells + other] |= bits
        self.crossing[other * self.cells + one] |= bits


@cache
def _grid(room: Room) -> _Grid:
    return _Grid(room)


def _crosses(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def _course(
    room: Room, cards: Sequence[Box], start: int, end: int
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]] | None:
    """Return the least bent curve between two cards that passes no third, inside the room; None if there is none."""
    inner = Box(0, 0, room.width, room.height)
    (x, y), (to_x, to_y) = cards[start].middle, cards[end].middle
    for bend in _BENDS:
        control = (
            (x + to_x) / 2 - 2 * bend * (to_y - y),
            (y + to_y) / 2 + 2 * bend * (to_x - x),
        )
        whole = ((x, y), control, (to_x, to_y))
        inside = [_at(whole, step / 40) for step in range(1, 40)]
        if not all(inner.holds(*point) for point in inside) or any(
            cards[n].grown(CLEAR).holds(*point)
            for n in range(len(cards))
            if n not in (start, end)
            for point in inside
        ):
            continue
        low, high = _leaves(whole, cards[start], 0.0, 1.0), _leaves(whole, cards[end], 1.0, 0.0)
        if high - low > 0.02:
            return _part(whole, low, high)
    return None


def _leaves(
    curve: tuple[tuple[float, float], tuple[float, float], tuple[float, float]],
    card: Box,
    inside: float,
    outside: float,
) -> float:
    """Return where a curve leaves a card, in which it begins (or ends)."""
    steps = 60
    for step in range(1, steps):
        at = inside + (outside - inside) * step / steps
        if not card.grown(2).holds(*_at(curve, at)):
            return at
    return outside


def _at(
    curve: tuple[tuple[float, float], tuple[float, float], tuple[float, float]], t: float
) -> tuple[float, float]:
    (x0, y0), (x1, y1), (x2, y2) = curve
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def _part(
    curve: tuple[tuple[float, float], tuple[float, float], tuple[float, float]],
    low: float,
    high: float,
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Return a part of a quadratic curve, as one."""
    (x0, y0), (x1, y1), (x2, y2) = curve

    def blend(a: float, b: float) -> tuple[float, float]:
        """Return the blossom of the curve at two places."""
        p, q, r = (1 - a) * (1 - b), a * (1 - b) + b * (1 - a), a * b
        return p * x0 + q * x1 + r * x2, p * y0 + q * y1 + r * y2

    return blend(low, low), blend(low, high), blend(high, high)


def _plate(
    room: Room,
    line: Line,
    words: str,
    cards: Sequence[Box],
    placed: Sequence[Box],
    others: Sequence[tuple[float, float]],
) -> Box | None:
    """Return where the words of a line stand: on no card, no other words and, if that can be, no other line."""
    half = (label.width(words, room.small) + 6) / 2
    high = room.small / 2 + 3
    (start_x, start_y), _, (end_x, end_y) = line.points
    long = math.hypot(end_x - start_x, end_y - start_y)
    is_flat = abs(end_x - start_x) > abs(end_y - start_y)
    # On a line that is too short to be seen on both sides of its words, they stand beside it.
    is_short = long < (2 * half if is_flat else 2 * high) + _SEEN
    aside = [(0.0, -high - 5), (0.0, high + 5)] if is_flat else [(half + 6, 0.0), (-half - 6, 0.0)]
    best: tuple[int, int, Box] | None = None
    places = [
        (along, shift)
        for shift in (aside if is_short else [(0.0, 0.0), *aside])
        for along in _ALONG
    ]
    for rank, (along, (dx, dy)) in enumerate(places):
        x, y = _at(line.points, along)
        x = min(max(x + dx, half), room.width - half)
        y += dy
        box = Box(round(x - half, 1), round(y - high, 1), round(x + half, 1), round(y + high, 1))
        if any(box.meets(other) for other in (*cards, *(other.grown(2) for other in placed))):
            continue
        struck = sum(box.holds(*point) for point in others)
        if best is None or (struck, rank) < best[:2]:
            best = struck, rank, box
    return best[2] if best else None
