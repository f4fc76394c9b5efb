"""Tables of actors, events and sources, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from actorgraph.sentence.wording import told
from actorgraph.text.lines import left_out, table

if TYPE_CHECKING:
    from actorgraph.model.actor import Actor
    from actorgraph.model.event import Event
    from actorgraph.store.reader import Store

Thing = TypeVar("Thing")


def actors_lines(store: Store, *, limit: int = 0) -> Iterator[str]:
    """Yield a row for each actor, at most *limit*."""
    shown, left = _first(store.actors(), limit)
    yield from actors_table(shown)
    yield from left_out(left, "actor")


def events_lines(store: Store, *, limit: int = 0) -> Iterator[str]:
    """Yield a row for each event, at most *limit*."""
    shown, left = _first(store.events(), limit)
    yield from events_table(shown)
    yield from left_out(left, "event")


def sources_lines(store: Store, *, limit: int = 0) -> Iterator[str]:
    """Yield a row for each source, at most *limit*."""
    shown, left = _first(store.sources(), limit)
    names = store.names(source.publisher for source in shown if source.publisher)
    rows = (
        (
            source.id,
            names.get(source.publisher, ""),
            source.date.text,
            " ".join(filter(None, (source.title, source.address))),
        )
        for source in shown
    )
    yield from table(("Id", "Publisher", "Date", "Title"), rows)
    yield from left_out(left, "source")


def actors_table(actors: Iterable[Actor]) -> Iterator[str]:
    """Yield a row for each of some actors."""
    rows = (
        (actor.id, actor.type, "; ".join([actor.name, *(name.text for name in actor.names)]))
        for actor in actors
    )
    yield from table(("Id", "Type", "Names"), rows)


def events_table(events: Iterable[Event]) -> Iterator[str]:
    """Yield a row for each of some events."""
    rows = (
        (event.id, event.type, told(event.when), ", ".join(event.places), event.name)
        for event in events
    )
    yield from table(("Id", "Type", "When", "Places", "Name"), rows)


def _first(things: Iterable[Thing], limit: int) -> tuple[Sequence[Thing], int]:
    """Return the first of some things, all if *limit* is 0, and how many are left."""
    kept = list(things)
    shown = kept[: limit or None]
    return shown, len(kept) - len(shown)
