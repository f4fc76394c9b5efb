"""Places for boxes that are tied, the same for the same input: near what they are tied to, apart in sight.

Distances in the drawing follow distances in the graph: stress is brought down by stochastic gradient
descent over pairs (Zheng, Pawar and Goodman, *Graph Drawing by Stochastic Gradient Descent*, 2018,
https://arxiv.org/abs/1710.04626), over all pairs in a small component, over ties and pivots in a
large one. Then overlapping boxes are pushed apart, parts that are not tied are set below one another,
and things without a tie stand in rows at the foot. It is plain Python, because numpy is not needed
for anything else here.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Final, NamedTuple

Point = tuple[float, float]

#: Pixels between two tied things; wider than high, because labels and screens are.
_STEP_X: Final = 190.0
_STEP_Y: Final = 120.0
_GAP: Final = 10
_ROUNDS: Final = 40
_ALL_PAIRS: Final = 300
_PIVOTS: Final = 40
_SEED: Final = 20240202


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
    parts = _parts(neighbours)
    drawn = []
    for part in parts:
        if len(part) > 1:
            drawn.append(_apart(_spread(part, neighbours), boxes))
    alone = [part[0] for part in parts if len(part) == 1]
    rows = _stacked(drawn, boxes)
    left, _, right, bottom = _bounds(rows, boxes)
    rows |= _in_rows(alone, boxes, max(right - left, _STEP_X * 4), bottom + 6 * _GAP)
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
    """Return what hangs together, the largest first."""
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


def _spread(part: Sequence[str], neighbours: Mapping[str, Iterable[str]]) -> dict[str, Point]:
    """Return places for one part whose distances follow the ties."""
    random = Random(_SEED)  # noqa: S311 (the same drawing every time, no secret)
    number = {key: n for n, key in enumerate(part)}
    x = [random.random() * math.sqrt(len(part)) for _ in part]
    y = [random.random() * math.sqrt(len(part)) for _ in part]
    pairs = _pairs(part, number, neighbours)
    longest = max(distance for _, _, distance in pairs)
    shrink = math.log(longest * longest / 0.1) / (_ROUNDS - 1)
    for turn in range(_ROUNDS):
        rate = longest * longest * math.exp(-shrink * turn)
        for i, j, distance in pairs if turn % 2 else reversed(pairs):
            dx, dy = x[i] - x[j], y[i] - y[j]
            length = math.hypot(dx, dy) or 1e-9
            move = min(1.0, rate / (distance * distance)) * (length - distance) / (2 * length)
            x[i] -= move * dx
            y[i] -= move * dy
            x[j] += move * dx
            y[j] += move * dy
    return _lying({key: (x[n], y[n]) for key, n in number.items()})


def _pairs(
    part: Sequence[str], number: Mapping[str, int], neighbours: Mapping[str, Iterable[str]]
) -> list[tuple[int, int, float]]:
    """Return pairs and how far apart they should be, in a mixed but fixed order."""
    random = Random(_SEED)  # noqa: S311
    if len(part) <= _ALL_PAIRS:
        starts = list(part)
    else:
        busiest = sorted(part, key=lambda key: -len(list(neighbours[key])))
        starts = busiest[:_PIVOTS]
    wanted: dict[tuple[int, int], float] = {}
    for start in starts:
        for other, steps in _steps(start, neighbours).items():
            i, j = sorted((number[start], number[other]))
            if i < j:
                wanted[i, j] = float(steps)
    for key in part:
        for other in neighbours[key]:
            i, j = sorted((number[key], number[other]))
            wanted[i, j] = 1.0
    return [
        (i, j, distance)
        for _, (i, j), distance in sorted((random.random(), ends, d) for ends, d in wanted.items())
    ]


def _lying(points: dict[str, Point]) -> dict[str, Point]:
    """Return points turned so that they spread from left to right, in pixels."""
    count = len(points)
    x = sum(point[0] for point in points.values()) / count
    y = sum(point[1] for point in points.values()) / count
    xx = sum((point[0] - x) ** 2 for point in points.values())
    yy = sum((point[1] - y) ** 2 for point in points.values())
    xy = sum((point[0] - x) * (point[1] - y) for point in points.values())
    angle = math.atan2(2 * xy, xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return {
        key: (
            ((a - x) * cos + (b - y) * sin) * _STEP_X,
            ((b - y) * cos - (a - x) * sin) * _STEP_Y,
        )
        for key, (a, b) in points.items()
    }


def _apart(points: dict[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Return points moved as little as needed for their boxes not to overlap.

    Each pass pushes every overlapping pair apart along the shorter way. Where passes alone do not
    end, the whole is made a little larger, which always does.
    """
    at = dict(points)
    for turn in range(1, 2000):
        clean = True
        for a, b in list(_close(at, boxes)):
            depth = _depth(a, b, at, boxes, _GAP)
            if depth is None:
                continue
            clean = False
            dx, dy = depth
            at[a] = (at[a][0] - dx / 2, at[a][1] - dy / 2)
            at[b] = (at[b][0] + dx / 2, at[b][1] + dy / 2)
        if clean:
            break
        if turn % 40 == 0:
            at = {key: (x * 1.05, y * 1.05) for key, (x, y) in at.items()}
    return at


def _close(at: Mapping[str, Point], boxes: Mapping[str, Box]) -> Iterable[tuple[str, str]]:
    """Yield the pairs whose boxes may touch, by a sweep from left to right."""
    order = sorted(at, key=lambda key: (at[key][0] + boxes[key].left, key))
    open_: list[str] = []
    for key in order:
        left = at[key][0] + boxes[key].left - _GAP
        open_ = [other for other in open_ if at[other][0] + boxes[other].right > left]
        for other in open_:
            yield other, key
        open_.append(key)


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
    """Return the parts in rows, the largest first, no row wider than the largest part."""
    placed: dict[str, Point] = {}
    x = y = height = widest = 0.0
    for part in parts:
        left, top, right, bottom = _bounds(part, boxes)
        widest = widest or right - left
        if x and x + right - left > widest:
            x, y, height = 0.0, y + height + 4 * _GAP, 0.0
        placed |= {key: (px - left + x, py - top + y) for key, (px, py) in part.items()}
        x += right - left + 4 * _GAP
        height = max(height, bottom - top)
    return placed


def _in_rows(
    keys: Sequence[str], boxes: Mapping[str, Box], wide: float, top: float
) -> dict[str, Point]:
    """Return boxes in rows from the left, starting below *top*."""
    placed: dict[str, Point] = {}
    x, y, height = 0.0, top, 0.0
    for key in keys:
        box = boxes[key]
        if x and x + box.right - box.left > wide:
            x, y, height = 0.0, y + height + _GAP, 0.0
        placed[key] = (x - box.left, y - box.top)
        x += box.right - box.left + 2 * _GAP
        height = max(height, box.bottom - box.top)
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
