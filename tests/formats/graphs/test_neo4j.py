"""The tables for neo4j-admin: every claim is there, with everything that was said of it."""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given

from actorgraph.formats.graphs.cypher import NOT_ASSERTED, type_of
from actorgraph.model.record import claim_of, source_of
from actorgraph.network import ends_of, is_asserted
from formats.exported import exported
from worlds import WORLD_WORDS, World, tied, worlds


@given(worlds())
def test_the_tables_for_neo4j_hold_every_claim_between_nodes_that_are_there(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = exported(world, Path(folder), "neo4j")
        tables = {}
        for name in ("nodes", "sources", "claims"):
            with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                tables[name] = [
                    {key.split(":")[0] or key: cell for key, cell in row.items()}
                    for row in csv.DictReader(file)
                ]

    ids = Counter(row["id"] for row in tables["nodes"])
    assert set(ids.values()) == {1}
    assert [claim_of(row) for row in tables["claims"]] == tied(world)
    assert [source_of(row) for row in tables["sources"]] == list(world.sources)
    for row, claim in zip(tables["claims"], tied(world), strict=True):
        assert (row[":START_ID(Thing)"], row[":END_ID(Thing)"]) == ends_of(claim)
        assert set(ends_of(claim)) <= set(ids)
        assert row[":TYPE"] == (
            type_of(claim.relation) if is_asserted(claim, WORLD_WORDS) else NOT_ASSERTED
        )
        assert (row["sentence"] == "") == is_asserted(claim, WORLD_WORDS)
