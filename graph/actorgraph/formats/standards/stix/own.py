"""STIX that actorgraph wrote: the same actors, events, sources and claims come back from our properties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from actorgraph.formats.read.input import Input
from actorgraph.formats.sink import Sink
from actorgraph.formats.standards.stix.reader import values_of
from actorgraph.formats.standards.stix.words import (
    ACTOR,
    CLAIM,
    EVENT,
    EXTENSION,
    KEPT,
    MAKER,
    PREFIX,
    SOURCE,
    STORE,
    body_of,
    is_stix,
    ours_of,
)
from actorgraph.formats.write.header import read_header
from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import slug
from actorgraph.model.record import actor_of, claim_of, event_of, source_of

#: Objects of every file of ours that say nothing of its store.
_ALWAYS: Final = (EXTENSION, MAKER)


def is_own(file: Input) -> bool:
    """Return True if a file begins with what `actorgraph.formats.standards.stix` writes first."""
    head = file.head_text()
    return EXTENSION in head or f'"{PREFIX}{STORE}"' in head


def read_own(file: Input, sink: Sink) -> None:
    """Read one file of ours in three passes: actors, events, claims. Its ids are its own."""
    header = _header(file, sink)
    sink.scope = f"stix-{slug(str(header['about'].get('title') or file.name))}"
    sources: list[Any] = []
    for place, value in _objects(file, sink, count=True):
        ours = ours_of(value)
        if ACTOR in ours:
            _give(file, sink, place, sink.actor, actor_of, ours[ACTOR])
        elif SOURCE in ours:
            sources.append((place, ours[SOURCE]))
        if is_stix(value) and _is_kept(value, ours):
            sink.original(place, body_of(_original(value, ours)))
        elif not ours and place not in _ALWAYS:
            reason = "an object that actorgraph did not write, in a file of its own"
            sink.skip(file.name, place, reason)
    for place, value in _objects(file, sink):
        ours = ours_of(value)
        if EVENT in ours:
            _give(file, sink, place, sink.event, event_of, ours[EVENT])
    try:
        read_header(header, sink)
    except (InvalidValue, TypeError, KeyError, AttributeError) as error:
        sink.fault(
            file.name, 0, f"what it says of its store is not as actorgraph writes it: {error}"
        )
    for place, record in sources:
        _give(file, sink, place, sink.source, source_of, record)
    for place, value in _objects(file, sink):
        ours = ours_of(value)
        if CLAIM in ours:
            _give(file, sink, place, sink.claim, claim_of, ours[CLAIM])
    sink.done()


def _is_kept(value: Mapping[str, Any], ours: Mapping[str, Any]) -> bool:
    """Return True for an object of another program, with our words or as it came."""
    return KEPT in ours or value["type"] == "marking-definition" or "spec_version" not in value


def _original(value: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object of another program as it came, without what we put beside it."""
    found = dict(value)
    extensions = dict(found.pop("extensions", None) or {})
    extensions.pop(EXTENSION, None)
    if extensions:
        found["extensions"] = extensions
    if KEPT in ours:
        found.pop("spec_version", None)
        found |= {"spec_version": ours[KEPT]} if ours[KEPT] else {}
    return found


def _objects(file: Input, sink: Sink, *, count: bool = False) -> Any:
    """Yield the objects after their ids, and count them in the first pass."""
    for number, value in enumerate(values_of(file), start=1):
        if count:
            sink.count()
        if isinstance(value, dict):
            yield str(value.get("id") or f"object {number}"), value
        elif count:
            sink.fault(file.name, 0, f"object {number} is {value!r:.40}, no object of STIX")


def _header(file: Input, sink: Sink) -> dict[str, Any]:
    """Return the store's words about itself and its relations, in the shape that they must have."""
    objects = (
        ours[STORE]
        for value in values_of(file)
        if isinstance(value, dict) and STORE in (ours := ours_of(value))
    )
    given = next(objects, None)
    objects.close()
    about = given.get("about") if isinstance(given, dict) else None
    relations = given.get("relations", []) if isinstance(given, dict) else None
    shaped = (
        isinstance(about, dict)
        and isinstance(relations, list)
        and all(isinstance(relation, dict) for relation in relations)
    )
    if not shaped:
        sink.fault(file.name, 0, "what it says of its store is not as actorgraph writes it")
        return {"about": {}, "relations": []}
    return {"about": about, "relations": relations}


def _give(
    file: Input,
    sink: Sink,
    place: str,
    write: Callable[[Any], object],
    read: Callable[[Mapping[str, Any]], object],
    record: Any,
) -> None:
    """Write the value of a record; one that was changed badly is a fault that names its object."""
    if not isinstance(record, dict):
        sink.fault(file.name, 0, f"{place}: our property holds {record!r:.40} and no record")
        return
    try:
        write(read(record))
    except InvalidValue as error:
        sink.fault(file.name, 0, f"{place}: {error}")
