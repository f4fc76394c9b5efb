"""The sentences that are understood, read from ``sentences.txt``, which tells how it is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = Path(__file__).with_name("sentences.txt")
_NAMED: Final = re.compile(r"([a-z_]+) = (.+)")
_READER: Final = re.compile(r"\[([a-z_]+)\]")
_PIECE: Final = re.compile(r"<([a-z_]+)>")


class Pattern(NamedTuple):
    """A sentence, and the name of the function that takes what its slots stand for."""

    builder: str
    sentence: str


def read_patterns(text: str) -> tuple[Pattern, ...]:
    """Return the patterns of a text, in its order.

    >>> read_patterns("act = (~do|~make)\\n[did_it]\\n{aux} {a} <act> {event}")
    (Pattern(builder='did_it', sentence='{aux} {a} (~do|~make) {event}'),)
    """
    pieces: dict[str, str] = {}
    builder = ""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        named, reader = _NAMED.fullmatch(line), _READER.fullmatch(line)
        if line.startswith("#"):
            continue
        if reader:
            builder = reader[1]
        elif named and not builder:
            pieces[named[1]] = _filled(named[2], pieces)
        else:
            found.append(Pattern(builder, _filled(line, pieces)))
    return tuple(found)


def _filled(text: str, pieces: dict[str, str]) -> str:
    return _PIECE.sub(lambda found: pieces[found[1]], text)


PATTERNS: Final = read_patterns(FILE.read_text(encoding="utf-8"))
