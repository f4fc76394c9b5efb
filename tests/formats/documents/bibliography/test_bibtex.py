"""BibTeX: sources come back as they were, and what JabRef and Zotero write is kept."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

import bibtexparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.documents.bibliography.bibtex import (
    decoded,
    decoded_record,
    encoded,
    encoded_record,
    recognises,
)
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.library import open_case
from actorgraph.model.errors import Faults
from formats.documents.bibliography.references import come_back, sources_in
from worlds import World, world_of, worlds

TEXT: Final = r"""% a file
@comment{nothing @here{x}}
@string{cour = "The Courier"}
@article{talvek2024,
  title = {The {Fox} of V{\"a}ntry \& \v{S}koda},
  author = "Talvek, Mira and M{\"u}ller, S\o ren",
  journal = cour # " of Norland",
  year = 2024, month = feb, day = {3},
  url = {https://example.org/fox_1},
  keywords = {ash},
}
@book{other, title="A ""quoted"" thing", publisher = {Press}, date = {2020-05}}
"""


@given(worlds())
def test_the_sources_of_every_world_come_back(world: World) -> None:
    assert come_back(world, "w.bib")


@given(st.text())
def test_a_record_of_ours_comes_back_from_letters_that_no_program_changes(text: str) -> None:
    assert decoded_record(encoded_record(text)) == text


@pytest.mark.parametrize("text", ["a_b & 50 % {x}", "~user", "Müller", "x # y $"])
def test_a_text_that_is_written_is_read_again(text: str) -> None:
    assert decoded(encoded(text)) == text


def test_entries_of_another_program_are_kept_whole(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        TEXT.replace('"A ""quoted"" thing"', '"A {""}quoted thing"'), "utf-8"
    )
    other, source = sources_in(tmp_path / "a.bib", tmp_path / "s.db")

    assert (source.id, source.title, source.publisher, source.date.text, source.address) == (
        "talvek2024", "The Fox of Väntry & Škoda", "the-courier-of-norland", "2024-02-03",
        "https://example.org/fox_1",
    )  # fmt: skip
    assert source.note == (
        "author Talvek, Mira; Müller, Søren; in The Courier of Norland; entry type article; keywords ash"
    )
    assert (other.title, other.date.text) == ('A ""quoted thing', "2020-05")


def test_another_reader_finds_the_same_sources(tmp_path: Path) -> None:
    open_case().export(tmp_path / "case.bib")
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    entries = bibtexparser.loads((tmp_path / "case.bib").read_text("utf-8"), parser).entries

    assert {entry["ID"] for entry in entries} == {it.id for it in open_case().sources()}
    assert {entry["url"].replace("\\", "") for entry in entries if "url" in entry} == {
        it.address for it in open_case().sources() if it.address
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@book{a,\n title = {x}\n", "a.bib, line 2: needs a field or the end of @book"),
        ("@book{a,\n title = {x", "a.bib, line 2: a field does not end"),
        ("@book{a,\n title = }", "a.bib, line 2: a field has no value"),
    ],
)
def test_a_broken_entry_is_refused_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(text, "utf-8")
    with pytest.raises(Faults) as caught:
        import_files(tmp_path / "a.bib", tmp_path / "s.db")
    assert str(caught.value) == message


@given(st.text(alphabet='@{}(),="# \nbook\\', max_size=40))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.bib"
        path.write_text(text, "utf-8")
        with suppress(Faults):
            import_files(path, Path(folder) / "s.db", format="bibtex")


@pytest.mark.parametrize(
    ("text", "expected"), [(TEXT, True), (" @book{a}", True), ("x @book{a}", False), ("@a", False)]
)
def test_a_bibliography_is_recognised_by_its_first_entry(
    text: str, expected: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")

    assert recognises(inputs_of([tmp_path / "a.txt"])[0]) is expected


def test_a_field_that_stands_twice_and_a_comment_are_kept_or_counted(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(
        "@preamble{x}\n@book{a, title={First}, title={Second}, title={Third}}\n@comment{jabref-meta}\n",
        "utf-8",
    )
    summary = import_files(tmp_path / "a.bib", tmp_path / "s.db")

    (source,) = world_of(tmp_path / "s.db").sources
    told = "entry type book; title again Second; title again again Third"
    assert (source.title, source.note) == ("First", told)
    assert (
        "a.bib: 2 elements not kept: @comment and @preamble say nothing of sources"
        in summary.remarks
    )
