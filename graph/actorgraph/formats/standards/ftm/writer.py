"""Entities of FollowTheMoney out: ours beside the nearest schema, and a tie only for what is asserted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from actorgraph.formats.format import Options
from actorgraph.formats.selection import Selection
from actorgraph.formats.standards.ftm.words import AUTHORITY, NOTE, OURS, Tie, table, ties
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.header import header_of
from actorgraph.formats.write.words import named_claims, sentence_of
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import When
from actorgraph.model.event import Event
from actorgraph.model.record import (
    actor_record,
    claim_record,
    event_record,
    filled,
    source_record,
)
from actorgraph.model.vocabulary import Vocabulary, standard
from actorgraph.network import is_asserted
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.phrase import verb_phrase
from actorgraph.sentence.wording import count
from actorgraph.store.hash import hash_of

#: What FollowTheMoney takes for an id: plain letters and digits, with dots and dashes between them.
_ID: Final = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_ALL: Final = (1 << 64) - 1


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write a selection as entities, ours beside the nearest of FollowTheMoney."""
    schemata: dict[str, str] = {}
    claims = _Claims(selection, schemata)
    lines = (
        json.dumps(entity, ensure_ascii=False).encode() + b"\n"
        for entity in chain(_things(selection, schemata), claims.entities())
    )
    write_whole(target, lines)
    number, have = claims.one_ended, "has" if claims.one_ended == 1 else "have"
    return [f"{count(number, 'claim')} {have} one end only: each a Note"] if number else []


def _things(selection: Selection, schemata: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the entities of the store itself, and of actors, events and sources; note the schemata of actors."""
    header = header_of(selection)
    del header["sources"]
    title = {"title": [selection.title]} if selection.title else {}
    yield _entity("actorgraph-header", "Document", title, "header", header)
    owned = _owned(selection)
    for actor in selection.actors():
        schema = table("schemata").get(
            actor.type, "Company" if actor.id in owned else "Organization"
        )
        schemata[actor.id] = schema
        properties = _names_of(actor, schema)
        yield _entity(entity_id(actor.id), schema, properties, "actor", actor_record(actor))
    for event in selection.events():
        properties = {**_names_of(event, "Event"), **_dates(event.when)}
        yield _entity(entity_id(event.id), "Event", properties, "event", event_record(event))
    for source in selection.sources():
        address = _address(source.address)
        date = source.date.text if _is_plain(source.date.text) else ""
        properties = _filled({"title": source.title, "sourceUrl": address, "date": date})
        yield _entity(
            f"source:{source.id}", "Document", properties, "source", source_record(source)
        )


def _owned(selection: Selection) -> set[str]:
    """Return the ids of those of whom it is asserted that somebody owns them."""
    vocabulary = selection.vocabulary
    return {
        claim.object
        for claim in selection.claims()
        if claim.relation == "owns" and is_asserted(claim, vocabulary)
    }


class _Claims:
    """Claims on their way out; `one_ended` counts those that are asserted and can still be no tie."""

    def __init__(self, selection: Selection, schemata: Mapping[str, str]) -> None:
        self._selection = selection
        self._schemata = schemata
        codes = selection.store.codes() | {each.name: each.codes for each in standard()}
        self._nearest = {name: code["ftm"] for name, code in codes.items() if code.get("ftm")}
        self.one_ended = 0

    def entities(self) -> Iterator[dict[str, Any]]:
        """Yield each claim as a tie, or as a note if nobody asserts it or it has one end only."""
        words = self._selection.vocabulary
        for claim, nouns in named_claims(self._selection):
            schema = self._schema(claim)
            tie = ties().get(schema)
            if tie is None:
                properties = _note_properties(claim, nouns, words)
            else:
                properties = _tie_properties(claim, tie, nouns, words)
            yield _entity(f"claim:{claim.id}", schema, properties, "claim", claim_record(claim))

    def _schema(self, claim: Claim) -> str:
        """Return the schema of a claim: an entity that ties two is read as a fact by being there."""
        if not is_asserted(claim, self._selection.vocabulary):
            return NOTE
        if not (claim.subject and claim.object):
            self.one_ended += 1
            return NOTE
        nearest = self._nearest.get(claim.relation, "")
        return nearest if nearest in ties() and self._fits(claim, nearest) else "UnknownLink"

    def _fits(self, claim: Claim, schema: str) -> bool:
        """Return True if FollowTheMoney has a schema for what stands at both ends of a claim."""
        ends = (self._schemata.get(claim.subject, ""), self._schemata.get(claim.object, ""))
        allowed = table("ends").get(schema, ())
        return all(end in some for end, some in zip(ends, allowed, strict=False))


def _tie_properties(
    claim: Claim, tie: Tie, nouns: Nouns, vocabulary: Vocabulary
) -> dict[str, list[str]]:
    """Return a claim as a tie between two; what the tie is said to be is the verb of the sentence."""
    authority = tie.subject == AUTHORITY
    subject = nouns[claim.subject].name if authority else entity_id(claim.subject)
    ends = (subject, entity_id(claim.object))
    says = tie.words in ("role", "relationship")  # else the schema says what the tie is
    said = verb_phrase(claim, nouns, vocabulary) if says else claim.role
    return _filled(
        {
            **dict(zip((tie.subject, tie.object), ends, strict=True)),
            tie.words: said,
            "summary": claim.quote,
            "sourceUrl": _address(claim.cites),
            "recordId": claim.record,
        }
    ) | _dates(claim.when)


def _note_properties(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return a claim as a note on whom it names, which ties nobody to anybody."""
    named = dict.fromkeys(filter(None, (claim.subject, claim.object, claim.event)))
    properties = {
        "description": sentence_of(claim, nouns, vocabulary),
        "summary": claim.quote,
        "sourceUrl": _address(claim.cites),
    }
    return {"entity": [*map(entity_id, named)], **_filled(properties)}


def entity_id(key: str) -> str:
    """Return the id of an actor or event as FollowTheMoney takes it: a tie to another one is dropped by its programs.

    >>> entity_id("red-brigade"), entity_id("red_brigade")
    ('red-brigade', 'id-d3da67bdb849f6a5')
    """
    return key if _ID.fullmatch(key) else f"id-{hash_of(key) & _ALL:016x}"


def _address(text: str) -> str:
    """Return a text if it is one address; FollowTheMoney refuses an entity with another."""
    return text if text.startswith(("http://", "https://")) and " " not in text else ""


def _entity(
    key: str, schema: str, properties: Mapping[str, list[str]], kind: str, ours: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "id": key,
        "schema": schema,
        "properties": dict(properties),
        OURS: {**filled(dict(ours)), "kind": kind},
    }


def _names_of(thing: Actor | Event, schema: str) -> dict[str, list[str]]:
    """Return the names of something as its schema has them: an event, address or asset has no abbreviation."""
    first = "full" if schema == "Address" else "name"
    properties = {first: [thing.name]}
    words = {"former": "previousName"}
    if schema not in ("Event", "Address", "Asset"):
        words["acronym"] = "abbreviation"
    for name in thing.names:
        if name.kind != "code":
            properties.setdefault(words.get(name.kind, "alias"), []).append(name.text)
    return properties


def _dates(when: When) -> dict[str, list[str]]:
    """Return a date as FollowTheMoney writes it: a plain one, or the first and last of an interval."""
    start, mark, end = when.text.partition("/")
    plain = [text if _is_plain(text) else "" for text in (start, end)]
    return _filled({"startDate": plain[0], "endDate": plain[1]} if mark else {"date": plain[0]})


def _is_plain(text: str) -> bool:
    return len(text) in (4, 7, 10) and text.replace("-", "").isdigit()


def _filled(properties: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: [text] for name, text in properties.items() if text}
