"""Any table with a mapping: a small YAML file that says which column is what.

In a mapping every value is a text in which ``{column}`` stands for the cell of a row, so that a fixed word,
a single column and several columns are written in the same way. Where the words of the table are not ours,
``{of: "{kind}", values: {bombing: attacks, talks: meets}, else: …}`` says what they mean; a value that is
not listed and has no ``else`` leaves the row out, and the reason is counted. ``docs/mapping.md`` has an
example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from actorgraph.case.shape import Flag, Shape, Text, checked
from actorgraph.case.yaml_file import YamlFile
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import WRITTEN, Blanks
from actorgraph.formats.read.table import Unread, even_rows, first_row, rows_with_header
from actorgraph.formats.read.written import edtf_of, number_of
from actorgraph.formats.sink import Sink, made_id
from actorgraph.model.actor import ACTOR_TYPES, Actor
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import Fault, Faults, InvalidDate, InvalidValue
from actorgraph.model.event import Event
from actorgraph.model.modality import MODALITIES
from actorgraph.model.names import fold, slug, whole_slug
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import no_object
from actorgraph.sentence.wording import line_of

_COLUMN: Final = re.compile(r"\{([^{}]+)\}")
_MOST_WORDS: Final = 2000


class _Leave(Exception):
    """The row makes no claim, for a reason that is counted."""


class TableShape(Shape):
    #: Empty for what the table itself shows.
    delimiter: str = ""
    encoding: str = ""
    quoting: Flag = True
    #: What parts several actors in one cell; empty where a cell names one.
    lists: Text = ""
    #: Words that stand for an empty cell.
    missing: tuple[str, ...] = tuple(sorted(WRITTEN))


class DatasetShape(Shape):
    title: str
    id: Text = ""
    publisher: Text = ""
    date: Text = ""
    version: Text = ""
    licence: Text = ""
    citation: Text = ""
    address: Text = ""
    language: Text = ""
    note: Text = ""
    machine: Flag = False


class ChoiceShape(Shape):
    """A text whose words stand for others."""

    of: str
    values: dict[str, str]
    otherwise: str | None = None


class WhenShape(Shape):
    """A date, or two of them, as the table writes them; `form` is that of Python's strptime."""

    of: Text = ""
    since: Text = ""
    until: Text = ""
    form: Text = ""


class FigureShape(Shape):
    what: str
    value: str
    op: Text = "="
    unit: Text = ""


class SkipShape(Shape):
    of: str
    values: tuple[str, ...] = ()
    reason: Text = ""


def _choice(value: Any) -> Any:
    if isinstance(value, dict) and "else" in value:
        return {
            **{key: inner for key, inner in value.items() if key != "else"},
            "otherwise": value["else"],
        }
    return "" if value is None else value


def _when(value: Any) -> Any:
    if isinstance(value, str):
        return {"of": value}
    names = {"from": "since", "to": "until", "format": "form"}
    if isinstance(value, dict):
        return {names.get(key, key): inner for key, inner in value.items()}
    return {} if value is None else value


Choice = Annotated[str | ChoiceShape, BeforeValidator(_choice)]
WhenOf = Annotated[WhenShape, BeforeValidator(_when)]


class ClaimsShape(Shape):
    relation: Choice
    id: Text = ""
    subject: Text = ""
    subject_type: Choice = "unknown"
    object: Text = ""
    object_type: Choice = "unknown"
    event: Text = ""
    event_when: WhenOf = WhenShape()
    claimant: Text = ""
    claimant_type: Choice = "unknown"
    spokesperson: Text = ""
    modality: Choice = "stated"
    hedge: Text = ""
    role: Choice = ""
    mode: Choice = ""
    text: Text = ""
    quantity: FigureShape | None = None
    when: WhenOf = WhenShape()
    said: WhenOf = WhenShape()
    quote: Text = ""
    note: Text = ""
    cites: Text = ""


class MappingShape(Shape):
    dataset: DatasetShape
    claim: ClaimsShape
    table: TableShape = TableShape()
    skip: tuple[SkipShape, ...] = ()


def read_mapped(inputs: Sequence[Input], sink: Sink, path: Path) -> None:
    """Read tables as a mapping says.

    Raises
    ------
    Faults
        Something is wrong with the mapping or with a table; all of it, with file and line.
    """
    file = YamlFile(path, path.name)
    mapping = _mapping(file)
    reading = _Reading(mapping, sink)
    for table in inputs:
        reading.read(replace(table, is_verbatim=False), file)


def _mapping(file: YamlFile) -> MappingShape:
    if file.faults:
        raise Faults(file.faults)
    found, faults = checked(MappingShape, file.value or {})
    if found is None:
        raise Faults([file.fault(path, message) for path, message in faults])
    mapping: MappingShape = found
    wrong = list(_wrong_words(mapping, file))
    if wrong:
        raise Faults(wrong)
    return mapping


def _wrong_words(mapping: MappingShape, file: YamlFile) -> Iterator[Fault]:
    """Yield the fixed words that are no modality, type of actor or date."""
    claim = mapping.claim
    for key, value, allowed in (
        ("modality", claim.modality, MODALITIES),
        ("subject_type", claim.subject_type, ACTOR_TYPES),
        ("object_type", claim.object_type, ACTOR_TYPES),
        ("claimant_type", claim.claimant_type, ACTOR_TYPES),
    ):
        for word in _fixed(value):
            if word not in allowed:
                message = (
                    f"unknown {key.replace('_', ' ')} {word!r}; use one of {', '.join(allowed)}"
                )
                yield file.fault(("claim", key), message)
    try:
        read_when(mapping.dataset.date)
    except InvalidDate as error:
        yield file.fault(("dataset", "date"), str(error))


def _fixed(value: str | ChoiceShape) -> list[str]:
    if isinstance(value, ChoiceShape):
        return [
            word
            for word in (*value.values.values(), value.otherwise)
            if word and not _COLUMN.search(word)
        ]
    return [] if not value or _COLUMN.search(value) else [value]


class _Reading:
    """Tables on their way into a sink."""

    def __init__(self, mapping: MappingShape, sink: Sink) -> None:
        self._mapping = mapping
        self._sink = sink
        self._row: Mapping[str, str] = {}
        self._known: set[str] = set()
        self._comma = False
        dataset = mapping.dataset
        self._key = dataset.id or slug(sink.name or dataset.title)
        sink.scope = slug(self._key)
        publisher = Actor(f"{self._key}-publisher", dataset.publisher or dataset.title, "dataset")
        self._publisher = publisher.id
        self._source = Source(
            self._key, sink.name or dataset.title, publisher.id, read_when(dataset.date), dataset.address,
            dataset.language, dataset.note, dataset.version, dataset.licence, dataset.citation,
            dataset.machine,
        )  # fmt: skip
        sink.actor(publisher)
        sink.source(self._source)

    def read(self, table: Input, mapping: YamlFile) -> None:
        """Read one table."""
        about = self._mapping.table
        header, rows = rows_with_header(
            table, delimiter=about.delimiter, quoting=about.quoting, encoding=about.encoding
        )
        self._comma = (about.delimiter or first_row(table).delimiter) == ";"
        self._need_columns(header, table, mapping)
        blanks = Blanks(frozenset(about.missing))
        unread = Unread(
            header,
            {name for _, text in _texts_of(mapping.value, ()) for name in _COLUMN.findall(text)},
        )
        for line, cells in even_rows(rows, len(header), table, self._sink):
            row = blanks.row(cells)
            unread.row(row)
            self._sink.count()
            self._row = dict(zip(header, row, strict=True))
            try:
                for claim in self._claims(table.name, line):
                    self._sink.claim(claim)
            except _Leave as reason:
                self._sink.skip(table.name, f"row {line}", str(reason), ",".join(row))
            except (InvalidValue, InvalidDate) as error:
                self._sink.fault(table.name, line, str(error))
        blanks.tell(table.name, self._sink)
        unread.tell(table.name, self._sink)

    def _need_columns(self, header: list[str], table: Input, mapping: YamlFile) -> None:
        faults = []
        for path, text in _texts_of(mapping.value, ()):
            if path[0] == "dataset":
                continue
            for name in _COLUMN.findall(text):
                if name not in header:
                    names = ", ".join(map(repr, header[:20]))
                    message = f"{table.name} has no column {name!r}; it has {names}"
                    faults.append(mapping.fault(path, message))
        if faults:
            raise Faults(faults)

    def _claims(self, file: str, line: int) -> Iterator[Claim]:
        told = self._mapping.claim
        self._leave_out()
        relation, backwards = self._relation()
        event, when = self._event(), self._when(told.when)
        subjects = self._actors(told.subject, told.subject_type, "subject")
        objects = self._actors(told.object, told.object_type, "object")
        if backwards:
            subjects, objects = objects, subjects
        if objects and not self._sink.vocabulary[relation].takes_object:
            raise InvalidValue(no_object(relation))
        record = self._filled(told.id) or f"row {line}"
        claimant = self._actors(told.claimant, told.claimant_type, "claimant") or [self._publisher]
        spokesperson = self._actors(told.spokesperson, "person", "spokesperson")
        figure = self._figure()
        text = self._filled(told.text)
        if not (subjects or event):
            raise _Leave("a row without a subject")
        if not (objects or event or text or figure):
            raise _Leave("a row without an object")
        for subject in subjects or [""]:
            for target in objects or [""]:
                yield Claim(
                    id=made_id(self._key, record, relation, subject, target),
                    relation=relation,
                    source=self._source.id,
                    claimant=claimant[0],
                    subject=subject,
                    object=target,
                    event=event,
                    text=text,
                    role=self._chosen(told.role),
                    mode=tuple(
                        part for part in re.split(r"\s*;\s*", self._chosen(told.mode)) if part
                    ),
                    quantity=figure,
                    spokesperson=(spokesperson or [""])[0],
                    modality=self._modality(),
                    hedge=self._filled(told.hedge),
                    when=when,
                    said=self._when(told.said),
                    quote=self._filled(told.quote),
                    note=self._filled(told.note),
                    file=file,
                    record=record,
                    cites=self._filled(told.cites),
                )

    def _leave_out(self) -> None:
        for rule in self._mapping.skip:
            cell = self._filled(rule.of)
            if cell in rule.values or (not rule.values and not cell):
                raise _Leave(rule.reason or f"{rule.of} is {cell!r}")

    def _relation(self) -> tuple[str, bool]:
        word = self._chosen(self._mapping.claim.relation)
        found = self._sink.vocabulary.phrases.get(fold(word))
        if found is None or found[0] not in self._sink.vocabulary:
            raise InvalidValue(f"unknown relation {word!r}; 'actorgraph relations' lists them")
        return found

    def _modality(self) -> str:
        word = self._chosen(self._mapping.claim.modality).casefold()
        if word not in MODALITIES:
            raise InvalidValue(f"unknown modality {word!r}; use one of {', '.join(MODALITIES)}")
        return word

    def _actors(self, told: str, kind: str | ChoiceShape, noun: str) -> list[str]:
        """Return the ids of the actors that a cell names; new ones are written."""
        parts = [self._filled(told)]
        if self._mapping.table.lists and noun != "claimant":
            parts = parts[0].split(self._mapping.table.lists.strip() or None)
        found = []
        for name in (part.strip() for part in parts):
            if not name:
                continue
            key = f"{self._key}-{whole_slug(name)}"
            if key not in self._known:
                self._known.add(key)
                word = self._chosen(kind).casefold().replace(" ", "-") or "unknown"
                self._sink.mention(Actor(key, name, word))
            found.append(key)
        return list(dict.fromkeys(found))

    def _event(self) -> str:
        name = self._filled(self._mapping.claim.event)
        if not name:
            return ""
        key = f"{self._key}-{whole_slug(name)}-event"
        if key not in self._known:
            self._known.add(key)
            self._sink.event(Event(key, name, when=self._when(self._mapping.claim.event_when)))
        return key

    def _figure(self) -> Quantity | None:
        told = self._mapping.claim.quantity
        text = self._filled(told.value) if told else ""
        if told is None or not text:
            return None
        try:
            value = number_of(text, comma=self._comma)
        except InvalidValue as error:
            raise InvalidValue(f"{told.what}: {error}") from None
        return Quantity(self._filled(told.what), told.op, value, self._filled(told.unit))

    def _when(self, told: WhenShape) -> When:
        since, until = (self._date(text, told.form) for text in (told.since, told.until))
        if since or until:
            return read_when(since if since == until else f"{since or '..'}/{until or '..'}")
        text = self._date(told.of, told.form)
        return read_when(text) if text else UNKNOWN

    def _date(self, told: str, form: str) -> str:
        text = self._filled(told)
        if not (text and form):
            return edtf_of(text)
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            raise InvalidDate(f"{text!r} is not a date of the form {form!r}") from None

    def _chosen(self, told: str | ChoiceShape) -> str:
        if isinstance(told, str):
            return self._filled(told)
        cell = self._filled(told.of)
        if cell in told.values:
            return self._filled(told.values[cell])
        if told.otherwise is None:
            raise _Leave(f"{told.of} has a value that the mapping does not know")
        return self._filled(told.otherwise)

    def _filled(self, told: str) -> str:
        """Return a text with the cells of the row in it, on one line."""
        if not told:
            return ""
        row = self._row
        text = " ".join(_COLUMN.sub(lambda found: row[found[1]], told).split())
        return self._sink.cut(line_of(text), _MOST_WORDS, "texts of the table")


def _texts_of(
    value: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_of(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _texts_of(inner, (*path, at))
