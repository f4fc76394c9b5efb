"""Exporting claims in any format that can be written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from actorgraph.formats.format import Format
from actorgraph.formats.registry import (
    format_called,
    format_for,
    need_options,
    writes,
)
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target
from actorgraph.formats.write.marking import binding_in
from actorgraph.model.errors import WrongUse
from actorgraph.model.options import checks_own_options
from actorgraph.sentence.wording import count


class Selectable(Protocol):
    """Something with a selection of claims, such as a `Case`."""

    #: Returns the claims to export.
    def selection(self) -> Selection: ...


@checks_own_options
def export(
    claims: Selection | Selectable,
    target: Target,
    *,
    format: str = "",
    options: Mapping[str, str] | None = None,
) -> list[str]:
    """Write claims in a format and return, a line each, what the format cannot hold or softens.

    Parameters
    ----------
    claims
        A case, or a selection of its claims; ``case.selection(since="2024")`` makes one.
    target
        A path, which is written whole or not at all, or a file that is open for bytes.
    format
        The format's name; by default, the path's ending decides.
    options
        The format's options by name; ``actorgraph formats NAME`` lists them.

    Raises
    ------
    UnknownFormat
        There is no such format.
    WrongUse
        The format cannot be written, lacks one of the options, or makes a folder and *target* is not a
        path; or *target* is the very store that is read.
    FileTrouble
        The path cannot be written.
    TypeError
        *claims* is neither a case nor a selection, or *target* is neither a path nor an open file.

    Examples
    --------
    >>> import io, actorgraph
    >>> file = io.BytesIO()
    >>> lost = export(actorgraph.open_case(), file, format="csv")
    >>> lost[0]
    'one table holds the claims and the names in them; a folder (-o NAME) holds all of actors, events and sources'
    """
    selection = _selection_of(claims)
    chosen = _format(format, target)
    given = dict(options or {})
    write = writes(chosen)
    need_options([chosen], given)
    if isinstance(target, str | os.PathLike):
        if _is_same(selection.store.path, target):
            raise WrongUse(f"{os.fspath(target)!r} is the store itself; name another file")
    elif chosen.folder:
        raise WrongUse(f"{chosen.name} makes a folder; name where it goes")
    lost = write(selection, target, given)
    return [
        *lost,
        *_edgeless(selection, chosen),
        *_unasserted(selection, chosen),
        *binding_in(selection),
    ]


def _edgeless(selection: Selection, format: Format) -> list[str]:
    """Return, in a line, how many claims have no two ends, and what a format of edges does with them."""
    found = len(selection.without_two_ends) if format.edgeless else 0
    have = "has" if found == 1 else "have"
    return [f"{count(found, 'claim')} {have} no two ends: {format.edgeless}"] if found else []


def _unasserted(selection: Selection, format: Format) -> list[str]:
    """Return, in a line, how many claims assert nothing, and what the format does with them."""
    found = selection.unasserted()
    if not found:
        return []
    kinds = ", ".join(f"{number:,} {word}" for word, number in found.most_common())
    are = "is" if found.total() == 1 else "are"
    every = count(selection.count(), "claim")
    return [f"{found.total():,} of {every} {are} not asserted ({kinds}): {format.unasserted}"]


def _selection_of(claims: object) -> Selection:
    if isinstance(claims, Selection):
        return claims
    selection = getattr(claims, "selection", None)
    found = selection() if callable(selection) else None
    if isinstance(found, Selection):
        return found
    raise TypeError(
        f"export needs a case or a selection of its claims, not {type(claims).__name__};"
        " actorgraph.open_case opens a case"
    )


def _is_same(store: Path, target: str | os.PathLike[str]) -> bool:
    try:
        return store.samefile(target)
    except (OSError, ValueError):
        return False


def _format(name: str, target: Target) -> Format:
    is_path = isinstance(target, str | os.PathLike)
    if not (is_path or hasattr(target, "write")):
        raise TypeError(
            f"export needs a path or a file that is open for bytes, not {type(target).__name__}"
        )
    if name:
        return format_called(name)
    if isinstance(target, str | os.PathLike):
        return format_for(Path(target))
    raise WrongUse("name the format of what goes to an open file")
