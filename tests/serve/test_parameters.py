"""Tests of the parameters of an address."""

from __future__ import annotations

import pytest

from actorgraph.model.errors import InvalidValue
from actorgraph.serve.parameters import Parameters, level_of


@pytest.mark.parametrize(
    ("query", "level", "rest"),
    [
        ("limit=3&tlp=TLP%3AAMBER%2BSTRICT", "amber+strict", "limit=3"),
        ("", "", ""),
        ("q=tlp=red", "", "q=tlp=red"),
    ],
)
def test_a_level_is_taken_out_of_the_parameters(query: str, level: str, rest: str) -> None:
    assert level_of(query) == (level, rest)


@pytest.mark.parametrize("query", ["tlp=", "tlp=blue", "tlp=red&tlp=green"])
def test_a_level_that_is_none_or_two_is_refused(query: str) -> None:
    with pytest.raises(InvalidValue):
        level_of(query)


def test_filters_are_read_with_either_dash() -> None:
    given = Parameters("as-of=2024&claimant=Red&claimant=Blue&tentative=yes&undated=no")
    assert given.filters() == {"as_of": "2024", "claimant": ("Red", "Blue"), "tentative": True}
    given.finish()


def test_a_parameter_that_nobody_asks_for_is_refused_with_those_there_are() -> None:
    given = Parameters("limt=5&token=x")
    given.count("limit", 25, 1, 100)
    with pytest.raises(InvalidValue, match="no parameter 'limt' here; there are limit"):
        given.finish()


@pytest.mark.parametrize("query", ["q=%ff", "&".join(["a=1"] * 101)])
def test_what_is_not_utf_8_or_too_much_is_refused(query: str) -> None:
    with pytest.raises(InvalidValue):
        Parameters(query)
