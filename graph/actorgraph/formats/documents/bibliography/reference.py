"""A source as a reference manager has it, and back: what all formats of bibliographies share.

Only sources go out and come in, no claims. What a bibliography has no field for (the publisher's id, the licence, a date
such as 2024-01~) is a record of ours in a field of its own, so that a source comes back as it was. Coming in, each entry
is a source; its publisher, else what it appeared in, else its first author, is an actor; everything else stands in the note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from actorgraph.formats.read.input import Input, Tidying
from actorgraph.formats.read.missing import Blanks
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import Actor
from actorgraph.model.dates import When, read_when
from actorgraph.model.errors import InvalidDate, InvalidValue
from actorgraph.model.names import is_id, slug, whole_slug
from actorgraph.model.record import actor_of, actor_record, filled, source_of, source_record
from actorgraph.model.source import Source
from actorgraph.sentence.wording import count, line_of
from actorgraph.store.hash import hash_of

_NO_TITLE: Final = "an entry without a title"
_PLAIN: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_TEXTS: Final = (
    "key", "title", "publisher", "container", "date", "address", "language", "note", "version",
)  # fmt: skip
#: What is said of the claims that stay.
LOSES: Final = "all but the sources: claims, actors and events"


@dataclass
class Reference:
    """One entry: its key, kind, fields that mean the same everywhere, and all others in the words of the format."""

    key: str = ""
    title: str = ""
    publisher: str = ""
    container: str = ""
    authors: list[str] = field(default_factory=list)
    date: str = ""
    address: str = ""
    language: str = ""
    note: str = ""
    version: str = ""
    is_dataset: bool = False
    others: list[tuple[str, str]] = field(default_factory=list)
    #: Our record of the source and its publisher, as JSON; empty if another program wrote the entry.
    ours: str = ""
    line: int = 0


def references_of(selection: Selection) -> Iterator[Reference]:
    """Yield the sources of a selection as references."""
    publishers = {actor.id: actor for actor in selection.actors()}
    for source in selection.sources():
        publisher = publishers.get(source.publisher)
        record = {"source": filled(source_record(source))}
        if publisher is not None:
            record["publisher"] = filled(actor_record(publisher))
        reference = reference_of(source, publisher.name if publisher else "")
        reference.ours = json.dumps(record, ensure_ascii=False)
        yield reference


def reference_of(source: Source, publisher: str) -> Reference:
    """Return a source as a reference; *publisher* is the name of its publisher."""
    return Reference(
        key=source.id,
        title=source.title,
        publisher=publisher,
        date=plain_date(source.date),
        address=source.address,
        language=source.language,
        note=source.note,
        version=source.version,
        is_dataset=bool(source.version or source.citation),
    )


def plain_date(when: When) -> str:
    """Return the day, month or year with which a date begins, and an empty text for one without a begin."""
    if not when.known or when.start is None:
        return ""
    text = when.text.strip("[]{}~?%").partition("/")[0].partition("..")[0].partition(",")[0]
    return text if _PLAIN.fullmatch(text) else when.start.isoformat()


def give(references: Sequence[Reference], file: Input, sink: Sink) -> None:
    """Write the sources of a bibliography."""
    sink.scope = slug(sink.name or file.name)
    given: dict[str, str] = {}
    tidying, blanks = Tidying(), Blanks()
    for written in references:
        sink.count()
        reference = written if written.ours else _cleaned(written, tidying, blanks)
        if not (reference.title.strip() or reference.ours):
            sink.skip(file.name, reference.key or f"line {reference.line}", _NO_TITLE)
            continue
        try:
            source, publisher = _ours(reference) or _foreign(reference)
        except (InvalidValue, InvalidDate) as error:
            sink.fault(file.name, reference.line, str(error))
            continue
        if source.id in given and given[source.id] != source.title:
            made = f"{source.id}-{hash_of(source.title) & 0xFFFFFFFF:08x}"
            source = source_of({**source_record(source), "id": made})
        given[source.id] = source.title
        if publisher is not None:
            sink.mention(publisher)
        sink.source(source)
    file.tidied(tidying)
    blanks.tell(file.name, sink)
    sink.remark(f"{file.name}: {count(len(given), 'source')} read, which no claim needs yet")
    sink.done()


def _cleaned(reference: Reference, tidying: Tidying, blanks: Blanks) -> Reference:
    """Return an entry of another program without what no name may hold, and without words for an empty field."""

    def clean(texts: Iterable[str]) -> list[str]:
        return blanks.row([tidying.text(text).strip() for text in texts])

    texts: dict[str, Any] = dict(
        zip(_TEXTS, clean(getattr(reference, name) for name in _TEXTS), strict=True)
    )
    names, values = (
        clean(name for name, _ in reference.others),
        clean(text for _, text in reference.others),
    )
    others = [(name, text) for name, text in zip(names, values, strict=True) if text]
    return replace(
        reference,
        **texts,
        authors=[each for each in clean(reference.authors) if each],
        others=others,
    )


def _ours(reference: Reference) -> tuple[Source, Actor | None] | None:
    if not reference.ours:
        return None
    try:
        record: Any = json.loads(reference.ours)
    except ValueError:
        return None
    if not isinstance(record, dict) or not isinstance(record.get("source"), dict):
        return None
    publisher: Mapping[str, Any] | None = record.get("publisher")
    try:
        return source_of(record["source"]), actor_of(publisher) if publisher else None
    except (TypeError, AttributeError):
        return None


def _foreign(reference: Reference) -> tuple[Source, Actor | None]:
    authors = [line_of(author) for author in reference.authors if line_of(author)]
    container = line_of(reference.container)
    publisher = line_of(reference.publisher) or container or next(iter(authors), "")
    told = [("author", "; ".join(authors)), ("in", container), *reference.others]
    notes = [f"{name} {text}" for name, value in told if (text := line_of(" ".join(value.split())))]
    title = line_of(" ".join(reference.title.split()))
    key = reference.key if is_id(reference.key) else whole_slug(reference.key or title)
    date = _when(reference.date)
    if reference.date and not date.known:
        notes.append(f"date {reference.date}")
    source = Source(
        key,
        title,
        whole_slug(publisher) if publisher else "",
        date,
        line_of(reference.address),
        line_of(reference.language),
        note="; ".join(filter(None, [line_of(" ".join(reference.note.split())), *notes])),
        version=line_of(reference.version),
    )
    return source, Actor(whole_slug(publisher), publisher) if publisher else None


def _when(text: str) -> When:
    with suppress(InvalidDate):
        return read_when(text)
    return read_when("")
