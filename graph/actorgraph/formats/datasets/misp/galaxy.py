"""Galaxy clusters of MISP: threat-actor.json, and other files of its shape about actors.

What becomes of an entry:

- its value and synonyms: an actor and its names; files about tools, methods, sectors and the like make no
  actors, but their values are the texts of what actors use;
- ``cfr-suspected-state-sponsor``: a state ``sponsors`` the actor, `possible`, with the hedge "suspected". A
  state is an actor by MISP's own spelling: "China" and "People's Republic of China" stay two. "Unknown" is none;
- ``cfr-suspected-victims``: the actor ``attacks`` each, `possible`, with the hedge "suspected";
- ``cfr-target-category``, ``targeted-sector``: the actor ``attacks`` what the words say, as text;
- ``cfr-type-of-incident``: the actor is ``described-as`` what the words say, as text;
- ``related``: ``similar`` is ``same-as`` and always `possible`, for alike is not the same, however likely: a
  proposal to be looked at. ``part-of``, ``uses`` and others as `RELATIONS` has them; their estimate says how
  sure they are, `likely` at most.

``country`` is where an actor is said to come from, and no sponsorship: it stays in the note, and is not a code
of the actor, which is no country. ``attribution-confidence`` stays in the notes of the actor and of who is
suspected to sponsor it. Files: https://github.com/MISP/misp-galaxy/tree/main/clusters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from actorgraph.formats.format import Format, Option, Options, option_date
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import broken, events_of, values_at
from actorgraph.formats.read.missing import UNKNOWN, present, present_name
from actorgraph.formats.read.written import is_true
from actorgraph.formats.sink import Sink, made_actor_id, made_id
from actorgraph.formats.standards.stix.words import line_of, texts_of
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import When
from actorgraph.model.members import twice
from actorgraph.model.names import fold, slug
from actorgraph.model.source import Source

MISP: Final = Actor(
    "misp-project", "MISP Project", "organisation", names=(Name("MISP", "acronym"),)
)
_LICENCE: Final = "CC0-1.0 or BSD-2-Clause"
_ADDRESS: Final = "https://github.com/MISP/misp-galaxy"
#: Words in the type or category of a galaxy whose entries are actors.
ACTOR_WORDS: Final = frozenset(
    {
        *("actor", "actors", "group", "groups", "agency", "agencies", "producer", "vendor"),
        *("organisation", "organisations", "organization", "organizations", "intrusion"),
    }
)
_SPONSOR: Final = "cfr-suspected-state-sponsor"
_VICTIMS: Final = ("cfr-suspected-victims", "suspected-victims")
_TARGETS: Final = ("cfr-target-category", "targeted-sector")
_INCIDENT: Final = "cfr-type-of-incident"
RELATIONS: Final = {
    "similar": "same-as",
    "part-of": "part-of",
    "subgroup-of": "part-of",
    "linked-to": "affiliated-with",
    "associated-with": "affiliated-with",
    "overlaps": "connected-with",
    "uses": "uses",
    "deploys": "uses",
    "delivers": "uses",
    "targets": "attacks",
}
_ESTIMATE: Final = re.compile(r'estimative-language:likelihood-probability="([^"]+)"')
_LIKELY: Final = ("likely", "very-likely", "almost-certain")
#: What has a claim or a name of its own, and is not repeated in the note.
_TOLD: Final = (
    "synonyms", "refs", _SPONSOR, *_VICTIMS, *_TARGETS, _INCIDENT, "value", "uuid", "meta", "related", "description",
    "revoked", "deprecated",
)  # fmt: skip
_REVOKED: Final = (
    "a revoked entry: found by its names, and of its ties only the one to its successor is read"
)
_REVOKED_TIE: Final = "a tie of or to a revoked entry"
#: Members of a file that have a place of their own in its source; all others stand in the source's note.
_OF_FILE: Final = ("name", "type", "version", "values")


class Entry(NamedTuple):
    """What other entries need to know of one: what it is called, and whether it is an actor."""

    name: str
    is_actor: bool
    is_revoked: bool = False
    #: The file that has it.
    file: str = ""


class Galaxy(NamedTuple):
    """What a file says of itself."""

    file: Input
    type: str
    name: str
    version: str
    note: str
    is_of_actors: bool

    @property
    def source(self) -> str:
        return f"misp-{slug(self.type or self.name)}"


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read cluster files as one: first what there is, then what is said of it."""
    sink.scope = "misp"
    said = option_date(options, "date")
    # Of an entry that several files have, that of the latest version counts.
    galaxies = sorted((_galaxy(file, sink) for file in inputs), key=_version, reverse=True)
    for galaxy in galaxies:
        stored = sink.source_version(galaxy.source)
        if stored and _version(galaxy) < _version(galaxy._replace(version=stored)):
            raise galaxy.file.fault(
                f"is version {galaxy.version}, older than {stored}, which the store has of it"
            )
    known: dict[str, Entry] = {}
    states: set[str] = set()
    for galaxy in galaxies:
        _index(galaxy, known, states, sink)
    sink.actor(MISP)
    for state in sorted(states):
        sink.actor(Actor(name_id(state, sink), state, "state"))
    for galaxy in galaxies:
        sink.source(source_of(galaxy, said))
        Cluster(galaxy, known, said, sink).read()


def source_of(galaxy: Galaxy, said: When) -> Source:
    """Return the source that a cluster file is."""
    return Source(
        galaxy.source,
        f"MISP galaxy: {galaxy.name or galaxy.type}",
        MISP.id,
        said,
        f"{_ADDRESS}/blob/main/clusters/{galaxy.type}.json" if galaxy.type else _ADDRESS,
        "en",
        note=galaxy.note,
        version=galaxy.version,
        licence=_LICENCE,
        citation=f"MISP Project: MISP galaxy, cluster {galaxy.name or galaxy.type}"
        + (f", version {galaxy.version}" if galaxy.version else ""),
    )


# -- files -----------------------------------------------------------------------------------------


def _galaxy(file: Input, sink: Sink) -> Galaxy:
    """Return what a file says of itself; raises `Faults` if it is not a cluster file."""
    top = top_of(file)
    if not isinstance(top.get("values"), list):
        message = "is no cluster of a MISP galaxy: it has no list 'values'"
        raise file.fault(message)
    kind, category = line_of(top.get("type")), line_of(top.get("category"))
    version = top.get("version")
    words = set(fold(f"{kind} {category}").split())
    noted = {name: _texts(given) for name, given in top.items() if name not in _OF_FILE}
    left = [line_of(name) for name, given in top.items() if isinstance(given, dict)]
    if left:
        sink.remark(f"{file.name}: members that are not kept: {', '.join(left)}")
    return Galaxy(
        file,
        kind,
        line_of(top.get("name")) or kind or file.name,
        f"{version:g}" if isinstance(version, float) else line_of(str(version or "")),
        "; ".join(f"{line_of(name)}={', '.join(texts)}" for name, texts in noted.items() if texts),
        bool(words & ACTOR_WORDS),
    )


def top_of(file: Input) -> dict[str, Any]:
    """Return the members of a JSON object: plain values, the plain values in lists, and an empty object for an object.

    A list that has anything else in it is an object too, but for the list of entries.
    """
    import ijson

    top: dict[str, Any] = {}
    depth, key = 0, ""
    try:
        for event, value in events_of(file):
            if event in ("start_map", "start_array"):
                depth += 1
                if depth == 2:
                    top[key] = [] if event == "start_array" else {}
                elif depth == 3 and key != "values":
                    top[key] = {}
            elif event in ("end_map", "end_array"):
                depth -= 1
            elif depth == 1 and event == "map_key":
                key = value
                if key in top:
                    raise twice(key, top)
            elif depth == 1:
                top[key] = value
            elif depth == 2 and key != "values" and isinstance(top[key], list):
                top[key].append(value)
    except (ijson.JSONError, ValueError, OverflowError) as error:
        raise broken(file, error, 0) from None
    return top


def _version(galaxy: Galaxy) -> float:
    with suppress(ValueError):
        return float(galaxy.version)
    return 0


def _entries(galaxy: Galaxy) -> Iterator[tuple[int, Any]]:
    yield from enumerate(values_at(galaxy.file, "values.item"), start=1)


def _index(galaxy: Galaxy, known: dict[str, Entry], states: set[str], sink: Sink) -> None:
    """Note the names of the entries and of the states, and report what is no entry."""
    for number, entry in _entries(galaxy):
        sink.count()
        if not isinstance(entry, dict):
            sink.fault(galaxy.file.name, 0, f"value {number} is {entry!r:.40}, no entry")
            continue
        name, key = present_name(line_of(entry.get("value"))), key_of(entry)
        if not name or not key:
            sink.skip(
                galaxy.file.name, f"value {number}", "an entry without a value or a uuid", name
            )
            continue
        if key in known:
            sink.skip(galaxy.file.name, key, "an entry whose uuid stands twice", name)
        known.setdefault(
            key, Entry(name, galaxy.is_of_actors, _is_revoked(entry), galaxy.file.name)
        )
        meta = entry.get("meta")
        if galaxy.is_of_actors and isinstance(meta, dict) and not _is_revoked(entry):
            states.update(
                state for state in texts_of(meta.get(_SPONSOR)) if present(state, UNKNOWN)
            )


def _is_revoked(entry: Mapping[str, Any]) -> bool:
    """Return whether an entry says, of itself or in what is known of it, that it does not count any more."""
    meta = entry.get("meta")
    said = [entry, meta] if isinstance(meta, dict) else [entry]
    status = {word.casefold() for each in said for word in texts_of(each.get("status"))}
    words = ("revoked", "deprecated", "deleted")
    return bool(status & {*words}) or any(
        is_true(each.get(word)) for each in said for word in words
    )


def key_of(entry: Mapping[str, Any]) -> str:
    """Return the uuid of something of MISP, in small letters; empty if it has none."""
    key = entry.get("uuid")
    return key.lower() if isinstance(key, str) and re.fullmatch(r"[0-9a-fA-F-]{8,40}", key) else ""


def name_id(name: str, sink: Sink) -> str:
    """Return the id of whom the data call by a name only; each spelling is an actor of its own."""
    return sink.named_id("misp-name", name)


# -- entries ---------------------------------------------------------------------------------------


class Cluster:
    """One file on its way into a sink."""

    def __init__(self, galaxy: Galaxy, known: Mapping[str, Entry], said: When, sink: Sink) -> None:
        self._galaxy = galaxy
        self._file = galaxy.file.name
        self._known = known
        self._said = said
        self._sink = sink

    def read(self) -> None:
        """Write the actors of the file, then what is said of them."""
        if not self._galaxy.is_of_actors:
            for _, entry in self._valid():
                reason = "an entry of a galaxy that is not about actors"
                self._sink.skip(self._file, key_of(entry), reason, line_of(entry["value"]))
            return
        for key, entry in self._valid():
            if _is_revoked(entry):
                self._sink.skip(self._file, key, _REVOKED, line_of(entry["value"]))
            self._sink.actor(_actor(key, entry))
        for key, entry in self._valid():
            self._entry(key, entry)

    def _valid(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the entries that have a name and a uuid, each uuid once."""
        seen: set[str] = set()
        for _, entry in _entries(self._galaxy):
            if not isinstance(entry, dict):
                continue
            key = key_of(entry)
            is_own = key in self._known and self._known[key].file == self._file
            if is_own and key not in seen and present_name(line_of(entry.get("value"))):
                seen.add(key)
                yield key, entry

    def embedded(self, key: str, entry: dict[str, Any]) -> None:
        """Write an entry that stands in an event, and what is said of it; an actor that is there stays as it is."""
        self._sink.actor(MISP)
        self._sink.source(source_of(self._galaxy, self._said))
        meta = entry.get("meta")
        for state in texts_of(meta.get(_SPONSOR)) if isinstance(meta, dict) else ():
            if present(state, UNKNOWN):
                self._sink.mention(Actor(name_id(state, self._sink), state, "state"))
        self._sink.mention(_actor(key, entry))
        self._entry(key, entry)

    def _entry(self, key: str, entry: dict[str, Any]) -> None:
        actor = entry_id(key)
        if _is_revoked(entry):
            self._succession(key, entry)
            return
        meta = entry.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        cites = "; ".join(dict.fromkeys(texts_of(meta.get("refs"))))
        confidence = texts_of(meta.get("attribution-confidence"))
        told = {"cites": cites, "record": key}
        for state in dict.fromkeys(texts_of(meta.get(_SPONSOR))):
            if not present(state, UNKNOWN):
                reason = "a suspected sponsor that is named as unknown"
                self._sink.skip(self._file, key, reason, f"{_SPONSOR}: {state}")
                continue
            note = f"attribution-confidence={confidence[0]}" if confidence else ""
            suspected = {"modality": "possible", "hedge": "suspected", "note": note}
            self._claim(
                "sponsors",
                name_id(state, self._sink),
                actor,
                "",
                f"{_SPONSOR}: {state}",
                told,
                **suspected,
            )
        for field in _VICTIMS:
            for victim in dict.fromkeys(texts_of(meta.get(field))):
                self._victim(field, victim, actor, told)
        for field in _TARGETS:
            for kind in filter(present_name, dict.fromkeys(texts_of(meta.get(field)))):
                self._claim("attacks", actor, "", kind, f"{field}: {kind}", told)
        for kind in filter(present_name, dict.fromkeys(texts_of(meta.get(_INCIDENT)))):
            role = {"role": "type of incident"}
            self._claim("described-as", actor, "", kind, f"{_INCIDENT}: {kind}", told, **role)
        related = entry.get("related")
        for tie in related if isinstance(related, list) else []:
            self._related(actor, tie, told)

    def _succession(self, key: str, entry: Mapping[str, Any]) -> None:
        """Write which entry a revoked one gave way to; nothing else that it says counts any more."""
        related = entry.get("related")
        for tie in related if isinstance(related, list) else []:
            is_successor = isinstance(tie, dict) and line_of(tie.get("type")) == "revoked-by"
            if is_successor:
                self._related(entry_id(key), tie, {"cites": "", "record": key})
            else:
                self._sink.skip(self._file, key, _REVOKED_TIE, f"{tie!r:.80}")

    def _victim(self, field: str, victim: str, actor: str, told: dict[str, str]) -> None:
        quote = f"{field}: {victim}"
        if not present(victim, UNKNOWN):
            reason = "a suspected victim that is named as unknown"
            self._sink.skip(self._file, told["record"], reason, quote)
            return
        whom = name_id(victim, self._sink)
        self._sink.mention(Actor(whom, victim))
        suspected = {"modality": "possible", "hedge": "suspected"}
        self._claim("attacks", actor, whom, "", quote, told, **suspected)

    def _related(self, actor: str, tie: Any, told: dict[str, str]) -> None:
        """Write a tie between two entries."""
        record = told["record"]
        word = line_of(tie.get("type")) if isinstance(tie, dict) else ""
        target = tie.get("dest-uuid") if isinstance(tie, dict) else None
        if not word or not isinstance(target, str):
            self._sink.skip(self._file, record, "a tie without a type or an end", f"{tie!r:.80}")
            return
        target, tags = target.lower(), texts_of(tie.get("tags"))
        found = self._known.get(target) or self._stored(target)
        if found is not None and found.is_revoked and word != "revoked-by":
            self._sink.skip(self._file, record, _REVOKED_TIE, f"{word} {found.name}")
            return
        if found is None:
            reason = "a tie to an entry that is in none of the files"
            self._sink.skip(self._file, record, reason, " ".join([word, target, *tags]))
            return
        relation = RELATIONS.get(word, "related-to")
        if found.is_actor:
            self._sink.mention(Actor(entry_id(target), found.name))
        self._claim(
            relation,
            actor,
            entry_id(target) if found.is_actor else "",
            "" if found.is_actor else found.name,
            f"type: {word}",
            told,
            role="" if word == relation else word,
            note="; ".join([f"dest-uuid={target}", *tags]),
            **estimate(word, tags),
        )

    def _stored(self, target: str) -> Entry | None:
        """Return an actor that an earlier import of MISP's files gave."""
        if self._sink.writer.scope(entry_id(target), "actor") == self._sink.scope:
            return Entry(target, True)
        return None

    def _claim(
        self,
        relation: str,
        subject: str,
        target: str,
        text: str,
        quote: str,
        told: dict[str, str],
        **more: Any,
    ) -> None:
        self._sink.claim(
            Claim(
                id=made_id("misp", told["record"], relation, subject, target, text, quote),
                relation=relation,
                source=self._galaxy.source,
                claimant=MISP.id,
                subject=subject,
                object=target,
                text=text,
                said=self._said,
                quote=quote,
                file=self._file,
                **{**told, **more},
            )
        )


def entry_id(key: str) -> str:
    """Return the id of the actor that has a uuid in MISP."""
    return made_actor_id("misp", key)


def estimate(word: str, tags: Sequence[str]) -> dict[str, Any]:
    """Return how sure a tie is by its tag, and the words that say it."""
    found = next((match[1] for tag in tags if (match := _ESTIMATE.search(tag))), "")
    if word == "similar":
        return {"modality": "possible", "hedge": "similar"}
    if not found:
        return {"modality": "stated"}
    return {"modality": "likely" if found in _LIKELY else "possible", "hedge": found}


def _actor(key: str, entry: Mapping[str, Any]) -> Actor:
    meta = entry.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    name = line_of(entry["value"])
    names = [
        Name(synonym)
        for synonym in filter(present_name, texts_of(meta.get("synonyms")))
        if synonym != name
    ]
    names += [
        Name(f"mitre-attack:{number}", "code") for number in texts_of(meta.get("external_id"))
    ]
    names.append(Name(f"misp:{key}", "code"))
    noted = [
        f"{line_of(field)}={', '.join(texts)}"
        for field, given in [*meta.items(), *entry.items()]
        if field not in _TOLD and (texts := _texts(given))
    ]
    if _is_revoked(entry):
        noted.insert(0, "revoked")
    description = line_of(entry.get("description"))
    return Actor(
        entry_id(key),
        name,
        "organisation",
        names=tuple(dict.fromkeys(names)),
        note="; ".join([*noted, *([description] if description else [])]),
    )


def _texts(given: Any) -> list[str]:
    """Return the texts of a value, and what is none as JSON."""
    values = given if isinstance(given, list) else [given]
    texts = (
        value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for value in values
        if value not in (None, "", [], {})
    )
    return [text for text in map(line_of, texts) if text]


def recognises(file: Input) -> bool:
    """Return True for a JSON object that begins as cluster files do."""
    head = file.head_text()
    if not head.lstrip().startswith("{"):
        return False
    has_list = re.search(r'"values"\s*:\s*\[', head) is not None
    return has_list and all(
        re.search(rf'"{word}"\s*:\s*"', head) for word in ("name", "description", "value")
    ) and ('"authors"' in head or '"category"' in head)  # fmt: skip


FORMAT: Final = Format(
    name="misp",
    title="Galaxy clusters of MISP (threat-actor.json and others about actors)",
    suffixes=(".json",),
    read=read,
    recognises=recognises,
    priority=75,
    options=(Option("date", "the day of the files, such as 2026-08-06"),),
    keeps="actors with all names, suspected sponsors and victims, kinds of targets, relations, references",
    loses="relations to entries of files that are not imported with them",
)
