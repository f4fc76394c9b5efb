"""The sanctions lists of the United Kingdom: the UK Sanctions List (XML, CSV) and the consolidated list of OFSI (XML, CSV).

Both have several rows or names for an entry, which its number joins: the first primary name is its name. The statement of
reasons, else the other information, is the quote; what sanctions are imposed is the role after the regime.
The lists are described at https://www.gov.uk/government/publications/the-uk-sanctions-list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from actorgraph.formats.datasets.sanctions.listed import (
    Address,
    Entry,
    Register,
    Sanction,
    day_text_of,
    joined,
    list_format,
    noted,
)
from actorgraph.formats.format import Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present
from actorgraph.formats.read.table import dialect_of, even_rows, rows_of
from actorgraph.formats.read.tree import Node, trees_of
from actorgraph.formats.read.xml import root_of
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import Actor, Name
from actorgraph.sentence.wording import line_of

_LIST: Final = Register(
    "uk-sanctions",
    Actor(
        "uk-government",
        "Government of the United Kingdom",
        "government-body",
        names=(Name("HMG", "acronym"),),
    ),
    "uk-sanctions-list",
    "UK sanctions list",
    "https://www.gov.uk/government/publications/the-uk-sanctions-list",
    "Open Government Licence v3.0",
)
_RECORDS: Final = ("Designation", "FinancialSanctionsTarget")
#: What each column and element means that has a place of its own, by its letters and digits. All others are noted.
_NUMBERS: Final = ("uniqueid", "groupid", "ofsigroupid")
_KIND: Final = ("designationtype", "individualentityship", "grouptype", "grouptypedescription")
_NAME_PARTS: Final = ("title", "name1", "name2", "name3", "name4", "name5", "name6")
_NATIVE: Final = ("namenonlatinscript", "fullnamenonlatin")
_NAME_TYPE: Final = ("nametype", "aliastype", "aliastypename")
_STRENGTH: Final = ("aliasstrength", "aliasquality", "aliasqualityname")
_REGIME: Final = ("regimename", "regime")
_IMPOSED: Final = ("sanctionsimposed",)
_SINCE: Final = ("datedesignated", "uksanctionslistdatedesignated", "listedon", "datelisted")
_SAID: Final = ("lastupdated",)
_REASONS: Final = ("ukstatementofreasons", "statementofreasons")
_OTHER: Final = ("otherinformation",)
_UN: Final = ("unreferencenumber",)
_LINES: Final = (*(f"addressline{n}" for n in range(1, 7)), *(f"address{n}" for n in range(1, 7)),
                 "addresspostalcode", "postzipcode", "postcode")  # fmt: skip
_COUNTRY: Final = ("addresscountry", "country")

#: A row: its values by the letters and digits of their columns, and each value's column as it is written.
_Row = dict[str, tuple[str, str]]


def read(inputs: Sequence[Input], sink: Sink, _options: Options) -> None:
    """Read the lists; the rows of an entry may stand anywhere in its file."""
    for file in inputs:
        by_entry: dict[str, list[_Row]] = {}
        day = ""
        for line, row in _rows_of_xml(file, sink) if _is_xml(file) else _rows_of_table(file, sink):
            if "dategenerated" in row:
                day = row["dategenerated"][1]
                continue
            number = next((row[name][1] for name in _NUMBERS if name in row), "")
            by_entry.setdefault(number or f"\x1f{line}", []).append(row)
        entries = _LIST.of_day(sink, day)
        for number, rows in by_entry.items():
            entries.give(_entry(number if not number.startswith("\x1f") else "", rows), file)


# -- rows ------------------------------------------------------------------------------------------


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _rows_of_table(file: Input, sink: Sink) -> Iterator[tuple[int, _Row]]:
    """Yield the rows of a table, whose first line says of which day it is."""
    rows = rows_of(file)
    line, first = next(rows, (1, [""]))
    told = re.search(r"(?:last updated|report date)\W*([\w/ -]*)", ",".join(first), re.IGNORECASE)
    if told and not {*_NUMBERS} & set(map(_letters, first)):
        yield line, {"dategenerated": ("", told[1].strip())}
        line, first = next(rows, (1, [""]))
    if not {*_NUMBERS} & set(map(_letters, first)):
        raise file.fault("is not a sanctions list of the UK: no column is its number", line)
    for number, cells in even_rows(rows, len(first), file, sink):
        yield (
            number,
            {
                _letters(name): (name.strip(), value)
                for name, cell in zip(first, cells, strict=True)
                if (value := present(line_of(" ".join(cell.split()))))
            },
        )


def _rows_of_xml(file: Input, sink: Sink) -> Iterator[tuple[int, _Row]]:
    """Yield a row for each name and each address of an entry, and one for all else."""
    for tree in trees_of(file, (*_RECORDS, "DateGenerated"), sink):
        if tree.name == "DateGenerated":
            yield tree.line, {"dategenerated": ("", tree.own())}
        elif tree.name in _RECORDS:
            number = next(filter(None, map(tree.take, ("UniqueID", "GroupID"))), "")
            groups = tree.take_nodes("Names", "NonLatinNames", "Addresses")
            parts = (part for group in groups for part in group.nodes)
            for part in chain(parts, [tree]):
                row = {
                    _letters(name): (name, text) for name, text in _leaves(part) if present(text)
                }
                yield tree.line, {"uniqueid": ("UniqueID", number), **row}


def _leaves(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the texts in an element by their names; of several of one name, one text."""
    found: dict[str, list[str]] = {}
    pending = [*node.nodes]
    while pending:
        each = pending.pop(0)
        if text := each.own():
            found.setdefault(each.name, []).append(text)
        pending += each.nodes
    yield from ((name, "; ".join(dict.fromkeys(texts))) for name, texts in found.items())


def _one(row: _Row, *names: str) -> str:
    """Return the first of what stands under some names, and remove it wherever it stands."""
    found = next((row[name][1] for name in names if name in row), "")
    for name in names:
        if row.get(name, ("", ""))[1] == found:
            row.pop(name, None)
    return found


# -- entries ---------------------------------------------------------------------------------------


def _entry(number: str, rows: Iterable[_Row]) -> Entry:
    entry = Entry(number, "")
    sanctions: dict[tuple[str, str], Sanction] = {}
    primary: list[str] = []
    further: list[Name] = []
    for row in rows:
        _one(row, *_NUMBERS)
        entry.is_a(_one(row, *_KIND))
        _names(row, primary, further, entry)
        _addresses(row, entry)
        reference = _one(row, *_UN)
        if reference:
            further.append(Name(f"un:{reference}", "code"))
        regime, since = _one(row, *_REGIME), _one(row, *_SINCE)
        imposed, reasons, other = _one(row, *_IMPOSED), _one(row, *_REASONS), _one(row, *_OTHER)
        said = _one(row, *_SAID)
        if regime or since:
            told = sanctions.setdefault((regime, since), Sanction(regime, since))
            told.programme = (
                told.programme if told.programme != regime else joined([regime, imposed], ": ")
            )
            told.reasons = told.reasons or reasons or other
            told.said = max(day_text_of(said), told.said)
            # Rows of one listing repeat its words; a row with words of its own adds them.
            kept = (told.programme, told.reasons, told.note)
            words = [
                noted("other information", [other]),
                noted("updated", [said if not day_text_of(said) else ""]),
                reasons,
                imposed,
            ]
            new = [text for text in words if text and not any(_bare(text) in each for each in kept)]
            told.note = joined([told.note, *new], "; ")
        else:
            entry.notes += [
                noted("other information", [other]),
                noted("updated", [said]),
                reasons,
                imposed,
            ]
        entry.notes += [f"{name} {text}" for name, text in row.values()]
    entry.name = (primary or [name.text for name in further if name.kind != "code"] or [""])[0]
    entry.names = [*map(Name, primary[1:]), *further]
    entry.sanctions = list(sanctions.values())
    entry.notes = list(dict.fromkeys(entry.notes))
    return entry


def _bare(text: str) -> str:
    return text.removeprefix("other information ")


def _names(row: _Row, primary: list[str], further: list[Name], entry: Entry) -> None:
    title = _one(row, "title")
    # The sixth part is the surname or the whole name; people ask for it last.
    name = _one(row, "fullname") or joined(_one(row, part) for part in _NAME_PARTS[1:])
    for part in _NAME_PARTS:
        row.pop(part, None)
    native = _one(row, *_NATIVE)
    kind, strength = _one(row, *_NAME_TYPE), _one(row, *_STRENGTH)
    word = kind.casefold()
    if name and (not word or (word.startswith("primary name") and "variation" not in word)):
        primary.append(name)
    elif name:
        further.append(Name(name, "former" if word.startswith(("fka", "f.k.a")) else "alias"))
    if native:
        further.append(Name(native, "native"))
    told = joined([title, kind if name else "", strength], ", ")
    entry.notes.append(f"{name}: {told}" if name and told else told)


def _addresses(row: _Row, entry: Entry) -> None:
    text = joined(dict.fromkeys(_one(row, line) for line in _LINES), ", ")
    country = _one(row, *_COUNTRY)
    if text or country:
        address = Address(text, country)
        if address not in entry.addresses:
            entry.addresses.append(address)


def _is_xml(file: Input) -> bool:
    return file.head_text().lstrip().startswith("<")


def recognises(file: Input) -> bool:
    """Return True for XML of either list, and for a table with its columns in the first or second line."""
    if _is_xml(file):
        return root_of(file) in ("designations", "arrayoffinancialsanctionstarget")
    text = file.head().decode(dialect_of(file).encoding, "replace")
    lines = (set(map(_letters, re.split(r"[,;\t]", line))) for line in text.splitlines()[:2])
    return any({"name6", "name1"} <= line and bool({*_NUMBERS} & line) for line in lines)


FORMAT: Final = list_format(
    "uk-sanctions",
    "Sanctions lists of the UK: UK Sanctions List and OFSI (CSV, XML)",
    read,
    recognises,
    "entries with all names, regimes and what is imposed, days, statements of reasons as quotes",
    suffixes=(".csv", ".xml"),
    priority=72,
)
