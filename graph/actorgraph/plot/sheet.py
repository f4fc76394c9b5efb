"""What stands where on a sheet of paper: cards with names, lines with words, and a legend, in points, y downwards.

It is worked out before anything is drawn, so that a test can measure it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from actorgraph.model.modality import group
from actorgraph.page.appearance import DISCLAIMERS, OTHER, Look, hue_of, look_of
from actorgraph.page.drawing import is_denied, width_of
from actorgraph.page.salience import weight_of
from actorgraph.page.view import BLAMED, DIRECTED, IN_EVENT, SYMMETRIC, UNNAMED, Tie, View, kind_of
from actorgraph.plot.arrange import CLEAR, GAP, Link, arranged
from actorgraph.plot.part import Part
from actorgraph.plot.route import (
    BESIDE,
    Words,
    corners_of,
    courses,
    placed_words,
    polyline,
    strikes,
)
from actorgraph.plot.type import Type

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

#: Sizes of letters: names of actors and of events, words of lines, legend.
NAME, EVENT, WORDS, LEGEND = 7.0, 6.3, 5.8, 6.3
#: Room in a card: at its sides, above and below its lines, for the sign of its type, and for a line that leads back to it.
PAD, RISE, SIGN, LOOP = 4.0, 3.2, 9.5, 12.0
#: How long the bar across a denied line is.
BAR: Final = 5.6
#: Above and below all cards, for words beside lines at the edge.
EDGE: Final = 4.5
LEADING: Final = 1.22
#: How long a line between two cards is at least, for its arrow, and how long its words may make it.
_SHORT, _LONG = 30.0, 84.0
#: How much of the sheet cards and the room between them fill, at first.
_FILLED: Final = 0.5
#: How high a sheet of a few cards is at least, for each of them; what is not used is cut off.
_ROOM: Final = 30.0
#: A sheet is made higher until no line passes through a card, so often at most, and each time by so much.
_TRIES: Final = 5
_HIGHER: Final = 1.16
#: However many claims a line has, it is not wider than this.
_THICKEST: Final = 3.0
#: How wide the names in cards may be.
_WIDEST: Final = {1: 62.0, 2: 78.0}


@dataclass(frozen=True, slots=True)
class Card:
    """An actor or event: its box, its name in lines, and how its type is drawn."""

    key: str
    kind: str
    look: Look
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    letters: float

    @property
    def corners(self) -> Floats:
        """The corners of its box."""
        return corners_of(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Line:
    """A tie: its course of three points, or of four if it leads back to its card, and its words, if they have a place.

    `certainty` is that of its modality as it is drawn; *dot* and *arrow* say what stands at its start and end.
    """

    tie: Tie
    course: Floats
    certainty: str
    hue: str
    width: float
    is_denied: bool
    text: str
    words: Words | None

    @property
    def ends(self) -> tuple[str, str]:
        """What stands at its start and at its end: "arrow", "dot" or nothing."""
        return {
            DIRECTED: ("", "arrow"),
            SYMMETRIC: ("", ""),
            IN_EVENT: ("", "dot"),
            BLAMED: ("", "dot"),
            UNNAMED: ("dot", "arrow"),
        }[self.tie.link]


@dataclass(frozen=True, slots=True)
class Key:
    """One sign of the legend with its words: where the sign begins, and the middle of its line."""

    sign: tuple[str, str]
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything of a picture, with the size of the whole. `struck` counts lines that found no way round a card."""

    width: float
    height: float
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    legend: tuple[Key, ...]
    struck: int


#: How long the sign of a legend's line is, and between two signs.
SAMPLE: Final = 17.0
_BETWEEN: Final = 9.0
_ROW: Final = 10.5
_KEYS: Final = {
    "assertive": "asserted",
    "tentative": "possible, intended or conditional",
    "not asserted": "nobody asserts it",
}


def sheet_of(view: View, part: Part, width: float, columns: int, type_: Type) -> Sheet:
    """Return a part of a view laid out on a sheet of some width."""
    import numpy as np

    looped = {tie.start for tie in part.ties if tie.start == tie.end}
    blanks = [_blank(view, key, columns, type_) for key in part.things]
    loops = np.array([LOOP if key in looped else 0.0 for key in part.things])
    sizes = np.array([(card.width, card.height) for card in blanks]).reshape(-1, 2)
    rooms = sizes + np.stack([0 * loops, loops], axis=1)
    number = {key: n for n, key in enumerate(part.things)}
    ends = [(number[tie.start], number[tie.end]) for tie in part.ties]
    texts = [type_.readable(_verb(view, tie)) for tie in part.ties]
    links = _links(ends, [type_.width(text, WORDS) for text in texts])
    needed = float(((rooms + GAP).prod(axis=1)).sum()) / (_FILLED * width)
    # Cards with many lines between them need more room, and a few cards as much as their lines are long.
    needed *= 0.72 + 0.16 * min(4.0, len(part.ties) / max(1, len(part.things)))
    needed = max(needed, min(0.36 * width, _ROOM * len(part.things)))
    height = max(needed, float(rooms[:, 1].max(initial=0)) + 2)
    tries = 1
    while True:
        at = arranged(rooms, links, width, height)
        found = courses(at, rooms, ends, CLEAR / 2, width)
        struck = sum(
            _struck(course, pair, at, rooms) for course, pair in zip(found, ends, strict=True)
        )
        if tries == _TRIES or not (struck or _touching(at, rooms)):
            break
        tries += 1
        height *= _HIGHER
    heights = [polyline(course)[:, 1] for course in found]
    heights += [at[:, 1] - rooms[:, 1] / 2, at[:, 1] + rooms[:, 1] / 2]
    drawn = np.concatenate(heights) if len(at) else np.zeros(1)
    top, bottom = float(drawn.min()), float(drawn.max())
    shift = np.array([0.0, EDGE - top])
    at, found = at + shift, [course + shift for course in found]
    cards = tuple(
        _moved(card, float(x), float(y + loop / 2))
        for card, (x, y), loop in zip(blanks, at, loops, strict=True)
    )
    used = bottom - top + 2 * EDGE
    lines = _lines(view, part.ties, texts, cards, found, (width, used), type_)
    legend, low = _legend(view, part, lines, cards, width, used + 7, type_)
    return Sheet(width, low, cards, lines, legend, struck)


def certainty_of(tie: Tie) -> str:
    """Return how sure a tie is, as it is drawn: what only disclaims ties nobody, however firmly it is said."""
    return "not asserted" if tie.family in DISCLAIMERS else group(tie.modality)


def _links(ends: Sequence[tuple[int, int]], wide: Sequence[float]) -> dict[tuple[int, int], Link]:
    """Return what lies between two boxes, by their numbers: how many lines, with words of some widths."""
    between: dict[tuple[int, int], list[float]] = {}
    for (a, b), width in zip(ends, wide, strict=True):
        if a != b:
            between.setdefault((min(a, b), max(a, b)), []).append(width)
    return {
        pair: Link(
            spread=(len(widths) - 1) / 2 * BESIDE * 0.8,
            length=max(_SHORT, min(_LONG, max(widths) + 20)) + 12 * (len(widths) - 1),
        )
        for pair, widths in sorted(between.items())
    }


def _struck(course: Floats, pair: tuple[int, int], at: Floats, rooms: Floats) -> int:
    if pair[0] == pair[1]:
        return 0
    others = [n for n in range(len(at)) if n not in pair]
    return strikes(course, at[others], rooms[others] / 2)


def _touching(at: Floats, rooms: Floats) -> bool:
    import numpy as np

    apart = np.abs(at[:, None] - at[None]) - (rooms[:, None] + rooms[None]) / 2
    return int((apart < 1).all(axis=2).sum()) > len(at)


def _blank(view: View, key: str, columns: int, type_: Type) -> Card:
    """Return the card of a thing, without a place."""
    kind = kind_of(view.things[key])
    letters = EVENT if kind == "event" else NAME
    lines = type_.broken(view.label(key), letters, _WIDEST[columns], 4)
    wide = max(type_.width(line, letters) for line in lines)
    return Card(
        key, kind, look_of(kind), 0.0, 0.0,
        wide + 2 * PAD + SIGN, len(lines) * letters * LEADING + 2 * RISE, lines, letters,
    )  # fmt: skip


def _moved(card: Card, x: float, y: float) -> Card:
    from dataclasses import replace

    return replace(card, x=x, y=y)


def _lines(
    view: View,
    ties: Sequence[Tie],
    texts: Sequence[str],
    cards: Sequence[Card],
    found: Sequence[Floats],
    sheet: tuple[float, float],
    type_: Type,
) -> tuple[Line, ...]:
    card_of = {card.key: card for card in cards}
    seen: dict[str, int] = {}
    whole: list[Floats] = []
    for tie, course in zip(ties, found, strict=True):
        if tie.start == tie.end:
            seen[tie.start] = seen.get(tie.start, 0) + 1
            course = _loop(card_of[tie.start], seen[tie.start] - 1)
        whole.append(course)
    measures = [
        (type_.width(text, WORDS), WORDS * 1.05) if text and len(course) == 3 else None
        for text, course in zip(texts, whole, strict=True)
    ]
    drawn = [polyline(course) if len(course) == 3 else course for course in whole]
    order = sorted(
        range(len(ties)),
        key=lambda n: (certainty_of(ties[n]) == "assertive", -weight_of(ties[n]), n),
    )
    taken = [card.corners for card in cards]
    taken += [
        _bar(course)
        for tie, course in zip(ties, whole, strict=True)
        if is_denied(view, tie) and len(course) == 3
    ]
    widths = [min(_THICKEST, 0.55 * width_of(view, tie)) for tie in ties]
    words = placed_words(measures, drawn, widths, order, taken, sheet)
    return tuple(
        Line(
            tie=tie,
            course=course,
            certainty=certainty_of(tie),
            hue=hue_of(tie.family),
            width=widths[n],
            is_denied=is_denied(view, tie),
            text=texts[n],
            words=words.get(n),
        )
        for n, (tie, course) in enumerate(zip(ties, whole, strict=True))
    )


def _bar(course: Floats) -> Floats:
    """Return the corners of the room for the bar across the middle of a line."""
    x, y = course[0] / 4 + course[1] / 2 + course[2] / 4
    return corners_of(float(x), float(y), BAR, BAR)


def _verb(view: View, tie: Tie) -> str:
    """Return the verb of a line's firmest claim, modality included; the line from who is blamed to the event has none."""
    return "" if tie.link == BLAMED else view.patterns.verb(view.claims[tie.claims[0]])


def _loop(card: Card, place: int) -> Floats:
    """Return the course of a line that leads back to its card: four points above it."""
    import numpy as np

    x = card.x + card.width / 2 - 6 - 13 * place
    top = card.y - card.height / 2 - 1
    return np.array([[x, top], [x, top - LOOP], [x - 9, top - LOOP], [x - 9, top]])


def _legend(
    view: View,
    part: Part,
    lines: Sequence[Line],
    cards: Sequence[Card],
    width: float,
    y: float,
    type_: Type,
) -> tuple[tuple[Key, ...], float]:
    """Return a legend of what occurs, in rows below the drawing, and where it ends."""
    families: dict[str, dict[str, None]] = {}
    for line in sorted(lines, key=lambda line: (line.hue == OTHER, line.hue, line.tie.family)):
        families.setdefault(line.hue, {})[line.tie.family.replace("-", " ")] = None
    certain = [each for each in _KEYS if any(line.certainty == each for line in lines)]
    links = {line.tie.link for line in lines}
    kinds = dict.fromkeys(sorted(card.kind for card in cards))
    rows: list[list[tuple[tuple[str, str], str]]] = [
        [(("hue", hue), ", ".join(its)) for hue, its in families.items()],
        [
            *((("certainty", each), _KEYS[each]) for each in certain),
            *(
                [(("end", "dot"), "in this event, not its object")]
                if links & {IN_EVENT, BLAMED}
                else []
            ),
            *(
                [(("bar", ""), "denied by somebody")]
                if any(line.is_denied for line in lines)
                else []
            ),
        ],
        [(("kind", kind), kind.replace("-", " ")) for kind in kinds],
    ]
    keys: list[Key] = []
    for row in filter(None, rows):
        x = 0.0
        for sign, text in row:
            start = SAMPLE if sign[0] != "kind" else 8.0
            wide = start + 3 + type_.width(text, LEGEND)
            if x and x + wide > width:
                x, y = 0.0, y + _ROW
            keys.append(Key(sign, text, x, y))
            x += wide + _BETWEEN
        y += _ROW
    notes = [
        *filter(None, [view.warning]),
        *filter(None, ["; ".join(filter(None, [part.left_out, *view.filters]))]),
    ]
    for note in notes:
        for words in type_.broken(note, LEGEND, width, 6):
            keys.append(Key(("note", "strong" if note == view.warning else ""), words, 0.0, y))
            y += _ROW
    return tuple(keys), y - _ROW / 2 + 2
