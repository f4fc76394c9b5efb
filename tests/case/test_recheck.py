"""What became of quotes in a text that was fetched again."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.case.recheck import Rechecked, recheck
from actorgraph.case.text import ReportText

OLD = """Red arms the Alpha Brigade, officials said. [The palace](https://x.example) denied it.

Blue struck a depot on Monday.
Two people died there."""


@pytest.mark.parametrize(
    ("new", "quote", "state", "words", "line", "around"),
    [
        pytest.param(OLD, "Red arms the Alpha Brigade", "found", "Red arms the Alpha Brigade", 1, "", id="as it was"),
        pytest.param(OLD.replace("\n", " "), "Blue struck a depot", "found", "Blue struck a depot", 1, "", id="lines joined"),
        pytest.param(OLD.replace("Two people", "Three people"), "Two people died there.", "changed", "Three people died there.", 4, "", id="another number"),
        pytest.param(OLD.replace("Alpha Brigade", "“Alpha” brigade"), "Red arms the Alpha Brigade", "changed", "Red arms the “Alpha” brigade,", 1, "", id="other signs and capitals"),
        pytest.param(OLD.replace("Two people died there.", ""), "Two people died there.", "gone", "", 0, "", id="cut"),
        pytest.param("", "Two people died there.", "gone", "", 0, "", id="an empty page"),
        pytest.param(OLD.replace("Red arms", "It denied that Red arms"), "Red arms the Alpha Brigade", "found", "Red arms the Alpha Brigade", 1,
                     "It denied that Red arms the Alpha Brigade, officials said.", id="the same words in another sentence"),
        pytest.param(OLD, "[The palace](#) denied it", "found", "The palace denied it", 1, "", id="a quote with a link"),
    ],
)  # fmt: skip
def test_a_quote_is_found_changed_or_gone(
    new: str, quote: str, state: str, words: str, line: int, around: str
) -> None:
    assert recheck([("c", quote)], ReportText(new), ReportText(OLD)) == [
        Rechecked("c", state, quote, words, line, around)
    ]


def test_as_few_quotes_as_can_be_have_moved() -> None:
    quotes = [("arms", "Red arms"), ("depot", "Blue struck"), ("died", "Two people died")]
    new = ReportText("Two people died there. Red arms the Brigade. Blue struck a depot.")
    assert [one.state for one in recheck(quotes, new)] == ["found", "found", "moved"]
    turned = [*reversed(quotes)]
    states = {one.claim: one.state for one in recheck(turned, new, ReportText(OLD))}
    assert states == {"arms": "found", "depot": "found", "died": "moved"}


_SENTENCES = st.lists(
    st.sampled_from(["Red arms Alpha.", "Blue left.", "Two died at noon.", "“It ended.”"]),
    unique=True,
)


@given(_SENTENCES, st.randoms(use_true_random=False))
def test_nothing_is_gone_from_a_text_in_another_order_and_nothing_moved_in_the_same(
    sentences: list[str], order: random.Random
) -> None:
    text = ReportText(" ".join(sentences))
    quotes = [(str(at), sentence) for at, sentence in enumerate(sentences)]
    assert {one.state for one in recheck(quotes, text, text)} <= {"found"}
    shuffled = ReportText(" ".join(order.sample(sentences, len(sentences))))
    assert {one.state for one in recheck(quotes, shuffled, text)} <= {"found", "moved"}
