from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from aggregate.made import events

for package in ("duckdb", "scipy"):
    pytest.importorskip(package, reason="needs actorgraph[big]")
LEFT = (
    "1 event left out for want of two actors\n1 event counted without a period for want of a date\n"
)
ROWS = (
    ("e1", "Ann", "attacks", "Bob", "2024-02-01", "", "bbc", "Ann hit Bob"),
    ("e2", "Bob", "attacks", "Cleo", "", "", "bbc", ""),
    ("e3", "Bob", "attacks", "", "", "", "bbc", ""),
)


def run(*words: str) -> tuple[int, str, str]:
    """Return the exit code of a command, and what it wrote."""
    result = CliRunner().invoke(actorgraph, words)
    return result.exit_code, result.stdout, result.stderr


def test_events_are_counted_ranked_and_quoted_by_commands(tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    path = events(tmp_path / "e.csv", ROWS)
    assert run("aggregate", path, "--into", store, "--as", "Wires") == (
        0,
        "3 events counted into 2 claims: 2 added, 0 changed\n",
        LEFT,
    )
    assert run("ties", store, "--top", "1")[1] == "0.474412  Cleo\n"
    assert (
        run("ties", store, "--by", "components")[1]
        == "connected components: 1\n3: Ann, Bob, Cleo\n"
    )
    assert json.loads(run("ties", store, "--quotes", "e1", "--json")[1]) == {
        "quotes": [{"id": "e1", "source": "bbc", "when": "2024-02-01", "quote": "Ann hit Bob"}]
    }
    code, out, _ = run("whom", "attacks", "ann", "-c", store, "--json")
    assert (code, [one["actor"] for one in json.loads(out)["answers"]]) == (0, ["bob"])


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("aggregate", "missing.csv", "--into", "s.db", "--as", "W"), 1, "no such file"),
        (("aggregate", "e.csv", "--into", "s.db", "--as", "W", "--column", "x=y"), 2, "have no 'x'"),
        (("ties", "other.db"), 1, "not made by actorgraph aggregate"),
    ],
)  # fmt: skip
def test_a_wrong_command_says_what_would_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    events(tmp_path / "e.csv", ROWS)
    (tmp_path / "other.db").touch()
    found, out, err = run(*words)
    assert (found, out) == (code, "")
    assert message in err
