"""Tables of delimited text, read row by row: bounded, decoded, and each row with its line."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.formats.read.input import Input
from actorgraph.model.errors import InvalidValue
from actorgraph.sentence.wording import count

if TYPE_CHECKING:
    from actorgraph.formats.sink import Sink

#: No row of a table that people work with comes near this many bytes, nor does one of its cells.
LONGEST_LINE: Final = 8 * 1024 * 1024
_WIDE: Final = ("utf-16", "utf-32")


class FirstRow(NamedTuple):
    """The first row of a table, and what separates its cells."""

    cells: list[str]
    delimiter: str

    @property
    def columns(self) -> list[str]:
        """The cells without blanks around them, in small letters."""
        return [cell.strip().casefold() for cell in self.cells]


def rows_of(
    file: Input,
    *,
    delimiter: str = ",",
    quoting: bool = True,
    encoding: str = "utf-8-sig",
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, each after the number of the line on which it begins, from 1.

    Blank lines are left out. With *quoting*, cells may stand in quotation marks as RFC 4180 has it.

    Raises
    ------
    Faults
        A row is longer than `LONGEST_LINE`, holds a NUL, is not in the encoding, or its quotation marks
        do not match.
    InvalidValue
        There is no such encoding.
    """
    encoding = _known(encoding)
    csv.field_size_limit(LONGEST_LINE)
    with file.open() as binary:
        watched = _Rows(binary, file, encoding)
        lines = io.TextIOWrapper(watched, encoding=encoding, newline="")  # type: ignore[type-var]
        rows = csv.reader(
            lines,
            delimiter=delimiter,
            strict=quoting,
            quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE,
        )
        begin = 1
        try:
            for row in rows:
                if row:
                    yield begin, row
                watched.length = 0
                begin = rows.line_num + 1
        except UnicodeDecodeError as error:
            line = watched.line - error.object[error.start :].count(b"\n")
            message = f"is not {encoding.removesuffix('-sig').upper()} ({error.reason})"
            raise file.fault(message, line) from None
        except csv.Error as error:
            # If the file ends inside a cell, the line at fault is that of the row that never closed.
            line = begin if "end of data" in str(error) else rows.line_num
            message = f"cannot be read as a table: {error}"
            raise file.fault(message, line) from None


def rows_with_header(
    file: Input, *, delimiter: str = ",", quoting: bool = True, encoding: str = "utf-8-sig"
) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Return the first row of a table, which names its columns, and the rows after it.

    Raises
    ------
    Faults
        The table is empty; further ones as `rows_of`.
    """
    rows = rows_of(file, delimiter=delimiter, quoting=quoting, encoding=encoding)
    return need_header(file, rows), rows


def first_row(file: Input) -> FirstRow:
    """Return the first row of a table as far as the first bytes of the file hold it."""
    line = next((line for line in file.head_text().splitlines() if line.strip()), "")
    delimiter = delimiter_of(line)
    try:
        return FirstRow(next(csv.reader([line], delimiter=delimiter), []), delimiter)
    except csv.Error:
        return FirstRow([], delimiter)


def delimiter_of(line: str) -> str:
    """Return the mark between the cells of a line: the most frequent of comma, tab and semicolon."""
    return max(",\t;", key=line.count)


def need_header(file: Input, rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    """Return the first of some rows; raises `Faults` if there are none."""
    _, header = next(rows, (0, []))
    if not header:
        raise file.fault("is empty; the first row must name the columns")
    return header


def even_rows(
    rows: Iterator[tuple[int, list[str]]], width: int, file: Input, sink: Sink | None
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that have as many cells as the header; others are faults, unless they are blank.

    Without a *sink* they are left out and not reported, for the second reading of a file.
    """
    for line, row in rows:
        if len(row) == width:
            yield line, row
        elif sink is not None and any(cell.strip() for cell in row):
            cells = count(len(row), "cell")
            sink.fault(file.name, line, f"has {cells}, the header has {width}")


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
        "".encode(encoding)  # some codecs turn bytes into bytes
    except (LookupError, ValueError):
        raise InvalidValue(f"no encoding is called {encoding!r}; try utf-8 or latin-1") from None
    return encoding


class _Rows(io.RawIOBase):
    """Bytes that are refused if a row does not end or holds a NUL.

    `length` counts the bytes since the reader of the rows set it to 0; `line` is the last line read.
    """

    def __init__(self, binary: IO[bytes], file: Input, encoding: str) -> None:
        self._binary = binary
        self._file = file
        self._is_wide = encoding.casefold().replace("_", "-").startswith(_WIDE)
        self._is_begin = True
        self.line = 1
        self.length = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._binary.read(len(buffer))
        if not self._is_wide:
            self._check(data)
        self._is_begin = False
        self.line += data.count(b"\n")
        self.length += len(data)
        if self.length > LONGEST_LINE:
            message = f"is longer than {LONGEST_LINE >> 20} MB; this is not a table"
            raise self._file.fault(message, self.line)
        buffer[: len(data)] = data
        return len(data)

    def _check(self, data: bytes) -> None:
        if self._is_begin and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise self._file.fault("is UTF-16; save it as UTF-8", 1)
        if b"\0" in data:
            line = self.line + data[: data.index(b"\0")].count(b"\n")
            raise self._file.fault("holds a NUL, which is not text", line)
