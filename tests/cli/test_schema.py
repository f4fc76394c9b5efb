"""The command schema: files for editors, or one schema on stdout."""

from __future__ import annotations

import html
import json
import re
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
def test_an_editor_offers_and_marks_what_the_picture_shows(editor: Editor, case: Path) -> None:
    typed = HEAD + "relation: threatens\n  subject: blue-front\n  modality: probable\n  object: "
    text = (Path(__file__).parents[2] / "docs" / "editor.svg").read_text(encoding="utf-8")
    shown = re.findall(r">([^<]*)</text>", html.unescape(text).replace("\u00a0", " "))
    menu = [line.removesuffix("Value").strip() for line in shown if line.endswith("Value")]
    marked = [line.removeprefix("■ ") for line in shown if line.startswith("■")]

    assert menu == sorted(editor.offered(case / "reports" / "offered.yaml", typed))
    faults = editor.marked(case / "reports" / "typed.yaml", typed)
    assert [line for line in marked if not any(fault.startswith(line) for fault in faults)] == []
    assert len(marked) == 2


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
