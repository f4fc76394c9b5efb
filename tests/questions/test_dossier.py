"""Everything about one actor or event."""

from __future__ import annotations

from conftest import ACTORS, World


def test_claims_go_by_family_and_the_firm_ones_first(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue",
        "relation: sponsors, subject: red, object: alpha, modality: likely",
        "relation: sponsors, subject: corps, object: alpha",
        "relation: sponsors, subject: corps, object: beta",
    )
    ties = case.show("alpha").ties
    assert {family: [it.id for it in claims] for family, claims in ties.items()} == {
        "sponsorship": ["c3", "c2"],
        "attack": ["c1"],
    }


def test_what_an_actor_says_of_others_is_kept_apart(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, claimant: blue",
        "relation: attacks, subject: alpha, object: beta, claimant: red, spokesperson: blue",
    )
    dossier = case.show("blue")
    assert [it.id for it in dossier.voiced] == ["c2"]


def test_children_and_parents_are_named(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue",
        actors=ACTORS.replace("name: Unit,", "name: Unit, parent: corps,"),
    )
    assert case.show("corps").children == ("unit",)
    assert case.show("unit").names == {"corps": "Corps"}


def test_an_event_shows_what_is_said_about_it(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, event: raid",
        "relation: responds-to, subject: strike, object: raid",
    )
    document = case.show("raid").document()
    assert document["event"]["id"] == "raid"
    assert {family: [it["id"] for it in claims] for family, claims in document["ties"].items()} == {
        "attack": ["c1"],
        "response": ["c2"],
    }


def test_filters_hold_for_a_dossier(world: World) -> None:
    case = world("relation: attacks, subject: alpha, object: blue, modality: denied")
    assert case.show("alpha", modality="assertive").ties == {}
