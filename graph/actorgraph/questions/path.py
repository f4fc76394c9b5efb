"""The shortest ways between two actors, each hop with the claims that carry it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from actorgraph.filters import NONE, Filters
from actorgraph.identity.counted import CountedAsOne, counted_as_one
from actorgraph.modality import MODALITIES
from actorgraph.store.reader import Hop, Store, Thing

MOST: Final = 5


class PathHop(NamedTuple):
    """One step of a path: what is said between two actors, in the direction in which it is said.

    `claims` are the ids of all counting claims with this relation and direction, firmest first.
    `also` holds the other relations between the two.
    """

    subject: str
    relation: str
    object: str
    modality: str
    claims: tuple[str, ...]
    also: tuple[PathHop, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the hop as JSON values."""
        document: dict[str, Any] = {
            "subject": self.subject,
            "relation": self.relation,
            "object": self.object,
            "modality": self.modality,
            "claims": list(self.claims),
        }
        if self.also:
            document["also"] = [hop.document() for hop in self.also]
        return document


class Path(NamedTuple):
    """A way through the claims: the actors from one end to the other, and one hop fewer."""

    actors: tuple[str, ...]
    hops: tuple[PathHop, ...]

    def document(self) -> dict[str, Any]:
        """Return the path as JSON values."""
        return {"actors": list(self.actors), "hops": [hop.document() for hop in self.hops]}


class Paths(NamedTuple):
    """The shortest paths between two things; none where the claims do not connect them.

    `names` gives the first name of every actor on the paths. `more` is True where further paths of the
    same length were left out. `same` tells which actors are counted as one.
    """

    start: str
    end: str
    paths: tuple[Path, ...]
    names: dict[str, str]
    more: bool = False
    same: tuple[CountedAsOne, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the paths as JSON values, under the documented keys."""
        return {
            "from": self.start,
            "to": self.end,
            "paths": [path.document() for path in self.paths],
            "more": self.more,
            "same": [it.document() for it in self.same],
        }


def path(
    store: Store,
    start: Thing,
    end: Thing,
    *,
    filters: Filters = NONE,
    directed: bool = False,
    most: int = MOST,
) -> Paths:
    """Return the shortest paths between two actors or events.

    A claim may be walked from either end unless *directed*. An event is joined to everything that the
    claims about it name. Which of the shortest paths come first is set by the order in which the actors
    were written.

    Notes
    -----
    Breadth-first search from both ends over the store's indexes, always from the end with the smaller
    frontier (Pohl 1971, "Bi-directional Search"); only the claims of the paths are read in full.
    """
    if start.n == end.n:
        same = counted_as_one(store, [start.id])
        return Paths(
            start.id, end.id, (Path((start.id,), ()),), {start.id: start.name}, False, same
        )
    search = _Search(store, filters, directed=directed)
    found = search.between(start, end)
    ways = [way for _, way in zip(range(most + 1), found, strict=False)]
    more, ways = len(ways) > most, ways[:most]
    things = store.things(n for way in ways for n in way)
    ids = {n: thing.id for n, thing in things.items()}
    paths = tuple(
        Path(tuple(ids[n] for n in way), tuple(_hops(store, search, way, ids))) for way in ways
    )
    names = {it.id: it.name for it in things.values()}
    same = counted_as_one(store, names or (start.id, end.id))
    return Paths(start.id, end.id, paths, names, more, same)


class _Search:
    """One search; it remembers which claims join an event to the rest."""

    def __init__(self, store: Store, filters: Filters, *, directed: bool) -> None:
        self.store = store
        self.filters = filters
        self.directed = directed
        self.about: dict[tuple[int, int], list[int]] = {}

    def between(self, start: Thing, end: Thing) -> Iterator[list[int]]:
        """Yield the shortest ways from start to end, as numbers."""
        for thing in (start, end):
            if thing.is_event:
                self._join(thing.n)
        forth: dict[int, list[int]] = {start.n: []}
        back: dict[int, list[int]] = {end.n: []}
        front, rear = [start.n], [end.n]
        while front and rear:
            if len(front) <= len(rear):
                front = self._level(front, forth, outward=True)
                met = [n for n in front if n in back]
            else:
                rear = self._level(rear, back, outward=False)
                met = [n for n in rear if n in forth]
            if met:
                yield from self._through(sorted(met), forth, back)
                return

    def _level(
        self, frontier: list[int], seen: dict[int, list[int]], *, outward: bool
    ) -> list[int]:
        """Go one step on from a frontier; *seen* gets the new actors with those they came from."""
        new: dict[int, list[int]] = {}
        for here, there in self._steps(frontier, outward=outward):
            if there in seen:
                continue
            new.setdefault(there, []).append(here)
        for there, came_from in new.items():
            seen[there] = list(dict.fromkeys(came_from))
        return list(new)

    def _steps(self, frontier: list[int], *, outward: bool) -> Iterator[tuple[int, int]]:
        directions = (outward,) if self.directed else (True, False)
        yield from self.store.neighbours(
            frontier, directions, filters=self.filters, modalities=self.filters.counting
        )
        for here, there in list(self.about):
            if here in frontier:
                yield here, there

    def _join(self, event: int) -> None:
        rows = self.store.about(event, filters=self.filters, modalities=self.filters.counting)
        for claim, subject, target in rows:
            for other in (subject, target):
                if other is not None and other != event:
                    self.about.setdefault((event, other), []).append(claim)
                    self.about.setdefault((other, event), []).append(claim)

    def _through(
        self, met: list[int], forth: dict[int, list[int]], back: dict[int, list[int]]
    ) -> Iterator[list[int]]:
        for middle in met:
            for head in _ways(middle, forth):
                for tail in _ways(middle, back):
                    yield [*reversed(head), *tail[1:]]


def _ways(n: int, came_from: dict[int, list[int]]) -> Iterator[list[int]]:
    """Yield every way from a number back to where its search began."""
    if not came_from[n]:
        yield [n]
    for before in sorted(came_from[n]):
        for way in _ways(before, came_from):
            yield [n, *way]


def _hops(
    store: Store, search: _Search, way: Sequence[int], ids: dict[int, str]
) -> Iterator[PathHop]:
    for here, there in pairwise(way):
        groups = _groups(store, search, here, there, ids)
        hops = [
            PathHop(subject, relation, target, MODALITIES[rank], tuple(claims))
            for rank, subject, relation, target, claims in groups
        ]
        yield hops[0]._replace(also=tuple(hops[1:]))


def _groups(
    store: Store, search: _Search, here: int, there: int, ids: dict[int, str]
) -> list[tuple[int, str, str, str, list[str]]]:
    """Return what is said between two neighbours: rank, subject, relation, object and claims."""
    found: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for hop in _between(store, search, here, there):
        key = (ids[hop.subject], store.relation_name(hop.relation), ids[hop.object])
        found.setdefault(key, []).append((hop.rank, hop.n))
    for n, claim in store.claims_of(search.about.get((here, there), ())).items():
        other = ids[there if claim.event == ids[here] else here]
        subject = store.firsts([claim.subject]).get(claim.subject, claim.subject)
        ends = (other, claim.event) if other == subject else (claim.event, other)
        key = (ends[0], claim.relation, ends[1])
        found.setdefault(key, []).append((MODALITIES.index(claim.modality), n))
    groups = []
    for (subject, relation, target), ranked in found.items():
        ranked = sorted(set(ranked))  # whose object is also its event was met twice
        claims = store.claim_ids([n for _, n in ranked])
        groups.append((ranked[0][0], subject, relation, target, claims))
    return sorted(groups, key=lambda it: (it[0], it[2], it[1]))


def _between(store: Store, search: _Search, here: int, there: int) -> Iterator[Hop]:
    for subject, target in ((here, there),) if search.directed else ((here, there), (there, here)):
        yield from store.hops(
            [subject],
            outward=True,
            target=target,
            filters=search.filters,
            modalities=search.filters.counting,
        )
