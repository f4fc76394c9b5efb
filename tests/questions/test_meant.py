"""Whom the name of an umbrella, a class or an accusation may mean."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from actorgraph.questions.listing import Listing
from actorgraph.questions.named import Named
from conftest import World

ALPHA_IN_FRONT = "relation: member-of, subject: alpha, object: front"
BETA_IN_FRONT = "relation: member-of, subject: beta, object: front, modality: likely"


def asked(world: World, name: str, *claims: str) -> Listing:
    answer = Call("meant", {"name": name}).run(world(*claims).store)
    assert isinstance(answer, Listing)
    return answer


def test_the_members_of_an_umbrella_could_be_meant_and_are_not_blamed(world: World) -> None:
    answer = asked(world, "front", ALPHA_IN_FRONT, BETA_IN_FRONT)
    assert answer.named == (
        Named("alpha", "Alpha", "stated", "stated", ("c1",)),
        Named("beta", "Beta", "stated", "likely", ("c2",)),
    )
    assert answer.verdict == "derived"
    assert answer.lead == "Could be meant, and is not blamed by that: Alpha, Beta."


@pytest.mark.parametrize(("relation", "whole"), [("instance-of", "militias"), ("part-of", "corps")])
def test_actors_of_a_class_and_parts_of_a_whole_could_be_meant(
    world: World, relation: str, whole: str
) -> None:
    answer = asked(world, whole, f"relation: {relation}, subject: alpha, object: {whole}")
    assert [named.actor for named in answer.named] == ["alpha"]


def test_the_members_of_the_accused_could_be_meant_and_the_accused_is_not_among_them(
    world: World,
) -> None:
    blames = "relation: attributes, subject: blue, object: front, event: raid, claimant: blue"
    answer = asked(world, "raid", blames, ALPHA_IN_FRONT)
    assert [(named.actor, named.modality) for named in answer.named] == [("alpha", "possible")]
    assert answer.claims == ("c1", "c2")


@pytest.mark.parametrize("modality", ["denied", "hinted", "possible"])
def test_a_membership_that_does_not_count_leaves_nobody(world: World, modality: str) -> None:
    answer = asked(world, "front", f"{ALPHA_IN_FRONT}, modality: {modality}")
    assert (answer.verdict, answer.named, answer.claims) == ("not stated", (), ())
