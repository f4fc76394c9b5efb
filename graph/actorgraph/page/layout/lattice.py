"""Who pushes whom among many points, in time that grows with their number and not with its square.

Every part of the drawing has a square lattice of its own, with about three points a cell, and coarser
ones above it, each cell of which covers four. A cell feels the cells near its parent that do not touch
it as one point each, and so on up (the interaction lists of Greengard and Rokhlin, *A Fast Algorithm
for Particle Simulations*, 1987, https://doi.org/10.1016/0021-9991(87)90140-9, with their first term
only); a point feels each of the nine cells around it as one point.

Only arithmetic that IEEE 754 defines and sums in a fixed order are used, so that every machine finds
the same places: ``np.bincount`` adds one after the other, ``np.sum`` does not, and ``np.exp`` differs
between processors.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_A_CELL: Final = 3
#: Width of a lattice in standard deviations; what lies farther out counts to its border cells.
_REACH: Final = 4.8
#: Share of a lattice's width by which it is shifted from use to use, to blur the borders of its cells.
_SHIFT: Final = 0.16
_TINY: Final = 1e-9
_OFFSETS: Final = [(dx, dy) for dy in range(-3, 4) for dx in range(-3, 4)]


class Located(NamedTuple):
    """In which cells points are, how wide the cells are, and which points lie at the border."""

    cell: Ints
    size: Floats
    area: Floats
    border: npt.NDArray[np.bool_]


def sums(index: Ints, amount: Floats, count: int) -> Floats:
    """Return for every number below *count* the sum of its amounts, added in their order."""
    # Of nothing, bincount makes whole numbers.
    return np.bincount(index, amount, count).astype(np.float64, copy=False)


class Lattice:
    """Lattices for points of which each belongs to a part; parts do not feel one another."""

    def __init__(self, part: Ints, parts: int) -> None:
        self.part = part
        self.parts = parts
        self.count = np.maximum(np.bincount(part, minlength=parts), 1).astype(np.float64)
        self._side = np.ones(parts, np.int64)
        while (small := self._side * self._side * _A_CELL < self.count).any():
            self._side[small] *= 2
        self._build()

    def _build(self) -> None:
        """Number the cells, the finest first, and list which feel which."""
        side, start = self._side, 0
        felt: list[tuple[Ints, Ints]] = []
        self._up: list[tuple[Ints, Ints]] = []
        while side.size:
            cells = side * side
            base = start + np.cumsum(cells) - cells
            owner = np.repeat(np.arange(side.size), cells)
            here = np.arange(start, start + owner.size)
            width, first = side[owner], base[owner]
            iy, ix = np.divmod(here - first, width)
            near = []
            for dx, dy in _OFFSETS:
                jx, jy = ix + dx, iy + dy
                there = first + jy * width + jx
                inside = (jx >= 0) & (jx < width) & (jy >= 0) & (jy < width)
                if max(abs(dx), abs(dy)) <= 1:
                    near.append(np.where(inside, there, -1))
                else:
                    inside &= np.abs((jx >> 1) - (ix >> 1)) <= 1
                    inside &= np.abs((jy >> 1) - (iy >> 1)) <= 1
                    felt.append((here[inside], there[inside]))
            if start == 0:
                self._base, self._near = base, near
            start += owner.size
            split = side > 1
            child = split[owner]
            side = side[split] // 2
            above = start + np.cumsum(side * side) - side * side
            whose = (np.cumsum(split) - 1)[owner[child]]
            parent = above[whose] + (iy[child] >> 1) * side[whose] + (ix[child] >> 1)
            self._up.append((here[child], parent))
        self._cells = start + 1  # the last stands for all that is outside, and stays empty
        self._feels = np.concatenate([to for to, _ in felt])
        self._felt = np.concatenate([by for _, by in felt])
        self._near = [np.where(cells < 0, start, cells) for cells in self._near]

    def spread(self, x: Floats, y: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the middle of every part, and its standard deviation to the right and down."""
        mx = sums(self.part, x, self.parts) / self.count
        my = sums(self.part, y, self.parts) / self.count
        dx, dy = x - mx[self.part], y - my[self.part]
        sx = np.sqrt(sums(self.part, dx * dx, self.parts) / self.count)
        sy = np.sqrt(sums(self.part, dy * dy, self.parts) / self.count)
        return mx, my, sx, sy

    def located(self, x: Floats, y: Floats, shift: tuple[float, float]) -> Located:
        """Return the cells of points, with the lattices shifted by two numbers in [0, 1]."""
        mx, my, sx, sy = self.spread(x, y)
        wide = _REACH * np.maximum(sx, sy / 3) + _TINY
        high = _REACH * np.maximum(sy, sx / 3) + _TINY
        part, side = self.part, self._side[self.part]
        least = (1 - _SHIFT) / 2
        ix = ((x - mx[part]) / wide[part] + (least + _SHIFT * shift[0])) * side
        iy = ((y - my[part]) / high[part] + (least + _SHIFT * shift[1])) * side
        ix = np.minimum(np.maximum(ix, 0), side - 1).astype(np.int64)
        iy = np.minimum(np.maximum(iy, 0), side - 1).astype(np.int64)
        border = (ix == 0) | (iy == 0) | (ix == side - 1) | (iy == side - 1)
        size = (wide + high)[part] / 2 / side
        area = (wide * high)[part] / (side * side)
        return Located(self._base[part] + iy * side + ix, size, area, border)

    def within(self, at: Located, amount: Floats) -> Floats:
        """Return for every point the amount in its cell."""
        return sums(at.cell, amount, self._cells)[at.cell]

    def push(self, at: Located, x: Floats, y: Floats, mass: Floats) -> tuple[Floats, Floats]:
        """Return the sum over all other points of mass / distance, away from them."""
        total = sums(at.cell, mass, self._cells)
        sum_x = sums(at.cell, mass * x, self._cells)
        sum_y = sums(at.cell, mass * y, self._cells)
        for cells, parent in self._up:
            for held in (total, sum_x, sum_y) if cells.size else ():
                held += sums(parent, held[cells], self._cells)
        some = np.maximum(total, _TINY)
        middle_x, middle_y = sum_x / some, sum_y / some

        dx = middle_x[self._feels] - middle_x[self._felt]
        dy = middle_y[self._feels] - middle_y[self._felt]
        share = total[self._felt] / (dx * dx + dy * dy + _TINY)
        push_x = sums(self._feels, share * dx, self._cells)
        push_y = sums(self._feels, share * dy, self._cells)
        for cells, parent in reversed(self._up):
            push_x[cells] += push_x[parent]
            push_y[cells] += push_y[parent]

        out_x, out_y = push_x[at.cell], push_y[at.cell]
        soft = 0.05 * at.size * at.size
        for neighbours in self._near:
            cell = neighbours[at.cell]
            held, there_x, there_y = total[cell], middle_x[cell], middle_y[cell]
            if neighbours is self._near[4]:  # its own cell: all but itself
                held = np.maximum(held - mass, 0)
                rest = np.maximum(held, _TINY)
                there_x = (sum_x[cell] - mass * x) / rest
                there_y = (sum_y[cell] - mass * y) / rest
                held = np.where(held > 1e-6 * mass, held, 0)
            dx, dy = x - there_x, y - there_y
            share = held / (dx * dx + dy * dy + soft)
            out_x += share * dx
            out_y += share * dy
        return out_x, out_y
