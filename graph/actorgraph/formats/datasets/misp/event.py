"""Events of MISP: what ``/events/restSearch`` returns, the web's JSON export of an event, and the files of a feed.

What becomes of an event, which is a report of its organisation (``Orgc``) and no deed:

- the report: a source, published by the organisation, on its date, with its TLP tag; what it reports: an event of the
  type ``report`` that has the same title, about which the claims are;
- clusters of galaxies about actors (threat actors, intrusion sets …): actors, with what their galaxy says of them, as
  `actorgraph.formats.datasets.misp.galaxy` reads it. That one is attached to an event says that the report has to do
  with it: ``related-to``, with the galaxy's type as role. Only where the tag's ``relationship_type`` is "attributed-to"
  does the organisation ``attributes`` the event to it;
- other clusters (malware, methods, sectors, countries …): the event is ``described-as`` what they are called;
- objects that are people or organisations: actors. An ``ObjectReference`` from one is a claim: to another, or in words
  to what is no actor. Who is a ``victim`` was attacked in the event (``attacks``, with the role "victim");
- attributes: ``threat-actor`` as clusters; ``target-org`` and the like: attacked in the event, with the role "targets";
  ``campaign-name``, ``text`` and ``comment``: described in their words; ``link``: an address that all claims of the event cite;
- tags: TLP marks what it is on, on an event all of it; estimative language says how sure a claim is, `likely` at most
  (and its words are the hedge); other tags stand in the note.

Addresses, hashes and other indicators are about no actor: they are counted by their type, and so are proposals,
sightings, correlations, reports in Markdown, and what was deleted. The format: https://www.misp-standard.org/rfc/misp-standard-core.html.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from actorgraph.formats.datasets.misp.galaxy import (
    ACTOR_WORDS,
    RELATIONS,
    Cluster,
    Entry,
    Galaxy,
    entry_id,
    estimate,
    key_of,
    name_id,
    top_of,
)
from actorgraph.formats.datasets.version import Versions, noted, stamp_of
from actorgraph.formats.fields import counted, members_left, names_of
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.day import day_of
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import shape_of, values_at
from actorgraph.formats.read.missing import is_no_moment, present_name
from actorgraph.formats.read.written import is_true
from actorgraph.formats.sink import Sink, made_id
from actorgraph.formats.standards.stix.words import line_of, texts_of
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.event import Event
from actorgraph.model.names import fold
from actorgraph.model.source import Source
from actorgraph.model.tlp import level_in, strictest
from actorgraph.sentence.wording import shortened
from actorgraph.sentence.wordlist import wordlist

_LONGEST_NOTE: Final = 2_000
#: Members that are dates, which stand in the note if they cannot be read.
_DATES: Final = ("date", "first_seen", "last_seen")
#: What becomes of a timestamp of 0, when it is written as the date of an event.
_ZERO: Final = date(1970, 1, 1)
#: Objects that are actors, by their name, with the type of the actor.
_ACTORS: Final = {
    "person": "person", "employee": "person", "passport": "person", "user-account": "person", "twitter-account": "person",
    "organization": "organisation", "legal-entity": "organisation", "news-agency": "media-outlet", "news-media": "media-outlet",
    "identity": "organisation", "victim": "organisation", "intrusion-set": "organisation", "threat-actor": "organisation",
    "threat-group": "organisation", "institution": "organisation",
}  # fmt: skip
#: What the members of an object that is an actor are called by, the best first.
_NAMES: Final = (
    "name", "full-name", "display-name", "commercial-name", "username", "legal-form-name", "organization", "alias", "screen-name",
)  # fmt: skip
#: What another object is called by.
_TITLES: Final = (
    "name", "title", "filename", "value", "domain", "hostname", "url", "ip", "ip-dst", "ip-src", "md5", "sha256", "id", "summary",
    "text", "description",
)  # fmt: skip
_ALIASES: Final = ("alias", "aliases", "aka", "synonym", "pseudonym")
#: Types of attributes that name whom an attack was aimed at, with the type of the actor.
_TARGETS: Final = {
    "target-org": "organisation", "target-user": "person", "target-location": "place", "target-external": "organisation",
}  # fmt: skip
_WORDS: Final = ("campaign-name", "campaign-id", "text", "comment", "other")
_MORE_RELATIONS: Final = {
    **RELATIONS, "attributed-to": "related-to", "member-of": "member-of", "works-for": "affiliated-with",
    "employed-by": "affiliated-with", "employee-of": "affiliated-with", "owns": "owns", "owner-of": "owns", "leads": "leads",
    "leader-of": "leads", "supports": "related-to", "located-at": "operates-in", "affiliated-with": "affiliated-with",
}  # fmt: skip
_INDICATOR: Final = "an attribute about no actor, of the type"
_DELETED: Final = "something that was deleted in MISP"
_OF_NOBODY: Final = "a reference from an object that is no actor"
_NOWHERE: Final = "a reference to something that is not in the event"
_OF_OTHERS: Final = "a relation of another cluster to this one, which that one has"
_EMPTY: Final = "an object without a name"
#: Members by which an event is known.
_SIGNS: Final = ("info", "Orgc", "orgc_id", "threat_level_id")
#: Members that are not repeated in the note of what has them.
_TOLD: Final = frozenset().union(
    *(
        names_of("misp-event", part, "kept", "left")
        for part in ("Event", "Attribute", "Object", "ObjectReference")
    )
)
#: Members that are lists of what nobody reads here, with the reason.
_LISTS: Final = {
    "ShadowAttribute": "a proposal for an attribute, which nobody accepted",
    "RelatedEvent": "a correlation with another event",
    "RelatedAttribute": "a correlation with another attribute",
    "Sighting": "a sighting of an attribute",
    "EventReport": "a report in Markdown; 'actorgraph code' makes claims of a text",
}


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read events as one: first whom their clusters name, then what each of them says."""
    sink.scope = "misp"
    known: dict[str, Entry] = {}
    versions = Versions()
    for file in inputs:
        for event in _events(file):
            key = key_of(event)
            versions.add(key, stamp_of(event.get("timestamp")) if key else -1)
            for galaxy, cluster in _clusters(event):
                key, name = key_of(cluster), line_of(cluster.get("value"))
                if key and name:
                    known.setdefault(key, Entry(name, _is_of_actors(galaxy)))
    told: set[str] = set()
    left: Counter[str] = Counter()
    odd: Counter[str] = Counter()
    for file in inputs:
        if not file.head_text().lstrip().startswith("["):
            odd.update(set(top_of(file)) - {"response", "Event"})
        number = 0
        for event in _events(file, sink):
            number += 1
            sink.count()
            key = key_of(event)
            stamp = event.get("timestamp") if key else ""
            if is_true(event.get("deleted")):
                sink.skip(file.name, key or f"event {number}", _DELETED, line_of(event.get("info")))
            elif reason := versions.why_old(sink, key, "misp-report-{}".format, stamp):
                sink.skip(file.name, key, reason, line_of(event.get("info")))
            else:
                for name, is_defined in members_left("misp-event", "Event", event):
                    (left if is_defined else odd)[name] += 1
                _Report(file, event, known, told, sink).read()
        if not number:
            raise file.fault("holds no event of MISP: 'response', 'Event', or a list of them")
    if left:
        sink.remark(f"members of MISP that are not kept: {counted(left)}")
    if odd:
        named = counted(odd)
        sink.remark(f"members that MISP's format does not define, kept in notes at most: {named}")


def _events(file: Input, sink: Sink | None = None) -> Iterator[dict[str, Any]]:
    """Yield the events of a file, whichever shape it has, and give anything else to a sink as a fault."""
    number = 0
    for place in _places_in(file):
        for event in values_at(file, place):
            number += 1
            if isinstance(event, dict):
                yield event
            elif sink is not None:
                sink.fault(file.name, 0, f"event {number} is {event!r:.40}, no event of MISP")


def _places_in(file: Input) -> list[str]:
    """Return where a file has events, as ijson writes it; it may be a list of answers."""
    shape, place = shape_of(file, is_read=True), ""
    if isinstance(shape, list):
        return ["item.Event", "item.response.item.Event"]
    if isinstance(shape, dict) and "response" in shape:
        place = "response.item." if isinstance(shape["response"], list) else "response."
    return [f"{place}Event"]


def _has_event(shape: Any) -> bool:
    """Return whether the first of what stands in a file is an event."""
    while isinstance(shape, list) or (isinstance(shape, dict) and "response" in shape):
        shape = shape["response"] if isinstance(shape, dict) else next(iter(shape), None)
    return bool(_dicts(shape, "Event"))


def _clusters(event: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each galaxy and each of its clusters that an event, its attributes or the attributes of its objects have."""
    owners = [event, *_dicts(event, "Attribute")]
    owners += [
        attribute for thing in _dicts(event, "Object") for attribute in _dicts(thing, "Attribute")
    ]
    for owner in owners:
        for galaxy in _dicts(owner, "Galaxy"):
            for cluster in _dicts(galaxy, "GalaxyCluster"):
                yield galaxy, cluster


def _is_of_actors(galaxy: Mapping[str, Any]) -> bool:
    words = f"{line_of(galaxy.get('type'))} {line_of(galaxy.get('name'))}"
    return bool(ACTOR_WORDS & {*fold(words).split()})


def _dicts(value: Any, name: str) -> list[dict[str, Any]]:
    """Return the mappings of a list that something has; one alone is a list of one."""
    found = value.get(name) if isinstance(value, Mapping) else None
    listed = found if isinstance(found, list) else [found]
    return [each for each in listed if isinstance(each, dict)]


class _Report:
    """One event of MISP on its way into a sink."""

    def __init__(
        self,
        file: Input,
        event: dict[str, Any],
        known: Mapping[str, Entry],
        told: set[str],
        sink: Sink,
    ) -> None:
        self._told = told
        self._file = file
        self._event = event
        self._known = known
        self._sink = sink
        self._key = key_of(event) or made_id(
            "misp", line_of(event.get("info")), str(event.get("date"))
        )
        self._place = f"event {self._key}"
        self._title = line_of(event.get("info")) or f"MISP event {self._key}"
        self._source = f"misp-event-{self._key}"
        self._deed = f"misp-report-{self._key}"
        self._when = _day(event.get("date"))
        self._tags = _tags(event)
        self._cites = "; ".join(
            filter(
                None,
                dict.fromkeys(
                    line_of(attribute.get("value"))
                    for attribute in _dicts(event, "Attribute")
                    if line_of(attribute.get("type")) == "link"
                ),
            )
        )
        #: Objects and attributes by uuid: what each is called, and the id of the actor that it is.
        self._ends: dict[str, tuple[str, str, str]] = {}

    def read(self) -> None:
        """Write the report, what it reports, and what it says of whom."""
        self._publisher = self._organisation(self._event.get("Orgc") or self._event.get("Org"))
        tlp = strictest(map(level_in, self._tags))
        self._sink.source(
            Source(
                self._source,
                self._title,
                self._publisher,
                self._when,
                note=self._rest(self._event, self._tags, "Org"),
                tlp=tlp,
            )
        )
        stamp = noted(stamp_of(self._event.get("timestamp")))
        self._sink.event(Event(self._deed, self._title, "report", self._when, note=stamp, tlp=tlp))
        for name, reason in _LISTS.items():
            self._unread(self._event, name, reason)
        self._galaxies(self._event, "")
        self._things()
        for attribute in _dicts(self._event, "Attribute"):
            self._attribute(attribute)
        for thing in _dicts(self._event, "Object"):
            self._references(thing)

    def _organisation(self, value: Any) -> str:
        """Write who vouches for the event, and return its id; the file does if nobody is named."""
        name = line_of(value.get("name")) if isinstance(value, dict) else ""
        if not name:
            return self._sink.file_source(self._file.name)[1]
        key = key_of(value)
        actor = entry_id(key) if key else name_id(name, self._sink)
        codes = (Name(f"misp-org:{key}", "code"),) if key else ()
        self._sink.mention(Actor(actor, name, "organisation", names=codes))
        return actor

    # -- what is said ------------------------------------------------------------------------------

    def _claim(
        self, relation: str, quote: str, of: Mapping[str, Any], key: str, **more: Any
    ) -> None:
        """Write a claim of the event; *of* is the part of it that says so, whose tags and time are the claim's."""
        tags = _tags(of)
        sure = estimate("", [*tags, *self._tags])
        hedge = {} if sure["modality"] == "stated" else sure
        note = more.pop("note", "")
        rest = self._rest(of, tags)
        values = {
            "claimant": self._publisher,
            "source": self._source,
            "said": _moment_day(of.get("timestamp")),
            "when": _span(of.get("first_seen"), of.get("last_seen")),
            "file": self._file.name,
            "record": key or self._key,
            "cites": self._cites,
            "tlp": strictest(map(level_in, tags)),
            "note": "; ".join(filter(None, [note, rest])),
            **hedge,
            **more,
        }
        made = made_id("misp-event", self._key, key, relation, quote, *map(str, more.values()))
        self._sink.claim(Claim(id=made, relation=relation, quote=quote, **values))

    def _rest(self, of: Mapping[str, Any], tags: Sequence[str], *further: str) -> str:
        """Return the members of a part that have no place of their own, and its other tags, as a note has them."""
        noted = [f"comment={comment}"] if (comment := line_of(of.get("comment"))) else []
        for name in _DATES:
            text = line_of(of.get(name))
            if text and day_of(text) is None and not is_no_moment(text):
                noted.append(f"{name}={text}")
        if (key := line_of(of.get("uuid"))) and not key_of(of):
            noted.append(f"uuid={key}")
        if (stamp := line_of(of.get("timestamp"))) and stamp_of(stamp) < 0:
            noted.append(f"timestamp={stamp}")
        for name, value in of.items():
            if (name in _TOLD and name not in further) or value in (None, "", [], {}, "0", False):
                continue
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            noted.append(f"{line_of(name)}={line_of(text)}")
        plain = [tag for tag in tags if not level_in(tag)]
        plain += map(": ".join, _related_tags(of))
        return shortened("; ".join([*noted, *plain]), _LONGEST_NOTE)

    def _noted(self, cluster: Mapping[str, Any]) -> Iterator[str]:
        """Yield what a cluster that is no actor says of itself."""
        for name in ("description", "meta", "authors", "source"):
            if value := cluster.get(name):
                text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                yield f"{name}={shortened(line_of(text), _LONGEST_NOTE)}"

    def _unread(self, of: Mapping[str, Any], name: str, reason: str) -> None:
        for each in _dicts(of, name):
            self._sink.skip(self._file.name, self._place, reason, shortened(line_of(str(each)), 80))

    # -- galaxies ----------------------------------------------------------------------------------

    def _galaxies(self, owner: Mapping[str, Any], about: str) -> None:
        """Write the clusters of an event or attribute; *about* is how the attribute is called, if it is one."""
        for galaxy in _dicts(owner, "Galaxy"):
            kind = line_of(galaxy.get("type")) or line_of(galaxy.get("name")) or "galaxy"
            for cluster in _dicts(galaxy, "GalaxyCluster"):
                self._unread(cluster, "TargetingClusterRelation", _OF_OTHERS)
                self._cluster(owner, galaxy, kind, cluster, about)

    def _cluster(
        self,
        owner: Mapping[str, Any],
        galaxy: Mapping[str, Any],
        kind: str,
        cluster: dict[str, Any],
        about: str,
    ) -> None:
        key, name = key_of(cluster), present_name(line_of(cluster.get("value")))
        quote = line_of(cluster.get("tag_name")) or f'misp-galaxy:{kind}="{name}"'
        if not name:
            self._sink.skip(self._file.name, self._place, "a cluster without a value", quote)
            return
        part = {
            name: owner[name]
            for name in ("Tag", "timestamp", "first_seen", "last_seen")
            if about and name in owner
        }
        note = "; ".join(filter(None, [about, *_noted_galaxy(galaxy)]))
        if not _is_of_actors(galaxy):
            self._claim(
                "described-as", quote, part, key, event=self._deed, text=name, role=kind,
                note="; ".join(filter(None, [note, *self._noted(cluster)])),
            )  # fmt: skip
            return
        if key:
            actor = entry_id(key)
            if key not in self._told:  # one cluster is attached to many events
                self._told.add(key)
                named = line_of(galaxy.get("name")) or kind
                version = str(galaxy.get("version") or "")
                of = Galaxy(self._file, kind, named, version, "", is_of_actors=True)
                Cluster(of, self._known, UNKNOWN, self._sink).embedded(key, _entry(cluster))
        else:
            actor = name_id(name, self._sink)
            self._sink.mention(Actor(actor, name, "organisation"))
        self._concerns(actor, quote, part, key, kind, _relationship(owner, quote, cluster), note)

    def _concerns(
        self,
        actor: str,
        quote: str,
        part: Mapping[str, Any],
        key: str,
        kind: str,
        word: str,
        note: str,
    ) -> None:
        """Write that an event has to do with an actor, or, if it is said so, that it is attributed to it."""
        if word == "attributed-to":
            self._claim(
                "attributes", quote, part, key, subject=self._publisher, event=self._deed, object=actor, note=note
            )  # fmt: skip
            return
        role = word or kind
        self._claim(
            "related-to", quote, part, key, subject=actor, object=self._deed, role=role, note=note
        )

    # -- attributes --------------------------------------------------------------------------------

    def _attribute(self, attribute: dict[str, Any]) -> None:
        kind = line_of(attribute.get("type"))
        value = present_name(line_of(attribute.get("value")))
        if is_true(attribute.get("deleted")):
            self._sink.skip(self._file.name, self._place, _DELETED, f"{kind}: {value}")
            return
        for name in ("ShadowAttribute", "RelatedAttribute", "Sighting"):
            self._unread(attribute, name, _LISTS[name])
        key, quote = key_of(attribute), f"{kind}: {value}"
        self._galaxies(attribute, quote)
        if not value or kind == "link":
            return
        if kind == "threat-actor":
            actor = name_id(value, self._sink)
            self._sink.mention(Actor(actor, value, "organisation"))
            self._concerns(actor, quote, attribute, key, kind, _relationship(attribute, "", {}), "")
        elif kind in _TARGETS:
            target = name_id(value, self._sink)
            self._sink.mention(Actor(target, value, _TARGETS[kind]))
            self._claim(
                "attacks", quote, attribute, key, event=self._deed, object=target, role="targets"
            )
        elif kind in _WORDS:
            self._claim(
                "described-as", quote, attribute, key, event=self._deed, text=value, role=kind
            )
        else:
            self._sink.skip(
                self._file.name, self._place, f"{_INDICATOR} {kind or 'that is not given'}", value
            )

    # -- objects -----------------------------------------------------------------------------------

    def _things(self) -> None:
        """Write the objects that are actors, and note what the others are called."""
        for attribute in _dicts(self._event, "Attribute"):
            if key := key_of(attribute):
                self._ends[key] = (
                    line_of(attribute.get("value")),
                    line_of(attribute.get("type")),
                    "",
                )
        for thing in _dicts(self._event, "Object"):
            kind, key = line_of(thing.get("name")), key_of(thing)
            if is_true(thing.get("deleted")):
                self._sink.skip(self._file.name, self._place, _DELETED, kind)
                continue
            members = [
                each for each in _dicts(thing, "Attribute") if not is_true(each.get("deleted"))
            ]
            for member in members:
                self._galaxies(member, f"{kind}: {line_of(member.get('value'))}")
            name = _called(members, _NAMES if kind in _ACTORS else _TITLES)
            if kind not in _ACTORS:
                self._ends[key] = name, kind, ""
                reason = f"{_INDICATOR} of an object, {kind or 'that is not given'}"
                for member in members:
                    self._sink.skip(
                        self._file.name, self._place, reason, line_of(member.get("value"))
                    )
                continue
            if not name:
                values = [
                    f"{line_of(member.get('object_relation'))} {line_of(member.get('value'))}"
                    for member in members
                ]
                self._sink.skip(
                    self._file.name, self._place, _EMPTY, f"{kind}: {', '.join(values)}"
                )
                continue
            actor = entry_id(key) if key else name_id(name, self._sink)
            self._ends[key] = name, kind, actor
            self._sink.actor(self._actor(actor, name, kind, thing, members))
            if kind == "victim":
                quote = f"{kind}: {name}"
                self._claim(
                    "attacks", quote, thing, key, event=self._deed, object=actor, role="victim"
                )
            else:
                self._concerns(actor, f"{kind}: {name}", thing, key, kind, "", "")

    def _actor(
        self,
        actor: str,
        name: str,
        kind: str,
        thing: Mapping[str, Any],
        members: Sequence[Mapping[str, Any]],
    ) -> Actor:
        names, noted, levels = [], [], [*map(level_in, _tags(thing))]
        for member in members:
            value, word = line_of(member.get("value")), line_of(member.get("object_relation"))
            tags = _tags(member)
            levels += map(level_in, tags)
            if word in _ALIASES and value != name:
                names.append(Name(value))
            elif value != name:
                noted.append(f"{word or line_of(member.get('type'))}={value}")
            rest = {key: each for key, each in member.items() if key != "object_relation"}
            noted += filter(None, [self._rest(rest, tags)])
        note = "; ".join(
            filter(
                None, [*noted, line_of(thing.get("description")), self._rest(thing, _tags(thing))]
            )
        )
        return Actor(
            actor, name, _ACTORS[kind], names=tuple(dict.fromkeys(names)), note=shortened(note, _LONGEST_NOTE),
            tlp=strictest(levels),
        )  # fmt: skip

    def _references(self, thing: Mapping[str, Any]) -> None:
        """Write what an object is said to have to do with another, if it is an actor."""
        if is_true(thing.get("deleted")):
            return
        for tie in _dicts(thing, "ObjectReference"):
            word, key = line_of(tie.get("relationship_type")), key_of(tie)
            target = tie.get("referenced_uuid")
            quote = f"relationship_type: {word}"
            mine = self._ends.get(key_of(thing))
            end = self._ends.get(target.lower()) if isinstance(target, str) else None
            if is_true(tie.get("deleted")):
                reason = _DELETED
            elif mine is None or not mine[2]:
                reason = _OF_NOBODY
            elif end is None or not end[0]:
                reason = _NOWHERE
            else:
                reason = ""
            if reason or mine is None or end is None:
                self._sink.skip(self._file.name, self._place, reason, f"{word} {target}")
                continue
            relation = _MORE_RELATIONS.get(word, "related-to")
            role = "" if word == relation else word
            name, kind, other = end
            whom: dict[str, Any] = (
                {"object": other}
                if other
                else {"text": name, "mode": (kind.replace(";", ","),) if kind else ()}
            )
            part = {name: value for name, value in tie.items() if name not in _TIE}
            self._claim(relation, quote, part, key, subject=mine[2], role=role, **whom)


#: Members of a reference that its claim has in other words.
_TIE: Final = wordlist(
    "object_uuid referenced_uuid referenced_id referenced_type relationship_type source_uuid Object Attribute Event"
)


def _entry(cluster: Mapping[str, Any]) -> dict[str, Any]:
    """Return a cluster of an event as an entry of a galaxy's file."""
    related = [
        {
            "dest-uuid": tie.get("referenced_galaxy_cluster_uuid"),
            "type": tie.get("referenced_galaxy_cluster_type"),
            "tags": [*_tags(tie), *map(": ".join, _related_tags(tie))],
        }
        for tie in _dicts(cluster, "GalaxyClusterRelation")
    ]
    own = {
        name: cluster[name] for name in ("value", "description", "uuid", "meta") if name in cluster
    }
    rest = {
        name: value
        for name, value in cluster.items()
        if name not in own
        and name
        not in ("id", "GalaxyClusterRelation", "TargetingClusterRelation", "tag_id", "galaxy_id")
        and value not in (None, "", [], {}, "0", False)
    }
    return {**own, "related": related, **rest}


def _noted_galaxy(galaxy: Mapping[str, Any]) -> Iterator[str]:
    for name in ("description", "namespace", "version"):
        if text := line_of(str(galaxy.get(name) or "")):
            yield f"galaxy {name}={shortened(text, 200)}"


def _relationship(owner: Mapping[str, Any], tag: str, cluster: Mapping[str, Any]) -> str:
    """Return how a cluster or tag is related to what it is on, if that is said."""
    own = line_of(cluster.get("relationship_type"))
    if own:
        return own
    for found in _dicts(owner, "Tag"):
        word = line_of(found.get("relationship_type"))
        if word and (line_of(found.get("name")) == tag or not tag):
            return word
    return ""


def _tags(value: Mapping[str, Any]) -> list[str]:
    """Return the names of the tags of something, without those of galaxies, which are clusters too."""
    names = [line_of(tag.get("name")) for tag in _dicts(value, "Tag")]
    names += texts_of(value.get("Tag"))
    return [name for name in names if name and not name.startswith("misp-galaxy:")]


def _related_tags(of: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the tags that say how they are related to what they are on, but those of galaxies, with these words."""
    for tag in _dicts(of, "Tag"):
        name, word = line_of(tag.get("name")), line_of(tag.get("relationship_type"))
        if word and not name.startswith("misp-galaxy:"):
            yield name, word


def _called(members: Sequence[Mapping[str, Any]], wanted: Sequence[str]) -> str:
    """Return what an object is called, by the members that may say so."""
    values: dict[str, str] = {}
    for member in members:
        values.setdefault(line_of(member.get("object_relation")), line_of(member.get("value")))
    whole = " ".join(
        filter(None, (values.get(part, "") for part in ("first-name", "middle-name", "last-name")))
    )
    found = next((value for word in wanted if (value := present_name(values.get(word, "")))), "")
    return (whole if wanted is _NAMES and "full-name" not in values else "") or found


def _day(value: Any) -> When:
    day = _seen(value)
    return read_when(day.isoformat()) if day and day != _ZERO else UNKNOWN


def _seen(value: Any) -> date | None:
    """Return the day of a moment, None if nobody knows it."""
    return None if isinstance(value, str) and is_no_moment(value) else day_of(value)


def _moment_day(value: Any) -> When:
    """Return the day of a moment in seconds, as MISP writes it."""
    stamp = stamp_of(value)
    if stamp < 0:
        return UNKNOWN
    return read_when(datetime.fromtimestamp(stamp, UTC).date().isoformat())


def _span(first: Any, last: Any) -> When:
    begin, end = _seen(first), _seen(last)
    if begin and end and begin < end:
        return read_when(f"{begin}/{end}")
    day = begin or end
    if day is None:
        return UNKNOWN
    return read_when(day.isoformat() if begin == end else f"{begin}/" if begin else f"/{end}")


def recognises(file: Input) -> bool:
    """Return True for JSON of which the first event has what events of MISP have."""
    head = file.head_text()
    if '"Event"' not in head or not any(f'"{sign}"' in head for sign in _SIGNS):
        return False
    return _has_event(shape_of(file))


FORMAT: Final = Format(
    name="misp-event",
    title="Events of MISP (events/restSearch, the JSON export of an event, files of a feed)",
    suffixes=(".misp.json",),
    read=read,
    recognises=recognises,
    priority=76,
    keeps="actors of galaxies, objects and attributes with what is said of them, references, targets, links, tags (TLP, likelihood)",
    loses="indicators (addresses, hashes, files), proposals, sightings, correlations: counted by type",
)
