"""A case of four actors without claims, and a report of twelve sentences, for the tests of the coding page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from actorgraph.serve.coding.workbench import Workbench

ACTORS: Final = """\
# who is who
- {id: red, name: Redland, type: state}   # a state
- id: alpha
  name: Alpha Front
  type: armed-group
- {id: blue, name: Blueland, type: state}
- {id: gazette, name: The Gazette, type: media-outlet}
"""
SENTENCES: Final = (
    "Redland arms the Alpha Front.",
    "The Alpha Front attacked Blueland on Friday.",
    "It rained.",
    "Blueland blamed Redland for the attack.",
    "Redland denied that it arms the Alpha Front.",
    "Nina Voss leads the Alpha Front.",
    "Voss said that the Alpha Front would attack Blueland again.",
    "The Green Brigade is part of the Alpha Front.",
    "At least 12 soldiers were killed.",
    "The shops were open.",
    "Blueland expelled diplomats of Redland.",
    "Blueland threatened Redland.",
)
TEXT: Final = f"Attack on Blueland\n\n{' '.join(SENTENCES[:6])}\n\n{' '.join(SENTENCES[6:])}\n"


@pytest.fixture(autouse=True)
def capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let names be found by their capitals, whether a model is installed or not."""
    monkeypatch.setattr("actorgraph.drafts.draft.named_by_model", lambda text: None)
    monkeypatch.setattr("actorgraph.drafts.draft.trees_of", lambda read, lexicon: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the case, beside its report ``2024-05-04-gazette.txt``."""
    case = tmp_path / "world"
    case.mkdir()
    (case / "case.yaml").write_text("title: World\n")
    (case / "actors.yaml").write_text(ACTORS)
    (tmp_path / "2024-05-04-gazette.txt").write_text(TEXT, "utf-8")
    return case


def bench_of(folder: Path, coder: str = "") -> Workbench:
    report = folder.parent / "2024-05-04-gazette.txt"
    return Workbench(folder, report, coder=coder, publisher="The Gazette")


@pytest.fixture
def bench(folder: Path) -> Workbench:
    return bench_of(folder)


def do(bench: Workbench, deed: str, **given: Any) -> str:
    """Do something as the page does it, which has just seen the files."""
    return bench.do(deed, {**given, "version": bench.seen().version})


def claim(**fields: Any) -> dict[str, Any]:
    """Return a claim of the first sentence."""
    return {
        "relation": "sponsors",
        "subject": "red",
        "object": "alpha",
        "quote": SENTENCES[0][:-1],
    } | fields
