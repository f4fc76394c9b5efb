"""The second reader: a language model may return the call of a registered question, and nothing that it says is believed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

from actorgraph import Case, NoReply
from actorgraph.ask.endpoint import endpoint_of
from actorgraph.ask.second import read_by_model
from actorgraph_cli.main import actorgraph
from conftest import World
from fake_model import FakeModel, completion, fake_model

ODD = "Zorbs Alpha what from Red?"


def call(question: object, /, **arguments: object) -> dict[str, Any]:
    rows = [{"name": name, "value": value} for name, value in arguments.items()]
    return {"question": question, "arguments": rows}


@pytest.fixture(scope="module")
def model() -> Iterator[FakeModel]:
    with fake_model() as fake:
        yield fake


@pytest.fixture
def case(world: World) -> Case:
    return world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: attacks, subject: beta, object: blue",
    )


def test_a_call_that_is_checked_is_answered_from_the_claims_and_says_who_read_it(
    case: Case, model: FakeModel
) -> None:
    model.says(call("who", relation="sponsors", actor="Alpha"))
    asked = case.ask(ODD, model=model.url)
    assert (asked.verdict, [one.actor for one in asked.named], asked.claims) == (
        "stated",
        ["red"],
        ("c1",),
    )
    assert asked.readings[0][1].command == "actorgraph who sponsors Alpha"
    assert asked.remarks[0] == (
        "the grammar did not understand it; this is how fake at 127.0.0.1 reads it"
    )
    sent = str(model.asked[-1]["messages"])
    assert ODD in sent
    assert "words 1" not in sent  # no quote leaves the store


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (call(None), "finds no question in it either"),
        ("I would rather not.", "returned no JSON"),
        ('{"question": "who", "arg', "returned no JSON"),
        ("[[[" * 5000, "returned no JSON"),
        ([1, 2], "returned no JSON"),
        (call("rm -rf"), "returned 'rm -rf', which is no question"),
        (call({"a": 1}), "returned {'a': 1}, which is no question"),
        (call("ask", question="Who backs Alpha?"), "returned 'ask', which is no question"),
        (call("who", relation="sponsors"), "returned 'who' without 'actor'"),
        (call("who", relation="sponsors", actor="alpha", page="/etc/x"), "returned 'page', which 'who' does not take"),
        (call("who", relation="sponsors", actor="beta"), "returned 'beta', whom the question does not name"),
        (call("who", relation="sponsors", actor="alpha", claimant="blue"), "returned 'blue', whom the question does not name"),
        (call("who", relation="sponsors", actor="alpha", direct="maybe"), "returned 'maybe' for 'direct', which is true or false"),
        (call("who", relation="sponsors", actor="Alpha\x1b[31m"), "returned a value of 'actor' that is too long or cannot be printed"),
        (call("who", relation="sponsors", actor={"id": 1}), "returned an argument that is none"),
        ({"question": "who", "arguments": "all"}, "returned no list of arguments"),
        (call("who", relation="loves", actor="alpha"), "returned what does not hold: no relation is called 'loves'"),
        (call("who", relation="sponsors", actor="alpha", as_of="someday"), "returned what does not hold: 'someday' is not a date"),
    ],
)  # fmt: skip
def test_what_is_no_call_of_this_question_answers_nothing(
    case: Case, model: FakeModel, reply: object, why: str
) -> None:
    model.says(reply)
    asked = case.ask(ODD, model=model.url)
    assert (asked.verdict, asked.answered, asked.unknown) == ("not understood", False, ("Zorbs",))
    assert asked.remarks[-1].startswith(f"fake at 127.0.0.1 {why}")


@pytest.mark.parametrize(
    "question", ["Who backs Alpha?", "Who zorbs not Alpha?", "Which zorb of Alpha is worse?", "?"]
)
def test_a_question_that_is_read_or_that_nobody_can_read_is_not_sent(
    case: Case, model: FakeModel, question: str
) -> None:
    before = len(model.asked)
    assert case.ask(question, model=model.url) == case.ask(question)
    assert len(model.asked) == before


def test_a_model_that_hangs_is_given_up(case: Case) -> None:
    with fake_model() as slow:
        slow.drips = True
        with pytest.raises(NoReply, match="did not answer within"):
            read_by_model(case.store, case.ask(ODD), endpoint_of(slow.url), seconds=0.3)


def test_the_command_line_asks_only_the_model_that_is_named(case: Case, model: FakeModel) -> None:
    def outcome(*words: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(actorgraph, ["-c", str(case.folder), "ask", ODD, *words])
        return result.exit_code, result.stdout, result.stderr

    model.says(call("who", relation="sponsors", actor="alpha"))
    code, out, _ = outcome("--model", model.url)
    assert (code, out.splitlines()[0]) == (
        0,
        "Stated. Red sponsors Alpha (Gazette, 2 February 2024).",
    )
    model.body = completion("nothing")
    assert outcome("--model", model.url)[0] == 1
    asked = len(model.asked)
    code, _, said = outcome("--model", "http://models.example/v1#big")
    assert (code, "--send-text-to models.example" in said) == (2, True)
    assert outcome()[0] == 1
    assert len(model.asked) == asked
