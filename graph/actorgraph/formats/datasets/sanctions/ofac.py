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

from actorgraph.formats.format import Format, Option, Options, option_date
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present
from actorgraph.formats.read.table import ANSI, encoding_of, rows_of
from actorgraph.formats.sink import Sink, made_actor_id, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.dates import UNKNOWN, When
from actorgraph.model.errors import Fault, Faults
from actorgraph.model.source import Source
from actorgraph.sentence.wording import line_of

TREASURY: Final = Actor(
    "ofac",
    "US Treasury, Office of Foreign Assets Control",
    "government-body",
    names=(Name("OFAC", "acronym"),),
)
SOURCE: Final = "ofac-sdn"
LICENCE: Final = "work of the US federal government, without copyright in the US (17 U.S.C. 105)"
CITATION: Final = "US Department of the Treasury, Office of Foreign Assets Control: Specially Designated Nationals and Blocked Persons List"
ADDRESS: Final = "https://ofac.treasury.gov/sanctions-list-service"
_TYPES: Final = {"individual": "person", "vessel": "facility", "aircraft": "facility"}
_KINDS: Final = {"aka": "alias", "fka": "former", "nka": "alias"}
_WIDTHS: Final = {12: "sdn", 5: "alt", 6: "add", 2: "comments"}
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
class _Entry:
    """One row of sdn.csv, with what the other files add to it."""

    number: str
    name: str
    kind: str
    programs: str
    title: str
    vessel: list[tuple[str, str]]
    owner: str
    remarks: str
    file: str
    names: list[Name] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return made_actor_id("ofac", self.number)

    def parts(self) -> Iterator[str]:
        """Yield the remarks one by one."""
        for part in self.remarks.split("; "):
            if part.strip(" ."):
                yield part.strip()


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read the tables of one list; the one of the entries (sdn.csv) must be among them."""
    sink.scope = "ofac"
    tables = _by_kind(inputs)
    said = option_date(options, "date")
    entries = _entries(tables["sdn"], sink)
    _add_remarks(tables["comments"], entries, sink)
    _add_names(tables["alt"], entries, sink)
    sink.actor(TREASURY)
    _write_source(options, said, sink)
    owners = _owners(entries)
    for entry in entries.values():
        sink.actor(_actor(entry))
    for entry in entries.values():
        _claims(entry, owners, said, sink)
    for file in tables["add"]:
        _addresses(file, entries, said, sink)


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


def _write_source(options: Options, said: When, sink: Sink) -> None:
    sink.source(
        Source(
            SOURCE,
            "OFAC Specially Designated Nationals List",
            TREASURY.id,
            said,
            ADDRESS,
            "en",
            version=options.get("date", ""),
            licence=LICENCE,
            citation=CITATION,
        )
    )


def _cells(file: Input) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, which the Treasury writes in Latin-1, and programs that save it again in UTF-8."""
    encoding = "latin-1" if encoding_of(file) == ANSI else ""
    return rows_of(file, delimiter=",", encoding=encoding)


def _rows(file: Input, width: int, sink: Sink) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a table with their places; a row of another width is a fault."""
    for line, row in _cells(file):
        if row == [_END_OF_FILE]:
            continue
        sink.count()
        if len(row) != width:
            sink.fault(file.name, line, f"has {len(row)} cells, not {width}")
            continue
        yield (
            f"row {line}",
            [present(line_of(" ".join(cell.split())), _NOTHING) for cell in row],
        )


def _entries(files: Sequence[Input], sink: Sink) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
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
            described = [
                ("type", vessel), ("call sign", call), ("tonnage", tons), ("gross tonnage", gross),
                ("flag", flag),
            ]  # fmt: skip
            entries[number] = _Entry(
                number, name, kind, programs, title, described, owner, remarks, file.name
            )
    return entries


def _add_remarks(files: Sequence[Input], entries: dict[str, _Entry], sink: Sink) -> None:
    """Join what did not fit into a remark: the tables cut it wherever it was full."""
    for file in files:
        for place, (number, remarks) in _rows(file, 2, sink):
            if number in entries:
                entries[number].remarks += remarks
            else:
                sink.skip(file.name, place, "a remark on an entry that is not there", remarks)


def _add_names(files: Sequence[Input], entries: dict[str, _Entry], sink: Sink) -> None:
    for file in files:
        for place, (number, _, kind, name, remarks) in _rows(file, 5, sink):
            if number not in entries or not name:
                sink.skip(file.name, place, "a name of an entry that is not there", name)
                continue
            entries[number].names.append(Name(name, _KINDS.get(kind, "alias")))
            told = ", ".join(part for part in ("" if kind in _KINDS else kind, remarks) if part)
            if told:
                entries[number].notes.append(f"{name}: {told}")
    for entry in entries.values():
        for part in entry.parts():
            found = _FURTHER_NAME.fullmatch(part)
            if found and found[2].strip():
                entry.names.append(Name(found[2].strip(), "former" if found[1] == "f" else "alias"))


def _owners(entries: dict[str, _Entry]) -> dict[str, list[str]]:
    """Return the ids of the entries by their names; first names go before further ones."""
    first: dict[str, list[str]] = defaultdict(list)
    further: dict[str, list[str]] = defaultdict(list)
    for entry in entries.values():
        first[entry.name].append(entry.id)
        for name in entry.names:
            further[name.text].append(entry.id)
    return {**{name: list(dict.fromkeys(ids)) for name, ids in further.items()}, **first}


def _actor(entry: _Entry) -> Actor:
    names = [name for name in entry.names if name.text != entry.name]
    if entry.kind == "individual" and entry.name.count(", ") == 1:
        # The list writes SURNAME, Given; people ask the other way round.
        surname, given = entry.name.split(", ")
        names.append(Name(f"{given} {surname}", background=True))
    names.append(Name(f"ofac:{entry.number}", "code"))
    told = [entry.kind if entry.kind != "individual" else "", entry.title]
    told += [f"{word} {value}" for word, value in entry.vessel if value]
    told += [
        part
        for part in entry.parts()
        if not part.startswith(_LINKED) and not _FURTHER_NAME.fullmatch(part)
    ]
    return Actor(
        entry.id,
        entry.name,
        _TYPES.get(entry.kind, "organisation"),
        names=tuple(dict.fromkeys(names)),
        note="; ".join(part.rstrip(".") for part in (*told, *entry.notes) if part),
    )


def _claims(entry: _Entry, owners: dict[str, list[str]], said: When, sink: Sink) -> None:
    programs = [part for part in re.split(r"\]\s*\[", entry.programs.strip("[] ")) if part]
    if programs:
        quote = f"Program: {entry.programs}"
        sink.claim(
            _claim(entry, "sanctions", TREASURY.id, entry.id, quote, said, "; ".join(programs))
        )
    else:
        sink.skip(entry.file, entry.number, "an entry without a program", entry.name)
    for target in dict.fromkeys(
        part.removeprefix(_LINKED) for part in entry.parts() if part.startswith(_LINKED)
    ):
        other = _named(target, owners, sink, entry)
        if other:
            quote = f"{_LINKED}{target}"
            sink.claim(_claim(entry, "affiliated-with", entry.id, other, quote, said))
    if entry.owner:
        owner = _named(entry.owner, owners, sink, entry)
        if owner:
            quote = f"Vessel owner: {entry.owner}"
            sink.claim(_claim(entry, "owns", owner, entry.id, quote, said))


def _named(name: str, owners: dict[str, list[str]], sink: Sink, entry: _Entry) -> str:
    """Return whom a remark names: an entry, else somebody who has none; empty where several have it.

    The last dot may end the remark or belong to the name ("S.A."), so both are tried.
    """
    found = owners.get(name) or owners.get(name.removesuffix(".")) or []
    if len(found) > 1:
        reason = "a link to a name that several entries have"
        sink.skip(entry.file, entry.number, reason, name)
        return ""
    if found:
        return found[0]
    bare = (
        name.removesuffix(".")
        if not name.endswith(("S.A.", "Ltd.", "LTD.", "Co.", "Inc."))
        else name
    )
    unlisted = Actor(made_actor_id("ofac-name", bare), bare)
    sink.mention(unlisted)
    return unlisted.id


def _addresses(file: Input, entries: dict[str, _Entry], said: When, sink: Sink) -> None:
    for place, (number, address_number, street, city, country, remarks) in _rows(file, 6, sink):
        entry = entries.get(number)
        text = ", ".join(part for part in (street, city) if part)
        if entry is None:
            sink.skip(file.name, place, "an address of an entry that is not there", text)
            continue
        if not (text or country):
            sink.skip(file.name, place, "an empty address")
            continue
        where = ""
        if country:
            state = Actor(made_actor_id("ofac-place", country), country, "place")
            sink.mention(state)
            where = state.id
        quote = "; ".join(part for part in (text, country) if part)
        sink.claim(
            Claim(
                id=made_id(SOURCE, number, "located-in", address_number),
                relation="located-in",
                source=SOURCE,
                claimant=TREASURY.id,
                subject=entry.id,
                object=where,
                text=text,
                said=said,
                quote=quote,
                note=remarks,
                file=file.name,
                record=f"{number}/{address_number}",
            )
        )


def _claim(
    entry: _Entry, relation: str, subject: str, target: str, quote: str, said: When, role: str = ""
) -> Claim:
    return Claim(
        id=made_id(SOURCE, entry.number, relation, subject, target),
        relation=relation,
        source=SOURCE,
        claimant=TREASURY.id,
        subject=subject,
        object=target,
        role=role,
        when=UNKNOWN,
        said=said,
        quote=quote,
        file=entry.file,
        record=entry.number,
    )


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
