"""A cell that a program filled because it was empty is empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.read.missing import UNKNOWN, WORDS, present, present_cells
from actorgraph.sentence.wording import line_of


@pytest.mark.parametrize(
    "cell", ["", " ", "NA", "n/a", "nan", "NaN", "NULL", "None", "#N/A", "<NA>", "-", "."]
)
def test_the_words_of_programs_for_nothing_are_nothing(cell: str) -> None:
    assert present(cell) == present(f" {cell} ") == ""


@pytest.mark.parametrize("cell", ["Nana", "Nauru", "No", "0", "-1", "unknown", "NA-5"])
def test_what_only_resembles_them_stays(cell: str) -> None:
    assert present(cell) == cell


def test_a_dataset_adds_words_of_its_own() -> None:
    assert present("Unknown", UNKNOWN) == ""


@given(
    st.lists(
        st.text(max_size=14)
        | st.sampled_from(sorted(WORDS)).flatmap(
            lambda word: st.sampled_from([word.upper(), word.title(), f" {word}\n", word])
        )
    )
)
def test_a_row_is_read_as_its_cells_are(cells: list[str]) -> None:
    assert present_cells(cells) == [present(line_of(cell)) for cell in cells]
