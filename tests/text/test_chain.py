"""The answer to *chain*, as lines."""

from __future__ import annotations

from conftest import World


def test_a_line_begins_with_what_is_said_and_marks_what_is_derived(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid, claimant: blue, modality: believed",
        "relation: member-of, subject: alpha, object: front",
        "relation: sponsors, subject: red, object: front",
        "relation: attributes, subject: red, object: front, event: raid, claimant: red, modality: denied",
        "relation: part-of, subject: front, object: corps",
    )
    expected = """\
The line of responsibility: raid
Each line begins with what is said of the event; every further step is derived, and no source draws
the line.

Blue believes that Front was behind the raid.
    “words 1”
    — Blue · believed · in Gazette, 2024-02-02 [c1]
  ← derived, as sponsor: Red
    Red sponsors Front.
        “words 3”
        — Gazette · stated · in Gazette, 2024-02-02 [c3]
  ← derived, as command: Corps
    Front is part of Corps.
        “words 5”
        — Gazette · stated · in Gazette, 2024-02-02 [c5]
    ■ Nobody is said to sponsor Corps.
  Could be meant, is not blamed by that, and is not on the line:
    ← member: Alpha
      Alpha is a member of Front.
          “words 2”
          — Gazette · stated · in Gazette, 2024-02-02 [c2]
      ■ Nobody is said to sponsor Alpha.

Said beside it, and not counted
  Red did not blame Front for the raid.
      “words 4”
      — Red · denied · in Gazette, 2024-02-02 [c4]

Where the telling stops
  nobody is said to sponsor Corps"""
    assert str(case.chain("raid")) == expected


def test_a_step_that_is_only_possible_is_tentative(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: alpha, event: raid, claimant: blue",
        "relation: sponsors, subject: red, object: alpha, modality: possible",
    )
    assert "  ← derived, tentative, as sponsor: Red" in str(case.chain("raid", tentative=True))


def test_a_line_that_nobody_asserts_says_so_and_goes_no_further(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: alpha, event: raid, claimant: blue, modality: withheld",
        "relation: sponsors, subject: red, object: alpha",
    )
    expected = """\
The line of responsibility: raid

Blue stopped short of blaming Alpha for the raid.
    “words 1”
    — Blue · withheld · in Gazette, 2024-02-02 [c1]
  ■ Nobody asserts that, so nothing is derived from it."""
    assert str(case.chain("raid", modality="withheld")) == expected
