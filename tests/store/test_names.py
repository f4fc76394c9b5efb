"""Tests of finding actors, events and sources by name."""

from __future__ import annotations

import pytest

import actorgraph
from actorgraph.model.errors import (
    AmbiguousName,
    UnknownActor,
    UnknownClaim,
    UnknownEvent,
    UnknownSource,
)
from actorgraph.model.names import fold
from actorgraph.store.reader import Store
from conftest import ACTORS, World

CLAIM = "relation: sponsors, subject: red, object: alpha"


@pytest.mark.parametrize("name", ["red", "The Red", "the red", "rot", "Rot"])
def test_an_actor_is_found_by_id_and_by_each_name(store: Store, name: str) -> None:
    assert store.actor(name).id == "red"


def test_several_actors_of_one_name_are_all_named(store: Store) -> None:
    with pytest.raises(AmbiguousName) as caught:
        store.actor("group")
    assert caught.value.candidates == (("alpha", "Alpha"), ("beta", "Beta"))


def test_an_id_wins_over_an_event_of_that_name(store: Store) -> None:
    assert store.thing("alpha").id == "alpha"


def test_an_actor_and_an_event_of_one_name_are_told_apart_by_what_is_asked(store: Store) -> None:
    assert (store.actor("Alpha").id, store.event("Alpha").id) == ("alpha", "alpha-event")


@pytest.mark.parametrize("name", ["", " ", "★", "\udce9", "'; --", "x" * 10_000])
def test_a_name_that_nothing_has_is_unknown(store: Store, name: str) -> None:
    with pytest.raises(UnknownActor):
        store.actor(name)
    with pytest.raises(UnknownEvent):
        store.event(name)
    with pytest.raises(UnknownSource):
        store.source_id(name)
    with pytest.raises(UnknownClaim):
        store.claim(name)


def test_a_near_name_is_suggested(store: Store) -> None:
    with pytest.raises(UnknownActor) as caught:
        store.actor("Alpa")
    assert caught.value.suggestions == ("Alpha",)


def test_a_source_is_found_by_id_and_title(store: Store) -> None:
    assert store.source_id("report") == store.source_id("a report") == "report"


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


def test_a_namesake_is_of_another_dataset_or_a_state(world: World) -> None:
    actors = ACTORS + (
        "- {id: gov, name: Government of Red, type: state}\n"
        "- {id: bases, name: Red bases, type: facility}\n"
    )
    store = world(CLAIM, actors=actors).store
    assert [it.id for it in store.namesakes(store.actor("red"))] == ["gov"]
    assert fold("Red") in fold("Government of Red")


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        ("gaz", (False,), ["gazette"]),
        ("GAZ", (False,), ["gazette"]),
        ("zette", (False,), []),
        ("ra", (True,), ["raid"]),
        ("ra", (False,), []),
        ("", (True,), ["raid", "strike"]),
    ],
)
def test_names_that_begin_like_a_text_are_found_by_each_word(
    world: World, text: str, kinds: tuple[bool, ...], found: list[str]
) -> None:
    store = world("relation: sponsors, subject: red, object: alpha").store
    assert [thing.id for thing in store.beginning(text, kinds)] == found


def test_ids_that_begin_like_a_text_come_before_names(shipped: actorgraph.Case) -> None:
    found = [thing.id for thing in shipped.store.beginning("hezb")]
    assert found == ["kataib-hezbollah", "free-hezbollah-brigades", "al-nujaba"]
    assert [thing.id for thing in shipped.store.beginning("kataib-h", (False, True))] == [
        "kataib-hezbollah", "kataib-hezbollah-statement",
    ]  # fmt: skip
    assert len(shipped.store.beginning("", most=3)) == 3
