"""The answer to *who*, as lines."""

from __future__ import annotations

from conftest import World


def test_what_only_follows_is_said_not_to_be_stated(world: World) -> None:
    case = world(
        "relation: sponsors, subject: corps, object: militias",
        "relation: instance-of, subject: alpha, object: militias",
    )
    expected = """\
Who sponsors Alpha?
Not stated by name; it follows from several claims that Corps sponsors Alpha.

Through a class
  Corps
    1. Corps sponsors Militias.
       “words 1”
       — Gazette · stated · in Gazette, 2024-02-02 [c1]
    2. Alpha is one of the Militias.
       “words 2”
       — Gazette · stated · in Gazette, 2024-02-02 [c2]"""
    assert str(case.who("sponsors", "alpha")) == expected


def test_what_does_not_count_is_said_beside(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, modality: likely",
        "relation: sponsors, subject: blue, object: alpha, modality: possible",
    )
    expected = """\
Who sponsors Alpha?
Red likely sponsors Alpha.

Stated, with a hedge
  Red (likely)
      “words 1”
      — Gazette · likely · in Gazette, 2024-02-02 [c1]

Also said, and not counted
  Blue may sponsor Alpha.
      “words 2”
      — Gazette · possible · in Gazette, 2024-02-02 [c2]"""
    assert str(case.who("sponsors", "alpha")) == expected


def test_who_is_named_for_a_state_that_was_over_is_named_in_the_past(world: World) -> None:
    case = world(
        "relation: allied-with, subject: red, object: blue, when: 2023-01/2023-03",
        "relation: allied-with, subject: alpha, object: blue",
    )
    assert str(case.who("allied-with", "blue")).splitlines()[1:3] == [
        "Alpha is allied with Blue.",
        "Red was allied with Blue.",
    ]
