"""The command new: an example to write over, or a report to be filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph


def new(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, ["new", *words])
    return result.exit_code, result.stdout, result.stderr


def test_a_report_becomes_a_case_to_be_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text("Red left.\n", "utf-8")

    code, out, err = new("case", "--text", "one.txt", "--date", "2024-05-04")

    assert code == 0
    assert out.splitlines()[:3] == ["case/case.yaml", "case/actors.yaml", "case/reports/one.yaml"]
    assert err == (
        "code it on a page: actorgraph code one.txt -c case\n"
        "or fill in the blocks, then: actorgraph check case --text one.txt --watch\n"
    )


def test_a_publisher_without_a_report_is_a_wrong_use(tmp_path: Path) -> None:
    code, out, err = new(str(tmp_path / "case"), "--publisher", "CNN")

    assert (code, out) == (2, "")
    assert err.endswith("--publisher and --date are those of a report: --text FILE\n")


def test_a_date_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Red left.\n", "utf-8")
    code, out, err = new(
        str(tmp_path / "case"), "--text", str(tmp_path / "one.txt"), "--date", "May"
    )

    assert (code, out, err) == (1, "", "Error: 'May' is not a day such as 2024-02-02\n")
    assert not (tmp_path / "case").exists()
