"""Filters in words."""

from __future__ import annotations

from typing import Any

import pytest

from actorgraph.model.filters import read_filters
from actorgraph.questions.filtering import filter_words


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({}, []),
        ({"as_of": "2024-02"}, ["on or in 2024-02"]),
        ({"since": "2024-01", "until": "2024-02"}, ["from 2024-01 to 2024-02"]),
        ({"since": "2024-01"}, ["since 2024-01"]),
        ({"until": "2024-02"}, ["until 2024-02"]),
        ({"claimants": ("red", "blue")}, ["only according to Red or Blue"]),
        ({"modality": "not asserted"}, ["only what is not asserted"]),
        ({"modality": "denied,stated"}, ["only what is denied, stated"]),
        ({"without": ("gazette",)}, ["without gazette"]),
        ({"undated": True}, []),
        ({"undated": True, "as_of": "2024"}, ["on or in 2024", "claims without a date counted too"]),
        (
            {"tentative": True, "since": "2024"},
            ["since 2024", "what is possible, intended or conditional counted too"],
        ),
    ],
)  # fmt: skip
def test_each_filter_that_narrows_is_put_into_words(
    filters: dict[str, Any], words: list[str]
) -> None:
    names = {"red": "Red", "blue": "Blue"}
    assert (
        filter_words(read_filters(**filters), lambda ids: {key: names[key] for key in ids}) == words
    )
