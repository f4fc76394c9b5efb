"""The command schema: files for editors, or one schema on stdout."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from actorgraph_cli.main import actorgraph


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
