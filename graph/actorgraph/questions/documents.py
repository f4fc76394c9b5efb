"""Actors, events, sources and claims as JSON values, under the documented keys.

A missing value is None; the keys are always all there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from actorgraph.model.fields import ACTOR, CLAIM, EVENT, NAME, QUANTITY, SOURCE, Fields, Kind
from actorgraph.model.nouns import Actor, Claim, Event, Name, Quantity, Source


def claim_document(claim: Claim) -> dict[str, Any]:
    """Return a claim as JSON values."""
    return _document(claim, CLAIM)


def actor_document(actor: Actor) -> dict[str, Any]:
    """Return an actor as JSON values."""
    return _document(actor, ACTOR)


def event_document(event: Event) -> dict[str, Any]:
    """Return an event as JSON values."""
    return _document(event, EVENT)


def source_document(source: Source) -> dict[str, Any]:
    """Return a source as JSON values."""
    return _document(source, SOURCE)


def name_document(name: Name) -> dict[str, Any]:
    """Return a further name as JSON values."""
    return _document(name, NAME)


def _document(value: Any, fields: Fields) -> dict[str, Any]:
    document = {}
    for field in fields:
        held = _VALUES[field.kind](getattr(value, field.name))
        document[field.key or field.name] = None if held == "" and not field.always else held
    return document


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    return None if quantity is None else _document(quantity, QUANTITY)


def _number(value: float) -> float:
    return int(value) if float(value).is_integer() else value


_VALUES: Final[dict[Kind, Callable[[Any], Any]]] = {
    Kind.TEXT: lambda text: text,
    Kind.TEXTS: list,
    Kind.ID: lambda key: key,
    Kind.IDS: list,
    Kind.NUMBER: _number,
    Kind.TIME: lambda when: when.text,
    Kind.FLAG: bool,
    Kind.QUANTITY: _quantity,
    Kind.NAMES: lambda names: [name_document(name) for name in names],
}
