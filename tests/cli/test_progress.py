"""How far a command is stands on a terminal alone, and only if it takes long."""

from __future__ import annotations

import sys
from io import StringIO
from time import sleep

import pytest

from actorgraph_cli import progress as module
from actorgraph_cli.progress import line_of, progress


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    with progress("importing", 10, "B") as step:
        step(5)
    assert stderr.getvalue() == ""


def test_what_is_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = _Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with progress("importing", 10, "B") as step:
        step(5)
    assert stderr.getvalue() == ""


def test_what_takes_long_shows_a_line_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = _Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(module, "_PATIENCE", 0.001)
    monkeypatch.setattr(module, "_PAUSE", 0.001)
    with progress("exporting", 10, "claims") as step:
        step(5)
        while "exporting: 50 %, " not in stderr.getvalue():
            sleep(0.001)
    assert stderr.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("done", "total", "unit", "seconds", "line"),
    [
        (0, 0, "", 4.2, "drawing: 0:04"),
        (50, 200, "claims", 10, "drawing: 25 %, 5 claims/s, 0:30 left"),
        (200, 200, "claims", 10, "drawing: 100 %, finishing, 0:10"),
        (400, 200, "claims", 10, "drawing: 400 claims read, 40 claims/s, 0:10"),
        (5_000_000, 10_000_000_000, "B", 2, "drawing: 0 %, 2.5 MB/s, 1:06:38 left"),
    ],
)
def test_a_line_has_what_is_known(
    done: int, total: int, unit: str, seconds: float, line: str
) -> None:
    assert line_of("drawing", done, total, unit, seconds) == line
