"""Reports that people coded: how much of it a draft finds, and how much of what it finds is right."""

from __future__ import annotations

from functools import reduce
from typing import Final

import pytest

from actorgraph.drafts.draft import draft_of
from actorgraph.drafts.tree import model
from benchmarks.drafts import Coded, Score, invented, score_of, shipped

pytestmark = pytest.mark.slow
TUNED: Final = [*shipped(None), *invented("tuned")]
HELD_OUT: Final = list(invented("held_out"))
NEEDS_MODEL: Final = pytest.mark.skipif(model() is None, reason="spaCy is not installed")
#: The goals, as shares: names found, strict ones right, rows that strict ones cover, pairs with their relation.
GOALS: Final = {"name recall": 0.8, "strict precision": 0.8, "strict recall": 0.35, "offered": 0.75}
WITHOUT: Final = {
    "name recall": 0.65,
    "strict precision": 0.8,
    "strict recall": 0.2,
    "offered": 0.75,
}


@pytest.mark.parametrize("reports", [TUNED, HELD_OUT], ids=["tuned", "held out"])
@pytest.mark.parametrize(
    ("models", "goals"), [(False, WITHOUT), pytest.param(True, GOALS, marks=NEEDS_MODEL)]
)
def test_a_draft_reaches_its_goals(
    reports: list[Coded], models: bool, goals: dict[str, float]
) -> None:
    total = reduce(Score.plus, (score_of(coded, models=models) for coded in reports))
    assert {key: rate for key, rate in total.rates().items() if rate < goals.get(key, 0)} == {}


@pytest.mark.parametrize("coded", [*TUNED, *HELD_OUT], ids=lambda coded: coded.name)
def test_every_quote_of_a_report_is_the_text_at_its_place(coded: Coded) -> None:
    draft = draft_of(coded.text, coded.actors, coded.events, coded.vocabulary)
    assert all(coded.text[it.start : it.end] == it.quote for it in draft.proposals)
