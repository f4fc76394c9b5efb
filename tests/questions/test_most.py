"""Who does something in most of the claims."""

from __future__ import annotations

from conftest import World


def test_those_of_most_claims_come_first_and_claims_are_counted(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue, event: raid",
        "relation: attacks, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue",
        "relation: attacks, subject: beta, object: blue, modality: denied",
    )
    answer = case.most("attacks")
    assert [(one.actor, one.claims) for one in answer.actors] == [
        ("red", ("c1", "c2")),
        ("alpha", ("c3",)),
    ]
    assert answer.lead == "Red, in 2 claims; then Alpha in 1. Claims are counted, not acts."


def test_an_inverse_relation_asks_to_whom_it_is_done(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue",
        "relation: attacks, subject: alpha, object: blue",
    )
    assert [one.actor for one in case.most("attacked-by").actors] == ["blue"]
    assert case.most("attacked-by").question == "who was attacked in most of the claims"


def test_only_those_of_a_type_or_with_an_actor_at_the_other_end_are_counted(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue",
        "relation: attacks, subject: alpha, object: red",
    )
    assert [one.actor for one in case.most("attacks", types="state").actors] == ["red"]
    assert [one.actor for one in case.most("attacks", of="red").actors] == ["alpha"]


def test_nobody_is_not_stated(world: World) -> None:
    answer = world("relation: sponsors, subject: red, object: alpha").most("attacks")
    assert (answer.verdict, answer.actors) == ("not stated", ())
