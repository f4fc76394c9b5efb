"""GML of Gephi, Cytoscape, igraph and yEd is read; what is broken is refused with its line."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import networkx as nx
import pytest

from actorgraph.formats.graphs.gml import recognises
from actorgraph.formats.importer import import_files
from actorgraph.formats.read.input import inputs_of
from actorgraph.formats.sink import Summary
from actorgraph.model.claim import Claim
from actorgraph.model.errors import Faults
from actorgraph.store.reader import Store
from real_data import real_file

TWO = 'node [ id 1 label "One" ] node [ id 2 label "Two" ]'


def read(folder: Path, text: str | bytes) -> tuple[Summary, list[Claim], list[tuple[str, str]]]:
    """Return the summary, the claims, and names and notes of the nodes."""
    path = folder / "a.gml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    summary = import_files([path], folder / "in.db")
    with closing(Store(folder / "in.db")) as store:
        nodes = [(it.name, it.note) for it in store.actors() if it.type == "unknown"]
        return summary, list(store.claims()), nodes


def names(folder: Path, text: str | bytes) -> list[str]:
    return [name for name, _ in read(folder, text)[2]]


def refused(folder: Path, text: str | bytes) -> str:
    with pytest.raises(Faults) as caught:
        read(folder, text)
    assert not (folder / "in.db").exists()
    return str(caught.value)


# -- what is read ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("directed", "relation"),
    [("", "connected-with"), ("directed 0", "connected-with"), ("directed 1", "related-to")],
)
def test_edges_have_a_direction_only_where_the_graph_says_so(
    tmp_path: Path, directed: str, relation: str
) -> None:
    _, (claim,), _ = read(tmp_path, f"graph [ {directed} {TWO} edge [ source 1 target 2 ] ]")

    assert (claim.relation, claim.subject, claim.object) == (relation, "1", "2")


def test_an_edge_may_differ_from_its_graph(tmp_path: Path) -> None:
    edges = 'edge [ source 1 target 2 directed "N" ] edge [ source 2 target 1 ]'

    _, claims, _ = read(tmp_path, f"graph [ directed 1 {TWO} {edges} ]")

    assert [it.relation for it in claims] == ["connected-with", "related-to"]


def test_a_label_names_the_relation_and_the_rest_is_noted(tmp_path: Path) -> None:
    edge = 'edge [ source 1 target 2 label "is led by" weight -0.45 tons 1e3 ]'

    _, (claim,), _ = read(tmp_path, f"graph [ directed 1 {TWO} {edge} ]")

    assert (claim.relation, claim.subject, claim.object) == ("leads", "2", "1")
    assert claim.note == "weight=-0.45; tons=1e3"


def test_edges_may_stand_before_nodes_and_numbers_may_be_written_in_two_ways(
    tmp_path: Path,
) -> None:
    _, (claim,), _ = read(tmp_path, f"graph [ edge [ source 02 target +1 ] {TWO} ]")

    assert (claim.subject, claim.object) == ("2", "1")


def test_lists_in_lists_are_noted_and_looks_are_told_of(tmp_path: Path) -> None:
    node = 'node [ id 1 at [ x 1 y [ z "2" ] ] at [ x 3 ] graphics [ x 1.0 ] ]'

    summary, _, nodes = read(tmp_path, f'graph [ hierarchic 1 comment "c" {node} ]')

    assert nodes == [("1", "at.x=1, 3; at.y.z=2")]
    assert sorted(summary.remarks) == [
        "graphics and LabelGraphics, the look of the drawing, are not kept",
    ]


def test_the_text_that_yed_draws_stands_in_for_a_label(tmp_path: Path) -> None:
    node = 'node [ id 1 label "" LabelGraphics [ text "Drawn" ] ] node [ id 2 name "Named" ]'

    assert names(tmp_path, f"graph [ {node} ]") == ["Drawn", "Named"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("caf&#233; &#xE9; &eacute;", "café é é"),
        ("Tom &amp; Jerry&apos;s &quot;x&quot;", 'Tom & Jerry\'s "x"'),
        ("AT&T &copy &nothing; &#9999999;", "AT&T &copy &nothing; &#9999999;"),
        ("a # b [ c ]", "a # b [ c ]"),
        ("two\n  lines", "two lines"),
    ],
)
def test_entities_are_read_and_other_ampersands_stay(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert names(tmp_path, f'graph [ node [ id 1 label "{written}" ] ]') == [meant]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1"])
def test_the_encoding_is_seen(tmp_path: Path, encoding: str) -> None:
    text = 'graph [ node [ id 1 label "café" ] ]'

    assert names(tmp_path, text.encode(encoding)) == ["café"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_are_left_out(tmp_path: Path, end: str) -> None:
    text = f'# graph [{end}Creator "me"{end}graph [ # node [{end} node [ id 1 ]{end}]'

    assert names(tmp_path, text) == ["1"]


def test_words_without_quotes_are_read_as_ids_and_labels_only(tmp_path: Path) -> None:
    assert names(tmp_path, "graph [ node [ id A label Word ] ]") == ["Word"]


def test_only_the_first_graph_is_read(tmp_path: Path) -> None:
    summary, _, nodes = read(tmp_path, "graph [ node [ id 1 ] ] graph [ node [ ] ]")

    assert [name for name, _ in nodes] == ["1"]
    assert summary.remarks == ["only the first graph of a file is read"]


def test_a_text_that_is_longer_than_what_is_read_at_once_is_one_text(tmp_path: Path) -> None:
    long = "x " * 100_000

    assert read(tmp_path, f'graph [ node [ id 1 label "a" t "{long}" ] ]')[2] == [
        ("a", f"t={long.strip()}")
    ]


# -- what is broken --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.gml: holds no graph"),
        ("Version 1", "a.gml: holds no graph"),
        ("graph 1", "a.gml, line 1: a graph needs a list in brackets"),
        ("graph", "a.gml, line 1: 'graph' has no value"),
        ("graph [\nnode [ id 1 ]\n", "a.gml, line 1: the graph does not end"),
        ("graph [\nnode [ id 1\n", "a.gml, line 2: the list of 'node' does not end"),
        ("graph [\nnode [ id ]\n]", "a.gml, line 2: 'id' has no value"),
        ("graph [\nnode [ id 1 ]\n] ]", "a.gml, line 3: a key is a word such as 'node', not ']'"),
        ('graph [\nnode [ id 1 "x" ]\n]', "a.gml, line 2: a key is a word such as 'node', not 'x'"),
        ('graph [\n\nnode [ id 1 label "x ]\n]', "a.gml, line 3: a text has no quotation mark at its end"),
        ("graph [\nnode 7\n]", "a.gml, line 2: a node needs a list in brackets"),
        ("graph [\nnode [ id 1 id 2 ]\n]", "a.gml, line 2: a node has several of 'id'"),
        ("graph [ node [ id 1 ]\nnode [ id 01 ]\n]", "a.gml, line 2: the node '1' stands twice"),
        ("graph [ directed 2 ]", "a.gml, line 1: 'directed' needs 0 or 1, not '2'"),
        (f"graph [ {TWO}\nedge [ source 1 ] ]", "a.gml, line 2: an edge needs a target"),
        (f"graph [ {TWO}\nedge 1 ]", "a.gml, line 2: an edge needs a list in brackets"),
        (
            f"graph [ {TWO}\n\nedge [ source 1 target 3 ] ]",
            "a.gml, line 3: the edge from '1' to '3' ends at '3', which is not a node",
        ),
        (
            "graph [\nnode [ id 1 x y ] ]",
            "a.gml, line 2: 'x' needs a number, a text in quotes or a list, not 'y'",
        ),
        ("graph [\nnode [ id 1 x 1.2.3 ] ]", "a.gml, line 2: 'x' needs a number, a text in quotes or a list, not '1.2.3'"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert refused(tmp_path, text) == message


@pytest.mark.parametrize("depth", [60, 100_000])
def test_deep_lists_are_refused(tmp_path: Path, depth: int) -> None:
    text = f"graph [ node [ id 1 {'a [ ' * depth} {']' * depth} ] ]"

    assert refused(tmp_path, text) == "a.gml, line 1: is nested too deeply"


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    edges = "\n".join(f"edge [ source 1 target {n} ]" for n in range(3, 6))

    assert len(refused(tmp_path, f"graph [ {TWO} {edges} ]").splitlines()) == 3


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("a.txt", 'Creator "x graph [ y"\nVersion 1\ngraph\n[', True),
        ("a.txt", "# words\ngraph [", True),
        ("a.gml", "Version", True),
        ("a.gml", "<gml:FeatureCollection/>", False),
        ("a.txt", "the graph [1] shows", False),
        ("a.txt", "digraph { graph [a=b] }", False),
        ("a.txt", " " * 60_000 + "x", False),
        ("a.txt", "", False),
    ],
)
def test_a_file_is_known_by_its_begin(tmp_path: Path, name: str, text: str, known: bool) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert recognises(inputs_of([tmp_path / name])[0]) is known


# -- files of other programs -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "nodes", "edges"),
    [
        ("cytoscape-gml/cy2_arrows.gml", 4, 6),
        ("cytoscape-gml/example-directed1.gml", 3, 3),
        ("cytoscape-gml/example-directed2.gml", 3, 3),
        ("cytoscape-gml/example1.gml", 3, 3),
        ("cytoscape-gml/example2.gml", 2, 1),
        ("cytoscape-gml/yed_arrows.gml", 4, 4),
        ("gephi/Power Grid.gml", 4941, 6594),
        ("gephi/label.gml", 3, 2),
        ("igraph/bug_2497.gml", 2, 0),
        ("igraph/celegansneural.gml", 297, 2359),
        ("igraph/graph3.gml", 0, 0),
        ("igraph/karate.gml", 34, 78),
        ("igraph/weighted.gml", 2, 1),
    ],
)
def test_good_files_are_read_whole(tmp_path: Path, name: str, nodes: int, edges: int) -> None:
    path = real_file(f"graph-files/{name}")
    text = re.sub('"[^"]*"|#.*', "", path.read_text(encoding="utf-8"))
    counts = [len(re.findall(rf"\b{word}\s*\[", text)) for word in ("node", "edge")]
    assert counts == [nodes, edges]

    import_files([path], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        actors = sum(it.type == "unknown" for it in store.actors())
        assert (actors, store.count("claim")) == (nodes, edges)


def test_a_file_with_all_that_igraph_allows_is_read(tmp_path: Path) -> None:
    import_files([real_file("graph-files/igraph/graph1.gml")], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        told = [(it.subject, it.object, it.role) for it in store.claims()]
    assert told == [("5", "1", "-0.45"), ("2", "5", 'Tom & Jerry\'s "friendship"')]


def test_networkx_finds_the_same_edges(tmp_path: Path) -> None:
    path = real_file("graph-files/igraph/karate.gml")
    expected = {frozenset(map(str, pair)) for pair in nx.read_gml(path, label="id").edges}

    import_files([path], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        assert {frozenset((it.subject, it.object)) for it in store.claims()} == expected


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("graph2.gml", "graph2.gml, line 8: 'directed' needs 0 or 1, not '2'"),
        ("invalid1.gml", "invalid1.gml, line 140: the edge from '2' to '1' ends at '1', which is not a node"),
        ("invalid2.gml", "invalid2.gml: holds no graph"),
        ("invalid4.gml", "invalid4.gml, line 1: a key is a word such as 'node', not 'Version-0'"),
        ("invalid5.gml", "invalid5.gml, line 2: 'a' needs a number, a text in quotes or a list, not 'r'"),
        ("invalid6.gml", "invalid6.gml, line 1: a key is a word such as 'node', not '2'"),
    ],
)  # fmt: skip
def test_broken_files_are_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(Faults) as caught:
        import_files([real_file(f"graph-files/igraph/{name}")], tmp_path / "in.db")

    assert str(caught.value).splitlines()[0] == message
    assert not (tmp_path / "in.db").exists()


@pytest.mark.parametrize("name", ["basic.vna", "emptyattribute.vna"])
def test_a_file_of_no_known_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Faults, match="is in no format that can be recognised"):
        import_files([real_file(f"graph-files/gephi/{name}")], tmp_path / "in.db")
