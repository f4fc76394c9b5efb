"""What people annotated in another program: marked names of one text, and the ties that they drew between them.

Read are brat's standoff (``.ann`` beside the text), INCEpTION's and UIMA's CAS as JSON, doccano's JSON lines with relations, and
the JSON of Label Studio. Programs count letters in different units (code points, UTF-16, bytes), and some formats do not say in
which: the unit is taken by which each marked name is the words that the file repeats, or begins and ends where a word does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from actorgraph.case.text import read_text
from actorgraph.model.errors import FileTrouble
from actorgraph.model.members import members_once

#: How programs count letters, the way of Python first.
UNITS: Final = ("code points", "utf-16", "bytes")
_SOFA: Final = "uima.cas.Sofa"
_ENDS: Final = (("Governor", "Dependent"), ("source", "target"))
_NO_FEATURES: Final = ("begin", "end", "sofa", *(name for pair in _ENDS for name in pair))
_SEGMENTS: Final = re.compile(
    r"(^|\.)(Token|Sentence|Paragraph|DocumentAnnotation|DocumentMetaData)$"
)
_NAMES: Final = re.compile(r"T\S*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked name: its place in the units of its file, what it is marked as, and its words if the file has them."""

    start: int
    end: int
    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A tie that was drawn from one mark to another, and why it may not be proposed."""

    start: str
    end: str
    label: str
    against: str = ""


@dataclass(slots=True)
class Annotated:
    """One annotated text; `text` is None if the file has none and is beside it."""

    by: str
    unit: str
    text: str | None = None
    name: str = ""
    marks: dict[str, Mark] = field(default_factory=dict)
    ties: list[Drawn] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def places(self, text: str) -> dict[str, tuple[int, int]]:
        """Return where each mark stands in a text, in code points; marks that are nowhere in it are left out."""
        given = self.text if self.text is not None else text
        found = {
            unit: dict(_placed(self.marks, given, unit))
            for unit in (self.unit, *(unit for unit in UNITS if unit != self.unit))
        }
        unit = max(
            found, key=lambda unit: (_fits(self.marks, found[unit], given), unit == self.unit)
        )
        shift = _shift(given, text)
        return {
            key: (shift(start), shift(end - 1) + 1)
            for key, (start, end) in found[unit].items()
            if start < end
        }


def _placed(
    marks: Mapping[str, Mark], text: str, unit: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the places of marks in code points if a file counts in a unit."""
    at = _steps(text, unit)
    for key, mark in marks.items():
        ends = at(mark.start), at(mark.end)
        if None not in ends:
            yield key, ends  # type: ignore[misc]


def _steps(text: str, unit: str) -> Callable[[int], int | None]:
    """Return what turns a place in a unit into one in code points, or None within a letter or behind the text."""
    if unit == UNITS[0] or text.isascii():
        return lambda place: place if 0 <= place <= len(text) else None
    codec = "utf-16-le" if unit == UNITS[1] else "utf-8"
    size = 2 if unit == UNITS[1] else 1
    places, place = {0: 0}, 0
    for number, letter in enumerate(text, start=1):
        place += len(letter.encode(codec, "surrogatepass")) // size
        places[place] = number
    return places.get


def _fits(marks: Mapping[str, Mark], places: Mapping[str, tuple[int, int]], text: str) -> int:
    """Return how many marks are the words that the file repeats, or begin and end where words do."""
    fits = 0
    for key, (start, end) in places.items():
        words, found = marks[key].words, text[start:end]
        if words:
            fits += " ".join(words.split()) == " ".join(found.split())
        else:
            fits += bool(found) and found == found.strip() and _is_whole(text, start, end)
    return fits


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _shift(given: str, text: str) -> Callable[[int], int]:
    """Return what turns a place in one text into that in another, which differs in its ends of lines alone.

    Raises
    ------
    FileTrouble
        The texts differ in more.
    """
    if given == text:
        return lambda place: place
    ours = [at for at, letter in enumerate(text) if letter != "\r"]
    theirs = [at for at, letter in enumerate(given) if letter != "\r"]
    lead = len(text.replace("\r", "")) - len(text.replace("\r", "").lstrip())
    skipped = len(given.replace("\r", "")) - len(given.replace("\r", "").lstrip())
    if text.replace("\r", "").strip() != given.replace("\r", "").strip():
        raise FileTrouble("the annotated text is not that of the report")
    number = {place: at - skipped + lead for at, place in enumerate(theirs)}
    return lambda place: ours[min(number.get(place, lead), len(ours) - 1)]


# -- files -----------------------------------------------------------------------------------------


def annotated_in(path: Path) -> list[Annotated]:
    """Return the annotated texts of a file.

    Raises
    ------
    FileTrouble
        It cannot be read, or no program that is known wrote it.
    """
    try:
        found = _annotated_in(path, read_text(path))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        found = []
    if not found:
        raise FileTrouble(
            f"{str(path)!r} is not an annotation that can be read: brat's .ann, a CAS as JSON (INCEpTION), JSON lines of"
            " doccano, or the JSON of Label Studio"
        )
    return found


def _annotated_in(path: Path, text: str) -> list[Annotated]:
    if path.suffix.casefold() == ".ann" or re.match(r"[TREANM*#]\S*\t", text):
        return [_of_brat(text, path)]
    try:
        value = json.loads(text, object_pairs_hook=members_once)
    except ValueError:
        value = None
    if value is None:
        return [_of_doccano(row, path) for row in _rows(text, path)]
    values = value if isinstance(value, list) else [value]
    found = []
    for one in values:
        if isinstance(one, dict) and "%FEATURE_STRUCTURES" in one:
            found.append(_of_cas(one, path))
        elif (
            isinstance(one, dict)
            and ("annotations" in one or "completions" in one)
            and "data" in one
        ):
            found.append(_of_label_studio(one))
        elif isinstance(one, dict) and isinstance(one.get("text"), str):
            found.append(_of_doccano(one, path))
    return found


def _rows(text: str, path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, object_pairs_hook=members_once)
        except ValueError as error:
            raise FileTrouble(f"{str(path)!r}, line {number}: is not JSON: {error}") from None
        if not isinstance(row, dict) or not isinstance(row.get("text", row.get("data")), str):
            raise FileTrouble(f"{str(path)!r}, line {number}: is not an annotated text of doccano")
        yield row


def _of_brat(text: str, path: Path) -> Annotated:
    """Return what a standoff file says (https://brat.nlplab.org/standoff.html)."""
    found = Annotated("brat", UNITS[0], name=path.stem)
    events: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    doubts: dict[str, str] = {}
    for line in text.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            about, _, words = rest.partition("\t")
            label, *numbers = re.split(r"[ ;]", about)
            if len(numbers) >= 2 and all(number.isdecimal() for number in numbers):
                # Of a mark in pieces the whole is taken, without the words, which leave out what is between.
                whole = len(numbers) == 2
                found.marks[key] = Mark(
                    int(numbers[0]), int(numbers[-1]), label, words if whole else ""
                )
        elif key.startswith("R"):
            label, *parts = rest.split()
            ends = [part.partition(":")[2] for part in parts]
            if len(ends) == 2:
                found.ties.append(Drawn(ends[0], ends[1], label, key))
        elif key.startswith("E"):
            first, *parts = rest.split()
            pairs = [(part.partition(":")[0], part.partition(":")[2]) for part in parts]
            events[key] = first.partition(":")[0], pairs
        elif key.startswith(("A", "M")):
            label, *parts = rest.split()
            if parts:
                doubts[parts[0]] = label
    for key, (label, pairs) in events.items():
        ends = [end for _, end in pairs if _NAMES.fullmatch(end)]
        if len(ends) == 2:
            found.ties.append(Drawn(ends[0], ends[1], label, key))
        else:
            found.left.append(f"{key}, {label}: an event of {len(ends)} marks; code it by hand")
    # An attribute such as Negation or Speculation takes back what the tie says.
    found.ties = [
        Drawn(tie.start, tie.end, tie.label, doubts.get(tie.against, "")) for tie in found.ties
    ]
    return found


def _of_cas(value: Mapping[str, Any], path: Path) -> Annotated:
    """Return what a CAS says; references begin with ``@``, and places with ``^`` in newer files."""
    structures = value["%FEATURE_STRUCTURES"]
    if isinstance(structures, dict):
        structures = [{"%ID": key, **each} for key, each in structures.items()]
    found = Annotated("INCEpTION", UNITS[1])
    texts = [each.get("sofaString") for each in structures if each.get("%TYPE") == _SOFA]
    found.text = next((text for text in texts if isinstance(text, str)), None)
    for each in structures:
        kind, key = str(each.get("%TYPE", "")), str(each.get("%ID", ""))
        given = {name.lstrip("@^"): item for name, item in each.items() if not name.startswith("%")}
        if kind.endswith("DocumentMetaData"):
            found.name = Path(str(given.get("documentTitle") or "")).stem
        ends = next((pair for pair in _ENDS if all(given.get(name) for name in pair)), None)
        words = [
            str(item)
            for name, item in given.items()
            if name not in _NO_FEATURES and isinstance(item, str)
        ]
        if ends:
            label = next(iter(words), "") or kind.rpartition(".")[2]
            found.ties.append(Drawn(str(given[ends[0]]), str(given[ends[1]]), label))
        elif not _SEGMENTS.search(kind) and all(
            isinstance(given.get(name), int) for name in ("begin", "end")
        ):
            named = str(given.get("value") or given.get("label") or next(iter(words), ""))
            found.marks[key] = Mark(given["begin"], given["end"], named)
    found.name = found.name or path.stem
    return found


def _of_doccano(row: Mapping[str, Any], path: Path) -> Annotated:
    found = Annotated("doccano", UNITS[0], str(row.get("text", row.get("data"))))
    found.name = Path(str(row.get("filename") or path.name)).stem
    for at, each in enumerate(row.get("entities") or row.get("label") or row.get("labels") or ()):
        if isinstance(each, dict) and isinstance(each.get("start_offset"), int):
            key, start, end = str(each.get("id", at)), each["start_offset"], each["end_offset"]
            found.marks[key] = Mark(start, end, str(each.get("label", "")))
        elif isinstance(each, list) and len(each) == 3:
            found.marks[str(at)] = Mark(int(each[0]), int(each[1]), str(each[2]))
    for each in row.get("relations") or ():
        if isinstance(each, dict):
            ends = str(each.get("from_id")), str(each.get("to_id"))
            found.ties.append(Drawn(*ends, str(each.get("type") or each.get("label") or "")))
    return found


def _of_label_studio(value: Mapping[str, Any]) -> Annotated:
    data = value["data"] if isinstance(value["data"], dict) else {}
    texts = [text for text in data.values() if isinstance(text, str)]
    found = Annotated("Label Studio", UNITS[1], max(texts, key=len, default=None))
    found.name = Path(str(value.get("file_upload") or "")).stem
    annotations: Any = value.get("annotations") or value.get("completions") or ()
    for number, annotation in enumerate(annotations):
        if annotation.get("was_cancelled"):
            continue
        for each in annotation.get("result") or ():
            key = f"{number}/{each.get('id')}"
            given = each.get("value") or {}
            if each.get("type") == "relation":
                ends = [f"{number}/{each.get(name)}" for name in ("from_id", "to_id")]
                if each.get("direction") == "left":
                    ends.reverse()
                labels = each.get("labels") or [""]
                found.ties += [Drawn(ends[0], ends[1], str(label)) for label in labels]
            elif mark := _region(given):
                found.marks[key] = mark
    return found


def _region(given: Mapping[str, Any]) -> Mark | None:
    """Return the mark of a region; that of a page of HTML has its places in `globalOffsets`."""
    place = given.get("globalOffsets") or given
    ends = place.get("start"), place.get("end")
    labels: Sequence[Any] = next(
        (
            item
            for name, item in given.items()
            if name.endswith("labels") and isinstance(item, list)
        ),
        (),
    )
    if not all(isinstance(end, int) for end in ends):
        return None
    return Mark(*ends, str(labels[0]) if labels else "", str(given.get("text") or ""))  # type: ignore[arg-type]
