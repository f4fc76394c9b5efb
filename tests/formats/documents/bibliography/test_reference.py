"""A source is a reference with the day with which its date begins."""

from __future__ import annotations

import pytest

from actorgraph.formats.documents.bibliography.reference import plain_date
from actorgraph.model.dates import read_when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-02", "2024-02-02"), ("2024-02", "2024-02"), ("2024", "2024"), ("2024-02-02~", "2024-02-02"),
        ("2023-10/2024-01", "2023-10"), ("../2024", ""), ("{2024-01-01,2024-02-01}", "2024-01-01"), ("", ""),
        ("2024-21", "2024-03-01"),
    ],
)  # fmt: skip
def test_a_date_goes_out_as_the_day_month_or_year_that_it_begins_with(
    text: str, expected: str
) -> None:
    assert plain_date(read_when(text)) == expected
