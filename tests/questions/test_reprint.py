"""Which quotes are of one text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.questions.reprint import reprints

AGENCY = (
    "Red has paid the Alpha Brigade since the spring, three officials who saw the documents said"
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the very same words", "the very same words", False),  # too few: anybody may find them
        ("Red pays the Alpha Brigade", "RED pays the “Alpha Brigade”.", True),
        ("Red pays the Alpha Brigade", "Red paid the Alpha Brigade", False),
        (AGENCY, AGENCY.replace("three officials", "officials"), True),
        (AGENCY, AGENCY.partition(", three")[0], True),  # cut off at the end
        (AGENCY, f"{AGENCY}, while the ministry of Red called the report a fabrication", True),
        (AGENCY, "Officials of Red have said that they never paid any brigade, in spring or since", False),
        (f"{AGENCY} on 3 May", f"{AGENCY} on 4 May", False),  # as rows of a dataset differ
        ("Militia of the north attacked the village of Ama", "Militia of the north attacked the village of Obo", True),
        ("红国自春天以来一直向阿尔法旅付款", "红国自春天以来一直向阿尔法旅付款。", True),
        ("", "", False),
    ],
)  # fmt: skip
def test_quotes_are_of_one_text_if_their_words_are_the_same_or_nearly(
    one: str, other: str, same: bool
) -> None:
    assert len(set(reprints([one, other]).groups)) == (1 if same else 2)


_WORDS = (
    "red",
    "pays",
    "alpha",
    "since",
    "spring",
    "officials",
    "said",
    "documents",
    "show",
    "money",
    "again",
)


@given(
    st.lists(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_of_quotes_decides_nothing(quotes: list[str], order: random.Random) -> None:
    places = list(range(len(quotes)))
    order.shuffle(places)
    shuffled = reprints([quotes[place] for place in places]).groups
    together = {
        frozenset(places[at] for at, first in enumerate(shuffled) if first == group)
        for group in shuffled
    }
    groups = reprints(quotes).groups
    assert together == {
        frozenset(at for at, first in enumerate(groups) if first == group) for group in groups
    }


def test_very_many_quotes_that_begin_alike_are_compared_with_their_neighbours() -> None:
    tails = [
        f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(3_000)
    ]
    quotes = [
        f"The ministry said in a statement that {tail} {tail} {tail} {tail} {tail}"
        for tail in tails
    ]
    found = reprints([*quotes, quotes[7] + " today"])

    assert found.groups[-1] == 7
    assert found.left_out == 0
    assert reprints(quotes, most=10).left_out > 0
