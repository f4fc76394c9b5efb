"""The documents say what is so: README's output, the commands' help, the words."""

from __future__ import annotations

import doctest
import inspect
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from actorgraph.formats.format import Format
from actorgraph.formats.registry import formats
from actorgraph.model.modality import MODALITIES
from actorgraph_cli.main import COMMANDS, actorgraph
from real_data import real_file

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


def test_the_table_of_formats_is_what_the_formats_say(golden: Golden) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    head = "| format | commands | what it is | keeps | loses |\n|---|---|---|---|---|\n"
    before, _, after = text.partition(head)
    rest = re.sub(r"\A(?:\|.*\n)*", "", after)
    rows = "".join(
        f"| `{it.name}` | {actions_of(it)} | {it.title} | {it.keeps} | {it.loses} |\n"
        for it in formats().values()
    )
    golden(ROOT / "README.md", f"{before}{head}{rows}{rest}")


def test_the_page_of_formats_is_what_the_formats_say(golden: Golden) -> None:
    parts = ["# Formats\n\nMade from `actorgraph formats` by `pytest --update-golden`.\n"]
    for it in formats().values():
        told = output_of(f"actorgraph formats {it.name}").splitlines()[1:]
        lines = "".join(f"- {line}\n" for line in told)
        parts.append(f"\n## {it.name}\n\n{it.title}.\n\n{lines}\n{about(module_of(it))}\n")
    golden(ROOT / "docs" / "formats.md", "".join(parts))


def module_of(it: Format) -> ModuleType:
    """Return the module that has a format."""
    return next(
        module
        for name, module in sys.modules.items()
        if name.startswith("actorgraph.formats.") and getattr(module, "FORMAT", None) is it
    )


def about(module: ModuleType) -> str:
    """Return what a module says about itself, as Markdown."""
    words = inspect.cleandoc(module.__doc__ or "")
    paragraphs = [part for part in words.split("\n\n") if not part.startswith((">>>", "==="))]
    return "\n\n".join(part.replace("``", "`") for part in paragraphs)


def actions_of(it: Format) -> str:
    return ", ".join(["import"] * bool(it.read) + ["export"] * bool(it.write))


def test_the_worked_example_gives_the_answer_that_the_readme_shows(tmp_path: Path) -> None:
    tables = [
        str(real_file(f"ofac-sdn/{name}.csv")) for name in ("sdn", "alt", "add", "sdn_comments")
    ]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"the answer is\n\n```text\n(.*?)```", text, re.DOTALL)
    assert shown
    store = str(tmp_path / "joined.db")
    run = CliRunner()
    for words in (
        ["export", "case", "-o", str(tmp_path / "strikes")],
        ["import", str(tmp_path / "strikes"), *tables, "--into", store],
        ["same", "--propose", "-c", store],
        ["same", "kataib-hezbollah", "ofac-11462", "--confirm", "--by", "A. Reader", "-c", store],
    ):
        assert run.invoke(actorgraph, words).exit_code == 0
    assert run.invoke(actorgraph, ["who", "affiliated-with", "KH", "-c", store]).stdout == shown[1]


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
