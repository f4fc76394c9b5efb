"""Dates as reports give them: EDTF text, with the first and the last day it can mean.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/).
A day is an integer, the proleptic Gregorian ordinal of `datetime.date.toordinal`.

A date says one of two things about the days between its first and its last:

- *throughout*: ``2023-10/2024-02`` or ``2023-10/..``, all of these days;
- *sometime*: ``2024-02`` or ``2024-01-28~``, one of these days, and we do not know which; also a
  list of days with gaps, ``{2024-01-28,2024-02-02}``.

A single day is both, and counts as *throughout*. A missing date is not *known* and has no days.

Python's own dates are taken too: `datetime.date`, and what derives from it (`datetime.datetime`,
``pandas.Timestamp``), of which the day counts as it is written, in its own time zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast

from actorgraph.model.errors import InvalidDate

#: A date as callers give it; None and an empty text are no date.
DateLike: TypeAlias = str | date | None

OPEN_START: Final = 0
OPEN_END: Final = date.max.toordinal() + 1

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# What the edtf package reads wrongly: it fails on 2024-1X with a line on stdout, and takes 1950S2
# (some year from 1900 to 1999) for 1950.
_UNREADABLE = re.compile(r"-(?:\dX|X\d)|S", re.ASCII)
#: All that a date of EDTF is made of. The package needs 10 ms to find out that "Afghanistan" is no date.
_EDTF: Final = re.compile(r"[-\d\sXYETZ?~%.,:+{}\[\]]*", re.ASCII)
#: An uncertain or approximate plain date, and a date with a time of day: the package needs 10 ms for each as well, and a
#: table may have a million of them.
_HEDGED: Final = re.compile(rf"{_PLAIN.pattern}[~?%]", re.ASCII)
_STAMP: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[-+](?:0\d|1[0-4])(?::[0-5]\d)?)?",
    re.ASCII,
)
#: Texts that cannot be a date: with another time of day or anything else behind the day, with blanks between digits, or without a year at the begin.
_NO_EDTF: Final = re.compile(
    r"\d{4}-\d\d-\d\d(?:T(?!24:00:00)|[^T~?%])|\d{5}|.*\d\s+\d|(?!\s*[\[{]?\s*(?:\.\.)?\s*[-~?%]*(?:Y|[\dX~?%]{4}))",
    re.ASCII | re.DOTALL,
)
#: A list of plain dates with a comma, and the most letters of any other date.
_LIST: Final = re.compile(
    r"[\[{](?:\.\.)?DATE(?:\.\.DATE)?(?:,\s*(?:DATE(?:\.\.(?:DATE)?)?))+[\]}]".replace(
        "DATE", r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
    ),
    re.ASCII,
)
_LONGEST: Final = 100
_MOST_SHOWN: Final = 60
_WHAT_WORKS = "write it as 2024-02-02, 2024-02, 2023-10/2024-01, 2023-10/.. or 2024-01-28~ (EDTF)"


@dataclass(frozen=True, slots=True)
class When:
    """A time as a source gives it: the text, and the days that it covers.

    Parameters
    ----------
    text
        The EDTF text; empty if no date is known.
    first, last
        Ordinals of the first and last day, both inclusive; `OPEN_START` and `OPEN_END` if the text
        leaves that end open. An unknown date has ``first > last`` and so overlaps nothing.
    throughout
        True if the text means every day from first to last, False if it means one of them.
    """

    text: str = ""
    first: int = OPEN_END
    last: int = OPEN_START
    throughout: bool = True

    @property
    def known(self) -> bool:
        """Return True if a date was given."""
        return bool(self.text)

    @property
    def start(self) -> date | None:
        """Return the first day; None if it is open or unknown."""
        return _date(self.first) if self.known else None

    @property
    def end(self) -> date | None:
        """Return the last day; None if it is open or unknown."""
        return _date(self.last) if self.known else None

    @property
    def is_day(self) -> bool:
        """Return True if the text names exactly one day."""
        return self.known and self.first == self.last and self.throughout

    def overlaps(self, other: When) -> bool:
        """Return True if both are known and share at least one day."""
        return share_a_day([self.span, other.span])

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last day; of an unknown time two that no day lies between."""
        return self.first, self.last

    def __str__(self) -> str:
        return self.text


UNKNOWN: Final = When()


def share_a_day(spans: Iterable[tuple[int, int]]) -> bool:
    """Return True if some day lies in all of some spans, each a first and a last day, both inclusive.

    >>> share_a_day([(1, 5), (5, 9)]), share_a_day([(1, 5), (5, 9), (1, 4)]), share_a_day([])
    (True, False, True)
    """
    first, last = OPEN_START, OPEN_END
    for begins, ends in spans:
        first, last = max(first, begins), min(last, ends)
    return first <= last


@lru_cache(maxsize=65536)
def read_when(text: DateLike) -> When:
    """Return the time that an EDTF text, or one of Python's dates, means; `UNKNOWN` if there is none.

    Plain years, months, days and intervals of them are read here; all else goes to the `edtf`
    package, which takes 130 ms to import and is asked for only then.

    Raises
    ------
    InvalidDate
        The text is not an EDTF date, ends before it begins, or lies outside the years 1 to 9999;
        or the value is neither a text nor a date.

    Examples
    --------
    >>> read_when("2024-02") == When("2024-02", iso_day("2024-02-01"), iso_day("2024-02-29"), False)
    True
    >>> read_when("2023-10/..").last == OPEN_END
    True
    >>> read_when(date(2024, 2, 2)) == read_when("2024-02-02")
    True
    """
    text = _text(text)
    if not text:
        return UNKNOWN
    start, slash, end = text.partition("/")
    try:
        if not slash:
            first, last, one_of = _days(text)
            return When(text, first, last, throughout=not one_of)
        first = OPEN_START if start in ("", "..") else _days(start)[0]
        last = OPEN_END if end in ("", "..") else _days(end)[1]
    except ValueError:
        raise _invalid(text, "is not a date") from None
    if start in ("", "..") and end in ("", ".."):
        raise _invalid(text, "has neither a first nor a last day")
    if first > last:
        raise _invalid(text, "ends before it begins")
    return When(text, first, last)


def iso_day(text: str) -> int:
    """Return the ordinal of an ISO day such as ``"2024-02-02"``."""
    return date.fromisoformat(text).toordinal()


def day_text(day: int) -> str:
    """Return the ISO text of an ordinal; an open end gives an empty text."""
    known = _date(day)
    return known.isoformat() if known else ""


def _date(day: int) -> date | None:
    return date.fromordinal(day) if OPEN_START < day < OPEN_END else None


def _text(given: DateLike) -> str:
    """Return the text of a date as it was given."""
    if isinstance(given, str):
        return given.strip()
    if given is None:
        return ""
    if not isinstance(given, date):
        raise InvalidDate(f"{given!r} is neither a text nor a datetime.date; {_WHAT_WORKS}")
    return given.isoformat()[:10]  # of a datetime, the day


def _invalid(text: str, what: str) -> InvalidDate:
    shown = text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
    return InvalidDate(f"{shown!r} {what}; {_WHAT_WORKS}")


def _days(text: str) -> tuple[int, int, bool]:
    """Return the first and last day of a text without a slash, and whether it means one of them.

    A text that is not a date raises `ValueError`.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _plain_days(text, *plain.groups())
    hedged = _HEDGED.fullmatch(text)
    if hedged and not (hedged[2] and int(hedged[2]) > 12):
        first, last, _ = _plain_days(text, *hedged.groups())
        return first, last, True
    stamp = _STAMP.fullmatch(text)
    if stamp:
        return _days(stamp[1])
    if _NO_EDTF.match(text) or "/" in text or _UNREADABLE.search(text) or not _EDTF.fullmatch(text):
        raise ValueError(text)
    if _LIST.fullmatch(text):
        return _days_of_list(text)
    # The package needs 15 ms for each date of a list, and a field may hold megabytes.
    if len(text) > _LONGEST:
        raise ValueError(text)
    return _edtf_days(text)


def _days_of_list(text: str) -> tuple[int, int, bool]:
    """Return the first and last day of a list of plain dates and spans of them."""
    first, last = OPEN_END, OPEN_START
    members = [part.strip() for part in text[1:-1].split(",")]
    if any(member.startswith("..") for member in members[1:]) or any(
        member.endswith("..") for member in members[:-1]
    ):
        raise ValueError(text)
    for member in dict.fromkeys(members):
        start, span, end = member.partition("..")
        begin = _days(start)[0] if start else OPEN_START
        finish = _days(end if span else start)[1] if end or not span else OPEN_END
        if begin > finish or not (start or end):
            raise ValueError(text)
        first, last = min(first, begin), max(last, finish)
    return first, last, first != last


def _plain_days(text: str, year: str, month: str | None, day: str | None) -> tuple[int, int, bool]:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        if month and int(month) in range(21, 42):  # EDTF seasons and other year parts
            return _edtf_days(text)
        raise
    if day:
        return first.toordinal(), first.toordinal(), False
    if month and first.month < 12:
        return first.toordinal(), first.replace(month=first.month + 1).toordinal() - 1, True
    return first.toordinal(), date(first.year, 12, 31).toordinal(), True


def _edtf_days(text: str) -> tuple[int, int, bool]:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException
    from edtf.parser.parser_classes import MultipleDates

    try:
        parsed = cast(Any, parse_edtf(text))  # the package has no types
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        first = OPEN_START if isinstance(lower, float) else date(*lower[:3]).toordinal()
        last = OPEN_END if isinstance(upper, float) else date(*upper[:3]).toordinal()
    except (EDTFParseException, OverflowError, TypeError, AttributeError):
        raise ValueError(text) from None
    if first > last:
        raise ValueError(text)
    exact = first == last and not set(text) & set("~?%")
    gapless = isinstance(parsed, MultipleDates) and "," not in text
    return first, last, not (exact or gapless)
