"""The courses of lines between boxes, and the places of words beside them, in points.

A line is a quadratic curve from box to box. Where a straight one would pass through a box it bends to a side, and lines between the same
two boxes run side by side. Words stand along a line where nothing else is: not on a box, nor on any line,
nor on other words; a line that has no such place has none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from actorgraph.plot.arrange import END, crossed, struck

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: How far the middle of a line may stand off the straight one, and how far lines of the same two boxes are apart.
_BENDS: Final = (0, 8, -8, 16, -16, 25, -25, 36, -36, 50, -50, 68, -68, 90, -90)
BESIDE: Final = 13.0
#: How far the ends of lines are apart at a box, if it has room.
_APART: Final = 7.0
#: Pieces in which a course is measured.
_PIECES: Final = 16
#: Between words and their line: near it, or beyond a bar that stands across it; and around words.
_OFF: Final = (1.6, 4.0)
_AROUND: Final = 1.2
#: Where words may stand along a line, the best first.
_ALONG: Final = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74)


@dataclass(frozen=True, slots=True)
class Words:
    """Words beside a line: their middle, the angle in degrees as one reads, and the corners of their box."""

    x: float
    y: float
    angle: float
    corners: Floats


def courses(
    at: Floats, sizes: Floats, ends: Sequence[tuple[int, int]], gap: float, width: float
) -> list[Floats]:
    """Return each line as three points: where it starts, what draws it to a side, and where it ends.

    *gap* is how near a line may pass a box, *width* that of the sheet. Lines from a box to itself are not worked out here.
    """
    import numpy as np

    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, (a, b) in enumerate(ends):
        groups[min(a, b), max(a, b)].append(n)
    pairs = [pair for pair in groups if pair[0] != pair[1]]
    offers = {
        pair: [_polyline(*_curve(at, sizes, pair, bend)) for bend in _BENDS] for pair in pairs
    }
    own: dict[tuple[int, int], list[float]] = {}
    for pair in pairs:
        spread = (len(groups[pair]) - 1) / 2 * BESIDE
        others = np.array([k for k in range(len(at)) if k not in pair], dtype=int)
        room = sizes[others] / 2 + gap
        costs = []
        for bend, line in zip(_BENDS, offers[pair], strict=True):
            lines = [line]
            if spread:
                lines += [
                    _polyline(*_curve(at, sizes, pair, bend + off)) for off in (spread, -spread)
                ]
            strikes = sum(_strikes(each, at[others], room) for each in lines)
            outside = sum(int(((each[:, 0] < 0) | (each[:, 0] > width)).sum()) for each in lines)
            costs.append(60.0 * strikes + 10 * outside + 0.02 * abs(bend))
        own[pair] = costs
    chosen = dict.fromkeys(pairs, 0)
    for pair in pairs:
        chosen[pair] = int(np.argmin(own[pair]))
    for _ in range(3):
        for pair in pairs:
            rest = [offers[other][chosen[other]] for other in pairs if other != pair]
            costs = [
                cost + 1.0 * _crossings(line, rest)
                for cost, line in zip(own[pair], offers[pair], strict=True)
            ]
            chosen[pair] = int(np.argmin(costs))
    found: list[Floats] = [np.zeros((3, 2))] * len(ends)
    for pair in pairs:
        lines_of_pair = groups[pair]
        for place, n in enumerate(lines_of_pair):
            off = (place - (len(lines_of_pair) - 1) / 2) * BESIDE
            points = np.array(_curve(at, sizes, pair, _BENDS[chosen[pair]] + off))
            found[n] = points if ends[n][0] == pair[0] else points[::-1].copy()
    for box in range(len(at)):
        tips = [
            (found[n], side)
            for n, pair in enumerate(ends)
            if pair[0] != pair[1]
            for side in (0, 2)
            if pair[side // 2] == box
        ]
        _part_tips(tips, at[box], sizes[box] / 2 + END)
    return found


def _part_tips(tips: Sequence[tuple[Floats, int]], middle: Floats, half: Floats) -> None:
    """Move the ends of lines along the sides of their box, in place, so that no arrow could be taken for another's."""
    import numpy as np

    sides: dict[tuple[int, bool], list[tuple[Floats, int]]] = defaultdict(list)
    for course, end in tips:
        out = (course[end] - middle) / half
        across = int(abs(out[1]) >= abs(out[0]))
        sides[across, bool(out[across] > 0)].append((course, end))
    for (across, _), found in sides.items():
        axis = 1 - across
        # Of two that end at one point, the one that comes from further along ends further along.
        found.sort(key=lambda tip: (tip[0][tip[1]] + 0.02 * tip[0][1])[axis])
        room = half[axis] - 2 * END
        apart = min(_APART, 2 * room / max(1, len(found) - 1))
        wanted = np.array([course[end][axis] for course, end in found]) - middle[axis]
        steps = apart * np.arange(len(found))
        # Places at least so far apart that move as little as can be: a mean of what pushes from both sides.
        low = np.maximum.accumulate(wanted - steps) + steps
        high = np.minimum.accumulate((wanted - steps)[::-1])[::-1] + steps
        places = np.clip((low + high) / 2, steps - room, steps - steps[-1] + room)
        for (course, end), place in zip(found, places, strict=True):
            course[end][axis] = middle[axis] + place


def polyline(course: Floats, pieces: int = _PIECES) -> Floats:
    """Return points along a course."""
    return _polyline(course[0], course[1], course[2], pieces)


def strikes(course: Floats, at: Floats, halves: Floats) -> int:
    """Return how many boxes a course passes through."""
    return _strikes(polyline(course), at, halves) if len(at) else 0


def placed_words(
    measures: Sequence[tuple[float, float] | None],
    lines: Sequence[Floats],
    widths: Sequence[float],
    order: Sequence[int],
    taken: Sequence[Floats],
    sheet: tuple[float, float],
) -> dict[int, Words]:
    """Return where the words of lines stand, of those that have a place.

    Parameters
    ----------
    measures
        Width and height of each line's words, None for a line without.
    lines
        The polyline of each.
    widths
        How wide each is drawn.
    order
        The numbers of lines, those whose words matter most first.
    taken
        The corners of what stands on the sheet already.
    sheet
        Width and height.
    """
    import numpy as np

    segments = (
        np.concatenate([np.stack([line[:-1], line[1:]], axis=1) for line in lines])
        if lines
        else np.zeros((0, 2, 2))
    )
    thick = np.repeat(np.array(widths) / 2, [len(line) - 1 for line in lines])
    held = [np.asarray(corners, dtype=float) for corners in taken]
    found: dict[int, Words] = {}
    for n in order:
        size = measures[n]
        if size is None:
            continue
        for words in _offers(lines[n], *size, widths[n] / 2):
            corners = words.corners
            if corners.min() < 0 or (corners.max(axis=0) > sheet).any():
                continue
            if _hit(corners, segments, thick) or any(overlapping(corners, other) for other in held):
                continue
            found[n] = words
            held.append(corners)
            break
    return found


def overlapping(one: Floats, other: Floats) -> bool:
    """Return True if two convex shapes overlap: no side of either parts them."""
    import numpy as np

    for shape in (one, other):
        sides = np.roll(shape, -1, axis=0) - shape
        normals = np.stack([-sides[:, 1], sides[:, 0]], axis=1)
        first, second = one @ normals.T, other @ normals.T
        apart = (first.max(axis=0) <= second.min(axis=0)) | (
            second.max(axis=0) <= first.min(axis=0)
        )
        if apart.any():
            return False
    return True


def corners_of(x: float, y: float, width: float, height: float, angle: float = 0.0) -> Floats:
    """Return the corners of a box by its middle, turned by an angle in degrees as one reads (y downwards)."""
    import numpy as np

    turn = -math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (width / 2, height / 2)
    corners: Floats = half @ np.array([[cos, sin], [-sin, cos]]) + (x, y)
    return corners


def _hit(corners: Floats, segments: Floats, thick: Floats) -> bool:
    """Return True if any segment, so thick to either side, meets a turned box: seen from the box, which is then upright."""
    import numpy as np

    middle = corners.mean(axis=0)
    across, down = corners[1] - corners[0], corners[3] - corners[0]
    wide, high = float(np.hypot(*across)), float(np.hypot(*down))
    axes = np.stack([across / wide, down / high], axis=1)
    seen = (segments - middle) @ axes
    half = np.array([wide, high]) / 2
    return bool(struck(seen[:, 0], seen[:, 1], np.zeros((1, 2)), half + thick[:, None]).any())


def _offers(line: Floats, width: float, height: float, thick: float) -> Iterator[Words]:
    """Yield where words could stand beside a line, above it first."""
    import numpy as np

    steps = np.hypot(*np.diff(line, axis=0).T)
    sums = np.concatenate([[0], np.cumsum(steps)])
    whole = float(sums[-1])
    if whole < width + 9:
        return
    for share in _ALONG:
        middle = share * whole
        if middle - width / 2 < 3 or middle + width / 2 > whole - 3:
            continue
        first, last = (_at(line, sums, middle + side * width / 2) for side in (-1, 1))
        x, y = last - first
        angle = -math.degrees(math.atan2(y, x))
        if not -90 < angle <= 90:
            angle += 180 if angle <= -90 else -180
        up = np.array([-math.sin(math.radians(angle)), -math.cos(math.radians(angle))])
        inner = [_at(line, sums, middle + k * width / 2) for k in (-1, -0.5, 0, 0.5, 1)]
        for off, side in product(_OFF, (1, -1)):
            # The most that the line comes towards the words decides how far they stand off.
            rise = max(float((point - inner[0]) @ (up * side)) for point in inner)
            middle_point = (
                inner[0] / 2 + inner[-1] / 2 + up * side * (rise + thick + off + height / 2)
            )
            x, y = float(middle_point[0]), float(middle_point[1])
            yield Words(x, y, angle, corners_of(x, y, width + 2 * _AROUND, height, angle))


def _at(line: Floats, sums: Floats, length: float) -> Floats:
    import numpy as np

    return np.array([np.interp(length, sums, line[:, 0]), np.interp(length, sums, line[:, 1])])


def _curve(
    at: Floats, sizes: Floats, pair: tuple[int, int], bend: float
) -> tuple[Floats, Floats, Floats]:
    """Return the three points of a curve between the borders of two boxes whose middle stands off by *bend*."""
    import numpy as np

    one, other = at[pair[0]], at[pair[1]]
    along = other - one
    length = float(np.hypot(*along)) or 1.0
    side = np.array([-along[1], along[0]]) / length
    control = (one + other) / 2 + side * 2 * bend
    start = _border(one, sizes[pair[0]] / 2, control)
    stop = _border(other, sizes[pair[1]] / 2, control)
    return start, (start + stop) / 2 + (control - (one + other) / 2), stop


def _border(middle: Floats, half: Floats, towards: Floats) -> Floats:
    """Return where a line from the middle of a box to a point leaves it."""
    import numpy as np

    along = towards - middle
    with np.errstate(divide="ignore"):
        share = float(np.min((half + END) / np.maximum(np.abs(along), 1e-9)))
    return np.asarray(middle + along * min(share, 1.0))


def _polyline(start: Floats, control: Floats, stop: Floats, pieces: int = _PIECES) -> Floats:
    import numpy as np

    t = np.linspace(0, 1, pieces + 1)[:, None]
    points: Floats = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * stop
    return points


def _strikes(line: Floats, at: Floats, halves: Floats) -> int:
    if not len(at):
        return 0
    met = struck(line[:-1, None], line[1:, None], at[None], halves[None])
    return int(met.any(axis=0).sum())


def _crossings(line: Floats, rest: Sequence[Floats]) -> int:
    import numpy as np

    if not rest:
        return 0
    every = np.stack(rest)
    low, high = line.min(axis=0), line.max(axis=0)
    near = ((every.max(axis=1) > low) & (every.min(axis=1) < high)).all(axis=1)
    every = every[near]
    if not len(every):
        return 0
    starts, stops = every[:, :-1].reshape(-1, 2), every[:, 1:].reshape(-1, 2)
    return int(crossed(line[:-1, None], line[1:, None], starts[None], stops[None]).sum())
