"""Formats are found by name, by content and by ending; those of other packages too."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from actorgraph.formats import registry
from actorgraph.formats.format import Format, Option
from actorgraph.formats.read.input import Input
from actorgraph.formats.registry import (
    format_called,
    format_for,
    format_of,
    formats,
    need_options,
    reads,
    writes,
)
from actorgraph.model.errors import FileTrouble, UnknownFormat, WrongUse


def let(monkeypatch: pytest.MonkeyPatch, *some: Format) -> None:
    """Let there be these formats and no others."""
    monkeypatch.setattr(registry, "formats", lambda: {it.name: it for it in some})


def file_of(name: str, data: bytes = b"x") -> Input:
    return Input(name, lambda: io.BytesIO(data))


ONE = Format("one", "One", (".one",), read=lambda *_: None, recognises=lambda file: True)
TWO = Format("two", "Two", (".two",), write=lambda *_: [], options=(Option("colour", "which"),))


@pytest.mark.usefixtures("toys")
def test_our_formats_come_in_the_order_of_their_names() -> None:
    assert list(formats()) == ["toy-json", "toy-lines", "toy-table", "toy-xml"]


@pytest.mark.usefixtures("toys")
def test_a_format_is_called_by_its_name() -> None:
    assert format_called("toy-xml").title == "XML for tests"


@pytest.mark.usefixtures("toys")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("toy-xlm", "no format is called 'toy-xlm'; did you mean 'toy-xml'?"),
        ("nonsense", "no format is called 'nonsense'"),
        ("toy_xml", "no format is called 'toy_xml'; did you mean 'toy-xml'?"),
        ("", "no format is called ''"),
        ("__init__", "no format is called '__init__'"),
        ("../x", "no format is called '../x'"),
    ],
)
def test_a_name_that_no_format_has_is_told_with_those_that_are_near(name: str, said: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        format_called(name)

    assert str(caught.value) == said


def test_of_formats_that_know_a_file_the_surest_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = replace(TWO, name="sure", read=lambda *_: None, recognises=lambda _: True, priority=9)
    let(monkeypatch, ONE, sure)

    assert format_of(file_of("a")) is sure


def test_a_format_without_a_way_in_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    let(monkeypatch, replace(TWO, recognises=lambda _: True))

    assert format_of(file_of("a")) is None


def test_a_format_that_fails_over_a_file_does_not_know_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(file: Input) -> bool:
        raise KeyError(file.name)

    let(monkeypatch, replace(ONE, name="bad", recognises=fails, priority=9), ONE)

    assert format_of(file_of("a")) is ONE


def test_a_file_that_cannot_be_read_is_told_and_not_unknown(tmp_path: Path) -> None:
    def opening() -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    with pytest.raises(FileTrouble, match="'a' cannot be read: Permission denied"):
        registry._recognises(
            replace(ONE, recognises=lambda it: bool(it.head())), Input("a", opening)
        )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.json", "plain"),
        ("A.JSON", "plain"),
        ("a.stix.json", "stix"),
        ("a.jsonld", "ld"),
        ("a.b/c.ld.json", "ld"),
    ],
)
def test_the_longest_ending_says_in_which_format_a_file_is_written(
    monkeypatch: pytest.MonkeyPatch, path: str, name: str
) -> None:
    let(
        monkeypatch,
        replace(TWO, name="ld", suffixes=(".jsonld", ".json", ".ld.json")),
        replace(TWO, name="plain", suffixes=(".json",)),
        replace(TWO, name="stix", suffixes=(".stix.json",)),
        replace(ONE, name="reader", suffixes=(".jsonld",)),
    )

    assert format_for(Path(path)).name == name


def test_an_ending_that_no_format_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    let(monkeypatch, ONE, TWO)

    with pytest.raises(UnknownFormat) as caught:
        format_for(Path("a.one"))
    assert str(caught.value) == (
        "no format is called 'a.one'; the ending of a file decides its format: .two"
    )


def test_a_way_that_is_not_there_is_a_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    let(monkeypatch, ONE, TWO)

    with pytest.raises(WrongUse, match="two can be written but not read; formats to read are one"):
        reads(TWO)
    with pytest.raises(WrongUse, match="one can be read but not written; formats to write are two"):
        writes(ONE)


def test_an_option_is_needed_by_one_of_the_formats() -> None:
    need_options([ONE, TWO], {"colour": "red"})

    with pytest.raises(WrongUse, match="one has no option 'colour'; known are none"):
        need_options([ONE], {"colour": "red"})


# -- other packages --------------------------------------------------------------------------------

PLUG_IN = """
from actorgraph.formats.format import Format
from actorgraph.formats.sink import made_id
from actorgraph.model.actor import Actor
from actorgraph.model.claim import Claim
from actorgraph.model.source import Source

def read(inputs, sink, options):
    sink.scope = "pairs"
    sink.actor(Actor("pairs-data", "Pairs", "dataset"))
    sink.source(Source("pairs", "Pairs", "pairs-data"))
    for file in inputs:
        with file.open() as lines:
            for number, line in enumerate(lines, start=1):
                sink.count()
                red, blue = line.decode().split()
                sink.mention(Actor(red, red))
                sink.mention(Actor(blue, blue))
                sink.claim(Claim(made_id("pairs", red, blue), "sponsors", "pairs", "pairs-data", red,
                    blue, file=file.name, record=f"row {number}"))

FORMAT = Format("pairs", "Pairs of words", (".pairs",), read=read,
    recognises=lambda file: file.name.endswith(".pairs"))
NONE = "no format"
"""
ENTRY_POINTS = """
[actorgraph.formats]
pairs = pair_plugin:FORMAT
hollow = pair_plugin:NONE
lost = no_such_module:FORMAT
"""


@pytest.fixture
def plug_in(tmp_path: Path) -> Path:
    """Return a folder with a package that adds a format, and promises two that it has not."""
    place = tmp_path / "site"
    about = place / "pair_plugin-1.0.dist-info"
    about.mkdir(parents=True)
    (place / "pair_plugin.py").write_text(PLUG_IN, "utf-8")
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: pair-plugin\nVersion: 1.0\n", "utf-8"
    )
    (about / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    return place


def with_path(place: Path) -> str:
    """Return the value of PYTHONPATH with a further folder."""
    return os.pathsep.join(filter(None, [str(place), os.environ.get("PYTHONPATH")]))


def actorgraph(place: Path, *words: str) -> tuple[int, str, str]:
    """Run the installed program with a further folder of packages."""
    program = Path(sys.executable).with_name("actorgraph")
    environment = os.environ | {"PYTHONPATH": with_path(place)}
    done = subprocess.run(
        [program, *words], capture_output=True, text=True, check=False, env=environment
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_a_format_of_another_package_reads_its_files(plug_in: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pairs").write_text("red blue\n", "utf-8")
    store = str(tmp_path / "s.db")

    assert actorgraph(plug_in, "import", str(tmp_path / "a.pairs"), "--into", store) == (
        0, "", ("pairs: a.pairs\n1 row read, 1 claim made, 3 new actors, 0 new events\n"
        "claims: 1 added, 0 changed, 0 as before\n"),
    )  # fmt: skip
    assert "\n  red\n" in actorgraph(plug_in, "who", "sponsors", "blue", "-c", store)[1]


def test_a_format_of_another_package_that_is_broken_stops_no_other(plug_in: Path) -> None:
    code, out, err = actorgraph(plug_in, "formats")

    assert code == 0
    assert any(
        line.startswith("pairs ") and line.endswith("Pairs of words") for line in out.splitlines()
    )
    assert err.splitlines() == [
        "the format 'hollow' cannot be used: pair_plugin:NONE is not an actorgraph.formats.format.Format",
        (
            "the format 'lost' cannot be used: no_such_module:FORMAT fails: ModuleNotFoundError: No module"
            " named 'no_such_module'"
        ),
    ]


def test_a_broken_format_that_is_called_says_why(plug_in: Path) -> None:
    assert actorgraph(plug_in, "formats", "lost") == (
        1, "", ("Error: the format 'lost' cannot be used: no_such_module:FORMAT fails:"
        " ModuleNotFoundError: No module named 'no_such_module'\n"),
    )  # fmt: skip
