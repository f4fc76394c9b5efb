"""GraphML of any program makes claims of its edges, and a broken file is refused whole, with its line."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.registry import format_of
from actorgraph.formats.sink import Summary
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Faults, InvalidValue, UnknownRelation
from actorgraph.model.modality import MODALITIES
from actorgraph.store.reader import Store
from real_data import real_file
from worlds import world_of

HEAD: Final = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'


def document(body: str, keys: str = "", edgedefault: str = "directed") -> str:
    """Return a document with two nodes, whatever else is given, and its keys on the first line."""
    nodes = '<node id="a"/><node id="b"/>'
    return f'{HEAD}{keys}<graph edgedefault="{edgedefault}">{nodes}{body}</graph></graphml>'


def read(
    folder: Path, text: str | bytes, **options: str
) -> tuple[Summary, list[Actor], list[Claim]]:
    """Return what an import says, and the actors and claims that it makes."""
    path, into = folder / "a.graphml", folder / "in.db"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    summary = import_files([path], into, format="graphml", options=options)
    with closing(Store(into)) as store:
        return summary, list(store.actors()), list(store.claims())


def claims_of(
    folder: Path, text: str | bytes, **options: str
) -> list[tuple[str, str, str, str, str]]:
    """Return relation, subject, object, role and note of the claims of a document."""
    _, _, claims = read(folder, text, **options)
    return [(it.relation, it.subject, it.object, it.role, it.note) for it in claims]


def refused(folder: Path, text: str | bytes) -> str:
    """Return why a document is refused; nothing of it is kept."""
    with pytest.raises(Faults) as caught:
        read(folder, text)
    assert not (folder / "in.db").exists()
    return str(caught.value)


# -- files of other programs -----------------------------------------------------------------------

#: Every GraphML file of the collection that is one: its nodes and edges, what its edges say, and what the
#: first nodes are called.
GOOD: Final = {
    "cytoscape/desc.graphml": (2, 1, "related-to", ["Node 1", "Node 2"]),
    "cytoscape/igraph_sample.graphml": (10_000, 9_999, "related-to", ["n0", "n1"]),
    # Groups within groups, and edges that end in another group.
    "cytoscape/nested.xml": (14, 12, "connected-with", ["n0", "n1"]),
    "cytoscape/simple.graphml": (11, 12, "related-to", ["n0", "n1"]),
    "cytoscape/simpleWithAttributes.xml": (6, 7, "connected-with", ["n0", "n1"]),
    "cytoscape/testGraph1.xml": (11, 12, "related-to", ["n0", "n1"]),
    # Another namespace, labels inside of drawings, and lines without an arrow.
    "cytoscape/yFilesSample.xml": (3, 3, "connected-with", ["1", "2"]),
    "gephi/5-cliques.graphml": (25, 54, "connected-with", ["n0", "n1"]),
    "gephi/football.graphml": (115, 613, "connected-with", ["n0", "n1"]),
    "gephi/two-cliques.graphml": (10, 20, "connected-with", ["n0", "n1"]),
    "gephi/withdesc.graphml": (2, 1, "related-to", ["Node Zero", "Node One"]),
    "igraph/cattr_bool_bug.graphml": (10, 9, "connected-with", ["n0", "n1"]),
    # A graph without nodes.
    "igraph/cattr_bool_bug2.graphml": (0, 0, "", []),
    "igraph/graphml-default-attrs.xml": (3, 2, "related-to", ["p1", "o1"]),
    # The key "title" stands twice, but for different elements.
    "igraph/graphml-hsa05010.xml": (26, 10, "related-to", ["cpd:C00027", "cpd:C00070"]),
    "igraph/graphml-lenient.xml": (3, 2, "connected-with", ["0", "1"]),
    "igraph/graphml-namespace.xml": (3, 2, "connected-with", ["0", "1"]),
    # A name of blanks is no name.
    "igraph/graphml-whitespace.xml": (5, 4, "connected-with", ["spam", "n1"]),
    # A node has data of a key that is for graphs.
    "igraph/test.graphml": (6, 7, "connected-with", ["n0", "n1"]),
    "igraph/wa1.graphml": (5, 7, "connected-with", ["A", "B"]),
    "igraph/wa2.graphml": (5, 7, "connected-with", ["1", "2"]),
    "igraph/wa3.graphml": (5, 7, "connected-with", ["false", "true"]),
    "igraph/wa4.graphml": (5, 7, "connected-with", ["false", "true"]),
    # yFiles: a description holds the text of a node.
    "igraph/yfiles.graphml": (4, 4, "related-to", ["Top left rounded rectangle", "Star"]),
}
#: Those that are broken, and what is wrong with them first.
BROKEN: Final = {
    "igraph/bug_1970.graphml": "line 1: the key 'one' for edge stands twice",
    "igraph/bug_2506_1.graphml": "line 2: the key 'd3' for all stands twice",
    "igraph/bug_2506_2.graphml": "line 1: a key has no id",
    "igraph/invalid1.graphml": "line 9: is not well-formed XML: not well-formed (invalid token)",
    "igraph/invalid2.graphml": "line 10: the key 'd1' for edge stands twice",
    "igraph/invalid3.graphml": "line 1: is not well-formed XML: no element found",
}


def test_the_table_has_every_file_of_the_collection() -> None:
    folder = real_file("graph-files")
    found = [*folder.rglob("*.graphml"), *folder.rglob("*.xml")]

    assert {path.relative_to(folder).as_posix() for path in found} == {*GOOD, *BROKEN}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_of_another_program_is_recognised_and_read_whole(
    name: str, tmp_path: Path
) -> None:
    path = real_file(f"graph-files/{name}")
    nodes, edges, relation, called = GOOD[name]
    summary = import_files([path], tmp_path / "in.db")

    elements = [etree.QName(it).localname for it in etree.parse(str(path)).iter(etree.Element)]
    assert (elements.count("node"), elements.count("edge")) == (nodes, edges)
    assert summary.files == [(path.name, "graphml")]
    with closing(Store(tmp_path / "in.db")) as store:
        actors = [it.name for it in store.actors()]
        assert (len(actors), actors[: len(called)]) == (nodes + 1, called)
        assert store.count_by("relation") == ({relation: edges} if edges else {})


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    path = real_file(f"graph-files/{name}")

    with pytest.raises(Faults) as caught:
        import_files([path], tmp_path / "in.db", format="graphml")

    assert str(caught.value).splitlines()[0] == f"{path.name}, {BROKEN[name]}"
    assert not (tmp_path / "in.db").exists()


# -- recognising -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_graphml"),
    [
        (HEAD, True),
        ('\n<?xml version="1.0"?>\n<!-- by -> <x> hand -->\n<graphml>', True),
        ('<!DOCTYPE graphml SYSTEM "graphml.dtd">\n<GRAPHML>', True),
        ("<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml>", True),
        ('<ns3:graphml xmlns:ns3="http://graphml.graphdrawing.org/xmlns">', True),
        ("<graphmlx/>", False),
        ("<gexf><graphml/></gexf>", False),
        ("<!-- <graphml> -->", False),
        ("graphml", False),
        ("", False),
        ("<!-- -->" * 5_000 + "<x>", False),
    ],
)
def test_a_file_is_graphml_by_its_outermost_element(
    text: str, is_graphml: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (file,) = inputs_of([tmp_path / "a.txt"])

    found = format_of(file)

    assert (found is not None and found.name == "graphml") is is_graphml


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encoding_is_what_the_file_says(encoding: str, tmp_path: Path) -> None:
    name = encoding.removesuffix("-sig")
    text = (
        f'<?xml version="1.0" encoding="{name}"?><graphml><graph><node id="é"/></graph></graphml>'
    )
    (tmp_path / "a.graphml").write_bytes(text.encode(encoding))

    import_files([tmp_path / "a.graphml"], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        assert next(store.actors()).name == "é"


# -- what edges say --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edgedefault", "attribute", "relation"),
    [
        ("directed", "", "related-to"),
        ("undirected", "", "connected-with"),
        ("DIRECTED", "", "related-to"),
        ("", "", "connected-with"),
        ("directed", 'directed="false"', "connected-with"),
        ("undirected", 'directed="True"', "related-to"),
        ("directed", 'directed="0"', "connected-with"),
    ],
)
def test_an_edge_that_says_no_more_is_a_tie_with_or_without_a_direction(
    edgedefault: str, attribute: str, relation: str, tmp_path: Path
) -> None:
    text = document(f'<edge source="a" target="b" {attribute}/>', edgedefault=edgedefault)

    assert claims_of(tmp_path, text) == [(relation, "a", "b", "", "")]


KEYS: Final = (
    '<key id="d0" for="node" attr.name="label" attr.type="string"/>'
    '<key id="d1" for="edge" attr.name="label" attr.type="string"/>'
    '<key id="d2" for="edge" attr.name="interaction" attr.type="string"/>'
    '<key id="d3" for="edge" attr.name="weight" attr.type="double"><default> 1.0 </default></key>'
)


@pytest.mark.parametrize(
    ("data", "claim"),
    [
        ('<data key="d1">backs</data>', ("sponsors", "a", "b", "", "weight=1.0")),
        ('<data key="d1">is backed by</data>', ("sponsors", "b", "a", "", "weight=1.0")),
        (
            '<data key="d2">attacks</data><data key="d3"> 2.5</data>',
            ("attacks", "a", "b", "", "interaction=attacks; weight=2.5"),
        ),
        ('<data key="d1">dines with</data>', ("related-to", "a", "b", "dines with", "weight=1.0")),
    ],
)
def test_a_label_or_type_that_names_a_relation_is_the_relation(
    data: str, claim: tuple[str, str, str, str, str], tmp_path: Path
) -> None:
    text = document(f'<edge source="a" target="b">{data}</edge>', KEYS)

    assert claims_of(tmp_path, text) == [claim]


def test_a_label_with_a_direction_is_no_relation_where_the_edge_has_none(tmp_path: Path) -> None:
    text = document(
        '<edge source="a" target="b"><data key="d1">backs</data></edge>'
        '<edge source="a" target="b"><data key="d1">allied with</data></edge>',
        KEYS.replace("<default> 1.0 </default>", ""),
        edgedefault="undirected",
    )

    assert claims_of(tmp_path, text) == [
        ("connected-with", "a", "b", "backs", ""),
        ("allied-with", "a", "b", "", ""),
    ]


def test_an_option_says_what_edges_mean_that_do_not_say_it(tmp_path: Path) -> None:
    text = document(
        '<edge source="a" target="b"/><edge source="a" target="b"><data key="l">attacks</data></edge>',
        '<key id="l" for="edge" attr.name="label"/>',
    )

    assert claims_of(tmp_path, text, relation="is backed by") == [
        ("sponsors", "b", "a", "", ""),
        ("attacks", "a", "b", "", ""),
    ]


def test_an_option_that_names_no_relation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownRelation, match="no relation is called 'hugs'"):
        read(tmp_path, document(""), relation="hugs")
    with pytest.raises((InvalidValue, Faults), match="'sponsorship' is several relations: "):
        read(tmp_path, document(""), relation="sponsorship")
    assert not (tmp_path / "in.db").exists()


def test_a_plain_edge_is_a_claim_of_the_file_itself(tmp_path: Path) -> None:
    text = document('<edge id="e7" source="a" target="b"/><edge source="b" target="a"/>')
    summary, actors, claims = read(tmp_path, text)

    assert (summary.rows, summary.claims) == (4, 2)
    assert [(it.id, it.type) for it in actors] == [
        ("a", "unknown"),
        ("b", "unknown"),
        ("a-graphml-file", "dataset"),
    ]
    assert [(it.source, it.claimant, it.file, it.record, it.modality) for it in claims] == [
        ("a-graphml", "a-graphml-file", "a.graphml", "e7", "stated"),
        ("a-graphml", "a-graphml-file", "a.graphml", "edge 2", "stated"),
    ]


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    text = document('<edge source="a" target="b"/>' * 3)
    read(tmp_path, text)

    changes = read(tmp_path, text)[0].changes

    assert (changes.added, changes.changed, changes.same) == (0, 0, 3)


# -- what nodes and edges may hold -----------------------------------------------------------------


def test_edges_may_stand_before_their_nodes_and_keys_be_given_by_default(tmp_path: Path) -> None:
    text = (
        f"{HEAD}"
        '<key id="t" for="node" attr.name="type"><default>state</default></key>'
        '<key id="c" for="all" attr.name="colour"><default>red</default></key>'
        '<graph edgedefault="directed"><edge source="x" target="y"/>'
        '<node id="x"><data key="t">armed-group</data></node>'
        '<node id="y"><data key="c">blue</data></node></graph></graphml>'
    )
    _, actors, claims = read(tmp_path, text)

    assert [(it.id, it.type, it.note) for it in actors[:2]] == [
        ("x", "armed-group", "type=armed-group; colour=red"),
        ("y", "state", "colour=blue; type=state"),
    ]
    assert [(it.subject, it.object, it.note) for it in claims] == [("x", "y", "colour=red")]


def test_nested_graphs_are_read_as_one_and_nodes_say_inside_of_which_they_are(
    tmp_path: Path,
) -> None:
    text = document(
        '<node id="g"><data key="k">of g</data><graph edgedefault="undirected">'
        '<data key="k">of the inner graph</data><node id="i"><data key="k">of i</data></node>'
        '<edge source="i" target="a"/></graph></node><edge source="g" target="i"/>',
        '<key id="k" attr.name="k"/>',
    )
    summary, actors, claims = read(tmp_path, text)

    assert {it.id: it.note for it in actors} == {
        "a": "", "b": "", "i": "k=of i; inside=g", "g": "k=of g", "a-graphml-file": "",
    }  # fmt: skip
    assert [(it.relation, it.subject, it.object) for it in claims] == [
        ("connected-with", "i", "a"),
        ("related-to", "g", "i"),
    ]
    assert summary.remarks == ["data of nested graphs are not kept"]


def test_ports_are_named_in_notes_and_their_data_are_nobodys(tmp_path: Path) -> None:
    text = document(
        '<node id="p"><port name="north"><data key="k">of the port</data><port name="inner"/></port>'
        '<data key="k">of p</data></node>'
        '<edge source="p" target="a" sourceport="north"/>',
        '<key id="k" for="node" attr.name="k"/>',
    )
    summary, actors, claims = read(tmp_path, text)

    assert actors[2] == Actor("p", "p", note="k=of p; ports=north, inner")
    assert [it.note for it in claims] == ["sourceport=north"]
    assert summary.remarks == ["data of ports are not kept"]


def test_a_hyperedge_of_two_is_an_edge_and_any_other_is_skipped(tmp_path: Path) -> None:
    text = document(
        '<hyperedge id="h1"><endpoint node="a"/><endpoint node="b" type="undir"/></hyperedge>'
        '<hyperedge id="h2"><endpoint node="a" type="in"/><endpoint node="b" type="out"/></hyperedge>'
        '<hyperedge><endpoint node="a"/><endpoint node="b"/><endpoint node="a"/></hyperedge>'
    )
    summary, _, claims = read(tmp_path, text)

    assert [(it.relation, it.subject, it.object, it.record) for it in claims] == [
        ("connected-with", "a", "b", "h1")
    ]
    assert summary.skipped == {"a hyperedge, which does not say who does what to whom": 2}
    assert summary.rows == 5


def test_labels_of_yed_are_names_and_what_it_draws_is_not_kept(tmp_path: Path) -> None:
    text = (
        f'{HEAD[:-1]} xmlns:y="http://www.yworks.com/xml/graphml">'
        '<key id="d0" for="node" yfiles.type="nodegraphics"/>'
        '<key id="d1" for="edge" yfiles.type="edgegraphics"/>'
        '<graph edgedefault="directed"><node id="n0"><data key="d0"><y:ShapeNode><y:Geometry x="1"/>'
        "<y:NodeLabel>Red\n  Army<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>"
        '<node id="n1" yfiles.foldertype="group"/><edge source="n0" target="n1"><data key="d1">'
        "<y:PolyLineEdge><y:EdgeLabel>attacks</y:EdgeLabel></y:PolyLineEdge></data></edge>"
        "</graph></graphml>"
    )
    summary, actors, claims = read(tmp_path, text)

    assert [(it.id, it.name, it.note) for it in actors[:2]] == [
        ("n0", "Red Army", ""),
        ("n1", "n1", ""),
    ]
    assert [(it.relation, it.subject, it.object, it.quote) for it in claims] == [
        ("attacks", "n0", "n1", "attacks")
    ]
    assert summary.remarks == ["colours, places and shapes of a drawing are not kept"]


def test_a_dialect_may_write_its_words_in_other_letters(tmp_path: Path) -> None:
    text = (
        '<GraphML><Key ID="d" For="Node" Attr.Name="Label"/><Graph EdgeDefault="Directed">'
        '<Node ID="a"><Data Key="d">Red</Data></Node><Node ID="b"/>'
        '<Edge Source="a" Target="b" Directed="FALSE"/></Graph></GraphML>'
    )
    _, actors, claims = read(tmp_path, text)

    assert [it.name for it in actors[:2]] == ["Red", "b"]
    assert [it.relation for it in claims] == ["connected-with"]


def test_data_without_a_declared_key_are_kept_under_its_id_and_told(tmp_path: Path) -> None:
    text = document('<edge source="a" target="b"><data key="w">2</data></edge>')
    summary, _, claims = read(tmp_path, text)

    assert [it.note for it in claims] == ["w=2"]
    assert summary.remarks == [
        "some data have keys that are not declared for them; they are kept by their names"
    ]


def test_what_is_said_of_the_graph_is_the_note_of_its_source(tmp_path: Path) -> None:
    text = document('<data key="g">2006-11-12</data>', '<key id="g" for="graph" attr.name="date"/>')
    read(tmp_path, text)

    with closing(Store(tmp_path / "in.db")) as store:
        assert [it.note for it in store.sources()] == ["date=2006-11-12"]


def test_ids_that_no_actor_can_have_stay_apart(tmp_path: Path) -> None:
    text = (
        '<graphml><graph edgedefault="directed"><node id="Red Army"/><node id="red-army"/>'
        '<node id="n::1"/><node id="n 1"/><edge source="Red Army" target="red-army"/>'
        '<edge source="n::1" target="n 1"/></graph></graphml>'
    )
    _, actors, claims = read(tmp_path, text)

    names = {it.id: it.name for it in actors}
    assert len(names) == 5
    assert [(names[it.subject], names[it.object]) for it in claims] == [
        ("Red Army", "red-army"),
        ("n::1", "n 1"),
    ]


def test_a_node_that_is_called_like_the_file_is_not_its_publisher(tmp_path: Path) -> None:
    text = document('<node id="a-graphml-file"/><edge source="a-graphml-file" target="a"/>')
    _, _, claims = read(tmp_path, text)

    assert [(it.subject, it.claimant) for it in claims] == [
        ("a-graphml-file", "a-graphml-file-file")
    ]


# -- broken files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<graph/>", "line 1: the outermost element is 'graph', not 'graphml'"),
        ("<graphml><graph>\n<node/></graph></graphml>", "line 2: a node has no id"),
        (
            document('\n<edge source="a"/>\n<edge target="b"/>'),
            "line 2: an edge has no target\na.graphml, line 3: an edge has no source",
        ),
        (
            document('\n<edge source="a" target="c"/>'),
            "line 2: the edge from 'a' to 'c' ends at 'c', which is not a node",
        ),
        (document('\n<node id="a"/>'), "line 2: the node 'a' stands twice"),
        (document("<node id='x'>\n</graph>"), "line 2: is not well-formed XML: mismatched tag"),
        (
            document("", '<key id="k" for="node"/>\n<key id="k" for="node"/>'),
            "line 2: the key 'k' for node stands twice",
        ),
        (
            document("", '<key id="k" for="vertex"/>'),
            "line 1: the key 'k' is for 'vertex', which GraphML does not have",
        ),
        (
            document("", edgedefault="mixed"),
            "line 1: 'edgedefault' is directed or undirected, not 'mixed'",
        ),
        (
            document('<edge source="a" target="b" directed="maybe"/>'),
            "line 1: 'directed' needs true or false, not 'maybe'",
        ),
        (
            document('<hyperedge><endpoint port="x"/></hyperedge>'),
            "line 1: an endpoint of a hyperedge has no node",
        ),
        (
            "<graphml><node id='a'/></graphml>",
            "line 1: <node> is in <graphml>, which GraphML does not allow",
        ),
        (
            "<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml><graph/></graphml>",
            "line 1: declares the entity 'a'; entities are refused because they can be bombs",
        ),
    ],
)
def test_a_broken_document_is_refused_with_its_line(text: str, fault: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text) == f"a.graphml, {fault}"


def test_a_document_without_a_graph_makes_nothing_and_is_told(tmp_path: Path) -> None:
    summary, _, claims = read(tmp_path, f"{HEAD}</graphml>")

    assert claims == []
    assert summary.remarks == ["a.graphml holds no graph"]


@given(st.data())
def test_a_document_that_is_cut_or_scrambled_is_refused_or_read_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = document(
        '<node id="c"><data key="d0">C</data><port name="p"/></node>'
        '<edge id="e" source="a" target="b"><data key="d1">backs</data><desc>x</desc></edge>'
        '<hyperedge><endpoint node="a"/><endpoint node="c"/></hyperedge>',
        KEYS,
    )
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    piece = data.draw(
        st.sampled_from(["", "<graph>", "</node>", '"', "<edge/>", "<data key='d0'>"])
    )
    folder = tmp_path_factory.mktemp("cut")

    try:
        summary, _, claims = read(folder, text[:first] + piece + text[last:])
    except Faults:
        assert not (folder / "in.db").exists()
    else:
        assert summary.claims == len(claims)


# -- files that actorgraph wrote and others changed ------------------------------------------------

OURS: Final = """\
<graphml><key id="k" for="node" attr.name="kind"/><graph edgedefault="directed"{order}>
<data key="actorgraph">{header}</data>
<node id="red"><data key="node">red</data><data key="name">Red</data><data key="kind">actor</data>
<data key="type">state</data></node>{nodes}
<edge source="red" target="red"><data key="claim">c1</data><data key="relation">{relation}</data>
<data key="claimant">red</data><data key="source">report</data><data key="subject">red</data>
<data key="object">{object}</data>{more}</edge>{late}</graph></graphml>
"""
HEADER: Final = '{"sources": [{"id": "report", "title": "Report", "publisher": "red"}]}'


def ours(**changes: str) -> str:
    """Return a document as actorgraph writes it, with changes."""
    usual = {"order": "", "header": HEADER, "nodes": "", "relation": "leads", "object": "red"}
    return OURS.format(**{**usual, "more": "", "late": "", **changes})


def test_a_document_of_ours_that_lost_its_keys_is_read(tmp_path: Path) -> None:
    _, actors, claims = read(tmp_path, ours())

    assert actors == [Actor("red", "Red", "state")]
    assert claims == [Claim("c1", "leads", "report", "red", "red", "red")]


def test_an_edge_and_a_node_that_somebody_added_are_claims_of_the_file(tmp_path: Path) -> None:
    _, actors, claims = read(
        tmp_path, ours(nodes='<node id="new"/>', late='<edge source="new" target="red"/>')
    )

    assert [it.id for it in actors] == ["red", "new", "a-graphml-file"]
    assert [(it.id == "c1", it.relation, it.subject, it.claimant) for it in claims] == [
        (True, "leads", "red", "red"),
        (False, "related-to", "new", "a-graphml-file"),
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"header": "[1]"}, "line 1: the graph's 'actorgraph' is not as actorgraph writes it"),
        ({"header": "{"}, "line 1: the graph's 'actorgraph' is not as actorgraph writes it"),
        (
            {"header": '{"sources": [7]}'},
            "what actorgraph wrote about the store was changed: 'int' object has no attribute 'get'",
        ),
        ({"relation": "hugs"}, "line 5: the claim 'c1' has the unknown relation 'hugs'"),
        (
            {"more": '<data key="modality">probable</data>'},
            f"line 5: unknown modality 'probable'; use one of {', '.join(MODALITIES)}",
        ),
        (
            {"more": '<data key="quantity_what">killed</data><data key="quantity_value">x</data>'},
            "line 5: 'quantity_value' needs a number, not 'x'",
        ),
        (
            {"order": ' parse.order="nodesfirst"', "late": '\n<node id="late"/>'},
            "line 8: a node comes after an edge, although the file declares nodes first",
        ),
    ],
)
def test_a_document_of_ours_that_was_changed_badly_is_refused(
    changes: dict[str, str], fault: str, tmp_path: Path
) -> None:
    found = refused(tmp_path, ours(**changes)).removeprefix("a.graphml")

    assert found.lstrip(",: ").splitlines()[0] == fault


def test_an_actor_that_lost_its_node_is_called_by_its_id_and_told(tmp_path: Path) -> None:
    summary, actors, claims = read(tmp_path, ours(object="blue"))

    assert actors[1] == Actor("blue", "blue")
    assert [it.object for it in claims] == ["blue"]
    assert summary.remarks[1:] == [
        "actors and events that edges mention and that have no node are named by their ids"
    ]


def test_the_id_of_an_edge_is_optional_and_so_no_key(tmp_path: Path) -> None:
    body = (
        '<edge id="0" source="a" target="b"/><edge id="0" source="b" target="a"/>'
        '<edge id="0" source="b" target="a"/>'
    )
    _, _, claims = read(tmp_path, document(body))

    assert [(it.subject, it.object, it.record) for it in claims] == [
        ("a", "b", "0"),
        ("b", "a", "0"),
        ("b", "a", "0"),
    ]
    again = import_files([tmp_path / "a.graphml"], tmp_path / "in.db")
    assert (again.changes.added, again.changes.same) == (0, 3)


def test_the_nodes_of_each_graph_of_a_file_are_its_own(tmp_path: Path) -> None:
    def graph(key: str, name: str) -> str:
        return (
            f'<graph id="{key}" edgedefault="directed"><node id="n0"><data key="n">{name}</data></node>'
            '<node id="n1"/><edge source="n0" target="n1"/></graph>'
        )

    text = f'{HEAD}<key id="n" for="node" attr.name="label"/>{graph("g", "Ash")}{graph("h", "Salt")}</graphml>'
    summary, actors, claims = read(tmp_path, text)
    names = {it.id: it.name for it in actors}

    assert [(names[it.subject], names[it.object]) for it in claims] == [
        ("Ash", "n1"),
        ("Salt", "n1"),
    ]
    assert len({it.object for it in claims}) == 2
    assert summary.remarks == [
        "a file with several graphs: the nodes of each are its own, also where their ids are the same"
    ]


def test_long_defaults_are_kept_once_and_not_with_each_node(tmp_path: Path) -> None:
    text = (
        f'{HEAD}<key id="k" for="node" attr.name="trait"><default>{"y" * 300}</default></key>'
        '<graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>'
    )
    _, actors, _ = read(tmp_path, text)
    with closing(Store(tmp_path / "in.db")) as store:
        notes = [source.note for source in store.sources()]

    assert [it.note for it in actors] == ["", "", ""]
    assert notes == [f"default trait of each node={'y' * 300}"]


def test_a_file_that_repeats_a_few_letters_in_each_node_is_refused(tmp_path: Path) -> None:
    nodes = "".join(f'<node id="n{n}"><data key="k">1</data></node>' for n in range(2000))
    text = (
        f'{HEAD}<key id="k" for="node" attr.name="{"y" * 4000}"/><graph>{nodes}</graph></graphml>'
    )

    assert refused(tmp_path, text).startswith(
        "a.graphml: makes more than 20 times its own text, because something in it is repeated"
    )


def test_entities_and_links_of_maltego_are_called_by_their_properties(tmp_path: Path) -> None:
    def value(tag: str, kind: str, *properties: tuple[str, str]) -> str:
        inner = "".join(
            f'<mtg:Property name="{name}"><mtg:Value>{text}</mtg:Value></mtg:Property>'
            for name, text in properties
        )
        return f'<mtg:{tag} type="{kind}"><mtg:Properties>{inner}</mtg:Properties></mtg:{tag}>'

    person = value(
        "MaltegoEntity", "maltego.Person", ("person.fullname", "Mira Talvek"), ("age", "52")
    )
    link = value(
        "MaltegoLink", "maltego.link.manual-link", ("maltego.link.manual.type", "sponsors")
    )
    text = (
        f'{HEAD[:-1]} xmlns:mtg="http://maltego.paterva.com/xml/mtgx"><key id="d0" for="node"/><key id="d1" for="edge"/>'
        f'<graph edgedefault="directed"><node id="n0"><data key="d0">{person}</data></node><node id="n1"/>'
        f'<edge source="n0" target="n1"><data key="d1">{link}</data></edge></graph></graphml>'
    )
    _, actors, claims = read(tmp_path, text)

    assert (actors[0].name, actors[0].note) == (
        "Mira Talvek",
        "age=52; MaltegoEntity=maltego.Person",
    )
    assert [(it.relation, it.subject, it.object) for it in claims] == [("sponsors", "n0", "n1")]


_YED = (
    '<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key for="node" id="n" yfiles.type="nodegraphics"/>'
    '<key for="edge" id="e" yfiles.type="edgegraphics"/><graph edgedefault="directed">'
)


def test_of_several_labels_of_yed_the_first_is_the_name_and_the_others_are_noted(
    tmp_path: Path,
) -> None:
    states = "".join(
        f"<y:GroupNode><y:NodeLabel>{text}</y:NodeLabel></y:GroupNode>"
        for text in ("Front", "Folder 1")
    )
    node = f'<node id="a"><data key="n"><y:ProxyAutoBoundsNode><y:Realizers>{states}</y:Realizers></y:ProxyAutoBoundsNode></data></node>'  # fmt: skip
    _, (actor, *_), _ = read(tmp_path, f"{_YED}{node}</graph></graphml>")

    assert (actor.name, actor.note) == ("Front", "labels=Folder 1")


@pytest.mark.parametrize(
    ("arrows", "said"),
    [
        ('source="none" target="standard"', ("related-to", "a", "b")),
        ('source="delta" target="none"', ("related-to", "b", "a")),
        ('source="none" target="none"', ("connected-with", "a", "b")),
        ('source="standard" target="standard"', ("connected-with", "a", "b")),
    ],
)
def test_an_edge_of_yed_points_where_its_arrow_points(
    arrows: str, said: tuple[str, str, str], tmp_path: Path
) -> None:
    edge = f'<edge source="a" target="b"><data key="e"><y:PolyLineEdge><y:Arrows {arrows}/></y:PolyLineEdge></data></edge>'  # fmt: skip
    text = f'{_YED}<node id="a"/><node id="b"/>{edge}</graph></graphml>'

    assert [claim[:3] for claim in claims_of(tmp_path, text)] == [said]


def test_maltego_shows_the_property_that_it_names_and_yed_html(tmp_path: Path) -> None:
    maltego = (
        '<mtg:MaltegoEntity type="maltego.Company"><mtg:Properties value="company"><mtg:Property name="seat"><mtg:Value>Quay'
        '</mtg:Value></mtg:Property><mtg:Property name="company"><mtg:Value>Grey Quay</mtg:Value></mtg:Property>'
        "</mtg:Properties></mtg:MaltegoEntity>"
    )
    yed = "<y:ShapeNode><y:NodeLabel>&lt;html&gt;&lt;b&gt;Ash&lt;/b&gt; &amp;amp; Co&lt;/html&gt;</y:NodeLabel></y:ShapeNode>"
    (tmp_path / "a.graphml").write_text(
        f'{HEAD[:-1]} xmlns:mtg="http://maltego.paterva.com/xml/mtgx" xmlns:y="http://www.yworks.com/xml/graphml">'
        '<key id="d" for="node"/><graph edgedefault="directed">'
        f'<node id="n0"><data key="d">{maltego}</data></node><node id="n1"><data key="d">{yed}</data></node>'
        '<edge source="n0" target="n1"/></graph></graphml>',
        "utf-8",
    )
    import_files(tmp_path / "a.graphml", tmp_path / "s.db")

    names = {actor.name for actor in world_of(tmp_path / "s.db").actors}
    assert {"Grey Quay", "Ash & Co"} <= names
