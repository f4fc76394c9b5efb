"""What a search for paths walks on: the actors that counting claims join, fetched as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from actorgraph.model.filters import Filters
from actorgraph.store.reader import Hop, Store, Thing

#: Actors whose neighbours are fetched together: a search that meets the other one early stops there.
_CHUNK = 256


class Ground:
    """The claims that count, as steps between the numbers of actors and events.

    A claim may be walked from either end unless *directed*; *relations* and *modalities* narrow what
    counts, where empty to all relations and to the modalities of the filters. An event among *ends* is
    joined, both ways, to everybody whom the claims about it name. Actors that are confirmed to be one
    are one. Neighbours are remembered, since the searches come back to them.
    """

    def __init__(
        self,
        store: Store,
        filters: Filters,
        ends: Iterable[Thing] = (),
        *,
        directed: bool = False,
        relations: Iterable[str] = (),
        modalities: Iterable[str] = (),
    ) -> None:
        self.store = store
        self.filters = filters
        self.ends = tuple(ends)
        self.directed = directed
        self.relations = tuple(relations)
        self.modalities = tuple(modalities) or filters.counting
        self._told: dict[int, dict[int, list[Hop]]] = {}
        self._next: dict[bool, dict[int, dict[int, None]]] = {True: {}, False: {}}
        for event in self.ends:
            if event.is_event:
                self._join(event.n)

    def narrowed(self, modalities: Iterable[str]) -> Ground:
        """Return the same ground with fewer modalities."""
        return Ground(
            self.store,
            self.filters,
            self.ends,
            directed=self.directed,
            relations=self.relations,
            modalities=modalities,
        )

    def steps(
        self, numbers: Sequence[int], *, outward: bool
    ) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield each number with the numbers one step on (*outward*) or one step before."""
        known = self._next[outward or not self.directed]
        for start in range(0, len(numbers), _CHUNK):
            chunk = numbers[start : start + _CHUNK]
            self._fetch([n for n in chunk if n not in known], known, outward=outward)
            for n in chunk:
                yield n, known[n]

    def hops(self, numbers: Sequence[int], *, outward: bool) -> Iterator[tuple[int, int, Hop]]:
        """Yield (here, there, claim) for every step on from some numbers, or to them."""
        for direction in self._directions(outward=outward):
            found = self.store.hops(
                numbers,
                outward=direction,
                relations=self.relations,
                filters=self.filters,
                modalities=self.modalities,
            )
            for hop in found:
                here, there = (hop.subject, hop.object)[:: 1 if direction else -1]
                yield here, there, hop
        for here in numbers:
            for there, told in self._told.get(here, {}).items():
                yield from ((here, there, hop) for hop in told)

    def between(self, here: int, there: int) -> list[Hop]:
        """Return the claims that make a step from one number to another, each once, firmest first."""
        pairs = [(here, there)] if self.directed else [(here, there), (there, here)]
        found = [
            hop
            for subject, target in pairs
            for hop in self.store.hops(
                [subject],
                outward=True,
                target=target,
                relations=self.relations,
                filters=self.filters,
                modalities=self.modalities,
            )
        ]
        found += self._told.get(here, {}).get(there, ())
        # A claim whose object is also its event is met twice.
        return sorted(set(found), key=lambda hop: (hop.rank, hop.n))

    def _directions(self, *, outward: bool) -> tuple[bool, ...]:
        return (outward,) if self.directed else (True, False)

    def _fetch(
        self, numbers: Sequence[int], known: dict[int, dict[int, None]], *, outward: bool
    ) -> None:
        for n in numbers:
            known[n] = dict.fromkeys(self._told.get(n, ()))
        directions = self._directions(outward=outward)
        if not self.relations:
            pairs = self.store.neighbours(
                numbers, directions, filters=self.filters, modalities=self.modalities
            )
            for here, there in pairs:
                known[here][there] = None
            return
        for here, there, _ in self.hops(numbers, outward=outward):
            known[here][there] = None

    def _join(self, event: int) -> None:
        """Join an event to those whom the claims about it name."""
        about = self.store.about(event, filters=self.filters, modalities=self.modalities)
        ids = self.store.claim_ids([n for n, _, _ in about])
        for row in self.store.claim_rows(ids=ids):
            n, _, _, subject, relation, target, _, rank, first, last, dated_by = row[:11]
            if self.relations and self.store.relation_name(relation) not in self.relations:
                continue
            for other, is_subject in ((subject, True), (target, False)):
                if other is None or other == event:
                    continue
                one = self.store.first_row_id(other)
                ends = (one, relation, event) if is_subject else (event, relation, one)
                hop = Hop(n, *ends, rank, first, last, dated_by)
                self._told.setdefault(event, {}).setdefault(one, []).append(hop)
                self._told.setdefault(one, {}).setdefault(event, []).append(hop)
