"""The claims of an export: all of a store, or those that filters or the answer to a question leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.filters import NONE, Filters
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.network import ends_of, has_two_ends
from actorgraph.store.reader import Store
from actorgraph.store.selected import row_ids_in, source_ids_in, unasserted_in, without_two_ends

Row = TypeVar("Row")


@dataclass(frozen=True)
class Selection:
    """The claims of an export, with the actors, events and sources that they need.

    Everything is read from the store when it is needed, so that a selection of any size takes little memory.

    Parameters
    ----------
    store
        The store of the claims.
    filters, relations
        Which claims count; the default is all, of every modality.
    chosen
        Ids of the claims of an answer, in its order; None for all that the filters leave.
    watch
        Called with 1 for each claim that is read; a format may read them several times.
    """

    store: Store
    filters: Filters = NONE
    relations: tuple[str, ...] = ()
    chosen: tuple[str, ...] | None = None
    watch: Callable[[int], Any] | None = field(default=None, repr=False, compare=False)

    @property
    def is_whole(self) -> bool:
        """Return True if nothing of the store is left out."""
        return self.filters == NONE and not self.relations and self.chosen is None

    @property
    def title(self) -> str:
        """The title of the store."""
        return self.store.meta.get("title", "")

    @property
    def licence(self) -> str:
        """The licence of the store."""
        return self.store.meta.get("licence", "")

    @property
    def vocabulary(self) -> Vocabulary:
        """The relations of the store."""
        return self.store.vocabulary

    def claims(self) -> Iterator[Claim]:
        """Yield the claims, in the order in which they were written, or that of the answer."""
        if self.chosen is None:
            yield from self.watched(self.store.claims(self.filters, relations=self.relations))
            return
        yield from self.watched(self.store.claims_called(self.chosen))

    def watched(self, rows: Iterable[Row]) -> Iterable[Row]:
        """Return some claims or their rows, of each of which `watch` is told when it is done."""
        return rows if self.watch is None else _watched(rows, self.watch)

    def count(self) -> int:
        """Return how many claims there are."""
        if self.chosen is not None:
            return len(set(self.chosen))
        return self.store.count_claims(self.filters, self.relations)

    def unasserted(self) -> Counter[str]:
        """Return how many claims assert nothing of their ends, by modality; see `network.is_asserted`."""
        return unasserted_in(self.store, self.filters, self.relations, self.chosen)

    @cached_property
    def without_two_ends(self) -> tuple[int, ...]:
        """The row ids of the claims that are no edge; see `network.has_two_ends`."""
        return tuple(without_two_ends(self.store, self.filters, self.relations, self.chosen))

    def edgeless(self) -> Iterator[Claim]:
        """Yield the claims that are no edge."""
        yield from self.store.claims_of(self.without_two_ends).values()

    def actors(self) -> Iterator[Actor]:
        """Yield the actors: all of a whole store, else those that the claims, or their events and
        sources, name. Parents are there too.
        """  # fmt: skip
        yield from self.store.actors(None if self.is_whole else self._numbers)

    def events(self) -> Iterator[Event]:
        """Yield the events, as `actors` does; an event comes with those that it is part of."""
        yield from self.store.events(None if self.is_whole else self._numbers)

    def texts(self) -> Iterator[str]:
        """Yield each text or figure that a claim has instead of an object once: ``"text:85 targets"``."""
        seen: set[str] = set()
        for claim in self.claims():
            end = ends_of(claim)[1] if has_two_ends(claim, self.vocabulary) else ""
            if end.startswith("text:") and end not in seen:
                seen.add(end)
                yield end

    def sources(self) -> Iterator[Source]:
        """Yield the sources of the claims, in the order in which they were written."""
        if self.is_whole:
            yield from self.store.sources()
            return
        wanted = self._source_ids
        yield from (source for source in self.store.sources() if source.id in wanted)

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return row_ids_in(self.store, self.filters, self.relations, self.chosen)

    @cached_property
    def _source_ids(self) -> frozenset[str]:
        return frozenset(source_ids_in(self.store, self.filters, self.relations, self.chosen))


def _watched(rows: Iterable[Row], watch: Callable[[int], Any]) -> Iterator[Row]:
    for row in rows:
        yield row
        watch(1)
