"""The words for "there is nothing here", in one place for every importer of a dataset.

Programs fill empty cells: R's ``write.csv`` with NA, pandas with nan, SQL tools with NULL, Python with None, spreadsheets
with #N/A. A dataset may have words of its own, which its importer adds. A table that people write themselves takes a
word as it is, for NA is also the code of Namibia.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from actorgraph.sentence.wording import count, line_of

if TYPE_CHECKING:
    from actorgraph.formats.sink import Sink

#: Words of programs, in small letters, that stand for an empty cell.
WORDS: Final = frozenset(
    {
        "",
        "na",
        "n/a",
        "n.a.",
        "#n/a",
        "<na>",
        "nan",
        "nat",
        "null",
        "(null)",
        "\\n",
        "none",
        "nil",
        "-",
        "--",
        ".",
    }
)
#: Words of a dataset itself that name nobody.
UNKNOWN: Final = frozenset({"unknown", "not known", "unspecified"})
#: The same words as programs spell them: a whole row is searched for them before its cells are looked at.
SPELLINGS: Final = frozenset(
    {"NaN", "NaT", "None", "Null", *WORDS, *(word.upper() for word in WORDS)} - {""}
)
#: The same words in whatever case.
_ANY_CASE: Final = frozenset(
    "".join(letters)
    for word in WORDS - {""}
    for letters in product(*({letter, letter.upper()} for letter in word))
)
#: Those that stand for an empty cell in a table of people, where a dash may be a text and "Nil" a name.
WRITTEN: Final = frozenset(
    {"NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NaT", "NULL", "null", "None"}
)
#: Those that name nobody among names which a program wrote: "Na" and "Nil" are names, a dash is none.
_NAMELESS: Final = WRITTEN | {"n.a.", "N.A.", "NONE", "none", "(null)", "-", "--", "."}
#: Those that say nothing as the value of an attribute, of which nobody knows what it means: NA may be Namibia.
_VALUELESS: Final = WRITTEN - {"NA"}
#: Days with which programs say that they know none: the ends of the calendars of .NET, Go, Python and SQL, the zero of
#: MySQL, and the last moment of OpenCTI (https://github.com/OpenCTI-Platform/client-python/issues/329).
_NO_DAYS: Final = ("0000-", "0001-01-01", "5138-11-16", "9999-12-31")
#: The first moment of Unix, which is what a program writes for no moment; the day alone may be one.
_ZERO: Final = re.compile(r"1970-01-01[T ]00:00(?::00(?:\.0*)?)?(?:Z|[+-]00:?00)?", re.IGNORECASE)
#: How programs write the numbers that are none; "Nan" may be a name.
NOT_NUMBERS: Final = frozenset(
    sign + word
    for sign in ("", "-", "+")
    for word in ("NaN", "nan", "NAN", "inf", "Inf", "INF", "Infinity", "infinity")
)


def present(cell: str, further: frozenset[str] = frozenset()) -> str:
    """Return a cell of a dataset without the blanks around it, and empty if it stands for nothing.

    >>> present(" Ash Column "), present("#N/A"), present("None"), present("Unknown", UNKNOWN)
    ('Ash Column', '', '', '')
    """
    text = cell.strip()
    if len(text) > 12:
        return text
    word = text.casefold()
    return "" if word in WORDS or word in further else text


def present_cells(cells: Sequence[str]) -> list[str]:
    """Return the cells of a row of a dataset as `present` has them, each on one line; most rows are only looked through.

    >>> present_cells(["Ash Column ", "nUll", "", "two\\nlines"])
    ['Ash Column', '', '', 'two lines']
    """
    if "".join(cells).isprintable():
        lines = [cell.strip() for cell in cells]
    else:
        lines = [line_of(cell) for cell in cells]
    return lines if _ANY_CASE.isdisjoint(lines) else [present(line) for line in lines]


def present_name(text: str) -> str:
    """Return a name, or what else somebody wrote, and an empty text for what a program writes in its place.

    >>> present_name("Na"), present_name("NaN"), present_name("-"), present_name("None")
    ('Na', '', '', '')
    """
    return "" if text in _NAMELESS else text


def is_value(value: object) -> bool:
    """Return whether the value of an attribute says anything.

    >>> is_value("NA"), is_value("nan"), is_value(None), is_value(0)
    (True, False, False, True)
    """
    return (
        value is not None and value != "" and not (isinstance(value, str) and value in _VALUELESS)
    )


def is_no_moment(text: str) -> bool:
    """Return whether a date or timestamp is one with which a program says that it knows none.

    >>> is_no_moment("9999-12-31T23:59:59.999Z"), is_no_moment("1970-01-01T00:00:00Z"), is_no_moment("1970-01-01")
    (True, True, False)
    """
    return text.startswith(_NO_DAYS) or _ZERO.fullmatch(text) is not None


def filled(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells of a row, empty where they stand for nothing; most rows are only looked through.

    >>> filled(("Ash Column", "NaN")), filled(("Nana", "0"))
    (('Ash Column', ''), ('Nana', '0'))
    """
    if SPELLINGS.isdisjoint(cells):
        return cells
    return tuple("" if cell in SPELLINGS else cell for cell in cells)


class Blanks:
    """Takes the words of programs for an empty cell out of the rows of a table that people write, and counts them."""

    def __init__(self, words: frozenset[str] = WRITTEN) -> None:
        self._words = words
        self._counts: Counter[str] = Counter()

    def row(self, cells: list[str]) -> list[str]:
        """Return the cells, empty where they stand for nothing."""
        if self._words.isdisjoint(cells):
            return cells
        self._counts.update(cell for cell in cells if cell in self._words)
        return ["" if cell in self._words else cell for cell in cells]

    def tell(self, file: str, sink: Sink) -> None:
        """Report what was taken for empty, and how often."""
        if self._counts:
            named = (f"{word} (in {count(times, 'cell')})" for word, times in self._counts.items())
            sink.remark(f"{file}: taken for empty cells: {', '.join(named)}")
