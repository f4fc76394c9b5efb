"""Quotes are in the text, hedges near their quotes, and weekdays on their dates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from actorgraph.case.check import Review, check_case, uncoded
from actorgraph.case.folder import CaseFolder, read_case, survey_case
from actorgraph.case.text import ReportText, plain, read_text
from actorgraph.model.modality import MODALITIES
from actorgraph_data import FIRST
from case.conftest import ACTORS, EVENTS, Write

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
LINE_3, LINE_4 = "reports/report.yaml, line 3:", "reports/report.yaml, line 4:"
MEND = "name whom the report means, or mend the type"
SPONSORS = "relation: sponsors, subject: red, object: alpha"


def faults(folder: Path, text: str | None = TEXT) -> list[str]:
    """Return the faults of a case's coding against the text of its report."""
    return [str(fault) for fault in reviewed(folder, text).faults]


def remarks(folder: Path, text: str | None = TEXT) -> list[str]:
    """Return the remarks on a case's coding against the text of its report."""
    return [str(remark) for remark in reviewed(folder, text).remarks]


def reviewed(folder: Path, text: str | None) -> Review:
    return check_case(read_case(folder), None if text is None else {"report": ReportText(text)})


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


def test_a_quote_that_ends_at_a_comment_is_remarked(write: Write) -> None:
    report = (
        "source: {id: report, title: R, publisher: Gazette}\nclaims:\n"
        "- relation: sponsors\n  subject: red\n  object: alpha\n  event: raid\n  quote: Red arms #1\n"
        "- relation: sponsors\n  subject: red\n  object: alpha # a comment\n  quote: 'Red' # another\n"
    )

    assert remarks(write(**{"reports/report": report})) == [
        "reports/report.yaml, line 7: the quote ends at a '#'; put it in quotation marks if more belongs to it"
    ]


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


# -- texts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Alpha", "RED ARMS", "that  Alpha [planned](#) the raid"])
def test_a_text_in_the_words_of_the_report_is_no_fault(write: Write, words: str) -> None:
    claim = f"relation: sponsors, subject: red, text: '{words}', quote: Red arms Alpha"

    assert faults(write(claim)) == []


def test_a_text_that_nobody_wrote_is_a_fault(write: Write) -> None:
    claim = "relation: sponsors, subject: red, text: a raid of Alpha, quote: Red arms Alpha"

    (fault,) = faults(write(claim))

    assert fault == (
        f"{LINE_3} 'a raid of Alpha' are not words of the text, which quotation marks promise; nearest"
        " there: 'arms Alpha!'"
    )


# -- days ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["2024-02-02", "2024-02", "2024", "/2024-02-02", "2024-01-30/.."])
def test_what_may_be_said_before_its_report_is_published_is_no_fault(
    write: Write, said: str
) -> None:
    assert faults(write(f"{SPONSORS}, claimant: red, said: {said}, quote: Red"), text=None) == []


@pytest.mark.parametrize("said", ["2024-02-03", "2024-03", "2024-02-03/.."])
def test_what_is_said_after_its_report_is_published_is_a_fault(write: Write, said: str) -> None:
    assert faults(write(f"{SPONSORS}, claimant: red, said: {said}, quote: Red"), text=None) == [
        f"reports/report.yaml, line 3: said on {said}, after the report was published on 2024-02-02"
    ]


def test_a_report_without_a_date_is_published_after_nothing(write: Write) -> None:
    report = (
        "source: {id: report, title: R, publisher: Gazette}\n"
        f"claims:\n- {{{SPONSORS}, claimant: red, said: 2030, quote: Red}}\n"
    )

    assert faults(write(**{"reports/report": report}), text=None) == []


# -- words that weaken -----------------------------------------------------------------------------


@pytest.mark.parametrize("modality", MODALITIES)
def test_what_is_weaker_than_plain_needs_its_words(write: Write, modality: str) -> None:
    expected = (
        []
        if modality in ("confirmed", "stated", "presupposed")
        else [f"{LINE_3} {modality!r} needs a hedge: the words of the report that make it so"]
    )

    assert faults(write(f"{SPONSORS}, modality: {modality}, quote: Red"), text=None) == expected


def test_what_a_program_coded_has_no_hedges_to_give_and_its_own_types(write: Write) -> None:
    report = (
        "source: {title: R, publisher: Gazette, machine: true}\n"
        f"claims:\n- {{{SPONSORS}, modality: likely, quote: Red}}\n"
        "- {relation: located-in, subject: red, object: alpha, quote: Red}\n"
    )

    assert faults(write(**{"reports/report": report}), text=None) == []


@pytest.mark.parametrize(
    ("value", "modality", "count"),
    [(0, "denied", 1), (0, "stated", 0), (2, "denied", 0), (0, "believed", 0)],
)
def test_a_count_of_zero_is_not_denied_as_well(
    write: Write, value: int, modality: str, count: int
) -> None:
    claim = (
        f"relation: counts, event: raid, modality: {modality}, hedge: Red, quote: Red,"
        f" quantity: {{what: raids, value: {value}}}"
    )

    assert faults(write(claim), text=None) == count * [
        "reports/report.yaml, line 3: a denied 0 is said twice; state the 0, or deny without a quantity"
    ]


# -- types -----------------------------------------------------------------------------------------


def test_an_end_of_a_type_that_the_relation_cannot_have_is_a_fault(write: Write) -> None:
    folder = write(
        "relation: sponsors, subject: airport, object: red, quote: a",
        "relation: located-in, subject: alpha, object: raid, quote: b",
        actors=ACTORS + "- {id: airport, name: Airport, type: facility}\n",
    )

    assert faults(folder, text=None) == [
        f"{LINE_3} 'airport' is a facility, which cannot be the subject of 'sponsors'; {MEND}",
        f"{LINE_4} 'raid' is an event, which cannot be the object of 'located-in'; {MEND}",
    ]


# -- what nothing uses -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claim",
    [
        f"{SPONSORS}, event: raid, quote: a, claimant: beta",
        f"{SPONSORS}, event: raid, quote: a, spokesperson: beta",
        f"{SPONSORS}, event: raid, quote: a, text: the Beta  Group’s men",
        "relation: sponsors, subject: alpha, object: red, event: part, quote: a",
    ],
)
def test_what_is_named_or_holds_what_is_named_is_used(write: Write, claim: str) -> None:
    beta = "- {id: beta, name: Beta, type: armed-group, names: Beta Group}\n"
    actors = (
        ACTORS.replace("name: Alpha", "name: Alpha, parent: beta") if "part" in claim else ACTORS
    )
    events = EVENTS + ("- {id: part, name: part, part-of: raid}\n" if "part" in claim else "")
    folder = write(claim, actors=actors + beta, events=events)

    assert remarks(folder, text=None) == []


def test_an_actor_or_event_that_nothing_uses_is_remarked_and_no_fault(write: Write) -> None:
    beta = "- {id: beta, name: Beta, names: [{name: Ruddy, background: true}]}\n"
    folder = write(f"{SPONSORS}, text: the ruddy alphabeta, quote: a", actors=ACTORS + beta)

    assert reviewed(folder, None).faults == ()
    assert remarks(folder, text=None) == [
        "actors.yaml, line 4: nothing uses the actor 'beta': no claim names it",
        "events.yaml, line 1: nothing uses the event 'raid': no claim names it",
    ]


def test_the_place_of_an_event_is_used_as_the_event_is(write: Write) -> None:
    town = ACTORS + "- {id: town, name: Town, type: place}\n"
    event = "- {id: raid, name: raid, places: town}\n"
    used = write(f"{SPONSORS}, event: raid, quote: a", actors=town, events=event)

    assert remarks(used, text=None) == []


# -- order and coverage ----------------------------------------------------------------------------


def quotes(*words: str) -> list[str]:
    return [f"{SPONSORS}, event: raid, quote: '{quote}'" for quote in words]


def test_claims_in_the_order_of_the_text_are_not_remarked(write: Write) -> None:
    words = ("Red", "officials said", "Alpha", "Perhaps it did", "Perhaps", "Red said")

    assert remarks(write(*quotes(*words))) == []


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (
            ("It’s", "officials", "We", "Perhaps"),
            "line 3: {}later than those of the claim in line 4",
        ),
        (("officials", "We", "Perhaps", "arms"), None),
        (("officials", "It’s", "not", "We"), "line 6: {}earlier than those of the claim in line 5"),
    ],
)
def test_a_claim_out_of_the_order_of_the_text_is_remarked(
    write: Write, words: tuple[str, ...], remark: str | None
) -> None:
    beginning = "out of the order of the text: these words come "
    expected = [] if remark is None else [f"reports/report.yaml, {remark.format(beginning)}"]

    assert remarks(write(*quotes(*words))) == expected


def test_the_sentences_that_no_claim_quotes_are_known_with_their_lines(write: Write) -> None:
    case, text = read_case(write(*quotes("Red arms Alpha", "it did"))), ReportText(TEXT)

    assert [
        (one.line, text.words[one.start : one.end].strip()) for one in uncoded(case, "report", text)
    ] == [
        (1, "“We believe that Alpha planned the raid,” a spokesman said."),
        (2, "It’s not known."),
        (4, "A new paragraph without an end"),
        (6, "Red said it again: Red arms Alpha!"),
    ]


# -- all in one round ------------------------------------------------------------------------------


def test_what_cannot_be_read_does_not_hide_what_is_wrong_with_the_rest(write: Write) -> None:
    folder = write(
        f"{SPONSORS}, quote: on Monday, when: 2024-02-02",
        "relation: sponsers, subject: red, object: alpha, quote: a",
        "relation: sponsors, subject: rde, object: alpha, quote: zzz",
        f"{SPONSORS}, quote: Red, unknown: key",
    )
    case, unread = survey_case(folder)

    review = check_case(case, {"report": ReportText("Red and a, on Monday.")}, unread=unread)

    assert [str(fault).removeprefix("reports/report.yaml, ")[:44] for fault in review.faults] == [
        "line 3: the quote says Monday, but 2024-02-0",
        "line 4: unknown relation 'sponsers'; did you",
        "line 5: subject 'rde' is no actor or event o",
        "line 5: the quote is not in the text; neares",
        "line 6: unknown key 'unknown'; use cites, cl",
    ]
    assert review.remarks == ()


# -- the shipped case --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def first() -> CaseFolder:
    """Return the case that comes with actorgraph, read from its folder."""
    return read_case(Path(FIRST))


def test_the_shipped_case_has_no_faults_and_no_remarks_without_its_text(first: CaseFolder) -> None:
    assert check_case(first) == ((), ())


@WITH_REPORT
def test_the_shipped_case_has_no_faults_and_no_remarks_against_its_text(first: CaseFolder) -> None:
    (source,) = first.sources

    assert check_case(first, {source: ReportText(read_text(REPORT))}) == ((), ())


@WITH_REPORT
def test_every_sentence_of_the_report_of_the_shipped_case_has_a_claim(first: CaseFolder) -> None:
    (source,) = first.sources

    assert uncoded(first, source, ReportText(read_text(REPORT))) == ()


@WITH_REPORT
def test_every_quote_of_the_shipped_case_is_in_the_text_but_for_its_links(
    first: CaseFolder,
) -> None:
    text = plain(read_text(REPORT))

    assert [coded.claim.quote for coded in first.claims if coded.claim.quote not in text] == []
