"""Results of queries to Wikidata: a row is what one statement says of an item.

Read are the results of its query service as JSON (whole, or "simple"), CSV and TSV. Which column is what is known by the names
that people give their variables (``wikidata.yaml``: item, property, value, start, end, reference …), and else by the order of the
columns that hold items; ``itemLabel`` is the name of ``item``. Columns that have no place are kept in the note.

Wikidata is the claimant, the qualifiers are the dates, and a reference is what it cites. A property says what it says
in the vocabulary; one that it has not is ``related-to`` with its name as role, as is a row without a column of properties unless
``--set relation=…`` says what all rows say. A query gives no precision, and the first of January stands for a year, so it is
read as one unless a column such as ``startPrecision`` says more. Statements of deprecated rank are left out and counted.
https://www.wikidata.org/wiki/Wikidata:SPARQL_query_service
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from actorgraph.formats.claim_rows import ClaimRows, Ends, details_of, key_of
from actorgraph.formats.format import Format, Option, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import values_at
from actorgraph.formats.read.missing import present
from actorgraph.formats.read.table import (
    dialect_of,
    even_rows,
    first_row,
    need_once,
    rows_with_header,
)
from actorgraph.formats.sink import Sink
from actorgraph.model.actor import Actor, Name
from actorgraph.model.data import yaml_data
from actorgraph.model.dates import UNKNOWN, When, read_when
from actorgraph.model.errors import InvalidDate, WrongUse
from actorgraph.model.names import fold
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import Vocabulary
from actorgraph.sentence.wording import line_of

FILE: Final = Path(__file__).with_suffix(".yaml")
_WIKIDATA: Final = Actor("wikidata", "Wikidata", "dataset")
_SOURCE: Final = Source(
    "wikidata-query",
    "Wikidata, results of a query",
    _WIKIDATA.id,
    address="https://query.wikidata.org/",
    licence="CC0 1.0",
)
_ITEM: Final = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(?:Lexeme:)?([QL]\d+)")
_PROPERTY: Final = re.compile(
    r"https?://www\.wikidata\.org/(?:entity|prop(?:/[\w-]+)*|wiki/Property:)/?(P\d+)|(P\d+)"
)
_LITERAL: Final = re.compile(r'"(.*)"(?:@[\w-]+|\^\^<.*>)?', re.DOTALL)
#: What stands for a value that is there and not known.
_SOME_VALUE: Final = re.compile(r"_:\S*|t\d{4,}|https?://www\.wikidata\.org/\.well-known/genid/\S*")
_DAY: Final = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)T00:00:00Z?")
_PRECISIONS: Final = {"9": 4, "10": 7, "11": 10}
_DEPRECATED: Final = "a statement of deprecated rank"
_NO_ITEM: Final = "a row without an item"
_NO_VALUE: Final = "a row without a value"
_REMEMBERED: Final = 50_000

_Row = Mapping[str, str]


class _Layout(NamedTuple):
    """Which column is what; empty for one that is not there."""

    subject: str
    object: str
    relation: str
    start: str
    end: str
    when: str
    reference: str
    rank: str

    def label(self, column: str) -> str:
        """Return the column of the name of what stands in a column."""
        return f"{column}Label"


def read(inputs: Sequence[Input], sink: Sink, options: Options) -> None:
    """Read results of queries, row by row."""
    sink.scope = "wikidata"
    fixed = options.get("relation", "")
    if fixed and fold(fixed) not in sink.vocabulary.phrases:
        raise WrongUse(f"unknown relation {fixed!r}; 'actorgraph relations' lists them")
    statements = _Statements(sink, fixed)
    for file in inputs:
        layout: _Layout | None = None
        for number, row in enumerate(_rows(file, sink), start=1):
            sink.count()
            if layout is None:
                layout = _layout(row)
                statements.begin(layout, file.name)
            statements.add(row, f"row {number}")


# -- rows ------------------------------------------------------------------------------------------


def _rows(file: Input, sink: Sink) -> Iterator[_Row]:
    text = file.head_text().lstrip()
    if text[:1] not in ("{", "["):
        header, rows = rows_with_header(file)
        names = [cell.strip().removeprefix("?") for cell in header]
        need_once(file, names, names)
        for _, cells in even_rows(rows, len(names), file, sink):
            yield dict(zip(names, map(_plain, cells), strict=True))
        return
    # Of a row, the whole form has only what is there.
    names = [str(name) for name in values_at(file, "head.vars.item")] if text[:1] == "{" else []
    for value in values_at(file, "item" if text[:1] == "[" else "results.bindings.item"):
        if not isinstance(value, dict):
            raise file.fault(f"has a row that is {value!r:.40}, not an object")
        yield dict.fromkeys(names, "") | {
            name: _plain(str(given.get("value", "")) if isinstance(given, dict) else _word(given))
            for name, given in value.items()
        }


def _word(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


@lru_cache(maxsize=65536)  # items, properties and days stand in many rows
def _plain(cell: str) -> str:
    """Return a value without the marks of TSV."""
    text = cell.strip()
    literal = _LITERAL.fullmatch(text)
    if literal:
        text = literal[1]
    return present(
        line_of(text.removeprefix("<").removesuffix(">") if text.startswith("<http") else text)
    )


def _layout(row: _Row) -> _Layout:
    """Return which column is what, by its name and else by the order of those that hold items."""
    low = {name.casefold(): name for name in reversed([*row])}
    told = {
        part: next((low[name] for name in names if name in low), "")
        for part, names in yaml_data(FILE)["columns"].items()
    }
    items = [name for name, cell in row.items() if _ITEM.fullmatch(cell)]
    told["subject"] = told["subject"] or next(
        (name for name in items if name != told["object"]), ""
    )
    told["object"] = told["object"] if told["object"] != told["subject"] else ""
    told["object"] = told["object"] or next((name for name in items if name != told["subject"]), "")
    return _Layout(**told)


# -- a statement -----------------------------------------------------------------------------------


class _Statements:
    """One import on its way into a sink; what many rows have in common is read once."""

    def __init__(self, sink: Sink, fixed: str) -> None:
        self._sink = sink
        self._fixed = fixed
        self._claimant = sink.actor(_WIKIDATA)
        self._source = sink.source(_SOURCE)
        self._claims = ClaimRows(sink)
        #: The id and row id of each item or name, by its cell and label.
        self._actors: dict[tuple[str, str], tuple[str, int]] = {}
        self._relations: dict[tuple[str, str], tuple[str, bool, str]] = {}
        self._times: dict[tuple[str, ...], tuple[When, list[str]]] = {}

    def begin(self, layout: _Layout, file: str) -> None:
        """Begin a file whose columns are laid out so."""
        self._layout, self._file = layout, file
        self._ends = (layout.subject, layout.relation, layout.object)
        dates = (layout.start, layout.end, layout.when)
        self._dates = [*dates, *(f"{name}Precision" for name in dates)]
        self._read = {*layout, *map(layout.label, self._ends), "statement", *self._dates}
        self._times.clear()
        self._relations.clear()

    def add(self, row: _Row, place: str) -> None:
        """Write the claim of a row."""
        layout, sink = self._layout, self._sink
        if "deprecated" in row.get(layout.rank, "").casefold():
            sink.skip(self._file, place, _DEPRECATED, str(dict(row)))
            return
        subject = self._actor(row, layout.subject)
        if subject is None:
            sink.skip(self._file, place, _NO_ITEM, str(dict(row)))
            return
        value = row.get(layout.object, "")
        is_item = bool(_ITEM.fullmatch(value))
        target = self._actor(row, layout.object) if is_item else None
        text = "" if is_item else "an unknown value" if _SOME_VALUE.fullmatch(value) else value
        if not (target or text):
            sink.skip(self._file, place, _NO_VALUE, str(dict(row)))
            return
        relation, swapped, role = self._relation(row)
        if target and not sink.vocabulary[relation].takes_object:
            relation, swapped = "related-to", False
        when, unread = self._when(row)
        ends = (target, subject) if swapped and target else (subject, target or ("", 0))
        cites = row.get(layout.reference, "")
        statement = row.get("statement", "").rpartition("/")[2]
        (one, subject_n), (other, target_n) = ends
        self._claims.add(
            key_of("wikidata", statement, one, other, text, relation, role, when.text, cites),
            "related-to" if swapped and not target else relation, Ends(subject_n, target_n), details_of(role, note=self._note(row, unread)),
            source=self._source, claimant=self._claimant, when=when, text=text, quote=self._quote(row), file=self._file,
            record=statement or place, cites=cites,
        )  # fmt: skip

    def _actor(self, row: _Row, column: str) -> tuple[str, int] | None:
        """Write the item in a column, called by its label, and return its id and row id."""
        cell, label = row.get(column, ""), row.get(self._layout.label(column), "")
        known = self._actors.get((cell, label))
        if known is not None:
            return known
        found = _ITEM.fullmatch(cell)
        name = label or (found[1] if found else cell)
        if not name:
            return None
        if found is None:
            key = self._sink.named_id("wikidata-name", name)
            self._sink.mention(Actor(key, name))
        else:
            key = f"wikidata-{found[1]}"
            if not self._sink.has_met(key):
                code = Name(f"wikidata:{found[1]}", "code")
                self._sink.mention(Actor(key, name, names=(code,)))
        made = self._actors[cell, label] = (key, self._sink.row_id(key))
        return made

    def _relation(self, row: _Row) -> tuple[str, bool, str]:
        cells = row.get(self._layout.relation, ""), row.get(self._layout.label(self._layout.relation), "")  # fmt: skip
        found = self._relations.get(cells)
        if found is None:
            found = _relation(*cells, self._layout.object, self._fixed, self._sink.vocabulary)
            self._relations[cells] = found
        return found

    def _when(self, row: _Row) -> tuple[When, list[str]]:
        """Return the time of a statement, and the columns whose date cannot be read."""
        cells = tuple(row.get(name, "") for name in self._dates)
        found = self._times.get(cells)
        if found is None:
            if len(self._times) >= _REMEMBERED:
                self._times.clear()
            found = self._times[cells] = _when(self._dates[:3], cells)
        return found

    def _quote(self, row: _Row) -> str:
        """Return the cells that carry the statement, each after its column."""
        cells = (
            (column, row.get(column, ""), row.get(self._layout.label(column), ""))
            for column in self._ends
        )
        return "; ".join(filter(None, (_quoted(*each) for each in cells)))

    def _note(self, row: _Row, unread: Sequence[str]) -> str:
        rank, is_odd = self._layout.rank, ""
        if row.get(rank) and not row[rank].endswith(("NormalRank", "PreferredRank")):
            is_odd = rank
        read_ = self._read
        kept = [
            name
            for name, cell in row.items()
            if cell and (name not in read_ or name in unread or name == is_odd)
        ]
        return "; ".join(f"{name} {row[name]}" for name in kept)


@lru_cache(maxsize=65536)
def _quoted(column: str, cell: str, label: str) -> str:
    """Return a cell after its column, with its label before it."""
    is_known = _ITEM.fullmatch(cell) or _PROPERTY.fullmatch(cell)
    number = cell.rpartition("/")[2] if is_known else cell
    if not column or not (cell or label):
        return ""
    return f"{column}: {label} ({number})" if label and cell else f"{column}: {label or cell}"


def _relation(
    cell: str, label: str, value: str, fixed: str, vocabulary: Vocabulary
) -> tuple[str, bool, str]:
    """Return the relation of a row, whether it is read backwards, and the property's own word as role.

    *value* is the name of the column of values, the role where there is no better word.
    """
    found = _PROPERTY.fullmatch(cell)
    number = next(filter(None, found.groups()), "") if found else ""
    label = label or (cell if not number else "")
    known = yaml_data(FILE)["properties"].get(number, "")
    role = label or number or (value if not fixed else "")
    if known:
        return known.removeprefix("~"), known.startswith("~"), role
    for word in (fixed, label):
        phrase = vocabulary.phrases.get(fold(word)) if word else None
        if phrase and phrase[0] in vocabulary:
            return phrase[0], phrase[1], "" if word == fixed and not label else role
    return "related-to", False, role


def _when(columns: Sequence[str], cells: Sequence[str]) -> tuple[When, list[str]]:
    """Return the time that the cells of start, end and day say with their precisions, and the columns without a date."""
    texts = [_date(*each) for each in zip(cells[:3], cells[3:], strict=True)]
    filled = [name for name, cell in zip(columns, cells, strict=False) if cell]
    unread = [
        name for name, text in zip(columns, texts, strict=True) if not text and name in filled
    ]
    start, end, day = texts
    try:
        whole = f"{start or '..'}/{end or '..'}" if start or end else day
        when = read_when(whole) if whole else UNKNOWN
    except InvalidDate:  # it ends before it begins
        return UNKNOWN, filled
    has_both = bool(day and (start or end))  # only one of them has a place
    return when, [*unread, *[columns[2]] * has_both]


@lru_cache(maxsize=65536)
def _date(text: str, precision: str) -> str:
    """Return a date as EDTF, or an empty text.

    >>> _date("2019-03-04T00:00:00Z", ""), _date("2019-01-01T00:00:00Z", ""), _date("2019-01-01T00:00:00Z", "11")
    ('2019-03-04', '2019', '2019-01-01')
    """
    found = _DAY.fullmatch(text)
    day = f"{found[1].removeprefix('+')}-{found[2]}-{found[3]}" if found else text
    if found:
        digits = _PRECISIONS.get(precision, 4 if day.endswith("-01-01") and not precision else 10)
        day = day[: digits + day.startswith("-")]
    try:
        return read_when(day).text
    except InvalidDate:
        return ""


def recognises(file: Input) -> bool:
    """Return True for results that hold items of Wikidata."""
    text = file.head_text()
    if "www.wikidata.org/entity/" not in text:
        return False
    begin = text.lstrip()
    if begin.startswith("{"):
        return '"bindings"' in text and '"vars"' in text
    if begin.startswith("["):
        return re.match(r'\[\s*\{\s*"\w+"\s*:\s*(?:"|\{)', begin) is not None
    lines = text.splitlines()[dialect_of(file).skipped :]
    return "relation" not in first_row(file).columns and any(
        _ITEM.search(line) for line in lines[1:2]
    )


FORMAT: Final = Format(
    name="wikidata",
    title="Results of queries to Wikidata (JSON, CSV, TSV)",
    suffixes=(".json", ".csv", ".tsv"),
    read=read,
    recognises=recognises,
    priority=50,
    options=(Option("relation", "what a row says if no column names a property", "related-to"),),
    keeps="items with their labels, properties, qualifiers as dates, references as what is cited, other columns in the note",
    loses="types of literals and languages of labels; the precision of dates unless a column has it",
)
