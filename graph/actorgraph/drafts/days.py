"""The days that a sentence names, and which of its verbs they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from actorgraph.ask.times import Span, relative_at, time_at
from actorgraph.ask.words import Word
from actorgraph.drafts.names import Items
from actorgraph.drafts.tree import Tree
from actorgraph.model.dates import read_when
from actorgraph.model.errors import InvalidDate
from actorgraph.model.names import fold

#: Before a time these say that something else was then.
_BESIDE: Final = ("after", "before", "following", "by", "prior")
_WEEKDAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Day(NamedTuple):
    """A time in a sentence: the places of its words, and the EDTF text of what is dated by it."""

    start: int
    end: int
    text: str


def days_of(items: Items, published: date | None) -> list[Day]:
    """Return the times in a sentence, counted from the day of publication; those without a year need that day."""
    places = [at for at, item in enumerate(items) if item.thing or fold(item.text)]
    words = [
        Word("" if items[at].thing else fold(items[at].text), items[at].text, items[at].stem)
        for at in places
    ]
    found: list[Day] = []
    at = 0
    while at < len(words):
        span = _span(words, at, published)
        text = _edtf(span.filters, published) if span and not span.years else ""
        if span and text:
            found.append(Day(places[at], places[span.end - 1] + 1, text))
            at = span.end
        else:
            at += 1
    return found


def _span(words: list[Word], at: int, published: date | None) -> Span | None:
    if not words[at].folded or words[at].folded in _BESIDE:
        return None
    if published is None:
        span = time_at(words, at, lambda _: ())
        return span if span and "XXXX" not in "".join(span.filters.values()) else None
    latest = published.isoformat()
    if words[at].folded == "today":
        return Span(at, at + 1, {"as_of": latest})
    alone = words[: at + 1] if words[at].folded in (*_WEEKDAYS, "yesterday") else words
    return relative_at(alone, at, latest) or time_at(words, at, lambda text: _year(text, published))


def _year(text: str, published: date) -> tuple[int, ...]:
    """Return the last year in which a month or day came, up to the day of publication."""
    return (
        published.year if text <= published.isoformat()[5 : 5 + len(text)] else published.year - 1,
    )


def _edtf(filters: dict[str, str], published: date | None) -> str:
    """Return the time of what is done at, since or until a day."""
    at, since, until = (filters.get(key, "") for key in ("as_of", "since", "until"))
    if at or not (since or until):
        return at
    until = until or (published.isoformat() if published else "..")
    try:
        return read_when(f"{since}/{until}").text
    except InvalidDate:
        return ""


def ahead(items: Items, day: Day, published: date | None) -> str:
    """Return a day of what is still to come: a weekday is the next one."""
    named = [item.low for item in items[day.start : day.end] if item.low in _WEEKDAYS]
    if published is None or not named:
        return day.text
    return (
        published + timedelta((_WEEKDAYS.index(named[0]) - published.weekday()) % 7)
    ).isoformat()


def day_of(days: Iterable[Day], verb: int, others: Iterable[int], tree: Tree | None) -> Day | None:
    """Return the time that belongs to a verb or noun of doing, and to none of the others."""
    rivals = {other for other in others if other != verb}
    for day in days:
        if tree is not None:
            if _hangs_on(tree, day, verb, rivals):
                return day
            continue
        near = min(abs(day.start - verb), abs(day.end - 1 - verb))
        if all(near < min(abs(day.start - one), abs(day.end - 1 - one)) for one in rivals):
            return day
    return None


def _hangs_on(tree: Tree, day: Day, verb: int, rivals: set[int]) -> bool:
    """Return True if the nearest verb above a time is this one, or the one that this one hangs on."""
    known = rivals | {verb}
    owner = next((at for at in tree.above(day.end - 1) if at in known or tree.is_verb(at)), -1)
    return owner == verb or (owner >= 0 and owner not in rivals and tree.heads[verb] == owner)
