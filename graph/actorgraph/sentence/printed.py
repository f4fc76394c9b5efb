"""Lines for people: bold and dim as marks of our own, and nothing in them that steers a terminal.

A quote or title may hold what sets a window's title, colours what follows or turns the direction of
writing (ECMA-48, section 5.4; Unicode UAX #9; CWE-150). Lines are therefore made without a terminal's own
marks, and get them last, when all that came from data is visible.
"""

from __future__ import annotations

from typing import Final

from actorgraph.model.names import visible

#: Stand for a terminal's own marks until a line is printed: noncharacters, which no text has.
_MARKS: Final = {"\ufdd0": "\x1b[1m", "\ufdd1": "\x1b[2m", "\ufdd2": "\x1b[0m"}
_BOLD, _DIM, _END = _MARKS
_STYLED: Final = str.maketrans(_MARKS)
_UNSTYLED: Final = dict.fromkeys(map(ord, _MARKS))


def bold(text: str) -> str:
    """Return a text that is bold on a terminal."""
    return f"{_BOLD}{text}{_END}"


def dim(text: str) -> str:
    """Return a text that is dim on a terminal."""
    return f"{_DIM}{text}{_END}"


def for_terminal(line: str) -> str:
    r"""Return a line as a terminal gets it.

    >>> for_terminal(bold("Red") + " \x1b[31mred")
    '\x1b[1mRed\x1b[0m \\x1b[31mred'
    """
    return visible(line).translate(_STYLED)


def plain(line: str) -> str:
    r"""Return a line without bold and dim.

    >>> plain(bold("Red") + " \x1b[31mred")
    'Red \\x1b[31mred'
    """
    return visible(line).translate(_UNSTYLED)
