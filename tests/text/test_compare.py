"""The answer to *compare*, as lines."""

from __future__ import annotations

from conftest import World

ONE_SHIP = (
    "relation: counts, event: strike, quantity: {what: ships sunk, op: '=', value: 1, unit: ships}"
)


def test_a_figure_of_one_and_a_claim_that_is_left_out_are_in_the_singular(world: World) -> None:
    case = world(
        ONE_SHIP, "relation: attributes, subject: blue, text: some group, when: 2024-02-02"
    )
    lines = str(case.compare(days=("2024-01-28", "2024-02-02"))).splitlines()
    assert "      one ship sunk" in lines
    assert (
        "Kept: 0; 1 claim asserts nothing of two and counts nothing, and is not compared." in lines
    )
