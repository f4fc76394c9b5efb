"""What tells the story."""

from __future__ import annotations

from actorgraph.page.story.choice import (
    CANDIDATES,
    chosen,
    hubs_of,
    main_story,
    of_protagonists,
    salience,
    seeds_of,
)
from actorgraph.page.story.edge import Edge, edges_of
from actorgraph.page.story.shape import SHAPES
from actorgraph.page.view import view_of
from page.conftest import SOURCE, World
from page.story.conftest import Telling


def _edge(doer: str, target: str, family: str = "attack", certainty: str = "assertive") -> Edge:
    return Edge(family, doer, target, "", certainty, "attacked", (0,))


def _chosen(edges: list[Edge]) -> list[Edge]:
    return chosen(edges, SHAPES[0], lambda _: 50, lambda edge: edge.family == "sponsorship", {})


def test_all_of_a_small_conflict_is_told(telling: Telling) -> None:
    edges = edges_of(telling())
    assert _chosen(edges) == edges


def test_only_what_is_asserted_brings_actors_in() -> None:
    asserted = [_edge("ann", f"b{n}") for n in range(6)]
    hint = _edge("ann", "zoe", certainty="not asserted:hinted")
    possible = _edge("ann", "yan", certainty="tentative")
    assert _chosen([*asserted, hint, possible]) == asserted


def test_a_class_brings_in_no_line_if_there_are_enough_others(world: World) -> None:
    kinds = {"ann": "state", "bob": "state", "police": "class"}
    actors = [{"id": key, "name": key.title(), "type": kind} for key, kind in kinds.items()]
    view = view_of(
        world(
            {"relation": "attacks", "subject": "ann", "object": "bob"},
            actors=actors,
            events=[],
            source={**SOURCE, "publisher": "ann"},
        )
    )
    edges = [_edge("ann", "bob"), _edge("ann", "police"), _edge("police", "bob")]
    assert of_protagonists(view, edges, 1) == edges[:1]
    assert of_protagonists(view, edges, 2) == edges


def test_no_more_actors_are_chosen_than_fit() -> None:
    many = [_edge(f"a{n}", f"b{n}") for n in range(40)]
    taken = _chosen(many)
    assert len({end for edge in taken for end in edge.ends}) <= SHAPES[0].most_actors


def test_the_deed_for_which_somebody_is_blamed_is_a_seed(telling: Telling) -> None:
    first = [edge for edge in seeds_of(edges_of(telling()), each=1) if edge.family == "attack"]
    assert [(edge.doer, edge.event) for edge in first] == [("bob", "raid")]


def test_another_conflict_of_little_weight_is_another_story(telling: Telling) -> None:
    edges = edges_of(telling())
    aside = _edge("far", "off", "threat")
    assert main_story([*edges, aside]) == edges


def test_who_punishes_nearly_all_of_a_large_store_is_a_hub() -> None:
    edges = [_edge("office", f"b{n}", "sanction") for n in range(300)]
    assert hubs_of(edges, 301) == [("office", "sanction", 300)]
    assert hubs_of(edges[:50], 301) == []
    assert hubs_of(edges[:50], 51) == []


def test_actors_stand_out_only_in_a_large_store() -> None:
    many = [_edge("ann", f"b{n}") for n in range(CANDIDATES + 1)]
    assert salience(many[:5]) == {}
    assert salience(many)["ann"] > salience(many)["b1"] == 1
