"""The table of questions in plain English: each is read, answered or refused as its row says."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import click
import pytest
from click.testing import CliRunner

from actorgraph import Case, open_case
from actorgraph.ask.answer import Asked
from actorgraph.ask.question import KINDS
from actorgraph.case.check import check_case
from actorgraph.case.folder import read_case
from actorgraph.model.data import yaml_data
from actorgraph.questions.answer import Answer, Verdict
from actorgraph.questions.registry import QUESTIONS
from actorgraph_cli.main import actorgraph
from actorgraph_cli.question import call_given
from actorgraph_data import FIRST
from conftest import ACTORS, World

HERE: Final = Path(__file__).parent
REFUSED: Final = ("not understood", "several readings")
KEYS: Final = {"case", "kind", "question", "verdict", "answers", "claims", "unknown", "figures", "readings"}  # fmt: skip
Row = dict[str, Any]
ROWS: Final[list[Row]] = yaml_data(HERE / "questions.yaml")


def folder(name: str) -> Path:
    return Path(FIRST) if name == "us_strikes_2024" else HERE / "cases" / name


@cache
def case(name: str) -> Case:
    return open_case(folder(name))


@cache
def asked(name: str, question: str) -> Asked:
    return case(name).ask(question)


def name_of(row: Row) -> str:
    return f"{row['case']}: {row['question']}"


def expected(row: Row) -> Row:
    """Return the part of the answer that a row fixes; a question that is refused has no kind."""
    kind = None if row["verdict"] in REFUSED else row["kind"]
    parts = {"kind": kind, "verdict": row["verdict"], "answers": row["answers"], "claims": sorted(row["claims"])}  # fmt: skip
    beside = {key: row[key] for key in ("unknown", "readings") if key in row}
    return parts | beside | ({"figures": sorted(row["figures"])} if "figures" in row else {})


def given(row: Row) -> Row:
    """Return the same part of what the program answers."""
    told = asked(row["case"], row["question"]).document()
    of: dict[str, Callable[[], Any]] = {
        "kind": lambda: told["kind"],
        "verdict": lambda: told["verdict"],
        "answers": lambda: [answer["actor"] for answer in told["answers"]],
        "claims": lambda: sorted(told["claims"]),
        "unknown": lambda: told["unknown"],
        "readings": lambda: [it["reading"] for it in told["readings"]],
        "figures": lambda: sorted(f"{it['op']} {it['value']:g}" for it in told["figures"]),
    }
    return {key: of[key]() for key in expected(row)}


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_a_question_gets_the_answer_of_its_row(row: Row) -> None:
    assert given(row) == expected(row)


#: Other ways to type a question, which change nothing; each row tries one of them.
OTHERWISE: Final[tuple[Callable[[str], str], ...]] = (
    str.upper,
    str.lower,
    lambda text: text.rstrip("?"),
    lambda text: f"Please: {text}",
    lambda text: f"{text.rstrip('?')}, please?",
    lambda text: text.replace("'", "’"),
    lambda text: text.replace(" ", "   "),
)


def some(rows: list[Row]) -> Any:
    """Return every fourth row as one of the default run, and the others as slow ones."""
    slow = [() if at % 4 == 0 else (pytest.mark.slow,) for at in range(len(rows))]
    return [
        pytest.param(row, id=name_of(row), marks=marks)
        for row, marks in zip(rows, slow, strict=True)
    ]


@pytest.mark.parametrize("row", some(ROWS))
def test_a_question_said_otherwise_gets_the_same_answer(row: Row) -> None:
    otherwise = OTHERWISE[ROWS.index(row) % len(OTHERWISE)]
    typed_so = {**row, "question": otherwise(row["question"])}
    typed_so.pop("unknown", None)  # tells the words as they were typed

    assert given(typed_so) == expected(typed_so)


@pytest.mark.parametrize("row", [row for row in ROWS if row["verdict"] in REFUSED], ids=name_of)
def test_a_refused_question_says_why_and_offers_others(row: Row) -> None:
    told = asked(row["case"], row["question"])

    assert not told.answered
    assert told.readings or ((told.unknown or told.reason) and told.suggestions)


@pytest.mark.parametrize("name", ["harbour_dispute", "highland_war"])
def test_the_invented_cases_have_no_faults_and_no_remarks(name: str) -> None:
    assert check_case(read_case(folder(name))) == ((), ())


@pytest.mark.parametrize(
    ("name", "question", "beside"),
    [
        ("us_strikes_2024", "Did the White House blame Kata'ib Hezbollah for the Jordan attack?", ["white-house-hints-at-kh", "white-house-stops-short-of-kh"]),
        ("us_strikes_2024", "Was the Jordan attack attributed to Kata'ib Hezbollah?", ["white-house-hints-at-kh", "white-house-stops-short-of-kh"]),
        ("us_strikes_2024", "Has Kata'ib Hezbollah attacked the US military?", ["kh-attacked-us-forces", "kh-operated-against-us"]),
        ("harbour_dispute", "Who funds Red Anchor?", ["varenia-hints-at-marlund"]),
        ("harbour_dispute", "Was Marlund behind the convoy raid?", ["varenia-suspects-marlund"]),
        ("highland_war", "Who trains the Snow Leopards?", ["qasran-denies-leopards"]),
    ],
)  # fmt: skip
def test_what_is_hinted_withheld_denied_or_taken_for_granted_is_told_apart(
    name: str, question: str, beside: list[str]
) -> None:
    told = case(name).ask(question).document()

    assert set(beside) <= set(told["also_said"])
    assert not set(beside) & set(told["claims"])


# -- the table itself --------------------------------------------------------------------------------


def test_the_table_has_questions_of_all_kinds_over_three_cases() -> None:
    cases = Counter(row["case"] for row in ROWS)

    assert len(ROWS) >= 150
    assert {row["kind"] for row in ROWS} == set(KINDS)
    assert cases["us_strikes_2024"] >= 80
    assert min(cases["harbour_dispute"], cases["highland_war"]) >= 45


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_refuses_or_leaves_open_five_questions_of_each_kind(kind: str) -> None:
    open_ones = [row for row in ROWS if row["verdict"] in (*REFUSED, "not stated")]

    assert sum(row["kind"] == kind for row in open_ones) >= 5


def test_a_row_has_only_known_keys_and_verdicts_and_no_question_comes_twice() -> None:
    assert {key for row in ROWS for key in row} <= KEYS
    assert {row["verdict"] for row in ROWS} <= {*Verdict, *REFUSED}
    assert [n for n in Counter((row["case"], row["question"]) for row in ROWS).values() if n > 1] == []  # fmt: skip


# -- through the command line ------------------------------------------------------------------------

#: Rows that go through the command line too: stated, hedged, derived, contradicted, denied, not stated.
TYPED: Final = (
    "Who backs KH?",
    "Whom does the White House blame for the attack in Jordan?",
    "Is Kataib Hezbolah financed by the IRGC?",
    "Does Marlund sponsor the Dock Guard?",
    "Does the US want war with Iran?",
    "Did the US strike Kata'ib Hezbollah?",
    "How many ships were taken in the convoy raid?",
    "Who leads the Highland Front?",
    "who is ابراهیم رئیسی",
    "Is there any path between Hamas and Iran?",
)
#: How the kinds of answers say that there is nothing.
NOTHING: Final = ("Not stated", "No path", "No conflict", "Nothing here", "0 independent voices")
LEADER: Final = """\
Stated. Nera Voss leads Red Anchor (Harbour Courier, 6 March 2021).

  Nera Voss is captain of Red Anchor.
      “Nera Voss, captain of Red Anchor”
      — Harbour Courier · stated · in Harbour Courier, 2021-03-06 [voss-leads-red-anchor]

I read: who leads Red Anchor.
        actorgraph who leads red-anchor
"""
TWO_READINGS: Final = """\
This may mean 2 things; ask one of them:
  - who paid the Sable Tide Company
    actorgraph who pays sable-tide
  - who paid the Straits Council
    actorgraph who pays straits-council
"""


def typed(name: str, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, ["-c", str(folder(name)), "ask", *words])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("row", [row for row in ROWS if row["question"] in TYPED], ids=name_of)
def test_the_command_line_prints_every_claim_and_the_reading_and_exits_0(row: Row) -> None:
    code, out, errors = typed(row["case"], row["question"], "--all")

    assert (code, errors) == (0, "")
    assert out.startswith(row["verdict"].capitalize())
    assert "\n\nI read: " in out
    assert [key for key in row["claims"] if f"[{key}]" not in out] == []


@pytest.mark.parametrize(
    "row", some([row for row in ROWS if row["verdict"] == "not stated" and not row["claims"]])
)
def test_the_command_line_says_so_where_nothing_is_told_and_exits_0(row: Row) -> None:
    code, out, errors = typed(row["case"], row["question"])

    assert (code, errors) == (0, "")
    assert out.startswith(NOTHING)


def test_the_command_line_tells_who_says_it_in_which_words() -> None:
    assert typed("harbour_dispute", "who is the leader of red anchor") == (0, LEADER, "")


def test_the_command_line_lists_both_readings_and_exits_1() -> None:
    assert typed("harbour_dispute", "Who pays STC?") == (1, "", TWO_READINGS)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Who is Ahab?", "nobody and nothing is called 'Ahab' here"),
        ("Is Marlund worse than Varenia?", "'worse' asks for a judgement"),
        ("Wer zahlt Sable Tide?", "only questions in English are understood"),
        ("", "the question is empty"),
        ("who " * 2500, "Not understood: "),
    ],
    ids=["an unknown name", "a judgement", "German", "nothing", "10,000 characters"],
)
def test_the_command_line_refuses_with_a_reason_and_exits_1(question: str, reason: str) -> None:
    code, out, errors = typed("harbour_dispute", question)

    assert (code, out) == (1, "")
    assert errors.startswith("Not understood: ")
    assert reason in errors


def test_json_holds_what_the_row_says() -> None:
    row = next(row for row in ROWS if row["question"] == "Does Marlund sponsor the Dock Guard?")
    code, out, errors = typed(row["case"], row["question"], "--json")
    told = json.loads(out)

    assert (code, errors) == (0, "")
    assert {key: told[key] for key in ("kind", "verdict", "answers", "command")} == {
        "kind": "yes-no",
        "verdict": "contradicted",
        "answers": [],
        "command": "actorgraph whether marlund sponsors dock-guard",
    }
    assert sorted(told["claims"]) == sorted(row["claims"])


def test_json_of_a_refused_question_is_a_document_too_and_exits_1() -> None:
    code, out, errors = typed("highland_war", "Where is Atlantis?", "--json")
    told = json.loads(out)

    assert (code, errors) == (1, "")
    assert (told["verdict"], told["unknown"], told["answer"]) == ("not understood", ["Atlantis"], None)  # fmt: skip


def printed_by(row: Row) -> Answer[Any]:
    """Return the answer of the command that is printed, read as the command line reads it."""
    program, *words = shlex.split(asked(row["case"], row["question"]).document()["command"])
    assert program == "actorgraph"
    name, *rest = words
    command = actorgraph.get_command(click.Context(actorgraph), name)
    assert command is not None
    given = command.make_context(name, rest).params
    store = case(row["case"]).store
    return call_given(QUESTIONS[name], given, store).run(store)


@pytest.mark.parametrize("row", [row for row in ROWS if row["verdict"] not in REFUSED], ids=name_of)
def test_the_command_that_is_printed_gives_the_same_verdict_and_claims(row: Row) -> None:
    answer = asked(row["case"], row["question"])
    printed = printed_by(row)

    assert (printed.verdict, printed.claims, printed.beside, printed.document()) == (
        answer.verdict,
        answer.claims,
        answer.beside,
        answer.document()["answer"],
    )


@pytest.mark.parametrize("word", ["still", "no longer"])
@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("when: 2023-01/2023-03", "not stated"),
        ("when: 2023-01/..", "stated"),
        ("when: 2023-01/2024-02", "stated"),
        ("when: 2023-04/.., modality: denied", "denied"),
        ("modality: denied", "denied"),
        ("said: 2024-02-02", "stated"),
    ],
)
def test_still_and_no_longer_ask_of_the_day_of_the_latest_report(
    world: World, word: str, claim: str, verdict: str
) -> None:
    case = world(f"relation: allied-with, subject: red, object: blue, {claim}")
    asked = case.ask(f"Is Red {word} an ally of Blue?")
    assert (asked.verdict, asked.document()["command"]) == (
        verdict,
        "actorgraph whether red allied-with blue --as-of 2024-02-02",
    )
    assert f"{word!r} is asked of 2024-02-02, the date of the latest report" in asked.remarks


MARCH = "- {id: walk, name: march on Town, type: other, when: 2024-05, names: [the march]}"


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("How many were arrested at the march?", "figures walk --what arrested"),
        ("How many were arrested in the march?", "figures walk --what arrested"),
        ("How many were arrested in March?", "figures --what arrested --as-of 2024-03"),
        ("How many were arrested in March 2023?", "figures --what arrested --as-of 2023-03"),
        ("How many were arrested on March 2?", "figures --what arrested --as-of 2024-03-02"),
    ],
)
def test_the_name_of_a_thing_is_no_month(world: World, question: str, command: str) -> None:
    claim = "relation: counts, event: walk, quantity: {what: arrests, op: '=', value: 2}"
    asked = world(claim, events=MARCH).ask(question)
    assert asked.document()["command"] == f"actorgraph {command}"


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("Does Red control Alpha?", "whether red commands alpha"),
        ("Is Alpha controlled by Red?", "whether red commands alpha"),
        ("Who controls Alpha?", "who commands alpha"),
        ("Does Red control Town?", "whether red occupies town"),
        ("Does Red occupy Alpha?", "whether red occupies alpha"),
    ],
)
def test_only_a_place_is_occupied_by_who_controls_what(
    world: World, question: str, command: str
) -> None:
    actors = ACTORS + "- {id: town, name: Town, type: place}\n"
    asked = world("relation: sponsors, subject: red, object: alpha", actors=actors).ask(question)
    assert asked.document()["command"] == f"actorgraph {command}"


def test_the_event_that_only_its_kind_names_is_said_in_a_note() -> None:
    first = case("us_strikes_2024")
    assert first.ask("Did CNN say that Iran was behind the attack?").remarks == (
        "'the attack' is read as the drone attack on a US outpost in Jordan",
    )
    assert first.ask("Did CNN say that Iran was behind the drone attack?").remarks == ()


def test_a_wish_that_is_only_denied_is_said_to_be_denied(world: World) -> None:
    denial = "relation: seeks-conflict-with, subject: red, object: blue, modality: denied"
    answer = str(world(denial).ask("Does Red want war with Blue?"))
    assert answer.startswith("Denied. Red does not seek conflict with Blue (")


def test_what_is_suggested_has_its_articles_and_fits_a_person(world: World) -> None:
    actors = ACTORS + "- {id: ann, name: Ann Lee, type: person}\n"
    case = world("relation: attacks, subject: alpha, object: blue, event: raid", actors=actors)
    assert "Who leads Ann Lee?" not in case.ask("Who leads Ann Lee frobly?").suggestions
    assert "When was the raid?" in case.ask("Why xyzzy raid happen?").suggestions
