"""What comes out of a file is bounded by what goes in: no list, repeat or nesting makes a store or a time out of proportion.

Each importer's sample has something in it many times: a cell that is a list, an element again and again, members without end.
A file may be refused for it, with its name.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from actorgraph.formats.importer import import_files
from actorgraph.model.errors import Faults
from formats.test_kept import DOCUMENTS, SAMPLES, TABLES, WRITTEN

#: How many times something stands there.
MANY: Final = 1_500
#: A store may have 20 times the size of its files, and what a store of small files has; lists of short names take most.
GROWTH: Final = 20
FREE: Final = 4_000_000
#: Seconds of processor time for a file, and for each MB; a square of `MANY` takes more.
SECONDS: Final = 4

pytestmark = pytest.mark.slow


def tables(text: str) -> Iterator[str]:
    """Yield a table with one cell that is a list, each in turn, and with all of them."""
    header, row, *_ = csv.reader(io.StringIO(text))
    for mark in ("; ", ",", "|"):
        lists = [mark.join(f"{cell}{n}" for n in range(MANY)) for cell in row]
        for at in range(len(header)):
            yield _table(header, [*row[:at], lists[at], *row[at + 1 :]])
        yield _table(header, lists)
        yield _table(header, [row[0], *lists[1:]])
    days = f"[{','.join(str(1000 + n) for n in range(MANY))}]"
    for at in range(len(header)):
        yield _table(header, [*row[:at], days, *row[at + 1 :]])
    yield _table([*header, *(f"more {n}" for n in range(MANY))], row + ["v"] * MANY)


def _table(header: list[str], row: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, row])
    return text.getvalue()


def documents(text: str) -> Iterator[str]:
    """Yield a document of JSON with one list or object grown, each in turn, and with all lists."""
    whole = json.loads(text)
    for path in _places(whole):
        value = _at(whole, path)
        if isinstance(value, list) and value:
            yield json.dumps(_put(whole, path, [_other(value[0], n) for n in range(MANY)]))
            yield json.dumps(_put(whole, path, value * MANY))
        elif isinstance(value, dict):
            yield json.dumps(_put(whole, path, value | {f"k{n}": "v" for n in range(MANY * 8)}))
            nested: Any = {}
            for _ in range(80 - len(path)):
                nested = {**value, "inner": nested}
            yield json.dumps(_put(whole, path, nested))
    yield json.dumps(_grown(whole))


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, each in items:
        yield from _places(each, (*path, key))


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def _put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    made = copy.deepcopy(value)
    _at(made, path[:-1])[path[-1]] = new
    return made


def _other(value: Any, number: int) -> Any:
    """Return a value with its texts and numbers changed."""
    if isinstance(value, list):
        return [_other(each, number) for each in value]
    if isinstance(value, dict):
        return {key: _other(each, number) for key, each in value.items()}
    return f"{value} {number}" if isinstance(value, str) else value


def _grown(value: Any) -> Any:
    """Return a document of which all innermost lists have many items."""
    if isinstance(value, dict):
        return {key: _grown(each) for key, each in value.items()}
    if isinstance(value, list) and value and not isinstance(value[0], dict | list):
        return [_other(value[0], n) for n in range(MANY)]
    return [_grown(each) for each in value] if isinstance(value, list) else value


def elements(text: str) -> Iterator[str]:
    """Yield a document of XML with one element many times, each in turn, and with all of those without elements."""
    root = etree.fromstring(text.encode())
    for number in range(1, len([*root.iter(etree.Element)])):
        yield _repeated(root, [number])
    yield _repeated(root, [at for at, each in enumerate(root.iter(etree.Element)) if not len(each)])


def _repeated(root: Any, places: list[int]) -> str:
    made = copy.deepcopy(root)
    every = [*made.iter(etree.Element)]
    for at in places:
        if (parent := every[at].getparent()) is not None:
            for n in range(MANY if len(places) == 1 else MANY // 5):
                again = copy.deepcopy(every[at])
                for each in again.iter(etree.Element):
                    each.text = f"{each.text} {n}" if each.text and each.text.strip() else each.text
                    each.attrib.update({key: f"{value}{n}" for key, value in each.attrib.items()})
                parent.insert(parent.index(every[at]) + 1, again)
    return etree.tostring(made, encoding="unicode")


def rows(text: str) -> Iterator[str]:
    """Yield a table without a header with one cell that is a list, each in turn, and with its first row many times."""
    first, *others = csv.reader(io.StringIO(text))
    for mark in ("; ", "] [", ","):
        lists = [mark.join(f"{cell}{n}" for n in range(MANY)) for cell in first]
        for at in range(len(first)):
            yield _rows([[*first[:at], lists[at], *first[at + 1 :]], *others])
    yield _rows([first, *others] * MANY)
    yield _rows([[f"{n}{first[0]}", *first[1:]] for n in range(MANY)])


def _rows(cells: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(cells)
    return text.getvalue()


def lists(text: str) -> Iterator[str]:
    """Yield a graph in GML with one list or value many times, each in turn, and with lists inside a list."""
    parts = [*re.finditer(r"\w+ \[[^\[\]]*\]|\w+ (?:\"[^\"]*\"|\d+)", text)]
    for found in parts:
        again = (re.sub(r"\bid (\d+)", rf"id \g<1>{n}", found[0], count=1) for n in range(MANY))
        yield f"{text[: found.end()]} {' '.join(again)}{text[found.end() :]}"
        nested = found[0]
        for _ in range(40):
            nested = f"inner [ {found[0]} {nested} ]"
        yield f"{text[: found.end()]} {nested}{text[found.end() :]}"


FILES: Final[dict[str, tuple[str, str]]] = {
    **{name: (sample.name, sample.text) for name, (sample, _) in SAMPLES.items()},
    **{name: ("a.ftm.json" if name == "ftm" else "a.json" if text[0] in "{[" else "a.xml", text) for name, text in DOCUMENTS.items()},
    **{f"{name} json": ("a.json", json.dumps(WRITTEN[name])) for name in ("acled", "stix", "wikidata")},
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_store_and_its_time_are_in_proportion_to_the_file(name: str, tmp_path: Path) -> None:
    file, text = FILES[name]
    if name in TABLES:
        grow = tables
    elif text[0] == "<":
        grow = elements
    elif text[0] in "{[":
        grow = documents
    else:
        grow = {"ofac": rows, "gml": lists}[name]
    wrong = []
    for at, grown in enumerate(grow(text)):
        size, seconds = _measured(tmp_path, file, grown)
        if size > GROWTH * len(grown) + FREE or seconds > SECONDS + len(grown) / 1e6:
            wrong.append((at, len(grown), size, seconds, grown[:200]))
    assert wrong == []


def _measured(folder: Path, name: str, text: str) -> tuple[int, float]:
    """Return the size of the store that a file makes, and the processor time in seconds."""
    (folder / name).write_text(text, "utf-8")
    store = folder / "s.db"
    store.unlink(missing_ok=True)
    begin = time.process_time()
    with suppress(Faults):
        import_files(folder / name, store)
    return store.stat().st_size if store.exists() else 0, time.process_time() - begin
