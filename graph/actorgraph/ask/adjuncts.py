"""What stands beside a question: courtesies, times, whose word is asked for, words without weight.

They are taken out before the sentence is read, and come back as filters; words inside a name stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from actorgraph.ask.naming import Spots
from actorgraph.ask.times import MONTHS, Years, time_at
from actorgraph.ask.words import Word, Words, word_set
from actorgraph.model.dates import When
from actorgraph.model.names import fold
from actorgraph.store.reader import Thing

#: Words before a question that do not change it, longest first.
_COURTESIES: Final = tuple(
    sorted(
        (
            text.split()
            for text in (
                "please", "can you tell me", "could you tell me", "can you say", "would you tell me",
                "tell me", "tell us", "do you know", "does anyone know", "i want to know",
                "i would like to know", "i d like to know", "id like to know", "i wonder", "i am asking",
                "show me", "show", "list", "list all", "list the", "give me", "find", "find out", "name",
                "so", "and", "but", "well", "hey", "hello", "hi", "ok", "okay", "now", "actually",
                "can you please tell me", "could you please tell me", "let me know", "explain",
                "explain to me", "question", "my question is", "remind me", "in your data",
                "in this case", "in the report", "in the data", "is it known", "do we know",
            )
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
#: Words after a question that every answer takes in: how sure, when, who says so.
_EXTRAS: Final = tuple(
    text.split()
    for text in (
        "and how sure are they", "how sure are they", "and how sure is it", "and how sure",
        "and how certain are they", "and how certain", "and how confident are they", "and how firmly",
        "when and why", "and when and why", "and why", "and when", "and where", "and how", "and who says so",
        "who says so", "says who", "according to whom", "and according to whom", "and with what words",
        "in which words", "in what words", "and in which words", "and in what words", "and on what evidence",
        "with what evidence", "and since when", "since when", "and what is the evidence", "and by whom",
        "and who said so", "if anyone", "if anybody", "if any", "please", "thanks", "thank you", "by the way",
        "and with what certainty", "in the report", "in this case", "in the data", "in the reports",
        "as far as is known", "as far as we know", "by name or not", "exactly", "at all", "now", "at present",
        "nowadays", "at the moment", "right now", "these days", "is that right", "isnt it",
        "in your own words", "and what evidence is there", "or not", "so far", "to date", "or is that not known",
    )
)  # fmt: skip
#: The words of the courtesies, which the grammar so knows.
COURTESIES: Final = frozenset(word for text in _COURTESIES for word in text) | {"thanks", "thank"}
#: Single words that carry no weight of their own here.
_LIGHT: Final = word_set(
    "also ever actually really reportedly allegedly currently exactly publicly officially "
    "indeed else maybe perhaps possibly supposedly apparently today presently simply either "
    "already yet"
)
_DIRECT: Final = (
    ("by", "name"),
    ("directly",),
    ("explicitly",),
    ("outright",),
    ("in", "so", "many", "words"),
)
#: Words that ask of now, which is the day of the latest report.
_NOW: Final = (("no", "longer"), ("any", "longer"), ("still",))
_TENTATIVE: Final = frozenset({"maybe", "perhaps", "possibly"})
_SAYS: Final = (
    ("according", "to"), ("as", "told", "by"), ("as", "reported", "by"), ("as", "stated", "by"),
    ("in", "the", "words", "of"), ("in", "the", "view", "of"), ("in", "the", "eyes", "of"),
    ("on", "the", "word", "of"), ("per",),
)  # fmt: skip
_WITHOUT: Final = (
    ("without",),
    ("ignoring",),
    ("leaving", "out"),
    ("not", "counting"),
    ("except", "for"),
)
_BY_EVENT: Final = {
    "since": "since",
    "after": "after",
    "before": "before",
    "until": "until",
    "following": "after",
}


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
    told: list[str] = field(default_factory=list)
    after: Thing | None = None
    now: str = ""


def stripped(
    words: Words,
    names: Spots,
    years: Years,
    day_of: Callable[[Thing], When],
    source_at: Callable[[str], str],
) -> Stripped:
    """Return a question without times, voices and words without weight.

    *names* are those in the question; *years* see `times.time_at`; *day_of* gives the time of an event;
    *source_at* the id of a source by its title, or an empty text.
    """
    kept = Stripped(())
    left: list[Word] = []
    at = 0
    while at < len(words):
        step = _adjunct(words, at, names, kept, years, day_of, source_at)
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
    texts = [word.folded for word in words]
    start, end = 0, len(texts)
    changed = True
    while changed:
        changed = False
        for opening in _COURTESIES:
            if texts[start : start + len(opening)] == opening and end - start > len(opening):
                start += len(opening)
                changed = True
                break
        for closing in _EXTRAS:
            if texts[max(start, end - len(closing)) : end] == closing and end - start > len(
                closing
            ):
                end -= len(closing)
                changed = True
                break
    return words[start:end]


def _adjunct(
    words: Sequence[Word],
    at: int,
    names: Spots,
    kept: Stripped,
    years: Years,
    day_of: Callable[[Thing], When],
    source_at: Callable[[str], str],
) -> int:
    """Return where an adjunct that begins at a word ends, 0 if none begins there; *kept* learns of it."""
    texts = [word.folded for word in words[at : at + 5]]
    span = time_at(words, at, years)
    if span and not (
        _is_name(names, at, span.end) or _is_of_a_name(words[at : span.end], at, names)
    ):
        kept.filters.update(span.filters)
        kept.years = span.years or kept.years
        kept.told.append(span.words)
        return span.end
    event = _event_time(texts[0], names.get(at + 1, ()), kept, day_of)
    if event:
        return event
    for lead in _SAYS:
        for end, things in (
            names.get(at + len(lead), ()) if tuple(texts[: len(lead)]) == lead else ()
        ):
            if not things[0].is_event:
                kept.claimants += things[:1]
                return end
    for lead in _WITHOUT:
        if tuple(texts[: len(lead)]) == lead:
            for end, named in _rests(words, at + len(lead)):
                source = source_at(named)
                if source:
                    kept.without.append(source)
                    return end
    for lead in _DIRECT:
        if tuple(texts[: len(lead)]) == lead:
            kept.direct = True
            return at + len(lead)
    for lead in _NOW:
        if tuple(texts[: len(lead)]) == lead and not names.get(at):
            kept.now = " ".join(lead)
            return at + len(lead)
    if texts[0] in _LIGHT and not names.get(at) and len(words) > 1:
        kept.tentative = kept.tentative or texts[0] in _TENTATIVE
        return at + 1
    return 0


def _event_time(
    lead: str,
    spots: Sequence[tuple[int, tuple[Thing, ...]]],
    kept: Stripped,
    day_of: Callable[[Thing], When],
) -> int:
    """Take "after the Jordan attack" as a time, where that is an event with a date."""
    if lead not in _BY_EVENT:
        return 0
    for end, things in spots:
        if len(things) == 1 and things[0].is_event and day_of(things[0]).known:
            from actorgraph.model.dates import day_text

            when, how = day_of(things[0]), _BY_EVENT[lead]
            day = {
                "since": when.first,
                "after": when.last + 1,
                "before": when.first - 1,
                "until": when.last,
            }[how]
            text = day_text(day)
            if not text:
                return 0
            kept.filters["since" if how in ("since", "after") else "until"] = text
            kept.told.append(f"{lead} {things[0].name} ({when.text})")
            kept.after = things[0]
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
