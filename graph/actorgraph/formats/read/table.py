"""Tables of delimited text, read row by row: bounded, decoded, and each row with its line."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from actorgraph.formats.read.input import Input, has_controls, wide_encoding
from actorgraph.model.errors import InvalidValue
from actorgraph.model.names import tidy
from actorgraph.sentence.wording import count

if TYPE_CHECKING:
    from actorgraph.formats.sink import Sink

#: No row of a table that people work with comes near this many bytes, nor does one of its cells.
LONGEST_LINE: Final = 8 * 1024 * 1024
#: Bytes of what may be another mark that no name holds, in UTF-8 and the encodings of one byte a letter.
_MARKS: Final = re.compile(rb"[\x80-\x9f\xad]|\xe2\x80|\xe2\x81|\xef\xbb|\xef\xbf")
_WIDE: Final = ("utf-16", "utf-32")
#: What Excel calls ANSI in Western Europe and America.
ANSI: Final = "cp1252"
_PIECE: Final = 1 << 20
#: Bytes that UTF-8 cannot have where they stand, as Python keeps them, and those that `ANSI` has.
_ODD: Final = re.compile("[\udc80-\udcff]")
_IN_ANSI: Final = frozenset(
    chr(0xDC00 + byte) for byte in range(128, 256) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
)
#: Half of a surrogate pair, as faulty programs write it into UTF-8.
_HALF: Final = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]")
#: Rows that are counted together.
_COUNTED: Final = 1000
#: The line with which programs say the separator to Excel.
_TOLD: Final = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


class Dialect(NamedTuple):
    """How a table is written: the mark between cells, the encoding, and the lines before the header."""

    delimiter: str
    encoding: str
    skipped: int


class FirstRow(NamedTuple):
    """The first row of a table, and what separates its cells."""

    cells: list[str]
    delimiter: str

    @property
    def columns(self) -> list[str]:
        """The cells without blanks around them, in small letters."""
        return [cell.strip().casefold() for cell in self.cells]


def dialect_of(file: Input) -> Dialect:
    """Return how a table is written, as its first bytes say: spreadsheets differ by language and program.

    Excel takes a first line such as ``sep=;`` for the separator, and hides it; what it calls Unicode text is UTF-16.
    """
    encoding = _encoding_of(file.head())
    lines = _lines_of(file, encoding)
    told = _TOLD.fullmatch(lines[0]) if lines else None
    if told:
        return Dialect(told[1], encoding, 1)
    return Dialect(delimiter_of(_first_of(lines)), encoding, 0)


def _encoding_of(head: bytes) -> str:
    """Return the encoding that a byte-order mark says, or the zeros of UTF-16 without one, else UTF-8."""
    return wide_encoding(head) or _byte_encoding([head])


def _byte_encoding(pieces: Iterable[bytes]) -> str:
    """Return UTF-8 or, for what cannot be it, `ANSI`.

    A text in `ANSI` has hardly a letter that is one in UTF-8 too. What has more of them than others is UTF-8 that is
    damaged, and refused where it is.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    for piece in pieces:
        text = decoder.decode(piece)
        if not text.isascii():
            odd = _odd_in(text)
            if odd and (_HALF.search(text) or not _IN_ANSI.issuperset(odd)):
                return "utf-8-sig"
            bad += len(odd)
            good += len(text) - len(text.encode("ascii", "ignore")) - len(odd)
    return ANSI if bad > good else "utf-8-sig"


def _odd_in(text: str) -> list[str]:
    """Return the bytes of a text that UTF-8 cannot have; a text without any is encoded sooner than searched."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _ODD.findall(text)
    return []


def encoding_of(file: Input) -> str:
    """Return the encoding of a table, for which one of one byte a letter is read whole."""
    encoding = _encoding_of(file.head())
    if encoding not in (ANSI, "utf-8-sig"):
        return encoding
    if not file.encodings:
        with file.open() as binary:
            file.encodings.append(_byte_encoding(iter(lambda: binary.read(_PIECE), b"")))
    return file.encodings[0]


def _lines_of(file: Input, encoding: str) -> list[str]:
    head = file.head()
    return re.split(r"\r\n|\r|\n", head.decode(encoding, "replace")) if head else []


def _first_of(lines: list[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def rows_of(
    file: Input,
    *,
    delimiter: str = "",
    quoting: bool = True,
    encoding: str = "",
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table, each after the number of the line on which it begins, from 1.

    Blank lines are left out. With *quoting*, cells may stand in quotation marks as RFC 4180 has it. The delimiter and
    the encoding are those of `dialect_of` unless they are given.

    Raises
    ------
    Faults
        A row is longer than `LONGEST_LINE`, holds a NUL, is not in the encoding, or its quotation marks
        do not match.
    InvalidValue
        There is no such encoding.
    """
    dialect = dialect_of(file)
    if not encoding:
        encoding = encoding_of(file)
        file.read_as(encoding)
    encoding = _known(encoding)
    csv.field_size_limit(LONGEST_LINE)
    tidying = file.tidying()
    with file.open() as binary:
        watched = _Rows(binary, file, encoding)
        lines = io.TextIOWrapper(watched, encoding=encoding, newline="")  # type: ignore[type-var]
        begin = 1
        tidied = (tidying.text(line) if watched.has_marks else line for line in lines)
        rows = csv.reader(
            tidied if tidying.is_active else lines,
            delimiter=delimiter or dialect.delimiter,
            strict=quoting,
            quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE,
        )
        try:
            for _ in range(dialect.skipped):
                begin += bool(next(lines, ""))
            for row in rows:
                if row:
                    yield begin, row
                watched.length = 0
                begin = rows.line_num + dialect.skipped + 1
        except UnicodeDecodeError as error:
            line = watched.line - error.object[error.start :].count(b"\n")
            message = (
                f"is not {encoding.removesuffix('-sig').upper()} ({error.reason}); save it as UTF-8, which"
                " spreadsheets call 'CSV UTF-8'"
            )
            raise file.fault(message, line) from None
        except csv.Error as error:
            # If the file ends inside a cell, the line at fault is that of the row that never closed.
            line = begin if "end of data" in str(error) else rows.line_num + dialect.skipped
            message = f"cannot be read as a table: {error}"
            raise file.fault(message, line) from None
    file.tidied(tidying)


def rows_with_header(
    file: Input, *, delimiter: str = "", quoting: bool = True, encoding: str = ""
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
    delimiter, encoding, skipped = dialect_of(file)
    line = tidy(_first_of(_lines_of(file, encoding)[skipped:]).removeprefix("\ufeff"))
    try:
        return FirstRow(next(csv.reader([line], delimiter=delimiter), []), delimiter)
    except csv.Error:
        return FirstRow([], delimiter)


def delimiter_of(line: str) -> str:
    """Return the mark between the cells of a line: the most frequent of comma, tab, semicolon and bar."""
    bare = re.sub(r'"[^"]*"', "", line)
    return max(",\t;|", key=bare.count)


def need_once(file: Input, columns: Sequence[str], read: Collection[str]) -> None:
    """Raise a fault if a column that is read stands twice: nobody knows which of them is meant."""
    twice = [name for name, times in Counter(columns).items() if times > 1 and name in read]
    if twice:
        raise file.fault(f"has the column {twice[0]!r} twice", 1)


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


class Unread:
    """Counts the filled cells of the columns that a reader does not take, to report them once.

    Rows are counted many at a time, column by column: a wide table would take longer to count than to read.
    """

    def __init__(self, columns: Sequence[str], taken: Collection[str]) -> None:
        self._places = [
            (at, name) for at, name in enumerate(columns) if name.strip() and name not in taken
        ]
        self._pending: list[Sequence[str]] = []
        self._counts: Counter[str] = Counter()

    def row(self, cells: Sequence[str]) -> None:
        """Count what a row, which is as wide as the header, has in these columns."""
        if self._places:
            self._pending.append(cells)
            if len(self._pending) >= _COUNTED:
                self._count()

    def _count(self) -> None:
        columns = [*zip(*self._pending, strict=False)]
        for at, name in self._places if columns else ():
            times = len(columns[at]) - columns[at].count("")
            if times:
                self._counts[name] += times
        self._pending.clear()

    def forget(self, names: Iterable[str]) -> None:
        """Leave columns out that were taken after all."""
        self._count()
        for name in names:
            self._counts.pop(name, None)

    def tell(self, file: str, sink: Sink) -> None:
        """Report the columns that hold anything, with the number of rows."""
        self._count()
        if self._counts:
            named = (f"{name} (in {count(times, 'row')})" for name, times in self._counts.items())
            sink.remark(f"{file}: columns that are not kept: {', '.join(named)}")


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
        #: True once there may be a mark that no name holds.
        self.has_marks = self._is_wide

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._binary.read(len(buffer))
        if not self._is_wide:
            self._check(data)
        self._is_begin = False
        if not self.has_marks:
            is_other = not data.isascii() and _MARKS.search(data) is not None
            self.has_marks = is_other or has_controls(data)
        self.line += data.count(b"\n")
        self.length += len(data)
        if self.length > LONGEST_LINE:
            message = f"is longer than {LONGEST_LINE >> 20} MB; this is not a table"
            raise self._file.fault(message, self.line)
        buffer[: len(data)] = data
        return len(data)

    def _check(self, data: bytes) -> None:
        if self._is_begin and data.startswith(codecs.BOM_UTF16_LE):
            raise self._file.fault(
                "is UTF-16 and read as something else; leave its encoding out", 1
            )
        if b"\0" in data:
            line = self.line + data[: data.index(b"\0")].count(b"\n")
            raise self._file.fault("holds a NUL, which is not text", line)
