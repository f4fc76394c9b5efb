"""The command code: what it refuses in one line, and a server that starts, says where it is and ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph


def code(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, ["code", *words, "--no-browser"])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("case").mkdir()
    Path("case/case.yaml").write_text("title: World\n")
    Path("report.txt").write_text("Red arms Alpha. It rained.\n")
    return tmp_path


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["report.txt", "-c", "river_war"], 1, "river_war comes with actorgraph and is not written to"),
        (["report.txt", "-c", "."], 1, "'.' is not a case: it has no case.yaml"),
        (["nothing.txt", "-c", "case"], 1, "'nothing.txt' cannot be read: No such file or directory"),
        (["case", "-c", "case"], 1, "'case' cannot be read: Is a directory"),
        (["report.txt", "-c", "case", "--coder", "a/b"], 1, "a coder is called by letters and digits, not 'a/b'"),
        (["report.txt", "-c", "case", "--coder", "reports"], 1, "a coder is called by letters and digits"),
        (["report.txt", "-c", "case", "--date", "May"], 1, "'May' is not a day such as 2024-02-02"),
        (["report.txt", "-c", "case", "--port", "70000"], 2, "70000 is not in the range"),
    ],
)  # fmt: skip
def test_what_cannot_be_coded_is_one_line(words: list[str], status: int, message: str) -> None:
    code_, out, err = code(*words)

    assert (code_, out) == (status, "")
    assert message in err.splitlines()[-1]


@pytest.mark.slow
def test_the_page_is_where_the_line_says_until_ctrl_c(place: Path) -> None:
    words = [sys.executable, "-m", "actorgraph", "code", "report.txt", "-c", "case", "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    with (place / "out").open("w") as out:
        running = subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL, env=environment)
    try:
        for _ in range(300):
            if (place / "out").read_text().endswith("\n"):
                break
            time.sleep(0.1)
        with urllib.request.urlopen((place / "out").read_text().strip(), timeout=20) as page:
            assert page.read().startswith(b"<!doctype html>")
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
        assert not (place / "case/reports").exists()
    finally:
        running.kill()
        running.wait()
