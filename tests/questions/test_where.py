"""Where something happens, and whether it was there."""

from __future__ import annotations

from conftest import ACTORS, World


def test_whether_it_was_done_in_a_place_rests_on_the_events_there(world: World) -> None:
    actors = ACTORS + "- {id: bay, name: Bay, type: place}\n- {id: hill, name: Hill, type: place}\n"
    events = "- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [bay]}\n"
    case = world(
        "relation: attacks, subject: red, object: blue, event: raid",
        "relation: attacks, subject: red, object: blue",
        actors=actors,
        events=events,
    )
    there, elsewhere = (case.where("red", "attacks", at=place) for place in ("Bay", "Hill"))
    assert (there.verdict, there.claims, there.question) == (
        "stated",
        ("c1",),
        "whether Red attacked anybody in Bay",
    )
    assert (elsewhere.verdict, elsewhere.claims) == ("not stated", ())
    assert (
        elsewhere.lead
        == "Not stated: no claim that counts says whether Red attacked anybody in Hill, but in Bay."
    )


def test_troops_are_where_they_were_sent_and_the_state_that_sent_them_is_not(world: World) -> None:
    actors = ACTORS + "- {id: coast, name: Coast, type: place}\n"
    case = world(
        "relation: deploys-to, subject: corps, object: coast",
        "relation: deploys-to, subject: red, object: coast",
        actors=actors,
    )
    assert [answer.name for answer in case.where("Corps").named] == ["Coast"]
    assert case.where("Red").named == ()
