"""The rows of a table, each with its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.table import rows_of
from actorgraph.model.errors import Faults, InvalidValue


def file_of(data: bytes) -> Input:
    return Input("a.csv", lambda: io.BytesIO(data))


def test_a_row_stands_on_the_line_on_which_it_begins() -> None:
    data = b'a,b\n\n"one\ntwo",c\r\n\r\nd,"""e"""\n'

    assert list(rows_of(file_of(data))) == [
        (1, ["a", "b"]), (3, ["one\ntwo", "c"]), (6, ["d", '"e"']),
    ]  # fmt: skip


def test_a_mark_at_the_begin_is_no_letter() -> None:
    assert list(rows_of(file_of("\ufeffø,b".encode()))) == [(1, ["ø", "b"])]


def test_without_quoting_a_quotation_mark_is_a_letter() -> None:
    rows = rows_of(file_of(b'"a\tb"\n"\tc\n'), delimiter="\t", quoting=False)

    assert list(rows) == [(1, ['"a', 'b"']), (2, ['"', "c"])]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8", "UTF_16"])
def test_an_encoding_can_be_named(encoding: str) -> None:
    rows = rows_of(file_of("ø,b\n".encode(encoding)), encoding=encoding)

    assert list(rows) == [(1, ["ø", "b"])]


@pytest.mark.parametrize("encoding", ["klingon", "hex", ""])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        list(rows_of(file_of(b"a"), encoding=encoding))

    assert str(caught.value) == f"no encoding is called {encoding!r}; try utf-8 or latin-1"


def test_rows_before_a_fault_are_yielded() -> None:
    rows = rows_of(file_of(b'a,b\nc,"d\ne,f\n'))

    assert next(rows) == (1, ["a", "b"])
    with pytest.raises(Faults) as caught:
        next(rows)
    assert str(caught.value) == ("a.csv, line 2: cannot be read as a table: unexpected end of data")


@pytest.mark.parametrize("before", [0, 1, 999, 1000, 2000, 4096])
def test_a_byte_that_is_no_letter_is_found_on_its_line(before: int) -> None:
    data = b"0123456,b\n" * before + b"a\xff,b\n" + b"0123456,b\n" * 2000

    with pytest.raises(Faults) as caught:
        list(rows_of(file_of(data)))

    assert str(caught.value) == f"a.csv, line {before + 1}: is not UTF-8 (invalid start byte)"


def test_many_short_rows_are_no_long_one() -> None:
    data = b"0123456,b\r" * 1_000_000

    assert sum(1 for _ in rows_of(file_of(data))) == 1_000_000


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=8))
def test_rows_that_were_written_are_read_again(rows: list[list[str]]) -> None:
    table = io.StringIO()
    csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)

    assert [row for _, row in rows_of(file_of(table.getvalue().encode()))] == rows
