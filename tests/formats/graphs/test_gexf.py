"""GEXF keeps every claim and its days, and reads what Gephi and others write."""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from lxml import etree

from actorgraph.formats.exporter import export
from actorgraph.formats.graphs.gexf import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.selection import Selection
from actorgraph.formats.sink import Summary
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.network import ends_of
from actorgraph.store.reader import Store
from real_data import real_file
from worlds import World, carried, sorted_world, tied, worlds, write_world

_GEXF = "{http://gexf.net/1.3}"
SMALL = World(
    (Actor("blue", "Blue & Co"), Actor("red", 'Red "the"')),
    (Event("raid", "raid", when=read_when("2024-01-28")),),
    (Source("report", "Report", "red"),),
    (
        Claim("c1", "sponsors", "report", "red", "red", "blue", when=read_when("2023-10/..")),
        Claim("c2", "clashes-with", "report", "red", "red", "blue", quote=" two\nlines\t"),
        Claim("c3", "attacks", "report", "red", "red", event="raid"),
        Claim("c4", "announces", "report", "red", "red", text="an <end> & \"more\""),
    ),
)  # fmt: skip


def written(world: World, folder: Path) -> bytes:
    write_world(world, folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        export(Selection(store), folder / "s.gexf")
    return (folder / "s.gexf").read_bytes()


def graph(body: str, attributes: str = 'defaultedgetype="directed"', version: str = "1.3") -> str:
    """Return a document with two nodes and these edges."""
    nodes = '<nodes><node id="1" label="One"/><node id="2" label="Two"/></nodes>'
    return f'<gexf version="{version}"><graph {attributes}>{nodes}{body}</graph></gexf>'


def read(folder: Path, text: str | bytes) -> tuple[Summary, list[Claim]]:
    path = folder / "a.gexf"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    into = folder / "in.db"
    summary = import_files([path], into)
    with closing(Store(into)) as store:
        return summary, list(store.claims())


def refused(folder: Path, text: str) -> str:
    with pytest.raises(Faults) as caught:
        read(folder, text)
    assert not (folder / "in.db").exists()
    return str(caught.value)


# -- out and in again ------------------------------------------------------------------------------


@given(worlds())
def test_every_world_comes_back(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert carried(world, Path(folder), "w.gexf", "gexf") == sorted_world(world)


def test_blanks_and_line_ends_of_a_quote_come_back(tmp_path: Path) -> None:
    assert carried(SMALL, tmp_path, "w.gexf", "gexf") == sorted_world(SMALL)


def test_relations_and_the_words_about_a_store_come_back(tmp_path: Path) -> None:
    write_world(SMALL, tmp_path / "s.db", licence="CC0", description="a & b")
    with closing(Store(tmp_path / "s.db")) as store:
        export(Selection(store), tmp_path / "s.gexf")
    import_files([tmp_path / "s.gexf"], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        told = {key: store.meta.get(key) for key in ("title", "licence", "description")}
        assert told == {"title": "A World", "licence": "CC0", "description": "a & b"}
        assert store.vocabulary["shelters"].reading == "gives shelter to"


def test_the_days_of_a_claim_are_its_spell_and_an_open_end_is_left_out(tmp_path: Path) -> None:
    root = etree.fromstring(written(SMALL, tmp_path))

    spells = {
        edge.get("id"): [dict(spell.attrib) for spell in edge.iter(f"{_GEXF}spell")]
        for edge in root.iter(f"{_GEXF}edge")
    }
    assert spells == {
        "c1": [{"start": "2023-10-01"}],
        "c2": [],
        "c3": [{"start": "2024-01-28", "end": "2024-01-28"}],
        "c4": [],
    }
    found = root.find(f"{_GEXF}graph")
    assert found is not None
    assert (found.get("mode"), found.get("timeformat")) == ("dynamic", "date")


def test_every_edge_is_directed_and_of_the_kind_of_its_relation(tmp_path: Path) -> None:
    root = etree.fromstring(written(SMALL, tmp_path))

    assert [(it.get("id"), it.get("type"), it.get("kind")) for it in root.iter(f"{_GEXF}edge")] == [
        ("c1", None, "sponsors"),
        ("c2", None, "clashes-with"),
        ("c3", None, "attacks"),
        ("c4", None, "announces"),
    ]


def test_what_nobody_asserts_is_of_no_relation_s_kind(tmp_path: Path) -> None:
    denied = tuple(replace(claim, modality="denied") for claim in SMALL.claims[:1])
    root = etree.fromstring(written(replace(SMALL, claims=denied), tmp_path))

    assert [(it.get("kind"), it.get("weight")) for it in root.iter(f"{_GEXF}edge")] == [
        ("is said not to sponsor", "0.0")
    ]


@given(worlds())
def test_networkx_reads_every_claim_of_the_file(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        network = nx.read_gexf(io.BytesIO(written(world, Path(folder))))

    edges = {data["id"]: (*ends, data["relation"]) for *ends, data in network.edges(data=True)}
    assert edges == {claim.id: (*ends_of(claim), claim.relation) for claim in tied(world)}


def test_the_schema_accepts_what_version_1_2_has_too(tmp_path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(real_file("graph-files/xsd-flat/gexf.xsd"))))
    text = written(SMALL, tmp_path).decode()
    older = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
    older = older.replace(' version="1.3"', ' version="1.2"')
    older = re.sub(r' (kind|timerepresentation)="[a-z-]*"', "", older)

    schema.validate(etree.fromstring(older.encode()))

    assert str(schema.error_log) == ""


def test_a_character_that_xml_cannot_hold_is_replaced_and_told(tmp_path: Path) -> None:
    claims = (
        Claim("c1", "announces", "report", "red", "red", text="a\x01b"),
        Claim("c2", "announces", "report", "red", "red", text="a\x02b"),
    )
    write_world(replace(SMALL, claims=claims), tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        told = export(Selection(store), tmp_path / "s.gexf")

    assert len(told) == 1
    assert told[0].endswith("texts hold characters that XML cannot hold; U+FFFD replaces them")
    assert [it.text for it in read(tmp_path, (tmp_path / "s.gexf").read_bytes())[1]] == [
        "a\ufffdb",
        "a\ufffdb",
    ]


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(SMALL, tmp_path)

    with closing(Store(tmp_path / "s.db")) as store:
        export(Selection(store), tmp_path / "again.gexf")

    assert (tmp_path / "again.gexf").read_bytes() == first


# -- what others write -----------------------------------------------------------------------------


def test_a_plain_edge_is_a_claim_of_the_file_itself(tmp_path: Path) -> None:
    body = '<edges><edge id="e" source="1" target="2" label="is backed by" weight="2.5"/></edges>'

    _, (claim,) = read(tmp_path, graph(body))

    assert (claim.relation, claim.subject, claim.object) == ("sponsors", "2", "1")
    assert (claim.claimant, claim.source, claim.record) == ("a-gexf-file", "a-gexf", "e")
    assert claim.note == "weight=2.5"


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("directed", [("related-to", "1", "2")]),
        ("undirected", [("connected-with", "1", "2")]),
        ("mutual", [("related-to", "1", "2"), ("related-to", "2", "1")]),
    ],
)
def test_a_mutual_edge_says_both_directions(
    tmp_path: Path, kind: str, ends: list[tuple[str, str, str]]
) -> None:
    body = f'<edges><edge source="1" target="2" type="{kind}"/></edges>'

    _, claims = read(tmp_path, graph(body))

    assert [(it.relation, it.subject, it.object) for it in claims] == ends


def test_edges_have_no_direction_where_the_file_says_nothing(tmp_path: Path) -> None:
    _, (claim,) = read(tmp_path, graph('<edges><edge source="1" target="2"/></edges>', ""))

    assert claim.relation == "connected-with"


def test_edges_may_stand_before_nodes(tmp_path: Path) -> None:
    text = (
        '<gexf version="1.2"><graph><edges><edge source="b" target="a"/></edges>'
        '<nodes><node id="a"/><node id="b"/></nodes></graph></gexf>'
    )

    _, (claim,) = read(tmp_path, text)

    assert (claim.subject, claim.object) == ("b", "a")


def test_an_edge_may_name_a_node_of_a_later_list(tmp_path: Path) -> None:
    edges = (
        '<edges><edge id="x" source="1" target="3"/><edge id="y" source="1" target="2"/></edges>'
    )

    _, claims = read(tmp_path, graph(f'{edges}<nodes><node id="3"/></nodes>'))

    assert {it.record: (it.subject, it.object) for it in claims} == {
        "x": ("1", "3"),
        "y": ("1", "2"),
    }


@pytest.mark.parametrize(
    ("spell", "when"),
    [
        ('start="2024-01-01" end="2024-02-01"', "2024-01-01/2024-02-01"),
        ('start="2024-01-01"', "2024-01-01/.."),
        ('end="2024-01-01T12:00:00Z"', "../2024-01-01"),
        ('startopen="2024-01-01" endopen="2024-01-03"', "2024-01-02"),
        ('start="-Infinity" end="2024-01-01+02:00"', "../2024-01-01"),
        ('timestamp="2024-01-01"', "2024-01-01"),
    ],
)
def test_a_spell_of_dates_is_when_a_claim_holds(tmp_path: Path, spell: str, when: str) -> None:
    body = f'<edges><edge source="1" target="2"><spells><spell {spell}/></spells></edge></edges>'

    _, (claim,) = read(tmp_path, graph(body, 'mode="dynamic" timeformat="date"'))

    assert claim.when == read_when(when)


def test_two_spells_are_two_claims(tmp_path: Path) -> None:
    spells = '<spell end="2023-01-01"/><spell start="2024-01-01"/>'
    body = f'<edges><edge id="e" source="1" target="2"><spells>{spells}</spells></edge></edges>'

    _, claims = read(tmp_path, graph(body, 'timeformat="date"'))

    assert [it.when.text for it in claims] == ["../2023-01-01", "2024-01-01/.."]


def test_a_number_of_a_timeline_is_not_taken_for_a_year(tmp_path: Path) -> None:
    body = '<edges><edge source="1" target="2" start="2004" end="2005"/></edges>'

    _, (claim,) = read(tmp_path, graph(body, 'mode="dynamic" timeformat="double"'))

    assert (claim.when.text, claim.note) == ("", "spells=2004 to 2005")


def test_values_have_the_titles_of_their_attributes(tmp_path: Path) -> None:
    columns = (
        '<attributes class="edge"><attribute id="0" title="tons" type="double"/>'
        '<attribute id="1" title="seen" type="boolean"><default>true</default></attribute>'
        '<attribute id="2" title="word" type="string"/></attributes>'
    )
    values = (
        '<attvalues><attvalue for="0" value="null"/><attvalue id="2" value="null"/></attvalues>'
    )
    body = f'{columns}<edges><edge source="1" target="2">{values}</edge></edges>'

    _, (claim,) = read(tmp_path, graph(body))

    assert claim.note == "seen=true"


def test_nodes_inside_of_nodes_are_actors_and_looks_are_told_of(tmp_path: Path) -> None:
    text = (
        '<gexf xmlns:viz="v" version="1.2"><graph><nodes><node id="a" label="A"><viz:size value="1"/>'
        '<nodes><node id="b" label="B"/></nodes></node></nodes></graph></gexf>'
    )

    summary, _ = read(tmp_path, text)

    with closing(Store(tmp_path / "in.db")) as store:
        told = {it.name: (it.parent, it.note) for it in store.actors() if it.type == "unknown"}
    assert told == {"A": ("", ""), "B": ("", "inside=a")}
    assert sorted(summary.remarks) == [
        "colours, sizes, shapes and positions are not kept",
        "the nesting of nodes is kept only in the notes of actors",
    ]


def test_two_files_do_not_share_their_nodes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = graph("").replace("One", f"One of {name}")
        (tmp_path / f"{name}.gexf").write_text(text, encoding="utf-8")
    import_files([tmp_path / "a.gexf", tmp_path / "b.gexf"], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        names = [it.name for it in store.actors() if it.type == "unknown"]
    assert sorted(names) == ["One of a", "One of b", "Two", "Two"]


# -- what is broken --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.gexf, line 1: is not well-formed XML: no element found"),
        ("<graphml/>", "a.gexf, line 1: is not GEXF: its outermost element is 'graphml'"),
        ('<gexf version="1.3"/>', "a.gexf, line 1: holds no graph"),
        ('<gexf version="2.0"/>', "a.gexf, line 1: is GEXF '2.0'; 1.1 to 1.3 can be read"),
        ("<gexf>\n<graph/>\n<graph/></gexf>", "a.gexf, line 3: holds a second graph"),
        (graph("\n<edges><edge source='1'/></edges>"), "a.gexf, line 2: an edge needs a target"),
        (
            graph("\n<edges><edge source='1' target='3'/></edges>"),
            "a.gexf, line 2: the edge from '1' to '3' ends at '3', which is not a node",
        ),
        (graph("<nodes>\n<node/></nodes>"), "a.gexf, line 2: a node needs an id"),
        (graph("<nodes>\n<node id='1'/></nodes>"), "a.gexf, line 2: the node '1' stands twice"),
        (
            graph("<edges>\n<edge source='1' target='2' type='both'/></edges>"),
            "a.gexf, line 2: an edge is directed, undirected or mutual, not 'both'",
        ),
        (
            graph("<nodes><node id='3'>\n<attvalue for='x' value='1'/></node></nodes>"),
            "a.gexf, line 2: a value is for the attribute 'x', which no node is declared to have",
        ),
        (
            graph("<edges><edge source='1' target='2' start='soon'/></edges>", 'timeformat="date"'),
            "a.gexf, line 1: a spell needs dates such as 2024-02-02, not 'soon'",
        ),
        (graph("<attributes class='x'/>"), "a.gexf, line 1: attributes are of the class node or edge, not 'x'"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.gexf"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(Faults) as caught:
        import_files([path], tmp_path / "in.db", format="gexf")

    assert str(caught.value) == message
    assert not (tmp_path / "in.db").exists()


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    edges = "\n".join(f"<edge source='1' target='{n}'/>" for n in range(3, 6))

    assert len(refused(tmp_path, graph(f"<edges>{edges}</edges>")).splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("<gexf>", True),
        ("\ufeff<?xml version='1.0'?>\n<!-- <a> -->\n<gexf xmlns='x'>", True),
        ("<g:gexf xmlns:g='x'>", True),
        ("<graphml><gexf>", False),
        ("<gexfs>", False),
        ("", False),
        ("<?a?>" * 10_000, False),
    ],
)
def test_a_file_is_known_by_its_outermost_element(tmp_path: Path, text: str, known: bool) -> None:
    (tmp_path / "a").write_text(text, encoding="utf-8")

    assert recognises(inputs_of([tmp_path / "a"])[0]) is known


# -- files of Gephi --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "nodes", "edges"),
    [
        ("Les Miserables.gexf", 77, 254),
        ("US Airports.gexf", 235, 1297),
        ("basic.gexf", 2, 1),
        ("data.gexf", 1, 1),
        ("dynamicedgeweight.gexf", 2, 1),
        ("includenullattvalues.gexf", 2, 1),
        ("slice.gexf", 2, 1),
        ("zeroweight.gexf", 2, 1),
    ],
)
def test_good_files_of_gephi_are_read_whole(
    tmp_path: Path, name: str, nodes: int, edges: int
) -> None:
    path = real_file(f"graph-files/gephi/{name}")
    text = path.read_text(encoding="utf-8")
    assert (len(re.findall(r"<node\b", text)), len(re.findall(r"<edge\b", text))) == (nodes, edges)

    import_files([path], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        actors = sum(it.type == "unknown" for it in store.actors())
        assert (actors, store.count("claim")) == (nodes, edges)


def test_a_file_of_gephi_without_a_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Faults, match=r"^meta.gexf, line 1: holds no graph$"):
        import_files([real_file("graph-files/gephi/meta.gexf")], tmp_path / "in.db")

    assert not (tmp_path / "in.db").exists()


@pytest.mark.parametrize(
    ("given", "times"),
    [
        ('timestamps="&lt;[2016-03-04, 2016-03-09]&gt;"', ["2016-03-04", "2016-03-09"]),
        ('timestamp="2016-03-04"', ["2016-03-04"]),
        (
            'intervals="&lt;[2016-03-04, 2016-03-09]; (2017-01-01, Infinity]&gt;"',
            ["2016-03-04/2016-03-09", "2017-01-02/.."],
        ),
    ],
)
def test_the_list_forms_of_time_are_read_as_spells_are(
    given: str, times: list[str], tmp_path: Path
) -> None:
    text = graph(
        f"<edges><edge source='1' target='2' {given}/></edges>",
        'mode="dynamic" timeformat="date" defaultedgetype="directed"',
    )
    _, claims = read(tmp_path, text)

    assert [claim.when.text for claim in claims] == times
