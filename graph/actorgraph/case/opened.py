"""A case folder or a store, opened by its path."""

from __future__ import annotations

import os
from pathlib import Path

from actorgraph.case.compiled import open_folder
from actorgraph.model.errors import FileTrouble
from actorgraph.store.reader import Store


def open_path(path: str | os.PathLike[str]) -> tuple[Store, Path | None]:
    """Return the store at a path, and the case folder of which it was made if the path is one.

    Raises
    ------
    FileTrouble
        There is nothing there, or it cannot be read.
    Faults
        It is a case folder with faults; all of them are named.
    StoreError
        It is not a store, a damaged one, or one of a newer actorgraph.
    """
    place = Path(path)
    try:
        is_folder, is_there = place.is_dir(), place.exists()
    except (OSError, ValueError):  # a name that is too long, or holds a NUL
        is_folder = is_there = False
    if is_folder:
        return open_folder(place), place
    if is_there:
        return Store(place), None
    shown = str(place).encode("utf-8", "backslashreplace").decode()
    raise FileTrouble(f"there is no case at {shown!r}; name a case folder or a store")
