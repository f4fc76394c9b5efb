"""Tests of compiling cases into the cache, and of doing without one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import actorgraph
from actorgraph.case import compiled as cache
from actorgraph.model import vocabulary
from actorgraph.model.errors import Faults, FileTrouble
from actorgraph.store.writer import StoreWriter
from conftest import World

CLAIM = "relation: sponsors, subject: red, object: alpha"
OTHER = "relation: attacks, subject: alpha, object: blue"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of this test alone."""
    place = tmp_path / "cache"
    monkeypatch.setenv("ACTORGRAPH_CACHE", str(place))
    return place


def relations(case: actorgraph.Case) -> list[str]:
    return [claim.relation for claim in case.claims()]


def test_a_case_that_did_not_change_is_not_compiled_again(
    own_cache: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(world(CLAIM).store.path)
    before = folder.stat().st_mtime_ns, names_in(own_cache)
    monkeypatch.setattr(StoreWriter, "__enter__", None)
    case = actorgraph.open_case(own_cache.parent / "world")
    assert (case.store.path.stat().st_mtime_ns, names_in(own_cache)) == before


def test_a_change_of_a_report_is_seen(own_cache: Path, world: World) -> None:
    world(CLAIM)
    assert relations(world(CLAIM, OTHER)) == ["sponsors", "attacks"]
    assert len(names_in(own_cache)) == 1


def _touch_report(folder: Path) -> None:
    path = folder / "reports" / "report.yaml"
    path.write_text(path.read_text("utf-8").replace("sponsors", "attacks "), "utf-8")


def _anew(report: str, claim: str) -> str:
    """Return a report with another id for itself and for its claim."""
    return report.replace("c1", claim).replace("id: report", f"id: report-{claim}")


def _add_report(folder: Path) -> None:
    report = (folder / "reports" / "report.yaml").read_text("utf-8")
    (folder / "reports" / "third.yaml").write_text(_anew(report, "c3"), "utf-8")


def _remove_report(folder: Path) -> None:
    (folder / "reports" / "second.yaml").unlink()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_touch_report, ["attacks", "sponsors"]),
        (_add_report, ["sponsors"] * 3),
        (_remove_report, ["sponsors"]),
    ],
)
def test_a_change_of_size_number_or_time_is_seen(
    own_cache: Path, world: World, change: Callable[[Path], None], expected: list[str]
) -> None:
    report = world(CLAIM).store.path.parent.parent / "world" / "reports" / "report.yaml"
    again = _anew(report.read_text("utf-8"), "c2")
    report.with_name("second.yaml").write_text(again, "utf-8")
    assert relations(actorgraph.open_case(own_cache.parent / "world")) == ["sponsors"] * 2
    change(own_cache.parent / "world")
    assert relations(actorgraph.open_case(own_cache.parent / "world")) == expected


@pytest.fixture
def other_vocabulary(tmp_path: Path) -> Iterator[Path]:
    """Return a vocabulary in which another meaning stands for sponsorship; it is not yet in use."""
    path = tmp_path / "vocabulary.yaml"
    meaning = vocabulary.standard()["sponsors"].meaning
    text = Path(vocabulary.FILE).read_text("utf-8")
    path.write_text(text.replace(f"meaning: {meaning}", "meaning: Pays.", 1), "utf-8")
    _forget_vocabulary()
    yield path
    _forget_vocabulary()


def _forget_vocabulary() -> None:
    vocabulary.standard.cache_clear()


def test_a_change_of_the_vocabulary_is_seen(
    own_cache: Path, world: World, other_vocabulary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert world(CLAIM).vocabulary["sponsors"].meaning != "Pays."
    _forget_vocabulary()
    monkeypatch.setattr(vocabulary, "FILE", other_vocabulary)
    again = actorgraph.open_case(own_cache.parent / "world")
    assert again.vocabulary["sponsors"].meaning == "Pays."


def test_two_checkouts_of_a_case_say_the_same_about_it(own_cache: Path, world: World) -> None:
    first = world(CLAIM)
    copied = own_cache.parent / "far" / "copy"
    shutil.copytree(own_cache.parent / "world", copied)
    for path in (copied / "reports").iterdir():
        os.utime(path, (1, 1))
    second = actorgraph.open_case(copied)
    assert first.store.fingerprint != second.store.fingerprint
    assert first.store.meta == second.store.meta


def test_no_name_of_a_file_of_the_case_is_in_its_store(own_cache: Path, world: World) -> None:
    world(CLAIM).store.path.unlink()
    reports = own_cache.parent / "world" / "reports"
    text = (reports / "report.yaml").read_text("utf-8").replace("{title", "{id: report, title")
    (reports / "report.yaml").unlink()
    (reports / "leaked-by-john-doe.yaml").write_text(text, "utf-8")
    case = actorgraph.open_case(own_cache.parent / "world")
    assert relations(case) == ["sponsors"]
    assert b"john-doe" not in case.store.path.read_bytes()


def test_a_reader_keeps_the_case_that_it_opened(own_cache: Path, world: World) -> None:
    first = world(CLAIM)
    world(OTHER)
    assert relations(first) == ["sponsors"]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"SQLite format 3\x00" + bytes(200)])
def test_a_damaged_cache_is_rebuilt(own_cache: Path, world: World, content: bytes) -> None:
    path = world(CLAIM).store.path
    path.write_bytes(content)
    assert relations(actorgraph.open_case(own_cache.parent / "world")) == ["sponsors"]
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_a_cache_cut_short_is_rebuilt(own_cache: Path, world: World) -> None:
    path = world(CLAIM).store.path
    path.write_bytes(path.read_bytes()[:-1])
    assert relations(actorgraph.open_case(own_cache.parent / "world")) == ["sponsors"]


def test_without_a_cache_folder_the_store_is_temporary(own_cache: Path, world: World) -> None:
    own_cache.write_text("a file where the folder should be", "utf-8")
    case = world(CLAIM)
    assert relations(case) == ["sponsors"]
    assert case.store.path.is_relative_to(tempfile.gettempdir())
    assert own_cache.read_text("utf-8") == "a file where the folder should be"


def test_without_a_home_the_store_is_temporary(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("ACTORGRAPH_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert relations(world(CLAIM)) == ["sponsors"]


def test_a_full_disk_under_the_cache_makes_the_store_temporary(
    own_cache: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter = StoreWriter.__enter__

    def full(writer: StoreWriter) -> StoreWriter:
        if writer.path.parent == own_cache:
            raise FileTrouble("the disk is full")
        return enter(writer)

    monkeypatch.setattr(StoreWriter, "__enter__", full)
    assert relations(world(CLAIM)) == ["sponsors"]


def test_with_neither_cache_nor_temporary_folder_it_says_so(
    own_cache: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_cache.write_text("", "utf-8")

    def nowhere(**_: str) -> str:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "mkdtemp", nowhere)
    with pytest.raises(FileTrouble, match="neither in the cache nor in a temporary folder"):
        world(CLAIM)


def test_a_fault_in_the_case_leaves_no_store(own_cache: Path, world: World) -> None:
    with pytest.raises(Faults):
        world("relation: sponsors, subject: nobody, object: alpha")
    assert names_in(own_cache) == []


def test_two_cases_of_one_name_have_two_stores(own_cache: Path, world: World) -> None:
    first = world(CLAIM)
    (own_cache.parent / "far").mkdir()
    (own_cache.parent / "world").rename(own_cache.parent / "far" / "world")
    second = actorgraph.open_case(own_cache.parent / "far" / "world")
    assert first.store.path != second.store.path
    assert (relations(first), relations(second)) == (["sponsors"], ["sponsors"])


@pytest.mark.slow
def test_processes_that_compile_at_once_all_answer(own_cache: Path, world: World) -> None:
    world(CLAIM).store.path.unlink()
    code = "import sys, actorgraph; print(len(list(actorgraph.open_case(sys.argv[1]).claims())))"
    command = [sys.executable, "-c", code, str(own_cache.parent / "world")]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [process.communicate(timeout=30) for process in processes] == [("1\n", "")] * 4
    assert len(names_in(own_cache)) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the place of caches on Linux")
def test_the_cache_is_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACTORGRAPH_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert cache.cache_folder() == "/caches/actorgraph"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/somebody")
    assert cache.cache_folder() == "/somebody/.cache/actorgraph"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_the_cache_is_private_to_its_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    caches = tmp_path / "own" / "caches"
    monkeypatch.setenv("ACTORGRAPH_CACHE", str(caches))
    assert actorgraph.open_case().title  # the shipped case, a folder
    assert caches.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in caches.iterdir()] == [0o600]


def test_a_cache_that_is_damaged_in_the_middle_is_made_again(own_cache: Path, world: World) -> None:
    cached = world(CLAIM).store.path
    content = bytearray(cached.read_bytes())
    content[len(content) // 2] ^= 0xFF
    cached.write_bytes(content)
    assert relations(actorgraph.open_case(own_cache.parent / "world")) == ["sponsors"]
    assert cached.read_bytes() != bytes(content)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links, fifos and modes")
@pytest.mark.parametrize("kind", ["link", "fifo", "writable by others"])
def test_a_cache_that_somebody_else_made_is_not_believed(
    own_cache: Path, world: World, kind: str
) -> None:
    cached = world(CLAIM).store.path
    planted = own_cache.parent / "planted.db"
    planted.write_bytes(cached.read_bytes().replace(b"sponsors", b"attacks!"))
    before = planted.read_bytes()
    if kind == "link":
        cached.unlink()
        cached.symlink_to(planted)
    elif kind == "fifo":
        cached.unlink()
        os.mkfifo(cached)
    else:
        cached.chmod(0o666)
    assert relations(actorgraph.open_case(own_cache.parent / "world")) == ["sponsors"]
    assert planted.read_bytes() == before
    assert (cached.is_symlink(), cached.stat().st_mode & 0o777) == (False, 0o600)
