"""A cell that a program filled because it was empty is empty."""

from __future__ import annotations

import pytest

from actorgraph.formats.read.missing import UNKNOWN, present


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
