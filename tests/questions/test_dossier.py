"""Everything about one actor or event."""

from __future__ import annotations

import pytest

from actorgraph.questions.answer import Verdict
from actorgraph.questions.call import Call
from actorgraph.questions.dossier import Dossier
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


def test_its_claims_answer_firmest_first_and_what_it_says_of_others_is_beside(
    world: World,
) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, modality: likely",
        "relation: sponsors, subject: red, object: blue, modality: denied",
        "relation: leads, subject: unit, object: blue",
        "relation: attacks, subject: alpha, object: beta, claimant: blue",
    )
    answer = case.show("blue")
    assert (list(answer), answer.claims, answer.beside) == (
        ["c3", "c1", "c2"],
        ("c3", "c1", "c2"),
        ("c4",),
    )
    assert (answer.verdict, answer.things) == ("stated", ("blue",))


def test_an_actor_of_whom_nothing_counts_is_not_stated_to_be_anything(world: World) -> None:
    case = world("relation: attacks, subject: alpha, object: blue, modality: hinted")
    assert case.show("alpha").verdict == "not stated"
    assert (len(case.show("red")), case.show("red").verdict) == (0, "not stated")


def test_one_claim_is_shown_by_its_id(world: World) -> None:
    case = world("relation: attacks, subject: alpha, object: blue, modality: believed")
    answer = case.show("c1")
    assert answer == Dossier(case.claim("c1"), Verdict.HEDGED)
    assert (answer.claims, answer.things, answer.document()["claim"]["id"]) == (("c1",), (), "c1")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Blue", "what Blue is, and what is said about it"),
        ("c1", "what the claim c1 says"),
    ],
)
def test_the_question_in_words(world: World, name: str, words: str) -> None:
    case = world("relation: attacks, subject: alpha, object: blue")
    assert Call("show", {"name": name}).words(case.store) == words
