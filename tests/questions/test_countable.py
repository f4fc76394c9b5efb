"""The words by which figures say what they count."""

from __future__ import annotations

import pytest

from actorgraph.questions.countable import is_countable, meaning_of


@pytest.mark.parametrize(
    ("one", "other"), [("dead", "killed"), ("wounded", "injuries"), ("troops", "soldier")]
)
def test_words_for_one_loss_mean_the_same(one: str, other: str) -> None:
    assert meaning_of(one) == meaning_of(other)


def test_words_for_other_losses_are_kept_apart() -> None:
    assert meaning_of("dead") != meaning_of("wounded")


@pytest.mark.parametrize(
    ("word", "counts"), [("civilians", True), ("deaths", True), ("river", False)]
)
def test_what_is_counted_in_reports_is_countable(word: str, counts: bool) -> None:
    assert is_countable(word) is counts
