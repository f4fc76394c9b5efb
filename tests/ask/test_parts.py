"""Several questions in one."""

from __future__ import annotations

import pytest

from actorgraph import Case
from conftest import World

ACTORS = """\
- {id: red, name: Red, type: state}
- {id: blue, name: Blue, type: state}
- {id: alpha, name: Alpha, type: armed-group}
- {id: kell, name: Ada Kell, type: person}
- {id: gazette, name: Gazette, type: media-outlet}
"""


@pytest.fixture
def case(world: World) -> Case:
    return world("relation: sponsors, subject: red, object: alpha", actors=ACTORS)


def calls(case: Case, text: str) -> list[str]:
    """Return the calls of the parts of a question."""
    parts = case.ask(text).parts
    return [call.command.removeprefix("actorgraph ") for part in parts for _, call in part.readings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who backs Alpha and who leads Blue?", ["who sponsors alpha", "who leads blue"]),
        ("Who backs Alpha? Who leads it?", ["who sponsors alpha", "who leads alpha"]),
        ("When and where did Red attack Blue?", ["when red attacks blue", "where red attacks blue"]),
        ("Which came first, the raid or the strike?", ["when raid", "when strike"]),
        ("Does Red back Alpha and Blue?", ["whether red sponsors alpha", "whether red sponsors blue"]),
        ("Do Red, Blue and Alpha attack Gazette?", [f"whether {one} attacks gazette" for one in ("red", "blue", "alpha")]),
        ("What did Ada Kell say and who does she lead?", ["said kell", "who led-by kell"]),
    ],
)  # fmt: skip
def test_each_part_is_a_call_of_its_own(case: Case, text: str, expected: list[str]) -> None:
    assert calls(case, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Who backs Alpha and who frobs Blue?",
        "Who backs Alpha and how many died?",  # of Alpha, or of all?
        "Who attacked Red and Blue and who leads her?",  # whom?
        "Who leads Alpha and what did he say?",  # he is whoever leads it
        "Are Red, Blue and Alpha connected?",
    ],
)
def test_what_is_not_clear_in_one_part_is_refused_as_a_whole(case: Case, text: str) -> None:
    answer = case.ask(text)
    assert (answer.verdict, calls(case, text)) == ("not understood", [])


def test_parts_of_one_verdict_have_it_together_and_others_have_several_answers(case: Case) -> None:
    assert case.ask("Does Red back Alpha and Blue?").verdict == "several answers"
    assert case.ask("Who leads Alpha and Blue?").verdict == "not stated"


def test_a_question_that_is_read_as_a_whole_is_not_divided(case: Case) -> None:
    answer = case.ask("How are Red and Blue connected?")
    assert (answer.parts, answer.kind) == ((), "path")


def test_what_the_parts_answer_stands_together(case: Case) -> None:
    answer = case.ask("Who backs Alpha and who leads Blue?")
    assert ([named.actor for named in answer.named], answer.claims) == (["red"], ("c1",))
    assert answer.sentence == " ".join(part.sentence for part in answer.parts)
