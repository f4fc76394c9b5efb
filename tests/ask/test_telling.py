"""Claims in a sentence or two: each sentence once, with whose word it is and when."""

from __future__ import annotations

import pytest

from actorgraph.ask.telling import Told, finished
from conftest import World

SAID = ("relation: sponsors, subject: red, object: alpha, said: 2024-02-01",)


def test_claims_of_one_sentence_are_told_once_with_whose_word_it_is(world: World) -> None:
    case = world(*SAID)
    told = Told(case.store)
    claims = list(case.store.claims())
    assert told.told([*claims, *claims]) == "Red sponsors Alpha (Gazette, 1 February 2024)."


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Red left", "Red left."),
        ("Red left.", "Red left."),
        ("Red left. (Gazette)", "Red left (Gazette)."),
    ],
)
def test_a_full_stop_stands_behind_the_brackets(text: str, whole: str) -> None:
    assert finished(text) == whole
