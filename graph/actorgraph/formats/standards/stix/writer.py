"""A selection as one STIX 2.1 bundle: standard objects that any program reads, with our words beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple
from uuid import UUID

from actorgraph.formats.selection import Selection
from actorgraph.formats.standards.stix.marking import definition_of, ref_of
from actorgraph.formats.standards.stix.words import (
    ACTOR,
    CLAIM,
    CONFIDENCE,
    EVENT,
    EVENTS,
    EXTENSION,
    KEPT,
    MAKER,
    MOUTH,
    SOURCE,
    STORE,
    made_stix_id,
    texts_of,
    type_of,
)
from actorgraph.formats.write.file import Target, write_whole
from actorgraph.formats.write.header import header_of
from actorgraph.formats.write.words import sentence_of
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_END, OPEN_START, When, day_text, read_when
from actorgraph.model.errors import InvalidDate, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.record import actor_record, claim_record, event_record, filled, source_record
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.network import has_two_ends, is_asserted
from actorgraph.sentence.noun import Noun, noun_of
from actorgraph.sentence.nouns import Nouns, Publication
from actorgraph.sentence.wording import count

#: The day that objects without a date of their own are said to be made: the first that computers count.
FIXED_DAY: Final = "1970-01-01"
_KINDS: Final = {
    "armed-group": "threat-actor",
    "umbrella-group": "threat-actor",
    "place": "location",
    "facility": "location",
}
_CLASSES: Final = {
    "person": "individual",
    "class": "class",
    "dataset": "system",
    "unknown": "unknown",
    "state": "group",
}
_SECTORS: Final = {
    "state": "government-national",
    "government-body": "government-national",
    "military": "defense",
    "media-outlet": "communications",
}
#: Where the standard has a relationship between two types of objects; everywhere else stands `related-to`.
_PAIRS: Final = {
    "targets": (("threat-actor", "intrusion-set", "campaign"), ("identity", "location")),
    "located-at": (("threat-actor", "identity"), ("location",)),
}
_CONFIDENCE: Final = re.compile(r"(?:^|; )confidence=(\d{1,3})(?:;|$)")
#: Roles of whom the standard's "attributed-to" means: those who carried something out.
_DOERS: Final = ("", "perpetrator")
#: Properties of objects of other programs that refer to further ones which must come along.
_REFERENCES: Final = ("created_by_ref", "object_marking_refs", "source_ref", "target_ref")
_URL: Final = re.compile(r"https?://[!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]+")


class _Thing(NamedTuple):
    """What a claim's end is in the bundle: its STIX id and its name."""

    id: str
    name: str


def write(selection: Selection, target: Target, options: Mapping[str, str]) -> list[str]:
    """Write a bundle with an object a line; nothing is lost, for our properties hold all of a claim."""
    bundle = _Bundle(selection, _fixed_day(options))
    write_whole(target, bundle.pieces())
    return bundle.softened()


def _fixed_day(options: Mapping[str, str]) -> str:
    day = options.get("date") or FIXED_DAY
    try:
        if read_when(day).is_day:
            return day
    except InvalidDate:
        pass
    raise InvalidValue(f"the option 'date' needs a day such as 2024-02-02, not {day!r}")


class _Bundle:
    """One bundle on its way out."""

    def __init__(self, selection: Selection, fixed_day: str) -> None:
        self._selection = selection
        self._title = selection.title or "actorgraph"
        self._fixed = _stamp(fixed_day)
        self._things: dict[str, _Thing] = {}
        self._mouths: dict[str, str] = {}
        self._tlp: dict[str, str] = {}
        self._sources = {source.id: source for source in selection.sources()}
        self._named: dict[str, Noun] = {}
        publications = {
            key: Publication(source.publisher, source.date) for key, source in self._sources.items()
        }
        self._nouns = Nouns(self._named, publications)
        #: Ids of objects of other programs that are written, and of those that these refer to.
        self._kept: set[str] = set()
        self._referred: dict[str, None] = {}
        self._doubtful = self._noted = 0
        #: For each source the objects of its claims, 17 bytes each: whether it is a note, and the UUID.
        self._refs: dict[str, bytearray] = {key: bytearray() for key in self._sources}

    def pieces(self) -> Iterator[bytes]:
        """Yield the document as bytes."""
        yield (
            _json({"type": "bundle", "id": self._made("bundle", "bundle")})[:-1]
            + b', "objects": [\n'
        )
        objects = chain(
            _extension(),
            self._store(),
            self._actors(),
            self._events(),
            self._claims(),
            self._reports(),
            self._referred_to(),
        )
        for number, value in enumerate(objects):
            yield (b",\n" if number else b"") + _json(value)
        yield b"\n]}\n"

    def softened(self) -> list[str]:
        """Return, a line each, of how many claims other programs get less than the words."""
        told = []
        if self._doubtful:
            sure = CONFIDENCE["believed"]
            are = "is" if self._doubtful == 1 else "are"
            told.append(
                f"{count(self._doubtful, 'claim')} {are} only believed or likely: confidence {sure}"
            )
        if self._noted:
            have = "has" if self._noted == 1 else "have"
            told.append(
                f"{count(self._noted, 'claim')} {have} no relationship in STIX: each a note"
            )
        return told

    def _original(self, key: str) -> dict[str, Any]:
        """Return an object as another program wrote it, empty if the store has none under an id."""
        body = self._selection.store.original(key) if key == key.lower() else ""
        found: dict[str, Any] = json.loads(body) if body else {}
        return found

    def _as_it_came(self, value: dict[str, Any], **ours: Any) -> dict[str, Any]:
        """Return an object of another program with our words beside it, and note what it refers to."""
        self._kept.add(value["id"])
        for name, refs in value.items():
            if name in _REFERENCES:
                self._referred.update(dict.fromkeys(texts_of(refs)))
        # The markings of TLP must be as the standard has them, and malware of 2.0 lacks what 2.1 needs.
        if value["type"] == "marking-definition" or not (ours or "spec_version" in value):
            return value
        words = {
            "extension_type": "property-extension",
            KEPT: value.get("spec_version", ""),
            **ours,
        }
        others = value.get("extensions")
        extensions = {**(others if isinstance(others, dict) else {}), EXTENSION: words}
        return {**value, "spec_version": "2.1", "extensions": extensions}

    def _referred_to(self) -> Iterator[dict[str, Any]]:
        """Yield the objects of other programs to which those refer that are written."""
        while self._referred:
            key = next(iter(self._referred))
            del self._referred[key]
            if key in self._kept:
                continue
            if value := self._original(key):
                yield self._as_it_came(value)
            elif (defined := definition_of(key)) is not None:
                self._kept.add(key)
                yield defined

    def _made(self, kind: str, *parts: str) -> str:
        """Return an id of this store: two stores that call an actor alike need not mean the same one."""
        return made_stix_id(kind, self._title, *parts)

    def _object(
        self, kind: str, key: str, stamp: str, ours: Mapping[str, Any], **values: Any
    ) -> dict[str, Any]:
        """Return an object with what every object must have and our words; what is empty is left out."""
        made = _object(kind, key, stamp, **values)
        return {**made, "extensions": {EXTENSION: {"extension_type": "property-extension", **ours}}}

    # -- things ------------------------------------------------------------------------------------

    def _store(self) -> Iterator[dict[str, Any]]:
        """Yield the object that says what the store is; it comes first, so that the file is known by it."""
        header = header_of(self._selection)
        words = {"about": header["about"], "relations": header["relations"]}
        key = self._made("identity", "store")
        yield self._object(
            "identity", key, self._fixed, {STORE: words}, name=self._title, identity_class="system"
        )

    def _actors(self) -> Iterator[dict[str, Any]]:
        for actor in self._selection.actors():
            self._named[actor.id] = noun_of(actor)
            self._tlp[actor.id] = actor.tlp
            ours = {ACTOR: filled(actor_record(actor))}
            if value := self._original(actor.id):
                self._things[actor.id] = _Thing(actor.id, actor.name)
                yield self._as_it_came(value, **ours)
                continue
            kind = _KINDS.get(actor.type, "identity")
            key = self._made(kind, "actor", actor.id)
            self._things[actor.id] = _Thing(key, actor.name)
            yield self._object(
                kind,
                key,
                self._fixed,
                ours,
                name=actor.name,
                description=actor.note,
                external_references=_foreign(actor.id),
                object_marking_refs=self._marked(actor.tlp),
                **_particulars(actor, kind),
            )

    def _events(self) -> Iterator[dict[str, Any]]:
        for event in self._selection.events():
            self._named[event.id] = noun_of(event)
            ours = {EVENT: filled(event_record(event))}
            if value := self._original(event.id):
                self._things[event.id] = _Thing(event.id, event.name)
                yield self._as_it_came(value, **ours)
                continue
            kind = "campaign" if event.type == "campaign" else "incident"
            key = self._made(kind, "event", event.id)
            self._things[event.id] = _Thing(key, event.name)
            campaign = {}
            if kind == "campaign":
                first, last = _ends(event.when)
                campaign = {"first_seen": first, "last_seen": last, "aliases": _aliases(event)}
            yield self._object(
                kind,
                key,
                self._fixed,
                ours,
                name=event.name,
                description=event.note,
                external_references=_foreign(event.id),
                object_marking_refs=self._marked(event.tlp),
                **campaign,
            )

    def _marked(self, level: str) -> list[str]:
        """Return the reference to a level, whose definition comes along; empty for none."""
        refs = ref_of(level)
        self._referred.update(dict.fromkeys(refs))
        return refs

    def _signed(self, claimant: str) -> tuple[str, list[dict[str, Any]]]:
        """Return the identity of a claimant, and the object for it where the claimant is no identity yet."""
        thing = self._things[claimant]
        if type_of(thing.id) == "identity":
            return thing.id, []
        if claimant in self._mouths:
            return self._mouths[claimant], []
        key = self._mouths[claimant] = self._made("identity", "claimant", claimant)
        tlp = self._marked(self._tlp[claimant])
        words = {MOUTH: thing.id}
        mouth = self._object(
            "identity", key, self._fixed, words, name=thing.name, object_marking_refs=tlp
        )
        return key, [mouth]

    # -- claims ------------------------------------------------------------------------------------

    def _claims(self) -> Iterator[dict[str, Any]]:
        for claim in self._selection.claims():
            ours = {CLAIM: filled(claim_record(claim))}
            if value := self._original(claim.id):
                self._list(claim, claim.id)
                yield self._as_it_came(value, **ours)
                continue
            source = self._sources[claim.source]
            creator, mouth = self._signed(claim.claimant)
            yield from mouth
            tie = self._tie(claim)
            self._doubtful += bool(tie) and claim.modality in CONFIDENCE
            self._noted += not tie and is_asserted(claim, self._selection.vocabulary)
            kind = "relationship" if tie else "note"
            key = self._made(kind, "claim", claim.id)
            self._list(claim, key)
            yield self._object(
                kind,
                key,
                self._stamp_of(claim.said, source.date),
                ours,
                created_by_ref=creator,
                confidence=_confidence(claim, is_tie=bool(tie)),
                external_references=_references(claim, source),
                object_marking_refs=self._marked(self._selection.store.marking_of(claim)),
                **(tie or self._note(claim)),
            )

    def _list(self, claim: Claim, key: str) -> None:
        """Note the object of a claim for the report of its source."""
        kind, _, number = key.partition("--")
        self._refs[claim.source] += bytes([kind == "note"]) + UUID(number).bytes

    def _tie(self, claim: Claim) -> dict[str, Any]:
        """Return what makes a claim a relationship, empty where it must be a note.

        A relationship asserts. What is only possible, intended, hinted or denied is a note, so that no
        program that does not know our words takes it for said.
        """
        code = _code(claim.relation)
        words = self._selection.vocabulary
        if not (code and is_asserted(claim, words) and has_two_ends(claim, words)):
            return {}
        if code == "attributed-to" and claim.subject != claim.claimant:
            return {}  # who signs attributes, by the standard; this one reports that somebody else does
        if code == "attributed-to":
            start, end = claim.event, claim.object
            if claim.role not in _DOERS:
                code = "related-to"
        else:
            start = claim.subject or claim.event
            end = claim.object or (claim.event if claim.subject and not claim.text else "")
        if not (start and end) or (not claim.object and claim.quantity):
            return {}
        first, last = self._things[start].id, self._things[end].id
        begin, until = _ends(claim.when)
        return {
            "relationship_type": code
            if _fits(code, type_of(first), type_of(last))
            else "related-to",
            "source_ref": first,
            "target_ref": last,
            "description": self._sentence(claim),
            "start_time": begin,
            "stop_time": until,
        }

    def _note(self, claim: Claim) -> dict[str, Any]:
        ends = dict.fromkeys(end for end in (claim.subject, claim.object, claim.event) if end)
        return {
            "content": self._sentence(claim),
            "authors": [self._things[claim.claimant].name],
            "object_refs": [self._things[end].id for end in ends],
        }

    def _sentence(self, claim: Claim) -> str:
        """Return what a claim says, and how firmly, as a sentence."""
        return sentence_of(claim, self._nouns, self._selection.vocabulary)

    def _stamp_of(self, *whens: When) -> str:
        """Return when an object was made: the first known day, else the fixed one."""
        for when in whens:
            if when.known and when.first > OPEN_START:
                return _stamp(day_text(when.first))
        return self._fixed

    # -- sources -----------------------------------------------------------------------------------

    def _reports(self) -> Iterator[dict[str, Any]]:
        for source in self._sources.values():
            creator, mouth = self._signed(source.publisher) if source.publisher else ("", [])
            yield from mouth
            stamp = self._stamp_of(source.date)
            refs = self._refs[source.id]
            yield self._object(
                "report",
                self._made("report", "source", source.id),
                stamp,
                {SOURCE: filled(source_record(source))},
                name=source.title,
                description=source.note,
                published=stamp,
                created_by_ref=creator,
                external_references=_address(source),
                object_marking_refs=self._marked(source.tlp),
                object_refs=list(_ids(refs)) or [creator or self._made("identity", "store")],
            )


def _object(kind: str, key: str, stamp: str, **values: Any) -> dict[str, Any]:
    """Return an object with what every object must have; what is empty is left out."""
    filled = {name: value for name, value in values.items() if value not in ("", [], None)}
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": key,
        "created": stamp,
        "modified": stamp,
        **filled,
    }


def _extension() -> Iterator[dict[str, Any]]:
    """Yield the definition of the extension that our properties are, and the identity that made it."""
    stamp = _stamp(FIXED_DAY)
    yield _object(
        "extension-definition", EXTENSION, stamp, created_by_ref=MAKER, name="actorgraph",
        description="A claim, actor, event or source as actorgraph keeps it, so that it can be imported again.",
        schema="The columns of the record are those of actorgraph's tables: docs/formats.md, csv.",
        version="1.0.0", extension_types=["property-extension"],
    )  # fmt: skip
    yield _object("identity", MAKER, stamp, name="actorgraph", identity_class="system")


def _foreign(key: str) -> list[dict[str, str]]:
    """Return a reference to the object of another program that is not here and that we do not replace."""
    return [{"source_name": "stix", "external_id": key}] if type_of(key) else []


def _confidence(claim: Claim, *, is_tie: bool) -> int | None:
    """Return how sure a claim is as a number: the source's own, else that of its modality."""
    given = _CONFIDENCE.search(claim.note)
    if given and int(given[1]) <= 100:
        return int(given[1])
    return CONFIDENCE.get(claim.modality) if is_tie else None


def _code(relation: str) -> str:
    """Return the standard's word for a relation; a store keeps no codes, so the shared words tell."""
    shared = standard()
    return shared[relation].codes.get("stix", "") if relation in shared else "related-to"


def _particulars(actor: Actor, kind: str) -> dict[str, Any]:
    """Return what the standard asks of an actor of some type."""
    if kind in ("threat-actor", "intrusion-set"):
        return {"aliases": _aliases(actor)}
    if kind == "location":
        codes = (
            name.text.partition(":")[2] for name in actor.names if name.text.startswith("iso2:")
        )
        country = next(codes, "")
        # A location must have a country or a region; where there is no code, its name says the region.
        return {"country": country} if country else {"region": actor.name}
    sector = _SECTORS.get(actor.type)
    return {
        "identity_class": _CLASSES.get(actor.type, "organization"),
        "sectors": [sector] if sector else [],
    }


def _aliases(thing: Actor | Event) -> list[str]:
    return list(dict.fromkeys(name.text for name in thing.names if name.kind != "code"))


def _fits(code: str, first: str, last: str) -> bool:
    """Return True where the standard has this relationship between objects of these types."""
    if code == "duplicate-of":
        return first == last
    if code in _PAIRS:
        starts, ends = _PAIRS[code]
        return first in starts and last in ends
    return code in ("attributed-to", "related-to") and (code == "related-to" or first in EVENTS)


def _references(claim: Claim, source: Source) -> list[dict[str, str]]:
    """Return the source with the quote, and the addresses that the claim cites."""
    first = {"source_name": source.title, "description": claim.quote, **_url(source.address)}
    if not (claim.quote or "url" in first):
        first["external_id"] = claim.record or claim.id
    cited = [{"source_name": "cited", **_url(part)} for part in claim.cites.split("; ")]
    return [
        {k: v for k, v in reference.items() if v}
        for reference in (first, *(c for c in cited if "url" in c))
    ]


def _address(source: Source) -> list[dict[str, str]]:
    url = _url(source.address)
    return [{"source_name": source.title, **url}] if url else []


def _url(text: str) -> dict[str, str]:
    return {"url": text} if _URL.fullmatch(text) else {}


def _ends(when: When) -> tuple[str, str]:
    """Return the first and last moment of a time that is meant throughout, empty where it is open."""
    if not when.known or not when.throughout:
        return "", ""
    first = _stamp(day_text(when.first)) if when.first > OPEN_START else ""
    last = f"{day_text(when.last)}T23:59:59.999Z" if when.last < OPEN_END else ""
    return first, last


def _stamp(day: str) -> str:
    return f"{day}T00:00:00.000Z"


def _ids(refs: bytearray) -> Iterator[str]:
    for at in range(0, len(refs), 17):
        yield f"{'note' if refs[at] else 'relationship'}--{UUID(bytes=bytes(refs[at + 1 : at + 17]))}"


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
