"""Lines for people: bold, dim and colours as marks of our own, and nothing in them that steers a terminal.

A quote or title may hold what sets a window's title, colours what follows or turns the direction of
writing (ECMA-48, section 5.4; Unicode UAX #9; CWE-150). Lines are therefore made without a terminal's own
marks, and get them last, when all that came from data is visible.
"""

from __future__ import annotations

import re
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
#: Stand around an address, and behind the words that lead to it.
_TO, _FROM, _LINKED = "\ufdd6", "\ufdd7", "\ufdd8"
#: An address that may stand in a terminal's own mark (OSC 8): nothing that could end it.
_ADDRESS: Final = re.compile(r"https?://[!-~]+")
_LINKS: Final = re.compile(f"{_TO}([^{_FROM}]*){_FROM}|{_LINKED}")
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


def linked(lines: list[str], words: str, address: str) -> list[str]:
    """Return wrapped lines of which the last words before a last ``[id]`` lead to an address, if it is one of the web."""
    if not _ADDRESS.fullmatch(address):
        return lines
    wanted = words.split()
    found = []
    for n, line in enumerate(reversed(lines)):
        head, blank, end = line.rpartition(" [") if n == 0 else (line, "", "")
        pieces = head.split(" ")
        many = 0
        while many < min(len(wanted), len(pieces)) and pieces[-1 - many] == wanted[-1 - many]:
            many += 1
        if many:
            words_here = " ".join(pieces[-many:])
            link = f"{_TO}{address}{_FROM}{words_here}{_LINKED}"
            head = " ".join([*pieces[:-many], link])
            wanted = wanted[:-many]
        found.append(f"{head}{blank}{end}")
    return found[::-1]


def for_terminal(line: str, *, links: bool = False) -> str:
    r"""Return a line as a terminal gets it, with *links* one that takes hyperlinks (OSC 8).

    >>> for_terminal(bold("Red") + " \x1b[31mred")
    '\x1b[1mRed\x1b[0m \\x1b[31mred'
    """
    return _LINKS.sub(_opened if links else "", visible(line)).translate(_STYLED)


def plain(line: str) -> str:
    r"""Return a line without bold, dim and colours.

    >>> plain(bold("Red") + " \x1b[31mred")
    'Red \\x1b[31mred'
    """
    return _LINKS.sub("", visible(line)).translate(_UNSTYLED)


def _opened(mark: re.Match[str]) -> str:
    """Return a terminal's mark for the begin of a link, or for its end."""
    return f"\x1b]8;;{mark[1] or ''}\x1b\\"
