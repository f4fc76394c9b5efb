"""The rows of a table, each with its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.read.input import Input
from actorgraph.formats.read.table import Unread, encoding_of, first_row, rows_of
from actorgraph.model.errors import Faults, InvalidValue


def file_of(data: bytes) -> Input:
    return Input("a.csv", lambda: io.BytesIO(data), is_verbatim=True)


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


@pytest.mark.parametrize("encoding", ["klingon", "hex"])
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
    data = b"0123456,b\n" * before + b"a\x81,b\n" + b"0123456,b\n" * 2000

    with pytest.raises(Faults) as caught:
        list(rows_of(file_of(data)))

    assert (
        str(caught.value)
        == f"a.csv, line {before + 1}: is not UTF-8 (invalid start byte); save it as UTF-8, which spreadsheets call 'CSV UTF-8'"
    )


def test_a_table_that_is_not_utf8_is_what_spreadsheets_call_ansi() -> None:
    table = file_of(b"a,b\n" * 20_000 + "Böll,„€“\n".encode("cp1252"))

    assert list(rows_of(table))[-1] == (20_001, ["Böll", "„€“"])
    assert (table.encoding, encoding_of(file_of("ü".encode()))) == ("cp1252", "utf-8-sig")


def test_damaged_utf8_is_not_taken_for_ansi() -> None:
    data = "Zoë,b\nChloë,b\nA".encode() + b"\xff,b\n"

    with pytest.raises(Faults, match="line 3: is not UTF-8"):
        list(rows_of(file_of(data)))


def test_filled_cells_are_counted_by_column() -> None:
    unread = Unread(["a", "", "b", "c"], {"a"})
    for _ in range(1500):
        unread.row(["1", "2", "3", ""])
    sink = Remarks()
    unread.tell("a.csv", sink)  # type: ignore[arg-type]

    assert sink.remarks == ["a.csv: columns that are not kept: b (in 1,500 rows)"]


class Remarks:
    """As much of a sink as takes remarks."""

    def __init__(self) -> None:
        self.remarks: list[str] = []

    def remark(self, text: str) -> None:
        self.remarks.append(text)


def test_many_short_rows_are_no_long_one() -> None:
    data = b"0123456,b\r" * 1_000_000

    assert sum(1 for _ in rows_of(file_of(data))) == 1_000_000


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=20)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=8))
def test_rows_that_were_written_are_read_again(rows: list[list[str]]) -> None:
    table = io.StringIO()
    csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)

    assert [row for _, row in rows_of(file_of(table.getvalue().encode()))] == rows


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\r\na;b\r\n1;2\r\n",
        b'"sep=;"\na;b\n1;2\n',
        b"a;b\n1;2\n",
        b"sep=\t\na\tb\n1\t2\n",
        b"a|b\n1|2\n",
        "a;b\n1;2\n".encode("utf-16"),
        "sep=;\na;b\n1;2\n".encode("utf-16"),
        "a;b\n1;2\n".encode("utf-16-le"),
        b"a;b\r1;2\r",
        b'"a";"b"\n1;2\n',
    ],
)
def test_a_table_is_read_as_its_spreadsheet_wrote_it(data: bytes) -> None:
    file = file_of(data)
    rows = [row for _, row in rows_of(file)]

    assert rows == [["a", "b"], ["1", "2"]]
    assert first_row(file).columns == ["a", "b"]


def test_a_line_that_says_the_separator_counts_as_a_line() -> None:
    assert [line for line, _ in rows_of(file_of(b"sep=;\na;b\n1;2\n"))] == [2, 3]
