"""The header of an exported file: the words about the store, the sources, and the relations of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from actorgraph.formats.write.marking import marking_in
from actorgraph.model.errors import InvalidValue
from actorgraph.model.record import (
    Record,
    claim_record,
    filled,
    shown,
    source_of,
    source_record,
)
from actorgraph.model.tlp import label
from actorgraph.model.vocabulary import Relation, standard
from actorgraph.store.schema import MARKED_CLAIMS

#: The word about a store that says the strictest marking of what a file holds.
TLP: Final = "tlp"

if TYPE_CHECKING:
    from actorgraph.formats.selection import Selection
    from actorgraph.formats.sink import Sink


def header_of(selection: Selection) -> dict[str, Any]:
    """Return what a file needs beside actors, events and claims, as JSON values.

    It has the words about the store, its sources, and the relations that the shared vocabulary lacks.
    """
    return _header(selection, [filled(source_record(source)) for source in selection.sources()])


def graph_header_of(selection: Selection) -> dict[str, Any]:
    """Return the same with the claims that are no edge, for files in which the other claims are edges."""
    return {**header_of(selection), **_edgeless(selection)}


def _edgeless(selection: Selection) -> dict[str, list[Record]]:
    claims = [filled(claim_record(claim)) for claim in selection.edgeless()]
    return {"claims": claims} if claims else {}


def headers_of(selection: Selection, most: int) -> Iterator[dict[str, Any]]:
    """Yield the same in parts of at most *most* sources; the first part has everything else.

    The last one has the claims, which need all sources. There is at least one part. Only the sources of one
    part are in memory.
    """
    sources = (filled(source_record(source)) for source in selection.sources())
    header = _header(selection, list(islice(sources, most)))
    while part := list(islice(sources, most)):
        yield header
        header = {"sources": part}
    yield {**header, **_edgeless(selection)}


def _header(selection: Selection, sources: list[Record]) -> dict[str, Any]:
    return {
        "about": _about(selection),
        "sources": sources,
        "relations": [
            relation_record(relation) for relation in own_relations(selection.vocabulary)
        ],
    }


def _about(selection: Selection) -> dict[str, str]:
    """Return the words about the store, with the strictest marking of what is written."""
    words = {
        key: text for key, text in selection.store.meta.items() if text and key != MARKED_CLAIMS
    }
    level = marking_in(selection)
    return {**words, TLP: label(level)} if level else words


def read_header(header: Mapping[str, Any], sink: Sink) -> None:
    """Give a sink what `header_of` returned; raises `InvalidValue` if it was changed badly.

    Publishers are actors, so the sink needs its actors first.
    """
    if not isinstance(header, Mapping):
        raise InvalidValue(f"the header is not as actorgraph writes it: {shown(header)}")
    relations = _records(header, "relations")
    for record in relations:
        if not isinstance(record.get("name"), str) or not record["name"]:
            raise InvalidValue(f"a relation needs a name: {shown(record)}")
    try:
        sink.relations(relations)
    except (AttributeError, TypeError) as error:  # a list where a text is expected
        raise InvalidValue(f"the relations are not as actorgraph writes them: {error}") from None
    for record in _records(header, "sources"):
        sink.source(source_of(record))
    about = header.get("about") or {}
    if not isinstance(about, Mapping) or not all(isinstance(text, str) for text in about.values()):
        raise InvalidValue("the words about a store must be texts")
    sink.about({key: text for key, text in about.items() if key != TLP})


def _records(header: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    records = header.get(name) or []
    if not isinstance(records, list | tuple) or not all(
        isinstance(record, Mapping) for record in records
    ):
        raise InvalidValue(f"{name!r} needs a list of records, not {shown(records)}")
    return list(records)


def own_relations(vocabulary: Any) -> list[Relation]:
    """Return the relations that the shared vocabulary lacks."""
    shared = standard()
    return [relation for relation in vocabulary if relation.name not in shared]


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
