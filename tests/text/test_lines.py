"""Tests of the pieces that answers are printed from."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import actorgraph
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.modality import MODALITIES, group
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.writer import StoreWriter
from actorgraph.text.lines import PIPE_WIDTH, Evidence, columns, indented, table
from conftest import World


def test_a_long_text_is_wrapped_and_hangs() -> None:
    lines = list(indented("word " * 30, 2, hang=3))
    assert lines == ["  " + "word " * 18 + "word", "     " + "word " * 10 + "word"]


def test_an_empty_text_is_an_empty_line() -> None:
    assert list(indented("", 4)) == [""]


def test_a_long_word_is_not_broken() -> None:
    assert list(indented("x" * 150, 0)) == ["x" * 150]


@given(
    st.text(st.characters(codec="ascii", categories=["L", "Zs"]), max_size=400), st.integers(0, 8)
)
def test_no_line_of_short_words_is_wider_than_a_pipe(text: str, indent: int) -> None:
    short = " ".join(word[:20] for word in text.split())
    assert all(len(line) <= PIPE_WIDTH for line in indented(short, indent, hang=4))


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("伊朗", 4), ("كتائب", 5)]
)
def test_columns_are_those_of_a_terminal(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_a_table_lines_its_columns_up() -> None:
    rows = [("a", "伊朗", "last"), ("bcd", "x", "more")]
    assert list(table(("Id", "Name", "Rest"), rows))[1:] == ["a    伊朗  last", "bcd  x     more"]


def test_a_table_wraps_its_last_column() -> None:
    lines = list(table(("Id", "Text"), [("a", "word " * 30)]))
    assert lines[1:] == ["a   " + "word " * 18 + "word", "    " + "word " * 10 + "word"]


def test_a_table_without_rows_has_no_lines() -> None:
    assert list(table(("Id", "Text"), [])) == []


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("relation: sponsors, subject: red, object: alpha", "Red sponsors Alpha."),
        (
            "relation: attacks, object: alpha, event: raid, modality: presupposed",
            "Gazette takes for granted that Alpha was attacked in the raid.",
        ),
    ],
)
def test_a_claim_is_printed_as_a_finished_sentence(world: World, claim: str, sentence: str) -> None:
    case = world(claim)
    (it,) = case.claims()
    assert Evidence(case.store, [it]).sentence(it) == sentence


def test_a_voice_says_who_how_when_and_where(world: World) -> None:
    case = world(
        "relation: sponsors, subject: red, object: alpha, claimant: blue, spokesperson: unit,"
        " modality: believed, hedge: “we believe”, when: 2023, said: 2024-01-31, implied: true"
    )
    (it,) = case.claims()
    assert Evidence(case.store, [it]).voice(it) == (
        "— Blue (through Unit) · 2024-01-31 · believed (“we believe”) · holds 2023 · the coder's reading"
        " · in Gazette, 2024-02-02 [c1]"
    )


def test_a_quote_is_printed_in_one_pair_of_marks(world: World) -> None:
    case = world("relation: sponsors, subject: red, object: alpha")
    (it,) = case.claims()
    assert next(Evidence(case.store, [it]).lines(it, 2)) == "  “words 1”"


# -- no line states what nobody asserts ----------------------------------------------------------------

RELATIONS = (
    "attacks",
    "sponsors",
    "attributes",
    "member-of",
    "part-of",
    "allied-with",
    "threatens",
)
ACTORS = ("red", "blue", "alpha")
ENDS = [(one, other) for one in ACTORS for other in ACTORS if one != other]
MADE = st.lists(
    st.builds(
        lambda relation, ends, event, claimant, modality: Claim(
            "c", relation, "report", claimant, ends[0], ends[1], event=event, modality=modality
        ),
        st.sampled_from(RELATIONS),
        st.sampled_from(ENDS),
        st.sampled_from(["", "raid"]),
        st.sampled_from(["gazette", "red"]),
        st.sampled_from(MODALITIES),
    ),
    min_size=1,
    max_size=8,
)
ASKED = st.sampled_from(
    [{}, {"tentative": True}, {"modality": "all"}, {"modality": "not asserted"}]
)


def case_of(claims: list[Claim]) -> actorgraph.Case:
    place = Path(tempfile.mkdtemp()) / "s.db"
    with StoreWriter(place, standard()) as writer:
        for key in (*ACTORS, "gazette"):
            writer.actor(Actor(key, key.title()))
        writer.event(Event("raid", "raid"))
        writer.source(Source("report", "Report", "gazette"))
        writer.claims(replace(claim, id=f"c{at}") for at, claim in enumerate(claims))
    return actorgraph.open_case(place)


def printed(case: actorgraph.Case, asked: dict[str, Any]) -> str:
    """Return all that the questions on lines print, and the tables that a notebook shows."""
    answers: list[Any] = [case.chain("raid", **asked), case.voices(**asked)]
    for one, other in ENDS:
        answers += [case.path(one, other, **asked), case.between(one, other, **asked)]
    answers.append(case.compare(days=("2024-01-01", "2024-02-02"), undated=True, **asked))
    if "modality" not in asked:
        measures: list[Any] = [case.balance(**asked), case.rank(**asked), case.communities(**asked)]
        answers += measures + [case.cut(one, other, **asked) for one, other in ENDS]
    return "\n".join(line for answer in answers for line in (str(answer), *rows_of(answer)))


def rows_of(answer: Any) -> list[str]:
    return [" · ".join(map(str, answer.cells(item))) for item in answer.answers]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(MADE, ASKED)
def test_no_line_states_what_no_claim_asserts(claims: list[Claim], asked: dict[str, Any]) -> None:
    case = case_of(claims)
    evidence = Evidence(case.store, case.claims())
    starts: dict[str, bool] = {}
    for claim in case.claims():
        asserted = group(claim.modality) == "assertive"
        names = [claim.subject.title(), claim.object.title()]
        for words in (evidence.plainly(claim), f" {claim.relation} ".join(names)):
            starts[words] = starts.get(words, False) or asserted
    lines = [line.strip(" ←0123456789.") for line in printed(case, asked).splitlines()]
    said = [words for words, asserted in starts.items() if asserted]
    for words in starts:
        asserted = any(one == words or one.startswith(f"{words} in") for one in said)
        stated = [
            line
            for line in lines
            if line == words or line.startswith((f"{words} ·", f"{words} in"))
        ]
        assert asserted or not stated


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(MADE, ASKED)
def test_no_verdict_on_lines_is_firmer_than_the_claims(
    claims: list[Claim], asked: dict[str, Any]
) -> None:
    case = case_of(
        [claim for claim in claims if group(claim.modality) != "assertive"] or claims[:0]
    )
    answers: list[Any] = [case.chain("raid", **asked), case.voices(modality="not asserted")]
    for one, other in ENDS:
        answers += [case.path(one, other, **asked), case.between(one, other, **asked)]
    assert {answer.verdict for answer in answers} <= {"denied", "not asserted", "not stated"}
