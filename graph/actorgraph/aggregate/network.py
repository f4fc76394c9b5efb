"""What is worked out of the ties beside a store, here or on a server."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from actorgraph.aggregate.pack import pack_of
from actorgraph.aggregate.ties import folder_of
from actorgraph.aggregate.whole import Group, Ranked
from actorgraph.aggregate.whole import communities as communities_of
from actorgraph.aggregate.whole import components as components_of
from actorgraph.aggregate.whole import ranked as ranked_of
from actorgraph.model.errors import FileTrouble, NotFound, WrongUse

#: Members of a group that are named.
MEMBERS: Final = 5


class Quote(NamedTuple):
    """The words of an event."""

    id: str
    source: str
    when: str
    quote: str


def ranked(store: str, top: int = 10, engine: str = "") -> list[Ranked]:
    """Return the actors of the ties beside a store with the highest PageRank."""
    if not engine:
        return ranked_of(pack_of(_folder(store)), top)
    from actorgraph.aggregate.spark import Spark

    with closing(Spark(engine)) as server:
        return server.ranked(_folder(store), top)


def components(store: str, top: int = 10, engine: str = "") -> tuple[int, list[Group]]:
    """Return how many connected components the ties beside a store make, and the largest."""
    if not engine:
        return components_of(pack_of(_folder(store)), top, MEMBERS)
    from actorgraph.aggregate.spark import Spark

    with closing(Spark(engine)) as server:
        return server.components(_folder(store), top, MEMBERS)


def communities(store: str, top: int = 10, engine: str = "") -> tuple[int, float, list[Group]]:
    """Return how many communities the ties beside a store make, their modularity, and the largest."""
    if engine:
        raise WrongUse("communities are found here and not on a server; leave --engine out")
    return communities_of(pack_of(_folder(store)), top, MEMBERS)


def quotes(store: str, ids: Sequence[str]) -> list[Quote]:
    """Return the words of events that were counted into a store, by the ids of the events."""
    from actorgraph.aggregate.duck import Duck

    folder = _folder(store)
    if not (folder / "quotes").is_dir():
        raise FileTrouble(f"the events of {store!r} had no quotes")
    with TemporaryDirectory() as work, closing(Duck(Path(work))) as engine:
        found = [Quote(*row) for row in engine.quotes(folder / "quotes", ids)]
    missing = sorted({*ids} - {quote.id for quote in found})
    if missing:
        raise NotFound(missing[0], hint="the ids of events stand on the claims of the store")
    return found


def _folder(store: str) -> Path:
    folder = folder_of(store)
    if not folder.is_dir():
        raise FileTrouble(f"no ties beside {store!r}: it was not made by actorgraph aggregate")
    return folder
