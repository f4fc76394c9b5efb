"""Tests of what is wrong with a damaged store, and that a command says so in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph.store.damage import damage_of
from actorgraph_cli.main import actorgraph
from small_store import edited

DAMAGES = {
    "UPDATE actor SET name = CAST(7 AS BLOB)": "an actor's name is not a text",
    "UPDATE claim SET rank = 99": "a claim has a modality that does not exist",
    "UPDATE claim SET relation = 99999": "a claim has a relation that does not exist",
    "UPDATE claim SET subject = 99999": "a claim has a subject that does not exist",
    "UPDATE claim SET first = 'soon', dated_by = 1": "a claim has a day that is not a number",
    "UPDATE claim SET source = NULL": "a row of the table 'claim' lacks a value, or has one of another kind",
    "UPDATE source SET title = x'00'": "a row of the table 'source' lacks a value, or has one of another kind",
    "UPDATE relation SET name = 'other' WHERE name = 'sponsors'": "a phrase means a relation that does not exist",
    "UPDATE claim SET details = '{'": "the details of a claim are not JSON",
}


def test_a_sound_store_has_no_damage(path: Path) -> None:
    assert damage_of(path) == ""


@pytest.mark.parametrize(("statement", "fault"), DAMAGES.items())
def test_a_damaged_store_ends_no_command_in_a_traceback(
    path: Path, statement: str, fault: str
) -> None:
    with edited(path) as db:
        db.execute(statement)
    assert damage_of(path) == fault
    for command in ("info", "claims", "voices", "rank", "communities", "timeline", "sources"):
        result = CliRunner().invoke(actorgraph, ["-c", str(path), command])
        assert result.exception is None or isinstance(result.exception, SystemExit), command
