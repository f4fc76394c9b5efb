"""Claims as linked data: JSON-LD 1.1 with the words of PROV-O (https://www.w3.org/TR/prov-o/).

Each claim is a statement about a statement: an ``rdf:Statement`` with ``rdf:subject``, ``rdf:predicate`` and
``rdf:object``, which asserts nothing by being there (https://www.w3.org/TR/rdf11-mt/#reification), and beside it
who says so (``prov:wasAttributedTo``), in which source (``prov:hadPrimarySource``), in which words, how sure and
when, whether it is asserted at all (``asserted``), and the whole in English (``sentence``). No graph of the
document holds a triple that ties one actor to another, whichever way a program joins its graphs; not even to
the whole that an actor belongs to, which no source need say: ``parent`` is a text. A claim without two ends
("nobody has claimed it") is no ``rdf:Statement`` and has no subject.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from actorgraph.formats.format import Format, Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.header import relation_record
from actorgraph.formats.write.words import named_claims, sentence_of
from actorgraph.model.claim import Claim
from actorgraph.model.fields import ACTOR, CLAIM, EVENT, SOURCE, Kind, named
from actorgraph.model.modality import ASSERTIVE
from actorgraph.model.record import actor_record, claim_record, event_record, source_record
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.network import ends_of, has_two_ends, modality_of_label, none_of
from actorgraph.sentence.nouns import Nouns

_WORDS: Final = "urn:actorgraph:vocabulary:"
_RELATION: Final = "urn:actorgraph:relation:"
#: Texts of a record that are ids of other things.
_LINKS: Final = tuple(
    dict.fromkeys(
        name
        for fields in (ACTOR, EVENT, SOURCE, CLAIM)
        for name in named(fields, Kind.ID)
        if name != "parent"
    )
)
_CONTEXT: Final = {
    "@version": 1.1,
    "@vocab": _WORDS,
    "id": "@id",
    "type": "@type",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    **{name: {"@id": f"{_WORDS}{name}", "@type": "@id"} for name in _LINKS},
    "relation": {"@id": "rdf:predicate", "@type": "@id"},
    "subject": {"@id": "rdf:subject", "@type": "@id"},
    "object": {"@id": "rdf:object", "@type": "@id"},
    "claimant": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "source": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "part_of": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "places": {"@id": "prov:atLocation", "@type": "@id"},
    "publisher": {"@id": "dcterms:publisher", "@type": "@id"},
    "title": {"@id": "dcterms:title"},
    "date": {"@id": "dcterms:date"},
    "licence": {"@id": "dcterms:license"},
    "citation": {"@id": "dcterms:bibliographicCitation"},
    "language": {"@id": "dcterms:language"},
    "name": {"@id": "rdfs:label"},
    "names": {"@id": "skos:altLabel"},
    "cites": {"@id": "dcterms:references"},
    "quote": {"@id": "prov:value"},
}
_PROV: Final = {"person": "prov:Person", "place": "prov:Location", "facility": "prov:Location"}


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as one JSON-LD document."""
    write_whole(target, (piece.encode() for piece in _pieces(selection)))
    return []


def _pieces(selection: Selection) -> Iterator[str]:
    head = {"@context": _CONTEXT, "id": "urn:actorgraph:store", "title": selection.title}
    if selection.licence:
        head["licence"] = selection.licence
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "holds": [\n'
    comma = ""
    for node in _nodes(selection):
        yield f"{comma}{json.dumps(node, ensure_ascii=False)}"
        comma = ",\n"
    yield "\n]}\n"


def _nodes(selection: Selection) -> Iterator[dict[str, Any]]:
    for relation in selection.vocabulary:
        node = {
            "id": f"{_RELATION}{_quoted(relation.name)}",
            "type": "rdf:Property",
            "name": relation.reading,
        }
        yield {**node, "kind": relation_record(relation)["kind"], "family": relation.family}
    for actor in selection.actors():
        types = ["Actor", _PROV.get(actor.type, "prov:Agent")]
        record = {**actor_record(actor), "names": [name.text for name in actor.names]}
        yield _node("actor", record, types)
    for event in selection.events():
        record = {**event_record(event), "names": [name.text for name in event.names]}
        places = [_iri("thing", place) for place in event.places]
        yield _node("event", {**record, "places": places}, ["Event", "prov:Activity"])
    for source in selection.sources():
        yield _node("source", source_record(source), ["Source", "prov:Entity"])
    for claim, nouns in named_claims(selection):
        yield _claim(claim, nouns, selection.vocabulary)


def _claim(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> dict[str, Any]:
    record = claim_record(claim)
    own = {
        name: value for name, value in record.items() if name not in ("claim", "subject", "object")
    }
    two = has_two_ends(claim, vocabulary)
    types = ["Claim", "rdf:Statement", "prov:Entity"] if two else ["Claim", "prov:Entity"]
    node = _node("claim", {**own, "id": claim.id}, types)
    # "Killed", "no soldiers" is what is asserted, while a deed that was done to none of somebody is denied.
    said = modality_of_label(claim.relation, claim.modality, vocabulary, none=none_of(claim))
    node |= {
        "relation": f"{_RELATION}{_quoted(claim.relation)}",
        "source": _iri("source", claim.source),
        "mode": list(claim.mode),
        "asserted": said in ASSERTIVE,
        "sentence": sentence_of(claim, nouns, vocabulary),
    }
    if two:
        start, end = ends_of(claim)
        is_text = end.startswith("text:")
        node["subject"] = _iri("thing", start)
        node["object"] = {"@value": end.removeprefix("text:")} if is_text else _iri("thing", end)
    return {name: value for name, value in node.items() if value != []}


def _node(kind: str, record: Mapping[str, Any], types: list[str]) -> dict[str, Any]:
    """Return a record as a node: empty texts left out, ids made addresses, our type under ``kind``."""
    key = str(record["id"])
    node: dict[str, Any] = {
        "id": _iri("thing" if kind in ("actor", "event") else kind, key),
        "type": types,
    }
    node["key"] = key
    for name, value in record.items():
        if value in ("", []) or name in ("id", "names_data") or value is False:
            continue
        if name == "type":
            node["kind"] = value
        else:
            node[name] = _iri("thing", value) if name in _LINKS else value
    return node


def _iri(kind: str, key: str) -> str:
    return f"urn:actorgraph:{kind}:{_quoted(key)}"


def _quoted(text: str) -> str:
    return quote(text, safe="")


FORMAT: Final = Format(
    name="jsonld",
    title="JSON-LD with PROV, each claim a statement about a statement",
    suffixes=(".jsonld",),
    write=write,
    keeps="every claim with claimant, source, words, modality and dates",
    loses="kinds and languages of further names",
    edgeless="no rdf:Statement, and without a subject",
    unasserted="statements about statements, as all claims are, with “asserted” false and the sentence",
)
