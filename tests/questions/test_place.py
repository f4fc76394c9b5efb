"""What lies, happens and is active in a place."""

from __future__ import annotations

from actorgraph.questions.place import ground_of
from conftest import ACTORS, World


def test_a_place_has_what_happened_and_who_is_active_in_the_places_within_it(world: World) -> None:
    actors = (
        ACTORS + "- {id: bay, name: Bay, type: place}\n- {id: pier, name: Pier, type: facility}\n"
    )
    events = (
        "- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [pier]}\n"
        "- {id: talk, name: talk, type: meeting}\n"
    )
    case = world(
        "relation: located-in, subject: pier, object: bay",
        "relation: located-in, subject: talk, object: bay",
        "relation: operates-in, subject: red, object: pier",
        "relation: operates-in, subject: blue, object: bay, modality: denied, hedge: no",
        "relation: attacks, subject: red, object: blue, event: raid",
        actors=actors,
        events=events,
    )
    ground = ground_of(case.store, case.store.actor("Bay"))
    assert tuple(map(set, ground)) == (
        {"bay", "pier"},
        {"raid", "talk"},
        {"red"},
    )
    assert [claim.id for claim in case.claims() if ground.has(claim)] == [
        "c1",
        "c2",
        "c3",
        "c4",
        "c5",
    ]


def test_who_did_something_in_a_place_leaves_out_who_did_it_elsewhere(world: World) -> None:
    actors = (
        ACTORS
        + "- {id: lime, name: Lime, type: armed-group}\n- {id: bay, name: Bay, type: place}\n- {id: hill, name: Hill, type: place}\n"
    )
    events = (
        "- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [bay]}\n"
        "- {id: siege, name: siege, type: attack, when: 2024-01-29, places: [hill]}\n"
    )
    case = world(
        "relation: attacks, subject: red, object: blue, event: raid",
        "relation: attacks, subject: lime, object: blue, event: siege",
        "relation: sponsors, subject: blue, object: lime",
        "relation: sponsors, subject: blue, object: red",
        "relation: operates-in, subject: lime, object: hill",
        actors=actors,
        events=events,
    )
    asked = {
        question: [named.actor for named in case.ask(question).named]
        for question in (
            "Who attacked Blue in the Bay?",
            "Who attacked Blue on the hill?",
            "Whom does Blue back in Hill?",
            "Who was attacked in Bay?",
        )
    }
    assert asked == {
        "Who attacked Blue in the Bay?": ["red"],
        "Who attacked Blue on the hill?": [],
        "Whom does Blue back in Hill?": ["lime"],
        "Who was attacked in Bay?": ["blue"],
    }
