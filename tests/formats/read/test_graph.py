"""Nodes and edges of any graph become actors and claims, and say no more than the file does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from actorgraph.formats.importer import import_files
from actorgraph.formats.read.graph import GraphFile
from actorgraph.formats.read.input import Input
from actorgraph.formats.sink import Sink, Summary
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import read_when
from actorgraph.model.errors import Faults, InvalidValue, UnknownRelation
from actorgraph.model.event import Event
from actorgraph.model.record import actor_record, claim_record, event_record
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter
from worlds import World, world_of

RED, BLUE = Actor("red", "Red", "state"), Actor("blue", "Blue", parent="red")
RAID = Event("raid", "Raid", "attack", read_when("2024-01-28"), places=("blue",))
SOURCE = {"id": "report", "title": "Report", "publisher": "red"}
CLAIM = Claim("c1", "attacks", "report", "red", "red", "blue", event="raid", quote="hit")


def poured(path: Path, pour: Callable[[GraphFile], Any], **options: str) -> Summary:
    """Let a function give a graph file its nodes and edges, and return what became of them."""
    with StoreWriter(path, standard(), staged=True) as writer:
        sink = Sink(writer)
        sink.scope = "g"
        graph = GraphFile(Input("g.net", lambda: path.open("rb")), sink, options)
        pour(graph)
        graph.done()
        sink.done()
        sink.summary.changes = writer.changes()
    return sink.summary


def claims(path: Path) -> list[Claim]:
    with closing(Store(path)) as store:
        return list(store.claims())


def edge(graph: GraphFile, source: str, target: str, label: str = "", **more: Any) -> None:
    """Give an edge that says no more than its label."""
    usual = {"key": "", "directed": True, "attributes": {}, "line": 0}
    graph.edge(**{**usual, **more}, source=source, target=target, label=label)


def node(graph: GraphFile, kind: str, record: dict[str, Any]) -> None:
    graph.node(record["id"], "", {**record, "node": record["id"], "kind": kind})


# -- graphs of ours --------------------------------------------------------------------------------


def test_what_actorgraph_wrote_comes_back_whatever_the_order_of_the_nodes(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        node(graph, "event", event_record(RAID))
        node(graph, "actor", actor_record(BLUE))
        node(graph, "actor", actor_record(RED))
        graph.header({"sources": [SOURCE]})
        edge(graph, "red", "blue", key="c1", attributes=claim_record(CLAIM))

    poured(tmp_path / "s.db", pour)

    assert world_of(tmp_path / "s.db") == World(
        (BLUE, RED), (RAID,), (Source("report", "Report", "red"),), (CLAIM,)
    )


def test_what_was_left_out_of_a_network_is_called_by_its_id(tmp_path: Path) -> None:
    told = claim_record(CLAIM) | {
        "source_title": "The Report", "source_date": "2024-02", "source_address": "https://e.org",
        "machine": "true",
    }  # fmt: skip

    def pour(graph: GraphFile) -> None:
        node(graph, "actor", actor_record(RED))
        node(graph, "actor", actor_record(BLUE))
        edge(graph, "red", "blue", key="c1", attributes=told)

    summary = poured(tmp_path / "s.db", pour)

    assert world_of(tmp_path / "s.db") == World(
        (BLUE, RED),
        (Event("raid", "raid"),),
        (Source("report", "The Report", "", read_when("2024-02"), "https://e.org", machine=True),),
        (CLAIM,),
    )
    assert summary.remarks == [
        "actors and events that edges mention and that have no node are named by their ids"
    ]


@pytest.mark.parametrize(
    ("claim", "ends"),
    [
        (CLAIM, ("red", "blue")),
        (Claim("c1", "attacks", "report", "red", "red", event="raid"), ("red", "raid")),
        (Claim("c1", "attacks", "report", "red", "", "blue", event="raid"), ("raid", "blue")),
        (Claim("c1", "counts", "report", "red", event="raid", text="85"), ("raid", "text:85")),
        (Claim("c1", "leads", "report", "red", "red", text="85"), ("red", "text:85")),
    ],
)
def test_an_edge_that_tells_neither_subject_nor_object_has_its_ends(
    claim: Claim, ends: tuple[str, str], tmp_path: Path
) -> None:
    told = {key: it for key, it in claim_record(claim).items() if key not in ("subject", "object")}

    def pour(graph: GraphFile) -> None:
        node(graph, "actor", actor_record(RED))
        node(graph, "actor", actor_record(BLUE))
        node(graph, "event", event_record(RAID))
        graph.node("text:85", "", {"kind": "text", "type": "text"})
        graph.header({"sources": [SOURCE]})
        edge(graph, *ends, key="c1", attributes=told)

    poured(tmp_path / "s.db", pour)

    assert claims(tmp_path / "s.db") == [claim]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"event": "blue"}, "'blue' is an actor, not an event"),
        ({"claimant": "raid"}, "'raid' is an event, not an actor"),
        ({"relation": "hugs"}, "the claim 'c1' has the unknown relation 'hugs'"),
        ({"when": "soon"}, "'soon' is not a date; write it as "),
        ({"subject": [1]}, "'subject' needs a text, not [1]"),
    ],
)
def test_a_claim_that_was_changed_badly_is_refused(
    changes: dict[str, Any], message: str, tmp_path: Path
) -> None:
    def pour(graph: GraphFile) -> None:
        node(graph, "actor", actor_record(RED))
        node(graph, "actor", actor_record(BLUE))
        node(graph, "event", event_record(RAID))
        graph.header({"sources": [SOURCE]})
        told = claim_record(CLAIM) | changes
        edge(graph, "red", "blue", key="c1", attributes=told, line=7)

    with pytest.raises(Faults) as caught:
        poured(tmp_path / "s.db", pour)

    assert str(caught.value).startswith(f"g.net, line 7: {message}")
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize(
    "header",
    [[1], {"sources": 7}, {"sources": ["x"]}, {"relations": [{"name": "x y"}]}, {"about": [1]}],
)
def test_a_header_that_was_changed_is_a_fault(header: Any, tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        node(graph, "actor", actor_record(RED))
        graph.header(header)

    with pytest.raises(Faults, match="what actorgraph wrote about the store was changed"):
        poured(tmp_path / "s.db", pour)


def test_an_actor_of_two_nodes_is_a_fault(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        node(graph, "actor", actor_record(RED))
        graph.node("n2", "", {**actor_record(RED), "node": "red", "kind": "actor"}, line=2)

    with pytest.raises(Faults) as caught:
        poured(tmp_path / "s.db", pour)

    assert str(caught.value) == "g.net, line 2: the actor 'red' stands twice"


# -- graphs of others ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "directed", "attributes", "expected"),
    [
        ("", True, {}, ("related-to", "a", "b", "")),
        ("", False, {}, ("connected-with", "a", "b", "")),
        ("backs", True, {}, ("sponsors", "a", "b", "")),
        ("is backed by", True, {}, ("sponsors", "b", "a", "")),
        ("allied with", False, {}, ("allied-with", "a", "b", "")),
        # Who backs whom is not said.
        ("backs", False, {}, ("connected-with", "a", "b", "backs")),
        ("knows of", True, {"type": "attacks"}, ("attacks", "a", "b", "")),
        ("knows of", True, {"type": ["attacks"]}, ("related-to", "a", "b", "knows of")),
    ],
)
def test_an_edge_says_what_its_words_say_and_no_more(
    label: str,
    directed: bool,
    attributes: dict[str, Any],
    expected: tuple[str, str, str, str],
    tmp_path: Path,
) -> None:
    def pour(graph: GraphFile) -> None:
        graph.node("a", "", {})
        graph.node("b", "", {})
        edge(graph, "a", "b", label, directed=directed, attributes=attributes)

    poured(tmp_path / "s.db", pour)

    (claim,) = claims(tmp_path / "s.db")
    assert (claim.relation, claim.subject, claim.object, claim.role) == expected
    assert (claim.quote, claim.source, claim.claimant) == (label, "g-net", "g-net-file")


def test_the_option_stands_in_where_no_word_names_a_relation(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        graph.node("a", "", {})
        graph.node("b", "", {})
        edge(graph, "a", "b", "x")
        edge(graph, "a", "b", "attacks")

    poured(tmp_path / "s.db", pour, relation="sponsored-by")

    assert [(it.relation, it.subject, it.role) for it in claims(tmp_path / "s.db")] == [
        ("sponsors", "b", "x"),
        ("attacks", "a", ""),
    ]


def test_an_option_that_names_none_or_several_relations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownRelation):
        poured(tmp_path / "s.db", lambda _: None, relation="hugs")
    with pytest.raises(InvalidValue, match="'sponsorship' is several relations"):
        poured(tmp_path / "s.db", lambda _: None, relation="sponsorship")


def test_attributes_are_the_note_and_a_date_is_the_date(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        graph.about({"made": "2006", "empty": ""})
        graph.node("a", "A  node\nof two lines", {"type": "person", "size": 3, "none": None})
        edge(graph, "a", "a", key="e1", attributes={"when": "2024-02", "weight": 2.5, "x": ""})
        edge(graph, "a", "a", key="e2", attributes={"when": "soon"})

    poured(tmp_path / "s.db", pour)

    world = world_of(tmp_path / "s.db")
    assert world.actors[0] == Actor(
        "a", "A node of two lines", "person", note="type=person; size=3"
    )
    assert sorted((it.record, it.when.text, it.note) for it in world.claims) == [
        ("e1", "2024-02", "weight=2.5"),
        ("e2", "", "when=soon"),
    ]
    assert [it.note for it in world.sources] == ["made=2006"]


def test_ids_that_make_one_actor_id_stay_two_actors(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        graph.node("Red Army", "", {})
        graph.node("red-army", "", {})
        graph.node("Red  Army!", "", {})

    poured(tmp_path / "s.db", pour)

    names = [it.name for it in world_of(tmp_path / "s.db").actors if it.type != "dataset"]
    assert sorted(names) == ["Red Army", "Red Army!", "red-army"]


def test_a_node_without_an_edge_is_an_actor_too(tmp_path: Path) -> None:
    summary = poured(tmp_path / "s.db", lambda graph: graph.node("a", "A", {}))

    assert (summary.rows, summary.claims) == (1, 0)
    assert [it.name for it in world_of(tmp_path / "s.db").actors] == ["A", "g.net"]


def test_faults_name_their_lines_and_come_together(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        graph.node("a", "A", {}, line=1)
        graph.node("a", "A", {}, line=2)
        graph.node("\u202e", "", {}, line=3)
        edge(graph, "a", "c", line=4)
        edge(graph, "a", "\u202e", line=5)  # its node has been told of already

    with pytest.raises(Faults) as caught:
        poured(tmp_path / "s.db", pour)

    assert [str(fault) for fault in caught.value.faults] == [
        "g.net, line 2: the node 'a' stands twice",
        "g.net, line 3: a name must not be empty",
        "g.net, line 4: the edge from 'a' to 'c' ends at 'c', which is not a node",
    ]
    assert not (tmp_path / "s.db").exists()


def test_a_level_of_tlp_marks_what_it_is_on_in_any_graph(tmp_path: Path) -> None:
    (tmp_path / "a.graphml").write_text(
        '<graphml><key id="k" for="all" attr.name="TLP"/><graph edgedefault="directed"><node id="a"><data key="k">amber</data>'
        '</node><node id="b"><data key="k">of the town</data></node><edge source="a" target="b"><data key="k">TLP:RED</data></edge>'
        "</graph></graphml>"
    )  # fmt: skip
    import_files(tmp_path / "a.graphml", tmp_path / "s.db")
    world = world_of(tmp_path / "s.db")

    assert [(it.tlp, it.note) for it in world.actors if it.id in "ab"] == [
        ("amber", ""), ("", "TLP=of the town"),
    ]  # fmt: skip
    assert [(it.tlp, it.note) for it in world.claims] == [("red", "")]


def test_a_marking_of_the_whole_graph_is_that_of_its_source(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        graph.about({"TLP": "TLP:RED", "author": "Q"})
        for key in ("1", "2"):
            graph.node(key, key, {})
        edge(graph, "1", "2")

    poured(tmp_path / "s.db", pour)
    (source,) = world_of(tmp_path / "s.db").sources
    assert (source.tlp, source.note) == ("red", "author=Q")


def test_marks_that_steer_are_taken_out_of_words_and_notes_too(tmp_path: Path) -> None:
    def pour(graph: GraphFile) -> None:
        for key in ("1", "2"):
            graph.node(key, key, {"trait": "t\x1b[1m"})
        edge(graph, "1", "2", "hails\u202e\x07", attributes={"of\x9b": "\x1bq"})

    poured(tmp_path / "s.db", pour)
    (claim,) = claims(tmp_path / "s.db")
    assert (claim.role, claim.quote, claim.note) == ("hails", "hails", "of=q")
    assert {actor.note for actor in world_of(tmp_path / "s.db").actors} == {"", "trait=t[1m"}
