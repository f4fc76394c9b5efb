"""The answer to *attribution*, as lines."""

from __future__ import annotations

from conftest import World


def test_who_blames_who_claims_who_denies_and_who_could_be_meant_stand_apart(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid, claimant: blue",
        "relation: claims-responsibility, subject: alpha, object: raid, claimant: alpha",
        "relation: denies-responsibility, subject: beta, event: raid, claimant: beta",
        "relation: member-of, subject: alpha, object: front",
    )
    expected = """\
Who is said to have done it: raid
  Blue blamed Front for the raid.
      “words 1”
      — Blue · stated · in Gazette, 2024-02-02 [c1]

1 voice, those of one government counted once: Blue

Claims responsibility
  Alpha claimed responsibility for the raid.
      “words 2”
      — Alpha · stated · in Gazette, 2024-02-02 [c2]
Denies its own part in it
  Beta denied responsibility for the raid.
      “words 3”
      — Beta · stated · in Gazette, 2024-02-02 [c3]

Could be meant, and is not blamed by that
  Alpha, as a member of Front [c1, c4]"""
    assert str(case.attribution("raid")) == expected


def test_an_event_that_nobody_is_blamed_for_says_so(world: World) -> None:
    case = world("relation: attacks, object: blue, event: raid")
    expected = """\
Who is said to have done it: raid
  Not stated: no claim names anybody.

Claims responsibility: nobody, as far as the claims go
Denies its own part in it: nobody, as far as the claims go"""
    assert str(case.attribution("raid")) == expected
