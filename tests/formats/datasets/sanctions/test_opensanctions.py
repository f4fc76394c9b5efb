"""A row of the simple table is said by each of its datasets."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import pandas as pd
import pytest

from actorgraph.formats.datasets.sanctions.opensanctions import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.model.errors import Faults
from formats.datasets.sanctions.lists import listed
from worlds import world_of

TEXT: Final = """id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change
NK-1,Person,Mira Talvek,"The Fox;M. Talvek",1971-03-09,xn,"4 Mole Street, Vantry",ZZ104,"NOR - Norland Sanctions - 2012-11-12",,,NOR-1,"South List;North List",2024-01-05T00:00:00,2024-06-01T00:00:00,2024-05-01T00:00:00
"""


def test_each_dataset_says_the_sanction_from_first_to_last_sight(tmp_path: Path) -> None:
    summary, world = listed(tmp_path, "targets.simple.csv", TEXT)
    names = {actor.id: actor.name for actor in world.actors}

    assert sorted(
        (names[it.claimant], it.relation, names.get(it.object, it.text), it.said.text)
        for it in world.claims
    ) == [
        ("North List", "located-in", "4 Mole Street, Vantry", "2024-01-05/2024-06-01"),
        ("North List", "sanctions", "Mira Talvek", "2024-01-05/2024-06-01"),
        ("South List", "located-in", "4 Mole Street, Vantry", "2024-01-05/2024-06-01"),
        ("South List", "sanctions", "Mira Talvek", "2024-01-05/2024-06-01"),
    ]
    assert summary.skipped == {}


def test_every_cell_that_pandas_reads_is_in_the_store(tmp_path: Path) -> None:
    _, world = listed(tmp_path, "targets.simple.csv", TEXT)
    table = pd.read_csv(io.StringIO(TEXT), dtype=str).dropna(axis="columns")
    cells = [part for cell in table.iloc[0] for part in cell.split(";")]

    assert [cell for cell in cells if cell not in str(world)] == ["Person"]  # which is its type


def test_who_is_listed_without_a_sanction_is_an_actor_and_counted(tmp_path: Path) -> None:
    text = TEXT.replace("NOR - Norland Sanctions - 2012-11-12", "")
    summary, world = listed(tmp_path, "targets.simple.csv", text)

    assert summary.skipped == {"an entry of which no sanction is said": 1}
    assert [claim.relation for claim in world.claims] == ["located-in", "located-in"]


def test_a_table_that_lacks_a_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,schema\n1,Person\n", "utf-8")
    with pytest.raises(Faults, match="lacks the column 'name'"):
        import_files(tmp_path / "a.csv", tmp_path / "s.db", format="opensanctions")


def test_a_table_is_recognised_by_its_columns(tmp_path: Path) -> None:
    for text, expected in ((TEXT, True), ("id,name\n", False)):
        (tmp_path / "a.csv").write_text(text, "utf-8")
        assert recognises(inputs_of([tmp_path / "a.csv"])[0]) is expected


def test_a_further_row_of_an_entry_adds_its_names_and_what_it_says(tmp_path: Path) -> None:
    text = "id,schema,name,aliases,sanctions,dataset\nNK,Person,Mira,Fox,S,one\nNK,Person,Mira T.,Elk;Fox,S2,two\n"
    (tmp_path / "targets.simple.csv").write_text(text, "utf-8")
    summary = import_files(tmp_path / "targets.simple.csv", tmp_path / "s.db")

    world = world_of(tmp_path / "s.db")
    (mira,) = (actor for actor in world.actors if actor.id == "NK")
    assert (mira.name, {name.text for name in mira.names}) == ("Mira", {"Fox", "ftm:NK", "Mira T.", "Elk"})  # fmt: skip
    assert {claim.role for claim in world.claims} == {"S", "S2"}
    assert sum(summary.skipped.values()) == 1
