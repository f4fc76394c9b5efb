"""Places for boxes that are tied, the same for the same input: near what they are tied to, apart in sight.

Distances in the drawing follow distances in the graph: stress is brought down by stochastic gradient
descent over all pairs (Zheng, Pawar and Goodman, *Graph Drawing by Stochastic Gradient Descent*, 2018,
https://arxiv.org/abs/1710.04626). What has few ties is laid out several times and the drawing with the
fewest crossings kept. What has more than 100 things and 250 ties is begun like a crowd (see
`actorgraph.page.layout.forces`), which shows its communities better and takes less time. Then boxes are pushed
apart and off the lines that are not theirs; parts that are not tied are set below one another, and
things without a tie come last. Below that it is plain Python, without numpy, whose import would take
as long as the drawing.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add
from random import Random
from typing import Final, NamedTuple

from actorgraph.page.layout.constants import (
    ASPECT,
    BUSIEST,
    CLEARANCE,
    CLEARING,
    FEW,
    GAP,
    HANDFUL,
    LEAST_WIDTH,
    PATIENCE,
    ROUNDS,
    START_ASPECT,
    STEP,
    TRIES,
)

Point = tuple[float, float]

#: Up to this many things, time is spent on looks.
_MANY: Final = 100
#: Radius of the circle that stands for a box at first, in roots of its area, and how much wider than
#: that a drawing becomes, because labels are wide.
_ROUND: Final = 0.33
_WIDE: Final = 1.15
_SEED: Final = 20240202
#: Passes of pushing many things apart before the whole is made larger.
_HASTE: Final = 15


class Box(NamedTuple):
    """The room of a thing with its label, in pixels from its middle; top and left are negative."""

    left: float
    top: float
    right: float
    bottom: float


def places(boxes: Mapping[str, Box], ties: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Return the middle of every box, in whole pixels, so that no two boxes overlap.

    *ties* are pairs of keys of *boxes*; their direction and number do not matter. The middle of the
    whole is (0, 0); y grows downwards.
    """
    neighbours = _neighbours(boxes, ties)
    drawn = [_drawn(part, neighbours, boxes) for part in _parts(neighbours)]
    rows = _stacked(drawn, boxes)
    left, top, right, bottom = _bounds(rows, boxes)
    x, y = (left + right) / 2, (top + bottom) / 2
    return {key: (round(rows[key][0] - x), round(rows[key][1] - y)) for key in boxes}


def overlaps(places: Mapping[str, Point], boxes: Mapping[str, Box]) -> list[tuple[str, str]]:
    """Return the pairs of boxes that overlap, sorted."""
    found = [
        (min(a, b), max(a, b)) for a, b in _close(places, boxes) if _depth(a, b, places, boxes, 0)
    ]
    return sorted(found)


def _neighbours(
    boxes: Mapping[str, Box], ties: Iterable[tuple[str, str]]
) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {key: {} for key in boxes}
    for a, b in ties:
        if a != b:
            found[a][b] = None
            found[b][a] = None
    return found


def _parts(neighbours: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the connected components, the largest first."""
    seen: set[str] = set()
    parts = []
    for key in neighbours:
        if key not in seen:
            part = list(_steps(key, neighbours))
            seen.update(part)
            parts.append(part)
    return sorted(parts, key=len, reverse=True)


def _steps(start: str, neighbours: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return how many ties everything that can be reached is away."""
    found = {start: 0}
    queue = deque([start])
    while queue:
        key = queue.popleft()
        for other in neighbours[key]:
            if other not in found:
                found[other] = found[key] + 1
                queue.append(other)
    return found


def _drawn(
    part: Sequence[str], neighbours: Mapping[str, Mapping[str, None]], boxes: Mapping[str, Box]
) -> dict[str, Point]:
    """Return places for one part."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    number = {key: n for n, key in enumerate(part)}
    lines = [
        (key, other) for key in part for other in neighbours[key] if number[key] < number[other]
    ]
    if len(part) > _MANY and len(lines) > FEW:
        ties = [(number[a], number[b]) for a, b in lines]
        return _apart(_crowded(part, ties, boxes), boxes, ())
    pairs = _pairs(part, number, neighbours)
    if len(lines) > FEW:
        return _apart(_lying(_spread(part, pairs, _SEED)), boxes, ())
    turns = TRIES if len(part) <= _MANY else 2
    if len(lines) <= 3:  # they need not cross
        turns = 1
    tried = (_lying(_spread(part, pairs, _SEED + turn)) for turn in range(turns))
    best = min(tried, key=lambda points: _crossings(points, lines))
    return _apart(best, boxes, lines)


def _crowded(
    part: Sequence[str], ties: Sequence[tuple[int, int]], boxes: Mapping[str, Box]
) -> dict[str, Point]:
    """Return places for one large part, as for a crowd of circles as large as the boxes."""
    from actorgraph.page.layout.crowd import part_of_crowd

    radii = [
        math.sqrt((box.right - box.left + GAP) * (box.bottom - box.top + GAP)) * _ROUND
        for box in (boxes[key] for key in part)
    ]
    found = part_of_crowd(radii, ties)
    return {key: (x * _WIDE, y / _WIDE) for key, (x, y) in zip(part, found, strict=True)}


def _spread(
    part: Sequence[str], pairs: Sequence[tuple[int, int, float]], seed: int
) -> dict[str, Point]:
    """Return places for one part whose distances follow the ties."""
    random = Random(seed)  # noqa: S311 (the same drawing every time, no secret)
    x = [random.random() * math.sqrt(len(part)) for _ in part]
    y = [random.random() * math.sqrt(len(part)) for _ in part]
    longest = max(distance for _, _, distance in pairs)
    shrink = math.log(longest * longest / 0.1) / (ROUNDS - 1)
    for turn in range(ROUNDS):
        rate = longest * longest * math.exp(-shrink * turn)
        for i, j, distance in pairs if turn % 2 else reversed(pairs):
            dx, dy = x[i] - x[j], y[i] - y[j]
            length = math.hypot(dx, dy) or 1e-9
            square = distance * distance
            move = (length - distance) / (2 * length)
            if rate < square:
                move *= rate / square
            x[i] -= move * dx
            y[i] -= move * dy
            x[j] += move * dx
            y[j] += move * dy
    return {key: (x[n], y[n]) for n, key in enumerate(part)}


def _crossings(at: Mapping[str, Point], lines: Sequence[tuple[str, str]]) -> int:
    """Return how many pairs of lines cross."""
    found = 0
    for n, (a, b) in enumerate(lines):
        for c, d in lines[:n]:
            if a in (c, d) or b in (c, d):
                continue
            if _turn(at[a], at[b], at[c]) * _turn(at[a], at[b], at[d]) < 0 and (
                _turn(at[c], at[d], at[a]) * _turn(at[c], at[d], at[b]) < 0
            ):
                found += 1
    return found


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return twice the area of a triangle, positive if it turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _pairs(
    part: Sequence[str], number: Mapping[str, int], neighbours: Mapping[str, Iterable[str]]
) -> list[tuple[int, int, float]]:
    """Return pairs and how far apart they should be, in a mixed but fixed order."""
    random = Random(_SEED)  # noqa: S311
    wanted: dict[tuple[int, int], float] = {}
    for start in part:
        for other, steps in _steps(start, neighbours).items():
            i, j = sorted((number[start], number[other]))
            if i < j:
                wanted[i, j] = float(steps)
    most = [min(BUSIEST, math.sqrt(len(list(neighbours[key])))) for key in part]
    return [
        # Busy things need room around them, and long ways need not be drawn at full length.
        (i, j, distance**0.85 * (1 + 0.06 * (most[i] + most[j])))
        for _, (i, j), distance in sorted((random.random(), ends, d) for ends, d in wanted.items())
    ]


def added(numbers: Iterable[float]) -> float:
    """Return a sum, added from left to right: that of Python 3.12 and later rounds otherwise, and moves boxes by it."""
    return reduce(add, numbers, 0.0)


def _lying(points: dict[str, Point]) -> dict[str, Point]:
    """Return points in pixels, turned and stretched so that they spread from left to right."""
    count = len(points)
    x = added(point[0] for point in points.values()) / count
    y = added(point[1] for point in points.values()) / count
    xx = added((point[0] - x) ** 2 for point in points.values())
    yy = added((point[1] - y) ** 2 for point in points.values())
    xy = added((point[0] - x) * (point[1] - y) for point in points.values())
    angle = math.atan2(2 * xy, xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    turned = {
        key: ((a - x) * cos + (b - y) * sin, (b - y) * cos - (a - x) * sin)
        for key, (a, b) in points.items()
    }
    wide = max(a for a, _ in turned.values()) - min(a for a, _ in turned.values())
    high = max(b for _, b in turned.values()) - min(b for _, b in turned.values())
    aspect = START_ASPECT if count > HANDFUL else 3 * START_ASPECT  # few things lie in a row
    stretch = max(0.7, aspect * high / wide) if wide else 1.0
    across = STEP * math.sqrt(min(stretch, 3.0))
    along = across / stretch
    return {key: (a * across, b * along) for key, (a, b) in turned.items()}


def _apart(
    points: dict[str, Point], boxes: Mapping[str, Box], lines: Sequence[tuple[str, str]]
) -> dict[str, Point]:
    """Return points moved as little as needed for their boxes not to overlap.

    Each pass pushes every overlapping pair apart along the shorter way, and things off the lines that
    run too close by them; clearing lines ends after some passes, since it cannot always succeed.
    Where passes alone do not end, the whole is made a little larger, which always does.
    """
    at = _roomy(points, boxes)
    patience = PATIENCE if lines or len(at) <= _MANY else _HASTE
    clearing = CLEARING if len(at) <= _MANY else CLEARING // 3
    for turn in range(1, 2000):
        clean = True
        if turn <= clearing:
            _clear_lines(at, lines)
            clean = not lines
        for a, b in list(_close(at, boxes)):
            depth = _depth(a, b, at, boxes, GAP)
            if depth is None:
                continue
            clean = False
            dx, dy = depth
            at[a] = (at[a][0] - dx / 2, at[a][1] - dy / 2)
            at[b] = (at[b][0] + dx / 2, at[b][1] + dy / 2)
        if clean:
            break
        if turn % patience == 0:
            at = {key: (x * 1.05, y * 1.05) for key, (x, y) in at.items()}
    return at


def _roomy(points: dict[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Return points on an area that is at least twice and a half that of their boxes."""
    left, top, right, bottom = _bounds(points, boxes)
    needed = 2.5 * added(
        (box.right - box.left + GAP) * (box.bottom - box.top + GAP)
        for box in (boxes[key] for key in points)
    )
    scale = max(1.0, math.sqrt(needed / ((right - left) * (bottom - top))))
    return {key: (x * scale, y * scale) for key, (x, y) in points.items()}


def _clear_lines(at: dict[str, Point], lines: Sequence[tuple[str, str]]) -> None:
    """Move things a little off the straight lines that pass through them."""
    for a, b in lines:
        (ax, ay), (bx, by) = at[a], at[b]
        long = math.hypot(bx - ax, by - ay)
        if long < 1:
            continue
        ux, uy = (bx - ax) / long, (by - ay) / long
        for key, (x, y) in at.items():
            along = (x - ax) * ux + (y - ay) * uy
            off = (y - ay) * ux - (x - ax) * uy
            if key in (a, b) or not 0 < along < long or abs(off) >= CLEARANCE:
                continue
            push = (CLEARANCE - abs(off)) / 2 * (1 if off >= 0 else -1)
            at[key] = (x - uy * push, y + ux * push)


def _close(at: Mapping[str, Point], boxes: Mapping[str, Box]) -> Iterable[tuple[str, str]]:
    """Yield the pairs whose boxes may touch, by a sweep from left to right."""
    order = sorted((at[key][0] + boxes[key].left - GAP, key) for key in at)
    reached: list[tuple[float, float, float, str]] = []
    for left, key in order:
        y, box = at[key][1], boxes[key]
        top, bottom = y + box.top - GAP, y + box.bottom + GAP
        reached = [row for row in reached if row[0] > left]
        for _, over, under, other in reached:
            if over < bottom and under > top:
                yield other, key
        reached.append((at[key][0] + box.right, y + box.top, y + box.bottom, key))


def _depth(
    a: str, b: str, at: Mapping[str, Point], boxes: Mapping[str, Box], gap: float
) -> Point | None:
    """Return how far b must move from a for the boxes to part, along one axis; None if they do not touch."""
    one, two = boxes[a], boxes[b]
    dx, dy = at[b][0] - at[a][0], at[b][1] - at[a][1]
    right = one.right - two.left + gap - dx
    left = two.right - one.left + gap + dx
    down = one.bottom - two.top + gap - dy
    up = two.bottom - one.top + gap + dy
    if min(right, left, down, up) <= 1e-6:
        return None
    across = right if right <= left else -left
    along = down if down <= up else -up
    return (across, 0.0) if abs(across) < abs(along) else (0.0, along)


def _stacked(parts: Sequence[dict[str, Point]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Return the parts in rows, the largest first and alone if it is a drawing of its own."""
    placed: dict[str, Point] = {}
    bounds = [_bounds(part, boxes) for part in parts]
    widest = max(((box.bottom - box.top) * ASPECT for box in bounds), default=0.0)
    widest = max([widest, LEAST_WIDTH, *(box.right - box.left for box in bounds)])
    widths = [box.right - box.left + 2 * GAP for box in bounds]
    small = added(width for width in widths if width <= widest * 0.8)
    widest = max(widest, small / max(1, round(small / widest)))
    x = y = high = 0.0
    for part, box in zip(parts, bounds, strict=True):
        if x and x + box.right - box.left > widest:
            x, y, high = 0.0, y + high + 2 * GAP, 0.0
        placed |= {key: (px - box.left + x, py - box.top + y) for key, (px, py) in part.items()}
        x += box.right - box.left + 2 * GAP
        high = max(high, box.bottom - box.top)
    return placed


def _bounds(at: Mapping[str, Point], boxes: Mapping[str, Box]) -> Box:
    if not at:
        return Box(0, 0, 0, 0)
    return Box(
        min(x + boxes[key].left for key, (x, _) in at.items()),
        min(y + boxes[key].top for key, (_, y) in at.items()),
        max(x + boxes[key].right for key, (x, _) in at.items()),
        max(y + boxes[key].bottom for key, (_, y) in at.items()),
    )
