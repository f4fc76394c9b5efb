"""The programs that files are written for read them: each file goes to its consumer's own parser or validator.

networkx, pandas, rdflib, Graphviz, graphology's GraphML and igraph are in the tests of their formats. A consumer that is not
installed skips its tests, and says how to get it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.network import has_two_ends
from actorgraph.store.reader import Store
from worlds import WORLD_WORDS, World, worlds, write_world

NODE_MODULES: Final = os.environ.get("ACTORGRAPH_NODE_MODULES", "")
READ_WITH_NODE: Final = Path(__file__).with_name("read_with_node.cjs")
SHIPPED: Final = Path(__file__).parents[2] / "data" / "actorgraph_data" / "us_strikes_2024"
#: Statements of Neo4j that openCypher does not have.
CONSTRAINT: Final = re.compile(r"^CREATE CONSTRAINT .*;$", re.MULTILINE)


def consumer(package: str, name: str = "") -> Any:
    """Return a package that reads what we write, or skip the test."""
    return pytest.importorskip(package, reason=f"pip install {name or package}")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the store of the shipped case."""
    folder = tmp_path_factory.mktemp("shipped")
    import_files(SHIPPED, folder / "s.db")
    return folder


def written(folder: Path, name: str) -> Path:
    """Return the file of a store in a format."""
    with closing(Store(folder / "s.db")) as store:
        export(Selection(store), folder / name, format=name)
    return folder / name


def world_as(world: World, folder: Path, name: str) -> Path:
    """Return the file of a world in a format."""
    write_world(world, folder / "s.db")
    return written(folder, name)


def read_with_node(kind: str, package: str, *files: Path) -> Any:
    """Return what a library of JavaScript finds in files, or skip the test."""
    node = shutil.which("node")
    if not (node and NODE_MODULES and (Path(NODE_MODULES) / package).is_dir()):
        pytest.skip(
            f"ACTORGRAPH_NODE_MODULES names no folder with {package}: npm install {package}"
        )
    done = subprocess.run(
        [node, str(READ_WITH_NODE), kind, *map(str, files)],
        capture_output=True,
        check=True,
        env={**os.environ, "NODE_PATH": NODE_MODULES},
    )
    return json.loads(done.stdout)


# -- STIX ------------------------------------------------------------------------------------------


def need_stix(text: str) -> None:
    """Fail if the library of STIX does not read a bundle as by default, or its validator finds an error."""
    stix2 = consumer("stix2")
    validator = consumer("stix2validator", "stix2-validator")

    assert len(stix2.parse(text).objects) == len(json.loads(text)["objects"])
    options = validator.ValidationOptions(version="2.1")
    assert validator.validate_instance(json.loads(text), options).errors == []


@pytest.mark.slow
def test_stix2_reads_the_shipped_case_with_default_options(shipped: Path) -> None:
    need_stix(written(shipped, "stix").read_text("utf-8"))


@pytest.mark.slow
@settings(max_examples=12)
@given(worlds())
def test_stix2_reads_every_world_with_default_options(world: World) -> None:
    consumer("stix2")
    with tempfile.TemporaryDirectory() as folder:
        need_stix(world_as(world, Path(folder), "stix").read_text("utf-8"))


# -- FollowTheMoney --------------------------------------------------------------------------------


def need_ftm(text: str) -> None:
    """Fail if the library of FollowTheMoney finds a wrong entity, or would drop a value when it cleans one."""
    ftm = consumer("followthemoney")
    for data in map(json.loads, text.splitlines()):
        ftm.model.get(data["schema"]).validate(data)
        kept = ftm.model.get_proxy(data, cleaned=False).to_dict()["properties"]
        assert {name: len(values) for name, values in kept.items()} == {
            name: len(set(values)) for name, values in data["properties"].items()
        }


@pytest.mark.slow
def test_followthemoney_takes_all_of_the_shipped_case(shipped: Path) -> None:
    need_ftm(written(shipped, "ftm").read_text("utf-8"))


@pytest.mark.slow
@settings(max_examples=12)
@given(worlds())
def test_followthemoney_takes_all_of_every_world(world: World) -> None:
    consumer("followthemoney")
    with tempfile.TemporaryDirectory() as folder:
        need_ftm(world_as(world, Path(folder), "ftm").read_text("utf-8"))


# -- openCypher ------------------------------------------------------------------------------------


def need_cypher(text: str) -> None:
    """Fail if a statement does not follow the grammar of openCypher."""
    antlr4 = consumer("antlr4", "antlr4-cypher")
    grammar = consumer("antlr4_cypher", "antlr4-cypher")
    for statement in CONSTRAINT.sub("", text).split(";\n"):
        tokens = antlr4.CommonTokenStream(grammar.CypherLexer(antlr4.InputStream(statement)))
        parser = grammar.CypherParser(tokens)
        parser.removeErrorListeners()
        if statement.strip():
            parser.script()
        assert (parser.getNumberOfSyntaxErrors(), statement) == (0, statement)


@pytest.mark.slow
@settings(max_examples=3)
@given(worlds())
def test_all_statements_of_cypher_follow_its_open_grammar(world: World) -> None:
    consumer("antlr4_cypher", "antlr4-cypher")
    with tempfile.TemporaryDirectory() as folder:
        need_cypher(world_as(world, Path(folder), "cypher").read_text("utf-8"))


# -- JavaScript ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", ["json", "graphology"])
def test_graphology_imports_each_claim_with_two_ends(name: str, shipped: Path) -> None:
    with closing(Store(shipped / "s.db")) as store:
        ties = sum(has_two_ends(claim, store.vocabulary) for claim in store.claims())
    graph = json.loads(written(shipped, name).read_text("utf-8"))

    assert read_with_node("graphology", "graphology", shipped / name) == [
        [len(graph["nodes"]), len(graph["edges"])]
    ]
    assert len(graph["edges"]) >= ties


@pytest.mark.slow
def test_mermaid_reads_each_line_that_is_drawn(shipped: Path) -> None:
    text = written(shipped, "mermaid").read_text("utf-8")
    lines = len(re.findall(r"^\s+\S+ (?:--|-\.|==|<|~)", text, re.MULTILINE))

    ((_, edges),) = read_with_node("mermaid", "mermaid", shipped / "mermaid")
    assert edges == lines


# -- tables and graphs that nobody told about us ----------------------------------------------------


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(worlds())
def test_duckdb_finds_each_row_of_the_tables(world: World) -> None:
    duckdb = consumer("duckdb")
    nouns = ("claims", "actors", "events", "sources")
    with tempfile.TemporaryDirectory() as folder:
        tables = world_as(world, Path(folder), "csv")
        columns = written(Path(folder), "parquet")
        for noun in nouns:
            many = len(getattr(world, noun))
            # Of two rows of texts DuckDB cannot guess which is the header, nor what quotes them.
            csv = (
                f"read_csv('{tables}/{noun}.csv', header=true, delim=',', quote='\"', escape='\"')"
            )
            for rows in (csv, f"'{columns}/{noun}.parquet'") if many else ():
                ((found,),) = duckdb.sql(f"SELECT count(*) FROM {rows}").fetchall()
                assert (rows, found) == (rows, many)
        names = duckdb.sql(f"SELECT name FROM '{columns}/actors.parquet'").fetchall()
        assert sorted(name for (name,) in names) == sorted(actor.name for actor in world.actors)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(worlds())
def test_igraph_reads_each_claim_with_two_ends_and_the_names_of_graphml(world: World) -> None:
    igraph = consumer("igraph")
    with tempfile.TemporaryDirectory() as folder:
        graph = igraph.Graph.Read_GraphML(str(world_as(world, Path(folder), "graphml")))

    claims = [claim for claim in world.claims if has_two_ends(claim, WORLD_WORDS)]
    assert graph.ecount() == len(claims)
    names = set(graph.vs["name"]) if graph.vcount() else set()
    assert {actor.name for actor in world.actors} <= names
