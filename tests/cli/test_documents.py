"""The documents that ``--json`` prints, key by key and value by value, for the whole table of questions."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from actorgraph.model.data import yaml_data
from actorgraph_cli.main import actorgraph
from actorgraph_data import FIRST

TESTS: Final = Path(__file__).parents[1]
GOLDEN: Final = TESTS / "golden" / "documents"
ROWS: Final[list[dict[str, Any]]] = yaml_data(TESTS / "ask" / "questions.yaml")
CASES: Final = ("us_strikes_2024", "harbour_dispute", "highland_war")
#: One call of each command that prints a document, beside those that questions in English print.
COMMANDS: Final = (
    "info",
    "actors",
    "events",
    "sources",
    "relations",
    "claims --claimant 'White House'",
    "find outpost",
    "who sponsors KH",
    "who sponsors KH --direct",
    "whom Iran sponsors --tentative",
    "who attacks us-military --since 2024-01-28",
    "path Iran us-military",
    "path 'US Central Command' KH --k 3",
    "path Iran 'Kata''ib Hezbollah' --strongest",
    "path --from-type state --to-type armed-group",
    "between KH 'White House'",
    "attribution jordan-outpost-attack",
    "chain jordan-outpost-attack",
    "compare --as-of 2024-01-28 --as-of 2024-02-02",
    "compare --source 2024-02-02-us-strikes --source 2024-02-02-us-strikes",
    "conflicts",
    "voices",
    "voices --by publisher",
    "timeline KH",
    "show KH",
    "show white-house-blames-iri",
    "whether US attacks KH",
    "figures 'US airstrikes in Iraq and Syria'",
    "why us-strikes",
    "rank",
    "rank --by betweenness",
    "rank --by broker",
    "communities",
    "cut Iran us",
    "balance",
    "same --propose",
    "same --list",
    "formats",
)  # fmt: skip


def folder(name: str) -> Path:
    return Path(FIRST) if name == "us_strikes_2024" else TESTS / "ask" / "cases" / name


def printed(case: str, *argv: str) -> Any:
    result = CliRunner().invoke(actorgraph, ["-c", str(folder(case)), *argv, "--json"])
    return (
        json.loads(result.stdout)
        if result.stdout
        else {"exit_code": result.exit_code, "stderr": result.stderr}
    )


def english(case: str) -> Iterator[tuple[str, Any]]:
    for row in ROWS:
        if row["case"] == case:
            yield f"ask {row['question']}", printed(case, "ask", row["question"])


def lines(documents: Iterator[tuple[str, Any]]) -> str:
    return "".join(
        f"{json.dumps({'argv': argv, 'document': document}, ensure_ascii=False)}\n"
        for argv, document in documents
    )


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_a_question_in_english_prints_the_same_document_as_before(
    case: str, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"ask-{case}.jsonl", lines(english(case)))


def test_a_command_prints_the_same_document_as_before(
    golden: Callable[[Path, str], None],
) -> None:
    called = ((argv, printed("us_strikes_2024", *shlex.split(argv))) for argv in COMMANDS)
    golden(GOLDEN / "commands.jsonl", lines(called))
