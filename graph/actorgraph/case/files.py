"""The files of a case folder: their names, and which of them a case has. Every question needs this module."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

CASE: Final = "case.yaml"
ACTORS: Final = "actors.yaml"
EVENTS: Final = "events.yaml"
REPORTS: Final = "reports"
#: The whole texts of reports, by the ids of their sources: ``texts/SOURCE.txt``. No question reads them.
TEXTS: Final = "texts"


def case_files(folder: str | os.PathLike[str]) -> list[str]:
    """Return the names of the files that a case is made of, in the order in which they are read.

    They are relative to the folder, with ``/`` before the name of a report.
    """
    heads = [name for name in (CASE, ACTORS, EVENTS) if os.path.exists(os.path.join(folder, name))]
    return heads + reports(folder)


def is_case(path: str | os.PathLike[str]) -> bool:
    """Return True if a path is a folder with a ``case.yaml``."""
    return os.path.isfile(os.path.join(path, CASE))


def reports(folder: str | os.PathLike[str]) -> list[str]:
    """Return the names of the files of the reports, such as ``reports/cnn.yaml``, in order."""
    names: list[str] = []
    with suppress(OSError):  # a case without reports
        names = os.listdir(os.path.join(folder, REPORTS))
    return [f"{REPORTS}/{name}" for name in sorted(names) if name.endswith((".yaml", ".yml"))]
