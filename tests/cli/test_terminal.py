"""Nothing that comes from data steers the terminal: it is printed as visible escapes."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

import actorgraph
from actorgraph.model.vocabulary import standard
from actorgraph.sentence.printed import for_terminal, linked
from actorgraph.store.writer import StoreWriter
from actorgraph_cli.main import COMMANDS
from actorgraph_cli.main import actorgraph as program
from actorgraph_cli.options import takes_links
from small_store import BLUE, CLAIM, RED, REPORT, edited

#: Red from here, a bell, a control sequence in one character, a turn of direction, a blank without width.
HOSTILE = "\x1b[31m\x07\x9b0m\u202e\u200b"
VISIBLE = r"\x1b[31m\x07\x9b0m\u202e\u200b"
#: What steers a terminal, but for line breaks.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
#: Bold, dim, and the end of both: what the program itself writes.
STYLE = re.compile(r"\x1b\[(?:[012]|3[123])m")
#: The columns of a store that hold any text of strangers; a name or title with such characters is damage.
FREE_TEXTS = {
    "actor": ("note",),
    "event": ("note",),
    "source": ("address", "note", "version", "licence", "citation"),
    "claim": ("text", "quote", "cites"),
    "file": ("name",),
    "meta": ("value",),
}
#: Commands that print nothing of a case.
SILENT = ("completion", "formats", "new", "relations")


@pytest.fixture(scope="module")
def hostile_store(shipped: actorgraph.Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store of the shipped case, each of its free texts with hostile characters at its end."""
    path = tmp_path_factory.mktemp("hostile") / "store.db"
    shutil.copy(shipped.store.path, path)
    with edited(path) as store:
        for table, columns in FREE_TEXTS.items():
            for column in columns:
                store.execute(f"UPDATE {table} SET {column} = {column} || ?", [HOSTILE])
        for key in ("hedge", "note"):
            store.execute(
                f"UPDATE claim SET details = json_set(details, '$.{key}', details ->> '{key}' || ?)"
                f" WHERE nullif(details, '') ->> '{key}' <> ''",
                [HOSTILE],
            )
    return path


@pytest.fixture
def case(hostile_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let commands ask a copy of the hostile store, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER", "")
    monkeypatch.setenv("ACTORGRAPH_CASE", str(tmp_path / "case.db"))
    return Path(shutil.copy(hostile_store, tmp_path / "case.db"))


def printed(*words: str) -> str:
    """Return what a command prints on a terminal, without the program's own bold and dim."""
    result = CliRunner().invoke(program, list(words), color=True)
    return STYLE.sub("", result.output)


def example(command: str) -> list[str]:
    """Return the words of the example in a command's help."""
    text = " ".join(printed(command, "--help").split())
    return shlex.split(text.split("Example: actorgraph ")[1].split(" Options:")[0])


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(one, marks=pytest.mark.slow) if one in ("explore", "render") else one
        for one in COMMANDS
    ],
)
@pytest.mark.usefixtures("case")
def test_no_command_prints_what_steers_a_terminal(command: str) -> None:
    assert STEERING.findall(printed(*example(command))) == []


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in SILENT])
@pytest.mark.usefixtures("case")
def test_no_document_holds_what_steers_a_terminal_as_it_is(command: str) -> None:
    assert STEERING.findall(printed(*example(command), "--json")) == []


@pytest.mark.parametrize(
    "command", ["ask", "who", "attribution", "timeline", "show", "find", "info"]
)
@pytest.mark.usefixtures("case")
def test_what_would_steer_a_terminal_is_shown(command: str) -> None:
    assert VISIBLE in " ".join(printed(*example(command)).split())


@pytest.mark.usefixtures("case")
def test_a_document_keeps_every_character() -> None:
    claims = json.loads(printed("claims", "--json"))
    assert [claim["id"] for claim in claims if not claim["quote"].endswith(HOSTILE)] == []


@pytest.mark.parametrize(
    ("variables", "first"),
    [
        ({}, "Denied. Iran"),
        ({"FORCE_COLOR": "1"}, "\x1b[31mDenied\x1b[0m. Iran"),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "Denied. Iran"),
    ],
)
def test_colours_are_for_terminals_or_for_whoever_forces_them(
    variables: dict[str, str], first: str
) -> None:
    result = CliRunner(env=variables).invoke(program, ["ask", "Does Iran want war?"])
    assert result.stdout.startswith(first)


def test_a_printed_answer_has_no_style_and_steers_nothing(case: Path) -> None:
    text = str(actorgraph.open_case(case).who("sponsors", "Kata'ib Hezbollah"))
    assert (VISIBLE in text, STEERING.findall(text)) == (True, [])


@pytest.mark.parametrize(
    ("column", "command"),
    [
        ("actor.name", "actors"),
        ("event.name", "events"),
        ("source.title", "sources"),
        ("name.text", "show"),
    ],
)
def test_a_name_or_title_that_would_steer_a_terminal_is_damage_and_shown(
    case: Path, column: str, command: str
) -> None:
    table, _, name = column.partition(".")
    with edited(case) as store:
        store.execute(f"UPDATE {table} SET {name} = {name} || ?", [HOSTILE])
    text = printed(*example(command))
    assert ("is damaged" in text, VISIBLE in text, STEERING.findall(text)) == (True, True, [])


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize(
    "words",
    [
        ["show", f"nobody{HOSTILE}"],
        ["whether", f"Iran{HOSTILE}", "sponsors", "Hamas"],
        [f"shw{HOSTILE}"],
        ["-c", f"nothing{HOSTILE}", "info"],
        ["import", f"claims{HOSTILE}.csv", "--into", "my.db"],
        ["timeline", "--since", f"2024{HOSTILE}"],
        ["rank", "--by", f"x{HOSTILE}"],
    ],
    ids=["a name", "an actor", "a command", "a case", "a file", "a date", "a choice"],
)
def test_a_refusal_shows_what_it_quotes(words: list[str]) -> None:
    text = printed(*words)
    assert text.count("Error: ") == 1
    assert STEERING.findall(text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("actors.yaml", '- {id: "a\\e[31m", name: "A\\u202E", type: "stat\\x9b"}\n'),
        ("case.yaml", '"titl\\a": World\n'),
        (f"reports/{HOSTILE}.yaml", "source: {}\n"),
    ],
    ids=["values", "keys", "file"],
)
def test_a_fault_of_a_case_shows_what_it_quotes(tmp_path: Path, name: str, text: str) -> None:
    printed("new", str(tmp_path / "case"))
    (tmp_path / "case" / name).write_text(text, "utf-8")
    assert STEERING.findall(printed("check", str(tmp_path / "case"))) == []


def test_a_terminal_that_takes_links_gets_one_to_each_source(tmp_path: Path) -> None:
    address = "https://example.org/a?b=1"
    with StoreWriter(tmp_path / "a.db", standard()) as writer:
        writer.actor(RED)
        writer.actor(BLUE)
        writer.source(replace(REPORT, address=address))
        writer.claims([CLAIM])
    words = ["show", "c1", "-c", str(tmp_path / "a.db")]
    link = f"in \x1b]8;;{address}\x1b\\Red, 2024-02-02\x1b]8;;\x1b\\ [c1]"
    assert link in CliRunner(env={"FORCE_HYPERLINK": "1"}).invoke(program, words).stdout
    assert "in Red, 2024-02-02 [c1]" in CliRunner().invoke(program, words, color=True).stdout


@pytest.mark.parametrize(
    ("variables", "takes"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"VTE_VERSION": "7003"}, True),
        ({"WT_SESSION": "1", "NO_COLOR": "1"}, False),
        ({"WT_SESSION": "1", "FORCE_HYPERLINK": "0"}, False),
        ({"NO_COLOR": "1", "FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_links_are_for_terminals_that_are_known_to_take_them(
    variables: dict[str, str], takes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "TERM",
        "TERM_PROGRAM",
        "VTE_VERSION",
        "WT_SESSION",
        "KONSOLE_VERSION",
        "DOMTERM",
        "NO_COLOR",
        "FORCE_HYPERLINK",
    ):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert takes_links(_Terminal()) is takes


def test_an_address_that_could_steer_a_terminal_is_no_link() -> None:
    assert linked(["in X [c]"], "X", "https://x.org/\x1b]8;;") == ["in X [c]"]
    assert linked(["in X [c]"], "X", "javascript:alert(1)") == ["in X [c]"]


def test_a_link_goes_on_in_the_next_line() -> None:
    lines = [
        for_terminal(line, links=True)
        for line in linked(["— in The", "  Daily [c]"], "The Daily", "https://d.org/")
    ]
    start, end = "\x1b]8;;https://d.org/\x1b\\", "\x1b]8;;\x1b\\"
    assert lines == [f"— in {start}The{end}", f"  {start}Daily{end} [c]"]


@pytest.mark.slow
@pytest.mark.parametrize("words", [["claims", "--limit", "0"], ["--help"], ["help", "who"]])
def test_a_reader_that_goes_ends_a_command_as_it_ends_git_log(words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    run = subprocess.run(
        [sys.executable, "-m", "actorgraph", *words],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (run.returncode, run.stderr) == (141, b"")


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True
