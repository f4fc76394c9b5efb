"""The text of a report, its words and its sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.case.text import ReportText, plain, read_text
from actorgraph.model.errors import FileTrouble


def sentences(text: str) -> list[str]:
    """Return the sentences of a text in its words."""
    report = ReportText(text)
    return [report.words[one.start : one.end].strip() for one in report.sentences]


# -- words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which [killed three](#)\n\nand  wounded", "which killed three and wounded"),
        ("[a](https://example.org/x?y=z) [b]( ) [c]", "a [b]( ) [c]"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("", ""),
    ],
)
def test_links_and_blanks_are_not_part_of_the_words(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(alphabet="ab[]()#. \n", max_size=30))
def test_plain_text_has_no_double_blanks(text: str) -> None:
    assert "  " not in plain(text)


# -- sentences -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Red arms Alpha. It is so.", ["Red arms Alpha.", "It is so."]),
        ("“It did.” Then it left.", ["“It did.”", "Then it left."]),
        ("“Did it?” he asked. No.", ["“Did it?” he asked.", "No."]),
        (
            "It did… al-Nujaba left. al-Nujaba came.",
            ["It did…", "al-Nujaba left.", "al-Nujaba came."],
        ),
        ("U.S. forces struck. Gen. Ann Lee left.", ["U.S. forces struck.", "Gen. Ann Lee left."]),
        ("Without an end\n\nA paragraph", ["Without an end", "A paragraph"]),
        ("Cut by a page. But\n\nit went on.", ["Cut by a page.", "But it went on."]),
        ("It hit the U.S.\n\nRed left.", ["It hit the U.S.", "Red left."]),
        ("It [left. Then](#) it came.", ["It left.", "Then it came."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_a_text_has_these_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_has_the_line_on_which_it_begins() -> None:
    text = "One. Two\nis long.\n\n\nThree [is a\nlink](#). Four.\n"

    assert [one.line for one in ReportText(text).sentences] == [1, 1, 5, 6]


@given(st.text(alphabet="aB .!”\n[]()#", max_size=40))
def test_the_sentences_of_a_text_are_all_of_its_words_in_order(text: str) -> None:
    report = ReportText(text)

    assert "".join(report.words[one.start : one.end] for one in report.sentences) == report.words


@pytest.mark.parametrize(
    ("quote", "touched"),
    [("One", [[0]]), ("One. Two", [[0, 1]]), ("e", [[0], [2], [2]]), ("Two.", [[1]]), ("Four", [])],
)
def test_a_quote_touches_these_sentences(quote: str, touched: list[list[int]]) -> None:
    text = ReportText("One. Two. Three.")
    starts = list(text.starts(quote))

    assert [list(text.touched(start, start + len(quote))) for start in starts] == touched


# -- files -----------------------------------------------------------------------------------------


def test_a_text_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbfIt\xe2\x80\x99s")

    assert read_text(path) == "It’s"


def test_a_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"caf\xe9")

    with pytest.raises(FileTrouble) as caught:
        read_text(path)

    assert str(caught.value) == f"{str(path)!r} is not UTF-8 text (byte 3)"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.txt", "No such file or directory"), ("", "Is a directory")],
)
def test_a_text_that_cannot_be_read_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name

    with pytest.raises(FileTrouble) as caught:
        read_text(path)

    assert str(caught.value) == f"{str(path)!r} cannot be read: {reason}"


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a\0b"

    with pytest.raises(FileTrouble) as caught:
        read_text(path)

    assert str(caught.value) == f"{str(path)!r} cannot be read: no file can have this name"
