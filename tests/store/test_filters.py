"""Tests of filters from words, with claimants and sources found by name."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue, UnknownActor, UnknownOption, UnknownSource
from actorgraph.model.filters import Filters, FilterWords
from actorgraph.store.filters import filters_of, sources_meant
from conftest import World

CLAIM = "relation: sponsors, subject: red, object: alpha, claimant: blue"


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ({}, Filters()),
        ({"claimant": "Blue"}, Filters(claimants=("blue",))),
        ({"claimant": ("Blue", "", "the Red")}, Filters(claimants=("blue", "red"))),
        ({"without": "Report"}, Filters(without=("report",))),
        ({"without": ("Gazette", "report")}, Filters(without=("report",))),
        ({"modality": ("denied", "likely,stated")}, Filters(modalities=("denied", "likely", "stated"))),
    ],
)  # fmt: skip
def test_names_in_filters_become_ids(world: World, words: FilterWords, filters: Filters) -> None:
    assert filters_of(world(CLAIM).store, **words) == filters


@pytest.mark.parametrize("text", ["report", "Report", "Gazette", "gazette"])
def test_a_source_is_found_by_id_title_or_publisher(world: World, text: str) -> None:
    assert sources_meant(world(CLAIM).store, text) == ("report",)


@pytest.mark.parametrize("text", ["Nonsense", "Red"])
def test_a_text_that_is_no_source_and_published_none_is_unknown(world: World, text: str) -> None:
    with pytest.raises(UnknownSource):
        sources_meant(world(CLAIM).store, text)


def test_an_unknown_claimant_is_an_error(world: World) -> None:
    with pytest.raises(UnknownActor):
        filters_of(world(CLAIM).store, claimant="Mars")


@pytest.mark.parametrize("key", ["claimant", "without"])
def test_what_is_no_name_is_refused(world: World, key: str) -> None:
    with pytest.raises(InvalidValue, match=f"{key} takes a text or several, not 3"):
        filters_of(world(CLAIM).store, **{key: 3})  # type: ignore[arg-type]


def test_an_unknown_filter_is_an_error(world: World) -> None:
    with pytest.raises(UnknownOption) as caught:
        filters_of(world(CLAIM).store, modalty="stated")  # type: ignore[call-arg]

    assert str(caught.value) == "a question has no option 'modalty'; did you mean 'modality'?"
