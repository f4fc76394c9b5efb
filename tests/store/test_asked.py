"""What a store tells for questions in plain English."""

from __future__ import annotations

from actorgraph.model.names import fold
from actorgraph.sentence.stem import stem
from conftest import ACTORS, EVENTS, World

CLAIM = "relation: sponsors, subject: red, object: alpha"


def test_several_names_are_looked_up_at_once(world: World) -> None:
    actors = ACTORS.replace("name: Alpha,", "name: Alpha, names: [Wolves],").replace(
        "name: Beta,", "name: Beta, names: [Wolves],"
    )
    found = world(CLAIM, actors=actors).store.things_called(["wolves", "red", "nobody"])
    assert {name: [it.id for it in things] for name, things in found.items()} == {
        "wolves": ["alpha", "beta"],
        "red": ["red"],
    }


def test_names_come_folded_each_once_and_by_their_beginning(world: World) -> None:
    store = world(CLAIM).store
    assert list(store.folded_names("b")) == ["beta", "blue"]
    assert list(store.folded_names("b", 1)) == ["beta"]


def test_the_years_of_a_case_are_those_of_its_events_sources_and_claims(world: World) -> None:
    store = world(f"{CLAIM}, when: 2021-05/..").store
    assert store.years() == [2021, 2022, 2023, 2024]
    first, last = world(CLAIM).store._spans[0]
    assert store.has_day(first, first)
    assert not store.has_day(last + 10_000, last + 10_000)


def test_a_role_is_found_by_its_words(world: World) -> None:
    store = world("relation: leads, subject: alpha, object: red, role: Foreign Minister").store
    assert store.has_role(("leads",), {stem("minister")}, stem)
    assert not store.has_role(("leads",), {stem("president")}, stem)
    assert not store.has_role(("commands",), {stem("minister")}, stem)


def test_bodies_are_the_actors_below_one(world: World) -> None:
    actors = ACTORS.replace("name: Corps,", "name: Corps, parent: red,").replace(
        "name: Unit,", "name: Unit, parent: corps,"
    )
    store = world(CLAIM, actors=actors).store
    bodies = store.bodies(store.actor("red").n)
    assert [it.id for it in store.things(bodies).values()] == ["corps", "unit"]
    assert store.bodies(store.actor("unit").n) == []


def test_voices_without_a_name_are_told(world: World) -> None:
    actors = ACTORS + "- {id: somebody, name: an official, type: person, anonymous: true}\n"
    assert world(CLAIM, actors=actors).store.anonymous() == {"somebody"}


def test_claims_with_a_figure_are_found(world: World) -> None:
    figure = "relation: counts, event: raid, quantity: {what: hit, op: '=', value: 3}"
    store = world(CLAIM, figure).store
    assert [it.id for it in store.quantified()] == ["c2"]


def test_a_namesake_is_of_another_dataset_or_a_state(world: World) -> None:
    actors = ACTORS + (
        "- {id: gov, name: Government of Red, type: state}\n"
        "- {id: bases, name: Red bases, type: facility}\n"
    )
    store = world(CLAIM, actors=actors).store
    assert [it.id for it in store.namesakes(store.actor("red"))] == ["gov"]
    assert fold("Red") in fold("Government of Red")


def test_what_began_nobody_says_when_is_no_news_of_a_past_year(world: World) -> None:
    case = world(f"{CLAIM}, when: /2024-02-02", f"{CLAIM}, when: 1975-03-01")
    assert [it.id for it in case.timeline(as_of="1975").moments] == ["c2"]
    assert "c1" in [it.id for it in case.timeline(as_of="2024-02").moments]


def test_the_timeline_of_a_place_has_the_events_said_to_be_there(world: World) -> None:
    actors = ACTORS + "- {id: port, name: Port, type: place}\n"
    case = world(
        "relation: located-in, subject: raid, object: port", CLAIM, actors=actors, events=EVENTS
    )
    moments = case.timeline("port").moments
    assert [(it.id, it.claims) for it in moments] == [("raid", ("c1",))]


def test_a_part_of_a_part_is_a_part_and_a_member_of_a_member_is_none(world: World) -> None:
    case = world(
        "relation: part-of, subject: unit, object: corps",
        "relation: part-of, subject: corps, object: red",
        "relation: member-of, subject: beta, object: alpha",
        "relation: member-of, subject: alpha, object: front",
    )
    assert [(it.actor, it.known) for it in case.who("part-of", "red").answers] == [
        ("corps", "stated"),
        ("unit", "command"),
    ]
    assert [it.actor for it in case.whom("unit", "part-of").answers] == ["corps", "red"]
    assert [it.actor for it in case.who("member-of", "front").answers] == ["alpha"]
