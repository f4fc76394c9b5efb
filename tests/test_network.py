"""Claims as a networkx graph."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

import actorgraph
from actorgraph.model.filters import Filters
from actorgraph.model.modality import MODALITIES
from actorgraph.network import (
    ATTRIBUTE_TYPES,
    EDGE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    actor_attributes,
    claim_attributes,
    event_attributes,
    network_of,
)
from actorgraph.store.reader import Store
from conftest import World
from worlds import World as RandomWorld
from worlds import worlds, write_world

if TYPE_CHECKING:
    from actorgraph.network import Network

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha, mode: [money, weapons], when: 2010/2012-03",
    "relation: sponsors, subject: red, object: alpha, modality: denied",
    "relation: attacks, subject: alpha, event: raid",
    "relation: counts, event: raid, quantity: {what: dead, op: '>', value: 3, unit: people}",
    "relation: threatens, subject: red, text: a bully, modality: possible",
    "relation: attacks, subject: alpha, object: blue, event: raid, hedge: perhaps, modality: likely",
)


def edges(network: Network) -> list[tuple[str, str, str]]:
    return sorted(network.edges(keys=True), key=lambda edge: edge[2])


def test_edges_are_claims_that_count_and_their_keys_are_claim_ids(world: World) -> None:
    assert edges(world(*CLAIMS).network()) == [("red", "alpha", "c1"), ("alpha", "blue", "c6")]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ({"modality": "all"}, ["c1", "c2", "c3", "c4", "c5", "c6"]),
        ({"tentative": True}, ["c1", "c3", "c4", "c5", "c6"]),
        ({"modality": "denied"}, ["c2"]),
        ({"modality": "likely,denied"}, ["c2", "c6"]),
        ({"relation": "attacks"}, ["c3", "c6"]),
        ({"until": "2012"}, ["c1"]),
    ],
)
def test_filters_and_relations_choose_the_edges(
    world: World, words: dict[str, Any], keys: list[str]
) -> None:
    network = world(*CLAIMS).network(events=True, texts=True, **words)

    assert [key for *_, key in edges(network)] == keys


def test_every_claim_is_an_edge_with_events_and_texts(world: World) -> None:
    network = world(*CLAIMS).network(modality="all", events=True, texts=True)

    assert edges(network) == [
        ("red", "alpha", "c1"),
        ("red", "alpha", "c2"),
        ("alpha", "raid", "c3"),
        ("raid", "text:more than 3 people (dead)", "c4"),
        ("red", "text:a bully", "c5"),
        ("alpha", "blue", "c6"),
    ]


def test_actors_without_an_edge_are_nodes_unless_left_out(world: World) -> None:
    case = world(*CLAIMS)

    assert sorted(case.network()) == [
        "alpha", "beta", "blue", "corps", "front", "militias", "red", "unit"
    ]  # fmt: skip
    assert sorted(case.network(isolated=False)) == ["alpha", "blue", "red"]


def test_a_publisher_of_whom_something_is_said_is_a_node(world: World) -> None:
    case = world("relation: threatens, subject: red, object: gazette, modality: denied")

    assert "gazette" in case.network()


def test_the_file_of_an_imported_graph_is_not_a_node(tmp_path: Path) -> None:
    nx.write_graphml(nx.karate_club_graph(), tmp_path / "karate.graphml")
    actorgraph.import_files([tmp_path / "karate.graphml"], tmp_path / "karate.db")

    with actorgraph.open_case(tmp_path / "karate.db") as case:
        network = case.network()

    assert sorted(network, key=int) == [str(member) for member in range(34)]
    assert network.number_of_edges() == 78


def test_an_edge_has_what_its_claim_says_and_nothing_empty(world: World) -> None:
    network = world(*CLAIMS).network()

    assert network.edges["red", "alpha", "c1"] == {
        "relation": "sponsors",
        "subject": "red",
        "object": "alpha",
        "family": "sponsorship",
        "modality": "stated",
        "modality_group": "assertive",
        "modality_rank": 1,
        "label": "sponsors",
        "asserted": True,
        "weight": 1.0,
        "claimant": "gazette",
        "quote": "words 1",
        "source_id": "report",
        "source_title": "Report",
        "source_date": "2024-02-02",
        "mode": "money; weapons",
        "when": "2010/2012-03",
        "first_day": "2010-01-01",
        "last_day": "2012-03-31",
        "said": "2024-02-02",
        "implied": False,
        "machine": False,
    }


def test_the_attributes_of_claims_and_things_are_those_that_are_announced(world: World) -> None:
    store = world(*CLAIMS).store
    sources = {source.id: source for source in store.sources()}
    events = {event.id: event for event in store.events()}
    edges = [claim_attributes(it, store.vocabulary, sources, events) for it in store.claims()]
    nodes = [*map(actor_attributes, store.actors()), *map(event_attributes, store.events())]
    assert set().union(*edges) == {*EDGE_ATTRIBUTES}
    assert set().union(*nodes) | {"names_data"} == {*NODE_ATTRIBUTES}
    for attributes in (*edges, *nodes):
        types = {name: ATTRIBUTE_TYPES.get(name, str) for name in attributes}
        assert {name: type(value) for name, value in attributes.items()} == types


def test_an_edge_describes_its_event_unless_events_are_nodes(world: World) -> None:
    case = world(*CLAIMS)

    def about(network: Network) -> dict[str, Any]:
        attributes = network.edges["alpha", "blue", "c6"]
        return {name: value for name, value in attributes.items() if name.startswith("event")}

    assert about(case.network(events=True)) == {"event": "raid"}
    assert about(case.network()) == {
        "event": "raid",
        "event_name": "raid",
        "event_type": "attack",
        "event_when": "2024-01-28",
    }


def test_a_node_has_what_is_known_and_nothing_empty(world: World) -> None:
    network = world(*CLAIMS).network(events=True, texts=True)

    assert network.nodes["red"] == {
        "node": "red", "name": "Red", "kind": "actor", "type": "state", "anonymous": False
    }  # fmt: skip
    assert network.nodes["raid"] == {
        "node": "raid", "name": "raid", "kind": "event", "type": "attack", "anonymous": False, "when": "2024-01-28"
    }  # fmt: skip


def test_the_graph_knows_its_title(world: World) -> None:
    assert world(*CLAIMS).network().graph == {"title": "World", "claims": 2}


# -- networkx, pandas and back ---------------------------------------------------------------------


def write_json(network: Network, path: Path) -> None:
    path.write_text(json.dumps(nx.node_link_data(network, edges="edges")), "utf-8")


def read_json(path: Path) -> Any:
    return nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")


#: How networkx writes a network, and reads it again.
WAYS: Final[dict[str, tuple[Callable[..., Any], Callable[..., Any]]]] = {
    "graphml": (nx.write_graphml, lambda path: nx.read_graphml(path, force_multigraph=True)),
    "gml": (nx.write_gml, nx.read_gml),
    "gexf": (nx.write_gexf, nx.read_gexf),
    "json": (write_json, read_json),
}
ALL: Final = Filters(modalities=MODALITIES)


def content(network: Network) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return nodes and edges without the ids and labels that GEXF adds."""

    def own(attributes: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in attributes.items() if key not in ("id", "label")}

    return (
        {node: own(attributes) for node, attributes in network.nodes(data=True)},
        {
            key: (start, end, own(attributes))
            for start, end, key, attributes in network.edges(keys=True, data=True)
        },
    )


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize(
    "words",
    [{}, {"modality": "all"}, {"modality": "all", "events": True, "texts": True}, {"isolated": False}],
    ids=["usual", "all claims", "all ends", "tied actors"],
)  # fmt: skip
def test_networkx_reads_what_it_wrote(
    shipped: actorgraph.Case, tmp_path: Path, name: str, words: dict[str, Any]
) -> None:
    write, read = WAYS[name]
    network = shipped.network(**words)

    write(network, tmp_path / f"network.{name}")

    assert content(read(tmp_path / f"network.{name}")) == content(network)


@pytest.mark.parametrize("name", WAYS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_networkx_writes_every_world(tmp_path: Path, name: str, world: RandomWorld) -> None:
    (tmp_path / "world.db").unlink(missing_ok=True)
    write_world(world, tmp_path / "world.db")
    with closing(Store(tmp_path / "world.db")) as store:
        network = network_of(store, ALL, events=True, texts=True)
    write, read = WAYS[name]

    write(network, tmp_path / f"network.{name}")

    again = read(tmp_path / f"network.{name}")  # without parallel edges, GEXF's has no keys
    assert sorted(again) == sorted(network)
    assert sorted(edge[:2] for edge in again.edges) == sorted(edge[:2] for edge in network.edges)


def test_a_network_is_a_table_of_pandas(shipped: actorgraph.Case) -> None:
    network = shipped.network()

    table = nx.to_pandas_edgelist(network, edge_key="key")

    assert list(zip(table["source"], table["target"], table["key"], strict=True)) == list(
        network.edges(keys=True)
    )
    assert int(table["hedge"].notna().sum()) == len(nx.get_edge_attributes(network, "hedge"))
