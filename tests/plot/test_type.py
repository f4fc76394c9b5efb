"""Letters: names are broken at their blanks, and what no font has is marked."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.plot.type import USUAL, Type


def test_a_name_is_broken_into_lines_of_about_the_same_width() -> None:
    letters = Type(USUAL, [])
    assert letters.broken("Islamic Revolutionary Guards Corps", 7.0, 90.0, 4) == (
        "Islamic Revolutionary",
        "Guards Corps",
    )


def test_a_word_that_fits_is_never_broken() -> None:
    letters = Type(USUAL, [])
    assert letters.broken("Iran-backed militias", 7.0, 62.0, 4) == ("Iran-backed", "militias")


def test_a_word_that_does_not_fit_is_broken_where_it_must() -> None:
    lines = Type(USUAL, []).broken("Donaudampfschifffahrtsgesellschaft", 7.0, 62.0, 4)
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_a_name_that_is_too_long_is_cut_and_marked() -> None:
    assert Type(USUAL, []).broken("one two three four", 7.0, 20.0, 2) == ("one", "two…")


def test_a_letter_that_no_font_has_is_replaced() -> None:
    letters = Type(USUAL, ["a \U000e0041"])
    assert letters.readable("a \U000e0041") == "a \N{REPLACEMENT CHARACTER}"
    assert letters.missing == "\U000e0041"


def test_dollar_signs_are_letters() -> None:
    letters = Type(USUAL, [])
    assert letters.width("$x^2$", 7.0) > letters.width("x^2", 7.0)


def test_a_font_that_is_not_there_is_an_error_that_names_one_that_is() -> None:
    with pytest.raises(
        InvalidValue, match="no font is called 'Nowhere Sans'; matplotlib's own is 'DejaVu Sans'"
    ):
        Type("Nowhere Sans", [])
