"""Times in plain English."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.ask.times import Span, time_at
from actorgraph.ask.words import words_of


def one_year(_: str) -> list[int]:
    return [2024]


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("on 2 February 2024", {"as_of": "2024-02-02"}),
        ("on the 2nd of February, 2024", {"as_of": "2024-02-02"}),
        ("on February 2, 2024", {"as_of": "2024-02-02"}),
        ("on 2024-02-02", {"as_of": "2024-02-02"}),
        ("on Feb 2", {"as_of": "2024-02-02"}),
        ("in January", {"as_of": "2024-01"}),
        ("in January 2023", {"as_of": "2023-01"}),
        ("in 2019", {"as_of": "2019"}),
        ("in the 1990s", {"as_of": "1990/1999"}),
        ("during the year 2019", {"as_of": "2019"}),
        ("since October 2023", {"since": "2023-10"}),
        ("after 28 January", {"since": "2024-01-29"}),
        ("before March 2024", {"until": "2024-02-29"}),
        ("until 2023", {"until": "2023"}),
        ("in May 2021", {"as_of": "2021-05"}),
        ("between 28 January and 2 February 2024", {"since": "2024-01-28", "until": "2024-02-02"}),
        ("from 2019 to 2021", {"since": "2019", "until": "2021"}),
        ("2 February 2024", {"as_of": "2024-02-02"}),
    ],
)
def test_a_time_means_these_filters(text: str, filters: dict[str, str]) -> None:
    words = words_of(text)
    span = time_at(words, 0, one_year)
    assert span is not None
    assert (span.start, span.end, span.filters) == (0, len(words), filters)


@pytest.mark.parametrize(
    "text",
    [
        "may they strike",
        "march on the capital",
        "2019",
        "on Friday",
        "by the US",
        "in Iraq",
        "on 31 February 2024",
        "between 30 and 31 February 2024",
        "from 31 February 2024 to 3 March 2024",
        "85 targets",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert time_at(words_of(text), 0, one_year) is None


def test_a_month_of_several_years_asks_which() -> None:
    assert time_at(words_of("in January"), 0, lambda _: [2019, 2021]) == Span(
        0, 2, {"as_of": "2021-01"}, (2019, 2021)
    )


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_all_its_wordings(day: date) -> None:
    month = day.strftime("%B")
    for text in (
        f"on {day.day} {month} {day.year}",
        f"on {month} {day.day}, {day.year}",
        f"on {day}",
    ):
        span = time_at(words_of(text), 0, one_year)
        assert span is not None
        assert span.filters == {"as_of": day.isoformat()}
