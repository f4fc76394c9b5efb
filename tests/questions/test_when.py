"""When something happened, and where: from the claims' own days, those of their events, and their places."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from actorgraph.questions.listing import Listing
from conftest import World

ACTORS = """\
- {id: red, name: Red, type: state}
- {id: alpha, name: Alpha, type: armed-group}
- {id: camp, name: Camp, type: place}
- {id: pass, name: Pass, type: place}
- {id: gazette, name: Gazette, type: media-outlet}
"""
EVENTS = """\
- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [pass]}
- {id: march, name: march, type: move}
"""
CLAIMS = (
    "relation: attacks, subject: alpha, object: red, event: raid",
    "relation: sponsors, subject: red, object: alpha, when: 2023-05/..",
    "relation: operates-in, subject: alpha, object: camp",
    "relation: attacks, subject: alpha, object: red, modality: likely, hedge: words, when: 2025",
)


@pytest.mark.parametrize(
    ("question", "arguments", "lead", "claims"),
    [
        ("when", {"name": "raid"}, "raid: 2024-01-28.", ("c1",)),
        ("when", {"name": "march"}, "Not stated: the march has no date.", ()),
        ("when", {"name": "red", "relation": "sponsors", "object": "alpha"}, "when does Red sponsor Alpha? since 2023-05.", ("c2",)),
        ("when", {"name": "alpha", "relation": "sponsored-by"}, "when does anybody sponsor Alpha? since 2023-05.", ("c2",)),
        ("when", {"name": "alpha", "relation": "attacks", "object": "red", "ahead": True}, "when will Alpha attack Red? 2025.", ("c4",)),
        ("when", {"name": "alpha", "relation": "attacks", "object": "red", "start": True}, "Not asserted: no claim that counts dates that Alpha attacked Red; it was still to come.", ("c4",)),
        ("when", {"name": "red", "relation": "attacks"}, "Not stated: no claim dates that Red attacked anybody.", ()),
        ("where", {"name": "alpha"}, "Alpha: Camp.", ("c3",)),
        ("where", {"name": "raid"}, "raid: Pass, as the case has it; no claim says so.", ()),
        ("where", {"name": "red"}, "Not stated: no claim says where Red is.", ()),
        ("where", {"name": "alpha", "relation": "attacks", "object": "red"}, "where did Alpha attack Red? Pass.", ("c1",)),
    ],
)  # fmt: skip
def test_a_time_or_place_is_that_of_the_claim_or_of_its_event(
    world: World, question: str, arguments: dict[str, object], lead: str, claims: tuple[str, ...]
) -> None:
    answer = Call(question, arguments).run(world(*CLAIMS, actors=ACTORS, events=EVENTS).store)

    assert (answer.document()["lead"], answer.claims) == (lead, claims)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("modality", "lead"),
    [
        ("conditional", "Not asserted: no claim that counts dates that Alpha attacked Red"),
        ("presupposed", "Not asserted: no claim that counts dates that Alpha attacked Red"),
        ("denied", "Denied: no claim that counts dates that Alpha attacked Red"),
        ("believed", "when did Alpha attack Red? 2024-01-28"),
    ],
)
def test_only_a_claim_that_counts_says_when_something_was_done(
    world: World, modality: str, lead: str
) -> None:
    said = f"relation: attacks, subject: alpha, object: red, event: raid, modality: {modality}, hedge: words"
    call = Call("when", {"name": "alpha", "relation": "attacks", "object": "red"})
    answer = call.run(world(said, actors=ACTORS, events=EVENTS).store)

    assert answer.document()["lead"].startswith(lead)  # type: ignore[call-overload]


def test_what_was_still_to_come_stands_beside_the_day_on_which_it_was_done(world: World) -> None:
    call = Call("when", {"name": "alpha", "relation": "attacks", "object": "red"})
    answer = call.run(world(*CLAIMS, actors=ACTORS, events=EVENTS).store)

    assert answer.document() == {
        "question": "when did Alpha attack Red?",
        "verdict": "stated",
        "lead": "when did Alpha attack Red? 2024-01-28.",
        "groups": [
            {"title": "Said", "claims": ["c1"]},
            {"title": "Still to come when it was said", "claims": ["c4"]},
        ],
        "answers": [],
        "more": 0,
    }


def test_a_place_that_only_the_case_lists_is_said_to_be_so(world: World) -> None:
    events = "- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [red]}\n"
    case = world("relation: attacks, subject: alpha, object: blue, event: raid", events=events)
    answer = Call("where", {"name": "raid"}).run(case.store)
    assert str(answer) == "Raid: Red, as the case has it; no claim says so."


def test_where_something_was_shows_who_denies_it(world: World) -> None:
    deed = "relation: attacks, subject: alpha, object: blue, event: raid"
    events = "- {id: raid, name: raid, type: attack, when: 2024-01-28, places: [red]}\n"
    case = world(deed, f"{deed}, modality: denied", events=events)
    answer = Call("where", {"name": "alpha", "relation": "attacks", "object": "blue"}).run(
        case.store
    )
    assert isinstance(answer, Listing)
    assert [(group.title, group.claims) for group in answer.groups] == [
        ("Said", ("c1",)),
        ("Denied", ("c2",)),
    ]
