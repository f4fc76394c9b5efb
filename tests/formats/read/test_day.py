"""The day of a date or timestamp is its first ten characters, and of nothing else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.read.day import day_of


@given(st.datetimes(timezones=st.none() | st.timezones()), st.sampled_from("T "))
def test_the_day_of_a_timestamp_is_the_day_that_it_names(moment: datetime, mark: str) -> None:
    assert day_of(moment.isoformat(mark)) == moment.date()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-02", date(2024, 2, 2)),
        (" 2024-02-02\n", date(2024, 2, 2)),
        ("2024-02-02Z", date(2024, 2, 2)),
        ("2024-02-02+01:00", date(2024, 2, 2)),
        ("2024-02-30", None),
        ("2024-02", None),
        ("20240202", None),
        ("2024-02-02 to 2024-02-03", date(2024, 2, 2)),
        ("2024-02-02/2024-02-03", None),
        ("٢٠٢٤-02-02", None),
        ("", None),
        (None, None),
        (20240202, None),
    ],
)
def test_only_a_whole_date_has_a_day(text: object, day: date | None) -> None:
    assert day_of(text) == day
