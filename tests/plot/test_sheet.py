"""What stands where on a sheet: nothing that is written is covered, and no line runs through a card."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from actorgraph.library import Case, open_case
from actorgraph.model.claim import Claim
from actorgraph.page.view import view_of
from actorgraph.plot.arrange import struck
from actorgraph.plot.part import part_of
from actorgraph.plot.route import overlapping, polyline
from actorgraph.plot.sheet import Line, Sheet, sheet_of
from actorgraph.plot.type import USUAL, Type
from small_store import write


def _sheet(case: Case, width: float, most: int) -> Sheet:
    view = view_of(case.store)
    columns = 1 if width < 300 else 2
    return sheet_of(view, part_of(view, most), width, columns, Type(USUAL, []))


def _course(line: Line) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return polyline(line.course) if len(line.course) == 3 else line.course


def _covered(sheet: Sheet) -> list[str]:
    """Return what covers what: cards and words with each other, and words and cards with lines."""
    boxes = [(card.key, card.corners) for card in sheet.cards]
    boxes += [(line.text, line.words.corners) for line in sheet.lines if line.words]
    found = [
        f"{one} / {other}" for (one, a), (other, b) in combinations(boxes, 2) if overlapping(a, b)
    ]
    for line in sheet.lines:
        course = _course(line)
        for pieces in pairwise(course):
            along = (pieces[1] - pieces[0]) / np.hypot(*(pieces[1] - pieces[0]))
            side = np.array([-along[1], along[0]]) * line.width / 2
            drawn = np.array(
                [pieces[0] + side, pieces[1] + side, pieces[1] - side, pieces[0] - side]
            )
            found += [
                f"{line.tie.id} / {name}"
                for name, corners in boxes
                if name not in (line.tie.start, line.tie.end) and overlapping(drawn, corners)
            ]
    return found


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """Return the eight things of the shipped case that are tied most closely, on one column."""
    return _sheet(open_case(), 246, 8)


def test_nothing_covers_a_name_or_words(sheet: Sheet) -> None:
    assert _covered(sheet) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", ["us_strikes_2024", "river_war"])
@pytest.mark.parametrize(("width", "most"), [(246, 12), (512, 26)])
def test_nothing_covers_a_name_or_words_on_one_column_and_on_two(
    case: str, width: float, most: int
) -> None:
    assert _covered(_sheet(open_case(case), width, most)) == []


def test_no_arrow_could_be_taken_for_that_of_another_line(sheet: Sheet) -> None:
    tips = [
        (n, tip) for n, line in enumerate(sheet.lines) for tip in (line.course[0], line.course[-1])
    ]
    near = [
        (sheet.lines[a].tie.id, sheet.lines[b].tie.id)
        for (a, one), (b, other) in combinations(tips, 2)
        if a != b and np.hypot(*(one - other)) < 4
    ]
    assert near == []


def test_everything_stands_on_the_sheet(sheet: Sheet) -> None:
    points = [card.corners for card in sheet.cards]
    points += [line.words.corners for line in sheet.lines if line.words]
    points += [_course(line) for line in sheet.lines]
    every = np.concatenate(points)
    inside = (every.max(axis=0) <= (sheet.width, sheet.height)).all()
    assert (every.min() >= 0, inside) == (True, True)


def test_most_lines_have_their_words_on_one_column(sheet: Sheet) -> None:
    lines = [line for line in sheet.lines if line.text]
    assert sum(line.words is not None for line in lines) > len(lines) * 0.6


def test_what_nobody_asserts_is_not_drawn_as_what_is_asserted(tmp_path: Path) -> None:
    write(
        tmp_path / "a.db",
        Claim("a", "sponsors", "report", "red", subject="red", object="blue"),
        Claim("b", "attacks", "report", "red", subject="red", object="blue", modality="hinted"),
        Claim("c", "threatens", "report", "red", subject="red", object="blue", modality="possible"),
        Claim("d", "does-not-claim", "report", "red", subject="red", event="raid"),
    )
    sheet = _sheet(open_case(tmp_path / "a.db"), 300, 9)
    assert {line.tie.family: line.certainty for line in sheet.lines} == {
        "sponsorship": "assertive",
        "attack": "not asserted",
        "threat": "tentative",
        "no-claim-of-responsibility": "not asserted",
    }


def test_what_is_denied_has_a_bar_that_words_keep_off(tmp_path: Path) -> None:
    write(
        tmp_path / "a.db",
        Claim("a", "sponsors", "report", "red", subject="red", object="blue"),
        Claim("b", "sponsors", "report", "red", subject="red", object="blue", modality="denied"),
    )
    [line] = _sheet(open_case(tmp_path / "a.db"), 300, 9).lines
    assert line.is_denied
    assert line.words is not None
    middle = polyline(line.course)[8]
    assert abs(line.words.x - middle[0]) + abs(line.words.y - middle[1]) > 5


def test_a_line_back_to_its_own_card_stands_above_it(tmp_path: Path) -> None:
    write(tmp_path / "a.db", Claim("a", "attacks", "report", "red", subject="red", object="red"))
    sheet = _sheet(open_case(tmp_path / "a.db"), 300, 9)
    [line], [red] = sheet.lines, [card for card in sheet.cards if card.key == "red"]
    assert len(line.course) == 4
    assert 0 <= line.course[:, 1].min() < line.course[:, 1].max() < red.y - red.height / 2


def test_the_legend_has_what_occurs_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a.db", Claim("a", "sponsors", "report", "red", subject="red", object="blue"))
    sheet = _sheet(open_case(tmp_path / "a.db"), 300, 9)
    assert [(key.sign, key.text) for key in sheet.legend] == [
        (("hue", "help"), "sponsorship"),
        (("certainty", "assertive"), "asserted"),
        (("kind", "state"), "state"),
        (("kind", "unknown"), "unknown"),
        (("note", ""), "Shown: 2 of 2 actors, 0 of 1 event, 1 of 1 tie"),
    ]


def test_a_case_without_anything_is_an_empty_sheet(tmp_path: Path) -> None:
    write(tmp_path / "a.db")
    view = view_of(open_case(tmp_path / "a.db").store, focus="red")
    sheet = sheet_of(view, part_of(view, 9, centre="red"), 246, 1, Type(USUAL, []))
    assert ([card.key for card in sheet.cards], sheet.lines) == (["red"], ())


def test_a_segment_that_passes_a_box_does_not_strike_it() -> None:
    at, half = np.array([[5.0, 5.0]]), np.array([[1.0, 1.0]])
    starts, stops = (
        np.array([[0.0, 5.0], [0.0, 7.0], [0.0, 0.0]]),
        np.array([[9.0, 5.0], [9.0, 7.0], [3.0, 3.0]]),
    )
    assert struck(starts, stops, at, half).tolist() == [True, False, False]
