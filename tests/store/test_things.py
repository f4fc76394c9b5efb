"""Tests of actors and events by number and id."""

from __future__ import annotations

from conftest import ACTORS, World

CLAIM = "relation: sponsors, subject: red, object: alpha"


def test_the_root_of_an_actor_is_its_topmost_parent(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, event: raid",
        actors=ACTORS.replace("name: Unit,", "name: Unit, parent: corps,").replace(
            "name: Corps,", "name: Corps, parent: red,"
        ),
    )
    assert case.store.roots(["unit", "red", "raid"]) == {"unit": "red", "red": "red"}


def test_bodies_are_the_actors_below_one(world: World) -> None:
    actors = ACTORS.replace("name: Corps,", "name: Corps, parent: red,").replace(
        "name: Unit,", "name: Unit, parent: corps,"
    )
    store = world(CLAIM, actors=actors).store
    bodies = store.bodies(store.actor("red").n)
    assert [it.id for it in store.things(bodies).values()] == ["corps", "unit"]
    assert store.bodies(store.actor("unit").n) == []


def test_the_anonymous_actors_are_those_marked_so(world: World) -> None:
    actors = ACTORS + "- {id: somebody, name: an official, type: person, anonymous: true}\n"
    assert world(CLAIM, actors=actors).store.anonymous() == {"somebody"}


def test_the_busiest_are_those_at_most_ends_of_claims(world: World) -> None:
    store = world(
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: blue, object: alpha",
        "relation: threatens, subject: blue, text: all",
    ).store
    names = [store.things([n])[n].id for n in store.busiest(2)]
    assert names == ["alpha", "blue"]
    assert len(store.busiest(9)) == 3
