"""The documents say what is so: README's output, the commands' help, the words."""

from __future__ import annotations

import doctest
import inspect
import re
import shlex
import sys
from collections.abc import Callable
from copy import copy
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from actorgraph.formats.format import Format
from actorgraph.formats.registry import formats
from actorgraph.model.modality import MODALITIES
from actorgraph_cli.main import COMMANDS, actorgraph
from actorgraph_cli.options import FILTERS, SHARED, shared_options
from real_data import real_file

ROOT = Path(__file__).parents[1]
CONSOLE = re.compile(r"```console\n\$ (actorgraph [^\n]*)\n(.*?)```", re.DOTALL)

#: The options that commands share, beside the filters.
OTHERS = tuple(key for key in SHARED if key not in FILTERS)

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


@pytest.mark.parametrize("name", ["README.md", "docs/python.md"])
def test_the_python_in_a_document_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(ROOT / name), module_relative=False)
    assert result.failed == 0 < result.attempted


def test_the_reference_of_commands_is_their_help(golden: Golden) -> None:
    root = output_of("actorgraph --help").rstrip()
    parts = [
        "# Commands\n\nMade from `--help` by `pytest --update-golden`.\n",
        f"\n## actorgraph\n\n```text\n{root}\n```\n",
        "\n## The filters\n\nMost commands that ask take them.\n",
        f"\n```text\n{options_help(FILTERS)}\n```\n",
        "\n## Case, document, page and file\n\nMost commands that ask take these, too.\n",
        f"\n```text\n{options_help(OTHERS)}\n```\n",
        *map(command_help, COMMANDS),
    ]
    golden(ROOT / "docs" / "cli.md", "".join(parts))


def options_help(names: tuple[str, ...]) -> str:
    """Return the help of options that commands share."""
    command = click.Command("", params=[*shared_options(*names)], add_help_option=False)
    return command.get_help(click.Context(command)).partition("Options:\n")[2]


def command_help(name: str) -> str:
    """Return the section of a command: its help, with the shared options named and not explained."""
    command = actorgraph.get_command(click.Context(actorgraph), name)
    assert command is not None
    shared = {parameter.to_info_dict()["help"]: key
              for key, parameter in zip(SHARED, shared_options(*SHARED), strict=True)}  # fmt: skip
    own = [it for it in command.params if getattr(it, "help", None) not in shared]
    given = [
        shared[it.help] for it in command.params if isinstance(it, click.Option) and it not in own
    ]
    shown = copy(command)
    shown.params, shown.add_help_option = own, False
    context = click.Context(shown, info_name=f"actorgraph {name}")
    also = [*filters_given(given), *(f"`{SHARED[key][0][-1]}`" for key in OTHERS if key in given)]
    line = f"\nAnd {', '.join(also)}.\n" if also else ""
    return f"\n## actorgraph {name}\n\n```text\n{shown.get_help(context)}\n```\n{line}"


def filters_given(given: list[str]) -> list[str]:
    """Return what to say of the filters that a command takes."""
    missing = [f"`{SHARED[key][0][0]}`" for key in FILTERS if key not in given]
    if len(missing) == len(FILTERS):
        return []
    return [" but ".join(["[the filters](#the-filters)", *[" and ".join(missing)] * bool(missing)])]


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
