"""The documents say what is so: README's output, the commands' help, the words."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from actorgraph.modality import MODALITIES
from actorgraph_cli.main import COMMANDS, actorgraph

ROOT = Path(__file__).parents[1]
CONSOLE = re.compile(r"```console\n\$ (actorgraph [^\n]*)\n(.*?)```", re.DOTALL)

Golden = Callable[[Path, str], None]


def output_of(line: str) -> str:
    result = CliRunner().invoke(actorgraph, shlex.split(line)[1:], prog_name="actorgraph")
    assert result.exit_code == 0, result.output
    return str(result.stdout)


@pytest.mark.parametrize(
    "name", ["README.md", "docs/coding.md", "docs/derivation.md", "docs/json.md"]
)
def test_the_output_in_a_document_is_real(
    name: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / name).read_text(encoding="utf-8")
    real = CONSOLE.sub(lambda it: f"```console\n$ {it[1]}\n{output_of(it[1])}```", text)
    golden(ROOT / name, real)


def test_the_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0


def test_the_reference_of_commands_is_their_help(golden: Golden) -> None:
    parts = ["# Commands\n\nMade from `--help` by `pytest --update-golden`.\n"]
    for name in ("", *COMMANDS):
        shown = output_of(f"actorgraph {name} --help").rstrip()
        parts.append(f"\n## actorgraph {name}".rstrip() + f"\n\n```text\n{shown}\n```\n")
    golden(ROOT / "docs" / "cli.md", "".join(parts))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_and_a_word_for_every_option(name: str) -> None:
    command = actorgraph.get_command(click.Context(actorgraph), name)
    assert command is not None
    assert f"Example: actorgraph {name}" in (command.help or "")
    options = [it for it in command.params if isinstance(it, click.Option)]
    assert [it.name for it in options if not it.help] == []


@pytest.mark.parametrize("modality", MODALITIES)
def test_the_glossary_has_every_modality(modality: str) -> None:
    assert f"**{modality}**" in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []
