"""Places for a crowd: thousands of circles, tied ones near one another, communities in sight.

Labels do not count here, as they are shown on demand; `actorgraph.page.layout.stress` draws what is few enough
for its labels. numpy is loaded only when there is a crowd.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

#: From this number of things on, a drawing is a crowd.
CROWD: Final = 1000
#: Width by height that is aimed at: a screen beside a legend.
_ASPECT: Final = 1.6
#: Pixels around a part of the drawing, by how many things it has: one, two, more.
_AROUND: Final = (6, 10, 24)
#: Pixels between the circles of two things that have only each other.
_BETWEEN: Final = 14


Point = tuple[float, float]


class _Part(NamedTuple):
    """A connected component: its things, where they are, and the box around them with some room."""

    things: list[int]
    at: list[Point]
    left: float
    top: float
    width: float
    height: float


def crowd(radii: Sequence[int], ends: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the middle of every circle, in whole pixels.

    Ties pull and things push (see `actorgraph.page.layout.forces`), then circles are given room (see
    `actorgraph.page.layout.circle`); parts that are not tied stand beside one another, the largest first, and
    things without a tie come last. Neither the order of the ties nor their direction or number matter,
    and every machine finds the same places.

    Parameters
    ----------
    radii
        Radii of the circles in pixels, from 1 up, and none much larger than the others.
    ends
        Ties, as pairs of places in *radii*.

    Returns
    -------
    One point a circle, in their order; y grows downwards and the middle of the whole is (0, 0).
    Circles do not overlap if there was time to part them, which is so nearly everywhere.

    Notes
    -----
    20,000 circles with 60,000 ties take one to two seconds; time grows with the number of both.
    """
    if not radii:
        return []
    placed = _stacked(_parts(radii, ends))
    left = min(placed[n][0] - radius for n, radius in enumerate(radii))
    right = max(placed[n][0] + radius for n, radius in enumerate(radii))
    top = min(placed[n][1] - radius for n, radius in enumerate(radii))
    bottom = max(placed[n][1] + radius for n, radius in enumerate(radii))
    x, y = (left + right) / 2, (top + bottom) / 2
    return [(round(placed[n][0] - x), round(placed[n][1] - y)) for n in range(len(radii))]


def part_of_crowd(
    radii: Sequence[float], ties: Sequence[tuple[int, int]]
) -> list[tuple[float, float]]:
    """Return the middle of every circle in one part of three things or more, each tie given once."""
    import numpy as np

    from actorgraph.page.layout import circle, forces

    ends = np.array(ties, np.int64)
    part = np.zeros(len(radii), np.int64)
    x, y = forces.settled(part, 1, ends[:, 0], ends[:, 1])
    x, y = circle.placed(part, 1, x, y, np.array(radii, np.float64))
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _parts(radii: Sequence[int], ends: Iterable[tuple[int, int]]) -> list[_Part]:
    """Return the connected components, each laid out: of three things and more, of two, then of one."""
    import numpy as np

    from actorgraph.page.layout import circle, forces

    count = len(radii)
    pairs = np.fromiter(chain.from_iterable(ends), np.int64).reshape(-1, 2)
    low, high = np.minimum(pairs[:, 0], pairs[:, 1]), np.maximum(pairs[:, 0], pairs[:, 1])
    once = np.unique((low * count + high)[low != high])
    first, second = once // count, once % count
    _, part = np.unique(forces.parts_of(count, first, second), return_inverse=True)
    size = np.bincount(part)

    many = size > 2
    x, y = np.zeros(count), np.zeros(count)
    if many.any():
        inside = many[part]
        number = np.cumsum(inside) - 1
        drawn, parts = (np.cumsum(many) - 1)[part[inside]], int(many.sum())
        tied = inside[first]
        first, second = number[first[tied]], number[second[tied]]
        radius = np.array(radii, np.float64)[inside]
        x[inside], y[inside] = circle.placed(
            drawn, parts, *forces.settled(drawn, parts, first, second), radius
        )

    members = np.argsort(part, kind="stable").tolist()
    xs, ys = x.tolist(), y.tolist()
    found, start = [], 0
    for length in size.tolist():
        things = members[start : start + length]
        start += length
        at = [(xs[n], ys[n]) for n in things]
        if length == 2:
            at[1] = (radii[things[0]] + radii[things[1]] + float(_BETWEEN), 0.0)
        found.append(_boxed(things, at, radii))
    return sorted(found, key=lambda part: (-min(3, len(part.things)), -part.height, part.things[0]))


def _boxed(things: list[int], at: list[Point], radii: Sequence[int]) -> _Part:
    around = _AROUND[min(3, len(things)) - 1]
    left = min(x - radii[n] for n, (x, _) in zip(things, at, strict=True)) - around
    right = max(x + radii[n] for n, (x, _) in zip(things, at, strict=True)) + around
    top = min(y - radii[n] for n, (_, y) in zip(things, at, strict=True)) - around
    bottom = max(y + radii[n] for n, (_, y) in zip(things, at, strict=True)) + around
    return _Part(things, at, left, top, right - left, bottom - top)


def _stacked(parts: Sequence[_Part]) -> dict[int, Point]:
    """Return all things with the parts in rows; the rest beside or below a part larger than the rest."""
    areas = [part.width * part.height for part in parts]
    whole = sum(areas)
    largest = max(range(len(parts)), key=lambda n: areas[n])
    main = parts[largest]
    if areas[largest] * 2 <= whole or len(parts) == 1:
        return _rows(parts, math.sqrt(whole * _ASPECT))[0]
    rest = [part for n, part in enumerate(parts) if n != largest]
    little = whole - areas[largest]
    beside, width, height = _rows(rest, max(little * 1.05 / main.height, math.sqrt(little / 2)))
    below, width_below, height_below = _rows(rest, main.width)
    aspect = (main.width + width) / max(main.height, height)
    aspect_below = max(main.width, width_below) / (main.height + height_below)
    if max(aspect, _ASPECT) / min(aspect, _ASPECT) < max(aspect_below, _ASPECT) / min(
        aspect_below, _ASPECT
    ):
        x, y, rest_at = main.width, (main.height - height) / 2, beside
    else:
        x, y, rest_at = 0.0, main.height, below
    placed = {n: (px + x, py + y) for n, (px, py) in rest_at.items()}
    return placed | _moved(main, 0, 0)


def _rows(parts: Sequence[_Part], width: float) -> tuple[dict[int, Point], float, float]:
    """Return things with the parts in rows, and how wide and high these are.

    Pairs begin a row, and so do single things.
    """
    width = max(width, max(part.width for part in parts))
    placed: dict[int, Point] = {}
    x = y = high = widest = 0.0
    kind = min(3, len(parts[0].things))
    for part in parts:
        if x + part.width > width or min(3, len(part.things)) != kind:
            x, y, high = 0.0, y + high, 0.0
            kind = min(3, len(part.things))
        high = max(high, part.height)
        placed |= _moved(part, x, y + (high - part.height) / 2)
        x += part.width
        widest = max(widest, x)
    return placed, widest, y + high


def _moved(part: _Part, x: float, y: float) -> dict[int, Point]:
    """Return the things of a part with its box at a place."""
    left, top = x - part.left, y - part.top
    return {n: (px + left, py + top) for n, (px, py) in zip(part.things, part.at, strict=True)}
