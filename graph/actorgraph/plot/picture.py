"""A sheet drawn by matplotlib: a figure that a notebook shows, and that is written with the same bytes each time."""

from __future__ import annotations

import math
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path as Course

from actorgraph.page.appearance import Look, colours, look_of
from actorgraph.plot.sheet import (
    BAR,
    LEADING,
    LEGEND,
    PAD,
    SAMPLE,
    SIGN,
    WORDS,
    Card,
    Key,
    Line,
    Sheet,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from actorgraph.plot.type import Type

    Floats = NDArray[np.float64]

#: Around the drawing, in points.
MARGIN: Final = 3.0
#: Letters of a PDF as a font that can be searched, and as shapes in SVG, which looks the same everywhere; ids that do not change.
_SETTINGS: Final[Any] = {
    "pdf.fonttype": 42,
    "svg.fonttype": "path",
    "svg.hashsalt": "actorgraph",
    "savefig.bbox": None,
    "savefig.facecolor": "auto",
    "path.simplify": False,
    "text.usetex": False,
    "text.hinting": "none",
}
#: What is not written: days, and versions of programs.
_UNSAID: Final[dict[str, dict[str, Any]]] = {
    "svg": {"Date": None, "Creator": "actorgraph"},
    "pdf": {"CreationDate": None, "Creator": "actorgraph", "Producer": None},
    "png": {"Software": "actorgraph"},
}
_DASHES: Final[dict[str, Any]] = {
    "assertive": "solid",
    "tentative": (0, (4.2, 2.4)),
    "not asserted": (0, (0.9, 1.7)),
}
#: Length and half the width of an arrowhead, and the radius of a dot.
_ARROW, _HALF, _DOT = 4.6, 1.75, 1.5
_PNG: Final = 300
#: Pixels to an inch in which a notebook shows it.
_SHOWN: Final = 110


class Picture(Figure):
    """A figure of matplotlib that shows itself in a notebook, and is the same bytes whenever it is written.

    `sheet` has what stands where, in points; `missing` the letters that no font on this machine has. Everything else of `matplotlib.figure.Figure` is there to go on with.
    """

    sheet: Sheet
    missing: str

    def savefig(self, fname: Any, **how: Any) -> None:
        """Write the figure as `matplotlib.figure.Figure.savefig` does, without a date and with fixed ids."""
        ending = how.get("format") or (
            Path(fname).suffix[1:].lower() if isinstance(fname, str | Path) else "png"
        )
        said = _UNSAID.get(ending, {}) | {"Title": self.get_label()}
        how["metadata"] = (
            said | dict(how.get("metadata") or {}) if ending in _UNSAID else how.get("metadata")
        )
        how.setdefault("dpi", _PNG)
        with rc_context(_SETTINGS):
            super().savefig(fname, **how)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the picture should know, beside what stands in it."""
        notes = (
            [] if self.sheet.lines else ["nobody is tied to anybody here; the picture has no line"]
        )
        if self.missing:
            some = self.missing[:5] + ("…" if len(self.missing) > 5 else "")
            notes.append(
                f"no font on this machine has {some}; install one that has, such as Noto Sans"
            )
        return tuple(notes)

    def bytes_of(self, ending: str) -> bytes:
        """Return the picture as ``"svg"``, ``"pdf"`` or ``"png"``."""
        whole = BytesIO()
        self.savefig(whole, format=ending)
        return whole.getvalue()

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """Return the picture and its size in pixels, as IPython and its kin ask for it."""
        wide, high = (round(side * _SHOWN) for side in self.get_size_inches())
        return self.bytes_of("png"), {"width": wide, "height": high}


def picture_of(sheet: Sheet, title: str, letters: Type) -> Picture:
    """Return a sheet as a picture."""
    wide, high = sheet.width + 2 * MARGIN, sheet.height + 2 * MARGIN
    picture = Picture(figsize=(wide / 72, high / 72), facecolor="white")
    picture.set_label(title)
    picture.sheet = sheet
    picture.missing = letters.missing
    axes = picture.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(-MARGIN, wide - MARGIN)
    axes.set_ylim(high - MARGIN, -MARGIN)
    axes.set_axis_off()
    pen = _Pen(axes, letters)
    lines = sorted(sheet.lines, key=lambda line: line.certainty == "assertive")
    for line in lines:
        pen.line(line)
    for line in lines:
        pen.ends(line)
    for card in sheet.cards:
        pen.card(card)
    for line in sheet.lines:
        pen.words(line)
    for key in sheet.legend:
        pen.key(key)
    return picture


class _Pen:
    """Draws on one sheet."""

    def __init__(self, axes: Axes, letters: Type) -> None:
        self._axes = axes
        self._letters = letters
        self._colours = colours()

    def line(self, line: Line) -> None:
        """Draw the course of a tie, with a pale edge, so that of two that cross one passes above."""
        colour = self._colour(line.hue, line.certainty)
        start, end = line.ends
        points = _shortened(line.course, start == "arrow", end == "arrow")
        codes = {
            3: [Course.MOVETO, Course.CURVE3, Course.CURVE3],
            4: [Course.MOVETO, Course.CURVE4, Course.CURVE4, Course.CURVE4],
        }[len(points)]
        course = Course(points, codes)
        for ink, width, dashes in (
            ("white", line.width + 1.6, "solid"),
            (colour, line.width, _DASHES[line.certainty]),
        ):
            self._axes.add_patch(
                PathPatch(
                    course,
                    facecolor="none",
                    edgecolor=ink,
                    linewidth=width,
                    linestyle=dashes,
                    capstyle="butt",
                )
            )

    def ends(self, line: Line) -> None:
        """Draw the ends of a tie, and the bar of a denial, above all lines."""
        colour = self._colour(line.hue, line.certainty)
        start, end = line.ends
        for what, tip, before in (
            (start, line.course[0], line.course[1]),
            (end, line.course[-1], line.course[-2]),
        ):
            self._end(what, tip, before, colour, line.width)
        if line.is_denied and len(line.course) == 3:
            first, drawn_to, last = line.course
            self._bar(first / 4 + drawn_to / 2 + last / 4, last - first, colour)

    def card(self, card: Card) -> None:
        """Draw an actor or event: its box, the sign of its type, its name."""
        ink = self._colours[f"tone-{card.look.tone}"]
        is_event = card.kind == "event"
        left, top = card.x - card.width / 2, card.y - card.height / 2
        self._axes.add_patch(
            FancyBboxPatch(
                (left, top), card.width, card.height,
                boxstyle=f"round,pad=0,rounding_size={4.5 if is_event else 2}",
                facecolor=self._colours["sunken"] if is_event else "white",
                edgecolor=ink, linewidth=0.6,
                linestyle=(0, (3, 1.6)) if card.look.dashed else "solid",
            )
        )  # fmt: skip
        self.sign(card.look, left + PAD + 3.2, card.y, 3.2)
        step = card.letters * LEADING
        for n, text in enumerate(card.lines):
            y = card.y + (n - (len(card.lines) - 1) / 2) * step
            self._text(left + PAD + SIGN, y, text, card.letters, self._colours["ink"])

    def sign(self, look: Look, x: float, y: float, size: float) -> None:
        """Draw the sign of a type of actor around a point."""
        tone = self._colours[f"tone-{look.tone}"]
        ink = self._colours["tone-state"] if look.pale else tone
        how: dict[str, Any] = {
            "facecolor": "white" if look.hollow else tone,
            "edgecolor": ink,
            "linewidth": 0.7,
            "linestyle": (0, (1.6, 1.1)) if look.dashed else "solid",
        }
        if look.shape == "dot":
            self._axes.add_patch(Circle((x, y), size * 0.85, **how))
            return
        self._axes.add_patch(
            Polygon([(x + a * size, y + b * size) for a, b in _SHAPES[look.shape]], **how)
        )

    def words(self, line: Line) -> None:
        """Write the words of a line beside it."""
        if line.words is None:
            return
        ink = _darker(self._colours[f"hue-{line.hue}"])
        self._text(
            line.words.x, line.words.y, line.text, WORDS, ink, ha="center",
            rotation=line.words.angle, rotation_mode="anchor",
        )  # fmt: skip

    def key(self, key: Key) -> None:
        """Draw a sign of the legend with its words."""
        kind, name = key.sign
        soft = self._colours["soft"]
        if kind == "note":
            how = {"weight": "bold"} if name == "strong" else {}
            self._text(key.x, key.y, key.text, LEGEND, self._colours["ink"] if how else soft, **how)
            return
        if kind == "kind":
            self.sign(look_of(name), key.x + 3.5, key.y, 3.0)
            self._text(key.x + 11, key.y, key.text, LEGEND, self._colours["ink"])
            return
        hue = name if kind == "hue" else ""
        certainty = name if kind == "certainty" else "assertive"
        colour = self._colour(hue, certainty) if hue else soft
        ends = [(key.x, key.y), (key.x + SAMPLE, key.y)]
        self._axes.add_patch(
            PathPatch(
                Course(ends), facecolor="none", edgecolor=colour, linewidth=1.1,
                linestyle=_DASHES[certainty], capstyle="butt",
            )
        )  # fmt: skip
        if kind == "end":
            self._axes.add_patch(Circle(ends[1], _DOT, facecolor=colour, edgecolor="none"))
        if kind == "bar":
            self._bar((key.x + SAMPLE / 2, key.y), (1.0, 0.0), colour)
        self._text(key.x + SAMPLE + 3, key.y, key.text, LEGEND, self._colours["ink"])

    def _text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        ink: str,
        *,
        weight: str = "normal",
        **how: Any,
    ) -> None:
        self._axes.text(
            x, y, text, color=ink, va="center_baseline", parse_math=False,
            fontproperties=self._letters.properties(size, weight=weight), **how,
        )  # fmt: skip

    def _end(self, what: str, tip: Floats, before: Floats, colour: str, width: float) -> None:
        """Draw an arrowhead or a dot at a tip."""
        if what == "dot":
            self._axes.add_patch(Circle(tuple(tip), _DOT, facecolor=colour, edgecolor="none"))
        if what != "arrow":
            return
        x, y = _unit(tip - before)
        half = max(_HALF, width * 0.9)
        back = tip - np.array([x, y]) * _ARROW
        corners = [tip, *(back + np.array([-y, x]) * side for side in (half, -half))]
        self._axes.add_patch(Polygon(corners, facecolor=colour, edgecolor="none"))

    def _bar(self, middle: Any, along: Any, colour: str) -> None:
        x, y = _unit(along)
        ends = [(middle[0] - s * y * BAR / 2, middle[1] + s * x * BAR / 2) for s in (1, -1)]
        self._axes.add_patch(
            PathPatch(
                Course(ends), facecolor="none", edgecolor=colour, linewidth=1.1, capstyle="butt"
            )
        )

    def _colour(self, hue: str, certainty: str) -> str:
        """Return the colour of a line; what nobody asserts is a little paler."""
        ink = self._colours[f"hue-{hue}" if hue else "soft"]
        return _mixed(ink, "#ffffff", 0.25) if certainty == "not asserted" else ink


def _shortened(course: Floats, at_start: bool, at_end: bool) -> Floats:
    """Return a course that ends inside its arrowheads, whose tips are sharp then."""
    points = course.copy()
    if at_start:
        points[0] += _unit_of(course[1] - course[0]) * (_ARROW - 1)
    if at_end:
        points[-1] += _unit_of(course[-2] - course[-1]) * (_ARROW - 1)
    return points


def _unit_of(along: Floats) -> Floats:
    return along / (math.hypot(*along) or 1.0)


def _unit(along: Any) -> tuple[float, float]:
    length = math.hypot(*along) or 1.0
    return along[0] / length, along[1] / length


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = ((int(colour[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _darker(colour: str) -> str:
    return _mixed(colour, "#000000", 0.18)


def _star() -> list[tuple[float, float]]:
    return [
        (
            math.sin(n * math.pi / 5) * (1.15, 0.48)[n % 2],
            -math.cos(n * math.pi / 5) * (1.15, 0.48)[n % 2],
        )
        for n in range(10)
    ]


#: The shapes of signs around (0, 0), y downwards.
_SHAPES: Final[dict[str, list[tuple[float, float]]]] = {
    "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
    "triangle": [(0, -1), (1, 0.8), (-1, 0.8)],
    "triangleDown": [(0, 1), (1, -0.8), (-1, -0.8)],
    "hexagon": [(math.cos(n * math.pi / 3), math.sin(n * math.pi / 3)) for n in range(6)],
    "star": _star(),
    "diamond": [(0, -1), (1, 0), (0, 1), (-1, 0)],
}
