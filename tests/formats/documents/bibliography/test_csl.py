"""CSL-JSON: sources come back as they were, and what Zotero writes is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given

from actorgraph.formats.documents.bibliography.csl import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.library import open_case
from actorgraph.model.errors import Faults
from formats.documents.bibliography.references import come_back, sources_in
from worlds import World, worlds

ENTRY: Final[dict[str, Any]] = {
    "id": "talvek2024", "type": "article-newspaper", "title": "The Fox of\n Vantry", "container-title": "The Courier",
    "author": [{"family": "Talvek", "given": "Mira"}, {"literal": "Staff"}], "DOI": "10.1/x",
    "issued": {"date-parts": [["2024", 2, 3]]}, "accessed": {"date-parts": [[2024, 5, 1]]},
    "URL": "https://example.org/fox", "language": "en-GB", "note": "read twice", "custom": {"shelf": "B7"},
}  # fmt: skip


@given(worlds())
def test_the_sources_of_every_world_come_back(world: World) -> None:
    assert come_back(world, "w.csl.json")


def test_an_entry_of_another_program_is_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([ENTRY]), "utf-8")
    (source,) = sources_in(tmp_path / "a.json", tmp_path / "s.db")

    assert (source.id, source.title, source.publisher, source.date.text, source.address, source.language) == (
        "talvek2024", "The Fox of Vantry", "the-courier", "2024-02-03", "https://example.org/fox", "en-GB",
    )  # fmt: skip
    assert source.note == (
        "read twice; author Mira Talvek; Staff; in The Courier; type article-newspaper; DOI 10.1/x;"
        " accessed 2024-05-01; shelf B7"
    )


@pytest.mark.parametrize(
    ("issued", "text"),
    [
        ({"date-parts": [[2024]]}, "2024"), ({"date-parts": [[2024, 2]], "circa": True}, "2024-02~"),
        ({"date-parts": [[2024, 1, 1], [2024, 1, 9]]}, "2024-01-01/2024-01-09"), ({"raw": "2024-02"}, "2024-02"),
        ({"raw": "spring"}, ""), ({"date-parts": [["x"]]}, ""), (None, ""),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_read_is_noted(issued: Any, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{**ENTRY, "issued": issued}]), "utf-8")
    (source,) = sources_in(tmp_path / "a.json", tmp_path / "s.db")

    assert source.date.text == text
    assert text or issued is None or "spring" in source.note or '"x"' in source.note


def test_what_goes_out_has_the_fields_of_the_standard(tmp_path: Path) -> None:
    open_case().export(tmp_path / "case.csl.json")
    entries = json.loads((tmp_path / "case.csl.json").read_text("utf-8"))

    assert {(entry["type"], entry["title"], entry["publisher"]) for entry in entries} == {
        ("webpage", source.title, open_case().actor(source.publisher).name)
        for source in open_case().sources()
    }


def test_what_is_no_entry_is_a_fault_and_what_has_no_title_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([ENTRY, 5]), "utf-8")
    with pytest.raises(Faults, match="entry 1 is 5, not an object"):
        import_files(tmp_path / "a.json", tmp_path / "s.db")
    (tmp_path / "a.json").write_text(json.dumps([ENTRY, {"id": "b", "type": "book"}]), "utf-8")
    summary = import_files(tmp_path / "a.json", tmp_path / "s.db")

    assert (summary.skipped, summary.rows) == ({"an entry without a title": 1}, 2)


@pytest.mark.parametrize(
    ("value", "expected"),
    [([ENTRY], True), ({"items": [ENTRY]}, True), ([], False), ([{"type": "x", "title": "y"}], False), ({}, False)],
)  # fmt: skip
def test_a_list_of_references_is_recognised(value: Any, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value), "utf-8")

    assert recognises(inputs_of([tmp_path / "a.json"])[0]) is expected
