"""JSON Schemas of a case's files, by which an editor completes and marks while somebody writes.

They are made from the shapes that are checked, the vocabulary and what the case has. An editor may be stricter
than the reader, which forgives capitals and takes words such as *militia* for a type; it never knows less.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from actorgraph.case.files import ACTORS, CASE, EVENTS, REPORTS
from actorgraph.case.folder import CaseFolder
from actorgraph.case.shape import (
    ACTOR_TYPE_WORDS,
    OPERATOR_WORDS,
    ActorShape,
    CaseShape,
    ClaimShape,
    EventShape,
    NameShape,
    QuantityShape,
    RelationShape,
    Shape,
    SourceShape,
)
from actorgraph.model.actor import ACTOR_TYPES, NAME_KINDS
from actorgraph.model.claim import OPERATORS
from actorgraph.model.fields import ACTOR, CLAIM, EVENT, MENTIONS, NAME, QUANTITY, SOURCE, Fields
from actorgraph.model.modality import MODALITIES
from actorgraph.model.tlp import LEVELS
from actorgraph.model.valid import ARTICLES, NUMBERS
from actorgraph.model.vocabulary import Vocabulary

Schema = dict[str, Any]

#: The folder of the case in which its schemas are.
SCHEMAS: Final = "schema"
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
#: An id as somebody writes it who means an id; what is not like one may be a name.
_LIKE_AN_ID: Final = "^[a-z0-9][a-z0-9_.-]*$"
_TEXT: Final[Schema] = {"type": ["string", "number", "boolean", "null"]}
#: Markings as people write them, with capitals and "TLP:" or without.
_TLP: Final[Schema] = {
    "anyOf": [{"enum": [*LEVELS, None]}, {"type": "string", "pattern": "^[Tt][Ll][Pp]:"}]
}
_TEXTS: Final[Schema] = {
    "anyOf": [{"type": "array", "items": {"type": ["string", "number"]}}, _TEXT]
}
_FLAG: Final[Schema] = {"type": ["boolean", "null"]}
_DATE: Final[Schema] = {
    **_TEXT,
    "examples": ["2024-02-02", "2024-02", "2023-10/2024-01", "2023-10/..", "2024-01-28~"],
}
_KINDS: Final = ("case", "actors", "events", "report")
#: Which files each schema is for, as seen from the case folder.
FILES: Final = {"case": CASE, "actors": ACTORS, "events": EVENTS, "report": f"{REPORTS}/*.yaml"}


def schemas(case: CaseFolder) -> dict[str, Schema]:
    """Return the schema of each kind of file of a case: *case*, *actors*, *events* and *report*."""
    found = {
        "case": _case(),
        "actors": _listed("actors", _actor(case)),
        "events": _listed("events", _event(case)),
        "report": _report(case),
    }
    return {kind: {"$schema": _DRAFT, **found[kind]} for kind in _KINDS}


def line_for(kind: str, file: str) -> str:
    """Return the first line of a file of a case by which editors find its schema.

    >>> line_for("report", "reports/cnn.yaml")
    '# yaml-language-server: $schema=../schema/report.json'
    """
    return f"# yaml-language-server: $schema={'../' * file.count('/')}{SCHEMAS}/{kind}.json"


def write_schemas(case: CaseFolder, folder: Path) -> list[Path]:
    """Write the schemas into ``schema/`` of a folder and return their files; one that is the same is left."""
    written = []
    for kind, schema in schemas(case).items():
        path = folder / SCHEMAS / f"{kind}.json"
        path.parent.mkdir(exist_ok=True)
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
        written.append(path)
    return written


def _case() -> Schema:
    relation = _object(RelationShape, {}, (), required=("name",))
    return _object(
        CaseShape,
        {
            "coded": _DATE,
            "coders": _TEXTS,
            "relations": {"type": ["array", "null"], "items": relation},
        },
        (),
        required=("title",),
    )


def _listed(name: str, item: Schema) -> Schema:
    """Return a file that holds a list, or a list under its own name."""
    rows = {"type": "array", "items": item}
    under = {"type": "object", "properties": {name: rows}, "required": [name]}
    return {"anyOf": [rows, {**under, "additionalProperties": False}, {"type": "null"}]}


def _actor(case: CaseFolder) -> Schema:
    return _object(
        ActorShape,
        {
            "type": {"enum": [*ACTOR_TYPES, *ACTOR_TYPE_WORDS]},
            "parent": _somebody(case, ("actor",)),
            "names": _names(),
            "number": {"enum": [*NUMBERS[1:], None]},
            "article": {"enum": [*ARTICLES[1:], None]},
            "tlp": _TLP,
        },
        ACTOR,
        required=("id", "name"),
    )


def _event(case: CaseFolder) -> Schema:
    place = _somebody(case, ("actor",))
    return _object(
        EventShape,
        {
            "places": {"anyOf": [{"type": "array", "items": place}, {"type": ["string", "null"]}]},
            "part-of": _somebody(case, ("event",)),
            "names": _names(),
            "number": {"enum": [*NUMBERS[1:], None]},
            "article": {"enum": [*ARTICLES[1:], None]},
            "tlp": _TLP,
        },
        EVENT,
        required=("id", "name"),
    )


def _names() -> Schema:
    name = _object(NameShape, {"kind": {"enum": list(NAME_KINDS)}}, NAME, required=("name",))
    return {"anyOf": [{"type": "array", "items": {"anyOf": [name, {"type": "string"}]}}, _TEXT]}


def _report(case: CaseFolder) -> Schema:
    source = _object(
        SourceShape,
        {
            "publisher": {"type": "string", "examples": [one.name for one in _publishers(case)]},
            "tlp": _TLP,
        },
        SOURCE,
        required=("title", "publisher"),
    )
    claims = {"type": ["array", "null"], "items": _claim(case)}
    read = {
        "type": ["array", "null"],
        "items": {"type": "string"},
        "description": "Sentences that were read and have nothing to code, in their own words.",
    }
    return {
        "type": "object",
        "properties": {
            "source": source,
            "claims": claims,
            "read": read,
        },
        "required": ["source"],
        "additionalProperties": False,
    }


def _publishers(case: CaseFolder) -> list[Any]:
    return [actor for actor in case.actors.values() if actor.type == "media-outlet"]


def _claim(case: CaseFolder) -> Schema:
    quantity = _object(
        QuantityShape,
        {
            "op": {"enum": [*OPERATORS, *OPERATOR_WORDS]},
            "value": {"type": ["number", "string"]},
        },
        QUANTITY,
        required=("what", "value"),
    )
    ends = {key: _somebody(case, nouns) for key, nouns in MENTIONS.items()}
    return _object(
        ClaimShape,
        {
            **ends,
            "relation": _relation(case.vocabulary),
            "modality": {"enum": list(MODALITIES)},
            "quantity": {"anyOf": [quantity, {"type": "null"}]},
            "quote": {"type": ["string", "number"]},
            "tlp": _TLP,
        },
        CLAIM,
        required=("relation", "quote"),
    )


def _relation(vocabulary: Vocabulary) -> Schema:
    """Return the relations and their inverses, each with what it means; nothing stands in a claim to be filled in."""
    meant = {relation.name: relation.meaning or relation.reading for relation in vocabulary}
    meant |= {
        name: f"{relation.inverse_reading}; read as {relation.name}, ends turned"
        for name, relation in vocabulary.inverses.items()
    }
    return {"enum": [*meant, None], "enumDescriptions": [*meant.values(), "to be filled in"]}


def _somebody(case: CaseFolder, nouns: Iterable[str]) -> Schema:
    """Return who may be named: an id of the case, or what is not like an id, which may be a name."""
    things: list[Any] = []
    for noun in nouns:
        things += (case.actors if noun == "actor" else case.events).values()
    names = [name for thing in things for name in (thing.name, *(one.text for one in thing.names))]
    like = [name for name in names if name == name.lower() and " " not in name]
    known = list(dict.fromkeys([*(thing.id for thing in things), *like]))
    return {
        "anyOf": [{"enum": [*known, None]}, {"type": "string", "not": {"pattern": _LIKE_AN_ID}}]
    }


def _object(
    shape: type[Shape],
    properties: Mapping[str, Schema],
    fields: Fields,
    *,
    required: tuple[str, ...],
) -> Schema:
    """Return a mapping with the keys of a shape, of which some have a schema of their own."""
    meanings = {(field.key or field.name).replace("_", "-"): field.meaning for field in fields}
    found: dict[str, Schema] = {}
    for name, field in shape.model_fields.items():
        key = field.alias or name
        made = dict(properties.get(key) or _usual(field.annotation))
        if key in meanings:
            made.setdefault("description", meanings[key])
        found[key] = made
    if "licence" in found:
        found["license"] = found["licence"]
    return {
        "type": "object",
        "properties": found,
        "required": list(required),
        "additionalProperties": False,
    }


def _usual(annotation: Any) -> Schema:
    name = str(annotation)
    if annotation is bool:
        return _FLAG
    if "When" in name:
        return _DATE
    if "tuple" in name:
        return _TEXTS
    if "dict" in name:
        return {"type": "object"}
    return _TEXT
