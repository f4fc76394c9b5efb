"""The shortest ways between two actors."""

from __future__ import annotations

import string
import tempfile
from pathlib import Path as Folder

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import actorgraph
from actorgraph.formats.csv import import_csv
from actorgraph.questions.path import Path, PathHop, Paths
from conftest import World


def ways(paths: Paths) -> list[tuple[str, ...]]:
    return [path.actors for path in paths.paths]


def test_a_path_cites_the_claims_of_every_hop(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue",
        "relation: sponsors, subject: red, object: alpha, modality: confirmed",
    )
    assert case.path("red", "blue") == Paths(
        start="red",
        end="blue",
        paths=(
            Path(
                actors=("red", "alpha", "blue"),
                hops=(
                    PathHop("red", "sponsors", "alpha", "confirmed", ("c3", "c1")),
                    PathHop("alpha", "attacks", "blue", "stated", ("c2",)),
                ),
            ),
        ),
        names={"red": "Red", "alpha": "Alpha", "blue": "Blue"},
    )


def test_claims_are_walked_from_either_end_but_told_in_their_direction(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert case.path("alpha", "red").paths == (
        Path(("alpha", "red"), (PathHop("red", "sponsors", "alpha", "stated", ("c1",)),)),
    )
    assert case.path("alpha", "red", directed=True).paths == ()


def test_other_relations_between_two_neighbours_are_told_too(world: World) -> None:
    case = world(
        "relation: attacks, subject: blue, object: red, modality: likely",
        "relation: sponsors, subject: red, object: blue",
    )
    (path,) = case.path("red", "blue").paths
    assert path.hops == (
        PathHop(
            "red", "sponsors", "blue", "stated", ("c2",),
            also=(PathHop("blue", "attacks", "red", "likely", ("c1",)),),
        ),
    )  # fmt: skip


def test_all_shortest_paths_come_up_to_the_limit(world: World) -> None:
    case = world(
        *(f"relation: attacks, subject: red, object: {it}" for it in ("alpha", "beta", "front")),
        *(f"relation: attacks, subject: {it}, object: blue" for it in ("alpha", "beta", "front")),
        "relation: attacks, subject: blue, object: gazette",
    )
    found = case.path("red", "blue")
    assert sorted(ways(found)) == [("red", it, "blue") for it in ("alpha", "beta", "front")]
    assert found.more is False
    limited = case.path("red", "blue", most=2)
    assert (len(limited.paths), limited.more) == (2, True)


def test_what_is_not_asserted_is_no_way(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, modality: denied")
    assert case.path("red", "alpha").paths == ()


def test_what_is_tentative_is_a_way_when_it_counts(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, modality: possible")
    assert case.path("red", "alpha").paths == ()
    assert ways(case.path("red", "alpha", tentative=True)) == [("red", "alpha")]


def test_dates_bound_the_way(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha, when: 2010/2012")
    assert ways(case.path("red", "alpha", as_of="2011")) == [("red", "alpha")]
    assert case.path("red", "alpha", as_of="2013").paths == ()


def test_an_actor_is_joined_to_itself_without_a_hop(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert case.path("red", "red").paths == (Path(("red",), ()),)


def test_an_event_is_joined_to_those_whom_its_claims_name(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid",
        "relation: member-of, subject: alpha, object: front",
    )
    assert case.path("raid", "alpha").paths == (
        Path(
            ("raid", "front", "alpha"),
            (
                PathHop("raid", "attributes", "front", "stated", ("c1",)),
                PathHop("alpha", "member-of", "front", "stated", ("c2",)),
            ),
        ),
    )


def test_the_document_has_the_documented_keys(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    assert case.path("red", "alpha").document() == {
        "from": "red",
        "to": "alpha",
        "paths": [
            {
                "actors": ["red", "alpha"],
                "hops": [
                    {
                        "subject": "red",
                        "relation": "sponsors",
                        "object": "alpha",
                        "modality": "stated",
                        "claims": ["c1"],
                    }
                ],
            }
        ],
        "more": False,
        "same": [],
    }


NODES = string.ascii_lowercase[:8]
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), min_size=1, max_size=16)


@pytest.mark.parametrize("directed", [False, True])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edges=EDGES)
def test_the_paths_are_those_of_networkx(directed: bool, edges: list[tuple[str, str]]) -> None:
    rows = "".join(f"{a},attacks,{b}\n" for a, b in edges)
    graph: nx.Graph[str] = nx.DiGraph(edges) if directed else nx.Graph(edges)
    ends = min(graph), max(graph)
    with tempfile.TemporaryDirectory() as folder:
        table = Folder(folder) / "claims.csv"
        table.write_text("subject,relation,object\n" + rows, encoding="utf-8")
        import_csv([table], Folder(folder) / "claims.db")
        case = actorgraph.open_case(Folder(folder) / "claims.db")
        found = sorted(ways(case.path(*ends, directed=directed, most=1000)))
        case.store.close()
    expected = []
    if nx.has_path(graph, *ends):
        expected = sorted(tuple(way) for way in nx.all_shortest_paths(graph, *ends))
    assert found == expected


def test_a_claim_whose_object_is_also_its_event_is_one_claim(world: World) -> None:
    case = world("relation: attends, subject: red, object: raid, event: raid")
    (path,) = case.path("raid", "Red").paths
    assert [hop.claims for hop in path.hops] == [("c1",)]
