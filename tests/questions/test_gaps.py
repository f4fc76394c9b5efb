"""What the claims leave open."""

from __future__ import annotations

from conftest import World


def test_what_is_held_back_or_only_possible_is_open(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: alpha, event: raid, modality: withheld, hedge: words",
        "relation: attacks, subject: red, object: blue, modality: possible, hedge: words",
        "relation: sponsors, subject: red, object: alpha",
    )
    assert [(group.title, group.claims) for group in case.gaps().groups] == [
        ("Held back or only hinted at", ("c1",)),
        ("Only possible, or on a condition", ("c2",)),
    ]


def test_an_attack_of_which_nobody_names_the_doer_is_open(world: World) -> None:
    named = world("relation: attacks, subject: red, object: blue, event: raid")
    assert "who did “strike”." in named.gaps().lead
    assert "raid" not in named.gaps().lead


def test_an_event_whose_doer_is_named_leaves_nothing_open(world: World) -> None:
    case = world("relation: attacks, subject: red, object: blue, event: raid")
    answer = case.gaps("raid")
    assert (answer.verdict, answer.lead) == ("not stated", "Nothing that is said is left open.")
