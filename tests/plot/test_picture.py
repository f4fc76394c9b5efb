"""A sheet as matplotlib draws it: the same bytes each time, letters where the sheet has room for them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from actorgraph.library import open_case
from actorgraph.plot.picture import MARGIN, Picture


@pytest.fixture(scope="module")
def picture() -> Picture:
    return _drawn()


def _drawn() -> Picture:
    case = open_case()
    return case.plot(case.who("sponsors", "KH"), columns=1)


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_a_picture_drawn_again_is_the_same_bytes(picture: Picture, ending: str) -> None:
    assert picture.bytes_of(ending) == _drawn().bytes_of(ending)


def test_no_file_says_when_it_was_written(picture: Picture) -> None:
    svg, pdf = picture.bytes_of("svg"), picture.bytes_of("pdf")
    assert re.findall(rb"20\d\d-|CreationDate|dc:date", svg + pdf) == []


def test_a_file_says_what_it_answers(picture: Picture) -> None:
    assert b"Who sponsors Kata'ib Hezbollah?" in picture.bytes_of("svg")


def test_the_letters_of_a_pdf_are_no_type_3_font(picture: Picture) -> None:
    pdf = picture.bytes_of("pdf")
    assert (b"/Type3" in pdf, b"/TrueType" in pdf or b"/CIDFontType2" in pdf) == (False, True)


def test_names_are_drawn_inside_their_cards(picture: Picture) -> None:
    canvas = FigureCanvasAgg(picture)
    canvas.draw()  # type: ignore[no-untyped-call]
    [axes] = picture.axes
    texts = {artist.get_text(): artist for artist in axes.texts}
    outside = []
    for card in picture.sheet.cards:
        low, high = card.corners.min(axis=0), card.corners.max(axis=0)
        for line in card.lines:
            box = _box(texts[line], canvas)
            if not (low[0] < box[0] and box[2] < high[0] and low[1] < box[1] and box[3] < high[1]):
                outside.append((line, box, low, high))
    assert outside == []


def _box(text: Text, canvas: FigureCanvasAgg) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom in points of the sheet."""
    drawn = text.get_window_extent(canvas.get_renderer())  # type: ignore[no-untyped-call]
    figure = text.get_figure(root=True)
    assert figure is not None
    scale, high = 72 / figure.dpi, figure.bbox.height * 72 / figure.dpi
    left, right = drawn.x0 * scale - MARGIN, drawn.x1 * scale - MARGIN
    return left, high - drawn.y1 * scale - MARGIN, right, high - drawn.y0 * scale - MARGIN


def test_savefig_writes_the_same_as_plot_does(picture: Picture, tmp_path: Path) -> None:
    whole = BytesIO()
    picture.savefig(tmp_path / "a.svg")
    picture.savefig(whole, format="svg")
    assert (tmp_path / "a.svg").read_bytes() == whole.getvalue() == picture.bytes_of("svg")


def test_a_notebook_shows_a_picture_by_itself(picture: Picture) -> None:
    shown, size = picture._repr_png_()
    assert (shown[:4], size) == (b"\x89PNG", {"width": 385, "height": 205})
