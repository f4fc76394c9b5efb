"""Graph JSON keeps every claim, and reads graphology's and the node-link form of networkx."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.formats.exporter import export
from actorgraph.formats.graphs.json import recognises
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
from actorgraph.store.reader import Store
from formats.exported import losses
from worlds import World, carried, sorted_world, world_of, worlds, write_world


@pytest.mark.parametrize(
    ("nodes", "ends"),
    [
        ([{"id": "A"}, {"id": "B"}], ({"id": "A", "index": 0}, {"id": "B", "index": 1, "x": 2.5})),
        ([{"id": "A"}, {"id": "B"}], ("A", {"id": "B"})),
        ([{"key": "A"}, {"key": "B"}], ({"key": "A"}, {"key": "B"})),
        ([{"name": "A"}, {"name": "B"}], ({"name": "A", "index": 0}, {"name": "B", "index": 1})),
    ],
)
def test_an_edge_of_d3_may_hold_the_nodes_at_its_ends(
    nodes: list[Any], ends: tuple[Any, Any], tmp_path: Path
) -> None:
    link = {"source": ends[0], "target": ends[1], "index": 0}
    (tmp_path / "d3.json").write_text(json.dumps({"nodes": nodes, "links": [link]}))
    import_files(tmp_path / "d3.json", tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        (claim,) = store.claims()
        assert [store.actor(key).name for key in (claim.subject, claim.object)] == ["A", "B"]


def test_an_edge_that_holds_a_node_without_an_id_is_refused(tmp_path: Path) -> None:
    link = {"source": {"x": 1}, "target": "A"}
    (tmp_path / "d3.json").write_text(json.dumps({"nodes": [{"id": "A"}], "links": [link]}))
    with pytest.raises(Faults, match="has no source that is a text or a number"):
        import_files(tmp_path / "d3.json", tmp_path / "s.db")


def test_an_edge_of_which_an_end_is_null_is_counted_and_left_out(tmp_path: Path) -> None:
    links = [{"source": "A", "target": None}, {"source": "A", "target": "A"}]
    (tmp_path / "g.json").write_text(json.dumps({"nodes": [{"id": "A"}], "links": links}))
    summary = import_files(tmp_path / "g.json", tmp_path / "s.db")
    assert (summary.claims, summary.skipped) == (1, {"an edge without a target": 1})


Ends = list[tuple[str, str, str]]
SMALL = World(
    (Actor("blue", "Blue"), Actor("red", "Red", "state")),
    (Event("raid", "raid", when=read_when("2024-01-28")),),
    (Source("report", "Report", "red"),),
    (
        Claim("c1", "sponsors", "report", "red", "red", "blue"),
        Claim("c2", "clashes-with", "report", "red", "red", "blue"),
        Claim("c3", "attacks", "report", "red", event="raid", text="more"),
    ),
)


def written(world: World, folder: Path, format_name: str = "json") -> Any:
    write_world(world, folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        assert losses(export(Selection(store), folder / "s.json", format=format_name)) == []
    return json.loads((folder / "s.json").read_text(encoding="utf-8"))


def read(folder: Path, document: Any) -> tuple[Summary, list[Claim]]:
    text = document if isinstance(document, str) else json.dumps(document)
    (folder / "a.json").write_text(text, encoding="utf-8")
    summary = import_files([folder / "a.json"], folder / "in.db", format="json")
    with closing(Store(folder / "in.db")) as store:
        return summary, list(store.claims())


def ends(claims: list[Claim]) -> Ends:
    return [(it.relation, it.subject, it.object) for it in claims]


def refused(folder: Path, document: Any) -> str:
    with pytest.raises(Faults) as caught:
        read(folder, document)
    assert not (folder / "in.db").exists()
    return str(caught.value)


# -- out and in again ------------------------------------------------------------------------------


@given(worlds())
def test_every_world_comes_back(world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert carried(world, Path(folder), "w.json", "json") == sorted_world(world)


def test_relations_and_the_words_about_a_store_come_back(tmp_path: Path) -> None:
    written(SMALL, tmp_path)
    import_files([tmp_path / "s.json"], tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        assert store.meta["title"] == "A World"
        assert store.vocabulary["shelters"].reading == "gives shelter to"


def test_what_is_written_is_a_graph_of_graphology(tmp_path: Path) -> None:
    document = written(SMALL, tmp_path)

    assert list(document) == ["attributes", "options", "nodes", "edges"]
    assert document["options"] == {"type": "mixed", "multi": True, "allowSelfLoops": True}
    assert [node["key"] for node in document["nodes"]] == ["blue", "red", "raid", "text:more"]
    assert document["nodes"][1]["attributes"] == {
        "label": "Red", "name": "Red", "kind": "actor", "type": "state", "anonymous": False,
    }  # fmt: skip
    assert [
        (edge["key"], edge["source"], edge["target"], edge["undirected"])
        for edge in document["edges"]
    ] == [
        ("c1", "red", "blue", False),
        ("c2", "red", "blue", True),
        ("c3", "raid", "text:more", False),
    ]


def test_a_part_of_a_store_is_a_whole_graph(tmp_path: Path) -> None:
    write_world(SMALL, tmp_path / "s.db")
    with closing(Store(tmp_path / "s.db")) as store:
        export(Selection(store, relations=("sponsors",)), tmp_path / "s.json")
    document = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))

    assert [node["key"] for node in document["nodes"]] == ["blue", "red"]
    assert [edge["key"] for edge in document["edges"]] == ["c1"]


def test_graphology_is_another_name_of_it(tmp_path: Path) -> None:
    assert written(SMALL, tmp_path, "graphology") == written(SMALL, tmp_path)


def test_an_empty_store_is_a_graph_too(tmp_path: Path) -> None:
    document = written(World((), (), (), ()), tmp_path)

    assert (document["nodes"], document["edges"]) == ([], [])


# -- what others write -----------------------------------------------------------------------------


def test_a_graph_of_graphology_says_of_each_edge_whether_it_has_a_direction(tmp_path: Path) -> None:
    document = {
        "options": {"type": "mixed", "multi": False, "allowSelfLoops": True},
        "nodes": [{"key": "a", "attributes": {"label": "A", "size": 3}}, {"key": "b"}],
        "edges": [
            {"key": "e", "source": "a", "target": "b", "attributes": {"label": "leads"}},
            {"source": "a", "target": "b", "undirected": True},
        ],
    }

    _, claims = read(tmp_path, document)

    assert ends(claims) == [("leads", "a", "b"), ("connected-with", "a", "b")]
    assert [it.record for it in claims] == ["e", "edges[1]"]
    with closing(Store(tmp_path / "in.db")) as store:
        told = [(it.name, it.note) for it in store.actors() if it.type == "unknown"]
    assert told == [("A", "size=3"), ("b", "")]


def test_the_edges_of_an_undirected_graph_need_no_mark(tmp_path: Path) -> None:
    document = {
        "options": {"type": "undirected"},
        "nodes": [{"key": "a"}, {"key": "b"}],
        "edges": [{"source": "a", "target": "b"}],
    }

    assert ends(read(tmp_path, document)[1]) == [("connected-with", "a", "b")]


def test_an_edge_with_the_words_of_an_aim_is_no_aim_at_its_target(tmp_path: Path) -> None:
    edge = {"source": "a", "target": "b", "attributes": {"label": "wants"}}
    _, claims = read(tmp_path, {"nodes": [{"key": "a"}, {"key": "b"}], "edges": [edge]})

    assert [(claim.relation, claim.role) for claim in claims] == [("related-to", "wants")]


def test_edges_may_stand_before_nodes(tmp_path: Path) -> None:
    document = {
        "edges": [{"source": "b", "target": "a"}],
        "nodes": [{"key": "a"}, {"key": "b"}],
    }

    assert ends(read(tmp_path, document)[1]) == [("related-to", "b", "a")]


@pytest.mark.parametrize("edges", ["links", "edges"])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6))
def test_what_networkx_writes_is_read_edge_by_edge(
    kind: Any, edges: str, pairs: list[tuple[int, int]]
) -> None:
    network = kind()
    network.add_nodes_from(range(4))
    network.add_edges_from(pairs)
    document = nx.node_link_data(network, edges=edges)
    relation = "related-to" if network.is_directed() else "connected-with"

    with tempfile.TemporaryDirectory() as folder:
        _, claims = read(Path(folder), document)

    assert sorted(ends(claims)) == sorted(
        (relation, str(start), str(end)) for start, end, *_ in network.edges
    )


def test_nodes_without_ids_are_known_by_their_places(tmp_path: Path) -> None:
    document = {
        "nodes": [{"name": "A"}, {"name": "B"}],
        "links": [{"source": 1, "target": 0, "value": 7}],
    }

    _, (claim,) = read(tmp_path, document)

    assert (claim.subject, claim.object, claim.note) == ("1", "0", "value=7")


def test_lists_and_objects_are_noted_as_they_are(tmp_path: Path) -> None:
    document = {
        "directed": True, "multigraph": False, "graph": {"name": "g"},
        "nodes": [{"id": [0, 1], "tags": ["x", {"y": None}]}, {"id": 2.5}],
        "links": [{"source": [0, 1], "target": 2.5, "label": "met"}],
    }  # fmt: skip

    summary, claims = read(tmp_path, document)

    assert [it.relation for it in claims] == ["meets"]
    assert summary.remarks == []
    with closing(Store(tmp_path / "in.db")) as store:
        assert [source.note for source in store.sources()] == ["name=g"]
        told = [(it.name, it.note) for it in store.actors() if it.type == "unknown"]
    assert told == [("[0, 1]", 'tags=["x", {"y": null}]'), ("2.5", "")]


# -- what is broken --------------------------------------------------------------------------------

NODES: Any = [{"key": "a"}, {"key": "b"}]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "a.json: has no list 'nodes'; a graph has 'nodes' and 'edges' or 'links'"),
        ([], "a.json: has no list 'nodes'; a graph has 'nodes' and 'edges' or 'links'"),
        ({"nodes": {"a": 1}, "edges": []}, "a.json: 'nodes' needs a list"),
        ({"nodes": NODES}, "a.json: has no list 'edges' or 'links'"),
        ({"nodes": NODES, "edges": 1}, "a.json: 'edges' needs a list"),
        ({"nodes": ["a"], "edges": []}, "a.json: nodes[0] needs an object, not \"a\""),
        ({"nodes": [{"key": None}], "edges": []}, "a.json: nodes[0] has no id that is a text or a number"),
        ({"nodes": [{"key": "a", "attributes": 1}], "edges": []}, "a.json: nodes[0]: 'attributes' needs an object"),
        ({"nodes": NODES, "edges": [1]}, "a.json: edges[0] needs an object, not 1"),
        ({"nodes": NODES, "edges": [{"source": "a"}]}, "a.json: edges[0] has no target that is a text or a number"),
        (
            {"nodes": NODES, "links": [{"source": "a", "target": "c"}]},
            "a.json: the edge from 'a' to 'c' ends at 'c', which is not a node",
        ),
        (
            {"nodes": NODES, "edges": [{"source": "a", "target": "b", "undirected": "no"}]},
            "a.json: edges[0]: 'undirected' needs true or false, not \"no\"",
        ),
        ({"nodes": [*NODES, {"key": "a"}], "edges": []}, "a.json: the node 'a' stands twice"),
        ({"directed": "yes", "nodes": NODES, "links": []}, "a.json: 'directed' needs true or false, not \"yes\""),
        ({"options": {"type": "x"}, "nodes": NODES, "edges": []}, "a.json: options: the type of a graph is one of directed, undirected, mixed"),
        ({"elements": {"nodes": [5]}}, "a.json: elements.nodes[0] needs an object with 'data'"),
        ({"graph": {"nodes": [{}], "edges": []}}, "a.json: a node has no id that is a text or a number"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(
    tmp_path: Path, document: Any, message: str
) -> None:
    assert refused(tmp_path, document) == message


def _networks() -> list[Any]:
    parallel: Any = nx.MultiGraph([("a", "b"), ("a", "b"), ("b", "b")])
    return [
        nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]),
        nx.Graph([("a", "b"), ("b", "c"), ("c", "c")]),
        nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "c")]),
        parallel,
    ]


@pytest.mark.parametrize("form", [nx.adjacency_data, nx.cytoscape_data, nx.node_link_data])
@pytest.mark.parametrize("number", range(4))
def test_each_form_of_networkx_has_the_same_edges(form: Any, number: int, tmp_path: Path) -> None:
    network = _networks()[number]
    nx.set_node_attributes(network, {"a": "Ash Column"}, "label")
    (tmp_path / "a.json").write_text(json.dumps(form(network)), "utf-8")
    import_files(tmp_path / "a.json", tmp_path / "in.db")  # recognised
    with closing(Store(tmp_path / "in.db")) as store:
        claims = list(store.claims())
        names = {actor.id: actor.name for actor in store.actors()}

    # Cytoscape's form has no word for an edge without a direction.
    word = "related-to" if network.is_directed() or form is nx.cytoscape_data else "connected-with"
    assert sorted((it.relation, *sorted([it.subject, it.object])) for it in claims) == sorted(
        (word, *sorted(edge)) for edge in network.edges()
    )
    assert names["a"] == "Ash Column"


def test_elements_of_cytoscape_may_be_one_list(tmp_path: Path) -> None:
    elements = [
        {"data": {"id": "e", "source": "a", "target": "b", "label": "attacks", "strength": 2}},
        {"data": {"id": "a", "label": "Ash"}, "position": {"x": 1, "y": 2}}, {"data": {"id": "b"}},
    ]  # fmt: skip
    summary, claims = read(tmp_path, {"elements": elements, "data": {"name": "net"}})

    assert ends(claims) == [("attacks", "a", "b")]
    assert (claims[0].record, claims[0].note) == ("e", "strength=2")
    assert summary.remarks == ["positions, colours and other looks of a drawing are not kept"]


@pytest.mark.parametrize(
    ("arrows", "expected"),
    [
        ("to", ("attacks", "a", "b")), ("from", ("attacks", "b", "a")), (None, ("connected-with", "a", "b")),
        ("to, from", ("connected-with", "a", "b")), ({"to": {"enabled": True}}, ("attacks", "a", "b")),
        ({"to": {"enabled": False}}, ("connected-with", "a", "b")),
    ],
)  # fmt: skip
def test_an_edge_of_vis_has_the_direction_of_its_arrows(
    arrows: Any, expected: tuple[str, ...], tmp_path: Path
) -> None:
    edge = {"from": 1, "to": 2, "label": "attacks", **({"arrows": arrows} if arrows else {})}
    nodes = [{"id": 1, "label": "A"}, {"id": 2, "label": "B"}]
    _, claims = read(tmp_path, {"nodes": nodes, "edges": [edge]})
    names = {"1": "a", "2": "b"}

    assert [(it.relation, names[it.subject], names[it.object]) for it in claims] == [expected]


JGF: Final = {
    "label": "net", "directed": True, "nodes": {"a": {"label": "Ash", "metadata": {"size": 3}}, "b": {}},
    "edges": [{"source": "a", "target": "b", "relation": "attacks", "metadata": {"n": 1}},
              {"source": "a", "target": "b", "directed": False}],
}  # fmt: skip


def test_a_graph_of_jgf_is_read_in_both_versions(tmp_path: Path) -> None:
    listed = [{"id": "a", "label": "Ash", "metadata": {"size": 3}}, {"id": "b"}]
    for graph in (JGF, {**JGF, "nodes": listed}):
        _, claims = read(tmp_path, {"graph": graph})
        assert ends(claims) == [("attacks", "a", "b"), ("connected-with", "a", "b")]
        assert claims[0].note == "n=1; relation=attacks"
        (tmp_path / "in.db").unlink()


def test_several_graphs_of_jgf_have_nodes_of_their_own(tmp_path: Path) -> None:
    summary, claims = read(
        tmp_path, {"graphs": [JGF, {**JGF, "hyperedges": [{"nodes": ["a", "b"]}]}]}
    )

    assert len({claim.subject for claim in claims}) == 2
    assert summary.skipped == {"a hyperedge, which does not say who does what to whom": 1}


@pytest.mark.parametrize("before", [True, False])
def test_a_graph_is_recognised_at_any_size_and_in_any_order_of_keys(
    before: bool, tmp_path: Path
) -> None:
    nodes = [
        {"label": f"Group {n} of the northern shore", "x": n, "id": f"g{n}"} for n in range(3000)
    ]
    edges = [{"label": "attacks", "source": "g0", "target": f"g{n}"} for n in range(1, 3000)]
    document = {"nodes": nodes, "edges": edges} if before else {"edges": edges, "nodes": nodes}
    (tmp_path / "a.json").write_text(json.dumps(document), "utf-8")

    assert import_files(tmp_path / "a.json", tmp_path / "in.db").claims == 2999


@pytest.mark.parametrize("text", ["", "{", '{"nodes": [', '{"nodes": [], "edges": []} x', "nodes"])
def test_what_is_no_json_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text).startswith("a.json")


def test_a_claim_that_was_changed_badly_fails_the_whole_file(tmp_path: Path) -> None:
    document = written(SMALL, tmp_path)
    document["edges"][0]["attributes"]["modality"] = "certain"

    assert "unknown modality 'certain'" in refused(tmp_path, document)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ('{"nodes": [], "edges": []}', True),
        ('{"nodes": [], "links": []}', True),
        ('{"directed": true, "multigraph": false, "adjacency": [], "nodes": []}', True),
        ('{"options": {"type": "mixed"}, "attributes": {}, "nodes": []}', True),
        ('{"attributes": {"actorgraph": {"sources": [' + '"x",' * 30_000, True),
        ('{"nodes": [{"id": 1}, ' + '{"id": 2},' * 10_000, True),
        ('{"objects": [{"nodes": [], "edges": []}]}', False),
        ('{"text": "\\"nodes\\": [], \\"edges\\": []"}', False),
        ('{"nodes": []}', False),
        ('[{"nodes": [], "edges": []}]', True),
        ('[{"data": {"id": "a"}}]', True),
        ('{"source": "a", "target": "b"}\n{"source": "b", "target": "a"}', True),
        ('[{"nodes": 3}]', False),
        ('[{"data": 1}]', False),
        ('[["source", "target"]]', False),
        ("", False),
    ],
)
def test_a_file_is_known_by_its_members(tmp_path: Path, text: str, known: bool) -> None:
    (tmp_path / "a").write_text(text, encoding="utf-8")

    assert recognises(inputs_of([tmp_path / "a"])[0]) is known


def test_an_edge_that_says_its_direction_has_it_whatever_the_graph_says(tmp_path: Path) -> None:
    links = [{"source": "a", "target": "b", "directed": given} for given in (True, False, "north")]
    document = {"directed": True, "nodes": [{"id": "a"}, {"id": "b"}], "links": links}
    _, claims = read(tmp_path, document)

    assert [(it.relation, it.note) for it in claims] == [
        ("related-to", ""), ("connected-with", ""), ("related-to", "directed=north"),
    ]  # fmt: skip


ELEMENTS: Final = [
    {"data": {"source": "a", "target": "b", "label": "hails"}},
    {"data": {"id": "a", "label": "A"}},
    {"data": {"id": "b"}},
]
EDGES: Final = [{"source": "a", "target": "b", "label": "hails"}, {"from": "b", "to": "c", "arrows": "to"}]  # fmt: skip
GRAPHS: Final = [
    {"directed": True, "nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "label": "hails"}]},
    {"nodes": [{"key": "a", "attributes": {"label": "Another"}}, {"key": "c"}], "edges": [{"source": "a", "target": "c"}]},
]  # fmt: skip


@pytest.mark.parametrize("is_lines", [True, False])
@pytest.mark.parametrize(
    ("values", "said"),
    [
        (ELEMENTS, [("A", "related-to", "b")]),
        (EDGES, [("a", "related-to", "b"), ("b", "related-to", "c")]),
        (GRAPHS, [("Another", "related-to", "c"), ("a", "related-to", "b")]),
    ],
)
def test_a_list_and_json_lines_are_graphs_edges_or_elements(
    values: list[Any], said: list[tuple[str, str, str]], is_lines: bool, tmp_path: Path
) -> None:
    text = "\n".join(map(json.dumps, values)) if is_lines else json.dumps(values, indent=1)
    (tmp_path / "a.json").write_text(text, "utf-8")
    import_files(tmp_path / "a.json", tmp_path / "s.db")

    world = world_of(tmp_path / "s.db")
    names = {actor.id: actor.name for actor in world.actors}
    assert sorted((names[it.subject], it.relation, names[it.object]) for it in world.claims) == said


def test_what_is_no_edge_in_a_list_of_edges_is_told_with_its_place(tmp_path: Path) -> None:
    assert "[1] needs an object, not 7" in refused(tmp_path, [EDGES[0], 7])
    assert "[1] has no target" in refused(tmp_path, [EDGES[0], {"source": "a"}])
