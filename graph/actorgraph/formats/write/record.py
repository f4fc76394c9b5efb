"""Actors, events, sources and claims as flat records, for the formats that know no more than columns.

A record is a mapping from column to text, truth or number. Reading a record again gives the same value:
what one text cannot hold (the kinds and languages of names) has a column of its own with JSON in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.nouns import Actor, Claim, Event, Name, Quantity, Source
from actorgraph.model.vocabulary import Relation, standard
from actorgraph.network import names_data
from actorgraph.questions.documents import source_document
from actorgraph.sentence.wording import clipped

if TYPE_CHECKING:
    from actorgraph.formats.selection import Selection
    from actorgraph.formats.sink import Sink

Record: TypeAlias = dict[str, str | bool | float]

CLAIM_COLUMNS: Final = (
    "claim", "subject", "relation", "object", "event", "text", "role", "mode", "quantity_what",
    "quantity_op", "quantity_value", "quantity_unit", "claimant", "spokesperson", "modality", "hedge",
    "when", "said", "quote", "source", "implied", "note", "file", "record", "cites",
)  # fmt: skip
_CLAIM_TEXTS: Final = frozenset(CLAIM_COLUMNS) - {"implied", "quantity_value"}
ACTOR_COLUMNS: Final = (
    "id", "name", "type", "parent", "names", "anonymous", "note", "names_data", "number", "article",
)  # fmt: skip
EVENT_COLUMNS: Final = (
    "id", "name", "type", "when", "places", "part_of", "names", "note", "names_data", "number", "article",
)  # fmt: skip
SOURCE_COLUMNS: Final = (
    "id", "title", "publisher", "date", "address", "language", "note", "version", "licence", "citation",
    "machine",
)  # fmt: skip
_JOINT: Final = "; "


def claim_record(claim: Claim) -> Record:
    """Return a claim under the names of `CLAIM_COLUMNS`; ``quantity_value`` only where there is one."""
    record: Record = {
        "claim": claim.id,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "event": claim.event,
        "text": claim.text,
        "role": claim.role,
        "mode": _JOINT.join(claim.mode),
    }
    if claim.quantity:
        record |= {
            "quantity_what": claim.quantity.what,
            "quantity_op": claim.quantity.op,
            "quantity_value": float(claim.quantity.value),
            "quantity_unit": claim.quantity.unit,
        }
    return record | {
        "claimant": claim.claimant,
        "spokesperson": claim.spokesperson,
        "modality": claim.modality,
        "hedge": claim.hedge,
        "when": claim.when.text,
        "said": claim.said.text,
        "quote": claim.quote,
        "source": claim.source,
        "implied": claim.implied,
        "note": claim.note,
        "file": claim.file,
        "record": claim.record,
        "cites": claim.cites,
    }


def claim_of(record: Mapping[str, Any]) -> Claim:
    """Return the claim of a record; raises `InvalidValue`. Texts may stand for truths and numbers."""
    # Few columns of a claim are filled, so looking at these alone takes half of the time.
    told = {
        name: it if isinstance(it, str) else _text(record, name)
        for name, it in record.items()
        if name in _CLAIM_TEXTS
    }.get
    what, mode = told("quantity_what", ""), told("mode", "")
    return Claim(
        id=told("claim", ""),
        relation=told("relation", ""),
        source=told("source", ""),
        claimant=told("claimant", ""),
        subject=told("subject", ""),
        object=told("object", ""),
        event=told("event", ""),
        text=told("text", ""),
        role=told("role", ""),
        mode=tuple(part for part in mode.split(_JOINT) if part) if mode else (),
        quantity=Quantity(
            what,
            told("quantity_op", "") or "=",
            _number(record, "quantity_value"),
            told("quantity_unit", ""),
        )
        if what
        else None,
        spokesperson=told("spokesperson", ""),
        modality=told("modality", "") or "stated",
        hedge=told("hedge", ""),
        when=read_when(told("when", "")),
        said=read_when(told("said", "")),
        quote=told("quote", ""),
        implied=_truth(record, "implied"),
        note=told("note", ""),
        file=told("file", ""),
        record=told("record", ""),
        cites=told("cites", ""),
    )


def actor_record(actor: Actor) -> Record:
    """Return an actor under the names of `ACTOR_COLUMNS`."""
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "parent": actor.parent,
        **_names_record(actor.names),
        "anonymous": actor.anonymous,
        "note": actor.note,
        "number": actor.number,
        "article": actor.article,
    }


def actor_of(record: Mapping[str, Any]) -> Actor:
    """Return the actor of a record; raises `InvalidValue`."""
    return Actor(
        _text(record, "id"),
        _text(record, "name"),
        _text(record, "type") or "unknown",
        _text(record, "parent"),
        _names_of(record),
        _truth(record, "anonymous"),
        _text(record, "note"),
        _text(record, "number"),
        _text(record, "article"),
    )


def event_record(event: Event) -> Record:
    """Return an event under the names of `EVENT_COLUMNS`."""
    return {
        "id": event.id,
        "name": event.name,
        "type": event.type,
        "when": event.when.text,
        "places": _JOINT.join(event.places),
        "part_of": event.part_of,
        **_names_record(event.names),
        "note": event.note,
        "number": event.number,
        "article": event.article,
    }


def event_of(record: Mapping[str, Any]) -> Event:
    """Return the event of a record; raises `InvalidValue`."""
    return Event(
        _text(record, "id"),
        _text(record, "name"),
        _text(record, "type") or "event",
        read_when(_text(record, "when")),
        tuple(part for part in _text(record, "places").split(_JOINT) if part),
        _text(record, "part_of"),
        _names_of(record),
        _text(record, "note"),
        _text(record, "number"),
        _text(record, "article"),
    )


def source_record(source: Source) -> Record:
    """Return a source under the names of `SOURCE_COLUMNS`."""
    document = source_document(source)
    return {name: "" if document[name] is None else document[name] for name in SOURCE_COLUMNS}


def source_of(record: Mapping[str, Any]) -> Source:
    """Return the source of a record; raises `InvalidValue`."""
    texts = {name: _text(record, name) for name in SOURCE_COLUMNS}
    return Source(
        id=texts["id"],
        title=texts["title"],
        publisher=texts["publisher"],
        date=read_when(texts["date"]),
        address=texts["address"],
        language=texts["language"],
        note=texts["note"],
        version=texts["version"],
        licence=texts["licence"],
        citation=texts["citation"],
        machine=_truth(record, "machine"),
    )


def filled(record: Record) -> Record:
    """Return what of a record says something: neither empty texts nor what is not so. A zero stays."""
    return {key: value for key, value in record.items() if value != "" and value is not False}


# -- what no node or edge holds --------------------------------------------------------------------


def header_of(selection: Selection) -> dict[str, Any]:
    """Return what a file needs beside actors, events and claims, as JSON values.

    The store's words about itself, its sources, and the relations that are not in the shared vocabulary.
    """
    return _header(selection, [filled(source_record(source)) for source in selection.sources()])


def headers_of(selection: Selection, most: int) -> Iterator[dict[str, Any]]:
    """Yield the same in parts of at most so many sources, all that is no source with the first.

    There is one part at least. No more of the sources is in memory than a part.
    """
    sources = (filled(source_record(source)) for source in selection.sources())
    yield _header(selection, list(islice(sources, most)))
    while part := list(islice(sources, most)):
        yield {"sources": part}


def _header(selection: Selection, sources: list[Record]) -> dict[str, Any]:
    return {
        "about": {key: text for key, text in selection.store.meta.items() if text},
        "sources": sources,
        "relations": [
            relation_record(relation) for relation in own_relations(selection.vocabulary)
        ],
    }


def read_header(header: Mapping[str, Any], sink: Sink) -> None:
    """Put what `header_of` returned into a sink; raises `InvalidValue` where it was changed badly.

    Publishers are actors: give the sink its actors first.
    """
    if not isinstance(header, Mapping):
        raise InvalidValue(f"the header is not as actorgraph writes it: {_shown(header)}")
    relations = _records(header, "relations")
    for record in relations:
        if not _text(record, "name"):
            raise InvalidValue(f"a relation needs a name: {_shown(record)}")
    try:
        sink.relations(relations)
    except (AttributeError, TypeError) as error:  # a list where a text is expected
        raise InvalidValue(f"the relations are not as actorgraph writes them: {error}") from None
    for record in _records(header, "sources"):
        sink.source(source_of(record))
    about = header.get("about") or {}
    if not isinstance(about, Mapping) or not all(isinstance(it, str) for it in about.values()):
        raise InvalidValue("the words about a store must be texts")
    sink.about(about)


def _records(header: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    records = header.get(name) or []
    if not isinstance(records, list | tuple) or not all(isinstance(it, Mapping) for it in records):
        raise InvalidValue(f"{name!r} needs a list of records, not {_shown(records)}")
    return list(records)


def own_relations(vocabulary: Any) -> list[Relation]:
    """Return the relations of a vocabulary that the shared one has not."""
    shared = standard()
    return [it for it in vocabulary if it.name not in shared]


def relation_record(relation: Relation) -> dict[str, Any]:
    """Return a relation under the keys of ``vocabulary.yaml``."""
    record = {
        "name": relation.name,
        "family": relation.family,
        "kind": relation.kind,
        "reading": relation.reading,
        "inverse": "" if relation.symmetric else relation.inverse,
        "inverse_reading": "" if relation.symmetric else relation.inverse_reading,
        "symmetric": relation.symmetric,
        "through_class": relation.through_class,
        "carries_upwards": relation.carries_upwards,
        "by_member": relation.by_member,
        "meaning": relation.meaning,
        "frame": dict(relation.frame),
    }
    return {key: value for key, value in record.items() if value}


# -- names -----------------------------------------------------------------------------------------


def _names_record(names: tuple[Name, ...]) -> Record:
    record: Record = {"names": _JOINT.join(name.text for name in names)}
    data = names_data(names)
    if data:
        record["names_data"] = data
    return record


def _names_of(record: Mapping[str, Any]) -> tuple[Name, ...]:
    data = _text(record, "names_data")
    if not data:
        return tuple(Name(part) for part in _text(record, "names").split(_JOINT) if part)
    try:
        return tuple(_name(*row) for row in json.loads(data))
    except InvalidValue:
        raise
    except (TypeError, ValueError, RecursionError):
        raise InvalidValue(f"the names {data[:60]!r} are not as actorgraph writes them") from None


def _name(text: Any, kind: Any, language: Any, since: Any, until: Any, background: Any) -> Name:
    if not all(isinstance(it, str) for it in (text, kind, language, since, until)):
        raise TypeError
    return Name(text, kind, language, since, until, bool(background))


# -- cells -----------------------------------------------------------------------------------------


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if isinstance(value, str):
        return value
    if value is None or value != value:  # tables of numbers have NaN where nothing is
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    raise InvalidValue(f"{name!r} needs a text, not {_shown(value)}")


def _truth(record: Mapping[str, Any], name: str) -> bool:
    value = record.get(name)
    if isinstance(value, str):
        word = value.strip().casefold()
        if word not in ("", "0", "1", "true", "false", "yes", "no"):
            raise InvalidValue(f"{name!r} needs true or false, not {value!r}")
        return word in ("1", "true", "yes")
    if value is None or value != value:
        return False
    if value in (0, 1):
        return bool(value)
    raise InvalidValue(f"{name!r} needs true or false, not {_shown(value)}")


def _number(record: Mapping[str, Any], name: str) -> float:
    try:
        return float(record.get(name, ""))
    except (TypeError, ValueError, OverflowError):
        raise InvalidValue(f"{name!r} needs a number, not {_shown(record.get(name))}") from None


def _shown(value: Any) -> str:
    return clipped(repr(value))
