"""The shortest paths, and paths of growing length."""

from __future__ import annotations

from actorgraph import Case
from actorgraph.model.filters import NONE
from actorgraph.questions.paths.adjacency import Ground
from actorgraph.questions.paths.shortest import growing_ways, shortest_layers, ways_through
from conftest import World

DIAMOND = (
    "relation: attacks, subject: red, object: beta",
    "relation: attacks, subject: red, object: alpha",
    "relation: attacks, subject: beta, object: blue",
    "relation: attacks, subject: alpha, object: blue",
)


def numbers(case: Case, *names: str) -> list[int]:
    return [case.store.thing(name).n for name in names]


def growing(case: Case, start: str, end: str, *, directed: bool = False) -> list[list[str]]:
    ground = Ground(case.store, NONE, directed=directed)
    ids = {case.store.thing(actor.id).n: actor.id for actor in case.actors()}
    return [[ids[n] for n in way] for way in growing_ways(ground, *numbers(case, start, end))]


def test_layers_have_who_may_stand_at_each_place_with_who_may_follow(world: World) -> None:
    case = world(*DIAMOND)
    red, alpha, beta, blue = numbers(case, "red", "alpha", "beta", "blue")
    layers = shortest_layers(Ground(case.store, NONE), red, blue)
    assert layers == [{red: [alpha, beta]}, {alpha: [blue], beta: [blue]}]


def test_a_step_that_leads_nowhere_is_in_no_layer(world: World) -> None:
    case = world(*DIAMOND, "relation: attacks, subject: red, object: front")
    red, blue, front = numbers(case, "red", "blue", "front")
    assert front not in shortest_layers(Ground(case.store, NONE), red, blue)[0][red]


def test_without_a_path_there_are_no_layers(world: World) -> None:
    case = world(*DIAMOND)
    red, blue, front = numbers(case, "red", "blue", "front")
    assert shortest_layers(Ground(case.store, NONE), red, front) == []
    assert shortest_layers(Ground(case.store, NONE, directed=True), blue, red) == []


def test_paths_come_in_the_order_of_their_numbers() -> None:
    layers = [{1: [3, 2]}, {2: [9], 3: [9]}]
    assert list(ways_through(layers)) == [[1, 3, 9], [1, 2, 9]]
    assert list(ways_through([])) == []


def test_growing_paths_come_shortest_first_and_pass_nobody_twice(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue",
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue",
        "relation: attacks, subject: alpha, object: beta",
        "relation: attacks, subject: beta, object: blue",
    )
    assert growing(case, "red", "blue") == [
        ["red", "blue"],
        ["red", "alpha", "blue"],
        ["red", "alpha", "beta", "blue"],
    ]


def test_growing_paths_go_along_the_claims_if_they_are_directed(world: World) -> None:
    case = world(*DIAMOND, "relation: attacks, subject: blue, object: red")
    assert growing(case, "blue", "red", directed=True) == [["blue", "red"]]
    assert sorted(growing(case, "red", "blue", directed=True)) == [
        ["red", "alpha", "blue"],
        ["red", "beta", "blue"],
    ]
