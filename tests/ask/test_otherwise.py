"""What is said near a question without an answer: it is told behind the verdict, and never counts as the answer."""

from __future__ import annotations

import pytest

from actorgraph import open_case
from actorgraph_data import FIRST
from conftest import World

SPONSORS = "relation: sponsors, subject: red, object: alpha, said: 2024-02-01"


@pytest.mark.parametrize(
    ("claims", "text", "sentence"),
    [
        (
            (SPONSORS,),
            "Did Red attack Alpha?",
            (
                "Not stated: no claim that counts says that Red attacked Alpha, and none denies it. "
                "Otherwise said of the two: Red sponsors Alpha (Gazette, 1 February 2024)."
            ),
        ),
        (
            (SPONSORS,),
            "According to Blue, does Red back Alpha?",
            (
                "Not stated: no claim that counts says that Red sponsors Alpha, only according to Blue, and none denies it. "
                "By others: Red sponsors Alpha (Gazette, 1 February 2024)."
            ),
        ),
        (
            ("relation: attacks, subject: red, object: alpha, when: 2024-01-05, said: 2024-02-01",),
            "Did Red attack Alpha in February 2024?",
            (
                "Not stated: no claim that counts says that Red attacked Alpha, on or in 2024-02, and none denies it. "
                "Of other times: Red attacked Alpha (Gazette, 1 February 2024)."
            ),
        ),
        (
            (SPONSORS,),
            "Who attacked Alpha?",
            "Not stated: nobody is said to have attacked Alpha by a claim that counts.",
        ),
    ],
)
def test_what_comes_nearest_is_told_behind_the_verdict(
    world: World, claims: tuple[str, ...], text: str, sentence: str
) -> None:
    asked = world(*claims).ask(text)
    assert (asked.verdict, asked.sentence) == ("not stated", sentence)


def test_a_denial_of_responsibility_denies_that_it_is_claimed(world: World) -> None:
    asked = world("relation: denies-responsibility, subject: red, event: raid").ask(
        "Did Red claim responsibility for the raid?"
    )
    assert asked.verdict == "denied"
    assert "none denies it" not in asked.sentence


def test_what_is_said_of_the_whole_is_told_where_nothing_is_said_of_a_part() -> None:
    asked = open_case(FIRST).ask("What does Al-Nujaba say about the US military?")
    assert asked.sentence == (
        "Not stated: no claim that counts says what Al-Nujaba says about the US military. About the United States: "
        "Akram Al-Kaabi says that Al-Nujaba plans to continue to attack the United States (“US targets”) (2 February 2024)."
    )
