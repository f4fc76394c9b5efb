"""Filters from the texts that people give."""

from __future__ import annotations

import pytest

from actorgraph.dates import OPEN_END, OPEN_START, iso_day
from actorgraph.errors import InvalidDate, InvalidValue
from actorgraph.filters import NONE, Filters, read_filters
from actorgraph.modality import ASSERTIVE, MODALITIES, NOT_ASSERTED, TENTATIVE


def test_no_wish_is_no_filter() -> None:
    assert read_filters() == NONE == Filters()
    assert NONE.spans == []


@pytest.mark.parametrize(
    ("texts", "spans"),
    [
        ({"as_of": "2024-02-02"}, [(iso_day("2024-02-02"), iso_day("2024-02-02"))]),
        ({"as_of": "2024-02"}, [(iso_day("2024-02-01"), iso_day("2024-02-29"))]),
        ({"as_of": "2023-10/.."}, [(iso_day("2023-10-01"), OPEN_END)]),
        ({"since": "2024-02"}, [(iso_day("2024-02-01"), OPEN_END)]),
        ({"until": "2024-02"}, [(OPEN_START, iso_day("2024-02-29"))]),
        (
            {"since": "2024-01", "until": "2024-01"},
            [(iso_day("2024-01-01"), iso_day("2024-01-31"))],
        ),
        (
            {"as_of": "2024-01-28", "since": "2024", "until": "2025"},
            [
                (iso_day("2024-01-28"), iso_day("2024-01-28")),
                (iso_day("2024-01-01"), iso_day("2025-12-31")),
            ],
        ),
    ],
)
def test_dates_become_spans_of_days(texts: dict[str, str], spans: list[tuple[int, int]]) -> None:
    assert read_filters(**texts).spans == spans  # type: ignore[arg-type]


def test_since_after_until_is_refused() -> None:
    with pytest.raises(InvalidValue) as caught:
        read_filters(since="2024-02", until="2024-01")

    assert str(caught.value) == (
        "nothing lies since '2024-02' and until '2024-01'; turn them round"
    )


@pytest.mark.parametrize("key", ["as_of", "since", "until"])
def test_a_bad_date_is_refused(key: str) -> None:
    with pytest.raises(InvalidDate, match=r"^'yesterday' is no date; write it as 2024-02-02, "):
        read_filters(**{key: "yesterday"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("modality", "expected"),
    [
        ("", ()),
        (" , ", ()),
        ("likely", ("likely",)),
        ("Likely", ("likely",)),
        ("likely, denied", ("likely", "denied")),
        (("likely", "denied"), ("likely", "denied")),
        (("likely,denied", "stated"), ("likely", "denied", "stated")),
        ("assertive", ASSERTIVE),
        ("tentative", TENTATIVE),
        ("not asserted", NOT_ASSERTED),
        ("not-asserted", NOT_ASSERTED),
        ("Not_Asserted", NOT_ASSERTED),
        ("assertive,tentative,not asserted", MODALITIES),
        ("likely,likely,assertive", ("likely", "confirmed", "stated", "believed")),
    ],
)
def test_modalities_are_named_alone_or_in_groups(
    modality: str | tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert read_filters(modality=modality).modalities == expected


def test_an_unknown_modality_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidValue) as caught:
        read_filters(modality="probable")

    assert str(caught.value) == (
        "unknown modality 'probable'; use one of confirmed, stated, believed, likely, possible, "
        "intended, conditional, hinted, withheld, denied, presupposed, or assertive, tentative, "
        "not asserted"
    )


@pytest.mark.parametrize(
    ("filters", "counting"),
    [
        (Filters(), ASSERTIVE),
        (Filters(tentative=True), ASSERTIVE + TENTATIVE),
        (Filters(modalities=("denied",)), ("denied",)),
        (Filters(modalities=("denied",), tentative=True), ("denied",)),
    ],
)
def test_an_answer_rests_on_assertive_claims_unless_asked_otherwise(
    filters: Filters, counting: tuple[str, ...]
) -> None:
    assert filters.counting == counting


def test_a_wish_about_modality_can_be_dropped_alone() -> None:
    filters = read_filters(as_of="2024", modality="denied", claimants=("red",))

    assert filters.of_all_modalities() == read_filters(as_of="2024", claimants=("red",))
