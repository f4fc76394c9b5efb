"""Times in plain English: "on 2 February 2024", "since October", "between A and B".

A month or day without a year is read as the one year of the case that has it; where there are several,
the year is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from actorgraph.ask.kinds import tables
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.words import Word
from actorgraph.model.dates import When, read_when
from actorgraph.model.errors import InvalidDate

#: Months, long and short, and their numbers.
MONTH: Final = {name: int(at) for name, at in tables()["months"].items()}
#: The names of the months, long and short.
MONTHS: Final = frozenset(MONTH)
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR: Final = re.compile(r"(?:1[0-9]|20)\d\d")
_DECADE: Final = re.compile(r"((?:1[0-9]|20)\d)0s")

#: Words before a time, and the filter that each means.
BEFORE: Final = tables()["before"]
#: Words that may stand between such a word and its time.
FILLING: Final = words_of_set("filling")


class Span(NamedTuple):
    """A time found in a question: where it stands, and the filters that it means.

    `years` holds the years among which the asker has to choose; it is empty where the time is clear.
    """

    start: int
    end: int
    filters: dict[str, str]
    years: tuple[int, ...] = ()


class _Time(NamedTuple):
    end: int
    text: str  # EDTF, with XXXX where the year is not given
    plain: bool = False  # a bare year, which could be another number


Years = Callable[[str], Sequence[int]]
_WEEKDAYS: Final = [*tables()["weekdays"]]
_SPANS: Final = {span: int(days) for span, days in tables()["spans"].items()}
_NUMBER: Final = tables()["number_words"]
#: Filters of a time before which a weekday, "the 28th" or "last week" stands.
_RELATIVE: Final = tables()["before_day"]


def relative_at(words: Sequence[Word], start: int, latest: str) -> Span | None:
    """Return a time that is counted back from the day of the latest report: "on Sunday", "the 28th", "last week".

    A weekday is the last one up to that day; a week begins on Monday.
    """
    try:
        today = date.fromisoformat(latest)
    except ValueError:
        return None
    lead = words[start].folded
    how, at = (_RELATIVE[lead], start + 1) if lead in _RELATIVE else ("at", start)
    found = (
        _weekday(words, at, today)
        or _day_of_month(words, at, today)
        or _period(words, at, today)
        or _past(words, at, today)
    )
    if not found or (
        how == "at" and at == start and found[0] == start + 1 and not _stands_alone(words, start)
    ):
        return None
    end, text = found
    return Span(start, end, _filters(how, read_when(text)))


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Return True for a weekday at the end of a question: "Who attacked X Friday?"."""
    return at == len(words) - 1


def _weekday(words: Sequence[Word], at: int, today: date) -> tuple[int, str] | None:
    if at < len(words) and words[at].folded in ("last", "this", "past"):
        at += 1
    if at >= len(words) or words[at].folded not in _WEEKDAYS:
        return None
    back = (today.weekday() - _WEEKDAYS.index(words[at].folded)) % 7
    return at + 1, (today - timedelta(days=back)).isoformat()


def _day_of_month(words: Sequence[Word], at: int, today: date) -> tuple[int, str] | None:
    """Return "the 28th", the last one up to a day."""
    texts = [word.folded for word in words[at : at + 2]]
    if len(texts) < 2 or texts[0] != "the" or not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", texts[1]):
        return None
    if at + 2 < len(words) and words[at + 2].folded in (*MONTHS, "of"):
        return None
    day = int(texts[1][:-2])
    for month in range(12):
        first = date.fromordinal(today.toordinal())
        year, number = divmod(first.year * 12 + first.month - 1 - month, 12)
        try:
            found = date(year, number + 1, day)
        except ValueError:
            continue
        if found <= today:
            return at + 2, found.isoformat()
    return None


def _period(words: Sequence[Word], at: int, today: date) -> tuple[int, str] | None:
    """Return "last week", "this month", "last year", "last October"."""
    texts = [word.folded for word in words[at : at + 2]]
    if len(texts) < 2 or texts[0] not in ("last", "this"):
        return None
    back = texts[0] == "last"
    if texts[1] in MONTHS:
        number = MONTH[texts[1]]
        earlier = number > today.month or (back and number == today.month)
        return at + 2, f"{today.year - earlier:04}-{number:02}"
    if texts[1] not in ("week", "month", "year"):
        return None
    if texts[1] == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return at + 2, f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return at + 2, f"{year:04}-{month + 1:02}" if texts[1] == "month" else f"{today.year - back:04}"


def _past(words: Sequence[Word], at: int, today: date) -> tuple[int, str] | None:
    """Return "yesterday", or "the last three months" as the days up to today."""
    texts = [word.folded for word in words[at : at + 4]]
    if texts[:1] == ["yesterday"]:
        return at + 1, (today - timedelta(days=1)).isoformat()
    start = 1 if texts[:1] == ["the"] else 0
    if texts[start : start + 1] not in (["last"], ["past"]):
        return None
    number, span = 1, start + 1
    if texts[span : span + 1] and (texts[span].isdigit() or texts[span] in _NUMBER):
        number, span = int(_NUMBER.get(texts[span], texts[span])), span + 1
    days = _SPANS.get("".join(texts[span : span + 1]).removesuffix("s"))
    if not days or number * days > 36_500:
        return None
    return (
        at + span + 1,
        f"{(today - timedelta(days=number * days)).isoformat()}/{today.isoformat()}",
    )


def time_at(words: Sequence[Word], start: int, years: Years) -> Span | None:
    """Return the time that begins at a word with its preposition, or None.

    *years* returns the years of the case that have a month or day, given as ``"10"`` or ``"02-02"``.
    """
    pair = _pair_at(words, start, years)
    if pair:
        return pair
    for length in (2, 1):
        lead = " ".join(word.folded for word in words[start : start + length])
        if lead not in BEFORE:
            continue
        at = start + length
        while at < len(words) and words[at].folded in FILLING:
            at += 1
        found = _time_at(words, at)
        if found:
            return _span(start, found, BEFORE[lead], years)
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
    try:
        since, until = (read_when(text).text for text in known)
    except InvalidDate:
        return None
    return Span(start, second.end, {"since": since, "until": until}, choice)


def _span(start: int, found: _Time, how: str, years: Years) -> Span | None:
    text, choice = _dated(found.text, years)
    try:
        when = read_when(text)
    except InvalidDate:
        return None
    return Span(start, found.end, _filters(how, when), choice)


def _filters(how: str, when: When) -> dict[str, str]:
    if how == "after":
        return {"since": (date.fromordinal(when.last) + timedelta(days=1)).isoformat()}
    if how == "before":
        return {"until": (date.fromordinal(when.first) - timedelta(days=1)).isoformat()}
    return {"as_of" if how == "at" else how: when.text}


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
    month = MONTH.get(words[at].folded) if at < len(words) else None
    if not month:
        return None
    year, at = _year_after(words, at + 1)
    return _Time(at, f"{year}-{month:02}-{day:02}")


def _month_first(words: Sequence[Word], at: int) -> _Time | None:
    """Return February 2[, 2024], February 2024 or February."""
    month = MONTH.get(words[at].folded) if at < len(words) else None
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
    """Return a year, or the years of "the 1990s"."""
    text = words[at].folded if at < len(words) else ""
    if _YEAR.fullmatch(text):
        return _Time(at + 1, text, plain=True)
    decade = _DECADE.fullmatch(text)
    return _Time(at + 1, f"{decade[1]}0/{decade[1]}9") if decade else None


def _year_after(words: Sequence[Word], at: int) -> tuple[str, int]:
    skip = at + 1 if at < len(words) and words[at].folded in ("of", "in") else at
    if skip < len(words) and _YEAR.fullmatch(words[skip].folded):
        return words[skip].folded, skip + 1
    return "XXXX", at


def _number(words: Sequence[Word], at: int) -> int:
    found = _ORDINAL.fullmatch(words[at].folded) if at < len(words) else None
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else 0
