"""When what a claim says is so, seen from the day of its report."""

from __future__ import annotations

import pytest

from actorgraph.model.dates import read_when
from actorgraph.sentence.noun import Noun
from actorgraph.sentence.tense import tense_of

REPORT = "2024-02-02"


@pytest.mark.parametrize(
    ("kind", "when", "tense"),
    [
        ("act", "", "past"),
        ("state", "", "present"),
        ("act", "2024-02-01", "past"),
        ("act", REPORT, "past"),
        ("act", "2024-02-03", "future"),
        ("act", "2024-02-02/..", "future"),
        ("state", "2023", "past"),
        ("state", "2023/..", "present"),
        ("state", "2024-02", "present"),
        ("state", "2024-03/..", "future"),
        ("state", "../2024-01-31", "past"),
    ],
)
def test_a_time_stands_before_at_or_after_the_report(kind: str, when: str, tense: str) -> None:
    assert tense_of(kind, read_when(when), None, read_when(REPORT)) == tense


@pytest.mark.parametrize(
    ("kind", "event", "tense"),
    [
        ("act", Noun("e", "raid", "attack", is_event=True, when=read_when("2024-01-28")), "past"),
        ("act", Noun("e", "raid", "attack", is_event=True, when=read_when("2024-02-05")), "future"),
        ("act", Noun("e", "raid", "attack", is_event=True), "past"),
        ("state", Noun("e", "war", "war", is_event=True, when=read_when("2023/..")), "present"),
        ("state", Noun("e", "war", "war", is_event=True), "present"),
        ("state", Noun("e", "war", "war", is_event=True, when=read_when("2020/2023")), "past"),
        ("state", Noun("e", "raid", "attack", is_event=True, when=read_when("2023/..")), "past"),
    ],
    ids=[
        "past event",
        "event ahead",
        "no day",
        "war that lasts",
        "war without dates",
        "war that is over",
        "attack",
    ],
)
def test_without_a_time_of_its_own_a_claim_has_that_of_its_event(
    kind: str, event: Noun, tense: str
) -> None:
    assert tense_of(kind, read_when(""), event, read_when(REPORT)) == tense


def test_what_may_be_still_to_come_is_ahead_only_if_nobody_says_it_happened() -> None:
    month, day = read_when("2024-02-02/2024-02-28"), read_when(REPORT)
    assert tense_of("act", month, None, day) == "past"
    assert tense_of("act", month, None, day, tentative=True) == "future"


def test_without_a_day_of_the_report_nothing_is_ahead() -> None:
    assert tense_of("act", read_when("2030"), None, read_when("")) == "past"
