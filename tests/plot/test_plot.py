"""A case is plotted: how wide, how much, where it is written, and what is refused."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from actorgraph.library import open_case
from actorgraph.model.errors import InvalidValue, MissingPackage
from actorgraph.model.vocabulary import standard
from actorgraph.store.writer import StoreWriter
from small_store import BLUE, CLAIM, RED, REPORT


def test_the_ending_of_a_path_says_as_what_a_picture_is_written(tmp_path: Path) -> None:
    case = open_case()
    answer = case.who("sponsors", "KH")
    for ending, begins in ((".svg", b"<?xml"), (".PDF", b"%PDF"), (".png", b"\x89PNG")):
        path = tmp_path / f"a{ending}"
        case.plot(answer, path=path)
        assert path.read_bytes().startswith(begins)


def test_another_ending_is_refused_before_anything_is_drawn() -> None:
    with pytest.raises(InvalidValue, match=r"ends in \.svg, \.pdf, \.png, not 'a\.jpg'"):
        open_case().plot(path="a.jpg")


@pytest.mark.parametrize(("columns", "inches"), [(1, 3.5), (2, 7.2)])
def test_a_picture_is_as_wide_as_the_columns_of_a_journal(columns: int, inches: float) -> None:
    case = open_case()
    picture = case.plot(case.who("sponsors", "KH"), columns=columns)
    assert picture.get_size_inches()[0] == pytest.approx(inches)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"columns": 3}, "has 1 or 2 columns, not 3"),
        ({"width": 0.5}, "is 2 to 40 inches wide, not 0.5"),
        ({"most": -1}, "at most -1 things"),
    ],
)
def test_a_size_that_cannot_be_drawn_is_refused(options: dict[str, int], words: str) -> None:
    with pytest.raises(InvalidValue, match=words):
        open_case().plot(**options)  # type: ignore[arg-type]


def test_without_matplotlib_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(
        MissingPackage, match=r"^a picture needs matplotlib: pip install 'actorgraph\[plot\]'$"
    ):
        open_case().plot()


def test_the_filters_of_a_case_choose_what_is_plotted() -> None:
    picture = open_case().plot(focus="Islamic Resistance in Iraq", modality="believed", columns=1)
    assert {line.tie.modality for line in picture.sheet.lines} == {"believed"}


def test_letters_that_no_font_has_are_named(tmp_path: Path) -> None:
    with StoreWriter(tmp_path / "a.db", standard()) as writer:
        writer.actor(replace(RED, name="Red \U0002ffff"))
        writer.actor(BLUE)
        writer.source(REPORT)
        writer.claims([CLAIM])
    with pytest.warns(UserWarning, match="^no font on this machine has \U0002ffff; install one"):
        open_case(tmp_path / "a.db").plot()


@pytest.mark.slow
def test_the_picture_in_the_documentation_is_as_large_as_one_that_is_drawn_now() -> None:
    png = (Path(__file__).parents[2] / "docs" / "gallery" / "paper.png").read_bytes()
    size = [int.from_bytes(png[at : at + 4]) for at in (16, 20)]
    assert size == [int(inches * 220) for inches in open_case().plot(columns=1).get_size_inches()]
