"""The command adjudicate: what it refuses in one line; the page itself is that of code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["r.txt", "reports", "b", "-c", "river_war"], "river_war comes with actorgraph and is not written to"),
        (["r.txt", "reports", "b", "-c", "case"], "there is no coder, report file or folder 'b'; use reports, or a path"),
    ],
)  # fmt: skip
def test_what_cannot_be_adjudicated_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case/reports").mkdir(parents=True)
    Path("case/case.yaml").write_text("title: World\n")
    Path("case/actors.yaml").write_text("- {id: red, name: Red}\n")
    Path("case/reports/r.yaml").write_text(
        "source: {id: r, title: R, publisher: Red, date: 2024-02-02}\nclaims:\n"
        "- {relation: attacks, subject: red, text: them, quote: Red left}\n"
    )
    Path("r.txt").write_text("Red left.\n")
    result = CliRunner().invoke(actorgraph, ["adjudicate", *words, "--no-browser"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
