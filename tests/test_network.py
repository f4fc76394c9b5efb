"""Claims as a networkx graph."""

from __future__ import annotations

from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, mode: [money, weapons], when: 2010/2012-03",
    "relation: sponsors, subject: red, object: alpha, modality: denied",
    "relation: attacks, subject: alpha, event: raid",
    "relation: counts, event: raid, quantity: {what: dead, op: '>', value: 3, unit: people}",
    "relation: threatens, subject: red, text: a bully",
)


def test_edges_are_claims_and_their_keys_are_claim_ids(world: World) -> None:
    network = world(*CLAIMS).network()
    assert list(network.edges(keys=True)) == [("red", "alpha", "c1"), ("red", "alpha", "c2")]


def test_every_claim_is_an_edge_with_events_and_texts(world: World) -> None:
    network = world(*CLAIMS).network(events=True, texts=True)
    assert sorted(network.edges(keys=True), key=lambda it: it[2]) == [
        ("red", "alpha", "c1"),
        ("red", "alpha", "c2"),
        ("alpha", "raid", "c3"),
        ("raid", "text:more than 3 people (dead)", "c4"),
        ("red", "text:a bully", "c5"),
    ]


def test_actors_without_an_edge_are_nodes_unless_left_out(world: World) -> None:
    case = world(*CLAIMS)
    assert len(case.network()) == 9
    assert sorted(case.network(isolated=False)) == ["alpha", "red"]


def test_an_edge_has_scalars_only_and_all_of_the_claim(world: World) -> None:
    network = world(*CLAIMS).network()
    assert network.edges["red", "alpha", "c1"] == {
        "relation": "sponsors",
        "subject": "red",
        "object": "alpha",
        "family": "sponsorship",
        "modality": "stated",
        "modality_group": "assertive",
        "modality_rank": 1,
        "claimant": "gazette",
        "spokesperson": "",
        "hedge": "",
        "quote": "words 1",
        "source": "report",
        "source_title": "Report",
        "source_date": "2024-02-02",
        "source_address": "",
        "event": "",
        "text": "",
        "role": "",
        "mode": "money; weapons",
        "when": "2010/2012-03",
        "first_day": "2010-01-01",
        "last_day": "2012-03-31",
        "said": "2024-02-02",
        "implied": False,
        "note": "",
        "file": "",
        "record": "",
        "cites": "",
        "machine": False,
        "quantity_what": "",
        "quantity_op": "",
        "quantity_unit": "",
    }


def test_a_node_has_scalars_only(world: World) -> None:
    assert world(*CLAIMS).network().nodes["red"] == {
        "name": "Red",
        "kind": "actor",
        "type": "state",
        "parent": "",
        "names": "",
        "anonymous": False,
        "when": "",
        "places": "",
        "note": "",
        "names_data": "",
        "number": "",
        "article": "",
    }


def test_filters_and_relations_narrow_the_network(world: World) -> None:
    case = world(*CLAIMS)
    assert [key for *_, key in case.network(modality="assertive").edges(keys=True)] == ["c1"]
    assert case.network(relation="attacks").number_of_edges() == 0


def test_the_graph_knows_its_title(world: World) -> None:
    assert world(*CLAIMS).network().graph == {"title": "World", "licence": "", "claims": 2}
