"""Places of many things by forces: ties pull, things push, coarse drawings first.

The forces are those of Noack, *Energy Models for Graph Clustering*, 2007
(https://doi.org/10.7155/jgaa.00154): two things push each other by the product of their masses over
their distance, where a mass is a thing's number of ties and one more, and a tie pulls by the square
root of its length. That lies between his LinLog model (a pull that does not grow: the clearest
communities, each on one spot) and ForceAtlas2 (a pull that grows with the length: even, and
communities run into one another). Because pushes count ties, hubs keep apart.

Near things are merged, pairs that share most of their ties first, and merged again until every part is
one; then it goes back, and each drawing is the start of the next finer one (Walshaw, *A Multilevel
Algorithm for Force-Directed Graph-Drawing*, 2003, https://doi.org/10.7155/jgaa.00070). Pushes are
summed up by `actorgraph.page.layout.lattice`.
"""

from __future__ import annotations

from random import Random
from typing import Final, NamedTuple

import numpy as np

from actorgraph.page.layout.lattice import Floats, Ints, Lattice, sums

_SEED: Final = 20240202
#: Steps on the coarser drawings and on the last.
_COARSE_ROUNDS: Final = 40
_ROUNDS: Final = 30
#: How far a step may go, first and last, in mean distances between neighbours.
_HOT: Final = 1.5
_COLD: Final = 0.1
_DAMPING: Final = 0.7


class Ties(NamedTuple):
    """Ties between numbered things, each pair once: both ends, weights, and the mass of every thing."""

    first: Ints
    second: Ints
    weight: Floats
    mass: Floats


def parts_of(count: int, first: Ints, second: Ints) -> Ints:
    """Return for every thing the least number in its connected component."""
    least = np.arange(count)
    while True:
        one, two = least[first], least[second]
        apart = one != two
        if not apart.any():
            return least
        first, second, one, two = first[apart], second[apart], one[apart], two[apart]
        np.minimum.at(least, np.maximum(one, two), np.minimum(one, two))
        least = _roots(least)


def settled(part: Ints, parts: int, first: Ints, second: Ints) -> tuple[Floats, Floats]:
    """Return places in which the forces are nearly at rest; the mean tie is about 1 long.

    Parts are drawn one on the other, each around (0, 0).
    """
    random = Random(_SEED)  # noqa: S311 (the same drawing every time, no secret)
    count = part.size
    degree = np.bincount(first, minlength=count) + np.bincount(second, minlength=count)
    mass = 1 + degree.astype(np.float64)
    ties = Ties(first, second, np.ones(first.size), mass)
    whole = sums(part, mass, parts)
    # With this strength, pushes and pulls are in balance where ties are 1 long on average.
    strength = 2 * np.bincount(part[first], minlength=parts) / (whole * whole)

    finer: list[tuple[Ints, Ties, Ints]] = []
    while ties.first.size:
        into, coarse = _merged(ties, random)
        finer.append((part, ties, into))
        coarse_part = np.empty(coarse.mass.size, np.int64)
        coarse_part[into] = part
        part, ties = coarse_part, coarse
    x, y = np.zeros(part.size), np.zeros(part.size)
    while finer:
        above, mass_above = part, ties.mass
        part, ties, into = finer.pop()
        around = np.sqrt(mass_above / whole[above]) * _extent(x, y, above, parts)
        around[np.bincount(into, minlength=above.size) == 1] = 0
        dx, dy = in_disc(random, into.size)
        x, y = x[into] + around[into] * dx, y[into] + around[into] * dy
        rounds = _COARSE_ROUNDS if finer else _ROUNDS
        x, y = _at_rest(Lattice(part, parts), ties, strength[part], x, y, rounds, random)
    return x, y


def _merged(ties: Ties, random: Random) -> tuple[Ints, Ties]:
    """Return into which each thing is merged, and the ties between what came out.

    Everything with a tie is merged along its best one: heavy, between ends with little else. The rank
    of a tie is the same from both ends, so following best ties ends where two things are each other's.
    """
    first, second, weight, mass = ties
    count = mass.size
    load = sums(first, weight, count) + sums(second, weight, count)
    chance = np.frombuffer(random.randbytes(4 * first.size), "<u4")
    order = np.lexsort((chance, weight / (load[first] * load[second])))
    rank = np.empty(first.size, np.int64)
    rank[order] = np.arange(first.size)
    best = np.full(count, -1)
    np.maximum.at(best, first, rank)
    np.maximum.at(best, second, rank)

    me = np.arange(count)
    into = me.copy()
    tied = best >= 0
    tie = order[best[tied]]
    into[tied] = first[tie] + second[tie] - me[tied]
    ends = (into[into] == me) & (me < into)
    into[ends] = me[ends]
    roots, into = np.unique(_roots(into), return_inverse=True)

    low = np.minimum(into[first], into[second])
    high = np.maximum(into[first], into[second])
    apart = low != high
    keys, which = np.unique(low[apart] * roots.size + high[apart], return_inverse=True)
    weights = sums(which, weight[apart], keys.size)
    masses = sums(into, mass, roots.size)
    return into, Ties(keys // roots.size, keys % roots.size, weights, masses)


def _roots(into: Ints) -> Ints:
    """Return where everything comes to that follows pointers to the end."""
    while ((further := into[into]) != into).any():
        into = further
    return into


def _extent(x: Floats, y: Floats, part: Ints, parts: int) -> Floats:
    """Return for every point how wide its part is, 1 if it is but a point."""
    count = np.maximum(np.bincount(part, minlength=parts), 1)
    mx, my = sums(part, x, parts) / count, sums(part, y, parts) / count
    dx, dy = x - mx[part], y - my[part]
    wide = np.sqrt(sums(part, dx * dx + dy * dy, parts) / count)
    return np.where(wide > 0, wide, 1.0)[part]


def in_disc(random: Random, count: int) -> tuple[Floats, Floats]:
    """Return points in the disc of radius 1: a square's, with its corners drawn in."""
    x, y = np.frombuffer(random.randbytes(8 * count), "<u4").reshape(2, count) / 2.0**31 - 1
    return x * np.sqrt(1 - y * y / 2), y * np.sqrt(1 - x * x / 2)


def _at_rest(
    lattice: Lattice,
    ties: Ties,
    strength: Floats,
    x: Floats,
    y: Floats,
    rounds: int,
    random: Random,
) -> tuple[Floats, Floats]:
    """Return points that have followed the forces for some rounds, in steps that become shorter."""
    first, second, weight, mass = ties
    count = mass.size
    scale = 1 / np.sqrt(lattice.count)
    for turn in range(rounds):
        at = lattice.located(x, y, (random.random(), random.random()))
        fx, fy = lattice.push(at, x, y, mass)
        fx *= strength * mass
        fy *= strength * mass
        dx, dy = x[first] - x[second], y[first] - y[second]
        pull = weight / np.sqrt(np.sqrt(dx * dx + dy * dy) + 1e-9)
        dx *= pull
        dy *= pull
        fx += sums(second, dx, count) - sums(first, dx, count)
        fy += sums(second, dy, count) - sums(first, dy, count)
        # A thing goes where its ties would hold it, however many there are, but not far in one step.
        held = sums(first, pull, count) + sums(second, pull, count) + 1e-9
        fx *= _DAMPING / held
        fy *= _DAMPING / held
        _, _, sx, sy = lattice.spread(x, y)
        heat = _HOT + (_COLD - _HOT) * turn / (rounds - 1)
        most = (heat * (sx + sy) * scale)[lattice.part]
        cut = np.minimum(1.0, most / (np.sqrt(fx * fx + fy * fy) + 1e-12))
        x = x + fx * cut
        y = y + fy * cut
    return x, y
