"""EDTF texts become first and last days."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from time import process_time
from typing import Any, cast

import pandas as pd
import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.model import dates
from actorgraph.model.dates import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    When,
    day_text,
    iso_day,
    read_when,
    share_a_day,
)
from actorgraph.model.errors import InvalidDate

WHAT_WORKS = "write it as 2024-02-02, 2024-02, 2023-10/2024-01, 2023-10/.. or 2024-01-28~ (EDTF)"

YEARS = st.integers(min_value=1, max_value=9999).map("{:04}".format)
MONTHS = st.dates(min_value=date(1, 1, 1)).map(lambda day: day.isoformat()[:7])
DAYS = st.dates(min_value=date(1, 1, 1)).map(date.isoformat)
PLAIN = YEARS | MONTHS | DAYS
INTERVALS = st.tuples(PLAIN, PLAIN).map("/".join)
OPEN = PLAIN.map("{}/..".format) | PLAIN.map("../{}".format)
ALPHABET = st.text(alphabet="0123456789-/.~?%X[]{},YSTZ: aé٢", max_size=24)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-02", "2024-02-02", "2024-02-02"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2023-10/2024-01", "2023-10-01", "2024-01-31"),
        ("2023/2024-02-02", "2023-01-01", "2024-02-02"),
        ("2024-02-02/2024-02-02", "2024-02-02", "2024-02-02"),
        ("2024-01-28~/2024-02?", "2024-01-28", "2024-02-29"),
        ("2024-21/2024-23", "2024-03-01", "2024-11-30"),
        ("2023-10/..", "2023-10-01", ""),
        ("2023-10/", "2023-10-01", ""),
        ("../2024-01-31", "", "2024-01-31"),
        ("/2024-01-31", "", "2024-01-31"),
        ("{2023-01..2023-03}", "2023-01-01", "2023-03-31"),
        (" 2024-02-02\n", "2024-02-02", "2024-02-02"),
        ("2024-02-02T10:00:00Z", "2024-02-02", "2024-02-02"),
    ],
)
def test_days_and_intervals_mean_all_of_their_days(text: str, first: str, last: str) -> None:
    when = read_when(text)

    assert (day_text(when.first), day_text(when.last), when.throughout) == (first, last, True)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-33", "2024-01-01", "2024-03-31"),
        ("2024-41", "2024-07-01", "2024-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2024-02?", "2024-02-01", "2024-02-29"),
        ("2024-01-28~", "2024-01-28", "2024-01-28"),
        ("2024-01-28?", "2024-01-28", "2024-01-28"),
        ("2024-01-28%", "2024-01-28", "2024-01-28"),
        ("[2024-01,2024-02]", "2024-01-01", "2024-02-29"),
        ("[2024-03,2024-01]", "2024-01-01", "2024-03-31"),
        ("{2024-01-28,2024-02-02}", "2024-01-28", "2024-02-02"),
        ("[..2024]", "", "2024-12-31"),
        ("[2024..]", "2024-01-01", ""),
    ],
)
def test_what_is_not_exact_means_some_of_its_days(text: str, first: str, last: str) -> None:
    when = read_when(text)

    assert (day_text(when.first), day_text(when.last), when.throughout) == (first, last, False)


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "Friday",
        "2024-02-30",
        "2023-02-29",
        "2024-13",
        "2024-00",
        "2024-01-00",
        "2024-21-01",
        "0000",
        "0000/2024",
        "-0001",
        "Y12345",
        "24",
        "20240202",
        "2024-2-2",
        "2024/02/02",
        "02/02/2024",
        "2024/2025/2026",
        "2024/open",
        "unknown",
        "XXXX",
        "2024-1X",
        "2024-02-3X",
        "1950S2",
        "2024-W05",
        "２０２４",
        "٢٠٢٤-٠٢",
        "2024\x002",
        "\ud800",
        "\u202e2024",
    ],
)
def test_what_is_no_date_is_refused_with_what_works(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_when(text)

    assert str(caught.value) == f"{text!r} is not a date; {WHAT_WORKS}"


@pytest.mark.parametrize("text", ["2024-02/2024-01", "2024/2023", "2024-02-02/2024-02-01"])
def test_a_reversed_interval_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_when(text)

    assert str(caught.value) == f"{text!r} ends before it begins; {WHAT_WORKS}"


@pytest.mark.parametrize("text", ["/", "../..", "/..", "../"])
def test_an_interval_without_any_end_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_when(text)

    assert str(caught.value) == f"{text!r} has neither a first nor a last day; {WHAT_WORKS}"


@pytest.mark.parametrize("text", ["a" * 10_000, "1" * 10_000, "[" * 10_000, "2024-" * 2_000])
def test_a_message_about_a_long_text_stays_short(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_when(text)

    assert str(caught.value) == f"{text[:60] + '…'!r} is not a date; {WHAT_WORKS}"


def test_a_bad_date_writes_nothing_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    read_when.cache_clear()

    with pytest.raises(InvalidDate):
        read_when("2024-0X")

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_text_is_an_unknown_date(text: str) -> None:
    assert read_when(text) == UNKNOWN
    assert not UNKNOWN.known
    assert not UNKNOWN.is_day


@pytest.mark.parametrize("text", ["2024-02-02", "2024", "../2024", "2024/.."])
def test_an_unknown_date_overlaps_nothing(text: str) -> None:
    assert not UNKNOWN.overlaps(read_when(text))
    assert not read_when(text).overlaps(UNKNOWN)
    assert not UNKNOWN.overlaps(UNKNOWN)


@pytest.mark.parametrize(
    ("text", "is_day"),
    [("2024-02-02", True), ("2024-02-02~", False), ("2024-02", False), ("2024-02-02/..", False)],
)
def test_only_an_exact_day_is_a_day(text: str, is_day: bool) -> None:
    assert read_when(text).is_day is is_day


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-02", "2024-02-29", True),
        ("2024-02", "2024-03", False),
        ("2023-10/..", "2024", True),
        ("../2023", "2024", False),
        ("2023/2024", "2024-12-31", True),
    ],
)
def test_times_overlap_where_they_share_a_day(one: str, other: str, expected: bool) -> None:
    assert read_when(one).overlaps(read_when(other)) is expected


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)).map(sorted).map(tuple)))
def test_spans_share_a_day_if_some_day_lies_in_each(spans: list[tuple[int, int]]) -> None:
    assert share_a_day(spans) == any(
        all(first <= day <= last for first, last in spans) for day in range(1, 10)
    )


def test_a_date_prints_as_it_was_written() -> None:
    assert str(read_when("2023-10/..")) == "2023-10/.."


def test_open_ends_have_no_text() -> None:
    assert [day_text(OPEN_START), day_text(OPEN_END), day_text(iso_day("2024-02-02"))] == [
        "",
        "",
        "2024-02-02",
    ]


@settings(max_examples=30)  # the edtf package takes 20 ms a date
@given(PLAIN)
def test_plain_dates_are_read_as_the_edtf_package_reads_them(text: str) -> None:
    parsed, when = cast(Any, parse_edtf(text)), read_when(text)

    assert (day_text(when.first), day_text(when.last)) == (
        date(*parsed.lower_strict()[:3]).isoformat(),
        date(*parsed.upper_strict()[:3]).isoformat(),
    )


@settings(max_examples=20)
@given(st.tuples(PLAIN, PLAIN).map(sorted).map("/".join))
def test_plain_intervals_are_read_as_the_edtf_package_reads_them(text: str) -> None:
    parsed, when = cast(Any, parse_edtf(text)), read_when(text)

    assert (day_text(when.first), day_text(when.last), when.throughout) == (
        date(*parsed.lower_strict()[:3]).isoformat(),
        date(*parsed.upper_strict()[:3]).isoformat(),
        True,
    )


@given(PLAIN | INTERVALS | OPEN | ALPHABET)
def test_a_text_is_a_span_that_does_not_end_before_it_begins_or_an_invalid_date(text: str) -> None:
    when = _read_or_unknown(text)

    assert OPEN_START <= when.first <= when.last <= OPEN_END or when == UNKNOWN


@given(PLAIN | INTERVALS | OPEN, PLAIN | INTERVALS | OPEN)
def test_overlap_is_symmetric(one: str, other: str) -> None:
    first, second = _read_or_unknown(one), _read_or_unknown(other)

    assert first.overlaps(second) is second.overlaps(first)


def _read_or_unknown(text: str) -> When:
    try:
        return read_when(text)
    except InvalidDate:
        return UNKNOWN


@pytest.mark.parametrize(
    "given",
    [
        date(2024, 2, 2),
        datetime(2024, 2, 2, 23, 59, 59, 1, tzinfo=UTC),
        pd.Timestamp("2024-02-02 23:59:59.000001"),
        pd.Timestamp("2024-02-02", tz="Asia/Baghdad"),
    ],
)
def test_dates_of_python_are_days(given: date) -> None:
    assert read_when(given) == read_when("2024-02-02")


def test_none_is_no_date() -> None:
    assert read_when(None) == UNKNOWN


@pytest.mark.parametrize("given", [2024, 20240202.0, True, ("2024-02-02",), b"2024-02-02"])
def test_a_value_of_another_type_is_refused(given: Any) -> None:
    with pytest.raises(InvalidDate) as caught:
        read_when(given)

    assert str(caught.value) == f"{given!r} is neither a text nor a datetime.date; {WHAT_WORKS}"


def test_a_missing_timestamp_is_refused() -> None:
    with pytest.raises(InvalidDate, match="'NaT' is not a date"):
        read_when(pd.NaT)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-10/..", date(2023, 10, 1), None),
        ("../2023", None, date(2023, 12, 31)),
        ("", None, None),
    ],
)
def test_a_time_has_a_first_and_last_day_as_dates(
    text: str, start: date | None, end: date | None
) -> None:
    assert (read_when(text).start, read_when(text).end) == (start, end)


@given(st.lists(PLAIN, min_size=2, max_size=5), st.sampled_from(["[]", "{}"]))
def test_a_list_of_plain_dates_means_what_the_package_says(dates: list[str], marks: str) -> None:
    text = f"{marks[0]}{','.join(dates)}{marks[1]}"
    parsed = cast(Any, parse_edtf(text))
    when = read_when(text)

    assert (day_text(when.first), day_text(when.last)) == tuple(
        date(*bound[:3]).isoformat() for bound in (parsed.lower_strict(), parsed.upper_strict())
    )


def test_no_date_costs_more_than_its_length() -> None:
    years = [f"{1000 + n % 2000}" for n in range(200_000)]
    when = read_when(f"[{','.join(years)}]")

    assert (day_text(when.first), day_text(when.last)) == ("1000-01-01", "2999-12-31")
    with pytest.raises(InvalidDate):
        read_when(f"[{','.join(['199X'] * 2000)}]")


@pytest.mark.parametrize("text", ["Afghanistan", "2024 in Jordan", "3 May", "May 2024", "٢٠٢٤"])
def test_words_are_refused_without_asking_the_package(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edtf.parse_edtf", lambda _: pytest.fail("the package was asked"))
    with pytest.raises(InvalidDate):
        read_when(text)


@given(st.text(alphabet="0123456789-XYETZ?~%.,:+{}[] abxyu", max_size=12))
@settings(max_examples=15)
def test_what_is_not_read_as_a_date_is_none_for_the_package_either(text: str) -> None:
    if not text.strip() or "/" in text or "S" in text:
        return
    try:
        parsed = cast(Any, parse_edtf(text))
        for end in (parsed.lower_strict, parsed.upper_strict):
            end()
    except (EDTFParseException, AttributeError, OverflowError, TypeError, ValueError):
        with pytest.raises(InvalidDate):
            read_when(text)


@pytest.mark.parametrize(
    "text",
    [
        *(f"{plain}{mark}" for plain in ("2024", "2024-02", "2024-12", "2024-01-28") for mark in "~?%"),
        *("2024-01-02T00:00:00Z", "2024-01-02T10:00:00", "2024-12-31T23:59:59+01:00", "2024-01-02T24:00:00Z"),
        *("2024-21~", "2024-02-30~", "2024-02-30T10:00:00Z", "2024-01-02T25:00:00Z", "2024-01-02T10:00:00Z 5"),
    ],
)  # fmt: skip
def test_what_is_read_here_is_what_the_package_reads(text: str) -> None:
    assert _found(dates._days, text) == _found(dates._edtf_days, text)


def _found(reads: Any, text: str) -> Any:
    try:
        return reads(text)
    except ValueError:
        return None


@pytest.mark.slow
@pytest.mark.parametrize(
    "form", ["%Y-%m-%d~", "%Y-%m-%dT10:00:00Z", "%Y-%m-%dT10:00:00Z 5", "%Y-%m-%d 10:00:00", "%Y-%m-%d7", "%d.%m.%Y", "%d/%m/%Y"]
)  # fmt: skip
def test_a_date_with_a_time_or_a_doubt_costs_no_more_than_its_length_warrants(form: str) -> None:
    begin = process_time()
    for day in range(10_000):
        with suppress(InvalidDate):
            read_when(date.fromordinal(700_000 + day).strftime(form))

    assert process_time() - begin < 2
