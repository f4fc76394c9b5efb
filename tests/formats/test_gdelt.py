"""GDELT's events: a row with two actors is a claim, and every other row is counted."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from actorgraph.exchange.bring import import_files
from real_data import real_file
from worlds import world_of


@pytest.mark.parametrize(
    "name", ["sample/gdelt1-events.sample.export.CSV", "sample/gdelt2-events.sample.export.CSV"]
)
def test_every_row_with_two_actors_is_a_claim_of_a_program(tmp_path: Path, name: str) -> None:
    path = real_file(f"gdelt/{name}")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    both = {row[0] for row in rows if row[5] and row[15]}

    summary = import_files([path], tmp_path / "s.db")

    world = world_of(tmp_path / "s.db")
    assert summary.rows == len(rows)
    assert {it.record for it in world.claims} == both
    assert sum(summary.skipped.values()) == len(rows) - len(both)
    assert [it.machine for it in world.sources] == [True]
    days = Counter(it.when.text.replace("-", "") for it in world.claims)
    assert days == Counter(row[1] for row in rows if row[0] in both)
