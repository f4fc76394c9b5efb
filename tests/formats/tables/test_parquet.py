"""Parquet: every claim is there, with names and days."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pyarrow.parquet
from hypothesis import given

from actorgraph.formats.exporter import export
from actorgraph.formats.selection import Selection
from actorgraph.library import open_case
from actorgraph.model.record import claim_of, source_of
from formats.exported import exported
from worlds import World, worlds


@given(worlds())
def test_parquet_holds_every_claim_with_the_names_and_days(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = exported(world, Path(folder), "parquet")
        rows = pyarrow.parquet.read_table(out / "claims.parquet").to_pylist()
        sources = pyarrow.parquet.read_table(out / "sources.parquet").to_pylist()

    assert [claim_of(row) for row in rows] == list(world.claims)
    assert [source_of(row) for row in sources] == list(world.sources)
    names = (
        {it.id: it.name for it in world.actors} | {it.id: it.name for it in world.events} | {"": ""}
    )
    assert [(row["subject_name"], row["object_name"]) for row in rows] == [
        (names[it.subject], names[it.object]) for it in world.claims
    ]
    dated = [(row, it) for row, it in zip(rows, world.claims, strict=True) if it.when.is_day]
    assert [row["first_day"] for row, _ in dated] == [
        date.fromordinal(it.when.first) for _, it in dated
    ]


def test_an_open_end_has_no_day_in_parquet(tmp_path: Path) -> None:
    store = open_case().store
    export(Selection(store), tmp_path / "out", format="parquet")
    table = pyarrow.parquet.read_table(tmp_path / "out" / "claims.parquet")
    assert table.num_rows == store.count("claim")
    assert {str(field.type) for field in table.schema if field.name.endswith("_day")} == {
        "date32[day]"
    }
