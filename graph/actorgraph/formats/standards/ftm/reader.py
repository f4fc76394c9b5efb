"""Entities of FollowTheMoney in: whom and what there is, then how they are tied, each property kept or counted.

An entity may be the value of a property, at any depth, as OpenSanctions nests them: it is read as that entity and a
tie to it. Who says something are the datasets that an entity names, one claim each, and not the file. The caption is
the first name. What has no place of its own (a date of birth, a website, the number of shares) goes into the note.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from actorgraph.formats.read.input import Input, Tidying
from actorgraph.formats.read.json import lines_of, shape_of, values_at
from actorgraph.formats.read.missing import is_no_moment, present_name
from actorgraph.formats.sink import Sink, made_id
from actorgraph.formats.standards.ftm.statements import entities_of, is_statements
from actorgraph.formats.standards.ftm.words import (
    ADDRESS,
    AUTHORITY,
    OURS,
    Tie,
    made_key,
    table,
    ties,
)
from actorgraph.formats.standards.stix.words import moment_of
from actorgraph.formats.write.header import read_header
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import InvalidDate, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.names import slug, whole_slug
from actorgraph.model.record import actor_of, claim_of, event_of
from actorgraph.model.source import Source
from actorgraph.sentence.wording import line_of, shortened
from actorgraph.store.hash import hash_of

_MOST_WORDS: Final = 300
_FIGURES: Final = (("amountEur", "EUR"), ("amountUsd", "USD"), ("amount", ""))
#: What of an entity beside its properties is kept in the note.
_OF_ENTITY: Final = ("datasets", "referents", "first_seen", "last_seen", "last_change", "target")
#: Those that an entity inside another one has from it, if it names no data set: who says what is around it, and when.
_INHERITED: Final = ("datasets", "first_seen", "last_seen")
#: What makes an entity one.
_SHAPE: Final = ("id", "schema", "caption", "properties", OURS)
#: How deep in an answer of an API entities are looked for, and the most places that may hold them.
_DEEPEST: Final = 3
_MOST_PLACES: Final = 100
_DELETED: Final = (
    "an entity that a delta deletes; import the whole dataset with --prune to remove it"
)
_NOBODYS: Final = "an Address that no entity names"
_NO_ENTITY: Final = "a nested value that is no entity: it has no schema"
#: The property of what belongs to one entity, such as a passport, that names it.
_HOLDER: Final = "holder"


def read(inputs: Sequence[Input], sink: Sink) -> None:
    """Read files of entities as one: first whom and what there is, then how they are tied."""
    sink.scope = slug(sink.name) if sink.name else "ftm"
    reading = _Reading(sink, inputs[0])
    for file in inputs:
        reading.things(file)
    reading.merge(inputs)
    sink.check()
    for file in inputs:
        reading.ties(file)
    reading.done()


class _Entity:
    """One entity: what it is, its id of ours, and where it stands."""

    def __init__(self, value: Mapping[str, Any], line: int, *, is_nested: bool) -> None:
        self.value = value
        self.line = line
        self.is_nested = is_nested
        self.schema: str = value["schema"]
        key = value.get("id")
        self.id = key if isinstance(key, str) else ""
        self.key = made_key(self.id)
        found = value.get("properties")
        self.properties: Mapping[str, Any] = found if isinstance(found, dict) else {}

    def all(self, name: str) -> list[str]:
        """Return the values of a property, on one line each; of nested entities their ids."""
        found = self.properties.get(name)
        return [] if found is None else _texts(found)

    def one(self, name: str) -> str:
        """Return the first value of a property, or an empty text."""
        return next(iter(self.all(name)), "")

    def of(self, name: str) -> list[str]:
        """Return what stands beside the properties."""
        found = self.value.get(name)
        return [] if found is None else _texts(found)

    @property
    def called(self) -> str:
        """The caption, which OpenSanctions writes as the name to be shown, else the first name of any kind; else empty."""
        caption = next(iter(self.of("caption")), "")
        if caption:
            spaced = "".join(f" {mark}" if mark.isupper() else mark for mark in self.schema)
            if caption.casefold() not in (self.schema.casefold(), spaced.strip().casefold()):
                return caption
        return next(filter(None, map(self.one, ("name", "title", *table("names")))), "")

    def noted(self, taken: Sequence[str]) -> str:
        """Return what is said of the entity and has no place of its own, as a text."""
        told = {name: self.all(name) for name in self.properties if name not in taken}
        others = [name for name in self.value if name not in (*_SHAPE, *_OF_ENTITY)]
        told |= {name: self.of(name) or _json(self.value[name]) for name in others}
        told |= {name: self.of(name) for name in _OF_ENTITY}
        return "; ".join(f"{name} {', '.join(values)}" for name, values in told.items() if values)


class _Reading:
    """The files of one import on their way into a sink."""

    def __init__(self, sink: Sink, file: Input) -> None:
        self._sink = sink
        self._file = file
        #: The source and the claimant of what no dataset vouches for, by file, and of datasets.
        self._sources: dict[str, tuple[str, str]] = {}
        self._headers: dict[str, dict[str, Any]] = {}
        #: The text and the note of each address, and those that an entity names.
        self._addresses: dict[str, tuple[str, str]] = {}
        self._named: set[str] = set()
        #: Hashes of the ids of actors and events, and of what stood inside another entity and was written.
        self._given: set[int] = set()
        self._nested: set[int] = set()
        #: Hashes of the ids of entities, and those that stand in several pieces, put together by their ids.
        self._met: set[int] = set()
        self._pieces: dict[str, list[Mapping[str, Any]]] = {}
        self._wholes: dict[str, dict[str, Any]] = {}

    # -- passes ------------------------------------------------------------------------------------

    def things(self, file: Input) -> None:
        """Write the actors and events of a file."""
        self._file = file
        for entity in self._entities(file, self._sink):
            self._sink.count()
            number = hash_of(f"{entity.schema}\x1f{entity.id}")
            if entity.id and not entity.is_nested and OURS not in entity.value:
                if number in self._met:
                    self._pieces[entity.id] = []
                self._met.add(number)
            self._tried(entity, self._thing)

    def merge(self, inputs: Sequence[Input]) -> None:
        """Put together what stands in several pieces, as `ftm aggregate` does, and write it as the one that it is."""
        self._met.clear()
        for file in inputs if self._pieces else ():
            self._file = file
            for entity in self._entities(file, None):
                found = None if entity.is_nested else self._pieces.get(entity.id)
                if found is not None:
                    found.append(entity.value)
        self._wholes = {key: _joined(pieces) for key, pieces in self._pieces.items()}
        self._pieces.clear()
        for value in self._wholes.values():
            self._tried(_Entity(value, 0, is_nested=False), self._thing)

    def ties(self, file: Input) -> None:
        """Write the claims of a file."""
        self._file = file
        header = self._headers.get(file.name)
        if header:
            read_header(header, self._sink)
        for entity in self._entities(file, None):
            whole = None if entity.is_nested else self._wholes.get(entity.id)
            if whole is None:
                self._tried(entity, self._tie)
            elif whole:  # once, where the first piece stands
                self._wholes[entity.id] = {}
                self._tried(_Entity(whole, entity.line, is_nested=False), self._tie)

    def done(self) -> None:
        """Report the addresses that no entity names."""
        for key in self._addresses.keys() - self._named:
            self._sink.skip(self._file.name, key, _NOBODYS, self._addresses[key][0])

    def _tried(self, entity: _Entity, take: Callable[[_Entity], None]) -> None:
        try:
            take(entity)
        except (InvalidValue, InvalidDate) as error:
            self._sink.fault(self._file.name, entity.line, f"entity {entity.id!r}: {error}")

    def _entities(self, file: Input, sink: Sink | None) -> Iterator[_Entity]:
        """Yield the entities of a file, each before those inside it; reports to *sink* what is none."""
        tidying = Tidying()
        for line, value in _values_of(file, sink):
            if not (isinstance(value, dict) and OURS in value):  # ours come back as they were
                value = tidying.document(value)
            if isinstance(value, dict) and isinstance(value.get("op"), str) and "entity" in value:
                if value["op"] == "DEL":
                    if sink is not None:
                        sink.count()
                        sink.skip(file.name, f"line {line}", _DELETED, f"{value['entity']}"[:200])
                    continue
                value = value["entity"]
            if isinstance(value, dict) and isinstance(value.get("schema"), str):
                yield from self._flat(value, line, sink)
            elif sink is not None:
                sink.fault(file.name, line, "is no entity: it has no schema")
        file.tidied(tidying)

    def _flat(
        self, value: dict[str, Any], line: int, sink: Sink | None, *, is_nested: bool = False
    ) -> Iterator[_Entity]:
        """Yield an entity, and those that are values of its properties."""
        ours = isinstance(value.get(OURS), dict)
        entity = _Entity(value if ours else _bare(value), line, is_nested=is_nested)
        yield entity
        if ours:
            return
        properties = value.get("properties")
        for name, given in (properties if isinstance(properties, dict) else {}).items():
            for at, inner in enumerate(given if isinstance(given, list) else [given]):
                if not isinstance(inner, dict):
                    continue
                if isinstance(inner.get("schema"), str):
                    whole = _linked(inner, entity, f"{entity.id}-{name}-{at}")
                    yield from self._flat(whole, line, sink, is_nested=True)
                elif sink is not None:
                    sink.skip(self._file.name, entity.id, _NO_ENTITY, f"{name}: {inner!r:.80}")

    # -- actors and events -------------------------------------------------------------------------

    def _thing(self, entity: _Entity) -> None:
        ours = entity.value.get(OURS)
        if isinstance(ours, dict):
            self._own_thing(ours)
            return
        if entity.schema in ties() or not entity.key:
            return
        if entity.schema == ADDRESS:
            parts = ("street", "street2", "postalCode", "city", "region", "country")
            said = entity.one("full") or ", ".join(filter(None, map(entity.one, parts)))
            self._addresses[entity.key] = (said or entity.called, entity.noted(("full",)))
            return
        name, number = entity.called, hash_of(entity.key)
        if not name or (entity.is_nested and number in self._given):
            return
        self._given.add(number)
        kinds, codes = table("names"), table("codes")
        there = entity.properties
        further = [
            Name(text, kinds[word]) for word in kinds if word in there for text in entity.all(word)
        ]
        further += [Name(text) for text in entity.all("name")]
        further += [
            Name(f"{word}:{text}", "code")
            for word in codes
            if word in there
            for text in entity.all(word)
        ]
        further += [Name(f"ftm:{text}", "code") for text in (entity.id, *entity.of("referents"))]
        names = tuple(dict.fromkeys(each for each in further if each.text != name))
        note = entity.noted(("name", "addressEntity", *kinds, *codes))
        weak = entity.all("weakAlias")
        note = "; ".join(filter(None, [note, f"weakAlias {', '.join(weak)}" if weak else ""]))
        if entity.schema == "Event":
            self._sink.event(Event(entity.key, name, when=_when(entity), names=names, note=note))
            return
        kind = table("types").get(entity.schema, "unknown")
        told = "; ".join(filter(None, [entity.schema if kind == "unknown" else "", note]))
        self._sink.actor(Actor(entity.key, name, kind, names=names, note=told))

    def _own_thing(self, ours: dict[str, Any]) -> None:
        kind = ours.get("kind")
        if kind == "actor":
            self._sink.actor(actor_of(ours))
        elif kind == "event":
            self._sink.event(event_of(ours))
        elif kind == "header":
            header = self._headers.setdefault(self._file.name, {})
            self._headers[self._file.name] = {"sources": header.get("sources", []), **ours}
        elif kind == "source":
            header = self._headers.setdefault(self._file.name, {})
            header.setdefault("sources", []).append(ours)

    # -- claims ------------------------------------------------------------------------------------

    def _tie(self, entity: _Entity) -> None:
        ours = entity.value.get(OURS)
        if isinstance(ours, dict):
            if ours.get("kind") == "claim":
                self._sink.claim(claim_of(ours))
            return
        if self._was_nested(entity):
            return
        tie = ties().get(entity.schema)
        if tie is not None:
            self._claims(entity, tie)
        elif entity.schema != ADDRESS:
            if hash_of(entity.key) in self._given:
                self._links(entity)
            else:
                self._of_holder(entity)
        for address in entity.all("addressEntity"):
            key = made_key(address)
            text, note = self._addresses.get(key, ("", ""))
            if text and hash_of(entity.key) in self._given:
                self._named.add(key)
                self._give(entity, "located-in", entity.key, "", text=text, note=note)

    def _was_nested(self, entity: _Entity) -> bool:
        """Return whether an entity stood inside another one before; it may stand in several."""
        number = hash_of(f"{entity.schema} {entity.id}")
        found = number in self._nested
        if entity.is_nested:
            self._nested.add(number)
        return found

    def _claims(self, entity: _Entity, tie: Tie) -> None:
        ends = [self._ends(entity, name) for name in (tie.subject, tie.object)]
        if not all(ends):
            missing = tie.subject if not ends[0] else tie.object
            reason = f"a {entity.schema} without {missing} that is there"
            self._sink.skip(self._file.name, entity.id, reason)
            return
        said = entity.all("role") + entity.all("relationship") + entity.all("program")
        role = "; ".join([entity.schema] * tie.role + said)
        taken = (tie.subject, tie.object, "role", "relationship", "program")
        for subject in ends[0]:
            for target in ends[1]:
                self._give(entity, tie.relation, subject, target, role=role, taken=taken)

    def _ends(self, entity: _Entity, name: str) -> list[str]:
        """Return the ids at one end; a sanction's authority is a text, not an entity."""
        found = []
        for text in entity.all(name):
            key = made_key(text)
            if not self._is_there(key) and name == AUTHORITY:
                key = f"authority-{whole_slug(text)}"
                self._sink.mention(Actor(key, text, "unknown"))
                self._given.add(hash_of(key))
            if self._is_there(key):
                found.append(key)
        return found

    def _is_there(self, key: str) -> bool:
        """Return whether an id is that of an actor or event of the files, or of an earlier import."""
        number = hash_of(key)
        if number in self._given:
            return True
        if self._sink.writer.scope(key, "actor") != self._sink.scope:
            return False
        self._sink.mention(Actor(key, key))
        self._given.add(number)
        return True

    def _links(self, entity: _Entity) -> None:
        """Write a tie for each property that names another entity and is no schema of a tie."""
        for name in entity.properties:
            if name in table("texts") or name == "addressEntity":
                continue
            for text in entity.all(name):
                key = made_key(text)
                if key != entity.key and hash_of(key) in self._given:
                    self._give(
                        entity,
                        "related-to",
                        entity.key,
                        key,
                        role=name,
                        taken=(*entity.properties,),
                    )

    def _of_holder(self, entity: _Entity) -> None:
        """Write what has no name, such as a passport, as said of whom it belongs to."""
        named = (_HOLDER, "entity", "owner")
        holders = [
            key for name in named for key in map(made_key, entity.all(name)) if self._is_there(key)
        ]
        if not entity.id or not holders:
            self._sink.skip(
                self._file.name, entity.id or "?", f"a {entity.schema} without a name or id"
            )
            return
        text = entity.noted((*named, *_OF_ENTITY)).partition("; datasets ")[0]
        for holder in holders:
            self._give(
                entity,
                "described-as",
                holder,
                "",
                role=entity.schema,
                text=text or entity.schema,
                taken=named,
            )

    def _give(
        self, entity: _Entity, relation: str, subject: str, target: str, *, role: str = "",
        text: str = "", note: str = "", taken: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Write what an entity says, a claim for each of the datasets that it is in."""
        quote = _quote(entity, text)
        used = (
            *taken,
            *_told_in(entity, quote),
            *_read_dates(entity),
            "sourceUrl",
            "publisherUrl",
        )
        # What an entity says beside its address stands in its own note.
        note = note if relation == "located-in" else entity.noted(used)
        for source, claimant in self._vouching(entity):
            self._sink.claim(
                Claim(
                    id=made_id(source, entity.id, relation, subject, target, text),
                    relation=relation,
                    source=source,
                    claimant=claimant,
                    subject=subject,
                    object=target,
                    text=text,
                    role=role,
                    quantity=_figure(entity) if entity.schema in ties() else None,
                    modality="possible" if entity.schema == "Similar" else "stated",
                    when=_when(entity) if entity.schema in ties() or text else UNKNOWN,
                    said=_said(entity),
                    quote=quote,
                    note=note,
                    file=self._file.name,
                    record=entity.id,
                    cites=" ".join(entity.all("sourceUrl") + entity.all("publisherUrl")),
                )
            )

    def _vouching(self, entity: _Entity) -> list[tuple[str, str]]:
        """Return the sources of an entity and who published each: its datasets, else the file."""
        names = entity.of("datasets")
        if names:
            return [self._dataset(name) for name in dict.fromkeys(names)]
        name = f"\x1f{self._file.name}"
        if name not in self._sources:
            self._sources[name] = self._sink.file_source(self._file.name)
        return [self._sources[name]]

    def _dataset(self, name: str) -> tuple[str, str]:
        found = self._sources.get(name)
        if found is None:
            key = f"dataset-{whole_slug(name)}"
            self._sink.mention(Actor(key, name, "dataset"))
            self._sink.source(Source(key, name, key))
            found = self._sources[name] = (key, key)
        return found


# -- values ----------------------------------------------------------------------------------------


def _values_of(file: Input, sink: Sink | None) -> Iterator[tuple[int, Any]]:
    """Yield the values of a file with their lines: of statements, JSON lines, a list, an answer of an API, or one entity."""
    if is_statements(file):
        yield from entities_of(file, sink, by_dataset=sink is None)
        return
    places = places_of(shape_of(file, is_read=True))
    if not places or (places == [""] and not _is_spread(file)):
        yield from lines_of(file)
        return
    if len(places) > _MOST_PLACES:
        raise file.fault(f"holds entities in more than {_MOST_PLACES} places")
    for place in places:
        yield from ((0, value) for value in values_at(file, place))


def places_of(value: Any) -> list[str]:
    """Return where a JSON document has entities, as ijson writes it: itself, in its lists, and in what an API puts around.

    >>> places_of({"results": [{"id": "a", "schema": "Person", "properties": {}}]}), places_of({"op": "ADD"})
    (['results.item'], [])
    """
    found = []
    waiting = [("", value)]
    for place, each in waiting:  # which grows by what is inside
        if _is_entity(each):
            found.append(place)
        elif isinstance(each, list):
            if any(map(_is_entity, each)):
                found.append(f"{place}.item".removeprefix("."))
        elif isinstance(each, dict) and place.count(".") < _DEEPEST:
            inside = ((name, part) for name, part in each.items() if "." not in name)
            waiting += [(f"{place}.{name}".removeprefix("."), part) for name, part in inside]
    return found


def _is_entity(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("op"), str) and isinstance(value.get("entity"), dict):
        value = value["entity"]
        return isinstance(value.get("id"), str)
    return isinstance(value.get("schema"), str) and "properties" in value


def _is_spread(file: Input) -> bool:
    """Return whether the first value of a file stands on several lines."""
    line, end, _ = file.head_text().lstrip().partition("\n")
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return bool(end)
    return False


def _bare(value: dict[str, Any]) -> dict[str, Any]:
    """Return an entity with ids instead of the entities inside it."""
    properties = value.get("properties")
    if not isinstance(properties, dict):
        return value
    bare = {
        name: [
            inner.get("id", f"{value.get('id')}-{name}-{at}") if isinstance(inner, dict) else inner
            for at, inner in enumerate(given if isinstance(given, list) else [given])
        ]
        for name, given in properties.items()
    }
    return {**value, "properties": bare}


def _joined(pieces: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the pieces of one entity as one; of what can be said once, the piece counts that was changed last."""
    pieces.sort(key=lambda piece: moment_of(piece.get("last_change")))
    joined: dict[str, Any] = {}
    for piece in pieces:
        joined |= {name: value for name, value in piece.items() if not isinstance(value, list)}
    properties = [piece.get("properties") for piece in pieces]
    return {
        **joined,
        **_lists(
            [
                {name: each for name, each in piece.items() if isinstance(each, list)}
                for piece in pieces
            ]
        ),
        "properties": _lists([each for each in properties if isinstance(each, dict)]),
    }


def _lists(pieces: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return all values that pieces have under each name, each value once."""
    values: dict[str, dict[str, Any]] = {}
    for piece in pieces:
        for name, given in piece.items():
            held = values.setdefault(name, {})
            for value in given if isinstance(given, list) else [given]:
                held.setdefault(repr(value), value)
    return {name: [*held.values()] for name, held in values.items()}


def _linked(inner: dict[str, Any], outer: _Entity, key: str) -> dict[str, Any]:
    """Return an entity inside another one with an id, and with the other one at the end that it lacks."""
    given = inner.get("properties")
    properties = dict(given) if isinstance(given, dict) else {}
    ids = {text for name in properties for text in _texts(properties[name])}
    tie = ties().get(inner["schema"])
    ends = (tie.subject, tie.object) if tie is not None else (_HOLDER,)
    if outer.id and outer.id not in ids and (tie is not None or inner["schema"] in table("held")):
        missing = next((end for end in ends if not properties.get(end) and end != AUTHORITY), "")
        if missing:
            properties[missing] = [outer.id]
    names = () if inner.get("datasets") else _INHERITED
    told = {name: outer.value[name] for name in names if name in outer.value}
    return {"id": key, **told, **inner, "properties": properties}


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    texts = [each.get("id") if isinstance(each, dict) else each for each in values]
    words = [
        line_of(
            " ".join(f"{text}".lower().split() if isinstance(text, bool) else f"{text}".split())
        )
        for text in texts
        if isinstance(text, str | int | float)
    ]
    return [word for word in words if present_name(word)]


def _json(value: Any) -> list[str]:
    """Return a value that is not a text as one, or nothing if it is empty."""
    return [json.dumps(value, ensure_ascii=False)] if value else []


def _quote(entity: _Entity, text: str) -> str:
    """Return the entity's own words: its summary, description or reason, else its schema and names."""
    words = entity.one("summary") or entity.one("description") or entity.one("reason")
    if not words:
        named = ", ".join(entity.all("namesMentioned"))
        words = (
            f"addressEntity: {text}"
            if text and entity.schema not in table("held")
            else (f"{entity.schema}{': ' if named or text else ''}{named or text}")
        )
    return shortened(words, _MOST_WORDS)


def _told_in(entity: _Entity, quote: str) -> Iterator[str]:
    """Yield the properties that a quote or the figure holds whole."""
    for name in ("summary", "description", "reason", "namesMentioned"):
        values = entity.all(name)
        if values and (values == [quote] or quote.endswith(f": {', '.join(values)}")):
            yield name
    figure = _amount(entity)
    if figure is not None:
        yield from (figure[0], "currency")


def _figure(entity: _Entity) -> Quantity | None:
    found = _amount(entity)
    return None if found is None else Quantity("amount", "=", found[1], found[2])


def _amount(entity: _Entity) -> tuple[str, float, str] | None:
    """Return the first property with an amount, the amount, and its currency."""
    for name, unit in _FIGURES:
        text = entity.one(name)
        try:
            value = float(text.replace(",", "")) if text else None
        except ValueError:
            continue
        if value is not None and math.isfinite(value):
            return name, value, unit or entity.one("currency")
    return None


def _when(entity: _Entity) -> When:
    begin = entity.one("startDate") or entity.one("listingDate")
    start, end = _date(begin), _date(entity.one("endDate"))
    if start.known or end.known:
        if start.known and end.known and start.first > end.last:
            return UNKNOWN
        return read_when(f"{start.text or '..'}/{end.text or '..'}")
    return _date(entity.one("date"))


def _read_dates(entity: _Entity) -> Iterator[str]:
    """Yield the properties of dates that a claim holds whole: one date each, which can be read."""
    said = "publishedAt" if entity.one("publishedAt") else "retrievedAt"
    has_span = bool(entity.one("startDate") or entity.one("endDate"))
    for name in (said, *(("startDate", "endDate") if has_span else ("date",))):
        values = entity.all(name)
        if len(values) == 1 and _date(values[0]).known and _when(entity).known:
            yield name


def _said(entity: _Entity) -> When:
    """Return when an entity says something: its own date, else the days from its first to its last sight."""
    own = _date(entity.one("publishedAt") or entity.one("retrievedAt"))
    if own.known:
        return own
    first, last = (_date(next(iter(entity.of(name)), "")) for name in ("first_seen", "last_seen"))
    if first.known and last.known and first.text != last.text and first.first <= last.last:
        return read_when(f"{first.text}/{last.text}")
    return first if first.known else last


def _date(text: str) -> When:
    """Return the date that a text begins with; FollowTheMoney cuts dates where they are not known."""
    if is_no_moment(text):
        return UNKNOWN
    try:
        return read_when(text[:10])
    except InvalidDate:
        return UNKNOWN
