"""The answer to *chain*, as lines."""

from __future__ import annotations

from conftest import World


def test_a_line_goes_from_the_accused_to_who_sponsors_it_and_its_members_stand_beside(
    world: World,
) -> None:
    case = world(
        "relation: attributes, subject: blue, object: front, event: raid, claimant: blue",
        "relation: member-of, subject: alpha, object: front",
        "relation: sponsors, subject: red, object: front",
        "relation: attributes, subject: red, object: front, event: raid, claimant: red, modality: denied",
    )
    expected = """\
The line of responsibility, as told: raid

Front is said to be behind it
  Blue blamed Front for the raid.
      “words 1”
      — Blue · stated · in Gazette, 2024-02-02 [c1]
  ← Red sponsors Front.
      “words 3”
      — Gazette · stated · in Gazette, 2024-02-02 [c3]
  Could be meant, is not blamed by that, and is not on the line:
    ← Alpha: Alpha is a member of Front.
        “words 2”
        — Gazette · stated · in Gazette, 2024-02-02 [c2]
      ■ Nobody is said to sponsor Alpha.

Said beside it, and not counted
  Red did not blame Front for the raid.
      “words 4”
      — Red · denied · in Gazette, 2024-02-02 [c4]"""
    assert str(case.chain("raid")) == expected
