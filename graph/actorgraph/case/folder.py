"""Reading a case folder: every fault at once, each with file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from actorgraph.case.files import ACTORS, CASE, EVENTS, REPORTS, case_files, is_case, reports
from actorgraph.case.shape import (
    ActorShape,
    CaseShape,
    ClaimShape,
    EventShape,
    NameShape,
    QuantityShape,
    ReportShape,
    Shape,
    SourceShape,
    checked,
)
from actorgraph.case.yaml_file import YamlFile
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import UNKNOWN
from actorgraph.model.errors import Fault, Faults, FileTrouble, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import MENTIONS
from actorgraph.model.names import fold, near, slug
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Vocabulary, extended, no_object, standard
from actorgraph.sentence.frame import read_frame


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim with the place where it was written; lines count from 1."""

    claim: Claim
    file: YamlFile
    path: tuple[str | int, ...]

    def fault(self, key: str, message: str) -> Fault:
        """Return a fault of one key of the claim."""
        return self.file.fault((*self.path, key), message)

    @property
    def line(self) -> int:
        """The line in which the claim begins."""
        return self.file.place(self.path)[0]


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """Everything that a case folder says, checked and resolved."""

    folder: Path
    title: str
    description: str = ""
    licence: str = ""
    coded: str = ""
    coders: tuple[str, ...] = ()
    notes: str = ""
    vocabulary: Vocabulary = field(default_factory=lambda: extended(()))
    actors: dict[str, Actor] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    claims: tuple[Coded, ...] = ()
    places: dict[str, tuple[YamlFile, tuple[str | int, ...]]] = field(
        default_factory=dict, compare=False
    )

    def fault(self, key: str, message: str) -> Fault:
        """Return a fault of an actor or event that one of the files has."""
        file, path = self.places[key]
        return file.fault((*path, "id"), message)

    @property
    def about(self) -> dict[str, str]:
        """What the case says about itself, as a store keeps it."""
        return {
            "title": self.title,
            "description": self.description,
            "licence": self.licence,
            "coded": self.coded,
            "coders": ", ".join(self.coders),
            "notes": self.notes,
        }


def read_case(folder: Path) -> CaseFolder:
    """Return the case in a folder.

    Raises
    ------
    FileTrouble
        There is no such folder, or it holds no ``case.yaml``.
    Faults
        Something in it is wrong: all of it, in the order of the files and lines.
    """
    case, faults = survey_case(folder)
    if faults:
        raise Faults(faults)
    return case


def survey_case(folder: Path) -> tuple[CaseFolder, tuple[Fault, ...]]:
    """Return what could be read of the case in a folder, and the faults of all else.

    Raises
    ------
    FileTrouble
        There is no such folder, or it holds no ``case.yaml``.
    """
    try:
        found = folder.exists()
    except OSError as error:
        raise FileTrouble(f"{str(folder)!r} cannot be read: {error.strerror}") from None
    if not found:
        raise FileTrouble(f"there is no folder {str(folder)!r}; 'actorgraph new DIR' starts a case")
    if not is_case(folder):
        raise FileTrouble(
            f"{str(folder)!r} is not a case: it has no {CASE}; 'actorgraph new DIR' starts one"
        )
    reader = _Reader(folder)
    case = reader.read()
    return case, by_place(folder, reader.faults)


def by_place(folder: Path, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults in the order of the files and lines of a case."""
    order = {name: position for position, name in enumerate(case_files(folder))}
    return tuple(sorted(faults, key=lambda fault: (order.get(fault.file, -1), fault.line)))


class _Reader:
    """Gathers the values and the faults of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.actors: dict[str, Actor] = {}
        self.events: dict[str, Event] = {}
        self.sources: dict[str, Source] = {}
        self.source_files: dict[str, YamlFile] = {}
        self.claims: list[Coded] = []
        self.places: dict[str, tuple[YamlFile, tuple[str | int, ...]]] = {}
        # What could not be read is not missing: nothing is said of references to it.
        self.unread_files: set[str] = set()
        self.unread_ids: set[str] = set()

    def read(self) -> CaseFolder:
        head, head_file = self._head()
        self._actors()
        self._events()
        vocabulary = self._vocabulary(head, head_file)
        for name in reports(self.folder):
            self._report(self.folder / name, vocabulary)
        self._references()
        self._aliases()
        if not self.claims and not self.faults:
            message = f"holds no claims yet; write a report into {REPORTS}/"
            self.faults.append(Fault(str(self.folder), 0, 0, message))
        return CaseFolder(
            folder=self.folder,
            title=head.title,
            description=head.description,
            licence=head.licence,
            coded=str(head.coded),
            coders=head.coders,
            notes=head.notes,
            vocabulary=vocabulary,
            actors=self.actors,
            events=self.events,
            sources=self.sources,
            claims=tuple(self.claims),
            places=self.places,
        )

    def _open(self, path: Path) -> YamlFile:
        file = YamlFile(path, path.relative_to(self.folder).as_posix())
        self.faults += file.faults
        if file.faults:
            self.unread_files.add(file.name)
        return file

    def _shaped(
        self, shape: type[Shape], value: Any, file: YamlFile, path: tuple[str | int, ...] = ()
    ) -> Any:
        found, wrong = checked(shape, value)
        self.faults += [file.fault((*path, *inner), message) for inner, message in wrong]
        return found

    def _head(self) -> tuple[CaseShape, YamlFile]:
        file = self._open(self.folder / CASE)
        head = None if file.faults else self._shaped(CaseShape, _filled(file.value), file)
        if head is None:
            self.unread_files.add(CASE)
        return head or CaseShape(title=self.folder.name), file

    def _vocabulary(self, head: CaseShape, file: YamlFile) -> Vocabulary:
        rows = [relation.model_dump() for relation in head.relations]
        try:
            return _extended(rows) if rows else standard()
        except InvalidValue:
            self.unread_files.add(CASE)
        good: list[dict[str, Any]] = []
        for position, row in enumerate(rows):
            try:
                _extended([*good, row])
                good.append(row)
            except InvalidValue as error:
                self.faults.append(file.fault(("relations", position), str(error)))
        return extended(good)

    def _rows(
        self, name: str, shape: type[Shape]
    ) -> Iterator[tuple[Any, YamlFile, tuple[str | int, ...]]]:
        """Yield the rows of a file that holds a list, or a list under the file's own name."""
        path = self.folder / name
        if not path.exists():
            return
        file = self._open(path)
        key = Path(name).stem
        value: Any = file.value
        above: tuple[str | int, ...] = ()
        if isinstance(value, dict) and set(value) == {key}:
            value, above = value[key], (key,)
        if value is None:
            return
        if not isinstance(value, list):
            message = f"this file needs a list of {key}, each with '- id:'"
            self.faults.append(file.fault(above, message))
            self.unread_files.add(name)
            return
        for position, row in enumerate(value):
            place = (*above, position)
            shaped = self._shaped(shape, row, file, place)
            if shaped is not None:
                yield shaped, file, place
            elif isinstance(row, dict):
                self.unread_ids.add(str(row.get("id")))

    def _actors(self) -> None:
        for row, file, path in self._rows(ACTORS, ActorShape):
            actor = self._made(lambda row=row: _actor(row), file, path)
            if actor is None:
                self.unread_ids.add(row.id)
            elif self._is_new(actor.id, file, path):
                self.actors[actor.id] = actor

    def _events(self) -> None:
        for row, file, path in self._rows(EVENTS, EventShape):
            event = self._made(lambda row=row: _event(row), file, path)
            if event is None:
                self.unread_ids.add(row.id)
            elif self._is_new(event.id, file, path):
                self.events[event.id] = event

    def _is_new(self, key: str, file: YamlFile, path: tuple[str | int, ...]) -> bool:
        if key in self.places:
            other, there = self.places[key]
            place = f"{other.name}, line {other.place((*there, 'id'))[0]}"
            self.faults.append(
                file.fault((*path, "id"), f"the id {key!r} is taken already: {place}")
            )
            return False
        self.places[key] = (file, path)
        return True

    def _made(self, make: Any, file: YamlFile, path: tuple[str | int, ...]) -> Any:
        try:
            return make()
        except InvalidValue as error:
            self.faults.append(file.fault(path, str(error)))
            return None

    def _report(self, path: Path, vocabulary: Vocabulary) -> None:
        file = self._open(path)
        if file.faults:
            return
        report = self._shaped(ReportShape, _filled(file.value), file)
        if report is None:
            return
        source = self._read_source(report.source, file)
        for position, raw in enumerate(report.claims):
            place: tuple[str | int, ...] = ("claims", position)
            row = self._shaped(ClaimShape, raw, file, place)
            if row is None:
                continue
            self._fitting_relation(row, vocabulary, file, place)
            if source is not None:
                self._claim(row, source, file, place)

    def _claim(
        self, row: ClaimShape, source: Source, file: YamlFile, path: tuple[str | int, ...]
    ) -> None:
        claim = self._made(lambda: _claim(row, source), file, path)
        if claim is None:
            return
        if not row.id and claim.id in self.places:
            other, there = self.places[claim.id]
            message = (
                f"the same claim stands at {other.name}, line {other.place(there)[0]}; drop one"
            )
            self.faults.append(file.fault(path, message))
        elif self._is_new(claim.id, file, path):
            self.claims.append(Coded(claim, file, path))

    def _read_source(self, raw: Any, file: YamlFile) -> Source | None:
        row = self._shaped(SourceShape, raw, file, ("source",))
        if row is None:
            return None
        source: Source | None = self._made(lambda: self._source(row), file, ("source",))
        if source is None:
            return None
        if source.id in self.sources:
            other = self.source_files[source.id]
            message = f"the source id {source.id!r} is taken already: {other.name}"
            self.faults.append(file.fault(("source", "id"), message))
            return None
        self.sources[source.id] = source
        self.source_files[source.id] = file
        return source

    def _source(self, row: SourceShape) -> Source:
        publisher = self._publisher(row.publisher)
        # Never the name of the file, which is the coder's own business and may name who sent the report.
        made = {"id": row.id or slug(f"{publisher} {row.date.text} {row.title}")}
        return Source(**{**dict(row), **made, "publisher": publisher})

    def _publisher(self, text: str) -> str:
        """Return the id of the publisher: an actor's id or name, else a new media outlet.

        An empty text is the publisher of what nobody published.
        """
        if text in self.actors or not text:
            return text
        wanted = fold(text)
        for actor in self.actors.values():
            if wanted in (fold(name) for name in _all_names(actor)):
                return actor.id
        made = Actor(slug(text), text, "media-outlet")
        if made.id in self.events:
            raise InvalidValue(f"publisher {text!r} has the id of an event; add it to {ACTORS}")
        return self.actors.setdefault(made.id, made).id

    def _fitting_relation(
        self,
        row: ClaimShape,
        vocabulary: Vocabulary,
        file: YamlFile,
        path: tuple[str | int, ...],
    ) -> None:
        if row.relation in vocabulary:
            relation = vocabulary[row.relation]
            if row.object and not relation.takes_object:
                self.faults.append(file.fault((*path, "object"), no_object(row.relation)))
            if relation.family != "figure" and row.quantity and _is_none(row.quantity):
                self.faults.append(file.fault((*path, "quantity"), _not_done(row.relation)))
            return
        if CASE in self.unread_files:
            return
        names = list(vocabulary.relations)
        close = [names[at] for at in near(row.relation, [name.replace("-", " ") for name in names])]
        hint = (
            f"did you mean {' or '.join(map(repr, close))}?"
            if close
            else (f"'actorgraph relations' lists them; {CASE} may add its own under 'relations'")
        )
        message = f"unknown relation {row.relation!r}; {hint}"
        self.faults.append(file.fault((*path, "relation"), message))

    def _references(self) -> None:
        for actor in self.actors.values():
            self._resolve(actor.id, "parent", [actor.parent], self.actors, "actor")
        for event in self.events.values():
            self._resolve(event.id, "places", event.places, self.actors, "actor")
            self._resolve(event.id, "part-of", [event.part_of], self.events, "event")
        known: dict[str, Mapping[str, Any]] = {"actor": self.actors, "event": self.events}
        among = {
            of: dict.fromkeys(key for noun in of for key in known[noun]) for of in MENTIONS.values()
        }
        for coded in self.claims:
            for key, of in MENTIONS.items():
                value, noun = getattr(coded.claim, key), " or ".join(of)
                if self._is_missing(value, among[of], noun):
                    self.faults.append(coded.fault(key, _dangling(key, value, among[of], noun)))
        self._circles()

    def _is_missing(self, value: str, among: Collection[str], noun: str) -> bool:
        """Return True if nothing has an id, and nothing that could not be read may have it."""
        if not value or value in among or value in self.unread_ids:
            return False
        return not any(
            kind in noun and file in self.unread_files
            for kind, file in (("actor", ACTORS), ("event", EVENTS))
        )

    def _resolve(
        self, owner: str, key: str, values: Iterable[str], among: dict[str, Any], noun: str
    ) -> None:
        for value in values:
            if self._is_missing(value, among, noun) and owner in self.places:
                file, path = self.places[owner]
                self.faults.append(file.fault((*path, key), _dangling(key, value, among, noun)))

    def _circles(self) -> None:
        """Report actors and events that lie within themselves."""
        for key, parents in (
            ("parent", {actor.id: actor.parent for actor in self.actors.values()}),
            ("part-of", {event.id: event.part_of for event in self.events.values()}),
        ):
            for start in parents:
                seen, above = [start], parents[start]
                while above and above not in seen:
                    seen.append(above)
                    above = parents.get(above, "")
                if above == start and start == min(seen):
                    file, path = self.places[start]
                    circle = " > ".join([*seen, start])
                    self.faults.append(
                        file.fault((*path, key), f"goes round in a circle: {circle}")
                    )

    def _aliases(self) -> None:
        """Refuse a further name that is the first name of another actor, or of another event."""
        kinds: tuple[Mapping[str, Actor | Event], ...] = (self.actors, self.events)
        for things in kinds:
            owners = {_key(thing.name): thing for thing in reversed(list(things.values()))}
            for thing in things.values():
                first = owners[_key(thing.name)]
                if first.id != thing.id:
                    self._name_taken(thing, ("name",), thing.name, first)
                for position, name in enumerate(thing.names):
                    owner = owners.get(_key(name.text), thing)
                    if owner.id != thing.id:
                        self._name_taken(thing, ("names", position), name.text, owner)

    def _name_taken(
        self, thing: Actor | Event, key: tuple[str | int, ...], text: str, owner: Actor | Event
    ) -> None:
        if thing.id not in self.places:
            return
        file, path = self.places[thing.id]
        message = (
            f"the name {text!r} of {thing.id!r} is the name of {owner.id!r}; one name, one owner"
        )
        self.faults.append(file.fault((*path, *key), message))


def _extended(rows: list[dict[str, Any]]) -> Vocabulary:
    """Return the vocabulary with relations of the case, of which the frames are as they should be."""
    vocabulary = extended(rows)
    for row in rows:
        read_frame(vocabulary[row["name"]])
    return vocabulary


def _filled(value: Any) -> Any:
    """Let an empty file stand for one without keys."""
    return {} if value is None else value


def _key(name: str) -> str:
    """Return the form in which a name is one actor's; names of signs alone do not fold."""
    return fold(name) or name


def _dangling(key: str, value: str, among: Iterable[str], noun: str) -> str:
    known = list(among)
    close = [known[at] for at in near(value, [name.replace("-", " ") for name in known])]
    hint = (
        f"did you mean {' or '.join(map(repr, close))}?"
        if close
        else (f"add it to {EVENTS if noun == 'event' else ACTORS}")
    )
    return f"{key} {value!r} is no {noun} of this case; {hint}"


def _all_names(thing: Actor | Event) -> tuple[str, ...]:
    return (thing.name, *(name.text for name in thing.names))


def _name(row: NameShape) -> Name:
    return Name(
        row.name, row.kind, row.language, str(row.since), str(row.until), background=row.background
    )


def _actor(row: ActorShape) -> Actor:
    return Actor(**{**dict(row), "names": tuple(map(_name, row.names))})


def _event(row: EventShape) -> Event:
    kind = row.type.strip().casefold().replace(" ", "-") or "event"
    return Event(**{**dict(row), "type": kind, "names": tuple(map(_name, row.names))})


def _claim(row: ClaimShape, source: Source) -> Claim:
    claimant = row.claimant or source.publisher
    said = row.said
    # What the publisher says itself is said on the day of the report, unless ``said: ""`` leaves it open.
    if not said.known and claimant == source.publisher and "said" not in row.model_fields_set:
        said = source.date
    made = {
        "id": row.id or claim_id(source.id, row, claimant),
        "source": source.id,
        "claimant": claimant,
        "quantity": Quantity(**dict(row.quantity)) if row.quantity else None,
        "said": said if said.known else UNKNOWN,
        "quote": " ".join(row.quote.split()),
    }
    return Claim(**{**dict(row), **made})


def _is_none(quantity: QuantityShape) -> bool:
    return quantity.value == 0 and quantity.op == "="


def _not_done(relation: str) -> str:
    return (
        f"{relation!r} with a figure of 0 says that it was not done: leave out the figure, and write the"
        " modality 'denied'"
    )


def claim_id(source: str, row: ClaimShape, claimant: str) -> str:
    """Return the id of a claim that has none: a hash of what it says, so that it never moves."""
    parts = [
        source, row.relation, row.subject, row.object, row.event, row.text, row.role,
        ",".join(row.mode), str(row.quantity), claimant, row.spokesperson, row.modality,
        str(row.when), str(row.said), row.quote,
    ]  # fmt: skip
    return "c" + blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
