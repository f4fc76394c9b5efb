"""docs/questions.md shows what can be asked, and docs/questions-tested.md the table of questions, with real answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from click.testing import CliRunner

from actorgraph import open_case
from actorgraph.ask.question import KINDS
from actorgraph.model.data import yaml_data
from actorgraph.sentence.wording import shortened
from actorgraph_cli.main import actorgraph

HERE: Final = Path(__file__).parent
DOCS: Final = HERE.parents[1] / "docs"
MARK: Final = "<!-- made by tests/ask/test_questions_document.py -->\n"
SHIPPED: Final = "us_strikes_2024"
REFUSED: Final = ("not understood", "several readings")
#: Lines that are shown of one answer.
MOST_LINES: Final = 40

Row = dict[str, Any]


def rows() -> list[Row]:
    table: list[Row] = yaml_data(HERE / "questions.yaml")
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


#: One question of each kind on the page of what can be asked.
SHOWN: Final = {
    "who": "Who backs KH?",
    "yes-no": "Did the US strike Kata'ib Hezbollah?",
    "attribution": "Who was behind Sunday's drone attack?",
    "responsibility": "Did anyone take credit for the drone attack?",
    "could-be-meant": "Who could be meant by the Islamic Resistance in Iraq?",
    "voices": "How many sources say that Iran backs KH?",
    "figures": "How many US troops were killed in the drone attack?",
    "timeline": "What happened on Sunday?",
    "when": "When did KH suspend its operations?",
    "where": "Did the US hit anything inside Iran?",
    "why": "Why were the US airstrikes carried out?",
    "said": "What did the Iranian president say on Friday?",
    "path": "How is KH tied to the IRGC?",
    "about": "What is the axis of resistance?",
    "same": "Is Tower 22 the same as the Pentagon?",
    "claims": "Which claims rest on anonymous sources?",
    "conflicts": "Where do the sources differ?",
    "intentions": "Does Iran want war with the US?",
    "most": "Who is blamed most?",
    "gaps": "What do we not know about the Jordan attack?",
    "compare": "Compare Iran and the IRGC",
}


def shown() -> str:
    """Return a table of one question of each kind and the first line of its answer."""
    case = open_case()
    lines = ["| you want to know | for instance | answer |", "|---|---|---|"]
    for kind, what in KINDS.items():
        answer = case.ask(SHOWN[kind])
        assert (answer.kind, answer.answered) == (kind, True), kind
        lines.append(f"| {what} | {SHOWN[kind]} | {plain(shortened(answer.sentence, 240))} |")
    return "\n".join(lines) + "\n"


def test_the_page_shows_a_question_of_each_kind_with_its_real_answer(
    golden: Callable[[Path, str], None],
) -> None:
    document = DOCS / "questions.md"
    before, _, after = document.read_text(encoding="utf-8").partition(MARK)
    golden(document, before + MARK + shown() + after[after.index("\n- The first line") :])
    assert len(document.read_text(encoding="utf-8").splitlines()) <= 60


def test_the_document_shows_the_questions_with_their_real_answers(
    golden: Callable[[Path, str], None],
) -> None:
    document = DOCS / "questions-tested.md"
    before, _, _ = document.read_text(encoding="utf-8").partition(MARK)
    golden(document, before + MARK + made())


def test_every_kind_of_question_is_shown_with_an_answer() -> None:
    text = (DOCS / "questions-tested.md").read_text(encoding="utf-8")
    for kind in KINDS:
        shown = text.partition(f"\n## {kind}: ")[2].partition("\n## ")[0]
        assert "$ actorgraph ask" in shown, kind
