"""How a kind of thing is drawn: shapes and tones of types, hues of families, lines of modalities.

Shapes are those of vis-network that carry their label below. Tones and hues are names; their colours,
for light and dark, are the CSS variables ``--tone-…`` and ``--hue-…`` of ``template/page.css``. There
are fewer hues than families, because no more than seven can be told apart by everybody: families
of one kind share one, and what a line says stands beside it when it is pointed at.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Look(NamedTuple):
    """A shape of vis-network, a tone, and whether only the outline is drawn."""

    shape: str
    tone: str
    hollow: bool = False


LOOKS: Final = {
    "state": Look("square", "state"),
    "government-body": Look("square", "office"),
    "military": Look("triangle", "state"),
    "armed-group": Look("triangle", "armed"),
    "umbrella-group": Look("triangleDown", "armed"),
    "class": Look("hexagon", "armed", hollow=True),
    "organisation": Look("hexagon", "civil"),
    "person": Look("dot", "civil"),
    "media-outlet": Look("star", "civil"),
    "place": Look("dot", "place", hollow=True),
    "facility": Look("square", "place", hollow=True),
    "dataset": Look("star", "place"),
    "unknown": Look("dot", "place"),
    "event": Look("diamond", "event"),
}

HUES: Final = {
    "sponsorship": "help",
    "alliance": "help",
    "protection": "help",
    "attack": "force",
    "casualties": "force",
    "conflict": "pressure",
    "threat": "pressure",
    "sanction": "pressure",
    "demand": "pressure",
    "attribution": "blame",
    "membership": "belonging",
    "leadership": "belonging",
    "identity": "belonging",
    "response": "conduct",
    "announcement": "conduct",
    "aim": "conduct",
    "contact": "conduct",
}
OTHER: Final = "other"

DASHES: Final[dict[str, bool | list[int]]] = {
    "assertive": False,
    "tentative": [9, 6],
    "not asserted": [1, 6],
}


def look_of(kind: str) -> Look:
    """Return how a type of actor, or ``"event"``, is drawn."""
    return LOOKS.get(kind, LOOKS["unknown"])


def hue_of(family: str) -> str:
    """Return the hue of a family of relations; a family that a case made has the common one."""
    return HUES.get(family, OTHER)
