"""What reports call states: their names, the seats of their governments and their adjectives; see ``states.txt``."""

from __future__ import annotations

import os
from functools import cache
from typing import Final, NamedTuple

from actorgraph.model.names import fold

_FILE: Final = os.path.join(os.path.dirname(__file__), "states.txt")


class State(NamedTuple):
    """What a state is called, folded.

    `capitals` may be meant as places, `houses` of its government never are; `adjectives` are those that no ending makes.
    """

    names: tuple[str, ...]
    capitals: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


def read_states(text: str) -> tuple[State, ...]:
    """Return the states of a table.

    >>> read_states("# names | capitals | houses | adjectives\\nRussia, Russian Federation | Moscow | Kremlin")
    (State(names=('russia', 'russian federation'), capitals=('moscow',), houses=('kremlin',), adjectives=()),)
    """
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(State(*(_folded(part) for part in line.split("|"))) for line in lines)


def _folded(part: str) -> tuple[str, ...]:
    return tuple(fold(name) for name in part.split(",") if name.strip())


@cache
def states() -> tuple[State, ...]:
    """Return the states of the table, in its order."""
    with open(_FILE, encoding="utf-8") as file:
        return read_states(file.read())
