"""The pictures in README and gallery show the page as it is: `pytest --update-golden` takes it anew."""

from __future__ import annotations

import base64
import re
import shlex
import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from page.conftest import Open, Opened

PICTURE = Path(__file__).parents[2] / "docs" / "page.png"
PAGE = PICTURE.with_name("gallery.md")
#: Each picture of the gallery, and the commands below it.
GALLERY = [
    pytest.param(*found, id=Path(found[0]).stem)
    for found in re.findall(
        r"!\[[^]]*\]\(([^)]*)\)\n.*?```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL
    )
]
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
    compare(it, PICTURE, update=bool(request.config.getoption("--update-golden")))


@pytest.mark.parametrize(("picture", "commands"), GALLERY)
def test_a_picture_of_the_gallery_shows_what_its_commands_make(
    picture: str,
    commands: str,
    opened: Open,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    script = re.search(r'title="(made_up.py)"\n(.*?)```', PAGE.read_text("utf-8"), re.DOTALL)
    assert script
    Path(script[1]).write_text(script[2], "utf-8")
    for line in commands.splitlines():
        program, *words = shlex.split(line)
        if program == "python":
            subprocess.run([sys.executable, *words], check=True)
        else:
            result = CliRunner().invoke(actorgraph, words)
            assert result.exit_code == 0, result.output
    it = opened(tmp_path / f"{Path(picture).stem}.html", viewport={"width": 1280, "height": 800})
    it.rest()
    compare(it, PAGE.parent / picture, update=bool(request.config.getoption("--update-golden")))


def compare(it: Opened, picture: Path, *, update: bool) -> None:
    """Compare a page with a picture of it, which is taken anew with ``--update-golden``."""
    now = it.page.screenshot()
    if update:
        picture.write_bytes(now)
    shown, taken = (
        it.ask(SQUARES, base64.b64encode(data).decode()) for data in (picture.read_bytes(), now)
    )
    assert len(shown) == len(taken) == 1000
    # Fonts differ between machines; a headline that is missing or a drawing that moved does not pass.
    assert mean(abs(a - b) for a, b in zip(shown, taken, strict=True)) < 4
