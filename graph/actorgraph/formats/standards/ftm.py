"""FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions exchange them.

An entity has an id, a schema and properties, each a list of texts. Some schemata are ties: their entity names
both ends (https://followthemoney.tech/explorer/). What FollowTheMoney has no word for, such as who vouches
for a tie and in which words, is written beside the properties under the key ``actorgraph``, which other
programs keep as context or pass over.

A tie asserts by being there. A claim that nobody asserts (possible, intended, conditional, hinted, withheld,
denied, presupposed), and one that counts none, is therefore a ``Note`` on whom it names, with its sentence
as description. What a tie is said to be (``role``, ``relationship``) is the verb of the claim's sentence. A schema
that means more than its relation, or that FollowTheMoney has for other ends (``Associate`` ties persons,
``Ownership`` an asset to its owner), gives way to ``UnknownLink``.

Coming in, a tie says what its schema says and no more; the schema's name, with the entity's own word for the
role, goes into `role` where our relation is wider.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import lines_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink, made_id
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.header import header_of, read_header
from actorgraph.formats.write.words import named_claims, sentence_of
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.data import yaml_data
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import InvalidDate, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.names import is_id, slug, unprintable
from actorgraph.model.record import (
    actor_of,
    actor_record,
    claim_of,
    claim_record,
    event_of,
    event_record,
    filled,
    source_record,
)
from actorgraph.model.vocabulary import Vocabulary, standard
from actorgraph.network import is_asserted
from actorgraph.sentence.nouns import Nouns
from actorgraph.sentence.phrase import verb_phrase
from actorgraph.sentence.wording import count, shortened
from actorgraph.store.hash import hash_of

FILE: Final = Path(__file__).with_suffix(".yaml")
_OURS: Final = "actorgraph"
_MOST_WORDS: Final = 300


class _Tie(NamedTuple):
    """How a schema that connects two entities becomes a claim: the properties of its ends, and the relation.

    `role` says that the relation is wider than the schema, whose name then goes into the claim's role;
    `words` is the property in which the schema says what the tie is.
    """

    subject: str
    object: str
    relation: str
    role: bool = False
    words: str = "role"


#: An address is not an entity but a claim about the entities that name it.
_ADDRESS: Final = "Address"
#: The end of a tie that is a name and no entity.
_AUTHORITY: Final = "authority"
#: What is said of entities without tying them to each other.
_NOTE: Final = "Note"
_FIGURES: Final = (("amountEur", "EUR"), ("amountUsd", "USD"), ("amount", ""))


def _table(name: str) -> Any:
    return yaml_data(FILE)[name]


@lru_cache(maxsize=1)
def ties() -> Mapping[str, _Tie]:
    """Return how each schema that connects two entities becomes a claim."""
    return {schema: _Tie(**row) for schema, row in _table("ties").items()}


# -- in --------------------------------------------------------------------------------------------


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read entities: first whom and what there is, then how they are tied."""
    sink.scope = slug(sink.name) if sink.name else "ftm"
    for file in inputs:
        _File(file, sink).read()


class _File:
    """One file on its way into a sink."""

    def __init__(self, file: Input, sink: Sink) -> None:
        self._file = file
        self._sink = sink
        self._source = ""
        self._publisher = ""
        self._header: dict[str, Any] = {}
        self._addresses: dict[str, str] = {}
        self._actors: set[str] = set()

    def read(self) -> None:
        for line, entity in self._entities():
            self._sink.count()
            self._tried(line, entity, self._thing)
        self._sink.check()
        if self._header:
            read_header(self._header, self._sink)
        self._begin()
        for line, entity in self._entities():
            self._tried(line, entity, self._tie)

    def _entities(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for line, value in lines_of(self._file):
            if isinstance(value, dict) and isinstance(value.get("schema"), str):
                yield line, value
            else:
                self._sink.fault(self._file.name, line, "is no entity: it has no schema")

    def _tried(self, line: int, entity: dict[str, Any], take: Any) -> None:
        try:
            take(line, entity)
        except (InvalidValue, InvalidDate) as error:
            self._sink.fault(self._file.name, line, f"entity {entity.get('id')!r}: {error}")

    def _begin(self) -> None:
        """Write the source that vouches for the entities of a file that is not ours."""
        if self._header:
            return
        self._source, self._publisher = self._sink.file_source(self._file.name)

    def _thing(self, line: int, entity: dict[str, Any]) -> None:
        ours = entity.get(_OURS)
        if isinstance(ours, dict):
            self._own_thing(ours)
            return
        schema, key = entity["schema"], _id(entity)
        if schema in ties() or not key:
            return
        if schema == _ADDRESS:
            self._addresses[key] = _one(entity, "full") or ", ".join(
                part
                for part in (_one(entity, "street"), _one(entity, "city"), _one(entity, "country"))
                if part
            )
            return
        name = _one(entity, "name") or _one(entity, "title") or str(entity.get("caption") or "")
        if not name:
            return
        names = [
            Name(text, kind)
            for property_, kind in _table("names").items()
            for text in _all(entity, property_)
        ]
        names += [Name(text) for text in _all(entity, "name")[1:]]
        names += [
            Name(f"{word}:{text}", "code")
            for word in _table("codes")
            for text in _all(entity, word)
        ]
        names.append(Name(f"ftm:{entity['id']}", "code"))
        note = "; ".join(
            f"{word} {', '.join(values)}"
            for word in ("country", "jurisdiction", "topics", "position", "summary")
            if (values := _all(entity, word))
        )
        kept = tuple(dict.fromkeys(further for further in names if further.text != name))
        if schema == "Event":
            when = _when(entity)
            self._sink.event(Event(key, name, when=when, names=kept, note=note))
        else:
            kind = _table("types").get(schema, "unknown")
            told = note if kind != "unknown" else f"{schema}{'; ' if note else ''}{note}"
            self._sink.actor(Actor(key, name, kind, names=kept, note=told))
        self._actors.add(key)

    def _own_thing(self, ours: dict[str, Any]) -> None:
        kind = ours.get("kind")
        if kind == "actor":
            self._sink.actor(actor_of(ours))
        elif kind == "event":
            self._sink.event(event_of(ours))
        elif kind == "header":
            self._header |= ours
        elif kind == "source":
            self._header.setdefault("sources", []).append(ours)

    def _tie(self, line: int, entity: dict[str, Any]) -> None:
        ours = entity.get(_OURS)
        if isinstance(ours, dict):
            if ours.get("kind") == "claim":
                self._sink.claim(claim_of(ours))
            return
        schema, key = entity["schema"], _id(entity)
        tie = ties().get(schema)
        if tie is not None:
            self._claims(entity, key, tie)
        elif schema != _ADDRESS and key not in self._actors:
            self._sink.skip(
                self._file.name, str(entity.get("id")), f"a {schema} without a name or id"
            )
        for address in _all(entity, "addressEntity"):
            text = self._addresses.get(_made(address), "")
            if text and key in self._actors:
                self._sink.claim(self._claim(entity, "located-in", key, "", text=text))

    def _claims(self, entity: dict[str, Any], key: str, tie: _Tie) -> None:
        ends = [self._ends(entity, name) for name in (tie.subject, tie.object)]
        if not all(ends):
            reason = f"a {entity['schema']} without {tie.subject if not ends[0] else tie.object} that is there"
            self._sink.skip(self._file.name, str(entity.get("id")), reason)
            return
        for subject in ends[0]:
            for target in ends[1]:
                self._sink.claim(
                    self._claim(entity, tie.relation, subject, target, role=_role(entity, tie))
                )

    def _ends(self, entity: dict[str, Any], name: str) -> list[str]:
        """Return the ids at one end; a sanction's authority is a text, not an entity."""
        found = []
        for text in _all(entity, name):
            key = _made(text)
            if key not in self._actors and name == _AUTHORITY:
                key = f"authority-{slug(text)}"
                self._sink.mention(Actor(key, text, "unknown"))
                self._actors.add(key)
            if key in self._actors:
                found.append(key)
        return found

    def _claim(
        self,
        entity: dict[str, Any],
        relation: str,
        subject: str,
        target: str,
        *,
        role: str = "",
        text: str = "",
    ) -> Claim:
        doubtful = entity["schema"] == "Similar"
        return Claim(
            id=made_id(self._source, str(entity.get("id")), relation, subject, target, text),
            relation=relation,
            source=self._source,
            claimant=self._publisher,
            subject=subject,
            object=target,
            text=text,
            role=role,
            quantity=_figure(entity),
            modality="possible" if doubtful else "stated",
            when=_when(entity),
            said=_date(_one(entity, "publishedAt") or _one(entity, "retrievedAt")),
            quote=_quote(entity, text),
            note="; ".join(
                _all(entity, "purpose") + _all(entity, "reason") + _all(entity, "status")
            ),
            file=self._file.name,
            record=str(entity.get("id")),
            cites=" ".join(_all(entity, "sourceUrl") + _all(entity, "publisherUrl")),
        )


def _role(entity: dict[str, Any], tie: _Tie) -> str:
    said = _all(entity, "role") + _all(entity, "relationship") + _all(entity, "program")
    return "; ".join([entity["schema"]] * tie.role + said)


def _quote(entity: dict[str, Any], text: str) -> str:
    """Return the entity's own words: its summary or description, else its schema and names."""
    words = _one(entity, "summary") or _one(entity, "description")
    if not words:
        named = ", ".join(_all(entity, "namesMentioned"))
        words = (
            f"addressEntity: {text}"
            if text
            else f"{entity['schema']}{': ' if named else ''}{named}"
        )
    return shortened(words, _MOST_WORDS)


def _figure(entity: dict[str, Any]) -> Quantity | None:
    for name, unit in _FIGURES:
        text = _one(entity, name)
        try:
            value = float(text.replace(",", "")) if text else None
        except ValueError:
            continue
        if value is not None:
            return Quantity("amount", "=", value, unit or _one(entity, "currency"))
    return None


def _when(entity: dict[str, Any]) -> When:
    start, end = _date(_one(entity, "startDate")), _date(_one(entity, "endDate"))
    if start.known or end.known:
        if start.known and end.known and start.first > end.last:
            return UNKNOWN
        return read_when(f"{start.text or '..'}/{end.text or '..'}")
    return _date(_one(entity, "date"))


def _date(text: str) -> When:
    """Return the date that a text begins with; FollowTheMoney cuts dates where they are not known."""
    try:
        return read_when(text[:10])
    except InvalidDate:
        return UNKNOWN


def _id(entity: dict[str, Any]) -> str:
    key = entity.get("id")
    return _made(key) if isinstance(key, str) else ""


def _made(text: str) -> str:
    if is_id(text):
        return text
    return f"{slug(text)[:80]}-{hash_of(text) & 0xFFFFFFFF:08x}" if text else ""


def _all(entity: dict[str, Any], name: str) -> list[str]:
    """Return the values of a property, on one line each; ids of nested entities where these are whole."""
    properties = entity.get("properties")
    values = properties.get(name) if isinstance(properties, dict) else None
    if isinstance(values, str | int | float | dict):
        values = [values]
    if not isinstance(values, list):
        return []
    texts = [value.get("id") if isinstance(value, dict) else value for value in values]
    words = [" ".join(str(text).split()) for text in texts if isinstance(text, str | int | float)]
    return [word for word in words if word and not unprintable(word)]


def _one(entity: dict[str, Any], name: str) -> str:
    return next(iter(_all(entity, name)), "")


# -- out -------------------------------------------------------------------------------------------


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
    for actor in selection.actors():
        schema = schemata[actor.id] = _table("schemata").get(actor.type, "Organization")
        yield _entity(actor.id, schema, _names_of(actor), "actor", actor_record(actor))
    for event in selection.events():
        properties = {**_names_of(event), **_dates(event.when)}
        yield _entity(event.id, "Event", properties, "event", event_record(event))
    for source in selection.sources():
        properties = _filled(
            {"title": source.title, "sourceUrl": source.address, "date": source.date.text[:10]}
        )
        yield _entity(
            f"source:{source.id}", "Document", properties, "source", source_record(source)
        )


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
            return _NOTE
        if not (claim.subject and claim.object):
            self.one_ended += 1
            return _NOTE
        nearest = self._nearest.get(claim.relation, "")
        return nearest if nearest in ties() and self._fits(claim, nearest) else "UnknownLink"

    def _fits(self, claim: Claim, schema: str) -> bool:
        """Return True if FollowTheMoney has a schema for what stands at both ends of a claim."""
        ends = (self._schemata.get(claim.subject, ""), self._schemata.get(claim.object, ""))
        allowed = _table("ends").get(schema, ())
        return all(end in some for end, some in zip(ends, allowed, strict=False))


def _tie_properties(
    claim: Claim, tie: _Tie, nouns: Nouns, vocabulary: Vocabulary
) -> dict[str, list[str]]:
    """Return a claim as a tie between two; what the tie is said to be is the verb of the sentence."""
    authority = tie.subject == _AUTHORITY
    ends = (nouns[claim.subject].name if authority else claim.subject, claim.object)
    says = tie.words in ("role", "relationship")  # else the schema says what the tie is
    said = verb_phrase(claim, nouns, vocabulary) if says else claim.role
    return _filled(
        {
            **dict(zip((tie.subject, tie.object), ends, strict=True)),
            tie.words: said,
            "summary": claim.quote,
            "sourceUrl": _address(claim),
            "recordId": claim.record,
        }
    ) | _dates(claim.when)


def _note_properties(claim: Claim, nouns: Nouns, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return a claim as a note on whom it names, which ties nobody to anybody."""
    named = dict.fromkeys(filter(None, (claim.subject, claim.object, claim.event)))
    properties = {
        "description": sentence_of(claim, nouns, vocabulary),
        "summary": claim.quote,
        "sourceUrl": _address(claim),
    }
    return {"entity": list(named), **_filled(properties)}


def _address(claim: Claim) -> str:
    """Return what a claim cites if that is one address."""
    return claim.cites if claim.cites.startswith("http") and " " not in claim.cites else ""


def _entity(
    key: str, schema: str, properties: Mapping[str, list[str]], kind: str, ours: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "id": key,
        "schema": schema,
        "properties": dict(properties),
        _OURS: {**filled(dict(ours)), "kind": kind},
    }


def _names_of(thing: Actor | Event) -> dict[str, list[str]]:
    properties: dict[str, list[str]] = {"name": [thing.name]}
    words = {"acronym": "abbreviation", "former": "previousName"}
    for name in thing.names:
        if name.kind != "code":
            properties.setdefault(words.get(name.kind, "alias"), []).append(name.text)
    if isinstance(thing, Actor) and thing.type == "place":
        return {"full": [thing.name]}
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


def recognises(file: Input) -> bool:
    """Return True for lines of JSON of which the first is an entity."""
    first = file.head_text().lstrip().split("\n", 1)[0]
    if not first.startswith("{") or '"schema"' not in first:
        return False
    try:
        entity = json.loads(first)
    except (ValueError, RecursionError):
        return '"properties"' in first and '"id"' in first and len(first) > 60_000
    return (
        isinstance(entity, dict)
        and isinstance(entity.get("schema"), str)
        and "properties" in entity
    )


FORMAT: Final = Format(
    name="ftm",
    title="FollowTheMoney entities, JSON lines (Aleph, OpenSanctions)",
    suffixes=(".ftm.json", ".ijson", ".ftm"),
    read=read,
    write=write,
    recognises=recognises,
    priority=80,
    keeps="everything: each entity has the nearest schema, and our own words under the key 'actorgraph'",
    loses="to other programs: claimant, hedge, and how firmly what is asserted is said",
    unasserted="each a Note with the sentence, and no tie",
)
