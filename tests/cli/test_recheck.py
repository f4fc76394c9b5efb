"""The command recheck: what it prints, and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from actorgraph_cli.main import actorgraph
from actorgraph_data import SHIPPED

SOURCE = "veldan-courier-2019-05-14"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of a shipped case with the texts of its reports."""
    return Path(shutil.copytree(SHIPPED["river_war"], tmp_path / "case"))


def recheck(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(actorgraph, ["recheck", *words])
    return result.exit_code, result.stdout, result.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_text_that_did_not_change_is_found_whole_and_nothing_is_written(folder: Path) -> None:
    before = files(folder)
    code, out, err = recheck(str(folder), "--text", f"{SOURCE}={folder}/texts/{SOURCE}.txt")
    assert (code, err) == (0, "")
    assert out.endswith(" 20 quotes, 20 found, 0 moved, 0 changed, 0 gone\n")
    assert files(folder) == before


def test_changed_and_missing_words_end_with_1_and_are_shown(folder: Path, tmp_path: Path) -> None:
    text = (folder / "texts" / f"{SOURCE}.txt").read_text("utf-8")
    new = tmp_path / "new.txt"
    new.write_text(
        text.replace("President Ivo Maren said", "President Ivo Maren has said"), "utf-8"
    )
    code, out, _ = recheck("-c", str(folder), "--text", f"{SOURCE}={new}")
    assert (code, "18 found, 0 moved, 2 changed, 0 gone" in out) == (1, True)
    assert "maren-president: changed" in out
    assert "  now “President Ivo Maren has said that Veldania" in out

    code, out, _ = recheck(str(folder), "--text", f"{SOURCE}={new}", "--json")
    (document,) = json.loads(out)
    assert code == 1
    assert list(document) == [
        "source", "file", "compared_with_kept_text", "found", "moved", "changed", "gone", "quotes",
    ]  # fmt: skip
    assert [one["state"] for one in document["quotes"]].count("changed") == document["changed"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "Missing option '--text'"),
        (("--text", "no.txt"), 2, "the case has several sources"),
        (("--text", f"{SOURCE}=no.txt"), 1, "'no.txt' cannot be read: No such file"),
    ],
)
def test_wrong_usage_is_2_and_a_missing_text_1(
    folder: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    ended, out, err = recheck(str(folder), *words)
    assert (ended, out) == (code, "")
    assert message in err
