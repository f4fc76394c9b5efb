"""The sanctions list of the US Treasury (OFAC), as it is published in sdn.csv, alt.csv, add.csv and
sdn_comments.csv: tables without a header that belong together.

What it says, and what becomes of it:

- an entry with its programs: the Treasury ``sanctions`` the actor, the programs are the role;
- ``Linked To: NAME`` in the remarks: the actor is ``affiliated-with`` NAME, no more;
- the owner of a vessel: ``owns``;
- an address: ``located-in`` the country, the rest of the address as text; without a country as text only;
- further names, in alt.csv and as ``a.k.a. 'NAME'`` in the remarks: names of the actor, and of no other.

Nationality, dates of birth, numbers of passports and the like stay in the note. The list has no dates of its
own; the option ``date`` says of which day it is. The layout is described at https://ofac.treasury.gov/sdn-list/sdn-data-formats.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from actorgraph.formats.datasets.sanctions.listed import (
    Address,
    Entry,
    List,
    Register,
    Sanction,
    joined,
)
from actorgraph.formats.format import Format, Option, Options, option_date
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present
from actorgraph.formats.read.table import ANSI, Unread, encoding_of, rows_of
from actorgraph.formats.sink import Sink, made_actor_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.errors import Fault, Faults
from actorgraph.sentence.wording import line_of

LIST: Final = Register(
    "ofac",
    Actor(
        "ofac",
        "US Treasury, Office of Foreign Assets Control",
        "government-body",
        names=(Name("OFAC", "acronym"),),
    ),
    "ofac-sdn",
    "OFAC Specially Designated Nationals List",
    "https://ofac.treasury.gov/sanctions-list-service",
    "work of the US federal government, without copyright in the US (17 U.S.C. 105)",
    "US Department of the Treasury, Office of Foreign Assets Control: Specially Designated Nationals and Blocked Persons List",
)
_TYPES: Final = {"individual": "person", "vessel": "facility", "aircraft": "facility"}
_KINDS: Final = {"aka": "alias", "fka": "former", "nka": "alias"}
_WIDTHS: Final = {12: "sdn", 5: "alt", 6: "add", 2: "comments"}
#: The columns that number the rows of a table of names or addresses; the first, empty here, is that of the entry.
_NUMBERED: Final = {5: ("", "alt_num"), 6: ("", "add_num")}
_FURTHER_NAME: Final = re.compile(r"(?:alt\. )?([afn])\.k\.a\. '(.*)'\.?", re.DOTALL)
_LINKED: Final = "Linked To: "
_NOTHING: Final = frozenset({"-0-"})
_END_OF_FILE: Final = "\x1a"
_FIRST_ROW: Final = {
    "sdn": re.compile(r'\s*\d+,"[^\n]*,-0- ?,|\s*\d+,"[^\n]*"(?:individual|vessel|aircraft)"'),
    "alt": re.compile(r'\s*\d+,\d+,"(?:aka|fka|nka)",'),
    "add": re.compile(r'\s*\d+,\d+,(?:-0- |"[^"\n]*"),(?:-0- |"[^"\n]*"),(?:-0- |"[^"\n]*"),'),
    "comments": re.compile(r'\s*\d+,"[^"\n]*(?:Linked To|DOB|a\.k\.a\.|Passport|Additional)'),
}


@dataclass
class _Row:
    """One row of sdn.csv, with what the other files add to it."""

    entry: Entry
    owner: str
    remarks: str
    file: Input
    #: What alt.csv says of its names.
    told: list[str] = field(default_factory=list)

    def parts(self) -> Iterator[str]:
        """Yield the remarks one by one."""
        for part in self.remarks.split("; "):
            if part.strip(" ."):
                yield part.strip()


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read the tables of one list; the one of the entries (sdn.csv) must be among them."""
    tables = _by_kind(inputs)
    option_date(options, "date")
    listed = LIST.of_day(sink, options.get("date", ""))
    entries = _entries(tables["sdn"], sink)
    _add_remarks(tables["comments"], entries, sink)
    _add_names(tables["alt"], entries, sink)
    for file in tables["add"]:
        _add_addresses(file, entries, sink)
    owners = _owners(entries)
    for row in entries.values():
        _finish(row)
        listed.write(row.entry, row.file)
    for row in entries.values():
        _ties(row, owners, listed, sink)


def _by_kind(inputs: Sequence[Input]) -> dict[str, list[Input]]:
    tables: dict[str, list[Input]] = {kind: [] for kind in _WIDTHS.values()}
    for file in inputs:
        width = next((len(row) for _, row in _cells(file)), 0)
        kind = _WIDTHS.get(width)
        if kind is None:
            message = f"has {width} columns; the tables of OFAC have {', '.join(map(str, _WIDTHS))}"
            raise file.fault(message, 1)
        tables[kind].append(file)
    if not tables["sdn"]:
        names = ", ".join(file.name for file in inputs)
        message = "says more of entries that sdn.csv lists; import it together with sdn.csv"
        raise Faults([Fault(names, 0, 0, message)])
    return tables


def _cells(file: Input) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, which the Treasury writes in Latin-1, and programs that save it again in UTF-8."""
    encoding = "latin-1" if encoding_of(file) == ANSI else ""
    return rows_of(file, delimiter=",", encoding=encoding)


def _rows(file: Input, width: int, sink: Sink) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a table with their places; a row of another width is a fault."""
    unread = Unread(_NUMBERED.get(width, ()), ())
    for line, row in _cells(file):
        if row == [_END_OF_FILE]:
            continue
        sink.count()
        if len(row) != width:
            sink.fault(file.name, line, f"has {len(row)} cells, not {width}")
            continue
        cells = [present(line_of(" ".join(cell.split())), _NOTHING) for cell in row]
        unread.row(cells)
        yield f"row {line}", cells
    unread.tell(file.name, sink)


def _entries(files: Sequence[Input], sink: Sink) -> dict[str, _Row]:
    entries: dict[str, _Row] = {}
    for file in files:
        for place, row in _rows(file, 12, sink):
            number, name, kind, programs, title, call, vessel, tons, gross, flag, owner, remarks = (
                row
            )
            if not number.isdigit() or not name:
                sink.skip(file.name, place, "an entry without a number or name", ",".join(row))
                continue
            if number in entries:
                sink.skip(file.name, place, "an entry whose number stands twice", ",".join(row))
                continue
            described = {
                "type": vessel, "call sign": call, "tonnage": tons, "gross tonnage": gross, "flag": flag,
            }  # fmt: skip
            entry = Entry(number, name, _TYPES.get(kind, "organisation"))
            entry.notes = [kind if kind != "individual" else "", title]
            entry.notes += [f"{word} {value}" for word, value in described.items() if value]
            under = [part for part in re.split(r"\]\s*\[", programs.strip("[] ")) if part]
            if under:
                entry.sanctions.append(Sanction("; ".join(under), reasons=f"Program: {programs}"))
            entries[number] = _Row(entry, owner, remarks, file)
    return entries


def _add_remarks(files: Sequence[Input], entries: dict[str, _Row], sink: Sink) -> None:
    """Join what did not fit into a remark: the tables cut it wherever it was full."""
    for file in files:
        for place, (number, remarks) in _rows(file, 2, sink):
            if number in entries:
                entries[number].remarks += remarks
            else:
                sink.skip(file.name, place, "a remark on an entry that is not there", remarks)


def _add_names(files: Sequence[Input], entries: dict[str, _Row], sink: Sink) -> None:
    for file in files:
        for place, (number, _, kind, name, remarks) in _rows(file, 5, sink):
            if number not in entries or not name:
                told = joined((name, remarks), ", ")
                sink.skip(file.name, place, "a name of an entry that is not there", told)
                continue
            entries[number].entry.names.append(Name(name, _KINDS.get(kind, "alias")))
            told = joined(("" if kind in _KINDS else kind, remarks), ", ")
            if told:
                entries[number].told.append(f"{name}: {told}")
    for row in entries.values():
        for part in row.parts():
            found = _FURTHER_NAME.fullmatch(part)
            if found and found[2].strip():
                kind = "former" if found[1] == "f" else "alias"
                row.entry.names.append(Name(found[2].strip(), kind))


def _add_addresses(file: Input, entries: dict[str, _Row], sink: Sink) -> None:
    for place, (number, _, street, city, country, remarks) in _rows(file, 6, sink):
        text = joined((joined((street, city), ", "), remarks), "; ")
        if number not in entries:
            sink.skip(file.name, place, "an address of an entry that is not there", text)
        elif not (text or country):
            sink.skip(file.name, place, "an empty address")
        else:
            address = Address(text, country)
            entries[number].entry.addresses.append(address)


def _owners(entries: dict[str, _Row]) -> dict[str, list[str]]:
    """Return the numbers of the entries by their names; first names go before further ones."""
    first: dict[str, list[str]] = defaultdict(list)
    further: dict[str, list[str]] = defaultdict(list)
    for row in entries.values():
        first[row.entry.name].append(row.entry.record)
        for name in row.entry.names:
            further[name.text].append(row.entry.record)
    return {**{name: list(dict.fromkeys(numbers)) for name, numbers in further.items()}, **first}


def _finish(row: _Row) -> None:
    """Give an entry the names and notes that follow from all tables."""
    entry = row.entry
    if entry.type == "person" and entry.name.count(", ") == 1:
        # The list writes SURNAME, Given; people ask the other way round.
        surname, given = entry.name.split(", ")
        entry.names.append(Name(f"{given} {surname}", background=True))
    entry.notes += [
        part
        for part in row.parts()
        if not part.startswith(_LINKED) and not _FURTHER_NAME.fullmatch(part)
    ]
    entry.notes = [note.rstrip(".") for note in (*entry.notes, *row.told)]


def _ties(row: _Row, owners: dict[str, list[str]], listed: List, sink: Sink) -> None:
    record = row.entry.record
    own = listed.actor_id(record)
    links = [part.removeprefix(_LINKED) for part in row.parts() if part.startswith(_LINKED)]
    for target in dict.fromkeys(links):
        if other := _named(target, owners, listed, sink, row):
            listed.tie(record, "affiliated-with", own, other, f"{_LINKED}{target}", row.file)
    if row.owner and (owner := _named(row.owner, owners, listed, sink, row)):
        listed.tie(record, "owns", owner, own, f"Vessel owner: {row.owner}", row.file)


def _named(name: str, owners: dict[str, list[str]], listed: List, sink: Sink, row: _Row) -> str:
    """Return whom a remark names: an entry, else somebody who has none; empty where several have it.

    The last dot may end the remark or belong to the name ("S.A."), so both are tried.
    """
    found = owners.get(name) or owners.get(name.removesuffix(".")) or []
    if len(found) > 1:
        reason = "a link to a name that several entries have"
        sink.skip(row.file.name, row.entry.record, reason, name)
        return ""
    if found:
        return listed.actor_id(found[0])
    has_own = name.endswith(("S.A.", "Ltd.", "LTD.", "Co.", "Inc."))
    bare = name if has_own else name.removesuffix(".")
    unlisted = Actor(made_actor_id("ofac-name", bare), bare)
    sink.mention(unlisted)
    return unlisted.id


def recognises(file: Input) -> bool:
    """Return True for one of the four tables."""
    text = file.head_text().lstrip()
    if not text[:1].isdigit():
        return False
    first = text.partition("\n")[0]
    if "-0-" not in text and "comment" not in file.name.casefold():
        return False
    return any(pattern.match(first) for pattern in _FIRST_ROW.values())


FORMAT: Final = Format(
    name="ofac",
    title="Sanctions list of the US Treasury (sdn.csv, alt.csv, add.csv, sdn_comments.csv)",
    suffixes=(".csv",),
    read=read,
    recognises=recognises,
    priority=70,
    options=(Option("date", "the day of the list, such as 2021-07-07"),),
    keeps="entries with all names, programs, links, owners of vessels, addresses",
    loses="dates of birth, passport numbers and nationality become words in the note; the numbers of further names",
)
