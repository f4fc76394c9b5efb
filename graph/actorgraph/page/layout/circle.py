"""Room for circles: each part of a drawing brought to pixels, its crowded places opened, overlaps ended.

Where more is on a spot than fits, everything around is moved out by just the area that is missing, as a
cartogram does it (Gastner and Newman, *Diffusion-based Method for Producing Density-equalizing Maps*,
2004, https://doi.org/10.1073/pnas.0400280101); the flow is that of sources in a plane, which
`actorgraph.page.layout.lattice` adds up. What still overlaps is pushed apart, pair by pair.
"""

from __future__ import annotations

from random import Random
from typing import Final

import numpy as np

from actorgraph.page.layout.forces import in_disc
from actorgraph.page.layout.lattice import Floats, Ints, Lattice, sums

#: Pixels between two circles, more than rounding can take.
GAP: Final = 4.0
_SEED: Final = 20240202
#: Area of a drawing in areas of its circles, before crowded places are opened.
_ROOM: Final = 4.0
#: The share of an area that circles may fill.
_FULL: Final = 0.5
_EASING: Final = 12
_PUSHES: Final = 60
#: Pairs are looked up again after so many pushes.
_LOOK: Final = 4
#: Width by height that a drawing is stretched to, if a little does.
_ASPECT: Final = 1.25
_PI: Final = 3.141592653589793


def placed(part: Ints, parts: int, x: Floats, y: Floats, radius: Floats) -> tuple[Floats, Floats]:
    """Return places in pixels; circles of one part do not overlap, as far as some passes can reach.

    Parts lie one on the other, each around (0, 0).
    """
    lattice = Lattice(part, parts)
    x, y = _drawn_in(lattice, *_turned(lattice, x, y))
    need = sums(part, (radius + GAP / 2) * (radius + GAP / 2), parts)
    spread = sums(part, x * x + y * y, parts) / lattice.count
    scale = np.sqrt(_ROOM * need / np.maximum(2 * spread, 1e-9))
    # A thing may lie exactly on the one that it is tied to, and then nothing says which way to push.
    dx, dy = in_disc(Random(_SEED), x.size)  # noqa: S311 (the same drawing every time, no secret)
    x, y = x * scale[part] + radius * dx, y * scale[part] + radius * dy
    x, y = _eased(lattice, x, y, radius)
    return _apart(part, parts, x, y, radius)


def _turned(lattice: Lattice, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return every part with its long axis from left to right, a little stretched along it."""
    part, parts = lattice.part, lattice.parts
    mx, my, _, _ = lattice.spread(x, y)
    x, y = x - mx[part], y - my[part]
    across = sums(part, x * x, parts) - sums(part, y * y, parts)
    aslant = 2 * sums(part, x * y, parts)
    long = np.sqrt(across * across + aslant * aslant)
    double = np.where(long > 0, across / np.where(long > 0, long, 1), 1.0)
    cos = np.sqrt(np.maximum(0, (1 + double) / 2))[part]
    sin = (np.sqrt(np.maximum(0, (1 - double) / 2)) * np.where(aslant < 0, -1.0, 1.0))[part]
    x, y = x * cos + y * sin, y * cos - x * sin
    _, _, sx, sy = lattice.spread(x, y)
    stretch = np.minimum(_ASPECT, np.maximum(1.0, _ASPECT * sy / np.maximum(sx, 1e-9)))
    stretch = np.sqrt(stretch)[part]
    return x * stretch, y / stretch


def _drawn_in(lattice: Lattice, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return points with those that are far out, on few ties, drawn nearer."""
    part = lattice.part
    out = np.sqrt(x * x + y * y)
    mean = np.sqrt(sums(part, out * out, lattice.parts) / lattice.count)
    rim = 1.75 * mean[part] + 1e-9
    over = np.maximum(out - rim, 0)
    share = (np.minimum(out, rim) + over / (1 + over / (0.4 * rim))) / np.maximum(out, 1e-9)
    return x * share, y * share


def _eased(lattice: Lattice, x: Floats, y: Floats, radius: Floats) -> tuple[Floats, Floats]:
    """Return points with crowded places opened."""
    random = Random(_SEED)  # noqa: S311
    area = (2 * radius + GAP) * (2 * radius + GAP) * (_PI / 4)
    for _ in range(_EASING):
        at = lattice.located(x, y, (random.random(), random.random()))
        filled = np.maximum(lattice.within(at, area) / at.area, 1e-9)
        missing = area * np.maximum(0, 1 - _FULL / filled)
        missing[at.border] = 0  # a border cell has no area: it reaches outwards without end
        dx, dy = lattice.push(at, x, y, missing)
        x = x + dx / (4 * _PI)
        y = y + dy / (4 * _PI)
    return x, y


def _apart(part: Ints, parts: int, x: Floats, y: Floats, radius: Floats) -> tuple[Floats, Floats]:
    """Return points with overlapping circles pushed apart, while there are some."""
    widest = 2 * radius.max() + GAP
    left, right = np.zeros(parts), np.zeros(parts)
    np.minimum.at(left, part, x)
    np.maximum.at(right, part, x)
    room = right - left + 20 * widest
    aside = (np.cumsum(room) - right)[part]
    one, two, reach = _near(x, y, aside, radius, widest)
    for turn in range(_PUSHES):
        if turn and turn % _LOOK == 0:
            one, two, reach = _near(x, y, aside, radius, widest)
        dx, dy = x[two] - x[one], y[two] - y[one]
        square = dx * dx + dy * dy
        hit = np.flatnonzero(square < reach * reach)
        if not hit.size and turn % _LOOK == 0:
            break
        dx, dy, a, b = dx[hit], dy[hit], one[hit], two[hit]
        long = np.sqrt(square[hit]) + 1e-6
        move = 0.4 * (1.03 * reach[hit] - long) / long
        dx *= move
        dy *= move
        x = x + sums(b, dx, x.size) - sums(a, dx, x.size)
        y = y + sums(b, dy, x.size) - sums(a, dy, x.size)
    return x, y


def _near(
    x: Floats, y: Floats, aside: Floats, radius: Floats, widest: float
) -> tuple[Ints, Ints, Floats]:
    """Return the pairs of circles that may soon overlap, and how far apart they must be."""
    one, two = _close(x + aside, y, widest * 1.25)
    reach = radius[one] + radius[two] + GAP
    dx, dy = x[two] - x[one], y[two] - y[one]
    close = dx * dx + dy * dy < 2 * reach * reach
    return one[close], two[close], reach[close]


def _close(x: Floats, y: Floats, size: float) -> tuple[Ints, Ints]:
    """Return each pair of points once that lies in the same square of some size or in two that touch."""
    ix, iy = (x / size).astype(np.int64), (y / size).astype(np.int64)
    ix -= ix.min()
    iy -= iy.min()
    high = int(iy.max()) + 2
    key = ix * high + iy
    order = np.argsort(key, kind="stable")
    key = key[order]
    me = np.arange(key.size)
    after = np.searchsorted(key, key + 1, "right")
    beside = np.searchsorted(key, key + (high - 1), "left")
    beyond = np.searchsorted(key, key + (high + 1), "right")
    ones, twos = [], []
    for start, stop in ((me + 1, after), (beside, beyond)):
        length = stop - start
        one = np.repeat(me, length)
        two = np.arange(one.size) - np.repeat(np.cumsum(length) - length - start, length)
        ones.append(order[one])
        twos.append(order[two])
    return np.concatenate(ones), np.concatenate(twos)
