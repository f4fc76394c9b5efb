"""Dates of lists are read as lists write them, and an entry says no more than its list."""

from __future__ import annotations

import pytest

from actorgraph.formats.datasets.sanctions.listed import day_text_of, noted, span_of, when_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012-11-12", "2012-11-12"), ("2012-11-12T00:00:00Z", "2012-11-12"), ("12/11/2012", "2012-11-12"),
        ("12/11/2012 00:00", "2012-11-12"), ("1971", "1971"), ("31/02/2012", ""), ("soon", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_date_with_slashes_begins_with_the_day(text: str, expected: str) -> None:
    assert when_of(text).text == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2012-11-12", "", "2012-11-12/.."), ("", "2013-01-01", "../2013-01-01"), ("", "", ""),
        ("2013-01-01", "2012-01-01", ""), ("2012", "2013", "2012/2013"),
    ],
)  # fmt: skip
def test_a_listing_lasts_until_it_is_said_to_end(since: str, until: str, expected: str) -> None:
    assert span_of(since, until).text == expected


def test_of_several_texts_the_first_date_counts_and_values_are_said_once() -> None:
    assert day_text_of("", "soon", "12/11/2012", "2013-01-01") == "2012-11-12"
    assert (noted("born", ["1971", "1971", ""]), noted("born", [""])) == ("born 1971", "")
