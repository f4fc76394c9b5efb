"""A view as a static picture for a paper."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from actorgraph.formats.write.file import Target, write_whole
from actorgraph.model.errors import InvalidValue, MissingPackage
from actorgraph.page.view import BLAMED, View
from actorgraph.plot.part import Part, part_of

if TYPE_CHECKING:
    from actorgraph.plot.picture import Picture

#: The endings of files that hold a picture.
ENDINGS: Final = ("svg", "pdf", "png")
#: Inches: a column of a journal, and the width of its page.
WIDTHS: Final = {1: 3.5, 2: 7.2}
#: How many things, and lines between them, can be read there.
MOST: Final = {1: (12, 24), 2: (26, 54)}

#: Fewer things are not left out for the sake of lines.
_FEWEST: Final = 6


def plot(
    view: View,
    *,
    centre: str = "",
    columns: int = 2,
    width: float = 0.0,
    most: int = 0,
    font: str = "",
) -> Picture:
    """Return the picture of a view; see `actorgraph.Case.plot`.

    Raises
    ------
    InvalidValue
        *columns* is neither 1 nor 2, *width* or *most* is below what can be drawn, or there is no such font.
    MissingPackage
        matplotlib is not installed.
    """
    if columns not in WIDTHS:
        raise InvalidValue(f"a page of a journal has 1 or 2 columns, not {columns}")
    if width and not 2 <= width <= 40:
        raise InvalidValue(f"a picture is 2 to 40 inches wide, not {width:g}")
    if most < 0:
        raise InvalidValue(f"at most {most} things cannot be drawn")
    try:
        import matplotlib as _  # noqa: F401 (its absence is a message, not a traceback)
    except ImportError:
        raise MissingPackage("a picture needs matplotlib: pip install 'actorgraph[plot]'") from None
    from actorgraph.plot.picture import MARGIN, picture_of
    from actorgraph.plot.sheet import sheet_of
    from actorgraph.plot.type import USUAL, Type

    inches = width or WIDTHS[columns]
    columns = 1 if inches < (WIDTHS[1] + WIDTHS[2]) / 2 else 2
    part = part_of(view, most, centre=centre) if most else _readable(view, inches, centre)
    verbs = (
        view.patterns.verb(view.claims[tie.claims[0]]) for tie in part.ties if tie.link != BLAMED
    )
    texts = [*map(view.label, part.things), *verbs, view.warning, *view.filters]
    letters = Type(font or USUAL, texts)
    sheet = sheet_of(view, part, inches * 72 - 2 * MARGIN, columns, letters)
    return picture_of(sheet, view.heading, letters)


def _readable(view: View, inches: float, centre: str) -> Part:
    """Return as much of a view as can be read on a sheet of some width, if nobody says how much."""
    share = (inches - WIDTHS[1]) / (WIDTHS[2] - WIDTHS[1])
    things, lines = (
        max(6, round(few + share * (many - few)))
        for few, many in zip(MOST[1], MOST[2], strict=True)
    )
    part = part_of(view, things, centre=centre)
    while len(part.ties) > lines and len(part.things) > _FEWEST:
        part = part_of(view, len(part.things) - 1, centre=centre)
    return part


def ending_of(target: Target) -> str:
    """Return as what a picture is written to a path.

    Raises
    ------
    InvalidValue
        The path ends in none of these.
    """
    ending = (
        Path(os.fspath(target)).suffix[1:].lower() if isinstance(target, str | os.PathLike) else ""
    )
    if ending not in ENDINGS:
        words = ", ".join(f".{each}" for each in ENDINGS)
        raise InvalidValue(f"a picture is a file that ends in {words}, not {str(target)!r}")
    return ending


def write_picture(picture: Picture, target: Target) -> None:
    """Write a picture to a path, whole or not at all; its ending says as what.

    Raises
    ------
    InvalidValue
        The path ends in none of these.
    FileTrouble
        The path cannot be written.
    """
    ending = ending_of(target)
    write_whole(target, [picture.bytes_of(ending)])
