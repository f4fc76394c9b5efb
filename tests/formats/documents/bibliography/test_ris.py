"""RIS: sources come back as they were, and what reference managers write is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given

from actorgraph.formats.documents.bibliography.ris import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.library import open_case
from actorgraph.model.errors import Faults
from formats.documents.bibliography.references import come_back, sources_in
from worlds import World, worlds

TEXT: Final = (
    "TY  - NEWS\r\nTI  - The Fox of Vantry\r\nAU  - Talvek, Mira\r\nAU  - Staff\r\nT2  - The Courier\r\n"
    "DA  - 2024/02/03/\r\nPY  - 2024\r\nUR  - https://example.org/fox\r\nKW  - ash\r\nAB  - A long\r\n  text.\r\n"
    "ER  - \r\n"
)


@given(worlds())
def test_the_sources_of_every_world_come_back(world: World) -> None:
    assert come_back(world, "w.ris")


def test_an_entry_of_another_program_is_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(TEXT, "utf-8")
    (source,) = sources_in(tmp_path / "a.ris", tmp_path / "s.db")

    assert (source.id, source.title, source.publisher, source.date.text, source.address) == (
        "the-fox-of-vantry", "The Fox of Vantry", "the-courier", "2024-02-03", "https://example.org/fox",
    )  # fmt: skip
    assert (
        source.note
        == "author Talvek, Mira; Staff; in The Courier; TY NEWS; KW ash; AB A long text."
    )


def test_another_reader_finds_the_same_sources(tmp_path: Path) -> None:
    open_case().export(tmp_path / "case.ris")
    with (tmp_path / "case.ris").open(encoding="utf-8") as file:
        entries = rispy.load(file)

    assert {entry["title"] for entry in entries} == {it.title for it in open_case().sources()}


def test_a_line_without_a_tag_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text("TY  - NEWS\nER  - \nnonsense\n", "utf-8")
    with pytest.raises(Faults) as caught:
        import_files(tmp_path / "a.ris", tmp_path / "s.db")
    assert str(caught.value) == "a.ris, line 3: needs a tag such as 'TY  - ', not 'nonsense'"


def test_two_entries_of_one_key_are_two_sources(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(
        "TY  - A\nID  - k\nTI  - One\nER  - \nTY  - A\nID  - k\nTI  - Two\n", "utf-8"
    )

    assert [it.title for it in sources_in(tmp_path / "a.ris", tmp_path / "s.db")] == ["One", "Two"]


@pytest.mark.parametrize(("text", "expected"), [(TEXT, True), ("TY - NEWS\n", True), ("x", False)])
def test_a_bibliography_is_recognised_by_its_first_tag(
    text: str, expected: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")

    assert recognises(inputs_of([tmp_path / "a.txt"])[0]) is expected
