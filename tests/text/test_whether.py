"""The answer to *whether*, as lines."""

from __future__ import annotations

from conftest import World


def test_what_only_follows_is_shown_with_its_chain(world: World) -> None:
    case = world(
        "relation: sponsors, subject: corps, object: militias",
        "relation: instance-of, subject: alpha, object: militias",
    )
    expected = """\
Does Corps sponsor Alpha?
Derived: it follows from several claims, and none says it outright.
    1. Corps sponsors Militias.
       “words 1”
       — Gazette · stated · in Gazette, 2024-02-02 [c1]
    2. Alpha is one of the Militias.
       “words 2”
       — Gazette · stated · in Gazette, 2024-02-02 [c2]"""
    assert str(case.whether("corps", "sponsors", "alpha")) == expected


def test_what_is_said_and_denied_is_shown_from_both_sides(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: alpha, modality: denied, claimant: red",
    )
    expected = """\
Does Red sponsor Alpha?
Contradicted: some claims say so, others deny it.

Said
  Red sponsors Alpha.
      “words 1”
      — Gazette · stated · in Gazette, 2024-02-02 [c1]

Denied
  Red denies that it sponsors Alpha.
      “words 2”
      — Red · denied · in Gazette, 2024-02-02 [c2]"""
    assert str(case.whether("red", "sponsors", "alpha")) == expected


def test_a_state_that_was_over_is_asked_for_in_the_past(world: World) -> None:
    case = world("relation: allied-with, subject: red, object: blue, when: 2023-01/2023-03")
    for one, other in (("red", "blue"), ("blue", "red")):
        title, lead, *_ = str(case.whether(one, "allied-with", other)).splitlines()
        assert title == f"Was {one.title()} allied with {other.title()}?"
        assert lead == "Stated, of a time that is said to be over."


def test_a_state_that_holds_beside_one_that_is_over_is_asked_for_in_the_present(
    world: World,
) -> None:
    case = world(
        "relation: allied-with, subject: red, object: blue, when: 2023-01/2023-03",
        "relation: allied-with, subject: red, object: blue",
    )
    assert str(case.whether("red", "allied-with", "blue")).startswith(
        "Is Red allied with Blue?\nStated.\n"
    )
