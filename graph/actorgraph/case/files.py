"""The files of a case folder: their names, and which of them a case has. Every question needs this module."""

from __future__ import annotations

from pathlib import Path
from typing import Final

CASE: Final = "case.yaml"
ACTORS: Final = "actors.yaml"
EVENTS: Final = "events.yaml"
REPORTS: Final = "reports"


def case_files(folder: Path) -> list[Path]:
    """Return the files that a case is made of, in the order in which they are read."""
    heads = [folder / name for name in (CASE, ACTORS, EVENTS)]
    return [path for path in heads if path.exists()] + reports(folder)


def is_case(path: Path) -> bool:
    """Return True if a path is a folder with a ``case.yaml``."""
    try:
        return (path / CASE).is_file()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def reports(folder: Path) -> list[Path]:
    """Return the files of the reports, in the order of their names."""
    found = (folder / REPORTS).glob("*")
    return sorted(path for path in found if path.suffix in (".yaml", ".yml"))
