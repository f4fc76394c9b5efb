"""What all measures have in common: they are derived, and name the claims that they rest on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import actorgraph
from actorgraph.questions.answer import Answer
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: attacks, subject: alpha, object: beta",
    "relation: sponsors, subject: red, object: beta",
    "relation: described-as, subject: blue, text: large",
)


@pytest.mark.parametrize(
    ("ask", "question", "row", "command"),
    [
        (
            lambda case: case.rank("broker", groups="country", relation="sponsorship"),
            "who stands first by brokerage between groups by country, by claims of sponsorship",
            (1, "Red", "0", 2),
            "actorgraph rank --by broker --groups country --relation sponsorship",
        ),
        (
            lambda case: case.rank(directed=False, events=True),
            "who stands first by degree, from either end, events counted as actors",
            (1, "Red", "2", 2),
            "actorgraph rank --undirected --events",
        ),
        (
            lambda case: case.communities(resolution=0.5),
            "which communities the claims among actors make at resolution 0.5",
            ("Red, Alpha, Beta", 3, 0),
            "actorgraph communities --resolution 0.5",
        ),
        (
            lambda case: case.cut("red", "beta", directed=True),
            "what parts Red and Beta, from subject to object",
            ("Red – Alpha", 1),
            "actorgraph cut red beta --directed",
        ),
        (
            lambda case: case.cut("red", "beta", by="actors", since="2020", undated=True),
            "which actors part Red and Beta, since 2020, claims without a date counted too",
            None,
            "actorgraph cut red beta --by actors --since 2020 --undated",
        ),
        (
            lambda case: case.balance(top=0),
            "which ties are not balanced",
            ("Red, Alpha, Beta", "++-", 3),
            "actorgraph balance --top 0",
        ),
    ],
)
def test_a_measure_is_put_into_words_rows_and_a_command(
    world: World,
    ask: Callable[[actorgraph.Case], Answer[Any]],
    question: str,
    row: tuple[object, ...] | None,
    command: str,
) -> None:
    case = world(*CLAIMS)
    found = ask(case)
    assert found.call is not None
    assert (found.call.words(case.store), found.call.command) == (question, command)
    assert next((found.cells(item) for item in found), None) == row


@pytest.mark.parametrize(
    "ask",
    [
        lambda case: case.rank(),
        lambda case: case.communities(),
        lambda case: case.cut("red", "alpha"),
        lambda case: case.balance(),
    ],
)
def test_a_measure_is_derived_and_without_claims_not_stated(
    world: World, ask: Callable[[actorgraph.Case], Answer[Any]]
) -> None:
    found = ask(world(*CLAIMS))
    assert (found.verdict, found.derives, set(found.claims) <= {"c1", "c2", "c3"}) == (
        "derived", False, True,
    )  # fmt: skip
    assert ask(world("relation: described-as, subject: blue, text: large")).verdict == "not stated"


def test_no_other_actor_parts_two_that_a_claim_ties(world: World) -> None:
    found = world(*CLAIMS).cut("red", "beta", by="actors")
    assert (found.outcome, found.verdict, found.claims, len(found)) == (
        "adjacent", "derived", ("c3",), 0,
    )  # fmt: skip
