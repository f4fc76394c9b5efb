"""The list of questions: what each row names is there, and takes what the row says."""

from __future__ import annotations

import inspect

import pytest

import actorgraph
from actorgraph.questions.answer import AnswerBase, Verdict
from actorgraph.questions.call import Call
from actorgraph.questions.registry import QUESTIONS, Question
from actorgraph.sentence.printed import plain
from conftest import World

#: Enough of a call of each question to get an answer from the world below.
CALLS: dict[str, dict[str, object]] = {
    "ask": {"question": "who sponsors Alpha?"},
    "who": {"relation": "sponsors", "actor": "alpha"},
    "whom": {"actor": "red", "relation": "sponsors"},
    "path": {"start": "red", "end": "alpha"},
    "whether": {"subject": "red", "relation": "sponsors"},
    "attribution": {"event": "raid"},
    "figures": {},
    "why": {"name": "raid"},
    "between": {"one": "red", "other": "alpha"},
    "voices": {},
    "compare": {"days": ("2023", "2024")},
    "show": {"name": "red"},
    "timeline": {},
    "chain": {"event": "raid"},
    "conflicts": {},
    "quote": {"words": "words 1"},
    "said": {"actor": "gazette"},
    "plans": {},
    "responsibility": {"event": "raid"},
    "blames": {"actor": "red", "event": "raid"},
    "did": {"actor": "red", "event": "raid"},
    "meant": {"name": "front"},
    "sufferers": {"relation": "attacks"},
    "when": {"name": "raid"},
    "where": {"name": "raid"},
    "corroboration": {},
    "identical": {"name": "red", "other": "blue"},
    "claims": {},
    "rank": {},
    "communities": {},
    "cut": {"start": "red", "end": "alpha"},
    "balance": {},
    "find": {"text": "raid"},
    "info": {},
    "most": {"relation": "sponsors"},
    "gaps": {},
    "origins": {},
}
ROWS = pytest.mark.parametrize("row", QUESTIONS.values(), ids=QUESTIONS)


@ROWS
def test_the_functions_of_a_question_take_what_its_row_names(row: Question) -> None:
    asked = {argument.name: "" for argument in row.arguments}
    asked |= {option.name: "" for option in row.asked}
    filters = {} if row.filters == "none" else {"filters": None}
    shown = {option.name: 0 for option in row.options if option.shown}

    inspect.signature(row.load("function")).bind(None, **asked, **filters)
    inspect.signature(row.load("words")).bind(None, **asked)
    inspect.signature(row.load("lines")).bind(None, None, **shown)


@ROWS
def test_a_case_has_a_method_for_each_question_with_its_arguments(row: Question) -> None:
    taken = inspect.signature(getattr(actorgraph.Case, row.name)).parameters

    assert {argument.name for argument in row.arguments} <= set(taken)


@ROWS
def test_an_answer_keeps_the_protocol_and_prints_what_its_command_prints(
    row: Question, world: World
) -> None:
    store = world(
        "relation: sponsors, subject: red, object: alpha, event: raid",
        "relation: attacks, subject: alpha, object: blue, modality: believed, hedge: words",
    ).store
    call = Call(row.name, CALLS[row.name])
    answer = call.run(store)

    assert isinstance(answer, AnswerBase)
    assert answer.verdict in [*Verdict]
    assert answer.question
    assert list(answer) == list(answer.answers)
    assert (len(answer), bool(answer)) == (len(answer.answers), len(answer.answers) > 0)
    assert [claim.id for claim in store.claims_called(answer.claims)] == list(answer.claims)
    assert set(store.names(answer.things)) == set(answer.things)
    assert str(answer) == plain("\n".join(call.lines(answer, store)))
    assert answer._repr_html_().startswith("<table><caption>")
    assert {len(answer.cells(item)) for item in answer} <= {answer._repr_html_().count("<th>")}
    assert len(set(answer.beside)) == len(answer.beside)


def test_each_question_has_a_call_here() -> None:
    assert set(CALLS) == set(QUESTIONS)
