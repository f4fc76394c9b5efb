"""The answer to *conflicts*, as lines."""

from __future__ import annotations

from conftest import World


def test_responsibility_that_is_denied_is_shown_from_both_sides(world: World) -> None:
    case = world(
        "relation: attributes, subject: blue, object: red, event: raid",
        "relation: denies-responsibility, subject: red, event: raid",
    )
    expected = """\
Said and denied: Red is said to be behind the raid
  said to be so:
    Blue blamed Red for the raid.
      “words 1”
      — Gazette · stated · in Gazette, 2024-02-02 [c1]
  said not to be so:
    Red denied responsibility for the raid.
      “words 2”
      — Gazette · stated · in Gazette, 2024-02-02 [c2]"""
    assert str(case.conflicts()) == expected


def test_two_leaders_on_the_same_days_may_lead_together(world: World) -> None:
    case = world(
        "relation: leads, subject: red, object: alpha",
        "relation: leads, subject: blue, object: alpha",
    )
    expected = """\
Several lead Alpha on the same days; they may lead together
  Red:
    Red leads Alpha.
      “words 1”
      — Gazette · stated · in Gazette, 2024-02-02 [c1]
  Blue:
    Blue leads Alpha.
      “words 2”
      — Gazette · stated · in Gazette, 2024-02-02 [c2]"""
    assert str(case.conflicts()) == expected


def test_what_can_all_be_true_is_not_said_to_be_true(world: World) -> None:
    case = world("relation: attacks, subject: red, object: blue, event: raid")
    expected = """\
No conflict: all that counts can be true together, which does not make it true."""
    assert str(case.conflicts()) == expected


def test_figures_that_no_number_fits_say_why_both_may_be_right(world: World) -> None:
    case = world(
        "relation: counts, event: raid, quantity: {what: targets hit, op: '=', value: 85, unit: targets}",
        "relation: counts, event: raid, quantity: {what: targets hit, op: '>', value: 85, unit: targets}, claimant: blue",
    )
    lines = str(case.conflicts()).splitlines()
    assert lines[0] == "No number fits all figures: targets hit in the raid"
    assert " ".join(line.strip() for line in lines[-2:]) == (
        "“85” and “more than 85” may both be right: if “more than 85” is meant loosely, it includes the"
        " number itself."
    )


def test_figures_that_cannot_both_be_right_say_who_gives_which(world: World) -> None:
    case = world(
        "relation: counts, event: raid, quantity: {what: arrests, op: '=', value: 0, unit: arrests}",
        "relation: counts, event: raid, quantity: {what: arrests, op: '>=', value: 20, unit: arrests}, claimant: blue",
    )
    assert " ".join(line.strip() for line in str(case.conflicts()).splitlines()[-2:]) == (
        "“none” and “at least 20” cannot both be right: Gazette gives “none” (2024-02-02), Blue gives “at least 20”."
    )
