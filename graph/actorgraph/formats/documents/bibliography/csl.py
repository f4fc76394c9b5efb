"""CSL-JSON, the form in which citation processors and Zotero exchange references (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from actorgraph.formats.documents.bibliography.reference import (
    LOSES,
    Reference,
    give,
    references_of,
)
from actorgraph.formats.format import Format, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import values_at
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.file import Target, write_whole

#: Members by which an entry differs from other objects with a type and a title.
_SIGNS: Final = frozenset(
    {"issued", "author", "URL", "container-title", "publisher", "DOI", "accessed", "citation-key"}
)
#: The members of a person and of a date that are read.
_PARTS: Final = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
_PERSON: Final = frozenset({"literal", *_PARTS})
_DATE: Final = frozenset({"date-parts", "raw", "literal", "circa"})
_TOLD: Final = (
    "id", "title", "publisher", "container-title", "author", "issued", "URL", "language", "note", "version", "custom",
)  # fmt: skip


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read lists of entries, or an object with a list ``items``."""
    for file in inputs:
        place = "item" if file.head_text().lstrip().startswith("[") else "items.item"
        references = []
        for at, value in enumerate(values_at(file, place)):
            if isinstance(value, dict):
                references.append(_reference(value))
            else:
                sink.fault(file.name, 0, f"entry {at} is {value!r:.40}, not an object")
        give(references, file, sink)


def _ours(value: Mapping[str, Any]) -> Any:
    """Return what we wrote into an entry beside what the format has, None for another program's."""
    custom = value.get("custom")
    return custom.get("actorgraph") if isinstance(custom, dict) else None


def _reference(value: Mapping[str, Any]) -> Reference:
    custom, ours = value.get("custom"), _ours(value)
    others = [(str(name), _text(given)) for name, given in value.items() if name not in _TOLD]
    if isinstance(custom, dict):
        others += [
            (str(name), _text(given)) for name, given in custom.items() if name != "actorgraph"
        ]
    authors = value.get("author")
    issued = value.get("issued")
    date = _date(issued)
    if issued and (not date or not set(issued) <= _DATE):
        others.append(("issued", json.dumps(issued, ensure_ascii=False)))
    odd = [each for each in authors or () if isinstance(each, dict) and not set(each) <= _PERSON]
    if odd:
        others.append(("author", json.dumps(odd, ensure_ascii=False)))
    texts = {name: _text(value.get(name)) for name in _TOLD}
    return Reference(
        key=texts["id"],
        title=texts["title"],
        publisher=texts["publisher"],
        container=texts["container-title"],
        authors=[_person(each) for each in authors] if isinstance(authors, list) else [],
        date=date,
        address=texts["URL"],
        language=texts["language"],
        note=texts["note"],
        version=texts["version"],
        others=others,
        ours=json.dumps(ours) if isinstance(ours, dict) else "",
    )


def _text(value: Any) -> str:
    """Return a value as a text: names joined, dates as EDTF, objects as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, dict) and "date-parts" in value:
        return _date(value)
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return "; ".join(map(_person, value))
    return json.dumps(value, ensure_ascii=False)


def _person(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    return str(
        value.get("literal") or " ".join(str(value[name]) for name in _PARTS if value.get(name))
    )


def _date(value: Any) -> str:
    """Return a date as EDTF; an empty text if it has no parts."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(parts, list):
        raw = value.get("raw") or value.get("literal") if isinstance(value, dict) else None
        return raw if isinstance(raw, str) else ""
    ends = []
    for end in parts[:2]:
        numbers = [str(number) for number in end if number] if isinstance(end, list) else []
        if not numbers or not all(number.isdecimal() for number in numbers):
            return ""
        ends.append("-".join([f"{numbers[0]:0>4}", *(f"{number:0>2}" for number in numbers[1:3])]))
    text = "/".join(ends)
    return f"{text}~" if isinstance(value, dict) and value.get("circa") and len(ends) == 1 else text


def write(selection: Selection, target: Target, options: Options) -> list[str]:
    """Write the sources as a list, an entry to a line."""
    write_whole(target, _pieces(selection))
    return []


def _pieces(selection: Selection) -> Iterator[bytes]:
    mark = "[\n"
    for reference in references_of(selection):
        yield f"{mark}{json.dumps(entry_of(reference), ensure_ascii=False)}".encode()
        mark = ",\n"
    yield b"[]\n" if mark == "[\n" else b"\n]\n"


def entry_of(reference: Reference) -> dict[str, Any]:
    """Return a reference as CSL-JSON has it."""
    entry: dict[str, Any] = {
        "id": reference.key,
        "type": "dataset" if reference.is_dataset else "webpage",
        "title": reference.title,
        "publisher": reference.publisher,
        "URL": reference.address,
        "language": reference.language,
        "note": reference.note,
        "version": reference.version,
    }
    if reference.date:
        entry["issued"] = {"date-parts": [[int(part) for part in reference.date.split("-")]]}
    if reference.ours:
        entry["custom"] = {"actorgraph": json.loads(reference.ours)}
    return {name: value for name, value in entry.items() if value}


def recognises(file: Input) -> bool:
    """Return True for a list of objects with a type, a title and other members of references."""
    try:
        value = json.loads(file.head_text())
    except (ValueError, RecursionError):
        return False
    items = value.get("items") if isinstance(value, dict) else value
    first = items[0] if isinstance(items, list) and items else None
    return (
        isinstance(first, dict)
        and isinstance(first.get("type"), str)
        and isinstance(first.get("title"), str)
        and bool(_SIGNS & set(first))
    )


FORMAT: Final = Format(
    name="csl",
    title="Bibliography of the sources as CSL-JSON (Zotero, citation processors)",
    suffixes=(".csl.json", ".csl"),
    read=read,
    write=write,
    recognises=recognises,
    priority=70,
    keeps="each source: title, publisher, date, address, language, note; of other programs' entries all members",
    loses=LOSES,
    unasserted="none of them goes out",
    edgeless="none of them goes out",
    verbatim=True,
)
