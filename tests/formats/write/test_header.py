"""What a file holds beside nodes and edges is read again, whole or in parts."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Sink
from actorgraph.formats.write.header import (
    header_of,
    headers_of,
    own_relations,
    read_header,
    relation_record,
)
from actorgraph.model.errors import InvalidValue
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard, with_relations
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter


def test_a_relation_of_a_case_comes_back() -> None:
    own = {
        "name": "trains", "family": "support", "kind": "state", "reading": "trains men of",
        "inverse": "trained-by", "inverse_reading": "is trained by", "by_member": True, "meaning": "x",
    }  # fmt: skip
    words = with_relations(standard(), [own])

    (relation,) = own_relations(words)
    assert relation_record(relation) == own
    assert with_relations(standard(), [relation_record(relation)])["trains"] == relation


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ([], "the header is not as actorgraph writes it: []"),
        ({"sources": {"a": 1}}, "'sources' needs a list of records, not {'a': 1}"),
        ({"sources": ["a"]}, "'sources' needs a list of records, not ['a']"),
        ({"sources": [{"id": "a"}]}, "a title must not be empty"),
        ({"relations": 7}, "'relations' needs a list of records, not 7"),
        ({"relations": [{"name": ""}]}, "a relation needs a name: {'name': ''}"),
        ({"about": [1]}, "the words about a store must be texts"),
        ({"about": {"title": 1}}, "the words about a store must be texts"),
    ],
)
def test_a_header_that_was_changed_badly_is_refused(
    tmp_path: Path, header: Any, message: str
) -> None:
    with StoreWriter(tmp_path / "s.db", standard(), staged=True) as writer:
        writer.discard()
        with pytest.raises(InvalidValue) as caught:
            read_header(json.loads(json.dumps(header)), Sink(writer))

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("sources", "sizes"), [(0, [0]), (1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2])]
)
def test_a_header_in_parts_is_the_header_in_parts(
    tmp_path: Path, sources: int, sizes: list[int]
) -> None:
    with StoreWriter(tmp_path / "s.db", standard()) as writer:
        writer.meta({"title": "T"})
        for number in range(sources):
            writer.source(Source(f"s{number}", f"Source {number}", ""))

    with closing(Store(tmp_path / "s.db")) as store:
        whole = header_of(Selection(store))
        first, *more = headers_of(Selection(store), 2)

    assert [len(part["sources"]) for part in (first, *more)] == sizes
    together = [source for part in (first, *more) for source in part["sources"]]
    assert {**first, "sources": together} == whole
    assert all([*part] == ["sources"] for part in more)
