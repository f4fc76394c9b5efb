"""A store as GraphML: every claim comes back, and other programs read what the network holds."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import unescape

import networkx as nx
import pytest
from hypothesis import given
from lxml import etree

from actorgraph.formats.exporter import export
from actorgraph.formats.graphs.graphml.selection import EDGE_COLUMNS, NODE_COLUMNS
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim, Quantity
from actorgraph.model.dates import read_when
from actorgraph.model.errors import CorruptStore, FileTrouble
from actorgraph.model.event import Event
from actorgraph.model.filters import Filters
from actorgraph.model.modality import MODALITIES
from actorgraph.model.source import Source
from actorgraph.network import actor_attributes, has_two_ends, network_of
from actorgraph.store.reader import Store
from formats.exported import losses
from real_data import real_file
from small_store import edited
from worlds import World, carried, sorted_world, world_of, worlds, write_world

Network = Any  # a graph of networkx, of any kind

NODE_MODULES: Final = os.environ.get("ACTORGRAPH_NODE_MODULES", "")
READ_WITH_GRAPHOLOGY: Final = Path(__file__).with_name("read_graphml.cjs")
#: Takes every claim, however it is said.
ALL: Final = Filters(modalities=MODALITIES)
SMALL: Final = World(
    (
        Actor("blue", "Blue & Co", "state", names=(Name("أزرق", "native", "ar"), Name("B; C"))),
        Actor("red", 'Red "the"', anonymous=True, parent="blue", note=" two\nlines\t"),
        Actor("ไทย", "Thai letters, which not every validator takes in an id"),
    ),
    (
        Event("raid", "raid", "attack", read_when("2024-01-28"), places=("red", "blue")),
        Event("war", "war", part_of="raid"),
    ),
    (Source("report", "Report <1>", "red", read_when("2024-02"), licence="CC0", machine=True),),
    (
        Claim("c1", "sponsors", "report", "red", "red", "blue", when=read_when("2023-10/..")),
        Claim("01", "clashes-with", "report", "red", "ไทย", "blue", quote=" two\r\nlines\t"),
        Claim("c3", "attacks", "report", "red", "red", event="raid", said=read_when("2024")),
        Claim("c4", "announces", "report", "red", "red", text="an <end> & ]]> \"more\""),
        Claim(
            "c5", "counts", "report", "red", event="raid", mode=("air", "drone"), hedge="may have",
            quantity=Quantity("killed", ">", 85, "people"), modality="possible", implied=True,
            file="a.csv", record="007", cites="https://example.org/?a=1&b=2", spokesperson="blue",
            role="planner", note="n",
        ),
        Claim("c6", "announces", "report", "red", event="raid"),
    ),
)  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a store of a small world in which much is odd."""
    write_world(SMALL, tmp_path / "s.db", licence="CC0")
    return tmp_path / "s.db"


def written(path: Path, **selected: Any) -> bytes:
    """Return what is written of a store."""
    file = io.BytesIO()
    with closing(Store(path)) as store:
        assert losses(export(Selection(store, **selected), file, format="graphml")) == []
    return file.getvalue()


def network(path: Path) -> Network:
    """Return a store as the network that a reader shall get: also with those who only published."""
    with closing(Store(path)) as store:
        found = network_of(store, ALL, events=True, texts=True)
        for actor in store.actors():
            if actor.id not in found:
                found.add_node(actor.id, node=actor.id, **filled(actor_attributes(actor)))
    return found


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """Return attributes but those that are empty, which are not written."""
    return {name: value for name, value in data.items() if value != "" and value == value}


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return attributes but some."""
    return {name: value for name, value in data.items() if name not in names}


# -- the document ----------------------------------------------------------------------------------


def test_a_small_store_is_this_document(tmp_path: Path) -> None:
    world = World(
        (Actor("blue", "Blue & Co"), Actor("red", "Red", "state")),
        (Event("raid", "Raid", when=read_when("2024-01-28"), places=("blue",)),),
        (Source("report", "Report", "red"),),
        (
            Claim("c1", "sponsors", "report", "red", "red", "blue", when=read_when("2023-10/..")),
            Claim("c2", "counts", "report", "red", event="raid", text="85 < 90"),
        ),
    )
    write_world(replace(world), tmp_path / "s.db")

    document = written(tmp_path / "s.db").decode()

    assert document.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="')
    keys = re.findall('  <key id="(.*)" for="(.*)" attr.name="(.*)" attr.type="(.*)"/>\n', document)
    assert [(element, name) for _, element, name, _ in keys] == [
        ("graph", "title"), ("graph", "licence"), ("graph", "claims"), ("graph", "actorgraph"),
        *(("node", name) for name in NODE_COLUMNS),
        *(("edge", name) for name in EDGE_COLUMNS),
    ]  # fmt: skip
    assert [(key, kind) for key, _, _, kind in keys if kind != "string"] == [
        ("graph_claims", "long"),
        ("node_anonymous", "boolean"),
        ("edge_quantity_value", "double"),
        ("edge_implied", "boolean"),
        ("edge_modality_rank", "long"),
        ("edge_asserted", "boolean"),
        ("edge_weight", "double"),
        ("edge_machine", "boolean"),
    ]
    header = {
        "about": {"title": "A World"},
        "sources": [{"id": "report", "title": "Report", "publisher": "red"}],
        "relations": [
            {
                "name": "shelters", "family": "shelter", "kind": "state",
                "reading": "gives shelter to", "inverse": "sheltered-by",
                "inverse_reading": "is given shelter by",
                "frame": {"says": "give shelter to {object}"},
            }
        ],
    }  # fmt: skip
    assert document[document.index("  <graph ") :] == (
        '  <graph id="a-world" edgedefault="directed" parse.order="nodesfirst">\n'
        '    <data key="graph_title">A World</data>\n'
        '    <data key="graph_claims">2</data>\n'
        f'    <data key="graph_actorgraph">{json.dumps(header)}</data>\n'
        '    <node id="blue"><data key="node_node">blue</data><data key="node_name">Blue &amp; Co</data>'
        '<data key="node_kind">actor</data><data key="node_type">unknown</data>'
        '<data key="node_anonymous">false</data><data key="node_label">Blue &amp; Co</data></node>\n'
        '    <node id="red"><data key="node_node">red</data><data key="node_name">Red</data>'
        '<data key="node_kind">actor</data><data key="node_type">state</data>'
        '<data key="node_anonymous">false</data><data key="node_label">Red</data></node>\n'
        '    <node id="raid"><data key="node_node">raid</data><data key="node_name">Raid</data>'
        '<data key="node_kind">event</data><data key="node_type">event</data>'
        '<data key="node_anonymous">false</data><data key="node_when">2024-01-28</data>'
        '<data key="node_places">blue</data><data key="node_label">Raid</data></node>\n'
        '    <node id="text:c29eadf0122d7ea7"><data key="node_node">text:85 &lt; 90</data>'
        '<data key="node_name">85 &lt; 90</data><data key="node_kind">text</data>'
        '<data key="node_type">text</data><data key="node_anonymous">false</data>'
        '<data key="node_label">85 &lt; 90</data></node>\n'
        '    <edge id="c1" source="red" target="blue"><data key="edge_claim">c1</data>'
        '<data key="edge_relation">sponsors</data><data key="edge_family">sponsorship</data>'
        '<data key="edge_label">sponsors</data>'
        '<data key="edge_asserted">true</data><data key="edge_weight">1.0</data><data key="edge_modality">stated</data>'
        '<data key="edge_modality_group">assertive</data><data key="edge_modality_rank">1</data>'
        '<data key="edge_implied">false</data><data key="edge_source_id">report</data>'
        '<data key="edge_source_title">Report</data><data key="edge_machine">false</data>'
        '<data key="edge_claimant">red</data><data key="edge_subject">red</data>'
        '<data key="edge_object">blue</data><data key="edge_when">2023-10/..</data>'
        '<data key="edge_first_day">2023-10-01</data></edge>\n'
        '    <edge id="c2" source="raid" target="text:c29eadf0122d7ea7">'
        '<data key="edge_claim">c2</data><data key="edge_relation">counts</data>'
        '<data key="edge_family">figure</data><data key="edge_label">has the figure</data>'
        '<data key="edge_asserted">true</data><data key="edge_weight">1.0</data>'
        '<data key="edge_modality">stated</data><data key="edge_modality_group">assertive</data>'
        '<data key="edge_modality_rank">1</data><data key="edge_implied">false</data>'
        '<data key="edge_source_id">report</data><data key="edge_source_title">Report</data>'
        '<data key="edge_machine">false</data><data key="edge_claimant">red</data>'
        '<data key="edge_event">raid</data><data key="edge_first_day">2024-01-28</data>'
        '<data key="edge_last_day">2024-01-28</data><data key="edge_text">85 &lt; 90</data></edge>\n'
        "  </graph>\n</graphml>\n"
    )


def test_the_same_store_gives_the_same_bytes(small: Path) -> None:
    assert written(small) == written(small)


def test_a_path_gets_what_an_open_file_gets(small: Path, tmp_path: Path) -> None:
    with closing(Store(small)) as store:
        export(Selection(store), tmp_path / "s.graphml")

    assert (tmp_path / "s.graphml").read_bytes() == written(small)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
def test_a_full_disk_is_a_trouble(small: Path) -> None:
    with closing(Store(small)) as store, pytest.raises(FileTrouble) as caught:
        export(Selection(store), "/dev/full", format="graphml")

    assert str(caught.value) == "cannot write '/dev/full': No space left on device"


def test_a_damaged_store_is_told_and_nothing_is_written(small: Path, tmp_path: Path) -> None:
    with edited(small) as db:
        db.execute("UPDATE claim SET details = '{' WHERE id = 'c5'")

    with closing(Store(small)) as store, pytest.raises(CorruptStore, match="is damaged"):
        export(Selection(store), tmp_path / "s.graphml")

    assert not (tmp_path / "s.graphml").exists()


def test_no_graph_is_built(small: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from actorgraph.store.reader import Store\n"
        "from actorgraph.formats.selection import Selection\n"
        "from actorgraph.formats.exporter import export\n"
        "export(Selection(Store(Path(sys.argv[1]))), sys.argv[2], format='graphml')\n"
        "print(sorted({'networkx', 'lxml', 'xml.etree'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, small, small.with_name("o.graphml")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout == "[]\n"


# -- the schema ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    """Return the official schema, with its parts beside it and not on the net."""
    folder = tmp_path_factory.mktemp("schema")
    for part in sorted(real_file("graph-files/xsd-flat").glob("*.xsd")):
        text = part.read_text(encoding="utf-8")
        text = text.replace(
            'schemaLocation="http://graphml.graphdrawing.org/xmlns/1.1/', 'schemaLocation="'
        )
        (folder / part.name).write_text(text, encoding="utf-8")
    return etree.XMLSchema(
        etree.parse(str(folder / "graphml.xsd"), etree.XMLParser(no_network=True))
    )


def test_the_schema_accepts_a_world_in_which_much_is_odd(
    schema: etree.XMLSchema, small: Path
) -> None:
    schema.validate(etree.fromstring(written(small)))

    assert str(schema.error_log) == ""


@given(world=worlds())
def test_the_schema_accepts_every_world(schema: etree.XMLSchema, world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        schema.validate(etree.fromstring(written(Path(folder) / "s.db")))

    assert str(schema.error_log) == ""


# -- out and in again ------------------------------------------------------------------------------


@given(worlds())
def test_every_world_comes_back(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert carried(world, Path(folder), "w.graphml", "graphml") == sorted_world(world)


def test_a_world_in_which_much_is_odd_comes_back(tmp_path: Path) -> None:
    assert carried(SMALL, tmp_path, "w.graphml", "graphml") == sorted_world(SMALL)


def test_relations_and_the_words_about_a_store_come_back(tmp_path: Path) -> None:
    write_world(SMALL, tmp_path / "s.db", licence="CC0", description="a & b \x01\uffff")
    (tmp_path / "s.graphml").write_bytes(written(tmp_path / "s.db"))
    import_files([tmp_path / "s.graphml"], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        told = {key: store.meta.get(key) for key in ("title", "licence", "description")}
        assert told == {"title": "A World", "licence": "CC0", "description": "a & b \x01\uffff"}
        assert store.vocabulary["shelters"].reading == "gives shelter to"


def test_a_second_import_changes_nothing(small: Path, tmp_path: Path) -> None:
    (tmp_path / "s.graphml").write_bytes(written(small))
    import_files([tmp_path / "s.graphml"], tmp_path / "in.db")

    changes = import_files([tmp_path / "s.graphml"], tmp_path / "in.db").changes

    assert (changes.added, changes.changed, changes.same, changes.gone) == (0, 0, 6, 0)


def test_many_sources_come_back_from_several_columns(tmp_path: Path) -> None:
    sources = tuple(Source(f"report-{n}", f"Report {n}", "red") for n in range(1001))
    world = replace(SMALL, sources=sources, claims=(
        Claim("c1", "sponsors", "report-1000", "red", "red", "blue"),
    ))  # fmt: skip

    assert carried(world, tmp_path, "w.graphml", "graphml") == sorted_world(world)
    head = (tmp_path / "w.graphml").read_text(encoding="utf-8")
    assert re.findall('attr.name="(actorgraph.*?)"', head) == [
        "actorgraph",
        "actorgraph_2",
        "actorgraph_3",
    ]


def test_a_network_written_by_itself_is_read_as_claims_too(small: Path, tmp_path: Path) -> None:
    from actorgraph import write_graphml

    with closing(Store(small)) as store:
        write_graphml(network_of(store, ALL, events=True, texts=True), tmp_path / "n.graphml")
        every = (it for it in store.claims() if has_two_ends(it, store.vocabulary))
        claims = sorted(every, key=lambda it: it.id)
        actors = sorted(store.actors(), key=lambda it: it.id)
    import_files([tmp_path / "n.graphml"], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        assert sorted(store.claims(), key=lambda it: it.id) == claims
        assert sorted(store.actors(), key=lambda it: it.id) == actors
        assert [(it.id, it.title, it.publisher, it.machine) for it in store.sources()] == [
            ("report", "Report <1>", "", True)
        ]


# -- parts of a store ------------------------------------------------------------------------------


def edges(document: bytes) -> list[str]:
    return re.findall(r'<data key="edge_claim">(.*?)</data>', document.decode())


def nodes(document: bytes) -> list[str]:
    return re.findall(r'<data key="node_node">(.*?)</data>', document.decode())


def test_filters_and_relations_leave_claims_out_with_whom_only_they_name(small: Path) -> None:
    tentative = written(small, filters=Filters(modalities=("possible",)))
    sponsoring = written(small, relations=("sponsors",))

    assert (edges(tentative), nodes(tentative)) == (
        ["c5"],
        ["blue", "red", "raid", "text:more than 85 people (killed)"],
    )
    assert (edges(sponsoring), nodes(sponsoring)) == (["c1"], ["blue", "red"])


def test_the_claims_of_an_answer_keep_its_order(small: Path) -> None:
    document = written(small, chosen=("c4", "01", "c4", "c1"))

    assert edges(document) == ["c4", "01", "c1"]
    assert nodes(document) == ["blue", "red", "ไทย", 'text:an &lt;end&gt; &amp; ]]&gt; "more"']


# -- what XML cannot hold --------------------------------------------------------------------------


def test_a_character_that_xml_cannot_hold_is_replaced_and_told(tmp_path: Path) -> None:
    claims = (
        Claim("c1", "announces", "report", "red", "red", text="a\x01b"),
        Claim("c2", "announces", "report", "red", "red", text="a\x02b", quote="\ufffe"),
    )
    write_world(replace(SMALL, claims=claims), tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        told = export(Selection(store), tmp_path / "s.graphml")
    import_files([tmp_path / "s.graphml"], tmp_path / "in.db")

    (told_of,) = told
    assert told_of == (
        "9 texts hold characters that XML cannot hold, the first in the node 'text:a\\x01b';"
        " U+FFFD replaces them"
    )
    with closing(Store(tmp_path / "in.db")) as store:
        assert [(it.text, it.quote) for it in store.claims()] == [
            ("a\ufffdb", ""),
            ("a\ufffdb", "\ufffd"),
        ]


# -- what readers get ------------------------------------------------------------------------------


def assert_networkx_reads(path: Path) -> None:
    again = nx.read_graphml(io.BytesIO(written(path)), force_multigraph=True)

    expected = network(path)
    true = dict(again.nodes(data="node"))
    assert without(again.graph, "actorgraph", "node_default", "edge_default") == expected.graph
    assert {data["node"]: without(data, "label") for _, data in again.nodes(data=True)} == dict(
        expected.nodes(data=True)
    )
    assert [
        (true[start], true[end], data["claim"], without(data, "claim"))
        for start, end, data in again.edges(data=True)
    ] == [
        (start, end, key, data)
        for start in map(true.get, again)
        for _, end, key, data in expected.edges(start, keys=True, data=True)
    ]


def test_networkx_reads_what_the_network_holds(small: Path) -> None:
    assert_networkx_reads(small)


@given(worlds())
def test_networkx_reads_every_world(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_world(world, Path(folder) / "s.db")
        assert_networkx_reads(Path(folder) / "s.db")


def assert_igraph_reads(path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    file = path.with_suffix(".graphml")
    file.write_bytes(written(path))

    graph = igraph.Graph.Read_GraphML(str(file))

    expected = network(path)
    seen = [node.attributes() for node in graph.vs]
    assert graph.is_directed()
    assert {data["node"]: without(filled(data), "id", "label") for data in seen} == dict(
        expected.nodes(data=True)
    )
    assert by_claim(
        (
            seen[edge.source]["node"], seen[edge.target]["node"], edge["claim"],
            without(filled(edge.attributes()), "id", "claim"),
        )
        for edge in graph.es
    ) == by_claim(expected.edges(keys=True, data=True))  # fmt: skip


def assert_graphology_reads(path: Path) -> None:
    node = shutil.which("node")
    if not (NODE_MODULES and node):
        pytest.skip("ACTORGRAPH_NODE_MODULES names no folder with graphology")
    file = path.with_suffix(".graphml")
    file.write_bytes(written(path))

    done = subprocess.run(
        [node, str(READ_WITH_GRAPHOLOGY), str(file)],
        capture_output=True,
        check=True,
        env={**os.environ, "NODE_PATH": NODE_MODULES},
    )

    found, expected = json.loads(done.stdout), network(path)
    true = {node: data["node"] for node, data in found["nodes"]}
    assert {true[node]: without(data, "label") for node, data in found["nodes"]} == dict(
        expected.nodes(data=True)
    )
    assert by_claim(
        (true[start], true[end], data["claim"], without(data, "claim"))
        for start, end, _, data in found["edges"]
    ) == by_claim(expected.edges(keys=True, data=True))


def by_claim(edges: Iterable[tuple[Any, Any, Any, Any]]) -> list[tuple[Any, Any, Any, Any]]:
    """Return edges in the order of the ids of their claims."""
    return sorted(edges, key=lambda edge: str(edge[2]))


def test_igraph_reads_what_the_network_holds(small: Path) -> None:
    assert_igraph_reads(small)


def test_graphology_reads_what_the_network_holds(small: Path) -> None:
    assert_graphology_reads(small)


# -- real datasets ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_real_dataset_has_as_many_nodes_and_edges_in_networkx_as_in_the_store(
    tmp_path: Path,
) -> None:
    import_files([real_file("ucdp/ged191-syria.csv")], tmp_path / "s.db", format="ucdp-ged")

    again = nx.read_graphml(io.BytesIO(written(tmp_path / "s.db")), force_multigraph=True)

    with closing(Store(tmp_path / "s.db")) as store:
        claims = store.count("claim")
    assert claims > 10_000
    assert again.number_of_edges() == claims
    assert again.number_of_nodes() == network(tmp_path / "s.db").number_of_nodes()


@pytest.fixture(scope="module")
def misp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the groups that MISP knows and what it suspects of them."""
    path = tmp_path_factory.mktemp("misp") / "s.db"
    import_files([real_file("misp-galaxy/threat-actor.json")], path, format="misp")
    return path


def test_misp_has_a_node_for_each_of_its_groups_and_an_edge_for_each_of_its_claims(
    misp: Path,
) -> None:
    document = written(misp)

    cluster = json.loads(real_file("misp-galaxy/threat-actor.json").read_text(encoding="utf-8"))
    groups = {f"misp-{value['uuid']}" for value in cluster["values"]}
    with closing(sqlite3.connect(misp)) as db:
        ids = {it for (it,) in db.execute("SELECT id FROM actor UNION SELECT id FROM event")}
        texts = db.execute(
            "SELECT DISTINCT 'text:' || text FROM claim WHERE object IS NULL AND text <> ''"
        )
        ends = {it for (it,) in texts}
        claims = db.execute("SELECT count(*) FROM claim").fetchone()[0]
    assert groups < ids
    assert sorted(map(unescape, nodes(document))) == sorted(ids | ends)
    assert (len(edges(document)), len(set(edges(document)))) == (claims, claims)


def test_networkx_reads_what_misp_says(misp: Path) -> None:
    assert_networkx_reads(misp)


def test_igraph_reads_what_misp_says(misp: Path) -> None:
    assert_igraph_reads(misp)


@pytest.mark.slow
def test_graphology_reads_what_misp_says(misp: Path) -> None:
    assert_graphology_reads(misp)


def test_what_misp_says_comes_back(misp: Path, tmp_path: Path) -> None:
    (tmp_path / "misp.graphml").write_bytes(written(misp))
    import_files([tmp_path / "misp.graphml"], tmp_path / "in.db")

    assert world_of(tmp_path / "in.db") == world_of(misp)
