"""Paths in two hundred random worlds, beside networkx, igraph and a search through all paths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path as Folder
from random import Random
from typing import Any, NamedTuple

import networkx as nx
import pytest

import actorgraph
from actorgraph.formats.tables.csv import import_csv
from actorgraph.model.modality import ASSERTIVE, RANKS
from actorgraph.questions.paths.path import Paths

WORLDS = range(200)
MODALITIES = (*ASSERTIVE, "stated", "possible", "denied")
TIMES = ("", "2024-01-01", "2024-01-02", "2024-01-03", "2024-01-02/2024-01-04", "2024-01-03/..")
Way = tuple[str, ...]


class Row(NamedTuple):
    subject: str
    relation: str
    object: str
    when: str
    modality: str


class RandomWorld(NamedTuple):
    """A random world: its case, its counting claims, and whom each name stands for."""

    case: actorgraph.Case
    rows: list[Row]
    first: dict[str, str]
    ends: tuple[str, str]

    def graph(self, *, directed: bool) -> Any:
        graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
        graph.add_nodes_from(self.first.values())
        graph.add_edges_from((row.subject, row.object) for row in self.rows)
        return graph

    def steps(self, *, directed: bool) -> dict[tuple[str, str], list[Row]]:
        found: dict[tuple[str, str], list[Row]] = {}
        for row in self.rows:
            found.setdefault((row.subject, row.object), []).append(row)
            if not directed:
                found.setdefault((row.object, row.subject), []).append(row)
        return found

    def ways(self, paths: Paths) -> list[Way]:
        return [tuple(self.first[actor] for actor in path.actors) for path in paths.paths]

    def asked(self, **how: Any) -> list[Way]:
        found = self.case.path(*self.ends, **how)
        assert found.more is False
        return self.ways(found)

    def simple(self, *, directed: bool) -> list[Way]:
        every = nx.all_simple_paths(self.graph(directed=directed), *self.ends)
        return [tuple(way) for way in every]


def random_world(seed: int, folder: Folder) -> RandomWorld:
    """Return a world of at most ten actors, of which two pairs may be one."""
    chance = Random(seed)
    names = "abcdefghij"[: chance.randint(3, 10)]
    rows = [
        Row(chance.choice(names), "attacks", chance.choice(names), chance.choice(TIMES),
            chance.choice(MODALITIES))
        for _ in range(chance.randint(2, 18))
    ]  # fmt: skip
    ones = [
        (chance.choice(names), chance.choice(names)) for _ in range(chance.choice((0, 0, 1, 2)))
    ]
    same = [Row(a, "same-as", b, "", "confirmed") for a, b in ones]
    table = folder / f"{seed}.csv"
    lines = [",".join(Row._fields), *(",".join(row) for row in (*rows, *same))]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_csv([table], table.with_suffix(".db"))
    groups: nx.Graph[str] = nx.Graph()
    groups.add_edges_from(ones)
    groups.add_nodes_from(names)
    first = {name: min(group) for group in nx.connected_components(groups) for name in group}
    counting = [
        row._replace(subject=first[row.subject], object=first[row.object])
        for row in rows
        if row.modality in ASSERTIVE and first[row.subject] != first[row.object]
    ]
    told = sorted({first[end] for row in (*rows, *same) for end in (row.subject, row.object)})
    ends = (told[0], told[-1])
    return RandomWorld(actorgraph.open_case(table.with_suffix(".db")), counting, first, ends)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[RandomWorld]]:
    folder = tmp_path_factory.mktemp("worlds")
    made = [
        world for seed in WORLDS if (world := random_world(seed, folder)).ends[0] < world.ends[1]
    ]
    yield made
    for world in made:
        world.case.close()


@pytest.mark.slow
def test_the_worlds_are_connected_often_enough_to_tell(worlds: list[RandomWorld]) -> None:
    assert len(worlds) > 180
    for directed, least in ((False, 100), (True, 40)):
        assert sum(bool(world.simple(directed=directed)) for world in worlds) > least


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.slow
def test_the_shortest_paths_are_those_of_networkx(
    worlds: list[RandomWorld], directed: bool
) -> None:
    for world in worlds:
        graph = world.graph(directed=directed)
        expected: list[Way] = []
        if nx.has_path(graph, *world.ends):
            expected = [tuple(way) for way in nx.all_shortest_paths(graph, *world.ends)]
        assert sorted(world.asked(directed=directed, most=10_000)) == sorted(expected)


@pytest.mark.parametrize("directed", [False, True])
def test_the_k_shortest_paths_are_those_of_networkx(
    worlds: list[RandomWorld], directed: bool
) -> None:
    for world in worlds:
        graph = world.graph(directed=directed)
        expected: list[Way] = []
        if nx.has_path(graph, *world.ends):
            expected = [tuple(way) for way in nx.shortest_simple_paths(graph, *world.ends)]
        found = world.asked(directed=directed, k=10_000)
        assert sorted(found) == sorted(expected)
        assert [len(way) for way in found] == [len(way) for way in expected]
        few = world.ways(world.case.path(*world.ends, directed=directed, k=4))
        assert few == found[:4]


@pytest.mark.parametrize("directed", [False, True])
def test_the_shortest_paths_are_those_of_igraph(worlds: list[RandomWorld], directed: bool) -> None:
    igraph = pytest.importorskip("igraph", reason="python-igraph is not installed")
    for world in worlds:
        peer = igraph.Graph.from_networkx(world.graph(directed=directed))
        at = {name: n for n, name in enumerate(peer.vs["_nx_name"])}
        start, end = (at[name] for name in world.ends)
        found = peer.get_all_shortest_paths(start, end, mode="out") if start != end else []
        expected = {tuple(peer.vs["_nx_name"][n] for n in way) for way in found}
        assert set(world.asked(directed=directed, most=10_000)) == expected
        (distance,) = peer.distances([start], [end], mode="out")[0]
        shortest = world.asked(directed=directed, k=10_000)[:1]
        assert [len(way) - 1 for way in shortest] == ([distance] if expected else [])


@pytest.mark.parametrize("directed", [False, True])
def test_the_strongest_paths_are_the_best_of_all_simple_ones(
    worlds: list[RandomWorld], directed: bool
) -> None:
    for world in worlds:
        steps = world.steps(directed=directed)
        worth: dict[Way, tuple[int, int, int]] = {}
        for way in world.simple(directed=directed):
            ranks = [min(RANKS[row.modality] for row in steps[step]) for step in pairwise(way)]
            worth[way] = (max(ranks), len(ranks), sum(ranks))
        best = min(worth.values(), default=None)
        expected = sorted(way for way in worth if worth[way] == best)
        assert sorted(world.asked(directed=directed, strongest=True, most=10_000)) == expected


def spans(rows: list[Row], *, undated: bool) -> list[tuple[int, int]]:
    """Return the first and last day of each claim that has any."""
    times = [
        actorgraph.read_when(row.when or "0001-01-01/..") for row in rows if row.when or undated
    ]
    return [(when.first, when.last) for when in times]


def is_in_time(chosen: tuple[tuple[int, int], ...]) -> bool:
    """Return True where days can be chosen that do not fall: none ends before an earlier one begins."""
    return all(
        chosen[early][0] <= chosen[late][1]
        for late in range(len(chosen))
        for early in range(late + 1)
    )


@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize("directed", [False, True])
def test_the_paths_in_time_are_the_shortest_of_all_simple_ones_that_are(
    worlds: list[RandomWorld], directed: bool, undated: bool
) -> None:
    for world in worlds:
        steps = world.steps(directed=directed)
        in_time = [
            way
            for way in world.simple(directed=directed)
            if any(
                map(
                    is_in_time,
                    product(*(spans(steps[it], undated=undated) for it in pairwise(way))),
                )
            )
        ]
        least = min(map(len, in_time), default=0)
        expected = sorted(way for way in in_time if len(way) == least)
        found = world.asked(directed=directed, in_time=True, undated=undated, most=10_000)
        assert sorted(found) == expected


def test_the_days_of_a_path_in_time_do_not_fall_and_lie_within_a_claim(
    worlds: list[RandomWorld],
) -> None:
    checked = 0
    for world in worlds:
        for path in world.case.path(*world.ends, in_time=True, most=100).paths:
            days = [hop.day for hop in path.hops]
            assert days == sorted(days)
            for hop in path.hops:
                when = world.case.claim(hop.claims[0]).when
                day = actorgraph.read_when(hop.day)
                assert when.first <= day.first <= when.last
                checked += 1
    assert checked > 50
