"""What every answer is: its verdict, its length and truth, and how it is printed."""

from __future__ import annotations

from itertools import permutations

import pytest

from actorgraph.model.claim import Claim
from actorgraph.model.filters import read_filters
from actorgraph.model.modality import ASSERTIVE
from actorgraph.questions.answer import Verdict, each_once, firmest, ids_of, verdict_of
from conftest import World

SPONSORS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: blue, object: alpha, modality: believed",
)


@pytest.mark.parametrize(
    ("asserting", "denied", "derived", "verdict"),
    [
        (["confirmed"], False, False, "stated"),
        (["stated"], False, False, "stated"),
        (["believed"], False, False, "stated with a hedge"),
        (["likely"], False, False, "stated with a hedge"),
        (["likely", "stated"], False, False, "stated"),
        (["likely"], False, True, "stated with a hedge"),
        (["stated"], True, False, "contradicted"),
        (["likely"], True, True, "contradicted"),
        ([], True, False, "denied"),
        ([], True, True, "denied"),
        ([], False, True, "derived"),
        ([], False, False, "not stated"),
    ],
)
def test_the_verdict_is_that_of_the_firmest_claim_and_of_what_is_denied(
    asserting: list[str], denied: bool, derived: bool, verdict: str
) -> None:
    assert verdict_of(asserting, denied=denied, derived=derived) == Verdict(verdict)


def test_the_order_of_the_claims_decides_nothing() -> None:
    verdicts = {verdict_of(order) for order in permutations(ASSERTIVE)}
    assert verdicts == {Verdict.STATED}


def test_the_length_iteration_and_truth_of_an_answer_are_those_of_its_answers(
    world: World,
) -> None:
    case = world(*SPONSORS)
    found, nobody = case.who("sponsors", "alpha"), case.who("sponsors", "beta")
    assert ([answer.actor for answer in found], len(found), bool(found)) == (
        ["red", "blue"],
        2,
        True,
    )
    assert (list(nobody), len(nobody), bool(nobody)) == ([], 0, False)


def test_a_printed_answer_is_what_the_command_prints(world: World) -> None:
    assert str(world(*SPONSORS).who("sponsors", "alpha")).splitlines()[:2] == [
        "Who sponsors Alpha?",
        "Red sponsors Alpha.",
    ]


def test_what_was_asked_is_no_part_of_the_value_of_an_answer(world: World) -> None:
    case = world(*SPONSORS)
    named, called = case.who("sponsors", "alpha"), case.who("sponsors", "Alpha")
    assert named == called
    assert named.call != called.call


def test_an_answer_knows_what_counted(world: World) -> None:
    answer = world(*SPONSORS).who("sponsors", "alpha", since="2024", tentative=True)
    assert (answer.filters, answer.tentative) == (read_filters(since="2024", tentative=True), True)


def test_claims_come_once_and_firmest_first() -> None:
    said = [
        Claim(key, "sponsors", "gazette", "red", subject="red", object="blue", modality=modality)
        for key, modality in [("a", "denied"), ("b", "likely"), ("c", "stated"), ("b", "likely"), ("d", "stated")]
    ]  # fmt: skip
    assert ids_of(firmest(said)) == ("c", "d", "b", "a")


def test_ids_come_once_and_none_is_empty() -> None:
    assert each_once(["b", "", "a", "b"]) == ("b", "a")
