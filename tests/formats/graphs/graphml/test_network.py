"""GraphML keeps every claim, and every reader gets it back."""

from __future__ import annotations

import io
import json
import math
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from actorgraph import Case, write_graphml
from actorgraph.model.errors import FileTrouble, InvalidValue

CHECKOUT: Final = Path(__file__).parents[4]
DATASETS: Final = Path(
    os.environ.get("ACTORGRAPH_DATASETS") or CHECKOUT.parent / "shared" / "datasets"
)
SCHEMAS: Final = DATASETS / "graph-files"
NODE_MODULES: Final = os.environ.get("ACTORGRAPH_NODE_MODULES", "")
READ_WITH_GRAPHOLOGY: Final = Path(__file__).with_name("read_graphml.cjs")

Network = Any  # a graph of networkx, of any kind

HOSTILE: Final = {
    "quotes": 'Kata\'ib "Hezbollah" ’',
    "markup": "a & b < c > d ]]> <!-- &amp; &#13;",
    "arabic": "حزب الله اللبناني",
    "emoji": "🚀 👩‍👩‍👧 \U0002f800",
    "long": "ä" * 500,
    "blanks": " \t two\n\nlines  ",
    "carriage return": "a\rb\r\nc",
    "odd but allowed": "\u0085\u2028\u200b\ufffd\U0001fffe",
    "empty": "",
}


def document(network: Network) -> str:
    """Return what is written."""
    file = io.BytesIO()
    write_graphml(network, file)
    return file.getvalue().decode()


def read_again(network: Network) -> Network:
    """Return what networkx reads."""
    return nx.read_graphml(io.BytesIO(document(network).encode()), force_multigraph=True)


def lines(network: Network, start: str) -> list[str]:
    """Return the written lines, with each datum on one of its own, that begin with an element."""
    text = document(network).replace("<data ", "\n<data ").replace("</data>", "</data>\n")
    return [line.strip() for line in text.splitlines() if line.strip().startswith(start)]


def one_claim(**attributes: Any) -> Network:
    """Return two nodes and a claim that has these attributes."""
    network: Network = nx.MultiDiGraph()
    network.add_edge("iran", "hezbollah", key="c1", **attributes)
    return network


def whole(case: Case) -> Network:
    """Return the network of a case in which every claim is an edge."""
    return case.network(modality="all", events=True, texts=True, isolated=True)


def foreign() -> Network:
    """Return a network that no case made, with all that may be odd about it."""
    network: Network = nx.MultiGraph(title="Foreign ‹graph›", size=3)
    network.add_node("text:85 targets", **{"state sponsor": True, "label": "mine", "name": "other"})
    network.add_node(7, size=1)
    network.add_node((0, 1), size=1.5)
    network.add_edge(7, 7, weight=math.inf, node="taken", claim=1)
    network.add_edge(7, (0, 1), key="a b", **{"": None, "مرحبا ": "x"})
    network.add_edge(7, (0, 1), key="c1", relation="sponsors", **{"1st": "x"})
    network.add_edge(7, "text:85 targets", key="c1")
    return network


# -- the document ----------------------------------------------------------------------------------


def test_a_small_world_is_this_document() -> None:
    network: Network = nx.MultiDiGraph(title="A small world", claims=2)
    network.add_node("iran", name="Iran", kind="actor", anonymous=False)
    network.add_node("hezbollah", name="Kata'ib Hezbollah", kind="actor", anonymous=False)
    network.add_node("text:85 targets", name="85 targets", kind="text", anonymous=True)
    network.add_edge("iran", "hezbollah", key="c1", relation="sponsors", modality_rank=1)
    network.add_edge(
        "hezbollah", "text:85 targets", key="c2", relation="attacks", quantity_value=85.0
    )

    assert (
        document(network)
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">
  <key id="graph_title" for="graph" attr.name="title" attr.type="string"/>
  <key id="graph_claims" for="graph" attr.name="claims" attr.type="long"/>
  <key id="node_node" for="node" attr.name="node" attr.type="string"/>
  <key id="node_name" for="node" attr.name="name" attr.type="string"/>
  <key id="node_kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="node_anonymous" for="node" attr.name="anonymous" attr.type="boolean"/>
  <key id="node_label" for="node" attr.name="label" attr.type="string"/>
  <key id="edge_claim" for="edge" attr.name="claim" attr.type="string"/>
  <key id="edge_relation" for="edge" attr.name="relation" attr.type="string"/>
  <key id="edge_modality_rank" for="edge" attr.name="modality_rank" attr.type="long"/>
  <key id="edge_label" for="edge" attr.name="label" attr.type="string"/>
  <key id="edge_quantity_value" for="edge" attr.name="quantity_value" attr.type="double"/>
  <graph id="a-small-world" edgedefault="directed" parse.order="nodesfirst">
    <data key="graph_title">A small world</data>
    <data key="graph_claims">2</data>
    <node id="iran"><data key="node_node">iran</data><data key="node_name">Iran</data><data key="node_kind">actor</data><data key="node_anonymous">false</data><data key="node_label">Iran</data></node>
    <node id="hezbollah"><data key="node_node">hezbollah</data><data key="node_name">Kata'ib Hezbollah</data><data key="node_kind">actor</data><data key="node_anonymous">false</data><data key="node_label">Kata'ib Hezbollah</data></node>
    <node id="n0"><data key="node_node">text:85 targets</data><data key="node_name">85 targets</data><data key="node_kind">text</data><data key="node_anonymous">true</data><data key="node_label">85 targets</data></node>
    <edge id="c1" source="iran" target="hezbollah"><data key="edge_claim">c1</data><data key="edge_relation">sponsors</data><data key="edge_modality_rank">1</data><data key="edge_label">sponsors</data></edge>
    <edge id="c2" source="hezbollah" target="n0"><data key="edge_claim">c2</data><data key="edge_relation">attacks</data><data key="edge_quantity_value">85.0</data><data key="edge_label">attacks</data></edge>
  </graph>
</graphml>
"""
    )


def test_a_network_without_anything_is_a_document_too() -> None:
    assert document(nx.Graph()).splitlines()[4:] == [
        '  <graph id="network" edgedefault="undirected" parse.order="nodesfirst">',
        "  </graph>",
        "</graphml>",
    ]


def test_the_same_network_gives_the_same_bytes(shipped: Case) -> None:
    assert document(whole(shipped)) == document(whole(shipped))


def test_writing_does_not_change_the_network() -> None:
    network, same = foreign(), foreign()
    network.graph["node_default"] = same.graph["node_default"] = {"colour": "red"}

    document(network)

    assert nx.utils.graphs_equal(network, same)


def test_the_document_is_written_in_small_pieces() -> None:
    class Pieces(io.BytesIO):
        largest = 0

        def write(self, data: Any, /) -> int:
            self.largest = max(self.largest, len(data))
            return len(data)

    network: Network = nx.MultiDiGraph()
    for n in range(1000):
        network.add_edge(f"a{n}", f"b{n}", key=f"c{n}", quote="words")
    file = Pieces()

    write_graphml(network, file)

    assert file.largest < 500


def test_the_module_needs_neither_networkx_nor_lxml() -> None:
    loaded = "import sys, actorgraph.formats.graphs.graphml; print(sorted({'networkx', 'lxml'} & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


# -- the schema ------------------------------------------------------------------------------------


@pytest.fixture(params=["xsd-flat", "xsd-1.1-split"])
def schema(request: pytest.FixtureRequest, tmp_path: Path) -> etree.XMLSchema:
    """Return the official schema, in each of its two forms, with its parts beside it and not on the net."""
    parts = sorted((SCHEMAS / str(request.param)).glob("*.xsd"))
    if not parts:
        pytest.skip(
            "the schemas are not here; name the folder that has them in ACTORGRAPH_DATASETS"
        )
    for part in parts:
        text = part.read_text(encoding="utf-8")
        text = text.replace(
            'schemaLocation="http://graphml.graphdrawing.org/xmlns/1.1/', 'schemaLocation="'
        )
        (tmp_path / part.name).write_text(text, encoding="utf-8")
    return etree.XMLSchema(
        etree.parse(str(tmp_path / "graphml.xsd"), etree.XMLParser(no_network=True))
    )


def faults(schema: etree.XMLSchema, network: Network) -> str:
    """Return what a schema finds wrong."""
    schema.validate(etree.fromstring(document(network).encode()))
    return str(schema.error_log)


def test_the_schema_accepts_the_shipped_case(schema: etree.XMLSchema, shipped: Case) -> None:
    assert faults(schema, whole(shipped)) == ""


def test_the_schema_accepts_a_network_of_another_program(schema: etree.XMLSchema) -> None:
    assert faults(schema, foreign()) == ""


def test_the_schema_accepts_a_network_without_anything(schema: etree.XMLSchema) -> None:
    assert faults(schema, nx.DiGraph()) == ""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_schema_accepts_any_text_anywhere(schema: etree.XMLSchema, text: str) -> None:
    network: Network = nx.MultiDiGraph(title=text)
    network.graph[text] = text
    network.add_node(text, name=text, **{text: text})
    network.add_edge(text, "x", key=text, relation=text, **{text: text})

    assert faults(schema, network) == ""


def test_the_schema_refuses_a_document_that_is_wrong(schema: etree.XMLSchema) -> None:
    wrong = document(one_claim()).replace('id="c1"', 'id="c 1"')

    assert not schema.validate(etree.fromstring(wrong.encode()))


def test_every_character_that_an_id_keeps_is_one_of_a_token() -> None:
    token = etree.XMLSchema(
        etree.fromstring(
            '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a"><complexType>'
            '<attribute name="id" type="NMTOKEN"/></complexType></element></schema>'
        )
    )
    network: Network = nx.Graph()
    network.add_nodes_from(chr(n) for n in (*range(32, 0xD800), *range(0xE000, 0xFFFE)))

    kept = [re.findall('id="(.)"', line) for line in lines(network, "<node")]

    elements = [etree.Element("a", id=character) for found in kept for character in found]
    assert len(elements) == 33480
    assert all(token.validate(element) for element in elements)


# -- what readers get ------------------------------------------------------------------------------


def test_networkx_gets_the_shipped_case_back_with_its_types(shipped: Case) -> None:
    network = whole(shipped)

    again = restored(read_again(network))

    assert again.graph == network.graph
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))
    assert types(again) == types(network)


def test_networkx_gets_claim_ids_as_keys(shipped: Case) -> None:
    network = whole(shipped)

    keys = [key for _, _, key in read_again(network).edges(keys=True)]

    assert keys == [key for _, _, key in network.edges(keys=True)]


@pytest.fixture(params=["shipped case", "hostile texts"])
def network(request: pytest.FixtureRequest, shipped: Case) -> Network:
    """Return a network that a reader shall get back."""
    if request.param == "shipped case":
        return whole(shipped)
    hostile: Network = nx.MultiDiGraph(title=HOSTILE["markup"])
    for text in HOSTILE.values():
        hostile.add_node(text, name=text)
        hostile.add_edge(text, "iran", key=text, relation=text, modality_rank=1, implied=True)
    hostile.nodes["iran"]["name"] = "Iran"
    return hostile


def test_igraph_gets_all_of_a_network(network: Network, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    write_graphml(network, tmp_path / "out.graphml")

    graph = igraph.Graph.Read_GraphML(str(tmp_path / "out.graphml"))

    assert graph.is_directed()
    assert {name: graph[name] for name in graph.attributes()} == network.graph
    nodes = [node.attributes() for node in graph.vs]
    assert [(node["node"], without(known(node), "id", "label")) for node in nodes] == [
        (node, known({"node": node} | attributes)) for node, attributes in network.nodes(data=True)
    ]
    assert [node["label"] for node in nodes] == list(dict(network.nodes(data="name")).values())
    assert [
        (
            nodes[edge.source]["node"],
            nodes[edge.target]["node"],
            edge["claim"],
            without_added(without(known(edge.attributes()), "id")),
        )
        for edge in graph.es
    ] == [(*edge, known(data)) for *edge, data in network.edges(keys=True, data=True)]


@pytest.mark.skipif(
    not NODE_MODULES, reason="ACTORGRAPH_NODE_MODULES names no folder with graphology"
)
def test_graphology_gets_all_of_a_network(network: Network, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node is not None
    write_graphml(network, tmp_path / "out.graphml")

    done = subprocess.run(
        [node, str(READ_WITH_GRAPHOLOGY), str(tmp_path / "out.graphml")],
        capture_output=True,
        check=True,
        env={**os.environ, "NODE_PATH": NODE_MODULES},
    )

    found = json.loads(done.stdout)
    assert found["type"] == "directed"
    assert without(found["attributes"], "id") == network.graph
    true = {node: data["node"] for node, data in found["nodes"]}
    assert [(true[node], without(data, "label")) for node, data in found["nodes"]] == [
        (node, {"node": node} | data) for node, data in network.nodes(data=True)
    ]
    assert [
        (true[source], true[target], data["claim"], without_added(data))
        for source, target, _, data in found["edges"]
    ] == list(network.edges(keys=True, data=True))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    network: Network = nx.MultiDiGraph(title=text)
    network.add_node(text, name=text)
    network.add_edge(text, text, key=text, quote=text)

    again = restored(read_again(network))

    assert nx.utils.graphs_equal(again, network)


def test_parallel_edges_and_loops_are_kept() -> None:
    network: Network = nx.MultiDiGraph()
    network.add_edge("a", "b", key="c1", relation="sponsors")
    network.add_edge("a", "b", key="c2", relation="sponsors")
    network.add_edge("b", "a", key="c3", relation="blames")
    network.add_edge("a", "a", key="c4", relation="leads")
    network.add_edge("a", "a", key="c5", relation="leads")

    again = restored(read_again(network))

    assert nx.utils.graphs_equal(again, network)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_a_simple_graph_comes_back_as_one(kind: type[Network]) -> None:
    network: Network = kind()
    network.add_edge("b", "a", relation="sponsors")
    network.add_edge("a", "a", weight=2)
    file = io.BytesIO(document(network).encode())

    again = nx.read_graphml(file)

    assert type(again) is kind
    assert list(again.edges(data=True)) == [
        ("b", "a", {"relation": "sponsors", "label": "sponsors"}),
        ("a", "a", {"weight": 2}),
    ]


XML_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff").filter(
        lambda character: character >= " " or character in "\t\n\r"
    ),
    max_size=20,
)
DATA = st.fixed_dictionaries(
    {},
    optional={
        "quote": XML_TEXTS,
        "modality_rank": st.integers(-(2**63), 2**63 - 1),
        "quantity_value": st.floats(allow_nan=False),
        "implied": st.booleans(),
    },
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw a multigraph whose nodes, keys and texts are any that XML can hold."""
    network: Network = draw(st.sampled_from([nx.MultiGraph, nx.MultiDiGraph]))()
    network.graph.update(draw(DATA))
    nodes = draw(st.lists(XML_TEXTS, min_size=1, max_size=5, unique=True))
    network.add_nodes_from((node, draw(DATA)) for node in nodes)
    ends = st.sampled_from(nodes)
    for source, target, key in draw(st.lists(st.tuples(ends, ends, XML_TEXTS), max_size=8)):
        network.add_edge(source, target, key=key)
        network.edges[source, target, key].update(draw(DATA))
    return network


@given(networks())
def test_any_multigraph_comes_back_as_it_was(network: Network) -> None:
    again = restored(read_again(network))

    assert nx.utils.graphs_equal(again, network)
    assert types(again) == types(network)


# -- types -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "kind", "texts"),
    [
        ([True, False], "boolean", ["true", "false"]),
        ([1, -(2**63), 2**63 - 1], "long", ["1", "-9223372036854775808", "9223372036854775807"]),
        ([1.5, -0.0, 1e300], "double", ["1.5", "-0.0", "1e+300"]),
        ([1, 2.5], "double", ["1", "2.5"]),
        ([2**53 + 1, 2.5], "string", ["9007199254740993", "2.5"]),
        ([True, 1], "string", ["true", "1"]),
        ([1, "one"], "string", ["1", "one"]),
        ([None, 1], "long", ["1"]),
        ([math.nan, math.inf, -math.inf], "double", ["NaN", "INF", "-INF"]),
    ],
)
def test_a_column_has_one_type_that_holds_its_values(
    values: list[Any], kind: str, texts: list[str]
) -> None:
    network: Network = nx.Graph()
    network.add_nodes_from((f"a{n}", {"value": value}) for n, value in enumerate(values))

    assert lines(network, '<key id="node_value"') == [
        f'<key id="node_value" for="node" attr.name="value" attr.type="{kind}"/>'
    ]
    assert lines(network, '<data key="node_value"') == [
        f'<data key="node_value">{text}</data>' for text in texts
    ]


def test_a_number_of_numpy_is_a_number() -> None:
    class Scalar:
        shape = ()

        def item(self) -> int:
            return 3

    assert read_again(one_claim(value=Scalar())).edges["iran", "hezbollah", "c1"]["value"] == 3


def test_nodes_and_edges_may_hold_different_types_under_one_name() -> None:
    network: Network = nx.Graph()
    network.add_node("a", size=1)
    network.add_edge("a", "a", size="large")

    again = read_again(network)

    assert (again.nodes["a"]["size"], again.edges["a", "a", 0]["size"]) == (1, "large")


def test_a_missing_value_is_left_out_and_an_empty_one_is_written() -> None:
    again = read_again(one_claim(note=None, hedge=""))

    assert again.edges["iran", "hezbollah", "c1"] == {"claim": "c1", "hedge": ""}


def test_what_networkx_keeps_as_defaults_is_written_where_it_counts() -> None:
    network: Network = nx.Graph(node_default={"colour": "red"}, edge_default={})
    network.add_node("a")
    network.add_node("b", colour="blue")

    again = read_again(network)

    assert dict(again.nodes(data="colour")) == {"a": "red", "b": "blue"}


# -- ids -------------------------------------------------------------------------------------------


def test_a_made_id_is_never_the_id_of_another_node() -> None:
    network: Network = nx.Graph()
    network.add_nodes_from(["a b", "n0", "c d", "n2"])

    assert [without(data) for _, data in read_again(network).nodes(data=True)] == [
        {"node": "a b"},
        {"node": "n0"},
        {"node": "c d"},
        {"node": "n2"},
    ]
    assert list(read_again(network)) == ["n1", "n0", "n3", "n2"]


def test_nodes_that_read_alike_stay_apart() -> None:
    network: Network = nx.DiGraph()
    network.add_edge(1, "1")

    again = read_again(network)

    assert dict(again.nodes(data="node")) == {"n0": "1", "n1": "1"}
    assert list(again.edges()) == [("n0", "n1")]


def test_arabic_ids_stay_as_they_are() -> None:
    network: Network = nx.Graph()
    network.add_node("حزب-الله")

    assert list(read_again(network)) == ["حزب-الله"]


def test_keys_that_several_edges_share_are_numbered_and_kept_as_data() -> None:
    network: Network = nx.MultiDiGraph()
    network.add_edge("a", "b", key="sponsors")
    network.add_edge("b", "c", key="sponsors")
    network.add_edge("c", "a", key="e0")

    assert list(read_again(network).edges(keys=True, data="claim")) == [
        ("a", "b", "e1", "sponsors"),
        ("b", "c", "e2", "sponsors"),
        ("c", "a", "e0", "e0"),
    ]


def test_keys_that_networkx_would_take_for_one_number_stay_apart() -> None:
    network: Network = nx.MultiDiGraph()
    for key in ("1", "01", "-0", "1_0", "٣", "c1"):
        network.add_edge("a", "b", key=key)

    assert list(read_again(network).edges(keys=True, data="claim")) == [
        ("a", "b", 1, "1"),
        ("a", "b", "e0", "01"),
        ("a", "b", "e1", "-0"),
        ("a", "b", "e2", "1_0"),
        ("a", "b", "e3", "٣"),
        ("a", "b", "c1", "c1"),
    ]


def test_keys_that_networkx_counted_are_kept_as_numbers() -> None:
    network: Network = nx.MultiDiGraph()
    network.add_edge("a", "b")
    network.add_edge("a", "b")
    network.add_edge("b", "a", key=(0, 1))

    assert list(read_again(network).edges(keys=True, data=True)) == [
        ("a", "b", "e0", {"key": "0"}),
        ("a", "b", "e1", {"key": "1"}),
        ("b", "a", "e2", {"key": "(0, 1)"}),
    ]


# -- columns ---------------------------------------------------------------------------------------


def test_names_that_the_schema_forbids_become_one_word_and_are_kept_as_descriptions() -> None:
    names: Any = {"state sponsor": 1, "state_sponsor": 2, "state/sponsor": 3, "<>": 4, "": 5, 7: 6}
    network: Network = nx.Graph()
    network.add_nodes_from([("a", names)])

    assert lines(network, "<key") == [
        '<key id="node_node" for="node" attr.name="node" attr.type="string"/>',
        '<key id="node_state_sponsor_2" for="node" attr.name="state_sponsor_2" attr.type="long"><desc>state sponsor</desc></key>',
        '<key id="node_state_sponsor" for="node" attr.name="state_sponsor" attr.type="long"/>',
        '<key id="node_state_sponsor_3" for="node" attr.name="state_sponsor_3" attr.type="long"><desc>state/sponsor</desc></key>',
        '<key id="node___" for="node" attr.name="__" attr.type="long"><desc>&lt;&gt;</desc></key>',
        '<key id="node__" for="node" attr.name="_" attr.type="long"><desc></desc></key>',
        '<key id="node_7" for="node" attr.name="7" attr.type="long"/>',
    ]


def test_a_column_of_the_network_keeps_the_name_that_we_would_take() -> None:
    network: Network = nx.MultiGraph()
    network.add_node("a b", node="mine")
    network.add_edge("a b", "a b", key="c1", claim="mine")

    again = read_again(network)

    assert again.nodes["n0"] == {"node_2": "a b", "node": "mine"}
    assert again.edges["n0", "n0", "c1"] == {"claim_2": "c1", "claim": "mine"}


def test_a_label_of_the_network_is_the_label() -> None:
    network = one_claim(relation="sponsors", label="mine")
    network.add_node("iran", name="Iran", label="mine")

    again = read_again(network)

    assert again.nodes["iran"] == {"node": "iran", "name": "Iran", "label": "mine"}
    assert again.edges["iran", "hezbollah", "c1"] == {
        "claim": "c1",
        "relation": "sponsors",
        "label": "mine",
    }


# -- what cannot be written ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (["a"], "GraphML holds texts, numbers and booleans, no list; join its items into one text"),
        (
            {"a": 1},
            "GraphML holds texts, numbers and booleans, no dict; give each of its values an attribute of its own",
        ),
        (b"a", "GraphML holds texts, numbers and booleans, no bytes; write it as text"),
        (2**63, "GraphML holds whole numbers of 64 bits; write it as text"),
        ("a\0b", "the text holds U+0000, which XML cannot hold; take it out"),
        ("a\x1bb", "the text holds U+001B, which XML cannot hold; take it out"),
        ("a\ud800b", "the text holds U+D800, which XML cannot hold; take it out"),
        ("a\uffffb", "the text holds U+FFFF, which XML cannot hold; take it out"),
    ],
)
def test_a_value_that_cannot_be_written_is_named_with_its_place(value: Any, reason: str) -> None:
    at_node: Network = nx.Graph()
    at_node.add_node("iran", tags=value)
    at_graph: Network = nx.Graph(tags=value)

    assert (
        refused(one_claim(tags=value))
        == f"edge 'c1' from 'iran' to 'hezbollah', attribute 'tags': {reason}"
    )
    assert refused(at_node) == f"node 'iran', attribute 'tags': {reason}"
    assert refused(at_graph) == f"the graph, attribute 'tags': {reason}"


def test_an_edge_without_a_key_is_named_by_its_ends() -> None:
    network: Network = nx.Graph()
    network.add_edge("a", "b", tags=[])

    assert refused(network).startswith("edge from 'a' to 'b', attribute 'tags': ")


def test_a_node_that_cannot_be_written_is_named() -> None:
    network: Network = nx.Graph()
    network.add_node("a\0")

    assert refused(network) == (
        r"node 'a\x00': the text holds U+0000, which XML cannot hold; take it out"
    )


def test_a_key_that_cannot_be_written_is_named_with_its_edge() -> None:
    network: Network = nx.MultiGraph()
    network.add_edge("a", "b", key="c\0")

    assert refused(network) == (
        r"edge 'c\x00' from 'a' to 'b': the text holds U+0000, which XML cannot hold; take it out"
    )


def test_the_name_of_an_attribute_that_cannot_be_written_is_told() -> None:
    assert refused(one_claim(**{"b\0": 1})) == (
        r"attribute 'b\x00': the text holds U+0000, which XML cannot hold; take it out"
    )


def test_a_node_that_is_no_name_is_refused() -> None:
    network: Network = nx.Graph()
    network.add_node(frozenset("a"))

    assert refused(network) == (
        "frozenset({'a'}) cannot name a node or attribute; use texts, numbers or tuples of them"
    )


def test_nothing_is_written_when_something_cannot_be(tmp_path: Path) -> None:
    path = tmp_path / "out.graphml"
    path.write_bytes(b"old")
    file = io.BytesIO()

    for target in (path, file):
        with pytest.raises(InvalidValue):
            write_graphml(one_claim(tags=["a"]), target)

    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {
        "out.graphml": b"old"
    }
    assert file.getvalue() == b""


def test_a_path_gets_what_an_open_file_gets(tmp_path: Path) -> None:
    write_graphml(foreign(), tmp_path / "out.graphml")

    assert (tmp_path / "out.graphml").read_bytes() == document(foreign()).encode()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
def test_a_full_disk_is_a_trouble() -> None:
    with pytest.raises(FileTrouble) as caught:
        write_graphml(foreign(), "/dev/full")

    assert str(caught.value) == "cannot write '/dev/full': No space left on device"


# -- helpers ---------------------------------------------------------------------------------------


def refused(network: Network) -> str:
    """Return why a network cannot be written."""
    with pytest.raises(InvalidValue) as caught:
        document(network)
    return str(caught.value)


def restored(read: Network) -> Network:
    """Return what was read under its true ids and keys, without the columns that we add."""
    graph = without(read.graph, "node_default", "edge_default")
    network: Network = nx.MultiDiGraph(**graph) if read.is_directed() else nx.MultiGraph(**graph)
    true = dict(read.nodes(data="node"))
    for node, data in read.nodes(data=True):
        added = (
            ("label",) if "kind" in data else ("node", "label")
        )  # ours have their ids themselves
        network.add_node(true[node], **without(data, *added))
    for source, target, data in read.edges(data=True):
        network.add_edge(true[source], true[target], key=data["claim"], **without_added(data))
    return network


def without_added(data: dict[str, Any]) -> dict[str, Any]:
    """Return the attributes of an edge without those that we add; the edge of a claim has its own label."""
    return without(data, "claim") if "asserted" in data else without(data, "claim", "label")


def types(network: Network) -> list[dict[str, type]]:
    """Return the type of every value of a network."""
    found = [network.graph]
    found += [data for _, data in network.nodes(data=True)]
    found += [data for _, _, data in network.edges(data=True)]
    return [{name: type(value) for name, value in data.items()} for data in found]


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return attributes but some."""
    return {name: value for name, value in data.items() if name not in names}


def known(data: dict[str, Any]) -> dict[str, Any]:
    """Return attributes but those that igraph makes NaN or empty because the node or edge has none."""
    return {name: value for name, value in data.items() if value == value and value != ""}
