"""Filters from the texts that people give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import actorgraph
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.graph import heading
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.dates import OPEN_END, OPEN_START, iso_day
from actorgraph.model.errors import AmbiguousName, InvalidDate, InvalidValue, UnknownSource
from actorgraph.model.filters import NONE, Filters, read_filters
from actorgraph.model.modality import ASSERTIVE, MODALITIES, NOT_ASSERTED, TENTATIVE
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.page.view import view_of
from actorgraph.store.writer import StoreWriter
from conftest import World


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
    with pytest.raises(InvalidDate, match=r"^'yesterday' is not a date; write it as 2024-02-02, "):
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
        ("all", MODALITIES),
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
        "intended, conditional, hinted, withheld, denied, presupposed, or of the groups assertive, "
        "tentative, not asserted, all"
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


# -- without a source -------------------------------------------------------------------------------


@pytest.fixture
def three_reports(tmp_path: Path) -> actorgraph.Case:
    """Return a case of two reports of the Gazette and one of the Herald, each with one claim."""
    place = tmp_path / "store.db"
    with StoreWriter(place, standard()) as writer:
        for key in ("gazette", "herald", "red", "alpha", "unheard"):
            writer.actor(Actor(key, key.title()))
        writer.actor(Actor("one", "Twin"))
        writer.actor(Actor("two", "Twin"))
        for number, publisher in ((1, "gazette"), (2, "gazette"), (3, "herald")):
            writer.source(Source(f"s{number}", f"Report {number}", publisher))
        writer.claims(
            [
                Claim(f"c{number}", "sponsors", f"s{number}", "gazette", "red", "alpha")
                for number in (1, 2, 3)
            ]
        )
    return actorgraph.open_case(place)


@pytest.mark.parametrize(
    ("without", "left"),
    [
        ("", ["c1", "c2", "c3"]),
        ((), ["c1", "c2", "c3"]),
        ("s2", ["c1", "c3"]),
        ("report 2", ["c1", "c3"]),
        ("Gazette", ["c3"]),
        ("herald", ["c1", "c2"]),
        (("s1", "Herald"), ["c2"]),
        (("Gazette", "Herald"), []),
    ],
)
def test_a_source_is_left_out_by_id_title_or_publisher(
    three_reports: actorgraph.Case, without: str | tuple[str, ...], left: list[str]
) -> None:
    assert [claim.id for claim in three_reports.claims(without=without)] == left


def test_the_ids_of_the_sources_stand_in_the_filters_once(three_reports: actorgraph.Case) -> None:
    assert three_reports.filters(without=("s2", "Gazette")) == Filters(without=("s2", "s1"))


@pytest.mark.parametrize("name", ["s9", "Unheard"])
def test_what_is_no_source_and_published_none_is_refused(
    three_reports: actorgraph.Case, name: str
) -> None:
    with pytest.raises(UnknownSource, match=rf"^no source is called '{name}'"):
        three_reports.filters(without=name)


def test_a_publisher_that_may_be_two_is_refused(three_reports: actorgraph.Case) -> None:
    with pytest.raises(AmbiguousName):
        three_reports.filters(without="Twin")


def test_an_answer_that_rests_on_a_source_left_out_is_not_stated(
    three_reports: actorgraph.Case,
) -> None:
    assert three_reports.who("sponsors", "Alpha", without="Gazette").answers[0].claims == ("c3",)
    assert three_reports.who("sponsors", "Alpha", without=("Gazette", "Herald")).answers == ()
    assert three_reports.path("Red", "Alpha", without=("Gazette", "Herald")).paths == ()


def test_a_page_and_a_drawing_say_what_was_left_out(three_reports: actorgraph.Case) -> None:
    filters = three_reports.filters(without="Gazette")

    assert view_of(three_reports.store, filters).filters == ("without s1, s2",)
    assert heading(Selection(three_reports.store, filters)) == (
        "store.db; without: s1, s2; 1 claim"
    )


def test_an_event_of_which_only_a_source_left_out_tells_is_in_no_timeline(world: World) -> None:
    case = world("relation: attacks, subject: red, object: blue, event: raid")

    assert [it.id for it in case.timeline(without="report").moments] == []
    assert [it.id for it in case.timeline().moments] == ["raid", "strike"]


@pytest.mark.parametrize("key", ["modality"])
@pytest.mark.parametrize(("given", "shown"), [(3, "3"), (["stated", 3], "3"), (b"stated", "115")])
def test_what_is_no_text_is_refused(key: str, given: Any, shown: str) -> None:
    with pytest.raises(InvalidValue, match=f"{key} takes a text or several, not {shown}"):
        read_filters(**{key: given})
