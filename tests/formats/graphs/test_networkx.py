"""A network of a case that networkx wrote, in any of its formats, is imported as the same network."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import networkx as nx
import pytest
from hypothesis import given

import actorgraph
from actorgraph.formats.importer import import_files
from actorgraph.model.errors import Faults
from actorgraph.model.filters import Filters
from actorgraph.model.modality import MODALITIES
from actorgraph.network import network_of
from actorgraph.store.reader import Store
from worlds import OWN_RELATION, World, world_of, worlds, write_world

Network = Any  # a graph of networkx, of any kind


def write_json(network: Network, path: Path) -> None:
    path.write_text(json.dumps(nx.node_link_data(network, edges="edges")), "utf-8")


WRITERS: Final[dict[str, Callable[[Network, Path], Any]]] = {
    "graphml": nx.write_graphml,
    "gml": nx.write_gml,
    "gexf": nx.write_gexf,
    "json": write_json,
}
WORDS: Final[dict[str, dict[str, Any]]] = {
    "answers": {},
    "all claims": {"modality": "all"},
    "all ends": {"modality": "all", "events": True, "texts": True},
    "actors with ties": {"isolated": False},
    "denials": {"modality": "denied"},
    "a year": {"modality": "all", "since": "2024"},
}


def content(network: Network) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the nodes and the edges by their keys, with their attributes."""
    edges = {
        key: (start, end, data) for start, end, key, data in network.edges(keys=True, data=True)
    }
    return dict(network.nodes(data=True)), edges


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("name", WRITERS)
def test_the_network_of_the_shipped_case_comes_back(
    shipped: actorgraph.Case, tmp_path: Path, name: str, words: dict[str, Any]
) -> None:
    network = shipped.network(**words)
    WRITERS[name](network, tmp_path / f"network.{name}")

    import_files(tmp_path / f"network.{name}", tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        again = actorgraph.open_case(store.path).network(**words)
    assert content(again) == content(network)
    if name != "gexf":  # in which networkx leaves the attributes of the graph out
        assert again.graph == network.graph


@pytest.mark.parametrize("name", WRITERS)
@given(world=worlds())
def test_the_network_of_any_world_comes_back(name: str, world: World) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, into = Path(folder) / f"network.{name}", Path(folder) / "in.db"
        write_world(world, Path(folder) / "s.db")
        network = whole(Path(folder) / "s.db")
        WRITERS[name](network, path)

        import_files(path, into)

        again = whole(into)
        for *_, attributes in [*again.edges(data=True), *network.edges(data=True)]:
            if attributes["relation"] == OWN_RELATION["name"]:  # networkx keeps no words of it
                del attributes["label"]
        assert content(again) == content(network)


def whole(path: Path) -> Network:
    """Return the network of a store in which each claim is an edge."""
    with closing(Store(path)) as store:
        return network_of(
            store, Filters(modalities=MODALITIES), events=True, texts=True, isolated=False
        )


@pytest.mark.parametrize("name", WRITERS)
def test_an_event_that_only_an_edge_describes_keeps_its_name(tmp_path: Path, name: str) -> None:
    network: Network = nx.MultiDiGraph()
    network.add_node("war", name="The war", kind="event", type="war", part_of="raid")
    network.add_node("red", name="Red", kind="actor", type="state")
    described = {"event": "raid", "event_name": "A raid", "event_type": "attack"}
    words = {"claimant": "red", "source_id": "report", "modality": "stated"}
    network.add_edge("war", "red", key="c1", relation="responds-to", **words, **described)
    WRITERS[name](network, tmp_path / f"network.{name}")

    import_files(tmp_path / f"network.{name}", tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        found = [(event.id, event.name, event.part_of) for event in store.events()]
    assert sorted(found) == [("raid", "A raid", ""), ("war", "The war", "raid")]


@pytest.mark.parametrize("name", WRITERS)
def test_a_graph_without_keys_keeps_its_claims(
    shipped: actorgraph.Case, tmp_path: Path, name: str
) -> None:
    network = nx.DiGraph(shipped.network())  # of several claims between two actors, one stays
    WRITERS[name](network, tmp_path / f"network.{name}")

    import_files(tmp_path / f"network.{name}", tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        claims = [(claim.quote, claim.modality, claim.subject) for claim in store.claims()]
    assert sorted(claims) == sorted(
        (data["quote"], data["modality"], data["subject"])
        for _, _, data in network.edges(data=True)
    )


def test_a_relation_of_the_cases_own_comes_back_with_its_family(tmp_path: Path) -> None:
    network: Network = nx.MultiDiGraph()
    for key in ("red", "blue"):
        network.add_node(key, name=key.title(), kind="actor", type="state")
    attributes = {"claimant": "red", "source_id": "report", "modality": "stated"}
    network.add_edge("red", "blue", key="c1", relation="shelters", family="refuge", **attributes)
    nx.write_graphml(network, tmp_path / "a.graphml")

    import_files(tmp_path / "a.graphml", tmp_path / "in.db")

    with closing(Store(tmp_path / "in.db")) as store:
        assert store.vocabulary["shelters"].family == "refuge"

    del network.edges["red", "blue", "c1"]["family"]
    nx.write_graphml(network, tmp_path / "a.graphml")
    with pytest.raises(Faults, match="the claim 'c1' has the unknown relation 'shelters'"):
        import_files(tmp_path / "a.graphml", tmp_path / "other.db")


def _ends(path: Path, folder: Path) -> tuple[set[str], set[str]]:
    """Import a file, and return the ids of its claims and the names of those at their ends."""
    store = folder / "store.db"
    import_files(path, store)
    world = world_of(store)
    names = {thing.id: thing.name for thing in world.actors}
    names |= {thing.id: thing.name for thing in world.events}
    ends = {end for claim in world.claims for end in (claim.subject, claim.object) if end}
    return {claim.id for claim in world.claims}, {names[end] for end in ends}


def _numbered(network: Network) -> Network:
    return nx.convert_node_labels_to_integers(network)


def _by_igraph(network: Network, path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is GPL and in none of our extras")
    igraph.Graph.from_networkx(network).write_graphml(str(path))


FURTHER: Final[dict[str, Callable[[Network, Path], Any]]] = {
    "a.json": lambda network, path: path.write_text(json.dumps(nx.cytoscape_data(network))),
    "igraph.graphml": _by_igraph,
    "numbered.graphml": lambda network, path: nx.write_graphml(_numbered(network), path),
    "numbered.gexf": lambda network, path: nx.write_gexf(_numbered(network), path),
}


@pytest.mark.parametrize("name", FURTHER)
def test_whoever_is_named_by_an_edge_is_the_node_at_its_end(
    shipped: actorgraph.Case, tmp_path: Path, name: str
) -> None:
    network = shipped.network(modality="all", events=True)
    FURTHER[name](network, tmp_path / name)
    claims, ends = _ends(tmp_path / name, tmp_path)

    keys = {key for _, _, key in network.edges(keys=True)}
    assert claims == keys if "igraph" not in name else len(claims) == len(keys)
    assert ends <= {data["name"] for _, data in network.nodes(data=True)}


@pytest.mark.parametrize("name", [*WRITERS, "cytoscape"])
def test_nobody_of_a_renumbered_network_is_called_by_an_id(
    shipped: actorgraph.Case, tmp_path: Path, name: str
) -> None:
    write = {**WRITERS, "cytoscape": FURTHER["a.json"]}[name]
    write(_numbered(shipped.network(modality="all")), tmp_path / "a.json")
    import_files(tmp_path / "a.json", tmp_path / "s.db")

    actors = {(actor.id, actor.name) for actor in world_of(tmp_path / "s.db").actors}
    assert actors == {(actor.id, actor.name) for actor in shipped.actors()}
