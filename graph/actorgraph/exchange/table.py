"""Tables read row by row: bounded, decoded, and each row with the line on which it begins."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO, Any, Final

from actorgraph.errors import Fault, Faults
from actorgraph.exchange.input import Input

#: No line of a table that people work with comes near this many bytes.
LONGEST_LINE: Final = 16 * 1024 * 1024


def rows_of(
    file: Input,
    *,
    delimiter: str = ",",
    quoting: bool = True,
    encoding: str = "utf-8-sig",
    progress: Any = None,
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, each after the number of the line on which it ends, from 1.

    Blank lines are left out. With *quoting*, cells may stand in quotation marks as RFC 4180 has it.

    Raises
    ------
    Faults
        A line is longer than `LONGEST_LINE`, holds a NUL, is not of the encoding, or its quotation
        marks do not fit.
    """
    csv.field_size_limit(LONGEST_LINE)
    with file.open() as binary:
        lines = io.TextIOWrapper(_Lines(binary, file.name), encoding=encoding, newline="")  # type: ignore[type-var]
        rows = csv.reader(
            lines,
            delimiter=delimiter,
            strict=quoting,
            quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE,
        )
        try:
            for row in rows:
                if row:
                    yield rows.line_num, row
        except UnicodeDecodeError as error:
            message = f"is not {encoding.removesuffix('-sig').upper()} ({error.reason})"
            raise Faults([Fault(file.name, rows.line_num + 1, 0, message)]) from None
        except csv.Error as error:
            message = f"cannot be read as a table: {error}"
            raise Faults([Fault(file.name, rows.line_num, 0, message)]) from None


class _Lines(io.RawIOBase):
    """Bytes that are refused where a line does not end, or a NUL stands in it."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self._line = 1
        self._open = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        if b"\0" in data:
            line = self._line + data[: data.index(b"\0")].count(b"\n")
            raise Faults([Fault(self._name, line, 0, "holds a NUL, which no text does")])
        self._line += data.count(b"\n")
        end = data.rfind(b"\n")
        self._open = self._open + len(data) if end < 0 else len(data) - end
        if self._open > LONGEST_LINE:
            message = f"is longer than {LONGEST_LINE >> 20} MB; this is no table"
            raise Faults([Fault(self._name, self._line, 0, message)])
        buffer[: len(data)] = data
        return len(data)
