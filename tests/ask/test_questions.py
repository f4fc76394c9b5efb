"""The table of questions in plain English: each is read, answered or refused as its row says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner

from actorgraph import Case, open_case
from actorgraph.ask.question import KINDS
from actorgraph.questions.whether import VERDICTS
from actorgraph_cli.main import actorgraph
from actorgraph_data import FIRST

HERE: Final = Path(__file__).parent
REFUSED: Final = ("not understood", "several readings")
KEYS: Final = {"case", "kind", "question", "verdict", "answers", "claims", "unknown", "figures", "readings"}  # fmt: skip
Row = dict[str, Any]
ROWS: Final[list[Row]] = yaml.safe_load((HERE / "questions.yaml").read_text("utf-8"))


def folder(name: str) -> Path:
    return FIRST if name == "us_strikes_2024" else HERE / "cases" / name


@cache
def case(name: str) -> Case:
    return open_case(folder(name))


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
    told = case(row["case"]).ask(row["question"]).document()
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


@pytest.mark.parametrize("row", [row for row in ROWS if row["verdict"] in REFUSED], ids=name_of)
def test_a_refused_question_says_why_and_offers_others(row: Row) -> None:
    told = case(row["case"]).ask(row["question"])

    assert not told.answered
    assert told.readings or ((told.unknown or told.reason) and told.suggestions)


@pytest.mark.parametrize("name", ["harbour_dispute", "highland_war"])
def test_the_invented_cases_have_no_faults(name: str) -> None:
    result = CliRunner().invoke(actorgraph, ["check", str(folder(name))])

    assert (result.exit_code, result.stdout.rpartition("; ")[2]) == (0, "no faults\n")


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
    assert {row["verdict"] for row in ROWS} <= {*VERDICTS, *REFUSED}
    assert [n for n in Counter((row["case"], row["question"]) for row in ROWS).values() if n > 1] == []  # fmt: skip
