"""Tables read row by row: bounded, decoded, and each row with the line on which it begins."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, Any, Final

from actorgraph.formats.read.input import Input
from actorgraph.model.errors import InvalidValue

#: No row of a table that people work with comes near this many bytes, nor does one of its cells.
LONGEST_LINE: Final = 8 * 1024 * 1024
_WIDE: Final = ("utf-16", "utf-32")


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
        A row is longer than `LONGEST_LINE`, holds a NUL, is not of the encoding, or its quotation
        marks do not fit.
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
            # Where the file ends inside a cell, the row that never closed is what to look at.
            line = begin if "end of data" in str(error) else rows.line_num
            message = f"cannot be read as a table: {error}"
            raise file.fault(message, line) from None


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
        "".encode(encoding)  # of the codecs, some turn bytes into bytes
    except (LookupError, ValueError):
        raise InvalidValue(f"no encoding is called {encoding!r}; try utf-8 or latin-1") from None
    return encoding


class _Rows(io.RawIOBase):
    """Bytes that are refused where a row does not end, or a NUL stands in it.

    `length` counts the bytes since whoever reads the rows set it to 0; `line` is the last one read.
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
            message = f"is longer than {LONGEST_LINE >> 20} MB; this is no table"
            raise self._file.fault(message, self.line)
        buffer[: len(data)] = data
        return len(data)

    def _check(self, data: bytes) -> None:
        if self._is_begin and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise self._file.fault("is UTF-16; save it as UTF-8", 1)
        if b"\0" in data:
            line = self.line + data[: data.index(b"\0")].count(b"\n")
            raise self._file.fault("holds a NUL, which no text does", line)
