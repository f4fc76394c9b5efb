"""The answer to *find*, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from actorgraph.text.claims import each_claim_lines
from actorgraph.text.lines import heading
from actorgraph.text.same import counted_lines
from actorgraph.text.things import actors_table, events_table

if TYPE_CHECKING:
    from actorgraph.questions.find import Found
    from actorgraph.store.reader import Store


def found_lines(store: Store, found: Found) -> Iterator[str]:
    """Yield the actors, events and claims that hold a text."""
    if found.actors:
        yield heading("Actors")
        yield from actors_table(found.actors)
    if found.events:
        yield heading("Events")
        yield from events_table(found.events)
    if found.said:
        yield heading("Claims")
        yield from each_claim_lines(store, found.said)
    yield from counted_lines(found.same)
