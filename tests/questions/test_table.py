"""An answer, or a case, as a table for a notebook."""

from __future__ import annotations

import pytest

import actorgraph
from actorgraph.questions import table
from conftest import World

CLAIMS = (
    "relation: sponsors, subject: red, object: alpha",
    "relation: sponsors, subject: blue, object: alpha, modality: believed",
)


def test_an_answer_is_its_question_verdict_and_single_answers(world: World) -> None:
    assert world(*CLAIMS).who("sponsors", "Alpha")._repr_html_() == (
        "<table><caption>who sponsors Alpha? <em>stated</em></caption>"
        "<thead><tr><th>actor</th><th>known</th><th>modality</th><th>claims</th></tr></thead><tbody>"
        "<tr><td>Red</td><td>stated</td><td>stated</td><td>1</td></tr>"
        "<tr><td>Blue</td><td>stated</td><td>believed</td><td>1</td></tr>"
        "</tbody></table>"
    )


def test_rows_that_are_not_shown_are_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 1)

    shown = world(*CLAIMS).who("sponsors", "Alpha")._repr_html_()

    assert shown.endswith('<tr><td colspan="4">… 1 more</td></tr></tbody></table>')


def test_a_case_is_its_title_and_how_much_it_holds(world: World) -> None:
    assert world(*CLAIMS)._repr_html_() == (
        "<table><caption>World</caption><tbody>"
        "<tr><td>sources</td><td>1</td></tr><tr><td>actors</td><td>9</td></tr>"
        "<tr><td>events</td><td>2</td></tr><tr><td>claims</td><td>2</td></tr>"
        "</tbody></table>"
    )


def test_a_licence_is_shown_and_nothing_of_a_case_is_markup(shipped: actorgraph.Case) -> None:
    shown = shipped._repr_html_()

    assert "<tr><td>licence</td><td>coding MIT; quotes © the publisher" in shown
    assert len(shown) < 1000
