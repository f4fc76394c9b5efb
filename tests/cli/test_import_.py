"""Import, export and formats as people call them: exit code, stdout and stderr, each apart."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph.formats import registry
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.event import Event
from actorgraph.model.source import Source
from actorgraph.model.vocabulary import standard
from actorgraph.store.reader import Store
from actorgraph.store.writer import StoreWriter
from actorgraph_cli.main import actorgraph

#: A format as another package adds it: words in twos, ``!`` is a fault, a word alone is left out.
PAIRS = """
from actorgraph.formats.write.file import write_whole
from actorgraph.formats.format import Format, Option
from actorgraph.formats.sink import made_id
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source

def read(inputs, sink, options):
    sink.scope = "pairs"
    sink.actor(Actor("pairs-data", "Pairs", "dataset"))
    sink.source(Source("pairs", sink.name or "Pairs", "pairs-data"))
    relation = options.get("relation") or "sponsors"
    for file in inputs:
        with file.open() as lines:
            for number, line in enumerate(lines, start=1):
                sink.count()
                words = line.decode().split()
                if words[0] == "!":
                    sink.fault(file.name, number, "has a '!'")
                elif len(words) == 1:
                    sink.skip(file.name, number, "a word alone", words[0])
                else:
                    for word in words:
                        sink.mention(Actor(word, word))
                    sink.claim(Claim(made_id("pairs", *words), relation, "pairs", "pairs-data", words[0],
                        words[1], file=file.name, record=f"row {number}"))

def write(selection, target, options):
    pairs = [it for it in selection.claims() if it.subject and it.object]
    write_whole(target, (f"{it.subject} {it.object}\\n".encode() for it in pairs))
    lost = selection.count() - len(pairs)
    return [f"{lost} claims without two actors are left out"] if lost else []

def write_folder(selection, target, options):
    raise AssertionError

KNOWN = lambda file: file.name.endswith(".pairs") or file.head().startswith(b"first ")
FORMAT = Format("pairs", "Pairs of words", (".pairs",), read, write, KNOWN, 99,
    (Option("relation", "what a pair says", "sponsors"),), "the two actors", "all else")
IN = Format("pairs-in", "Pairs, in only", read=read)
FOLDER = Format("pairs-folder", "Pairs in a folder", write=write_folder, folder=True)
"""
ENTRY_POINTS = """
[actorgraph.formats]
pairs = pairs_plugin:FORMAT
pairs-in = pairs_plugin:IN
pairs-folder = pairs_plugin:FOLDER
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of packages with the format of pairs."""
    folder = tmp_path_factory.mktemp("site")
    about = folder / "pairs_plugin-1.0.dist-info"
    about.mkdir()
    (folder / "pairs_plugin.py").write_text(PAIRS, "utf-8")
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: pairs-plugin\nVersion: 1.0\n", "utf-8"
    )
    (about / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    return folder


@pytest.fixture
def run(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Return the command with the format of pairs, run here in a folder of its own."""
    monkeypatch.syspath_prepend(place)
    monkeypatch.chdir(tmp_path)
    _forget_formats()
    yield Run(tmp_path)
    _forget_formats()
    sys.modules.pop("pairs_plugin", None)


def _forget_formats() -> None:
    registry.formats.cache_clear()
    registry._of_other_packages.cache_clear()


@pytest.fixture
def program(place: Path, tmp_path: Path) -> Program:
    """Return the installed program with the format of pairs, which is a process for each call."""
    return Program(tmp_path, place)


class Run:
    """The command with the format of pairs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, stdin: bytes = b"") -> tuple[int, str, str]:
        done = CliRunner().invoke(actorgraph, words, input=stdin)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, done.stdout, done.stderr

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def ties(self) -> list[tuple[str, str, str]]:
        with closing(Store(self.folder / "s.db")) as store:
            return [(it.subject, it.relation, it.object) for it in store.claims()]

    def wrong(self, *words: str) -> str:
        """Run what is a wrong command line, and return what is said of it."""
        code, out, err = self(*words)
        assert (code, out) == (2, "")
        assert err.startswith("Usage: actorgraph ")
        return err.rstrip("\n").rpartition("\n")[2]


class Program(Run):
    """The same as it is installed."""

    def __init__(self, folder: Path, place: Path) -> None:
        super().__init__(folder)
        paths = filter(None, [str(place), os.environ.get("PYTHONPATH")])
        self._environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}

    def __call__(self, *words: str, stdin: bytes = b"") -> tuple[int, str, str]:
        path = Path(sys.executable).with_name("actorgraph")
        done = subprocess.run(
            [path, *words],
            capture_output=True,
            check=False,
            cwd=self.folder,
            env=self._environment,
            input=stdin,
        )
        assert b"Traceback" not in done.stderr
        return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return a store of three claims, one of them without two actors."""
    with StoreWriter(tmp_path / "w.db", standard()) as writer:
        for name in ("red", "blue", "alpha"):
            writer.actor(Actor(name, name.title()))
        writer.event(Event("raid", "Raid"))
        writer.source(Source("report", "Report", "red"))
        writer.claims(
            [
                Claim("c1", "sponsors", "report", "red", "red", "alpha"),
                Claim("c2", "attacks", "report", "red", "alpha", "blue", modality="denied"),
                Claim("c3", "attacks", "report", "red", "alpha", event="raid"),
            ]
        )
    return "w.db"


# -- import ----------------------------------------------------------------------------------------


def test_a_file_is_recognised_and_what_was_done_is_a_note(program: Program) -> None:
    program.write("a.pairs", "red blue\nred\n")

    assert program("import", "a.pairs", "--into", "s.db") == (
        0,
        "",
        (
            "pairs: a.pairs\n2 rows read, 1 claim made, 3 new actors, 0 new events\n"
            "claims: 1 added, 0 changed, 0 as before\nskipped 1: a word alone\n"
        ),
    )
    assert program.ties() == [("red", "sponsors", "blue")]


def test_what_was_done_as_json(run: Run) -> None:
    run.write("a.pairs", "red blue\n")

    code, out, err = run("import", "a.pairs", "--into", "s.db", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "files": [{"file": "a.pairs", "format": "pairs"}], "rows": 1, "claims": 1, "new_actors": 3,
        "new_events": 0, "added": 1, "changed": 0, "same": 0, "gone": 0, "twice": 0, "skipped": {},
        "remarks": [], "unread": [],
    }  # fmt: skip


def test_stdin_is_recognised_by_what_is_in_it(program: Program) -> None:
    code, out, _ = program("import", "-", "--into", "s.db", stdin=b"first blue\n")

    assert (code, out) == (0, "")
    assert program.ties() == [("first", "sponsors", "blue")]


def test_the_format_can_be_named_and_told_something(run: Run) -> None:
    run.write("words", "red blue\n")

    code, out, _ = run("import", "pairs", "words", "--into", "s.db", "--set", "relation=attacks")

    assert (code, out) == (0, "")
    assert run.ties() == [("red", "attacks", "blue")]


def test_a_format_of_which_a_file_has_the_name_is_still_the_format(run: Run) -> None:
    run.write("pairs", "red blue\n")
    run.write("words", "blue red\n")

    code, _, err = run("import", "pairs", "words", "--into", "s.db")

    assert code == 0
    assert err.startswith(
        "'pairs' is read as the name of the format; write ./pairs for the file\npairs: words\n"
    )
    assert run.ties() == [("blue", "sponsors", "red")]


def test_a_dry_run_prints_the_changes_and_makes_nothing(run: Run) -> None:
    run.write("a.pairs", "red blue\n")

    code, out, err = run("import", "a.pairs", "--into", "s.db", "--dry-run")

    assert code == 0
    assert err.endswith("nothing was changed (--dry-run)\n")
    assert not (run.folder / "s.db").exists()
    assert run("import", "a.pairs", "--into", "s.db")[0] == 0
    run.write("a.pairs", "red green\n")
    code, out, _ = run("import", "a.pairs", "--into", "s.db", "--dry-run")
    assert [line.split(": ")[1] for line in out.splitlines()] == [
        "red sponsors green", "red sponsors blue",
    ]  # fmt: skip
    assert run.ties() == [("red", "sponsors", "blue")]


def test_what_is_gone_is_told_and_pruned_when_asked(run: Run) -> None:
    run.write("a.pairs", "red blue\nred green\n")
    run("import", "a.pairs", "--into", "s.db")
    run.write("a.pairs", "red blue\n")

    assert run("import", "a.pairs", "--into", "s.db")[2].endswith(
        "they stay; --prune takes them out\n"
    )
    assert run("import", "a.pairs", "--into", "s.db", "--prune")[2].endswith(
        "they were taken out\n"
    )
    assert run.ties() == [("red", "sponsors", "blue")]


def test_what_was_skipped_goes_to_a_table(run: Run) -> None:
    run.write("a.pairs", "red blue\nred\n")

    assert run("import", "a.pairs", "--into", "s.db", "--skipped", "k.csv")[0] == 0
    assert (run.folder / "k.csv").read_text("utf-8") == (
        "file,record,reason,content\na.pairs,2,a word alone,red\n"
    )


def test_bad_data_ends_with_1_and_every_fault_and_no_store(program: Program) -> None:
    program.write("a.pairs", "! x\nred blue\n! y\n")

    assert program("import", "a.pairs", "--into", "s.db") == (
        1, "", "Error: a.pairs, line 1: has a '!'\na.pairs, line 3: has a '!'\n",
    )  # fmt: skip
    assert sorted(path.name for path in program.folder.iterdir()) == ["a.pairs"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "none.pairs", "--into", "s.db"), "Error: 'none.pairs' cannot be read: No such file or directory\n"),
        (("import", "pairs", "none", "--into", "s.db"), "Error: 'none' cannot be read: No such file or directory\n"),
        (("import", "a.pairs", "--into", "no/s.db"), "Error: cannot write 'no/s.db': No such file or directory; it stays as it was\n"),
        (("import", "a.pairs", "--into", "a.pairs"), "Error: 'a.pairs' is not a store of actorgraph\n"),
        (("export", "pairs", "-o", "no/x", "-c", "w.db"), "Error: cannot write 'no/x': No such file or directory\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_written_ends_with_1(
    run: Run, store: str, words: tuple[str, ...], said: str
) -> None:
    run.write("a.pairs", "red blue\n")

    assert run(*words) == (1, "", said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "pears", "a.pairs", "--into", "s.db"), "no format is called 'pears'; did you mean 'pairs'"),
        (("import", "pairs", "--into", "s.db"), "name the files to import: actorgraph import pairs FILE..."),
        (("import", "pairs-folder", "a.pairs", "--into", "s.db"), "pairs-folder can be written but not read; formats to read are "),
        (("import", "a.pairs", "--into", "s.db", "--set", "colour=red"), "pairs has no option 'colour'; known are relation"),
        (("import", "a.pairs", "--into", "s.db", "--set", "colour"), "--set needs NAME=VALUE, not 'colour'"),
        (("import", "a.pairs", "--into", "s.db", "--mapping", "m.yaml"), "pairs has no option 'mapping'; known are relation"),
        (("import", "a.pairs", "--into", "s.db", "--skipped", "s.db"), "'s.db' is read or written already; name another file"),
        (("export", "pears", "-o", "x", "-c", "w.db"), "no format is called 'pears'; did you mean 'pairs'"),
        (("export", "pairs-in", "-o", "x", "-c", "w.db"), "pairs-in can be read but not written; formats to write are "),
        (("export", "pairs", "-o", "x", "-c", "w.db", "--set", "colour=red"), "pairs has no option 'colour'; known are relation"),
        (("export", "pairs", "-o", "w.db", "-c", "w.db"), "'w.db' is the store itself; name another file"),
        (("export", "pairs-folder", "-o", "-", "-c", "w.db"), "pairs-folder makes a folder; name where it goes"),
        (("formats", "pears"), "no format is called 'pears'; did you mean 'pairs'"),
    ],
)  # fmt: skip
def test_a_wrong_use_of_a_format_ends_with_2_and_writes_nothing(
    run: Run, store: str, words: tuple[str, ...], said: str
) -> None:
    run.write("a.pairs", "red blue\n")

    assert said in run.wrong(*words)
    assert sorted(path.name for path in run.folder.iterdir()) == ["a.pairs", "w.db"]


def test_a_wrong_use_of_the_program_ends_with_2(program: Program) -> None:
    program.write("a.pairs", "red blue\n")

    said = program.wrong("import", "pears", "a.pairs", "--into", "s.db")
    assert "no format is called 'pears'; did you mean 'pairs'" in said
    assert sorted(path.name for path in program.folder.iterdir()) == ["a.pairs"]


# -- export ----------------------------------------------------------------------------------------


def test_what_is_handed_on_goes_to_the_file_and_what_is_lost_to_stderr(
    run: Run, store: str
) -> None:
    code, out, err = run("export", "pairs", "-o", "x", "-c", store)

    assert (code, out) == (0, "")
    assert err.startswith("1 claims without two actors are left out\n")
    assert (run.folder / "x").read_text("utf-8") == "red alpha\nalpha blue\n"


def test_stdout_is_the_file_and_nothing_else(program: Program, store: str) -> None:
    assert program("export", "pairs", "-o", "-", "-c", store, "--relation", "sponsors") == (
        0, "red alpha\n", "",
    )  # fmt: skip


def test_filters_leave_claims_out(run: Run, store: str) -> None:
    words = ("export", "pairs", "-o", "-", "-c", store, "--modality", "denied")

    assert run(*words) == (
        0,
        "alpha blue\n",
        "1 of 1 claim is not asserted (1 denied): only their modality says so\n",
    )


@pytest.mark.slow
def test_what_was_handed_on_comes_in_again(program: Program, store: str) -> None:
    program("export", "pairs", "-o", "x.pairs", "-c", store)
    program("import", "x.pairs", "--into", "s.db")

    assert program.ties() == [("red", "sponsors", "alpha"), ("alpha", "sponsors", "blue")]


# -- formats ---------------------------------------------------------------------------------------


def test_each_format_has_a_line(program: Program) -> None:
    code, out, err = program("formats")

    assert (code, err) == (0, "")
    lines = [re.split("  +", line) for line in out.splitlines() if line.startswith("pairs")]
    assert lines == [
        ["pairs", "import, export", "Pairs of words"],
        ["pairs-folder", "export", "Pairs in a folder"],
        ["pairs-in", "import", "Pairs, in only"],
    ]


def test_one_format_is_told_whole(run: Run) -> None:
    assert run("formats", "pairs") == (
        0,
        (
            "pairs: Pairs of words\ncommands: import, export\nendings: .pairs\nkeeps: the two actors\nloses: all else\n"
            "not asserted: only their modality says so\n--set relation=…  what a pair says (default: sponsors)\n"
        ),
        "",
    )


def test_one_format_as_json(run: Run) -> None:
    code, out, err = run("formats", "pairs", "--json")

    assert (code, err) == (0, "")
    document = {
        "name": "pairs", "title": "Pairs of words", "suffixes": [".pairs"], "reads": True,
        "writes": True, "keeps": "the two actors", "loses": "all else",
        "not_asserted": "only their modality says so", "edgeless": None, "fields": {},
        "options": [{"name": "relation", "meaning": "what a pair says", "default": "sponsors"}],
    }  # fmt: skip
    assert json.loads(out) == document
    assert document in json.loads(run("formats", "--json")[1])["formats"]
