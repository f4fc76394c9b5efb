"""Quotes are in the text, hedges near their quotes, and weekdays on their dates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.case.check import check_case, plain, read_text
from actorgraph.case.folder import CaseFolder, read_case
from actorgraph.model.errors import FileTrouble
from actorgraph_data import FIRST
from case.conftest import EVENTS, Write

SEED: Final = Path(
    os.environ.get("ACTORGRAPH_SEED") or Path(__file__).parents[3] / "shared" / "seed"
)
REPORT: Final = SEED / "us-strikes-2024-02-02.txt"
WITH_REPORT = pytest.mark.skipif(
    not REPORT.exists(),
    reason="the report's text is not ours to ship; ACTORGRAPH_SEED names its folder",
)

TEXT = """\
Red arms Alpha, officials said. “We believe that Alpha
[planned the raid](https://example.org/raid),” a spokesman said. Perhaps it did. It’s not known.

A new paragraph without an end

Red said it again: Red arms Alpha!
"""
SPONSORS = "relation: sponsors, subject: red, object: alpha"


def faults(folder: Path, text: str | None = TEXT) -> list[str]:
    """Return the faults of a case's coding against the text of its report."""
    texts = None if text is None else {"report": text}
    return [str(fault) for fault in check_case(read_case(folder), texts)]


# -- quotes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quote",
    [
        "Red arms Alpha",
        "We believe that Alpha planned the raid",
        "We believe that  Alpha [planned the raid](#)",
        "It’s not known",
        "not known. A new paragraph without an end Red said",
        "!",
    ],
)
def test_a_quote_that_is_in_the_text_is_no_fault(write: Write, quote: str) -> None:
    assert faults(write(f"{SPONSORS}, quote: '{quote}'")) == []


@pytest.mark.parametrize(
    ("quote", "nearest"),
    [
        ("Red arms Alfa", "Red arms Alpha, officia"),
        ("It''s not known", "It’s not known. A new pa"),
        ("red arms Alpha", "Red arms Alpha, official"),
        ("Perhaps … it did", "Perhaps it did. It’s not"),
    ],
)
def test_a_quote_that_is_not_in_the_text_shows_the_nearest_passage(
    write: Write, quote: str, nearest: str
) -> None:
    assert faults(write(f"{SPONSORS}, quote: '{quote}'")) == [
        f"reports/report.yaml, line 3: the quote is not in the text; nearest there: {nearest!r}"
    ]


def test_the_line_of_a_missing_quote_is_the_line_of_the_quote(write: Write) -> None:
    report = (
        "source: {id: report, title: R, publisher: Gazette}\n"
        "claims:\n- relation: sponsors\n  subject: red\n  object: alpha\n  quote: zzz\n"
    )

    (fault,) = faults(write(**{"reports/report": report}), text="")

    assert fault == ("reports/report.yaml, line 6: the quote is not in the text; nearest there: ''")


def test_a_quote_is_not_compared_without_its_text(write: Write) -> None:
    assert faults(write(f"{SPONSORS}, quote: zzz"), text=None) == []


@pytest.mark.parametrize("text", [TEXT, None])
def test_an_empty_quote_is_a_fault_with_and_without_the_text(
    write: Write, text: str | None
) -> None:
    assert faults(write(f"{SPONSORS}, quote: ' '"), text=text) == [
        "reports/report.yaml, line 3: the quote is empty; a claim needs the words that it rests on"
    ]


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


# -- hedges ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "hedge"),
    [
        ("We believe that Alpha planned the raid", "We believe"),
        ("Alpha planned the raid", "We believe"),
        ("Alpha planned the raid", "We  believe"),
        ("Red arms Alpha", "said it again"),
        ("it did. It’s not", "Perhaps"),
        ("Alpha planned the raid", ""),
    ],
)
def test_a_hedge_in_the_quote_or_in_its_sentence_is_no_fault(
    write: Write, quote: str, hedge: str
) -> None:
    assert faults(write(f"{SPONSORS}, quote: '{quote}', hedge: '{hedge}'")) == []


@pytest.mark.parametrize(
    ("quote", "hedge"),
    [
        ("Alpha planned the raid", "Perhaps"),
        ("Perhaps it did", "We believe"),
        ("A new paragraph", "not known"),
        ("Alpha planned the raid", "we believe"),
        ("Red arms Alpha", "allegedly"),
    ],
)
def test_a_hedge_in_another_sentence_is_a_fault(write: Write, quote: str, hedge: str) -> None:
    assert faults(write(f"{SPONSORS}, quote: {quote}, hedge: {hedge}")) == [
        f"reports/report.yaml, line 3: the hedge {hedge!r} is neither in the quote nor in its sentence"
    ]


def test_a_quote_of_closing_marks_alone_is_no_crash(write: Write) -> None:
    folder = write(f"{SPONSORS}, quote: '’)”', hedge: perhaps")

    assert faults(folder, "(‘“It did.”’)” Then.") == [
        "reports/report.yaml, line 3: the hedge 'perhaps' is neither in the quote nor in its sentence"
    ]


# -- weekdays ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claim",
    [
        "when: 2024-02-02, quote: on Friday",
        "when: 2024-02-02, quote: on FRIDAY",
        "when: 2024-02-03, quote: after Saturday prayers",
        "event: raid, quote: the attack on Sunday",
        "when: 2024-02-02, event: raid, quote: Sunday’s attack was answered on Friday",
        "claimant: red, said: 2024-01-31, quote: he said on Wednesday",
        "when: 2024-02, quote: on Monday",
        "when: 2024-02-02~, quote: on Monday",
        "when: 2024-02-01/2024-02-02, quote: on Monday",
        "quote: on Monday",
        "said: 2024-02-02, quote: on Monday",
        "when: 2024-02-02, quote: one of these Mondays",
    ],
)
def test_a_weekday_that_agrees_or_has_no_day_to_agree_with_is_no_fault(
    write: Write, claim: str
) -> None:
    assert faults(write(f"{SPONSORS}, {claim}"), text=None) == []


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("when: 2024-02-02, quote: on Monday", "says Monday, but 2024-02-02 is a Friday"),
        ("when: 2024-02-02, quote: on monday", "says monday, but 2024-02-02 is a Friday"),
        ("event: raid, quote: on Monday", "says Monday, but 2024-01-28 is a Sunday"),
        (
            "claimant: red, said: 2024-01-31, quote: on Friday",
            "says Friday, but 2024-01-31 is a Wednesday",
        ),
        (
            "when: 2024-02-02, event: raid, quote: on Monday",
            "says Monday, but 2024-02-02 is a Friday, 2024-01-28 is a Sunday",
        ),
    ],
)
def test_a_weekday_that_disagrees_is_a_fault(write: Write, claim: str, message: str) -> None:
    assert faults(write(f"{SPONSORS}, {claim}"), text=None) == [
        f"reports/report.yaml, line 3: the quote {message}"
    ]


def test_a_subject_that_is_an_event_dates_its_claim(write: Write) -> None:
    claim = "relation: responds-to, subject: strike, object: raid, quote: on Friday"
    strike = "- {id: strike, name: strike, when: 2024-02-01}\n"

    assert faults(write(claim, events=EVENTS + strike), text=None) == [
        "reports/report.yaml, line 3: the quote says Friday, but 2024-02-01 is a Thursday, 2024-01-28 is a Sunday"
    ]


def test_the_line_of_a_wrong_weekday_is_the_line_of_the_date(write: Write) -> None:
    report = (
        "source: {title: R, publisher: Gazette, date: 2024-02-02}\n"
        "claims:\n- relation: sponsors\n  subject: red\n  object: alpha\n"
        "  when: 2024-02-02\n  quote: on Monday\n"
    )

    assert faults(write(**{"reports/report": report}), text=None) == [
        "reports/report.yaml, line 6: the quote says Monday, but 2024-02-02 is a Friday"
    ]


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("EN-gb", 1), ("", 1), ("de", 0)])
def test_weekdays_are_words_of_english_reports(write: Write, language: str, count: int) -> None:
    report = (
        f"source: {{title: R, publisher: Gazette, language: '{language}'}}\n"
        f"claims:\n- {{{SPONSORS}, when: 2024-02-02, quote: on Monday}}\n"
    )

    assert len(faults(write(**{"reports/report": report}), text=None)) == count


# -- the text of a report ----------------------------------------------------------------------------


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


# -- the shipped case --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def first() -> CaseFolder:
    """Return the case that comes with actorgraph, read from its folder."""
    return read_case(Path(FIRST))


def test_the_shipped_case_has_no_faults_without_its_text(first: CaseFolder) -> None:
    assert check_case(first) == []


@WITH_REPORT
def test_the_shipped_case_has_no_faults_against_its_text(first: CaseFolder) -> None:
    (source,) = first.sources

    assert check_case(first, {source: read_text(REPORT)}) == []


@WITH_REPORT
def test_every_quote_of_the_shipped_case_is_in_the_text_but_for_its_links(
    first: CaseFolder,
) -> None:
    text = plain(read_text(REPORT))

    assert [it.claim.quote for it in first.claims if it.claim.quote not in text] == []
