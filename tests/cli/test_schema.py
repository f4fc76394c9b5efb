"""The command schema: files for editors, or one schema on stdout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph.model.modality import MODALITIES
from actorgraph_cli.main import actorgraph
from language_server import Editor, editor_in, needs_server


def schema(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, ["schema", *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_schemas_are_written_into_the_case(tmp_path: Path) -> None:
    CliRunner().invoke(actorgraph, ["new", str(tmp_path / "case")])

    code, out, err = schema("-c", str(tmp_path / "case"))

    assert (code, len(out.splitlines())) == (0, 4)
    assert err.splitlines()[-1] == (
        "first line of reports/*.yaml: # yaml-language-server: $schema=../schema/report.json"
    )


def test_one_schema_is_printed() -> None:
    code, out, _ = schema("report", "-c", "river_war")

    assert (code, list(json.loads(out)["properties"])) == (0, ["source", "claims", "read"])


def test_a_case_that_is_shipped_is_not_written_to() -> None:
    code, out, err = schema("-c", "river_war")

    assert (code, out) == (1, "")
    assert err.startswith("Error: river_war comes with actorgraph and is not written to")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edited") / "case"
    CliRunner().invoke(actorgraph, ["new", str(folder)])
    schema("-c", str(folder))
    return folder


@pytest.fixture(scope="module")
def editor(case: Path) -> Iterator[Editor]:
    with editor_in(case) as editor:
        yield editor


HEAD = "# yaml-language-server: $schema=../schema/report.json\nclaims:\n- "


@needs_server
@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("modality: ", list(MODALITIES)),
        ("subject: ", ["blue-front", "border-raid", "border-town", "red-state", "the-gazette"]),
        ("relation: ", ["attacks", "attributes", "denies-responsibility", "led-by", "sponsors"]),
    ],
)
def test_an_editor_offers_what_may_stand_there(
    editor: Editor, case: Path, typed: str, offered: list[str]
) -> None:
    found = editor.offered(case / "reports" / f"{typed[:3]}.yaml", HEAD + typed)
    assert [word for word in offered if word not in found] == []


@needs_server
@pytest.mark.slow
@pytest.mark.parametrize("typed", ["subject: ", "modality: "])
def test_an_editor_offers_what_the_document_shows(editor: Editor, case: Path, typed: str) -> None:
    found = editor.offered(case / "reports" / f"shown-{typed[:3]}.yaml", HEAD + typed)
    text = (Path(__file__).parents[2] / "docs" / "coding.md").read_text(encoding="utf-8")
    [shown] = [line for line in text.splitlines() if line.startswith(f"  {typed}▏")]
    offered = [word for word in found if word != "null"]
    assert shown.partition("▏")[2].strip().split(" · ") == offered


@needs_server
@pytest.mark.slow
def test_an_editor_marks_what_the_case_has_not(editor: Editor, case: Path) -> None:
    path = case / "reports" / "marked.yaml"
    claim = (
        "relation: sponsors\n  subject: red-state\n  object: blue-front\n  quote: arms and pays\n"
    )
    source = "source: {title: A, publisher: the-gazette, date: 2024-05-04}\n"
    right = HEAD.replace("claims:", source + "claims:") + claim
    assert editor.marked(path, right) == []
    wrong = right + "  modality: probable\n"
    [fault] = editor.marked(case / "reports" / "wrong.yaml", wrong)
    assert "likely" in fault
