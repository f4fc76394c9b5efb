"""Times in plain English: "on 2 February 2024", "since October", "between A and B".

A month or day without a year is read as the one year of the case that has it; where there are several,
the year is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from actorgraph.ask.words import Word, word_set
from actorgraph.model.dates import When, read_when
from actorgraph.model.errors import InvalidDate

_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH: Final = {
    **{name: at for at, name in enumerate(_MONTHS, start=1)},
    **{name[:3]: at for at, name in enumerate(_MONTHS, start=1) if name != "may"},
    "sept": 9,
}
#: The names of the months, long and short.
MONTHS: Final = frozenset(_MONTH) | {"may"}
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR: Final = re.compile(r"(?:1[0-9]|20)\d\d")

#: Words before a time, and the filter that each means.
_BEFORE: Final = {
    "since": "since", "from": "since", "after": "after", "following": "after", "starting": "since",
    "until": "until", "till": "until", "before": "before", "by": "until", "prior to": "before",
    "up to": "until", "through": "until",
    "on": "at", "in": "at", "during": "at", "at": "at", "as of": "at", "throughout": "at", "of": "at",
    "around": "at", "within": "at", "over": "at",
}  # fmt: skip
#: Words that may stand between such a word and its time.
_FILLING: Final = word_set("the month year day date of early late mid")


class Span(NamedTuple):
    """A time found in a question: where it stands, and the filters that it means.

    `years` holds the years among which the asker has to choose; it is empty where the time is clear.
    """

    start: int
    end: int
    filters: dict[str, str]
    words: str
    years: tuple[int, ...] = ()


class _Time(NamedTuple):
    end: int
    text: str  # EDTF, with XXXX where the year is not given
    plain: bool = False  # a bare year, which could be another number


Years = Callable[[str], Sequence[int]]


def time_at(words: Sequence[Word], start: int, years: Years) -> Span | None:
    """Return the time that begins at a word with its preposition, or None.

    *years* returns the years of the case that have a month or day, given as ``"10"`` or ``"02-02"``.
    """
    pair = _pair_at(words, start, years)
    if pair:
        return pair
    for length in (2, 1):
        lead = " ".join(word.folded for word in words[start : start + length])
        if lead not in _BEFORE:
            continue
        at = start + length
        while at < len(words) and words[at].folded in _FILLING:
            at += 1
        found = _time_at(words, at)
        if found:
            return _span(start, found, _BEFORE[lead], years)
    found = _time_at(words, start)
    if found and not found.plain:
        return _span(start, found, "at", years)
    return None


def _pair_at(words: Sequence[Word], start: int, years: Years) -> Span | None:
    """Return "between A and B" or "from A to B"."""
    lead = words[start].folded
    if lead not in ("between", "from"):
        return None
    first = _time_at(words, start + 1)
    if not first or first.end >= len(words):
        return None
    if (
        words[first.end].folded
        not in {"between": ("and",), "from": ("to", "until", "till", "through")}[lead]
    ):
        return None
    second = _time_at(words, first.end + 1)
    if not second:
        return None
    texts = [first.text, second.text]
    if not texts[1].startswith("XXXX") and texts[0].startswith("XXXX"):
        texts[0] = texts[1][:4] + texts[0][4:]  # "between 28 January and 2 February 2024"
    known, open_years = zip(*(_dated(text, years) for text in texts), strict=True)
    choice = next((years for years in open_years if years), ())
    filters = {"since": known[0], "until": known[1]}
    return Span(start, second.end, filters, f"from {known[0]} to {known[1]}", choice)


def _span(start: int, found: _Time, how: str, years: Years) -> Span | None:
    text, choice = _dated(found.text, years)
    try:
        when = read_when(text)
    except InvalidDate:
        return None
    filters, words = _filters(how, when)
    return Span(start, found.end, filters, words, choice)


def _filters(how: str, when: When) -> tuple[dict[str, str], str]:
    if how == "after":
        day = (date.fromordinal(when.last) + timedelta(days=1)).isoformat()
        return {"since": day}, f"after {when.text}"
    if how == "before":
        day = (date.fromordinal(when.first) - timedelta(days=1)).isoformat()
        return {"until": day}, f"before {when.text}"
    if how == "at":
        return {"as_of": when.text}, f"{'on' if when.is_day else 'in'} {when.text}"
    return {how: when.text}, f"{how} {when.text}"


def _dated(text: str, years: Years) -> tuple[str, tuple[int, ...]]:
    """Return a time with its year, and the years to choose among where that is not clear."""
    if not text.startswith("XXXX-"):
        return text, ()
    known = tuple(years(text[5:]))
    year = known[-1] if known else 0
    return (f"{year:04}{text[4:]}" if year else text), known if len(known) > 1 else ()


def _time_at(words: Sequence[Word], at: int) -> _Time | None:
    """Return the date, month or year that begins at a word."""
    return _iso(words, at) or _day_month(words, at) or _month_first(words, at) or _year(words, at)


def _iso(words: Sequence[Word], at: int) -> _Time | None:
    """Return 2024-02-02 or 2024-02; folding has made blanks of its hyphens."""
    if at < len(words) and re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", words[at].typed):
        count = words[at].typed.count("-") + 1
        try:
            return _Time(at + count, read_when(words[at].typed).text)
        except InvalidDate:
            return None
    return None


def _day_month(words: Sequence[Word], at: int) -> _Time | None:
    """Return 2 February [2024], also "2nd of February"."""
    day = _number(words, at)
    if not day:
        return None
    at += 1
    if at < len(words) and words[at].folded == "of":
        at += 1
    month = _MONTH.get(words[at].folded) if at < len(words) else None
    if not month:
        return None
    year, at = _year_after(words, at + 1)
    return _Time(at, f"{year}-{month:02}-{day:02}")


def _month_first(words: Sequence[Word], at: int) -> _Time | None:
    """Return February 2[, 2024], February 2024 or February."""
    month = _MONTH.get(words[at].folded) if at < len(words) else None
    if not month:
        return None
    day = _number(words, at + 1)
    if day:
        year, end = _year_after(words, at + 2)
        return _Time(end, f"{year}-{month:02}-{day:02}")
    year, end = _year_after(words, at + 1)
    # "may" is also a verb: as a month it needs a year, or a preposition before it
    if words[at].folded in ("may", "march") and year == "XXXX":
        return _Time(end, f"{year}-{month:02}", plain=True)
    return _Time(end, f"{year}-{month:02}")


def _year(words: Sequence[Word], at: int) -> _Time | None:
    if at < len(words) and _YEAR.fullmatch(words[at].folded):
        return _Time(at + 1, words[at].folded, plain=True)
    return None


def _year_after(words: Sequence[Word], at: int) -> tuple[str, int]:
    skip = at + 1 if at < len(words) and words[at].folded in ("of", "in") else at
    if skip < len(words) and _YEAR.fullmatch(words[skip].folded):
        return words[skip].folded, skip + 1
    return "XXXX", at


def _number(words: Sequence[Word], at: int) -> int:
    found = _ORDINAL.fullmatch(words[at].folded) if at < len(words) else None
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else 0
