"""docs/questions.md shows the table of questions with their real answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import yaml
from click.testing import CliRunner

from actorgraph.ask.question import KINDS
from actorgraph_cli.main import actorgraph

HERE: Final = Path(__file__).parent
DOCUMENT: Final = HERE.parents[1] / "docs" / "questions.md"
MARK: Final = "<!-- made by tests/ask/test_questions_document.py -->\n"
SHIPPED: Final = "us_strikes_2024"
REFUSED: Final = ("not understood", "several readings")
#: Lines that are shown of one answer.
MOST_LINES: Final = 40

Row = dict[str, Any]


def rows() -> list[Row]:
    table: list[Row] = yaml.safe_load((HERE / "questions.yaml").read_text("utf-8"))
    return [row for row in table if row["case"] == SHIPPED]


def output_of(question: str) -> str:
    result = CliRunner().invoke(actorgraph, ["ask", question])
    lines = result.stdout.rstrip("\n").split("\n")
    shown = lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        shown.append(f"… and {len(lines) - MOST_LINES} more lines")
    return "\n".join(shown)


def plain(text: str) -> str:
    return re.sub(r"([|<>*_`])", r"\\\1", text)


def section(kind: str, of_kind: list[Row]) -> Iterator[str]:
    yield f"\n## {kind}: {KINDS[kind]}\n\n"
    yield "| question | verdict | answers |\n|---|---|---|\n"
    for row in of_kind:
        answers = ", ".join(row["answers"]) or ", ".join(row.get("figures", ()))
        yield f"| {plain(row['question']) or '(nothing)'} | {row['verdict']} | {plain(answers)} |\n"
    example = next((row for row in of_kind if row["verdict"] not in REFUSED), None)
    if example is not None:
        yield f'\n```console\n$ actorgraph ask "{example["question"]}"\n'
        yield output_of(example["question"]) + "\n```\n"


def made() -> str:
    table = rows()
    parts: list[str] = []
    for kind in KINDS:
        of_kind = [row for row in table if row["kind"] == kind and len(row["question"]) < 200]
        parts += section(kind, of_kind)
    return "".join(parts)


def test_the_document_shows_the_questions_with_their_real_answers(
    golden: Callable[[Path, str], None],
) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, _ = text.partition(MARK)
    golden(DOCUMENT, before + MARK + made())


def test_every_kind_of_question_is_shown_with_an_answer() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for kind in KINDS:
        shown = text.partition(f"\n## {kind}: ")[2].partition("\n## ")[0]
        assert "$ actorgraph ask" in shown, kind
