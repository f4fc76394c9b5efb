"""What a terminal gets: a pager for what is longer than the screen, and lines as wide as it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from conftest import World

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a Unix terminal")

CLAIMS = [f"relation: attacks, subject: red, object: {end}" for end in ("alpha", "beta", "blue")]


@pytest.fixture
def case(world: World, tmp_path: Path) -> Path:
    """Return a case folder of which the claims take nine lines."""
    world(*CLAIMS)
    return tmp_path / "world"


def on_terminal(case: Path, *words: str, **environment: str) -> str:
    """Return what a command prints on a terminal of eight rows, its pager marking each line."""
    import pty

    pager = case.parent / "less"  # a pager of this name is taken to show colours
    pager.write_text("#!/bin/sh\nsed 's/^/| /'\n", "utf-8")
    pager.chmod(0o700)
    ours, its = pty.openpty()
    program = Path(sys.executable).with_name("actorgraph")
    variables = {"PAGER": str(pager), "TERM": "xterm", "LINES": "8", "COLUMNS": "60"}
    with subprocess.Popen(
        [program, "-c", case, *words], stdin=its, stdout=its, stderr=subprocess.STDOUT,
        env={**os.environ, **variables, **environment},
    ) as process:  # fmt: skip
        os.close(its)
        printed = b""
        try:
            while part := os.read(ours, 4096):
                printed += part
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    assert process.returncode == 0
    return printed.decode().replace("\r\n", "\n")


def test_what_is_longer_than_the_screen_goes_through_the_pager(case: Path) -> None:
    lines = on_terminal(case, "claims", NO_COLOR="1").splitlines()
    assert [line for line in lines if not line.startswith("| ")] == []
    assert (len(lines), lines[0], lines[-1][-4:]) == (9, "| Red attacked Alpha.", "[c3]")


@pytest.mark.parametrize(
    "words", [("claims", "--limit", "2"), ("claims", "--json"), ("info", "--json")]
)
def test_what_fits_the_screen_and_what_is_a_document_does_not(
    case: Path, words: tuple[str, ...]
) -> None:
    assert "| " not in on_terminal(case, *words)


def test_notes_do_not_go_through_the_pager(case: Path) -> None:
    printed = on_terminal(case, "who", "attacks", "Blue", "--type", "class", LINES="2")
    assert printed.startswith("| ")
    assert printed.endswith("\nleft out, as they are of another kind: Red\n")


def test_a_pager_gets_no_colours_if_none_are_wanted(case: Path) -> None:
    assert "\x1b[2m" in on_terminal(case, "claims")
    assert "\x1b[" not in on_terminal(case, "claims", NO_COLOR="1")


@pytest.mark.parametrize(
    ("columns", "longest"), [("50", 50), ("10", 40), ("300", 120), ("wide", 100), ("", 100)]
)
def test_columns_say_how_wide_a_pipe_is(
    world: World, monkeypatch: pytest.MonkeyPatch, columns: str, longest: int
) -> None:
    folder = world(f"relation: described-as, subject: red, text: {'word ' * 60}").folder
    monkeypatch.setenv("COLUMNS", columns)
    lines = CliRunner().invoke(actorgraph, ["-c", str(folder), "claims"]).stdout.splitlines()
    assert longest - 10 < max(map(len, lines)) <= longest
