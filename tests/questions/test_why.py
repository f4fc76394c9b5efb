"""What is said as the reason."""

from __future__ import annotations

import pytest

from actorgraph.questions.call import Call
from actorgraph.questions.why import Why
from conftest import ACTORS, World

ANSWER = "relation: responds-to, subject: strike, object: raid"
STRIKE = "relation: attacks, subject: red, object: alpha, event: strike"
AIM = (
    "relation: aims-to, subject: red, text: stop further raids, modality: intended, hedge: want to"
)


def told(answer: Why) -> tuple[str, list[str], list[str]]:
    return answer.verdict, list(answer.reasons), list(answer.aims)


def test_the_reason_of_an_event_is_what_it_is_said_to_answer(world: World) -> None:
    assert told(world(ANSWER).why("strike")) == ("stated", ["c1"], [])


def test_the_reason_of_an_act_is_that_of_its_event(world: World) -> None:
    answer = world(ANSWER, STRIKE).why("red", "attacks", "alpha")
    assert told(answer) == ("stated", ["c1"], [])
    assert answer.acts == ("c2",)


def test_pressure_over_an_event_tells_its_reason(world: World) -> None:
    pressed = "relation: pressures, object: alpha, event: raid"
    assert told(world(pressed).why("alpha", "pressured-by")) == ("stated", ["c1"], [])
    assert told(world(STRIKE).why("alpha", "attacked-by")) == ("not stated", [], [])


def test_an_aim_alone_is_a_reason_with_a_hedge(world: World) -> None:
    assert told(world(STRIKE, AIM).why("red", "attacks")) == ("stated with a hedge", [], ["c2"])


def test_an_aim_that_is_denied_is_no_reason(world: World) -> None:
    aim = AIM.replace("intended", "denied")
    assert told(world(STRIKE, aim).why("red", "attacks")) == ("not stated", [], ["c2"])


def test_the_reason_of_what_is_suffered_is_that_of_its_event(world: World) -> None:
    answer = world(ANSWER, STRIKE).why("alpha", "attacked-by")
    assert (answer.question, *told(answer), answer.beside) == (
        "why did anybody attack Alpha?",
        "stated",
        ["c1"],
        [],
        ("c2",),
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"name": "strike"}, "what is said as the reason for the strike"),
        (
            {"name": "red", "relation": "attacks", "object": "alpha"},
            "why did Red attack Alpha?",
        ),
        ({"name": "alpha", "relation": "attacked-by"}, "why did anybody attack Alpha?"),
    ],
)
def test_the_question_in_words(world: World, arguments: dict[str, str], words: str) -> None:
    assert Call("why", arguments).words(world(STRIKE).store) == words


def test_what_came_before_is_no_reason(world: World) -> None:
    case = world("relation: follows, subject: strike, object: raid")
    assert told(case.why("strike")) == ("not stated", [], [])


def test_aims_of_bodies_of_the_actor_are_told_apart(world: World) -> None:
    actors = ACTORS.replace("name: Corps,", "name: Corps, parent: red,")
    case = world(STRIKE, AIM.replace("subject: red", "subject: corps"), actors=actors)
    answer = case.why("red", "attacks")
    assert told(answer) == ("not stated", [], [])
    assert answer.by_parts == ("c2",)
