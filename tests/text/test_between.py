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
