"""To whom something is done, whoever does it."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from conftest import World

CLAIMS = (
    "relation: attacks, subject: red, object: alpha, event: raid",
    "relation: attacks, subject: blue, object: unit",
    "relation: attacks, object: beta, event: strike, modality: denied, hedge: words",
)


@pytest.mark.parametrize(
    ("arguments", "named", "verdict"),
    [
        ({"relation": "attacks"}, ["alpha", "unit"], "stated"),
        ({"relation": "attacked-by"}, ["alpha", "unit"], "stated"),
        ({"relation": "attacks", "event": "raid"}, ["alpha"], "stated"),
        ({"relation": "attacks", "types": ("military",)}, ["unit"], "stated"),
        ({"relation": "attacks", "types": ("person",)}, [], "not stated"),
        ({"relation": "attacks", "event": "strike"}, [], "not stated"),
        ({"relation": "sponsors"}, [], "not stated"),
    ],
)
def test_who_suffers_it_is_named_if_a_claim_that_counts_says_so(
    world: World, arguments: dict[str, object], named: list[str], verdict: str
) -> None:
    answer = Call("sufferers", arguments).run(world(*CLAIMS).store)

    assert ([it.actor for it in answer.named], answer.verdict) == (named, verdict)


def test_what_was_done_in_a_week_counts_for_a_day_only_if_nothing_is_told_of_the_day(
    world: World,
) -> None:
    week = "relation: attacks, subject: red, object: alpha, when: 2024-01-29/2024-02-04"
    day = "relation: attacks, subject: red, object: unit, when: 2024-02-02"

    def named(*claims: str) -> list[str]:
        call = Call("sufferers", {"relation": "attacks"}, {"as_of": "2024-02-02"})
        return [it.actor for it in call.run(world(*claims).store).named]

    assert (named(week, day), named(week)) == (["unit"], ["alpha"])
