"""What happened in the order of time."""

from __future__ import annotations

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
