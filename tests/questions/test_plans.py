"""What is wanted, planned or threatened, and what is said not to be."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from conftest import World

CLAIMS = (
    "relation: threatens, subject: red, object: blue",
    "relation: attacks, subject: red, object: blue, modality: intended, hedge: words",
    "relation: attacks, subject: red, object: alpha",
    "relation: seeks-conflict-with, subject: blue, object: red, modality: denied, hedge: words",
    "relation: attacks, subject: blue, object: red, modality: likely, hedge: words",
)


@pytest.mark.parametrize(
    ("arguments", "verdict", "claims"),
    [
        ({"actor": "red"}, "stated", ("c1", "c2")),
        ({"actor": "alpha"}, "not stated", ()),
        ({"ahead": True}, "stated with a hedge", ("c5", "c2")),
        ({"ahead": True, "relation": ("sponsorship",)}, "not stated", ()),
        ({"actor": "blue", "wish": True, "relation": ("conflict",)}, "denied", ("c4",)),
        ({"actor": "red", "wish": True, "relation": ("conflict",)}, "not stated", ()),
        ({"toward": "alpha"}, "not stated", ()),
    ],
)
def test_a_plan_is_what_is_not_done_and_a_denied_wish_is_denied(
    world: World, arguments: dict[str, object], verdict: str, claims: tuple[str, ...]
) -> None:
    answer = Call("plans", arguments).run(world(*CLAIMS).store)

    assert (answer.verdict, answer.claims) == (verdict, claims)


def test_a_threat_is_also_of_whoever_says_it(world: World) -> None:
    case = world("relation: warns, subject: red, object: blue, claimant: alpha")
    assert case.plans(actor="alpha").claims == ("c1",)
