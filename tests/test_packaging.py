"""What is handed on: the same bytes from the same files, and a lock of the packages that pyproject.toml asks for."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: What a build reads, and the files of one who works in the folder, which it must not.
BUILT = ("graph", "cli", "data", "tests", "docs", "pyproject.toml", "mkdocs.yml", "CITATION.cff", "SECURITY.md", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".gitignore")  # fmt: skip
NOT_KEPT = shutil.ignore_patterns("__pycache__", "*.db", "node_modules")


def _built(folder: Path, day: int, umask: int) -> dict[str, str]:
    """Build in a copy of the project whose files are of some day; return the hashes of what comes out."""
    copy = folder / "copy"
    copy.mkdir(parents=True)
    for name in BUILT:
        place = ROOT / name
        if place.is_dir():
            shutil.copytree(place, copy / name, ignore=NOT_KEPT)
        elif place.exists():
            shutil.copy(place, copy / name)
    for path in copy.rglob("*"):
        os.utime(path, (day * 86_400, day * 86_400))
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist")]
    clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, cwd=copy, env=clean, umask=umask, check=True, capture_output=True)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "dist").iterdir())
    }


@pytest.mark.slow
def test_a_build_elsewhere_and_later_is_the_same_bytes(tmp_path: Path) -> None:
    first = _built(tmp_path / "here", 19_000, 0o022)
    second = _built(tmp_path / "in" / "another" / "place", 20_500, 0o077)
    assert len(first) == 2
    assert first == second


def test_the_lock_has_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    [own] = [package for package in lock["package"] if package["name"] == "actorgraph"]
    asked = {_name(word) for word in project["dependencies"]} | {
        (extra, _name(word))
        for extra, words in project["optional-dependencies"].items()
        for word in words
        if _name(word) != "actorgraph"
    }
    locked = {package["name"] for package in own["dependencies"]} | {
        (extra, package["name"])
        for extra, packages in own["optional-dependencies"].items()
        for package in packages
    }
    assert {key for key in asked if key not in locked} == set()


def test_the_lock_names_no_place_but_the_public_index() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    places = set(re.findall(r'(?:url|registry) = "(https?://[^/"]+|[^"]+)', text))
    assert places == {"https://pypi.org", "https://files.pythonhosted.org"}
    assert re.findall(r"file:|path = |directory = |git = ", text) == []


def _name(requirement: str) -> str:
    """Return the name of a package as an index writes it."""
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()
