"""Reading a case folder: every fault at once, each with file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from actorgraph.case.files import ACTORS, CASE, EVENTS, REPORTS, case_files, is_case, reports
from actorgraph.case.named import Named
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
from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.errors import Fault, Faults, FileTrouble, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.fields import MENTIONS
from actorgraph.model.names import fold, near, slug
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Vocabulary, extended, no_object, standard
from actorgraph.sentence.frame import read_frame
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.nouns import Nouns, Publication

_OTHER_END: Final = {"subject": "object", "object": "subject"}


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim with the place where it was written; lines count from 1."""

    claim: Claim
    file: YamlFile
    path: tuple[str | int, ...]
    turned: bool = False

    def fault(self, key: str, message: str) -> Fault:
        """Return a fault of one key of the claim."""
        return self.file.fault((*self.path, self.written(key)), message)

    def written(self, key: str) -> str:
        """Return under which key the value of a key was written, as an inverse relation turns its ends."""
        return _OTHER_END.get(key, key) if self.turned else key

    @property
    def line(self) -> int:
        """The line in which the claim begins."""
        return self.file.place(self.path)[0]


class Passage(NamedTuple):
    """A sentence of a report that was read and has nothing to code, with the place of its words in the file."""

    words: str
    file: YamlFile
    path: tuple[str | int, ...]

    def fault(self, message: str) -> Fault:
        """Return a fault of the passage."""
        return self.file.fault(self.path, message)


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """Everything that a case folder says, checked and resolved.

    `read` has the passages of each source that have nothing to code, `blanks` the claims that have a quote and
    are to be filled in.
    """

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
    read: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    blanks: tuple[Fault, ...] = ()
    places: dict[str, tuple[YamlFile, tuple[str | int, ...]]] = field(
        default_factory=dict, compare=False
    )

    def fault(self, key: str, message: str) -> Fault:
        """Return a fault of an actor or event that one of the files has."""
        file, path = self.places[key]
        return file.fault((*path, "id"), message)

    @property
    def nouns(self) -> Nouns:
        """What sentences need to know of the actors, events and sources."""
        nouns = {actor.id: _noun(actor, UNKNOWN) for actor in self.actors.values()}
        nouns |= {event.id: _noun(event, event.when) for event in self.events.values()}
        sources = {
            key: Publication(source.publisher, source.date) for key, source in self.sources.items()
        }
        return Nouns(nouns, sources)

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


def survey_case(
    folder: Path, files: Iterable[Path] | None = None
) -> tuple[CaseFolder, tuple[Fault, ...]]:
    """Return what could be read of the case in a folder, and the faults of all else.

    *files* are the reports, if they are not those in ``reports/``, such as a second coder's.

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
    own = (folder / name for name in reports(folder))
    reader = _Reader(folder, own if files is None else files)
    case = reader.read()
    return case, by_place(folder, reader.faults)


def by_place(folder: Path, faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults in the order of the files and lines of a case."""
    order = {name: position for position, name in enumerate(case_files(folder))}
    return tuple(sorted(faults, key=lambda fault: (order.get(fault.file, -1), fault.line)))


class _Report(NamedTuple):
    """A report of which the claims are to be read when all names are known."""

    file: YamlFile
    source: Source | None
    claims: tuple[Any, ...]


class _Reader:
    """Gathers the values and the faults of one folder, and of the files of its reports."""

    def __init__(self, folder: Path, files: Iterable[Path]) -> None:
        self.folder = folder
        self.files = tuple(files)
        self.faults: list[Fault] = []
        self.actors: dict[str, Actor] = {}
        self.events: dict[str, Event] = {}
        self.sources: dict[str, Source] = {}
        self.source_files: dict[str, YamlFile] = {}
        self.claims: list[Coded] = []
        self.passages: dict[str, tuple[Passage, ...]] = {}
        self.blanks: list[Fault] = []
        self.places: dict[str, tuple[YamlFile, tuple[str | int, ...]]] = {}
        # What could not be read is not missing: nothing is said of references to it.
        self.unread_files: set[str] = set()
        self.unread_ids: set[str] = set()

    def read(self) -> CaseFolder:
        head, head_file = self._head()
        self._actors()
        self._events()
        vocabulary = self._vocabulary(head, head_file)
        read = [self._report(path) for path in self.files]
        named = Named(self.actors, self.events)
        for report in read:
            if report is not None:
                self._claims(report, vocabulary, named)
        self._references()
        self._aliases()
        if not self.claims and not self.faults:
            rest = f"fill in the {len(self.blanks)} in" if self.blanks else "write a report into"
            message = f"holds no claims yet; {rest} {REPORTS}/"
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
            read=self.passages,
            blanks=tuple(self.blanks),
            places=self.places,
        )

    def _open(self, path: Path) -> YamlFile:
        within = path.is_relative_to(self.folder)
        name = path.relative_to(self.folder).as_posix() if within else str(path)
        file = YamlFile(path, name)
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

    def _report(self, path: Path) -> _Report | None:
        file = self._open(path)
        if file.faults:
            return None
        report = self._shaped(ReportShape, _filled(file.value), file)
        if report is None:
            return None
        source = self._read_source(report.source, file)
        if source is not None and report.read:
            self.passages[source.id] = tuple(
                Passage(" ".join(words.split()), file, ("read", position))
                for position, words in enumerate(report.read)
            )
        return _Report(file, source, report.claims)

    def _claims(self, report: _Report, vocabulary: Vocabulary, named: Named) -> None:
        for position, raw in enumerate(report.claims):
            place: tuple[str | int, ...] = ("claims", position)
            if is_blank(raw):
                self.blanks.append(report.file.fault(place, "this claim is not filled in yet"))
                continue
            row = self._shaped(ClaimShape, raw, report.file, place)
            if row is None:
                continue
            row, turned = self._turned(row, vocabulary, report.file, place)
            self._fitting_relation(row, vocabulary, report.file, place)
            row = self._with_ids(row, named, report.file, place)
            if report.source is not None:
                self._claim(row, report.source, report.file, place, turned=turned)

    def _turned(
        self,
        row: ClaimShape,
        vocabulary: Vocabulary,
        file: YamlFile,
        path: tuple[str | int, ...],
    ) -> tuple[ClaimShape, bool]:
        """Return a claim with an inverse relation as one with the relation, its ends turned."""
        relation = vocabulary.inverses.get(row.relation)
        if relation is None:
            return row, False
        if not (row.object or row.event):
            message = f"{row.relation!r} needs an object, who {relation.reading}; or write {relation.name!r}"
            self.faults.append(file.fault((*path, "relation"), message))
        ends = {"relation": relation.name, "subject": row.object, "object": row.subject}
        return row.model_copy(update=ends), True

    def _with_ids(
        self, row: ClaimShape, named: Named, file: YamlFile, path: tuple[str | int, ...]
    ) -> ClaimShape:
        """Return a claim with the ids of those whom it calls by a name."""
        found: dict[str, str] = {}
        for key, nouns in MENTIONS.items():
            try:
                found[key] = named.id_of(getattr(row, key), nouns)
            except InvalidValue as error:
                self.faults.append(file.fault((*path, key), f"{key} {error}"))
        return row.model_copy(update=found)

    def _claim(
        self,
        row: ClaimShape,
        source: Source,
        file: YamlFile,
        path: tuple[str | int, ...],
        *,
        turned: bool,
    ) -> None:
        claim = self._made(lambda: claim_of(row, source), file, path)
        if claim is None:
            return
        if not row.id and claim.id in self.places:
            other, there = self.places[claim.id]
            message = (
                f"the same claim stands at {other.name}, line {other.place(there)[0]}; drop one"
            )
            self.faults.append(file.fault(path, message))
        elif self._is_new(claim.id, file, path):
            self.claims.append(Coded(claim, file, path, turned))

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
            else f"'actorgraph relations' lists them; {CASE} may add its own under 'relations'"
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
                    written = coded.written(key)
                    self.faults.append(coded.fault(key, _dangling(written, value, among[of], noun)))
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


def is_blank(raw: Any) -> bool:
    """Return True for a claim that has the keys and nothing to say yet, as `actorgraph new --text` writes them."""
    if not isinstance(raw, dict) or raw.get("relation", "") is not None:
        return False
    return not any(raw.get(key) for key in ("subject", "object", "event", "text", "quantity"))


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


def _noun(thing: Actor | Event, when: When) -> Noun:
    aliases = frozenset(fold(name.text) for name in thing.names if name.kind != "code")
    is_event = isinstance(thing, Event)
    return Noun(
        thing.id, thing.name, thing.type, is_event, thing.number, thing.article, aliases, when
    )


def _name(row: NameShape) -> Name:
    return Name(
        row.name, row.kind, row.language, str(row.since), str(row.until), background=row.background
    )


def _actor(row: ActorShape) -> Actor:
    return Actor(**{**dict(row), "names": tuple(map(_name, row.names))})


def _event(row: EventShape) -> Event:
    kind = row.type.strip().casefold().replace(" ", "-") or "event"
    return Event(**{**dict(row), "type": kind, "names": tuple(map(_name, row.names))})


def claim_of(row: ClaimShape, source: Source) -> Claim:
    """Return the claim that a row of a report says, with what its source says for it.

    Raises
    ------
    InvalidValue
        It says too little, or has an id or a word that cannot be.
    """
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
