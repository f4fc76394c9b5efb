"""Worlds in a format, for the tests of formats that are written and not read."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from actorgraph.formats.exporter import export
from actorgraph.formats.selection import Selection
from actorgraph.store.reader import Store
from worlds import World, write_world


def exported(world: World, folder: Path, format_name: str) -> Path:
    """Return where a world was written to, with nothing lost."""
    write_world(world, folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        lost = export(Selection(store), folder / "out", format=format_name)
    assert losses(lost) == []
    return folder / "out"


def losses(lines: Iterable[str]) -> list[str]:
    """Return what an export could not hold, without the counts of what nobody asserts, is no edge or is marked."""
    counted = (" not asserted (", " no two ends: ", " marks ")
    return [line for line in lines if not any(words in line for words in counted)]
