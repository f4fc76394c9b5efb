"""What happened in the order of time."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from conftest import ACTORS, EVENTS, World

SPONSORS = "relation: sponsors, subject: red, object: alpha"


def test_events_and_dated_claims_go_by_their_days(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, when: 2024-01-30",
        "relation: attacks, subject: alpha, object: blue, event: raid",
        "relation: sponsors, subject: red, object: beta, when: 2010/..",
        "relation: leads, subject: red, object: beta",
    )
    line = case.timeline()
    assert [(it.when.text, it.kind, it.id, it.claims) for it in line.moments] == [
        ("2010/..", "claim", "c3", ("c3",)),
        ("2024-01-28", "event", "raid", ("c2",)),
        ("2024-01-30", "claim", "c1", ("c1",)),
        ("2024-02-02", "event", "strike", ()),
    ]
    assert line.undated == 1


def test_one_actor_keeps_its_events_and_claims(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, event: raid",
        "relation: attacks, subject: blue, object: beta, event: strike",
    )
    assert [it.id for it in case.timeline("alpha").moments] == ["raid"]


def test_days_bound_the_line(world: World) -> None:
    case = world("relation: attacks, subject: alpha, object: blue, event: raid")
    assert [it.id for it in case.timeline(since="2024-02-01").moments] == ["strike"]
    assert [it.id for it in case.timeline(until="2024-02-01").moments] == ["raid"]


def test_a_claimant_keeps_the_events_of_its_claims(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, event: raid, claimant: blue",
        "relation: attacks, subject: blue, object: beta, event: strike",
    )
    assert [it.id for it in case.timeline(claimant="blue").moments] == ["raid"]


def test_the_document_has_the_moments(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, event: raid",
        events="- {id: raid, name: raid, when: 2024-01-28}",
    )
    assert case.timeline().document() == {
        "moments": [
            {"when": "2024-01-28", "kind": "event", "id": "raid", "name": "raid", "claims": ["c1"]}
        ],
        "undated": 0,
        "same": [],
    }


def test_a_claim_that_began_on_no_known_day_is_not_in_an_earlier_year(world: World) -> None:
    case = world(f"{SPONSORS}, when: /2024-02-02", f"{SPONSORS}, when: 1975-03-01")
    assert [it.id for it in case.timeline(as_of="1975").moments] == ["c2"]
    assert "c1" in [it.id for it in case.timeline(as_of="2024-02").moments]


def test_the_timeline_of_a_place_has_the_events_said_to_be_there(world: World) -> None:
    actors = ACTORS + "- {id: port, name: Port, type: place}\n"
    case = world(
        "relation: located-in, subject: raid, object: port", SPONSORS, actors=actors, events=EVENTS
    )
    moments = case.timeline("port").moments
    assert [(it.id, it.claims) for it in moments] == [("raid", ("c1",))]


def test_it_rests_on_the_claims_that_are_shown_the_firmest_first(world: World) -> None:
    case = world(
        "relation: attacks, subject: alpha, object: blue, event: raid, modality: likely",
        "relation: leads, subject: red, object: beta",
        f"{SPONSORS}, when: 2024-01-30",
    )
    line = case.timeline("alpha")
    assert (line.claims, line.things) == (("c3", "c1"), ("alpha", "raid"))


def test_dates_that_only_hedged_claims_give_are_stated_with_a_hedge(world: World) -> None:
    case = world(f"{SPONSORS}, when: 2024-01-30, modality: believed")
    assert case.timeline("alpha").verdict == "stated with a hedge"
    assert case.timeline("blue").verdict == "not stated"
    assert case.timeline("blue").notes == ("nothing that counts has a date",)
    assert case.timeline().verdict == "stated"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "what happened, and when, in the order of time"),
        ({"name": "alpha"}, "what happened around Alpha, in the order of time"),
    ],
)
def test_the_question_in_words(world: World, arguments: dict[str, str], words: str) -> None:
    assert Call("timeline", arguments).words(world(SPONSORS).store) == words
