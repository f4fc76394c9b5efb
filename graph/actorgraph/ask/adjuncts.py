"""What stands beside a question: courtesies, times, whose word is asked for, words without weight.

They are taken out before the sentence is read, and come back as filters; words inside a name stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from actorgraph.ask.kinds import kind_of, runs, tables
from actorgraph.ask.kinds import words as words_of_set
from actorgraph.ask.naming import Spots
from actorgraph.ask.times import MONTHS, Years, relative_at, time_at
from actorgraph.ask.words import POSSESSIVE, Word, Words, typed
from actorgraph.model.dates import UNKNOWN, When, day_text
from actorgraph.model.names import fold
from actorgraph.store.reader import Thing

#: Words before a question that do not change it, longest first.
OPENINGS: Final = runs("openings")
#: Words after a question that every answer takes in: how sure, when, who says so.
EXTRAS: Final = runs("extras")
#: The words of the courtesies, which the grammar so knows.
COURTESIES: Final = frozenset(word for text in OPENINGS for word in text) | {"thanks", "thank"}
#: Single words that carry no weight of their own here.
WEIGHTLESS: Final = words_of_set("weightless")
#: Numbers before a name that it has anyway.
_NUMBERS: Final = words_of_set("numbers")
DIRECT: Final = runs("direct")
#: Words that ask of now, which is the day of the latest report.
NOW: Final = runs("now")
TENTATIVE: Final = words_of_set("maybe")
SAYS: Final = runs("says")
WITHOUT: Final = runs("without")
#: Words with which a run of `SAYS` begins that no other question has.
BY_VOICE: Final = frozenset({"according", "per"})
BY_EVENT: Final = tables()["event_times"]
#: Spans of days before or after an event: "the day after".
_SPANS: Final = {span: int(days) for span, days in tables()["spans"].items()}


class Calendar(NamedTuple):
    """What a case knows of days and sources.

    *years* see `times.time_at`; *day_of* gives the time of an event; *source_at* the id of a source by its
    title, or an empty text; *latest* is the day of the latest report; *chosen* gives the one of several events that
    words mean.
    """

    years: Years
    day_of: Callable[[Thing], When]
    source_at: Callable[[str], str]
    latest: str
    chosen: Callable[[Sequence[Thing]], Thing | None]


@dataclass(slots=True)
class Stripped:
    """A question without what stands beside it, and what that was."""

    words: Words
    filters: dict[str, str] = field(default_factory=dict)
    claimants: list[Thing] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    direct: bool = False
    tentative: bool = False
    years: tuple[int, ...] = ()
    now: str = ""
    #: The day of the event that a weekday before its noun says: "Sunday's attack".
    day: str = ""
    #: A time that was counted back from the latest report.
    counted: str = ""
    #: The day of the event before or after which it is asked, as the bound that takes it in.
    around: dict[str, str] = field(default_factory=dict)
    #: That event.
    beside: Thing | None = None
    #: The event before or after which it is asked, if its words may mean others too.
    meant: Thing | None = None


def of_a_day(words: Words, names: Spots, latest: str) -> tuple[Words, str]:
    """Return a question with "the attack" for "Sunday's attack" and "the Sunday attack", and the day, if it says so."""
    for at, word in enumerate(words):
        behind = [word.folded for word in words[at + 1 : at + 2]]
        owns = behind == [POSSESSIVE]
        if at in names or not (owns or any(map(kind_of, behind))):
            continue
        sunday = relative_at((word,), 0, latest)
        if sunday:
            the = () if at and words[at - 1].folded == "the" else (Word("the", "the", "the"),)
            return (*words[:at], *the, *words[at + 1 + owns :]), sunday.filters["as_of"]
    return words, ""


def stripped(words: Words, names: Spots, calendar: Calendar, day: str = "") -> Stripped:
    """Return a question without times, voices and words without weight; *names* are those in it.

    *day* is that of the event that it names, if it does.
    """
    kept = Stripped((), day=day)
    left: list[Word] = []
    at = 0
    while at < len(words):
        step = _adjunct(words, at, names, kept, calendar)
        if step:
            at = step
            continue
        reach = max((end for end, _ in names.get(at, ())), default=at + 1)
        left += words[at:reach]
        at = reach
    kept.words = tuple(left)
    return kept


def without_ends(words: Words) -> Words:
    """Return a question without courtesies before it and extras after it."""
    texts = tuple(word.folded for word in words)
    start, end = 0, len(texts)
    changed = True
    while changed:
        changed = False
        for opening in OPENINGS:
            if texts[start : start + len(opening)] == opening and end - start > len(opening):
                start += len(opening)
                changed = True
                break
        for closing in EXTRAS:
            if texts[max(start, end - len(closing)) : end] == closing and end - start > len(
                closing
            ):
                end -= len(closing)
                changed = True
                break
    return words[start:end]


def _adjunct(
    words: Sequence[Word], at: int, names: Spots, kept: Stripped, calendar: Calendar
) -> int:
    """Return where an adjunct that begins at a word ends, 0 if none begins there; *kept* learns of it."""
    texts = [word.folded for word in words[at : at + 5]]
    span = time_at(words, at, calendar.years)
    if span is None:
        span = relative_at(words, at, calendar.latest)
        if span and not _is_name(names, at, span.end):
            kept.counted = typed(words[at : span.end])
    if span and not (
        _is_name(names, at, span.end) or _is_of_a_name(words[at : span.end], at, names)
    ):
        kept.filters.update(span.filters)
        kept.years = span.years or kept.years
        return span.end
    event = _event_time(texts, at, names, kept, calendar)
    if event:
        return event
    for lead in SAYS:
        begins = tuple(texts[: len(lead)]) == lead
        spots = names.get(at + len(lead), ()) if begins else ()
        for end, things in sorted(spots, key=lambda spot: -spot[0]):
            if not things[0].is_event:
                kept.claimants += things[:1]
                return end
    for lead in WITHOUT:
        if tuple(texts[: len(lead)]) == lead:
            for end, named in _rests(words, at + len(lead)):
                source = calendar.source_at(named)
                if source:
                    kept.without.append(source)
                    return end
    for lead in DIRECT:
        if tuple(texts[: len(lead)]) == lead:
            kept.direct = True
            return at + len(lead)
    for lead in NOW:
        if tuple(texts[: len(lead)]) == lead and not names.get(at):
            kept.now = " ".join(lead)
            return at + len(lead)
    if texts[0] in _NUMBERS and names.get(at + 1) and "many" not in texts:
        return at + 1  # "the three soldiers"
    if texts[0] in WEIGHTLESS and not names.get(at) and len(words) > 1:
        kept.tentative = kept.tentative or texts[0] in TENTATIVE
        return at + 1
    return 0


def _event_time(
    texts: Sequence[str], at: int, names: Spots, kept: Stripped, calendar: Calendar
) -> int:
    """Take "after the Jordan attack" or "the day after the attack" as a time, where that is an event with a date."""
    lead, span = texts[0], 0
    if texts[:1] in (["the"], ["a"], ["one"]) and texts[1:2] and texts[1] in _SPANS:
        span, lead = _SPANS[texts[1]], "".join(texts[2:3])
    spots = names.get(at + (3 if span else 1), ())
    if lead not in BY_EVENT or (span and lead not in ("before", "after")):
        return 0
    for end, named in spots:
        things = [one for one in named if kept.day in ("", calendar.day_of(one).text)]
        meant = calendar.chosen(things)
        when = calendar.day_of(meant) if meant and meant.is_event else UNKNOWN
        if meant and when.known:
            kept.meant = meant if len(things) > 1 else kept.meant
            first, last = {
                "since": (when.first, 0), "until": (0, when.last),
                "after": (when.last + 1, when.last + span if span else 0),
                "before": (when.first - span if span else 0, when.first - 1),
            }[BY_EVENT[lead]]  # fmt: skip
            since, until = (day_text(day) if day else "" for day in (first, last))
            if not (since or until) or (span and not (since and until)):
                return 0
            if not span and BY_EVENT[lead] in ("before", "after"):
                bound = {"after": ("since", when.last), "before": ("until", when.first)}
                key, day = bound[BY_EVENT[lead]]
                kept.around, kept.beside = {key: day_text(day)}, meant
            if since == until:
                kept.filters["as_of"] = since
            else:
                kept.filters |= {"since": since} if since else {}
                kept.filters |= {"until": until} if until else {}
            return end
    return 0


def _is_name(names: Spots, start: int, end: int) -> bool:
    """Return True where a name begins here and goes further than a time would."""
    return any(reach >= end and reach - start > 1 for reach, _ in names.get(start, ()))


def _is_of_a_name(words: Sequence[Word], start: int, names: Spots) -> bool:
    """Return True if a month alone ends a name: "at the march" is of what is called so, "in March" is not."""
    *before, month = (word.folded for word in words)
    if month not in MONTHS or any(char.isdigit() for text in before for char in text):
        return False
    end = start + len(words)
    for at in range(start, end):
        for reach, things in names.get(at, ()):
            called = at < end - 1 or any(fold(thing.name) == month for thing in things)
            if reach >= end and called:
                return True
    return False


def _rests(words: Sequence[Word], start: int) -> Iterator[tuple[int, str]]:
    for end in range(len(words), start, -1):
        yield end, " ".join(word.folded for word in words[start:end])
