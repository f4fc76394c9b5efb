"""The claims nearest to a question that the grammar does not read: its answer if they meet all of it, else to be looked through."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from actorgraph import Case, open_case
from actorgraph.ask.reader import Reader
from actorgraph_cli.main import actorgraph
from actorgraph_data import FIRST
from conftest import World

REPORT: Final = Path(FIRST)
RIVER: Final = REPORT.with_name("river_war")


@cache
def case(folder: Path) -> Case:
    return open_case(folder)


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("who paid for the militias' training", {"iran-supplies-proxies"}),
        ("what does iran hand out to its proxies?", {"iran-supplies-proxies", "iran-invests-in-proxies", "iran-has-proxies"}),
        ("Were the Free Hezbollah Brigades advised by anyone?", {"kh-advises-free-brigades"}),
        ("Where had the bombers been flown from?", {"us-uses-aircraft", "us-uses-bombers"}),
    ],
)  # fmt: skip
def test_claims_that_meet_all_of_a_question_answer_it(question: str, claims: set[str]) -> None:
    told = case(REPORT).ask(question)
    assert told.answered
    assert set(told.claims) == claims


@pytest.mark.parametrize(
    "question",
    [
        "which militias bankroll Iran's economy",  # the roles are turned round, and a word is missing
        "whose training do the militias pay for in Iran",
        "is Iran getting money and weapons out of the militias",
        "did CNN attack militias with bombers",  # CNN only tells of it
        "was the attack in Syria carried out by bombers from Iran",
        "were Russian bombers used",
        "who recommended passive defense to the US military",
        "is KH the least powerful militia in Iraq",  # a judgement
        "which side is winning",
        "when was the last attack",
        "who heads to Iran",  # another verb
        "Is the Pentagon a place?",  # only a type is met
        "what did they hand out to the proxies",  # whoever they are
    ],
)
def test_what_speaks_against_the_claims_leaves_a_question_without_an_answer(question: str) -> None:
    assert not case(REPORT).ask(question).answered


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("did karth recall its ambassador", True),
        ("did veldania recall its ambassador", False),
        ("did karth close its border", False),
        ("Is Veldania the one which recalled its ambassador?", False),
        ("how many fighters did the ambush kill according to Veldania", False),
    ],
)
def test_who_is_asked_to_have_done_it_does_it_in_the_claim_that_answers(
    question: str, answered: bool
) -> None:
    assert case(RIVER).ask(question).answered == answered


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("has anybody pinned the Jordan attack fully on KH", "white-house-stops-short-of-kh"),
        ("Had the earlier raids on weapons depots put the militants off?", "strikes-did-not-deter"),
        ("who tipped CNN off about the B-1s", "official-tells-cnn"),
        ("will nujaba keep going after the americans", "nujaba-will-attack-us"),
    ],
)
def test_what_is_not_understood_shows_what_is_said_nearest_to_it(
    question: str, nearest: str
) -> None:
    told = case(REPORT).ask(question)
    assert not told.answered
    assert told.nearest[0] == nearest
    assert told.document()["nearest"] == list(told.nearest)


def test_the_command_line_shows_it_with_quote_and_voice() -> None:
    question = "Had the earlier raids on weapons depots put the militants off?"
    result = CliRunner().invoke(actorgraph, ["-c", str(REPORT), "ask", question])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Said nearest to its words\n  The US military did not deter" in result.stderr
    assert "“none of those strikes deterred the militants”" in result.stderr


def test_nothing_is_near_to_words_that_no_claim_has() -> None:
    assert case(REPORT).ask("zorb glim frantic plumage").nearest == ()
    assert case(REPORT).ask("").nearest == ()
    assert case(REPORT).ask("x " * 600).nearest == ()


def test_what_few_claims_meet_counts_more_than_what_many_do(world: World) -> None:
    store = world(
        "relation: sponsors, subject: red, object: alpha",
        "relation: sponsors, subject: red, object: beta",
        "relation: attacks, subject: beta, text: a harbour",
    ).store
    near = Reader(store).nearest("has red a harbour")
    assert near is not None
    assert [claim.relation for claim in near.shown] == ["attacks"]


@pytest.mark.parametrize(
    ("question", "claims"),
    [
        ("has karth admitted sponsoring anyone on the river", ()),
        ("by which side was the border shut on Tuesday", ("border-closed",)),
        ("who do the union's investigators blame", ("investigators-silent",)),
    ],
)
def test_another_case_is_read_the_same_way(question: str, claims: tuple[str, ...]) -> None:
    assert case(RIVER).ask(question).claims == claims
