"""How counts, times, quotes and long texts are put into words, wherever people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from actorgraph.model.names import unprintable

if TYPE_CHECKING:
    from actorgraph.model.dates import When

#: EDTF for one of the days from a first to a last.
_ONE_OF: Final = r"\[([^,\[\]]+)\.\.([^,\[\]]+)\]"


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "claim"), count(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def quoted(text: str) -> str:
    """Return a text in quotation marks, which it may have already.

    >>> quoted("said so"), quoted("“said so”"), quoted("said “so”")
    ('“said so”', '“said so”', '“said “so””')
    """
    inner = text[1:-1] if text.startswith("“") and text.endswith("”") else text
    return f"“{text if '“' in inner or '”' in inner else inner}”"


def told(when: When) -> str:
    """Return a time in words.

    >>> from actorgraph.model.dates import read_when
    >>> told(read_when("/2024-02-02")), told(read_when("2023-10/2024-01")), told(read_when("2024-01~"))
    ('until 2024-02-02', '2023-10 to 2024-01', 'about 2024-01')
    >>> told(read_when("2016/2016")), told(read_when("[2024-01-01..2024-01-07]"))
    ('throughout 2016', 'some time from 2024-01-01 to 2024-01-07')
    """
    span = re.fullmatch(_ONE_OF, when.text)
    if span:
        return f"some time from {span[1]} to {span[2]}"
    start, slash, end = when.text.partition("/")
    if not slash:
        return f"about {start[:-1]}" if start.endswith("~") else start
    if start in ("", ".."):
        return f"until {end}"
    if end in ("", ".."):
        return f"since {start}"
    return f"throughout {start}" if start == end else f"{start} to {end}"


def day_words(when: When) -> str:
    """Return a day as people write it in English; another time as `told` has it.

    >>> from actorgraph.model.dates import read_when
    >>> day_words(read_when("2024-02-02")), day_words(read_when("2024-02"))
    ('2 February 2024', '2024-02')
    """
    day = when.start
    if day is None or not when.is_day:
        return told(when)
    from calendar import month_name

    return f"{day.day} {month_name[day.month]} {day.year}"


def line_of(text: str) -> str:
    """Return a text on one line, without what no name or claim may hold.

    A text that can be printed is one line already, and keeps its blanks.

    >>> line_of(" two\\nlines\\x00 "), line_of("a  b")
    ('two lines', 'a  b')
    """
    if text.isprintable():
        return text.strip()
    kept = "".join(character for character in " ".join(text.split()) if not unprintable(character))
    return " ".join(kept.split())


def shortened(text: str, most: int) -> str:
    """Return a text, cut at a word and with an ellipsis where it has more than so many characters.

    >>> shortened("one two three", 9)
    'one two …'
    """
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


#: How a modality that asserts nothing is put into words, after "only".
ONLY: Final = {
    "possible": "said to be possible",
    "intended": "planned",
    "conditional": "said on a condition",
    "hinted": "hinted",
    "withheld": "held back",
    "denied": "denied",
    "presupposed": "taken for granted",
}


def only(modalities: Iterable[str]) -> str:
    """Return how a thing is said that nobody asserts, empty if no modality of them is such.

    >>> only(["withheld", "hinted", "withheld"]), only(["stated"])
    ('; it is only hinted and held back', '')
    """
    said = {*modalities}
    found = [words for name, words in ONLY.items() if name in said]
    return f"; it is only {listed(found)}" if found else ""


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return names in a row.

    >>> listed(["Iran"]), listed(["Iran", "the IRGC"]), listed(["a", "b", "c"])
    ('Iran', 'Iran and the IRGC', 'a, b and c')
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
