"""What the tests of bibliographies share: the sources of a world on their way out and back."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from actorgraph.formats.exporter import export
from actorgraph.formats.importer import import_files
from actorgraph.formats.selection import Selection
from actorgraph.model.source import Source
from actorgraph.store.reader import Store
from worlds import World, write_world


def written(world: World, folder: Path, name: str) -> Path:
    """Return the bibliography of a world."""
    write_world(world, folder / "s.db")
    with closing(Store(folder / "s.db")) as store:
        export(Selection(store), folder / name)
    return folder / name


def sources_in(path: Path, into: Path) -> list[Source]:
    """Return the sources that a bibliography brings, by their ids."""
    import_files(path, into)
    with closing(Store(into)) as store:
        return sorted(store.sources(), key=lambda source: source.id)


def come_back(world: World, name: str) -> bool:
    """Return whether the sources of a world are the same after a way out and in."""
    if not world.sources:
        return True
    with tempfile.TemporaryDirectory() as folder:
        path = written(world, Path(folder), name)
        found = sources_in(path, Path(folder) / "in.db")
    return found == sorted(world.sources, key=lambda source: source.id)
