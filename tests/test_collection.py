"""The collection of the tests: each run, and each worker of a run, has to collect the same ids."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from page.conftest import CORE

CONFTEST = Path(__file__).with_name("conftest.py")


def collect(folder: Path, parametrization: str) -> str:
    """Return what pytest prints when it collects one test under the hooks of this suite."""
    (folder / "conftest.py").write_text(CONFTEST.read_text("utf-8"), "utf-8")
    test = (
        f"import os, pytest\n\n@pytest.mark.parametrize({parametrization})\ndef test_a(a): pass\n"
    )
    (folder / "test_a.py").write_text(test, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-c",
        os.devnull,
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_every_test_of_the_core_of_the_page_exists() -> None:
    pages = Path(__file__).with_name("page").rglob("test_*.py")
    known = {
        name
        for page in pages
        for name in re.findall(r"^def (test_\w+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert CORE - known == set()


@pytest.mark.slow
def test_bytes_that_differ_from_run_to_run_have_the_same_id(tmp_path: Path) -> None:
    lines = collect(tmp_path, "'a', [os.urandom(8), os.urandom(8)]").splitlines()
    assert lines[:2] == ["test_a.py::test_a[a0]", "test_a.py::test_a[a1]"]


@pytest.mark.slow
def test_an_id_with_an_address_in_memory_is_refused(tmp_path: Path) -> None:
    assert "ids that differ from run to run" in collect(tmp_path, "'a', [object()], ids=repr")
