"""What every test shares: a cache of its own, small worlds written as case folders, and one browser."""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

import actorgraph
from actorgraph.model.claim import Claim
from actorgraph.store.reader import Store

#: A world of a state, a class, an umbrella and the groups in them; tests add the claims.
ACTORS = """\
- {id: red, name: Red, type: state}
- {id: corps, name: Corps, type: military}
- {id: unit, name: Unit, type: military}
- {id: militias, name: Militias, type: class}
- {id: alpha, name: Alpha, type: armed-group}
- {id: beta, name: Beta, type: armed-group}
- {id: front, name: Front, type: umbrella-group}
- {id: blue, name: Blue, type: state}
- {id: gazette, name: Gazette, type: media-outlet}
"""
EVENTS = """\
- {id: raid, name: raid, type: attack, when: 2024-01-28}
- {id: strike, name: strike, type: attack, when: 2024-02-02}
"""
SOURCE = """\
source: {id: report, title: Report, publisher: Gazette, date: 2024-02-02, language: en}
claims:
"""

World = Callable[..., actorgraph.Case]

CHROMIUM = Path(os.environ.get("ACTORGRAPH_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# A run by hand tries a few examples of each property, and CI many: set HYPOTHESIS_PROFILE=many. A busy
# machine is no fault, so none has a deadline.
settings.register_profile("few", max_examples=12, deadline=None)
# CI tries the same examples each time, so that a change fails for what it changes; a run by hand tries others.
settings.register_profile("many", max_examples=100, deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))


# The tests write some 30,000 small files, for half a minute on a disk; memory takes a second for them.
MEMORY = Path("/dev/shm")
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 * 1024**3:
    os.environ.setdefault("TMPDIR", str(MEMORY))
    tempfile.tempdir = None  # so that it is looked up again


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep compiled cases out of the user's cache, and shared between tests of one run."""
    monkeypatch.setenv("ACTORGRAPH_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in ("ACTORGRAPH_CASE", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PAGER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `os.fsync` only look whether there is such a file: it takes 5 ms, and no test can lose power."""
    monkeypatch.setattr(os, "fsync", os.fstat)


@pytest.fixture(autouse=True)
def _collector_of_cycles() -> None:
    """Turn the collector on again, which the start of the program turns off, for whatever imports it.

    Else a run piles up gigabytes, and the one test that turns it on pays for them: 90 s of 520 in all.
    """
    gc.enable()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one browser for all tests; without any, skip or, where one is needed, fail."""
    if not CHROMIUM.exists():
        missing = f"no browser at {str(CHROMIUM)!r}; set ACTORGRAPH_CHROMIUM"
        if os.environ.get("ACTORGRAPH_NEED_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let SIGINT interrupt this process and its children, even if the run ignores it, as under nohup."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their parameter: what a library packs may hold the time, and an id must not."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse ids that hold an address in memory: the workers of a run must collect the same ids."""
    unstable = [item.nodeid for item in items if re.search(r" at 0x[0-9a-f]{6}", item.nodeid)]
    if unstable:
        raise pytest.UsageError("ids that differ from run to run: " + ", ".join(unstable))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lives as long as the run; looking at it again was a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> actorgraph.Case:
    """Return the case that comes with actorgraph."""
    os.environ["ACTORGRAPH_CACHE"] = str(tmp_path_factory.getbasetemp() / "cache")
    return actorgraph.open_case()


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Return a function that makes a case of claims, each a line of ``key: value`` pairs.

    ``world("relation: sponsors, subject: red, object: alpha")`` opens a case with one claim. A quote is
    made up where none is given. *actors* and *events* stand in for the usual ones.
    """
    return partial(world_in, tmp_path / "world")


def world_in(
    folder: Path, *claims: str, actors: str = ACTORS, events: str = EVENTS, head: str = ""
) -> actorgraph.Case:
    """Make a case of claims in a folder, as `world` does, and open it."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(f"title: World\n{head}", encoding="utf-8")
    (folder / "actors.yaml").write_text(actors, encoding="utf-8")
    (folder / "events.yaml").write_text(events, encoding="utf-8")
    rows = "".join(
        f"- {{id: c{number}, quote: words {number}, {claim}}}\n"
        for number, claim in enumerate(claims, start=1)
    )
    (folder / "reports" / "report.yaml").write_text(SOURCE + rows, encoding="utf-8")
    return actorgraph.open_case(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``, which writes expected files anew, to be read in review like code."""
    parser.addoption("--update-golden", action="store_true", help="write expected files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares a file with what it should hold."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare


def rows_made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that learns of how many rows each read makes claims."""
    made: list[int] = []

    def counted(self: Store, rows: Sequence[tuple[Any, ...]]) -> list[Claim]:
        made.append(len(rows))
        return make(self, rows)

    make = Store._made
    monkeypatch.setattr(Store, "_made", counted)
    return made
