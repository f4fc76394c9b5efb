"""STIX of other programs, read in three passes: whom and what there is, how they are tied, and what is kept.

What became an actor, event or claim, and what these name, is kept as it came, to leave as that. Memory holds the actors and the names of everything else that a relationship can end at, and a number for each
id; relationships are read one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeAlias

from actorgraph.formats.read.day import day_of
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import has_lines, lines_of, shape_of, values_at
from actorgraph.formats.read.missing import is_no_moment, present_name
from actorgraph.formats.sink import Sink, made_id
from actorgraph.formats.standards.stix.marking import Markings
from actorgraph.formats.standards.stix.words import (
    ACTORS,
    EVENTS,
    Moment,
    body_of,
    is_stix,
    line_of,
    modality_of,
    moment_of,
    texts_of,
    type_of,
)
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.event import Event
from actorgraph.model.names import slug
from actorgraph.model.source import Source
from actorgraph.sentence.wording import count, shortened
from actorgraph.store.hash import hash_of

#: How deep inside the answer or message of a server its objects are looked for.
_DEEPEST: Final = 3
_TIES: Final = ("relationship", "sighting")
_PAPERS: Final = ("report", "grouping", "note", "opinion")
#: What describes other objects and can be no end of a relationship.
_STATEMENTS: Final = ("note", "opinion")
#: How sure somebody is of a tie by their opinion of it; who is neutral says nothing (section 10.3 of STIX 2.1).
_OPINIONS: Final = {
    "strongly-agree": "believed", "agree": "believed", "disagree": "denied", "strongly-disagree": "denied",
}  # fmt: skip
_QUIET: Final = (
    "marking-definition",
    "extension-definition",
    "language-content",
    "x-mitre-collection",
)
_NO_ACTOR: Final = (
    "malware, tools, indicators and the like are no actors; their names stand in claims"
)
_PAPER: Final = (
    "a report, or a note or opinion of no actor, event or tie; what it lists is no claim"
)
_OLD: Final = "an older version of an object"
_OLDER_THAN_STORE: Final = "an older version of an object than the store has"
_GONE_END: Final = "a tie to something that is revoked or deprecated"
_NO_END: Final = "a tie to something that is not in the files"
_NAMELESS_END: Final = "a tie to an actor or event without a name"
_TIE_END: Final = (
    "a tie that begins or ends at another tie, report or note, of which nothing is said"
)
_THING_SUBJECT: Final = (
    "a tie that begins at malware, an indicator or the like, which do and say nothing"
)

#: Words that mean the same as one of our relations; every other word becomes `related-to` with it as role.
_RELATIONS: Final = {
    "uses": "uses",
    # The vocabulary has "targets" among the phrases of `attacks`; the role keeps the word that was said.
    "targets": "attacks",
    "part-of": "part-of",
    "subordinate-of": "part-of",
    "cooperates-with": "cooperates-with",
    "owns": "owns",
    "employed-by": "holds-office-in",
    "duplicate-of": "same-as",
}
#: Types of identities by `identity_class`; organisations of a government sector are government bodies.
_CLASSES: Final = {
    "individual": "person",
    "group": "organisation",
    "organization": "organisation",
    "class": "class",
}
_SIZES: Final = {
    "individual": "person",
    "club": "organisation",
    "contest": "organisation",
    "team": "organisation",
    "organization": "organisation",
    "government": "organisation",
}
_FINER: Final = ("administrative_area", "city", "street_address", "postal_code")
#: What of an object is kept in its note, in this order.
_NOTED: Final = (
    "identity_class", "sectors", "roles", "threat_actor_types", "sophistication", "resource_level",
    "primary_motivation", "secondary_motivations", "goals", "objective", "labels", "region", "country",
    "administrative_area", "city", "latitude", "longitude",
)  # fmt: skip
_ZERO: Final = moment_of("1970-01-01T00:00:00Z")
_TIMES: Final = ("first_seen", "last_seen", "start_time", "stop_time", "created")
_LONGEST_QUOTE: Final = 300
_LONGEST_NOTE: Final = 600


class _End(NamedTuple):
    """What a relationship can end at: an actor, an event, a thing with a name, what is gone or has no name."""

    kind: str
    name: str = ""


@dataclass
class _Paper:
    """What becomes one source: a file, or a folder of files of one object each."""

    title: str
    publisher: str = ""
    version: str = ""
    date: str = ""
    creators: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    reports: list[tuple[str, str]] = field(default_factory=list)
    #: Markings of its reports.
    marks: list[str] = field(default_factory=list)
    collection: bool = False

    @property
    def key(self) -> str:
        return f"stix-{slug(self.title)}"

    @property
    def file(self) -> str:
        """The id of the actor that vouches for what nobody has signed."""
        return f"{self.key}-file"


def read(inputs: Sequence[Input], sink: Sink) -> None:
    """Read the files as one, for objects may refer to those of another file."""
    bundles = _Bundles(sink)
    tidied = [replace(file, is_verbatim=False) for file in inputs]
    for file in tidied:
        bundles.index(file)
    bundles.write_actors()
    for file in tidied:
        bundles.ties(file)
    bundles.late_ties()
    bundles.statements()
    bundles.withdraw()
    bundles.tell()
    for file in inputs:
        bundles.keep(file)


def values_of(file: Input) -> Iterator[Any]:
    """Yield the objects of a bundle, of a list, of an answer or the messages of a server, or the one that the file is.

    Raises
    ------
    Faults
        It is no STIX.
    """
    if has_lines(file):
        for _, value in lines_of(file):
            yield from _objects_in(value)
        return
    place = _place_of(shape_of(file, is_read=True))
    for value in values_at(file, place):
        if place or (isinstance(value, dict) and value.get("type") != "bundle"):
            yield from _objects_in(value)
        elif not isinstance(value, dict) or value.get("objects", []) != []:
            raise file.fault("is no STIX: a bundle needs a list of objects")


def _objects_in(value: Any) -> Iterator[Any]:
    """Yield the objects in a line: the object itself, those of a bundle, or what a message of a server is about."""
    place, found = _place_of(value), value
    for name in place.removesuffix("item").strip(".").split(".") if place else ():
        found = found[name] if name else found
    is_gone = place == "data" and value.get("type") == "delete"
    for each in found if place.endswith("item") else [found]:
        yield {**each, "revoked": True} if is_gone else each


def _place_of(value: Any) -> str:
    """Return where the objects of STIX in a document are, as ijson writes it.

    >>> _place_of({"type": "bundle", "objects": []}), _place_of({"data": {"type": "x", "id": ""}}), _place_of([])
    ('objects.item', '', 'item')
    """
    if isinstance(value, list):
        return "item"
    if isinstance(value, dict) and isinstance(value.get("objects"), list):
        return "objects.item"
    places = [("", value)]
    for place, found in places:  # which grows by what is inside
        if isinstance(found, list):
            if any(isinstance(part, dict) and is_stix(part) for part in found):
                return f"{place}.item"
        elif isinstance(found, dict):
            if is_stix(found) and found["type"] != "bundle":
                return place
            if place.count(".") < _DEEPEST:
                inside = ((name, part) for name, part in found.items() if "." not in name)
                places += [(f"{place}.{name}".removeprefix("."), part) for name, part in inside]
    return ""


#: When an object was written, and whether it is gone.
_Version: TypeAlias = tuple[Moment, bool]


class _Bundles:
    """The files of one import."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._ends: dict[str, _End] = {}
        self._things: dict[str, Actor | Event] = {}
        self._versions: dict[str, _Version] = {}
        #: The markings, and those of actors and events.
        self._markings = Markings()
        self._marked: dict[str, list[str]] = {}
        #: Hashes of the ids of all that is kept as it came.
        self._wanted: set[int] = set()
        self._papers: dict[str, _Paper] = {}
        self._of_file: dict[str, _Paper] = {}
        self._seen: set[int] = set()
        self._doubled: set[str] = set()
        self._late: dict[str, tuple[str, dict[str, Any]]] = {}
        self._given: set[str] = set()
        #: Actors and events of an earlier import, of which these files have older versions.
        self._of_store: set[str] = set()
        self._unknown_times = 0
        #: Notes and opinions, with their files, and the relationships that they are about.
        self._statements: dict[str, tuple[str, dict[str, Any]]] = {}
        self._about: dict[str, Claim] = {}
        self._withdrawn_things: set[str] = set()
        self._withdrawn_ties: set[str] = set()

    # -- first pass --------------------------------------------------------------------------------

    def index(self, file: Input) -> None:
        """Note what a file has, and what it says of itself."""
        paper = _Paper("")
        number = known = 0
        for value in values_of(file):
            number += 1
            if not isinstance(value, dict):
                self._sink.count()
                self._sink.fault(
                    file.name, 0, f"object {number} is {value!r:.40}, no object of STIX"
                )
            elif not is_stix(value):
                self._sink.count()
                self._sink.skip(file.name, f"object {number}", "an object without an id of STIX")
            else:
                known += 1
                self._sink.count()
                self._unknown_times += sum(_is_unknown(value.get(name)) for name in _TIMES)
                self._object(file, value, paper)
        if number and not known:
            message = "is no STIX: nothing in it has an id such as 'identity--' and a UUID"
            raise file.fault(message)
        self._keep(file, paper, number)

    def _keep(self, file: Input, paper: _Paper, count: int) -> None:
        """Find the source that a file belongs to."""
        folder = file.name.rpartition("/")[0]
        title = line_of(self._sink.name) or paper.title
        if not title and len(paper.reports) == 1:
            title, paper.date = paper.reports[0]
        title = title or line_of(folder if folder and count < 2 else file.name) or "stix"
        paper.title = title
        kept = self._papers.setdefault(paper.key, paper)
        if kept is not paper:
            kept.creators |= paper.creators
            kept.statements |= paper.statements
            kept.date = max(kept.date, paper.date)
            kept.marks += paper.marks
            if paper.collection:
                kept.publisher, kept.version = paper.publisher, paper.version
        self._of_file[file.name] = kept

    def _object(self, file: Input, value: dict[str, Any], paper: _Paper) -> None:
        key, kind = value["id"], value["type"]
        self._note_id(key)
        if type_of(value.get("created_by_ref")) == "identity":
            paper.creators.add(value["created_by_ref"])
        if not paper.collection:
            paper.date = max(paper.date, _day(value.get("modified")))
        if kind in _TIES:
            return
        if not self._is_newer(key, value):
            self._sink.skip(file.name, key, _OLD)
            return
        if (stored := self._newer_stored(key, value)) is not None:
            self._sink.skip(file.name, key, _OLDER_THAN_STORE)
            if kind in (*ACTORS, *EVENTS):
                gone = "gone" if _gone(stored) else "actor" if kind in ACTORS else "event"
                self._ends[key] = _End(gone, _name_of(stored))
                self._of_store.add(key)
            return
        self._things.pop(key, None)
        gone = _gone(value)
        name = _name_of(value)
        if gone:
            self._ends[key] = _End("gone", name)
            self._statements.pop(key, None)
            self._sink.skip(file.name, key, gone, name)
            if kind in (*ACTORS, *EVENTS):
                self._withdrawn_things.add(key)
                if name:  # it is found by its names, and its successor by the tie to it
                    self._add_thing(key, value, name, gone)
        elif kind in _QUIET:
            _tell(value, paper)
            if kind == "marking-definition":
                self._markings.add(value)
        elif kind in _STATEMENTS:
            self._statements[key] = (file.name, value)
        elif kind in _PAPERS:
            self._sink.skip(file.name, key, _PAPER, name)
            if kind == "report" and name:
                paper.reports.append((name, _day(value.get("published"))))
                paper.marks += self._markings.of(value)
        elif kind in ACTORS or kind in EVENTS:
            if not name:
                self._ends[key] = _End("nameless")
                self._sink.skip(file.name, key, "an actor or event without a name")
                return
            self._ends[key] = _End("actor" if kind in ACTORS else "event", name)
            self._add_thing(key, value, name)
        else:
            self._ends[key] = _End("thing", name)
            self._sink.skip(file.name, key, _NO_ACTOR, name)

    def _add_thing(self, key: str, value: Mapping[str, Any], name: str, gone: str = "") -> None:
        thing = _actor(value, name) if value["type"] in ACTORS else _event(value, name)
        self._things[key] = replace(thing, note=_joined(gone, thing.note))
        self._marked[key] = self._markings.of(value)

    def _note_id(self, key: str) -> None:
        number = hash_of(key)
        if number in self._seen:
            self._doubled.add(key)
        self._seen.add(number)

    def _is_newer(self, key: str, value: Mapping[str, Any]) -> bool:
        version = _version_of(value)
        if key in self._versions and self._versions[key] >= version:
            return False
        self._versions[key] = version
        return True

    def _newer_stored(self, key: str, value: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return the version of an object that an earlier import gave, if it is newer than this one."""
        body = self._sink.writer.original_of(key) if self._sink.updates else ""
        stored: dict[str, Any] = json.loads(body) if body else {}
        return stored if body and _version_of(stored) > _version_of(value) else None

    def tell(self) -> None:
        """Report the dates that are none, and markings of parts."""
        if self._markings.in_part:
            objects = count(self._markings.in_part, "object")
            self._sink.remark(f"{objects} with a marking of a part: taken as one of the whole")
        if self._unknown_times:
            dates = count(self._unknown_times, "date")
            self._sink.remark(
                f"{dates} taken as not known: 1970-01-01 at midnight, 0001-01-01, 5138-11-16 or 9999-12-31, as programs write it"
            )

    # -- between -----------------------------------------------------------------------------------

    def write_actors(self) -> None:
        """Write whom and what there is, then the sources, whose publishers are among them."""
        for key, whole in self._things.items():
            self._wanted.add(hash_of(key))
            marks = self._marked[key]
            note, level = self._with_markings(whole.note, marks), self._markings.level(marks)
            thing = replace(whole, note=note, tlp=level)
            if isinstance(thing, Actor):
                self._sink.actor(thing)
            else:
                self._sink.event(thing)
            self._given.add(key)
        self._things.clear()
        self._marked.clear()
        for key in self._of_store:
            self._keep_stored(key)
        for paper in self._papers.values():
            publisher = self._publisher(paper)
            self._sink.source(
                Source(
                    paper.key,
                    paper.title,
                    publisher,
                    _when(paper.date),
                    version=paper.version,
                    licence="; ".join(sorted(paper.statements)),
                    tlp=self._markings.level(paper.marks),
                )
            )

    def _keep_stored(self, key: str) -> None:
        """Let an actor or event that the store has be named by claims."""
        if type_of(key) in ACTORS:
            self._sink.mention(Actor(key, self._ends[key].name or key))
        else:
            self._sink.mention_event(key)
        self._given.add(key)

    def _with_markings(self, note: str, markings: Sequence[str]) -> str:
        """Return the note of an actor, event or claim with the names of its markings that are no level in front."""
        others = self._markings.others(markings)
        return _joined(f"object_marking_refs={others}", note) if others else note

    def _publisher(self, paper: _Paper) -> str:
        creator = paper.publisher or (
            next(iter(paper.creators)) if len(paper.creators) == 1 else ""
        )
        return self._claimant(creator, paper)

    def _claimant(self, creator: Any, paper: _Paper) -> str:
        """Return who signed, else the file itself: nobody is made to say what they did not sign."""
        kind = type_of(creator)
        if kind not in ACTORS:
            self._sink.mention(Actor(paper.file, paper.title, "dataset"))
            return paper.file
        if creator not in self._given:
            end = self._ends.get(creator)
            self._sink.mention(Actor(creator, (end.name if end else "") or creator))
            self._given.add(creator)
        return str(creator)

    # -- second pass -------------------------------------------------------------------------------

    def ties(self, file: Input) -> None:
        """Write the relationships and sightings of a file; what stands several times is written last."""
        for value in values_of(file):
            if not isinstance(value, dict) or not is_stix(value) or value["type"] not in _TIES:
                continue
            key = value["id"]
            if key not in self._doubled:
                self._tie(file.name, value)
                continue
            if key in self._late:
                self._sink.skip(file.name, key, _OLD)
            if self._is_newer(key, value):
                self._late[key] = (file.name, value)

    def late_ties(self) -> None:
        """Write the newest version of what stands several times."""
        for name, value in self._late.values():
            self._tie(name, value)
        self._late.clear()

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """The ids that notes and opinions are about."""
        values = (value for _, value in self._statements.values())
        return frozenset(key for value in values for key in texts_of(value.get("object_refs")))

    def statements(self) -> None:
        """Write what opinions and notes say: of a tie, whether it is so; of an actor or event, their words."""
        for name, value in self._statements.values():
            written = list(self._statement(name, value))
            if not written:
                self._sink.skip(name, value["id"], _PAPER, _words_of(value))
            for claim in written:
                self._sink.claim(claim)
            self._wanted.add(hash_of(value["id"]))

    def _statement(self, name: str, value: Mapping[str, Any]) -> Iterator[Claim]:
        paper = self._of_file[name]
        claimant = self._claimant(value.get("created_by_ref"), paper)
        authors = texts_of(value.get("authors"))
        told = self._told(value, value["type"])
        told["quote"] = (
            shortened(_words_of(value), _LONGEST_QUOTE) or f"opinion: {value.get('opinion')}"
        )
        told["note"] = _joined(told["note"], f"authors={', '.join(authors)}" if authors else "")
        for key in texts_of(value.get("object_refs")):
            tie, end = self._about.get(key), self._ends.get(key)
            place = {"id": made_id("stix", value["id"], key), "source": paper.key, "claimant": claimant,
                     "file": name, "record": value["id"]}  # fmt: skip
            if value["type"] == "opinion":
                modality = _OPINIONS.get(line_of(value.get("opinion")))
                if tie is not None and modality:
                    opinion = f"opinion={value['opinion']}"
                    said = {
                        **told,
                        "modality": modality,
                        "note": _joined(opinion, f"about={key}", told["note"]),
                    }
                    yield replace(tie, **place, **said)
                continue
            whom = tie.subject or tie.event if tie is not None else key
            if tie is None and (end is None or end.kind not in ("actor", "event")):
                continue
            about = f"about={key}" if tie is not None else ""
            yield Claim(
                relation="described-as",
                subject=whom,
                text=shortened(_words_of(value), _LONGEST_NOTE),
                role="note",
                **{**told, "note": _joined(about, told["note"])},
                **place,
            )

    def withdraw(self) -> None:
        """Take out of the store what these files revoke and an earlier import said."""
        writer, scope = self._sink.writer, self._sink.scope
        number = writer.withdraw(self._withdrawn_ties, self._withdrawn_things, scope)
        if number:
            self._sink.remark(
                f"{count(number, 'claim')} of an earlier import taken out: these files revoke what said so"
            )

    # -- third pass --------------------------------------------------------------------------------

    def keep(self, file: Input) -> None:
        """Keep the current versions of what became actors, events and claims, and of what these name."""
        for value in values_of(file):
            if not isinstance(value, dict) or not is_stix(value):
                continue
            key, version = value["id"], _version_of(value)
            is_wanted = value["type"] == "marking-definition" or hash_of(key) in self._wanted
            is_newest = self._versions.get(key, version) == version
            if is_wanted and is_newest and self._newer_stored(key, value) is None:
                self._sink.original(key, body_of(value))

    def _tie(self, name: str, value: dict[str, Any]) -> None:
        gone = _gone(value)
        if self._newer_stored(value["id"], value) is not None:
            self._sink.skip(name, value["id"], _OLDER_THAN_STORE)
        elif gone:
            self._withdrawn_ties.add(value["id"])
            self._wanted.add(hash_of(value["id"]))
            self._sink.skip(name, value["id"], gone)
        elif value["type"] == "relationship":
            self._relationship(name, value)
        else:
            self._sighting(name, value)

    def _relationship(self, name: str, value: dict[str, Any]) -> None:
        word = line_of(value.get("relationship_type"))
        source, target = self._end(value.get("source_ref")), self._end(value.get("target_ref"))
        origin = type_of(value.get("source_ref"))
        if word == "revoked-by" and source is not None and origin in (*ACTORS, *EVENTS):
            source = source._replace(kind="actor" if origin in ACTORS else "event")
        reason = _not_told(word, source, target) or ""
        if reason == _NO_END and any(
            type_of(value.get(f"{end}_ref")) in (*_TIES, *_PAPERS) for end in ("source", "target")
        ):
            reason = _TIE_END
        if reason or source is None or target is None:
            self._sink.skip(name, value["id"], reason, word)
            return
        paper = self._of_file[name]
        claimant = self._claimant(value.get("created_by_ref"), paper)
        told = self._told(value, word)
        self._wanted |= {hash_of(value["id"]), hash_of(value["target_ref"])}
        ends = {"subject": value["source_ref"]}
        relation, role = _RELATIONS.get(word, "related-to"), word
        mode: tuple[str, ...] = ()
        if target.kind != "thing":
            ends["object"] = value["target_ref"]
        else:
            ends["text"] = target.name
            mode = (type_of(value["target_ref"]),)
            told["note"] = _joined(told["note"], f"target_ref={value['target_ref']}")
        if word == "attributed-to" and source.kind == "event" and target.kind == "actor":
            relation, role = "attributes", ""
            ends = {
                "subject": claimant,
                "event": value["source_ref"],
                "object": value["target_ref"],
            }
        elif word == "located-at":
            is_place = type_of(value["source_ref"]) == "location"
            relation = "located-in" if is_place else "operates-in"
        claim = Claim(
            id=value["id"],
            relation=relation,
            source=paper.key,
            claimant=claimant,
            role="" if role == relation else role,
            mode=mode,
            when=_interval(value.get("start_time"), value.get("stop_time")),
            file=name,
            record=value["id"],
            **ends,
            **told,
        )
        self._sink.claim(claim)
        if claim.id in self._spoken_of:
            self._about[claim.id] = claim

    def _sighting(self, name: str, value: dict[str, Any]) -> None:
        """Write that an actor or event was seen somewhere, a claim for each place."""
        seen = self._end(value.get("sighting_of_ref"))
        where = value.get("where_sighted_refs")
        reason = _not_told("sighting", seen, seen)
        if reason or not isinstance(where, list) or not where:
            reason = reason or "a sighting that does not say where"
            self._sink.skip(name, value["id"], reason)
            return
        paper = self._of_file[name]
        claimant = self._claimant(value.get("created_by_ref"), paper)
        told = self._told(value, "sighting")
        if isinstance(value.get("count"), int):
            told["note"] = _joined(told["note"], f"count={value['count']}")
        for place in where:
            end = self._end(place)
            if end is None or end.kind not in ("actor", "event"):
                self._sink.skip(name, value["id"], _NO_END, f"{place}")
                continue
            self._sink.claim(
                Claim(
                    id=made_id("stix", value["id"], "related-to", place),
                    relation="related-to",
                    source=paper.key,
                    claimant=claimant,
                    subject=value["sighting_of_ref"],
                    object=place,
                    role="sighted at",
                    when=_interval(value.get("first_seen"), value.get("last_seen")),
                    file=name,
                    record=value["id"],
                    **told,
                )
            )

    def _told(self, value: Mapping[str, Any], word: str) -> dict[str, Any]:
        """Return what a tie says of its own words, doubt, day, markings and sources."""
        told = _told(value, word)
        marks = self._markings.of(value)
        told["note"] = self._with_markings(told["note"], marks)
        told["tlp"] = self._markings.level(marks)
        return told

    def _end(self, key: Any) -> _End | None:
        """Return what an id means in these files, or in the store where they do not say."""
        kind = type_of(key)
        if not kind:
            return None
        found = self._ends.get(key)
        if found is not None or kind not in ACTORS:
            return found
        # An earlier import may have given it; an id of another scope is another actor.
        if key in self._given or self._sink.writer.scope(key, "actor") == self._sink.scope:
            self._sink.mention(Actor(key, key))
            self._ends[key] = _End("actor", key)
        return self._ends.get(key)


def _not_told(word: str, source: _End | None, target: _End | None) -> str:
    """Return why a tie makes no claim, empty where it does."""
    if not word:
        return "a relationship without a type"
    if source is None or target is None:
        return _NO_END
    if "gone" in (source.kind, target.kind):
        return _GONE_END
    if "nameless" in (source.kind, target.kind):
        return _NAMELESS_END
    if source.kind == "thing":
        return _THING_SUBJECT
    if target.kind == "thing" and not target.name:
        return "a tie to something without a name"
    return ""


def _told(value: Mapping[str, Any], word: str) -> dict[str, Any]:
    """Return what a relationship says of its own words, doubt, day and sources."""
    noted = []
    confidence: Any = value.get("confidence")
    has_confidence = isinstance(confidence, int | float) and not isinstance(confidence, bool)
    if has_confidence:
        noted.append(f"confidence={confidence:g}")
    noted += _undated(value)
    created, modified = _day(value.get("created")), _day(value.get("modified"))
    if created and modified and created != modified:
        noted.append(f"created={created}")
    description = shortened(line_of(value.get("description")), _LONGEST_QUOTE)
    type_line = (
        f"relationship_type: {word}" if value["type"] == "relationship" else "type: sighting"
    )
    return {
        "modality": modality_of(confidence) if has_confidence else "stated",
        "said": _when(modified or created),
        "quote": description or type_line,
        "note": "; ".join(noted),
        "cites": _cites(value),
    }


def _cites(value: Mapping[str, Any]) -> str:
    references = value.get("external_references")
    found = []
    for reference in references if isinstance(references, list) else []:
        if isinstance(reference, dict):
            texts = (line_of(reference.get(name)) for name in ("url", "description", "source_name"))
            found.append(next((text for text in texts if text), ""))
    return "; ".join(dict.fromkeys(text for text in found if text))


# -- objects ---------------------------------------------------------------------------------------


def _words_of(value: Mapping[str, Any]) -> str:
    """Return the words of a note or an opinion."""
    texts = (line_of(value.get(name)) for name in ("abstract", "content", "explanation"))
    return ": ".join(text for text in texts if text)


def _version_of(value: Mapping[str, Any]) -> _Version:
    """Return when an object was written, and whether it is gone: of two of one moment, the one that is."""
    return moment_of(value.get("modified")), bool(_gone(value))


def _gone(value: Mapping[str, Any]) -> str:
    if value.get("revoked") is True:
        return "revoked"
    return "deprecated" if value.get("x_mitre_deprecated") is True else ""


def _name_of(value: Mapping[str, Any]) -> str:
    """Return what an object is called; a location may have no more than its country or region."""
    keys = ["name", "value"]
    if value["type"] == "location":
        keys += ["city", "administrative_area", "country", "region"]
    name = next((text for key in keys if (text := _given(key, value))), "")
    if not name and value["type"] == "location" and isinstance(value.get("latitude"), int | float):
        return f"{value['latitude']}, {value.get('longitude')}"
    return name


def _given(key: str, value: Mapping[str, Any]) -> str:
    """Return a text of an object; a country or region may be NA, which is Namibia's code."""
    text = line_of(value.get(key))
    return text if key in ("country", "region") else present_name(text)


def _actor(value: Mapping[str, Any], name: str) -> Actor:
    return Actor(value["id"], name, _type(value), names=_names(value, name), note=_note(value))


def _event(value: Mapping[str, Any], name: str) -> Event:
    return Event(
        value["id"],
        name,
        value["type"],
        _interval(value.get("first_seen"), value.get("last_seen")),
        names=_names(value, name),
        note=_note(value),
    )


def _type(value: Mapping[str, Any]) -> str:
    """Return the type of an actor. Neither motives nor means nor roles make it anybody's."""
    kind = value["type"]
    if kind == "location":
        return "place"
    if kind == "intrusion-set":  # by definition what one organisation is believed to be behind
        return "organisation"
    if kind == "threat-actor":
        return _SIZES.get(line_of(value.get("resource_level")), "unknown")
    word = line_of(value.get("identity_class"))
    sectors = texts_of(value.get("sectors"))
    if word == "organization" and any(sector.startswith("government") for sector in sectors):
        return "government-body"
    return _CLASSES.get(word, "unknown")


def _names(value: Mapping[str, Any], name: str) -> tuple[Name, ...]:
    aliases: list[str] = []
    for key in ("aliases", "x_mitre_aliases", "x_opencti_aliases"):
        aliases += texts_of(value.get(key))
    names = [Name(alias) for alias in aliases if present_name(alias) and alias != name]
    references = value.get("external_references")
    for reference in references if isinstance(references, list) else []:
        number = line_of(reference.get("external_id")) if isinstance(reference, dict) else ""
        if number and reference.get("source_name") == "mitre-attack":
            names.append(Name(f"mitre-attack:{number}", "code"))
    country = line_of(value.get("country"))
    if len(country) == 2 and country.isalpha() and country.isascii() and _is_country(value):
        names.append(Name(f"iso2:{country.upper()}", "code"))
    names.append(Name(f"stix:{value['id']}", "code"))
    return tuple(dict.fromkeys(names))


def _is_country(value: Mapping[str, Any]) -> bool:
    """Return True where a location is all of its country, for a town must not have the country's code."""
    if value["type"] != "location" or any(value.get(key) for key in _FINER):
        return False
    name = line_of(value.get("name"))
    return value.get("x_opencti_location_type") == "Country" or name in ("", value.get("country"))


def _note(value: Mapping[str, Any]) -> str:
    noted = [f"STIX {value['type']}"]
    for key in _NOTED:
        given = value.get(key)
        if isinstance(given, int | float) and not isinstance(given, bool):
            noted.append(f"{key}={given}")
        elif texts := texts_of(given):
            noted.append(f"{key}={', '.join(texts)}")
    noted += _undated(value)
    description = shortened(line_of(value.get("description")), _LONGEST_NOTE)
    return "; ".join([*noted, *([description] if description else [])])


def _tell(value: Mapping[str, Any], paper: _Paper) -> None:
    """Note what a collection or marking says of the file that it is in."""
    if value["type"] == "x-mitre-collection":
        paper.title = line_of(value.get("name")) or paper.title
        paper.version = line_of(value.get("x_mitre_version"))
        paper.date = _day(value.get("modified"))
        paper.publisher = line_of(value.get("created_by_ref"))
        paper.collection = True
    definition = value.get("definition")
    if value["type"] == "marking-definition" and isinstance(definition, dict):
        statement = line_of(definition.get("statement"))
        if statement:
            paper.statements.add(statement)


# -- dates -----------------------------------------------------------------------------------------


def _day(value: Any) -> str:
    """Return the day of a timestamp, or an empty text for anything else, such as one that means "not known"."""
    day = None if _is_unknown(value) else day_of(value)
    return day.isoformat() if day else ""


def _is_unknown(value: Any) -> bool:
    """Return True for a moment that a program writes where nobody gave one."""
    return isinstance(value, str) and (is_no_moment(value) or moment_of(value) == _ZERO)


def _when(day: str) -> When:
    return read_when(day) if day else UNKNOWN


def _interval(first: Any, last: Any) -> When:
    """Return the time from a first to a last timestamp; an end that is not told is unknown."""
    begin, end = _day(first), _day(last)
    if begin and begin == end:
        return read_when(begin)
    if not (begin or end) or (begin and end and begin > end):
        return UNKNOWN
    return read_when(f"{begin}/{end}")


def _undated(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield the first and last moments that are no dates of ours: those of an actor, and a last one before the first."""
    for names in (("first_seen", "last_seen"), ("start_time", "stop_time")):
        given = [value.get(name) for name in names]
        if value["type"] in ACTORS or not _interval(*given).known:
            for name, moment in zip(names, given, strict=True):
                if text := "" if _is_unknown(moment) else _day(moment) or line_of(moment):
                    yield f"{name}={text}"


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
