"""The shortest ways, and ways of growing length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush

from actorgraph.questions.paths.adjacency import Ground

#: For each place of the way but the last: the numbers that may stand there, with those that may follow.
Layers = list[dict[int, list[int]]]


def shortest_layers(ground: Ground, start: int, end: int) -> Layers:
    """Return all shortest ways between two different numbers, as layers; none where there is no way.

    Notes
    -----
    Breadth-first search from both ends, always from the end with the smaller frontier (Pohl 1971,
    "Bi-directional Search").
    """
    forth: dict[int, list[int]] = {start: []}
    back: dict[int, list[int]] = {end: []}
    front, rear = [start], [end]
    while front and rear:
        if len(front) <= len(rear):
            front = _level(ground, front, forth, outward=True)
            met = [n for n in front if n in back]
        else:
            rear = _level(ground, rear, back, outward=False)
            met = [n for n in rear if n in forth]
        if met:
            return [*reversed(_before(met, forth)), *_after(met, back)]
    return []


def _level(
    ground: Ground, frontier: Sequence[int], seen: dict[int, list[int]], *, outward: bool
) -> list[int]:
    """Go one step on from a frontier; *seen* gets the new numbers with those they came from."""
    new: dict[int, list[int]] = {}
    for here, others in ground.steps(frontier, outward=outward):
        for there in others:
            if there not in seen:
                new.setdefault(there, []).append(here)
    seen.update(new)
    return list(new)


def _before(met: Iterable[int], forth: dict[int, list[int]]) -> Layers:
    """Return the layers from the one before the meeting back to the start."""
    layers: Layers = []
    here = sorted(met)
    while forth[here[0]]:
        layer: dict[int, list[int]] = {}
        for n in here:
            for before in forth[n]:
                layer.setdefault(before, []).append(n)
        layers.append(layer)
        here = sorted(layer)
    return layers


def _after(met: Iterable[int], back: dict[int, list[int]]) -> Layers:
    """Return the layers from the meeting on to the one before the end."""
    layers: Layers = []
    here = sorted(met)
    while back[here[0]]:
        layers.append({n: sorted(back[n]) for n in here})
        here = sorted({after for n in here for after in back[n]})
    return layers


def ways_through(layers: Layers) -> Iterator[list[int]]:
    """Yield the ways through layers, in the order of their numbers from the start."""
    if not layers:
        return
    way: list[int] = []
    open_places = [iter(sorted(layers[0]))]
    while open_places:
        n = next(open_places[-1], None)
        if n is None:
            open_places.pop()
            del way[-1:]
        elif len(way) == len(layers):
            yield [*way, n]
        else:
            open_places.append(iter(layers[len(way)][n]))
            way.append(n)


def growing_ways(ground: Ground, start: int, end: int) -> Iterator[list[int]]:
    """Yield the ways that pass nobody twice, the shortest first.

    Notes
    -----
    Yen 1971, "Finding the K Shortest Loopless Paths in a Network", with the division of Lawler 1972:
    each way that is yielded divides what is left of its part into parts with a common beginning and
    some next steps that are shut. A part is searched when nothing shorter is left.
    """
    # (least length, 1 until searched, way, beginning, shut next steps)
    parts: list[tuple[int, int, tuple[int, ...], tuple[int, ...], frozenset[int]]]
    parts = [(0, 1, (), (start,), frozenset())]
    while parts:
        length, unsearched, way, beginning, shut = heappop(parts)
        if unsearched:
            found = _one_way(ground, beginning, shut, end)
            if found:
                heappush(parts, (len(found) - 1, 0, found, beginning, shut))
            continue
        yield list(way)
        for place in range(len(beginning) - 1, len(way) - 1):
            also = shut if place == len(beginning) - 1 else frozenset()
            heappush(parts, (length, 1, (), way[: place + 1], also | {way[place + 1]}))


def _one_way(
    ground: Ground, beginning: tuple[int, ...], shut: frozenset[int], end: int
) -> tuple[int, ...]:
    """Return a shortest way with a beginning, whose next step is not one of *shut*; empty if none."""
    *passed, turn = beginning
    forth: dict[int, int | None] = dict.fromkeys(passed)
    forth[turn] = None
    back: dict[int, int | None] = dict.fromkeys(passed)
    back[end] = None
    front, rear = [turn], [end]
    while front and rear:
        outward = len(front) <= len(rear)
        frontier, seen, other = (front, forth, back) if outward else (rear, back, forth)
        new: list[int] = []
        for here, others in ground.steps(frontier, outward=outward):
            for there in others:
                if there in seen or (
                    shut and (there in shut if here == turn else there == turn and here in shut)
                ):
                    continue
                seen[there] = here
                new.append(there)
                if there in other:
                    return (*passed, *_joined(there, forth, back, turn, end))
        if outward:
            front = new
        else:
            rear = new
    return ()


def _joined(
    middle: int,
    forth: dict[int, int | None],
    back: dict[int, int | None],
    turn: int,
    end: int,
) -> list[int]:
    head = [middle]
    while head[-1] != turn:
        before = forth[head[-1]]
        assert before is not None
        head.append(before)
    tail = [middle]
    while tail[-1] != end:
        after = back[tail[-1]]
        assert after is not None
        tail.append(after)
    return [*reversed(head), *tail[1:]]
