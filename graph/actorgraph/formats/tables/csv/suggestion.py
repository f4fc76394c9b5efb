"""A mapping for a table that no format knows, made from its header and first rows, for people to edit.

It is a guess, and says so; but it works as it is, and every column stands in it. What it guesses is who and whom, by the
names of columns or else by the first two columns of words, and the day, the number and the words of a row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import WRITTEN
from actorgraph.formats.read.table import rows_of
from actorgraph.formats.read.written import edtf_of, number_of
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults, InvalidDate, InvalidValue
from actorgraph.model.names import fold
from actorgraph.model.vocabulary import standard

_MOST_ROWS: Final = 200
_MOST_WORDS: Final = 12
#: Words in the names of columns, for each key of a claim, the likeliest first.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "no", "number", "eventid", "record"),
    "relation": ("relation", "action", "event type", "kind", "type", "category", "what"),
    "subject": (
        "subject", "actor1", "actor", "attacker", "perpetrator", "gname", "doer", "sender", "from",
        "side a", "initiator", "who", "group", "name", "angreifer", "tater", "wer",
    ),
    "object": (
        "object", "actor2", "target", "victim", "recipient", "receiver", "to", "side b", "whom", "against", "partner",
        "opfer", "ziel", "wen",
    ),
    "when": ("date", "when", "day", "event date", "time", "year", "datum", "tag"),
    "quantity": ("deaths", "dead", "fatalities", "killed", "nkill", "casualties", "amount", "value", "count", "tote"),
    "cites": ("url", "link", "address", "reference", "citation"),
    "claimant": ("claimant", "told by", "said by", "reported by", "reporter", "publisher", "quelle"),
    "quote": ("quote", "notes", "note", "description", "summary", "text", "words", "details", "headline", "zitat", "beschreibung"),
}  # fmt: skip
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}", re.ASCII)


def suggested(file: Input) -> str:
    """Return a mapping for a table as YAML, and an empty text if it has no two columns that can be named."""
    with suppress(Faults, ValueError):
        header, *rows = [cells for _, cells in islice(rows_of(file), _MOST_ROWS)]
        columns = {
            name: [_filled(row[at].strip()) for row in rows if at < len(row)]
            for at, name in enumerate(header)
            if name and not re.search(r"[{}]", name) and header.count(name) == 1
        }
        found = _guessed(columns)
        if "subject" in found and "object" in found:
            return "\n".join(_lines(file.name, columns, found)) + "\n"
    return ""


def _guessed(columns: dict[str, list[str]]) -> dict[str, str]:
    """Return the column of each key of a claim, as far as names and cells let it be guessed."""
    found: dict[str, str] = {}
    folded = {name: fold(name.replace("_", " ")) for name in columns}
    for key, words in _NAMES.items():
        free = {name: text for name, text in folded.items() if name not in found.values()}
        exact = (name for word in words for name, text in free.items() if text == word)
        name = next(exact, "")
        if name and _fits(key, columns[name]):
            found[key] = name
    if "when" not in found:  # by what the cells are, whatever language the header is in
        others = (name for name in columns if name not in found.values())
        found |= [("when", name) for name in others if _is_of_days(columns[name])][:1]
    wordy = [
        name for name, cells in columns.items() if name not in found.values() and _is_wordy(cells)
    ]
    for key in ("subject", "object"):
        if key not in found and wordy:
            found[key] = wordy.pop(0)
    return found


def _filled(cell: str) -> str:
    return "" if cell in WRITTEN else cell


def _is_of_days(cells: Sequence[str]) -> bool:
    """Return whether the filled cells are days, and not just numbers that may be years."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and not all(cell.isdecimal() for cell in filled) and _fits("when", filled)


def _is_number(cell: str) -> bool:
    for comma in (True, False):
        with suppress(InvalidValue):
            return number_of(cell, comma=comma) >= 0
    return False


def _fits(key: str, cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if key == "when":
        return all(_date_form(filled) is not None or _is_date(cell) for cell in filled)
    if key == "quantity":
        return all(map(_is_number, filled))
    if key == "relation":
        return len(set(filled)) <= _MOST_WORDS and not any(cell.isdecimal() for cell in filled)
    if key == "id":
        return len(set(cells)) == len(cells) and all(cells)
    return True


def _is_wordy(cells: Sequence[str]) -> bool:
    """Return whether cells hold words, as names do, and not numbers, dates or long texts."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(
        re.search(r"[^\W\d]", cell) and len(cell) < 80 and not _is_date(cell) for cell in filled
    )


def _is_date(cell: str) -> bool:
    try:
        return read_when(edtf_of(cell)).known
    except InvalidDate:
        return False


def _date_form(cells: Sequence[str]) -> str | None:
    """Return the form of days such as 28/01/2024 or 01/28/2024, or None if some cell has another one."""
    parts = [_SLASHED.fullmatch(cell) for cell in cells]
    if not parts or not all(parts):
        return None
    mark = "/" if "/" in cells[0] else "-"
    is_american = any(int(part[2]) > 12 for part in parts if part)
    return mark.join(("%m", "%d", "%Y") if is_american else ("%d", "%m", "%Y"))


def _lines(name: str, columns: dict[str, list[str]], found: dict[str, str]) -> Iterator[str]:
    yield f"# A guess of what the columns of {name} mean. Edit it, and import with it:"
    yield f"#   actorgraph import csv {name} --mapping MAPPING.yaml --into my.db"
    yield "# Its keys are described in docs/mapping.md; 'actorgraph relations' lists the relations."
    yield "dataset:"
    yield f"  title: {_text(name)}"
    yield "claim:"
    if "id" in found:
        yield f"  id: {_column(found['id'])}"
    yield f"  subject: {_column(found['subject'])}          # who"
    yield f"  object: {_column(found['object'])}          # whom"
    yield from _relation(columns, found)
    if "when" in found:
        form = _date_form([cell for cell in columns[found["when"]] if cell])
        text = (
            f"{{of: {_column(found['when'])}, format: {_text(form)}}}"
            if form
            else _column(found["when"])
        )
        yield f"  when: {text}"
    if "quantity" in found:
        yield f"  quantity: {{what: {_text(found['quantity'])}, value: {_column(found['quantity'])}}}"
    for key in ("claimant", "quote", "cites"):
        if key in found:
            yield f"  {key}: {_column(found[key])}"
    others = [column for column in columns if column not in found.values()]
    if others:
        yield f"  note: {_text('; '.join(f'{column}: {{{column}}}' for column in others))}"


def _relation(columns: dict[str, list[str]], found: dict[str, str]) -> Iterator[str]:
    if "relation" not in found:
        yield "  relation: related-to          # what they do: attacks, sponsors, member-of …"
        return
    phrases = standard().phrases
    words = dict.fromkeys(cell for cell in columns[found["relation"]] if cell)
    told = {
        word: phrases[fold(word)][0] if fold(word) in phrases else "related-to" for word in words
    }
    values = ", ".join(f"{_text(word)}: {relation}" for word, relation in told.items())
    yield "  relation:          # what each word of the table means"
    yield f"    of: {_column(found['relation'])}"
    yield f"    values: {{{values}}}"
    yield "    else: related-to"
    yield f"  role: {_column(found['relation'])}"


def _column(name: str) -> str:
    return _text(f"{{{name}}}")


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
