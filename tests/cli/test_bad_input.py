"""Tests of what people get wrong: 2 for a wrong command line, 1 for data, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actorgraph.case.new import new_case
from actorgraph.model.actor import Actor, Name
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.writer import StoreWriter
from actorgraph_cli.main import COMMANDS, actorgraph


def outcome(*words: str, **options: Any) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, list(words), **options)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def _write_groups(path: Path) -> None:
    """Write a store in which two actors are called Group, which no case may have."""

    with StoreWriter(path, standard()) as writer:
        writer.actor(Actor("red", "Red", "state"))
        writer.actor(Actor("alpha", "Alpha", names=(Name("Group"),)))
        writer.actor(Actor("beta", "Group"))
        writer.event(Event("raid", "raid"))
        writer.source(Source("report", "Report", "red"))
        writer.claims([Claim("c1", "sponsors", "report", "red", "red", "alpha")])


def last_line(text: str) -> str:
    return text.rstrip("\n").rpartition("\n")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("whoo",), "Error: no command is called 'whoo'; did you mean who or whom?"),
        (("atribution",), "Error: no command is called 'atribution'; did you mean attribution?"),
        (("who",), "Error: Missing argument 'RELATION ACTOR'."),
        (("who", "sponsors"), "Error: 'sponsors' is not enough; write: who RELATION ACTOR"),
        (("whom", "Iran"), "Error: 'Iran' is not enough; write: whom ACTOR RELATION"),
        (("path", "Iran"), "Error: TO is missing; write: path FROM TO"),
        (("attribution",), "Error: Missing argument 'EVENT'."),
        (("show",), "Error: Missing argument 'NAME'."),
        (("claims", "--as-of", "soon"), "Error: 'soon' is not a date; "),
        (("claims", "--since", "2024-02-30"), "Error: '2024-02-30' is not a date; "),
        (("claims", "--since", "2025", "--until", "2024"), "Error: nothing lies since '2025' and until '2024'"),
        (("claims", "--modality", "probable"), "Error: unknown modality 'probable'; use one of confirmed, stated"),
        (("who", "sponsors", "KH", "--limit", "-1"), "Error: Invalid value for '--limit': -1 is not in the range"),
        (("who", "sponsors", "KH", "--limit", "few"), "Error: Invalid value for '--limit': 'few' is not a valid"),
        (("path", "Iran", "KH", "--limit", "0"), "Error: Invalid value for '--limit': 0 is not in the range"),
        (("actors", "more"), "Error: Got unexpected extra argument (more)"),
        (("export", "graphml"), "Error: Missing option '-o' / '--output'."),
        (("export", "nonsense", "-o", "x"), "Error: Invalid value for 'FORMAT': no format is called 'nonsense'"),
        (("import", "csv", "x.csv"), "Error: Missing option '--into'."),
        (("import", "nonsense", "x", "--into", "y"), "Error: Invalid value: no format is called 'nonsense'"),
        (("import", "jsonld", "x", "--into", "y"), "Error: Invalid value: jsonld can be written but not read; formats"),
        (("export", "ofac", "-o", "x"), "Error: Invalid value for 'FORMAT': ofac can be read but not written; formats"),
        (("export", "ftm", "-o", "x", "--set", "a"), "Error: --set needs NAME=VALUE, not 'a'"),
        (("completion", "tcsh"), "Error: Invalid value for '{bash|zsh|fish}': 'tcsh' is not one of"),
    ],
)  # fmt: skip
def test_a_wrong_command_line_ends_with_2(words: tuple[str, ...], said: str) -> None:
    code, out, err = outcome(*words)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: actorgraph")
    assert last_line(err).startswith(said)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_ends_with_2(command: str) -> None:
    code, out, err = outcome(command, "--nonsense")
    assert (code, out) == (2, "")
    assert last_line(err).startswith("Error: No such option '--nonsense'")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("who", "sponsors", "Alpa"), "Error: no actor is called 'Alpa'; did you mean 'Alpha'?\n"),
        (("who", "sponsors", "xyzxyz"), "Error: no actor is called 'xyzxyz'; 'actorgraph actors' lists them all\n"),
        (("show", "Alpa"), "Error: no actor is called 'Alpa'; did you mean 'Alpha'?\n"),
        (("path", "Red", "Alpa"), "Error: no actor is called 'Alpa'; did you mean 'Alpha'?\n"),
        (("claims", "--claimant", "Alpa"), "Error: no actor is called 'Alpa'; did you mean 'Alpha'?\n"),
        (("attribution", "rayd"), "Error: no event is called 'rayd'; did you mean 'raid'?\n"),
        (("claims", "--source", "nothing"), "Error: no source is called 'nothing'; 'actorgraph sources' lists them all\n"),
        (("who", "sponsers", "Alpha"), "Error: no relation is called 'sponsers'; did you mean 'sponsors'"),
        (("show", "Group"), "Error: 'Group' may be any of: Alpha (alpha), Group (beta); use the id in brackets\n"),
        (("who", "sponsors", "group"), "Error: 'group' may be any of: Alpha (alpha), Group (beta); use the id in"),
    ],
)  # fmt: skip
def test_a_name_that_cannot_be_used_ends_with_1(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    _write_groups(tmp_path / "store.db")
    code, out, err = outcome(*words, "-c", str(tmp_path / "store.db"))
    assert (code, out) == (1, "")
    assert err.startswith(said)


@pytest.mark.parametrize(
    "command", [["info"], ["claims"], ["who", "sponsors", "Iran"], ["export", "graphml", "-o", "-"]]
)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no case at"),
        (b"", "is not a store of actorgraph"),
        (b"some text\n", "is not a store of actorgraph"),
        (b"SQLite format 3\x00" + bytes(4096), "is a SQLite file, but not a store of actorgraph"),
    ],
)
def test_a_file_that_is_no_case_ends_with_1(
    tmp_path: Path, command: list[str], content: bytes | None, said: str
) -> None:
    path = tmp_path / "case.db"
    if content is not None:
        path.write_bytes(content)
    code, out, err = outcome(*command, "-c", str(path))
    assert (code, out) == (1, "")
    assert err.startswith("Error: ")
    assert said in err


def test_the_faults_of_a_table_are_all_told(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("subject,relation,object\nRed,nonsense,Blue\n,backs,Blue\n", "utf-8")
    code, out, err = outcome("import", "csv", str(table), "--into", str(tmp_path / "my.db"))
    assert (code, out) == (1, "")
    assert "claims.csv, line 2: unknown relation 'nonsense'" in err
    assert "claims.csv, line 3: needs a subject" in err
    assert not (tmp_path / "my.db").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("import", "csv", "{table}", "--into", "{folder}"),
        ("import", "csv", "{table}", "--into", "{folder}/no/where.db"),
        ("import", "csv", "{table}", "--into", "{table}"),
        ("import", "csv", "{folder}/nothing.csv", "--into", "{folder}/my.db"),
        ("import", "csv", "{long}", "--into", "{folder}/my.db"),
        ("import", "csv", "{table}", "--into", "{folder}/{long}"),
        ("export", "graphml", "-o", "{folder}"),
        ("export", "graphml", "-o", "{folder}/no/where"),
        ("render", "-o", "{folder}"),
        ("render", "-o", "{folder}/no/where"),
        ("explore", "--no-browser", "-o", "{folder}"),
        ("new", "{table}"),
        ("new", "{folder}"),
        ("check", "{table}"),
        ("check", "{folder}"),
        ("check", "{long}"),
        ("check", "--text", "{folder}/nothing.txt"),
        ("info", "-c", "{long}"),
        ("info", "-c", "{folder}"),
    ],
)
def test_a_path_that_cannot_be_used_ends_with_1(
    tmp_path: Path,
    words: tuple[str, ...],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = tmp_path_factory.mktemp("small") / "case"
    new_case(small)
    monkeypatch.setenv("ACTORGRAPH_CASE", str(small))
    table = tmp_path / "claims.csv"
    table.write_text("subject,relation,object\nRed,backs,Blue\n", "utf-8")
    given = {"table": str(table), "folder": str(tmp_path), "long": "x" * 5000}
    code, out, err = outcome(*(word.format(**given) for word in words))
    assert (code, out) == (1, "")
    assert last_line(err).startswith("Error: ")
    assert [path.name for path in tmp_path.iterdir()] == ["claims.csv"]


BAD = os.fsdecode(b"caf\xe9")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes on Unix only")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((BAD,), 2),
        (("who", "sponsors", BAD), 1),
        (("who", BAD, "Iran"), 1),
        (("whom", BAD, "sponsors"), 1),
        (("path", "Iran", BAD), 1),
        (("attribution", BAD), 1),
        (("timeline", BAD), 1),
        (("show", BAD), 1),
        (("find", BAD), 0),
        (("claims", "--claimant", BAD), 1),
        (("claims", "--source", BAD), 1),
        (("claims", "--as-of", BAD), 2),
        (("claims", "--modality", BAD), 2),
        (("info", "-c", BAD), 1),
    ],
)
def test_an_argument_that_is_not_utf8_is_no_traceback(words: tuple[str, ...], code: int) -> None:
    program = Path(sys.executable).with_name("actorgraph")
    result = subprocess.run([program, *words], capture_output=True, check=False)
    assert (result.returncode, result.stdout) == (code, b"")
    assert b"Traceback" not in result.stderr
    assert b"udce9" in result.stderr


NONSENSE = st.text(st.characters(exclude_characters="\x00"), max_size=20) | st.sampled_from(
    [
        "",
        "-",
        "--",
        "-c",
        "--json",
        "Iran",
        "KH",
        "sponsors",
        "2024",
        "%",
        "'",
        "\udce9",
        "../..",
        "(" * 50,
    ]
)
#: `serve` would serve until somebody stops it.
WRITES = {
    "explore",
    "render",
    "export",
    "import",
    "new",
    "check",
    "draft",
    "serve",
    "code",
    "adjudicate",
    "schema",
}
QUESTIONS = sorted(set(COMMANDS) - WRITES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(QUESTIONS), st.lists(NONSENSE, max_size=4))
def test_nonsense_is_never_a_traceback(command: str, words: list[str]) -> None:
    code, _, err = outcome(command, *words)
    assert code in (0, 1, 2)
    assert "Traceback" not in err
