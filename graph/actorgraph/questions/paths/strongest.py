"""The strongest ways: those whose weakest step is firmest."""

from __future__ import annotations

from collections.abc import Iterator

from actorgraph.model.modality import RANKS
from actorgraph.questions.paths.adjacency import Ground
from actorgraph.questions.paths.shortest import Layers, shortest_layers, ways_through


def strongest_ways(ground: Ground, start: int, end: int) -> Iterator[list[int]]:
    """Yield the ways between two different numbers that are strongest.

    A step is as firm as its firmest claim: its rank is 0 where one is confirmed, up to 10 (see
    `actorgraph.model.modality`). A way is stronger than another if the highest rank of its steps is lower;
    if these are equal, if it has fewer steps; if these are equal too, if the sum of the ranks is lower.

    Notes
    -----
    A widest, or bottleneck, path (Pollack 1960, "The Maximum Capacity Through a Network"). There are
    only eleven ranks, so the least that joins the two is found by searching with one more rank at a time.
    """
    allowed: list[str] = []
    for modality in sorted(ground.modalities, key=RANKS.__getitem__):
        allowed.append(modality)
        narrow = ground.narrowed(allowed)
        layers = shortest_layers(narrow, start, end)
        if layers:
            yield from ways_through(_firmest(layers, _ranks(narrow, layers)))
            return


def _ranks(ground: Ground, layers: Layers) -> dict[tuple[int, int], int]:
    """Return the rank of every step that layers have."""
    wanted = {(here, there) for layer in layers for here, after in layer.items() for there in after}
    ranks: dict[tuple[int, int], int] = {}
    numbers = sorted({here for here, _ in wanted})
    for here, there, hop in ground.hops(numbers, outward=True):
        step = here, there
        if step in wanted and hop.rank < ranks.get(step, len(RANKS)):
            ranks[step] = hop.rank
    return ranks


def _firmest(layers: Layers, ranks: dict[tuple[int, int], int]) -> Layers:
    """Return layers with only those ways of which the sum of the ranks is lowest."""
    left: dict[int, int] = {}
    kept: Layers = []
    for layer in reversed(layers):
        sums = {
            here: {there: left.get(there, 0) + ranks[here, there] for there in after}
            for here, after in layer.items()
        }
        left = {here: min(of.values()) for here, of in sums.items()}
        kept.append(
            {
                here: [there for there, total in of.items() if total == left[here]]
                for here, of in sums.items()
            }
        )
    return kept[::-1]
