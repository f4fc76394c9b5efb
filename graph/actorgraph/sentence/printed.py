"""Lines for people: bold, dim and colours as marks of our own, and nothing in them that steers a terminal.

A quote or title may hold what sets a window's title, colours what follows or turns the direction of
writing (ECMA-48, section 5.4; Unicode UAX #9; CWE-150). Lines are therefore made without a terminal's own
marks, and get them last, when all that came from data is visible.
"""

from __future__ import annotations

from typing import Final

from actorgraph.model.names import visible

#: Stand for a terminal's own marks until a line is printed: noncharacters, which no text has.
_MARKS: Final = {
    "\ufdd0": "\x1b[1m",
    "\ufdd1": "\x1b[2m",
    "\ufdd2": "\x1b[0m",
    "\ufdd3": "\x1b[32m",
    "\ufdd4": "\x1b[33m",
    "\ufdd5": "\x1b[31m",
}
_BOLD, _DIM, _END, _GREEN, _YELLOW, _RED = _MARKS
#: The colour of a verdict or modality; all others are tentative or asserted by nobody.
_COLOURS: Final = {
    **dict.fromkeys(("confirmed", "stated", "believed", "likely", "derived"), _GREEN),
    **dict.fromkeys(("denied", "contradicted"), _RED),
}
_STYLED: Final = str.maketrans(_MARKS)
_UNSTYLED: Final = dict.fromkeys(map(ord, _MARKS))


def bold(text: str) -> str:
    """Return a text that is bold on a terminal."""
    return f"{_BOLD}{text}{_END}"


def dim(text: str) -> str:
    """Return a text that is dim on a terminal."""
    return f"{_DIM}{text}{_END}"


def coloured(line: str, word: str) -> str:
    r"""Return a line with its verdict, or a dim line with its modality, in its colour on a terminal.

    >>> for_terminal(coloured("Denied. Red denies it.", "Denied"))
    '\x1b[31mDenied\x1b[0m. Red denies it.'
    """
    colour = _COLOURS.get(word.lower(), _YELLOW)
    if line.startswith(word):
        return f"{colour}{word}{_END}{line[len(word) :]}"
    return line.replace(f" · {word}", f" · {colour}{word}{_END}{_DIM}", 1)


def for_terminal(line: str) -> str:
    r"""Return a line as a terminal gets it.

    >>> for_terminal(bold("Red") + " \x1b[31mred")
    '\x1b[1mRed\x1b[0m \\x1b[31mred'
    """
    return visible(line).translate(_STYLED)


def plain(line: str) -> str:
    r"""Return a line without bold, dim and colours.

    >>> plain(bold("Red") + " \x1b[31mred")
    'Red \\x1b[31mred'
    """
    return visible(line).translate(_UNSTYLED)
