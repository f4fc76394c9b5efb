"""The first sheet of an .xlsx workbook, read row by row with openpyxl.

A workbook is a zip of XML, so two kinds of bomb are refused before openpyxl reads it: parts that unpack to many
times their size, and documents that declare entities. openpyxl keeps the texts that cells share in memory, so
their size is bounded.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, Final, cast

from actorgraph.formats.read.input import Input
from actorgraph.model.errors import Faults, FileTrouble

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

#: A part that unpacks to more than `MOST_FREE` bytes and to `MOST_RATIO` times its size is a bomb.
MOST_RATIO: Final = 250
MOST_FREE: Final = 64 * 1024 * 1024
#: Bytes of any part that is not a sheet: openpyxl reads these whole.
LARGEST_KEPT: Final = 128 * 1024 * 1024
MOST_PARTS: Final = 10_000
#: The limits of .xlsx: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
_MOST_PACKED: Final = 1 << 30
_IN_MEMORY: Final = 8 * 1024 * 1024
_PROLOG: Final = 64 * 1024
_BATCH: Final = 1000
# Instructions and comments may come before the first element; a DOCTYPE, which holds entities, may not.
_PLAIN_START: Final = re.compile(r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<[^\W\d]", re.DOTALL)


def is_workbook(file: Input) -> bool:
    """Return True if a file is a zip and its name ends in .xlsx."""
    name = file.name.casefold()
    return name.endswith(".xlsx") and file.head().startswith(b"PK\x03\x04")


def sheet_rows(file: Input) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the first sheet as texts, each after its number in the sheet, from 1.

    Whole numbers have no fraction, days are ISO 8601, truths 1 and 0, and empty cells empty texts. Empty rows
    and the empty cells at the end of a row are left out.

    Raises
    ------
    Faults
        It is not a workbook, is damaged, or is a bomb.
    FileTrouble
        It cannot be read, or openpyxl is not installed.
    """
    with _workbook(file) as book:
        if not book.worksheets:
            raise file.fault("has no sheet with rows")
        sheet = cast(Any, book.worksheets[0])
        tidying = file.tidying()
        # The size that a sheet declares is often wrong, and openpyxl would yield empty rows up to it.
        sheet.reset_dimensions()
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
        while batch := _next(file, rows):
            for number, values in batch:
                row = [tidying.text(_text(value)) for value in values]
                while row and not row[-1]:
                    row.pop()
                if row:
                    yield number, row
        file.tidied(tidying)


def _next(file: Input, rows: Iterator[tuple[int, tuple[Any, ...]]]) -> list[Any]:
    """Return the next rows; openpyxl raises many kinds of errors for a damaged file."""
    try:
        with _quiet():
            batch = list(islice(rows, _BATCH))
    except Exception as error:
        raise _damaged(file, error) from error
    if batch and batch[-1][0] > MOST_ROWS:
        raise file.fault(f"has more than {MOST_ROWS:,} rows, more than a sheet can have")
    if any(len(values) > MOST_COLUMNS for _, values in batch):
        raise file.fault(f"has more than {MOST_COLUMNS:,} columns, more than a sheet can have")
    return batch


@contextmanager
def _workbook(file: Input) -> Iterator[Workbook]:
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError:
        raise FileTrouble(
            f"{file.name!r} is a workbook, which needs openpyxl: pip install 'actorgraph[xlsx]'"
        ) from None
    with _seekable(file) as stream:
        _check(file, stream)
        stream.seek(0)
        try:
            with _quiet():
                book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        except Exception as error:
            raise _damaged(file, error) from error
        try:
            yield book
        finally:
            book.close()


@contextmanager
def _quiet() -> Iterator[None]:
    """Suppress openpyxl's warnings about styles and validations, which do not matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _seekable(file: Input) -> Iterator[IO[bytes]]:
    with file.open() as stream:
        if stream.seekable():
            yield stream
            return
        with SpooledTemporaryFile(_IN_MEMORY) as copy:
            target = cast(IO[bytes], copy)
            _copy(file, stream, target)
            yield target


def _copy(file: Input, stream: IO[bytes], target: IO[bytes]) -> None:
    left = _MOST_PACKED
    while piece := stream.read(1 << 16):
        left -= len(piece)
        if left < 0:
            raise file.fault(f"is larger than {_MOST_PACKED >> 20} MB")
        target.write(piece)
    target.seek(0)


def _check(file: Input, stream: IO[bytes]) -> None:
    """Refuse bombs. The sizes that a zip declares can be trusted: no more is ever unpacked."""
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise file.fault(f"has more than {MOST_PARTS:,} parts; this is not a workbook")
            for part in parts:
                _check_size(file, part)
                if part.filename.casefold().endswith((".xml", ".rels")):
                    with archive.open(part) as inside:
                        _check_prolog(file, part.filename, inside.read(_PROLOG))
    except Faults:
        raise
    except Exception as error:
        raise _damaged(file, error) from error


def _check_size(file: Input, part: zipfile.ZipInfo) -> None:
    is_sheet = "/worksheets/" in f"/{part.filename}"
    if part.file_size > max(MOST_FREE, part.compress_size * MOST_RATIO):
        raise file.fault(
            f"unpacks to more than {MOST_RATIO} times its size in {part.filename!r}, as only a zip"
            " bomb does",
        )
    if part.file_size > LARGEST_KEPT and not is_sheet:
        raise file.fault(f"has more than {LARGEST_KEPT >> 20} MB in {part.filename!r}")


def _check_prolog(file: Input, name: str, head: bytes) -> None:
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:4]
    text = head.decode("utf-16" if is_wide else "utf-8", "replace")
    if text.strip() and not _PLAIN_START.match(text):
        raise file.fault(
            f"declares a document type in {name!r}, or is not XML there; entities are refused because"
            " they can be bombs",
        )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.time().min else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _damaged(file: Input, error: Exception) -> Faults:
    words = str(error) or type(error).__name__
    return file.fault(f"cannot be read as a workbook: {' '.join(words.split())[:200]}")
