"""Small stores of actors of several datasets, for the tests of identity."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from actorgraph.library import Case
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter

TODAY: Final = date(2024, 3, 1)


def written(
    path: Path,
    scopes: dict[str, list[Actor]],
    claims: Iterable[Claim] = (),
    events: Iterable[Event] = (),
) -> Case:
    """Write actors by their scopes, a source ``report`` of the first actor, and claims; return the case."""
    first = next(iter(scopes.values()))[0]
    with StoreWriter(path, standard()) as writer:
        for scope, actors in scopes.items():
            for actor in actors:
                writer.actor(actor, scope=scope)
            writer.parents(actors)
        for event in events:
            writer.event(event)
        writer.source(Source("report", "Report", first.id))
        writer.claims(claims)
    return Case(Store(path))
