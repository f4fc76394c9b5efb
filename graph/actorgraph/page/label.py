"""Names as labels: broken into short lines, and measured without a browser.

The widths are a little more than those of the sans serifs that browsers use, so that a label never
needs more room than the layout kept for it.
"""

from __future__ import annotations

import unicodedata
from typing import Final

SIZE: Final = 14
#: Events are named in smaller letters than actors.
EVENT_SIZE: Final = 12
#: Letters of a line, and lines of a label.
LINE: Final = 21
LINES: Final = 3
_NARROW: Final = frozenset("ijlI.,:;'’‘|!()[]{}-/ ftr")
_WIDE: Final = frozenset("mwMWQO@%—…")


def broken(name: str) -> list[str]:
    """Return a name as at most three lines of about twenty letters; what is left out is marked.

    Examples
    --------
    >>> broken("Islamic Resistance in Iraq")
    ['Islamic Resistance in', 'Iraq']
    """
    lines: list[str] = [""]
    for word in name.split():
        rest = word
        while rest:
            piece, rest = rest[:LINE], rest[LINE:]
            if lines[-1] and len(lines[-1]) + 1 + len(piece) > LINE:
                lines.append("")
            lines[-1] = f"{lines[-1]} {piece}".strip()
        if len(lines) > LINES:
            break
    if len(lines) > LINES:
        lines = lines[:LINES]
        lines[-1] = f"{lines[-1][: LINE - 1].rstrip()}…"
    return lines


def width(line: str, size: int = SIZE) -> int:
    """Return how wide a line of a label can be, in pixels."""
    return round(size * sum(map(_ems, line))) + 4


def _ems(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    if character.isupper():
        return 0.72
    return 0.6
