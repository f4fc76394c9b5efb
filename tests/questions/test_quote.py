"""Where words stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import actorgraph
from actorgraph.model.errors import InvalidValue
from actorgraph.questions.listing import Group
from actorgraph.questions.named import Named
from conftest import ACTORS, EVENTS, SOURCE

CLAIMS = """\
- {id: c1, relation: attacks, subject: red, object: alpha, event: raid, quote: "Red's planes were seen over the pass"}
- {id: c2, relation: sponsors, subject: red, object: beta, claimant: blue, modality: believed, hedge: we think, quote: we think Red’s planes carried it}
- {id: c3, relation: leads, subject: alpha, object: front, quote: nobody leads the Front}
"""


@pytest.fixture
def case(tmp_path: Path) -> actorgraph.Case:
    """Return a case whose quotes say something."""
    (tmp_path / "reports").mkdir()
    files = {
        "case": "title: World\n",
        "actors": ACTORS,
        "events": EVENTS,
        "reports/r": SOURCE + CLAIMS,
    }
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return actorgraph.open_case(tmp_path)


def test_who_vouches_for_exactly_these_words_answers(case: actorgraph.Case) -> None:
    answer = case.quote("red's PLANES")

    assert (answer.verdict, answer.lead, answer.actors, answer.groups) == (
        "stated",
        "“red's PLANES” stands in 2 claims, in Report, about “raid”.",
        (
            Named("gazette", "Gazette", "stated", "stated", ("c1",)),
            Named("blue", "Blue", "stated", "believed", ("c2",)),
        ),
        (Group("In these words", ("c1", "c2")),),
    )


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Red planes were seen over the pass", ("c1",)),
        ("the Front is led by nobody", ()),
        ("somewhere else", ()),
    ],
)
def test_words_that_only_come_near_are_not_stated(
    case: actorgraph.Case, words: str, near: tuple[str, ...]
) -> None:
    answer = case.quote(words)

    assert (answer.verdict, answer.actors, answer.claims) == ("not stated", (), near)


def test_filters_hold_for_quotes(case: actorgraph.Case) -> None:
    assert case.quote("planes", claimant="Blue").claims == ("c2",)


def test_nothing_to_look_for_is_refused(case: actorgraph.Case) -> None:
    with pytest.raises(InvalidValue, match="holds no words to look for"):
        case.quote("…")


@pytest.mark.parametrize(
    "question", ['Who said "threading a needle"?', "who wrote “threading a needle”"]
)
def test_who_said_words_is_asked_in_english_too(shipped: actorgraph.Case, question: str) -> None:
    asked: dict[str, Any] = shipped.ask(question).document()

    assert (asked["kind"], asked["command"], asked["claims"]) == (
        "quote",
        'actorgraph quote "threading a needle"',
        ["administration-threads-needle"],
    )
