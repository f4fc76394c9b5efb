"""Days and numbers as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from actorgraph.formats.read.day import day_of
from actorgraph.model.errors import InvalidValue

_TIME: Final = r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
_DOTTED: Final = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}){_TIME}", re.ASCII)
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip


def edtf_of(cell: str) -> str:
    """Return a cell of a date as EDTF: days with dots, or with the year first, as ISO 8601, and everything else as it is.

    A day with dots begins with the day in every language that writes it so, unless it begins with the year.

    >>> edtf_of("28.01.2024"), edtf_of("2024/1/28 00:00"), edtf_of("2024-01"), edtf_of("31.02.2024")
    ('2024-01-28', '2024-01-28', '2024-01', '31.02.2024')
    """
    day = _written_day(cell.strip())
    return cell if day is None else day.isoformat()


def _written_day(text: str) -> date | None:
    """Return the day of numbers of which it is plain which is the year, the month and the day, or None."""
    dotted, year_first = _DOTTED.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if dotted is not None:
        day, month, year = dotted.groups()
    elif year_first is not None:
        year, _, month, day = year_first.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def named_day(text: str, year: str = "") -> date | None:
    """Return the day of ``2024-01-28``, ``2024/01/28``, ``20240128``, ``28.01.2024``, ``28 January 2024``,
    ``January 28, 2024`` or ``28-Jan-24``, or None.

    A year of two digits, as Excel shows it, needs *year*, what the row has elsewhere: a year that ends in them.

    >>> named_day("11-Apr-25", "2025"), named_day("11-Apr-25"), named_day("11-Apr-25", "1998")
    (datetime.date(2025, 4, 11), None, None)
    """
    day = day_of(text) or _written_day(text.strip()) or _compact_day(text.strip())
    if day is not None:
        return day
    parts = re.split(r"[\s.,/-]+", text.strip())
    if len(parts) == 3 and parts[0].isalpha():
        parts = [parts[1], parts[0], parts[2]]
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts[::2]):
        return None
    first, month, last = parts
    if len(last) != 4:
        is_told = len(last) == 2 and len(year) == 4 and year.isdecimal() and year.endswith(last)
        last = year if is_told else ""
    try:
        return date(int(last), _month(month.casefold()), int(first))
    except (ValueError, OverflowError):
        return None


def _month(word: str) -> int:
    """Return the number of a month by its English name or the first letters of it, 0 for another word."""
    return next(
        (at for at, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word)), 0
    )


def _compact_day(text: str) -> date | None:
    """Return the day of eight digits, or None."""
    is_compact = len(text) == 8 and text.isascii() and text.isdecimal()
    return _written_day(f"{text[:4]}-{text[4:6]}-{text[6:]}") if is_compact else None


def is_true(value: object) -> bool:
    """Return whether a value says yes, as one program or another writes it.

    >>> is_true(True), is_true("1"), is_true("False"), is_true(None)
    (True, True, False, False)
    """
    return value is True or str(value).strip().casefold() in ("1", "true", "yes")


def number_of(cell: str, *, comma: bool = False) -> float:
    """Return a number; with *comma* the comma parts the decimals, as in Germany or France.

    Raises
    ------
    InvalidValue
        It is not a number, or may be two: ``1,234`` without *comma* is a thousand and ``1,5`` nothing.

    >>> number_of("1,234.5"), number_of("1.234,5", comma=True), number_of("1,5", comma=True)
    (1234.5, 1234.5, 1.5)
    """
    text = re.sub(r"[\s\u00a0\u202f']", "", cell)
    thousands, point = (".", ",") if comma else (",", ".")
    whole, mark, decimals = text.partition(point)
    groups = whole.lstrip("+-").split(thousands)
    is_grouped = len(groups) == 1 or (
        1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    )
    if not is_grouped or thousands in decimals:
        hint = "; a number with a comma for its decimals stands in a table with semicolons" * (
            not comma
        )
        raise InvalidValue(f"{cell!r} is not a number that can be read{hint}")
    try:
        return float(whole.replace(thousands, "") + "." * bool(mark) + decimals)
    except ValueError:
        raise InvalidValue(f"{cell!r} is not a number") from None
