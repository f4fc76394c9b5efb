"""The documents describe what is so: the output, the commands' help, the words."""

from __future__ import annotations

import doctest
import inspect
import re
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from copy import copy
from functools import cache
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from actorgraph._version import __version__ as actorgraph_version
from actorgraph.formats.format import Format
from actorgraph.formats.registry import formats
from actorgraph.model.modality import MODALITIES
from actorgraph.model.vocabulary import standard
from actorgraph_cli.main import COMMANDS, ENVIRONMENT, actorgraph
from actorgraph_cli.options import FILTERS, SHARED, shared_options
from real_data import real_file

ROOT = Path(__file__).parents[1]
#: A block of a document: its language, the file that it is, and what stands in it.
BLOCK = re.compile(r'```(\w+)(?: title="([^"\n]+)")?\n(.*?)```', re.DOTALL)
#: The documents with blocks of what a terminal prints, each run from its first block to its last.
WALKED = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    if "```console\n$ actorgraph" in path.read_text(encoding="utf-8")
    and path.name not in ("cli.md", "mapping.md")
)

#: The options that commands share, beside the filters.
OTHERS = tuple(key for key in SHARED if key not in FILTERS)

#: The commands whose examples read or write a file, open a browser or wait.
WITH_FILES = frozenset(
    [
        "ties",
        "explore",
        "serve",
        "render",
        "export",
        "import",
        "code",
        "draft",
        "new",
        "agree",
        "adjudicate",
        "check",
        "recheck",
        "schema",
        "same",
        "repair",
        "aggregate",
        "formats",
        "completion",
        "help",
    ]
)
#: Of the output of an example so many lines are shown.
MOST_LINES = 10

Golden = Callable[[Path, str], None]


def output_of(line: str) -> str:
    """Return what a command prints on a terminal."""
    result = CliRunner().invoke(actorgraph, shlex.split(line)[1:], prog_name="actorgraph")
    assert result.exit_code == 0, result.output
    return str(result.output).replace(f"{Path.cwd()}/", "")


def walked(found: re.Match[str]) -> str:
    """Return a block as it is: a file is written, and the commands of a terminal are run."""
    language, name, words = found.groups()
    if name and words:
        Path(name).write_text(words, encoding="utf-8")
    if language != "console":
        return found[0]
    lines = re.findall(r"^\$ (.*)\n", words, re.MULTILINE)
    return "```console\n" + "".join(f"$ {line}\n{output_of(line)}" for line in lines) + "```"


@pytest.mark.parametrize("name", WALKED)
def test_the_output_in_a_document_is_real(
    name: str, golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / name).read_text(encoding="utf-8")
    golden(ROOT / name, BLOCK.sub(walked, text))


def test_every_decision_is_listed(golden: Golden) -> None:
    folder = ROOT / "docs" / "decisions"
    titles = {
        path.name: re.sub(r"^# (\d+ )?", "", path.read_text("utf-8").partition("\n")[0])
        for path in sorted(folder.glob("0*.md"))
    }
    rows = "".join(f"- [{title}]({name})\n" for name, title in titles.items())
    head = (folder / "README.md").read_text("utf-8").partition("\n- [")[0]
    golden(folder / "README.md", f"{head}\n{rows}")


def test_the_page_of_relations_is_what_the_vocabulary_says(golden: Golden) -> None:
    path = ROOT / "docs" / "relations.md"
    vocabulary = standard()
    parts = [path.read_text("utf-8").partition("\n## ")[0].rstrip("\n")]
    for family in vocabulary.families:
        rows = "".join(
            f"| `{it.name}` | {it.reading} | {'' if it.symmetric else it.inverse_reading} | {it.meaning} |\n"
            for it in map(vocabulary.relations.__getitem__, vocabulary.members(family))
        )
        parts.append(
            f"## {family}\n\n| relation | A … B | B … A | meaning |\n|---|---|---|---|\n{rows}".rstrip()
        )
    golden(path, "\n\n".join(parts) + "\n")


def test_the_page_of_formats_is_what_the_formats_say(golden: Golden) -> None:
    path = ROOT / "docs" / "formats.md"
    head = path.read_text(encoding="utf-8").partition("| format |")[0]
    rows = "".join(
        f"| [`{it.name}`](#{it.name}) | {actions_of(it)} | {it.title} | {it.keeps} | {it.loses} |\n"
        for it in formats().values()
    )
    table = f"| format | commands | what it is | keeps | loses |\n|---|---|---|---|---|\n{rows}"
    parts = [f"{head}{table}"]
    for it in formats().values():
        told = output_of(f"actorgraph formats {it.name}").splitlines()[1:]
        lines = "".join(f"- {line}\n" for line in told)
        parts.append(f"\n## {it.name}\n\n{it.title}.\n\n{lines}\n{about(module_of(it))}\n")
    golden(path, "".join(parts))


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


@pytest.mark.slow
def test_the_worked_example_gives_the_answer_that_the_document_shows(tmp_path: Path) -> None:
    tables = [
        str(real_file(f"ofac-sdn/{name}.csv")) for name in ("sdn", "alt", "add", "sdn_comments")
    ]
    text = (ROOT / "docs" / "how-to" / "join-a-list.md").read_text(encoding="utf-8")
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


@pytest.mark.parametrize("path", ["python.md", "how-to/picture.md"])
def test_the_python_in_a_document_runs(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(ROOT / "docs" / path), module_relative=False)
    assert result.failed == 0 < result.attempted


def test_the_reference_of_commands_is_their_help_and_what_an_example_prints(
    golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = output_of("actorgraph --help").rstrip()
    parts = [
        "# Commands\n\nMade from `--help` by `pytest --update-golden`.\n",
        f"\n## actorgraph\n\n```text\n{root}\n```\n",
        "\n## The filters\n\nMost commands that ask take them.\n",
        f"\n```text\n{options_help(shared_options(*FILTERS))}\n```\n",
        "\n## Case, document, page and file\n\nMost commands that ask take these, too.\n",
        f"\n```text\n{options_help(shared_options(*OTHERS))}\n```\n",
        "\n## Options of several commands\n\nA command below names those that it takes.\n",
        f"\n```text\n{options_help(repeated().values())}\n```\n",
        *map(command_help, COMMANDS),
    ]
    golden(ROOT / "docs" / "cli.md", "".join(parts))


def options_help(options: Iterable[click.Parameter]) -> str:
    """Return the help of options that commands share."""
    command = click.Command("", params=[*options], add_help_option=False)
    return command.get_help(click.Context(command)).partition("Options:\n")[2]


def named(name: str) -> click.Command:
    """Return a command by its name."""
    command = actorgraph.get_command(click.Context(actorgraph), name)
    assert command is not None
    return command


def described(option: click.Parameter) -> str:
    """Return what help says of an option, and nothing of an argument."""
    if not isinstance(option, click.Option):
        return ""
    return str(option.get_help_record(click.Context(click.Command(""))))


@cache
def repeated() -> dict[str, click.Parameter]:
    """Return the options that several commands have, by their help; of one name, the help that most have."""
    shared = {name for option in shared_options(*SHARED) for name in option.opts}
    found = {described(it): it for name in COMMANDS for it in named(name).params}
    times = Counter(described(it) for name in COMMANDS for it in named(name).params)
    of_name = {
        found[text].opts[-1]: text for text, many in reversed(times.most_common()) if many > 1
    }
    return {
        of_name[name]: found[of_name[name]]
        for name in sorted(of_name)
        if name not in shared and of_name[name]
    }


def command_help(name: str) -> str:
    """Return the section of a command: its help, with the shared options named and not explained."""
    command = named(name)
    shared = {parameter.to_info_dict()["help"]: key
              for key, parameter in zip(SHARED, shared_options(*SHARED), strict=True)}  # fmt: skip
    given = [shared[it.help] for it in command.params if getattr(it, "help", None) in shared]
    several = [it for it in command.params if described(it) in repeated()]
    own = [
        it for it in command.params if getattr(it, "help", None) not in shared and it not in several
    ]
    shown = copy(command)
    shown.params, shown.add_help_option = own, False
    context = click.Context(shown, info_name=f"actorgraph {name}")
    also = [f"[`{it.opts[-1]}`](#options-of-several-commands)" for it in several]
    also += [*filters_given(given), *(f"`{SHARED[key][0][-1]}`" for key in OTHERS if key in given)]
    line = f"\nAnd {', '.join(also)}.\n" if also else ""
    text = shown.get_help(context)
    return f"\n## actorgraph {name}\n\n```text\n{text}\n```\n{line}{example(name, text)}"


def example(name: str, text: str) -> str:
    """Return the beginning of what the example of a command prints, if it needs no file of the user's."""
    words = " ".join(text.partition("Example: ")[2].partition("\n\n")[0].split())
    if name in WITH_FILES:
        return ""
    lines = output_of(words).splitlines()
    rest = ["…"] * (len(lines) > MOST_LINES)
    return "\n```text\n" + "\n".join([f"$ {words}", *lines[:MOST_LINES], *rest]) + "\n```\n"


def filters_given(given: list[str]) -> list[str]:
    """Return what to say of the filters that a command takes."""
    missing = [f"`{SHARED[key][0][0]}`" for key in FILTERS if key not in given]
    if len(missing) == len(FILTERS):
        return []
    return [" but ".join(["[the filters](#the-filters)", *[" and ".join(missing)] * bool(missing)])]


def test_the_manual_page_is_made_from_the_help(golden: Golden) -> None:
    head = [
        f'.TH ACTORGRAPH 1 "" "actorgraph {actorgraph_version}" "User Commands"',
        ".SH NAME",
        "actorgraph \\- who sponsors, attacks, leads and blames whom, with source, words and doubt",
        ".SH SYNOPSIS",
        ".B actorgraph\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]...",
        ".SH OPTIONS",
        *manual_options(actorgraph.params),
        ".SH COMMANDS",
    ]
    commands = [manual_section(name) for name in COMMANDS]
    foot = [".SH ENVIRONMENT"]
    for name, words in ENVIRONMENT.items():
        foot += [".TP", f".B {name}", roff(words)]
    foot += [
        ".SH EXIT STATUS",
        "0 is success, 1 bad data or no answer, 2 wrong usage, 141 if the reader of the output has gone, such as",
        ".BR head (1).",
    ]
    golden(ROOT / "docs/share/actorgraph.1", "\n".join([*head, *commands, *foot]) + "\n")


def test_every_variable_of_ours_is_in_the_help() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for root in ("graph", "cli")
        for path in (ROOT / root).rglob("*.py")
    )
    assert set(re.findall(r"\bACTORGRAPH_[A-Z_]+", code)) <= ENVIRONMENT.keys()


def manual_section(name: str) -> str:
    """Return what the manual page has of a command."""
    command = actorgraph.get_command(click.Context(actorgraph), name)
    assert command is not None
    usage = command.get_usage(click.Context(command, info_name=name)).partition(": ")[2]
    told = inspect.cleandoc(command.help or "").replace("\b\n", "")
    parts = [roff(" ".join(part.split())) for part in told.split("\n\n")]
    lines = [f".SS {roff(' '.join(usage.split()))}", *"\n.PP\n".join(parts).split("\n")]
    return "\n".join([*lines, *manual_options(command.params)])


def manual_options(params: list[click.Parameter]) -> list[str]:
    """Return the options of a command, each as a paragraph."""
    lines: list[str] = []
    for it in params:
        record = it.get_help_record(click.Context(actorgraph))
        if record:
            lines += [".TP", f".B {roff(record[0])}", roff(" ".join(record[1].split()))]
    return lines


def roff(text: str) -> str:
    """Return a text as it stands in a manual page."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


@pytest.mark.parametrize(
    ("shell", "name"),
    [("bash", "actorgraph.bash"), ("zsh", "_actorgraph"), ("fish", "actorgraph.fish")],
)
def test_the_completions_of_a_shell_are_what_the_command_prints(
    shell: str, name: str, golden: Golden
) -> None:
    golden(ROOT / "docs/share" / name, output_of(f"actorgraph completion {shell}"))


def test_every_document_is_in_the_site_once() -> None:
    listed = re.findall(r"([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(
        path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")
    )


def test_the_version_that_is_cited_is_the_version() -> None:
    assert f"\nversion: {actorgraph_version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


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


#: Words of the field that a page links to the glossary if it uses them, and the pages that are read from the top.
LINKED_WORDS = ("claim", "claimant", "modality", "hedge", "verdict", "umbrella", "tie", "store")
READ = (
    "tutorial",
    "coding",
    "page",
    "derivation",
    "identity",
    "questions",
    "python",
    "scale",
    "serve",
)
#: What is not prose in a line of Markdown: code, links, quotations.
NOT_PROSE = re.compile(r"`[^`]*`|!?\[[^\]]*\]\([^)]*\)|“[^”]*”|\*\*[^*]*\*\*")


@pytest.mark.parametrize(
    "path",
    [
        *(f"{name}.md" for name in READ),
        *sorted(
            path.relative_to(ROOT / "docs").as_posix()
            for path in (ROOT / "docs" / "how-to").glob("*.md")
        ),
    ],
)
def test_a_page_links_the_words_of_the_field_that_it_uses(path: str) -> None:
    text = (ROOT / "docs" / path).read_text(encoding="utf-8")
    plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    lines = (line for line in plain.splitlines() if not line.startswith(("#", "|", "    ")))
    prose = NOT_PROSE.sub("", "\n".join(lines))
    used = [word for word in LINKED_WORDS if re.search(rf"(?<![\w-]){word}s?(?![\w-])", prose)]
    assert [word for word in used if f"glossary.md#{word})" not in text] == []


def test_a_link_to_a_word_leads_to_it() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    words = {word for text in pages for word in re.findall(r"glossary\.md#(\w+)\)", text)}
    assert words >= set(LINKED_WORDS)
    assert {word for word in words if f'<a id="{word}"></a>{word} |' not in glossary} == set()


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path.name}: {target}"
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert broken == []
