"""RIS, the tagged lines that reference managers and databases exchange (https://en.wikipedia.org/wiki/RIS_(file_format))."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from actorgraph.formats.documents.bibliography.reference import (
    LOSES,
    Reference,
    give,
    references_of,
)
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target, write_whole

#: A line: two letters or digits, two blanks, a dash. Some programs write one blank, or a tab.
_LINE: Final = re.compile(r"([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?", re.DOTALL)
#: The tags that mean the same everywhere; all others are noted.
_TITLE: Final = ("TI", "T1", "CT", "BT")
_CONTAINER: Final = ("T2", "JO", "JF", "JA", "J1", "J2")
_AUTHORS: Final = ("AU", "A1", "A2", "A3", "A4", "ED")
_DATE: Final = ("DA", "Y1", "PY")
_OURS: Final = "C8"
_LONGEST: Final = 1024 * 1024


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read entries, each from ``TY`` to ``ER``."""
    for file in inputs:
        give([_reference(line, tags) for line, tags in _entries(file, sink)], file, sink)


def _entries(file: Input, sink: Sink) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    tags: list[tuple[str, str]] = []
    begin = 0
    for number, text in _lines(file):
        found = _LINE.fullmatch(text)
        if found is None:
            if not text.strip():
                continue
            if tags:  # a long text goes on
                tags[-1] = (tags[-1][0], f"{tags[-1][1]} {text.strip()}")
            else:
                sink.fault(file.name, number, f"needs a tag such as 'TY  - ', not {text[:20]!r}")
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag == "TY":
            if tags:
                yield begin, tags
            tags, begin = [], number
        if tag == "ER":
            if tags:
                yield begin, tags
            tags = []
        else:
            tags.append((tag, value))
    if tags:
        yield begin, tags


def _lines(file: Input) -> Iterator[tuple[int, str]]:
    with file.open() as binary:
        number = 0
        while line := binary.readline(_LONGEST + 1):
            number += 1
            if len(line) > _LONGEST:
                raise file.fault(f"is longer than {_LONGEST >> 20} MB", number)
            try:
                text = line.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = line.decode("cp1252", "replace")
            yield number, text.rstrip("\r\n")


def _reference(line: int, tags: Sequence[tuple[str, str]]) -> Reference:
    reference = Reference(line=line)
    for tag, value in tags:
        if not value:
            continue
        if tag == "ID" and not reference.key:
            reference.key = value
        elif tag in _TITLE and not reference.title:
            reference.title = value
        elif tag in _CONTAINER and not reference.container:
            reference.container = value
        elif tag in _AUTHORS:
            reference.authors.append(value)
        elif tag == "PB" and not reference.publisher:
            reference.publisher = value
        elif tag in _DATE and len(_date(value)) > len(reference.date):
            reference.date = _date(value)
        elif tag in _DATE and _date(value) and reference.date.startswith(_date(value)):
            continue  # the year of the date
        elif tag == "UR" and not reference.address:
            reference.address = value
        elif tag == "LA" and not reference.language:
            reference.language = value
        elif tag == "N1" and not reference.note:
            reference.note = value
        elif tag == "ET" and not reference.version:
            reference.version = value
        elif tag == _OURS and value.startswith("{"):
            reference.ours = value
        else:
            reference.others.append((tag, value))
    return reference


def _date(text: str) -> str:
    """Return ``2024/02/02/`` or ``2024`` as EDTF, else an empty text."""
    parts = [part.strip() for part in re.split(r"[/-]", text)[:3]]
    numbers = [part for part in parts if part]
    if not numbers or len(numbers[0]) != 4 or not all(part.isdecimal() for part in numbers):
        return ""
    return "-".join([numbers[0], *(f"{part:0>2}" for part in numbers[1:])])


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write the sources, each from ``TY`` to ``ER``."""
    write_whole(target, (piece.encode() for piece in _pieces(selection)))
    return []


def _pieces(selection: Selection) -> Iterator[str]:
    for reference in references_of(selection):
        fields = [
            ("TY", "DATA" if reference.is_dataset else "ELEC"),
            ("ID", reference.key),
            ("TI", reference.title),
            ("PB", reference.publisher),
            ("PY", reference.date[:4]),
            ("DA", reference.date.replace("-", "/") if len(reference.date) > 4 else ""),
            ("UR", reference.address),
            ("LA", reference.language),
            ("N1", reference.note),
            ("ET", reference.version),
            (_OURS, reference.ours),
        ]
        for tag, value in fields:
            if value:
                text = value if tag == _OURS else " ".join(value.split())
                yield f"{tag}  - {text}\r\n"
        yield "ER  - \r\n\r\n"


def recognises(file: Input) -> bool:
    """Return True for a text that begins with the type of an entry."""
    return re.match(r"\s*TY\s{1,2}-\s", file.head_text()) is not None


FORMAT: Final = Format(
    name="ris",
    title="Bibliography of the sources as RIS (Zotero, EndNote, Mendeley)",
    suffixes=(".ris",),
    read=read,
    write=write,
    recognises=recognises,
    priority=70,
    keeps="each source: title, publisher, date, address, language, note; of other programs' entries all tags",
    loses=LOSES,
    unasserted="none of them goes out",
    edgeless="none of them goes out",
    verbatim=True,
)
