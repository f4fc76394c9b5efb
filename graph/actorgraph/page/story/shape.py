"""The shapes of screens for which a story is drawn, and the sizes of what is in it, all in CSS pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actorgraph.page import label


@dataclass(frozen=True, slots=True)
class Shape:
    """A room for a story. `margin` is that for arcs at the outer side of a front that has any."""

    name: str
    width: int
    height: int
    card: int
    card_height: int
    gap: int
    indent: int
    margin: int
    station: int
    lanes: int
    letters: int = 13
    small: int = 11
    row: int = 19
    most_actors: int = 20

    @property
    def has_icons(self) -> bool:
        """Return True if a card has room for a sign of the actor's type beside its name."""
        return self.card > 120

    @property
    def rows(self) -> int:
        """How many cards can stand in one front."""
        return (self.height - 2 * HEAD) // (self.card_height + self.gap)


#: Height of a camp's name above its cards, and the space between the edge of a camp and what is in it.
HEAD: Final = 28
PAD: Final = 8
#: Pixels between two stations.
BETWEEN: Final = 12

SHAPES: Final = (
    Shape("large", 1420, 690, 226, 40, 11, 18, 132, 290, 6),
    Shape("medium", 1260, 518, 206, 38, 9, 16, 126, 276, 5),
    Shape("small", 760, 518, 150, 38, 9, 10, 76, 210, 3, 12, 11, 18, 16),
    Shape("phone", 356, 552, 92, 42, 6, 5, 18, 98, 2, 11, 11, 17, 11),
    Shape("low", 356, 390, 92, 38, 5, 5, 18, 98, 2, 11, 11, 16, 9),
)


#: Names of cards are not bold, and so a little narrower than a label is measured.
SLIM: Final = 1.12


def wrapped(text: str, width: float, letters: int, most: int = 2) -> tuple[str, ...]:
    """Return a text as at most so many lines that fit a width; what is left out is marked.

    >>> wrapped("Islamic Resistance in Iraq", 150, 13), wrapped("Islamic Resistance", 150, 13, 1)
    (('Islamic Resistance in', 'Iraq'), ('Islamic Resistance',))
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or label.width(longer, letters) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]}…"
    return tuple(_cut(line, width, letters) for line in kept)


def _cut(line: str, width: float, letters: int) -> str:
    if label.width(line, letters) <= width:
        return line
    while len(line) > 1 and label.width(f"{line}…", letters) > width:
        line = line[:-1]
    return f"{line.rstrip('… ')}…"
