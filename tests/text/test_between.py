"""The answer to *between*, as lines."""

from __future__ import annotations

from conftest import World


def test_two_are_tied_directly_in_an_event_and_through_a_third(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: alpha, object: blue, event: raid",
        "relation: attacks, subject: red, object: beta, event: raid",
        "relation: attacks, subject: red, object: blue",
    )
    expected = """\
What ties Red and Alpha

Said of the two
  Red sponsors Alpha.
      “words 1”
      — Gazette · stated · in Gazette, 2024-02-02 [c1]

Both are named in
  raid
    Red attacked Beta in the raid.
        “words 3”
        — Gazette · stated · in Gazette, 2024-02-02 [c3]
    Alpha attacked Blue in the raid.
        “words 2”
        — Gazette · stated · in Gazette, 2024-02-02 [c2]

Both are tied to
  Blue
    Red attacked Blue.
        “words 4”
        — Gazette · stated · in Gazette, 2024-02-02 [c4]
    Alpha attacked Blue in the raid.
        “words 2”
        — Gazette · stated · in Gazette, 2024-02-02 [c2]"""
    assert str(case.between("red", "alpha")) == expected


def test_two_that_nothing_ties_are_said_not_to_be(world: World) -> None:
    case = world("relation: attacks, subject: red, object: blue, event: raid")
    expected = """\
What ties Red and Front
Not stated: no claim that counts ties the two, or both to a third."""
    assert str(case.between("red", "front")) == expected


def test_two_that_are_one_are_said_to_be(world: World) -> None:
    case = world("relation: same-as, subject: red, object: blue, modality: confirmed")
    expected = """\
What ties Red and Red
Red and Red are one and the same.

Note: Red (red) counts as one with Blue (blue); confirmed by Gazette [c1]"""
    assert str(case.between("red", "blue")) == expected


def test_what_nobody_asserts_of_the_two_is_headed_as_that(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: alpha, event: raid, claimant: blue, modality: hinted",
        "relation: attributes, subject: blue, object: alpha, event: raid, claimant: blue, modality: withheld",
        "relation: attacks, subject: alpha, object: blue, modality: possible",
    )
    expected = """\
What ties Blue and Alpha

Said of the two only as possible, intended or conditional
  Alpha may have attacked Blue.
      “words 3”
      — Gazette · possible · in Gazette, 2024-02-02 [c3]

Said of the two, and asserted by nobody
  Blue hinted that Alpha was behind the raid.
      “words 1”
      — Blue · hinted · in Gazette, 2024-02-02 [c1]
  Blue stopped short of blaming Alpha for the raid.
      “words 2”
      — Blue · withheld · in Gazette, 2024-02-02 [c2]"""
    answer = case.between("blue", "alpha", modality="all")
    assert (str(answer), answer.verdict) == (expected, "not asserted")


def test_a_third_that_may_tie_the_two_is_tentative(world: World) -> None:
    case = world(
        "relation: member-of, subject: red, object: front, modality: possible",
        "relation: member-of, subject: alpha, object: front",
    )
    answer = case.between("red", "alpha", tentative=True)
    assert ("  Front, tentative" in str(answer).splitlines(), answer.verdict) == (
        True,
        "not asserted",
    )


def test_nobody_is_tied_through_a_membership_that_is_presupposed(world: World) -> None:
    case = world(
        "relation: member-of, subject: red, object: front, modality: presupposed",
        "relation: member-of, subject: alpha, object: front",
    )
    answer = case.between("red", "alpha", modality="all")
    assert (answer.outcome, answer.verdict, len(answer)) == ("not stated", "not stated", 0)
