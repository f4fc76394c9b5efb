"""Days and numbers are read as people write them, and what may be two is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.formats.read.written import edtf_of, named_day, number_of
from actorgraph.model.errors import InvalidValue


@given(st.dates())
def test_a_day_with_dots_begins_with_the_day(day: date) -> None:
    assert edtf_of(f"{day.day}.{day.month}.{day.year:04}") == day.isoformat()


@given(
    st.dates(), st.sampled_from("-/."), st.sampled_from(["", " 00:00", "T23:59:59", " 7:05:01.25"])
)
def test_a_day_with_the_year_first_is_read_with_any_mark_and_any_time(
    day: date, mark: str, time: str
) -> None:
    text = f"{day.year:04}{mark}{day.month}{mark}{day.day}{time}"
    assert (edtf_of(text), named_day(text)) == (day.isoformat(), day)


@pytest.mark.parametrize("cell", ["2024/01", "2024/2025", "2024-01/28", "01/28/2024", "2024/13/01"])
def test_what_may_be_another_date_stays_as_it_is(cell: str) -> None:
    assert edtf_of(cell) == cell


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y%m%d", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d-%b-%Y"]),
)
def test_a_day_is_read_as_people_and_programs_write_it(day: date, form: str) -> None:
    assert named_day(day.strftime(form)) == day


@pytest.mark.parametrize(
    "text", ["20241301", "2024012", "January 28", "28 28 2024", "Junk 28, 2024"]
)
def test_what_only_resembles_a_day_is_none(text: str) -> None:
    assert named_day(text) is None


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_year_of_two_digits_needs_the_year_of_the_row(day: date) -> None:
    short = f"{day:%d-%b-%y}"
    assert named_day(short, f"{day.year}") == day
    assert named_day(short) is None
    assert named_day(short, f"{day.year + 1}") is None


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_number_is_one_number_in_both_ways_of_writing(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert number_of(english) == number_of(german, comma=True) == float(f"{whole}.{cents:02}")


@pytest.mark.parametrize("cell", ["1,5", "12,34,567.8", "many", "", "1.2.3"])
def test_what_may_be_two_numbers_or_none_is_refused(cell: str) -> None:
    with pytest.raises(InvalidValue):
        number_of(cell)
