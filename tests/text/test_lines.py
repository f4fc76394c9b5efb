"""Tests of the pieces that answers are printed from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.text.lines import PIPE_WIDTH, Evidence, columns, indented, table
from conftest import World


def test_a_long_text_is_wrapped_and_hangs() -> None:
    lines = list(indented("word " * 30, 2, hang=3))
    assert lines == ["  " + "word " * 18 + "word", "     " + "word " * 10 + "word"]


def test_an_empty_text_is_an_empty_line() -> None:
    assert list(indented("", 4)) == [""]


def test_a_long_word_is_not_broken() -> None:
    assert list(indented("x" * 150, 0)) == ["x" * 150]


@given(
    st.text(st.characters(codec="ascii", categories=["L", "Zs"]), max_size=400), st.integers(0, 8)
)
def test_no_line_of_short_words_is_wider_than_a_pipe(text: str, indent: int) -> None:
    short = " ".join(word[:20] for word in text.split())
    assert all(len(line) <= PIPE_WIDTH for line in indented(short, indent, hang=4))


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("伊朗", 4), ("كتائب", 5)]
)
def test_columns_are_those_of_a_terminal(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_a_table_lines_its_columns_up() -> None:
    rows = [("a", "伊朗", "last"), ("bcd", "x", "more")]
    assert list(table(("Id", "Name", "Rest"), rows))[1:] == ["a    伊朗  last", "bcd  x     more"]


def test_a_table_wraps_its_last_column() -> None:
    lines = list(table(("Id", "Text"), [("a", "word " * 30)]))
    assert lines[1:] == ["a   " + "word " * 18 + "word", "    " + "word " * 10 + "word"]


def test_a_table_without_rows_has_no_lines() -> None:
    assert list(table(("Id", "Text"), [])) == []


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("relation: sponsors, subject: red, object: alpha", "Red sponsors Alpha."),
        (
            "relation: attacks, object: alpha, event: raid, modality: presupposed",
            "Gazette takes for granted that Alpha was attacked in the raid.",
        ),
    ],
)
def test_a_claim_is_printed_as_a_finished_sentence(world: World, claim: str, sentence: str) -> None:
    case = world(claim)
    (it,) = case.claims()
    assert Evidence(case.store, [it]).sentence(it) == sentence


def test_a_voice_says_who_how_when_and_where(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, claimant: blue, spokesperson: unit,"
        " modality: believed, hedge: “we believe”, when: 2023, said: 2024-01-31, implied: true"
    )
    (it,) = case.claims()
    assert Evidence(case.store, [it]).voice(it) == (
        "— Blue (through Unit) · 2024-01-31 · believed (“we believe”) · holds 2023 · the coder's reading"
        " · in Gazette, 2024-02-02 [c1]"
    )


def test_a_quote_is_printed_in_one_pair_of_marks(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    (it,) = case.claims()
    assert next(Evidence(case.store, [it]).lines(it, 2)) == "  “words 1”"
