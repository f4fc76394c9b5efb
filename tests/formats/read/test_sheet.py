"""Sheets are read as texts, row by row, and bombs are refused before openpyxl meets them."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from actorgraph.formats.read.input import Input, inputs_of
from actorgraph.formats.read.sheet import is_workbook, sheet_rows
from actorgraph.model.errors import Faults, FileTrouble


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("one")
    for row in rows:
        sheet.append(row)
    book.create_sheet("two").append(["not read"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def given_as(content: bytes, name: str = "a.xlsx") -> Input:
    return Input(name, lambda: io.BytesIO(content), len(content))


def changed(content: bytes, part: str, text: bytes) -> bytes:
    """Return a workbook of which one part says something else."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, text if name == part else before.read(name))
    return made.getvalue()


def fault(content: bytes) -> str:
    with pytest.raises(Faults) as caught:
        list(sheet_rows(given_as(content)))
    assert len(caught.value.faults) == 1
    return str(caught.value.faults[0])


def test_cells_become_texts_and_rows_keep_their_numbers() -> None:
    content = workbook(
        ["id", "name", None],
        [],
        [7, "  al-Qaida ", 2.0, 1.5, True, date(2016, 1, 2), datetime(2016, 1, 2, 3, 4)],  # noqa: DTZ001
    )

    assert list(sheet_rows(given_as(content))) == [
        (1, ["id", "name"]),
        (3, ["7", "al-Qaida", "2", "1.5", "1", "2016-01-02", "2016-01-02T03:04:00"]),
    ]


@given(
    st.lists(
        st.lists(st.text("abc ,é😀", max_size=5), min_size=1, max_size=4), min_size=1, max_size=4
    )
)
def test_texts_come_back_as_they_were_but_for_blanks_around_them(rows: list[list[str]]) -> None:
    found = dict(sheet_rows(given_as(workbook(*rows))))

    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        assert found.get(number, []) == cells


def test_a_workbook_in_an_archive_is_read_without_unpacking_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a.xlsx", workbook(["x"]))
    (file,) = inputs_of([tmp_path / "all.zip"])

    assert is_workbook(file)
    assert list(sheet_rows(file)) == [(1, ["x"])]


def test_a_part_that_unpacks_to_far_more_than_it_is_is_refused() -> None:
    bomb = changed(workbook(["x"]), "xl/worksheets/sheet1.xml", b" " * (65 * 1024 * 1024))

    assert fault(bomb) == (
        "a.xlsx: unpacks to more than 250 times its size in 'xl/worksheets/sheet1.xml',"
        " as only a zip bomb does"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(encoding: str) -> None:
    text = '<?xml version="1.0"?><!-- <a> --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    assert fault(changed(workbook(["x"]), "xl/workbook.xml", text.encode(encoding))) == (
        "a.xlsx: declares a document type in 'xl/workbook.xml', or is not XML there;"
        " entities are refused because they can be bombs"
    )


def test_a_row_far_below_the_last_is_refused_and_not_filled_up_to() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>'
    )

    assert fault(changed(workbook(["x"]), "xl/worksheets/sheet1.xml", sheet)) == (
        "a.xlsx: has more than 1,048,576 rows, more than a sheet can have"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 no zip", workbook(["x"])[:-40], changed(workbook(["x"]), "xl/workbook.xml", b"<a>")],
)  # fmt: skip
def test_what_is_damaged_is_a_fault_of_the_file(content: bytes) -> None:
    assert fault(content).startswith("a.xlsx: cannot be read as a workbook: ")


def test_without_openpyxl_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(FileTrouble) as caught:
        list(sheet_rows(given_as(workbook(["x"]))))

    assert str(caught.value) == (
        "'a.xlsx' is a workbook, which needs openpyxl: pip install 'actorgraph[xlsx]'"
    )


def test_only_a_zip_called_xlsx_is_a_workbook() -> None:
    content = workbook(["x"])

    assert is_workbook(given_as(content, "A.XLSX"))
    assert not is_workbook(given_as(content, "a.zip"))
    assert not is_workbook(given_as(b"id,name\n"))
