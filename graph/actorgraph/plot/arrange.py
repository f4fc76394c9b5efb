"""Places for boxes on a sheet of a given width: simulated annealing, the same for the same input.

Davidson and Harel, *Drawing Graphs Nicely Using Simulated Annealing*, 1996 (https://doi.org/10.1145/234535.234538),
with heat-bath moves: one box is offered some places at once, and takes one by its cost and the temperature. A drawing costs what makes it hard to
read: boxes that touch, lines through a box, crossings, lines that leave a box nearly together, and lines that are
long or have no room for words. It begins as the page's layout does, by stress. Everything is in points, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from actorgraph.page.layout.stress import Box, places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

#: Room between two boxes, across and down: for arrows, and for words beside lines.
GAP: Final = (20.0, 17.0)
#: How near a line may pass a box that is not its own.
CLEAR: Final = 4.0
#: Between the end of a line and its box.
END: Final = 1.5
_SEED: Final = 20240202
_OFFERS: Final = 14
_SWEEPS: Final = 90
#: Costs of what is seldom forgiven: two boxes that touch, a line through a box; of a crossing, and of
#: the corner of the sheet.
_TOUCH, _STRIKE, _CROSS, _FAR = 14.0, 7.0, 1.0, 1.2
_HOT, _COLD = 3.0, 0.03


def arranged(
    sizes: Floats, links: Mapping[tuple[int, int], Link], width: float, height: float
) -> Floats:
    """Return the middles of boxes on a sheet, a row each.

    *sizes* has a row of width and height for each box; *links* has what lies between two boxes by their numbers, of
    which the first is the lower.
    """
    import numpy as np

    if not len(sizes):
        return np.zeros((0, 2))
    random = np.random.default_rng(_SEED)
    lines = list(links)
    cost = Cost(sizes, links, width, height)
    at = _start(sizes, lines, width, height)
    count = len(sizes)
    for sweep in range(_SWEEPS):
        part = sweep / (_SWEEPS - 1)
        heat = _HOT * (_COLD / _HOT) ** part
        reach = 0.5 * (0.03 / 0.5) ** part
        for i in random.permutation(count):
            offers = np.empty((_OFFERS, 2))
            offers[0] = at[i]
            offers[1:] = at[i] + random.normal(size=(_OFFERS - 1, 2)) * (
                width * reach,
                height * reach,
            )
            offers[1] = random.random(2) * (width, height)
            offers = cost.inside(i, offers)
            costs = cost.of(i, offers, at)
            chances = np.exp(-(costs - costs.min()) / heat)
            at[i] = offers[_drawn(chances, random.random())]
    return _settled(cost, at, random)


@dataclass(frozen=True, slots=True)
class Link:
    """The lines between two boxes: how far they spread to either side, and how long they need to be."""

    spread: float
    length: float


def _settled(cost: Cost, at: Floats, random: np.random.Generator) -> Floats:
    """Return places after small moves that only make the drawing better."""
    import numpy as np

    for reach in (24.0, 12.0, 6.0, 3.0):
        for i in random.permutation(len(at)):
            offers = cost.inside(i, at[i] + random.normal(size=(_OFFERS, 2)) * reach)
            offers[0] = at[i]
            at[i] = offers[int(np.argmin(cost.of(i, offers, at)))]
    return at


def _drawn(chances: Floats, share: float) -> int:
    import numpy as np

    sums = np.cumsum(chances)
    return min(int(np.searchsorted(sums, share * sums[-1])), len(chances) - 1)


def _start(sizes: Floats, lines: list[tuple[int, int]], width: float, height: float) -> Floats:
    """Return the page's layout by stress, brought to the sheet."""
    import numpy as np

    boxes = {str(n): Box(-w / 2, -h / 2, w / 2, h / 2) for n, (w, h) in enumerate(sizes)}
    found = places(boxes, ((str(a), str(b)) for a, b in lines))
    at = np.array([found[str(n)] for n in range(len(sizes))], dtype=float)
    low, high = at.min(axis=0), at.max(axis=0)
    room = np.maximum(np.array([width, height]) - sizes, 1.0)
    start: Floats = (at - low) / np.maximum(high - low, 1e-9) * room + sizes / 2
    return start


class Cost:
    """What a drawing costs, worked out for one box at several places at once."""

    def __init__(
        self, sizes: Floats, links: Mapping[tuple[int, int], Link], width: float, height: float
    ) -> None:
        import numpy as np

        self.spread = np.array([link.spread for link in links.values()])
        self.needed = np.array([link.length for link in links.values()])
        self.half = sizes / 2
        self.sheet = np.array([width, height])
        self.ends = np.array(list(links), dtype=int).reshape(-1, 2)
        self.degree = np.bincount(self.ends.ravel(), minlength=len(sizes))
        count = len(sizes)
        self._own = [np.flatnonzero((self.ends == i).any(axis=1)) for i in range(count)]
        self._others = [np.flatnonzero((self.ends != i).all(axis=1)) for i in range(count)]
        self._beside = [np.flatnonzero(np.arange(count) != i) for i in range(count)]
        #: A line may be as long as what is usual on the sheet.
        self.usual = max(80.0, math.sqrt(width * height / max(1, count)))

    def inside(self, i: int, offers: Floats) -> Floats:
        """Return places at which a box does not leave the sheet."""
        import numpy as np

        low = self.half[i]
        return np.clip(offers, low, np.maximum(self.sheet - low, low))

    def of(self, i: int, offers: Floats, at: Floats) -> Floats:
        """Return what one box costs at each of some places."""
        import numpy as np

        beside, own, others = self._beside[i], self._own[i], self._others[i]
        # boxes that touch, or leave too little between them
        apart = np.abs(offers[:, None] - at[beside]) - self.half[i] - self.half[beside]
        short = np.clip(1 - apart / np.array(GAP), 0, None)
        touching = short.min(axis=2)
        costs: Floats = (_TOUCH * touching + (touching > 0)).sum(axis=1)
        # what is far from the middle
        costs += _FAR * (np.abs(offers / self.sheet - 0.5) ** 2).sum(axis=1)
        # other lines through this box
        starts, stops = at[self.ends[others, 0]], at[self.ends[others, 1]]
        through = struck(
            starts[None],
            stops[None],
            offers[:, None],
            (self.half[i] + CLEAR + self.spread[others, None])[None],
        )
        costs += _STRIKE * through.sum(axis=1)
        if not len(own):
            return costs
        far = np.where(self.ends[own, 0] == i, self.ends[own, 1], self.ends[own, 0])
        to = at[far]
        # its own lines through other boxes
        through = struck(
            offers[:, None, None], to[None, :, None], at[beside][None, None],
            (self.half[beside] + CLEAR)[None, None] + self.spread[own][None, :, None, None],
        )  # fmt: skip
        through &= beside[None, None, :] != far[None, :, None]
        costs += _STRIKE * through.sum(axis=(1, 2))
        # its own lines across other lines
        crossing = crossed(
            offers[:, None, None], to[None, :, None], starts[None, None], stops[None, None]
        )
        meets = (self.ends[others][None] == far[:, None, None]).any(axis=2)
        costs += _CROSS * (crossing & ~meets[None]).sum(axis=(1, 2))
        # the length of its own lines
        along = to[None] - offers[:, None]
        length = np.hypot(along[..., 0], along[..., 1]) + 1e-9
        unit = along / length[..., None]
        size = np.abs(unit) + 1e-9
        hidden = ((self.half[i] + END) / size).min(axis=2)
        hidden += ((self.half[far] + END) / size).min(axis=2)
        seen = length - hidden
        short = np.clip(1 - seen / self.needed[own], 0, 1.5)
        costs += (0.45 * length / self.usual + 3.2 * short).sum(axis=1)
        # lines that leave a box nearly together
        costs += 0.5 * _together(unit @ unit.transpose(0, 2, 1), np.eye(len(own), dtype=bool))
        other_ends = np.where(
            self.ends[others][None] == far[:, None, None],
            self.ends[others][:, ::-1][None],
            -1,
        ).max(axis=2)
        if (other_ends >= 0).any():
            way = at[other_ends] - to[:, None]
            way = way / (np.hypot(way[..., 0], way[..., 1]) + 1e-9)[..., None]
            cosines = np.einsum("kdx,dmx->kdm", -unit, way)
            costs += _together(cosines, (other_ends < 0)[None])
        return costs


def _together(cosines: Floats, ignored: Truths) -> Any:
    """Return the cost of lines by the cosines of the angles between them: from 15 degrees on."""
    import numpy as np

    near = np.clip((cosines - 0.966) / (1 - 0.966), 0, 1)
    return 1.6 * np.where(ignored, 0, near).sum(axis=(1, 2))


def struck(starts: Floats, stops: Floats, middles: Floats, halves: Floats) -> Truths:
    """Return which segments meet which boxes, by clipping (Liang and Barsky 1984); the shapes are broadcast."""
    import numpy as np

    along = stops - starts
    along = np.where(np.abs(along) < 1e-9, 1e-9, along)
    first = (middles - halves - starts) / along
    second = (middles + halves - starts) / along
    enters = np.minimum(first, second).max(axis=-1)
    leaves = np.maximum(first, second).min(axis=-1)
    found: Truths = np.maximum(enters, 0) < np.minimum(leaves, 1)
    return found


def crossed(a: Floats, b: Floats, c: Floats, d: Floats) -> Truths:
    """Return which segments from a to b cross those from c to d; the shapes are broadcast."""
    one, two = _turn(a, b, c), _turn(a, b, d)
    three, four = _turn(c, d, a), _turn(c, d, b)
    found: Truths = (one * two < 0) & (three * four < 0)
    return found


def _turn(a: Floats, b: Floats, c: Floats) -> Floats:
    found: Floats = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
    return found
