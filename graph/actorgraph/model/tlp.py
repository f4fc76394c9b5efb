"""Markings of the Traffic Light Protocol: on whose terms something may be passed on.

The protocol is FIRST's (https://www.first.org/tlp/), in version 2.0. What version 1 calls WHITE is CLEAR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from actorgraph.model.errors import InvalidValue

#: The levels, the freest first.
LEVELS: Final = ("clear", "green", "amber", "amber+strict", "red")
#: Those on whose terms not every reader may pass it on.
BINDING: Final = ("amber", "amber+strict", "red")
_WORDS: Final = {level: level for level in LEVELS} | {
    "white": "clear",
    "amber-strict": "amber+strict",
    "amber strict": "amber+strict",
    "amber_strict": "amber+strict",
    "amberstrict": "amber+strict",
}
_BEFORE: Final = re.compile(r"^tlp\s*[:=-]?\s*[\"']?", re.IGNORECASE)


def level_in(text: str) -> str:
    """Return the level that a text names and nothing else, empty for another text.

    >>> level_in("TLP:AMBER+STRICT"), level_in("tlp:white"), level_in("Red"), level_in("PAP:RED")
    ('amber+strict', 'clear', 'red', '')
    """
    words = _BEFORE.sub("", text.strip()).rstrip("\"'").strip().casefold()
    return _WORDS.get(words, "")


def read_level(text: str) -> str:
    """Return the level that a person wrote, empty for an empty text.

    Raises
    ------
    InvalidValue
        It is no level.
    """
    found = level_in(text)
    if text.strip() and not found:
        raise InvalidValue(f"unknown marking {text!r}; use one of {', '.join(LEVELS)}")
    return found


def need_level(text: str) -> None:
    """Refuse what is neither empty nor a level."""
    if text and text not in LEVELS:
        raise InvalidValue(f"unknown marking {text!r}; use one of {', '.join(LEVELS)}")


def strictest(levels: Iterable[str]) -> str:
    """Return the strictest of some levels, empty if there is none.

    >>> strictest(["", "green", "amber"])
    'amber'
    """
    found = [level for level in levels if level]
    return max(found, key=LEVELS.index, default="")


def label(level: str) -> str:
    """Return how a level is written, such as ``TLP:RED``; empty for none."""
    return f"TLP:{level.upper()}" if level else ""


def warning(level: str) -> str:
    """Return the line that a file or page has of which some is marked RED or AMBER, else an empty text.

    It stands in the file itself, since a file leaves behind what was said when it was written.
    """
    if level not in BINDING:
        return ""
    return f"{label(level)}: some of this is marked so; pass it on only to those whom the marking allows"


def above(level: str) -> tuple[str, ...]:
    """Return the levels that are stricter than one.

    >>> above("amber")
    ('amber+strict', 'red')
    """
    return LEVELS[LEVELS.index(level) + 1 :]
