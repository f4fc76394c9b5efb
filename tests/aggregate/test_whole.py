from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from actorgraph.aggregate.network import communities, components, quotes, ranked
from actorgraph.aggregate.pack import pack_of
from actorgraph.aggregate.ties import aggregate, folder_of, ties_in
from actorgraph.model.errors import FileTrouble, NotFound
from actorgraph.model.modality import ASSERTIVE
from aggregate.made import HEADER, events, random_events

for package in ("duckdb", "scipy", "graspologic_native"):
    pytest.importorskip(package, reason="needs actorgraph[big]")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store of two thousand events."""
    folder = tmp_path_factory.mktemp("whole")
    into = str(folder / "s.db")
    aggregate([events(folder / "e.csv", random_events(2_000, 120))], into, name="W")
    return into


def arcs(store: str) -> Iterator[tuple[str, str, int]]:
    """Yield the asserted ties of a store as they are counted, each direction by itself."""
    for tie in ties_in(folder_of(store)):
        if tie["modality"] in ASSERTIVE and tie["subject"] != tie["object"]:
            yield tie["subject"], tie["object"], tie["events"]
            if tie["is_symmetric"]:
                yield tie["object"], tie["subject"], tie["events"]


def network(store: str) -> nx.DiGraph[Any]:
    """Return the network of a store as networkx has it."""
    graph: nx.DiGraph[Any] = nx.DiGraph()
    for start, end, weight in arcs(store):
        before = graph.get_edge_data(start, end, {"weight": 0})["weight"]
        graph.add_edge(start, end, weight=before + weight)
    return graph


def test_pagerank_is_that_of_networkx(store: str) -> None:
    expected = nx.pagerank(network(store), tol=1e-12, max_iter=500)
    found = {one.name: one.rank for one in ranked(store, 0)}
    assert found == pytest.approx(expected, abs=1e-8)
    ranks = list(found.values())
    assert ranks == sorted(ranks, reverse=True)


def test_components_are_those_of_networkx(store: str) -> None:
    expected = sorted(map(len, nx.weakly_connected_components(network(store))), reverse=True)
    total, groups = components(store, 0)
    assert (total, [group.size for group in groups]) == (len(expected), expected)
    assert total > 1


def test_a_network_in_small_blocks_has_the_same_ranks(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ranked(store, 5)
    monkeypatch.setattr("actorgraph.aggregate.pack.BLOCK", 7)
    pack = pack_of(folder_of(store))
    spans = list(pack.blocks())
    assert [first for first, _ in spans][1:] == [last for _, last in spans][:-1]
    assert len(spans) > 5
    again = ranked(store, 5)
    assert [one.name for one in again] == [one.name for one in whole]
    assert [one.rank for one in again] == pytest.approx([one.rank for one in whole])


def test_two_dense_groups_with_one_tie_between_them_are_two_communities(tmp_path: Path) -> None:
    rows = [
        (f"{side}{n}{m}", f"{side}{n}", "attacks", f"{side}{m}")
        for side in "ab"
        for n in range(5)
        for m in range(n)
    ]
    into = str(tmp_path / "s.db")
    aggregate(
        [events(tmp_path / "e.csv", [*rows, ("x", "a0", "attacks", "b0")], HEADER[:4])],
        into,
        name="W",
    )
    total, quality, groups = communities(into)
    assert (total, [group.members for group in groups]) == (
        2,
        [("a0", "a1", "a2", "a3", "a4"), ("b0", "b1", "b2", "b3", "b4")],
    )
    assert quality == pytest.approx(10 / 21 * 2 - 2 * (21 / 42) ** 2)


def test_an_event_s_words_are_fetched_by_its_id(store: str) -> None:
    found = quotes(store, ["e00003", "e00001"])
    assert [(one.id, one.quote) for one in found] == [("e00001", "w 1"), ("e00003", "w 3")]
    with pytest.raises(NotFound, match="e99999"):
        quotes(store, ["e00001", "e99999"])


def test_a_store_that_was_not_counted_has_no_ties(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="not made by actorgraph aggregate"):
        ranked(str(tmp_path / "s.db"))


def test_ties_of_which_nothing_is_asserted_make_no_network(tmp_path: Path) -> None:
    into = str(tmp_path / "s.db")
    rows = [("1", "A", "attacks", "B", "", "denied", "", "")]
    aggregate([events(tmp_path / "e.csv", rows)], into, name="W")
    assert (ranked(into), components(into), communities(into)) == ([], (0, []), (0, 0.0, []))
