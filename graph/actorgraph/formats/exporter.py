"""Handing a selection on in any format that has a way out."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from actorgraph.formats.format import Format
from actorgraph.formats.registry import (
    format_called,
    format_for,
    need_options,
    writes,
)
from actorgraph.formats.selection import Selection
from actorgraph.formats.write.file import Target
from actorgraph.model.errors import WrongUse


def export(
    selection: Selection,
    target: Target,
    *,
    format: str = "",  # noqa: A002 (the word of the field)
    options: Mapping[str, str] | None = None,
) -> list[str]:
    """Write claims in a format and return, a line each, what it cannot hold.

    Parameters
    ----------
    selection
        What to write.
    target
        A path, which is written whole or not at all, or a file that is open for bytes.
    format
        The format's name; by default the path's ending says it.
    options
        What the format can be told, by name.

    Raises
    ------
    UnknownFormat
        There is no such format.
    WrongUse
        It has no way out, not one of the options, or makes a folder and *target* is no path; or
        *target* is the very store that is read.
    FileTrouble
        The path cannot be written.
    """
    it = _format(format, target)
    told = dict(options or {})
    write = writes(it)
    need_options([it], told)
    if isinstance(target, str | os.PathLike):
        if _is_same(selection.store.path, target):
            raise WrongUse(f"{os.fspath(target)!r} is the store itself; name another file")
    elif it.folder:
        raise WrongUse(f"{it.name} makes a folder; name where it goes")
    return write(selection, target, told)


def _is_same(store: Path, target: str | os.PathLike[str]) -> bool:
    try:
        return store.samefile(target)
    except (OSError, ValueError):
        return False


def _format(name: str, target: Target) -> Format:
    if name:
        return format_called(name)
    if isinstance(target, str | os.PathLike):
        return format_for(Path(target))
    raise WrongUse("name the format of what goes to an open file")
