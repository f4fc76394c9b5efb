"""Tables out: everything comes back, spreadsheets run nothing, and Gephi finds its words."""

from __future__ import annotations

import csv
import io
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.registry import format_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.tables.csv.claims import plain, safe
from actorgraph.library import open_case
from actorgraph.model.errors import Faults, FileTrouble
from actorgraph.store.reader import Store
from formats.exported import losses
from worlds import World, carried, sorted_world, worlds, write_world


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@given(worlds())
def test_a_world_comes_back_from_a_folder_of_tables(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert carried(world, Path(folder), "tables", "csv") == sorted_world(world)


@settings(max_examples=10)
@given(worlds())
def test_a_world_comes_back_from_a_zip_and_no_cell_is_a_formula(world: World) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        assert carried(world, folder, "tables.csv.zip", "csv") == sorted_world(world)
        with closing(Store(folder / "first.db")) as store:
            export(Selection(store), folder / "out", format="csv")
        for path in (folder / "out").iterdir():
            with path.open(encoding="utf-8", newline="") as file:
                cells = [cell for row in csv.reader(file) for cell in row]
            assert [it for it in cells if it[:1] in "=+-@\t\r" and it and not _number(it)] == []


def _number(cell: str) -> bool:
    try:
        return bool(float(cell)) or True
    except ValueError:
        return False


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "'=1+1", "''@x", "-3", "'", "", "'Abd", "\t=x", "plain", "+", "@SUM(A1)", "＝1"],
)
def test_what_is_made_safe_is_made_plain_again(cell: str) -> None:
    assert plain(safe(cell)) == cell
    assert not safe(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_gephi_finds_nodes_and_edges_under_its_own_words(tmp_path: Path) -> None:
    store = open_case().store
    export(Selection(store), tmp_path / "out", format="csv")

    nodes, edges = rows(tmp_path / "out" / "nodes.csv"), rows(tmp_path / "out" / "edges.csv")
    assert list(nodes[0])[:2] == ["Id", "Label"]
    assert list(edges[0])[:5] == ["Source", "Target", "Type", "Id", "Label"]
    assert len(edges) == store.count("claim")
    ids = [row["Id"] for row in nodes]
    assert len(ids) == len(set(ids))
    assert {end for row in edges for end in (row["Source"], row["Target"])} <= set(ids)
    assert {row["Type"] for row in edges} == {"Directed", "Undirected"}


def test_every_table_of_the_folder_is_recognised(tmp_path: Path) -> None:
    export(Selection(open_case().store), tmp_path / "out", format="csv")
    found = {file.name: format_of(file) for file in inputs_of([tmp_path / "out"])}
    assert {name: it.name if it else None for name, it in found.items()} == {
        f"out/{name}.csv": "csv"
        for name in ("about", "actors", "claims", "edges", "events", "nodes", "sources")
    }


def test_one_table_holds_the_claims_and_says_what_it_lacks(tmp_path: Path) -> None:
    store = open_case().store
    told = [
        "one table holds the claims and the names in them; a folder (-o NAME) holds all of actors, events and sources"
    ]
    assert losses(export(Selection(store), tmp_path / "claims.csv")) == told
    stream = io.BytesIO()
    assert losses(export(Selection(store), stream, format="csv")) == told
    assert stream.getvalue() == (tmp_path / "claims.csv").read_bytes()
    assert [row["claim"] for row in rows(tmp_path / "claims.csv")] == [
        it.id for it in store.claims()
    ]


def test_the_same_store_gives_the_same_zip(tmp_path: Path) -> None:
    store = open_case().store
    for name in ("a.csv.zip", "b.csv.zip"):
        export(Selection(store), tmp_path / name)
    assert (tmp_path / "a.csv.zip").read_bytes() == (tmp_path / "b.csv.zip").read_bytes()


def test_a_folder_that_holds_something_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileTrouble, match="something is there already"):
        export(Selection(open_case().store), tmp_path / "out", format="csv")
    assert [it.name for it in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_table_that_somebody_broke_is_refused_with_its_line(tmp_path: Path) -> None:
    write_world(World((), (), (), ()), tmp_path / "s.db")
    export(Selection(open_case().store), tmp_path / "out", format="csv")
    actors = tmp_path / "out" / "actors.csv"
    lines = actors.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace(",state,", ",kingdom,")
    actors.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(Faults, match=r"out/actors\.csv, line 2: unknown type of actor 'kingdom'"):
        import_files([tmp_path / "out"], tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


def test_one_table_comes_back_with_its_ids_ends_and_names(tmp_path: Path) -> None:
    store = open_case().store
    export(Selection(store), tmp_path / "claims.csv")
    import_files(tmp_path / "claims.csv", tmp_path / "s.db")

    with closing(Store(tmp_path / "s.db")) as again:
        assert sorted(again.claims(), key=lambda claim: claim.id) == sorted(
            store.claims(), key=lambda claim: claim.id
        )
        names = {actor.id: actor.name for actor in store.actors()}
        found = {actor.id: actor.name for actor in again.actors()}
        assert found == {key: names[key] for key in found}
        assert {event.id for event in again.events()} <= {event.id for event in store.events()}
