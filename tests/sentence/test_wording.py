"""How counts and long texts are put into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.names import unprintable
from actorgraph.sentence.wording import count, line_of, shortened


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1200, "1,200 claims")],
)
def test_a_count_has_its_noun(number: int, text: str) -> None:
    assert count(number, "claim") == text


@given(st.text())
def test_a_line_holds_nothing_that_a_name_may_not(text: str) -> None:
    line = line_of(text)
    assert (unprintable(line), line.strip()) == ("", line)
    assert line_of(line) == line


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("one two", 7, "one two"),
        ("one two three", 9, "one two …"),
        ("one two three", 7, "one …"),
        ("unbroken", 4, "unbr …"),
        ("", 4, ""),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, most: int, kept: str) -> None:
    assert shortened(text, most) == kept
