"""The days of a draft: those that a verb names, counted from the day of publication, and when it was said."""

from __future__ import annotations

from datetime import date

import pytest

from actorgraph.drafts.days import days_of
from actorgraph.drafts.names import Names, items_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Red attacked Blue on Monday.", ["2024-05-06"]),
        ("Red attacked Blue yesterday.", ["2024-05-07"]),
        ("Red attacked Blue today.", ["2024-05-08"]),
        ("Monday's attack came after Sunday's.", ["2024-05-06", "2024-05-05"]),
        ("On 3 March Red attacked Blue.", ["2024-03-03"]),
        ("Red attacked Blue on November 5, 2022.", ["2022-11-05"]),
        ("Red attacked Blue in November.", ["2023-11"]),
        ("Red attacked Blue last week.", ["2024-04-29/2024-05-05"]),
        ("Red has armed Blue since 2019.", ["2019/2024-05-08"]),
        ("Red may march on Blue with 2019 men.", []),
    ],
)
def test_a_time_is_counted_from_the_day_of_publication(text: str, days: list[str]) -> None:
    (items,) = Names((), ()).read(text, [items_of(text, 0, len(text))], ())
    assert [day.text for day in days_of(items, date(2024, 5, 8))] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Red attacked Blue on Monday.", []),
        ("On 3 March Red attacked Blue.", []),
        ("On 3 March 2024 Red attacked Blue.", ["2024-03-03"]),
    ],
)
def test_without_a_day_of_publication_a_time_needs_its_year(text: str, days: list[str]) -> None:
    (items,) = Names((), ()).read(text, [items_of(text, 0, len(text))], ())
    assert [day.text for day in days_of(items, None)] == days
