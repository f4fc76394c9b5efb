"""What a picture shows of a case, and what it says is left out."""

from __future__ import annotations

from actorgraph.library import open_case
from actorgraph.page.opening import opening_of
from actorgraph.page.view import view_of
from actorgraph.plot.part import part_of


def test_the_picture_of_an_answer_has_only_the_claims_of_the_answer() -> None:
    case = open_case()
    answer = case.who("sponsors", "KH")
    view = view_of(case.store, answer=opening_of(case.store, answer))
    part = part_of(view, 20)
    drawn = {view.claims[place].id for tie in part.ties for place in tie.claims}
    assert drawn <= {*answer.claims, *answer.beside}
    assert part.left_out == ""


def test_what_does_not_fit_is_counted() -> None:
    case = open_case()
    part = part_of(view_of(case.store), 12)
    assert len(part.things) == 12
    assert part.left_out == "Shown: 10 of 38 actors, 2 of 19 events, 32 of 100 ties"


def test_around_a_focus_the_nearest_are_shown() -> None:
    case = open_case()
    part = part_of(view_of(case.store, focus="Iran"), 5, centre="iran")
    assert len(part.things) == 5
    assert "iran" in part.things
