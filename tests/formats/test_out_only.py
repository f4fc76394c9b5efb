"""Cypher, neo4j-admin, JSON-LD and Parquet: every claim is there, with everything that was said of it."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
import rdflib
from hypothesis import given

from actorgraph.formats.exporter import export
from actorgraph.formats.graphs.cypher import type_of
from actorgraph.formats.selection import Selection
from actorgraph.library import open_case
from actorgraph.model.errors import FileTrouble, InvalidValue
from actorgraph.model.record import claim_of, source_of
from actorgraph.network import ends_of
from actorgraph.store.reader import Store
from worlds import World, worlds, write_world

_ROWS = re.compile(r"UNWIND (\[\n.*?\n\]) AS row\n(.*?);\n", re.DOTALL)


def written(world: World, folder: Path, format_name: str) -> Path:
    write_world(world, folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        assert export(Selection(store), folder / "out", format=format_name) == []
    return folder / "out"


def statements(path: Path) -> list[tuple[list[dict[str, Any]], str]]:
    """Return the rows of each statement, read by a reader of JSON, and what is done with them."""
    found = []
    for rows, rest in _ROWS.findall(path.read_text("utf-8")):
        texts = re.split(r'("(?:[^"\\]|\\.)*")', rows)
        parts = (it if it.startswith('"') else re.sub(r"([a-z_]+):", r'"\1":', it) for it in texts)
        found.append((json.loads("".join(parts)), rest))
    return found


@given(worlds())
def test_cypher_holds_every_claim_and_all_of_its_words(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = statements(written(world, Path(folder), "cypher"))

    edges = [(row, rest) for rows, rest in told for row in rows if "claim" in row and "a" in row]
    assert sorted(claim_of(row["claim"]).id for row, _ in edges) == sorted(
        it.id for it in world.claims
    )
    claims = {it.id: it for it in world.claims}
    for row, rest in edges:
        claim = claims[row["claim"]["claim"]]
        assert claim_of(row["claim"]) == claim
        assert (row["a"], row["b"]) == ends_of(claim)
        assert f"[r:{type_of(claim.relation)} {{claim: row.claim.claim}}]" in rest
    nodes = {row["id"] for rows, rest in told for row in rows if "MERGE (n:Thing" in rest}
    assert nodes >= {end for it in world.claims for end in ends_of(it)}


@given(worlds())
def test_the_tables_for_neo4j_hold_every_claim_between_nodes_that_are_there(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = written(world, Path(folder), "neo4j")
        tables = {}
        for name in ("nodes", "sources", "claims"):
            with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                tables[name] = [
                    {key.split(":")[0] or key: cell for key, cell in row.items()}
                    for row in csv.DictReader(file)
                ]

    ids = Counter(row["id"] for row in tables["nodes"])
    assert set(ids.values()) == {1}
    assert [claim_of(row) for row in tables["claims"]] == list(world.claims)
    assert [source_of(row) for row in tables["sources"]] == list(world.sources)
    for row, claim in zip(tables["claims"], world.claims, strict=True):
        assert (row[":START_ID(Thing)"], row[":END_ID(Thing)"]) == ends_of(claim)
        assert set(ends_of(claim)) <= set(ids)
        assert row[":TYPE"] == type_of(claim.relation)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@given(worlds())
def test_linked_data_states_claims_and_asserts_none(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = written(world, Path(folder), "jsonld").read_text("utf-8")
    data = rdflib.Dataset()
    data.parse(data=text, format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")

    told = set(
        data.default_graph.subjects(
            rdflib.RDF.type, rdflib.URIRef("urn:actorgraph:vocabulary:Claim")
        )
    )
    assert len(told) == len(world.claims)
    asserted = {
        p for _, p, _ in data.default_graph if str(p).startswith("urn:actorgraph:relation:")
    }
    assert asserted == set()
    keys = rdflib.URIRef("urn:actorgraph:vocabulary:key")
    for claim in world.claims:
        (node,) = [
            it for it in data.default_graph.subjects(keys, rdflib.Literal(claim.id)) if it in told
        ]
        graph = data.graph(rdflib.URIRef(f"{node}#statement"))
        assert [str(p) for _, p, _ in graph] == [f"urn:actorgraph:relation:{claim.relation}"]
        value = data.default_graph.value
        assert str(value(node, prov.wasAttributedTo)) == f"urn:actorgraph:thing:{claim.claimant}"
        assert str(value(node, prov.hadPrimarySource)) == f"urn:actorgraph:source:{claim.source}"
        assert str(value(node, prov.value) or "") == claim.quote
        modality = rdflib.URIRef("urn:actorgraph:vocabulary:modality")
        assert str(value(node, modality)) == claim.modality


@given(worlds())
def test_parquet_holds_every_claim_with_the_names_and_days(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = written(world, Path(folder), "parquet")
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


@pytest.mark.parametrize("name", ["neo4j", "parquet"])
def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileTrouble, match="something is there already; name a new folder"):
        export(Selection(open_case().store), tmp_path / "out", format=name)
    assert [it.name for it in tmp_path.rglob("*")] == ["out", "mine.txt"]


@pytest.mark.parametrize("name", ["neo4j", "parquet"])
def test_a_folder_cannot_go_to_an_open_file(name: str) -> None:
    import io

    with pytest.raises(InvalidValue, match=f"{name} makes a folder; name where it goes"):
        export(Selection(open_case().store), io.BytesIO(), format=name)


def test_types_of_relationships_are_words_in_capitals() -> None:
    assert [type_of(it) for it in ("member-of", "sponsors", "é")] == ["MEMBER_OF", "SPONSORS", "_"]
