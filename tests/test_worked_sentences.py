"""The worked sentences of docs/coding.md pass their check with their text, and read as the document says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from actorgraph.case.check import check_case
from actorgraph.case.folder import CaseFolder, read_case
from actorgraph.case.text import ReportText
from actorgraph.sentence.part import text_of
from actorgraph.sentence.pattern import Patterns
from actorgraph_data import RIVER

DOCUMENT = Path(__file__).parents[1] / "docs" / "coding.md"
WORKED = re.compile(
    r"^\*\*\d+\. (.+)\*\*\n\n> (.+)\n\n```yaml\n([\s\S]+?)```\n\n((?:Reads: .+\n)+)", re.MULTILINE
)
SOURCE = "source: {id: worked, title: W, publisher: Veldan Courier, date: 2019-05-14, language: en}\nclaims:\n"


class Worked(NamedTuple):
    title: str
    sentence: str
    claims: str
    readings: list[str]


def worked() -> list[Worked]:
    found = WORKED.findall(DOCUMENT.read_text("utf-8"))
    return [
        Worked(title, sentence, claims, [line[7:].rstrip("\\") for line in said.splitlines()])
        for title, sentence, claims, said in found
    ]


def case_of(folder: Path, claims: str) -> CaseFolder:
    for name in ("case.yaml", "actors.yaml", "events.yaml"):
        shutil.copy(Path(RIVER) / name, folder / name)
    (folder / "reports").mkdir()
    (folder / "reports" / "worked.yaml").write_text(SOURCE + claims, "utf-8")
    return read_case(folder)


def test_ten_sentences_are_worked() -> None:
    assert len(worked()) == 10


@pytest.mark.parametrize("one", worked(), ids=lambda one: one.title)
def test_a_worked_sentence_passes_its_check_with_its_text(one: Worked, tmp_path: Path) -> None:
    case = case_of(tmp_path, one.claims)

    assert check_case(case, {"worked": ReportText(one.sentence)}).faults == ()


@pytest.mark.parametrize("one", worked(), ids=lambda one: one.title)
def test_a_worked_sentence_reads_as_the_document_says(one: Worked, tmp_path: Path) -> None:
    case = case_of(tmp_path, one.claims)

    patterns = Patterns(case.nouns, case.vocabulary)
    assert [text_of(patterns.sentence(one.claim)) for one in case.claims] == one.readings
