"""The picture in the README is the page as it is: `pytest --update-golden` takes it anew."""

from __future__ import annotations

import base64
from pathlib import Path
from statistics import mean

import pytest

from page.conftest import Open

PICTURE = Path(__file__).parents[2] / "docs" / "page.png"
#: The brightness of a picture in squares of 32 pixels, from 0 to 255.
SQUARES = """async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const small = new OffscreenCanvas(picture.width / 32, picture.height / 32).getContext("2d");
    small.imageSmoothingQuality = "high";
    small.drawImage(picture, 0, 0, small.canvas.width, small.canvas.height);
    const { data: pixels } = small.getImageData(0, 0, small.canvas.width, small.canvas.height);
    return Array.from({ length: pixels.length / 4 }, (_, at) => (pixels[4 * at] + pixels[4 * at + 1] + pixels[4 * at + 2]) / 3);
}"""


def test_the_picture_in_the_readme_shows_the_page_as_it_is(
    shipped_page: Path, opened: Open, request: pytest.FixtureRequest
) -> None:
    it = opened(shipped_page, viewport={"width": 1280, "height": 800})
    it.rest()
    now = it.page.screenshot()
    if request.config.getoption("--update-golden"):
        PICTURE.write_bytes(now)
    shown, taken = (
        it.ask(SQUARES, base64.b64encode(data).decode()) for data in (PICTURE.read_bytes(), now)
    )
    assert len(shown) == len(taken) == 1000
    # Fonts differ between machines; a headline that is missing or a drawing that moved does not pass.
    assert mean(abs(a - b) for a, b in zip(shown, taken, strict=True)) < 4
