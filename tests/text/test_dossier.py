"""The answer to *show*, as lines."""

from __future__ import annotations

from conftest import ACTORS, World

EVENTS = """\
- {id: war, name: war, type: armed-conflict, when: 2024}
- {id: raid, name: raid, type: attack, when: 2024-01-28, part-of: war, places: [valley], names: [the Valley raid], note: At dawn.}
- {id: calm, name: calm, type: other}
"""
MORE = """\
- {id: valley, name: Valley, type: place}
- {id: official, name: an official, type: person, anonymous: true, parent: red}
"""


def test_an_event_is_shown_with_its_day_place_whole_names_and_note(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue, event: raid",
        actors=ACTORS + MORE,
        events=EVENTS,
    )
    expected = """\
raid · attack · raid
  2024-01-28 · Valley
  part of war
  also: the Valley raid
  note: At dawn.

Attack
  Red attacked Blue in the raid.
      “words 1”
      — Gazette · stated · in Gazette, 2024-02-02 [c1]"""
    assert str(case.show("raid")) == expected


def test_an_event_that_no_claim_names_says_so(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue, event: raid",
        actors=ACTORS + MORE,
        events=EVENTS,
    )
    expected = """\
calm · other · calm
  no date

No claim that counts is about it."""
    assert str(case.show("calm")) == expected


def test_an_actor_without_a_name_is_shown_with_what_it_belongs_to(world: World) -> None:
    case = world(
        "relation: attacks, subject: red, object: blue, event: raid",
        actors=ACTORS + MORE,
        events=EVENTS,
    )
    expected = """\
an official · person · official
  belongs to Red (background)
  anonymous

No claim that counts is about it."""
    assert str(case.show("official")) == expected
