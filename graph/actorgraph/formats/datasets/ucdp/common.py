"""What the datasets of the Uppsala Conflict Data Program share: actors, the source, years, and tables.

Their actors have one numbering (``ActorId``), so the four formats share the scope ``ucdp``. The list of
actors says most of an actor; the others only name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from actorgraph.formats.format import Option, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.missing import present_cells
from actorgraph.formats.read.sheet import is_workbook, sheet_rows
from actorgraph.formats.read.table import (
    Unread,
    even_rows,
    first_row,
    need_header,
    need_once,
    rows_of,
)
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import Actor, Name
from actorgraph.model.data import yaml_data
from actorgraph.model.dates import When, read_when
from actorgraph.model.errors import InvalidValue
from actorgraph.model.source import Source

SCOPE: Final = "ucdp"
PUBLISHER: Final = Actor(
    "ucdp", "Uppsala Conflict Data Program", "organisation", names=(Name("UCDP", "acronym"),)
)
ADDRESS: Final = "https://ucdp.uu.se/downloads/"
LICENCE: Final = "CC BY 4.0 as others tell it; see https://ucdp.uu.se/downloads/"
VERSION: Final = Option(
    "version", "the release of the dataset, such as 23.1", "taken from the file's name"
)
NO_ID: Final = "an actor has no number"
NO_NAME: Final = "an actor has no name"

FILE: Final = Path(__file__).with_name("codebook.yaml")


_GOVERNMENT: Final = "Government of "
_NUMBER: Final = re.compile(r"(\d{1,12})(?:\.0)?", re.ASCII)
_YEAR: Final = re.compile(r"([12]\d{3})(?:\.0)?", re.ASCII)
_RELEASE: Final = re.compile(r"(?<!\d)(\d{2})[_.-]?(\d)(?:[_.-]\d+)?(?!\d)")
_GOVERNMENTS_APART: Final = re.compile(r", (?=Government of )")


def codebook(dataset: str, column: str) -> Mapping[str, str]:
    """Return what the codes of a dataset mean; ``codebook.yaml`` has them."""
    meanings: Mapping[str, str] = yaml_data(FILE)[dataset][column]
    return meanings


def meaning(cells: Cells, dataset: str, book: str, *columns: str) -> str:
    """Return what the first filled of some columns means, or the code behind its column if the codebook has it not."""
    name = next((name for name in columns if cells.get(name)), "")
    if not name:
        return ""
    return codebook(dataset, book).get(number(cells[name]), f"{name} {cells[name]}")


def begin(sink: Sink, files: Iterable[Input], options: Options, source: Source) -> int:
    """Say whose ids come next, give the publisher and the dataset, and return the dataset's number."""
    sink.scope = SCOPE
    sink.mention(PUBLISHER)
    releases = sorted({_release(file.name) for file in files} - {""}, key=_numbers)
    version = options.get("version", "") or next(iter(releases), "")
    if len(releases) > 1 and _is_older(version, releases[-1]):
        raise InvalidValue(
            f"these are the releases {', '.join(releases)}; import the last one alone"
        )
    stored = sink.source_version(source.id)
    if _is_older(version, stored):
        raise InvalidValue(
            f"release {version} is older than {stored}, which the store has of these data; import it into another store"
        )
    return sink.source(
        Source(
            source.id,
            f"{source.title} {version}".strip(),
            PUBLISHER.id,
            address=ADDRESS,
            language="en",
            version=version,
            licence=LICENCE,
            citation=source.citation,
        )
    )


def _release(name: str) -> str:
    """Return the release that a file's name ends in: 23.1 of GEDEvent_v23_1.csv, 18.1 of …-181.xlsx."""
    found = _RELEASE.search(name.rpartition("/")[2])
    return f"{found[1]}.{found[2]}" if found else ""


def _numbers(version: str) -> list[int]:
    return [int(part) if part.isdecimal() else 0 for part in version.split(".")]


def _is_older(version: str, than: str) -> bool:
    """Return whether a release came before another one; the monthly candidates (24.0.3) only add to one."""
    whole = all(each and _numbers(each)[1:2] != [0] for each in (version, than))
    return whole and _numbers(version) < _numbers(than)


# -- tables ----------------------------------------------------------------------------------------


def has_columns(file: Input, needed: Iterable[str]) -> bool:
    """Return True where the first row of a .csv names these columns; case does not count."""
    if file.is_folder or file.head().startswith(b"PK"):
        return False
    return set(needed) <= set(first_row(file).columns)


def columns_of(file: Input, header: list[str], needed: Iterable[str]) -> dict[str, int]:
    """Return the place of each column by its name in small letters.

    Raises
    ------
    Faults
        One of those that are needed is missing, or stands twice.
    """
    needed = [*needed]
    need_once(file, [cell.strip().casefold() for cell in header], needed)
    places = {cell.strip().casefold(): at for at, cell in reversed(list(enumerate(header)))}
    missing = [name for name in needed if name not in places]
    if missing:
        found = ", ".join(map(repr, header[:8])) + (" …" if len(header) > 8 else "")
        message = (
            f"lacks the column {missing[0]!r}; the first row must name the columns, it has {found}"
        )
        raise file.fault(message, 1)
    return places


def records_of(
    file: Input, sink: Sink | None, needed: Iterable[str]
) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of a .csv or .xlsx by column, each after its line.

    A row with too few or too many cells is a fault, told to *sink* where there is one, and left out.
    """
    is_sheet = is_workbook(file)
    rows = sheet_rows(file) if is_sheet else rows_of(file)
    header = need_header(file, rows)
    columns, width = columns_of(file, header, needed), len(header)
    if is_sheet:
        rows = ((line, row + [""] * (width - len(row))) for line, row in rows)
    unread = Unread(header, ())
    for line, row in even_rows(rows, width, file, sink):
        unread.row(row)
        cells = present_cells(row)
        yield line, Cells({name: cells[at] for name, at in columns.items()}, file.taken)
    if sink is not None:
        # What a later reading takes is known at the end.
        sink.at_end(lambda: _tell(unread, header, file, sink))


def _tell(unread: Unread, header: list[str], file: Input, sink: Sink) -> None:
    unread.forget(name for name in header if name.strip().casefold() in file.taken)
    unread.tell(file.name, sink)


class Cells(dict[str, str]):
    """A row by column in small letters, which notes the columns that are looked at: the others are not kept."""

    def __init__(self, cells: Mapping[str, str], taken: set[str]) -> None:
        super().__init__(cells)
        self._taken = taken

    def __getitem__(self, name: str) -> str:
        self._taken.add(name)
        return super().__getitem__(name)

    def peek(self, name: str) -> str:
        """Return a cell that is only compared with others, and so not kept."""
        return dict.get(self, name, "")

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        """Return a cell, or *default* if there is no such column."""
        self._taken.add(name)
        return super().get(name, default)


def quoted(cells: Cells, *columns: str) -> str:
    """Return the cells that carry a claim, each after the name of its column as the dataset writes it."""
    filled = [(name, cells.get(name.casefold(), "")) for name in columns]
    return "; ".join(f"{name}: {cell}" for name, cell in filled if cell)


# -- numbers and years -----------------------------------------------------------------------------


def number(cell: str) -> str:
    """Return a whole number as UCDP writes it, or an empty text where the cell holds no such number."""
    found = _NUMBER.fullmatch(cell.strip())
    return found[1] if found else ""


def year_of(cell: str) -> str:
    """Return a year, or an empty text."""
    found = _YEAR.fullmatch(cell.strip())
    return found[1] if found else ""


def whole_year(year: str) -> When:
    """Return all days of a year; UCDP counts what holds by years."""
    return read_when(f"{year}/{year}")


# -- actors ----------------------------------------------------------------------------------------


def actor_id(ucdp_number: str) -> str:
    """Return the id of the actor that UCDP gives a number."""
    return f"ucdp-{ucdp_number}"


def is_government(name: str) -> bool:
    """Return True for the name of one government, and not of several together."""
    return name.startswith(_GOVERNMENT) and not _GOVERNMENTS_APART.search(name)


def named_actor(ucdp_number: str, name: str, *, kind: str = "", state: str = "") -> Actor:
    """Return an actor as a row names it; *state* is the number of Gleditsch and Ward of a government."""
    if is_government(name):
        kind = "state"
    codes = [Name(f"ucdp:{ucdp_number}", "code")]
    if state and kind == "state":
        codes.append(Name(f"gw:{state}", "code"))
    return Actor(actor_id(ucdp_number), name, kind or "unknown", names=tuple(codes))


def odd_states(cells: Cells, name: str, column: str) -> Iterator[str]:
    """Yield the numbers of states in a column unless they are that of the government which it stands beside."""
    cell = cells.get(column, "")
    if cell and not (is_government(name) and all(numbers_in(cell))):
        yield f"{column} {cell}"


class Actors:
    """The actors that rows name, gathered before they are given: rows differ in what they know."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._states: dict[str, set[str]] = {}
        self._further: dict[str, dict[str, None]] = {}

    def add(self, ucdp_number: str, name: str, *, kind: str = "", state: str = "") -> None:
        """Take what a row says of an actor; the first name and type stay, and other names are further ones."""
        if not (ucdp_number and name):
            return
        if self._names.setdefault(ucdp_number, name) != name:
            self._further.setdefault(ucdp_number, {})[name] = None
        if kind:
            self._kinds.setdefault(ucdp_number, kind)
        if number(state):
            self._states.setdefault(ucdp_number, set()).add(number(state))

    def mention(self, sink: Sink) -> None:
        """Give all of them; a government has a state's number where all rows agree on it."""
        for key, name in self._names.items():
            states = self._states.get(key, set())
            state = next(iter(states)) if len(states) == 1 else ""
            actor = named_actor(key, name, kind=self._kinds.get(key, ""), state=state)
            further = tuple(map(Name, self._further.get(key, ())))
            sink.mention(replace(actor, names=(*actor.names, *further)))

    @property
    def by_name(self) -> Mapping[str, str]:
        """Return the number of each actor whose name no other has."""
        found: dict[str, str] = {}
        for key, name in self._names.items():
            found[name] = "" if name in found else key
        return {name: key for name, key in found.items() if key}


def names_in(cell: str, count: int) -> list[str] | None:
    """Return the *count* names of a ", "-list, or None where there are not so many.

    "Government of Macedonia, FYR" is one name, so a list of governments is also parted before each of them.
    """
    names = [name.strip() for name in cell.split(", ") if name.strip()]
    if len(names) == count:
        return names
    governments = [name.strip() for name in _GOVERNMENTS_APART.split(cell)]
    is_list = all(name.startswith(_GOVERNMENT) for name in governments)
    return governments if is_list and len(governments) == count else None


def numbers_in(cell: str) -> list[str]:
    """Return the numbers of a ", "-list; an empty one stands for what is no number."""
    return [number(part) for part in cell.split(",") if part.strip()]
