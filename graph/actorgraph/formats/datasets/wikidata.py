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

from actorgraph.formats.format import Format, Option, Options
from actorgraph.formats.read.input import Input
from actorgraph.formats.read.json import values_at
from actorgraph.formats.read.missing import present
from actorgraph.formats.read.table import even_rows, first_row, rows_with_header
from actorgraph.formats.sink import Sink, made_id
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
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
    sink.actor(_WIKIDATA)
    sink.source(_SOURCE)
    for file in inputs:
        layout: _Layout | None = None
        for number, row in enumerate(_rows(file, sink), start=1):
            sink.count()
            layout = layout or _layout(row)
            _statement(row, layout, fixed, file.name, f"row {number}", sink)


# -- rows ------------------------------------------------------------------------------------------


def _rows(file: Input, sink: Sink) -> Iterator[_Row]:
    text = file.head_text().lstrip()
    if text[:1] not in ("{", "["):
        header, rows = rows_with_header(file)
        names = [cell.strip().removeprefix("?") for cell in header]
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


def _statement(row: _Row, layout: _Layout, fixed: str, file: str, place: str, sink: Sink) -> None:
    if "deprecated" in row.get(layout.rank, "").casefold():
        sink.skip(file, place, _DEPRECATED, str(dict(row)))
        return
    subject = _actor(row, layout.subject, layout, sink)
    if not subject:
        sink.skip(file, place, _NO_ITEM, str(dict(row)))
        return
    value = row.get(layout.object, "")
    is_item = bool(_ITEM.fullmatch(value))
    target = _actor(row, layout.object, layout, sink) if is_item else ""
    text = "" if is_item else "an unknown value" if _SOME_VALUE.fullmatch(value) else value
    if not (target or text):
        sink.skip(file, place, _NO_VALUE, str(dict(row)))
        return
    relation, swapped, role = _relation(row, layout, fixed, sink.vocabulary)
    if target and not sink.vocabulary[relation].takes_object:
        relation, swapped = "related-to", False
    when, unread = _when(row, layout)
    ends = (target, subject) if swapped and target else (subject, target)
    cites = row.get(layout.reference, "")
    statement = row.get("statement", "").rpartition("/")[2]
    sink.claim(
        Claim(
            made_id("wikidata", statement, *ends, text, relation, role, when.text, cites),
            relation if target or not swapped else "related-to",
            _SOURCE.id,
            _WIKIDATA.id,
            *ends,
            text=text,
            role=role,
            when=when,
            quote=_quote(row, layout),
            note=_note(row, layout, unread),
            file=file,
            record=statement or place,
            cites=cites,
        )
    )


def _actor(row: _Row, column: str, layout: _Layout, sink: Sink) -> str:
    """Write the item in a column, called by its label, and return its id."""
    cell = row.get(column, "")
    found = _ITEM.fullmatch(cell)
    name = row.get(layout.label(column), "") or (found[1] if found else cell)
    if not name:
        return ""
    if found is None:
        key = sink.named_id("wikidata-name", name)
        sink.mention(Actor(key, name))
        return key
    key = f"wikidata-{found[1]}"
    if not sink.has_met(key):
        sink.mention(Actor(key, name, names=(Name(f"wikidata:{found[1]}", "code"),)))
    return key


def _relation(
    row: _Row, layout: _Layout, fixed: str, vocabulary: Vocabulary
) -> tuple[str, bool, str]:
    """Return the relation of a row, whether it is read backwards, and the property's own word as role."""
    cell = row.get(layout.relation, "")
    found = _PROPERTY.fullmatch(cell)
    number = next(filter(None, found.groups()), "") if found else ""
    label = row.get(layout.label(layout.relation), "") or (cell if not number else "")
    known = yaml_data(FILE)["properties"].get(number, "")
    role = label or number or (layout.object if not fixed else "")
    if known:
        return known.removeprefix("~"), known.startswith("~"), role
    for word in (fixed, label):
        phrase = vocabulary.phrases.get(fold(word)) if word else None
        if phrase and phrase[0] in vocabulary:
            return phrase[0], phrase[1], "" if word == fixed and not label else role
    return "related-to", False, role


def _when(row: _Row, layout: _Layout) -> tuple[When, list[str]]:
    """Return the time of a statement, and the columns whose date cannot be read."""
    columns = [layout.start, layout.end, layout.when]
    texts = [_date(row.get(name, ""), row.get(f"{name}Precision", "")) for name in columns]
    unread = [name for name, text in zip(columns, texts, strict=True) if not text and row.get(name)]
    start, end, day = texts
    try:
        whole = f"{start or '..'}/{end or '..'}" if start or end else day
        when = read_when(whole) if whole else UNKNOWN
    except InvalidDate:  # it ends before it begins
        return UNKNOWN, [name for name in columns if row.get(name)]
    has_both = bool(day and (start or end))  # only one of them has a place
    return when, [*unread, *[layout.when] * has_both]


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


def _quote(row: _Row, layout: _Layout) -> str:
    """Return the cells that carry the statement, each after its column."""
    told = []
    for column in (layout.subject, layout.relation, layout.object):
        cell, label = row.get(column, ""), row.get(layout.label(column), "")
        number = (
            cell.rpartition("/")[2] if _ITEM.fullmatch(cell) or _PROPERTY.fullmatch(cell) else cell
        )
        if column and (cell or label):
            told.append(
                f"{column}: {label} ({number})" if label and cell else f"{column}: {label or cell}"
            )
    return "; ".join(told)


def _note(row: _Row, layout: _Layout, unread: Sequence[str]) -> str:
    read_ = {
        *layout,
        *map(layout.label, (layout.subject, layout.relation, layout.object)),
        "statement",
    }
    read_ |= {f"{name}Precision" for name in (layout.start, layout.end, layout.when)}
    if row.get(layout.rank) and not row[layout.rank].endswith(("NormalRank", "PreferredRank")):
        read_.discard(layout.rank)
    kept = [name for name, cell in row.items() if cell and (name not in read_ or name in unread)]
    return "; ".join(f"{name} {row[name]}" for name in kept)


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
    lines = text.splitlines()
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
