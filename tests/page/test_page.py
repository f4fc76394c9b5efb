"""The file: whole, steady, and harmless in its bytes."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import actorgraph_data
from actorgraph import open_case
from actorgraph.model.errors import FileTrouble, UnknownActor
from actorgraph.page.page import page_text, write_page
from actorgraph.store.reader import Store
from page.conftest import World

FIRST = Path(actorgraph_data.__file__).parent / "us_strikes_2024"
ATTACK = {"relation": "attacks", "subject": "ann", "object": "bob"}


def test_the_same_case_gives_the_same_bytes(shipped: Store, tmp_path: Path) -> None:
    write_page(shipped, tmp_path / "one.html")
    write_page(shipped, tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def checkout(folder: Path, *, touched: int) -> Path:
    """Return a copy of the shipped case whose files have another time, written in another order."""
    names = sorted(path.relative_to(FIRST) for path in FIRST.rglob("*.yaml"))
    for name in names if touched % 2 else reversed(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FIRST / name, folder / name)
        os.utime(folder / name, (touched, touched))
    return folder


def page_under(umask: int, folder: Path) -> str:
    """Return the page of a case folder, compiled and written under some umask."""
    before = os.umask(umask)
    try:
        return page_text(open_case(folder).store)
    finally:
        os.umask(before)


@pytest.mark.slow
def test_two_checkouts_of_one_case_give_the_same_bytes(tmp_path: Path) -> None:
    one = checkout(tmp_path / "one", touched=1)
    other = checkout(tmp_path / "elsewhere" / "another name", touched=1_700_000_000)
    assert page_under(0o077, one) == page_under(0o002, other)


def test_a_page_holds_no_name_of_a_file_or_folder_of_the_case(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "given-by-Jane-Roe", touched=1_700_000_001)
    (report,) = (folder / "reports").iterdir()
    report.rename(report.with_name("source-John-Doe-leak.yaml"))
    page = page_text(open_case(folder).store)
    names = [folder.name, *(path.name for path in folder.rglob("*.yaml"))]
    held = [name for name in (*names, "John-Doe", "1700000001") if name in page]
    assert (held, len(names)) == ([], 6)


@pytest.mark.slow
def test_another_hash_seed_gives_the_same_bytes(shipped: Store, tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, actorgraph; from actorgraph.page.page import write_page;"
        " write_page(actorgraph.open_case().store, pathlib.Path(sys.argv[1]))"
    )
    target = tmp_path / "there.html"
    own = {"ACTORGRAPH_CACHE": str(tmp_path / "cache"), "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", code, str(target)], check=True, env=os.environ | own)
    assert target.read_text(encoding="utf-8") == page_text(shipped)


def test_a_page_that_cannot_be_written_leaves_no_trace(world: World, tmp_path: Path) -> None:
    store = world(ATTACK)
    with pytest.raises(FileTrouble, match=r"cannot write '.*nowhere.*page.html': No such file"):
        write_page(store, tmp_path / "nowhere" / "page.html")
    folder = tmp_path / "taken"
    folder.mkdir()
    with pytest.raises(FileTrouble, match=r"cannot write '.*taken'"):
        write_page(store, folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "case", "taken"]


def test_a_page_replaces_the_one_before(world: World, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("before", encoding="utf-8")
    write_page(world(ATTACK), target)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not list(tmp_path.glob("*.part"))


def test_nothing_heavy_is_imported_before_a_page_is_asked_for() -> None:
    code = (
        "import sys, actorgraph.page.page;"
        " print([name for name in ('pyvis', 'networkx', 'jinja2', 'IPython') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout == "[]\n"


def test_a_focus_that_nobody_answers_to_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(UnknownActor):
        write_page(world(ATTACK), tmp_path / "page.html", focus="Zed")


def test_the_page_names_no_other_place_to_load_from(shipped: Store) -> None:
    page = page_text(shipped)
    ours = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?!#)[^"'\s>]+""", ours) == []
    assert "sourceMappingURL" not in page
    assert "default-src &#39;none&#39;" in page


def test_the_page_holds_one_script_and_no_library(world: World) -> None:
    page = page_text(world(ATTACK))
    scripts = re.findall(r"<script([^>]*)>", page)
    assert [given for given in scripts if "type=" not in given] == [""]
    assert "vis-network" not in page


def test_the_page_of_the_shipped_case_is_small_enough_to_mail(shipped: Store) -> None:
    assert len(page_text(shipped).encode()) <= 700_000


def test_a_disk_that_fills_leaves_the_page_from_before(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, store = tmp_path / "page.html", world(ATTACK)
    target.write_text("before", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble, match=r"cannot write '.*page.html': No space left on device"):
        write_page(store, target)
    assert target.read_text(encoding="utf-8") == "before"
    assert not list(tmp_path.glob(".*.part"))
