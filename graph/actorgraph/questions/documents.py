"""Actors, events, sources and claims as JSON values, under the documented keys.

A missing value is None; the keys are always all there.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.fields import ACTOR, CLAIM, EVENT, NAME, QUANTITY, SOURCE, Fields, Kind
from actorgraph.model.source import Source


def claim_document(claim: Claim) -> dict[str, Any]:
    """Return a claim as JSON values."""
    return _claim(claim)


def actor_document(actor: Actor) -> dict[str, Any]:
    """Return an actor as JSON values."""
    return _actor(actor)


def event_document(event: Event) -> dict[str, Any]:
    """Return an event as JSON values."""
    return _event(event)


def source_document(source: Source) -> dict[str, Any]:
    """Return a source as JSON values."""
    return _source(source)


def name_document(name: Name) -> dict[str, Any]:
    """Return a further name as JSON values."""
    return _name(name)


class _Documents:
    """Makes documents of values that have some fields."""

    def __init__(self, fields: Fields) -> None:
        self._held = attrgetter(*(field.name for field in fields))
        self._keys = [field.key or field.name for field in fields]
        self._changed = [
            (key, _VALUES[field.kind])
            for key, field in zip(self._keys, fields, strict=True)
            if field.kind in _VALUES
        ]
        self._may_be_empty = [
            key for key, field in zip(self._keys, fields, strict=True) if not field.always
        ]

    def __call__(self, value: Any) -> dict[str, Any]:
        document = dict(zip(self._keys, self._held(value), strict=True))
        for key, changed in self._changed:
            document[key] = changed(document[key])
        for key in self._may_be_empty:
            if document[key] == "":
                document[key] = None
        return document


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


_VALUES: Final[dict[Kind, Callable[[Any], Any]]] = {
    Kind.TEXTS: list,
    Kind.IDS: list,
    Kind.NUMBER: _number,
    Kind.TIME: attrgetter("text"),
    Kind.QUANTITY: lambda quantity: None if quantity is None else _quantity(quantity),
    Kind.NAMES: lambda names: [name_document(name) for name in names],
}
_name: Final = _Documents(NAME)
_quantity: Final[_Documents] = _Documents(QUANTITY)
_actor: Final = _Documents(ACTOR)
_event: Final = _Documents(EVENT)
_source: Final = _Documents(SOURCE)
_claim: Final = _Documents(CLAIM)
