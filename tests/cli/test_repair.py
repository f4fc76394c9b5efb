"""Tests of the command repair."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from small_store import CLAIM, edited, write


def test_the_command_says_what_was_saved_and_lost(tmp_path: Path) -> None:
    path, into = str(tmp_path / "a.db"), str(tmp_path / "b.db")
    write(tmp_path / "a.db", CLAIM)
    with edited(tmp_path / "a.db") as db:
        db.execute("UPDATE claim SET rank = 99")
    result = CliRunner().invoke(actorgraph, ["repair", path, "--into", into])
    assert (result.exit_code, result.stderr) == (
        0,
        "a changed letter cannot be seen; import the dataset again if you can\n",
    )
    assert "claim: 0 saved, 1 lost\n" in result.stdout
    result = CliRunner().invoke(actorgraph, ["repair", into, "--into", f"{into}2", "--json"])
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"sound": True, "tables": {}})


def test_a_store_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = str(tmp_path / "a.db")
    write(tmp_path / "a.db", CLAIM)
    result = CliRunner().invoke(actorgraph, ["repair", path, "--into", path])
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {path!r} is there already; name a new file\n",
    )
