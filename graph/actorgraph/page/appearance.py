"""How a kind of thing is drawn: shapes and tones of types, hues of families, lines of modalities.

Shapes are those of vis-network that carry their label below. Tones and hues are names; their colours,
for light and dark, are the CSS variables ``--tone-…`` and ``--hue-…`` of ``template/page.css``. There
are fewer hues than families, because no more than nine can be told apart by everybody: families
of one kind share one, what is told least is grey, and what a line says stands beside it when it is
pointed at. Colours are those of lines; actors have shapes, in greys.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from actorgraph.model.vocabulary import Relation

STYLE: Final = Path(__file__).parent / "template" / "page.css"
#: The style of the forms of answers.
FORMS: Final = STYLE.with_name("forms.css")


class Look(NamedTuple):
    """How a type of actor, or an event, is drawn.

    `shape` is one of vis-network; `tone` names a colour. *hollow* draws only the outline, *dashed* breaks
    it, and *pale* fills with a lighter colour than that of the outline.
    """

    shape: str
    tone: str
    hollow: bool = False
    dashed: bool = False
    pale: bool = False


LOOKS: Final = {
    "state": Look("square", "state"),
    "government-body": Look("square", "office", pale=True),
    "military": Look("triangle", "state"),
    "armed-group": Look("triangle", "armed"),
    "umbrella-group": Look("triangleDown", "armed"),
    "class": Look("hexagon", "armed", hollow=True, dashed=True),
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
    "alliance": "alliance",
    "protection": "alliance",
    "attack": "force",
    "casualties": "harm",
    "conflict": "pressure",
    "threat": "pressure",
    "sanction": "pressure",
    "demand": "pressure",
    "attribution": "blame",
    "membership": "belonging",
    "leadership": "command",
    "identity": "belonging",
    "response": "conduct",
}
OTHER: Final = "other"

#: Relations that say the opposite of their family: they are drawn, and counted in the legend, as another.
APART: Final = {
    "avoids-conflict-with": "conflict-avoidance",
    "denies-responsibility": "denial-of-responsibility",
    "does-not-claim": "no-claim-of-responsibility",
}

#: Families of which a line ties nobody to what stands at its end, however firmly it is said: it is dotted.
#: "denies" also has the bar of a denial.
DISCLAIMERS: Final = {"denial-of-responsibility": "denies", "no-claim-of-responsibility": "silent"}

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


def drawn_family(relation: Relation) -> str:
    """Return the family under which a relation is drawn: its own, unless it says the opposite of that."""
    return APART.get(relation.name, relation.family)


@cache
def colours() -> dict[str, str]:
    """Return the light colours of the page's style by name, such as ``"hue-force"``, as ``#rrggbb``."""
    light = STYLE.read_text(encoding="utf-8").partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
