"""The rows of answers."""

from __future__ import annotations

from typing import Any, Final

import pytest

from actorgraph import Case
from actorgraph.page.answer import row
from actorgraph.page.answer.row import AnswerRow, rows_of
from actorgraph.page.answer.sentences import Sentences
from actorgraph.questions.call import Call
from page.conftest import World

CLAIMS: Final[tuple[dict[str, Any], ...]] = (
    {"id": "c1", "relation": "sponsors", "subject": "ann", "object": "bob"},
    {"id": "c2", "relation": "sponsors", "subject": "ann", "object": "bob", "modality": "denied", "claimant": "ann"},
    {"id": "c3", "relation": "kills", "subject": "bob", "event": "raid", "quantity": {"what": "killed", "op": ">", "value": 85, "unit": "people"}},
    {"id": "c4", "relation": "attributes", "subject": "cid", "object": "bob", "event": "raid", "modality": "believed", "hedge": "Words"},
)  # fmt: skip


def _rows(case: Case, answer: Any) -> list[AnswerRow]:
    return [*rows_of(answer, Sentences(case.store))]


def test_whoever_answers_has_a_row_with_how_sure_it_is(world: World) -> None:
    case = Case(world(*CLAIMS))
    assert _rows(case, case.who("sponsors", "Bob")) == [AnswerRow("Ann", "ann", "stated", ("c1",))]


def test_a_question_of_yes_or_no_has_the_sentences_that_say_so_and_that_deny_it(
    world: World,
) -> None:
    case = Case(world(*CLAIMS))
    assert _rows(case, case.whether("Ann", "sponsors", "Bob")) == [
        AnswerRow("Ann sponsors Bob.", words="stated", claims=("c1",)),
        AnswerRow("Ann denies that it sponsors Bob.", words="denied", claims=("c2",)),
    ]


def test_a_figure_is_a_row_with_what_it_is_about(world: World) -> None:
    case = Case(world(*CLAIMS))
    assert _rows(case, case.figures("raid")) == [
        AnswerRow("more than 85 people (killed) – the raid", words="stated", claims=("c3",))
    ]


def test_a_dossier_has_a_row_for_each_family(world: World) -> None:
    case = Case(world(*CLAIMS))
    rows = _rows(case, case.show("Bob"))
    assert [(one.name, one.thing, one.words) for one in rows] == [
        ("Bob", "bob", "armed group"),
        ("sponsorship", "", "2 claims"),
        ("casualties", "", "1 claim"),
        ("attribution", "", "1 claim"),
    ]


def test_more_rows_than_fit_stand_together_in_the_last(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row, "MOST", 2)
    case = Case(world(*CLAIMS))
    assert _rows(case, Call("claims").run(case.store)) == [
        AnswerRow("Ann sponsors Bob.", words="stated", claims=("c1",)),
        AnswerRow("Bob killed more than 85 people in the raid.", words="stated", claims=("c3",)),
        AnswerRow("… and 2 more claims", claims=("c4", "c2")),
    ]
    rows = _rows(case, case.show("Bob"))
    assert [(one.name, one.claims) for one in rows[2:]] == [("… and 2 more", ("c3", "c4"))]
