"""Figures in English."""

from __future__ import annotations

import pytest

from actorgraph.model.claim import Quantity
from actorgraph.sentence.figure import figure, is_plural, number_of, of_people, participle


@pytest.mark.parametrize(
    ("op", "value", "words"),
    [
        ("=", 0, "no"),
        ("=", 1, "one"),
        ("=", 9, "nine"),
        ("=", 10, "10"),
        ("=", 1200, "1,200"),
        ("=", 2.5, "2.5"),
        ("=", -3, "-3"),
        (">", 85, "more than 85"),
        ("<", 3, "fewer than three"),
        (">=", 160, "at least 160"),
        ("<=", 2, "at most two"),
        ("~", 40, "about 40"),
        (">", 0, "more than 0"),
    ],
)
def test_a_number_is_said_with_its_operator(op: str, value: float, words: str) -> None:
    assert number_of(Quantity("killed", op, value)) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity("targets struck", ">", 85, "targets"), "more than 85 targets struck"),
        (Quantity("attacks", "=", 165, "attacks"), "165 attacks"),
        (Quantity("fatalities", "=", 1), "one fatality"),
        (Quantity("fatalities", "=", 0), "no fatalities"),
        (Quantity("amount", "=", 70000, "EUR"), "70,000 EUR (amount)"),
    ],
)
def test_a_figure_says_once_what_it_counts(quantity: Quantity, words: str) -> None:
    assert figure(quantity) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(3, "US service members", "three US service members"), (1, "soldiers", "one soldier"), (40, "", "40 people")],
)  # fmt: skip
def test_a_figure_of_people_names_who_they_are(value: float, unit: str, words: str) -> None:
    assert of_people(Quantity("killed", "=", value, unit)) == words


@pytest.mark.parametrize(("value", "plural"), [(0, True), (1, False), (1.5, True), (2, True)])
def test_one_alone_is_singular(value: float, plural: bool) -> None:
    assert is_plural(Quantity("killed", "=", value)) == plural


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        ("targets struck", ("targets", "struck")),
        ("US service members killed in other attacks", ("US service members", "killed in other attacks")),
        ("attacks", None),
    ],
)  # fmt: skip
def test_what_is_done_to_what_is_counted_is_found(what: str, parts: tuple[str, str] | None) -> None:
    assert participle(what) == parts
