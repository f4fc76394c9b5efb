"""Statements in Cypher that load the claims into Neo4j, 4.4 or later.

Actors, events and the texts and figures of claims are nodes with the label ``Thing``, and ``Actor``,
``Event`` or ``Text``; sources are nodes with the label ``Source``. A claim is a relationship of its own,
with the relation's name in capitals as its type and everything about the claim as its properties. Whoever
asks for a type gets what is asserted: a claim that nobody asserts, or that counts none, has the type
``NOT_ASSERTED``, and its ``relation``, ``modality`` and ``sentence`` among its properties.

Running the statements again doubles nothing: all of them are MERGE. The two constraints are in Neo4j's own
words; another database with Cypher needs its own instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import Any, Final, NamedTuple

from actorgraph.formats.format import Format, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.marking import warning_of
from actorgraph.formats.write.words import named_claims, sentence_of
from actorgraph.model.record import Record, actor_record, claim_record, event_record, source_record
from actorgraph.network import ends_of, has_two_ends, is_asserted

#: Rows in one statement: a database plans a whole statement, so that must not grow with the store.
_ROWS: Final = 500
_HEAD: Final = """\
// Claims of a store of actorgraph: every relationship says who said so, in which words, how sure and when.
CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
"""
#: The type of all relationships that nobody asserts.
NOT_ASSERTED: Final = "NOT_ASSERTED"
_NO_TYPE: Final = re.compile(r"[^A-Z0-9_]")


class Relationship(NamedTuple):
    """A claim as a relationship: its type, the ids of its ends, and its properties."""

    type: str
    start: str
    end: str
    record: Record


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as statements, nodes before relationships."""
    write_whole(target, (piece.encode() for piece in _pieces(selection)))
    return []


def _pieces(selection: Selection) -> Iterator[str]:
    if selection.title:
        yield f"// {' '.join(selection.title.split())}\n"
    if warning := warning_of(selection):
        yield f"// {warning}\n"
    yield _HEAD
    yield from _nodes("Thing", "Actor", (actor_record(actor) for actor in selection.actors()))
    yield from _nodes("Thing", "Event", (event_record(event) for event in selection.events()))
    yield from _nodes("Source", "", (source_record(source) for source in selection.sources()))
    yield from _nodes("Thing", "Text", texts_of(selection))
    for kind, rows in groupby(relationships_of(selection), key=lambda edge: edge.type):
        while batch := list(islice(rows, _ROWS)):
            yield _edges(kind, batch)


def texts_of(selection: Selection) -> Iterator[Record]:
    """Yield the nodes of the texts and figures of claims, each once."""
    for text in selection.texts():
        yield {"id": text, "name": text.removeprefix("text:")}


def relationships_of(selection: Selection) -> Iterator[Relationship]:
    """Yield the claims as relationships, in the order of the selection."""
    for claim, nouns in named_claims(selection):
        if not has_two_ends(claim, selection.vocabulary):
            continue
        kind, record = type_of(claim.relation), claim_record(claim)
        if not is_asserted(claim, selection.vocabulary):
            kind = NOT_ASSERTED
            record["sentence"] = sentence_of(claim, nouns, selection.vocabulary)
        yield Relationship(kind, *ends_of(claim), record)


def type_of(relation: str) -> str:
    """Return the type of a relation's relationships.

    >>> type_of("member-of")
    'MEMBER_OF'
    """
    return _NO_TYPE.sub("_", relation.upper()) or "RELATED_TO"


def _nodes(label: str, further: str, records: Iterator[Record]) -> Iterator[str]:
    labels = f", n:{further}" if further else ""
    while batch := list(islice(records, _ROWS)):
        rows = ",\n  ".join(map(_map, batch))
        yield f"UNWIND [\n  {rows}\n] AS row\nMERGE (n:{label} {{id: row.id}}) SET n += row{labels};\n"


def _edges(kind: str, batch: list[Relationship]) -> str:
    rows = ",\n  ".join(
        f"{{a: {_value(edge.start)}, b: {_value(edge.end)}, claim: {_map(edge.record)}}}"
        for edge in batch
    )
    return (
        f"UNWIND [\n  {rows}\n] AS row\nMATCH (a:Thing {{id: row.a}}), (b:Thing {{id: row.b}})\n"
        f"MERGE (a)-[r:{kind} {{claim: row.claim.claim}}]->(b) SET r += row.claim;\n"
    )


def _map(record: Mapping[str, Any]) -> str:
    """Return a record as a map; empty texts are left out, because an empty property is none."""
    return f"{{{', '.join(f'{name}: {_value(value)}' for name, value in record.items() if value != '')}}}"


def _value(value: Any) -> str:
    # Cypher's texts know the escapes of JSON, and so does every truth and number.
    return json.dumps(value, ensure_ascii=False)


FORMAT: Final = Format(
    name="cypher",
    title="Cypher statements, for Neo4j",
    suffixes=(".cypher", ".cql"),
    write=write,
    keeps="everything; a claim with two ends is a relationship and a source a node",
    edgeless="left out, as there is nothing to relate",
    unasserted="relationships of the type NOT_ASSERTED, with the relation and the sentence as properties",
)
