"""Lines for people: what would steer a terminal is visible, and bold and dim are ours alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.model.names import unprintable
from actorgraph.sentence.printed import bold, coloured, dim, for_terminal, plain


@pytest.mark.parametrize(
    ("line", "shown", "unstyled"),
    [
        ("Red attacks Blue", "Red attacks Blue", "Red attacks Blue"),
        (bold("Red") + " state", "\x1b[1mRed\x1b[0m state", "Red state"),
        (dim("— Gazette"), "\x1b[2m— Gazette\x1b[0m", "— Gazette"),
        (coloured("Stated. Red", "Stated"), "\x1b[32mStated\x1b[0m. Red", "Stated. Red"),
        (
            coloured("Not stated: Red", "Not stated"),
            "\x1b[33mNot stated\x1b[0m: Red",
            "Not stated: Red",
        ),
        (
            coloured(dim("— A · denied · in B"), "denied"),
            "\x1b[2m— A · \x1b[31mdenied\x1b[0m\x1b[2m · in B\x1b[0m",
            "— A · denied · in B",
        ),
        ("\x1b[31mRed", r"\x1b[31mRed", r"\x1b[31mRed"),
        (bold("a\x07b"), "\x1b[1ma\\x07b\x1b[0m", r"a\x07b"),
        ("\u202eder\x9b0m", r"\u202eder\x9b0m", r"\u202eder\x9b0m"),
        ("two\nlines\tapart", "two\nlines\tapart", "two\nlines\tapart"),
        ("كتائب\u200cها", "كتائب\u200cها", "كتائب\u200cها"),
    ],
    ids=[
        "plain",
        "bold",
        "dim",
        "verdict",
        "open",
        "modality",
        "colour",
        "bell",
        "turned",
        "breaks",
        "joiner of a word",
    ],
)
def test_a_line_is_printed_with_our_style_and_without_that_of_others(
    line: str, shown: str, unstyled: str
) -> None:
    assert (for_terminal(line), plain(line)) == (shown, unstyled)


@given(st.text())
def test_no_text_can_steer(text: str) -> None:
    assert unprintable(plain(text).replace("\n", "").replace("\t", "")) == ""
