"""STIX that actorgraph wrote: the same actors, events, sources and claims come back from our properties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from actorgraph.formats.read.input import Input
from actorgraph.formats.sink import Sink
from actorgraph.formats.standards.stix.reader import values_of
from actorgraph.formats.standards.stix.words import ACTOR, CLAIM, EVENT, MOUTH, SOURCE, STORE
from actorgraph.formats.write.header import read_header
from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import slug
from actorgraph.model.record import actor_of, claim_of, event_of, source_of

_OURS: Final = (STORE, ACTOR, EVENT, SOURCE, CLAIM, MOUTH)


def is_own(file: Input) -> bool:
    """Return True where a file begins with what `actorgraph.formats.standards.stix` writes first."""
    return f'"{STORE}"' in file.head_text()


def read_own(file: Input, sink: Sink) -> None:
    """Read one file of ours in three passes: actors, events, claims. Its ids are its own."""
    header = _header(file, sink)
    sink.scope = f"stix-{slug(str(header['about'].get('title') or file.name))}"
    sources: list[Any] = []
    for place, value in _objects(file, sink, count=True):
        if ACTOR in value:
            _give(file, sink, place, sink.actor, actor_of, value[ACTOR])
        elif SOURCE in value:
            sources.append((place, value[SOURCE]))
        elif not any(name in value for name in _OURS):
            reason = "an object that actorgraph did not write, in a file of its own"
            sink.skip(file.name, place, reason)
    for place, value in _objects(file, sink):
        if EVENT in value:
            _give(file, sink, place, sink.event, event_of, value[EVENT])
    try:
        read_header(header, sink)
    except (InvalidValue, TypeError, KeyError, AttributeError) as error:
        sink.fault(file.name, 0, f"{STORE} is not as actorgraph writes it: {error}")
    for place, record in sources:
        _give(file, sink, place, sink.source, source_of, record)
    for place, value in _objects(file, sink):
        if CLAIM in value:
            _give(file, sink, place, sink.claim, claim_of, value[CLAIM])
    sink.done()


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
        value[STORE] for value in values_of(file) if isinstance(value, dict) and STORE in value
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
        sink.fault(file.name, 0, f"{STORE} is not as actorgraph writes it")
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
