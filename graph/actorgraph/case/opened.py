"""A case folder or a store, opened by its path."""

from __future__ import annotations

import os
from typing import Final

from actorgraph.case.compiled import open_folder
from actorgraph.model.errors import FileTrouble
from actorgraph.store.reader import Store

#: The environment variable that names the case to open if a program or a person names none.
ENVIRONMENT: Final = "ACTORGRAPH_CASE"


def open_path(path: str | os.PathLike[str] | None = None) -> tuple[Store, str | None]:
    """Return the store at a path, and the case folder of which it was made if the path is one.

    Without a path, it is what ``$ACTORGRAPH_CASE`` names, else the first case that comes with actorgraph.

    Raises
    ------
    FileTrouble
        There is nothing there, or it cannot be read.
    Faults
        It is a case folder with faults; all of them are named.
    StoreError
        It is not a store, a damaged one, or one of a newer actorgraph.
    """
    place = place_of(path)
    if os.path.isdir(place):
        return open_folder(place), place
    if os.path.exists(place):
        return Store(place), None
    shown = place.encode("utf-8", "backslashreplace").decode()
    raise FileTrouble(
        f"there is no case at {shown!r}; name a case folder or a store{_shipped_names()}"
    )


def place_of(path: str | os.PathLike[str] | None = None) -> str:
    """Return the path of what a person or a program calls a case.

    A case that comes with actorgraph is called by its name too, such as ``river_war``, if there is nothing
    of that name where one stands.

    >>> os.path.basename(place_of("river_war")), place_of("my_case")
    ('river_war', 'my_case')
    """
    place = os.fspath(path) if path is not None else os.environ.get(ENVIRONMENT, "")
    if place and os.path.exists(place):
        return place
    from actorgraph_data import FIRST, SHIPPED

    return SHIPPED.get(place, place) if place or path is not None else FIRST


def _shipped_names() -> str:
    from actorgraph_data import SHIPPED

    return f", or a case that comes with actorgraph: {', '.join(sorted(SHIPPED))}"
